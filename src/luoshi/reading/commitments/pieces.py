"""The clauses of a sentence with the figures they state; a list of figures is taken apart."""

import re
from functools import cache

from luoshi.reading.commitments.clauses import Clause, Sentence
from luoshi.reading.commitments.grouping import Piece
from luoshi.reading.commitments.heads import head

_FILLED = re.compile(r"(?:左右|以上|以内|以下|之内|多)?、(?!增长|达到|达|增加|同比|居|列|占|其中|同|下降|完成|力争|争取)")
_STAGED = re.compile(r"(?:建成|开工|投产|竣工|通车|开工建设|投用|运营|并网发电|启动建设|投运)、(?=[^、，]{4,30}?(?:建成|开工|投产|竣工|通车|开工建设|投用|运营|并网发电|启动建设|投运)(?:、|\Z))")


def _cut(text: str, one: tuple[int, int], other: tuple[int, int]) -> int:
    """Where the list between two figures is to be cut, or -1: both must say of what they are."""
    found = _FILLED.match(text, one[1], other[0])
    if found:
        return found.end() - 1 if other[0] - found.end() >= 2 else -1
    # 新建13个养老院、改造16家敬老院; 建成30个助餐点、70个幸福院.
    at = text.rfind("、", one[1], other[0])
    return at if at >= 0 and (other[0] == at + 1 or head(text, at + 1, other[0]).role in _DOING) else -1


_DOING = ("verb", "firm", "open")
_BARE = 4
_NUMBERS = frozenset("（123456789①②③④⑤⑥⑦⑧⑨⑩")
_LEAD = 14
"""Characters of the longest title of a numbered item."""


def pieces_of(text: str, sentence: Sentence, targets: list[tuple[int, int]], at: int, stop: int) -> list[Piece]:
    """The pieces of a sentence. targets[at:stop]: the figures to be reached inside it."""
    out: list[Piece] = []
    for clause in sentence.clauses:
        if clause.head.body == clause.end and clause.end - clause.start <= _BARE:
            continue  # 同时，: an adverb alone
        begin = at
        while at < stop and targets[at][0] < clause.end:
            at += 1
        count = at - begin
        start = clause.start
        if text.startswith("我们", start):
            start += 2
            if text[start] in "要将":
                start += 1
        if count > 1 and text.find("分别", start, clause.end) < 0:
            for number in range(begin, at - 1):
                cut = _cut(text, targets[number], targets[number + 1])
                if cut >= 0:
                    out.append(Piece(start, cut, clause, 1))
                    start = cut + 1
                    count -= 1
        elif not count and text.find("、", start, clause.end) >= 0:
            for found in _STAGED.finditer(text[start : clause.end]):
                out.append(Piece(start, clause.start + found.end() - 1, clause, 0))
                start = clause.start + found.end()
        out.append(Piece(start, clause.end, clause, count))
    if len(out) > 1 and not out[0].targets and text[sentence.start] in _NUMBERS and out[0].end - out[0].start <= _LEAD:
        # （1）改善居住条件，改造老旧小区20个: the item's title.
        del out[0]
    return out
