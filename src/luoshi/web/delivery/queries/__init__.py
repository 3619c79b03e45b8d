"""Every read of tasks: frozen rows out."""

from luoshi.web.delivery.queries.burden import UnitBurden, burdens, month_after, month_before
from luoshi.web.delivery.queries.choosing import Choice, choices
from luoshi.web.delivery.queries.dispatch import (
    ActionRow,
    Agenda,
    AgendaRow,
    RoundRow,
    action_items,
    agenda,
    items_waiting,
    rounds,
)
from luoshi.web.delivery.queries.given import Given, figure_given
from luoshi.web.delivery.queries.record import Found, Record, Said, Shown, file_of, record
from luoshi.web.delivery.queries.reporting import ReportRow, ids_wanting_report, report_row, reports_due
from luoshi.web.delivery.queries.standing import item_standing, task_standing
from luoshi.web.delivery.queries.tasks import TaskPage, TaskQuestion, TaskRow, states_seen, tasks, todo, visible

__all__ = [
    "ActionRow",
    "Agenda",
    "AgendaRow",
    "Choice",
    "Found",
    "Given",
    "Record",
    "ReportRow",
    "RoundRow",
    "Said",
    "Shown",
    "TaskPage",
    "TaskQuestion",
    "TaskRow",
    "UnitBurden",
    "action_items",
    "agenda",
    "burdens",
    "choices",
    "figure_given",
    "file_of",
    "ids_wanting_report",
    "item_standing",
    "items_waiting",
    "month_after",
    "month_before",
    "record",
    "report_row",
    "reports_due",
    "rounds",
    "states_seen",
    "task_standing",
    "tasks",
    "todo",
    "visible",
]  # fmt: skip
