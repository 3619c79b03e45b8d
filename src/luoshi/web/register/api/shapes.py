"""What the API answers with: every shape of version 1. Fields may be added to it, none is taken out or changed."""

from datetime import datetime
from typing import Annotated, Any, Generic, Literal, TypeVar

from ninja import Schema
from pydantic import Field

from luoshi.facts import COMMITMENT_KINDS, MEASURES, OUTLOOKS, STATUSES, STRENGTHS, Anchor
from luoshi.web.register.content import FigureContent, to_json
from luoshi.web.register.models.review import STATES
from luoshi.web.register.queries import SORTS, DecisionRow, EntryRow, FigureRow, Report, ReportRow, VersionRow

MOST = 200
LAST_PAGE = 100_000

Row = TypeVar("Row")
Key = Annotated[str, Field(pattern="^[0-9a-f]{16}$", description="the first 16 digits of the report's sha256")]
Whole = Annotated[int, Field(ge=1, le=999_999_999)]
Words = Annotated[str, Field(max_length=80, pattern="^[^\\x00-\\x1f]*$")]


class Paged(Schema, extra="forbid"):
    """Which page: from 1, at most 200 rows each."""

    page: int = Field(1, ge=1, le=LAST_PAGE)
    limit: int = Field(50, ge=1, le=MOST)


class FigureFilter(Paged, extra="forbid"):
    """Which figures. sort: a column; falling: from the greatest; rows that sort alike stand in text order."""

    part: Literal[("", *OUTLOOKS)] = ""  # type: ignore[valid-type]
    status: Literal[("", *STATUSES)] = ""  # type: ignore[valid-type]
    measure: Literal[("", *MEASURES)] = ""  # type: ignore[valid-type]
    q: Words = Field("", description="is contained in the subject")
    sort: Literal[tuple(SORTS)] = "place"  # type: ignore[valid-type]
    falling: bool = False


class CommitmentFilter(Paged, extra="forbid"):
    """Which commitments, in text order."""

    kind: Literal[("", *COMMITMENT_KINDS)] = ""  # type: ignore[valid-type]
    strength: Literal[("", *STRENGTHS)] = ""  # type: ignore[valid-type]
    q: Words = Field("", description="is contained in the text")


class EntryFilter(Paged, extra="forbid"):
    """Which entries, in text order. state: confirmed unless another is asked for; in: open or confirmed."""

    kind: Literal["", "figure", "commitment"] = ""
    state: Literal[("in", *STATES)] = "confirmed"  # type: ignore[valid-type]
    commitment: Literal[("", *COMMITMENT_KINDS)] = Field("", description="the kind of commitment")  # type: ignore[valid-type]
    q: Words = Field("", description="is contained in the subject or the item")


class Page(Schema, Generic[Row]):
    """One page of rows. total: of all pages."""

    total: int
    page: int
    pages: int
    rows: list[Row]


class Place(Schema):
    """An anchor: code points of the text of the source with that sha256, end exclusive, and the exact quote."""

    sha256: str
    start: int
    end: int
    quote: str
    before: str
    after: str


class ReportOut(Schema):
    """A report. figures, numerals, doubts: how many were read."""

    key: str
    name: str
    year: int | None
    characters: int
    figures: int
    numerals: int
    doubts: int
    admitted_at: datetime


class ReportHead(Schema):
    """A report by itself."""

    key: str
    sha256: str
    name: str
    year: int | None
    characters: int
    admitted_at: datetime


class FigureOut(Schema):
    """A figure as read; see the glossary for its fields. value, low, high: exact decimals in the base unit, as text."""

    anchor: Place
    part: str
    section: list[str]
    sentence: str
    subject: str
    value: str | None
    low: str | None
    high: str | None
    unit: str
    measure: str
    direction: str | None
    bound: str
    status: str
    modality: str | None
    year: int | None
    span: int | None
    place: str | None
    scope: str | None
    trace: list[str]


class Stage(Schema):
    """A project that is named, and its stage."""

    anchor: Place
    stage: str


class CommitmentOut(Schema):
    """A commitment as read."""

    anchor: Place
    kind: str
    strength: str
    section: list[str]
    figures: list[Place]
    projects: list[Stage]
    places: list[str]
    doers: list[str]
    trace: list[str]


class FigureSays(Schema):
    """What people agreed that a figure says."""

    subject: str
    value: str | None
    low: str | None
    high: str | None
    unit: str
    measure: str
    direction: str | None
    bound: str
    status: str
    modality: str | None
    year: int | None
    span: int | None
    place: str | None
    scope: str | None


class CommitmentSays(Schema):
    """What people agreed that a commitment says, and who is to do it by when."""

    kind: str
    strength: str
    item: str
    target: str
    lead: str
    supporting: list[str]
    due: str
    remark: str


class EntryOut(Schema):
    """An entry of the register: figure or commitment holds what it says, the other is null."""

    number: int
    kind: str
    state: str
    reason: str
    part: str
    revision: int
    changed_at: datetime | None
    doubts: list[str]
    anchor: Place
    figure: FigureSays | None
    commitment: CommitmentSays | None


class VersionOut(Schema):
    """A frozen version. sha256: of its canonical JSON, UTF-8."""

    number: int
    sha256: str
    frozen_by: str
    frozen_at: datetime


class VersionText(VersionOut):
    """A frozen version with its canonical JSON, as text, so that its hash can be checked."""

    text: str


class DecisionOut(Schema):
    """A line of the journal. entries: numbers of those it changed."""

    number: int
    action: str
    by: str
    at: datetime
    reason: str
    entries: list[int]
    undoes: int | None
    undone: int | None


class Told(Schema):
    """What is wrong and what to do."""

    title: str
    detail: str


class Problem(Schema):
    """Every error (RFC 9457). fields: parameter → what is wrong with it, in both languages."""

    type: str
    status: int
    code: str
    fields: dict[str, list[str]]
    chinese: Told = Field(alias="zh-hans")
    english: Told = Field(alias="en")


def place(anchor: Anchor) -> dict[str, Any]:
    """An anchor's fields."""
    return {
        "sha256": anchor.source,
        **{name: getattr(anchor, name) for name in ("start", "end", "quote", "before", "after")},
    }


def report_out(row: ReportRow) -> dict[str, Any]:
    """A report in the list."""
    return {name: getattr(row, name) for name in ReportOut.model_fields}


def report_head(report: Report) -> dict[str, Any]:
    """A report by itself."""
    source = report.source
    return {
        "key": report.key, "sha256": source.sha256, "name": source.name, "year": report.year,
        "characters": len(source.text), "admitted_at": report.admitted_at,
    }  # fmt: skip


def figure_out(row: FigureRow) -> dict[str, Any]:
    """A figure as read."""
    figure = row.figure
    exact = {
        name: None if (value := getattr(figure.quantity, name)) is None else str(value)
        for name in ("value", "low", "high")
    }
    same = ("measure", "direction", "bound", "status", "modality", "subject", "place", "scope")
    return {
        "anchor": place(row.anchor), "part": row.outlook, "section": list(figure.section), "sentence": row.sentence,
        "unit": figure.quantity.unit, "year": figure.period.year, "span": figure.period.span,
        "trace": list(figure.trace), **exact, **{name: getattr(figure, name) for name in same},
    }  # fmt: skip


def entry_out(report: Report, row: EntryRow) -> dict[str, Any]:
    """An entry, with its anchor."""
    says = to_json(row.content)
    figure = isinstance(row.content, FigureContent)
    return {
        **{name: getattr(row, name) for name in ("number", "kind", "state", "reason", "revision", "changed_at")},
        "part": row.outlook, "doubts": list(row.doubts), "anchor": place(Anchor.at(report.source, row.start, row.end)),
        "figure": says if figure else None, "commitment": None if figure else says,
    }  # fmt: skip


def version_out(row: VersionRow) -> dict[str, Any]:
    """A frozen version."""
    return {name: getattr(row, name) for name in VersionText.model_fields}


def decision_out(row: DecisionRow) -> dict[str, Any]:
    """A line of the journal."""
    same = ("number", "action", "by", "at", "reason", "undoes", "undone")
    return {**{name: getattr(row, name) for name in same}, "entries": list(row.numbers)}
