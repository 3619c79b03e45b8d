"""What the rules of judging make of what was read, and what people answer to their questions."""

from django.db import models

from luoshi.web.register.models.reading import Source, Unchanging


class Judged(models.Model):
    """The rows that judging one report, or two beside each other, gives: kept because they take a while to work out.

    They can be deleted at any time and are worked out again. Rows of another version than today's are never shown.
    """

    kind = models.CharField(max_length=16, help_text="promises or agreement")
    source = models.ForeignKey(Source, models.CASCADE, related_name="judged")
    older = models.ForeignKey(Source, models.CASCADE, null=True, related_name="+")
    version = models.CharField(max_length=16, help_text="of the rules: judging.version")
    rows = models.JSONField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("kind", "source", "older"), name="judged_once"),
            models.UniqueConstraint(
                fields=("kind", "source"), condition=models.Q(older__isnull=True), name="judged_alone_once"
            ),
            models.CheckConstraint(condition=models.Q(kind__in=("promises", "agreement")), name="judged_kind"),
        )


class Answer(Unchanging):
    """What the office says to a doubt about its figures; a later answer stands beside the earlier one.

    doubt: the first 16 digits of the sha256 of the figures' places, so that a doubt is the same on every installation.
    asked: the doubt as it stood when it was answered.
    """

    source = models.ForeignKey(Source, models.CASCADE, related_name="answers")
    doubt = models.CharField(max_length=16)
    asked = models.JSONField()
    text = models.TextField()
    by = models.CharField(max_length=150, help_text="log-in name of whoever wrote it")
    at = models.DateTimeField()

    class Meta:
        indexes = (models.Index(fields=("source", "doubt", "at"), name="answers_to_a_doubt"),)
