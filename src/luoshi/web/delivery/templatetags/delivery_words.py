"""Filters that say what a task is in the reader's language; the words are in luoshi.web.delivery.words."""

from typing import Any

from django import template

from luoshi.judging.burden import Thing
from luoshi.judging.lights import Colour, Light, Reason
from luoshi.web.delivery import words
from luoshi.web.delivery.queries.reminding import NoticeRow, said, unread_count
from luoshi.web.people.person import NOBODY

register = template.Library()


@register.simple_tag(takes_context=True)
def unread(context: template.Context) -> int:
    """How many reminders the page's reader has not read."""
    person: Any = context.get("person", NOBODY)
    return unread_count(person)


@register.filter
def clock_says(row: NoticeRow) -> str:
    """What a reminder says."""
    return said(row)


@register.filter
def rung(code: str) -> words.Word:
    """Who is told, in words."""
    return words.RUNG[code]


@register.filter
def clock_kind(code: str) -> words.Word:
    """A date that runs, in words."""
    return words.CLOCK[code]


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
def item_state(code: str) -> words.Word:
    """An action item's state in words."""
    return words.ITEM_STATE[code]


@register.filter
def thing(code: Thing) -> words.Word:
    """What a unit is asked for, in words."""
    return words.THING[code]


@register.filter
def light_colour(code: Colour) -> words.Word:
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
