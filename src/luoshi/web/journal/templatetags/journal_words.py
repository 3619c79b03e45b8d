"""What is in the journal, in words."""

from django import template

from luoshi.web.journal import words

register = template.Library()


@register.filter
def event_action(code: str) -> words.Word:
    """What was done; a code that is not known stands for itself."""
    return words.ACTION.get(code, code)


@register.filter
def event_kind(code: str) -> words.Word:
    """What kind of record it is about."""
    return words.KIND.get(code, code)
