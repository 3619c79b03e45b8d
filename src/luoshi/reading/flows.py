"""Flows and stocks: what was done over a stretch of years, and what stood at its end."""

from luoshi.facts import Measure
from luoshi.lexicon import words
from luoshi.reading.frames import Frame
from luoshi.reading.subjects.opening import Opened
from luoshi.reading.subjects.subject import Subject

_OVER_THE_YEARS = ("change", "growth", "multiple")


def is_flow(frame: Frame, head: Opened, measure: Measure, subject: Subject) -> bool:
    """Whether a value tells what was done over the years that are spoken of (新增就业66万人, 农村改造1200户)."""
    if measure in _OVER_THE_YEARS:
        return True
    if measure != "level" or is_reached(frame):
        return False
    if "累计" in frame.fillers or frame.noun.startswith("累计") or head.rest.endswith("就业"):
        return True
    if frame.predicate in words("phrases", "added_up") or frame.kind == "new" or "新增" in subject.text:
        return True
    if subject.verb or (head.dropped and head.dropped not in words("phrases", "held")):
        return True
    return bool(words("phrases", "kept_verb").at_end(head.rest))


def is_stock(frame: Frame, measure: Measure) -> bool:
    """Whether it tells what stood at their end (达到680公里, 占比38%)."""
    return measure in ("share", "rank") or (measure == "level" and is_reached(frame))


def is_reached(frame: Frame) -> bool:
    """Whether a predicate tells what was come to (增加到, 达到)."""
    return frame.kind == "to" or (frame.kind == "is" and frame.predicate not in words("phrases", "added_up"))
