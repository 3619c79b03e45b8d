"""An edition as a file to be downloaded."""

from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from luoshi.web.register.exports.document import TEMPLATE, document
from luoshi.web.register.exports.edition import Edition, Progress, unwatched
from luoshi.web.register.exports.workbook import workbook

KINDS = ("excel", "word")
"""What an edition can be taken out as."""

TYPES = {
    "excel": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "word": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
}
_NAMES = {"excel": ("台账", "xlsx"), "word": ("分工方案", "docx")}


@dataclass(frozen=True, slots=True)
class File:
    """A file: its name, its media type, its bytes."""

    name: str
    type: str
    data: bytes


def made(edition: Edition, kind: str, progress: Progress = unwatched) -> File:
    """The file of an edition. kind: excel or word. Raises BadTemplate."""
    what, ending = _NAMES[kind]
    version = f"第{edition.version}版" if edition.version else "未冻结"
    name = f"{edition.title}-{what}-{version}.{ending}"
    if kind == "excel":
        return File(name, TYPES[kind], workbook(edition, progress))
    return File(name, TYPES[kind], document(edition, template(), progress))


def template() -> Path:
    """The Word template: the office's own where LUOSHI_WORD_TEMPLATE names one."""
    own = settings.WORD_TEMPLATE
    return Path(own) if own else TEMPLATE
