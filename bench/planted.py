"""Real reports with one figure shifted: how often that is found, and whether the shifted figure is offered as a repair.

What a report states once can be shifted unseen: no method finds a shift where nothing else printed says how much the
figure is. So the figures are counted by what they stand in, each where it stands most firmly:

- equation: a relation that says how much the figure is, each of whose quantities is printed or follows from printed
  ones. The bar is asked here.
- bound: a relation of such quantities that only says on which side of another it lies (a part and its whole, a mark
  that was passed, 由……增加到……). What is found depends on how much room there is.
- limit: a share, of which only the 100% above it is known.
- unprinted: a relation that names a quantity nobody printed (a level and its growth: last year's level), so that any
  value fits.

The first line counts all of them but the mere limits. A shift counts as found by a contradiction or, where scope or
vintage may differ, by a question; both are shown. Of the samples no bar is asked: their rounding is coarse on purpose.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

from bench.tables import print_table, reports, verdict
from luoshi import intake
from luoshi import reading as reader
from luoshi.facts import Figure, Reading
from luoshi.judging.agreement import Agreement, Stated, check
from luoshi.judging.agreement.closed import checkable, equations, judged
from luoshi.judging.agreement.printed import last_place
from luoshi.judging.agreement.wording import government

FOUND_AT_LEAST = 0.9
MENDED_AT_LEAST = 0.95

SHIFTS = (-10, 10)
"""Units of the last place by which a figure is moved."""

ALL = "关系中的数，不计只有≤100%的 / in a relation, mere limits aside"
KINDS = {
    "equation": "　其中 等式，各项写明或可推定 / equation, all printed or implied",
    "bound": "　其中 只有单边的限 / one-sided bound",
    "unprinted": "　其中 另一项没有写明 / names what nobody printed",
    "limit": "另：只有≤100% / apart: only the limit of 100%",
}

_NUMBER = re.compile(r"\d[\d,\s]*(?:\.[\d\s]*\d)?")


def show() -> None:
    """Print the table."""
    counts: dict[str, Counter[str]] = {}
    for source, paths in reports().items():
        for line in (ALL, *KINDS.values()):
            counts[f"{source}: {line}"] = Counter()
        for path in paths:
            for kind, found in _tried([path]):
                counts[f"{source}: {KINDS[kind]}"].update(found)
                if kind != "limit":
                    counts[f"{source}: {ALL}"].update(found)
        between = f"{source}: 两年报告之间 / between the reports of two years"
        for pair in _pairs(paths):
            for _kind, found in _tried(pair):
                counts.setdefault(between, Counter()).update(found)
    rows = []
    for line, each in counts.items():
        tried, hits, mended = each["tried"], each["contradiction"] + each["question"], each["mended"]
        bar = ""
        if "real" in line and KINDS["equation"] in line:
            bar = verdict(hits >= FOUND_AT_LEAST * tried and mended >= MENDED_AT_LEAST * hits)
        share = f"{hits / tried:.3f}" if tried else ""
        repaired = f"{mended / hits:.3f}" if hits else ""
        rows.append((line, tried // len(SHIFTS), tried, each["contradiction"], each["question"], share, repaired, bar))
    title = (
        "植入差错 / planted errors: 一个数的末位移动10，发现和指出的比例，要求等式中的数发现九成、指出九成五 / "
        "one figure moved by 10 in its last place: share found and, of those, offered as the repair; "
        "bars for the figures in equations 0.90 and 0.95"
    )
    head = ("", "约数 figures", "次 tried", "矛盾 conflicts", "疑问 questions", "÷ 次 tried", "指出 mended ÷ found", "")
    print_table(title, head, rows)


def _pairs(paths: Sequence[Path]) -> Iterator[list[Path]]:
    """Reports of one government in two years that follow each other, the earlier first."""
    for later in paths:
        for earlier in paths:
            years = [int(re.findall(r"\d{4}", path.name)[-1]) for path in (earlier, later)]
            if years[1] - years[0] == 1 and government(earlier.name) == government(later.name):
                yield [earlier, later]


def _tried(paths: Sequence[Path]) -> Iterator[tuple[str, list[str]]]:
    """Every figure with its kind, moved both ways: what was found. Of two reports only what lies between them."""
    texts = [intake.from_bytes(path.name, path.read_bytes()).text for path in paths]
    readings = [_read(path.name, text) for path, text in zip(paths, texts, strict=True)]
    agreement = check(readings)
    known = {frozenset(each.figures) for each in agreement.conflicts}
    for stated, kind in _kinds(agreement, between=len(paths) > 1).items():
        for by in SHIFTS:
            moved = shifted(texts[stated.document], stated.figure, by)
            if moved is not None:
                changed = list(readings)
                changed[stated.document] = _read(paths[stated.document].name, moved)
                yield kind, ["tried", *_told(check(changed), stated, known)]


def _read(name: str, text: str) -> Reading:
    return reader.read(intake.from_bytes(name, text.encode()), commitments=False)


def _kinds(agreement: Agreement, between: bool) -> dict[Stated, str]:
    """Every figure in a relation, and the firmest that it stands in."""
    relations = judged(agreement.relations)
    if between:
        relations = [each for each in relations if len({stated.document for stated in each.stated()}) > 1]
    limits = [each for each in relations if each.kind == "limit"]
    beyond = [each for each in relations if each.kind != "limit"]
    found: dict[Stated, str] = {}
    for kind, several in (
        ("equation", equations(beyond)),
        ("bound", checkable(beyond)),
        ("unprinted", beyond),
        ("limit", limits),
    ):
        for relation in several:
            for stated in relation.stated():
                found.setdefault(stated, kind)
    return found


def shifted(text: str, figure: Figure, by: int) -> str | None:
    """The text with a figure moved by so many units of its last place; None where it has no digits or would fall below
    nothing. The last place is that of `judging.agreement.printed`: 8300亿元 may have been rounded at the hundreds."""
    found = _NUMBER.search(text, figure.start, figure.end)
    value = figure.quantity.value
    if found is None or not value:
        return None
    number = Decimal(re.sub(r"[\s,]", "", found[0]))
    place = last_place(figure) * Fraction(number) / Fraction(abs(value))
    moved = number + by * Decimal(place.numerator) / Decimal(place.denominator)
    if moved <= 0:
        return None
    return text[: found.start()] + f"{moved.normalize():f}" + text[found.end() :]


def _told(agreement: Agreement, moved: Stated, known: set[frozenset[Stated]]) -> list[str]:
    """contradiction or question: what was not there before; mended: the figure is among its single repairs."""
    new = [each for each in agreement.conflicts if frozenset(each.figures) not in known]
    if not new:
        return []
    at = moved.figure.start
    repairs = [each.stated for conflict in new for each in conflict.repairs]
    mended = any(each.document == moved.document and each.figure.start <= at < each.figure.end for each in repairs)
    kind = "contradiction" if any(each.certain for each in new) else "question"
    return [kind, "mended"] if mended else [kind]
