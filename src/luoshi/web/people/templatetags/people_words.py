"""`{% may "review" report as allowed %}`, and roles in words."""

from typing import Any

from django import template

from luoshi.web.people import predicates, rules, words
from luoshi.web.people.person import NOBODY

register = template.Library()


@register.simple_tag(takes_context=True)
def may(context: template.Context, action: rules.Action, about: predicates.About = None) -> bool:
    """Whether the page's reader may do `action`, to the report or task `about` where it is about one."""
    person: Any = context.get("person", NOBODY)
    return rules.may(person, action, about)


@register.filter
def role(code: str) -> words.Word:
    """A role in words."""
    return words.ROLE[code]


@register.filter
def unit_kind(code: str) -> words.Word:
    """A kind of unit in words."""
    return words.UNIT_KIND[code]


@register.filter
def post(code: str) -> words.Word:
    """A post in words."""
    return words.POST[code]
