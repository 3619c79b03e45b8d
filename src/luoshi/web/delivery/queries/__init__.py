"""Every read of tasks: frozen rows out."""

from luoshi.web.delivery.queries.choosing import Choice, choices
from luoshi.web.delivery.queries.opinions import Opinions, opinions, verdicts
from luoshi.web.delivery.queries.record import File, Found, Record, Said, Shown, content_of, file_of, record, said_of
from luoshi.web.delivery.queries.standing import PUBLIC, task_standing
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
    "PUBLIC", "Choice", "File", "Found", "Opinions", "Record", "Said", "Shown", "TaskPage", "TaskQuestion", "TaskRow",
    "choices", "content_of", "file_of", "opinions", "record", "said_of", "states_seen", "task_row", "task_standing",
    "tasks", "todo", "told", "verdicts", "visible",
]  # fmt: skip
