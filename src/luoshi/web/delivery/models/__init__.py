"""Tasks and what happens to them. What a person wrote is never rewritten; a task's own row says where it stands now."""

from luoshi.web.delivery.models.bulletins import Bulletin
from luoshi.web.delivery.models.checking import Finding, Objection, Ruling
from luoshi.web.delivery.models.dispatch import ActionItem, Carried, Item, Round
from luoshi.web.delivery.models.evidence import Evidence, Stored
from luoshi.web.delivery.models.inspections import Assignment, Inspection, Sampled
from luoshi.web.delivery.models.notices import Digest, Notice, Run
from luoshi.web.delivery.models.opinions import Opinion
from luoshi.web.delivery.models.reporting import Extension, Report
from luoshi.web.delivery.models.tasks import LONGEST, LONGEST_LINE, Event, Promise, Task

__all__ = [
    "LONGEST", "LONGEST_LINE", "ActionItem", "Assignment", "Bulletin", "Carried", "Digest", "Event", "Evidence",
    "Extension", "Finding", "Inspection", "Item", "Notice", "Objection", "Opinion", "Promise", "Report", "Round",
    "Ruling", "Run", "Sampled", "Stored", "Task",
]  # fmt: skip
