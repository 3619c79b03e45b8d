"""A bare Django page, to be compared with: a template, no database, no log-in. `granian … bench.bare:application`."""

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import path

settings.configure(
    ALLOWED_HOSTS=["*"],
    ROOT_URLCONF=__name__,
    SECRET_KEY="bench",
    TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates"}],
    MIDDLEWARE=["django.middleware.common.CommonMiddleware", "django.middleware.csrf.CsrfViewMiddleware"],
)
_PAGE = "<!doctype html><title>{{ title }}</title><ul>{% for row in rows %}<li>{{ row }}{% endfor %}</ul>"


def page(request: HttpRequest) -> HttpResponse:
    """A list of ten."""
    return HttpResponse(engines["django"].from_string(_PAGE).render({"title": "bare", "rows": range(10)}, request))


urlpatterns = [path("", page)]
application = get_wsgi_application()
