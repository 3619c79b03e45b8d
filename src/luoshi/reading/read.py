"""Stand-in reader: shapes only."""

import re
from decimal import Decimal

from luoshi.facts import Figure, Numeral, Period, Quantity, Reading, Section, Source

NUM = re.compile(r"(\d+(?:\.\d+)?)(万|亿)?(%|个|家|元|亩|公里|人|户|项)?")


def read(source: Source, year: int | None = None) -> Reading:
    """Crude; replaced soon."""
    text = source.text
    cut = text.find("二、")
    years = [int(y) for y in re.findall(r"(20\d\d)年工作(?:安排|重点)|(?<=二、)(20\d\d)年", text)[0] if y] or [2024]
    year = years[0]
    one = Section(("一、回顾",), 1, 0, cut, "review", year - 1)
    two = Section(("二、安排",), 1, cut, len(text), "plan", year)
    figures, numerals = [], []
    for m in NUM.finditer(text):
        part = one if m.start() < cut else two
        left = text.rfind("。", 0, m.start()) + 1
        right = text.find("。", m.end()) + 1 or len(text)
        if not m.group(3):
            numerals.append(Numeral(m.start(), m.end(), m.group(), "name", part.path, (left, right), ("stand-in",)))
            continue
        mult = {"万": 10**4, "亿": 10**8}.get(m.group(2) or "", 1)
        figures.append(
            Figure(
                m.start(), m.end(), m.group(), Quantity(Decimal(m.group(1)) * mult, None, None, m.group(3)),
                "growth" if m.group(3) == "%" else "level", "up" if m.group(3) == "%" else None, "eq",
                "actual" if part is one else "target", None, Period(part.year), text[max(0, m.start() - 8) : m.start()],
                None, None, part.path, (left, right), ("stand-in",),
            )
        )
    return Reading(source, year, (one, two), tuple(figures), tuple(numerals), ())
