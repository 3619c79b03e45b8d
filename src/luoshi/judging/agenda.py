"""What a dispatch round has to speak about, and in which order: the tasks whose light says that they are off track."""

from luoshi.judging.lights import Colour, Light, Reason

WORST_FIRST: tuple[Colour, ...] = ("red", "yellow", "grey", "green")
_WORST: tuple[Reason, ...] = (
    "overdue", "says-unlikely", "far-behind", "says-late", "not-signed", "behind", "due-soon", "report-missing",
)  # fmt: skip
_LESS_IS_WORSE: frozenset[Reason] = frozenset({"due-soon"})


def off_track(light: Light) -> bool:
    """Whether a light puts its task on the agenda: red, yellow, or grey because a report is missing.

    Grey for any other reason is nobody's omission: the task is not given out yet, or rests as a document decided.
    """
    return light.colour in ("red", "yellow") or light.reason == "report-missing"


def rank(colour: Colour) -> int:
    """The place of a colour where the worst comes first, from 0."""
    return WORST_FIRST.index(colour)


def severity(light: Light) -> tuple[int, int, int]:
    """A key to sort lights by, the worst first: the colour, then the reason, then its days or points."""
    number = light.number or 0
    return (
        rank(light.colour),
        _WORST.index(light.reason) if light.reason in _WORST else len(_WORST),
        number if light.reason in _LESS_IS_WORSE else -number,
    )
