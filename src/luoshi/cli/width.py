"""How many columns text takes on a terminal: two for a Chinese character, one for a Latin letter."""

from unicodedata import category, east_asian_width


def width(text: str) -> int:
    """Columns of `text`. Characters of ambiguous width (“ ” — …) count one, as most terminals draw them."""
    if text.isascii():
        return len(text)
    return sum(_columns(letter) for letter in text)


def _columns(letter: str) -> int:
    if category(letter) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if east_asian_width(letter) in "WF" else 1


def clipped(text: str, columns: int) -> str:
    """`text` in at most `columns` columns, its end replaced by … where it is longer."""
    if width(text) <= columns:
        return text
    kept, taken = "", 1
    for letter in text:
        taken += _columns(letter)
        if taken > columns:
            break
        kept += letter
    return kept + "…"


def padded(text: str, columns: int) -> str:
    """`text` with spaces after it to fill `columns` columns."""
    return text + " " * (columns - width(text))


def one_line(text: str) -> str:
    """`text` with every line break, tab and control character as a space: nothing in a report steers a terminal."""
    return "".join(letter if letter.isprintable() else " " for letter in text)
