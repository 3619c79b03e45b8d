"""What is sent to the review desk: each decision is one POST, names what was seen, and ends on the desk again."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from luoshi.web.people.access import needs
from luoshi.web.register import actions, queries
from luoshi.web.register.actions import Refused, Seen, Stale
from luoshi.web.register.content import Content, to_json
from luoshi.web.register.forms.reading import problems
from luoshi.web.register.forms.review import ContentForm, DecisionForm, NumberForm, SeveralForm, seen_in
from luoshi.web.register.models import Decision
from luoshi.web.register.views.answering import BadQuery, HtmxRequest, decides, found_report
from luoshi.web.register.views.desk import Trouble, address, show
from luoshi.web.register.views.persons import by
from luoshi.web.register.words import review as review_words


@decides
@needs("review")
def decide(request: HtmxRequest, key: str, number: int) -> HttpResponse:
    """A decision about one entry."""
    report = found_report(key)
    sent = DecisionForm(request.POST)
    if not sent.is_valid():
        raise BadQuery(problems(sent))
    row = queries.entry(report, number)
    if row is None:
        return show(request, report, 409, Trouble(review_words.refused("no-entry", {})))
    given = sent.cleaned_data
    form = ContentForm(row.kind, request.POST) if "subject" in request.POST or "item" in request.POST else None
    content = None
    if form is not None and given["action"] == "confirm":
        content = form.content()
        if content is None:
            return show(request, report, 422, Trouble(_("有几项填得不对，没有保存。")), number, form)
    seen = Seen(number, given["revision"])
    try:
        decision = _decide(report, by(request), row, seen, given, form, content)
    except (Refused, Stale) as error:
        told = trouble(report, error, [seen], reason=given["reason"])
        return show(request, report, 409, told, number, form)
    at = given["after"] or number
    return done(request, report, decision, at)


def _decide(
    report: queries.Report, who: str, row: queries.EntryRow, seen: Seen, given: Mapping[str, Any],
    form: ContentForm | None, content: Content | None,
) -> Decision:  # fmt: skip
    now = timezone.now()
    action = given["action"]
    if action == "reject":
        return actions.reject(report.id, who, now, [seen], given["reason"])
    if action == "split":
        return actions.split(report.id, who, now, seen, given["offset"] or 0)
    if action == "merge":
        return actions.merge(report.id, who, now, [seen, *seen_in([given["following"]])])
    if action in ("keep", "take"):
        settle: Callable[..., Decision] = getattr(actions, action)
        return settle(report.id, who, now, seen)
    if form is not None and content is not None and _differs(row, form, content):
        return actions.correct(report.id, who, now, seen, to_json(content), form.span())
    return actions.confirm(report.id, who, now, [seen])


def _differs(row: queries.EntryRow, form: ContentForm, content: Content) -> bool:
    """Whether there is anything to correct; a confirmed entry that is saved as it is was corrected to what it is."""
    span = form.span() or (row.start, row.end)
    return content != row.content or span != (row.start, row.end) or row.state == "confirmed"


@decides
@needs("review")
def decide_several(request: HtmxRequest, key: str) -> HttpResponse:
    """A decision about the entries that are ticked, or about the one whose button was pressed."""
    report = found_report(key)
    sent = SeveralForm(request.POST)
    if not sent.is_valid():
        raise BadQuery(problems(sent))
    one = request.POST.get("one")
    try:
        seen = seen_in([one] if one else request.POST.getlist("seen"))
    except ValidationError as error:
        raise BadQuery({"seen": [str(message) for message in error.messages]}) from error
    action, reason = sent.cleaned_data["action"], sent.cleaned_data["reason"]
    if one:
        action = "confirm"
    if not action:
        raise BadQuery({"action": [""]})
    if not seen:
        return show(request, report, 409, Trouble(_("还没有选中条目。")))
    who, now = by(request), timezone.now()
    try:
        if action == "confirm":
            decision = actions.confirm(report.id, who, now, seen)
        elif action == "reject":
            decision = actions.reject(report.id, who, now, seen, reason)
        else:
            decision = actions.merge(report.id, who, now, seen)
    except (Refused, Stale) as error:
        return show(request, report, 409, trouble(report, error, seen, reason=reason))
    return done(request, report, decision, seen[0].number)


@decides
@needs("confirm-in-bulk")
def confirm_sure(request: HtmxRequest, key: str, kind: str) -> HttpResponse:
    """Confirm all of a kind that the reader is sure of, if they are still as many as the person was told."""
    report = found_report(key)
    return _numbered(
        request, report, lambda number: actions.confirm_sure(report.id, by(request), timezone.now(), kind, number)
    )


@decides
@needs("undo")
def undo(request: HtmxRequest, key: str) -> HttpResponse:
    """Take a decision back; from the journal one comes back to the journal."""
    report = found_report(key)
    back = "register:journal" if request.POST.get("from") == "journal" else ""
    return _numbered(request, report, lambda number: actions.undo(report.id, by(request), timezone.now(), number), back)


def _numbered(
    request: HtmxRequest, report: queries.Report, act: Callable[[int], Decision], back: str = ""
) -> HttpResponse:
    sent = NumberForm(request.POST)
    if not sent.is_valid():
        raise BadQuery(problems(sent))
    try:
        decision = act(sent.cleaned_data["number"])
    except (Refused, Stale) as error:
        return show(request, report, 409, trouble(report, error, []))
    if back:
        return redirect(back, report.key)
    numbers = [change["number"] for change in decision.changes]
    return done(request, report, decision, numbers[0] if numbers else None)


def done(request: HtmxRequest, report: queries.Report, decision: Decision, at: int | None) -> HttpResponse:
    """On to the desk, which tells what was decided. at: number of the row to go on with."""
    return redirect(address(request, report, at=at, done=decision.number) + (f"#row-{at}" if at else ""))


def trouble(report: queries.Report, error: Refused | Stale, seen: Iterable[Seen], reason: str = "") -> Trouble:
    """What went wrong, in words; of entries that others changed, every change since they were seen."""
    held = {each.number: each.revision for each in seen}
    if isinstance(error, Refused):
        return Trouble(review_words.refused(error.code, error.data), ticked=tuple(held), reason=reason)
    numbers = tuple(entry.number for entry in error.now)
    text = report.source.text
    told = []
    for row in queries.entry_rows(report, numbers):
        revision = held.get(row.number, max(0, row.revision - 1))
        lines = []
        for line in queries.since(report, row.number, revision):
            change = next(each for each in line.changes if each["number"] == row.number)
            lines.append((line, review_words.changes(change, text)))
        told.append((row, tuple(lines)))
    said = _("您看到之后，别人改过了，所以没有保存。您填的都还在下面。")
    if not held:
        said = _("之后又有人改过，不能直接撤销。")
    return Trouble(said, tuple(told), ticked=tuple(held), reason=reason)
