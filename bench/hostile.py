"""Texts made to be slow to read: what a report never looks like, and what a rule could stumble over."""

from collections.abc import Callable

START = "清河市政府工作报告\n一、2023年工作回顾\n"
"""Gives every text a year, so that its figures are dated."""


PLAN = START + "各项工作取得进展。\n二、2024年工作安排\n"
"""What stands behind it is undertaken."""


def _repeated(piece: str, start: str = START) -> Callable[[int], str]:
    def text(letters: int) -> str:
        return start + piece * (letters // len(piece))

    return text


HOSTILE: dict[str, Callable[[int], str]] = {
    "数字连成一串 digits in one run": _repeated("7"),
    "小数点连成一串 digits and points": _repeated("1.2"),
    "千分位逗号 digits and commas": _repeated("1,234"),
    "中文数字 Chinese numerals": _repeated("一百二十三亿"),
    "左括号 opening brackets": _repeated("（"),
    "括号套数字 brackets with digits": _repeated("（1"),
    "没有关上的引号 quotes never closed": _repeated("“5个"),
    "分别没完没了 分别 without an end": _repeated("分别增长5%、"),
    "分别之后没有数 分别 without numbers": _repeated("城镇和农村分别"),
    "顿号长串 a chain of 、": _repeated("公路、"),
    "顿号长串带数字 a chain of 、 with numbers": _repeated("5个、"),
    "不断句 no punctuation": _repeated("新增企业5家完成投资"),
    "逗号长句 one sentence of commas": _repeated("新增企业5家，"),
    "换行长串 line breaks": _repeated("\n"),
    "数字夹换行 numbers across lines": _repeated("1\n"),
    "页码 page numbers": _repeated("\n— 3 —\n"),
    "空格 spaces": _repeated("　 "),
    "标题长串 headings": _repeated("（一）工作\n"),
    "比例长串 ratios": _repeated("12：34："),
    "范围长串 ranges": _repeated("5—10—"),
    "年份长串 years": _repeated("2023年"),
    "百分号长串 percent signs": _repeated("％5%"),
    "年份不断句 years in one sentence": _repeated("2023年增长5%，"),
    "比某年不断句 compared years in one sentence": _repeated("比2020年增长5%，"),
    "今后几年不断句 years ahead in one sentence": _repeated("今后三年增长5%、"),
    "去年不断句 last year in one sentence": _repeated("预计去年增长5%，"),
    "力争不断句 modality in one sentence": _repeated("力争新增5家，"),
    "安排里逗号长句 a plan of commas": _repeated("健全制度，", PLAN),
    "安排里数字长句 a plan of figures": _repeated("新增企业5家、", PLAN),
    "安排里效果长句 a plan of purposes": _repeated("提升服务水平，", PLAN),
    "安排里方式长句 a plan of settings": _repeated("围绕产业链，", PLAN),
    "安排里状语长串 adverbs in one clause": _repeated("加快", PLAN),
    "安排里分号长句 a plan of semicolons": _repeated("松岭建成；", PLAN),
    "安排里项目长串 projects in one clause": _repeated("松岭水库建成、", PLAN),
    "安排里表态长句 beliefs in one sentence": _repeated("我们一定是新发展理念，", PLAN),
    "安排里短句 short sentences": _repeated("健全制度。", PLAN),
    "安排里引号 quotes never closed in a plan": _repeated("“健全，", PLAN),
    "安排里编号 numbers of items": _repeated("一是", PLAN),
    "安排里冒号 colons": _repeated("主要目标:", PLAN),
}
"""What it is, and how to make about that many characters of it."""
