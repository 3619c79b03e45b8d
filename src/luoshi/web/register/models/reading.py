"""A source and the rows read from it, as the reader gave them: written by `actions.admit`, never changed.

What people confirm or correct is kept in tables of its own (`review`). A row is known by its source and its place in
the text (start, end: code points, end exclusive), so it is the same on every installation. Where a better reader reads
a source again, its rows replace the old ones whole; what people decided stays.
"""

from typing import Any

from django.db import models


class Unchanging(models.Model):
    """A row that is written once."""

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Insert; raises TypeError where the row is there already."""
        if not self._state.adding:
            raise TypeError("what was read is never rewritten")
        super().save(*args, **kwargs)


class Source(Unchanging):
    """A report as received, with its whole text."""

    key = models.CharField(max_length=16, unique=True, help_text="the first 16 digits of sha256, for addresses")
    sha256 = models.CharField(max_length=64, unique=True)
    name = models.TextField()
    text = models.TextField()
    characters = models.PositiveIntegerField()
    encoding = models.CharField(max_length=16)
    format = models.CharField(max_length=8, default="text")
    origins = models.JSONField(default=list, help_text="[start, end, paragraph, page, box] of each run of characters")
    notes = models.JSONField(default=list, help_text="[kind, mark, text, at] of each footnote and term explained")
    year = models.PositiveSmallIntegerField(null=True, help_text="the year the report was given in")
    reader = models.CharField(max_length=32, help_text="version of the program that read it")
    admitted_at = models.DateTimeField(auto_now_add=True)


class Section(Unchanging):
    """A heading and what stands under it; see luoshi.facts.Section."""

    source = models.ForeignKey(Source, models.CASCADE, related_name="sections")
    number = models.PositiveIntegerField(help_text="its place in the outline, from 0")
    path = models.JSONField()
    level = models.PositiveSmallIntegerField()
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    outlook = models.CharField(max_length=8)
    year = models.PositiveSmallIntegerField(null=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("source", "number"), name="section_once"),)


class Stated(Unchanging):
    """What figures, numerals and doubts have in common: a place in the text, and how it was read."""

    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    text = models.TextField()
    path = models.JSONField(help_text="titles of its sections, outermost first")
    sentence_start = models.PositiveIntegerField()
    sentence_end = models.PositiveIntegerField()
    trace = models.JSONField(help_text="names of the rules that spoke, in their order")

    class Meta:
        abstract = True


class Figure(Stated):
    """A stated value; see luoshi.facts.Figure.

    value, low, high: exact decimals in the base unit as text, which every database keeps to the last digit.
    size: the value (of a range the lower end) as a floating-point number, to sort by and for nothing else.
    """

    source = models.ForeignKey(Source, models.CASCADE, related_name="figures")
    value = models.TextField(null=True)
    low = models.TextField(null=True)
    high = models.TextField(null=True)
    size = models.FloatField()
    unit = models.TextField()
    measure = models.CharField(max_length=8)
    direction = models.CharField(max_length=8, null=True)
    bound = models.CharField(max_length=8)
    status = models.CharField(max_length=16)
    modality = models.TextField(null=True)
    year = models.PositiveSmallIntegerField(null=True)
    span = models.PositiveSmallIntegerField(null=True)
    subject = models.TextField()
    place = models.TextField(null=True)
    scope = models.TextField(null=True)
    outlook = models.CharField(max_length=8, help_text="of the innermost section it stands in")

    class Meta:
        constraints = (models.UniqueConstraint(fields=("source", "start", "end"), name="figure_once"),)


class Numeral(Stated):
    """A numeral that is no figure; see luoshi.facts.Numeral."""

    source = models.ForeignKey(Source, models.CASCADE, related_name="numerals")
    kind = models.CharField(max_length=16)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("source", "start", "end"), name="numeral_once"),)


class Commitment(Stated):
    """An undertaking of the plan; see luoshi.facts.Commitment.

    figures: [start, end] of each; projects: [start, end, stage] of each; all code points of the source's text.
    """

    source = models.ForeignKey(Source, models.CASCADE, related_name="commitments")
    kind = models.CharField(max_length=16)
    strength = models.CharField(max_length=8)
    figures = models.JSONField()
    projects = models.JSONField()
    places = models.JSONField()
    doers = models.JSONField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("source", "start", "end"), name="commitment_once"),)


class Doubt(Stated):
    """What the reader could not settle; see luoshi.facts.Doubt."""

    source = models.ForeignKey(Source, models.CASCADE, related_name="doubts")
    code = models.CharField(max_length=32)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("source", "start", "end", "code"), name="doubt_once"),)
