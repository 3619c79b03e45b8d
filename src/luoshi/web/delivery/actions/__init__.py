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
    pause,
    reopen,
    resume,
    take_up,
)
from luoshi.web.delivery.actions.dispatching import (
    Decided,
    Overtaken,
    close_round,
    confirm_item,
    decide_item,
    do_item,
    minutes,
    open_round,
    return_item,
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
    LARGEST_FILE,
    add_evidence,
    ask_closing,
    ask_extension,
    decide_extension,
    report,
    report_again,
    start,
)
from luoshi.web.delivery.telling import FORECASTS, Told

__all__ = [
    "FORECASTS", "LARGEST_FILE", "MOST_FILES", "MOST_NAMED", "Asked", "Decided", "Deed", "Framed", "Overtaken",
    "Refused", "Seen", "Size", "Stale", "StaleInspection", "Told", "Wanted", "add_evidence", "adjust", "archive",
    "ask_closing", "ask_extension", "assign", "cancel", "close", "close_round", "commit_draw", "confirm_item",
    "decide_extension", "decide_item", "decide_objection", "do_item", "draw_sample", "end", "follow_through", "framed",
    "give_back", "give_opinion", "hand_out", "inspect", "issue_bulletin", "lacks", "make", "minutes", "name_tasks",
    "object_to", "open_round", "pause", "reassign", "reopen", "report", "report_again", "resume", "return_item",
    "send_inspectors", "set_secrecy", "sign", "start", "take_up",
]  # fmt: skip
