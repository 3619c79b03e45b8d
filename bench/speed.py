"""Characters per second: our reading with and without commitments, Recognizers-Text, a bare regular expression."""

import json
import re
import subprocess
from pathlib import Path

from bench.tables import ROOT, print_table, reports, seconds, verdict
from luoshi import intake, reading

AT_LEAST = 1_000_000
"""Characters per second in which every figure and numeral is to be read."""

AT_LEAST_TIMES = 20
"""How many times faster than Recognizers-Text it is to be."""

PEER = ROOT / ".venv-bench" / "bin" / "python"
NUMBER_AND_UNIT = re.compile(r"(?:\d[\d.]*)(?:万|亿)?(?:个百分点|[%％]|平方米|公里|[元个家户亩人项名位倍吨])?")


def show() -> None:
    """Print the table."""
    rows: list[tuple[object, ...]] = []
    for source, paths in reports().items():
        files = [(path.name, path.read_bytes()) for path in paths]
        texts = [intake.from_bytes(name, data).text for name, data in files]
        letters = sum(map(len, texts))

        def read(commitments: bool, files: list[tuple[str, bytes]] = files) -> None:
            for name, data in files:
                reading.read(intake.from_bytes(name, data), commitments=commitments)

        def scan(texts: list[str] = texts) -> None:
            for text in texts:
                NUMBER_AND_UNIT.findall(text)

        ours = letters / seconds(lambda: read(False))
        everything = letters / seconds(lambda: read(True))
        bar = (f"≥ {AT_LEAST:,}", verdict(ours >= AT_LEAST))
        rows.append((source, "", "", "", ""))
        rows.append(("  落实 Luoshi：数字 / figures and numerals", _shown(ours), "1.00", *bar))
        with_commitments = f"{ours / everything:.2f}"
        rows.append(("  落实 Luoshi：数字和承诺事项 / with commitments", _shown(everything), with_commitments, "", ""))
        for what, taken in peers(paths).items():
            peer = letters / taken
            bar = (f"≥ {AT_LEAST_TIMES}×", verdict(ours >= AT_LEAST_TIMES * peer)) if "with units" in what else ("", "")
            rows.append((f"  {what}", _shown(peer), f"{ours / peer:.2f}", *bar))
        bare = letters / seconds(scan)
        rows.append(("  re 查找数字和单位 / bare re scan", _shown(bare), f"{ours / bare:.3f}", "", ""))
    title = "速度 / speed: 每秒字符数，从字节到台账 / characters per second, from bytes to reading"
    print_table(title, ("", "字符/秒 chars/s", "Luoshi ÷", "要求 bar", ""), rows)


def peers(paths: list[Path]) -> dict[str, float]:
    """Seconds that Recognizers-Text takes for the reports at `paths`, by what is asked of it."""
    if not PEER.exists():
        print("没有 Recognizers-Text：请用 make bench / no Recognizers-Text here: use make bench")
        return {}
    script = Path(__file__).parent / "recognizers.py"
    done = subprocess.run([PEER, script, *paths], check=True, capture_output=True, text=True)
    return {str(what): float(taken) for what, taken in json.loads(done.stdout).items()}


def _shown(per_second: float) -> str:
    return f"{per_second:,.0f}"
