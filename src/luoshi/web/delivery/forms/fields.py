"""Fields that many forms have."""

from typing import Any

from django import forms

from luoshi.web.delivery.models import LONGEST, LONGEST_LINE

BIG = 2**31 - 1
"""The largest number that both databases keep in a whole number."""


def long_text(label: Any, required: bool = True, rows: int = 3) -> forms.CharField:
    """Several lines."""
    area = forms.Textarea({"rows": rows})
    return forms.CharField(label=label, max_length=LONGEST, required=required, widget=area)


def line(label: Any, required: bool = True) -> forms.CharField:
    """One line."""
    return forms.CharField(label=label, max_length=LONGEST_LINE, required=required)


def day(label: Any, required: bool = True) -> forms.DateField:
    """A day, picked from a calendar."""
    widget = forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, required=required, widget=widget)
