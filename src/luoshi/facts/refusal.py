"""A refusal: an input that cannot be taken, said once, with a code, in both languages."""

from typing import Any

REFUSALS: dict[str, tuple[str, str]] = {
    "missing-file": ("找不到文件 {name}。请检查路径。", "There is no file {name}. Check the path."),
    "not-a-file": ("{name} 不是文件。请给出报告文件。", "{name} is not a file. Give a report's file."),
    "unreadable-file": ("无法读取 {name}。请检查权限。", "{name} cannot be read. Check its permissions."),
    "empty-file": ("{name} 是空文件。请换成含有报告正文的文件。", "{name} is empty. Give a file that holds the report's text."),
    "not-text": ("{name} 不是文本（像是{looks_zh}）。请先另存为纯文本。", "{name} is not text (it looks like {looks_en}). Save it as plain text first."),
    "broken-encoding": (
        "{name} 的编码有误（第 {byte} 字节处）。请另存为 UTF-8。",
        "{name} is not validly encoded (at byte {byte}). Save it as UTF-8.",
    ),
    "too-large": (
        "{name} 太大（{size} 字节，上限 {limit} 字节）。请只给报告正文。",
        "{name} is too large ({size} bytes; the limit is {limit}). Give the report's text only.",
    ),
    "no-year": (
        "{name} 里找不到报告年份。请加上写有年份的标题，如“2024年工作安排”。",
        "{name} states no year. Add a heading that does, such as 2024年工作安排.",
    ),
}
"""Every code with what is shown in Chinese and in English; names in braces are filled from the refusal's data."""


class Refusal(Exception):
    """An input that is refused.

    code: a key of REFUSALS. data: values for the message's braces.
    """

    def __init__(self, code: str, **data: Any) -> None:
        super().__init__(code)
        self.code = code
        self.data = data

    def message(self, language: str = "zh") -> str:
        """What to tell the person, in "zh" or "en"."""
        chinese, english = REFUSALS[self.code]
        return (chinese if language.startswith("zh") else english).format(**self.data)
