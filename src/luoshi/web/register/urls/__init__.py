"""Addresses of the register. A report is named by the first digits of its sha256, a figure by where it starts."""

from django.urls import include, path, register_converter
from django.urls.converters import StringConverter

from luoshi.web.register.views import reading as views


class Key(StringConverter):
    """A report's key."""

    regex = "[0-9a-f]{16}"


class Offset(StringConverter):
    """A place in a text, in code points; no text is so long as to need more digits."""

    regex = "0|[1-9][0-9]{0,8}"

    def to_python(self, value: str) -> int:  # type: ignore[override]
        """The number."""
        return int(value)


register_converter(Key, "key")


class EntryKind(StringConverter):
    """A kind of entry."""

    regex = "figure|commitment"


register_converter(Offset, "offset")
register_converter(EntryKind, "entry_kind")

# Its addresses use the converters above.
from luoshi.web.register.urls import review as review_urls  # noqa: E402

app_name = "register"
urlpatterns = [
    path("", views.reports, name="reports"),
    path("reports.json", views.reports_json, name="reports-json"),
    path("reports/<key:key>/", views.overview, name="overview"),
    path("reports/<key:key>/figures", views.figures, name="figures"),
    path("reports/<key:key>/figures.json", views.figures_json, name="figures-json"),
    path("reports/<key:key>/figures.csv", views.figures_csv, name="figures-csv"),
    path("reports/<key:key>/text", views.text, name="text"),
    path("reports/<key:key>/at/<offset:start>", views.spot, name="spot"),
    path("reports/<key:key>/at/<offset:start>.json", views.spot_json, name="spot-json"),
    path("reports/<key:key>/years", views.years, name="years"),
    path("reports/<key:key>/years.json", views.years_json, name="years-json"),
    path("reports/<key:key>/years.csv", views.years_csv, name="years-csv"),
    *review_urls.urlpatterns,
    path("", include("luoshi.web.register.urls.judging")),
    path("", include("luoshi.web.register.urls.leaving")),
]
