"""What a bulletin (通报) says, computed from where the tasks stand. Plain functions: no database, no clock."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from luoshi.judging.agenda import off_track, rank
from luoshi.judging.lights import COLOURS, Light, Progress, Thresholds, light
from luoshi.web.delivery.transitions import STATES, overdue

FORM = 1
"""Which form a bulletin has; another form reads the older ones still."""


@dataclass(frozen=True, slots=True)
class BulletinStanding:
    """What a rule needs to know of a bulletin. units: ids of the units that it names."""

    number: int
    units: frozenset[int]


@dataclass(frozen=True, slots=True)
class Stood:
    """Where a task stands or stood at a moment. lead: id of the unit. problem: of the last report."""

    id: int
    title: str
    lead: int
    leader: str
    state: str
    due_original: date
    due: date
    progress: Progress
    problem: str


@dataclass(frozen=True, slots=True)
class Done:
    """Something done about a task on a day."""

    task: int
    action: str
    day: date


def figures(
    stood: Sequence[Stood], done: Iterable[Done], since: date, until: date, day: date, thresholds: Thresholds
) -> dict[str, Any]:
    """All figures and lists of a bulletin. stood: every task that it is about. since, until: its period."""
    tasks = sorted(stood, key=lambda each: each.id)
    lit = {each.id: light(each.progress, day, thresholds) for each in tasks}
    late = [each for each in tasks if overdue(each.state, each.due, day)]
    within = [each for each in done if since <= each.day <= until]
    closed = _of(tasks, within, "close-task")
    off = sorted(
        (each for each in tasks if off_track(lit[each.id])),
        key=lambda each: (rank(lit[each.id].colour), each.due, each.id),
    )
    states, lights = Counter(each.state for each in tasks), Counter(lit[each.id].colour for each in tasks)
    return {
        "total": len(tasks),
        "states": {state: states[state] for state in STATES if states[state]},
        "lights": {colour: lights[colour] for colour in COLOURS},
        "units": _by_unit(tasks, lit, {each.id for each in late}, {each["id"] for each in closed}),
        "off_track": [
            {
                **_named(each), "leader": each.leader, "due": each.due.isoformat(), "light": lit[each.id].colour,
                "reason": lit[each.id].reason, "number": lit[each.id].number, "problem": each.problem,
            }
            for each in off
        ],
        "overdue": [
            {**_named(each), "due": each.due.isoformat(), "days": (day - each.due).days}
            for each in sorted(late, key=lambda each: (each.due, each.id))
        ],
        "closed": closed,
        "reopened": _of(tasks, within, "reopen-task"),
    }  # fmt: skip


def states_in_order(counted: Mapping[str, int]) -> list[tuple[str, int]]:
    """How many tasks are in each state, in the order of the states, which stored bytes do not keep."""
    return [(state, counted[state]) for state in STATES if state in counted]


def _named(each: Stood) -> dict[str, Any]:
    return {"id": each.id, "title": each.title, "unit": each.lead}


def _of(tasks: Sequence[Stood], done: Iterable[Done], action: str) -> list[dict[str, Any]]:
    """The tasks about which something was done, each once."""
    wanted = {each.task for each in done if each.action == action}
    return [_named(each) for each in tasks if each.id in wanted]


def _by_unit(
    tasks: Sequence[Stood], lit: Mapping[int, Light], late: set[int], closed: set[int]
) -> list[dict[str, Any]]:  # fmt: skip
    rows: dict[int, dict[str, Any]] = {}
    for each in tasks:
        row = rows.setdefault(
            each.lead, {"unit": each.lead, "total": 0, **dict.fromkeys(COLOURS, 0), "overdue": 0, "closed": 0}
        )
        row["total"] += 1
        row[lit[each.id].colour] += 1
        row["overdue"] += each.id in late
        row["closed"] += each.id in closed
    return sorted(rows.values(), key=lambda row: (-row["red"], -row["yellow"], row["unit"]))


def stored(content: Mapping[str, Any]) -> bytes:
    """A bulletin as the bytes that are kept: the same content gives the same bytes."""
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False).encode()


def sha256(body: bytes) -> str:
    """The hash of stored bytes, in hexadecimal."""
    return hashlib.sha256(body).hexdigest()


def thresholds_json(thresholds: Thresholds) -> dict[str, int]:
    """The thresholds that the lights of a bulletin were computed with, to be kept in it."""
    return asdict(thresholds)
