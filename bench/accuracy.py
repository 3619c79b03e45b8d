"""How accurate: the reader against the corpus's annotated reports, judged by the corpus's own `score`."""

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any, NamedTuple

from bench.tables import corpus, print_table, verdict
from luoshi import intake, reading
from luoshi.cli.formats import json_lines
from luoshi.facts import COMMITMENT_DOUBTS, Commitment
from luoshi.facts.rows import rows

SPAN, WHOLE, CLASS = 0.98, 0.93, 0.985
"""What is to be reached on every report: F1 of figure spans, F1 of whole figures, share of classes right."""

UNDERTAKEN = {
    "jiangxi_yichun-2024": 0.78,
    "hebei_chengde-2024": 0.78,
    "guizhou_liupanshui-2024": 0.78,
    "guowuyuan-1998": 0.70,
}
"""F1 of the spans of checkable commitments, by report: that of 1998 is made of chains of short clauses."""
KIND, STRENGTH = 0.85, 0.95
"""Of the commitments found: share of kinds and of strengths right."""

UNDOUBTED_SHARE, UNDOUBTED_SPAN, UNDOUBTED_KIND = 0.48, 0.90, 0.93
"""Of the commitments read: share without a doubt; of these: share at the right place, and of the right kind."""
UNDOUBTED, SURE_SPAN = {"guowuyuan-1998": 0.25}, {"guowuyuan-1998": 0.88}
"""What is to be reached instead on the report that is made of chains of short clauses."""
SAME = 0.7
"""Intersection over union from which two spans are one commitment, as in `score`."""


def show() -> None:
    """Print the table, or say why there is none."""
    folder = corpus()
    if folder is None or not (folder / "gold").is_dir():
        print("\n准确率 / accuracy: 没有设 LUOSHI_CORPUS，不测 / LUOSHI_CORPUS is not set, not measured")
        return
    lines = []
    undertaken: list[tuple[Any, ...]] = []
    undoubted: list[tuple[Any, ...]] = []
    for gold in sorted((folder / "gold").glob("*.jsonl")):
        scored = score(folder, gold)
        span = scored["figures"]["span"]["f1"]
        whole = scored["figures"]["whole"]["f1"]
        right = scored["numerals"]["class_right"]
        held = span >= SPAN and whole >= WHOLE and right >= CLASS
        figures = scored["figures"]["gold"]
        lines.append((gold.stem, figures, f"{span:.4f}", f"{whole:.4f}", f"{right:.4f}", verdict(held)))
        if "commitments" in scored:
            undertaken.append(_undertaken(gold.stem, scored["commitments"]))
            undoubted.append(_undoubted(gold.stem, confidence(folder, gold)))
    head = ("", "指标 figures", f"位置 span F1 ≥ {SPAN}", f"全对 whole F1 ≥ {WHOLE}", f"类别 class ≥ {CLASS}", "")
    print_table("准确率 / accuracy", head, lines)
    head = ("", "可查事项 checkable", "位置 span F1", f"类别 kind ≥ {KIND}", f"力度 strength ≥ {STRENGTH}", "")
    print_table("承诺事项 / commitments", head, undertaken)
    sure_head = (
        "", "可查事项 checkable", "无疑点 undoubted", "其中 span right", "kind right", "有疑点 doubted: span right", "",
    )  # fmt: skip
    print_table("没有疑点的承诺事项 / commitments without a doubt", sure_head, undoubted)


def _undertaken(report: str, scored: dict[str, Any]) -> tuple[Any, ...]:
    span, kind, strength = scored["span"]["f1"], scored["kind_right"], scored["strength_right"]
    wanted = UNDERTAKEN.get(report, 0.0)
    held = span >= wanted and kind >= KIND and strength >= STRENGTH
    return report, scored["gold"], f"{span:.4f} ≥ {wanted}", f"{kind:.4f}", f"{strength:.4f}", verdict(held)


def _undoubted(report: str, found: "Confidence") -> tuple[Any, ...]:
    share, span, kind = wanted(report)
    held = found.share >= share and found.span >= span and found.kind >= kind
    return (
        report, found.checkable, f"{found.share:.3f} ≥ {share}", f"{found.span:.3f} ≥ {span}",
        f"{found.kind:.3f} ≥ {kind}", f"{found.doubted_span:.3f}", verdict(held),
    )  # fmt: skip


class Confidence(NamedTuple):
    """What may be confirmed without a look. checkable: how many commitments were read that can be checked.

    share: of those, without a doubt. span: of these, the share that an annotator sees at the same place; kind: of those
    found, the share of the same kind. doubted_span: as span, of those with a doubt.
    """

    checkable: int
    share: float
    span: float
    kind: float
    doubted_span: float


def wanted(report: str) -> tuple[float, float, float]:
    """The share without a doubt, and of these the shares of spans and kinds right, that are to be reached."""
    return UNDOUBTED.get(report, UNDOUBTED_SHARE), SURE_SPAN.get(report, UNDOUBTED_SPAN), UNDOUBTED_KIND


def confidence(folder: Path, gold: Path) -> Confidence:
    """How right the commitments are that no doubt is about, in the report that `gold` annotates.

    A commitment is at the right place if it is the one that `score` lays beside an annotated one.
    """
    read = reading.read(intake.open(str(folder / "reports" / f"{gold.stem}.txt")))
    doubted = {doubt[1:3] for doubt in read.doubts if doubt.code in COMMITMENT_DOUBTS}
    every = [each for each in read.commitments if each.kind != "stance"]
    annotated = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines() if line.strip()]
    right = _laid_beside(every, [row for row in annotated if row["kind"] == "commitment"])
    sure = [number for number, each in enumerate(every) if each[:2] not in doubted]
    found = [number for number in sure if number in right]
    kinds = sum(every[number].kind == right[number] for number in found)
    others = len(every) - len(sure)
    return Confidence(
        len(every), len(sure) / (len(every) or 1), len(found) / (len(sure) or 1), kinds / (len(found) or 1),
        (len(right) - len(found)) / (others or 1),
    )  # fmt: skip


def _laid_beside(read: list[Commitment], annotated: list[dict[str, Any]]) -> dict[int, str]:
    """Number of each commitment that is found → its annotated kind, as the corpus's `score` pairs them."""
    right: dict[int, str] = {}
    for row in annotated:
        start, end = row["start"], row["end"]
        best, best_shared = -1, 0.0
        for number, each in enumerate(read):
            inside = min(end, each.end) - max(start, each.start)
            shared = inside / (max(end, each.end) - min(start, each.start))
            if row["commitment"] != "stance" and number not in right and shared > best_shared:
                best, best_shared = number, shared
        if best_shared >= SAME:
            right[best] = row["commitment"]
    return right


def score(folder: Path, gold: Path) -> Any:
    """What the corpus's `score` says of the reading of the report that `gold` annotates."""
    report = folder / "reports" / f"{gold.stem}.txt"
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        file.write(json_lines(rows(reading.read(intake.open(str(report))))))
        file.flush()
        command = [sys.executable, str(folder / "gold" / "score"), str(gold), file.name, "--json"]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
    return json.loads(done.stdout)
