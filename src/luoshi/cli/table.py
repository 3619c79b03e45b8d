"""A reading as a table for people."""

from luoshi.cli.language import Language, Words, say
from luoshi.cli.width import clipped, one_line, padded, width
from luoshi.facts import (
    COMMITMENT_DOUBTS,
    DOUBTS,
    Bound,
    Commitment,
    CommitmentKind,
    Doubt,
    Figure,
    NumeralClass,
    Reading,
    Stage,
    Status,
    Strength,
)  # fmt: skip

HEAD: tuple[Words, ...] = (
    ("位置", "offset"),
    ("年份", "year"),
    ("状态", "status"),
    ("数值", "value"),
    ("原文", "as written"),
    ("地区", "place"),
    ("对象", "subject"),
)
STATUS: dict[Status, Words] = {
    "actual": ("完成", "actual"),
    "estimate": ("预计", "estimate"),
    "target": ("目标", "target"),
    "reference": ("参照", "reference"),
}
COMMITMENT_HEAD: tuple[Words, ...] = (
    ("位置", "offset"),
    ("事项", "kind"),
    ("力度", "strength"),
    ("章节", "section"),
    ("承诺事项", "commitment"),
)
COMMITMENT: dict[CommitmentKind, Words] = {
    "target": ("目标", "target"),
    "deliverable": ("成果", "deliverable"),
    "action": ("举措", "action"),
    "stance": ("表态", "stance"),
}
STRENGTH: dict[Strength, Words] = {
    "must": ("必须", "must"),
    "will": ("一般", "will"),
    "aim": ("争取", "aim"),
}
STAGE: dict[Stage, Words] = {
    "preliminary": ("前期工作", "preliminary work"),
    "start": ("开工", "to be begun"),
    "advance": ("加快推进", "to be taken forward"),
    "complete": ("竣工投产", "to be finished"),
    "operate": ("投入运营", "to be in use"),
}
CLASS: dict[NumeralClass, Words] = {
    "figure": ("指标数值", "figures"),
    "criterion": ("条件", "criteria"),
    "name": ("名称", "names"),
    "date": ("时间", "dates"),
    "list": ("序号", "list marks"),
}
BOUND: dict[Bound, str] = {"eq": "", "approx": "≈", "ge": "≥", "gt": ">", "le": "≤", "lt": "<", "range": ""}
DIRECTION = {"up": "↑", "down": "↓", None: ""}

NARROWEST_SUBJECT = 16
"""Columns that the last column keeps however narrow the terminal is."""
SECTION = 16
"""Columns of a section's title beside a commitment."""


def table(reading: Reading, language: Language, columns: int | None) -> str:
    """The figures, one a line, then the other numerals counted by class, what is doubted about them, the commitments.

    A commitment that is doubted has a question mark behind its kind.
    columns: width of the terminal, to which the last column is clipped; None to clip nothing. Stances are counted and
    not listed: there is nothing to check.
    """
    lines = [_title(reading, language)]
    if reading.figures:
        lines += _figures(reading.figures, language, columns)
    lines.append(_count(reading, language))
    for doubt in _doubts(reading):
        lines.append(f"  ? {doubt.start}  {one_line(doubt.text)}  {say(DOUBTS[doubt.code], language)}")
    checkable = [each for each in reading.commitments if each.kind != "stance"]
    if checkable:
        lines += ["", *_commitments(checkable, _unclear(reading), language, columns)]
    if reading.commitments:
        lines.append(_kinds(reading, language))
    return "\n".join(lines) + "\n\n"


def _doubts(reading: Reading) -> list[Doubt]:
    return [doubt for doubt in reading.doubts if doubt.code not in COMMITMENT_DOUBTS]


def _unclear(reading: Reading) -> set[int]:
    """Where the commitments begin that are doubted."""
    return {doubt.start for doubt in reading.doubts if doubt.code in COMMITMENT_DOUBTS}


def amount(figure: Figure) -> str:
    """The value as a reader would write it: ↑≥5.5%, ≈1,008个, 5–10家."""
    quantity = figure.quantity
    unit = one_line(quantity.unit)
    ends = (quantity.low, quantity.high) if quantity.value is None else (quantity.value,)
    numbers = "–".join(f"{end.normalize():,f}" for end in ends if end is not None)
    return f"{DIRECTION[figure.direction]}{BOUND[figure.bound]}{numbers}{unit}"


def _title(reading: Reading, language: Language) -> str:
    source = reading.source
    given = reading.year if reading.year is not None else "?"
    words = (
        f"{source.name}  {given} 年报告  {len(source.text):,} 字",
        f"{source.name}  report of {given}  {len(source.text):,} characters",
    )
    return say(words, language)


def _figures(figures: tuple[Figure, ...], language: Language, columns: int | None) -> list[str]:
    cells = [tuple(say(words, language) for words in HEAD)]
    cells += [
        (
            str(figure.start),
            "" if figure.period.year is None else str(figure.period.year),
            say(STATUS[figure.status], language),
            amount(figure),
            one_line(figure.text),
            one_line(figure.place or ""),
            one_line(figure.subject),
        )
        for figure in figures
    ]
    return _aligned(cells, columns)


def _commitments(
    commitments: list[Commitment], unclear: set[int], language: Language, columns: int | None
) -> list[str]:
    cells = [tuple(say(words, language) for words in COMMITMENT_HEAD)]
    cells += [
        (
            str(each.start),
            say(COMMITMENT[each.kind], language) + ("?" if each.start in unclear else ""),
            say(STRENGTH[each.strength], language),
            clipped(one_line(each.section[-1]) if each.section else "", SECTION),
            one_line(each.text),
        )
        for each in commitments
    ]
    return _aligned(cells, columns)


def _aligned(cells: list[tuple[str, ...]], columns: int | None) -> list[str]:
    widths = [max(map(width, column)) for column in zip(*cells, strict=True)]
    if columns is not None:
        before = sum(widths[:-1]) + 2 * (len(widths) - 1)
        widths[-1] = max(NARROWEST_SUBJECT, columns - before)
        cells = [(*row[:-1], clipped(row[-1], widths[-1])) for row in cells]
    return ["  ".join(map(padded, row, widths)).rstrip() for row in cells]


def _count(reading: Reading, language: Language) -> str:
    classes = [numeral.kind for numeral in reading.numerals]
    others = " · ".join(
        f"{say(words, language)} {classes.count(kind)}" for kind, words in CLASS.items() if kind in classes
    )
    others = f"（{others}）" if others and language == "zh" else f" ({others})" if others else ""
    words = (
        f"指标数值 {len(reading.figures)} 个，其他数字 {len(classes)} 个{others}，疑点 {len(_doubts(reading))} 处",
        f"{len(reading.figures)} figures, {len(classes)} other numerals{others}, {len(_doubts(reading))} doubts",
    )
    return say(words, language)


def _kinds(reading: Reading, language: Language) -> str:
    kinds = [each.kind for each in reading.commitments]
    counted = " · ".join(f"{say(words, language)} {kinds.count(kind)}" for kind, words in COMMITMENT.items())
    checkable = len(kinds) - kinds.count("stance")
    unclear = _unclear(reading)
    asked = sum(each.kind != "stance" and each.start in unclear for each in reading.commitments)
    words = (
        f"承诺事项 {len(kinds)} 项，其中可查的 {checkable} 项（{counted}）"
        + (f"；标“?”的 {asked} 项起止或类别请核对" if asked else ""),
        f"{len(kinds)} commitments, {checkable} of them can be checked ({counted})"
        + (f"; where {asked} with a “?” begin or end, or their kind, is uncertain" if asked else ""),
    )
    return say(words, language)
