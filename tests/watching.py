"""Fills a database, in a process of its own: indicators with five years and a target, and two people who can log in."""

import os
import subprocess
import sys
from pathlib import Path

from tests.template import put

LIAISON, STATISTICS = "li", "zhao"


def fill(database: Path) -> None:
    """Make it so."""
    put(database)
    environment = {**os.environ, "LUOSHI_DATABASE": str(database), "DJANGO_SETTINGS_MODULE": "luoshi.web.site.settings"}
    subprocess.run(
        [sys.executable, "-m", "tests.watching"],
        check=True,
        env=environment,
        cwd=Path(__file__).parents[1],
        capture_output=True,
    )


def main() -> None:
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)
    from luoshi.web.people.actions import add_unit
    from tests.web.monitoring import add, aim, approved, months, past
    from tests.web.tasks import officer, town

    place = town()
    for name in ("望川区", "青石县", "白鹭县"):
        add_unit("county", name)
    officer("liaison", place.works, LIAISON)
    officer("statistics", place.government, STATISTICS)
    retail, rate = add(place.works), {"unit": "%", "course": "rate"}
    aim(retail, "158")
    past("社会消费品零售总额", 100, 112, 121, 130, 146)
    approved(*months("社会消费品零售总额", [26.8, 40.2, 53.4]), year=2024)
    approved(*months("社会消费品零售总额", [26.8, 40.5]), year=2024, vintage="flash")
    for county, share in (("临江县", 0.3), ("望川区", 0.4), ("青石县", 0.2), ("白鹭县", 0.2)):
        values = [round(share * each, 1) for each in (26.8, 40.2, 53.4)]
        approved(*months("社会消费品零售总额", values, county), year=2024)
    growth = add(place.works, "地区生产总值增速", nature="growth", **rate)
    aim(growth, "5.5", bound="approx")
    heads = "指标 | 年份 | " + " | ".join(f"{month}月" for month in range(2, 13))
    lines = [
        f"地区生产总值增速 | {year} | " + " | ".join(str(round(end + month / 40 - 0.3, 1)) for month in range(2, 13))
        for year, end in ((2018, 8.1), (2019, 7.4), (2020, 3.6), (2021, 8.8), (2022, 4.9), (2023, 5.2))
    ]
    approved(heads, *lines, vintage="final")
    approved(*months("地区生产总值增速", [5.2, 5.3, 5.3]), year=2024)
    prices = add(place.works, "居民消费价格涨幅", nature="ceiling", polarity="low", **rate)
    aim(prices, "3", bound="approx")
    approved(*months("居民消费价格涨幅", [0.1, 0.2]), year=2024)
    aim(add(place.works, "粮食产量", unit="亿斤"), "75", bound="approx")
    energy = add(place.works, "单位生产总值能耗降幅", **rate)
    aim(energy, "3.2")
    approved(*months("单位生产总值能耗降幅", [1.1, 1.4, 1.6]), year=2024)


if __name__ == "__main__":
    main()
