"""Readings made by hand, so that what follows the reader is tested whatever the reader does."""

import hashlib
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from luoshi.facts import Commitment, Doubt, Figure, Numeral, Period, Project, Quantity, Reading, Section, Source


@dataclass
class Report:
    """A text with the rows stated in it, put together piece by piece and in text order."""

    name: str
    text: str
    year: int | None = 2024

    def __post_init__(self) -> None:
        self.source = Source(self.name, self.text, hashlib.sha256(self.text.encode()).hexdigest())
        self.outline: list[Section] = []
        self.figures: list[Figure] = []
        self.numerals: list[Numeral] = []
        self.doubts: list[Doubt] = []
        self.commitments: list[Commitment] = []
        self._at = 0

    def _next(self, quote: str) -> tuple[int, int]:
        start = self.text.index(quote, self._at)
        self._at = start + len(quote)
        return start, self._at

    def _around(self, start: int) -> dict[str, Any]:
        section = next((part for part in reversed(self.outline) if part.start <= start), None)
        begin = max(self.text.rfind(mark, 0, start) for mark in "。\n") + 1
        ends = [place for mark in "。\n" if (place := self.text.find(mark, start)) >= 0]
        return {
            "section": section.path if section else (),
            "sentence": (begin, min(ends, default=len(self.text) - 1) + 1),
            "trace": ("test-rule:words",),
        }

    def section(self, title: str, level: int, outlook: str, year: int | None) -> None:
        """The next place where `title` stands begins a section."""
        start = self._at = self.text.index(title, self._at)
        above = [part for part in self.outline if part.level < level]
        path = (*(above[-1].path if above else ()), title)
        self.outline = [
            part._replace(end=start) if part.end == len(self.text) and part.level >= level else part
            for part in self.outline
        ]
        self.outline.append(Section(path, level, start, len(self.text), outlook, year))  # type: ignore[arg-type]

    def figure(self, quote: str, value: str | tuple[str, str], unit: str, subject: str, **more: Any) -> None:
        """The next place where `quote` stands is a figure."""
        start, end = self._next(quote)
        single = isinstance(value, str)
        quantity = Quantity(
            Decimal(value) if isinstance(value, str) else None,
            None if single else Decimal(value[0]),
            None if single else Decimal(value[1]),
            unit,
        )
        fields: dict[str, Any] = {
            "measure": "level",
            "direction": None,
            "bound": "eq" if single else "range",
            "status": "actual",
            "modality": None,
            "period": Period(2023),
            "place": None,
            "scope": None,
        }
        fields |= more
        self.figures.append(Figure(start, end, quote, quantity, subject=subject, **fields, **self._around(start)))

    def numeral(self, quote: str, kind: str) -> None:
        """The next place where `quote` stands is a numeral of another class."""
        start, end = self._next(quote)
        self.numerals.append(Numeral(start, end, quote, kind, **self._around(start)))  # type: ignore[arg-type]

    def doubt(self, quote: str, code: str) -> None:
        """The last place before here where `quote` stands is doubtful."""
        start = self.text.rindex(quote, 0, self._at)
        self.doubts.append(Doubt(code, start, start + len(quote), quote, **self._around(start)))

    def commitment(
        self, quote: str, kind: str, strength: str = "will", *, projects: dict[str, str] | None = None, **more: Any
    ) -> None:
        """The place of the plan where `quote` stands is a commitment, with the figures that stand in it."""
        start = self.text.index(quote, self.outline[-1].start if self.outline else 0)
        end = start + len(quote)
        inside = tuple((each.start, each.end) for each in self.figures if start <= each.start and each.end <= end)
        named = []
        for name, stage in (projects or {}).items():
            at = self.text.index(name, start)
            named.append(Project(at, at + len(name), name, stage))  # type: ignore[arg-type]
        fields: dict[str, Any] = {"places": (), "doers": (), **more}
        self.commitments.append(
            Commitment(
                start,
                end,
                quote,
                kind,
                strength,
                inside,
                tuple(named),
                **fields,
                **self._around(start),  # type: ignore[arg-type]
            )
        )

    def reading(self) -> Reading:
        """All of it."""
        return Reading(
            self.source,
            self.year,
            tuple(self.outline),
            tuple(self.figures),
            tuple(self.numerals),
            tuple(self.doubts),
            tuple(self.commitments),
        )


TARGET = {"status": "target", "period": Period(2024)}
GROWTH = {"measure": "growth", "direction": "up"}

TEXT = """各位代表：
一、2023年工作回顾
（一）经济稳中有进。全市地区生产总值增长5.2%，居全省第3位；新增规上工业企业60家，其中亿元以上企业12家。改造老旧小区24个，新增停车位1.6万个。
（二）生态持续向好。空气优良天数比例95.1%，PM2.5平均浓度28微克/立方米。望川经开区减少企业成本2.3亿元。
二、2024年工作安排
主要预期目标是：地区生产总值增长6%左右，力争新增规上工业企业50家以上。
（一）建设宜居望川。新增改造老旧小区18个，增加停车位9000个，空气质量优良天数比例达96%。各县新建口袋公园3—5个。<b>引进项目</b>120，=总投资300亿元。深入开展企业走访，开工建设望川机场。始终坚持稳中求进。
"""


def wangchuan() -> Report:
    """A short report of the made-up city 望川 with one of everything."""
    report = Report("望川市2024.txt", TEXT)
    report.section("一、2023年工作回顾", 1, "review", 2023)
    report.numeral("一", "list")
    report.numeral("2023年", "date")
    report.section("（一）经济稳中有进", 2, "review", 2023)
    report.figure("5.2%", "5.2", "%", "地区生产总值", **GROWTH)
    report.figure("第3位", "3", "位", "地区生产总值", measure="rank", scope="全省")
    report.figure("60家", "60", "家", "新增规上工业企业")
    report.numeral("亿元", "criterion")
    report.figure("12家", "12", "家", "亿元以上企业")
    report.figure("24个", "24", "个", "改造老旧小区")
    report.figure("1.6万个", "16000", "个", "新增停车位")
    report.section("（二）生态持续向好", 2, "review", 2023)
    report.figure("95.1%", "95.1", "%", "空气优良天数比例", measure="share")
    report.numeral("2.5", "name")
    report.figure("28微克/立方米", "28", "微克/立方米", "PM2.5平均浓度")
    report.figure("2.3亿元", "230000000", "元", "企业成本", measure="change", direction="down", place="望川经开区")
    report.section("二、2024年工作安排", 1, "plan", 2024)
    report.figure("6%", "6", "%", "地区生产总值", bound="approx", modality="预期", **GROWTH, **TARGET)
    report.figure("50家", "50", "家", "新增规上工业企业", bound="ge", modality="力争", **TARGET)
    report.section("（一）建设宜居望川", 2, "plan", 2024)
    report.figure("18个", "18", "个", "新增改造老旧小区", **TARGET)
    report.figure("9000个", "9000", "个", "增加停车位", **TARGET)
    report.figure("96%", "96", "%", "空气质量优良天数比例", measure="share", **TARGET)
    report.figure("3—5个", ("3", "5"), "个", "新建口袋公园", place="各县", **TARGET)
    report.figure("120", "120", "", "<b>引进项目</b>", **TARGET)
    report.doubt("120", "no-unit")
    report.figure("300亿元", "30000000000", "元", "=总投资", **TARGET)
    report.commitment("新增改造老旧小区18个", "target")
    report.commitment("增加停车位9000个", "target")
    report.commitment("空气质量优良天数比例达96%", "target")
    report.commitment("各县新建口袋公园3—5个", "target", places=("各县",))
    report.commitment("<b>引进项目</b>120，=总投资300亿元", "target")
    report.commitment("深入开展企业走访", "action")
    report.commitment("开工建设望川机场", "deliverable", projects={"望川机场": "start"})
    report.commitment("始终坚持稳中求进", "stance")
    return report
