"""Reviewing: what a person decides is kept, told in the journal, undone with one step, and overwritten by nobody."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from luoshi.facts import Reading
from luoshi.web.register import actions, queries
from luoshi.web.register.actions import Refused, Seen, Stale
from luoshi.web.register.content import BadContent, CommitmentContent, FigureContent, from_json, to_json
from luoshi.web.register.models import Decision, Entry
from luoshi.web.register.queries import EntryQuestion, EntryRow, Report
from tests.readings import wangchuan

pytestmark = pytest.mark.django_db
NOW = datetime(2024, 3, 1, 8, tzinfo=UTC)
LATER = NOW + timedelta(hours=1)


def named(report: Report, words: str, kind: str = "", states: tuple[str, ...] = queries.ACTIVE) -> EntryRow:
    """The one entry that `words` names."""
    page = queries.entries(report, EntryQuestion(kind=kind, words=words, states=states))
    assert page is not None
    (row,) = page.rows
    return row


def seen(*rows: EntryRow) -> list[Seen]:
    return [Seen(row.number, row.revision) for row in rows]


def again(report: Report, row: EntryRow) -> EntryRow:
    found = queries.entry(report, row.number)
    assert found is not None
    return found


def everything(report: Report) -> list[tuple[Any, ...]]:
    """All entries but for how often and by whom they were changed."""
    rows = Entry.objects.filter(source=report.id).order_by("number")
    return list(rows.values_list("number", "kind", "start", "end", "content", "read", "state", "reason"))


def test_everything_that_was_read_is_an_open_entry(admitted: Report, wangchuan_reading: Reading) -> None:
    page = queries.entries(admitted, EntryQuestion(limit=200))
    assert page is not None
    assert page.total == len(wangchuan_reading.figures) + len(wangchuan_reading.commitments)
    assert {row.state for row in page.rows} == {"open"}
    assert [row.number for row in page.rows] == list(range(1, page.total + 1))
    assert [row.start for row in page.rows] == sorted(row.start for row in page.rows)


def test_a_commitment_names_the_values_to_be_reached(admitted: Report) -> None:
    row = named(admitted, "新增改造老旧小区18个", "commitment")
    assert isinstance(row.content, CommitmentContent)
    assert row.content.target == "新增改造老旧小区 18个"


def test_confirming_is_told_in_the_journal(admitted: Report) -> None:
    row = named(admitted, "新增停车位")
    actions.confirm(admitted.id, "wang", NOW, seen(row))
    assert again(admitted, row).state == "confirmed"
    (line,), total = queries.journal(admitted, 1, 10)
    assert (line.action, line.by, line.at, line.numbers, total) == ("confirm", "wang", NOW, (row.number,), 1)
    assert (line.changes[0]["before"]["state"], line.changes[0]["after"]["state"]) == ("open", "confirmed")


def test_a_correction_says_what_the_entry_is_to_be(admitted: Report) -> None:
    row = named(admitted, "企业成本")
    fields = {**to_json(row.content), "value": "230,000,000.50", "subject": "减少企业成本"}
    actions.correct(admitted.id, "wang", NOW, seen(row)[0], fields)
    corrected = again(admitted, row)
    assert isinstance(corrected.content, FigureContent)
    assert (corrected.state, corrected.content.subject) == ("confirmed", "减少企业成本")
    assert corrected.content.value == Decimal("230000000.50")


@pytest.mark.parametrize(
    ("wrong", "problems"),
    [
        ({"subject": " "}, {"subject": "required"}),
        ({"measure": "weight"}, {"measure": "choice"}),
        ({"value": "many"}, {"value": "number"}),
        ({"value": "NaN"}, {"value": "number"}),
        ({"value": "1e99"}, {"value": "number"}),
        ({"value": None}, {"value": "required"}),
        ({"low": "1", "high": "2"}, {"low": "both"}),
        ({"value": "", "low": "3", "high": "2"}, {"low": "order"}),
        ({"year": "-3"}, {"year": "number"}),
        ({"place": "长" * 2001}, {"place": "long"}),
        ({"subject": "", "bound": "around"}, {"subject": "required", "bound": "choice"}),
    ],
)
def test_what_cannot_be_is_refused_field_by_field(admitted: Report, wrong: dict[str, Any], problems: Any) -> None:
    row = named(admitted, "企业成本")
    before = everything(admitted)
    with pytest.raises(BadContent) as refused:
        actions.correct(admitted.id, "wang", NOW, seen(row)[0], {**to_json(row.content), **wrong})
    assert refused.value.problems == problems
    assert everything(admitted) == before


def test_a_commitment_is_split_where_the_second_begins(admitted: Report) -> None:
    row = named(admitted, "深入开展企业走访")
    other = named(admitted, "开工建设望川机场")
    actions.merge(admitted.id, "wang", NOW, seen(row, other))
    whole = again(admitted, row)
    assert (whole.text, again(admitted, other).state) == ("深入开展企业走访，开工建设望川机场", "merged")
    actions.split(admitted.id, "wang", NOW, seen(whole)[0], other.start)
    assert again(admitted, row).text == "深入开展企业走访"
    second = named(admitted, "开工建设望川机场")
    assert second.number not in (row.number, other.number)
    assert (second.start, second.end, second.state) == (other.start, other.end, "confirmed")


def test_merging_keeps_every_unit_that_was_named(admitted: Report) -> None:
    row, other = (
        named(admitted, "新增改造老旧小区18个", "commitment"),
        named(admitted, "增加停车位9000个", "commitment"),
    )
    actions.assign(admitted.id, "li", NOW, seen(row)[0], {"lead": "市住建局"})
    actions.assign(admitted.id, "li", NOW, seen(other)[0], {"lead": "市城管局", "supporting": "市公安局、市住建局"})
    actions.merge(admitted.id, "wang", NOW, seen(again(admitted, row), again(admitted, other)))
    content = again(admitted, row).content
    assert isinstance(content, CommitmentContent)
    assert (content.lead, content.supporting) == ("市住建局", ("市城管局", "市公安局"))
    assert content.target == "新增改造老旧小区 18个；增加停车位 9000个"


def test_only_neighbours_are_merged(admitted: Report) -> None:
    row, far = named(admitted, "新增改造老旧小区18个", "commitment"), named(admitted, "深入开展企业走访")
    with pytest.raises(Refused, match="not-neighbours"):
        actions.merge(admitted.id, "wang", NOW, seen(row, far))


def test_what_was_missed_is_added_by_its_place(admitted: Report) -> None:
    start = admitted.source.text.index("亿元以上企业")
    fields = {"kind": "action", "strength": "will", "item": "培育亿元以上企业"}
    actions.add(admitted.id, "wang", NOW, "commitment", (start - 2, start + 7), fields)
    row = named(admitted, "培育亿元")
    assert (row.text, row.state, row.read, row.outlook) == ("其中亿元以上企业1", "confirmed", False, "review")
    with pytest.raises(Refused, match="there-already"):
        actions.add(admitted.id, "wang", NOW, "commitment", (start - 2, start + 7), fields)


@pytest.mark.parametrize("span", [(-1, 3), (5, 5), (9, 4), (0, 10**9)])
def test_nothing_is_added_outside_the_text(admitted: Report, span: tuple[int, int]) -> None:
    with pytest.raises(Refused, match="outside-text"):
        actions.add(admitted.id, "wang", NOW, "figure", span, {})


def test_rejecting_needs_a_reason(admitted: Report) -> None:
    row = named(admitted, "=总投资", "figure")
    with pytest.raises(Refused, match="reason"):
        actions.reject(admitted.id, "wang", NOW, seen(row), "  ")
    actions.reject(admitted.id, "wang", NOW, seen(row), "总投资不是年度目标")
    assert (again(admitted, row).state, again(admitted, row).reason) == ("rejected", "总投资不是年度目标")


def test_what_nothing_is_doubted_about_is_confirmed_at_once(admitted: Report) -> None:
    sure = queries.progress(admitted, "figure").sure
    actions.confirm_sure(admitted.id, "wang", NOW, "figure")
    progress = queries.progress(admitted, "figure")
    assert (progress.confirmed, progress.sure) == (sure, 0)
    (left,) = queries.entries(admitted, EntryQuestion(kind="figure", states=("open",))).rows  # type: ignore[union-attr]
    assert (left.text, left.doubts) == ("120", ("no-unit",))
    with pytest.raises(Refused, match="nothing-sure"):
        actions.confirm_sure(admitted.id, "wang", NOW, "figure")


def test_the_second_to_save_is_told_and_nothing_is_lost(admitted: Report) -> None:
    row = named(admitted, "新增停车位")
    (held,) = seen(row)
    actions.correct(admitted.id, "wang", NOW, held, {**to_json(row.content), "subject": "停车位"})
    with pytest.raises(Stale) as stale:
        actions.correct(admitted.id, "li", LATER, held, {**to_json(row.content), "subject": "泊车位"})
    (now,) = stale.value.now
    assert (now.content["subject"], now.changed_by, now.changed_at) == ("停车位", "wang", NOW)
    assert isinstance(again(admitted, row).content, FigureContent)
    assert again(admitted, row).content.subject == "停车位"  # type: ignore[union-attr]


def test_bulk_decisions_are_whole_or_not_at_all(admitted: Report) -> None:
    row, other = named(admitted, "新增停车位"), named(admitted, "企业成本")
    both = seen(row, other)
    actions.confirm(admitted.id, "wang", NOW, seen(row))
    before = everything(admitted)
    with pytest.raises(Stale):
        actions.confirm(admitted.id, "li", NOW, both)
    assert everything(admitted) == before


def test_undoing_an_undoing_brings_it_back(admitted: Report) -> None:
    row = named(admitted, "新增停车位")
    first = actions.confirm(admitted.id, "wang", NOW, seen(row))
    back = actions.undo(admitted.id, "wang", NOW, first.number)
    assert again(admitted, row).state == "open"
    with pytest.raises(Refused, match="undone-already"):
        actions.undo(admitted.id, "wang", NOW, first.number)
    actions.undo(admitted.id, "wang", NOW, back.number)
    assert again(admitted, row).state == "confirmed"


def test_what_was_changed_since_is_not_undone(admitted: Report) -> None:
    row = named(admitted, "新增停车位")
    first = actions.confirm(admitted.id, "wang", NOW, seen(row))
    actions.reject(admitted.id, "li", LATER, seen(again(admitted, row)), "重复")
    with pytest.raises(Stale):
        actions.undo(admitted.id, "wang", LATER, first.number)


def test_a_line_of_the_journal_is_never_rewritten(admitted: Report) -> None:
    line = actions.confirm(admitted.id, "wang", NOW, seen(named(admitted, "新增停车位")))
    line.by = "li"
    with pytest.raises(TypeError):
        line.save()


# Every decision, undone, leaves the register as it was; whatever was decided before. ---------------------------------

Step = Callable[[Report, list[EntryRow], int], object]


def _pick(rows: list[EntryRow], at: int, kind: str = "") -> EntryRow:
    wanted = [row for row in rows if not kind or row.kind == kind]
    return wanted[at % len(wanted)]


STEPS: dict[str, Step] = {
    "confirm": lambda report, rows, at: actions.confirm(report.id, "wang", NOW, seen(_pick(rows, at))),
    "confirm-sure": lambda report, rows, at: actions.confirm_sure(report.id, "wang", NOW, "figure"),
    "reject": lambda report, rows, at: actions.reject(report.id, "wang", NOW, seen(_pick(rows, at)), "重复"),
    "correct": lambda report, rows, at: actions.correct(
        report.id, "wang", NOW, seen(_pick(rows, at, "figure"))[0],
        {**to_json(_pick(rows, at, "figure").content), "place": "城区"}, (at % 9, at % 9 + 5),
    ),
    "assign": lambda report, rows, at: actions.assign(
        report.id, "wang", NOW, seen(_pick(rows, at, "commitment"))[0], {"lead": "市教育局", "due": "12月底前"}
    ),
    "split": lambda report, rows, at: actions.split(
        report.id, "wang", NOW, seen(_pick(rows, at, "commitment"))[0], _pick(rows, at, "commitment").start + 3
    ),
    "merge": lambda report, rows, at: actions.merge(
        report.id, "wang", NOW, seen(*[row for row in rows if row.kind == "commitment"][at % 4 : at % 4 + 2])
    ),
    "add": lambda report, rows, at: actions.add(
        report.id, "wang", NOW, "commitment", (at % 50, at % 50 + 9),
        {"kind": "action", "strength": "will", "item": f"事项{at}"},
    ),
}  # fmt: skip


class Undoing(TestCase):
    def setUp(self) -> None:
        reading = wangchuan().reading()
        found = queries.report(actions.admit(reading.source, reading).key)
        assert found is not None
        self.report = found

    @settings(max_examples=40)
    @given(st.lists(st.tuples(st.sampled_from(sorted(STEPS)), st.integers(0, 60)), min_size=1, max_size=6))
    def test_step_by_step_back_to_where_it_began(self, steps: list[tuple[str, int]]) -> None:
        states = [self.live()]
        taken = []
        for name, at in steps:
            page = queries.entries(self.report, EntryQuestion(limit=200))
            assert page is not None
            try:
                decision = STEPS[name](self.report, list(page.rows), at)
            except (Refused, Stale):
                assert self.live() == states[-1]
                continue
            assert isinstance(decision, Decision)
            taken.append(decision.number)
            states.append(self.live())
        for number in reversed(taken):
            assert self.live() == states.pop()
            actions.undo(self.report.id, "wang", LATER, number)
        assert self.live() == states.pop()

    def live(self) -> list[tuple[Any, ...]]:
        return [row for row in everything(self.report) if row[6] != "withdrawn"]


# Reading again ------------------------------------------------------------------------------------------------------


def better(reading: Reading, named: str, **changes: Any) -> Reading:
    """The same reading but for one figure, which a better reader reads otherwise."""
    figures = tuple(
        figure._replace(**changes) if figure.subject == named and figure.status == "actual" else figure
        for figure in reading.figures
    )
    return reading._replace(figures=figures)


def test_what_nobody_decided_on_follows_the_reader(admitted: Report, wangchuan_reading: Reading) -> None:
    row = named(admitted, "企业成本")
    done = actions.reread(admitted.id, NOW, better(wangchuan_reading, "企业成本", subject="减少企业成本"))
    assert (done.followed, done.added, done.withdrawn, done.differing) == (1, 0, 0, 0)
    assert again(admitted, row).content.subject == "减少企业成本"  # type: ignore[union-attr]
    assert queries.differences(admitted) == ()


def test_the_same_reading_again_changes_nothing(admitted: Report, wangchuan_reading: Reading) -> None:
    before = everything(admitted)
    done = actions.reread(admitted.id, NOW, wangchuan_reading)
    assert (done.followed, done.added, done.withdrawn, done.differing) == (0, 0, 0, 0)
    assert everything(admitted) == before
    assert queries.journal(admitted, 1, 10) == ((), 0)


def test_a_person_is_never_overwritten(admitted: Report, wangchuan_reading: Reading) -> None:
    row = named(admitted, "企业成本")
    actions.correct(admitted.id, "wang", NOW, seen(row)[0], {**to_json(row.content), "place": "经开区"})
    before = again(admitted, row)
    done = actions.reread(admitted.id, LATER, better(wangchuan_reading, "企业成本", subject="减少企业成本"))
    assert (done.followed, done.differing) == (0, 1)
    assert again(admitted, row) == before
    (difference,) = queries.differences(admitted)
    assert (difference.entry, difference.before["content"]["subject"]) == (before, "企业成本")
    assert difference.now is not None
    assert difference.now.content["subject"] == "减少企业成本"


@pytest.mark.parametrize(
    ("settle", "subject", "place"), [("keep", "企业成本", "经开区"), ("take", "减少企业成本", "望川经开区")]
)
def test_a_difference_is_settled_either_way(
    admitted: Report, wangchuan_reading: Reading, settle: str, subject: str, place: str
) -> None:
    row = named(admitted, "企业成本")
    actions.correct(admitted.id, "wang", NOW, seen(row)[0], {**to_json(row.content), "place": "经开区"})
    actions.reread(admitted.id, LATER, better(wangchuan_reading, "企业成本", subject="减少企业成本"))
    decision = getattr(actions, settle)(admitted.id, "wang", LATER, seen(again(admitted, row))[0])
    content = again(admitted, row).content
    assert isinstance(content, FigureContent)
    assert (content.subject, content.place) == (subject, place)
    assert queries.differences(admitted) == ()
    actions.undo(admitted.id, "wang", LATER, decision.number)
    assert len(queries.differences(admitted)) == 1


def test_a_figure_that_is_no_longer_read_waits_for_the_person_who_confirmed_it(
    admitted: Report, wangchuan_reading: Reading
) -> None:
    kept, open_one = named(admitted, "企业成本"), named(admitted, "新增停车位")
    actions.confirm(admitted.id, "wang", NOW, seen(kept))
    gone = wangchuan_reading._replace(
        figures=tuple(each for each in wangchuan_reading.figures if each.subject not in ("企业成本", "新增停车位")),
    )
    done = actions.reread(admitted.id, LATER, gone)
    assert (done.withdrawn, done.differing) == (1, 1)
    assert (again(admitted, kept).state, again(admitted, open_one).state) == ("confirmed", "withdrawn")
    (difference,) = queries.differences(admitted)
    assert (difference.entry.number, difference.now) == (kept.number, None)


def test_an_assigned_unit_stays_when_the_reader_reads_better(admitted: Report, wangchuan_reading: Reading) -> None:
    row = named(admitted, "深入开展企业走访")
    actions.assign(admitted.id, "li", NOW, seen(row)[0], {"lead": "市工信局"})
    commitments = tuple(
        each._replace(kind="target") if each.start == row.start else each for each in wangchuan_reading.commitments
    )
    actions.reread(admitted.id, LATER, wangchuan_reading._replace(commitments=commitments))
    content = again(admitted, row).content
    assert isinstance(content, CommitmentContent)
    assert (content.kind, content.lead) == ("target", "市工信局")


# Freezing -----------------------------------------------------------------------------------------------------------


def decide_everything(report: Report) -> None:
    actions.confirm_sure(report.id, "wang", NOW, "figure")
    page = queries.entries(report, EntryQuestion(states=("open",), limit=200))
    assert page is not None
    actions.confirm(report.id, "wang", NOW, seen(*page.rows))


def test_nothing_undecided_is_frozen(admitted: Report) -> None:
    with pytest.raises(Refused, match="undecided"):
        actions.freeze(admitted.id, "wang", NOW)


def test_a_version_is_known_by_its_hash_and_says_what_was_confirmed(admitted: Report) -> None:
    decide_everything(admitted)
    first = actions.freeze(admitted.id, "wang", NOW)
    with pytest.raises(Refused, match="unchanged"):
        actions.freeze(admitted.id, "li", LATER)
    row = named(admitted, "新增停车位")
    actions.correct(admitted.id, "wang", LATER, seen(row)[0], {**to_json(row.content), "subject": "停车位"})
    second = actions.freeze(admitted.id, "wang", LATER)
    assert (first.number, second.number) == (1, 2)
    assert first.sha256 != second.sha256
    assert "新增停车位" in queries.version(admitted, 1).text  # type: ignore[union-attr]
    decision = queries.last_decision(admitted, "wang")
    assert decision is not None
    actions.undo(admitted.id, "wang", LATER, decision.number)
    assert actions.freeze(admitted.id, "wang", LATER).sha256 == first.sha256


def test_every_kind_of_content_comes_back_from_json_as_it_was(admitted: Report) -> None:
    for kind in ("figure", "commitment"):
        page = queries.entries(admitted, EntryQuestion(kind=kind, limit=200))
        assert page is not None
        assert [from_json(kind, to_json(row.content)) for row in page.rows] == [row.content for row in page.rows]


def test_how_much_of_the_plan_can_be_checked(admitted: Report) -> None:
    assert queries.checkable(admitted) == {"target": 5, "deliverable": 1, "action": 1, "stance": 1}


def test_a_doubt_about_a_commitment_says_nothing_of_the_figures_in_it() -> None:
    report = wangchuan()
    report.doubt("新增改造老旧小区18个", "unclear-boundary")
    read = report.reading()
    kept = queries.report(actions.admit(read.source, read).key)
    assert kept is not None
    assert named(kept, "新增改造老旧小区18个", "commitment").doubts == ("unclear-boundary",)
    assert named(kept, "新增改造老旧小区", "figure").doubts == ()
    figures, commitments = (
        queries.entries(kept, EntryQuestion(kind=kind, doubtful=True)) for kind in ("figure", "commitment")
    )
    assert figures and commitments
    assert [row.text for row in figures.rows] == ["120"]
    assert [row.text for row in commitments.rows] == ["新增改造老旧小区18个", "<b>引进项目</b>120，=总投资300亿元"]
    assert queries.progress(kept, "figure").sure == len(read.figures) - 1
    assert queries.progress(kept, "commitment").sure == len(read.commitments) - 2
