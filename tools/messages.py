"""`make messages`: bring the English translation up to date with the Chinese in code and templates, and compile it.

Pure Python (Babel, and Django's own reader of templates), so nobody needs the gettext tools. New messages are added
untranslated, gone ones are taken out; the test of the translation says what is left to do.
"""

import io
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

WEB = Path(__file__).resolve().parent.parent / "src" / "luoshi" / "web"
CATALOGUE = WEB / "site" / "locale" / "en" / "LC_MESSAGES" / "django.po"

# Without dates and places, which would change the file with every edit of a template.
HEADER = """\
# The pages in English. `make messages` keeps this file and its compiled twin up to date.
msgid ""
msgstr ""
"Language: en\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

"""

_KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "translate": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}


def messages() -> Iterator[tuple[str, str | tuple[str, ...], str | None]]:
    """Every message of the pages: the file it stands in, what it says (with its plural), its context."""
    for path in sorted([*WEB.rglob("*.py"), *WEB.rglob("*.html")]):
        text = path.read_text(encoding="utf-8")
        if path.suffix == ".html":
            text = templatize(text, origin=path.name)
        found = extract("python", io.BytesIO(text.encode()), keywords=_KEYWORDS, options={"encoding": "utf-8"})
        for _line, message, _comments, context in found:
            if message and message != ("",):
                yield str(path.relative_to(WEB)), message, context


def gathered() -> Catalog:
    """All messages, untranslated."""
    catalogue = Catalog(locale="en", domain="django", charset="utf-8", fuzzy=False)
    for path, message, context in messages():
        catalogue.add(message, locations=[(path, 0)], context=context)
    return catalogue


def written() -> Catalog:
    """The translation as it stands in the repository."""
    with CATALOGUE.open("rb") as file:
        return read_po(file, locale="en", domain="django")


def compiled(catalogue: Catalog) -> bytes:
    """The translation as Django reads it."""
    out = io.BytesIO()
    write_mo(out, catalogue)
    return out.getvalue()


def main() -> int:
    """Update, write, compile; the exit status is 1 where translations are missing."""
    catalogue = written() if CATALOGUE.exists() else gathered()
    catalogue.update(gathered(), no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    out = io.BytesIO()
    write_po(out, catalogue, width=110, no_location=True, omit_header=True)
    CATALOGUE.write_bytes(HEADER.encode() + out.getvalue())
    CATALOGUE.with_suffix(".mo").write_bytes(compiled(catalogue))
    missing = [message.id for message in catalogue if message.id and not all(_texts(message.string))]
    for message in missing:
        print("未翻译 untranslated:", message)
    return 1 if missing else 0


def _texts(string: str | tuple[str, ...] | list[str] | None) -> tuple[str, ...]:
    return (string or "",) if isinstance(string, str) or string is None else tuple(string)


if __name__ == "__main__":
    sys.exit(main())
