"""Every read of tasks: frozen rows out."""

from luoshi.web.delivery.queries.bulletins import (
    BulletinRow,
    Reproduced,
    bulletin,
    bulletin_bytes,
    bulletin_standing,
    bulletins,
    reproduce,
)
from luoshi.web.delivery.queries.burden import UnitBurden, burdens, month_after, month_before
from luoshi.web.delivery.queries.choosing import Choice, choices
from luoshi.web.delivery.queries.dispatch import (
    ActionRow,
    Agenda,
    AgendaRow,
    RoundRow,
    action_items,
    agenda,
    items_of,
    items_waiting,
    rounds,
)
from luoshi.web.delivery.queries.given import Given, figure_given
from luoshi.web.delivery.queries.inspecting import CITY, Fit, fit, fit_for, is_blind, places
from luoshi.web.delivery.queries.inspections import (
    Inspectable,
    InspectionRecord,
    InspectionRow,
    SampleRow,
    frame_of,
    inspectable,
    inspection,
    inspections,
    inspectors_named,
)
from luoshi.web.delivery.queries.leading import Leading, Matter, leaders, leading
from luoshi.web.delivery.queries.ledger import (
    Brief,
    LedgerRow,
    TaskPage,
    TaskQuestion,
    brief,
    leaders_seen,
    ledger_rows,
    states_seen,
    tasks,
)
from luoshi.web.delivery.queries.opinions import Opinions, opinions, verdicts
from luoshi.web.delivery.queries.planning import Dates, Plan, dates, plan
from luoshi.web.delivery.queries.record import File, Found, Record, Said, Shown, content_of, file_of, record, said_of
from luoshi.web.delivery.queries.reminding import NoticeRow, reminding, unread, unread_count
from luoshi.web.delivery.queries.reporting import ReportRow, ids_wanting_report, report_row, reports_due
from luoshi.web.delivery.queries.sight import reports_seen
from luoshi.web.delivery.queries.standing import PUBLIC, item_standing, task_standing
from luoshi.web.delivery.queries.tasks import (
    TaskRow,
    Todo,
    Todos,
    next_action,
    task_row,
    todo,
    todos,
    told,
    visible,
)

__all__ = [
    "CITY", "PUBLIC", "ActionRow", "Agenda", "AgendaRow", "Brief", "BulletinRow", "Choice", "Dates", "File", "Fit",
    "Found", "Given", "Inspectable", "InspectionRecord", "InspectionRow", "Leading", "LedgerRow", "Matter", "NoticeRow",
    "Opinions", "Plan", "Record", "ReportRow", "Reproduced", "RoundRow", "Said", "SampleRow", "Shown", "TaskPage",
    "TaskQuestion", "TaskRow", "Todo", "Todos", "UnitBurden", "action_items", "agenda", "brief", "bulletin",
    "bulletin_bytes", "bulletin_standing", "bulletins", "burdens", "choices", "content_of", "dates", "figure_given",
    "file_of", "fit", "fit_for", "frame_of", "ids_wanting_report", "inspectable", "inspection", "inspections",
    "inspectors_named", "is_blind", "item_standing", "items_of", "items_waiting",
    "leaders", "leaders_seen", "leading", "ledger_rows", "month_after",
    "month_before", "next_action", "opinions", "places", "plan", "record", "reminding", "report_row", "reports_due",
    "reports_seen", "reproduce", "rounds", "said_of", "states_seen", "task_row", "task_standing", "tasks", "todo",
    "todos", "told", "unread", "unread_count", "verdicts", "visible",
]  # fmt: skip
