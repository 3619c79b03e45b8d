"""Real reports: none of their figures is accused, and they yield the relations that a reader sees."""

from pathlib import Path

from luoshi.cli.reports import read_report
from luoshi.judging.agreement import check


def test_no_report_is_accused_or_asked_about(corpus: Path) -> None:
    reports = sorted((corpus / "reports").glob("*.txt"))
    assert len(reports) >= 13
    agreement = check([read_report(str(path)) for path in reports])
    assert agreement.conflicts == ()
    assert agreement.undecided == ()


def test_a_citys_report_yields_eight_relations_between_figures_and_more(corpus: Path) -> None:
    agreement = check([read_report(str(corpus / "reports" / "jiangxi_yichun-2024.txt"))])
    beyond_limits = [relation for relation in agreement.relations if relation.kind != "limit"]
    assert len(beyond_limits) >= 8
    assert {relation.kind for relation in beyond_limits} >= {
        "increase",
        "share",
        "subset",
        "rank",
        "field",
        "threshold",
    }


def test_every_relation_has_words_that_justify_it(corpus: Path) -> None:
    for path in sorted((corpus / "reports").glob("*.txt")):
        agreement = check([read_report(str(path))])
        text = agreement.documents[0].reading.source.text
        for relation in agreement.relations:
            assert relation.words
            for span in relation.words:
                assert text[span.start : span.end] == span.text
