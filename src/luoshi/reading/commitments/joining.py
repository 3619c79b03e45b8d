"""Which clauses of a sentence make one undertaking, and where the next begins."""

from functools import cache

from luoshi.facts.named import NamedTuple
from luoshi.lexicon import groups as groups_of
from luoshi.lexicon import words
from luoshi.lexicon.words import Words
from luoshi.reading.commitments.clauses import Clause
from luoshi.reading.commitments.signs import Signs
from luoshi.reading.make import make


class Group(NamedTuple):
    """The clauses of one undertaking.

    main: the place among them of the one that governs the rest. joined: what speaks for the weakest of its joins, in
    points above 0. cut: what speaks for the weaker of the cuts on both sides of it, in points of 0 or below. Both are
    SURE points from 0 where there is none, or where a rule settles it.
    """

    clauses: tuple[Clause, ...]
    main: int
    joined: int
    cut: int


SURE = 99
"""Points for what a rule settles, and as many below 0 against it."""
_BEFORE = {"drive": -3, "verb": -2, "firm": -1, "open": 1, "help": 2, "method": 1, "go_on": 1, "": 1}
"""Points for going on behind a clause, by what that one opens with."""
_HERE = {"firm": -4, "open": -3, "verb": -4, "": -2, "setting": 2, "method": 2, "help": 5, "effect": 4}
"""Points for a clause's going on with the one before it, by what it opens with."""
_ADVERBS = {"": -1, "adverb": 1, "later_adverb": 3, "fresh_adverb": -2, "strong_adverb": -7}
_ALWAYS = -2
_EARLY = 3
"""Points where the one before opens its part of the sentence, and where this ends it."""
_SHORT, _BRIEF, _LONG = 10, 6, 20
"""Characters of a clause: general, a mere tag, and an undertaking of its own."""
_TOPIC = 12
_TOPICS = ("领域", "方面", "工作中", "行业")
_METHODS = frozenset(("通过", "按"))
_ONWARD = frozenset(("让", "使", "不让", "从而", "真正让"))
_BENEFIT = frozenset(("惠及",))
_AGAIN = ("分别", "达", "增长", "同比")
"""What opens a second value of the same thing more often than an undertaking: 营业收入达到60亿元，增长8%."""
_NEAR = 3
"""Characters behind its preposition in which a verb belongs to the setting itself (围绕建设……)."""
_DESCRIBING = frozenset(("", "setting", "method"))


@cache
def _words(group: str) -> Words:
    return words("commitments", group)


def acts(text: str, clause: Clause) -> bool:
    """Whether a clause that opens with a noun has a word inside that makes somebody do something."""
    return _words("acting").first_in(text[clause.start : clause.end]) >= 0


_AIMING = ("确保", "力争", "争取")
_TIMES = (
    *("上半年", "下半年", "年内", "年底", "月底", "底前", "前"),
    *("早日", "尽快", "如期", "按期", "全面", "实现", "具备"),
)
_NUMERALS = frozenset("一二三四五六七八九十")
_FINISHED = ("建设", "前期工作", "条件", "投产")


@cache
def _stages() -> frozenset[str]:
    return words("commitments", "stage", "stage_start", "stage_complete", "stage_operate").all


def is_finish(phrase: str) -> bool:
    """Whether a phrase is an aim or a time, or both, and a stage with nothing else: 确保年底前建成, 6月开工建设."""
    at = 2 if phrase.startswith(_AIMING) else 0
    if not at:
        at = _behind_time(phrase, 0)
    while at:
        rest = phrase[at:]
        if rest in _stages() or any(rest.removesuffix(more) in _stages() for more in _FINISHED):
            return True
        at = _behind_time(phrase, at)
    return False


def _behind_time(phrase: str, at: int) -> int:
    """Where the word of time (6月, 年底, 早日) ends that stands at `at`, 0 where none does."""
    end = at
    while phrase[end : end + 1].isdecimal() or phrase[end : end + 1] in _NUMERALS:
        end += 1
    if end > at:
        return end + 1 if phrase.startswith(("年", "月"), end) else 0
    return next((at + len(word) for word in _TIMES if phrase.startswith(word, at)), 0)


def finishes(text: str, clause: Clause) -> bool:
    """Whether a clause only says by when the thing of the one before is to be there (确保6月底前投用)."""
    start, end = clause.start, clause.end
    if end - start > _DATED:
        return False
    sign = text[start : start + 1]
    return (sign in _OPENS_A_TIME or sign.isdecimal()) and is_finish(text[start:end])


_DATED = 18
_OPENS_A_TIME = frozenset("确力争一二三四五六七八九十上下年月底前早尽如按全实具")


def describes(text: str, clause: Clause) -> bool:
    """Whether a clause only says how or where the next one is done."""
    role = clause.role
    if clause.targets or role not in _DESCRIBING:
        return False
    phrase = text[clause.start : clause.end]
    if not role:
        return len(phrase) <= _TOPIC and phrase.endswith(_TOPICS)
    if _words("method_end").at_end(phrase):
        return True
    if role == "method" and clause.word not in _METHODS:
        return False
    # 依托老街打造夜市: it has a verb of its own.
    return _words("carried").first_in(text[clause.body + len(clause.word) + _NEAR : clause.end]) < 0


def groups(text: str, signs: Signs, clauses: list[Clause]) -> list[Group]:
    """The undertakings of a sentence, in text order. clauses: as `lists.members` gives them."""
    out: list[Group] = []
    current: list[Clause] = []
    main = -1
    joined, begun = SURE, -SURE
    last = len(clauses) - 1
    for number, clause in enumerate(clauses):
        if current:
            following = clauses[number + 1] if number < last else None
            early = number == 1 or clauses[number - 1].mark == "；"
            leaning = _leaning(text, signs, current[-1], main, clause, early, following)
            if leaning > 0:
                joined = min(joined, leaning)
            else:
                # 夯实群众安居基础，…… may head the sentence as well as stand alone.
                heads = not out and clause.mark == "，" and current[main].role == "open" and not _states(current)
                out.append(_group(text, current, main, joined, 0 if heads else max(begun, leaning)))
                current, main, joined, begun = [], -1, SURE, leaning
        current.append(clause)
        if main < 0 and (clause.role not in _DESCRIBING or not describes(text, clause)):
            main = len(current) - 1
    if current:
        out.append(_group(text, current, main, joined, begun))
    return out


def _states(clauses: list[Clause]) -> bool:
    return any(clause.targets for clause in clauses)


def _group(text: str, clauses: list[Clause], main: int, joined: int, cut: int) -> Group:
    if main < 0:
        main = len(clauses) - 1
    if not main:
        return make(Group, (tuple(clauses), 0, joined, cut))
    first = clauses[0]
    if first.end - first.start <= _TOPIC and text[first.start : first.end].endswith(_TOPICS):
        # 在流通领域，打破地区封锁: what only says where begins no undertaking.
        return Group(tuple(clauses[1:]), main - 1, joined, cut)
    return Group(tuple(clauses), main, joined, cut)


def _leaning(
    text: str, signs: Signs, before: Clause, main: int, clause: Clause, early: bool, following: Clause | None
) -> int:
    """What speaks for a clause's going on with those before it: above 0 it does, else it begins another undertaking.

    SURE points from 0 where a rule settles it, near 0 where a rule decides what people often see otherwise.
    """
    if clause.mark != "，":
        return 0 if clause.targets and text.startswith(_AGAIN, clause.start) and clause.mark == "、" else -SURE
    if main < 0 or clause.word in _BENEFIT:
        return SURE
    if clause.targets:
        return 0 if text.startswith(_AGAIN, clause.start) else -SURE
    role = clause.role
    if role == "go_on" or clause.word in _ONWARD:
        return SURE
    final = following is None or following.mark == "；"
    if before.targets:
        # 实施技改项目60个，不断提升产业能级: perhaps what the figure is good for.
        return -SURE if points(text, before, clause, early, final) < 0 else 0
    if finishes(text, clause):
        return SURE
    if not role and not clause.adverb and not acts(text, clause):
        # 搞好农林水利建设，能源、交通等基础设施建设: a list goes on.
        return 1
    if following and following.targets and following.mark == "，" and describes(text, clause):
        # 突出以商招商，紧盯头部企业，力争引进项目20个: how the effort is made.
        return 1
    speaking = points(text, before, clause, early, final)
    # What has an end of its own (全覆盖) is no effect.
    return 0 if speaking > 0 and signs.first("end", clause.start, clause.end) else speaking


def points(text: str, before: Clause, clause: Clause, early: bool, final: bool) -> int:
    """How much speaks for a clause's only going on with the one before it.

    early, final: whether the one before opens its part of the sentence up to a semicolon, and whether this ends it.
    Weights: rounded from a logistic regression over the pairs of clauses of six annotated reports, each left out once
    (docs/decisions/0013-commitments.md).
    """
    start, end, role = clause.start, clause.end, clause.role
    phrase, ahead = text[start:end], text[before.start : before.end]
    out = _ALWAYS + _HERE.get(role, 0) + _BEFORE.get(before.role, 0) + _ADVERBS[clause.adverb]
    out += _EARLY * (early + final)
    if len(ahead) <= _SHORT:
        out += 2
    if end - start <= _BRIEF:
        out += 1
    elif end - start > _LONG:
        out -= 1
    if "等" in phrase:
        out -= 2
    if "一批" in phrase:
        out -= 2
    if "“" in phrase:
        # A named thing is no mere effect, but may be what a thing is made into.
        out += {"effect": -4, "drive": 2}.get(role, 0)
    return out + _ENDS.get(_ending(phrase), 0) + _ENDS_BEFORE.get(_ending(ahead), 0)


_ENDS = {"concrete_end": -2, "vague_end": 3}
"""Points for a clause's going on with the one before it, by what it ends with."""
_ENDS_BEFORE = {"concrete_end": -1, "broad_end": 3}


def _ending(phrase: str) -> str:
    """The group of what a clause ends with, or ""."""
    table = _endings()
    return table.get(phrase[-2:]) or table.get(phrase[-1:]) or table.get(phrase[-3:]) or table.get(phrase[-4:], "")


@cache
def _endings() -> dict[str, str]:
    """Word that a clause may end with → its group; a word of two belongs to the later one."""
    every = groups_of("commitments")
    return {word: group for group in ("broad_end", "vague_end", "concrete_end") for word in every[group]}
