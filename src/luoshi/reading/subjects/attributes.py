"""What is said of the thing before: its amount, its share, its growth (新引进项目512个、投资额703亿元)."""

from luoshi.lexicon import words
from luoshi.reading.subjects.subject import Known

_EACH_HEAD = ("人均", "户均", "平均", "每", "亩均", "单位")
_LIGHT = ("完成", "实现", "达", "")
_QUALIFIERS = ("其", "年", "年度", "总", "综合", "累计", "平均", "人均", "户均", "亩均", "实际")
_OPENS_A_QUALIFIER = frozenset(word[0] for word in _QUALIFIERS)
_REACHED = ("惠及", "带动", "受益")
_OPENS_WHAT_IT_DID = frozenset(word[0] for word in _REACHED)
OF_THE_QUANTITY = ("增速", "增幅", "涨幅", "降幅", "占比", "比重", "总量")
"""Attributes of the quantity itself, which therefore keeps its last word: 生产总值增速."""


def attribute_in(noun: str) -> str:
    """The attribute that a noun is, without a verb that adds nothing; "" where it says something when read alone.

    总投资, 占比, 完成投资 are attributes; 工业投资 is not.
    """
    if not noun:
        return ""
    names = words("phrases", "attribute", "aspect")
    if names.at_end(noun):
        for light in _LIGHT:
            if noun.startswith(light):
                attribute = noun[len(light) :]
                if attribute in names.all:
                    return attribute
                for qualifier in _QUALIFIERS if attribute[:1] in _OPENS_A_QUALIFIER else ():
                    if attribute.startswith(qualifier) and attribute[len(qualifier) :] in names.all:
                        return attribute
    sign = noun[0]
    if sign == "其":
        return noun if noun[:2] not in ("其他", "其中", "其它") else ""
    # 惠及居民, 带动消费: what the thing before did.
    return noun if sign in _OPENS_WHAT_IT_DID and len(noun) <= 6 and noun.startswith(_REACHED) else ""


def attached(known: Known, attribute: str) -> str:
    """The thing known and its attribute in one phrase.

    粮食播种面积 + 产量 → 粮食产量; 新引进项目 + 投资额 → 新引进项目投资额; 接待游客 + 人均花费 → 游客人均花费;
    解决涉企问题 + 问题解决率 → 涉企问题解决率; 地区生产总值 + 增速 → 地区生产总值增速.
    """
    attribute = attribute.removeprefix("其").removeprefix("累计")
    if known.thing.endswith(attribute):
        # 完成投资32亿元…，完成投资38亿元: it is what is known.
        return known.verb + known.thing
    if attribute in OF_THE_QUANTITY:
        base = known.subject
        tail = words("phrases", "aspect").at_end(base)
        tail = tail if tail in OF_THE_QUANTITY else ""
        return (base[: -len(tail)] if tail and len(base) > len(tail) + 1 else base) + attribute
    verb = "" if attribute.startswith(_EACH_HEAD) or (known.verb and known.verb in attribute) else known.verb
    base = verb + known.thing
    tail = words("phrases", "aspect", "attribute").at_end(known.thing)
    if tail and len(known.thing) - len(tail) >= 2:
        base = base[: -len(tail)]
    for size in range(min(len(base), len(attribute)) - 1, 1, -1):
        if base.endswith(attribute[:size]):
            return base + attribute[size:]
    return base + attribute
