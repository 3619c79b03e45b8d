"""Passengers of international airlines by month, in thousands, 1949 to 1960: a public series that everybody tries on.

Box & Jenkins 1976, Time Series Analysis: Forecasting and Control, series G (AirPassengers in R).
"""

from decimal import Decimal

from luoshi.judging.outlook import Series, cumulated

PASSENGERS = """
112 118 132 129 121 135 148 148 136 119 104 118
115 126 141 135 125 149 170 170 158 133 114 140
145 150 178 163 172 178 199 199 184 162 146 166
171 180 193 181 183 218 230 242 209 191 172 194
196 196 236 235 229 243 264 272 237 211 180 201
204 188 235 227 234 264 302 293 259 229 203 229
242 233 267 269 270 315 364 347 312 274 237 278
284 277 317 313 318 374 413 405 355 306 271 306
315 301 356 348 355 422 465 467 404 347 305 336
340 318 362 348 363 435 491 505 404 359 310 337
360 342 406 396 420 472 548 559 463 407 362 405
417 391 419 461 472 535 622 606 508 461 390 432
"""


def airline() -> Series:
    """The twelve years as a cumulative series."""
    years = {}
    for year, line in enumerate(PASSENGERS.split("\n")[1:-1], 1949):
        years[year] = cumulated(dict(enumerate(map(Decimal, line.split()), 1)))
    return Series("航空旅客", "growing", years)


def until(series: Series, year: int, month: int) -> Series:
    """The series as it was known when that month of that year had just been published."""
    years = {one: dict(values) for one, values in series.years.items() if one < year}
    years[year] = {number: value for number, value in series.years[year].items() if number <= month}
    return Series(series.name, series.kind, years)
