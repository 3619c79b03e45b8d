"""Real reports with one figure shifted: how often that is found, and whether the shifted figure is offered as a repair.

What a report states once can be shifted unseen, and most of what stands in a relation only implies a quantity that no
figure states, or lies on one side of another: no method finds a shift there. Figures that the printed ones determine
are counted by themselves, beside all that stand in a relation. Of the samples no bar is asked: their rounding is coarse
on purpose.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from bench.tables import print_table, reports, verdict
from luoshi import intake
from luoshi import reading as reader
from luoshi.facts import Figure
from luoshi.judging.agreement import Agreement, Relation, Stated, Unknown, check
from luoshi.judging.agreement.conflicts import grouped
from luoshi.judging.agreement.printed import last_place

FOUND_AT_LEAST = 0.9
MENDED_AT_LEAST = 0.95
EQUATIONS = frozenset({"increase", "growth", "multiple", "pace", "share", "sum", "rank", "plan", "average", "restated"})
"""Relations that say how much a figure is, and not only on which side of another it lies."""

SHIFTS = (-10, 10)
"""Units of the last place by which a figure is moved."""

_NUMBER = re.compile(r"\d[\d,\s]*(?:\.[\d\s]*\d)?")


def show() -> None:
    """Print the table."""
    counts: dict[str, Counter[str]] = {}
    for source, paths in reports().items():
        for path in paths:
            text = intake.from_bytes(path.name, path.read_bytes()).text
            agreement = _checked(path.name, text)
            if agreement.conflicts:
                # What stands there already would pass for found.
                continue
            for stated, held in _figures(agreement):
                for by in SHIFTS:
                    moved = shifted(text, stated.figure, by)
                    if moved is not None:
                        found = _told(_checked(path.name, moved), stated.figure.start)
                        for kind in (
                            f"{source}: 关系中的数 / in a relation",
                            f"{source}: 数字之间的等式中 / in an equation of figures",
                        ):
                            if held or "in a relation" in kind:
                                counts.setdefault(kind, Counter()).update(["tried", *found])
    rows = []
    for kind, each in counts.items():
        tried, hits, mended = each["tried"], each["found"], each["mended"]
        bar = ""
        if "real" in kind and "equation" in kind:
            bar = verdict(hits >= FOUND_AT_LEAST * tried and mended >= MENDED_AT_LEAST * hits)
        rows.append((kind, tried, hits, f"{hits / tried:.3f}", f"{mended / hits:.3f}" if hits else "", bar))
    title = (
        "植入差错 / planted errors: 一个数的末位移动10，发现和指出的比例，要求发现九成、指出九成五 / "
        "one figure moved by 10 in its last place: share found and, of those, offered as the repair; bars 0.90 and 0.95"
    )
    head = ("", "次 tried", "发现 found", "÷ 次 tried", "指出 mended ÷ found", "")
    print_table(title, head, rows)


def _checked(name: str, text: str) -> Agreement:
    return check([reader.read(intake.from_bytes(name, text.encode()), commitments=False)])


def _figures(agreement: Agreement) -> Iterator[tuple[Stated, bool]]:
    """Every figure in a relation that is no bare limit, and whether it stands in an equation of printed figures."""
    hard = [each for each in agreement.relations if each.layer == "hard"]
    for group in grouped(hard):
        beyond = {stated for each in group.relations if each.kind != "limit" for stated in each.stated()}
        equal = {stated for each in _determined(group.relations) for stated in each.stated()}
        for stated in group.figures:
            if stated in beyond:
                yield stated, stated in equal


def _determined(relations: Sequence[Relation]) -> list[Relation]:
    """The equations whose unknown quantities others determine: one that alone names an unknown says nothing."""
    left = [each for each in relations if each.kind in EQUATIONS]
    while True:
        named = Counter(part for each in left for _role, part in each.parts if isinstance(part, Unknown))
        kept = [
            each for each in left if all(isinstance(part, Stated) or named[part] != 1 for _role, part in each.parts)
        ]
        if len(kept) == len(left):
            return kept
        left = kept


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


def _told(agreement: Agreement, at: int) -> list[str]:
    """found: something is in conflict; mended: the figure at that offset is among the single repairs."""
    if not agreement.conflicts:
        return []
    repairs = [each.stated.figure for conflict in agreement.conflicts for each in conflict.repairs]
    return ["found", "mended"] if any(each.start <= at < each.end for each in repairs) else ["found"]
