"""The arithmetic of relations and conflicts in words, in Chinese and in English."""

import re
import unicodedata
from decimal import ROUND_HALF_EVEN, Decimal
from fractions import Fraction

from luoshi.facts import Figure
from luoshi.judging.agreement.conflicts import Conflict, Implied, Repair
from luoshi.judging.agreement.printed import Interval, last_place
from luoshi.judging.agreement.relation import LAYERS, Part, Relation, Stated

Both = tuple[str, str]
"""What is said, in Chinese and in English."""

_SIZE = re.compile(r"\d[\d,.]*([百千万亿]*)")
_SIZES = {"百": 2, "千": 3, "万": 4, "亿": 8}


def formula(relation: Relation) -> Both:
    """What the relation says of its figures, as written, in the signs of arithmetic."""
    return _formula(relation, 0), _formula(relation, 1)


def _formula(relation: Relation, language: int) -> str:
    def name(role: str) -> str:
        return _name(relation.one(role), language)

    def more(role: str, *signs: str) -> str:
        part = relation.one(role)
        down = isinstance(part, Stated) and part.figure.direction == "down"
        return f"{signs[down]} {_name(part, language)}"

    match relation.kind:
        case "increase":
            return f"{name('level')} {more('increase', '−', '+')} = {name('base')}"
        case "growth":
            return f"{name('level')} ÷ {name('base')} = 1 {more('growth', '+', '−')}"
        case "multiple":
            return f"{name('level')} ÷ {name('base')} = {'1 + ' if relation.constant else ''}{name('multiple')}"
        case "pace":
            return f"{name('level')} ÷ {name('base')} = (1 {more('growth', '+', '−')})^{relation.constant}"
        case "course":
            return f"{name('after')} {'≥' if relation.constant > 0 else '≤'} {name('base')}"
        case "share":
            return f"{name('part')} ÷ {name('whole')} = {name('share')}"
        case "limit":
            return f"{name('amount')} ≤ 100%"
        case "sum":
            whole = name("whole") if relation.all("whole") else f"{relation.constant}"
            return f"{' + '.join(_name(part, language) for part in relation.all('part'))} = {whole}"
        case "subset":
            return f"{' + '.join(_name(part, language) for part in relation.all('part'))} ≤ {name('whole')}"
        case "blend":
            among = "、".join(_name(part, language) for part in relation.all("part_growth"))
            return (f"{name('growth')} 在 {among} 之间", f"{name('growth')} lies among {among}")[language]
        case "rank":
            return f"{name('rank')} {more('move', '+', '−')} = {name('before')}"
        case "field":
            size = name("field") if relation.all("field") else f"{relation.constant}"
            return f"{name('rank')} ≤ {size}"
        case "plan":
            return f"{name('done')} ÷ {name('plan')} = {name('percent')}"
        case "mix":
            before = f"({name('share')} {more('change', '−', '+')})"
            growth, whole = more("growth", "+", "−"), more("whole_growth", "+", "−")
            return f"{before} × (1 {growth}) = {name('share')} × (1 {whole})"
        case "weighted":
            weighed = " + ".join(
                f"{_name(share, language)} × {_name(part, language)}"
                for share, part in zip(relation.all("part_share"), relation.all("part_growth"), strict=True)
            )
            return f"{name('growth')} ≈ {weighed}"
        case "compared":
            return f"{name('higher')} ≥ {name('lower')}"
        case "average":
            return f"{name('total')} ÷ {name('count')} = {name('average')}"
        case "threshold":
            return f"{name('total')} ≥ {name('count')} × {_money(relation.constant)}"
        case "restated":
            return f"{name('first')} = {name('second')}"


def _name(part: Part, language: int) -> str:
    if isinstance(part, Stated):
        return re.sub(r"\s", "", part.figure.text)
    return f"〔{part.name[language]}〕"


def arithmetic(conflict: Conflict) -> Both:
    """Why the figures of a conflict cannot all be true, and what would mend it."""
    formulas = [formula(relation) for relation in conflict.relations]
    layers = [LAYERS[each.layer] for each in conflict.relations if each.layer != "hard"]
    chinese, english = ("；".join(each[0] for each in formulas), "; ".join(each[1] for each in formulas))
    if layers:
        chinese, english = f"{chinese}（{layers[0][0]}）", f"{english} ({layers[0][1]})"
    mends = [mend(repair) for repair in conflict.repairs]
    if not mends:
        nothing = ("改动其中任何一个都不能使其余数字相符。", "No single figure would mend it.")
        return f"{chinese}。{nothing[0]}", f"{english}. {nothing[1]}"
    said = ["。".join((chinese, *(each[0] for each in mends))), ". ".join((english, *(each[1] for each in mends)))]
    return f"{said[0]}。", f"{said[1]}."


def mend(repair: Repair) -> Both:
    """Where one figure would have to lie, the others being right."""
    text = re.sub(r"\s", "", repair.stated.figure.text)
    zh, en = span(repair.interval, repair.stated.figure)
    return f"若其余无误，“{text}”应{zh}", f"The others being right, “{text}” would be {en}"


def span(interval: Interval, figure: Figure) -> Both:
    """An interval in the size and unit that the figure is written in (亿元): 在3865—3867亿元之间."""
    low, high = interval.low, interval.high
    if low is not None and high is not None and high <= 0 and figure.direction == "down":
        low, high = -high, -low
    text = unicodedata.normalize("NFKC", re.sub(r"\s", "", figure.text))
    found = _SIZE.search(text)
    size = found[1] if found else ""
    by = Fraction(10) ** sum(_SIZES[letter] for letter in size)
    places = _places(last_place(figure) / by)
    unit = f"{size}{figure.quantity.unit}"
    return _between(None if low is None else low / by, None if high is None else high / by, places, unit)


def spoken(implied: Implied) -> Both:
    """An implied interval with its unit, in 万 or 亿 where it is that large."""
    low, high = implied.interval.low, implied.interval.high
    largest = max(abs(end) for end in (low, high) if end is not None)
    size, by = ("亿", 10**8) if largest >= 10**8 else ("万", 10**4) if largest >= 10**5 else ("", 1)
    return _between(None if low is None else low / by, None if high is None else high / by, 2, f"{size}{implied.unit}")


def _money(value: Fraction) -> str:
    size, by = ("亿", 10**8) if value >= 10**8 else ("万", 10**4) if value >= 10**4 else ("", 1)
    return f"{_plain(value / by)}{size}元"


def _places(place: Fraction) -> int:
    """Decimals that show two more than the printed ones."""
    places = 2
    while place < 1 and places < 8:
        place *= 10
        places += 1
    return places


def _between(low: Fraction | None, high: Fraction | None, places: int, unit: str) -> Both:
    if low is not None and high is not None and low < high:
        # three places of what lies between the ends
        width = high - low
        while width * 10**places < 100 and places < 8:
            places += 1
    least, most = (None if end is None else _plain(end, places) for end in (low, high))
    if least is None and most is None:
        return f"是别的数（{unit}）", f"some other number of {unit}"
    if least is None:
        return f"不大于{most}{unit}", f"at most {most}{unit}"
    if most is None:
        return f"不小于{least}{unit}", f"at least {least}{unit}"
    if least == most:
        return f"是{least}{unit}", f"{least}{unit}"
    return f"在{least}—{most}{unit}之间", f"between {least} and {most}{unit}"


def _plain(value: Fraction, places: int = 2) -> str:
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    rounded = exact.quantize(Decimal(1).scaleb(-places), ROUND_HALF_EVEN)
    return f"{rounded.normalize():f}"
