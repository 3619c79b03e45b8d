"""Relations between figures: which figures, in which parts, and the words that say so."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal

from luoshi.facts import Figure, Reading

Kind = Literal[
    "increase", "growth", "multiple", "pace", "course", "share", "limit", "sum", "subset", "blend", "rank", "field",
    "plan", "average", "threshold", "restated", "mix", "weighted", "compared",
]  # fmt: skip
Layer = Literal["hard", "real", "scope", "vintage", "reference"]

KINDS: dict[Kind, tuple[str, str]] = {
    "increase": ("总量、增减量", "level and increase"),
    "growth": ("总量、增幅", "level and growth"),
    "multiple": ("总量、倍数", "level and multiple"),
    "pace": ("起点、终点、年均增幅", "start, end and yearly growth"),
    "course": ("由低到高、由高到低", "from one value up or down to another"),
    "share": ("部分、总体、占比", "part, whole and share"),
    "limit": ("占比不超过100%", "a share is at most 100%"),
    "sum": ("分项、合计", "parts and sum"),
    "subset": ("总数、其中", "a whole and some of it"),
    "blend": ("总增幅在分项增幅之间", "growth of a whole lies among its parts'"),
    "rank": ("位次、移动位数", "rank and move"),
    "field": ("位次、参评总数", "rank and number ranked"),
    "plan": ("计划、完成、完成率", "plan, done and percent"),
    "average": ("总量、数量、人均", "total, count and per head"),
    "threshold": ("总额、个数、门槛", "total, count and threshold"),
    "restated": ("同一数量两次写出", "the same quantity stated twice"),
    "mix": ("占比升降、分项与总体增幅", "move of a share, growths of part and whole"),
    "weighted": ("总增幅由分项增幅加权", "growth of a whole weighed from its parts'"),
    "compared": ("写明高低的两个增幅", "two growths of which one is said to be higher"),
}
"""Every kind of relation, in Chinese and in English."""

WINDOW = 24
"""Figures of a sentence that are looked at with another, so that no sentence makes the work grow as its square."""

LAYERS: dict[Layer, tuple[str, str]] = {
    "hard": ("同一口径", "one scope"),
    "real": ("增幅按不变价、总量按现价", "growth at constant, level at current prices"),
    "scope": ("口径可能不同", "the scope may differ"),
    "vintage": ("数据可能经过修订", "the figure may have been revised"),
    "reference": ("所指是哪一个总体不能确定", "which whole is meant is open"),
}
"""Why a relation binds, or why breaking it is only a question."""


@dataclass(frozen=True, slots=True)
class Stated:
    """A figure of a document: the document's number among those checked, the figure's number in its reading.

    place: its number among the figures of its sentence.
    """

    document: int
    number: int
    figure: Figure = field(compare=False, repr=False)
    place: int = field(default=0, compare=False, repr=False)

    def __lt__(self, other: "Stated") -> bool:
        return (self.document, self.number) < (other.document, other.number)


@dataclass(frozen=True, slots=True)
class Unknown:
    """A quantity that no figure states, such as the level that an increase started from.

    key: equal keys are one quantity. name: in Chinese and in English. unit: of its value.
    """

    key: str
    name: tuple[str, str] = field(compare=False)
    unit: str = field(compare=False)


Part = Stated | Unknown


@dataclass(frozen=True, slots=True)
class Span:
    """Words of a document that justify a relation: offsets in code points of its text, end exclusive."""

    document: int
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Relation:
    """Figures that the words of a document tie to each other.

    kind: a key of KINDS. parts: by their role (level, base, increase, growth, part, whole, share, …), in order; a sum
    has several of the role part. words: what justifies it. layer: a key of LAYERS; hard binds, real is never judged
    (prices would break it every year), of the others a broken one is a question. constant: the number that a
    threshold, a field, a pace (its years), a limit or an average (between its units) brings along.
    """

    kind: Kind
    parts: tuple[tuple[str, Part], ...]
    words: tuple[Span, ...] = ()
    layer: Layer = "hard"
    constant: Fraction = Fraction(0)

    def one(self, role: str) -> Part:
        """The part in that role; raises KeyError where there is none."""
        for name, part in self.parts:
            if name == role:
                return part
        raise KeyError(role)

    def all(self, role: str) -> list[Part]:
        """Every part in that role."""
        return [part for name, part in self.parts if name == role]

    def stated(self) -> Iterator[Stated]:
        """Its figures."""
        for _role, part in self.parts:
            if isinstance(part, Stated):
                yield part

    @property
    def closed(self) -> bool:
        """Whether it says something of figures alone, with no quantity left unknown."""
        return all(isinstance(part, Stated) for _role, part in self.parts)


@dataclass(frozen=True, slots=True)
class Document:
    """A reading with its number among those checked, and its figures by sentence."""

    number: int
    reading: Reading
    sentences: tuple[tuple[Stated, ...], ...]

    @classmethod
    def of(cls, number: int, reading: Reading) -> "Document":
        """The document of a reading."""
        sentences: dict[tuple[int, int], list[Stated]] = {}
        for which, figure in enumerate(reading.figures):
            sentence = sentences.setdefault(figure.sentence, [])
            sentence.append(Stated(number, which, figure, len(sentence)))
        return cls(number, reading, tuple(tuple(group) for group in sentences.values()))

    def between(self, start: int, end: int) -> Span:
        """The span of these offsets."""
        return Span(self.number, start, end, self.reading.source.text[start:end])

    def before(self, stated: Stated, sentence: tuple[Stated, ...]) -> Span:
        """What stands between a figure and the one before it in its sentence, or the sentence's beginning."""
        begin = sentence[stated.place - 1].figure.end if stated.place else stated.figure.sentence[0]
        return self.between(begin, stated.figure.start)

    def gap(self, first: Stated, second: Stated) -> Span:
        """What stands between two figures, the first being the earlier."""
        return self.between(first.figure.end, second.figure.start)
