"""Outlook 年底预测: where a year will end, how sure that is, and whether the target will be reached."""

from luoshi.judging.outlook.backtest import Mark, backtest
from luoshi.judging.outlook.forecast import Forecast, Part, chance, forecast
from luoshi.judging.outlook.series import ENOUGH, KINDS, Kind, Series, cumulated
from luoshi.judging.outlook.target import Target, of_growth
from luoshi.judging.outlook.wording import sentence

__all__ = [
    "ENOUGH",
    "KINDS",
    "Forecast",
    "Kind",
    "Mark",
    "Part",
    "Series",
    "Target",
    "backtest",
    "chance",
    "cumulated",
    "forecast",
    "of_growth",
    "sentence",
]
