"""Outlook 年底预测: where a year will end, how sure that is, and whether the target will be reached."""

from luoshi.judging.outlook.backtest import Mark, backtest
from luoshi.judging.outlook.forecast import Forecast, Part, chance, forecast
from luoshi.judging.outlook.series import ENOUGH, KINDS, Kind, Series, cumulated
from luoshi.judging.outlook.wanted import Wanted, nearly_of, of_growth, wanted_of
from luoshi.judging.outlook.wording import sentence

__all__ = [
    "ENOUGH",
    "KINDS",
    "Forecast",
    "Kind",
    "Mark",
    "Part",
    "Series",
    "Wanted",
    "backtest",
    "chance",
    "cumulated",
    "forecast",
    "nearly_of",
    "of_growth",
    "sentence",
    "wanted_of",
]
