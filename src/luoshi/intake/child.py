"""The process in which a file is opened: `python -m luoshi.intake.child KIND SECONDS`, the file on standard input.

It answers with JSON on standard output, a source or a refusal, and has no more memory than its limit, and no more
processor time than it is given.
"""

import json
import os
import sys

from luoshi.facts import Refusal, Source
from luoshi.intake.apart import packed
from luoshi.intake.limits import LARGEST, MEMORY
from luoshi.intake.looks import Kind


def opened(kind: Kind, name: str, data: bytes) -> Source:
    """The source in `data`, a file of that kind, opened in this process.

    Raises Refusal: broken-file, encrypted-file, unsafe-file, too-heavy, too-many-pages, needs-ocr, empty-file,
    too-large, broken-encoding.
    """
    if kind == "docx":
        from luoshi.intake.docx import from_docx

        return from_docx(name, data)
    if kind == "html":
        from luoshi.intake.html import from_html

        return from_html(name, data)
    if kind == "pdf":
        from luoshi.intake.pdf import from_pdf

        return from_pdf(name, data)
    from luoshi.intake.scan import from_picture

    return from_picture(name, data)


def main(kind: Kind, seconds: int) -> int:
    """Open what comes on standard input and answer on standard output; the exit status."""
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="utf-8")
    # Whatever a library prints goes nowhere.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    _limit(seconds)
    data = sys.stdin.buffer.read(LARGEST + 1)
    try:
        answer = packed(opened(kind, "", data))
    except Refusal as refusal:
        answer = {"refused": refusal.code, "data": refusal.data}
    except MemoryError:
        answer = {"refused": "too-heavy", "data": {}}
    json.dump(answer, answers, ensure_ascii=False)
    answers.flush()
    # What was opened is not put away piece by piece.
    os._exit(0)


def _limit(seconds: int) -> None:
    """Bound this process's memory and time, where the system can; elsewhere the parent's clock bounds the time."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], int(sys.argv[2])))  # type: ignore[arg-type]
