"""When two subjects, as a report words them in two places, name the same quantity.

A subject falls into the verbs around it and the noun between them (its core): 新增改造老旧小区 is 新增 + 改造 +
老旧小区. Two subjects are the same when their cores agree and their verbs do not tell a stock from a flow, a start from
an end, or new building from rebuilding. Every difference that is let pass is named as a reason, so that a person can
object.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

REASONS: dict[str, tuple[str, str]] = {
    "same-subject": ("对象相同", "same subject"),
    "wording": ("写法不同，所指相同：{words}", "worded differently, same meaning: {words}"),
    "verb": ("动词不同，不改变数量的含义：{words}", "another verb that does not change what is counted: {words}"),
    "qualifier": ("一处省略了“{words}”", "one of the two leaves out “{words}”"),
    "classifier": ("量词不同：{words}", "another classifier: {words}"),
}
"""Every reason that a match can give, in Chinese and in English; {words} are the words that differ."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why two figures were laid side by side. code: a key of REASONS; words: what differs ("" if nothing does)."""

    code: str
    words: str = ""


# What a verb at either end of a subject says happens to the thing counted. Longer verbs are tried first.
_VERBS: dict[str, tuple[str, ...]] = {
    # a flow of new things; the bare noun would be the stock (新增高新技术企业 · 高新技术企业)
    "gain": ("新增加", "新增", "增加", "扩增", "增设", "新添", "加装", "新投放", "净增"),
    "register": ("新登记", "登记"),
    "attract": ("新引进", "引进", "招引", "引育"),
    "sign": ("新签约", "签约"),
    # a start is no end (开工改造 · 完成改造)
    "start": ("新开工", "开工", "启动"),
    "finish": ("建成投产", "建成投用", "建成", "竣工", "投产"),
    "build": ("新建", "兴建", "建设"),
    "rebuild": ("提质改造", "改造提升", "提升改造", "改扩建", "改造", "改建", "提升", "改善"),
    "restore": ("修复", "治理", "整治"),
    "nurture": ("培育", "选育", "培养", "孵化", "扶持"),
    "recognise": ("新认定", "认定", "评定", "获批", "获评", "入选", "入库"),
    # how it is done, not what: these change no quantity (完成营造林 · 营造林)
    "": (
        *("重点实施", "组织实施", "实施", "完成", "推进", "推动", "开展", "办理", "办复", "办好", "打造", "组织"),
        *("举办", "承办", "落实", "实现", "达到", "争取"),
    ),
}
_COMPOUND = {"新改建": "新建改建", "新(改)建": "新建改建", "新改扩建": "新建改扩建", "新建(改扩建)": "新建改扩建"}
_CLASS_OF = {verb: kind for kind, verbs in _VERBS.items() for verb in verbs}
_ANY_VERB = "|".join(sorted(_CLASS_OF, key=len, reverse=True))
_LEADING = re.compile(rf"(?:{_ANY_VERB})(?:[、和及与]?(?:{_ANY_VERB}))*")
# Only what can follow its object: 老旧小区改造, 水土流失治理, 高标准农田建设.
_TRAILING = re.compile(r"(?:改造提升|改造|改建|建设|治理|修复|整治)$")
_ONE_VERB = re.compile(_ANY_VERB)

# Short and full forms of one name; figures of 地区 and of 国内生产总值 do not meet within one report.
_FORMS: tuple[tuple[str, str], ...] = (
    (r"^(?:地区|国内)?(?:GDP|生产总值)$", "生产总值"),
    (r"GDP", "生产总值"),
    (r"规模以上", "规上"),
    (r"限额以上", "限上"),
    (r"研究与试验发展(?:\(?R&D\)?)?|R&D", "研发"),
    (r"^地方(?=一般公共预算)", ""),
    (r"(?:比率|比例|占比)$", "占比"),
    (r"总产(?:量)?$", "产量"),
    (r"(?<=粮食)种植面积$", "播种面积"),
    (r"^居民消费价格(?:总水平|指数|涨幅)$", "居民消费价格"),
)
_EVERYWHERE = re.compile(r"^(?:全市|全省|全县|全区|全国|全州|全盟|我市|我省|我县|我区|全年|今年|去年|年度)+")
_MARKS = re.compile(r"[\s“”‘’\"'「」『』《》〈〉]")

# Words that one of two mentions may leave out. A grade may be left out, but 国家级 is never 省级.
_GRADE = re.compile(r"国家级|省级|市级|县级")
_QUALIFIER = re.compile(r"国家级|省级|市级|县级|质量(?=优良)|平均(?=标准)|全社会|年度")
_AREA_UNITS = frozenset({"亩", "公顷", "平方公里", "平方米", "平方千米"})
_MEASURED = {"面积": _AREA_UNITS}
# Of one thing one report counts 家 and another place of it 个. 户 and 人 count something else (小区 in 个 and in 户).
_CLASSIFIERS = frozenset({"个", "家", "所", "处", "座", "项"})
# A clause before the noun (完成投资占年计划的市大中型项目): the noun behind its 的 is what is counted.
_CLAUSE = re.compile(r"^.{4,}的(?=.{4,}$)")


@dataclass(frozen=True, slots=True)
class Subject:
    """A subject taken apart.

    written: as the report words it. core: the noun, short forms made one. bare: core without the words that may be
    left out. grade: 国家级, 省级 … in the core, "" if none. left_out: the words that bare lacks. verbs: classes of the
    verbs, neutral ones aside. words: the verbs as written.
    """

    written: str
    core: str
    bare: str
    grade: str
    left_out: tuple[str, ...]
    verbs: frozenset[str]
    words: str


def verb_classes(verb: str) -> frozenset[str]:
    """What a verb says happens to the thing counted: "gain", "build", "start" …; empty where it changes no quantity."""
    return frozenset(kind for one in _ONE_VERB.findall(verb) if (kind := _CLASS_OF[one]))


def plain_unit(unit: str) -> str:
    """A unit in half-width letters without spaces."""
    return _MARKS.sub("", unicodedata.normalize("NFKC", unit))


def unit_key(unit: str) -> str:
    """Units with equal keys can be compared: themselves, and the classifiers that count the same thing."""
    plain = plain_unit(unit)
    return "个" if plain in _CLASSIFIERS else plain


@lru_cache(maxsize=4096)
def subject(written: str, unit: str) -> Subject:
    """A subject as written, of a figure in `unit`, taken apart."""
    text = _MARKS.sub("", unicodedata.normalize("NFKC", written))
    text = _EVERYWHERE.sub("", text) or text
    for short, full in _COMPOUND.items():
        text = text.replace(short, full)
    clause = _CLAUSE.match(text)
    left_out = [clause[0]] if clause else []
    text, words = _without_verbs(text[clause.end() :] if clause else text)
    for pattern, form in _FORMS:
        text = re.sub(pattern, form, text)
    bare = text
    for measured, units in _MEASURED.items():
        if plain_unit(unit) in units and bare.endswith(measured) and len(bare) > len(measured) + 1:
            bare = bare.removesuffix(measured)
            left_out.append(measured)
    left_out += _QUALIFIER.findall(bare)
    bare = (_QUALIFIER.sub("", bare) or bare).replace("的", "")
    grade = _GRADE.search(text)
    verbs = frozenset(_CLASS_OF[verb] for verb in words) - {""}
    return Subject(written, text, bare, grade[0] if grade else "", tuple(left_out), verbs, "".join(words))


def _without_verbs(text: str) -> tuple[str, list[str]]:
    words: list[str] = []
    leading = _LEADING.match(text)
    if leading and len(text) - leading.end() >= 2:
        words += _ONE_VERB.findall(leading[0])
        text = text[leading.end() :]
    trailing = _TRAILING.search(text)
    if trailing and trailing.start() >= 2:
        words.append(trailing[0])
        text = text[: trailing.start()]
    # 城镇新增就业 and 新增城镇就业
    if text.find("新增") >= 2 and "就业" in text:
        words.append("新增")
        text = text.replace("新增", "", 1)
    return text, words


def same(one: Subject, other: Subject) -> tuple[Reason, ...] | None:
    """The reasons why two subjects name the same quantity, or None where that is not certain."""
    if one.bare != other.bare or (one.grade and other.grade and one.grade != other.grade):
        return None
    if not _same_work(one.verbs, other.verbs):
        return None
    if one.written == other.written:
        return (Reason("same-subject"),)
    reasons = []
    if one.words != other.words:
        reasons.append(Reason("verb", " · ".join(words or "—" for words in (one.words, other.words))))
    missing = sorted(set(one.left_out) ^ set(other.left_out), key=(*one.left_out, *other.left_out).index)
    reasons += [Reason("qualifier", word.removesuffix("的")) for word in missing]
    if not reasons:
        if one.core == other.core and _MARKS.sub("", one.written) == _MARKS.sub("", other.written):
            return (Reason("same-subject"),)
        reasons.append(Reason("wording", f"{one.written} · {other.written}"))
    return tuple(reasons)


def _same_work(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two sets of verbs leave the same quantity."""
    differing = one ^ other
    if not differing:
        return True
    if not one & other:
        return False
    # 新增改造老旧小区 is 改造老旧小区; 新增认定高新技术企业 is 新增高新技术企业
    return differing == {"gain"} or ("gain" in one & other and differing <= {"recognise", "nurture"})


HEAD = 2
"""Characters at the end of a subject that two mentions must share to be asked about."""

SHORTEST = 4
"""Characters that the shorter of two subjects must have to be asked about."""


def akin(one: Subject, other: Subject) -> bool:
    """Whether two subjects may name the same quantity, so that a person should look.

    Their cores end alike, and the longer holds every character of the shorter in its order.
    """
    short, long = sorted((one.bare, other.bare), key=len)
    if one.grade and other.grade and one.grade != other.grade:
        return False
    if len(short) < SHORTEST or short[-HEAD:] != long[-HEAD:] or len(long) > 2 * len(short):
        return False
    rest = iter(long)
    return all(letter in rest for letter in short)
