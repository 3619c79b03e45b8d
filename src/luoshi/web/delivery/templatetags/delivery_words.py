"""Filters that say what a task is in the reader's language; the words are in luoshi.web.delivery.words."""

from django import template

from luoshi.judging.lights import Light
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
def light_word(light: Light) -> words.Word:
    """A light's colour in words."""
    return words.LIGHT[light.colour]


@register.filter
def light_reason(light: Light) -> str:
    """Why a light is as it is."""
    return str(words.LIGHT_REASON[light.reason]) % {"number": light.number}


@register.filter
def outcome(code: str) -> words.Word:
    """What was found, in a word."""
    return words.OUTCOME[code]


@register.filter
def inspection_state(code: str) -> words.Word:
    """Where an inspection stands, in words."""
    return words.INSPECTION_STATE[code]


@register.filter
def inspection_kind(code: str) -> words.Word:
    """A drawn sample, or named by hand."""
    return words.INSPECTION_KIND[code]


@register.filter
def lot(code: str) -> words.Word:
    """What a plan says of a lot, in words."""
    return words.LOT[code]


@register.filter
def in_percent(share: float | None) -> str:
    """A share in percent with one decimal, or a dash."""
    return "—" if share is None else f"{100 * share:.1f}%"


@register.filter
def of_key(mapping: dict[int, str], key: int) -> str:
    """What a mapping has for a key, "" for none."""
    return mapping.get(key, "")


@register.filter
def secrecy(code: str) -> words.Word:
    """Who may know of it, in words."""
    return words.SECRECY[code]


@register.filter
def verdict(code: str) -> words.Word:
    """What a deputy thinks, in words."""
    return words.VERDICT[code]
