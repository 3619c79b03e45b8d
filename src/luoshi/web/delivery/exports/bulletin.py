"""A bulletin as an official document in Word, to GB/T 9704; always in Chinese."""

import io
from datetime import date
from pathlib import Path
from typing import Any

from django.utils import timezone, translation
from docxtpl import DocxTemplate
from jinja2.sandbox import SandboxedEnvironment

from luoshi.judging.agenda import WORST_FIRST
from luoshi.web.delivery import words
from luoshi.web.delivery.bulletin import states_in_order
from luoshi.web.delivery.queries.bulletins import BulletinRow
from luoshi.web.register.exports.document import plain, steady

TEMPLATE = Path(__file__).parents[1] / "templates" / "word" / "bulletin.docx"


def document(row: BulletinRow, told: dict[str, Any]) -> bytes:
    """The .docx file. What people wrote is text and nothing else: it is escaped, and no tag in it is obeyed."""
    with translation.override("zh-hans"):
        context = _context(row, told)
    out = io.BytesIO()
    made = DocxTemplate(str(TEMPLATE))
    made.render(context, SandboxedEnvironment(autoescape=True), autoescape=True)
    made.save(out)
    return steady(out.getvalue())


def _context(row: BulletinRow, told: dict[str, Any]) -> dict[str, Any]:
    said = told["figures"]
    issued = timezone.localdate(row.at)
    lights = said["lights"]
    parts = [
        ("总体情况", [_whole(said, date.fromisoformat(told["day"])), _by_light(lights)]),
        ("偏离进度的任务", [_off(each, told["units"]) for each in said["off_track"]]),
        ("逾期的任务", [_late(each, told["units"]) for each in said["overdue"]]),
        ("本期办结的任务", [_plainly(each, told["units"]) for each in said["closed"]]),
        ("本期复开的任务", [_plainly(each, told["units"]) for each in said["reopened"]]),
    ]
    marks = "一二三四五"
    return {
        "issue": f"（{issued.year}年第{row.number}期）", "period": f"{_day(row.since)}至{_day(row.until)}",
        "introduction": [plain(line) for line in told["introduction"].splitlines() if line.strip()],
        "parts": [
            {
                "heading": f"{marks[place]}、{heading}",
                "lines": [
                    f"{number}．{line}" if place else line for number, line in enumerate(lines, 1)
                ] or ["无。"],
            }
            for place, (heading, lines) in enumerate(parts)
        ],
        "units": [{**each, "name": plain(told["units"].get(str(each["unit"]), ""))} for each in said["units"]],
        "day": _day(issued),
        "origin": f"数据截至{_day(date.fromisoformat(told['day']))}，依据留痕前{row.size}条（根散列 "
        f"{told['journal']['root']}）；本通报 sha256 {row.sha256}。",
    }  # fmt: skip


def _day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def _whole(said: dict[str, Any], day: date) -> str:
    states = "，".join(f"{words.STATE[state]}{count}件" for state, count in states_in_order(said["states"]))
    return (
        f"截至{_day(day)}，已交办任务{said['total']}件，其中{states}。逾期{len(said['overdue'])}件；"
        f"本期办结{len(said['closed'])}件，复开{len(said['reopened'])}件。"
    )


def _by_light(lights: dict[str, int]) -> str:
    shown = "，".join(f"{words.LIGHT[colour]}{lights[colour]}件" for colour in WORST_FIRST)
    return f"按亮灯：{shown}。各单位情况见附表。"


def _named(each: dict[str, Any], units: dict[str, str]) -> str:
    return f"{plain(each['title']).rstrip('。；')}（{plain(units.get(str(each['unit']), ''))}）"


def _plainly(each: dict[str, Any], units: dict[str, str]) -> str:
    return _named(each, units) + "。"


def _off(each: dict[str, Any], units: dict[str, str]) -> str:
    colour, reason = words.LIGHT[each["light"]], str(words.LIGHT_REASON[each["reason"]]) % {"number": each["number"]}
    problem = f"单位反映：{plain(each['problem']).rstrip('。')}。" if each["problem"] else ""
    return f"{_named(each, units)}：{colour}，{reason}，期限{_day(date.fromisoformat(each['due']))}。{problem}"


def _late(each: dict[str, Any], units: dict[str, str]) -> str:
    return f"{_named(each, units)}：期限{_day(date.fromisoformat(each['due']))}，逾期{each['days']}天。"
