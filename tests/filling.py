"""Fills a database, in a process of its own: the report confirmed and frozen, and the units of a made-up town."""

import os
import subprocess
import sys
from pathlib import Path

from tests.template import put


def fill(database: Path, report: Path, module: str = "tests.filling") -> str:
    """What the module, run on the report, says last; the key of the report."""
    put(database)
    environment = {**os.environ, "LUOSHI_DATABASE": str(database), "DJANGO_SETTINGS_MODULE": "luoshi.web.site.settings"}
    done = subprocess.run(
        [sys.executable, "-m", module, str(report)],
        check=True,
        env=environment,
        cwd=Path(__file__).parents[1],
        capture_output=True,
        text=True,
    )
    return done.stdout.split()[-1]


def main() -> None:
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)
    from luoshi import intake, reading
    from luoshi.web.register import queries
    from luoshi.web.register.actions import admit
    from tests.web.tasks import frozen, town

    made = reading.read(intake.open(sys.argv[1]))
    report = queries.report(admit(made.source, made).key)
    assert report is not None
    frozen(report)
    town()
    print(report.key)


if __name__ == "__main__":
    main()
