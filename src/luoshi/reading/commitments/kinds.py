"""How one could tell that an undertaking was carried out."""

import re
from functools import cache

from luoshi.facts import CommitmentKind
from luoshi.lexicon import any_of, words
from luoshi.lexicon.words import Words
from luoshi.reading.commitments.clauses import Sentence
from luoshi.reading.commitments.joining import Group, acts, describes
from luoshi.reading.commitments.openers import Part


@cache
def _any(group: str) -> re.Pattern[str]:
    return re.compile(any_of("commitments", group))


@cache
def _stances() -> Words:
    return words("commitments", "stance")


_SEES = frozenset(("让", "使", "满足", "更好满足"))
_IS = re.compile("[^就还其别但于只正]是(?!否)|关系到|事关|意味着|仍然|已经|面临|存在|有利于|有重要|明显|日益|不断上升")
_AROUND = 60
_OUGHT = re.compile("要|必须|应当|应该")
_CREDO = re.compile(
    r"接受.{0,24}监督|作为.{0,20}(?:方向|目标|位置|任务|重中之重|关键|根本|抓手)\Z|摆在.{0,6}位置"
    r"|(?:变成|成为).{0,10}(?:自觉|习惯|共识|家园|追求|行动)|各位代表|扛[牢起]|文章\Z"
    r"|安定有序|政治安全|政治生态|国防和军队现代化"
)


def kind_of(text: str, sentence: Sentence, group: Group, part: Part) -> tuple[CommitmentKind | None, str]:
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
    phrase = text[main.start : main.end]
    if found := _any("end").search(phrase):
        return "target", "commitment/end:" + found.group()
    role, word = main.role, main.word
    if part == "goals":
        return ("action", "commitment/verb") if acts(text, main) else (None, "")
    if not role or role == "method" or role == "setting":
        if _IS.search(phrase) and not _OUGHT.search(
            text, max(sentence.start, main.start - _AROUND), main.end + _AROUND
        ):
            return None, ""
        if not role and not main.adverb and not _any("made").search(phrase) and not acts(text, main):
            return None, ""
    alone = len(clauses) == 1
    if word in _SEES:
        return "stance", "commitment/effect"
    if alone and (_stances().at_start(text, main.body) or _CREDO.search(phrase)):
        return "stance", "commitment/creed"
    if word == "坚持" and group.main == len(clauses) - 1 and phrase[-1] not in "制策" and describes(text, main):
        return "stance", "commitment/creed"
    return _made(phrase, role, word)


def _made(phrase: str, role: str, word: str) -> tuple[CommitmentKind, str]:
    if word == "完成":
        work = phrase.endswith("建设") or (phrase.endswith(("工程", "项目")) and _any("built").search(phrase))
        return ("deliverable" if work else "target"), "commitment/end:完成"
    if role != "help" and word != "落实":
        if word == "建立" and (found := _any("set_up").search(phrase)):
            return "deliverable", "commitment/made:" + found.group()
        if ((found := _any("made").search(phrase)) and not _quoted(phrase, found.start())) or (
            (found := _any("built").search(phrase)) and _any("building").search(phrase)
        ):
            if not _any("never_made").search(phrase):
                return "deliverable", "commitment/made:" + found.group()
    return "action", "commitment/verb:" + word if word else "commitment/verb"


def _quoted(phrase: str, at: int) -> bool:
    """Whether a place of a phrase lies between quotation marks: there it is part of a name."""
    return phrase.count("“", 0, at) > phrase.count("”", 0, at)
