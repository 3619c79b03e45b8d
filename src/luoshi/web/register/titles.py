"""The title that a report bears at its head."""

LOOKED_AT = 300
"""Characters of the head of a text in which a title is looked for."""

MOST_LINES = 3
LONGEST = 40
_NO_TITLE = ("。", "：", ":", "，", "；", "！", "？")


def title_of(head: str) -> str:
    """The first lines of a text up to the one that calls it a report (报告); "" where they are no title.

    head: the beginning of the text. A title is short and is no sentence; a salutation (各位代表：) means there is none.
    """
    lines = [line for line in (part.strip(" \t\r\u3000") for part in head.split("\n")) if line]
    for number, line in enumerate(lines[:MOST_LINES], 1):
        if len(line) > LONGEST or line.endswith(_NO_TITLE):
            return ""
        if "报告" in line:
            return " ".join(lines[:number])
    return ""
