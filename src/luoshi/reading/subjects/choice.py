"""What a value measures: the shortest phrase that says it when read alone."""

import re

from luoshi.facts import Measure
from luoshi.lexicon import words
from luoshi.reading.frames import JOINTS, WITHIN, Frame
from luoshi.reading.make import make
from luoshi.reading.measures import IMPROVED
from luoshi.reading.subjects.around import Around
from luoshi.reading.subjects.attributes import attached, attribute_in
from luoshi.reading.subjects.behind import things_behind
from luoshi.reading.subjects.counted import counted
from luoshi.reading.subjects.opening import Opened, opened
from luoshi.reading.subjects.phrases import tidy, without_examples, without_light_verbs
from luoshi.reading.subjects.ranked import ranked
from luoshi.reading.subjects.shares import share_of, wholes_in
from luoshi.reading.subjects.subject import Known, Subject


def subject_of(frame: Frame, head: Opened, known: Known, kind: Measure, around: Around) -> Subject:
    """The subject of a framed value.

    head: the frame's noun, opened. known: what the sentence spoke of before. kind: the value's measure.
    """
    if kind == "rank":
        return ranked(frame, known, around.rank(), around.topic)
    token, _, phrase, predicate_kind, predicate, _, _, hedge, right, _, _, _ = frame
    if "平均" in phrase and known.subject and tidy(phrase) in _AVERAGE:
        return Subject(known.subject, known.verb, known.thing, None, AVERAGE)
    if not phrase and predicate_kind == "new" and kind == "change":
        return Subject(known.subject, known.verb, known.thing, head.place, "subject/last")
    if hedge == WITHIN:
        # 2小时内到达现场: what is to be done in that time.
        done = tidy(around.further()[0])
        return Subject(done, "", done, head.place, "subject/within")
    if "占" in phrase and kind in ("share", "change", "growth") and wholes_in(phrase):
        return share_of(phrase, known)
    verb = head.verb
    rest = tidy(head.rest if words("phrases", "planned").at_end(phrase) else without_light_verbs(head.rest))
    if predicate_kind == "of_name" and _above(rest) > 0:
        # 财政收入增幅高于经济增速: what it is compared with ends with it.
        rest += predicate
    if predicate_kind == "new" and kind != "change":
        verb = predicate
    elif predicate_kind in ("less", "more") or (kind == "level" and predicate in IMPROVED):
        if not rest and _is_of(known.thing, predicate):
            return Subject(known.verb + known.thing, known.verb, known.thing, head.place, "subject/last")
        if not _is_of(rest, predicate):
            rest += predicate
    elif kind == "change" and not predicate_kind:
        verb, rest = _without_less(verb, rest)
    if predicate_kind == "to" and predicate in words("phrases", "merged") and right:
        # 153所敬老院整合为63所区域性中心敬老院: what becomes of them stands behind.
        verb = rest = ""
    reached = predicate_kind and predicate_kind != "new" and (rest or verb)
    if right and not reached and kind not in ("growth", "share"):
        behind, did = counted(right, *around.further())
        if behind:
            size = words("phrases", "attribute", "aspect").at_end(rest) if right.startswith("的") else ""
            if size:
                # 总投资32亿元的望川港三期工程: the size of what stands behind.
                return Subject(behind + size, "", behind + size, head.place, "subject/size-of:" + behind)
            return things_behind(frame, known, head, verb, rest, behind, did)
    if kind == "share" and not verb and right.startswith("的"):
        # 71%的煤电机组实现超低排放: the share of those that do; 现行16%的税率: the rate itself.
        behind, did = counted(right, *around.further())
        if behind and (not rest or "率" in behind):
            text = rest + (f"{did}的{behind}" if did and not rest else behind)
            return Subject(text, "", text, head.place, "subject/share-of-those")
    if phrase[:1] == "对" and known.subject and phrase.endswith(_PART_IN):
        # 第一产业增加值217亿元，对GDP的贡献率为33.9%: what the thing before does for another.
        topic = around.topic()
        if topic.endswith(_BRANCH):
            return Subject(topic + phrase, "", topic + phrase, None, "subject/part-in")
        wholes = wholes_in(known.subject)
        text = known.subject[: wholes[0] if wholes else None] + phrase
        return Subject(text, "", text, None, "subject/part-in")
    noun = tidy(phrase)
    attribute = attribute_in(noun)
    if not attribute and rest != noun and not (verb and rest):
        attribute = attribute_in(rest) if rest else attribute_in(verb)
    planned = known.subject and kind in ("share", "level", "change") and ("完成" in noun or noun[:1] == "为")
    if planned and re.match(_OF_PLAN, noun):
        # 新增就业5.2万人、完成年计划的104%: how much of the plan for it was done.
        text = known.subject + noun
        return Subject(text, "", text, head.place, "subject/of-plan")
    if kind == "share" and rest and not predicate_kind and not attribute and len(right) > 3:
        # 新增专业布点数60%以上服务于重点产业: of those, the share that does.
        text = verb + rest + tidy(right)
        return Subject(text, verb, rest, head.place, "subject/share-that")
    said = _said_of(phrase) if "、" in phrase else None
    if said:
        text = attached(Known(said[0], "", said[0]), said[1])
        return Subject(text, "", text, head.place, "subject/aspect-of:" + said[1])
    topic = around.topic() if attribute and not head.place else ""
    if topic or (attribute and not head.place and known.subject):
        base = Known(topic, "", topic) if topic else known
        text = attached(base, attribute)
        return Subject(text, "", text, head.place, "subject/aspect-of-last:" + attribute)
    if rest.startswith("全产业"):
        # 培育生物医药产业…，全产业链产值达到1100亿元: the industry stands earlier in the sentence.
        industry = around.industry() if "全产业" in phrase else ""
        text = industry + rest
        return Subject(text, "", text, head.place, "subject/industry:" + industry)
    if token.unit == "次" and not rest and right:
        # 先后4次降低存款准备金率: what was done so many times.
        done = tidy(around.further()[0])
        return Subject(done, "", done, head.place, "subject/done-times")
    if not rest:
        return _nothing_before(frame, head, verb, kind, known, around)
    return _before(frame, head, verb, rest, kind, known)


_ITS_END = {"收": ("收入", "税收"), "支": ("支出",)}


def _is_of(subject: str, changed: str) -> bool:
    """Whether a verb of more or less names again what changes (收入减收, 支出增支)."""
    return subject.endswith(_ITS_END.get(changed[1:], ())) and changed[0] in "减增多少超短"


def _said_of(noun: str) -> tuple[str, str] | None:
    """十大产业链加快发展、产值: the thing of which something was said, and the attribute; None where it is not so."""
    lead, _, tail = noun.rpartition("、")
    attribute = attribute_in(tidy(tail))
    at = words("phrases", "happened").first_in(lead, 2) if attribute else -1
    thing = tidy(opened(lead[:at]).rest) if at > 0 and "、" not in lead else ""
    return (thing, attribute) if len(thing) > 1 else None


_THRESHOLD = r"超?[\d.百千万亿]+(?:美?元|吨|亩|A)?(?:以上|级)?\Z"
_MAY_OPEN_A_THRESHOLD = frozenset("超0123456789.百千万亿")
AVERAGE = "subject/average"
"""The rule of a value that stands beside another for comparison: 全国平均水平为66.2%."""
_AVERAGE = ("全国平均水平", "全国平均", "全省平均水平", "全省平均", "平均水平", "全市平均水平", "全市平均")
_OF_PLAN = r"(?:(?:超额)?完成|为).{0,6}(?:计划|任务|目标|进度|预算数?)\Z"
_EACH_OF = frozenset(("人均", "户均", "亩均"))
_PART_IN = ("贡献率", "贡献度", "拉动")
_TAKINGS = ("收入", "总额", "产值", "销售额", "交易额")
"""接待游客5000万人次、旅游总收入500亿元: what was taken in shares no verb."""
_BRANCH = ("业", "消费", "投资", "出口", "经济")
ABOVE = ("高于", "低于", "快于", "慢于", "优于", "好于", "高出")
"""What a comparison with another place opens with."""
_CONTRAST = {"农村": "城镇", "城镇": "农村", "乡村": "城市", "城市": "农村"}


def _above(noun: str) -> int:
    """Where a comparison with another place begins in a noun, or -1."""
    if "于" not in noun and "高出" not in noun:
        return -1
    return min((at for word in ABOVE if (at := noun.find(word)) >= 0), default=-1)


def _alone(subject: str) -> str:
    """A subject without the place that it is compared with."""
    above = _above(subject)
    return subject[:above] if above > 0 else subject


def _said_of_known(rest: str, known: Known, place: str | None) -> Subject | None:
    """What a noun that speaks of the thing known says of it: an aim of it, how much each has, a comparison, its
    counterpart; None where it names a thing of its own."""
    if rest in words("phrases", "aim"):
        # 去年新增就业6万人，今年目标是6.5万人.
        return Subject(known.subject, known.verb, known.thing, place, "subject/last")
    if rest in _EACH_OF and known.thing:
        # 地区生产总值达到5200亿元，人均突破9万元.
        return Subject(rest + known.thing, "", rest + known.thing, place, "subject/aspect-of-last:" + rest)
    above = _above(rest)
    if above >= 0 and (not above or attribute_in(rest[:above])):
        # 增长5.6%、高于全国0.4个百分点: the same, or an attribute of it, compared with another place.
        base = _alone(known.subject)
        text = (attached(Known(base, "", base), rest[:above]) if above else base) + rest[above:]
        return Subject(text, "", text, place, "subject/compared:" + rest)
    other = _CONTRAST.get(rest, "")
    if other and known.subject.startswith(other):
        text = rest + known.subject[len(other) :]
        return Subject(text, "", text, place, "subject/contrast:" + rest)
    return None


def _before(frame: Frame, head: Opened, verb: str, rest: str, kind: Measure, known: Known) -> Subject:
    """The subject stands before the value."""
    place = head.place
    if known.thing and rest[0] in _MAY_OPEN_A_THRESHOLD and re.match(_THRESHOLD, rest):
        # 百亿元以上集群3个、50亿元以上3个: the same things above another threshold.
        thing = re.sub(r"\A(?:超?[\d.百千万亿]+(?:美?元|吨|亩|A)?(?:以上|级)?|A级)", "", known.thing)
        rule = "subject/threshold-of-last:" + rest
        return Subject(known.verb + rest + thing, known.verb, rest + thing, place, rule, None, thing)
    if known.subject and (said := _said_of_known(rest, known, place)):
        return said
    planned = (
        max(rest.rfind("为"), rest.rfind("完成"))
        if kind == "share" and words("phrases", "planned").at_end(rest)
        else -1
    )
    if planned > 1:
        # 一般公共预算收入为预算的98%: what follows is said of the revenue itself.
        return Subject(verb + rest, verb, rest[:planned], place, "subject/of-plan")
    rest = without_examples(rest)
    own = verb or frame.kind or head.dropped
    shares = known.thing != known.verb and not rest.endswith(_TAKINGS)
    if known.verb and not own and shares and kind == "level" and (frame.joint in JOINTS or "其中" in frame.noun):
        # 新增规上工业企业50家、专精特新企业65家: the list shares its verb.
        return Subject(known.verb + rest, known.verb, rest, place, "subject/list-verb:" + known.verb)
    return make(Subject, (verb + rest, verb, rest, place, "subject/before", None, "", ""))


def _nothing_before(frame: Frame, head: Opened, verb: str, kind: Measure, known: Known, around: Around) -> Subject:
    """No noun before the value and none behind: it is about what was spoken of before."""
    place, thing = head.place, known.thing
    if kind == "change" and known.subject and words("phrases", "elsewhere").at_start(frame.predicate, 1):
        # 增长6.2%、比全省高0.7个百分点: compared with another place.
        base = _alone(known.subject)
        text = base + frame.predicate
        return Subject(text, "", text, place, "subject/compared:" + frame.predicate)
    if head.dropped and "其中" in frame.noun and thing:
        return Subject(head.dropped + thing, head.dropped, thing, place, "subject/verb-of-last:" + head.dropped)
    if verb and frame.joint not in JOINTS and not known.subject:
        return Subject(verb, verb, verb, place, "subject/verb")
    if verb and thing and verb not in known.subject:
        return Subject(verb + thing, verb, thing, place, "subject/verb-of-last:" + verb)
    passed = around.passed() if not verb else ""
    if passed:
        # 地区生产总值迈上万亿台阶，达到1.02万亿元.
        return Subject(passed, "", passed, place, "subject/topic:" + passed)
    reached = kind == "level" and frame.kind in ("is", "to") and not verb
    topic = around.topic() if not known.subject and (reached or kind not in ("level", "rank")) else ""
    if topic:
        return Subject(topic, "", topic, place, "subject/topic:" + topic)
    stock = frame.kind in ("to", "is") and known.verb.startswith("新增") and frame.joint != "（"
    if thing and (stock or (known.verb.startswith("新") and "累计" in frame.noun + frame.fillers)):
        # 新增产业集群4个、达到17个, 新建高标准农田22万亩、累计建成310万亩: the stock, not what was added.
        return Subject(thing, "", thing, place, "subject/last")
    return make(Subject, (known.subject, known.verb, thing, place, "subject/last", None, "", ""))


def _without_less(verb: str, rest: str) -> tuple[str, str]:
    """减少过渡费 measures 过渡费; 企业节约成本 measures 企业成本; 净增企业 measures 企业."""
    less = words("phrases", "less_verb")
    if "净增" in rest:
        return verb, rest.replace("净增", "")
    if (verb in less or verb.startswith("净增")) and len(rest) >= 2:
        return "", rest
    at = less.first_in(rest, 1)
    word = less.at_start(rest, at) if at > 0 else ""
    if word and at + len(word) < len(rest) - 1:
        return verb, rest[:at] + rest[at + len(word) :]
    return verb, rest
