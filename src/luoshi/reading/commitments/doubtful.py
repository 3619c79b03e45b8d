"""Which undertakings a person should look at: where one begins or ends, and how it could be checked."""

from functools import cache

from luoshi.facts import CommitmentKind
from luoshi.lexicon import groups
from luoshi.reading.commitments.joining import Group

_JOINED, _CUT = 4, -5
"""Points from which clauses are surely joined, and down to which they are surely cut."""
_SHORT, _CUT_SHORT = 12, -9
"""Characters of a short undertaking, which as often begins or ends its neighbour, and points that surely cut it."""
_UNLED = frozenset(("", "method", "setting"))
"""Roles of a governing clause that opens with no verb: it may tell or confess as well as undertake."""
_EFFORTS = frozenset(("firm", "drive", "method", "verb"))
"""Roles of a verb that makes an effort of what it governs as often as a thing: 推进示范基地建设."""
_BEGUN = "启动"


@cache
def _things() -> frozenset[str]:
    """Words for what is built, which alone do not say that it will be there."""
    every = groups("commitments")
    return frozenset(every["built"]) - frozenset(every["made"])


def doubts_of(text: str, group: Group, kind: CommitmentKind, rule: str) -> tuple[str, ...]:
    """Codes of what is to be doubted about an undertaking, kind and rule as `kinds.kind_of` chose them.

    Limits: chosen on six annotated reports, so that of what is not doubted nine in ten are right
    (docs/decisions/0028-doubted-commitments.md).
    """
    if kind == "stance":
        # What heads or opens is one for certain; a belief may ask for something to be done.
        return ("unclear-kind",) if rule == "commitment/creed" else ()
    clauses, cut = group.clauses, group.cut
    unclear = cut > _CUT or group.joined < _JOINED
    if rule == "commitment/figure":
        return ("unclear-boundary",) if unclear else ()
    main = clauses[group.main]
    role, word = main.role, main.word
    made = kind == "deliverable"
    start, end = clauses[0].start, clauses[-1].end
    short = end - start < _SHORT
    # 围绕……，加强……: a setting may be a piece of its own; so may what helps belong to what stands before it.
    unclear = unclear or (short and cut > _CUT_SHORT) or group.main > 0 or (role == "help" and not made)
    if made:
        weak = (
            role in _EFFORTS
            and "建" not in word
            and word != _BEGUN
            and rule.partition(":")[2] in _things()
            # 推进松岭水库、青禾灌区等项目: a list names things.
            and not ("、" in (phrase := text[start:end]) and "等" in phrase)
        )
    else:
        weak = kind == "action" and role in _UNLED
    if unclear:
        return ("unclear-boundary", "unclear-kind") if weak else ("unclear-boundary",)
    return ("unclear-kind",) if weak else ()
