"""知悉范围: who may know of a task, changed with the reason."""

from luoshi.web.delivery.actions.base import Deed, Doing, Refused, Seen
from luoshi.web.delivery.transitions import SECRECIES


def set_secrecy(seen: Seen, deed: Deed, secrecy: str) -> None:
    """Give a task another secrecy. Raises Refused: secrecy (none of SECRECIES), same-secrecy."""
    with Doing(seen, "set-secrecy", deed) as task:
        if secrecy not in SECRECIES:
            raise Refused("secrecy")
        if secrecy == task.secrecy:
            raise Refused("same-secrecy")
        task.secrecy = secrecy
