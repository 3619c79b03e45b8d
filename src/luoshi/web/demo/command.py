"""What `luoshi demo` does once Django is there; the words it is typed in are luoshi.cli's."""

import os
import secrets
from datetime import date

from luoshi.cli.reports import read_report
from luoshi.web.demo.year import Filled, fill
from luoshi.web.people.clock import today
from luoshi.web.people.queries import accounts_exist
from luoshi.web.ready import ready


def demo(path: str, database: str | None, seed: int, last: date | None) -> tuple[Filled, str] | None:
    """Fill the database with the made-up city whose report is at `path`; what there is, and everybody's password.

    None where the database holds somebody already: then nothing is changed. last: the last day, or None for today.
    Raises Refusal: unusable-database, and what reading the report raises.
    """
    reading = read_report(path, None)
    ready(database)
    if accounts_exist():
        return None
    password = os.environ.get("LUOSHI_DEMO_PASSWORD") or secrets.token_urlsafe(12)
    return fill(reading, seed, last or today(), password), password
