"""The site's addresses and one more: a page of the site with nothing on it, to be compared with."""

from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import include, path

ADDRESS = "/bench/empty"


def page(request: HttpRequest) -> HttpResponse:
    """What every page has, for a person with the same rights: head, navigation, foot."""
    return HttpResponse(_EMPTY.render({}, request))


_EMPTY = engines["django"].from_string('{% extends "base.html" %}')
urlpatterns = [path(ADDRESS[1:], page), path("", include("luoshi.web.site.urls"))]
