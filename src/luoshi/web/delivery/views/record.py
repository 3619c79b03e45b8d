"""A task's page, and what is done on it: each action one POST that names what was seen."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from luoshi.web.delivery import actions, queries
from luoshi.web.delivery.actions import Deed, Refused, Seen, Stale
from luoshi.web.delivery.forms.tasks import FORMS, ActForm, ReportForm, filled_in
from luoshi.web.delivery.queries import Found, Record
from luoshi.web.delivery.transitions import OBJECTION_WITHIN, TASK_ACTIONS, Secrecy, TaskAction, TaskStanding, period
from luoshi.web.delivery.views.lists import unit_choices
from luoshi.web.delivery.words import ACTION, REFUSED
from luoshi.web.people.access import about_of, needs, person_of
from luoshi.web.people.clock import now, today
from luoshi.web.people.person import Person
from luoshi.web.people.rules import may
from luoshi.web.register.views.persons import by
from luoshi.web.register.words.review import person as person_in_words
from luoshi.web.site.errors import problem
from luoshi.web.site.uploads import over_limit

Given = dict[str, Any]
_ACTS: dict[TaskAction, Callable[[Seen, Deed, Given], None]] = {
    "assign-task": lambda seen, deed, given: actions.assign(seen, deed),
    "sign-task": lambda seen, deed, given: actions.sign(seen, deed),
    "return-task": lambda seen, deed, given: actions.give_back(seen, deed),
    "reassign-task": lambda seen, deed, given: actions.reassign(seen, deed, given["lead"]),
    "start-task": lambda seen, deed, given: actions.start(seen, deed),
    "report-task": lambda seen, deed, given: actions.report(seen, deed, given["told"]),
    "add-evidence": lambda seen, deed, given: actions.add_evidence(
        seen, deed, given["file"].name, given["kind"], given["file"].read(), given["secrecy"]
    ),
    "ask-extension": lambda seen, deed, given: actions.ask_extension(seen, deed, given["wanted"]),
    "decide-extension": lambda seen, deed, given: actions.decide_extension(seen, deed, given["granted"] == "yes"),
    "ask-closing": lambda seen, deed, given: actions.ask_closing(seen, deed),
    "take-up": lambda seen, deed, given: actions.take_up(seen, deed),
    "follow-through": lambda seen, deed, given: actions.follow_through(seen, deed),
    "inspect-task": lambda seen, deed, given: actions.inspect(
        seen,
        deed,
        {"yes": True, "no": False}.get(given["accepted"]),
        given["found"],
        given["asked"],
        given["asked_by"],
        [(file.name, given["kind"] or "site-check", file.read()) for file in given["attached"]],
    ),
    "object": lambda seen, deed, given: actions.object_to(seen, deed, given["finding"]),
    "decide-objection": lambda seen, deed, given: actions.decide_objection(
        seen, deed, given["finding"], given["upheld"] == "yes", given["inspector"]
    ),
    "close-task": lambda seen, deed, given: actions.close(seen, deed),
    "reopen-task": lambda seen, deed, given: actions.reopen(seen, deed),
    "archive-task": lambda seen, deed, given: actions.archive(seen, deed),
    "pause-task": lambda seen, deed, given: actions.pause(seen, deed),
    "resume-task": lambda seen, deed, given: actions.resume(seen, deed),
    "adjust-task": lambda seen, deed, given: actions.adjust(seen, deed, given["criterion"], given["due"]),
    "end-task": lambda seen, deed, given: actions.end(seen, deed),
    "set-secrecy": lambda seen, deed, given: actions.set_secrecy(seen, deed, given["secrecy"]),
}


@require_safe
@needs("see-task")
def task(request: HttpRequest, task: int) -> HttpResponse:
    """The task, with the forms that its state and the person allow."""
    wish = request.GET.get("do", "")
    return _show(request, task, at=wish if wish in TASK_ACTIONS else None)


@require_POST
@needs("see-task")
def act(request: HttpRequest, task: int, action: str) -> HttpResponse:
    """One action about a task; what is refused comes back with the page and with what the person wrote."""
    if action not in TASK_ACTIONS:
        raise Http404
    wish: TaskAction = action
    found = queries.record(task, today(), person_of(request))
    if found is None:
        raise Http404
    if not may(person_of(request), wish, queries.task_standing(task)):
        # Somebody else may just have brought it into a state that no longer allows it.
        stale = request.POST.get("revision") != str(found.revision)
        return _show(request, task, at=wish, trouble=_changed(found)) if stale else problem(request, 403)
    form = _form(wish, found, request)
    if over_limit(request) is not None:
        return _show(request, task, form, wish, str(REFUSED["large-file"]))
    if not form.is_valid():
        return _show(request, task, form, wish, _("有几项填得不对，没有保存。"))
    given = form.cleaned_data
    if isinstance(form, ReportForm):
        given["told"] = form.told()
    deed = Deed(by(request), now(), given.get("reason", ""), given.get("document", ""))
    try:
        _ACTS[wish](Seen(task, given["revision"]), deed, given)
    except Refused as refused:
        return _show(request, task, form, wish, str(REFUSED[refused.code]))
    except Stale:
        fresh = queries.record(task, today(), person_of(request))
        assert fresh is not None
        return _show(request, task, form, wish, _changed(fresh))
    return HttpResponseRedirect(reverse("delivery:task", args=(task,)))


def _changed(found: Record) -> str:
    if not found.events:
        return _("您看到之后，任务有了变化，所以没有保存。您填的还在下面，请看过再定。")
    last = found.events[-1]
    said = _("您看到之后，{who}已经办了“{what}”，所以没有保存。您填的还在下面，请看过再定。")
    return said.format(who=person_in_words(last.by), what=ACTION[last.action])


def _form(action: TaskAction, found: Record, request: HttpRequest | None = None) -> ActForm:
    initial: Given = {"revision": found.revision}
    if action == "report-task":
        initial |= filled_in(found.reports[0] if found.reports else None)
    if action == "reassign-task":
        initial["lead"] = found.lead_id
    if action == "set-secrecy":
        initial["secrecy"] = found.secrecy
    if action == "ask-extension" and found.extension:
        initial["wanted"] = found.extension.wanted
    data, files = (request.POST, request.FILES) if request else (None, None)
    if action in ("follow-through", "reopen-task"):
        initial["reason"] = _asked(found)
    form = FORMS[action](data, files, initial=initial, auto_id=f"{action}-%s", label_suffix="")
    lead, finding, inspector = (form.fields.get(name) for name in ("lead", "finding", "inspector"))
    if isinstance(form, ReportForm):
        form.offer(queries.figure_given(found.row.id, today()))
    if isinstance(lead, forms.ChoiceField):
        lead.choices = unit_choices()
    if isinstance(finding, forms.ChoiceField):
        which = _undecided if action == "decide-objection" else _unanswered
        finding.choices = [(each.id, each.seen[:40]) for each in which(found)]
    if isinstance(inspector, forms.ChoiceField):
        able = queries.fit_for(found.row.id, today())
        inspector.choices = [("", "—"), *((each.login, f"{each.name}（{each.login}）") for each in able)]
    return form


def _asked(found: Record) -> str:
    """What the last finding of the round asks of the unit."""
    last = next((each for each in found.findings if not each.old and each.accepted is False and not each.upheld), None)
    if last is None or not last.asked:
        return ""
    until = f"（{last.asked_by:%Y-%m-%d}）" if last.asked_by else ""
    return last.asked + until


def _unanswered(found: Record) -> list[Found]:
    return [each for each in found.findings if not each.objection and each.object_until >= today()]


def _undecided(found: Record) -> list[Found]:
    return [each for each in found.findings if each.objection and each.upheld is None]


def _offered(action: TaskAction, found: Record) -> bool:
    """Whether there is any sense in offering an action that the state and the rights allow."""
    if action == "decide-extension":
        return found.extension is not None
    if action == "ask-extension":
        return found.extension is None
    if action == "decide-objection":
        return bool(_undecided(found))
    return action != "object" or bool(_unanswered(found))


def _show(
    request: HttpRequest, task: int, bound: ActForm | None = None, at: TaskAction | None = None, trouble: str = ""
) -> HttpResponse:
    found = queries.record(task, today(), person_of(request))
    if found is None:
        raise Http404
    # Whoever only looks was let through to just this; after an action it may stand elsewhere.
    known = about_of(request) if request.method in ("GET", "HEAD") else None
    person, standing = person_of(request), known if isinstance(known, TaskStanding) else queries.task_standing(task)
    offered = []
    for action in TASK_ACTIONS:
        if not may(person, action, standing) or not _offered(action, found):
            continue
        form = _form(action, found)
        if action == at and bound is not None:
            # What was written stays; it is sent again with what is now seen.
            form = bound
            form.data = {**request.POST.dict(), "revision": str(found.revision)}
        offered.append((action, form, action == at, form.is_multipart()))
    sees_reports = may(person, "see-reports", standing)
    # A follow-through begins a new round, in which a unit may say what it did since, in the same month too.
    now = period(found.cycle, today())  # type: ignore[arg-type]
    reported = any((each.period, each.round) == (now, found.round) for each in found.reports)
    shown = [each for each, *_rest in offered if each != "report-task" or not reported]
    context = {
        "evidence": [each for each in found.evidence if _in_sight(person, standing, each.secrecy)],
        "four": None if found.blind else queries.opinions(found.row.id, found.round, found.row.light),
        "found": found, "row": found.row, "offered": offered, "trouble": trouble, "now": today(),
        "object_within": OBJECTION_WITHIN.days,
        "sees_reports": sees_reports, "is_public": may(person, "see-public", standing),
        "reported": reported,
        "written": _written(at, request) if at and trouble and at not in shown else (),
        "items": queries.items_of(task, person, today(), found.blind),
    }  # fmt: skip
    return render(request, "delivery/task.html", context, status=409 if trouble else 200)


def _in_sight(person: Person, standing: TaskStanding | None, secrecy: Secrecy) -> bool:
    return standing is not None and may(person, "see-reports", standing.behind(secrecy))


def _written(action: TaskAction, request: HttpRequest) -> list[tuple[str, str]]:
    """What somebody wrote into a form that is no longer on the page: each field's label, and the text."""
    fields = FORMS[action](request.POST).fields
    found = [(str(field.label), request.POST.get(name, "")) for name, field in fields.items() if name != "revision"]
    return [(label, text) for label, text in found if text.strip()]


@require_safe
@needs("see-reports")
def file(request: HttpRequest, task: int, evidence: int) -> HttpResponse:
    """A file of the evidence, to be kept and not shown: what is in it is whatever somebody sent."""
    found = queries.file_of(task, evidence)
    # What is there and not for this person looks like what is not there.
    if found is None or not _in_sight(person_of(request), queries.task_standing(task), found.secrecy):
        raise Http404
    return sent(found)


def sent(file: queries.File) -> HttpResponse:
    """A file that is kept and not shown."""
    response = HttpResponse(queries.content_of(file), content_type="application/octet-stream")
    response.headers["Content-Disposition"] = content_disposition_header(True, file.name) or "attachment"
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response
