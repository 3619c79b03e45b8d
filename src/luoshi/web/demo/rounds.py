"""The dispatch rounds of the made-up city: one a month, each decided in and closed, and the last one still open."""

from datetime import date, datetime, timedelta

from luoshi.web.delivery import actions
from luoshi.web.delivery.actions import Decided, Deed, Seen
from luoshi.web.delivery.models import ActionItem, Item, Round
from luoshi.web.demo.city import OFFICE, City

WANTED = (
    "倒排工期，每周报一次进度，下次调度会汇报",
    "牵头召开现场会，把卡住的手续一次办清",
    "补报缺的一期，说明原因和补救办法",
    "与相邻单位商定施工顺序，三日内报方案",
)
DONE = ("已按要求重排工期并报送", "现场会已开，手续已办结", "已补报并说明原因")
DECIDED = 6
"""Tasks about which a round decides something."""


def days(first: date, last: date) -> list[date]:
    """When rounds are held: on the 20th of each month but the first two, and on the last day."""
    found = [day for day in (first + timedelta(days=n) for n in range(60, (last - first).days)) if day.day == 20]
    return [*found, last]


def hold(day: date, city: City, at: datetime, close: bool) -> None:
    """One round: the units answer what the last one decided, then it decides anew."""
    for number, item in enumerate(ActionItem.objects.filter(state="done").order_by("pk")):
        if number % 6:
            actions.confirm_item(Seen(item.pk, item.revision), Deed(OFFICE[1], at))
    for number, item in enumerate(ActionItem.objects.filter(state="open").order_by("pk").select_related("unit")):
        if number % 3 < 2 and item.unit.short in city.liaisons:
            liaison = city.liaisons[item.unit.short]
            actions.do_item(Seen(item.pk, item.revision), Deed(liaison, at), DONE[number % len(DONE)])
            if number % 3 == 0:
                actions.confirm_item(Seen(item.pk, item.revision + 1), Deed(OFFICE[1], at))
    number = actions.open_round(Deed(OFFICE[0], at), day)
    items = Item.objects.filter(round__number=number).order_by("place").select_related("task")
    for place, about in enumerate(items[:DECIDED]):
        wanted = Decided(WANTED[place % len(WANTED)], about.task.lead_id, day + timedelta(days=10 + place))
        actions.decide_item(number, about.pk, 0, Deed(OFFICE[0], at), wanted)
    if close:
        revision = Round.objects.get(number=number).revision
        actions.close_round(
            number, revision, Deed(OFFICE[0], at), "各责任单位对照议定事项抓紧办理，缺填报的三日内补报。"
        )
