"""A table of observations, long or wide, as values with what stands about each.

Long: a row a value, under heads such as 指标, 地区, 期间, 数值, 口径. Wide: a row a series, its months as columns.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from luoshi.judging.observations.periods import Period, period
from luoshi.judging.targets import VINTAGES, Vintage

HEADS_WITHIN = 40
"""Lines from the top among which the heads are looked for."""

MOST_VALUES = 20_000
LONGEST_TEXT = 200

Counting = Literal["to-date", "month"]
COUNTINGS: dict[Counting, tuple[str, str]] = {"to-date": ("累计", "to date"), "month": ("当月", "of the month")}
"""Whether a value is of January to the month or of the month alone."""


class Cell(Protocol):
    """A cell. address: as in A1. text: as a person reads it. wrong: "", formula or error."""

    @property
    def address(self) -> str: ...

    @property
    def text(self) -> str: ...

    @property
    def wrong(self) -> str: ...


Rows = Sequence[tuple[int, Mapping[int, Cell]]]
"""The lines that hold something, each with its cells by column, both from 1."""


class BadTable(Exception):
    """A table that is refused whole. code: a key of reasons.TABLES; data: for its message."""

    def __init__(self, code: str, **data: object) -> None:
        super().__init__(code)
        self.code, self.data = code, data


@dataclass(frozen=True, slots=True)
class Asked:
    """What a person says of a file; a column of the file says it better.

    indicator, year: where the rows name none. counting, vintage: of all values.
    """

    indicator: str = ""
    year: int | None = None
    counting: Counting = "to-date"
    vintage: Vintage = "preliminary"


@dataclass(frozen=True, slots=True)
class Said:
    """A value as a table says it. where: field → the address of the cell that says it. wrong: of the value's cell.

    period: None where its words name none; vintage, counting: None where theirs are not known.
    """

    cell: str
    text: str
    wrong: str
    indicator: str
    place: str
    unit: str
    period: Period | None
    period_text: str
    counting: Counting | None
    vintage: Vintage | None
    counting_text: str
    numerator: str
    denominator: str
    source: str
    evidence: str
    where: Mapping[str, str]


_HEADS: dict[str, tuple[str, ...]] = {
    "indicator": ("指标", "指标名称", "项目", "名称"),
    "place": ("地区", "县市区", "县区", "区域", "地方", "区划", "行政区"),
    "period": ("期间", "时间", "时期", "月份", "年月", "日期", "统计时间", "数据时间"),
    "year": ("年份", "年度", "年"),
    "month": ("月",),
    "value": ("数值", "值", "数据", "本期值", "指标值"),
    "value-to-date": ("累计值", "累计数", "本月累计", "累计完成", "累计"),
    "value-of-month": ("当月值", "当月数", "本月值", "本月数", "当月"),
    "numerator": ("分子",),
    "denominator": ("分母",),
    "counting": ("口径", "统计口径", "数据口径"),
    "vintage": ("版本", "数据版本", "数据性质", "数据阶段"),
    "unit": ("单位", "计量单位"),
    "source": ("来源", "数据来源"),
    "evidence": ("佐证", "依据", "备注", "说明"),
}
_FIELD = {word: field for field, words in _HEADS.items() for word in words}
_ASIDE = re.compile(r"[（(].*?[）)]|[\s:：*＊]")
_COUNTING: dict[str, Counting] = {"累计": "to-date", "本月累计": "to-date", "当月": "month", "本月": "month"}
_VINTAGE: dict[str, Vintage] = {
    **{zh: code for code, (zh, _en) in VINTAGES.items() if zh},
    "预计数": "estimate", "快报数": "flash", "初步数": "preliminary", "最终数": "final", "审计数": "audited",
    "核定": "final", "年报": "final",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Heads:
    line: int
    columns: Mapping[str, int]
    periods: Mapping[int, Cell]


def said(sheets: Iterable[Rows], asked: Asked) -> tuple[Said, ...]:
    """The values of the first table that has heads. Raises BadTable."""
    for rows in sheets:
        for line, cells in rows:
            if line > HEADS_WITHIN:
                break
            heads = _heads(line, cells)
            if heads is not None:
                found = tuple(_values(rows, heads, asked))
                if not found:
                    raise BadTable("no-values")
                return found
    raise BadTable("no-heads")


def _heads(line: int, cells: Mapping[int, Cell]) -> _Heads | None:
    columns: dict[str, int] = {}
    periods: dict[int, Cell] = {}
    twice = ""
    for column, cell in cells.items():
        spelt = "".join(unicodedata.normalize("NFKC", cell.text).split())
        field = _FIELD.get(_ASIDE.sub("", cell.text))
        if field is not None:
            twice = twice or (cell.text if field in columns else "")
            columns[field] = column
        elif period(spelt, 2000) is not None:
            periods[column] = cell
    value = next((name for name in ("value", "value-to-date", "value-of-month") if name in columns), None)
    long = value is not None and bool({"period", "month", "indicator"} & columns.keys()) and len(columns) >= 2
    wide = len(periods) >= 2 or (len(periods) == 1 and "indicator" in columns)
    if not long and not wide:
        return None
    if twice:
        raise BadTable("same-heads", head=twice[:40])
    return _Heads(line, columns, {} if long else periods)


def _values(rows: Rows, heads: _Heads, asked: Asked) -> Iterable[Said]:
    count = 0
    for line, cells in rows:
        if line <= heads.line:
            continue
        for each in _row(cells, heads, asked):
            count += 1
            if count > MOST_VALUES:
                raise BadTable("too-many-values", most=MOST_VALUES)
            yield each


def _row(cells: Mapping[int, Cell], heads: _Heads, asked: Asked) -> Iterable[Said]:
    about = {field: cells[column] for field, column in heads.columns.items() if column in cells}

    def text(field: str) -> str:
        return about[field].text[:LONGEST_TEXT] if field in about else ""

    year = asked.year
    named = re.fullmatch(r"((?:19|20)\d\d)年?度?", "".join(text("year").split()))
    if named:
        year = int(named[1])
    counting_text = text("counting") or text("vintage")
    counting, vintage = _counted(text("counting"), text("vintage"), asked)
    where = {field: cell.address for field, cell in about.items()}
    common = {
        "indicator": text("indicator") or asked.indicator, "place": text("place"), "unit": text("unit"),
        "vintage": vintage, "counting_text": counting_text, "numerator": text("numerator"),
        "denominator": text("denominator"), "source": text("source"), "evidence": text("evidence"),
    }  # fmt: skip
    if heads.periods:
        for column, head in heads.periods.items():
            if column in cells and _filled(cells[column]):
                cell = cells[column]
                yield Said(
                    cell=cell.address, text=cell.text, wrong=cell.wrong, period=period(head.text, year),
                    period_text=head.text[:LONGEST_TEXT], counting=counting,
                    where={**where, "period": head.address}, **common,  # type: ignore[arg-type]
                )  # fmt: skip
        return
    ways: tuple[tuple[str, Counting | None], ...] = (
        ("value", counting), ("value-to-date", "to-date"), ("value-of-month", "month"),
    )  # fmt: skip
    # Where both stand there, the total says all that the months do.
    cell_of = next(((about[name], way) for name, way in ways if name in about and _filled(about[name])), None)
    if cell_of is None:
        return
    cell, way = cell_of
    when = text("period") or (f"{text('month').removesuffix('月')}月" if text("month") else text("year"))
    where.setdefault("period", where.get("month", where.get("year", cell.address)))
    yield Said(
        cell=cell.address, text=cell.text, wrong=cell.wrong, period=period(when, year), period_text=when, counting=way,
        where=where, **common,  # type: ignore[arg-type]
    )  # fmt: skip


def _filled(cell: Cell) -> bool:
    return bool(cell.wrong or cell.text.strip())


def _counted(counting: str, vintage: str, asked: Asked) -> tuple[Counting | None, Vintage | None]:
    """How it is counted and how final it is: both may stand under 口径, with a mark between them."""
    way: Counting | None = asked.counting
    final: Vintage | None = asked.vintage
    for word in re.split(r"[、,，;；/\s]+", f"{counting} {vintage}".strip()):
        spelt = _ASIDE.sub("", word)
        if not spelt:
            continue
        if spelt in _COUNTING:
            way = _COUNTING[spelt]
        elif spelt in _VINTAGE:
            final = _VINTAGE[spelt]
        else:
            return None, None
    return way, final
