"""The review desk: the source on the left, the rows on the right, the chosen row open."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from luoshi.web.people.access import needs, person_of
from luoshi.web.people.rules import may, sight
from luoshi.web.register import desk_text, queries
from luoshi.web.register.forms.reading import problems
from luoshi.web.register.forms.review import (
    AssignmentForm,
    ContentForm,
    DeskForm,
    PlaceForm,
    assignment_form,
    content_form,
    entry_question,
)
from luoshi.web.register.tables import progress_bars
from luoshi.web.register.views.answering import BadQuery, HtmxRequest, answers, found_report, piece
from luoshi.web.register.views.persons import by
from luoshi.web.register.words import reading as words
from luoshi.web.register.words import review as review_words

KEPT = ("kind", "q", "state", "sort", "status", "section", "doubtful", "page", "limit")
"""What of an address stays when a row is opened or decided on."""


Form = ContentForm | AssignmentForm | None
"""The form of the opened row: of all it says, of its assignment alone, or none, by what the person may do."""

Line = tuple[queries.DecisionRow, tuple[review_words.FieldChange, ...]]
"""A decision with what it changed in one entry."""


@dataclass(frozen=True, slots=True)
class Opened:
    """The chosen row. form: its fields; clauses: where it could be split; following: what it could be merged with.

    after: number of the row to go on with, or None. do: what the person wants to do with it. proposed: who could be
    given it, or None; filled: whether that has just been put into the form, which is not saved yet.
    """

    row: queries.EntryRow
    form: Form
    clauses: tuple[tuple[int, str], ...]
    following: queries.EntryRow | None
    after: int | None
    before_text: str
    after_text: str
    do: str
    doubts: tuple[str, ...]
    proposed: queries.Proposed | None
    filled: bool


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why the last decision was not taken. said: in a line; since: what happened to each entry since it was seen."""

    said: str
    since: tuple[tuple[queries.EntryRow, tuple[Line, ...]], ...] = ()
    ticked: tuple[int, ...] = ()
    reason: str = ""


@answers
@needs("see-unconfirmed")
def desk(request: HtmxRequest, key: str) -> HttpResponse:
    """The review desk of a report."""
    return show(request, found_report(key))


def show(
    request: HtmxRequest, report: queries.Report, status: int = 200, trouble: Trouble | None = None,
    number: int | None = None, form: Form = None, *, filled: bool = False,
) -> HttpResponse:  # fmt: skip
    """The desk as the address asks for it; after a decision that was not taken, with the trouble and the input.

    number, form: the row to open, and the form with what the person put in; filled: with what was proposed.
    """
    place = PlaceForm(request.GET)
    if not place.is_valid():
        raise BadQuery(problems(place))
    where = place.cleaned_data
    progress = {kind: queries.progress(report, kind) for kind in review_words.KIND}
    kind = where["kind"] or ("commitment" if progress["commitment"].total else "figure")
    outline = queries.outline(report)
    filters = DeskForm(request.GET, kind, outline)
    if not filters.is_valid():
        raise BadQuery(problems(filters))
    question = entry_question(kind, filters.cleaned_data, where, outline)
    chosen = _chosen(report, number or where["entry"])
    if chosen:
        question = _page_of(report, question, chosen)
    page = queries.entries(report, question)
    if page is None:
        # The last row of the last page was decided on.
        return redirect(address(request, report, page=None, at=where["at"], done=where["done"]))
    opened = _opened(request, report, chosen, page.rows, where["do"], form, filled) if chosen else None
    current = opened.row.number if opened else _current(page.rows, where["at"])
    done = queries.decision(report, where["done"]) if where["done"] else None
    last = queries.last_decision(report, by(request))
    context = {
        "report": report,
        "room": "review",
        "kind": kind,
        "kinds": [(each, review_words.KIND[each], progress[each]) for each in review_words.KIND],
        "progress": progress[kind],
        "bars": progress_bars(progress[kind]),
        "form": filters,
        "filtered": any(filters.cleaned_data.values()),
        "page": page,
        "opened": opened,
        "outside": opened if opened and opened.row not in page.rows else None,
        "current": current,
        "kept": _query(request),
        "done": review_words.decided(done.action, done.numbers) if done else "",
        "undoable": last,
        "undoing": review_words.decided(last.action, last.numbers) if last else "",
        "trouble": trouble,
        "ticked": trouble.ticked if trouble else (),
    }
    if piece(request, "rows"):
        return render(request, "register/_review_rows.html", context, status=status)
    marks = queries.entry_marks(report, kind, chosen.number if chosen else None)
    at = next((row.start for row in (*page.rows, *((chosen,) if chosen else ())) if row.number == current), 0)
    values = [(mark.start, mark.end) for mark in queries.entry_marks(report, "figure")] if kind != "figure" else []
    context["sheet"] = desk_text.sheet(report.source.text, outline, marks, _apart(values), at)
    template = "_review_desk" if piece(request, "desk") else "review"
    return render(request, f"register/{template}.html", context, status=status)


def address(request: HtmxRequest, report: queries.Report, **changed: Any) -> str:
    """The desk's address with the filters of this one. changed: what is otherwise; None takes it out."""
    query = request.GET.copy()
    for name in list(query):
        if name not in KEPT:
            del query[name]
    for name, value in changed.items():
        query.pop(name, None)
        if value is not None:
            query[name] = str(value)
    said = query.urlencode()
    return reverse("register:review", args=(report.key,)) + (f"?{said}" if said else "")


def _query(request: HtmxRequest) -> str:
    """The filters of this address, to be put before what a link adds."""
    query = request.GET.copy()
    for name in list(query):
        if name not in KEPT:
            del query[name]
    return query.urlencode()


def _chosen(report: queries.Report, number: int | None) -> queries.EntryRow | None:
    if not number:
        return None
    row = queries.entry(report, number)
    if row is None:
        raise Http404
    return row


def _page_of(report: queries.Report, question: queries.EntryQuestion, row: queries.EntryRow) -> queries.EntryQuestion:
    """The question for the page that the row stands on, if the question asks for the row at all."""
    place = queries.place_of(report, question, row)
    return question if place is None else replace(question, page=place // question.limit + 1)


def _current(rows: Sequence[queries.EntryRow], at: int | None) -> int:
    """The row to go on with: the one that the address names, else the first."""
    numbers = [row.number for row in rows]
    return at if at in numbers and at else (numbers[0] if numbers else 0)


def _opened(
    request: HtmxRequest, report: queries.Report, row: queries.EntryRow, rows: Sequence[queries.EntryRow], do: str,
    form: Form, filled: bool,
) -> Opened:  # fmt: skip
    person = person_of(request)
    assigns = row.kind == "commitment" and row.state in queries.ACTIVE and may(person, "assign", report)
    if form is None and may(person, "review", report):
        form = content_form(row.kind, row.content, row.start, row.end)
    elif form is None and assigns:
        form = assignment_form(row.content)
    numbers = [each.number for each in rows]
    at = numbers.index(row.number) if row.number in numbers else -1
    after = numbers[at + 1] if 0 <= at < len(numbers) - 1 else None
    text = report.source.text
    commitment = row.kind == "commitment"
    return Opened(
        row,
        form,
        desk_text.clauses(text, row.start, row.end) if commitment else (),
        queries.following(report, row) if commitment else None,
        after,
        _line(text, row.start - 24, row.start),
        _line(text, row.end, row.end + 24),
        do,
        tuple(words.doubt(code) for code in row.doubts),
        queries.proposals(report, (row,), sight(person)).get(row.number) if assigns else None,
        filled,
    )


def _line(text: str, start: int, end: int) -> str:
    """What stands between two offsets, as far as it is on the nearer line."""
    before = end - max(start, 0) if start < 0 else 0
    said = text[max(start, 0) : end]
    return " ".join(said.split("\n")) if not before else said.rpartition("\n")[2]


def _apart(values: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans in order, without those that begin inside another."""
    out: list[tuple[int, int]] = []
    for span in sorted(values):
        if not out or span[0] >= out[-1][1]:
            out.append(span)
    return out
