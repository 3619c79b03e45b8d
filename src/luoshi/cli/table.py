"""A reading as a table for people."""

from luoshi.cli.language import Language, Words, say
from luoshi.cli.width import clipped, one_line, padded, width
from luoshi.facts import DOUBTS, Bound, Figure, NumeralClass, Reading, Status

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
"""Columns that the subject keeps however narrow the terminal is."""


def table(reading: Reading, language: Language, columns: int | None) -> str:
    """The figures, one a line, then the other numerals counted by class, then the doubts.

    columns: width of the terminal, to which the subjects are clipped; None to clip nothing.
    """
    lines = [_title(reading, language)]
    if reading.figures:
        lines += _figures(reading.figures, language, columns)
    lines.append(_count(reading, language))
    for doubt in reading.doubts:
        lines.append(f"  ? {doubt.start}  {one_line(doubt.text)}  {say(DOUBTS[doubt.code], language)}")
    return "\n".join(lines) + "\n\n"


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
        f"指标数值 {len(reading.figures)} 个，其他数字 {len(classes)} 个{others}，疑点 {len(reading.doubts)} 处",
        f"{len(reading.figures)} figures, {len(classes)} other numerals{others}, {len(reading.doubts)} doubts",
    )
    return say(words, language)
