"""Verification by sampling 抽样核查: a draw that can be repeated, plans, intervals, and what a sample says."""

from luoshi.judging.sampling.drawing import SEED, Commitment, Unit, commit, draw, frame_file, read_frame, strata
from luoshi.judging.sampling.estimating import (
    Estimate,
    Interval,
    Part,
    clopper_pearson,
    doubly_sampled,
    stratified,
    wilson,
)
from luoshi.judging.sampling.plans import (
    AQLS,
    Plan,
    Sequential,
    accepted,
    allocate,
    in_proportion,
    plan,
    sequential,
    without_failure,
)
from luoshi.judging.sampling.results import Drawn, Lot, Outcome, Result, Stratum, result

__all__ = [
    "AQLS", "SEED", "Commitment", "Drawn", "Estimate", "Interval", "Lot", "Outcome", "Part", "Plan", "Result",
    "Sequential", "Stratum", "Unit", "accepted", "allocate", "clopper_pearson", "commit", "doubly_sampled", "draw",
    "frame_file", "in_proportion", "plan", "read_frame", "result", "sequential", "strata", "stratified", "wilson",
    "without_failure",
]  # fmt: skip
