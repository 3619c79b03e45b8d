"""What happens to each task in the year: a plan of steps, drawn by the seed before anything is done."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from luoshi.web.delivery.transitions import TaskAction, last_day

Fate = Literal[
    "steady", "ahead", "slow", "stalled", "silent", "closed", "sent-back", "late", "paused", "reopened", "returned",
    "unsigned", "doubtful",
]  # fmt: skip

FATES: tuple[Fate, ...] = (
    "steady", "closed", "slow", "steady", "closed", "ahead", "late", "sent-back", "steady", "stalled", "closed",
    "silent", "returned", "closed", "paused", "steady", "reopened", "doubtful", "closed", "unsigned",
)  # fmt: skip
"""Dealt out over the tasks in this order, again and again."""


@dataclass(frozen=True, slots=True)
class Step:
    """Something done on a day. who: which part acts. percent: what a report says. more: a kind, a date, a finding."""

    day: date
    action: TaskAction
    who: Literal["office", "liaison", "inspector"]
    text: str = ""
    percent: int | None = None
    forecast: str = "on-time"
    more: str = ""


_DONE = (
    "完成前期手续，施工单位进场",
    "按进度推进，完成本月计划",
    "召开现场会，压实工期",
    "完成阶段验收",
    "设备到位，开始安装",
    "组织培训，人员到岗",
)
_PROBLEMS = ("用地手续还没有批下来", "资金拨付慢于进度", "雨季停工较多", "设计变更，重新报批")
_HELP = ("请协调自然资源部门加快用地审批", "请财政部门按进度拨付资金", "请分管领导召开一次协调会")


def plan(fate: Fate, assigned: date, due: date, today: date, draw: random.Random) -> Iterator[Step]:
    """The steps of one task, in their order, up to today.

    fate: how it goes. assigned, due: days. draw: the source of what is left to chance.
    """
    signed = assigned + timedelta(days=draw.randint(1, 4))
    if fate == "unsigned":
        return
    if fate == "returned":
        yield Step(signed, "return-task", "liaison", "不属于本单位职责，建议改由主管部门牵头")
        yield Step(signed + timedelta(days=2), "reassign-task", "office", "经研究，仍由有关主管部门牵头")
        signed += timedelta(days=4)
    yield Step(signed, "sign-task", "liaison")
    yield from _reports(fate, signed, due, today, draw)


def _reports(fate: Fate, signed: date, due: date, today: date, draw: random.Random) -> Iterator[Step]:
    whole = max(1, (due - signed).days)
    speed = {"ahead": 1.25, "slow": 0.72, "stalled": 0.35, "late": 0.8, "doubtful": 0.5}.get(fate, 1.03)
    finish = today + timedelta(days=999)
    if fate in ("closed", "sent-back", "reopened"):
        finish = signed + timedelta(days=int(whole * draw.uniform(0.45, 0.7)))
    for months, day in enumerate(month_days(signed, today), 1):
        if last_day("month", day) >= finish:
            # What is finished in a month is told when it is finished.
            break
        if fate == "silent" and months > 2:
            return
        gone = min(1.0, (day - signed).days / whole)
        far = 100 * gone * speed + draw.uniform(-3, 3) if finish > today else 130 * gone
        bad = fate in ("slow", "stalled", "doubtful", "late") and months > 2
        forecast = (
            "unlikely" if fate == "doubtful" and months > 3 else "late" if bad and draw.random() < 0.6 else "on-time"
        )
        yield Step(
            day, "report-task", "liaison", draw.choice(_DONE), min(95, max(0, int(far))), forecast,
            f"{draw.choice(_PROBLEMS)}|{draw.choice(_HELP)}" if bad else "",
        )  # fmt: skip
        if fate == "late" and months == 4:
            asked = day + timedelta(days=1)
            yield Step(
                asked, "ask-extension", "liaison", "受雨季影响，工期顺延", more=(due + timedelta(days=60)).isoformat()
            )
            if draw.random() < 0.6:
                yield Step(
                    asked + timedelta(days=3), "decide-extension", "office", "同意顺延，不再延第二次", more="yes"
                )
        if fate == "paused" and months == 3:
            yield Step(day + timedelta(days=2), "pause-task", "office", more="望政发〔2024〕12号")
            return
    if finish <= today:
        yield from _closing(fate, max(finish, signed + timedelta(days=1)), today, draw)


def _closing(fate: Fate, day: date, today: date, draw: random.Random) -> Iterator[Step]:
    by_contract = draw.random() < 0.5
    steps: list[tuple[int, TaskAction, Literal["office", "liaison", "inspector"], str, str]] = [
        (0, "report-task", "liaison", "全部完成，已自查", ""),
        (1, "add-evidence", "liaison", "", "payment" if by_contract else "acceptance"),
        (2, "ask-closing", "liaison", "", ""),
        (4, "take-up", "office", "", ""),
    ]
    if fate == "sent-back":
        steps += [
            (9, "inspect-task", "inspector", "现场有两处没有完工，与自报不符", "no"),
            (11, "object", "liaison", "两处属二期工程，不在本任务之内", ""),
            (14, "follow-through", "office", "二期之外仍差一处，一个月内补齐并附验收单", ""),
            (30, "report-task", "liaison", "缺的一处已补齐", ""),
            (31, "add-evidence", "liaison", "", "acceptance"),
            (32, "ask-closing", "liaison", "", ""),
            (34, "take-up", "office", "", ""),
        ]
    steps += [(40, "inspect-task", "inspector", "现场核对，与验收单一致", "yes"), (44, "close-task", "office", "", "")]
    if fate == "reopened":
        steps.append((80, "reopen-task", "office", "群众反映损坏较多，请返修后再报", ""))
    for after, action, who, words, more in steps:
        on = day + timedelta(days=after)
        if on > today:
            return
        yield Step(on, action, who, words, 100 if action == "report-task" else None, "on-time", more)


def month_days(begin: date, end: date) -> Iterator[date]:
    """The days on which a unit reports: the 25th of each month from `begin` to `end`."""
    day = date(begin.year, begin.month, 25)
    while day <= end:
        if day > begin:
            yield day
        day = last_day("month", day) + timedelta(days=25)
