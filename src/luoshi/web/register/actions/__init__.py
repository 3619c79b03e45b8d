"""Every write to the register."""

from luoshi.web.register.actions.admitting import Admitted, admit
from luoshi.web.register.actions.freezing import freeze
from luoshi.web.register.actions.journal import Refused, Seen, Stale
from luoshi.web.register.actions.judging import agreement, answer, promises
from luoshi.web.register.actions.publishing import publish, withdraw
from luoshi.web.register.actions.rereading import Reread, keep, reread, take
from luoshi.web.register.actions.reviewing import (
    add,
    assign,
    confirm,
    confirm_sure,
    correct,
    merge,
    reject,
    split,
    undo,
)

__all__ = [
    "Admitted",
    "Refused",
    "Reread",
    "Seen",
    "Stale",
    "add",
    "admit",
    "agreement",
    "answer",
    "assign",
    "confirm",
    "confirm_sure",
    "correct",
    "freeze",
    "keep",
    "merge",
    "promises",
    "publish",
    "reject",
    "reread",
    "split",
    "take",
    "undo",
    "withdraw",
]
