"""A report comes in by the browser: chosen or dropped, read, admitted."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from luoshi import intake, reading
from luoshi.cli.reports import dated
from luoshi.facts import Refusal
from luoshi.web.people.access import needs
from luoshi.web.register import actions
from luoshi.web.register.review_forms import UploadForm
from luoshi.web.register.views.answering import HtmxRequest, by
from luoshi.web.site.uploads import over_limit


@require_http_methods(["GET", "HEAD", "POST"])
@needs("upload")
def upload(request: HtmxRequest) -> HttpResponse:
    """The form, and what is sent with it."""
    if request.method != "POST":
        return _show(request, UploadForm(label_suffix=""))
    form = UploadForm(request.POST, request.FILES, label_suffix="")
    try:
        too_large = over_limit(request)
        if too_large is not None:
            raise Refusal("too-large", name=intake.printable(too_large), limit=intake.LIMIT)
        if not form.is_valid():
            return _show(request, form, 422)
        return _take_in(form, by(request))
    except Refusal as refusal:
        return _show(request, form, 422, refusal)


def _take_in(form: UploadForm, who: str) -> HttpResponse:
    file, year = form.cleaned_data["file"], form.cleaned_data["year"]
    source = intake.from_bytes(intake.printable(str(file.name)), file.read())
    admitted = actions.admit(source, dated(reading.read(source, year)), who)
    response: HttpResponse = redirect("register:overview", admitted.key)
    response.headers["Location"] += "?new=1" if admitted.new else "?new=0"
    return response


def _show(request: HtmxRequest, form: UploadForm, status: int = 200, refusal: Refusal | None = None) -> HttpResponse:
    context = {
        "form": form,
        "refusal": refusal,
        "message": _message(refusal) if refusal else "",
        "megabytes": intake.LIMIT // 2**20,
    }
    return render(request, "register/upload.html", context, status=status)


def _message(refusal: Refusal) -> str:
    """What a refusal says to somebody at a page, who has a field and no option to fill in."""
    if refusal.code == "no-year":
        return _("{name} 里找不到报告年份。请重新选择文件，并在下面填写作报告的年份。").format(**refusal.data)
    if refusal.code == "too-large":
        return _("{name} 超过 {megabytes} MB 的上限，没有读入。请只给报告正文。").format(
            name=refusal.data["name"], megabytes=intake.LIMIT // 2**20
        )
    return refusal.message("zh" if (get_language() or "zh").startswith("zh") else "en")
