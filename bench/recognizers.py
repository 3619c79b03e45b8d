"""Recognizers-Text over the reports named, run in its own environment: prints the seconds as JSON.

It reads numbers only, or numbers with units: number, percentage, currency and dimension, which together give the value
and the unit that a figure has. It gives no subject, period, bound or status.
"""

import json
import statistics
import sys
import time
from pathlib import Path
from typing import Any

from recognizers_number import NumberRecognizer  # type: ignore[import-not-found, unused-ignore]
from recognizers_number_with_unit import NumberWithUnitRecognizer  # type: ignore[import-not-found, unused-ignore]

TIMES = 3


def main(paths: list[str]) -> None:
    """Print, for each way to ask, the median seconds of three passes after one that is not counted."""
    texts = [Path(path).read_bytes().decode("utf-8-sig") for path in paths]
    number, unit = NumberRecognizer("zh-cn"), NumberWithUnitRecognizer("zh-cn")
    numbers = [number.get_number_model("zh-cn")]
    units = [
        *numbers,
        number.get_percentage_model("zh-cn"),
        unit.get_currency_model("zh-cn"),
        unit.get_dimension_model("zh-cn"),
    ]
    taken = {
        "Recognizers-Text 数字和单位 / with units": seconds(texts, units),
        "Recognizers-Text 只取数字 / numbers only": seconds(texts, numbers),
    }
    print(json.dumps(taken))


def seconds(texts: list[str], models: list[Any]) -> float:
    """Median seconds of one pass of every model over every text."""
    taken = []
    for _ in range(TIMES + 1):
        start = time.perf_counter()
        for text in texts:
            for model in models:
                model.parse(text)
        taken.append(time.perf_counter() - start)
    return statistics.median(taken[1:])


main(sys.argv[1:])
