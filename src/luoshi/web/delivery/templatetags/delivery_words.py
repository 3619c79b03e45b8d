"""Filters that say what a task is in the reader's language; the words are in luoshi.web.delivery.words."""

from typing import Any

from django import template

from luoshi.judging.lights import Colour, Light, Reason
from luoshi.web.delivery import words

register = template.Library()


@register.filter
def task_state(code: str) -> words.Word:
    """A task's state in words."""
    return words.STATE[code]


@register.filter
def task_action(code: str) -> words.Word:
    """What is done about a task, in words."""
    return words.ACTION[code]


@register.filter
def cycle(code: str) -> words.Word:
    """How often is reported, in words."""
    return words.CYCLE[code]


@register.filter
def forecast(code: str) -> words.Word:
    """A forecast in words."""
    return words.FORECAST[code]


@register.filter
def evidence_kind(code: str) -> words.Word:
    """A kind of evidence in words."""
    return words.KIND[code]


@register.filter
def colour(code: Colour) -> words.Word:
    """A colour in words."""
    return words.LIGHT[code]


@register.filter
def reason_of(told: dict[str, Any]) -> str:
    """Why a light was as it was, of a row of a bulletin."""
    reason: Reason = told["reason"]
    return str(words.LIGHT_REASON[reason]) % {"number": told["number"]}


@register.filter
def light_word(light: Light) -> words.Word:
    """A light's colour in words."""
    return words.LIGHT[light.colour]


@register.filter
def light_reason(light: Light) -> str:
    """Why a light is as it is."""
    return str(words.LIGHT_REASON[light.reason]) % {"number": light.number}
