"""The year of the made-up city: its report agreed, its tasks given out, and then day by day what happens to them."""

import random
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from functools import partial
from heapq import merge
from operator import itemgetter
from typing import Any

from django.utils import timezone

from luoshi import facts
from luoshi.web.delivery import actions
from luoshi.web.delivery.actions import Deed, Seen, Told, Wanted
from luoshi.web.delivery.models import Assignment, Task
from luoshi.web.delivery.queries import choices, fit
from luoshi.web.demo import checks, figures, rounds
from luoshi.web.demo.city import INSPECTORS, OFFICE, City, found
from luoshi.web.demo.plans import FATES, Fate, Step, plan
from luoshi.web.people.models import Account
from luoshi.web.register import actions as register
from luoshi.web.register import queries
from luoshi.web.register.models import Entry

DAYS = 300
"""How long before the last day the city begins."""

CITY = "望川市"
REVIEWER = "shencha"


@dataclass(frozen=True, slots=True)
class Filled:
    """What there is now."""

    units: int
    tasks: int
    actions: int


def fill(reading: facts.Reading, seed: int, last: date, password: str, most: int = 600) -> Filled:
    """Make the city in an empty database, with `last` as its last day.

    reading: of the report that the tasks come from. seed: of everything left to chance. password: everybody's.
    most: tasks at most.
    """
    draw = random.Random(seed)
    first = last - timedelta(days=DAYS)
    city = found(CITY, first, last, _at(first), password)
    key = register.admit(reading.source, reading, REVIEWER, _at(first, 10)).key
    report = queries.report(key)
    assert report is not None
    _agree(report, city, first)
    account = Account.objects.get(login=REVIEWER)
    register.publish(report.id, account.pk, _at(first + timedelta(days=3)))
    tasks = _give_out(report.id, city, first + timedelta(days=5), last, draw, most)
    figures.describe(city, last, _at(first + timedelta(days=6)))
    done = 0
    plans = [_numbered(task, steps) for task, steps in tasks]
    besides = _besides(city, first, last, draw)
    for at, task, step in merge(*plans, key=itemgetter(0)):
        while besides and besides[0][0] <= at:
            _moment, do = besides.pop(0)
            do()
        _do(step, task, city, at)
        done += 1
    for _moment, do in besides:
        do()
    return Filled(len(city.units), len(tasks), done)


def _besides(city: City, first: date, last: date, draw: random.Random) -> list[tuple[datetime, Callable[[], None]]]:
    """What happens beside the tasks' own steps, by its moment: rounds, samples, opinions, bulletins, figures."""
    out: list[tuple[datetime, Callable[[], None]]] = []

    def on(at: datetime, do: Callable[..., None], *given: Any) -> None:
        out.append((at, partial(do, *given)))

    for day in rounds.days(first, last):
        at = _at(day, 8 if day < last else 18)
        on(at, rounds.hold, day, city, at, day < last)
    for before in (130, 60, 4):
        day = last - timedelta(days=before)
        on(_at(day, 7), checks.drawn, day, _at(day, 7), draw)
        if before > 4:
            on(_at(day + timedelta(days=6), 7), checks.answered, _at(day + timedelta(days=6), 7))
    on(_at(last - timedelta(days=3), 20), checks.opinions, _at(last - timedelta(days=3), 20), draw)
    for number in (3, 2, 1):
        until = last - timedelta(days=30 * number - 28)
        on(_at(until, 19), checks.bulletin, until - timedelta(days=29), until, _at(until, 19))
    on(_at(last, 16), figures.past, last, draw, _at(last, 16))
    on(_at(last, 17), figures.this_year, city, last, draw, _at(last, 17))
    return sorted(out, key=itemgetter(0))


def _at(day: date, hour: int = 9, minute: int = 0) -> datetime:
    return datetime.combine(day, time(hour, minute), timezone.get_default_timezone())


def _numbered(task: int, steps: list[Step]) -> list[tuple[datetime, int, Step]]:
    """Each step with its moment: no two of all tasks at the same, so that their order is told."""
    return [
        (_at(step.day, 9 + task // 30 % 8, task % 30 + number % 30), task, step) for number, step in enumerate(steps)
    ]


def _agree(report: queries.Report, city: City, first: date) -> None:
    """Confirm the register, put in the units that are proposed, and freeze it."""
    entries = Entry.objects.filter(source=report.id).order_by("number")
    for kind in ("figure", "commitment"):
        seen = [register.Seen(row.number, row.revision) for row in entries.filter(kind=kind)]
        register.confirm(report.id, REVIEWER, _at(first, 14), seen)
    rows = queries.entry_rows(report, tuple(entries.filter(kind="commitment").values_list("number", flat=True)))
    for number, proposed in queries.proposals(report, rows).items():
        if proposed.lead in city.units:
            entry = Entry.objects.get(source=report.id, number=number)
            supporting = [unit for unit in proposed.supporting if unit in city.units]
            row = {"lead": proposed.lead, "supporting": supporting}
            register.assign(report.id, REVIEWER, _at(first, 15), register.Seen(number, entry.revision), row)
    register.freeze(report.id, REVIEWER, _at(first + timedelta(days=2)))


def _give_out(
    source: int, city: City, day: date, last: date, draw: random.Random, most: int
) -> list[tuple[int, list[Step]]]:
    """Every commitment that can be checked becomes a task; the steps of each."""
    found = choices(source)
    assert found is not None
    units = [short for short in city.liaisons if short not in city.places]
    out = []
    for number, row in enumerate(found[0][:most]):
        lead = row.lead if row.lead in city.liaisons else draw.choice(city.places if number % 3 else units)
        due = date(last.year, last.month, 28) + timedelta(days=draw.choice((-75, -20, 10, 35, 65, 95, 120)))
        others = tuple(city.units[unit] for unit in draw.sample(city.places, 2) if unit != lead)
        secrecy = "restricted" if number % 29 == 28 else "internal" if number % 4 == 3 else "open"
        leader = city.leaders[lead][1]
        wanted = Wanted((row.number,), city.units[lead], due, "month", others, leader, secrecy=secrecy)
        deed = Deed(OFFICE[0], _at(day, 9, number % 60))
        if number % 37 == 36:
            actions.make(source, deed, [wanted])
            continue
        (seen,) = actions.hand_out(source, deed, [wanted])
        fate: Fate = FATES[number % len(FATES)]
        out.append((seen.id, list(plan(fate, day, due, last, draw))))
    return out


def _do(step: Step, task: int, city: City, at: datetime) -> None:
    row = Task.objects.select_related("lead").get(pk=task)
    unit = city.liaisons[row.lead.short]
    by = {"office": OFFICE[step.action in ("close-task", "decide-extension")], "liaison": unit,
          "inspector": INSPECTORS[task % len(INSPECTORS)]}[step.who]  # fmt: skip
    document = step.more if step.action == "pause-task" else ""
    _ACTS[step.action](Seen(task, row.revision), Deed(by, at, step.text, document), row, step)


def _report(seen: Seen, deed: Deed, row: Task, step: Step) -> None:
    problem, _, help = step.more.partition("|")
    told = Told(step.text, step.forecast, step.percent, problem=problem, help=help, next="按计划继续推进")
    actions.report(seen, deed, told)


def _evidence(seen: Seen, deed: Deed, row: Task, step: Step) -> None:
    words = f"{row.title}\n{step.more}\n{deed.at:%Y-%m-%d}\n"
    name = {"acceptance": "验收单", "payment": "付款凭证"}[step.more]
    actions.add_evidence(seen, deed, f"{name}.txt", step.more, words.encode())


def _object(seen: Seen, deed: Deed, row: Task, step: Step) -> None:
    finding = row.findings.order_by("-pk").first()
    assert finding is not None
    actions.object_to(seen, deed, finding.pk)


def _inspect(seen: Seen, deed: Deed, row: Task, step: Step) -> None:
    """Who looks is sent by the office; who is on the way already, by a sample, is not sent twice."""
    sent = Assignment.objects.filter(task=row, replaced=False, finding=None).order_by("pk").first()
    if sent is None:
        able = [each.login for each in fit([row], timezone.localdate(deed.at))[row.pk]]
        inspector = deed.by if deed.by in able else able[0]
        office = replace(deed, by=OFFICE[0], reason="办结前核查")
        actions.name_tasks(office, f"办结核查：{row.title[:40]}", step.day + timedelta(days=7), [row.pk], inspector)
    else:
        inspector = sent.inspector
    accepted = step.more == "yes"
    wanted = ("", None) if accepted else ("补齐没有完工的两处，附验收单", step.day + timedelta(days=30))
    actions.inspect(seen, replace(deed, by=inspector), accepted, step.text, *wanted)


_ACTS: dict[str, Callable[[Seen, Deed, Task, Step], None]] = {
    "sign-task": lambda seen, deed, row, step: actions.sign(seen, deed),
    "return-task": lambda seen, deed, row, step: actions.give_back(seen, deed),
    "reassign-task": lambda seen, deed, row, step: actions.reassign(seen, deed, row.lead_id),
    "report-task": _report,
    "add-evidence": _evidence,
    "ask-extension": lambda seen, deed, row, step: actions.ask_extension(seen, deed, date.fromisoformat(step.more)),
    "decide-extension": lambda seen, deed, row, step: actions.decide_extension(seen, deed, step.more == "yes"),
    "ask-closing": lambda seen, deed, row, step: actions.ask_closing(seen, deed),
    "take-up": lambda seen, deed, row, step: actions.take_up(seen, deed),
    "inspect-task": _inspect,
    "object": _object,
    "follow-through": lambda seen, deed, row, step: actions.follow_through(seen, deed),
    "close-task": lambda seen, deed, row, step: actions.close(seen, deed),
    "reopen-task": lambda seen, deed, row, step: actions.reopen(seen, deed),
    "pause-task": lambda seen, deed, row, step: actions.pause(seen, deed),
}
