"""What the words around figures say of how they belong together."""

import re
from functools import cache

from luoshi import lexicon
from luoshi.facts import Figure
from luoshi.judging.agreement.relation import Document, Layer, Stated
from luoshi.judging.subjects import plain_unit, subject, unit_key

_FLOW = re.compile(r"^(?:新增加?|净增加?|新引进|新认定|新获批|新登记|新建)")
_DIGITS = re.compile(r"[\d\W_]+")
_YEAR_WORDS = re.compile(r"年|政府工作报告|统计公报")


@cache
def words(*groups: str) -> re.Pattern[str]:
    """Any word of these groups of the lexicon `agreement`, the longest first."""
    return re.compile(lexicon.any_of("agreement", *groups))


def says(text: str, *groups: str) -> bool:
    """Whether a word of these groups stands in the text, line breaks and spaces aside."""
    return words(*groups).search(re.sub(r"\s", "", text)) is not None


_OTHERWISE = ("other_base", "other_scope", "yearly", "years_ago", "partial_period")


def otherwise(document: Document, stated: Stated, sentence: tuple[Stated, ...]) -> bool:
    """Whether the words before a rate make it one of something else: of another base, scope or stretch of time."""
    return says(document.before(stated, sentence).text, *_OTHERWISE)


def government(name: str) -> str:
    """What a file's name says apart from its year: 望川2023.txt and 望川2024年政府工作报告.txt have it in common."""
    return _YEAR_WORDS.sub("", _DIGITS.sub("", name.rsplit(".", 1)[0]))


def bare(figure: Figure) -> str:
    """Its subject with short forms made one and neutral verbs taken off, as `judging.subjects` does."""
    return subject(figure.subject, figure.quantity.unit).bare


def stock(figure: Figure) -> str:
    """Its subject without the word that makes it a flow: 新增规上工业企业 → 规上工业企业."""
    return bare(figure) if not _FLOW.match(figure.subject) else _FLOW.sub("", figure.subject)


def is_flow(figure: Figure) -> bool:
    """Whether its subject says that it counts what came in (新增……)."""
    return _FLOW.match(figure.subject) is not None


def same_unit(one: Figure, other: Figure) -> bool:
    """Whether the two count in one unit."""
    return unit_key(one.quantity.unit) == unit_key(other.quantity.unit)


def is_points(figure: Figure) -> bool:
    """Whether it is a difference between percentages."""
    return figure.measure == "change" and plain_unit(figure.quantity.unit) in ("个百分点", "百分点", "", "%")


def together(document: Document, first: Stated, second: Stated) -> bool:
    """Whether no ；, line break or full stop parts two figures of a sentence."""
    low, high = sorted((first, second))
    return not re.search(r"[；;。]", document.gap(low, high).text)


def layer_of(*figures: Figure) -> Layer:
    """What the status of figures says of their vintage: an estimate beside a final figure may be revised."""
    kinds = {figure.status for figure in figures} - {"reference"}
    return "hard" if len(kinds) <= 1 else "vintage"


def usable(figure: Figure) -> bool:
    """Whether its subject was found and its number is an amount (翻番 is none)."""
    return bool(figure.subject) and plain_unit(figure.quantity.unit) != "番"
