"""Addresses of tasks. The registers' converters are known once their addresses are."""

from django.urls import path

import luoshi.web.register.urls  # noqa: F401
from luoshi.web.delivery.views import choosing, leading, lists, record

app_name = "delivery"
urlpatterns = [
    path("todo", lists.todo, name="todo"),
    path("tasks/", lists.ledger, name="ledger"),
    path("leader", leading.leader, name="leader"),
    path("reports/<key:key>/tasks", choosing.new, name="new"),
    path("tasks/<int:task>", record.task, name="task"),
    path("tasks/<int:task>/<slug:action>", record.act, name="act"),
    path("tasks/<int:task>/evidence/<int:evidence>", record.file, name="file"),
]
