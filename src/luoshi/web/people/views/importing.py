"""The page where a list of units comes in from Excel: a preview first, then all of it or nothing."""

from collections.abc import Sequence
from typing import Any

from django.core import signing
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from luoshi.web.people import actions, importing
from luoshi.web.people.access import needs
from luoshi.web.people.clock import now
from luoshi.web.people.importing import FATES, Fate, Line, Plan
from luoshi.web.people.importing.table import HEADS, KINDS
from luoshi.web.people.words import FATE, FIELD, REFUSED_FILE, REFUSED_ROW, UNIT_KIND
from luoshi.web.register.imports.book import MOST_BYTES, BadFile, opened
from luoshi.web.register.imports.words import FILES
from luoshi.web.register.views.persons import by
from luoshi.web.site.languages import in_language
from luoshi.web.site.uploads import over_limit

SALT = "luoshi.units"
FOR = 12 * 3600
"""Seconds that a preview can be accepted."""

LONGEST = 200_000
"""Characters of the longest list that a preview's form holds."""


@require_http_methods(["GET", "HEAD", "POST"])
@needs("manage-accounts")
def units_import(request: HttpRequest) -> HttpResponse:
    """A file is laid beside the units; nothing is written."""
    if request.method != "POST":
        return _page(request, {})
    try:
        lines = _sent(request)
        return _preview(request, lines, importing.plan(lines, actions.held_units()))
    except BadFile as bad:
        return _page(request, {"wrong": _told_file(bad)}, 422)


@require_http_methods(["POST"])
@needs("manage-accounts")
def units_import_apply(request: HttpRequest) -> HttpResponse:
    """What the preview showed is written; where the units were changed since, it is shown anew."""
    try:
        seal, rows = signing.loads(request.POST.get("list", ""), salt=SALT, max_age=FOR)
    except signing.BadSignature:
        return HttpResponseRedirect(reverse("people:units-import"))
    lines = tuple(Line(*row) for row in rows)
    try:
        actions.import_units(lines, seal, by(request), now())
    except actions.Changed as changed:
        return _preview(request, lines, changed.plan, anew=True)
    return HttpResponseRedirect(reverse("people:units"))


def _sent(request: HttpRequest) -> tuple[Line, ...]:
    if over_limit(request) is not None:
        raise BadFile("too-large", most=MOST_BYTES // 1024 // 1024)
    file = request.FILES.get("file")
    if file is None or not file.size:
        raise BadFile("no-file")
    return importing.lines(opened(file.read(MOST_BYTES + 1)))


def _preview(request: HttpRequest, lines: Sequence[Line], plan: Plan, anew: bool = False) -> HttpResponse:
    token = signing.dumps((plan.seal, lines), salt=SALT, compress=True)
    if len(token) > LONGEST:
        raise BadFile("too-many-units", most=importing.MOST_UNITS)
    context = {
        "rows": [_told(fate) for fate in sorted(plan.fates, key=lambda fate: (FATES.index(fate.fate), fate.line))],
        "counts": [(FATE[fate], len(plan.of(fate))) for fate in FATES if plan.of(fate)], "list": token,
        "refused": len(plan.of("refused")), "writes": len(plan.writes), "absent": plan.absent, "anew": anew,
    }  # fmt: skip
    return _page(request, context, 409 if anew else 200)


def _page(request: HttpRequest, context: dict[str, Any], status: int = 200) -> HttpResponse:
    columns = [(words[0], words[1:5]) for words in HEADS.values()]
    kinds = [(UNIT_KIND[kind], words[1:4]) for kind, words in KINDS.items()]
    told = {"columns": columns, "kinds": kinds, "most": importing.MOST_UNITS, **context}
    return render(request, "people/units_import.html", told, status=status)


def _told(fate: Fate) -> dict[str, Any]:
    """A row with its fate in words."""

    def shown(field: str, code: str) -> str:
        return str(UNIT_KIND[code]) if field == "kind" else code

    reason = str(REFUSED_ROW[fate.reason]) % {"said": fate.said[:40]} if fate.reason else ""
    changes = [(FIELD[field], shown(field, old), shown(field, new)) for field, old, new in fate.changes]
    return {"fate": fate, "word": FATE[fate.fate], "reason": reason, "changes": changes}


def _told_file(bad: BadFile) -> str:
    if bad.code in REFUSED_FILE:
        return str(REFUSED_FILE[bad.code]) % bad.data
    return in_language(FILES[bad.code]).format(**bad.data)
