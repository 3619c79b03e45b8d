"""Places side by side: ranks in bands, and whether what the places have adds up to what the city has."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeVar

from luoshi.judging.targets import Printed, printed
from luoshi.judging.targets.rules import Polarity

P = TypeVar("P")
Said = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Ranked:
    """A place's rank, from 1; tied: others have the same, since rounding does not tell them apart."""

    rank: int
    tied: bool


def ranks(values: Mapping[P, str], unit: str, polarity: Polarity) -> dict[P, Ranked]:
    """The ranks of values as printed, the best first. polarity exact: the greatest first.

    Who cannot be told from the best of a band, since both round from the same value, is in the band. Places of one
    band keep the order of `values`.
    """
    sign = -1 if polarity == "low" else 1
    order = sorted(values, key=lambda place: -sign * Decimal(values[place]))
    bands: list[list[P]] = []
    for place in order:
        if bands and _alike(_of(values[bands[-1][0]], unit), _of(values[place], unit)):
            bands[-1].append(place)
        else:
            bands.append([place])
    found, rank = {}, 1
    for band in bands:
        for place in band:
            found[place] = Ranked(rank, len(band) > 1)
        rank += len(band)
    return {place: found[place] for band in bands for place in values if place in band}


def _of(value: str, unit: str) -> Printed:
    return printed(f"{value}{unit}", Decimal(value), unit)


def _alike(one: Printed, other: Printed) -> bool:
    """Whether two printed numbers may be roundings of one; that the ends of their intervals touch is not enough."""
    return one.value == other.value or 2 * abs(one.value - other.value) < one.place + other.place


@dataclass(frozen=True, slots=True)
class Checked:
    """What the places add up to, beside the city. question: what is to be explained, None where they agree.

    whole: the city's value. total: of the places. tolerance: what rounding may make of it.
    """

    whole: Decimal
    total: Decimal
    tolerance: Decimal
    question: Said | None


def added_up(whole: str, parts: Sequence[str], unit: str, without: str = "") -> Checked:
    """Whether parts add up to the whole within their rounding. without: a subset's sum that may be the whole, too.

    Development zones lie within counties in some cities and apart in others: either way of counting is right.
    """
    city = _of(whole, unit)
    pieces = [_of(part, unit) for part in parts]
    total = sum((piece.value for piece in pieces), Decimal(0))
    slack = (city.place + sum((piece.place for piece in pieces), Decimal(0))) / 2
    fits = abs(total - city.value) <= slack or (bool(without) and abs(Decimal(without) - city.value) <= slack)
    if fits:
        return Checked(city.value, total, slack, None)
    gap = total - city.value
    zh = f"各地合计{total:f}{unit}，全市{whole}{unit}，相差{abs(gap):f}{unit}，超出四舍五入可能的{slack:f}{unit}。"
    en = (
        f"The places add up to {total:f}{unit}, the city has {whole}{unit}: they differ by {abs(gap):f}{unit}, "
        f"more than the {slack:f}{unit} that rounding allows."
    )
    return Checked(city.value, total, slack, (zh, en))
