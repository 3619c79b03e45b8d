"""The fate of each value of a table, before anything is written."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from decimal import Decimal
from typing import Any, Literal

from luoshi.judging.indicators import ADDS_UP, one_spelling
from luoshi.judging.observations import doubts
from luoshi.judging.observations.periods import said as period_said
from luoshi.judging.observations.sheet import Said
from luoshi.judging.observations.values import Bad, decimals, value
from luoshi.judging.outlook import Kind
from luoshi.judging.targets import Vintage

RANK: dict[Vintage, int] = {"unstated": 0, "estimate": 1, "flash": 2, "preliminary": 3, "final": 4, "audited": 5}
"""How late a vintage is: of two values the later one counts, of the same vintage the one entered last."""

CITY = frozenset({"", "全市", "全县", "全区", "全省", "全州", "合计", "总计", "本级及以下"})
"""What stands in the column of places for the whole."""

FateName = Literal["new", "revised", "same", "joined", "doubted", "refused"]
FATES: dict[FateName, tuple[str, str]] = {
    "refused": ("拒绝", "refused"),
    "doubted": ("存疑", "doubted"),
    "new": ("新数", "new"),
    "revised": ("修订", "revised"),
    "joined": ("并入1—2月", "joined to February"),
    "same": ("已有", "held already"),
}
"""What becomes of a value, in Chinese and in English."""

FEW = 3
"""Values of a series in one table, below which nobody can tell how many decimals it has."""

Key = tuple[int, int | None]
"""An indicator's id and a place's; None for the city itself."""

Reason = tuple[str, dict[str, str]]


@dataclass(frozen=True, slots=True)
class Known:
    """An indicator that a table can name. own: whether the person may enter values of it."""

    id: int
    name: str
    unit: str
    course: Kind
    own: bool = True


@dataclass(frozen=True, slots=True)
class Held:
    """A value that is there already, approved or still to be."""

    value: Decimal
    vintage: Vintage


@dataclass(frozen=True, slots=True)
class Fate:
    """What becomes of one value. cell: its address. reasons: keys of reasons.REASONS with their data.

    year, month: of the period, 0 where it is not known. value, numerator, denominator: as exact decimals, "" for none.
    """

    cell: str
    fate: FateName
    indicator: int | None
    name: str
    place: int | None
    place_name: str
    year: int
    month: int
    value: str
    vintage: Vintage
    numerator: str = ""
    denominator: str = ""
    source: str = ""
    evidence: str = ""
    reasons: tuple[Reason, ...] = ()

    @property
    def key(self) -> Key | None:
        """The series that it belongs to."""
        return None if self.indicator is None else (self.indicator, self.place)


History = Mapping[Key, Mapping[tuple[int, int], Held]]


@dataclass(frozen=True, slots=True)
class Plan:
    """The fates of a table, in its order."""

    fates: tuple[Fate, ...]

    def of(self, fate: FateName) -> tuple[Fate, ...]:
        """The values of one fate."""
        return tuple(each for each in self.fates if each.fate == fate)

    @property
    def written(self) -> tuple[Fate, ...]:
        """The values that would be written."""
        return tuple(each for each in self.fates if each.fate in ("new", "revised", "doubted"))

    @property
    def seal(self) -> str:
        """The same for the same plan only: 64 hexadecimal digits."""
        return hashlib.sha256(json.dumps([asdict(each) for each in self.fates], sort_keys=True).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class _Read:
    """A value that could be read, with what it is still to be judged by."""

    said: Said
    known: Known
    fate: Fate
    number: Decimal
    month: bool


def plan(
    rows: Iterable[Said], indicators: Mapping[str, Known], places: Mapping[str, int], held: History,
    today: tuple[int, int],
) -> Plan:  # fmt: skip
    """Lay a table beside what is held. indicators: by name. places: ids by name. today: year and month."""
    fates: list[Fate | _Read] = []
    for each in rows:
        made = _read(each, indicators, places, today)
        if made is not None:
            fates.append(made)
    fates = _added_up(_aligned(_once(fates)), held)
    news: dict[Key, dict[tuple[int, int], Decimal]] = defaultdict(dict)
    for fate in fates:
        if isinstance(fate, _Read) and fate.fate.key:
            news[fate.fate.key][fate.fate.year, fate.fate.month] = fate.number
    return Plan(tuple(_judged(each, held, news) if isinstance(each, _Read) else each for each in fates))


def _read(
    said: Said, indicators: Mapping[str, Known], places: Mapping[str, int], today: tuple[int, int]
) -> Fate | _Read | None:
    place_name = "".join(said.place.split())
    named = "".join(said.indicator.split())
    known, unit = _named(named, indicators)
    blank = Fate(
        said.cell, "refused", known.id if known else None, known.name if known else named, None, place_name, 0, 0, "",
        said.vintage or "unstated", source=said.source, evidence=said.evidence,
    )  # fmt: skip

    def refuse(code: str, at: str = "", **data: str) -> Fate:
        return replace(blank, reasons=((code, {"cell": said.where.get(at, said.cell), **data}),))

    if said.wrong:
        return refuse(said.wrong)
    try:
        # A head over nothing and a row of dashes say nothing; that is no fault.
        if value(said.text, known.unit if known else "") is None:
            return None
    except Bad:
        pass
    if known is None:
        return refuse("no-indicator", "indicator", said=named[:40])
    if not known.own:
        return refuse("not-yours", "indicator", said=named[:40])
    place = None if place_name in CITY else places.get(place_name)
    if place is None and place_name not in CITY:
        return refuse("no-place", "place", said=place_name[:40])
    if said.period is None:
        return refuse("no-period", "period", said=said.period_text[:40])
    if said.counting is None or said.vintage is None:
        return refuse("no-counting", "counting", said=said.counting_text[:40])
    stated = said.unit or unit
    if stated and one_spelling(stated) != one_spelling(known.unit):
        return refuse("unit", "unit", said=stated[:40], unit=known.unit or "—")
    try:
        number = value(said.text, known.unit)
        parts = [value(text, "") for text in (said.numerator, said.denominator)]
    except Bad as bad:
        return refuse(bad.code, **bad.data)
    assert number is not None
    when = said.period
    if (when.year, when.month) > today:
        return refuse("future", period=f"{when.year}-{when.month:02}")
    month = said.counting == "month" and known.course != "net"
    if month and known.course == "rate":
        return refuse("no-month-rate")
    if month and when.joined and when.month > 2:
        return refuse("to-date-head", "period")
    if when.month == 1 and not month:
        return refuse("january", "period")
    fate = replace(
        blank, fate="new", place=place, year=when.year, month=when.month, value=f"{number:f}",
        numerator="" if parts[0] is None else f"{parts[0]:f}", denominator="" if parts[1] is None else f"{parts[1]:f}",
    )  # fmt: skip
    return _Read(said, known, fate, number, month)


def _named(named: str, indicators: Mapping[str, Known]) -> tuple[Known | None, str]:
    """The indicator of that name, and the unit that stands in brackets behind it."""
    if named in indicators:
        return indicators[named], ""
    for left, right in (("（", "）"), ("(", ")")):
        name, found, unit = named.rpartition(left)
        if found and unit.endswith(right) and name in indicators:
            return indicators[name], unit[:-1]
    return None, ""


def _refused(each: _Read, code: str, **data: str) -> Fate:
    return replace(each.fate, fate="refused", reasons=((code, {"cell": each.said.cell, **data}),))


def _once(fates: Sequence[Fate | _Read]) -> list[Fate | _Read]:
    """What stands there twice is refused at both places."""
    cells: dict[tuple[Any, ...], list[str]] = defaultdict(list)

    def key(each: _Read) -> tuple[Any, ...]:
        joined = each.month and each.said.period is not None and each.said.period.joined
        return (each.fate.key, each.fate.year, each.fate.month, each.fate.vintage, joined)

    for each in fates:
        if isinstance(each, _Read):
            cells[key(each)].append(each.said.cell)
    made: list[Fate | _Read] = []
    for each in fates:
        if isinstance(each, _Read) and len(cells[key(each)]) > 1:
            others = "、".join(cell for cell in cells[key(each)][:4] if cell != each.said.cell)
            made.append(_refused(each, "twice", other=others))
        else:
            made.append(each)
    return made


def _aligned(fates: Sequence[Fate | _Read]) -> list[Fate | _Read]:
    """Spreadsheets drop the noughts at the end: 64 among 53.4 and 74.5 of one series is 64.0, as it was published."""
    places: dict[Key | None, list[int]] = defaultdict(list)
    for each in fates:
        if isinstance(each, _Read):
            places[each.fate.key].append(decimals(each.number))
    made: list[Fate | _Read] = []
    for each in fates:
        if isinstance(each, _Read):
            found = sorted(places[each.fate.key])
            usual = found[len(found) // 2]
            if len(found) >= FEW and decimals(each.number) < usual:
                number = each.number.quantize(Decimal(1).scaleb(-usual))
                each = replace(each, number=number, fate=replace(each.fate, value=f"{number:f}"))
        made.append(each)
    return made


def _added_up(fates: Sequence[Fate | _Read], held: History) -> list[Fate | _Read]:
    """Values of single months become totals to date; January goes into February."""
    series: dict[tuple[Any, ...], list[_Read]] = defaultdict(list)
    for each in fates:
        if isinstance(each, _Read) and each.month:
            series[each.fate.key, each.fate.year, each.fate.vintage].append(each)
    become: dict[str, Fate | _Read] = {}
    for rows in series.values():
        key = rows[0].fate.key
        assert key is not None
        year = rows[0].fate.year
        there = held.get(key, {})
        totals: dict[int, Decimal] = {m: each.value for (y, m), each in there.items() if y == year}
        january = next((each for each in rows if each.fate.month == 1), None)
        for each in sorted(rows, key=lambda each: each.fate.month):
            month = each.fate.month
            whole = each.said.period is not None and each.said.period.joined
            if month == 1:
                has_february = any(other.fate.month == 2 for other in rows)
                become[each.said.cell] = (
                    replace(each.fate, fate="joined", month=2) if has_february else _refused(each, "january")
                )
                continue
            if month == 2:
                before = Decimal(0) if whole else january.number if january else None
            else:
                before = totals.get(month - 1)
            if before is None:
                become[each.said.cell] = _refused(each, "month-missing", before=str(month - 1))
                totals.pop(month, None)
                continue
            total = totals[month] = before + each.number
            become[each.said.cell] = replace(each, number=total, fate=replace(each.fate, value=f"{total:f}"))
    return [become.get(each.said.cell, each) if isinstance(each, _Read) else each for each in fates]


def _judged(each: _Read, held: History, news: Mapping[Key, Mapping[tuple[int, int], Decimal]]) -> Fate:
    fate, key = each.fate, each.fate.key
    assert key is not None
    there = held.get(key, {})
    now = there.get((fate.year, fate.month))
    if now is not None and now.value == each.number and now.vintage == fate.vintage:
        return replace(fate, fate="same")
    others = {when: one.value for when, one in there.items()}
    found: list[Reason] = []
    for ask in (_percent, _leap, _falling, _ratio):
        reason = ask(each, others, news[key])
        if reason is not None:
            found.append(reason)
    if now is not None and RANK[now.vintage] > RANK[fate.vintage]:
        found.append(("older", {"vintage": now.vintage, "before": f"{now.value:f}"}))
    reasons = tuple((code, {"cell": fate.cell, "value": fate.value, **data}) for code, data in found)
    return replace(fate, fate="doubted" if reasons else "revised" if now else "new", reasons=reasons)


Others = Mapping[tuple[int, int], Decimal]
_Ask = Callable[[_Read, Others, Others], Reason | None]


def _percent(each: _Read, held: Others, news: Others) -> Reason | None:
    likely = doubts.fraction(each.number, one_spelling(each.known.unit), _usual(each, held, news))
    return None if likely is None else ("percent-as-fraction", {"likely": f"{likely:f}%"})


def _leap(each: _Read, held: Others, news: Others) -> Reason | None:
    if each.known.course not in ADDS_UP:
        return None
    found = doubts.leap(each.number, _usual(each, held, news))
    return None if found is None else ("leap", {"usual": f"{found[0]:f}", "times": str(found[1])})


def _falling(each: _Read, held: Others, news: Others) -> Reason | None:
    if each.known.course != "growing":
        return None
    if each.number < 0:
        return ("sign", {})
    year, month = each.fate.year, each.fate.month
    before = max((m for y, m in (*held, *news) if y == year and m < month), default=None)
    if before is None:
        return None
    last = news.get((year, before), held.get((year, before)))
    assert last is not None
    return ("falling", {"before": f"{last:f}"}) if each.number < last else None


def _ratio(each: _Read, held: Others, news: Others) -> Reason | None:
    if not each.fate.numerator or not each.fate.denominator:
        return None
    likely = doubts.ratio(
        each.number, one_spelling(each.known.unit), Decimal(each.fate.numerator), Decimal(each.fate.denominator)
    )
    if likely is None:
        return None
    return ("ratio", {"numerator": each.fate.numerator, "denominator": each.fate.denominator, "likely": f"{likely:f}"})


def _usual(each: _Read, held: Others, news: Others) -> tuple[Decimal, ...]:
    """What the value is held against: the same month of other years, else every other value of the series."""
    own = (each.fate.year, each.fate.month)
    all_of = {**news, **held}
    all_of.pop(own, None)
    alike = tuple(one for (_year, month), one in all_of.items() if month == own[1])
    return alike or tuple(all_of.values())


def message(reason: Reason, language: str = "zh") -> str:
    """A reason in Chinese or in English."""
    from luoshi.judging.observations.reasons import REASONS
    from luoshi.judging.targets import VINTAGES

    code, data = reason
    zh = language.startswith("zh")
    said = dict(data)
    if code == "older":
        words = VINTAGES[said["vintage"]]  # type: ignore[index]
        said |= {"vintage": words[0], "vintage_en": words[1]}
    return REASONS[code][0 if zh else 1].format(**said)


def when(fate: Fate) -> tuple[str, str]:
    """The period of a fate, in Chinese and in English."""
    if not fate.month:
        return "", ""
    said = period_said(fate.month)
    return f"{fate.year}年{said[0]}", f"{said[1]} of {fate.year}"
