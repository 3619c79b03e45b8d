"""The year of the made-up city: its report agreed, its tasks given out, and then day by day what happens to them."""

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from heapq import merge
from operator import itemgetter

from django.utils import timezone

from luoshi import facts
from luoshi.web.delivery import actions
from luoshi.web.delivery.actions import Deed, Seen, Told, Wanted
from luoshi.web.delivery.models import Task
from luoshi.web.delivery.queries import choices
from luoshi.web.demo import rounds
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
    done = 0
    plans = [_numbered(task, steps) for task, steps in tasks]
    held = rounds.days(first, last)
    for day_hour, task, step in merge(*plans, key=itemgetter(0)):
        while held[0] < last and _at(held[0], 8) <= day_hour:
            rounds.hold(held[0], city, _at(held.pop(0), 8), close=True)
        _do(step, task, city, day_hour)
        done += 1
    for day in held:
        rounds.hold(day, city, _at(day, 18), close=day < last)
    return Filled(len(city.units), len(tasks), done)


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
        wanted = Wanted((row.number,), city.units[lead], due, "month", others, city.leaders[lead][1])
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
    "inspect-task": lambda seen, deed, row, step: actions.inspect(seen, deed, step.more == "yes", step.text),
    "object": _object,
    "follow-through": lambda seen, deed, row, step: actions.follow_through(seen, deed),
    "close-task": lambda seen, deed, row, step: actions.close(seen, deed),
    "reopen-task": lambda seen, deed, row, step: actions.reopen(seen, deed),
    "pause-task": lambda seen, deed, row, step: actions.pause(seen, deed),
}
