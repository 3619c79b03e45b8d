"""A report comes in by the browser: chosen or dropped, read, admitted; what is no plain text is read as a job."""

from hashlib import sha256

from django.core.exceptions import TooManyFilesSent
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from luoshi import intake, reading
from luoshi.cli.reports import dated
from luoshi.facts import Refusal
from luoshi.web.people.access import needs
from luoshi.web.register import actions, queries
from luoshi.web.register.actions import jobs as work
from luoshi.web.register.actions.admitting import KEY_LENGTH
from luoshi.web.register.forms.review import UploadForm
from luoshi.web.register.views.answering import HtmxRequest
from luoshi.web.register.views.persons import by
from luoshi.web.register.words import upload as upload_words
from luoshi.web.site.uploads import most, over_limit


@require_http_methods(["GET", "HEAD", "POST"])
@needs("upload")
def upload(request: HtmxRequest) -> HttpResponse:
    """The form, and what is sent with it."""
    if request.method != "POST":
        return _show(request, UploadForm(label_suffix=""))
    if len(request.FILES.getlist("file")) > 1:
        raise TooManyFilesSent("a report is one file")
    form = UploadForm(request.POST, request.FILES, label_suffix="")
    try:
        too_large = over_limit(request)
        if too_large is not None:
            raise too_large
        if not form.is_valid():
            return _show(request, form, 422)
        return _take_in(request, form)
    except Refusal as refusal:
        return _show(request, form, 422, refusal)


def _take_in(request: HtmxRequest, form: UploadForm) -> HttpResponse:
    file, year = form.cleaned_data["file"], form.cleaned_data["year"]
    name, data = intake.printable(str(file.name)), file.read()
    key = sha256(data).hexdigest()[:KEY_LENGTH]
    if queries.standing(key):
        return _arrived(key, new=False)
    if intake.kind_of(data):
        return redirect(
            "register:job", work.ask(None, "admit", by(request), timezone.now(), {"year": year}, data, name)
        )
    source = intake.from_bytes(name, data)
    admitted = actions.admit(source, dated(reading.read(source, year)), by(request))
    return _arrived(admitted.key, admitted.new)


def _arrived(key: str, new: bool) -> HttpResponse:
    response: HttpResponse = redirect("register:overview", key)
    response.headers["Location"] += "?new=1" if new else "?new=0"
    return response


def _show(request: HtmxRequest, form: UploadForm, status: int = 200, refusal: Refusal | None = None) -> HttpResponse:
    context = {
        "form": form,
        "refusal": refusal,
        "message": upload_words.refused(refusal) if refusal else "",
        "text": upload_words.megabytes(most(None)),
        "document": upload_words.megabytes(most("docx")),
        "picture": upload_words.megabytes(most("scan")),
    }
    return render(request, "register/upload.html", context, status=status)
