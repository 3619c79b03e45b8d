"""Addresses of tasks. The registers' converters are known once their addresses are."""

from django.urls import path

import luoshi.web.register.urls  # noqa: F401
from luoshi.web.delivery.views import (
    bulletins,
    burden,
    choosing,
    dispatch,
    inspecting,
    inspections,
    leading,
    lists,
    planning,
    record,
    reminding,
    reporting,
    sheets,
)

app_name = "delivery"
urlpatterns = [
    path("todo", lists.todo, name="todo"),
    path("tasks/", lists.ledger, name="ledger"),
    path("tasks.json", lists.ledger_file, {"ending": "json"}, name="ledger-json"),
    path("tasks.csv", lists.ledger_file, {"ending": "csv"}, name="ledger-csv"),
    path("tasks.xlsx", lists.ledger_file, {"ending": "xlsx"}, name="ledger-xlsx"),
    path("tasks/calendar", planning.calendar, name="calendar"),
    path("tasks/gantt", planning.gantt, name="gantt"),
    path("tasks/<int:task>/brief", lists.brief, name="brief"),
    path("bulletins/", bulletins.bulletins, name="bulletins"),
    path("bulletins/new", bulletins.new, name="bulletin-new"),
    path("bulletins/<int:bulletin>", bulletins.bulletin, name="bulletin"),
    path("bulletins/<int:bulletin>.json", bulletins.bulletin_json, name="bulletin-json"),
    path("bulletins/<int:bulletin>.docx", bulletins.bulletin_word, name="bulletin-word"),
    path("bulletins/<int:bulletin>/reproduced", bulletins.reproduced, name="bulletin-reproduced"),
    path("rules/reminders", reminding.rules, name="reminders"),
    path("todo/read", reminding.read, name="read"),
    path("leader", leading.leader, name="leader"),
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
    path("reports/<key:key>/tasks/sheet", sheets.sheet, name="sheet"),
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
