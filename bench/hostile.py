"""Texts made to be slow to read: what a report never looks like, and what a rule could stumble over."""

from collections.abc import Callable

START = "清河市政府工作报告\n一、2023年工作回顾\n"
"""Gives every text a year, so that its figures are dated."""


def _repeated(piece: str) -> Callable[[int], str]:
    def text(letters: int) -> str:
        return START + piece * (letters // len(piece))

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
}
"""What it is, and how to make about that many characters of it."""
