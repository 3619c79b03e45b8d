"""Indicators, targets, observations, approval, and the lines of the dashboard that come of them."""

import json
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from luoshi.judging.target_lights import METHOD
from luoshi.web.journal.models import Event
from luoshi.web.monitor import actions, queries
from luoshi.web.monitor.actions import Described, Refused, Wanted
from luoshi.web.monitor.models import Answer, Batch, Indicator, Observation, Summary, Target
from luoshi.web.people.actions import add_unit
from tests.web.monitoring import NOW, add, aim, approved, enter, months, past, values
from tests.web.tasks import town

pytestmark = pytest.mark.django_db
RETAIL = "社会消费品零售总额"


def code(refused: pytest.ExceptionInfo[Refused]) -> str:
    return refused.value.code


def line(year: int = 2024) -> queries.Line:
    (found,) = queries.dashboard(year).lines
    return found


def test_nothing_is_seen_before_it_is_approved() -> None:
    indicator = add(town().works)
    aim(indicator, "150")
    batch = enter(*months(RETAIL, [20, 32, 45]), year=2024)
    assert (line().month, line().colour) == (0, "none") and "没有数据" in line().reason[0]
    record = queries.record(indicator, 2024)
    assert record and not record.values and not record.shown
    assert actions.answer(batch, None, True, "", "zhao", NOW) == 3
    assert (line().month, line().value, line().colour) == (4, "45", "amber")
    assert "序时进度33.3%" in line().reason[0]


def test_who_enters_does_not_approve_and_what_is_sent_back_has_a_reason() -> None:
    add(town().works)
    batch = enter(*months(RETAIL, [20, 32]), year=2024)
    for by, approve, reason, expected in (("li", True, "", "four-eyes"), ("zhao", False, " ", "reason")):
        with pytest.raises(Refused) as refused:
            actions.answer(batch, None, approve, reason, by, NOW)
        assert code(refused) == expected and not Answer.objects.exists()
    first, second = Observation.objects.order_by("pk").values_list("pk", flat=True)
    actions.answer(batch, [first], False, "与快报不符", "zhao", NOW)
    actions.answer(batch, [second], True, "", "zhao", NOW)
    with pytest.raises(Refused) as refused:
        actions.answer(batch, [first], True, "", "zhao", NOW)
    assert code(refused) == "answered"
    page = queries.batch(batch)
    assert page and [(each.state, each.reason) for each in page.entries] == [
        ("returned", "与快报不符"),
        ("approved", ""),
    ]
    # What was sent back is no news: the same value may be entered again.
    assert values(enter(*months(RETAIL, [20]), year=2024)) == [(None, 2024, 2, "20", "preliminary")]


def test_a_later_vintage_supersedes_and_both_stay() -> None:
    indicator = add(town().works)
    approved(*months(RETAIL, [20, 32]), year=2024, vintage="flash")
    approved(*months(RETAIL, [20, 33]), year=2024, vintage="final")
    # A flash figure that comes late is kept, and does not count.
    approved(*months(RETAIL, [20, 34]), year=2024, vintage="flash")
    record = queries.record(indicator, 2024)
    assert record and record.value(2024, 3) == "33"
    assert [(each.value, each.vintage, each.now) for each in record.shown if each.month == 3] == [
        ("33", "final", True), ("34", "flash", False), ("32", "flash", False),
    ]  # fmt: skip
    approved(*months(RETAIL, [20, 35]), year=2024, vintage="final")
    record = queries.record(indicator, 2024)
    assert record and record.value(2024, 3) == "35" and line().value == "35"


def test_what_was_entered_and_answered_is_never_rewritten() -> None:
    add(town().works)
    aim(Indicator.objects.get().pk, "150")
    approved(*months(RETAIL, [20]), year=2024)
    for row in (Observation.objects.get(), Answer.objects.get(), Target.objects.get()):
        with pytest.raises(TypeError):
            row.save()


def test_a_value_that_is_refused_or_doubted_keeps_the_whole_table_out() -> None:
    add(town().works)
    past(RETAIL, 120, 130)
    count = Observation.objects.count()
    for lines, sure, expected in (
        (months(RETAIL, [20, "三十"]), True, "refused"), (months(RETAIL, [20, 32000]), False, "doubted"),
        (("指标 | 年份 | 1—2月", f"{RETAIL} | 2023 | 21.7"), True, "nothing"),
    ):  # fmt: skip
        with pytest.raises(Refused) as refused:
            enter(*lines, sure=sure, year=2024, vintage="final")
        assert code(refused) == expected
        assert (
            Observation.objects.count() == count and not Batch.objects.filter(kind="hand", by="li", at__gt=NOW).exists()
        )
    enter(*months(RETAIL, [20, 32000]), year=2024)
    assert [row.doubts[0][0] for row in Observation.objects.filter(value="32000")] == ["leap"]


def test_a_light_turns_and_the_line_says_what_it_was() -> None:
    indicator = add(town().works)
    aim(indicator, "158")
    past(RETAIL, 100, 110, 121, 133, 146)
    approved(*months(RETAIL, [26.8, 40.2, 53.6, 67.0]), year=2024)
    found = line()
    assert (found.colour, found.month, found.refusal) == ("green", 5, ("", "")) and found.chance and found.chance > 0.9
    assert float(found.low) < float(found.expected) < float(found.high)
    approved("指标 | 年份 | 6月", f"{RETAIL} | 2024 | 70.0")
    found = line()
    assert found.turned and (found.before_colour, found.colour) == ("green", "red")
    assert (found.before_month, found.before_value, found.month, found.value) == (5, "67.0", 6, "70.0")
    assert "预计全年" in found.reason[0] and "is expected" in found.reason[1]


def test_a_target_is_changed_by_a_document_and_the_old_one_stays() -> None:
    indicator = add(town().works)
    aim(indicator, "150")
    for wanted, expected in (
        (Wanted(2024, "ge", "140"), "needs-document"), (Wanted(2024, "ge", "150", document="x"), "same-target"),
        (Wanted(2024, "near", "1"), "bound"), (Wanted(2024, "ge", "很多"), "no-number"), (Wanted(1024, "ge", "1"), "year"),
        (Wanted(2024, "range", "5", "4"), "range"), (Wanted(2024, "ge", "1", entry=10**6), "no-entry"),
        (Wanted(2024, "ge", "1", tolerance="-1"), "no-number"), (Wanted(2024, "ge", "NaN"), "no-number"),
    ):  # fmt: skip
        with pytest.raises(Refused) as refused:
            actions.set_target(indicator, wanted, "office", NOW)
        assert code(refused) == expected
    aim(indicator, "140", document="望政办〔2024〕3号")
    assert line().target == ("140亿元以上", "at least 140亿元")
    record = queries.record(indicator, 2024)
    assert record and [(each.said[0], each.now) for each in record.targets] == [
        ("140亿元以上", True),
        ("150亿元以上", False),
    ]


def test_an_indicator_is_described_once_and_keeps_its_unit() -> None:
    place = town()
    indicator = add(place.works)
    about = Described(RETAIL, "cumulative", "growing", "high", "亿元", place.works)
    for given, expected in (
        ({}, "name-taken"), ({"name": " "}, "no-name"), ({"name": "x", "nature": "odd"}, "nature"), ({"name": "x", "unit": ""}, "no-unit"),
        ({"name": "x", "office": 10**6}, "no-office"), ({"name": "x" * 65}, "too-long"),
    ):  # fmt: skip
        with pytest.raises(Refused) as refused:
            actions.add(Described(**{**_fields(about), **given}), "office", NOW)  # type: ignore[arg-type]
        assert code(refused) == expected
    approved(*months(RETAIL, [20]), year=2024)
    with pytest.raises(Refused) as refused:
        actions.change(indicator, Described(**{**_fields(about), "unit": "万元"}), "office", NOW)  # type: ignore[arg-type]
    assert code(refused) == "unit-in-use"
    actions.change(indicator, Described(**{**_fields(about), "name": "社零"}), "office", NOW)  # type: ignore[arg-type]
    assert line().name == "社零"


def _fields(about: Described) -> dict[str, object]:
    return {name: getattr(about, name) for name in Described.__slots__}


def test_every_line_can_be_made_again_from_targets_and_observations() -> None:
    indicator = add(town().works)
    aim(indicator, "158")
    past(RETAIL, 100, 110, 121, 133, 146)
    approved(*months(RETAIL, [26.8, 40.2, 53.6]), year=2024)
    # An old year that is corrected changes what is expected of the later ones.
    approved("指标 | 年份 | 12月", f"{RETAIL} | 2022 | 160", vintage="audited")
    fields = [field.name for field in Summary._meta.concrete_fields if field.name != "id"]
    kept = list(Summary.objects.order_by("year").values(*fields))
    assert actions.refresh_outdated() == 0
    Summary.objects.update(method=METHOD - 1, reason="", expected="")
    assert actions.refresh_outdated() == 1
    assert list(Summary.objects.order_by("year").values(*fields)) == kept and len(kept) == 6


def test_places_are_ranked_in_bands_and_their_sum_is_held_against_the_city() -> None:
    place = town()
    indicator = add(place.works)
    add_unit("county", "望川区")
    add_unit("zone", "望川经开区")
    head = "指标 | 地区 | 2024年3月"
    approved(
        head,
        f"{RETAIL} | 全市 | 30.0",
        f"{RETAIL} | 临江县 | 12.0",
        f"{RETAIL} | 望川区 | 18.0",
        f"{RETAIL} | 望川经开区 | 12",
    )
    record = queries.record(indicator, 2024)
    assert record
    assert [(row.short, row.rank.rank, row.rank.tied) for row in record.places if row.rank] == [
        ("望川区", 1, False), ("临江县", 2, True), ("望川经开区", 2, True),
    ]  # fmt: skip
    # The zone lies within a county: the counties alone are the whole.
    assert record.checked and record.checked.question is None
    approved(head, f"{RETAIL} | 全市 | 30.0", f"{RETAIL} | 望川区 | 17.0", vintage="final")
    record = queries.record(indicator, 2024)
    assert record and record.checked and record.checked.question and "相差" in record.checked.question[0]


def test_every_deed_is_in_the_journal() -> None:
    indicator = add(town().works)
    aim(indicator, "150")
    batch = approved(*months(RETAIL, [20, 32]), year=2024)
    events = Event.objects.filter(kind__in=("indicator", "observations")).order_by("number")
    told = [(event.action, event.kind, event.key) for event in events]
    assert told == [
        ("add-indicator", "indicator", str(indicator)), ("set-target", "indicator", str(indicator)),
        ("enter-observations", "observations", str(batch)), ("approve-observations", "observations", str(batch)),
    ]  # fmt: skip
    entered = json.loads(bytes(Event.objects.get(action="enter-observations").body))
    assert entered["after"]["rows"] == [
        [indicator, None, 2024, month, value, "preliminary"] for month, value in ((2, "20"), (3, "32"))
    ]


def test_a_file_that_was_only_looked_at_is_not_kept() -> None:
    first = actions.keep_file("a.csv", b"x", {}, "li", NOW)
    actions.keep_file("b.csv", b"y", {}, "li", NOW + timedelta(days=2))
    assert not Batch.objects.filter(pk=first).exists()
    for content, expected in ((b"", "no-file"), (b"x" * (actions.MOST_BYTES + 1), "large-file")):
        with pytest.raises(Refused) as refused:
            actions.keep_file("c", content, {}, "li", NOW)
        assert code(refused) == expected


@pytest.mark.parametrize("wrong", [{"month": 1}, {"month": 13}, {"vintage": "rumour"}])
def test_the_database_itself_refuses_nonsense(wrong: dict[str, object]) -> None:
    indicator = add(town().works)
    batch = Batch.objects.create(kind="hand", by="li", at=NOW)
    row = {
        "batch": batch,
        "indicator_id": indicator,
        "year": 2024,
        "month": 3,
        "value": "1",
        "vintage": "flash",
        "rank": 1,
    }
    with pytest.raises(IntegrityError), transaction.atomic():
        Observation(**{**row, **wrong}).save()
