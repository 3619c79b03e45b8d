"""Addresses of tasks. The registers' converters are known once their addresses are."""

from django.urls import path

import luoshi.web.register.urls  # noqa: F401
from luoshi.web.delivery.views import burden, choosing, dispatch, lists, record, reporting

app_name = "delivery"
urlpatterns = [
    path("todo", lists.todo, name="todo"),
    path("tasks/", lists.ledger, name="ledger"),
    path("reports/<key:key>/tasks", choosing.new, name="new"),
    path("tasks/report", reporting.reports, name="reports"),
    path("tasks/<int:task>/report", reporting.report, name="report"),
    path("dispatch/", dispatch.rounds, name="rounds"),
    path("dispatch/items.json", dispatch.items_json, name="items-json"),
    path("dispatch/items.csv", dispatch.items_csv, name="items-csv"),
    path("dispatch/items/<int:item>", dispatch.item, name="item"),
    path("dispatch/items/<int:item>/<slug:action>", dispatch.act_on_item, name="act-on-item"),
    path("dispatch/<int:number>", dispatch.round, name="round"),
    path("dispatch/<int:number>.json", dispatch.items_json, name="round-json"),
    path("dispatch/<int:number>.csv", dispatch.items_csv, name="round-csv"),
    path("dispatch/<int:number>/decide", dispatch.decide, name="decide-item"),
    path("dispatch/<int:number>/close", dispatch.close, name="close-round"),
    path("burden", burden.burden, name="burden"),
    path("burden.json", burden.burden_json, name="burden-json"),
    path("burden.csv", burden.burden_csv, name="burden-csv"),
    path("tasks/<int:task>", record.task, name="task"),
    path("tasks/<int:task>/<slug:action>", record.act, name="act"),
    path("tasks/<int:task>/evidence/<int:evidence>", record.file, name="file"),
]
