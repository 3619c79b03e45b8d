"""The reader against the annotated reports of the corpus, judged by the corpus's own `score`."""

from pathlib import Path

import pytest
from bench.accuracy import CLASS, KIND, SPAN, STRENGTH, UNDERTAKEN, WHOLE, confidence, score, wanted

ANNOTATED = ("jiangxi_yichun-2024", "hebei_chengde-2024", "guizhou_liupanshui-2024", "guowuyuan-1998")


@pytest.mark.parametrize("report", ANNOTATED)
def test_annotated_report(corpus: Path, report: str) -> None:
    scored = score(corpus, corpus / "gold" / f"{report}.jsonl")
    figures = scored["figures"]
    assert figures["span"]["f1"] >= SPAN, figures
    assert figures["whole"]["f1"] >= WHOLE, figures
    assert scored["numerals"]["class_right"] >= CLASS, scored["numerals"]
    commitments = scored["commitments"]
    assert commitments["span"]["f1"] >= UNDERTAKEN[report], commitments
    assert commitments["kind_right"] >= KIND, commitments
    assert commitments["strength_right"] >= STRENGTH, commitments


@pytest.mark.parametrize("report", ANNOTATED)
def test_of_the_commitments_without_a_doubt_nine_in_ten_are_right(corpus: Path, report: str) -> None:
    found = confidence(corpus, corpus / "gold" / f"{report}.jsonl")
    share, span, kind = wanted(report)
    assert found.share >= share, found
    assert found.span >= span, found
    assert found.kind >= kind, found
    assert found.doubted_span < found.span, found
