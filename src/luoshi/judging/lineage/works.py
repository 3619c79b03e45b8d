"""What is done to the thing counted: made new, rebuilt, begun; or only how many there are."""

import re
from typing import Literal

from luoshi.judging.lineage.places import Around
from luoshi.judging.subjects import Subject, verb_classes
from luoshi.lexicon import any_of

AMOUNTS = ("投资", "产值", "收入", "营收", "利润", "吞吐量", "产量", "发电量", "销售额", "交易额", "进出口")
"""What a thing yields, costs or handles in a year: it is no stock, whatever is done to the thing."""

Work = Literal["same", "other-verb", "stock", "stage", "apart"]

_STANDING = re.compile(rf"{any_of('lineage', 'standing')}(?:了|为)?$")
_GROWN = re.compile(r"[由从].{1,30}(?:增|提高|上升|扩大|发展|降|减)[加至到少低]")
_DOING = re.compile(any_of("lineage", "doing"))
_NEW = frozenset({"gain", "build", "finish", "recognise", "nurture", "attract"})
_ADDING = frozenset({"gain", "register", "attract", "sign", "build", "recognise", "nurture"})
_AGAIN = frozenset({"rebuild", "restore"})


def standing(subject: Subject, near: Around) -> bool:
    """Whether a level states how many there are at the end, and not how many were made.

    A verb in the subject itself (新增, 改造) says that it was made, whatever stands before the number.
    """
    if subject.verbs:
        return False
    return bool(_STANDING.search(near.before.rstrip()) or _GROWN.search(near.before))


def verbs_of(subject: Subject, near: Around) -> frozenset[str]:
    """The classes of the verbs that govern a figure.

    Where the subject has none, the verb before it in its clause counts: 建成示范村90个 names the subject 示范村.
    """
    if subject.words:
        return subject.verbs
    found = _DOING.findall(near.before)
    return frozenset(kind for verb in found for kind in verb_classes(verb))


def work(promised: tuple[frozenset[str], bool], told: tuple[frozenset[str], bool]) -> Work:
    """How what was done is related to what was promised; each is (classes of verbs, a stock).

    same the same doing; other-verb another word for it; stock the one counts what was made and the other what there
    is; stage the one counts beginnings and the other ends; apart two doings.
    """
    (one, one_stands), (other, other_stands) = promised, told
    # 完成吞吐量 is no more a flow than 吞吐量达: only verbs that make something new tell it from what there is.
    if one_stands != other_stands and (other & _ADDING if one_stands else one & (_ADDING | {"finish"})):
        return "stock"
    if ("start" in one) != ("start" in other):
        return "stage"
    if one == other or not one or not other:
        return "same" if one == other else "other-verb"
    if one & _AGAIN and other & _NEW - {"finish"} and not one & other:
        return "apart"
    if one & _NEW - {"finish"} and other & _AGAIN and not one & other:
        return "apart"
    if one <= _NEW | _AGAIN and other <= _NEW | _AGAIN:
        return "other-verb"
    return "other-verb" if one & other else "apart"
