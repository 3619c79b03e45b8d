"""Where one's own reminders are sent."""

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from luoshi.web.people import queries
from luoshi.web.people.access import log_in_first, person_of
from luoshi.web.people.actions.mail import choose_mail
from luoshi.web.people.clock import now


class MailForm(forms.Form):
    """An address, or nothing."""

    mail = forms.EmailField(label=_("邮箱"), required=False, max_length=254)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def mail(request: HttpRequest) -> HttpResponse:
    """One's own address for reminders; an empty one ends them."""
    person = person_of(request)
    if person.account is None:
        return log_in_first(request)
    if person.temporary:
        return HttpResponseRedirect(reverse("people:password"))
    initial = {"mail": queries.mail_of(person.account)}
    form = MailForm(request.POST if request.method == "POST" else None, initial=initial, label_suffix="")
    if form.is_valid():
        choose_mail(person.login, form.cleaned_data["mail"], now())
        return HttpResponseRedirect(reverse("people:mail") + "?saved=1")
    context = {"form": form, "mails": settings.MAIL, "saved": "saved" in request.GET}
    return render(request, "people/mail.html", context)
