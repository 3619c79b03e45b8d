"""Clauses that list several undertakings are taken apart; what undertakes nothing is left out."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from luoshi.lexicon import words
from luoshi.reading.commitments.clauses import Clause, Sentence, Span
from luoshi.reading.commitments.heads import head

_BARE = 4
"""Characters of the longest clause that is only an adverb."""
_LEAD = 14
"""Characters of the longest title of a numbered item."""
_DOING = ("verb", "firm", "open")


_ABOUT = ("左右", "以上", "以内", "以下", "之内", "多")
_SECOND = ("增长", "达", "增加", "同", "居", "列", "占", "其中", "下降", "完成", "力争", "争取")


def behind_filling(text: str, start: int, end: int) -> int:
    """Where the 、 ends that alone, or with 左右 before it, stands between a figure that ends at `start` and the next
    member of its list; 0 where anything else does, or a second value of the same thing follows. Only what stands
    before `end` counts."""
    at = next((start + len(word) for word in _ABOUT if text.startswith(word, start, end)), start)
    return at + 1 if text.startswith("、", at, end) and not text.startswith(_SECOND, at + 1, end) else 0


def staged(phrase: str) -> Iterator[int]:
    """Where each 、 ends between two projects with their stages: 东港高速建成、西港高速开工."""
    stages = words("commitments", "stage")
    begin, at = 0, phrase.find("、")
    while at >= 0:
        stop = phrase.find("、", at + 1)
        if stages.at_end(phrase[begin:at]):
            following = phrase[at + 1 : stop if stop >= 0 else len(phrase)]
            if "，" not in following and any(
                following.endswith(stage) and 4 <= len(following) - len(stage) <= 30 for stage in stages.all
            ):
                begin = at + 1
                yield begin
        at = stop


def members(text: str, sentence: Sentence, targets: Sequence[Span]) -> list[Clause]:
    """The clauses of a sentence, lists taken apart. targets: spans of all figures to be reached."""
    out: list[Clause] = []
    at = sentence.first
    clauses = sentence.clauses
    for clause in clauses:
        if clause.body == clause.end and clause.end - clause.start <= _BARE:
            # 同时，: an adverb alone.
            continue
        if clause.targets > 1:
            out += _figures(text, clause, targets[at : at + clause.targets])
        elif not clause.targets and not clause.role and "、" in text[clause.start : clause.end]:
            out += _stages(text, clause)
        elif text.startswith("我们", clause.start):
            skip = 3 if text[clause.start + 2] in "要将" else 2
            out.append(clause._replace(start=clause.start + skip) if clause.start + skip < clause.end else clause)
        else:
            out.append(clause)
        at += clause.targets
    if sentence.numbered and len(out) > 1 and not out[0].targets and _titles(text, out[0]):
        # （1）改善居住条件，改造老旧小区20个: the item's title.
        del out[0]
    return out


def _titles(text: str, clause: Clause) -> bool:
    short = clause.end - clause.start <= _LEAD and clause.word != "完成"
    return short and words("commitments", "made", "built").first_in(text[clause.start : clause.end]) < 0


def _figures(text: str, clause: Clause, targets: Sequence[Span]) -> Iterator[Clause]:
    start, mark, count = clause.start, clause.mark, clause.targets
    if "分别" not in text[start : clause.end]:
        for one, other in pairwise(targets):
            cut = _cut(text, one, other)
            if cut >= 0:
                yield _member(text, start, cut, mark, 1)
                start, mark, count = cut + 1, "、", count - 1
    yield _member(text, start, clause.end, mark, count)


def _member(text: str, start: int, end: int, mark: str, targets: int) -> Clause:
    return Clause(start, end, mark, *head(text, start, end), targets)


def _cut(text: str, one: Span, other: Span) -> int:
    """Where the list between two figures is to be cut, or -1: each must say of what it is."""
    behind = behind_filling(text, one[1], other[0])
    if behind:
        return behind - 1 if other[0] - behind >= 2 else -1
    # 新建13个养老院、改造16家敬老院; 建成30个助餐点、70个幸福院.
    at = text.rfind("、", one[1], other[0])
    return at if at >= 0 and (other[0] == at + 1 or head(text, at + 1, other[0])[2] in _DOING) else -1


def _stages(text: str, clause: Clause) -> Iterator[Clause]:
    start, mark = clause.start, clause.mark
    for end in staged(text[clause.start : clause.end]):
        cut = clause.start + end - 1
        yield _member(text, start, cut, mark, 0)
        start, mark = cut + 1, "、"
    yield _member(text, start, clause.end, mark, 0)
