"""Whose own word may be seen: the rule of `see-reports` as a condition. A test holds the two together."""

from luoshi.web.delivery.queries.tasks import readable as reports_seen

__all__ = ["reports_seen"]
