"""The same report says the same in every format."""

import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, given, settings

from luoshi import intake, reading
from luoshi.facts import Source, locate
from luoshi.facts.rows import rows
from luoshi.intake.child import opened
from luoshi.intake.looks import kind_of
from tests.intake.making import as_docx, as_html, as_pdf, as_text, paragraphs
from tests.reading.generators import reports

SAMPLES = sorted((Path(__file__).parents[2] / "samples").glob("*.txt"))
MAKERS = {
    "docx": as_docx,
    "html": as_html,
    "pdf with indents": as_pdf,
    "pdf with gaps": lambda lines: as_pdf(lines, indent=False),
    "pdf in small print": lambda lines: as_pdf(lines, size=10.5),
}
_PLACES = {"source", "start", "end", "sentence", "figures", "projects"}
_SPACE = re.compile(r"\s+")


def said(source: Source) -> list[dict[str, Any]]:
    """The rows of a source without what its file's layout decides: offsets, breaks of lines, page numbers."""
    out = []
    for row in rows(reading.read(source)):
        if row.get("class") == "list" and source.text[row["start"] - 1 : row["end"] + 1].strip("0123456789 ") == "":
            continue
        kept = {key: value for key, value in row.items() if key not in _PLACES}
        kept["text"] = _SPACE.sub("", row["text"])
        if row["kind"] == "commitment":
            kept["figures"] = [_SPACE.sub("", each["text"]) for each in row["figures"]]
            kept["projects"] = [(_SPACE.sub("", each["text"]), each["stage"]) for each in row["projects"]]
        out.append(kept)
    return out


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
@pytest.mark.parametrize("format", MAKERS)
def test_the_sample_says_the_same_in_every_format(sample: Path, format: str) -> None:
    plain = intake.open(str(sample))
    source = intake.from_bytes("报告.txt", MAKERS[format](paragraphs(plain.text)))
    assert source.format == format.partition(" ")[0]
    assert said(source) == said(plain)


@given(reports())
@settings(max_examples=50, phases=[Phase.explicit, Phase.generate])  # making files is slow: no shrinking
def test_a_generated_report_says_the_same_in_every_format(report: str) -> None:
    lines = [line.strip() for line in report.splitlines() if line.strip()]
    expected = said(intake.from_bytes("报告.txt", as_text(lines)))
    for format, make in MAKERS.items():
        data = make(lines)
        kind = kind_of(data)
        assert kind
        assert said(opened(kind, "报告", data)) == expected, format


@pytest.mark.parametrize("format", MAKERS)
def test_every_figure_is_found_where_it_stands_in_the_file(format: str) -> None:
    lines = paragraphs(SAMPLES[0].read_text(encoding="utf-8"))
    source = intake.from_bytes("报告", MAKERS[format](lines))
    for figure in reading.read(source).figures:
        places = locate(source, figure.start, figure.end)
        if source.format == "pdf":
            assert all(place.page and place.boxes for place in places)
        else:
            assert len(places) == 1 and places[0].paragraph
            assert figure.text in lines[places[0].paragraph - 1]
