"""Every write about tasks. Each names what was seen (Seen) and by whom, when and why it is done (Deed)."""

from luoshi.web.delivery.actions.assigning import Wanted, assign, give_back, make, reassign, sign
from luoshi.web.delivery.actions.base import Deed, Refused, Seen, Stale
from luoshi.web.delivery.actions.bulletins import issue_bulletin
from luoshi.web.delivery.actions.checking import (
    adjust,
    archive,
    close,
    end,
    follow_through,
    inspect,
    lacks,
    object_to,
    pause,
    reopen,
    resume,
    take_up,
)
from luoshi.web.delivery.actions.handing_out import hand_out
from luoshi.web.delivery.actions.working import (
    FORECASTS,
    LARGEST_FILE,
    Told,
    add_evidence,
    ask_closing,
    ask_extension,
    decide_extension,
    report,
    start,
)

__all__ = [
    "FORECASTS", "LARGEST_FILE", "Deed", "Refused", "Seen", "Stale", "Told", "Wanted", "add_evidence", "adjust",
    "archive", "ask_closing", "ask_extension", "assign", "close", "decide_extension", "end", "follow_through",
    "give_back", "hand_out", "inspect", "issue_bulletin", "lacks", "make", "object_to", "pause", "reassign", "reopen",
    "report", "resume", "sign", "start", "take_up",
]  # fmt: skip
