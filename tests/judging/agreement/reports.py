"""Sentences put into a report and read, as a report is."""

from luoshi import intake, reading
from luoshi.facts import Reading
from luoshi.judging.agreement import Agreement, Conflict, Relation, Stated, check


def read(review: str, plan: str = "推动高质量发展。", year: int = 2024, name: str = "") -> Reading:
    """A report of `year` whose review and plan say this."""
    text = f"各位代表：\n一、{year - 1}年工作回顾\n{review}\n二、{year}年工作安排\n{plan}\n"
    return reading.read(intake.from_bytes(name or f"望川{year}.txt", text.encode()))


def checked(review: str, plan: str = "推动高质量发展。") -> Agreement:
    """That report, checked."""
    return check([read(review, plan)])


def years_apart(first: str, second: str) -> Agreement:
    """The reports of 2023 and of 2024 whose reviews say this, checked together."""
    return check([read(first, year=2023), read(second)])


def quoted(found: Conflict | Relation) -> list[str]:
    """The figures of a conflict or a relation as written."""
    figures = found.figures if isinstance(found, Conflict) else tuple(found.stated())
    return [stated.figure.text for stated in figures]


def conflicts(agreement: Agreement) -> list[list[str]]:
    """The figures of every contradiction."""
    return [quoted(conflict) for conflict in agreement.conflicts if conflict.certain]


def questions(agreement: Agreement) -> list[list[str]]:
    """The figures of every question."""
    return [quoted(conflict) for conflict in agreement.conflicts if not conflict.certain]


def repairs(conflict: Conflict) -> dict[str, tuple[float | None, float | None]]:
    """Every single repair: the figure as written → its ends in the base unit."""
    return {
        repair.stated.figure.text: tuple(
            None if end is None else float(end) for end in (repair.interval.low, repair.interval.high)
        )
        for repair in conflict.repairs
    }  # type: ignore[return-value]


def stated(agreement: Agreement, text: str) -> Stated:
    """The first figure in a relation that is written so."""
    return next(each for relation in agreement.relations for each in relation.stated() if each.figure.text == text)
