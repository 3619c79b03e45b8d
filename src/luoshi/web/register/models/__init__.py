"""The tables of the register: what was read, and what people made of it."""

from luoshi.web.register.models.jobs import Job
from luoshi.web.register.models.judging import Answer, Judged
from luoshi.web.register.models.publication import Publication
from luoshi.web.register.models.reading import Commitment, Doubt, Figure, Numeral, Section, Source
from luoshi.web.register.models.review import Decision, Entry, Version

__all__ = [
    "Answer", "Commitment", "Decision", "Doubt", "Entry", "Figure", "Job", "Judged", "Numeral", "Publication",
    "Section", "Source", "Version",
]  # fmt: skip
