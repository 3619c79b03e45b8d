"""Every read of tasks: frozen rows out."""

from luoshi.web.delivery.queries.choosing import Choice, choices
from luoshi.web.delivery.queries.inspecting import CITY, Fit, fit, is_blind, places
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
    "CITY", "PUBLIC", "Choice", "File", "Fit", "Found", "Inspectable", "InspectionRecord", "InspectionRow", "Opinions",
    "Record", "Said", "SampleRow", "Shown", "TaskPage", "TaskQuestion", "TaskRow", "choices", "content_of", "file_of",
    "fit", "frame_of", "inspectable", "inspection", "inspections", "inspectors_named", "is_blind", "opinions", "places",
    "record", "said_of", "states_seen", "task_row", "task_standing", "tasks", "todo", "told", "verdicts", "visible",
]  # fmt: skip
