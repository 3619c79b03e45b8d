"""The numbers that Word puts before paragraphs and keeps out of their text: 一、 （一） 1."""

from collections import defaultdict
from dataclasses import dataclass, field

from luoshi.intake.xml import Attributes

_DIGITS = "〇一二三四五六七八九"
_CIRCLED = 20
LEVELS = 9


@dataclass(slots=True)
class Level:
    """One level of a list: how its numbers look (`text` has %1 for the number of level 1), and the first."""

    format: str = "decimal"
    text: str = ""
    start: int = 1


@dataclass(slots=True)
class Numbering:
    """The lists of a document, and how far each has been counted."""

    levels: dict[str, dict[int, Level]] = field(default_factory=dict)
    lists: dict[str, str] = field(default_factory=dict)
    _counted: dict[str, dict[int, int]] = field(default_factory=lambda: defaultdict(dict))

    def mark(self, number: str, level: int) -> str:
        """The mark of the next paragraph of list `number` at `level`, from 0; "" for bullets and unknown lists."""
        abstract = self.lists.get(number, "")
        levels = self.levels.get(abstract, {})
        if level not in levels:
            return ""
        counted = self._counted[abstract]
        for deeper in [each for each in counted if each > level]:
            del counted[deeper]
        counted[level] = counted.get(level, levels[level].start - 1) + 1
        if levels[level].format in ("bullet", "none"):
            return ""
        mark = levels[level].text
        for each in range(level + 1):
            own = levels.get(each, Level())
            mark = mark.replace(f"%{each + 1}", shown(counted.get(each, own.start), own.format))
        return mark


@dataclass(slots=True)
class NumberingReader:
    """Takes the elements of numbering.xml in their order and fills a Numbering."""

    numbering: Numbering = field(default_factory=Numbering)
    _abstract: str = ""
    _list: str = ""
    _level: Level | None = None

    def start(self, tag: str, attributes: Attributes) -> None:
        """An element begins."""
        value = attributes.get("val", "")
        if tag == "abstractNum":
            self._abstract = attributes.get("abstractNumId", "")
        elif tag == "lvl":
            level = attributes.get("ilvl", "0")
            self._level = Level()
            if not self._list and level.isascii() and level.isdigit() and int(level) < LEVELS:
                self.numbering.levels.setdefault(self._abstract, {})[int(level)] = self._level
        elif tag == "num":
            self._list = attributes.get("numId", "")
        elif tag == "abstractNumId" and self._list:
            self.numbering.lists[self._list] = value
        elif self._level is None:
            return
        elif tag == "numFmt":
            self._level.format = value
        elif tag == "lvlText":
            self._level.text = value[:40]
        elif tag == "start" and value.isascii() and value.isdigit() and len(value) < 6:
            self._level.start = int(value)

    def end(self, tag: str) -> None:
        """An element ends."""
        if tag == "lvl":
            self._level = None
        elif tag == "num":
            self._list = ""


def shown(number: int, format: str) -> str:
    """A list's number as Word's format shows it; formats that no Chinese document uses look like decimals."""
    if "hinese" in format or "japaneseCounting" in format or format.startswith("ideograph"):
        return chinese(number) if number < 100 else str(number)
    if "ircle" in format and 1 <= number <= _CIRCLED:
        return chr(ord("①") + number - 1)
    if format.endswith("Letter") and 1 <= number <= 26:
        return chr(ord("A" if format.startswith("upper") else "a") + number - 1)
    return str(number)


def chinese(number: int) -> str:
    """A number from 0 to 99 in Chinese: 十二, 二十."""
    tens, ones = divmod(number, 10)
    if not tens:
        return _DIGITS[ones]
    return ("" if tens == 1 else _DIGITS[tens]) + "十" + (_DIGITS[ones] if ones else "")
