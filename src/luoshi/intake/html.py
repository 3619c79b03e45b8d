"""Web pages: the main text, without what a page has around it."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from selectolax.lexbor import LexborHTMLParser, LexborNode

from luoshi.facts import Refusal, Source
from luoshi.intake.body import Called, Paragraph, Piece, source_of
from luoshi.intake.encoding import decode
from luoshi.intake.marks import raised

NODES = 500_000
"""Nodes of the largest page; a report as a page has some thousands."""

_DROPPED = (
    "script, style, noscript, template, iframe, frame, object, embed, svg, math, canvas, audio, video, "
    "nav, header, footer, aside:not([role=doc-footnote]), form, button, select, textarea, input, dialog, menu, "
    "[hidden], [aria-hidden=true], [role=navigation], [role=banner], [role=contentinfo], [role=search]"
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_NOTES = (
    "[role=doc-footnote], [role=doc-endnotes] li, section.footnotes li, div.footnotes li, ol.footnotes li, "
    "[id^=_ftn]:not(a), [id^=ftn], [id^=_edn]:not(a), li[id^=fn], aside[role=doc-footnote]"
)
_NOTE_BOXES = "[role=doc-endnotes], section.footnotes, div.footnotes, ol.footnotes, div.footnote"
_TAG = re.compile(r"\w+")
_BLOCKS = frozenset(
    _TAG.findall(
        "address article blockquote body caption center dd details div dl dt fieldset figcaption figure h1 h2 h3 h4 h5 "
        "h6 hr li main ol p pre section summary table tbody td tfoot th thead tr ul"
    )
)
_LINES = frozenset(_TAG.findall("p h1 h2 h3 h4 h5 h6 li td th tr dt dd pre caption tbody thead ul ol"))
_ALONE = frozenset(["h1", "h2", "h3", "h4", "h5", "h6", "th", "caption", "dt"])
_SPACE = re.compile(r"[ \t\r\n\f]+")
_SENTENCE = re.compile("[，。；：！？]")
_MARK = re.compile(
    r"\s*(?:[\[〔［(（【]?\s*(\d{1,3}|[①-⑳]|[*†‡])\s*[\]〕］)）】]?[.、．：:]?)\s*(.*?)\s*[↩↑^]?\ufe0e?\s*", re.S
)

MAIN = 0.8
"""From this share of a part's text on, a part of it is the main one."""


def from_html(name: str, data: bytes) -> Source:
    """The source in the web page `data`: its title (h1) and its main text, a paragraph a block.

    The main text is the innermost part that has most of the page's sentences outside of links.
    Raises Refusal: broken-encoding, too-heavy, empty-file, too-large.
    """
    text, encoding = decode(name, data)
    tree = LexborHTMLParser(text)
    body = tree.body
    if body is None:
        raise Refusal("empty-file", name=name)
    if sum(1 for _ in islice(body.traverse(include_text=True), NODES + 1)) > NODES:
        raise Refusal("too-heavy", name=name)
    title = tree.css_first("article h1, main h1") or tree.css_first("h1")
    dropped = {node.mem_id for node in tree.css(_DROPPED)}
    dropped |= {node.mem_id for node in tree.css("[style]") if _HIDDEN.search(node.attributes.get("style") or "")}
    footnotes = list(_footnotes(tree))
    dropped |= {node.mem_id for node in tree.css(f"{_NOTES}, {_NOTE_BOXES}")}
    main = _main(body, dropped)
    paragraphs = list(_paragraphs(main, dropped))
    if title is not None and not _inside(title, main):
        paragraphs = [*_paragraphs(title, set()), *paragraphs]
    filled = (each for each in paragraphs if each.text.strip())
    numbered = [replace(each, number=number) for number, each in enumerate(filled, 1)]
    return source_of(name, data, "html", numbered, footnotes, encoding)


def _walk(top: LexborNode, dropped: set[int]) -> Iterator[tuple[LexborNode, bool]]:
    """The nodes under `top` in their order, each as it opens (True) and closes (False), without those dropped."""
    node, opens = top, True
    while True:
        yield node, opens
        below = node.child if opens else None
        while below is not None and below.mem_id in dropped:
            below = below.next
        if below is not None:
            node = below
            continue
        if opens:
            opens = False
            continue
        if node.mem_id == top.mem_id:
            return
        beside = node.next
        while beside is not None and beside.mem_id in dropped:
            beside = beside.next
        above = node.parent
        if beside is not None:
            node, opens = beside, True
        elif above is not None:
            node = above
        else:
            return


def _main(body: LexborNode, dropped: set[int]) -> LexborNode:
    """The innermost part that has MAIN of the sentences of the part around it, from the body inwards."""
    weights: list[int] = [0]
    heaviest: dict[int, tuple[int, LexborNode]] = {}
    own: dict[int, int] = {}
    links = 0
    for node, opens in _walk(body, dropped):
        if opens:
            weights.append(0)
            links += node.tag == "a"
            if node.is_text_node and not links:
                text = node.text_content or ""
                weights[-1] += len(text.strip()) if _SENTENCE.search(text) else 0
            continue
        links -= node.tag == "a"
        weight = own[node.mem_id] = weights.pop()
        weights[-1] += weight
        above = node.parent
        if above is not None and node.tag in _BLOCKS and weight > heaviest.get(above.mem_id, (0, node))[0]:
            heaviest[above.mem_id] = weight, node
    main = body
    while main.mem_id in heaviest:
        weight, inner = heaviest[main.mem_id]
        # A page of one paragraph is that paragraph's surroundings too: its heading, its figures without a sentence.
        if weight < MAIN * own[main.mem_id] or inner.tag in _LINES:
            break
        main = inner
    return main


def _paragraphs(main: LexborNode, dropped: set[int]) -> Iterator[Paragraph]:
    pieces: list[Piece] = []
    text = ""
    raised_at = 0
    alone = 0
    preformatted = 0
    for node, opens in _walk(main, dropped):
        tag = node.tag or ""
        if pieces and (tag in _BLOCKS or (tag == "br" and opens)):
            yield Paragraph(tuple(pieces), alone=alone > 0)
            pieces, text = [], ""
        step = 1 if opens else -1
        raised_at += step * (tag == "sup")
        alone += step * (tag in _ALONE)
        preformatted += step * (tag == "pre")
        if not opens or not node.is_text_node:
            continue
        content = node.text_content or ""
        if preformatted:
            *full, rest = content.split("\n")
            for line in full:
                yield Paragraph((*pieces, Piece(line)), alone=not line.strip())
                pieces, text = [], ""
            content = rest
        else:
            content = _SPACE.sub(" ", content)
        call = None
        if raised_at:
            content, call = raised(text, content)
        pieces.append(Piece(content, call=call))
        text = (text + content)[-4:]
    if pieces:
        yield Paragraph(tuple(pieces), alone=alone > 0)


def _footnotes(tree: LexborHTMLParser) -> Iterator[Called]:
    """The notes that say themselves that they are notes, by their role, class or name."""
    seen: set[str] = set()
    for place, node in enumerate(tree.css(_NOTES), 1):
        text = _SPACE.sub(" ", node.text()).strip()
        found = _MARK.fullmatch(text)
        mark, rest = (found[1], found[2]) if found else (str(place), text.rstrip(" ↩↑"))
        if mark not in seen and rest:
            seen.add(mark)
            yield Called(mark, mark, rest)


def _inside(node: LexborNode, part: LexborNode) -> bool:
    above: LexborNode | None = node
    while above is not None and above.mem_id != part.mem_id:
        above = above.parent
    return above is not None
