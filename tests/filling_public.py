"""Fills a database, in a process of its own: a public register with tasks, a deputy and somebody who may log in."""

import sys


def main() -> None:
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)
    from luoshi import intake, reading
    from luoshi.web.register import queries
    from luoshi.web.register.actions import admit
    from tests.web.promised import promised
    from tests.web.tasks import officer
    from tests.web.visiting import account

    made = reading.read(intake.open(sys.argv[1]))
    report = queries.report(admit(made.source, made).key)
    assert report is not None
    made_up = promised(report)
    account("administrator", "first")
    officer("deputy", made_up.place.county, "qian")
    print(made_up.tasks["open"].pk)


if __name__ == "__main__":
    main()
