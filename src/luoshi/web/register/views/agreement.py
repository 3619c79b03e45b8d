"""数据一致性: whether the figures of a report agree, the doubts about them, and the office's answers."""

from dataclasses import dataclass

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from luoshi.web.people.access import needs
from luoshi.web.register import actions, doubts, queries
from luoshi.web.register.actions import Refused
from luoshi.web.register.actions.judging import LONGEST_ANSWER
from luoshi.web.register.forms.judging import AnswerForm, RelationsForm
from luoshi.web.register.forms.reading import problems
from luoshi.web.register.twins import judging as judging_twins
from luoshi.web.register.views.answering import BadQuery, HtmxRequest, answers, decides, found_report
from luoshi.web.register.views.persons import allowed, by
from luoshi.web.register.words import judging as judging_words
from luoshi.web.register.words import reading as words

ROWS = 100
"""Relations on one page."""


def _found(request: HtmxRequest, report: queries.Report) -> doubts.Found:
    """What whoever asks may see: open doubts are for those who work on the register."""
    sees = allowed(request, "see-unconfirmed", report)
    return doubts.found(actions.agreement(report), queries.answers(report), report.source.text, sees)


@answers
@needs("see")
def shown(request: HtmxRequest, key: str) -> HttpResponse:
    """The doubts and the relations of a report."""
    return _page(request, found_report(key))


@dataclass(frozen=True, slots=True)
class Unsent:
    """An answer that was refused: to which doubt, what was written, and why not."""

    doubt: str
    text: str
    trouble: words.Word


def _page(request: HtmxRequest, report: queries.Report, unsent: Unsent | None = None) -> HttpResponse:
    form = RelationsForm(request.GET)
    if not form.is_valid():
        raise BadQuery(problems(form))
    found = _found(request, report)
    number = form.cleaned_data["page"] or 1
    pages = max(1, -(-len(found.relations) // ROWS))
    if number > pages:
        raise Http404
    here = found.relations[(number - 1) * ROWS : number * ROWS]
    context = {
        "report": report, "room": "agreement", "found": found, "page": number, "pages": pages,
        "relations": [doubts.held(row) for row in here],
        "closed": sum(row["closed"] and row["relation"] != "limit" for row in found.relations),
        "implied": [doubts.follows(row) for row in found.implied[:ROWS]],
        "works": allowed(request, "see-unconfirmed", report),
        "answers": allowed(request, "answer-doubt", report),
        "unsent": unsent,
        "placed": unsent is not None and any(unsent.doubt == each.key for each in (*found.open, *found.answered)),
    }  # fmt: skip
    return render(request, "register/agreement.html", context, status=422 if unsent else 200)


@answers
@needs("export")
def as_json(request: HtmxRequest, key: str) -> HttpResponse:
    """The same, as JSON."""
    report = found_report(key)
    return judging_twins.agreement_json(report, _found(request, report))


@answers
@needs("export")
def as_csv(request: HtmxRequest, key: str) -> HttpResponse:
    """The same, as CSV."""
    report = found_report(key)
    return judging_twins.agreement_csv(report, _found(request, report))


@decides
@needs("answer-doubt")
def answer(request: HtmxRequest, key: str, doubt: str) -> HttpResponse:
    """An answer of the office."""
    report = found_report(key)
    form = AnswerForm(request.POST)
    trouble: words.Word | None = None
    if form.is_valid():
        try:
            actions.answer(report, doubt, form.cleaned_data["text"], by(request), timezone.now())
        except Refused as refused:
            trouble = judging_words.REFUSED[refused.code]
    else:
        trouble = next(iter(problems(form).values()))[0]
    if trouble is None:
        return redirect("register:agreement", key)
    return _page(request, report, Unsent(doubt, request.POST.get("text", "")[: 2 * LONGEST_ANSWER], trouble))
