"""Lists of values that belong to a list of subjects: 城镇和农村居民人均可支配收入分别增长3.8%、6.1%."""

import re

from luoshi.lexicon import words
from luoshi.reading.subjects.attributes import OF_THE_QUANTITY, attached, attribute_in
from luoshi.reading.subjects.subject import Known, Subject

_SEPARATORS = r"、|以及|和|与|及(?!以)"
_TOWN_AND_COUNTRY = {
    "城乡居民": ("城镇居民", "农村居民"),
    "城乡常住居民": ("城镇常住居民", "农村常住居民"),
    "城乡": ("城市", "农村"),
}


def items(noun: str, wanted: int) -> tuple[str, ...]:
    """The `wanted` subjects in a coordinated noun phrase, shared heads filled in; () when it does not hold so many.

    "城镇和农村居民人均可支配收入", 2 → 城镇居民人均可支配收入, 农村居民人均可支配收入.
    "道路交通事故起数、死亡人数", 2 → 道路交通事故起数, 道路交通事故死亡人数.
    """
    if wanted == 2 and "存、贷款" in noun:
        return noun.replace("存、贷款", "存款", 1), noun.replace("存、贷款", "贷款", 1)
    pieces = [piece for piece in noun.split("、") if piece]
    if len(pieces) != wanted:
        pieces = pieces_of(noun)
    if len(pieces) != wanted:
        if wanted == 2:
            for both, each in _TOWN_AND_COUNTRY.items():
                if both in noun:
                    return tuple(noun.replace(both, one, 1) for one in each)
        return ()
    return tuple(_filled(pieces))


def pieces_of(noun: str) -> list[str]:
    """The parts of a phrase that are joined by 、 or a conjunction."""
    return [piece for piece in re.split(_SEPARATORS, noun) if piece]


_INDUSTRIES = ("第一产业占比", "第二产业占比", "第三产业占比")


def industries(noun: str, wanted: int) -> tuple[Subject, ...]:
    """The subjects of a ratio's parts: of 三次产业结构 the three industries' shares, else the whole with its number."""
    if wanted == 3 and "产业" in noun:
        return tuple(Subject(name, "", name, None, "subject/industries") for name in _INDUSTRIES)
    return ()


def _filled(pieces: list[str]) -> list[str]:
    if all(attribute_in(piece) for piece in pieces[1:]):
        # 粮食播面、总产: each is an attribute of the first's thing.
        known = Known(pieces[0], "", pieces[0])
        return [pieces[0]] + [attached(known, piece) for piece in pieces[1:]]
    first, last = pieces[0], pieces[-1]
    others = pieces[:-1]
    longest = max(len(piece) for piece in others)
    head = _shared_end(others, last)
    if head:
        return [piece if piece.endswith(head) else piece + head for piece in others] + [last]
    if len(first) >= 6 and all(len(piece) <= len(first) - 2 for piece in pieces[1:]) and longest == len(first):
        lead = _shared_start(first, pieces[1:])
        if lead:
            return [first] + [lead + piece for piece in pieces[1:]]
    return pieces


def _says_what(piece: str) -> bool:
    """Whether a piece says by itself what is measured of it: 授权量, 总产值."""
    return piece[-1:] in "率额量值数度" or bool(words("phrases", "attribute", "aspect").at_end(piece))


def _shared_end(others: list[str], last: str) -> str:
    """What the last piece has and the others lack: 蔬菜、生猪、禽蛋产量 → 产量."""
    if all(piece[-2:] == last[-2:] for piece in others):
        return ""
    if any(piece.endswith(_ENTITY) for piece in others):
        return ""
    head = words("phrases", "attribute", "aspect").at_end(last)
    if head in OF_THE_QUANTITY and len(others) + 1 > 2 and not any(piece.endswith(OF_THE_QUANTITY) for piece in others):
        # 工业增加值、固定资产投资、进出口总额增速: each grows.
        return head
    usual = sorted(map(len, others))[(len(others) - 1) // 2]
    own = len(last) - len(head)
    if head and 1 < own <= usual + 3 and not any(_says_what(piece) for piece in others):
        # 工业机器人、集成电路产量: what is measured stands behind the last.
        return head
    for size in range(len(last) - 1, 0, -1):
        head = last[-size:]
        lead = last[:-size]
        if any(piece.endswith(head[-2:]) for piece in others):
            continue
        if all(len(lead) == len(piece) for piece in others):
            return head
    # Pieces of unlike length: the last one's own part is as long as most of the others.
    if len(last) - usual >= 2 and not any(piece.endswith(_ENDS_ITSELF) for piece in others):
        return last[usual:]
    return ""


_ENTITY = ("机构", "平台", "企业", "园区", "中心", "基地", "项目")
_ENDS_ITSELF = (
    *("率", "额", "量", "值", "数", "度", "积", "入", "比", "资", "款", "费", "金", "产"),
    *("里程", "水平", "标准", "强度", "规模"),
)
_MEASURES = (
    *("面积", "产量", "总量", "单产", "总产", "产值", "数量", "金额", "总额", "余额"),
    *("规模", "强度", "比重", "占比", "里程"),
)


def _measure_at_end(piece: str) -> str:
    """What is measured, at the end of a piece (死亡人数, 产量), or ""."""
    if piece.endswith(_MEASURES):
        return piece[-2:]
    if len(piece) < 2:
        return ""
    # A rate or a number takes its name with it: 养护率, 起数.
    return piece[-5:] if piece.endswith("率") else piece[-4:] if piece.endswith("数") else ""


def _shared_start(first: str, rest: list[str]) -> str:
    """What the first piece has and the rest lack: 道路交通事故起数、死亡人数 → 道路交通事故."""
    ending = _measure_at_end(first)
    if not ending or not all(_measure_at_end(piece) for piece in rest):
        return ""
    size = len(first) - len(ending)
    own = 2 if ending[-2:] in ("起数", "面积", "产量", "总量", "总产", "单产") else len(ending)
    return first[: max(size, len(first) - own)]
