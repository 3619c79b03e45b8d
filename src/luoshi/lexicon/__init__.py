"""The words of government reports, as data: one TOML file a subject, every group with its reason."""

from luoshi.lexicon.load import Groups, any_of, groups, kinds, reasons, words
from luoshi.lexicon.words import Words

__all__ = ["Groups", "Words", "any_of", "groups", "kinds", "reasons", "words"]
