"""Inspections of the made-up city: samples drawn and looked at, what deputies think of it, and the bulletins."""

import random
from datetime import date, datetime, timedelta
from hashlib import sha256

from luoshi.web.delivery import actions
from luoshi.web.delivery.actions import Asked, Deed, Refused, Seen, Size
from luoshi.web.delivery.models import Assignment, Inspection, Task
from luoshi.web.delivery.queries import PUBLIC, fit
from luoshi.web.delivery.transitions import VERDICTS
from luoshi.web.demo.city import DEPUTIES, OFFICE

SAMPLE = 9
SAID = (
    "现场看过，进度比预想的快，方便了居民出行。",
    "听了几位居民的意见，多数满意，个别路段扬尘大，请管一管。",
    "说是完成了，去看时还围着挡板，请说明。",
    "",
)
SEEN = ("现场核对，与自报一致", "抽看三处，工程量与台账相符", "查阅验收资料并现场核对，一致")


def drawn(day: date, at: datetime, draw: random.Random) -> None:
    """A sample drawn and inspectors sent."""
    seed = sha256(f"{day} {draw.random()}".encode()).digest()
    office = Deed(OFFICE[0], at)
    try:
        number = actions.commit_draw(
            office, f"{day.year}年{day.month}月抽查", day + timedelta(days=14), Asked(), Size(SAMPLE), seed
        )
    except Refused:
        # Too little is under way to draw from.
        return
    actions.draw_sample(_seen(number), office)
    row = Inspection.objects.get(pk=number)
    sent = {}
    able = _able(row, day)
    for place, sampled in enumerate(row.sample.order_by("pk")):
        logins = able.get(sampled.task_id, ())
        if logins:
            sent[sampled.pk] = logins[place % len(logins)]
    if sent:
        actions.send_inspectors(_seen(number), office, sent)


def answered(at: datetime) -> None:
    """What was found in all but one of the tasks of the last sample."""
    last = Inspection.objects.filter(kind="drawn").order_by("-pk").first()
    waiting = Assignment.objects.filter(sampled__inspection=last, replaced=False, finding=None).order_by("pk")
    for place, each in enumerate(list(waiting.select_related("task"))[:-1]):
        accepted = None if place == 2 else True
        words = "封路施工，没有进到现场，改日再去" if accepted is None else SEEN[place % len(SEEN)]
        actions.inspect(Seen(each.task_id, each.task.revision), Deed(each.inspector, at), accepted, words)


def _able(row: Inspection, day: date) -> dict[int, tuple[str, ...]]:
    """Who can be sent to look at each of the sampled tasks, by log-in names."""
    tasks = [sampled.task for sampled in row.sample.select_related("task")]
    return {task: tuple(each.login for each in found) for task, found in fit(tasks, day).items()}


def _seen(number: int) -> Seen:
    return Seen(number, Inspection.objects.get(pk=number).revision)


def opinions(at: datetime, draw: random.Random) -> None:
    """What the deputies think of some of the promises that everybody sees."""
    for place, task in enumerate(Task.objects.filter(PUBLIC).order_by("pk")[:16]):
        for number, login in enumerate(DEPUTIES[: 1 + place % len(DEPUTIES)]):
            verdict = draw.choice(VERDICTS)
            moment = at + timedelta(minutes=20 * place + number)
            actions.give_opinion(task.pk, Deed(login, moment), verdict, SAID[(place + number) % len(SAID)])


def bulletin(since: date, until: date, at: datetime) -> None:
    """The bulletin of a stretch of days."""
    said = "现将重点任务办理情况通报如下。请进度落后的单位对照原因，抓紧补上。"
    actions.issue_bulletin(Deed(OFFICE[0], at), since, until, said)
