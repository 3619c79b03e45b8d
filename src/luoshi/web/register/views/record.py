"""What the review leaves behind: the journal, the differences to a new reading, the frozen versions."""

import json
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from luoshi.web.people.access import needs
from luoshi.web.register import actions, queries
from luoshi.web.register.actions import Refused, Seen, Stale
from luoshi.web.register.content import kept, to_json
from luoshi.web.register.forms.reading import MOST_ROWS, PageForm, problems
from luoshi.web.register.forms.review import DecisionForm
from luoshi.web.register.views.answering import BadQuery, HtmxRequest, answers, decides, found_report
from luoshi.web.register.views.persons import by
from luoshi.web.register.words import review as review_words

LINES = 30
"""Lines of the journal on one page."""

MOST_ENTRIES = 10
"""Entries of one line whose changes are told in full."""


@answers
@needs("journal")
def journal(request: HtmxRequest, key: str) -> HttpResponse:
    """Who decided what, and when; what it was before and what after."""
    report = found_report(key)
    form = PageForm(request.GET)
    if not form.is_valid():
        raise BadQuery(problems(form))
    page = form.cleaned_data["page"] or 1
    limit = min(form.cleaned_data["limit"] or LINES, MOST_ROWS)
    rows, total = queries.journal(report, page, limit)
    pages = max(1, -(-total // limit))
    if page > pages:
        raise Http404
    text = report.source.text
    lines = [
        (
            row,
            review_words.decided(row.action, row.numbers),
            [
                (change["number"], _quote(change, text), review_words.changes(change, text))
                for change in row.changes[:MOST_ENTRIES]
            ],
            max(0, len(row.changes) - MOST_ENTRIES),
        )
        for row in rows
    ]
    context = {
        "report": report, "room": "journal", "lines": lines, "total": total, "page": page, "pages": pages,
        "previous": page - 1, "next": page + 1,
    }  # fmt: skip
    return render(request, "register/review_journal.html", context)


def _quote(change: dict[str, Any], text: str) -> str:
    return review_words.quoted(text, change["after"]["start"], change["after"]["end"], 40)


@answers
@needs("see-unconfirmed")
def differences(request: HtmxRequest, key: str) -> HttpResponse:
    """What people confirmed beside what is now read."""
    return _differences(request, found_report(key))


def _differences(request: HtmxRequest, report: queries.Report, status: int = 200, said: str = "") -> HttpResponse:
    text = report.source.text
    found = queries.differences(report)
    rows = []
    for each in found[:MOST_ROWS]:
        entry = each.entry
        now = each.now
        mine = {**_content(entry), "text": review_words.quoted(text, entry.start, entry.end)}
        new = {**now.content, "text": review_words.quoted(text, now.start, now.end)} if now else {}
        new |= {name: mine[name] for name in ("lead", "supporting", "due", "remark") if now and name in mine}
        rows.append(
            (each, review_words.STATE[entry.state], list(review_words.content_changes(mine, new)) if now else [])
        )
    context = {
        "report": report, "room": "differences", "rows": rows, "total": len(found), "said": said,
    }  # fmt: skip
    return render(request, "register/review_differences.html", context, status=status)


def _content(entry: queries.EntryRow) -> dict[str, Any]:
    return to_json(entry.content)


@decides
@needs("review")
def settle(request: HtmxRequest, key: str, number: int) -> HttpResponse:
    """Keep what people made of an entry, or take what is now read."""
    report = found_report(key)
    sent = DecisionForm(request.POST)
    if not sent.is_valid() or sent.cleaned_data["action"] not in ("keep", "take"):
        raise BadQuery(problems(sent) or {"action": [request.POST.get("action", "")[:20]]})
    act = actions.keep if sent.cleaned_data["action"] == "keep" else actions.take
    try:
        act(report.id, by(request), timezone.now(), Seen(number, sent.cleaned_data["revision"]))
    except Refused as refused:
        return _differences(request, report, 409, review_words.refused(refused.code, refused.data))
    except Stale:
        return _differences(request, report, 409, str(review_words.STALE_DIFFERENCE))
    return redirect("register:differences", report.key)


@answers
@needs("see")
def versions(request: HtmxRequest, key: str) -> HttpResponse:
    """The frozen versions, and what is still to be decided before the next."""
    return _versions(request, found_report(key))


def _versions(request: HtmxRequest, report: queries.Report, status: int = 200, said: str = "") -> HttpResponse:
    undecided = queries.undecided(report)
    context = {
        "report": report,
        "room": "versions",
        "versions": [(row, len(json.loads(row.text)["entries"])) for row in queries.versions(report)],
        "undecided": [(kind, review_words.KIND[kind], count) for kind, count in undecided.items() if count],
        "progress": queries.progress(report),
        "said": said,
    }
    return render(request, "register/review_versions.html", context, status=status)


@decides
@needs("freeze")
def freeze(request: HtmxRequest, key: str) -> HttpResponse:
    """Freeze the register as its next version."""
    report = found_report(key)
    try:
        version = actions.freeze(report.id, by(request), timezone.now())
    except Refused as refused:
        return _versions(request, report, 409, review_words.refused(refused.code, refused.data))
    return redirect("register:version", report.key, version.number)


@answers
@needs("see")
def version(request: HtmxRequest, key: str, number: int) -> HttpResponse:
    """One frozen version, to be read and printed."""
    report = found_report(key)
    row = _version(report, number)
    entries = json.loads(row.text)["entries"]
    context = {
        "report": report,
        "room": "versions",
        "version": row,
        "commitments": [
            (each, kept(each["kind"], each["content"])) for each in entries if each["kind"] == "commitment"
        ],
        "figures": [(each, kept(each["kind"], each["content"])) for each in entries if each["kind"] == "figure"],
    }
    return render(request, "register/review_version.html", context)


@answers
@needs("export")
def version_json(request: HtmxRequest, key: str, number: int) -> HttpResponse:
    """One frozen version, byte for byte what its hash was taken of."""
    report = found_report(key)
    row = _version(report, number)
    response = HttpResponse(row.text.encode(), content_type="application/json; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="register-{report.key}-v{number}.json"'
    return response


def _version(report: queries.Report, number: int) -> queries.VersionRow:
    row = queries.version(report, number)
    if row is None:
        raise Http404
    return row
