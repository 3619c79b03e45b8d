"""Every read of the monitor: frozen rows out."""

from luoshi.web.monitor.queries.batches import BatchPage, BatchRow, batch, entered_by, file_of, waiting
from luoshi.web.monitor.queries.dashboard import COLOURS, Dashboard, Line, dashboard, latest
from luoshi.web.monitor.queries.figures import Figure, figures, targets
from luoshi.web.monitor.queries.lights import judged
from luoshi.web.monitor.queries.planning import Offices, known, places, plan_of
from luoshi.web.monitor.queries.record import Described, PlaceRow, Record, indicator, record
from luoshi.web.monitor.queries.standing import batch_standing, indicator_standing

__all__ = [
    "COLOURS", "BatchPage", "BatchRow", "Dashboard", "Described", "Figure", "Line", "Offices", "PlaceRow", "Record",
    "batch", "batch_standing", "dashboard", "entered_by", "figures", "file_of", "indicator", "indicator_standing",
    "judged", "known", "latest", "places", "plan_of", "record", "targets", "waiting",
]  # fmt: skip
