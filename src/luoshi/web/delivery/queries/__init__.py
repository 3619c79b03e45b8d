"""Every read of tasks: frozen rows out."""

from luoshi.web.delivery.queries.choosing import Choice, choices
from luoshi.web.delivery.queries.leading import Leading, Matter, leaders, leading
from luoshi.web.delivery.queries.record import Found, Record, Said, Shown, file_of, record
from luoshi.web.delivery.queries.standing import task_standing
from luoshi.web.delivery.queries.tasks import TaskPage, TaskQuestion, TaskRow, states_seen, tasks, todo, visible

__all__ = [
    "Choice", "Found", "Leading", "Matter", "Record", "Said", "Shown", "TaskPage", "TaskQuestion", "TaskRow", "choices",
    "file_of", "leaders", "leading", "record", "states_seen", "task_standing", "tasks", "todo", "visible",
]  # fmt: skip
