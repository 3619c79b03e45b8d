"""What the figures of a reading say when they are laid beside each other: plain Python, without clock or database."""

from luoshi.judging.change import Change, change, signed
from luoshi.judging.pairs import QUESTIONS, Comparison, Pair, Question, compare
from luoshi.judging.subjects import REASONS, Reason

__all__ = [
    "QUESTIONS",
    "REASONS",
    "Change",
    "Comparison",
    "Pair",
    "Question",
    "Reason",
    "change",
    "compare",
    "signed",
]
