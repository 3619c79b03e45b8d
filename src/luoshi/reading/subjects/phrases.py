"""Noun phrases: their edges tidied, their examples and inner verbs taken out."""

from luoshi.lexicon import words

_EDGE = frozenset("、，：: 的及与了和“”）")


def tidy(phrase: str) -> str:
    """A phrase without the signs at its edges, its quotation marks and brackets paired."""
    if not phrase or not (phrase[0] in _EDGE or phrase[-1] in _EDGE or "”" in phrase or "“" in phrase):
        return phrase
    phrase = phrase.lstrip("、，：: 的及与了").rstrip("、，：: 的与了和")
    if phrase.startswith("和") and not phrase.startswith("和美") and not phrase.startswith("和谐"):
        phrase = phrase[1:]
    if phrase.count("“") > phrase.count("”"):
        phrase = phrase[1:] if phrase.startswith("“") else phrase.replace("“", "", 1)
    if phrase.count("”") > phrase.count("“"):
        phrase = phrase.replace("”", "", 1)
    if phrase.endswith("）") and "（" not in phrase:
        phrase = phrase[:-1]
    return phrase


_NOT_EXAMPLES = "级待等"
_DEGREES = frozenset("高中初同平均优上对相一二三")


def without_examples(noun: str) -> str:
    """X等Y is Y, unless Y is too wide alone (电机轴等产业项目 → 产业项目; 旧桥改造等工程 stays)."""
    at = noun.find("等")
    while at >= 0 and (noun[at + 1 : at + 2] in _NOT_EXAMPLES or noun[at - 1 : at] in _DEGREES):
        # 等级, 等待, or 等 at the end; 高等教育, 中等职业学校
        at = noun.find("等", at + 1)
    named = noun[at + 1 :]
    return noun if at < 0 or len(named) < 2 or named in words("phrases", "generic") else named


def without_light_verbs(noun: str) -> str:
    """全产业实现营收 → 全产业营收: a verb between two nouns that changes nothing of what is measured."""
    if len(noun) < 4:
        return noun
    light = words("phrases", "light_verb")
    at = light.first_in(noun, 1)
    while 0 < at < len(noun) - 2:
        word = light.at_start(noun, at)
        behind = at + len(word)
        if len(word) > 1 and behind < len(noun) and noun[behind] not in "率额量值度者法力":
            return noun[:at] + noun[behind:]
        at = light.first_in(noun, at + 1)
    return noun


_OPENS_A_CLAUSE = ("为", "向", "对", "力争", "确保", "预计", "其中", "累计", "已", "全部", "并")


def _own_verb(phrase: str) -> int:
    """Offset of the last character that opens a clause (为, 力争), or just behind the verb that does, or -1."""
    for word in _OPENS_A_CLAUSE:
        if phrase.startswith(word):
            return len(word) - 1
    verb = words("phrases", "kept_verb", "dropped_verb").at_start(phrase[:-1])
    return -1 if len(words("phrases", "noun").at_start(phrase)) > len(verb) else len(verb) or -1


def last_clause(noun: str) -> str:
    """全面落实惠企政策、为市场主体减负: what stands behind the last 、 when it has a verb of its own."""
    cut = noun.rfind("、")
    if cut < 0 or noun.count("“", 0, cut) > noun.count("”", 0, cut) or "分别" in noun:
        return noun
    before, after = noun[:cut], noun[cut + 1 :]
    if words("predicates", "up", "down", "to").at_end(before):
        # 支付规模大幅增加、专项项目减少: the part before has said its say.
        return after
    behind = _own_verb(after)
    if behind < 0 or "的" in after or words("phrases", "noun_behind", "suffix", "thing_behind").at_start(after, behind):
        return noun
    if len(before) < 4 or words("phrases", "kept_verb", "dropped_verb").at_end(before) == before:
        return noun
    return after
