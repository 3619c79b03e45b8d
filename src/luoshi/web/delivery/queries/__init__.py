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
from luoshi.web.delivery.queries.choosing import Choice, choices
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
from luoshi.web.delivery.queries.planning import Dates, Plan, dates, plan
from luoshi.web.delivery.queries.record import Found, Record, Said, Shown, file_of, record
from luoshi.web.delivery.queries.reminding import NoticeRow, reminding, unread, unread_count
from luoshi.web.delivery.queries.sight import reports_seen
from luoshi.web.delivery.queries.standing import task_standing
from luoshi.web.delivery.queries.tasks import TaskRow, Todo, Todos, next_action, todo, todos, visible

__all__ = [
    "Brief", "BulletinRow", "Choice", "Dates", "Found", "Leading", "LedgerRow", "Matter", "NoticeRow", "Plan",
    "Record", "Reproduced", "Said", "Shown", "TaskPage", "TaskQuestion", "TaskRow", "Todo", "Todos", "brief",
    "bulletin", "bulletin_bytes", "bulletin_standing", "bulletins", "choices", "dates", "file_of", "leaders",
    "leaders_seen", "leading", "ledger_rows", "next_action", "plan", "record", "reminding", "reports_seen",
    "reproduce", "states_seen", "task_standing", "tasks", "todo", "todos", "unread", "unread_count", "visible",
]  # fmt: skip
