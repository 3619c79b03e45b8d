"""Addresses of the monitor. The registers' converters are known once their addresses are."""

from django.urls import path, register_converter
from django.urls.converters import StringConverter

import luoshi.web.register.urls  # noqa: F401
from luoshi.web.monitor.views import batches, dashboard, describing, entering, figures, indicator


class Kind(StringConverter):
    """The form that data is asked for in."""

    regex = "json|csv"


register_converter(Kind, "data")

app_name = "monitor"
urlpatterns = [
    path("monitor/", dashboard.dashboard, name="dashboard"),
    path("monitor/targets.<data:kind>", dashboard.lines, name="lines"),
    path("monitor/pack.docx", dashboard.month_pack, {"ending": "docx"}, name="pack"),
    path("monitor/pack.pdf", dashboard.month_pack, {"ending": "pdf"}, name="pack-pdf"),
    path("monitor/indicators/new", describing.new, name="new"),
    path("monitor/indicators/<int:indicator>", indicator.indicator, name="indicator"),
    path("monitor/indicators/<int:indicator>/observations.<data:kind>", indicator.values, name="values"),
    path("monitor/indicators/<int:indicator>/places.<data:kind>", indicator.places, name="places"),
    path("monitor/indicators/<int:indicator>/edit", describing.edit, name="edit"),
    path("monitor/indicators/<int:indicator>/target", describing.set_target, name="target"),
    path("monitor/enter", entering.enter, name="enter"),
    path("monitor/import", entering.upload, name="upload"),
    path("monitor/batches/<int:batch>", batches.batch, name="batch"),
    path("monitor/batches/<int:batch>/write", batches.write, name="write"),
    path("monitor/batches/<int:batch>/answer", batches.answer, name="answer"),
    path("reports/<key:key>/observations", figures.figures, name="figures"),
]
