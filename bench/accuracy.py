"""How accurate: the reader against the corpus's annotated reports, judged by the corpus's own `score`."""

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from bench.tables import corpus, print_table, verdict
from luoshi import intake, reading
from luoshi.cli.formats import json_lines
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


def show() -> None:
    """Print the table, or say why there is none."""
    folder = corpus()
    if folder is None or not (folder / "gold").is_dir():
        print("\n准确率 / accuracy: 没有设 LUOSHI_CORPUS，不测 / LUOSHI_CORPUS is not set, not measured")
        return
    lines = []
    undertaken: list[tuple[Any, ...]] = []
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
    head = ("", "指标 figures", f"位置 span F1 ≥ {SPAN}", f"全对 whole F1 ≥ {WHOLE}", f"类别 class ≥ {CLASS}", "")
    print_table("准确率 / accuracy", head, lines)
    head = ("", "可查事项 checkable", "位置 span F1", f"类别 kind ≥ {KIND}", f"力度 strength ≥ {STRENGTH}", "")
    print_table("承诺事项 / commitments", head, undertaken)


def _undertaken(report: str, scored: dict[str, Any]) -> tuple[Any, ...]:
    span, kind, strength = scored["span"]["f1"], scored["kind_right"], scored["strength_right"]
    wanted = UNDERTAKEN.get(report, 0.0)
    held = span >= wanted and kind >= KIND and strength >= STRENGTH
    return report, scored["gold"], f"{span:.4f} ≥ {wanted}", f"{kind:.4f}", f"{strength:.4f}", verdict(held)


def score(folder: Path, gold: Path) -> Any:
    """What the corpus's `score` says of the reading of the report that `gold` annotates."""
    report = folder / "reports" / f"{gold.stem}.txt"
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        file.write(json_lines(rows(reading.read(intake.open(str(report))))))
        file.flush()
        command = [sys.executable, str(folder / "gold" / "score"), str(gold), file.name, "--json"]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
    return json.loads(done.stdout)
