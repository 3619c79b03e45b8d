"""Which language to speak."""

from collections.abc import Mapping
from typing import Literal

Language = Literal["zh", "en"]
Words = tuple[str, str]
"""What is said, in Chinese and in English."""


def language_of(environment: Mapping[str, str]) -> Language:
    """The language that the locale names: the first of LC_ALL, LC_MESSAGES and LANG that is set.

    Chinese comes first: it is also spoken where none is set and where it is C or POSIX, which name no language.
    """
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        locale = environment.get(variable)
        if locale:
            named = locale.partition(".")[0]
            return "zh" if named.startswith("zh") or named in ("C", "POSIX") else "en"
    return "zh"


def say(words: Words, language: Language) -> str:
    """The Chinese or the English of `words`."""
    return words[0] if language == "zh" else words[1]
