"""Acts on a register without end, until it is killed: `python -m tests.web.acting DATABASE`. A line for each action."""

import sys

from luoshi.web.ready import ready


def main(database: str) -> None:
    """Confirm an entry, take that back, take back the taking back, and so on; now and then an account is changed."""
    ready(database)
    from luoshi.web.people import actions as people
    from luoshi.web.people.clock import now
    from luoshi.web.people.queries import accounts
    from luoshi.web.register import actions, queries
    from luoshi.web.register.models import Decision, Entry
    from tests.readings import wangchuan

    reading = wangchuan().reading()
    report = queries.report(actions.admit(reading.source, reading).key)
    assert report is not None
    if not accounts():
        people.add("boss", "", "administrator", now(), "a long password")
        people.add("wang", "", "editor", now(), "a long password", "boss")
    if not Decision.objects.exists():
        actions.confirm_sure(report.id, "wang", now(), "figure")
    while True:
        last = Decision.objects.order_by("-number")[0]
        actions.undo(report.id, "wang", now(), last.number)
        print("undone", last.number, Entry.objects.filter(state="confirmed").count(), flush=True)
        role = accounts()[1].role
        people.set_role("wang", "reviewer" if role == "editor" else "editor", "boss")
        print("role", role, flush=True)


if __name__ == "__main__":
    main(sys.argv[1])
