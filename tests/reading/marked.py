"""Marked sentences (see cases/README.md) as cases: a text, and what is to be read in it."""

import re
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from luoshi.facts import BOUNDS, DIRECTIONS, MEASURES, STATUSES

_MARK = re.compile(r"【([^【】]+)】|〖([^〖〗|]+)\|([a-z]+|\?)〗")
_VALUE = re.compile(r"(?P<low>-?[\d.]+)(?:–(?P<high>[\d.]+))? (?P<unit>\S+)")
_YEARS = re.compile(r"(?:(\d{4})–)?(\d{4})")
_REPORT_OF = re.compile(r"（(\d{4})年报告）")


@dataclass(frozen=True)
class Marked:
    """A span of the case's text and what is to be read there: `fields` of a figure, `kind` of another numeral."""

    start: int
    end: int
    kind: str
    fields: dict[str, Any]


@dataclass(frozen=True)
class Case:
    """One marked sentence. start, end: where it stands in `text`, the small report around it."""

    name: str
    text: str
    start: int
    end: int
    marks: tuple[Marked, ...]

    def figures(self) -> dict[tuple[int, int], dict[str, Any]]:
        """Spans of the marked figures with their fields."""
        return {(mark.start, mark.end): mark.fields for mark in self.marks if mark.kind == "figure"}


def cases(path: Path) -> list[Case]:
    """The cases of one file."""
    out: list[Case] = []
    heading, lines = "", path.read_text(encoding="utf-8").split("\n")
    at = 0
    while at < len(lines):
        line, number = lines[at], at + 1
        at += 1
        if line.startswith("=="):
            heading = line.removeprefix("==").strip()
        elif line.strip() and not line.startswith("#"):
            expected = []
            while at < len(lines) and lines[at].startswith("  "):
                expected.append(lines[at].strip())
                at += 1
            out.append(_case(f"{path.stem}:{number}", heading, line, expected))
    return out


def _case(name: str, heading: str, sentence: str, expected: list[str]) -> Case:
    review = "回顾" in heading
    given = _REPORT_OF.search(heading)
    title = _REPORT_OF.sub("", heading)
    named = re.findall(r"\d{4}", title)
    year = int(given.group(1)) if given else int(named[-1]) + (1 if review else 0)
    before = (
        f"{year}年望川市政府工作报告\n一、{title}\n"
        if review
        else f"{year}年望川市政府工作报告\n一、工作回顾\n各项工作取得新进展。\n二、{title}\n"
    )
    after = f"\n二、{year}年工作安排\n抓好各项工作。\n" if review else "\n"
    usual = {"bound": "eq", "status": "actual" if review else "target", "year": year - 1 if review else year}
    plain, marks, end = "", [], 0
    left = list(expected)
    for mark in _MARK.finditer(sentence):
        plain += sentence[end : mark.start()]
        end = mark.end()
        start = len(before) + len(plain)
        plain += mark.group(1) or mark.group(2)
        fields = _fields(left.pop(0), usual) if mark.group(1) else {}
        marks.append(Marked(start, len(before) + len(plain), "figure" if mark.group(1) else mark.group(3), fields))
    plain += sentence[end:]
    if left:
        raise ValueError(f"{name}: more lines than figures")
    text = before + plain.replace("⏎", "\n") + after
    return Case(name, text, len(before), len(before) + len(plain), tuple(marks))


def _fields(line: str, usual: dict[str, Any]) -> dict[str, Any]:
    amount, words, subject, *more = (cell.strip() for cell in line.split("|"))
    found = _VALUE.fullmatch(amount)
    if not found:
        raise ValueError(f"no value and unit: {line}")
    low, high = Decimal(found["low"]), found["high"] and Decimal(found["high"])
    fields: dict[str, Any] = {"direction": None, "modality": None, "span": None, "place": None, "scope": None, **usual}
    fields |= (
        {"value": None, "low": low, "high": high, "bound": "range"}
        if high
        else {"value": low, "low": None, "high": None}
    )
    fields |= {"unit": found["unit"], "subject": subject}
    for word in words.split():
        fields |= _word(word)
    fields |= dict(cell.split(maxsplit=1) for cell in more)
    left_open = {word.removesuffix("?") for word in words.split() if word.endswith("?")}
    left_open |= {"subject"} if subject == "?" else set()
    left_open |= set() if "measure" in fields else {"direction"}
    return {field: value for field, value in fields.items() if field not in left_open}


def _word(word: str) -> dict[str, Any]:
    for field, known in (("measure", MEASURES), ("direction", DIRECTIONS), ("bound", BOUNDS), ("status", STATUSES)):
        if word in known:
            return {field: word}
    years = _YEARS.fullmatch(word)
    if years:
        first, last = years.groups()
        return {"year": int(last), "span": int(last) - int(first) + 1 if first else None}
    if word.isascii() and not word.endswith("?"):
        raise ValueError(f"{word} is no word of a case")
    return {} if word.endswith("?") else {"modality": word}
