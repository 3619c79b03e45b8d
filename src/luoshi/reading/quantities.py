"""The quantity that a numeral states: multipliers worked in, units without them."""

from decimal import Decimal

from luoshi.facts import Quantity
from luoshi.reading.make import make
from luoshi.reading.numbers import chinese, compound, decimal, multiplier
from luoshi.reading.scan import Token

_UNITS = {"％": "%", "百分点": "个百分点", "名次": "位", "位次": "位", "个位次": "位", "个名次": "位"}
_HUNDREDTH = Decimal("0.01")
_TEN_THOUSANDTH = Decimal("0.0001")


def _times(digits: str, steps: str) -> Decimal:
    value = decimal(digits)
    return value * multiplier(steps) if steps else value


def _percent(part: Decimal, whole: Decimal) -> Decimal:
    """The share in percent, to two places as the guideline writes it (2/3 → 66.67)."""
    share = (part * 100 / whole).quantize(_HUNDREDTH)
    return share.to_integral_value() if share == share.to_integral_value() else share


def _ratio(one: Decimal, other: Decimal) -> Decimal:
    """How many times the other the one is: 2.10:1 → 2.10, 1:3 → 0.3333."""
    return one if other == 1 else (one / other).quantize(_TEN_THOUSANDTH).normalize() + 0


def quantity(token: Token) -> Quantity:
    """The quantity of a numeral that is a figure.

    Raises ValueError for a form that states no quantity (a heading, a name).
    """
    _, _, form, number, second, steps, _, unit = token
    unit = _UNITS.get(unit, unit)
    if form == "plain":
        value = decimal(number)
        return make(Quantity, (value * multiplier(steps) if steps else value, None, None, unit))
    if form == "range":
        low = number.rstrip("十百千万亿")
        return Quantity(None, _times(low, number[len(low) :] or steps), _times(second, steps), unit)
    if form in ("rank", "ordinal", "top", "first"):
        return Quantity(
            decimal(number) if number.isdecimal() and number.isascii() else chinese(number), None, None, "位"
        )
    return make(Quantity, (_value(token), None, None, unit))


def _value(token: Token) -> Decimal:
    form, number = token.form, token.number
    if form == "compound":
        return compound(number)
    if form == "product":
        return decimal(number) * _times(token.second, token.multiplier)
    if form == "part":
        return decimal(number)
    if form == "ratio":
        return _ratio(*map(decimal, token.number.split(":")))
    if form == "fraction":
        return _percent(decimal(number), decimal(token.second))
    if form == "fold":
        return Decimal("1.5") if number == "半" else Decimal(2) ** int(chinese(number))
    if form == "parts":
        return _percent(chinese(number), chinese(token.second))
    if form in ("tenths", "half"):
        # 三成 → 30, 三成半 → 35, 六成五 → 65.
        ones = 5 if token.second == "半" else int(chinese(token.second)) if token.second else 0
        return chinese(number) * 10 + ones
    if form in ("times", "percent", "count", "threshold", "years", "big"):
        return chinese(number)
    raise ValueError(f"{form} states no quantity")
