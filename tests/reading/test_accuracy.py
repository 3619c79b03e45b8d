"""The reader against the annotated reports of the corpus, judged by the corpus's own `score`."""

from pathlib import Path

import pytest
from bench.accuracy import CLASS, KIND, SPAN, STRENGTH, UNDERTAKEN, WHOLE, score

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
