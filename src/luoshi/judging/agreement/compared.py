"""Growths of which the report says that one is above the other: 增长11.8%，高于农村居民人均可支配收入增速."""

import re
from collections import defaultdict
from collections.abc import Iterator

from luoshi.judging.agreement.relation import WINDOW, Document, Relation, Stated
from luoshi.judging.agreement.wording import bare, is_points, layer_of, says, usable, words
from luoshi.judging.subjects import subject

_ALL = re.compile(r"^[，,、]?\s*(?:均|都|双双)")
_JOINT = re.compile(r"[，,、]?\s*(?:均|都|双双)?")
_NAME = re.compile(r"^([^，,。；;、\d]{2,16}?)的?(?:增速|增幅|增长速度|增长率)(?=$|[，,。；;、])")
_BY_SO_MUCH = re.compile(r"(?:增速|增幅|增长速度|增长率)$")
"""The words end where it is said by how many points."""

_WHOLE = "生产总值"
_OTHERWISE = ("other_base", "other_scope", "years_ago", "partial_period")
"""What makes a growth one of something else."""

_FAR = 8
"""Characters behind a growth within which it is said to be above another."""

_LISTED = re.compile(r"^(?:[、和及与]|以及)$")


def compared(document: Document) -> list[Relation]:
    """Growths with those that they are said to be above, where the document states both."""
    growths: dict[tuple[str, object], list[Stated]] = defaultdict(list)
    for sentence in document.sentences:
        for stated in sentence:
            figure = stated.figure
            plain = not says(document.before(stated, sentence).text, *_OTHERWISE)
            if figure.measure == "growth" and usable(figure) and figure.place is None and plain:
                growths[_short(bare(figure)), figure.period].append(stated)
    found = []
    for sentence in document.sentences:
        for stated in sentence:
            figure = stated.figure
            if figure.measure != "growth" or figure.direction != "up" or not usable(figure) or figure.place is not None:
                continue
            after = sentence[stated.place + 1] if stated.place + 1 < len(sentence) else None
            behind = document.between(figure.end, after.figure.start if after else figure.sentence[1])
            lower = _pointed_at(behind.text, stated, growths)
            if lower is None:
                continue
            if _BY_SO_MUCH.search(behind.text):
                if after is not None and is_points(after.figure) and after.figure.bound == "eq":
                    roles = (("level", stated), ("base", lower), ("increase", after))
                    layer = layer_of(figure, lower.figure, after.figure)
                    found.append(Relation("increase", roles, (behind,), layer))
                continue
            for higher in _meant(document, sentence, stated, behind.text):
                if higher != lower:
                    layer = layer_of(higher.figure, lower.figure)
                    found.append(Relation("compared", (("higher", higher), ("lower", lower)), (behind,), layer))
    return found


def _pointed_at(behind: str, stated: Stated, growths: dict[tuple[str, object], list[Stated]]) -> Stated | None:
    """The one growth of the same year that the words behind one name as lower."""
    cue = words("above").search(behind[:_FAR])
    if cue is None or not _JOINT.fullmatch(behind[: cue.start()]):
        return None
    name = _NAME.match(behind[cue.end() :])
    if name is None or says(name[1], "elsewhere"):
        return None
    called = _WHOLE if words("economy").fullmatch(name[1]) else _short(subject(name[1], "%").bare)
    others = [each for each in growths.get((called, stated.figure.period), [])[:WINDOW] if each != stated]
    return others[0] if len({each.figure.quantity for each in others}) == 1 else None


def _meant(document: Document, sentence: tuple[Stated, ...], stated: Stated, behind: str) -> Iterator[Stated]:
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
    """A name without what it leaves out where it is only pointed at: 农村人均可支配收入, 农村居民人均可支配收入."""
    return words("left_out").sub("", name)
