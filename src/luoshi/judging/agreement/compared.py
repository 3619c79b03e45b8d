"""Growths of which the report says that one is above the other: 增长11.8%，高于农村居民人均可支配收入增速."""

import re
from collections import defaultdict
from collections.abc import Iterator

from luoshi.judging.agreement.relation import Document, Relation, Stated
from luoshi.judging.agreement.wording import bare, layer_of, usable, words
from luoshi.judging.subjects import subject

_ALL = re.compile(r"^[，,、]?\s*(?:均|都|双双)")
_NAME = re.compile(r"^([^，,。；;、\d]{2,16}?)的?(?:增速|增幅|增长速度|增长率)(?=$|[，,。；;、])")
_ECONOMY = re.compile(r"^(?:经济|经济增长|GDP|生产总值)$")
_WHOLE = "生产总值"
_SHORT = re.compile(r"居民|年均|我市|全市|全省|全县|同期")
"""Words that a name leaves out where it is only pointed at: 农村人均可支配收入 for 农村居民人均可支配收入."""

_LISTED = re.compile(r"^(?:[、和及与]|以及)$")


def compared(document: Document) -> list[Relation]:
    """Growths with those that they are said to be above, where the document states both."""
    growths: dict[tuple[str, object], list[Stated]] = defaultdict(list)
    for sentence in document.sentences:
        for stated in sentence:
            figure = stated.figure
            if figure.measure == "growth" and usable(figure) and figure.place is None:
                growths[_short(bare(figure)), figure.period].append(stated)
    found = []
    for sentence in document.sentences:
        for stated in sentence:
            figure = stated.figure
            if figure.measure != "growth" or figure.direction != "up" or not usable(figure) or figure.place is not None:
                continue
            after = sentence[stated.place + 1].figure.start if stated.place + 1 < len(sentence) else figure.sentence[1]
            behind = document.between(figure.end, after)
            cue = words("above").search(behind.text[:_FAR])
            name = _NAME.match(behind.text[cue.end() :]) if cue else None
            if cue is None or name is None or not re.fullmatch(r"[，,、]?\s*(?:均|都|双双)?", behind.text[: cue.start()]):
                continue
            called = _WHOLE if _ECONOMY.match(name[1]) else _short(subject(name[1], "%").bare)
            others = [each for each in growths.get((called, figure.period), []) if each != stated]
            if len({each.figure.quantity for each in others}) != 1:
                continue
            for higher in _meant(document, sentence, stated, behind.text):
                if higher not in others:
                    layer = layer_of(higher.figure, others[0].figure)
                    found.append(Relation("compared", (("higher", higher), ("lower", others[0])), (behind,), layer))
    return found


_FAR = 8
"""Characters behind a growth within which it is said to be above another."""


def _meant(
    document: Document, sentence: tuple[Stated, ...], stated: Stated, behind: str
) -> Iterator[Stated]:
    """The growth before 高于; with 均 those listed with it too."""
    yield stated
    while _ALL.match(behind) and stated.place:
        before = sentence[stated.place - 1]
        listed = _LISTED.match(document.gap(before, stated).text.strip())
        if not listed or before.figure.measure != "growth" or before.figure.direction != "up":
            return
        stated = before
        yield stated


def _short(name: str) -> str:
    return _SHORT.sub("", name)
