"""Why a value is refused or doubted, in Chinese and in English. {cell} is where it stands."""

REFUSED: dict[str, tuple[str, str]] = {
    "text": ("{cell}“{said}”不是数。没有数据请留空。", "{cell}: “{said}” is no number. Leave it empty for no value."),
    "unit": (
        "{cell}“{said}”的单位不是“{unit}”。请换算后再填。",
        "{cell}: the unit of “{said}” is not {unit}. Convert it first.",
    ),
    "long": (
        "{cell}“{said}”的位数太多。请按公布的位数填。",
        "{cell}: “{said}” has too many digits. Give those published.",
    ),
    "formula": (
        "{cell} 是公式。公式不计算，请改为数值。",
        "{cell} is a formula. Formulas are not evaluated: give the value.",
    ),
    "error": ("{cell} 是错误值，请改正。", "{cell} is an error value. Correct it."),
    "no-indicator": ("{cell} 没有“{said}”这个指标。", "{cell}: there is no indicator called “{said}”."),
    "not-yours": ("{cell}“{said}”不是本单位的指标。", "{cell}: “{said}” is an indicator of another office."),
    "no-place": ("{cell} 没有“{said}”这个地区。", "{cell}: there is no place called “{said}”."),
    "no-period": ("{cell}“{said}”看不出是哪年哪月。", "{cell}: “{said}” names no year and month."),
    "no-counting": (
        "{cell}“{said}”看不懂。请填累计或当月，或者预计、快报、初步、最终、审计。",
        "{cell}: “{said}” is neither 累计 nor 当月, and none of 预计, 快报, 初步, 最终, 审计.",
    ),
    "twice": (
        "{cell} 同一指标同一地区同一时期填了两次（另一处：{other}）。请只留一个。",
        "{cell}: the same indicator, place and period stands in {other} too. Keep one.",
    ),
    "future": ("{cell} {period}还没有到。", "{cell}: {period} is still to come."),
    "january": (
        "{cell} 1月不单独统计，请填1—2月累计。",
        "{cell}: January is not counted by itself. Give January to February.",
    ),
    "no-month-rate": (
        "{cell} 当月的增速不能累加。请填累计增速。",
        "{cell}: growth of single months does not add up. Give the growth to date.",
    ),
    "month-missing": (
        "{cell} 之前有月份没有数，当月值不能累加。请补齐1—{before}月。",
        "{cell}: months before it are missing, so nothing can be added up. Fill in January to month {before}.",
    ),
    "to-date-head": (
        "{cell} 写的是累计时期，这份文件却说是当月值。请改正其中一个。",
        "{cell} names January to a month, but the file is said to hold single months. Correct one of them.",
    ),
}
DOUBTED: dict[str, tuple[str, str]] = {
    "percent-as-fraction": (
        "{cell} {value} 像是把百分数写成了小数：是不是 {likely}？",
        "{cell}: {value} looks like a percent written as a fraction: should it be {likely}?",
    ),
    "leap": (
        "{cell} {value} 与以往的 {usual} 相差约 {times} 倍，是不是单位错了？",
        "{cell}: {value} is about {times} times away from the usual {usual}. Is the unit wrong?",
    ),
    "falling": (
        "{cell} 累计值 {value} 比上一期的 {before} 还少。",
        "{cell}: the total of {value} is less than {before} in the period before.",
    ),
    "ratio": (
        "{cell} {value} 与分子 {numerator}、分母 {denominator} 对不上（应约为 {likely}）。",
        "{cell}: {value} is not {numerator} of {denominator}, which is about {likely}.",
    ),
    "older": (
        "{cell} 已有更晚的版本（{vintage} {before}），这个数不会取代它。",
        "{cell}: there is a later vintage ({vintage_en} {before}) already, which it will not supersede.",
    ),
    "sign": (
        "{cell} {value} 是负数，而这个指标不应为负。",
        "{cell}: {value} is below nothing, which this indicator cannot be.",
    ),
}
REASONS = {**REFUSED, **DOUBTED}

TABLES: dict[str, tuple[str, str]] = {
    "no-heads": (
        "没有找到表头。前 40 行里要有一行写明“指标、地区、期间、数值”，或者“指标”加各月份。",
        "No line of heads was found. One of the first 40 lines has to name 指标, 地区, 期间, 数值, or 指标 and the "
        "months.",
    ),
    "same-heads": ("有几列写的是同一项：{head}。请只保留一列。", "Several columns are the same: {head}. Keep one."),
    "too-many-values": (
        "一次最多读入 {most} 个数。请分成几个文件。",
        "At most {most} values are taken in at once. Split the file.",
    ),
    "no-values": ("表里没有数。", "There is no value in the table."),
}
"""Why a whole table is refused."""
