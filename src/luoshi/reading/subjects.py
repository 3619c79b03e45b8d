"""What a value measures: the shortest phrase that says it when read alone."""

import re
from functools import cache
from typing import NamedTuple

from luoshi.facts import Measure
from luoshi.lexicon import Words, groups
from luoshi.reading.frames import HARD, Frame
from luoshi.reading.scan import unit_kinds


class Known(NamedTuple):
    """What the values before, in the same sentence, were about.

    subject: of the last value. verb: the verb it kept, or "". head: the subject without that verb.
    """

    subject: str = ""
    verb: str = ""
    head: str = ""
    noun: str = ""


class Subject(NamedTuple):
    """A subject, the verb it kept, the rest, the place named before it, and the rule that found it."""

    text: str
    verb: str
    head: str
    place: str | None
    rule: str
    scope: str | None = None
    noun: str = ""


class Opened(NamedTuple):
    """A noun phrase without what it opens with: its kept verb, the rest, and the place."""

    verb: str
    rest: str
    place: str | None
    dropped: str = ""


@cache
def _words() -> dict[str, Words]:
    phrases = groups("phrases")
    return {
        "opening": Words((*phrases["time"], *phrases["adverb"], *phrases["dropped_verb"])),
        "kept": Words(phrases["kept_verb"]),
        "verbs": Words((*phrases["dropped_verb"], "预计", "力争", "确保", "其中", "累计")),
        "relational": Words(phrases["relational"]),
        "happened": Words(phrases["happened"]),
        "whole": Words(groups("predicates")["whole"]),
        "generic": Words(phrases["generic"]),
        "light": Words(phrases["light_verb"]),
    }


# A verb is no verb when these follow: 建设用地, 完成率, 开发区, 发展基金.
_NOUN_BEHIND = tuple("率额量值度者法力区期费活")
_DATED = re.compile(r"(?:19|20)\d\d年(?:度)?|到\d{4}年|\d{1,2}月(?:底|末)?")
_PLACE = re.compile(
    r"(?:(?:市)?中心城区|市本级|主城区|市区|城区|各地|各县（市、区）|每个县（市、区）|每个县市区|每个县|各县市区|[市省]属国有?企业?|"
    r"[^省市县区级各个每的、新]{2,4}(?:经开区|高新区|新区|开发区)|各市（特区、区）)(?=.{2}|\Z)"
)


def opened(noun: str) -> Opened:
    """Takes off what a noun phrase opens with: time, adverbs, verbs that name nothing; keeps a verb that does."""
    words = _words()
    opening, kept = words["opening"], words["kept"]
    place = None
    last = ""
    while noun:
        found = _PLACE.match(noun)
        if found and place is None:
            place, noun = found.group(), noun[found.end() :]
            continue
        dated = _DATED.match(noun)
        if dated:
            noun = noun[dated.end() :]
            continue
        keep = kept.at_start(noun)
        word = opening.at_start(noun)
        if keep and len(keep) >= len(word):
            verb = keep
            rest = noun[len(keep) :]
            while rest[:1] in ("、", "和") and kept.at_start(rest, 1):
                more = kept.at_start(rest, 1)
                verb, rest = verb + rest[0] + more, rest[1 + len(more) :]
            return Opened(verb, rest, place)
        if not word or noun[len(word) : len(word) + 1] in _NOUN_BEHIND and len(noun) > len(word):
            break
        last, noun = word, noun[len(word) :]
    if last and len(last) > 1 and noun in words["generic"]:
        # 重点项目, 储备项目: a word too wide alone takes back what stood before it.
        return Opened("", last + noun, place, last)
    return Opened("", noun, place, last)


_LESS = re.compile(r"减少|核减|节约|节省|压减|降低|削减|裁减|缩减|精简|净增加?")


def _without_less(head: Opened, rest: str) -> tuple[Opened, str]:
    """减少过渡费 6亿元 measures 过渡费; 企业节约成本 measures 企业成本; 市场主体减负 stays whole."""
    if _LESS.fullmatch(head.verb) and len(rest) >= 2:
        return head._replace(verb=""), rest
    found = _LESS.search(rest)
    if found and found.end() < len(rest) - 1:
        return head, rest[: found.start()] + rest[found.end() :]
    return head, rest


def _tidy(phrase: str) -> str:
    phrase = phrase.strip("、，：: 的及和与了")
    if phrase.count("“") > phrase.count("”"):
        phrase = phrase.replace("“", "", 1) if not phrase.startswith("“") else phrase[1:]
    if phrase.count("”") > phrase.count("“"):
        phrase = phrase.replace("”", "", 1)
    if phrase.endswith("）") and "（" not in phrase:
        phrase = phrase[:-1]
    return phrase


_CUT = re.compile(r"、(?=[^、]*$)")
_EXAMPLES = re.compile(r"^(.*?)等(?=[^级待等])(.*)$")


def last_clause(noun: str) -> str:
    """全面落实惠企政策、为市场主体减负: what stands behind the last 、 when it has a verb of its own."""
    cut = _CUT.search(noun)
    if not cut:
        return noun
    before, after = noun[: cut.start()], noun[cut.end() :]
    words = _words()
    first = words["kept"].at_start(after) or words["verbs"].at_start(after)
    if first and len(first) > 1 or after[:1] in ("为", "向", "对"):
        head = opened(before)
        if len(head.rest) >= 3 and head.rest not in words["kept"] and "的" not in after:
            return after
    return noun


def _without_examples(noun: str) -> str:
    """X等Y is Y, unless Y is too wide alone (苏河电机轴等产业项目 → 产业项目; 旧桥改造等工程 stays)."""
    found = _EXAMPLES.match(noun)
    if not found or len(found.group(2)) < 2 or found.group(2) in _words()["generic"]:
        return noun
    return found.group(2)


def _without_light_verbs(noun: str) -> str:
    light = _words()["light"]
    for at in range(1, len(noun) - 1):
        word = light.at_start(noun, at)
        if word and len(word) > 1 and at + len(word) < len(noun) and noun[at + len(word)] not in _NOUN_BEHIND:
            return noun[:at] + noun[at + len(word) :]
    return noun


def right_noun(right: str, further: str, followed: bool) -> tuple[str, str]:
    """The noun that a value counts when it stands behind it (40家矿山企业复工复产), and what it did; "" if none does.

    right: the words behind value and hedge, up to 、, the clause's end or the next value; further: up to the clause's end
    or the next value.
    """
    if not right or not ("\u4e00" <= right[0] <= "\u9fff" or right[0] in "“《（"):
        return "", ""
    words = _words()
    if right[0] in "的":
        right, further = right[1:], further[1:]
    if words["happened"].at_start(right) or right[0] in "和与及以并即后，":
        return "", ""
    phrase = further
    if followed:
        # Another value follows in the clause: what stands behind the last 、 belongs to it.
        phrase = phrase[: phrase.rfind("、")] if "、" in phrase else phrase
    at = words["happened"].first_in(phrase, 2)
    while at > 0 and (phrase[at - 1] in "“" or _inside_noun(phrase, at)):
        at = words["happened"].first_in(phrase, at + 1)
    if at < 0:
        return _tidy(phrase), ""
    return _tidy(phrase[:at]), phrase[at:]


_NOUN_TAIL = re.compile(r"(?:项目|工程|基地|企业|园|示范|试点|机制|任务|体系|设施|用地|区|村|站|中心|县|镇|点|团|社区|平台)")


def _inside_noun(phrase: str, at: int) -> bool:
    """美丽乡村建设项目: the verb at `at` belongs to a noun that goes on behind it."""
    word = _words()["happened"].at_start(phrase, at)
    return bool(_NOUN_TAIL.match(phrase, at + len(word)))


_RANK_VERB = re.compile(
    r"(?:继续|均|都|稳|分别|连续保持|长期|仍|首次|双双)*(?:位居|位列|名列|排名|排在|排位|排|列|居|保持|跃居|跃升至|上升至|上升到|升至|前移至|提升至|进入|荣登|跻身|稳居|占据|达到|为|获得|夺得|荣获|获|领跑)(?:了)?(?:在)?"
)
_WHOLE = re.compile(r"占")


def subject_of(frame: Frame, known: Known, kind: Measure, further: str, followed: bool) -> Subject:
    """The subject of a framed value; `known` is what the sentence spoke of before, `further` the rest of its clause."""
    noun = frame.noun
    if kind == "rank":
        return _ranked(frame, known)
    if "占" in noun and "占比" not in noun[noun.rfind("占") :][:2] and kind in ("share", "change", "growth"):
        return _share_of(noun, known)
    head = opened(noun)
    rest = _tidy(_without_light_verbs(head.rest))
    place = head.place
    if kind == "change" and frame.kind == "down" and frame.predicate in _words()["whole"]:
        rest += frame.predicate
    elif kind == "change" and not frame.kind:
        head, rest = _without_less(head, rest)
    behind, did = ("", "") if kind in ("growth", "share") else right_noun(frame.right, further, followed)
    if behind:
        return _counted(frame, head, rest, behind, did, place)
    words = _words()
    if not rest:
        if head.dropped and "其中" in noun and known.head:
            return Subject(head.dropped + known.head, head.dropped, known.head, place, "subject/verb-of-last")
        if head.verb and frame.joint not in ("、", "", "和") and not known.subject:
            return Subject(head.verb, head.verb, head.verb, place, "subject/verb")
        if head.verb and known.head and head.verb not in known.subject:
            return Subject(head.verb + known.head, head.verb, known.head, place, "subject/verb-of-last")
        return Subject(known.subject, known.verb, known.head, place, "subject/last")
    if known.subject and (rest in words["relational"] or rest[:1] == "其" and rest[:2] != "其他"):
        text = (known.noun or known.subject) + rest.removeprefix("其")
        return Subject(text, "", text, place, "subject/aspect-of-last:" + rest)
    rest = _without_examples(rest)
    verb = head.verb
    if not verb and frame.joint in ("、", "和", "与", "及") and known.verb and kind == "level":
        verb = known.verb
        return Subject(verb + rest, verb, rest, place, "subject/list-verb:" + verb)
    return Subject(verb + rest, verb, rest, place, "subject/before")


def _counted(frame: Frame, head: Opened, rest: str, behind: str, did: str, place: str | None) -> Subject:
    """The subject stands behind the value: 引进60名省外校长, 40家矿山企业复工复产."""
    verb = head.verb
    did = _deed(did, frame, verb)
    generic = behind in _words()["generic"]
    examples = rest.endswith("等")
    if examples and not generic:
        rest = ""
    if not rest or rest in _words()["opening"]:
        text = verb + did + behind
        return Subject(text, verb, did + behind, place, "subject/behind", None, behind)
    text = verb + rest + did + behind
    return Subject(text, verb, rest + did + behind, place, "subject/around", None, rest + behind)


_ALL_OF_THEM = ("全部", "全面", "均", "占", "总投资", "位居", "位列", "列全", "居全", "增长", "建设", "进行")


def _deed(did: str, frame: Frame, verb: str) -> str:
    """What the counted things did, where it tells which of them are counted: 复工复产 does, 全部开工 does not."""
    if not did or did.startswith(_ALL_OF_THEM) or any(sign.isdigit() for sign in did) or verb and did.startswith("开展"):
        return ""
    did = did.split("、")[0] if len(did) > 22 else did
    return did if len(did) <= 28 else ""


def _share_of(noun: str, known: Known) -> Subject:
    at = noun.rfind("占")
    head = opened(noun[:at])
    whole = re.sub(r"(?:的|的比重|的比例|比重|比例|达到?|为|近|约|超过?|提高|提升|上升)+$", "", noun[at:])
    base = head.verb + _tidy(_without_light_verbs(head.rest))
    base = base or known.subject
    return Subject(base + whole, "", base, head.place, "subject/share-of:" + whole)


def _ranked(frame: Frame, known: Known) -> Subject:
    noun = frame.noun
    if frame.kind:
        # peel() took 保持, 上升到 off: they are the rank's verb here.
        noun += frame.predicate
    at, end = -1, -1
    for found in _RANK_VERB.finditer(noun):
        at, end = found.span()
    if at >= 0:
        scope = _tidy(noun[end:]) or None
        before = noun[:at]
    else:
        found_scope = re.search(r"(?:全省|全国|全市|全县|全区|全球|世界|中部地区|中部|省内|国内|同类城市|全省各市)(?:各?[^，。]{0,6})?$", noun)
        scope = found_scope.group() if found_scope else None
        before = noun[: found_scope.start()] if found_scope else noun
    cut = before.rfind("、")
    if cut >= 0 and not before[cut + 1 :]:
        before = before[:cut]
    head = opened(last_clause(before))
    rest = _tidy(re.sub(r"(?:再进位|连续\d+[年个月]+|进位|排名|继续|稳步|综合排名)$", "", head.rest))
    if rest in ("增速", "总量", "增幅", "增量") and known.subject:
        return Subject(known.subject + rest, "", known.subject + rest, head.place, "subject/aspect-of-last:" + rest, scope)
    if not rest:
        return Subject(known.subject, known.verb, known.head, head.place, "subject/last", scope)
    if scope is None and re.search(r"百强|榜|指数|考评|排名|评价", rest):
        scope = rest
    return Subject(head.verb + rest, head.verb, rest, head.place, "subject/before", scope)


def further_right(text: str, frame: Frame, next_start: int) -> str:
    """The words behind a value and its hedge up to the end of the clause or the next value, 、 included."""
    begin = frame.token.end + (len(frame.hedge) if text.startswith(frame.hedge, frame.token.end) else 0)
    end = begin
    while end < next_start and text[end] not in HARD:
        end += 1
    return text[begin:end]

