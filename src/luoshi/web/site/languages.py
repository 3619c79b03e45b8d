"""The language of whoever reads a page."""

from django.utils.translation import get_language

from luoshi.cli.language import Language


def language() -> Language:
    """The reader's language, as the command line calls it."""
    return "zh" if (get_language() or "zh").startswith("zh") else "en"


def in_language(pair: tuple[str, str]) -> str:
    """The Chinese or the English of a pair, by the reader's language."""
    return pair[0] if language() == "zh" else pair[1]
