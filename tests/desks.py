"""A desk as full as a real one: commitments made of the clauses of a plan, whatever the reader makes of them."""

import os
import re
import subprocess
import sys
from pathlib import Path

from luoshi import intake, reading
from luoshi.facts import Commitment, Reading
from tests.template import put

CLAUSE = re.compile(r"[^，；。：\n]{4,}")


def with_commitments(read: Reading) -> Reading:
    """The reading, with a commitment for every clause of its plan: a target where it holds one, else an action."""
    text = read.source.text
    made = []
    for section in read.outline:
        if section.outlook != "plan" or section.level != 1:
            continue
        for found in CLAUSE.finditer(text, text.index("\n", section.start), section.end):
            start, end = found.span()
            inside = [each for each in read.figures if start <= each.start and each.end <= end]
            target = any(each.status == "target" for each in inside)
            kind = (
                "target"
                if target
                else "stance"
                if "坚持" in found[0]
                else "deliverable"
                if "建成" in found[0]
                else "action"
            )
            made.append(
                Commitment(
                    start, end, found[0], kind, "must" if "确保" in found[0] else "will",  # type: ignore[arg-type]
                    tuple((each.start, each.end) for each in inside), (), (), (),
                    section.path, (start, end), ("test-rule:clause",),
                )
            )  # fmt: skip
    return read._replace(commitments=tuple(made))


def fill(database: Path, *reports: Path) -> None:
    """Admit reports with their made-up commitments into a database, in a process of its own."""
    put(database)
    environment = {**os.environ, "LUOSHI_DATABASE": str(database), "DJANGO_SETTINGS_MODULE": "luoshi.web.site.settings"}
    subprocess.run(
        [sys.executable, "-m", "tests.desks", *map(str, reports)],
        check=True,
        env=environment,
        cwd=Path(__file__).parents[1],
    )


def main() -> None:
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)
    from luoshi.web.register.actions import admit

    for path in sys.argv[1:]:
        made = with_commitments(reading.read(intake.open(path)))
        admit(made.source, made)


if __name__ == "__main__":
    main()
