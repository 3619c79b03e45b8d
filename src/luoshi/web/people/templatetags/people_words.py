"""`{% may "review" report as allowed %}`, and roles in words."""

from typing import Any

from django import template

from luoshi.web.people import rules, words
from luoshi.web.people.person import NOBODY

register = template.Library()


@register.simple_tag(takes_context=True)
def may(context: template.Context, action: rules.Action, source: rules.Standing | None = None) -> bool:
    """Whether the page's reader may do `action`, to the report `source` where it is about one."""
    person: Any = context.get("person", NOBODY)
    return rules.may(person, action, source)


@register.filter
def role(code: str) -> words.Word:
    """A role in words."""
    return words.ROLE[code]
