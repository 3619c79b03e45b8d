"""Tables as rows of cells, to try things on."""

from dataclasses import dataclass

from luoshi.judging.observations import Asked, Held, Known, Plan, Rows, plan, said

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
TODAY = (2024, 6)
USUAL = Asked()


@dataclass(frozen=True)
class Plain:
    address: str
    text: str
    wrong: str = ""


def sheet(*lines: str) -> Rows:
    """Lines with | between their cells; =x is a formula."""
    rows = []
    for number, line in enumerate(lines, 1):
        cells = {}
        for column, text in enumerate(line.split("|"), 1):
            text = text.strip()
            if text:
                wrong = "formula" if text.startswith("=") else ""
                cells[column] = Plain(f"{LETTERS[column - 1]}{number}", "" if wrong else text, wrong)
        if cells:
            rows.append((number, cells))
    return rows


GDP = Known(1, "地区生产总值增速", "%", "rate")
RETAIL = Known(2, "社会消费品零售总额", "亿元", "growing")
LOANS = Known(3, "贷款余额", "亿元", "net")
CPI = Known(4, "居民消费价格涨幅", "%", "rate")
OTHERS = Known(5, "粮食产量", "万吨", "growing", own=False)
INDICATORS = {each.name: each for each in (GDP, RETAIL, LOANS, CPI, OTHERS)}
PLACES = {"临江县": 11, "望川区": 12, "望川经开区": 13}


def planned(
    *lines: str,
    asked: Asked = USUAL,
    held: dict[object, dict[tuple[int, int], Held]] | None = None,
) -> Plan:
    return plan(said([sheet(*lines)], asked), INDICATORS, PLACES, held or {}, TODAY)  # type: ignore[arg-type]
