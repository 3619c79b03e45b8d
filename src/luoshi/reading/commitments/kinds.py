"""How one could tell that an undertaking was carried out."""

from functools import cache

from luoshi.facts import CommitmentKind
from luoshi.lexicon import words
from luoshi.lexicon.words import Words
from luoshi.reading.commitments.clauses import Clause, Sentence
from luoshi.reading.commitments.joining import Group, acts, describes
from luoshi.reading.commitments.openers import Part
from luoshi.reading.commitments.patterns import compiled
from luoshi.reading.commitments.signs import Signs


@cache
def _stances() -> Words:
    return words("commitments", "stance")


def _any(group: str, phrase: str) -> bool:
    """Whether a word of the group stands in a phrase."""
    return words("commitments", group).first_in(phrase) >= 0


_SEES = frozenset(("让", "使", "满足", "更好满足"))
_TOLD = frozenset(("", "method", "setting"))
_NOT_BEFORE_IS = frozenset("就还其别但于只正")
_OUGHT = ("要", "必须", "应当", "应该")
_AROUND = 60
"""Characters on each side in which a word such as 要 turns what is told into what is to be done."""
_CREDO = (
    r"接受.{0,24}监督|作为.{0,20}(?:方向|目标|位置|任务|重中之重|关键|根本|抓手)\Z|摆在.{0,6}位置"
    r"|(?:变成|成为).{0,10}(?:自觉|习惯|共识|家园|追求|行动)|各位代表|扛[牢起]|文章\Z"
    r"|安定有序|政治安全|政治生态|国防和军队现代化"
)


def kind_of(text: str, signs: Signs, sentence: Sentence, group: Group, part: Part) -> tuple[CommitmentKind | None, str]:
    """The kind of an undertaking and the rule that chose it; None where the words undertake nothing."""
    clauses = group.clauses
    main = clauses[group.main]
    for clause in clauses:
        if clause.targets:
            return "target", "commitment/figure"
    if part == "heading":
        return "stance", "commitment/heading"
    if part == "stance":
        return "stance", "commitment/creed"
    start, end, role, word = main.start, main.end, main.role, main.word
    if found := signs.first("end", start, end):
        return "target", "commitment/end:" + found
    if part == "goals":
        return ("action", "commitment/verb") if acts(text, main) else (None, "")
    if role in _TOLD and _tells(text, signs, sentence, main):
        return None, ""
    if word in _SEES:
        return "stance", "commitment/effect"
    if len(clauses) == 1 and (
        _stances().at_start(text, main.body)
        or (signs.first("credo", start, end) and compiled(_CREDO).search(text[start:end]))
    ):
        return "stance", "commitment/creed"
    if word == "坚持" and group.main == len(clauses) - 1 and text[end - 1] not in "制策" and describes(text, main):
        return "stance", "commitment/creed"
    return _made(text, signs, main)


def _confesses(text: str, signs: Signs, start: int, end: int) -> bool:
    return bool(signs.first("credo", start, end) and compiled(_CREDO).search(text[start:end]))


def says_is(text: str, start: int, end: int) -> bool:
    """Whether 是 stands in `text[start:end]` as a verb of its own (not in 就是, 还是, 是否), behind something."""
    at = text.find("是", start + 1, end)
    while at >= 0:
        if text[at - 1] not in _NOT_BEFORE_IS and not text.startswith("否", at + 1, end):
            return True
        at = text.find("是", at + 1, end)
    return False


def _tells(text: str, signs: Signs, sentence: Sentence, main: Clause) -> bool:
    """Whether a clause that opens with no verb says how things are, or is no more than a noun."""
    start, end = main.start, main.end
    if (signs.first("telling", start, end) or ("是" in text[start:end] and says_is(text, start, end))) and not any(
        text.find(word, max(sentence.start, start - _AROUND), end + _AROUND) >= 0 for word in _OUGHT
    ):
        return True
    return not main.role and not main.adverb and not signs.first("made", start, end) and not acts(text, main)


def _made(text: str, signs: Signs, main: Clause) -> tuple[CommitmentKind, str]:
    start, end, word = main.start, main.end, main.word
    if word == "完成":
        phrase = text[start:end]
        work = phrase.endswith("建设") or (phrase.endswith(("工程", "项目")) and signs.first("built", start, end))
        return ("deliverable" if work else "target"), "commitment/end:完成"
    if main.role != "help" and word != "落实":
        phrase = text[start:end]
        set_up = words("commitments", "set_up").first_in(phrase) if word == "建立" else -1
        if set_up >= 0:
            return "deliverable", "commitment/made:" + words("commitments", "set_up").at_start(phrase, set_up)
        place = signs.place("made", start, end)
        if place >= 0 and not _quoted(text, start, place):
            found = signs.first("made", start, end)
        else:
            found = signs.first("built", start, end)
            if found and not _any("building", phrase):
                found = ""
        if found and not _any("never_made", phrase):
            return "deliverable", "commitment/made:" + found
    return "action", "commitment/verb:" + word if word else "commitment/verb"


def _quoted(text: str, start: int, at: int) -> bool:
    """Whether a place lies between quotation marks that open behind `start`: there it is part of a name."""
    return text.count("“", start, at) > text.count("”", start, at)
