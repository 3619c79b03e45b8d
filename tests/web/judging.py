"""Two reports of one made-up town, a year apart, and the one sentence in the later whose figures cannot all be true."""

from luoshi import intake, reading
from luoshi.web.register import queries
from luoshi.web.register.actions import admit
from luoshi.web.register.queries import Report

OLD = """望川市政府工作报告
一、2023年工作回顾
全市平稳。
二、2024年工作安排
主要预期目标是：地区生产总值增长6%左右，固定资产投资增长5%以上，居民消费价格涨幅3%左右。新建口袋公园12个，新增停车位900个，建成望川大桥。
"""
NEW = """望川市政府工作报告
一、2024年工作回顾
地区生产总值增长5.9%，固定资产投资增长3%，新建口袋公园9个，望川大桥建成通车。年末贷款余额4255亿元，比年初增加389亿元、增长11%。全年财政支出500亿元，其中民生支出400亿元、占80%。
二、2025年工作安排
地区生产总值增长5.5%以上，固定资产投资增长6%以上，居民消费价格涨幅2%左右，新建口袋公园12个。
"""
WRONG = ("4255亿元", "389亿元", "11%")
"""The figures that cannot all be true."""


def admitted(text: str, year: int, name: str = "") -> Report:
    """A report in the register."""
    source = intake.from_bytes(name or f"望川{year}.txt", text.encode())
    found = queries.report(admit(source, reading.read(source, year)).key)
    assert found is not None
    return found


def older() -> Report:
    """The report of 2024, in the register."""
    return admitted(OLD, 2024)


def newer() -> Report:
    """The report of 2025, in the register."""
    return admitted(NEW, 2025)
