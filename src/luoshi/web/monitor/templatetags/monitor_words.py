"""Filters that say what is watched in the reader's language."""

from decimal import Decimal

from django import template

from luoshi.judging.indicators import NATURES
from luoshi.judging.observations import COUNTINGS, FATES, Fate, when
from luoshi.judging.observations.periods import said
from luoshi.judging.outlook import KINDS
from luoshi.judging.target_lights import LIGHTS
from luoshi.judging.target_lights import percent as percent_of
from luoshi.judging.targets import VINTAGES
from luoshi.web.monitor import words
from luoshi.web.site.languages import in_language

register = template.Library()


@register.filter
def nature(code: str) -> str:
    """What an indicator is, in words."""
    return in_language(NATURES[code])  # type: ignore[index]


@register.filter
def course(code: str) -> str:
    """How an indicator's values run, in words."""
    return in_language(KINDS[code])  # type: ignore[index]


@register.filter
def polarity(code: str) -> words.Word:
    """Which way is good, in words."""
    return words.POLARITY[code]


@register.filter
def light(code: str) -> str:
    """A light in words."""
    return in_language(LIGHTS[code])  # type: ignore[index]


@register.filter
def vintage(code: str) -> str:
    """How final a value is, in words."""
    return in_language(VINTAGES[code])  # type: ignore[index]


@register.filter
def pair(both: tuple[str, str]) -> str:
    """The Chinese or the English of a pair."""
    return in_language(both)


@register.filter
def to_month(month: int) -> str:
    """January to a month, in words."""
    return in_language(said(month))


@register.filter
def fate(code: str) -> str:
    """What becomes of a value, in words."""
    return in_language(FATES[code])  # type: ignore[index]


@register.filter
def fate_period(each: Fate) -> str:
    """The period of a value in a table."""
    return in_language(when(each))


@register.filter
def counting(code: str) -> str:
    """To date or of the month, in words."""
    return in_language(COUNTINGS[code])  # type: ignore[index]


@register.filter
def observation_state(code: str) -> words.Word:
    """Where an observation stands, in words."""
    return words.STATE[code]


@register.filter
def batch_kind(code: str) -> words.Word:
    """How observations came in, in words."""
    return words.BATCH_KIND[code]


@register.filter
def chance(share: float | None) -> str:
    """A probability as one says it."""
    return "—" if share is None else percent_of(share)


@register.filter
def exact(value: str) -> str:
    """An exact decimal with its thousands marked and every digit that was published: 1,025.30."""
    return f"{Decimal(value):,f}" if value else "—"
