"""What holds for every text, whatever it says."""

import re
from itertools import pairwise
from typing import Any

from hypothesis import example, given
from hypothesis import strategies as st

from luoshi import reading
from luoshi.facts import Reading, Source
from luoshi.facts.rows import figure_row, rows
from luoshi.reading.clean import clean, fold
from tests.reading.generators import ANY, DIGIT_HEAVY, converted, plans, reports

TEXTS = st.one_of(ANY, DIGIT_HEAVY, reports(), plans())
PLANS = st.one_of(reports(), plans())
_GAP = re.compile(r"[\s\u200b\ufeff]")
_DIGITS = re.compile("[0-9０-９]+")


def read(text: str) -> Reading:
    return reading.read(Source("text.txt", text, "0" * 64))


@given(TEXTS)
def test_every_row_quotes_its_place(text: str) -> None:
    for row in rows(read(text)):
        assert text[row["start"] : row["end"]] == row["text"] != ""
        assert row["sentence"]["start"] <= row["start"] < row["end"] <= row["sentence"]["end"]


@given(TEXTS)
def test_rows_stand_in_text_order_and_do_not_overlap(text: str) -> None:
    found = read(text)
    spans = sorted((row.start, row.end) for row in (*found.figures, *found.numerals))
    assert all(end <= start for (_, end), (start, _) in pairwise(spans))
    for listed in (found.figures, found.numerals, found.doubts, found.commitments):
        assert [row.start for row in listed] == sorted(row.start for row in listed)


@given(TEXTS)
@example("0\f")
@example("7\n望川市政府工作报告\n")
@example("—7—\n新增企业5家。")
def test_every_run_of_digits_has_exactly_one_class(text: str) -> None:
    found = read(text)
    covering = [(figure.start, figure.end, "figure") for figure in found.figures]
    covering += [(numeral.start, numeral.end, numeral.kind) for numeral in found.numerals]
    for run in _DIGITS.finditer(text):
        at = range(run.start(), run.end())
        assert all(sum(start <= place < end for start, end, _ in covering) == 1 for place in at), run
        assert len({kind for start, end, kind in covering if start < run.end() and run.start() < end}) == 1, run


@given(TEXTS)
def test_cleaning_maps_every_character_back(text: str) -> None:
    cleaned = clean(text)
    back = [cleaned.source_start(at) for at in range(len(cleaned.text))]
    assert back == sorted(set(back))
    for at, place in enumerate(back):
        # A kept space or line break stands for the whole gap; everything else is the character itself, folded.
        assert cleaned.text[at] == fold(text[place]) or (cleaned.text[at] in " \n" and _GAP.match(text[place]))
        assert cleaned.source_end(at + 1) == place + 1
        assert cleaned.cleaned_start(place) == at


@given(TEXTS)
@example("0\f")
def test_cleaning_takes_out_white_space_and_page_numbers_only(text: str) -> None:
    cleaned = clean(text)
    kept = {cleaned.source_start(at) for at in range(len(cleaned.text))}
    furniture = re.compile(r"[\s\u200b\ufeff—–－\-·•~～〜第页共/0-9０-９]")
    for place in set(range(len(text))) - kept:
        assert furniture.match(fold(text[place])) or any(
            start - 8 <= place <= end + 16 for start, end in cleaned.page_numbers
        )
    for start, end in cleaned.page_numbers:
        assert not kept & set(range(start, end))


@given(TEXTS)
def test_reading_is_the_same_twice(text: str) -> None:
    assert read(text) == read(text)


@given(TEXTS)
@example("0/0")
@example("共5/0。")
def test_values_directions_and_bounds_fit_together(text: str) -> None:
    found = read(text)
    for figure in found.figures:
        row = figure_row(figure, found.source)
        assert (row["direction"] is None) == (row["measure"] not in ("growth", "change"))
        assert [row[end] is None for end in ("value", "low", "high")] in ([True, False, False], [False, True, True])
        assert (row["value"] is None) == (row["bound"] == "range")
        assert row["modality"] is None or row["status"] == "target"
        assert row["unit"]


@given(converted())
def test_a_conversion_changes_nothing_but_the_places(texts: tuple[str, str]) -> None:
    report, conversion = texts
    assert meanings(read(report)) == meanings(read(conversion))


@given(PLANS)
def test_commitments_stand_in_the_plan_and_do_not_overlap(text: str) -> None:
    found = read(text)
    for one, other in pairwise(found.commitments):
        assert one.end <= other.start
    for each in found.commitments:
        assert found.outlook_at(each.start) == "plan"
        assert each.section == () or any(each.section == section.path for section in found.outline)
        assert each.trace and each.text.strip()


@given(PLANS)
def test_what_stands_in_a_commitment_lies_inside_it(text: str) -> None:
    found = read(text)
    spans = [(figure.start, figure.end) for figure in found.figures]
    for each in found.commitments:
        inside = [span for span in spans if each.start <= span[0] and span[1] <= each.end]
        assert list(each.figures) == inside
        for project in each.projects:
            assert each.start <= project.start < project.end <= each.end
            assert text[project.start : project.end] == project.text
        assert all(name and name in _GAP.sub("", fold(text)) for name in each.doers)


@given(PLANS)
def test_only_a_target_states_a_figure_that_is_to_be_reached(text: str) -> None:
    found = read(text)
    targets = {(figure.start, figure.end) for figure in found.figures if figure.status == "target"}
    for each in found.commitments:
        assert not targets.intersection(each.figures) or each.kind == "target"


_PLACES = ("source", "start", "end", "text", "sentence")


def meanings(found: Reading) -> list[dict[str, Any]]:
    """Everything that the figures say, and what the other numerals are, without where they stand."""
    out: list[dict[str, Any]] = []
    for row in rows(found):
        if row["trace"] == ["list/page-number"] or row["kind"] == "commitment":
            # What opens a paragraph is told by the paragraph, and a conversion may break lines behind any full stop.
            continue
        out.append({field: value for field, value in row.items() if field not in _PLACES})
    return out
