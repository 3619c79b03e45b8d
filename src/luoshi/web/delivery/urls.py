"""Addresses of tasks. The registers' converters are known once their addresses are."""

from django.urls import path

import luoshi.web.register.urls  # noqa: F401
from luoshi.web.delivery.views import choosing, inspecting, inspections, lists, record

app_name = "delivery"
urlpatterns = [
    path("todo", lists.todo, name="todo"),
    path("tasks/", lists.ledger, name="ledger"),
    path("reports/<key:key>/tasks", choosing.new, name="new"),
    path("tasks/<int:task>", record.task, name="task"),
    path("tasks/<int:task>/<slug:action>", record.act, name="act"),
    path("tasks/<int:task>/evidence/<int:evidence>", record.file, name="file"),
    path("inspections/", inspections.inspections, name="inspections"),
    path("inspections.json", inspections.inspections_json, name="inspections-json"),
    path("inspections.csv", inspections.inspections_csv, name="inspections-csv"),
    path("inspections/new", inspecting.new, name="inspection-new"),
    path("inspections/named", inspecting.named, name="inspection-named"),
    path("inspections/<int:inspection>", inspections.inspection, name="inspection"),
    path("inspections/<int:inspection>.json", inspections.inspection_json, name="inspection-json"),
    path("inspections/<int:inspection>.csv", inspections.inspection_csv, name="inspection-csv"),
    path("inspections/<int:inspection>/frame.txt", inspections.frame, name="frame"),
    *(
        path(f"inspections/<int:inspection>/{action}", inspecting.act, {"action": action}, name=f"inspection-{action}")
        for action in ("draw", "send", "cancel")
    ),
]
