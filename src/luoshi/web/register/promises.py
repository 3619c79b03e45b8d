"""承诺与兑现 as its page shows it: promises and targets from the kept rows, filtered, counted, and their pictures."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from luoshi.facts.rows import Row
from luoshi.judging.lineage import FATES
from luoshi.judging.nearby import nearby
from luoshi.judging.targets import VERDICTS
from luoshi.web.register.charts import Mark, axis, percent
from luoshi.web.site.languages import in_language

RELATIONS = ("same", "related", "unreported")
MOST_DRAWN = 40
"""Targets drawn at most in the picture; the others are in the table."""

_MARGIN = 6


@dataclass(frozen=True, slots=True)
class Side:
    """What one report says. before, quote, after: its clause, with … where the sentence goes on; sentence: in three
    parts too. figure: whether the text page has a mark at `start`."""

    start: int
    subject: str
    text: str
    clause: tuple[str, str, str]
    sentence: tuple[str, str, str]
    figure: bool
    vintage: str = ""


@dataclass(frozen=True, slots=True)
class Promise:
    """A promise and what came of it. said, reasons: in the reader's language. rounding: the verdict over all values
    that round to the outcome, "" where it is the same."""

    promise: Side
    outcome: Side | None
    relation: str
    verdict: str
    rounding: str
    said: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Target:
    """A target of the later plan, the one before it, and the outcome between. ambition: from that to the target."""

    target: Side | None
    before: Side | None
    outcome: Side | None
    fate: str
    silent: bool
    said: str


@dataclass(frozen=True, slots=True)
class Asked:
    """Which rows are asked for; "" leaves a filter open. words: searched in what the row is of."""

    verdict: str = ""
    relation: str = ""
    fate: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Share:
    """One piece of the bar: its code, how many, where it begins and how wide it is."""

    code: str
    count: int
    at: str
    width: str
    share: float


@dataclass(frozen=True, slots=True)
class Drawn:
    """A target and its outcome on the axis that all of the picture share. way: what lies between the two."""

    row: Promise
    target: Mark
    outcome: Mark
    way: Mark


@dataclass(frozen=True, slots=True)
class Picture:
    """Targets in percent against their outcomes. ticks: value and place of the lines."""

    rows: tuple[Drawn, ...]
    ticks: tuple[tuple[str, str], ...]
    left_out: int


def chosen(rows: Sequence[Row], asked: Asked) -> list[Row]:
    """The rows that fit, in their order: promises by verdict and relation, targets by fate, both by words."""
    return [row for row in rows if (_link_fits if row["kind"] == "link" else _fate_fits)(row, asked)]


def _link_fits(row: Row, asked: Asked) -> bool:
    if (asked.verdict and row["verdict"] != asked.verdict) or (asked.relation and row["relation"] != asked.relation):
        return False
    return _named(asked.words, row["promise"])


def _fate_fits(row: Row, asked: Asked) -> bool:
    if asked.fate and row["fate"] != asked.fate:
        return False
    return _named(asked.words, row["target"] or row["predecessor"])


def _named(wanted: str, side: Row) -> bool:
    return not wanted or wanted in side["subject"] or wanted in side["text"]


def promise(row: Row) -> Promise:
    """A row of the kind link, as shown."""
    over = row["over_interval"]
    return Promise(
        promise=side(row["promise"]),
        outcome=side(row["outcome"]) if row["outcome"] else None,
        relation=row["relation"],
        verdict=row["verdict"],
        rounding=over if over and over != row["verdict"] else "",
        said=_spoken(row["said"]),
        reasons=tuple(_spoken(reason) for reason in row["reasons"] if reason["code"] != "same-subject"),
    )


def target(row: Row) -> Target:
    """A row of the kind succession, as shown."""
    after, before, outcome = (side(row[name]) if row[name] else None for name in ("target", "predecessor", "outcome"))
    return Target(after, before, outcome, row["fate"], row["silent"], _spoken(row["said"]))


def side(row: Row) -> Side:
    """One side of a row: what stands there, in its clause and in its sentence."""
    text, at = row["sentence"]["text"], row["sentence"]["start"]
    first, last = row["start"] - at, row["end"] - at
    return Side(
        start=row["start"],
        subject=row["subject"],
        text=row["text"],
        clause=nearby(text, first, last),
        sentence=(text[:first], text[first:last], text[last:]),
        figure=row["kind"] == "figure",
        vintage=row.get("status", "") if row.get("status") == "estimate" else "",
    )


def _spoken(said: dict[str, Any]) -> str:
    return in_language((said["zh"], said["en"]))


def shares(rows: Sequence[Row], kind: str, field: str) -> tuple[Share, ...]:
    """How many rows of a kind have each verdict, or each fate, as a bar laid end to end."""
    counted = Counter(row[field] for row in rows if row["kind"] == kind)
    total = sum(counted.values()) or 1
    out, at = [], 0.0
    for code in VERDICTS if field == "verdict" else FATES:
        share = 100 * counted[code] / total
        out.append(Share(code, counted[code], percent(at), percent(share), share))
        at += share
    return tuple(out)


def picture(rows: Sequence[Row]) -> Picture | None:
    """Growth targets against the growth that was told; None where there are fewer than two."""
    drawn = [row for row in rows if row["kind"] == "link" and _comparable(row)]
    if len(drawn) < 2:
        return None
    left_out, drawn = max(0, len(drawn) - MOST_DRAWN), drawn[:MOST_DRAWN]
    values = [value for row in drawn for name in ("promise", "outcome") for value in _ends(row[name])]
    low, high, step = axis(min(values), max(values), False)

    def at(value: Decimal) -> float:
        return _MARGIN + (100 - 2 * _MARGIN) * float((value - low) / (high - low))

    def mark(*ends: Decimal) -> Mark:
        left, right = at(min(ends)), at(max(ends))
        return Mark(percent(left), percent(right - left) if right > left else "")

    ticks, tick = [], low
    while tick <= high:
        ticks.append((f"{tick.normalize():f}", percent(at(tick))))
        tick += step
    lines = []
    for row in drawn:
        wanted, came = _ends(row["promise"]), _ends(row["outcome"])
        nearest = min(wanted, key=lambda end: abs(end - came[0]))
        lines.append(Drawn(promise(row), mark(*wanted), mark(*came), mark(nearest, came[0])))
    return Picture(tuple(lines), tuple(ticks), left_out)


def _comparable(row: Row) -> bool:
    if row["relation"] != "same" or not row["outcome"]:
        return False
    sides = row["promise"], row["outcome"]
    return all(each.get("measure") == "growth" and each["unit"] in ("%", "％") for each in sides)


def _ends(row: Row) -> tuple[Decimal, ...]:
    """The value, or the two ends of a range, a fall below zero."""
    sign = -1 if row["direction"] == "down" else 1
    found = (row["value"],) if row["value"] is not None else (row["low"], row["high"])
    return tuple(sign * Decimal(str(value)) for value in found if value is not None) or (Decimal(0),)
