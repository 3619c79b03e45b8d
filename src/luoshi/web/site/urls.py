"""Addresses of the whole site."""

from django.urls import include, path
from django.views.decorators.http import require_POST
from django.views.i18n import set_language

from luoshi.web.register import api

urlpatterns = [
    path("language", require_POST(set_language), name="language"),
    path("api/v1/", api.urls),
    path("", include("luoshi.web.people.urls")),
    path("", include("luoshi.web.register.urls")),
    path("", include("luoshi.web.journal.urls")),
    path("", include("luoshi.web.delivery.urls")),
    path("", include("luoshi.web.public.urls")),
    path("", include("luoshi.web.monitor.urls")),
]

handler400 = "luoshi.web.site.errors.bad_request"
handler403 = "luoshi.web.site.errors.forbidden"
handler404 = "luoshi.web.site.errors.not_found"
handler500 = "luoshi.web.site.errors.fault"
