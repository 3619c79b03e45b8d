"""How far outlooks are out, how often their intervals hold, and how they score beside the straight-line pace."""

from collections.abc import Callable, Sequence
from statistics import fmean

from tests.judging.outlook.airline import airline, until
from tests.judging.outlook.made import THIS_YEAR, made, made_rate

from bench.tables import print_table, seconds, verdict
from luoshi.judging.outlook import Mark, Series, backtest, forecast
from luoshi.judging.outlook.backtest import AT, POOLED
from luoshi.judging.outlook.methods import NAIVE

KNOWN = {POOLED: (2.3, 1.6, 0.8), NAIVE["growing"][1]: (11.7, 5.0, 3.3)}
"""Errors in percent that are known for the airline series, by method."""

NOMINAL, AWAY, MADE = 0.8, 0.06, 500
"""What intervals are to hold, by how much they may be away from it, on how many made-up series."""

HEAD = ("", "误差 error 3", "6", "9", "80% 区间 interval 3", "6", "9", "CRPS 3", "6", "9", "次 tries", "")


def show() -> None:
    """Print the tables."""
    print_table(
        "年底预测：航空旅客，1953—1960 年 / outlook: airline passengers, 1953 to 1960 (%)",
        HEAD,
        _rows(backtest(airline(), 1961), known=True),
    )
    for title, kind in (
        (f"{MADE} 个模拟累计值 / {MADE} made-up cumulatives (%)", made),
        (f"{MADE} 个模拟累计增速 / {MADE} made-up growth rates (百分点 points)", made_rate),
    ):
        print_table(title, HEAD, _rows([mark for seed in range(MADE) for mark in backtest(kind(seed), THIS_YEAR + 1)]))
    _made_now()
    series = until(airline(), 1960, 6)
    taken = [seconds(lambda: forecast(series, 1960)), seconds(lambda: backtest(series, 1960))]
    print_table(
        "用时：11 年的序列 / time for a series of 11 years",
        ("", "毫秒 ms"),
        [(name, f"{one * 1000:.2f}") for name, one in zip(("预测 forecast", "回测 backtest"), taken, strict=True)],
    )


def _rows(marks: Sequence[Mark], known: bool = False) -> list[tuple[object, ...]]:
    """A row for each method, its marks of many series put together in proportion to the years tried."""
    rows: list[tuple[object, ...]] = []
    for name in dict.fromkeys(mark.name for mark in marks):
        by_month = [
            [mark for mark in marks if mark.name == name and mark.month == month and mark.years] for month in AT
        ]
        errors = _means(by_month, lambda mark: mark.error)
        covered = _means(by_month, lambda mark: mark.covered)
        scores = _means(by_month, lambda mark: mark.crps)
        held = ""
        if known and name in KNOWN:
            held = verdict(tuple(round(error, 1) for error in errors) == KNOWN[name])
        elif not known and name == POOLED:
            held = verdict(abs(fmean(covered) - NOMINAL) <= AWAY)
        tries = sum(mark.years for mark in by_month[0])
        figures = [f"{one:.1f}" for one in errors] + [f"{one:.2f}" for one in (*covered, *scores)]
        rows.append((" / ".join(name), *figures, tries, held))
    return rows


def _means(by_month: Sequence[Sequence[Mark]], what: Callable[[Mark], float | None]) -> list[float]:
    return [
        sum((what(mark) or 0.0) * mark.years for mark in marks) / sum(mark.years for mark in marks)
        for marks in by_month
    ]


def _made_now() -> None:
    """Whether this year's end lay in the interval shown, for each made-up series at one of the months."""
    rows = []
    for name, kind in (("累计值 cumulatives", made), ("累计增速 growth rates", made_rate)):
        held = fmean(_held(kind(seed), AT[seed % len(AT)]) for seed in range(MADE))
        rows.append((name, f"{held:.3f}", verdict(abs(held - NOMINAL) <= AWAY)))
    print_table(
        f"{MADE} 个模拟序列各预测一次 / {MADE} made-up series, each forecast once: how often the 80% interval held",
        ("", "覆盖 covered", ""),
        rows,
    )


def _held(series: Series, month: int) -> bool:
    seen = forecast(until(series, THIS_YEAR, month), THIS_YEAR)
    return seen.low <= series.years[THIS_YEAR][12] <= seen.high
