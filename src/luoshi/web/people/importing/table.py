"""The list of units in a file: which sheet, which columns, which rows."""

import re
from dataclasses import dataclass
from typing import NamedTuple

from luoshi.web.people.person import UnitKind
from luoshi.web.register.imports.book import BadFile, Cell, Sheet

MOST_UNITS = 1000
HEADS_WITHIN = 40
"""Lines from the top among which the heads are looked for."""

HEADS: dict[str, tuple[str, ...]] = {
    "name": ("名称", "单位名称", "单位", "单位全称", "全称", "name", "unit"),
    "short": ("简称", "单位简称", "short", "shortname"),
    "kind": ("类型", "单位类型", "类别", "单位类别", "性质", "单位性质", "kind", "type"),
    "parent": ("上级单位", "上级", "主管单位", "上级主管单位", "隶属", "所属单位", "parent"),
}
"""What an office may call each column; the first is what the page names."""

KINDS: dict[UnitKind, tuple[str, ...]] = {
    "department": ("部门", "市直部门", "县直部门", "直属部门", "委办局", "工作部门", "组成部门", "department"),
    "county": ("县（市、区）", "县(市、区)", "县市区", "县区", "县", "区", "县级市", "county"),
    "zone": ("园区", "开发区", "功能区", "高新区", "经开区", "新区", "zone"),
    "firm": ("国有企业", "国企", "市属国企", "市属国有企业", "企业", "平台公司", "firm", "statefirm"),
    "office": ("内设机构", "科室", "处室", "机关", "政府办公室", "office"),
}
"""What an office may call each kind of unit."""

_ASIDE = re.compile(r"[（(].*?[）)]|[\s:：*＊]")


class Line(NamedTuple):
    """A row of the list. line: in the sheet. A field is "" where its cell is empty, None where there is no column.

    wrong: the address of a cell that is a formula or an error value, or "".
    """

    line: int
    name: str
    short: str | None
    kind: str | None
    parent: str | None
    wrong: str = ""


@dataclass(frozen=True, slots=True)
class _Found:
    sheet: Sheet
    head: int
    columns: dict[str, int]


def lines(sheets: tuple[Sheet, ...]) -> tuple[Line, ...]:
    """The rows of the first sheet that has a line of heads, hidden sheets last. Raises BadFile.

    BadFile: no-unit-heads (名称 and at least one more), same-heads, no-units, too-many-units.
    """
    found = _found(sheets)
    if found is None:
        raise BadFile("no-unit-heads")
    rows = []
    for number, cells in found.sheet.rows:
        if number <= found.head:
            continue
        said = {field: cells[column] for field, column in found.columns.items() if column in cells}
        if said and not _aside(said, merged=number in found.sheet.across):
            rows.append(_line(number, said, found.columns))
    if not rows:
        raise BadFile("no-units")
    if len(rows) > MOST_UNITS:
        raise BadFile("too-many-units", most=MOST_UNITS)
    return tuple(rows)


def _found(sheets: tuple[Sheet, ...]) -> _Found | None:
    for sheet in sorted(sheets, key=lambda sheet: sheet.hidden):
        for line, cells in sheet.rows:
            if line > HEADS_WITHIN:
                break
            columns = _heads(cells)
            if "name" in columns and len(columns) > 1:
                return _Found(sheet, line, columns)
    return None


def _heads(cells: dict[int, Cell]) -> dict[str, int]:
    columns: dict[str, int] = {}
    twice = ""
    for column, cell in cells.items():
        field = next((field for field, words in HEADS.items() if _plain(cell.text) in words), None)
        if field is not None:
            twice = cell.text if field in columns else twice
            columns.setdefault(field, column)
    if twice and "name" in columns and len(columns) > 1:
        raise BadFile("same-heads", head=twice)
    return columns


def _plain(head: str) -> str:
    return _ASIDE.sub("", head).casefold()


def _aside(said: dict[str, Cell], *, merged: bool) -> bool:
    """A title over some of the rows, or the heads once more, as on a new page."""
    if len(said) == 1 and merged:
        return True
    return all(_plain(cell.text) in HEADS[field] for field, cell in said.items())


def _line(number: int, said: dict[str, Cell], columns: dict[str, int]) -> Line:
    def text(field: str) -> str | None:
        if field not in columns:
            return None
        return " ".join(said[field].text.split()) if field in said else ""

    wrong = next((cell.address for cell in said.values() if cell.wrong), "")
    return Line(number, text("name") or "", text("short"), text("kind"), text("parent"), wrong)


def kind_of(said: str) -> UnitKind | None:
    """The kind that an office's word means, or None."""
    plain = re.sub(r"\s", "", said).casefold()
    return next((kind for kind, words in KINDS.items() if plain in words), None)
