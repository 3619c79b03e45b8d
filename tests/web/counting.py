"""Writes events: `python -m tests.web.counting DATABASE WHO HOW_MANY`."""

import sys

from luoshi.web.ready import ready


def main(database: str, who: str, how_many: str) -> None:
    """Each event in a transaction of its own."""
    ready(database)
    from django.db import transaction

    from luoshi.web.journal.actions import append

    for number in range(int(how_many)):
        with transaction.atomic():
            append(who, "count", "report", "ab", None, number)


if __name__ == "__main__":
    main(*sys.argv[1:])
