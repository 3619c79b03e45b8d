"""The columns of the table of figures and how their heads sort it."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from luoshi.web.register.queries import FigureQuestion
from luoshi.web.register.words import reading as words


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the table of figures. sort: what a click on its head asks for; state: for aria-sort, or ""."""

    name: str
    title: words.Word
    sort: str = ""
    state: str = ""


_COLUMNS: tuple[tuple[str, words.Word, str], ...] = (
    ("text", _("原文"), "place"),
    ("value", _("数值"), "size"),
    ("bound", _("口径"), "bound"),
    ("subject", _("对象"), "subject"),
    ("measure", _("类型"), "measure"),
    ("direction", _("方向"), "direction"),
    ("status", _("状态"), "status"),
    ("modality", _("力度"), "modality"),
    ("year", _("年份"), "year"),
    ("place", _("地区"), "where"),
    ("scope", pgettext_lazy("scope", "范围"), "scope"),
    ("section", _("章节"), ""),
    ("sentence", _("原句"), ""),
)


def columns(asked: FigureQuestion) -> list[Column]:
    """Every column; a click on the one that sorts now turns its order round."""
    return [_column(*column, asked) for column in _COLUMNS]


def _column(name: str, title: words.Word, sort: str, asked: FigureQuestion) -> Column:
    if not sort or asked.sort != sort:
        return Column(name, title, sort)
    return Column(name, title, sort if asked.falling else f"-{sort}", "descending" if asked.falling else "ascending")
