"""The noun that stands behind a value: 引进60名省外校长, 40家矿山企业复工复产."""

from luoshi.lexicon import Words, words
from luoshi.reading.frames import listed_at
from luoshi.reading.subjects.phrases import tidy

_NOUN_TAIL = (
    *("项目", "公司", "工程", "基地", "企业", "园", "示范", "试点", "机制", "任务", "体系", "设施", "用地", "区", "村"),
    *("站", "中心", "县", "镇", "点", "团", "社区", "平台", "率", "设备", "系统", "方案", "计划", "标准"),
)
_TAKES_AN_OBJECT = (
    "开展",
    "实施",
    "入选",
    "获评",
    "纳入",
    "上榜",
    "进入",
    "获批",
    "荣获",
    "列入",
    "成为",
    "获",
    "跻身",
    "通过",
)
_OTHERS = Words(
    joint + some
    for joint in ("和", "与", "及", "以及", "、")
    for some in ("一批", "多个", "多条", "多家", "多项", "多所", "若干")
)
"""1个产业集群和多条产业链: others, not counted."""
_OPENS_A_NOUN = "“《"
MODALITIES = ("预计", "力争", "将")
_TRAILING = Words(
    ("分别", "均", "都", "已", "全部", "共", "累计", "基本", "全面", "中有", "超", "超过", "突破", *MODALITIES)
)


def counted(right: str, further: str, followed: bool) -> tuple[str, str]:
    """The noun behind a value and what it did; ("", "") where none stands there.

    right: the words behind value and hedge, up to 、, the clause's end or the next value; further: up to the clause's
    end or the next value. followed: whether the next value stands in the same clause.
    """
    if right[:1] == "的":
        right, further = right[1:], further[1:]
    if right[:1] == "（":
        # 200万平方米（折合3000亩）: what stands in the bracket is no noun; 3个（含续建）项目: one stands behind it.
        closed = further.find("）") + 1
        further = further[closed:] if closed else ""
        right = further.partition("、")[0]
    if not right or not (right[0].isalnum() or right[0] in _OPENS_A_NOUN):
        return "", ""
    happened, changed = words("phrases", "happened"), words("predicates", "to", "up", "down")
    right, further = _without_modality(right), _without_modality(further)
    changes = changed.at_start(right) and not words("predicates", "less", "more").at_start(right)
    if not right or right[0] in "和与及以并即后，内且等" or right.startswith("基础") or changes:
        return "", ""
    if happened.at_start(right) and not _inside(right, 0) and "的" not in right:
        return "", ""
    if right.startswith("人口"):
        # 14亿人口的大国: persons are counted.
        return "人口", ""
    # Where another value follows, what stands behind the last 、 belongs to it.
    listed = listed_at(further) if followed else -1
    phrase = further[:listed] if listed >= 0 else further
    at = happened.first_in(phrase, 2)
    while at > 0 and (phrase[at - 1] in "“可" or _inside(phrase, at) or _in_a_name(phrase, at)):
        at = happened.first_in(phrase, at + 1)
    noun, did = (phrase, "") if at < 0 else (phrase[:at], phrase[at:])
    if followed and words("phrases", "attribute", "aspect").at_end(did):
        # 13个产业园区建成面积48平方公里: the next value's attribute, and no deed.
        did = ""
    others = _OTHERS.first_in(noun)
    noun = noun[:others] if others >= 0 else noun
    became = words("predicates", "to").at_end(noun)
    if became:
        # 现行16%的税率降至13%: the verb leads on to the next value.
        noun, did = noun[: -len(became)], ""
    said = noun.find("是", 2)
    if said > 0 and noun[said + 1 : said + 2] != "否":
        # 300万勤劳的望川人民是…: what is said of them.
        noun = noun[:said]
    units = words("phrases", "district").at_start(noun)
    if units and units != noun:
        noun, did = units, ""
    noun = tidy(noun)
    while adverb := _TRAILING.at_end(noun):
        noun = noun[: -len(adverb)]
    noun = tidy(noun)
    return ("", "") if noun in words("phrases", "purpose") else (noun, did)


def _without_modality(words: str) -> str:
    """6580亿元预计提高到…: the modality stands before the verb and names nothing."""
    if words.startswith(MODALITIES):
        return next(words[len(word) :] for word in MODALITIES if words.startswith(word))
    return words


def _inside(phrase: str, at: int) -> bool:
    """美丽乡村建设项目, 复工复产企业: the verb at `at` belongs to a noun that goes on behind it."""
    word = words("phrases", "happened").at_start(phrase, at)
    return word not in _TAKES_AN_OBJECT and phrase.startswith(_NOUN_TAIL, at + len(word))


def _in_a_name(phrase: str, at: int) -> bool:
    """恒达物流园: 达 is a verb only right before a value."""
    return phrase[at] == "达" and at + 1 < len(phrase) and phrase[at + 1] not in "到成标产效全"


def deed(did: str, verb: str) -> str:
    """What the counted things did, where it tells which of them are counted: 复工复产 does, 全部开工 does not."""
    if not did or words("phrases", "all_of_them").at_start(did):
        return ""
    if verb and did.startswith("开展"):
        return ""
    did = did.split("、")[0] if len(did) > 22 else did
    return did if len(did) <= 28 else ""
