"""The quantity that a numeral states: multipliers worked in, units without them."""

from decimal import Decimal

from luoshi.facts import Quantity
from luoshi.reading.numbers import MULTIPLIERS, chinese, decimal
from luoshi.reading.scan import Token

_UNITS = {"％": "%", "百分点": "个百分点", "名次": "位", "位次": "位", "个位次": "位", "个名次": "位"}


def _times(digits: str, multiplier: str) -> Decimal:
    value = decimal(digits)
    return value * MULTIPLIERS[multiplier] if multiplier else value


def quantity(token: Token) -> Quantity:
    """The quantity of a numeral that is a figure.

    Raises ValueError for a form that states no quantity (a heading, a name).
    """
    unit = _UNITS.get(token.unit, token.unit)
    number, form = token.number, token.form
    if form == "plain":
        return Quantity(_times(number, token.multiplier), None, None, unit)
    if form == "rank":
        return Quantity(decimal(number), None, None, "位")
    if form == "range":
        low = number.rstrip("万亿")
        first = number[len(low) :] or token.multiplier
        return Quantity(None, _times(low, first), _times(token.second, token.multiplier), unit)
    if form == "product":
        return Quantity(decimal(number) * _times(token.second, token.multiplier), None, None, unit)
    if form == "part":
        return Quantity(decimal(number), None, None, "%")
    if form == "fraction":
        share = (decimal(number) * 100 / decimal(token.second)).quantize(Decimal("0.01")) if decimal(token.second) else None
        return Quantity(share, None, None, "%")
    return _spoken(token, unit)


def _spoken(token: Token, unit: str) -> Quantity:
    form, number = token.form, token.number
    if form in ("ordinal", "top", "first"):
        return Quantity(chinese(number), None, None, "位")
    if form == "fold":
        return Quantity(Decimal(2) ** int(chinese(number)), None, None, "倍")
    if form == "parts":
        share = (chinese(number) * 100 / chinese(token.second)).quantize(Decimal("0.01"))
        return Quantity(share.normalize() if share == int(share) else share, None, None, "%")
    if form == "tenths":
        return Quantity(chinese(number) * 10 + (5 if token.second else 0), None, None, "%")
    if form in ("times", "percent", "count", "threshold", "years"):
        return Quantity(chinese(number), None, None, unit)
    if form == "big":
        return Quantity(chinese(number), None, None, unit)
    raise ValueError(f"{form} states no quantity")
