"""What the rules need to know of an indicator and of a batch."""

from luoshi.web.monitor.models import Batch, Indicator
from luoshi.web.monitor.standing import BatchStanding, IndicatorStanding


def indicator_standing(id: int) -> IndicatorStanding | None:
    """The indicator with that id, or None where there is none."""
    row = Indicator.objects.filter(pk=id).values_list("office").first() if id < 2**63 else None
    return None if row is None else IndicatorStanding(id, row[0])


def batch_standing(id: int) -> BatchStanding | None:
    """The batch with that id, or None where there is none."""
    row = Batch.objects.filter(pk=id).values_list("by").first() if id < 2**63 else None
    return None if row is None else BatchStanding(id, row[0])
