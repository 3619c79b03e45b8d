"""XML of unknown origin, read as a stream: no document type, so no entities and nothing fetched; bounded depth."""

from collections.abc import Callable, Iterable
from xml.parsers import expat

from luoshi.facts import Refusal
from luoshi.intake.zipped import broken

DEPTH = 512
"""Elements inside each other; a Word document with tables in tables has some forty."""

Attributes = dict[str, str]


def parse(
    name: str,
    looks: tuple[str, str],
    data: Iterable[bytes],
    start: Callable[[str, Attributes], None],
    end: Callable[[str], None] = lambda _: None,
    characters: Callable[[str], None] = lambda _: None,
) -> None:
    """Call start, end and characters for what stands in `data`, with names that have lost their namespace.

    Raises Refusal: unsafe-file where there is a document type, too-heavy beyond DEPTH, broken-file.
    """
    depth = 0
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.ordered_attributes = False

    def opened(tag: str, attributes: Attributes) -> None:
        nonlocal depth
        depth += 1
        if depth > DEPTH:
            raise Refusal("too-heavy", name=name)
        start(tag.rpartition(" ")[2], {key.rpartition(" ")[2]: value for key, value in attributes.items()})

    def closed(tag: str) -> None:
        nonlocal depth
        depth -= 1
        end(tag.rpartition(" ")[2])

    def document_type(*_: object) -> None:
        raise Refusal("unsafe-file", name=name)

    parser.StartElementHandler = opened
    parser.EndElementHandler = closed
    parser.CharacterDataHandler = characters
    parser.StartDoctypeDeclHandler = document_type
    try:
        any_data = False
        for piece in data:
            any_data = True
            parser.Parse(piece, False)
        if any_data:
            parser.Parse(b"", True)
    except (expat.ExpatError, ValueError, LookupError) as error:
        # LookupError: an encoding that nobody knows.
        raise broken(name, looks) from error
