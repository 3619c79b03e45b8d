"""Every write about tasks. Each names what was seen (Seen) and by whom, when and why it is done (Deed)."""

from luoshi.web.delivery.actions.assigning import Wanted, assign, give_back, make, reassign, sign
from luoshi.web.delivery.actions.base import Deed, Refused, Seen, Stale
from luoshi.web.delivery.actions.checking import (
    adjust,
    archive,
    close,
    end,
    follow_through,
    pause,
    reopen,
    resume,
    take_up,
)
from luoshi.web.delivery.actions.drawing import (
    Asked,
    Framed,
    Size,
    StaleInspection,
    cancel,
    commit_draw,
    draw_sample,
    framed,
)
from luoshi.web.delivery.actions.handing_out import hand_out
from luoshi.web.delivery.actions.inspecting import (
    MOST_FILES,
    decide_objection,
    inspect,
    lacks,
    object_to,
)
from luoshi.web.delivery.actions.opinions import give_opinion
from luoshi.web.delivery.actions.secrecy import set_secrecy
from luoshi.web.delivery.actions.sending import MOST_NAMED, name_tasks, send_inspectors
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
    "FORECASTS", "LARGEST_FILE", "MOST_FILES", "MOST_NAMED", "Asked", "Deed", "Framed", "Refused",
    "Seen", "Size", "Stale", "StaleInspection", "Told", "Wanted", "add_evidence", "adjust", "archive", "ask_closing",
    "ask_extension", "assign", "cancel", "close", "commit_draw", "decide_extension", "decide_objection", "draw_sample",
    "end", "follow_through", "framed", "give_back", "give_opinion", "hand_out", "inspect", "lacks", "make",
    "name_tasks", "object_to", "pause", "reassign", "reopen", "report", "resume", "send_inspectors", "set_secrecy",
    "sign", "start", "take_up",
]  # fmt: skip
