"""Units in which one quantity may be told in two reports, and how many of the one make the other."""

from decimal import Decimal
from functools import lru_cache

from luoshi.judging.subjects import plain_unit

_COUNTERS = tuple("个家所处座项件条支台辆栋类种款批场次宗名人位口")

# unit → (unit that stands for its kind, how many of that it is); 15亩 are a hectare, 2000斤 a tonne
_KINDS: dict[str, tuple[str, Decimal]] = {
    **{unit: ("个", Decimal(1)) for unit in _COUNTERS},
    "斤": ("吨", Decimal(1) / 2000),
    "公斤": ("吨", Decimal(1) / 1000),
    "千克": ("吨", Decimal(1) / 1000),
    "公顷": ("亩", Decimal(15)),
    "平方公里": ("亩", Decimal(1500)),
    "平方千米": ("亩", Decimal(1500)),
    "千米": ("公里", Decimal(1)),
    "百分点": ("个百分点", Decimal(1)),
    "标箱": ("标准箱", Decimal(1)),
    "元人民币": ("元", Decimal(1)),
}
_PERSONS = frozenset({"人", "名", "位", "口"})


@lru_cache(maxsize=1024)
def kind(unit: str) -> str:
    """Units of one kind can be compared: 家 and 个, 斤 and 吨, 亩 and 公顷; but no persons with things."""
    plain = plain_unit(unit)
    if plain in _PERSONS:
        return "人"
    return _KINDS.get(plain, (plain, Decimal(1)))[0]


def times(unit: str, other: str) -> Decimal:
    """How many of `other` are one `unit`; both of one kind."""
    one, two = (_KINDS.get(plain_unit(each), ("", Decimal(1)))[1] for each in (unit, other))
    return one / two
