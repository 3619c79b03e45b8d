"""The dashboard of a city: every target in one look."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from luoshi.web.monitor import queries, twins
from luoshi.web.monitor.document import in_word, packed
from luoshi.web.monitor.forms import YearForm
from luoshi.web.monitor.printed import in_pdf
from luoshi.web.monitor.queries import Dashboard, Line
from luoshi.web.monitor.rows import Rows
from luoshi.web.people.access import needs
from luoshi.web.people.clock import today
from luoshi.web.register.exports.files import TYPES
from luoshi.web.register.forms.reading import problems
from luoshi.web.register.views.leaving import download
from luoshi.web.site.errors import problem


def _asked(request: HttpRequest) -> tuple[YearForm, Dashboard | None]:
    form = YearForm(request.GET)
    if not form.is_valid():
        return form, None
    year = form.cleaned_data["year"]
    if year is None:
        found = queries.latest()
        year = found[0] if found else today().year
    return form, queries.dashboard(year)


@require_safe
@needs("see-monitor")
def dashboard(request: HttpRequest) -> HttpResponse:
    """The dashboard of a year: the last that has a figure, where none is asked for."""
    form, board = _asked(request)
    if board is None:
        return problem(request, 400, problems(form))
    light = form.cleaned_data["light"]
    rows = Rows(board.year).of(line for line in board.lines if not light or line.colour == light)
    context = {"board": board, "rows": rows, "light": light, "room": "monitor", "turned": _turned(board)}
    return render(request, "monitor/dashboard.html", context)


def _turned(board: Dashboard) -> list[Line]:
    """The lines whose light is another than a period before."""
    return [line for line in board.lines if line.turned]


@require_safe
@needs("see-monitor")
def lines(request: HttpRequest, kind: str) -> HttpResponse:
    """The same lines as JSON and as CSV."""
    form, board = _asked(request)
    if board is None:
        return problem(request, 400, problems(form))
    return twins.answered(kind, f"monitor-{board.year}", twins.LINE_COLUMNS, twins.lines(board))


@require_safe
@needs("see-monitor")
def month_pack(request: HttpRequest, ending: str) -> HttpResponse:
    """The month's pack in Word and as PDF."""
    form, board = _asked(request)
    if board is None:
        return problem(request, 400, problems(form))
    if not board.lines:
        raise Http404
    when = f"1—{board.month}月" if board.month else ""
    made, kind = (in_word, "word") if ending == "docx" else (in_pdf, "pdf")
    return download(made(packed(board)), TYPES[kind], f"{board.year}年{when}主要指标监测.{ending}")
