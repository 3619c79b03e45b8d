"""The nouns: what stands in a report and where. Frozen values that import nothing of ours."""

from luoshi.facts.anchor import Anchor
from luoshi.facts.commitment import (
    COMMITMENT_KINDS,
    STAGES,
    STRENGTHS,
    Commitment,
    CommitmentKind,
    Project,
    Stage,
    Strength,
)
from luoshi.facts.doubt import COMMITMENT_DOUBTS, DOUBTS, Doubt
from luoshi.facts.figure import (
    BOUNDS,
    DIRECTIONS,
    MEASURES,
    NUMERAL_CLASSES,
    STATUSES,
    Bound,
    Direction,
    Figure,
    Measure,
    Numeral,
    NumeralClass,
    Status,
)
from luoshi.facts.origin import NOTE_KINDS, Box, Note, NoteKind, Origin, Place, locate
from luoshi.facts.period import Period
from luoshi.facts.quantity import Quantity
from luoshi.facts.reading import OUTLOOKS, Outlook, Reading, Section
from luoshi.facts.refusal import REFUSALS, Refusal
from luoshi.facts.source import FORMATS, Format, Source

__all__ = [
    "BOUNDS",
    "COMMITMENT_DOUBTS",
    "COMMITMENT_KINDS",
    "DIRECTIONS",
    "DOUBTS",
    "FORMATS",
    "MEASURES",
    "NOTE_KINDS",
    "NUMERAL_CLASSES",
    "OUTLOOKS",
    "REFUSALS",
    "STAGES",
    "STATUSES",
    "STRENGTHS",
    "Anchor",
    "Bound",
    "Box",
    "Commitment",
    "CommitmentKind",
    "Direction",
    "Doubt",
    "Figure",
    "Format",
    "Measure",
    "Note",
    "NoteKind",
    "Numeral",
    "NumeralClass",
    "Origin",
    "Outlook",
    "Period",
    "Place",
    "Project",
    "Quantity",
    "Reading",
    "Refusal",
    "Section",
    "Source",
    "Stage",
    "Status",
    "Strength",
    "locate",
]
