"""Made-up monthly series, from a seed: seasons, growth that changes, years that run fast or slow, and chance."""

from decimal import Decimal
from math import exp
from random import Random

from luoshi.judging.outlook import Series, cumulated

THIS_YEAR = 2024


def made(seed: int) -> Series:
    """An amount over 5 to 11 years up to THIS_YEAR, all months known. Each seed has its own calm or restless kind."""
    chance = Random(seed)
    seasons = [exp(chance.gauss(0, 0.25)) for _ in range(12)]
    turning = [chance.gauss(0, chance.choice((0, 0.006))) for _ in range(12)]
    growth, changing = chance.gauss(0.06, 0.04), chance.choice((0, 0.02, 0.06))
    wandering, restless = chance.choice((0, 0.01, 0.02)), chance.choice((0.02, 0.05, 0.1))
    level, years = 1000.0, {}
    for number, year in enumerate(range(THIS_YEAR - chance.randint(4, 10), THIS_YEAR + 1)):
        level *= exp(growth + chance.gauss(0, changing))
        way, months = 0.0, {}
        for month in range(12):
            way += chance.gauss(0, wandering)
            value = level * seasons[month] * exp(way + turning[month] * number + chance.gauss(0, restless))
            months[month + 1] = Decimal(f"{value:.2f}")
        years[year] = cumulated(months)
    return Series(f"第{seed}个", "growing", years)


def made_rate(seed: int) -> Series:
    """The same kind of history for the growth rate of a cumulative, in percent, which wanders less as months add up."""
    chance = Random(seed)
    usual, restless, leaning = chance.gauss(6, 2), chance.choice((1.5, 3.0, 5.0)), chance.gauss(0, 0.1)
    years = {}
    for year in range(THIS_YEAR - chance.randint(4, 10), THIS_YEAR + 1):
        rate, months = usual + chance.gauss(0, 2), {}
        for month in range(2, 13):
            rate += leaning + chance.gauss(0, restless) / month
            months[month] = Decimal(f"{rate:.1f}")
        years[year] = months
    return Series(f"第{seed}个增速", "rate", years)
