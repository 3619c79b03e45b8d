"""What an entry of the register says: frozen values, the same on the page, in the journal, in versions and in Excel.

Quantities are exact decimals; as JSON they are text, which no reader rounds.
"""

from dataclasses import asdict, dataclass, fields
from decimal import Decimal, InvalidOperation
from typing import Any

from luoshi import facts

LONGEST = 2000
"""Characters of the longest text that a field takes."""


class BadContent(Exception):
    """Content that cannot be taken. problems: field → code: required, choice, number, long, both, order."""

    def __init__(self, problems: dict[str, str]) -> None:
        super().__init__(problems)
        self.problems = problems


@dataclass(frozen=True, slots=True)
class FigureContent:
    """A figure as people agree on it; the fields of luoshi.facts.Figure, flat."""

    subject: str
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    unit: str
    measure: str
    direction: str | None
    bound: str
    status: str
    modality: str | None
    year: int | None
    span: int | None
    place: str | None
    scope: str | None


@dataclass(frozen=True, slots=True)
class CommitmentContent:
    """A commitment as people agree on it.

    item: 事项, what is to be done. target: 目标值, the values to be reached, as text. lead: 牵头单位. supporting:
    配合单位. due: 完成时限, as written. remark: 备注.
    """

    kind: str
    strength: str
    item: str
    target: str
    lead: str
    supporting: tuple[str, ...]
    due: str
    remark: str


Content = FigureContent | CommitmentContent
KINDS: dict[str, type[FigureContent] | type[CommitmentContent]] = {
    "figure": FigureContent,
    "commitment": CommitmentContent,
}
_CHOICES: dict[str, tuple[str, ...]] = {
    "measure": facts.MEASURES,
    "direction": facts.DIRECTIONS,
    "bound": facts.BOUNDS,
    "status": facts.STATUSES,
    "kind": facts.COMMITMENT_KINDS,
    "strength": facts.STRENGTHS,
}
_REQUIRED = frozenset({"subject", "measure", "bound", "status", "kind", "strength", "item"})
_WHOLE = frozenset({"year", "span"})
_EXACT = frozenset({"value", "low", "high"})


def of_figure(figure: facts.Figure) -> FigureContent:
    """What a figure that was read says."""
    quantity, period = figure.quantity, figure.period
    return FigureContent(
        figure.subject, quantity.value, quantity.low, quantity.high, quantity.unit, figure.measure, figure.direction,
        figure.bound, figure.status, figure.modality, period.year, period.span, figure.place, figure.scope,
    )  # fmt: skip


def of_commitment(commitment: facts.Commitment, targets: list[str]) -> CommitmentContent:
    """What a commitment that was read says; targets: the values inside it, each with its subject."""
    return CommitmentContent(
        commitment.kind, commitment.strength, commitment.text, "；".join(targets), "", (), "", ""
    )  # fmt: skip


def target(subject: str, text: str) -> str:
    """A value to be reached, in the register's own form: what is measured, and the value as written."""
    return f"{subject} {text}".strip()


def to_json(content: Content) -> dict[str, Any]:
    """Content as a JSON object, its fields in their order."""
    row = asdict(content)
    for name in _EXACT & row.keys():
        row[name] = None if row[name] is None else str(row[name])
    if "supporting" in row:
        row["supporting"] = list(row["supporting"])
    return row


def kept(kind: str, row: dict[str, Any]) -> Content:
    """The content that an entry keeps, unchecked: what a reader could not settle may still be empty in it."""
    values = dict(row)
    for name in _EXACT & values.keys():
        values[name] = None if values[name] is None else Decimal(values[name])
    if "supporting" in values:
        values["supporting"] = tuple(values["supporting"])
    return KINDS[kind](**values)


def from_json(kind: str, row: dict[str, Any]) -> Content:
    """The content that a JSON object, or a form, gives; what is missing is empty.

    kind: figure or commitment. Raises BadContent with every field that is wrong.
    """
    shape = KINDS[kind]
    values: dict[str, Any] = {}
    wrong: dict[str, str] = {}
    for field in fields(shape):
        try:
            values[field.name] = _taken(field.name, row.get(field.name), optional="None" in str(field.type))
        except ValueError as error:
            wrong[field.name] = str(error)
    if kind == "figure" and not wrong:
        wrong = _quantity_problems(values)
    if wrong:
        raise BadContent(wrong)
    return shape(**values)


def _taken(name: str, given: Any, *, optional: bool) -> Any:
    if name == "supporting":
        return _units(given)
    text = "" if given is None else str(given).strip()
    if len(text) > LONGEST:
        raise ValueError("long")
    if not text:
        if name in _REQUIRED:
            raise ValueError("required")
        return None if optional else ""
    if name in _CHOICES and text not in _CHOICES[name]:
        raise ValueError("choice")
    if name in _WHOLE:
        if not (text.isascii() and text.isdigit() and len(text) <= 4):
            raise ValueError("number")
        return int(text)
    return _decimal(text) if name in _EXACT else text


def _decimal(text: str) -> Decimal:
    try:
        value = Decimal(text.replace(",", ""))
    except InvalidOperation:
        raise ValueError("number") from None
    if not value.is_finite() or not -30 <= value.adjusted() <= 30:
        raise ValueError("number")
    return value


def _units(given: Any) -> tuple[str, ...]:
    """Supporting units: a list, or one text with 、 between them."""
    parts = given.replace("，", "、").replace("\n", "、").split("、") if isinstance(given, str) else given or ()
    units = tuple(dict.fromkeys(str(part).strip() for part in parts if str(part).strip()))
    if sum(map(len, units)) > LONGEST:
        raise ValueError("long")
    return units


def _quantity_problems(values: dict[str, Any]) -> dict[str, str]:
    """A figure has a value, or a lower and an upper end."""
    value, low, high = values["value"], values["low"], values["high"]
    if value is None and (low is None or high is None):
        return {"value": "required"}
    if value is not None and (low is not None or high is not None):
        return {"low": "both"}
    if value is None and low > high:
        return {"low": "order"}
    return {}
