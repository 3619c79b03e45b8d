"""Targets and verdicts 目标与完成情况: what was asked, what came, and what that makes of it by two rules."""

from luoshi.judging.targets.intervals import Interval, Printed, printed
from luoshi.judging.targets.rules import PolarityRule, Rules, Tolerance, all_rules, rules_on
from luoshi.judging.targets.sentences import explain
from luoshi.judging.targets.target import VINTAGES, Outcome, Target, Vintage, observed, outcome_of, target_of
from luoshi.judging.targets.verdicts import VERDICTS, Judgement, Verdict, judge

__all__ = [
    "VERDICTS",
    "VINTAGES",
    "Interval",
    "Judgement",
    "Outcome",
    "PolarityRule",
    "Printed",
    "Rules",
    "Target",
    "Tolerance",
    "Verdict",
    "Vintage",
    "all_rules",
    "explain",
    "judge",
    "observed",
    "outcome_of",
    "printed",
    "rules_on",
    "target_of",
]
