"""Every write about indicators and observations."""

from luoshi.web.monitor.actions.answering import answer
from luoshi.web.monitor.actions.base import Refused
from luoshi.web.monitor.actions.entering import MOST_BYTES, enter, keep_file, write
from luoshi.web.monitor.actions.indicators import Described, Wanted, add, change, set_target
from luoshi.web.monitor.actions.summing import refresh, refresh_outdated

__all__ = [
    "MOST_BYTES", "Described", "Refused", "Wanted", "add", "answer", "change", "enter", "keep_file", "refresh",
    "refresh_outdated", "set_target", "write",
]  # fmt: skip
