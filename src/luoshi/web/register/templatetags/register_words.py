"""Filters that say a row's fields in the reader's language; the words themselves are in words.py."""

from django import template

from luoshi.facts import Figure, Quantity, Source
from luoshi.judging import Change, Reason
from luoshi.web.register.content import FigureContent
from luoshi.web.register.queries import FigureRow
from luoshi.web.register.words import judging as judging_words
from luoshi.web.register.words import reading as words
from luoshi.web.register.words import review as review_words

register = template.Library()

AROUND = 12
"""Characters of the sentence shown before a figure in a table."""


@register.filter
def grouped(count: int) -> str:
    """A count with its thousands marked: 13,323."""
    return f"{count:,}"


@register.filter
def unbroken(text: str) -> str:
    """A text without the line breaks that its source was printed with."""
    return text.replace("\n", "")


@register.filter
def amount(quantity: Quantity) -> str:
    """A quantity in its base unit."""
    return words.amount(quantity)


@register.filter
def signed_amount(figure: Figure) -> str:
    """A figure's quantity, a fall with a minus sign."""
    said = words.amount(figure.quantity)
    return f"−{said}" if figure.direction == "down" else said


@register.filter
def years(figure: Figure) -> str:
    """The year or years of a figure."""
    return words.years(figure)


@register.filter
def bound(code: str) -> words.Word:
    """A bound in words."""
    return words.BOUND[code]


@register.filter
def measure(code: str) -> words.Word:
    """A measure in words."""
    return words.MEASURE[code]


@register.filter
def direction(code: str | None) -> words.Word:
    """A direction in words."""
    return words.DIRECTION[code]


@register.filter
def status(code: str) -> words.Word:
    """A status in words."""
    return words.STATUS[code]


@register.filter
def kind(code: str) -> words.Word:
    """A class of numerals in words."""
    return words.KIND[code]


@register.filter
def job_state(code: str) -> words.Word:
    """A job's state in words."""
    return words.JOB_STATE[code]


@register.filter
def kind_meaning(code: str) -> words.Word:
    """What a class of numerals means."""
    return words.KIND_MEANING[code]


@register.filter
def change(between: Change | None, unit: str) -> str:
    """The way from last year's value to this year's target."""
    return words.change(between, unit)


@register.filter
def reason(why: Reason) -> str:
    """Why two figures were laid side by side."""
    return words.reason(why)


@register.filter
def agreed_amount(content: FigureContent) -> str:
    """The quantity of a figure as people agree on it, a fall with a minus sign."""
    said = words.amount(Quantity(content.value, content.low, content.high, content.unit))
    return f"−{said}" if content.direction == "down" else said


@register.filter
def state(code: str) -> words.Word:
    """The state of an entry in words."""
    return review_words.STATE[code]


@register.filter
def commitment_kind(code: str) -> words.Word:
    """How one could tell that a commitment is done, in a word."""
    return review_words.COMMITMENT_KIND[code]


@register.filter
def strength(code: str) -> words.Word:
    """How firmly something is promised, in a word."""
    return review_words.STRENGTH[code]


@register.filter
def doubt(code: str) -> str:
    """What a doubt says."""
    return words.doubt(code)


@register.filter
def person(name: str) -> str:
    """Who decided: a log-in name, or in words the person at this machine, or the program itself."""
    return review_words.person(name)


@register.filter
def one_line(text: str) -> str:
    """A text with a space, where it is no Chinese, for each line break."""
    return " ".join(text.split())


@register.filter
def level_field(text: str) -> str:
    """A text for a field of one line, as many characters as before: where it broke stands a space."""
    return text.replace("\n", " ").replace("\r", " ")


@register.filter
def around(row: FigureRow) -> str:
    """A figure with a little of its sentence on both sides, on one line."""
    at = row.figure.start - row.figure.sentence[0]
    return _around(row.sentence, at, row.figure.text)


@register.filter
def quote_around(figure: Figure, source: Source) -> str:
    """The same, from the source's text."""
    return _around(sentence(figure, source), figure.start - figure.sentence[0], figure.text)


@register.filter
def sentence(figure: Figure, source: Source) -> str:
    """A figure's whole sentence, with the line breaks of its source."""
    begin, end = figure.sentence
    return source.text[begin:end]


def _around(sentence: str, at: int, quote: str) -> str:
    before = sentence[max(0, at - AROUND) : at]
    after = sentence[at + len(quote) : at + len(quote) + 4]
    said = "".join(f"{before}{quote}{after}".split())
    return f"{'…' if at > AROUND else ''}{said}{'…' if at + len(quote) + 4 < len(sentence) else ''}"


@register.filter
def promise_verdict(code: str) -> words.Word:
    """A verdict in words."""
    return judging_words.VERDICT[code]


@register.filter
def promise_relation(code: str) -> words.Word:
    """How an outcome belongs to its promise, in words."""
    return judging_words.RELATION[code]


@register.filter
def target_fate(code: str) -> words.Word:
    """What became of a target, in words."""
    return judging_words.FATE[code]


@register.filter
def doubt_kind(code: str) -> words.Word:
    """How sure a doubt is, in words."""
    return judging_words.DOUBT[code]
