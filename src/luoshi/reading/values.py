"""A figure in the making, and the setting that its sentence stands in."""

from luoshi.facts import Bound, Outlook, Period, Quantity, Status
from luoshi.facts.named import NamedTuple
from luoshi.reading.frames import Frame
from luoshi.reading.measures import Verdict
from luoshi.reading.scan import Token
from luoshi.reading.subjects.opening import Opened
from luoshi.reading.subjects.subject import Subject


class Setting(NamedTuple):
    """What a sentence stands in: its outlook, the year its part speaks of, the year the report was given in, how
    many years its part speaks of (五年) or None, and how many its passage does where none are named."""

    outlook: Outlook
    year: int | None
    report: int | None
    term: int | None = None
    running: int | None = None


class Sentence(NamedTuple):
    """A sentence with its values framed, in the cleaned text.

    text: all of it; clauses: the same with 。 for every sign that ends a clause. start, end: of the sentence. frames,
    heads, verdicts: of each value its frame, the frame's noun opened, and its measure.
    """

    text: str
    start: int
    end: int
    clauses: str
    frames: list[Frame]
    heads: list[Opened]
    verdicts: list[Verdict]


class Value(NamedTuple):
    """One figure in the making, offsets of the cleaned text."""

    token: Token
    quantity: Quantity
    measure: Verdict
    bound: Bound
    subject: Subject
    status: Status
    modality: str | None
    period: Period
    trace: tuple[str, ...]


Question = tuple[str, int, int]
"""A doubt's code, and where it stands."""
