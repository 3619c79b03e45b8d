"""The month's pack, to GB/T 9704: what is off course first, each with its reason. In Chinese, as it is sent."""

from dataclasses import dataclass
from pathlib import Path

from luoshi.judging.observations.periods import said
from luoshi.judging.target_lights import LIGHTS, Colour
from luoshi.judging.targets import VINTAGES
from luoshi.web.monitor.queries.dashboard import COLOURS, Dashboard, Line
from luoshi.web.register.exports.document import plain, rendered

TEMPLATE = Path(__file__).parent / "templates" / "word" / "pack.docx"
ORIGIN = "各数均经统计部门审核。达到或基本达到目标的可能不低于80%为有望完成，低于40%为难以完成，其间为有风险。"
_NUMERALS = "一二三四"


@dataclass(frozen=True, slots=True)
class Row:
    """An indicator. place: running number. now: what was reached; reason: why its light is as it is; change: since."""

    place: int
    name: str
    now: str
    reason: str
    change: str


@dataclass(frozen=True, slots=True)
class Part:
    """The indicators of one light."""

    heading: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Pack:
    """What the pack says, in whatever form. origin: how it came about."""

    title: str
    introduction: str
    parts: tuple[Part, ...]
    origin: str = ORIGIN


def in_word(pack: Pack) -> bytes:
    """The .docx file."""
    context = {
        "title": pack.title, "introduction": pack.introduction, "parts": pack.parts, "origin": pack.origin,
    }  # fmt: skip
    return rendered(TEMPLATE, context)


def packed(board: Dashboard) -> Pack:
    """What there is to say of a dashboard."""
    parts, place = [], 0
    kept = [colour for colour in COLOURS if board.counts[colour]]
    for number, colour in enumerate(kept):
        rows = []
        for line in (each for each in board.lines if each.colour == colour):
            place += 1
            rows.append(_row(place, line))
        parts.append(Part(f"{_NUMERALS[number]}、{LIGHTS[colour][0]}（{len(rows)}项）", tuple(rows)))
    when = said(board.month)[0] if board.month else ""
    return Pack(f"{board.year}年{when}主要指标监测", _introduction(board, kept), tuple(parts))


def _introduction(board: Dashboard, kept: list[Colour]) -> str:
    counted = "，".join(f"{LIGHTS[colour][0]}{board.counts[colour]}项" for colour in kept)
    turned = [plain(line.name) for line in board.lines if line.turned]
    change = f"与上期相比，{'、'.join(turned[:20])}的研判有变化。" if turned else ""
    return f"列入监测的指标共{len(board.lines)}项，其中{counted}。{change}"


def _row(place: int, line: Line) -> Row:
    now = ""
    if line.month:
        vintage = VINTAGES.get(line.vintage, ("", ""))[0]  # type: ignore[call-overload]
        now = f"{said(line.month)[0]}{line.value}{line.unit}{f'（{vintage}）' if vintage else ''}。"
    change = ""
    if line.turned:
        before, after = LIGHTS[line.before_colour][0], LIGHTS[line.colour][0]  # type: ignore[index]
        change = f"（上期“{before}”，本期“{after}”）"
    return Row(place, plain(line.name), plain(now), plain(line.reason[0]), change)
