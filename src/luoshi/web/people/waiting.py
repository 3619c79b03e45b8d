"""How long somebody waits after wrong passwords, and how long a log-in lasts. Plain arithmetic; the clock is given."""

from datetime import datetime, timedelta
from ipaddress import ip_address, ip_network

FREE_FOR_ACCOUNT = 5
"""Wrong passwords in a row for one name without a wait: people mistype."""

FREE_FOR_ADDRESS = 30
"""The same for one address: an office shares one."""

FIRST_WAIT = timedelta(seconds=2)
LONGEST_WAIT = timedelta(minutes=15)
FORGOTTEN_AFTER = timedelta(hours=24)
"""Failures are forgotten a day after the last."""

IDLE = timedelta(hours=1)
"""A log-in ends when nothing was asked for so long."""

LONGEST = timedelta(hours=12)
"""A log-in ends after so long whatever is asked."""

NOTED_EVERY = timedelta(minutes=1)
"""How finely it is noted when something was last asked: not every page has to write."""


def wait(failures: int, free: int) -> timedelta:
    """The wait after so many failures in a row: none for the first `free`, then doubling from FIRST_WAIT."""
    if failures < free:
        return timedelta(0)
    # The exponent is bounded before it is used: a long attack must not make a long number.
    doubled: int = 2 ** min(failures - free, 20)
    return min(FIRST_WAIT * doubled, LONGEST_WAIT)


def forgotten(last_at: datetime, now: datetime) -> bool:
    """Whether failures, the latest at `last_at`, no longer count."""
    return now - last_at >= FORGOTTEN_AFTER


def ended(began: datetime, asked: datetime, now: datetime) -> bool:
    """Whether a log-in that began at `began` and was last used at `asked` has ended."""
    return now - asked >= IDLE or now - began >= LONGEST


def neighbourhood(address: str) -> str:
    """The address to count by: itself, of IPv6 its /64, which is what one subscriber gets; "" for what is none."""
    try:
        found = ip_address(address)
    except ValueError:
        return ""
    mapped = getattr(found, "ipv4_mapped", None)
    if mapped is not None:
        return str(mapped)
    return str(found) if found.version == 4 else str(ip_network(f"{found}/64", strict=False))
