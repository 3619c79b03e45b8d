"""数据一致性 as its page shows it: doubts with their sentences and arithmetic, relations, what follows from them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from luoshi.facts.rows import Row
from luoshi.judging.agreement import KINDS, LAYERS
from luoshi.web.register.judged import DOUBTS, doubt_key
from luoshi.web.register.queries.judging import AnswerRow
from luoshi.web.site.languages import in_language


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a sentence; at: where the figure that it is begins in the text, None for words between."""

    text: str
    at: int | None


@dataclass(frozen=True, slots=True)
class Doubt:
    """Figures that cannot, or perhaps cannot, all be true.

    key: what it is known by. kind: conflict or question. sentences: as pieces, the figures marked. formulas: what they
    would have to fulfil; mends: what single figures would have to be; layers: why it is only a question; all in the
    reader's language. answers: of the office, the latest last. present: whether it is found today. row: as data.
    """

    key: str
    kind: str
    sentences: tuple[tuple[Piece, ...], ...]
    formulas: tuple[str, ...]
    mends: tuple[tuple[Piece, str], ...]
    layers: tuple[str, ...]
    answers: tuple[AnswerRow, ...]
    present: bool
    row: Row


@dataclass(frozen=True, slots=True)
class Held:
    """A relation that holds. kind, layer ("" where it binds), formula, words: in the reader's language."""

    kind: str
    formula: str
    layer: str
    closed: bool
    subject: str
    figures: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Follows:
    """What figures imply of a quantity that none states."""

    name: str
    said: str
    formula: str
    at: int


@dataclass(frozen=True, slots=True)
class Found:
    """The rows about one report that a person may see. open: doubts that nobody answered; answered: the others."""

    open: tuple[Doubt, ...]
    answered: tuple[Doubt, ...]
    relations: tuple[Row, ...]
    implied: tuple[Row, ...]


def found(rows: Sequence[Row], answers: Sequence[AnswerRow], text: str, sees_open: bool) -> Found:
    """What may be shown, mere limits (≤ 100%) last.

    An open doubt is shown, and so are the relations that it is about, only where sees_open.
    """
    given: dict[str, list[AnswerRow]] = {}
    for each in answers:
        given.setdefault(each.doubt, []).append(each)
    asked = {doubt_key(row): row for row in rows if row["kind"] in DOUBTS}
    past = {key: said[-1].asked for key, said in given.items() if key not in asked}
    waiting = [_doubt(key, row, (), text, True) for key, row in asked.items() if key not in given]
    told = {key: row for key, row in {**asked, **past}.items() if key in given}
    answered = [_doubt(key, row, tuple(given[key]), text, key in asked) for key, row in told.items()]
    relations = [row for row in rows if row["kind"] == "relation"]
    if not sees_open:
        silent = _places(row for key, row in asked.items() if key not in given)
        relations = [row for row in relations if not _places([row]) & silent]
    broken = [_places([row]) for row in asked.values()]
    holds = [row for row in relations if not any(_places([row]) <= each for each in broken)]
    return Found(
        tuple(waiting) if sees_open else (),
        tuple(answered),
        tuple(sorted(holds, key=lambda row: row["relation"] == "limit")),
        tuple(row for row in rows if row["kind"] == "implied"),
    )


def _places(rows: Iterable[Row]) -> set[int]:
    return {figure["start"] for row in rows for figure in row["figures"]}


def _doubt(key: str, row: Row, answers: tuple[AnswerRow, ...], text: str, present: bool) -> Doubt:
    return Doubt(
        key=key,
        kind=row["kind"],
        sentences=_sentences(row["figures"], text),
        formulas=tuple(_said(each) for each in row["formulas"]),
        mends=tuple((Piece(each["text"], each["start"]), _said(each["words"])) for each in row["repairs"]),
        layers=tuple(in_language(LAYERS[layer]) for layer in row["layers"] if layer != "hard"),
        answers=answers,
        present=present,
        row=row,
    )


def _sentences(figures: Sequence[Row], text: str) -> tuple[tuple[Piece, ...], ...]:
    """The sentences that figures stand in, each once, with the figures marked."""
    spans: list[list[int]] = []
    for start, end in sorted((each["sentence"]["start"], each["sentence"]["end"]) for each in figures):
        if spans and start < spans[-1][1]:
            spans[-1][1] = max(spans[-1][1], end)
        else:
            spans.append([start, end])
    out = []
    for start, end in spans:
        pieces, at = [], start
        for first, last in sorted({(each["start"], each["end"]) for each in figures if start <= each["start"] < end}):
            pieces += [Piece(text[at:first], None), Piece(text[first:last], first)]
            at = last
        pieces.append(Piece(text[at:end], None))
        out.append(tuple(piece for piece in pieces if piece.text))
    return tuple(out)


def held(row: Row) -> Held:
    """A row of the kind relation, as shown."""
    return Held(
        kind=in_language(KINDS[row["relation"]]),
        formula=_said(row["arithmetic"]),
        layer="" if row["layer"] == "hard" else in_language(LAYERS[row["layer"]]),
        closed=row["closed"],
        subject=row["figures"][0]["subject"],
        figures=tuple(Piece(each["text"], each["start"]) for each in row["figures"]),
    )


def follows(row: Row) -> Follows:
    """A row of the kind implied, as shown."""
    return Follows(_said(row["name"]), _said(row["words"]), _said(row["arithmetic"]), row["figures"][0]["start"])


def _said(both: Row) -> str:
    return in_language((both["zh"], both["en"]))
