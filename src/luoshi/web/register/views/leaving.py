"""Pages and files of what leaves the register: 导出, and the jobs that make large files."""

from typing import Any
from urllib.parse import quote
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from luoshi.facts import REFUSALS, Refusal
from luoshi.web.people.access import needs
from luoshi.web.register import queries
from luoshi.web.register.actions import jobs as work
from luoshi.web.register.exports.document import BadTemplate
from luoshi.web.register.exports.files import KINDS, TYPES, made
from luoshi.web.register.imports.words import FILES
from luoshi.web.register.queries import jobs, leaving
from luoshi.web.register.twins import reading as twins
from luoshi.web.register.views.answering import found_report
from luoshi.web.register.views.persons import allowed, by, in_sight
from luoshi.web.register.words.upload import refused
from luoshi.web.site.languages import in_language

AT_ONCE = 500
"""Rows of the largest edition that is made while the browser waits."""

ERRORS: dict[str, tuple[str, str]] = {
    **FILES,
    "interrupted": (
        "任务中断了：处理它的程序被停止。没有写入任何内容，请再做一次。",
        "The work was interrupted: its program was stopped. Nothing was written. Ask for it again.",
    ),
    "bad-template": (
        "本单位的 Word 模板 {name} 不能使用：{why}。请改正模板，或去掉 LUOSHI_WORD_TEMPLATE。",
        "Your office's Word template {name} cannot be used: {why}. Correct it, or unset LUOSHI_WORD_TEMPLATE.",
    ),
    "no-edition": ("没有这个版本。", "There is no such version."),
    "fault": (
        "程序出错，已经记入日志，数据没有改变。请再试一次；仍不行，请报告给管理员。",
        "The program failed; it is in the log, and nothing was changed. Try again, or tell the administrator.",
    ),
}
"""Why work failed."""

NAMES = {
    "excel": _("导出 Excel"),
    "word": _("导出 Word 分工方案"),
    "import": _("读回 Excel"),
    "reread": _("重新读取原文"),
    "admit": _("收入报告"),
}


@needs("export")
@require_safe
def export(request: HttpRequest, key: str) -> HttpResponse:
    """What can be taken out, and how to bring it back."""
    report = found_report(key)
    # Who has no name has no list of jobs; they keep the address of each.
    mine = jobs.jobs(report.id, by(request), timezone.now()) if by(request) else ()
    context = {
        "report": report,
        "room": "export",
        "editions": [each for each in leaving.counts(report) if in_sight(request, each.which, report)],
        "may_import": allowed(request, "import", report),
        "jobs": [(job, NAMES[job.kind]) for job in mine],
        "error": request.GET.get("error") == "no-file" and in_language(FILES["no-file"]),
    }
    return render(request, "register/export.html", context)


@needs("export")
@require_POST
def make(request: HttpRequest, key: str) -> HttpResponse:
    """Make an Excel or a Word file: at once where it is short, else as a job."""
    report = found_report(key)
    kind, which = request.POST.get("kind", ""), request.POST.get("which", "")
    edition = leaving.edition(report, which) if in_sight(request, which, report) else None
    if edition is None or kind not in KINDS:
        raise Http404
    if len(edition.rows) > AT_ONCE:
        return redirect("register:job", work.ask(report.id, kind, by(request), timezone.now(), {"which": which}))
    try:
        file = made(edition, kind)
    except BadTemplate:
        # The job tells what is wrong with it.
        job = work.ask(report.id, kind, by(request), timezone.now(), {"which": which}, at_once=True)
        return redirect("register:job", job)
    return download(file.data, file.type, file.name)


@needs("export")
@require_safe
def entries_json(request: HttpRequest, key: str) -> HttpResponse:
    """The agreed register as JSON, each entry with its anchor."""
    report = found_report(key)
    return twins.entries_json(report, _which(request), _rows(report, request))


@needs("export")
@require_safe
def entries_csv(request: HttpRequest, key: str) -> HttpResponse:
    """The agreed register as CSV, each entry with its anchor."""
    report = found_report(key)
    return twins.entries_csv(report, _which(request), _rows(report, request))


def _which(request: HttpRequest) -> str:
    return request.GET.get("which", "confirmed")


def _rows(report: queries.Report, request: HttpRequest) -> list[dict[str, Any]]:
    which = _which(request)
    rows = leaving.entries(report, which) if in_sight(request, which, report) else None
    if rows is None:
        raise Http404
    return rows


@needs("upload")
@require_POST
def reread(request: HttpRequest, key: str) -> HttpResponse:
    """Read the source again, as a job."""
    report = found_report(key)
    return redirect("register:job", work.ask(report.id, "reread", by(request), timezone.now(), {}))


def job_of(request: HttpRequest, job: UUID) -> jobs.JobRow:
    """The job of that id, or no page: nobody sees another's."""
    found = jobs.job(job, by(request), timezone.now())
    if found is None:
        raise Http404
    return found


def failure(job: jobs.JobRow) -> str:
    """Why a job failed, in the reader's language; "" where it did not."""
    if job.error is None:
        return ""
    if job.kind == "admit" and job.error["code"] in REFUSALS:
        return refused(Refusal(job.error["code"], **job.error["data"]))
    return in_language(ERRORS.get(job.error["code"], ERRORS["fault"])).format(**job.error["data"])


@needs("list")
@require_safe
def job_file(request: HttpRequest, job: UUID) -> HttpResponse:
    """The file that a job made, for whoever asked for it."""
    found = job_of(request, job)
    data = jobs.made(job, by(request), timezone.now())
    if data is None:
        raise Http404
    return download(data, TYPES[found.kind], found.made_name)


def download(data: bytes, media: str, name: str) -> HttpResponse:
    """A file to be kept, under that name."""
    response = HttpResponse(data, content_type=media)
    safe = "".join(character for character in name if character.isprintable() and character not in '\\/:*?"<>|')[-120:]
    ending = safe.rpartition(".")[2]
    response.headers["Content-Disposition"] = (
        f"attachment; filename=\"register.{ending}\"; filename*=UTF-8''{quote(safe)}"
    )
    response.headers["Cache-Control"] = "private, no-store"
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response
