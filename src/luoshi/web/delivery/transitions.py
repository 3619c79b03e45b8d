"""The states of a task, and what leads from one to another: the one table of it. Plain: no database, no clock."""

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from types import MappingProxyType
from typing import Literal, get_args

State = Literal[
    "draft", "assigned", "returned", "accepted", "working", "closing-asked", "to-verify", "closed", "archived",
    "paused", "ended",
]  # fmt: skip
STATES: tuple[State, ...] = get_args(State)

TaskAction = Literal[
    "assign-task", "sign-task", "return-task", "reassign-task", "start-task", "report-task", "add-evidence",
    "ask-extension", "decide-extension", "ask-closing", "take-up", "follow-through", "inspect-task", "object",
    "decide-objection", "close-task", "reopen-task", "archive-task", "pause-task", "resume-task", "adjust-task",
    "end-task", "set-secrecy",
]  # fmt: skip
TASK_ACTIONS: tuple[TaskAction, ...] = get_args(TaskAction)

Secrecy = Literal["open", "internal", "restricted"]
SECRECIES: tuple[Secrecy, ...] = get_args(Secrecy)
"""open: what everybody may see once the register is public. internal: whoever may see the task. restricted: the
delivery office, the auditors, the lead unit with who is in charge of it, and who inspects it; in this order."""

Verdict = Literal["satisfied", "mostly", "dissatisfied", "cannot-say"]
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)
"""What a deputy thinks of how a promise is kept."""

Who = Literal["office", "unit", "inspector"]
"""office: the delivery office. unit: liaison or head of the lead unit. inspector: of the lead unit or one above it,
sent to look at this task."""

INSPECTABLE: tuple[State, ...] = ("working", "to-verify", "closed")
"""States in which there is something to inspect."""

SAID_DONE: tuple[State, ...] = ("to-verify", "closed")
"""Of these, those in which the unit has said that it is done."""

Period = Literal["month", "quarter", "half", "year"]
CYCLES: tuple[Period, ...] = get_args(Period)

OPEN: tuple[State, ...] = ("assigned", "returned", "accepted", "working")
"""States in which the clock runs: the task is with a unit, or on its way to one. While the office verifies, or the
task is paused by a document, no day counts against the unit."""

UNFINISHED: tuple[State, ...] = ("draft", *OPEN, "closing-asked", "to-verify", "paused")


@dataclass(frozen=True, slots=True)
class Step:
    """Where an action leads, and in which capacity it is taken. asks: what has to be given with it."""

    after: State
    who: Who
    asks: Literal["", "reason", "document"] = ""


TRANSITIONS: Mapping[tuple[State, TaskAction], Step] = MappingProxyType(
    {
        ("draft", "assign-task"): Step("assigned", "office"),
        ("assigned", "sign-task"): Step("accepted", "unit"),
        ("assigned", "return-task"): Step("returned", "unit", "reason"),
        ("returned", "reassign-task"): Step("assigned", "office", "reason"),
        ("accepted", "start-task"): Step("working", "unit"),
        ("accepted", "report-task"): Step("working", "unit"),
        ("working", "report-task"): Step("working", "unit"),
        ("accepted", "add-evidence"): Step("accepted", "unit"),
        ("working", "add-evidence"): Step("working", "unit"),
        ("closing-asked", "add-evidence"): Step("closing-asked", "unit"),
        ("to-verify", "add-evidence"): Step("to-verify", "unit"),
        ("accepted", "ask-extension"): Step("accepted", "unit", "reason"),
        ("working", "ask-extension"): Step("working", "unit", "reason"),
        ("accepted", "decide-extension"): Step("accepted", "office", "reason"),
        ("working", "decide-extension"): Step("working", "office", "reason"),
        ("working", "ask-closing"): Step("closing-asked", "unit"),
        ("closing-asked", "take-up"): Step("to-verify", "office"),
        ("closing-asked", "follow-through"): Step("working", "office", "reason"),
        ("to-verify", "follow-through"): Step("working", "office", "reason"),
        ("working", "inspect-task"): Step("working", "inspector"),
        ("to-verify", "inspect-task"): Step("to-verify", "inspector"),
        ("closed", "inspect-task"): Step("closed", "inspector"),
        ("working", "object"): Step("working", "unit", "reason"),
        ("to-verify", "object"): Step("to-verify", "unit", "reason"),
        ("closed", "object"): Step("closed", "unit", "reason"),
        ("working", "decide-objection"): Step("working", "office", "reason"),
        ("to-verify", "decide-objection"): Step("to-verify", "office", "reason"),
        ("closed", "decide-objection"): Step("closed", "office", "reason"),
        ("to-verify", "close-task"): Step("closed", "office"),
        ("closed", "reopen-task"): Step("working", "office", "reason"),
        ("archived", "reopen-task"): Step("working", "office", "reason"),
        ("closed", "archive-task"): Step("archived", "office"),
        ("ended", "archive-task"): Step("archived", "office"),
        ("accepted", "pause-task"): Step("paused", "office", "document"),
        ("working", "pause-task"): Step("paused", "office", "document"),
        ("paused", "resume-task"): Step("working", "office", "reason"),
        ("accepted", "adjust-task"): Step("accepted", "office", "document"),
        ("working", "adjust-task"): Step("working", "office", "document"),
        ("paused", "adjust-task"): Step("paused", "office", "document"),
        ("assigned", "end-task"): Step("ended", "office", "document"),
        ("accepted", "end-task"): Step("ended", "office", "document"),
        ("working", "end-task"): Step("ended", "office", "document"),
        ("paused", "end-task"): Step("ended", "office", "document"),
        **{(state, "set-secrecy"): Step(state, "office", "reason") for state in STATES},
    }
)  # fmt: skip
"""Nothing else is possible. What a table cannot say (four eyes, evidence, dates) the actions check."""

REPORTING: frozenset[TaskAction] = frozenset({"report-task", "add-evidence", "ask-extension", "ask-closing"})
INSPECTING: frozenset[TaskAction] = frozenset({"inspect-task"})
APPROVING: frozenset[TaskAction] = frozenset({"decide-extension", "decide-objection", "close-task"})
"""Who ever did one of these about a task does none of the other two about it: inspector ≠ reporter ≠ approver."""

OBJECTION_WITHIN = timedelta(days=10)
"""So long after a finding the unit may object."""

TIERS: Mapping[str, str] = MappingProxyType(
    {
        "statistic": "A", "acceptance": "A", "audit": "A",
        "contract": "B", "payment": "B", "site-check": "B",
        "statement": "C", "photograph": "C",
        "news": "D", "announcement": "D", "tender": "D",
    }
)  # fmt: skip
"""Each kind of evidence with how far it carries. An announcement or a tender is never completion."""


@dataclass(frozen=True, slots=True)
class TaskStanding:
    """What a rule needs to know of a task. lead, supporting: ids of units.

    inspectors: log-in names of those who found something in this round; assigned_inspectors: of those sent to look, who
    have not yet, or did so in this round.
    sources_public: it comes from promises, and the registers of all of them are public.
    """

    id: int
    state: State
    lead: int
    supporting: frozenset[int] = frozenset()
    inspectors: frozenset[str] = frozenset()
    assigned_inspectors: frozenset[str] = frozenset()
    secrecy: Secrecy = "internal"
    sources_public: bool = False

    def behind(self, secrecy: Secrecy) -> "TaskStanding":
        """Where something of this task stands that has a secrecy of its own: the stricter of both holds."""
        return replace(self, secrecy=max(self.secrecy, secrecy, key=SECRECIES.index))


ItemState = Literal["open", "done", "confirmed"]
ITEM_STATES: tuple[ItemState, ...] = get_args(ItemState)
"""Of an action item. open: the unit is to do it. done: the unit says that it is. confirmed: the office agrees."""

ItemAction = Literal["do-action-item", "confirm-action-item", "return-action-item"]
ITEM_ACTIONS: tuple[ItemAction, ...] = get_args(ItemAction)

ITEM_TRANSITIONS: Mapping[ItemAction, tuple[ItemState, ItemState]] = MappingProxyType(
    {
        "do-action-item": ("open", "done"),
        "confirm-action-item": ("done", "confirmed"),
        "return-action-item": ("done", "open"),
    }
)
"""From which state an action leads to which."""


@dataclass(frozen=True, slots=True)
class ItemStanding:
    """What a rule needs to know of an action item. unit: whose it is. task: what it is about."""

    id: int
    state: ItemState
    unit: int
    task: TaskStanding


def states_of(action: TaskAction) -> frozenset[State]:
    """The states in which an action is possible."""
    return frozenset(state for state, other in TRANSITIONS if other == action)


def overdue(state: str, due: date, today: date) -> bool:
    """Whether a task is overdue on that day: the day it is due still belongs to the unit."""
    return state in OPEN and today > due


def period(cycle: Period, day: date) -> str:
    """The reporting period that a day lies in: 2026-03, 2026Q1, 2026H1 or 2026."""
    if cycle == "month":
        return f"{day:%Y-%m}"
    if cycle == "quarter":
        return f"{day:%Y}Q{(day.month + 2) // 3}"
    return f"{day:%Y}H{1 if day.month <= 6 else 2}" if cycle == "half" else f"{day:%Y}"


def last_day(cycle: Period, day: date) -> date:
    """The last day of the reporting period that a day lies in."""
    months = {"month": 1, "quarter": 3, "half": 6, "year": 12}[cycle]
    month = -(-day.month // months) * months
    return date(day.year, month, monthrange(day.year, month)[1])


def day_in(period: str) -> date:
    """The first day of a reporting period, as `period` writes them."""
    year, sort, rest = int(period[:4]), period[4:5], period[5:]
    return date(year, {"": 1, "-": int(rest or 1), "Q": 3 * int(rest or 1) - 2, "H": 6 * int(rest or 1) - 5}[sort], 1)


def report_due(cycle: Period, begun: date | None, last: str | None, today: date) -> date | None:
    """The end of the first reporting period that is over and has no report; None where there is none.

    begun: the day the task went to its unit. last: the latest period that was reported on.
    """
    if begun is None:
        return None
    after = last_day(cycle, day_in(last)) + timedelta(days=1) if last else begun
    end = last_day(cycle, max(after, begun))
    return end if end < today else None


def picture() -> str:
    """The table as a mermaid state diagram, in the order of the table."""
    lines = ["stateDiagram-v2", "    [*] --> draft"]
    ways: dict[tuple[str, str], list[str]] = {}
    for (state, action), step in TRANSITIONS.items():
        ways.setdefault((state, step.after), []).append(f"{action} ({step.who})")
    names: dict[str, str] = {state: state.replace("-", "_") for state in STATES}
    for (before, after), actions in ways.items():
        if before != after:
            lines.append(f"    {names[before]} --> {names[after]} : {', '.join(actions)}")
    return "\n".join([*lines, "    archived --> [*]"])


def lines() -> str:
    """The whole table in Markdown, what leads back to the same state too."""
    rows = ["| state | action | after | who | has to give |", "|---|---|---|---|---|"]
    for (state, action), step in TRANSITIONS.items():
        rows.append(f"| {state} | {action} | {step.after} | {step.who} | {step.asks} |")
    return "\n".join(rows)
