"""调度: the rounds, one round with what is decided in it, and one action item."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from luoshi.web.delivery import actions, queries
from luoshi.web.delivery.actions import Decided, Deed, Overtaken, Refused, Seen
from luoshi.web.delivery.forms.dispatch import ITEM_FORMS, CloseForm, DecideItemForm, OpenForm
from luoshi.web.delivery.forms.tasks import ActForm
from luoshi.web.delivery.queries import ActionRow
from luoshi.web.delivery.transitions import ITEM_ACTIONS, ItemAction
from luoshi.web.delivery.views.lists import unit_choices
from luoshi.web.delivery.words import ACTION, REFUSED
from luoshi.web.people.access import needs, person_of
from luoshi.web.people.clock import now, today
from luoshi.web.people.rules import may
from luoshi.web.register.twins.reading import as_csv, as_json
from luoshi.web.register.views.persons import by
from luoshi.web.register.words.review import person as person_in_words
from luoshi.web.site.errors import problem

COLUMNS = (
    *("id", "round", "task", "title", "text", "unit", "due", "state", "overdue", "note", "done_at", "confirmed_at"),
    *("returned", "times_returned"),
)


@require_http_methods(["GET", "HEAD", "POST"])
@needs("see-dispatch")
def rounds(request: HttpRequest) -> HttpResponse:
    """All rounds, and the action items that are not yet confirmed; the office opens a new round here."""
    sent = request.method == "POST"
    opens = may(person_of(request), "open-round")
    if sent and not opens:
        return problem(request, 403)
    form = OpenForm(request.POST if sent else None, initial={"held_on": today()}, label_suffix="")
    wrong = ""
    if sent and form.is_valid():
        try:
            number = actions.open_round(Deed(by(request), now()), form.cleaned_data["held_on"])
        except Refused as refused:
            wrong = str(REFUSED[refused.code])
        else:
            return HttpResponseRedirect(reverse("delivery:round", args=[number]))
    rows = queries.rounds(person_of(request))
    context = {
        "rows": rows, "form": form, "opens": opens and not any(row.open for row in rows), "wrong": wrong,
        "items": queries.action_items(person_of(request), today(), unfinished=True), "room": "dispatch",
    }  # fmt: skip
    return render(request, "delivery/rounds.html", context, status=409 if wrong else 422 if sent else 200)


@require_safe
@needs("see-dispatch")
def round(request: HttpRequest, number: int) -> HttpResponse:
    """A round: what was on the agenda and what was decided; printed, it is the minutes."""
    return _show(request, number)


@require_POST
@needs("decide-item")
def decide(request: HttpRequest, number: int) -> HttpResponse:
    """One action item more."""
    form = DecideItemForm(unit_choices(), request.POST)
    if not form.is_valid():
        return _show(request, number, form, _("有几项填得不对，没有保存。"))
    given = form.cleaned_data
    decided = Decided(given["text"], given["unit"], given["due"])
    try:
        actions.decide_item(number, given["item"], given["known"], Deed(by(request), now()), decided)
    except Refused as refused:
        return _show(request, number, form, str(REFUSED[refused.code]))
    except Overtaken as overtaken:
        return _show(request, number, form, _overtaken(overtaken))
    return HttpResponseRedirect(f"{reverse('delivery:round', args=[number])}#item-{given['item']}")


@require_POST
@needs("close-round")
def close(request: HttpRequest, number: int) -> HttpResponse:
    """The round becomes a record."""
    form = CloseForm(request.POST, label_suffix="")
    if not form.is_valid():
        return _show(request, number, form, _("有几项填得不对，没有保存。"))
    given = form.cleaned_data
    try:
        actions.close_round(number, given["revision"], Deed(by(request), now()), given["note"])
    except Refused as refused:
        return _show(request, number, form, str(REFUSED[refused.code]))
    except Overtaken as overtaken:
        return _show(request, number, form, _overtaken(overtaken))
    return HttpResponseRedirect(reverse("delivery:round", args=[number]))


def _show(
    request: HttpRequest, number: int, sent: DecideItemForm | CloseForm | None = None, trouble: str = ""
) -> HttpResponse:
    person = person_of(request)
    found = queries.agenda(number, person, today())
    if found is None:
        raise Http404
    runs = found.row.open and may(person, "decide-item")
    closing = CloseForm(initial={"revision": found.row.revision}, label_suffix="")
    if isinstance(sent, CloseForm):
        closing = sent
        closing.data = {**request.POST.dict(), "revision": str(found.row.revision)}
    chosen = request.POST.get("item", "") if isinstance(sent, DecideItemForm) else request.GET.get("decide", "")
    deciding = next((item for item in found.items if str(item.id) == chosen), None) if runs else None
    form = None
    if deciding is not None:
        known = len(deciding.actions)
        form = DecideItemForm(
            unit_choices(), initial={"item": deciding.id, "known": known, "unit": deciding.lead_id}
        )  # fmt: skip
        if isinstance(sent, DecideItemForm):
            form = sent
            form.data = {**request.POST.dict(), "known": str(known)}
    context = {
        "found": found, "row": found.row, "runs": runs, "form": form, "deciding": deciding, "closing": closing,
        "trouble": trouble, "room": "dispatch", "decided": sum(len(item.actions) for item in found.items),
    }  # fmt: skip
    return render(request, "delivery/round.html", context, status=409 if trouble else 200)


def _overtaken(error: Overtaken) -> str:
    said = _("您看到之后，{who}已经办了“{what}”，所以没有保存。您填的还在下面，请看过再定。")
    return said.format(who=person_in_words(error.by), what=ACTION[error.action])


@require_safe
@needs("see-item")
def item(request: HttpRequest, item: int) -> HttpResponse:
    """An action item, with what the person may do about it."""
    return _show_item(request, item)


_ACTS: dict[ItemAction, Callable[[Seen, Deed, dict[str, Any]], None]] = {
    "do-action-item": lambda seen, deed, given: actions.do_item(seen, deed, given["note"]),
    "confirm-action-item": lambda seen, deed, given: actions.confirm_item(seen, deed),
    "return-action-item": lambda seen, deed, given: actions.return_item(seen, deed),
}


@require_POST
@needs("see-item")
def act_on_item(request: HttpRequest, item: int, action: str) -> HttpResponse:
    """One action about an action item."""
    if action not in ITEM_ACTIONS:
        raise Http404
    wish: ItemAction = action
    row = _row(request, item)
    if not may(person_of(request), wish, queries.item_standing(item)):
        stale = request.POST.get("revision") != str(row.revision)
        trouble = str(REFUSED["wrong-item-state"])
        return _show_item(request, item, trouble=trouble) if stale else problem(request, 403)
    form = ITEM_FORMS[wish](request.POST, label_suffix="")
    if not form.is_valid():
        return _show_item(request, item, form, wish, _("有几项填得不对，没有保存。"))
    given = form.cleaned_data
    try:
        _ACTS[wish](Seen(item, given["revision"]), Deed(by(request), now(), given.get("reason", "")), given)
    except Refused as refused:
        return _show_item(request, item, form, wish, str(REFUSED[refused.code]))
    except Overtaken as overtaken:
        return _show_item(request, item, form, wish, _overtaken(overtaken))
    return HttpResponseRedirect(reverse("delivery:item", args=[item]))


def _row(request: HttpRequest, item: int) -> ActionRow:
    rows = queries.action_items(person_of(request), today(), id=item)
    if not rows:
        raise Http404
    return rows[0]


def _show_item(
    request: HttpRequest, item: int, sent: ActForm | None = None, at: ItemAction | None = None, trouble: str = ""
) -> HttpResponse:
    row, standing = _row(request, item), queries.item_standing(item)
    offered = []
    for action in ITEM_ACTIONS:
        if may(person_of(request), action, standing):
            form = ITEM_FORMS[action](initial={"revision": row.revision}, label_suffix="", auto_id=f"{action}-%s")
            if action == at and sent is not None:
                form = sent
                form.data = {**request.POST.dict(), "revision": str(row.revision)}
            offered.append((action, form))
    context = {"row": row, "offered": offered, "trouble": trouble, "room": "dispatch"}
    return render(request, "delivery/item.html", context, status=409 if trouble else 200)


@require_safe
@needs("see-dispatch")
def items_json(request: HttpRequest, number: int | None = None) -> HttpResponse:
    """The action items that the person may see, of one round or of all, as JSON."""
    rows = _data(request, number)
    return as_json({"round": number, "total": len(rows), "rows": rows})


@require_safe
@needs("see-dispatch")
def items_csv(request: HttpRequest, number: int | None = None) -> HttpResponse:
    """The same as CSV."""
    name = "action-items.csv" if number is None else f"action-items-{number}.csv"
    return as_csv(name, COLUMNS, _data(request, number))


def _data(request: HttpRequest, number: int | None) -> list[dict[str, Any]]:
    if number is not None and queries.agenda(number, person_of(request), today()) is None:
        raise Http404
    rows = queries.action_items(person_of(request), today(), number=number)
    return [{name: _plain(getattr(row, name)) for name in COLUMNS} for row in rows]


def _plain(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value
