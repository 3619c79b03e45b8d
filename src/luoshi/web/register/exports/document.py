"""An edition as the assignments (分工方案) in Word, to GB/T 9704, from a template that an office can replace."""

import io
import zipfile
from itertools import groupby
from pathlib import Path
from typing import Any

from docxtpl import DocxTemplate
from jinja2.sandbox import SandboxedEnvironment

from luoshi.web.register.exports.cells import canonical
from luoshi.web.register.exports.edition import Edition, Progress, Row, unwatched

TEMPLATE = Path(__file__).parents[1] / "templates" / "word" / "assignments.docx"


class BadTemplate(Exception):
    """The office's template cannot be used. path: which; why: what the template engine says."""

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(f"{path}: {why}")
        self.path, self.why = path, why


def document(edition: Edition, template: Path = TEMPLATE, progress: Progress = unwatched) -> bytes:
    """The .docx file. Raises BadTemplate.

    The template is a Word file with the fields title, year, count, origin, edition, and parts: each has headings
    (level, title) that begin there and tasks (place: running number, number: the register's, and the fields of
    exports.edition.Row). What stands in the register is text and nothing else: it is escaped, and no tag in it is
    obeyed.
    """
    parts, done = [], 0
    above: tuple[str, ...] = ()
    for section, rows in groupby(edition.rows, key=lambda row: row.section):
        tasks = []
        for row in rows:
            done += 1
            tasks.append(_task(done, row))
        parts.append({"headings": _headings(above, section), "tasks": tasks})
        above = section
        progress(done // 2, len(edition.rows))
    context = {
        "title": plain(edition.title), "year": edition.year, "count": len(edition.rows), "origin": origin(edition),
        "edition": edition, "parts": parts,
    }  # fmt: skip
    return rendered(template, context)


def rendered(template: Path, context: dict[str, Any]) -> bytes:
    """A template filled in; the same context gives the same bytes. Raises BadTemplate."""
    out = io.BytesIO()
    try:
        made = DocxTemplate(str(template))
        # The environment is sandboxed, for a template that somebody sent is only half trusted.
        made.render(context, SandboxedEnvironment(autoescape=True), autoescape=True)
        made.save(out)
    except Exception as error:
        # jinja2, lxml, zipfile and docxtpl itself all have their own ways to say that a template is wrong.
        raise BadTemplate(template, f"{type(error).__name__}: {error}") from error
    return steady(out.getvalue())


def _task(place: int, row: Row) -> dict[str, Any]:
    fields = ("item", "target", "text", "lead", "supporting", "due", "remark")
    said = {name: plain(getattr(row, name)) for name in fields}
    return {"place": place, "number": row.number, **said, "item": said["item"].rstrip("。；;，,")}


def plain(text: str) -> str:
    """A text on one line without what XML cannot hold; the line breaks of the source's print are taken out.

    docxtpl turns {_{ into {{ after rendering; a word joiner keeps such a text as it was written.
    """
    joined = "".join(canonical(text).replace("\t", " ").splitlines())
    for mark in ("{_{", "}_}", "{_%", "%_}"):
        joined = joined.replace(mark, mark[0] + "\u2060" + mark[1:])
    return joined


def _headings(above: tuple[str, ...], section: tuple[str, ...]) -> list[dict[str, Any]]:
    """The titles that begin with a section, those that stood already left out."""
    shared = 0
    while shared < min(len(above), len(section)) and above[shared] == section[shared]:
        shared += 1
    return [
        {"level": level, "title": plain(title)} for level, title in enumerate(section, 1) if level > shared
    ]  # fmt: skip


def origin(edition: Edition) -> str:
    """Which register this is, for the last line."""
    if edition.version is not None:
        return f"依据台账第{edition.version}版（sha256 {edition.hash}）。"
    return f"依据尚未冻结的台账（来源 sha256 {edition.sha256}）。"


def steady(data: bytes) -> bytes:
    """The same file without the time of its making: the same edition gives the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            new.writestr(zipfile.ZipInfo(part.filename), old.read(part), zipfile.ZIP_DEFLATED)
    return out.getvalue()
