"""Every read of tasks: frozen rows out."""

from luoshi.web.delivery.queries.choosing import Choice, choices
from luoshi.web.delivery.queries.inspecting import CITY, Fit, fit, places
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
from luoshi.web.delivery.queries.record import Found, Record, Said, Shown, file_of, record
from luoshi.web.delivery.queries.standing import task_standing
from luoshi.web.delivery.queries.tasks import TaskPage, TaskQuestion, TaskRow, states_seen, tasks, todo, visible

__all__ = [
    "CITY", "Choice", "Fit", "Found", "Inspectable", "InspectionRecord", "InspectionRow", "Record", "Said", "SampleRow",
    "Shown", "TaskPage", "TaskQuestion", "TaskRow", "choices", "file_of", "fit", "frame_of", "inspectable",
    "inspection", "inspections", "inspectors_named", "places", "record", "states_seen", "task_standing", "tasks",
    "todo", "visible",
]  # fmt: skip
