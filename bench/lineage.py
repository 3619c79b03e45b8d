"""Two reports of one government, a year apart: how long comparing them takes, what is found, and how right it is.

Where links were annotated by hand (`gold/links/OLD__NEW.jsonl`), those found are held against them.
"""

import json
import re
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

from bench.tables import corpus, print_table, reports, seconds, verdict
from luoshi.cli.reports import read_report
from luoshi.facts import Reading
from luoshi.judging.lineage import lineage, rows
from luoshi.judging.targets import rules_on

AT_MOST = 1.0
"""Seconds that two reports of thirty thousand characters together are to take at most, reading included."""

LENGTH = 30_000
LEAST = {"precision": 0.95, "recall": 0.85, "verdicts": 0.95, "F1": 0.8}
"""Of links that are the same: how many are right, how many are found, verdicts right of those; F1 of the unreported."""

_YEAR = re.compile(r"(?P<who>.+)-(?P<year>(?:19|20)\d\d)")


def show() -> None:
    """Print the table."""
    lines: list[tuple[object, ...]] = []
    for paths in reports().values():
        for old, new in pairs(paths):
            lines.append(_line(old, new))
    title = (
        "承诺与兑现 / promises and outcomes: 前后两年的报告对照，用时和准确率 / two reports a year apart, "
        "time and accuracy; bars: a second for 30,000 characters, "
    ) + ", ".join(f"{name} {least}" for name, least in LEAST.items())
    head = ("", "承诺 promises", "同一 same", "相关 related", "未见 unreported", "对照 ms", "连读 ms with reading", "")
    print_table(title, (*head, *LEAST, ""), lines)


def pairs(paths: list[Path]) -> list[tuple[Path, Path]]:
    """Those of one government whose years follow each other, the earlier first."""
    named = {(found["who"], int(found["year"])): path for path in paths if (found := _YEAR.fullmatch(path.stem))}
    return [(path, named[who, year + 1]) for (who, year), path in named.items() if (who, year + 1) in named]


def _line(old: Path, new: Path) -> tuple[object, ...]:
    first, second = read_report(str(old)), read_report(str(new))
    alone = seconds(lambda: compared(first, second), 3)
    whole = seconds(lambda: compared(read_report(str(old)), read_report(str(new))), 3)
    links = compared(first, second)
    counted = Counter(row["relation"] for row in links)
    letters = len(first.source.text) + len(second.source.text)
    quick = verdict(whole <= AT_MOST * max(1.0, letters / LENGTH))
    counts = [counted[relation] for relation in ("same", "related", "unreported")]
    times = (f"{alone * 1000:.0f}", f"{whole * 1000:.0f}", quick)
    return (f"{old.stem} → {new.stem}", len(links), *counts, *times, *_scores(links, old, new))


def compared(old: Reading, new: Reading) -> list[dict[str, Any]]:
    """The promises of the old report with their outcomes."""
    found = rows(lineage(old, new, rules_on(date(old.year or date.max.year, 1, 1))))
    return [row for row in found if row["kind"] == "link"]


def _scores(links: list[dict[str, Any]], old: Path, new: Path) -> tuple[object, ...]:
    folder = corpus()
    gold = folder and folder / "gold" / "links" / f"{old.stem}__{new.stem}.jsonl"
    if not gold or not gold.exists():
        return ("", "", "", "", "")
    found = scores(links, [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines() if line.strip()])
    held = verdict(all(found[name] >= least for name, least in LEAST.items()))
    return (*(f"{found[name]:.3f}" for name in LEAST), held)


def scores(links: list[dict[str, Any]], gold: list[dict[str, Any]]) -> dict[str, float]:
    """What LEAST names, over the promises that the annotation covers."""
    same = right = claimed = verdicts = untold = silent = both = 0
    for wanted in gold:
        mine = [row for row in links if _touch(row["promise"], wanted["promise"]) and row["outcome"]]
        good = [row for row in mine if _touch(row["outcome"], wanted["outcome"])]
        if wanted["relation"] == "same":
            same += 1
            right += bool(good)
            verdicts += bool(good) and good[0]["verdict"] == wanted["verdict"]
        claimed += bool(mine) and wanted["relation"] != "related"
        untold += wanted["relation"] == "unreported"
        silent += not mine
        both += wanted["relation"] == "unreported" and not mine
    found = (
        right / max(1, claimed),
        right / max(1, same),
        verdicts / max(1, right),
        2 * both / max(1, untold + silent),
    )
    return dict(zip(LEAST, found, strict=True))


def _touch(one: dict[str, Any] | None, other: dict[str, Any] | None) -> bool:
    return bool(one and other and one["start"] < other["end"] and other["start"] < one["end"])
