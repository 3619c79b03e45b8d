"""The subject of a value behind which the noun stands, with what stands before it."""

import re

from luoshi.lexicon import words
from luoshi.reading.frames import JOINTS, Frame
from luoshi.reading.make import make
from luoshi.reading.subjects.counted import deed
from luoshi.reading.subjects.opening import Opened
from luoshi.reading.subjects.subject import Known, Subject

_SUPERLATIVE = r"\A.*?最[^的]{1,3}的(?=..)"


def _actor(noun: str) -> tuple[int, str]:
    """Where the verb begins that a noun phrase ends with (中央财政安排, 选派了), and the verb; ("" where none does)."""
    verbs = words("phrases", "kept_verb", "dropped_verb", "inner_verb")
    verb = verbs.at_end(noun)
    at = len(noun) - len(verb)
    if noun.endswith(("了", "的")):
        before = verbs.at_end(noun[:-1])
        if before and len(noun) - 1 - len(before) < at:
            return len(noun) - 1 - len(before), before
    return at, verb


def things_behind(frame: Frame, known: Known, head: Opened, verb: str, rest: str, behind: str, did: str) -> Subject:
    """The subject stands behind the value: 引进60名省外校长, 40家矿山企业复工复产."""
    did = deed(did, verb)
    rule = "subject/around"
    if frame.noun.startswith("以") or frame.fillers.startswith("以 "):
        # 以办好10件民生实事为牵引: what stands behind 为 is the purpose.
        behind = behind.partition("为")[0]
    if (head.toward or frame.predicate == "为") and not rest and not verb and not did:
        # 为3200家企业提供贷款: what was done for them tells which they are.
        done = words("phrases", "done_for").first_in(behind, 2)
        if done > 0:
            behind, did = behind[:done], deed(behind[done:], verb)
    if frame.fillers.endswith("、 ") and frame.noun:
        # 开工建设污水连通管、5座雨水调蓄池: a list whose first member has no number.
        rest = ""
    elif rest.endswith("等") and behind not in words("phrases", "generic"):
        # 喇嘛山等5座中小型水库: the examples go.
        rest = ""
    elif rest:
        rest = re.sub(_SUPERLATIVE, "", rest) if "最" in rest else rest
        begin, acted = _actor(rest)
        if acted:
            # 中央财政安排1000亿元专项资金: who did it goes, and the verb stays where it must.
            if begin:
                verb = acted if acted in words("phrases", "kept_verb") else ""
            rest = rest[:begin] if head.toward else ""
    if not rest:
        rule = "subject/behind"
        if not verb and not did and not frame.noun and frame.joint in JOINTS and known.verb:
            # 改造22个易积水小区、11条道路积水点: the list shares its verb.
            verb, rule = known.verb, "subject/list-verb:" + known.verb
    text = verb + rest + did + behind
    return make(Subject, (text, verb, rest + did + behind, head.place, rule, None, behind, did))
