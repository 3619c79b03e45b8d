"""The clauses of a sentence with the figures they state; a list of figures is taken apart."""

import re
from functools import cache

from luoshi.reading.commitments.clauses import Clause, Sentence
from luoshi.reading.commitments.grouping import Piece

_FILLED = re.compile(r"(?:左右|以上|以内|以下|之内|多)?、(?!增长|达到|达|增加|同比|居|列|占|其中|同|下降)")
_STAGED = re.compile(r"(?:建成|开工|投产|竣工|通车|开工建设|投用|运营|并网发电|启动建设|投运)、(?=[^、，]{4,30}?(?:建成|开工|投产|竣工|通车|开工建设|投用|运营|并网发电|启动建设|投运)(?:、|\Z))")


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
        if count > 1:
            if text.find("分别", start, clause.end) < 0:
                for number in range(begin, at - 1):
                    found = _FILLED.match(text, targets[number][1], clause.end)
                    if found and targets[number + 1][0] - found.end() >= 3:
                        out.append(Piece(start, found.end() - 1, clause, 1))
                        start = found.end()
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
