"""Adding what the reader missed: by its place, or by its words where the place is not known yet."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from luoshi.web.people.access import needs
from luoshi.web.register import actions, queries
from luoshi.web.register.actions import Refused
from luoshi.web.register.content import to_json
from luoshi.web.register.forms.reading import problems
from luoshi.web.register.forms.review import ContentForm, SpanForm
from luoshi.web.register.views.answering import BadQuery, HtmxRequest, answers, decides, found_report
from luoshi.web.register.views.persons import by
from luoshi.web.register.words import review as review_words

MOST_PLACES = 30
"""Places of the same words that one may choose from."""

AROUND = 30


@answers
@needs("review")
def add(request: HtmxRequest, key: str) -> HttpResponse:
    """The form for what was missed."""
    return _show(request, found_report(key), _asked(SpanForm(request.GET or None)))


@decides
@needs("review")
def add_entry(request: HtmxRequest, key: str) -> HttpResponse:
    """Add what was missed, and come back to the desk where it stands."""
    report = found_report(key)
    span = _asked(SpanForm(request.POST))
    kind, start, end = (span.cleaned_data[name] for name in ("what", "start", "end"))
    if start is None or end is None:
        return _show(request, report, span, status=409, said=review_words.refused("outside-text", {}))
    form = ContentForm(kind, request.POST)
    content = form.content()
    if content is None:
        return _show(request, report, span, form, 422)
    try:
        decision = actions.add(report.id, by(request), timezone.now(), kind, (start, end), to_json(content))
    except Refused as refused:
        return _show(request, report, span, form, 409, review_words.refused(refused.code, refused.data))
    number = decision.changes[0]["number"]
    response: HttpResponse = redirect("register:review", report.key)
    response.headers["Location"] += f"?kind={kind}&entry={number}&done={decision.number}#row-{number}"
    return response


def _asked(form: SpanForm) -> SpanForm:
    if form.is_bound and not form.is_valid():
        raise BadQuery(problems(form))
    return form


def _show(
    request: HtmxRequest, report: queries.Report, span: SpanForm, form: ContentForm | None = None, status: int = 200,
    said: str = "",
) -> HttpResponse:  # fmt: skip
    text = report.source.text
    asked: dict[str, Any] = (
        span.cleaned_data if span.is_bound else {"what": "commitment", "quote": "", "start": None, "end": None}
    )
    start, end, kind = asked["start"], asked["end"], asked["what"]
    placed = start is not None and end is not None and 0 <= start < end <= len(text)
    places = [] if placed or not asked["quote"] else _places(text, asked["quote"])
    if placed and form is None:
        quote = "".join(text[start:end].split("\n"))
        first = {"item": quote} if kind == "commitment" else {"subject": ""}
        first |= {"kind": "action", "strength": "will", "measure": "level", "bound": "eq", "status": "target"}
        form = ContentForm(kind, initial={**first, "start": start, "end": end})
    context = {
        "report": report,
        "room": "review",
        "span": span,
        "asked": asked,
        "kind_name": review_words.KIND[kind],
        "kinds": review_words.KIND.items(),
        "form": form,
        "placed": placed,
        "before": text[max(0, start - AROUND) : start] if placed else "",
        "quote": text[start:end] if placed else "",
        "after": text[end : end + AROUND] if placed else "",
        "places": places[:MOST_PLACES],
        "too_many": len(places) > MOST_PLACES,
        "said": said or ("" if placed or start is None else review_words.refused("outside-text", {})),
    }
    return render(request, "register/review_add.html", context, status=status)


def _places(text: str, quote: str) -> list[tuple[int, int, str, str, str]]:
    """Every place where those words stand: start, end, before, the words, after."""
    found: list[tuple[int, int, str, str, str]] = []
    at = text.find(quote)
    while at >= 0 and len(found) <= MOST_PLACES:
        end = at + len(quote)
        found.append((at, end, text[max(0, at - AROUND) : at], quote, text[end : end + AROUND]))
        at = text.find(quote, at + 1)
    return found
