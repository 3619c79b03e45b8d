"""Spending on a project along an S-curve: slow to begin with, fast in the middle, slow at the end.

The curve of the British Department of Health and Social Security (Hudson 1978, DHSS Expenditure Forecasting Method):
y = x + Cx² − Cx − (6x³ − 9x² + 3x) / K, where x is the share of the time gone and y the share of the money spent.
"""

from collections.abc import Iterable
from dataclasses import dataclass

STEPS = 60
"""Halvings that finding a point of the curve takes: more than a float has bits."""


@dataclass(frozen=True, slots=True)
class Curve:
    """The two constants of the curve, both without unit. They are those of a kind of project: fit them to past ones.

    c: how much is spent late (below nothing: early). k: how flat it begins and ends. Raises ValueError where the curve
    would fall anywhere: money once spent stays spent. For K above nothing its slope is least at an end,
    where it is 1 ∓ C − 3/K.
    """

    c: float
    k: float

    def __post_init__(self) -> None:
        if not self.k > 0 or 1 - abs(self.c) - 3 / self.k < -1e-9:
            raise ValueError(f"with C {self.c} and K {self.k} the curve falls")


DHSS = Curve(c=0.134, k=3.884)
"""Constants of one class of British hospital building: an example to reckon with, no measure of other projects."""


def spent(curve: Curve, gone: float) -> float:
    """The share of the money spent, 0 to 1, when this share of the time, 0 to 1, is gone. Raises ValueError outside."""
    if not 0 <= gone <= 1:
        raise ValueError("a share of the time lies from 0 to 1")
    return gone + curve.c * _early(gone) - _steep(gone) / curve.k


def reached(curve: Curve, share: float) -> float:
    """The share of the time at which this share of the money is spent, both 0 to 1: `spent` turned round."""
    if not 0 <= share <= 1:
        raise ValueError("a share of the money lies from 0 to 1")
    low, high = 0.0, 1.0
    for _ in range(STEPS):
        middle = (low + high) / 2
        low, high = (middle, high) if spent(curve, middle) < share else (low, middle)
    return high


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a project stands. due: share of the money that the curve has spent by now. ahead: what it has really spent
    beyond that, a share, below nothing when behind. whole: months it will take if it goes on as it has, None where
    nothing is spent yet.
    """

    due: float
    ahead: float
    whole: float | None


def standing(curve: Curve, months: float, gone: float, share: float) -> Standing:
    """Where a project planned for `months` stands after `gone` of them, with `share` (0 to 1) of its money spent."""
    if months <= 0 or gone < 0:
        raise ValueError("a project takes some months, and none of them twice")
    due = spent(curve, min(1.0, gone / months))
    done = reached(curve, share)
    return Standing(due, share - due, gone / done if share > 0 and gone > 0 else None)


def fitted(points: Iterable[tuple[float, float]]) -> Curve:
    """The curve nearest to (share of the time, share of the money) of past projects of a kind, by least squares.

    Raises ValueError where they are too few or too alike to tell, or the nearest curve falls somewhere.
    """
    one = both = other = first = second = 0.0
    for gone, share in points:
        early, steep, rest = _early(gone), -_steep(gone), share - gone
        one, both, other = one + early * early, both + early * steep, other + steep * steep
        first, second = first + early * rest, second + steep * rest
    clear = one * other - both * both
    if clear <= 1e-12:
        raise ValueError("too few points, or too alike, to fit a curve")
    c, flat = (first * other - second * both) / clear, (second * one - first * both) / clear
    if flat <= 0:
        raise ValueError("these points lie on no S-curve")
    return Curve(c, 1 / flat)


def _early(x: float) -> float:
    return x * x - x


def _steep(x: float) -> float:
    return 6 * x**3 - 9 * x**2 + 3 * x
