"""How fast and with how much memory files are opened: a report of 300 pages as a pdf, in a process of its own."""

import subprocess
import sys
import tempfile
from pathlib import Path

from bench.tables import ROOT, print_table, verdict

PAGES = 300
AT_MOST_MEGABYTES = 400
"""Megabytes that the whole of it may take at its peak: the process that opens the file and the one that reads."""

_SIZE = 16


def show() -> None:
    """Print the table."""
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "report.pdf"
        pages = make(path)
        for what, program in (
            ("打开 / opened", "from luoshi import intake; intake.open({path!r})"),
            ("打开并读 / opened and read", "from luoshi import intake, reading; reading.read(intake.open({path!r}))"),
        ):
            peak, taken = cost_of(program.format(path=str(path)))
            held = verdict(peak <= AT_MOST_MEGABYTES)
            rows.append(
                (what, pages, f"{taken:.1f}", f"{pages / taken:.0f}", f"{peak:.0f}", f"≤ {AT_MOST_MEGABYTES}", held)
            )
    title = f"文件 / files: {PAGES} 页的 PDF / a pdf of {PAGES} pages, {_SIZE} pt"
    print_table(title, ("", "页 pages", "处理器秒 CPU s", "页/秒 pages/s", "峰值 peak MB", "要求 bar", ""), rows)


def cost_of(program: str) -> tuple[float, float]:
    """What a Python with this program takes with the processes it starts: megabytes of the largest of them at its
    peak, and seconds of processor time of all."""
    measure = (
        f"import resource, sys\n{program}\n"
        "used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]\n"
        "print(max(each.ru_maxrss for each in used), sum(each.ru_utime + each.ru_stime for each in used))"
    )
    done = subprocess.run([sys.executable, "-c", measure], check=True, capture_output=True, text=True)
    peak, seconds = done.stdout.split()
    return int(peak) / (1024 * 1024 if sys.platform == "darwin" else 1024), float(seconds)


def make(path: Path) -> int:
    """Write the sample over and over to a pdf of PAGES pages of wrapped lines; how many pages it has."""
    from reportlab.lib.pagesizes import A4
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfgen.canvas import Canvas

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    sample = (ROOT / "samples" / "wangchuan-2024.txt").read_text(encoding="utf-8")
    paragraphs = ["\u3000\u3000" + line.strip() for line in sample.splitlines() if line.strip()]
    lines = [each[at : at + 28] for each in paragraphs for at in range(0, len(each), 28)]
    canvas = Canvas(str(path), pagesize=A4)
    for page in range(PAGES):
        canvas.setFont("STSong-Light", _SIZE)
        for row in range(22):
            canvas.drawString(79, 720 - 28 * row, lines[(22 * page + row) % len(lines)])
        canvas.drawCentredString(A4[0] / 2, 50, f"— {page + 1} —")
        canvas.showPage()
    canvas.save()
    return PAGES
