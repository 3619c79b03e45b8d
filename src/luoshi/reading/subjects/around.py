"""What stands around a value beyond its frame, looked up where it is asked for."""

import re

from luoshi.lexicon import Words, words
from luoshi.reading.comparisons import without_mark
from luoshi.reading.subjects.opening import opened
from luoshi.reading.subjects.phrases import tidy
from luoshi.reading.subjects.subject import Subject
from luoshi.reading.values import Sentence


class Around:
    """What stands around the value of a sentence whose subject comes next: `subjects` holds those found so far."""

    __slots__ = ("sentence", "subjects")

    def __init__(self, sentence: Sentence, subjects: list[Subject]) -> None:
        self.sentence, self.subjects = sentence, subjects

    def further(self) -> tuple[str, bool]:
        """The words behind value and hedge up to the clause's end or the next value, 、 included; and whether the
        next value stands in the same clause."""
        text, frames, at = self.sentence.text, self.sentence.frames, len(self.subjects)
        framed = frames[at]
        last = at + 1 == len(frames)
        following = self.sentence.end if last else frames[at + 1].token.start
        behind = framed.behind
        end = behind + len(framed.right)
        if end < following and text[end] == "、":
            stop = self.sentence.clauses.find("。", end, following)
            end = stop if stop >= 0 else following
        return text[behind:end], not last and end >= following

    def topic(self) -> str:
        """What the clause before was about, where it holds no value, else ""."""
        return topic_of(self.sentence, len(self.subjects))

    def passed(self) -> str:
        """What passed a round mark in the clause before (财政收入迈过千亿), or ""."""
        clause = clause_before(self.sentence, len(self.subjects))
        left = without_mark(clause) if "亿" in clause or "万" in clause else clause
        return tidy(opened(left).rest) if left != clause else ""

    def rank(self) -> Subject | None:
        """The subject of the rank just before in the same clause, if there is one."""
        frames, at = self.sentence.frames, len(self.subjects)
        same_clause = (
            at > 0 and self.sentence.verdicts[at - 1][0] == "rank" and frames[at - 1].clause == frames[at].clause
        )
        return self.subjects[-1] if same_clause else None

    def industry(self) -> str:
        """The industry named last before the value in its sentence, or ""."""
        sentence = self.sentence
        clause = sentence.frames[len(self.subjects)].clause
        named = re.findall(_INDUSTRY, sentence.text[max(sentence.start, clause - 300) : clause])
        return opened(named[-1]).rest if named else ""


_INDUSTRY = r"[^，。、；:与]{2,14}?产业(?!链|园|集群)"


def topic_of(sentence: Sentence, at: int) -> str:
    """What the clause before the value's is about, where no value stands in it: 发展普惠托育机构，覆盖率提高到60%."""
    clause = clause_before(sentence, at)
    if not clause:
        return ""
    if "亿" in clause or "万" in clause:
        clause = without_mark(clause)
    rest = tidy(opened(clause).rest)
    rest = tidy(before_said(rest).rpartition("的")[2])
    said = words("phrases", "happened").first_in(rest, 2)
    rest = rest[:said] if said > 0 else rest
    if words("phrases", "cause").at_start(rest):
        return ""
    return rest if 3 <= len(rest) <= 18 and "、" not in rest else ""


def clause_before(sentence: Sentence, at: int) -> str:
    """The clause before the value's, where neither it nor the value's own clause holds an earlier value; else ""."""
    text, start, frames = sentence.text, sentence.start, sentence.frames
    clause = frames[at].clause
    if clause == start or text[clause - 1] not in "，；" or (at and frames[at - 1].token.start >= clause):
        return ""
    begin = sentence.clauses.rfind("。", start, clause - 1) + 1 or start
    return "" if at and frames[at - 1].token.end > begin else text[begin : clause - 1]


_SAID = Words(
    (
        *("成效", "明显", "显著", "持续", "取得", "得到", "实现", "全面", "深入", "不断", "进一步", "有力", "有序"),
        *("稳步", "大幅", "保持", "总体", "制度", "体系", "工作", "蓬勃", "迅速", "快速", "平稳"),
        *("从无到有", "从小到大", "创历史", "创有", "创近", "创下", "创新高", "再创"),
    )
)


def before_said(phrase: str) -> str:
    """What a phrase is about, without what it says of it: 普惠托育服务|持续扩大."""
    said = _SAID.first_in(phrase)
    return phrase[:said] if said >= 0 else phrase
