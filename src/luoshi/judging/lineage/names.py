"""When the name in a promise and the name in a later report mean one quantity."""

import re
import unicodedata
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache, lru_cache

from luoshi.facts import Figure
from luoshi.judging.lineage.clauses import plain
from luoshi.judging.lineage.places import Around
from luoshi.judging.subjects import Reason, Subject, subject
from luoshi.lexicon import any_of, groups

_MARKS = re.compile(r"[\s“”‘’\"'「」『』《》〈〉（）()、]")
_SHARE = re.compile(r"(?:的)?(?:比重|比例|比率|之比|占比)$")
_WHOLE = re.compile(r"(?:相当于|占|与)(?:全市|全省|全国|全县|全区|地区|国内)?(?=生产总值)")
_TIME = re.compile(r"^(?:前?[一二三四]季度|[上下]半年|\d+(?:[—－~-]\d+)?月份?)")
_BEHIND = re.compile(r"(?:目标任务|任务数|目标|任务|指标)$")
_DIGITS = re.compile(r"\d+")
_SPARE = re.compile(any_of("lineage", "spare"))
_CONTRAST = any_of("lineage", "contrast")
_CONTRASTS = re.compile(rf"(?:{_CONTRAST})+(?:类|型|口|的)?|.{{0,2}}(?:{_CONTRAST})|(?:{_CONTRAST}).?")

LEAST_SHARED = 3
"""Characters that two names must share, in one piece or more, to be compared at all."""

LONGEST = 60
"""Characters of a name beyond which it is only compared whole."""


@dataclass(frozen=True, slots=True)
class Name:
    """A figure's subject, ready to be compared.

    parted: taken apart; key: its noun in one standard wording. full: the same with the clause before it
    (销售收入超十亿元的龙头企业), where a number in that makes it another quantity. near: the words around the figure.
    shared: what the member of the list before it is called; a list need not repeat how that begins
    (农村自来水普及率…、卫生厕所普及率…).
    """

    parted: Subject
    key: str
    full: str
    near: Around
    shared: str

    @property
    def head(self) -> str:
        """The last two characters: two names of one quantity end alike."""
        return self.key[-2:]


@dataclass(frozen=True, slots=True)
class Likeness:
    """Two names of one quantity. strength: 3 the same, 2 differing in spare words, 1 by their surroundings."""

    strength: int
    reasons: tuple[Reason, ...]


def name_of(figure: Figure, near: Around, before: Figure | None) -> Name:
    """The name of a figure; before: the figure before it in the text."""
    written = _TIME.sub("", figure.subject) or figure.subject
    parted = subject(written, figure.quantity.unit)
    shared = ""
    if before is not None and before.sentence == figure.sentence and near.before.count("、"):
        shared = before.subject
    clause = parted.left_out[0].removesuffix("的") if parted.left_out and parted.left_out[0].endswith("的") else ""
    key = standard(parted.bare)
    full = plain(clause) + key if re.search(r"\d", clause) else key
    return Name(parted, key, full, near, shared)


@lru_cache(maxsize=8192)
def standard(noun: str) -> str:
    """A noun (the bare of a Subject) in one standard wording."""
    text = _MARKS.sub("", unicodedata.normalize("NFKC", noun))
    for pair in groups("lineage")["variant"]:
        one, _, other = pair.partition("→")
        text = text.replace(one, other) if other not in text else text
    text = _WHOLE.sub("占", text)
    text = re.sub(r"(?<=.{2})[是为]$", "", text)
    text = _SHARE.sub("占比", text)
    text = _BEHIND.sub("", text) if len(text) > 4 else text
    text = re.sub(r"(?<=.{3})(?:人数|总量|总数)$", "", text)
    names = _standard_names()
    stem = text.removesuffix("占比")
    if text not in names and "占" in stem[1:]:
        # 民生支出占财政支出的比重 · 民生支出占财政支出: the share is said already.
        return names.get(f"{stem}占比", stem)
    return names.get(text, text)


@cache
def _standard_names() -> dict[str, str]:
    found: dict[str, str] = {}
    for listed in groups("indicators").values():
        first = subject(listed[0], "").bare
        for word in listed:
            for form in (word, subject(word, "").bare, subject(word, "亩").bare):
                plain = _MARKS.sub("", form)
                found[plain] = first
                found[_SHARE.sub("占比", _WHOLE.sub("占", plain))] = first
    return found


def alike(promise: Name, told: Name) -> Likeness | None:
    """The reasons why two names mean one quantity, or None where they do not."""
    one, other = promise.parted, told.parted
    if one.grade and other.grade and one.grade != other.grade:
        return None
    if ("、" in one.written) != ("、" in other.written):
        return None
    if promise.key in groups("phrases")["generic"] and (one.written != other.written or one.verbs != other.verbs):
        # 签约项目 and 实施项目: so wide a noun is told apart by everything around it.
        return None
    if promise.full == told.full:
        if one.grade != other.grade and not _stated(promise, told):
            return None
        return Likeness(3, _reasons(one, other))
    return _near(promise, told)


def _reasons(one: Subject, other: Subject) -> tuple[Reason, ...]:
    if _MARKS.sub("", one.written) == _MARKS.sub("", other.written):
        return (Reason("same-subject"),)
    return (Reason("wording", f"{one.written} · {other.written}"),)


def _stated(promise: Name, told: Name) -> bool:
    """Whether a grade that one name lacks stands in its sentence, so that it is meant there too."""
    grade = promise.parted.grade or told.parted.grade
    return grade in (told.near.lead if promise.parted.grade else promise.near.lead)


def _near(promise: Name, told: Name) -> Likeness | None:
    """Names that differ by what one of them leaves out."""
    if promise.head != told.head:
        return None
    pieces = _differences(promise.full, told.full)
    if pieces is None:
        return None
    strength, left = 2, []
    for mine, theirs in pieces:
        if mine and theirs:
            if _programme(theirs, promise, told) and len(pieces) == 1:
                strength = 1
                left.append(f"{mine} · {theirs}")
                continue
            return None
        extra, lacking = (mine, told) if mine else (theirs, promise)
        left.append(extra)
        if _spare(extra):
            continue
        full = promise.full if mine else told.full
        if not _meant(extra, full, lacking):
            return None
        strength = 1
    return Likeness(strength, tuple(Reason("qualifier", word) for word in left))


@lru_cache(maxsize=65536)
def _differences(one: str, other: str) -> tuple[tuple[str, str], ...] | None:
    """The pieces in which two names differ, or None where they share too little."""
    if max(len(one), len(other)) > LONGEST:
        return None
    start = _alike_from_start(one, other)
    end = _alike_from_start(one[start:][::-1], other[start:][::-1])
    rests = one[start : len(one) - end], other[start : len(other) - end]
    pieces, shared = [], start + end
    if not all(rests):
        pieces.append(rests)
    elif _DIGITS.findall(rests[0]) != _DIGITS.findall(rests[1]):
        # 5万以上 and 10万以上 are two thresholds, whatever else agrees.
        return None
    else:
        for kind, a, b, c, d in SequenceMatcher(None, *rests, autojunk=False).get_opcodes():
            if kind == "equal":
                shared += b - a
            else:
                pieces.append((rests[0][a:b], rests[1][c:d]))
    if shared < LEAST_SHARED or 2 * shared < min(len(one), len(other)) or len(pieces) > 3:
        return None
    return tuple(pieces)


def _alike_from_start(one: str, other: str) -> int:
    """How many characters two texts share from their beginning."""
    length = min(len(one), len(other))
    return next((place for place in range(length) if one[place] != other[place]), length)


_QUOTED = re.compile(r"“([^”]{2,12})”")


def _programme(extra: str, promise: Name, told: Name) -> bool:
    """Whether the later name only says by its programme (“…”工程) what the promise lists under that programme."""
    return any(
        quoted in extra and f"“{quoted}”" in promise.near.lead for quoted in _QUOTED.findall(told.parted.written)
    )


def _spare(extra: str) -> bool:
    rest = extra
    while rest:
        found = _SPARE.match(rest)
        if not found:
            return False
        rest = rest[found.end() :]
    return True


def _meant(extra: str, full: str, lacking: Name) -> bool:
    """Whether what one name leaves out is nevertheless meant: it stands beside it.

    The whole longer name in its own item of the list; the beginning of the member before it in the list; or, for words
    that tell no quantity from its neighbour, the sentence up to it.
    """
    near = lacking.near
    if full in _MARKS.sub("", near.item):
        return True
    if lacking.shared and _MARKS.sub("", lacking.shared).startswith(extra) and full.startswith(extra):
        # 省重点项目…、市重点项目…: what begins with a word of its own kind shares nothing.
        return not re.match(_CONTRAST, lacking.full)
    return not _CONTRASTS.fullmatch(extra) and len(extra) >= LEAST_SHARED and extra in _MARKS.sub("", near.lead)
