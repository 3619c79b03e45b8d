"""A doubt: something that the reader could not settle, shown to a person instead of guessed."""

from luoshi.facts.named import NamedTuple

DOUBTS: dict[str, tuple[str, str]] = {
    "no-unit": ("数字后没有计量单位", "The number has no unit"),
    "no-subject": ("没有找到这个数字说的是什么", "What the number measures was not found"),
    "inferred-subject": (
        "所指由上下文推断，请核对",
        "What it measures was inferred from its surroundings: check it",
    ),
    "no-year": ("没有找到所属年份", "The year it belongs to was not found"),
    "unclear-class": ("不能确定是指标数值还是名称的一部分", "It may be a figure or a part of a name"),
    "uneven-list": ("“分别”前后的项数不一致", "The items before and after 分别 do not pair off"),
    "no-outline": ("没有找到回顾与安排两部分", "No part that looks back or forward was found"),
    "unclear-boundary": ("起止可能不同，请核对", "It may begin or end elsewhere: check it"),
    "unclear-kind": ("事项类别可能不同，请核对", "It may be of another kind: check it"),
}
"""Every code a doubt can have, with what it says in Chinese and in English."""

COMMITMENT_DOUBTS = frozenset(("unclear-boundary", "unclear-kind"))
"""The codes of doubts about a whole commitment; they say nothing of the figures that stand in it."""


class Doubt(NamedTuple):
    """A question about the text between start and end (code points, end exclusive); code: a key of DOUBTS."""

    code: str
    start: int
    end: int
    text: str
    section: tuple[str, ...]
    sentence: tuple[int, int]
    trace: tuple[str, ...]
