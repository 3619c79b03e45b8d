"""The rows of the dashboard as HTML, made here and not by a template, which takes ten times as long for two hundred.

Everything that comes from a person or the database goes through `escape`.
"""

from collections.abc import Iterable
from decimal import Decimal

from django.urls import reverse
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from luoshi.judging.observations.periods import said
from luoshi.judging.target_lights import LIGHTS, percent
from luoshi.judging.targets import VINTAGES
from luoshi.web.monitor.charts import Bar, bar
from luoshi.web.monitor.queries.dashboard import Line
from luoshi.web.site.languages import in_language, language

_AS_FINAL = ("final", "audited", "unstated", "")


class Rows:
    """What all rows have in common, looked up once: the words in the reader's language, the address."""

    def __init__(self, year: int) -> None:
        self.chosen = 0 if language() == "zh" else 1
        self.lights = {code: in_language(pair) for code, pair in LIGHTS.items()}
        self.vintages = {code: in_language(pair) for code, pair in VINTAGES.items()}
        self.months = {month: in_language(said(month)) for month in range(2, 13)}
        self.address = reverse("monitor:indicator", args=[0]).removesuffix("0")
        self.year = year
        words = {
            "light": _("研判"), "target": _("目标"), "now": _("最新"), "end": _("年底预计"), "chance": _("达到的可能"),
            "change": _("本期变化"),
        }  # fmt: skip
        self.labels = {name: f'data-label="{escape(word)}"' for name, word in words.items()}
        self.no_forecast, self.end = escape(_("不作预测")), escape(_("年底"))

    def of(self, lines: Iterable[Line]) -> SafeString:
        """The rows of these lines."""
        return mark_safe("".join(map(self._row, lines)))

    def _row(self, line: Line) -> str:
        label = self.labels
        light = f'<span class="light {line.colour}"><i></i>{self.lights[line.colour]}</span>'
        reason, target = escape(line.reason[self.chosen]), escape(line.target[self.chosen])
        chance = "—" if line.chance is None else escape(percent(line.chance))
        return (
            f'<tr role="row"><th role="rowheader" scope="row" class="head" lang="zh-Hans">'
            f'<a href="{self.address}{line.id}?year={self.year}">{escape(line.name)}</a> '
            f"<small>{escape(line.unit)} · {escape(line.office)}</small></th>"
            f'<td role="cell" class="why" {label["light"]}>{light} <small>{reason}</small></td>'
            f'<td role="cell" class="number" {label["target"]}>{target or "—"}</td>'
            f'<td role="cell" class="number" {label["now"]}>{self._now(line)}</td>'
            f'<td role="cell" class="ends" {label["end"]}>{self._end(line)}</td>'
            f'<td role="cell" class="number" {label["chance"]}>{chance}</td>'
            f'<td role="cell" class="change" {label["change"]}>{self._change(line)}</td></tr>\n'
        )

    def _now(self, line: Line) -> str:
        if not line.month:
            return "—"
        aside = "" if line.vintage in _AS_FINAL else f" · {self.vintages[line.vintage]}"  # type: ignore[index]
        return f"<span>{escape(line.value)} <small>{self.months[line.month]}{aside}</small></span>"

    def _end(self, line: Line) -> str:
        if line.expected:
            drawn = bar(line, Decimal(line.aim) if line.aim else None)
            ends = f" <small>{line.low}–{line.high}</small>{_drawn(drawn)}" if drawn else ""
            return f"<span>{line.expected}{ends}</span>"
        refusal = line.refusal[self.chosen]
        if not refusal:
            return "—"
        return (
            f'<details class="refusal"><summary>{self.no_forecast}</summary><small>{escape(refusal)}</small></details>'
        )

    def _change(self, line: Line) -> str:
        if not line.before_month:
            return '<span class="quiet">—</span>'
        end = f" <small>{self.end} {line.before_expected} → {line.expected}</small>" if line.before_expected else ""
        turn = ""
        if line.turned:
            turn = f' <small class="turn">{self.lights[line.before_colour]} → {self.lights[line.colour]}</small>'  # type: ignore[index]
        return f"<span>{escape(line.before_value)} → {escape(line.value)}{end}{turn}</span>"


def _drawn(drawn: Bar) -> str:
    aim = f'<line class="aim" x1="{drawn.target}" x2="{drawn.target}" y1="0" y2="12"/>' if drawn.target else ""
    return (
        f'<svg class="ends-bar" aria-hidden="true" height="12">'
        f'<line class="range" x1="{drawn.left}" x2="{drawn.right}" y1="6" y2="6"/>'
        f'<circle cx="{drawn.at}" cy="6" r="3.5"/>{aim}</svg>'
    )
