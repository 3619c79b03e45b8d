"""What `luoshi demo` does once Django is there; the words it is typed in are luoshi.cli's."""

import os
import secrets
from datetime import date
from typing import TYPE_CHECKING

from django.conf import settings

from luoshi.cli.reports import read_report
from luoshi.facts import Refusal
from luoshi.web.ready import ready
from luoshi.web.site.data import without_password

if TYPE_CHECKING:
    from luoshi.web.demo.year import Filled


def demo(path: str, database: str | None, seed: int, last: date | None) -> "tuple[Filled, str]":
    """Fill the database with the made-up city whose report is at `path`; what there is, and everybody's password.

    last: the last day, or None for today. Raises Refusal: unusable-database, not-empty (somebody has an account there
    already; nothing is changed), weak-password, and what reading the report raises.
    """
    reading = read_report(path, None)
    ready(database)
    # Models are there only now.
    from luoshi.web.demo.year import fill
    from luoshi.web.people.clock import today
    from luoshi.web.people.queries import accounts_exist

    if accounts_exist():
        raise Refusal("not-empty", name=without_password(settings.DATABASE))
    password = os.environ.get("LUOSHI_DEMO_PASSWORD") or secrets.token_urlsafe(12)
    return fill(reading, seed, last or today(), password), password
