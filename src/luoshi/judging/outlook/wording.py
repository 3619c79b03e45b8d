"""An outlook said in a sentence, with its reasons, in Chinese and in English."""

from decimal import Decimal

from luoshi.judging.outlook.forecast import Forecast
from luoshi.judging.outlook.methods import PARTS
from luoshi.judging.outlook.series import DECEMBER


def sentence(seen: Forecast, language: str = "zh") -> str:
    """What is expected, how sure that is, and what it rests on. language: "zh" or "en"."""
    zh = language.startswith("zh")
    percent = "%" if seen.kind == "rate" else ""
    if seen.month == DECEMBER:
        value = f"{seen.to_date}{percent}"
        return (
            f"{seen.name}：{seen.year}年全年为{value}。"
            if zh
            else f"{seen.name}: {value} for the whole of {seen.year}."
        )
    level = f"{seen.level * 100:g}%"
    ends = f"{seen.low}{percent}", f"{seen.high}{percent}"
    said = [
        (names[0 if zh else 1], _like(part.value, seen.to_date) + percent, f"{part.weight * 100:.0f}%")
        for (_, names), part in zip(PARTS[seen.kind], seen.parts, strict=True)
    ]
    if zh:
        reasons = "，".join(f"按{name}推算为{value}（权重{weight}）" for name, value, weight in said)
        return (
            f"{seen.name}：{seen.year}年1—{seen.month}月为{seen.to_date}{percent}，预计全年{seen.expected}{percent}，"
            f"有{level}的把握落在{ends[0]}至{ends[1]}之间。{reasons}；依据{seen.years[0]}—{seen.years[-1]}年的数据。"
        )
    reasons = "; ".join(f"by {name} {value} (weight {weight})" for name, value, weight in said)
    return (
        f"{seen.name}: {seen.to_date}{percent} in January to month {seen.month} of {seen.year}; expected for the year "
        f"{seen.expected}{percent}, with {level} probability between {ends[0]} and {ends[1]}. Reckoned {reasons}; "
        f"from the years {seen.years[0]} to {seen.years[-1]}."
    )


def _like(value: float, like: Decimal) -> str:
    exponent = like.as_tuple().exponent
    assert isinstance(exponent, int)
    return f"{value:.{max(0, -exponent)}f}"
