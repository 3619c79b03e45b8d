"""Writes events: `python -m tests.web.counting DATABASE WHO HOW_MANY`."""

import sys

from luoshi.web.ready import ready


def main(database: str, who: str, how_many: str) -> None:
    """Over that database, which is brought up to date."""
    ready(database)
    count(who, int(how_many))


def count(who: str, how_many: int) -> None:
    """Each event in a transaction of its own."""
    from django.db import transaction

    from luoshi.web.journal.actions import append

    for number in range(how_many):
        with transaction.atomic():
            append(who, "count", "report", "ab", None, number)


if __name__ == "__main__":
    main(*sys.argv[1:])
