"""Distributions that an outlook needs: Student's t, whose degrees of freedom are whole numbers, and the normal.

All scale-free: of a value less its middle, in units of its spread.
"""

from functools import lru_cache
from math import atan, cos, erf, exp, inf, lgamma, log1p, pi, sin, sqrt


def below(z: float, freedom: int) -> float:
    """The probability that t with `freedom` ≥ 1 degrees is at most z (Abramowitz & Stegun 26.7.3 and 26.7.4)."""
    if z in (inf, -inf):
        return float(z > 0)
    angle = atan(z / sqrt(freedom))
    sine, cosine = sin(angle), cos(angle)
    odd = freedom % 2
    term = total = cosine if odd else 1.0
    for step in range(2 + odd, freedom - 1, 2):
        term *= cosine * cosine * (step - 1) / step
        total += term
    within = 2 / pi * (angle + sine * total * (freedom > 1)) if odd else sine * total
    return (1 + within) / 2


@lru_cache(maxsize=256)
def quantile(probability: float, freedom: int) -> float:
    """The z below which t lies with this probability, strictly between 0 and 1; by halving, to 1e-12 of its size."""
    if probability < 0.5:
        return -quantile(1 - probability, freedom)
    low, high = 0.0, 1.0
    while below(high, freedom) < probability:
        low, high = high, high * 2
    while high - low > 1e-12 * high:
        middle = (low + high) / 2
        if below(middle, freedom) < probability:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def density(z: float, freedom: int) -> float:
    """The density of t at z."""
    log = lgamma((freedom + 1) / 2) - lgamma(freedom / 2) - (freedom + 1) / 2 * log1p(z * z / freedom)
    return exp(log) / sqrt(freedom * pi)


def crps(z: float, freedom: int) -> float:
    """The continuous ranked probability score of t when z comes true, in units of its spread; smaller is better.

    freedom ≥ 2: with one degree it is endless. Jordan, Krüger & Lerch 2019, Evaluating probabilistic forecasts with
    scoringRules, appendix A.
    """
    if freedom < 2:
        raise ValueError("the score of t needs two degrees of freedom")
    betas = exp(_log_beta(0.5, freedom - 0.5) - 2 * _log_beta(0.5, freedom / 2))
    return (
        z * (2 * below(z, freedom) - 1)
        + 2 * density(z, freedom) * (freedom + z * z) / (freedom - 1)
        - 2 * sqrt(freedom) / (freedom - 1) * betas
    )


def crps_normal(z: float) -> float:
    """The same score of the normal distribution (Gneiting & Raftery 2007, formula 21)."""
    return z * erf(z / sqrt(2)) + 2 * exp(-z * z / 2) / sqrt(2 * pi) - 1 / sqrt(pi)


def _log_beta(one: float, other: float) -> float:
    return lgamma(one) + lgamma(other) - lgamma(one + other)
