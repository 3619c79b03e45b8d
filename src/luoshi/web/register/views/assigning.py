"""Who is to do a commitment: filled in from what is proposed, and saved by whoever may assign."""

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from luoshi.web.people.access import needs, person_of
from luoshi.web.people.rules import may, sight
from luoshi.web.register import actions, queries
from luoshi.web.register.actions import Refused, Seen, Stale
from luoshi.web.register.content import BadContent, from_json, to_json
from luoshi.web.register.forms.reading import problems
from luoshi.web.register.forms.review import ASSIGNED, AssignForm, AssignmentForm, ContentForm
from luoshi.web.register.views.answering import BadQuery, HtmxRequest, decides, found_report
from luoshi.web.register.views.deciding import done, trouble
from luoshi.web.register.views.desk import Trouble, address, show
from luoshi.web.register.views.persons import by
from luoshi.web.register.words import review as review_words


@decides
@needs("assign")
def assign(request: HtmxRequest, key: str, number: int) -> HttpResponse:
    """Save the units, the date and the remark of a commitment, and nothing else of it."""
    report = found_report(key)
    sent = AssignForm(request.POST)
    if not sent.is_valid():
        raise BadQuery(problems(sent))
    row = queries.entry(report, number)
    if row is None:
        return show(request, report, 409, Trouble(review_words.refused("no-entry", {})))
    if sent.cleaned_data["action"] == "propose":
        return _fill_in(request, report, row)
    form = AssignmentForm(request.POST)
    if row.kind != "commitment" or not form.is_valid():
        return _wrong(request, report, row, form)
    held = to_json(row.content)
    given = {name: form.cleaned_data[name] for name in ASSIGNED}
    try:
        content = from_json("commitment", {**held, **given})
    except BadContent as bad:
        for field in bad.problems.keys() & form.fields.keys():
            form.add_error(field, str(review_words.PROBLEM[bad.problems[field]]))
        return _wrong(request, report, row, form)
    seen = Seen(number, sent.cleaned_data["revision"])
    saved = {name: to_json(content)[name] for name in ASSIGNED}
    try:
        decision = actions.assign(report.id, by(request), timezone.now(), seen, saved)
    except (Refused, Stale) as error:
        return show(request, report, 409, trouble(report, error, [seen]), number, form)
    return done(request, report, decision, sent.cleaned_data["after"] or number)


def _fill_in(request: HtmxRequest, report: queries.Report, row: queries.EntryRow) -> HttpResponse:
    """The form as it was sent, with the units that are proposed; nothing is saved."""
    person = person_of(request)
    proposed = queries.proposals(report, (row,), sight(person)).get(row.number)
    if proposed is None:
        return show(request, report, 409, Trouble(_("这一条现在没有建议的分工。")), row.number)
    filled = request.POST.copy()
    filled["lead"] = proposed.lead
    filled["supporting"] = "、".join(proposed.supporting)
    form = ContentForm("commitment", filled) if may(person, "review", report) else AssignmentForm(filled)
    response = show(request, report, 200, None, row.number, form, filled=True)
    # The address of the page stays one that can be opened again.
    response.headers["HX-Push-Url"] = address(request, report, entry=row.number)
    return response


def _wrong(request: HtmxRequest, report: queries.Report, row: queries.EntryRow, form: AssignmentForm) -> HttpResponse:
    if row.kind != "commitment":
        return show(request, report, 409, Trouble(review_words.refused("no-assignment", {})))
    return show(request, report, 422, Trouble(_("有几项填得不对，没有保存。")), row.number, form)
