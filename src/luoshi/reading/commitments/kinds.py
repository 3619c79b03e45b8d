"""How one could tell that an undertaking was carried out."""

import re
from functools import cache

from luoshi.facts import CommitmentKind
from luoshi.lexicon import words
from luoshi.lexicon.words import Words
from luoshi.reading.commitments.clauses import Sentence
from luoshi.reading.commitments.grouping import Group, acts, describes


@cache
def _end() -> re.Pattern[str]:
    return re.compile(
        "全覆盖|清零|达标|省下达|上级下达|国家下达|下达目标|基本平衡|不发生|控制在|高于全|低于全|不出现|年度任务|等次|全部消除|基本消除|零增长|双下降|目标\\Z|基本完成|如期完成|按期完成|任务\\Z"
    )


@cache
def _made() -> re.Pattern[str]:
    return re.compile(
        "建成|开工|投产|竣工|通车|投运|投用|运营|启用|前期工作|上市|挂牌|普查|申报|申建|创建|争创|评通过|落户|复工|复航|开征"
        "|出台|制定|编制|印发|修订|成立|设立|组建|举办|办好|承办|筹办|开展.{0,12}系列活动|推出|打造一批|建立.{0,20}(?:机制|制度|专班|项目库|平台|基金|中心)"
        "|审议|获批|试点市|试点城市"
    )


@cache
def _stance() -> Words:
    return words("commitments", "stance")


@cache
def _things() -> Words:
    return words("commitments", "thing")

_BUILD = re.compile("(?:建设|实施|推进|加快|抓好|改造|打造)")
_THING = re.compile("(?:项目|工程|高速|铁路|大桥|机场|码头|枢纽|水库|电站|产业园|基地|中心|平台|实验室|研究院|煤矿|校区|医院|敬老院|服务圈|示范区)")
_LACKS = re.compile("要|须|应|将|由|加快|聚力|大力|积极|着力|持续|加强|推进|建设|发展|实现|提升|完成|打响|打造|唱响|依托|以|促")
_IS = re.compile("(?<![就还其别但于只正])是(?!否)|关系到|事关|意味着|仍然|已经|面临|存在|有利于|有重要|明显$|日益")
_OUGHT = re.compile("要|必须|应当|应该")
_CREDO = re.compile("接受.{0,24}监督|作为.{0,20}(?:方向|目标|位置|任务|重中之重|关键|根本|要求|抓手)\\Z|(?:变成|成为).{0,10}(?:自觉|习惯|共识|家园|追求|行动)|[我咱]们(?:一定|坚信|相信|希望|主张|支持|决不)|各位代表|扛[牢起]|文章\\Z|(?:安定有序|政治安全|政治生态|国防和军队现代化)")


def kind_of(text: str, sentence: Sentence, group: Group, count: int, part: str) -> tuple[CommitmentKind | None, str]:
    """The kind of an undertaking and the rule that chose it; None where the words undertake nothing."""
    if part == "stance":
        return "stance", "commitment/stance"
    main = group.pieces[group.main]
    if count:
        return "target", "commitment/figure"
    words_ = text[main.start : main.end]
    head = main.clause.head
    if _end().search(words_):
        return "target", "commitment/end"
    if part == "targets":
        return (None, "")
    if not head.role or head.role in ("method", "setting"):
        if _IS.search(words_) and not _OUGHT.search(text, sentence.start, sentence.end):
            return None, ""
    if not head.role and not head.adverb and not acts(text, main.start, main.end) and not _made().search(words_):
        return None, ""
    alone = len(group.pieces) == 1
    if head.role == "effect" and head.word in ("让", "使", "满足", "更好满足"):
        return "stance", "commitment/stance"
    if _stance().at_start(text, head.body) and alone or describes(text, main) and group.main == len(group.pieces) - 1 and head.word == "坚持" and words_[-1] not in "制策":
        return "stance", "commitment/stance"
    if alone and _CREDO.search(words_):
        return "stance", "commitment/stance"
    if _made().search(words_) or (_BUILD.search(words_) and _THING.search(words_) and "行动" not in words_):
        return "deliverable", "commitment/made"
    return "action", "commitment/verb"
