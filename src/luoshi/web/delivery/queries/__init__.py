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
from luoshi.web.delivery.queries.opinions import Opinions, opinions, verdicts
from luoshi.web.delivery.queries.record import File, Found, Record, Said, Shown, content_of, file_of, record, said_of
from luoshi.web.delivery.queries.reporting import ReportRow, ids_wanting_report, report_row, reports_due
from luoshi.web.delivery.queries.standing import PUBLIC, item_standing, task_standing
from luoshi.web.delivery.queries.tasks import (
    TaskPage,
    TaskQuestion,
    TaskRow,
    states_seen,
    task_row,
    tasks,
    todo,
    told,
    visible,
)

__all__ = [
    "PUBLIC", "ActionRow", "Agenda", "AgendaRow", "Choice", "File", "Found", "Given", "Opinions", "Record", "ReportRow",
    "RoundRow", "Said", "Shown", "TaskPage", "TaskQuestion", "TaskRow", "UnitBurden", "action_items", "agenda",
    "burdens", "choices", "content_of", "figure_given", "file_of", "ids_wanting_report", "item_standing",
    "items_waiting", "month_after", "month_before", "opinions", "record", "report_row", "reports_due", "rounds",
    "said_of", "states_seen", "task_row", "task_standing", "tasks", "todo", "told", "verdicts", "visible",
]  # fmt: skip
