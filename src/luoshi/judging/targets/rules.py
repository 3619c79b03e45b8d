"""The tolerances and polarities by which a year is judged: data with dates, never looked up from a clock."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any, Literal

from luoshi.facts import Measure

Polarity = Literal["high", "low", "exact"]
Basis = Literal["points", "half-places"]

_HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Tolerance:
    """How far short of a target with 左右 still counts as nearly met.

    since: first day it holds. basis: points `size` percentage points; half-places `size` halves of the last place
    that the target states. reason, english: why, in Chinese and in English.
    """

    since: date
    measures: tuple[Measure, ...]
    basis: Basis
    size: Decimal
    reason: str
    english: str


@dataclass(frozen=True, slots=True)
class PolarityRule:
    """Subjects that hold one of `words` are good when `polarity`; since: first day it holds. reason, english: why."""

    since: date
    polarity: Polarity
    words: tuple[str, ...]
    reason: str
    english: str


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules in force on a day, each list in the order of its file."""

    day: date
    tolerances: tuple[Tolerance, ...]
    polarities: tuple[PolarityRule, ...]

    def tolerance(self, measure: Measure) -> Tolerance | None:
        """The latest tolerance for a kind of number, or None: then nothing counts as nearly."""
        found = [each for each in self.tolerances if measure in each.measures]
        return max(found, key=lambda each: each.since, default=None)

    def polarity(self, subject: str) -> tuple[Polarity, str]:
        """Which way is good for a subject, and the word that says so ("" where none does: better when high)."""
        best: tuple[int, date, Polarity, str] | None = None
        for rule in self.polarities:
            for word in rule.words:
                if word in subject and (best is None or (len(word), rule.since) > best[:2]):
                    best = (len(word), rule.since, rule.polarity, word)
        return (best[2], best[3]) if best else ("high", "")


def rules_on(day: date) -> Rules:
    """The rules in force on `day`. Judge a year by those of its first day, so that they stood before it was judged."""
    every = all_rules()
    tolerances = tuple(each for each in every.tolerances if each.since <= day)
    polarities = tuple(each for each in every.polarities if each.since <= day)
    return Rules(day, tolerances, polarities)


def all_rules() -> Rules:
    """Every entry ever made, those of days to come too, as a page shows them."""
    return Rules(date.max, _tolerances(), _polarities())


@cache
def _tolerances() -> tuple[Tolerance, ...]:
    return tuple(
        Tolerance(
            row["from"], tuple(row["measures"]), row["basis"], Decimal(str(row["size"])), row["reason"], row["english"]
        )
        for row in _entries("tolerance", "tolerances")
    )


@cache
def _polarities() -> tuple[PolarityRule, ...]:
    return tuple(
        PolarityRule(row["from"], row["polarity"], tuple(row["words"]), row["reason"], row["english"])
        for row in _entries("polarity", "polarities")
    )


def _entries(table: str, file: str) -> list[Mapping[str, Any]]:
    with open(_HERE / f"{file}.toml", "rb") as opened:
        rows: list[Mapping[str, Any]] = tomllib.load(opened)[table]
    return rows
