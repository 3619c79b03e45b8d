"""Reading: clean → outline → sentences → numerals → classes → quantities → subjects → status."""

import re
from bisect import bisect_right

from luoshi.facts import Doubt, Figure, Numeral, Period, Reading, Section, Source
from luoshi.reading.classes import classify
from luoshi.reading.clean import Cleaned, clean
from luoshi.reading.outline import Stretch, outline
from luoshi.reading.scan import Token, scan
from luoshi.reading.sentences import Setting, Value, read_sentence

_SENTENCE = re.compile(r"[^。！？\n]*[。！？\n]?[”’）]?")
_END = re.compile(r"[。！？\n][”’]?")


def read(source: Source, year: int | None = None) -> Reading:
    """Everything that a source states.

    year: the year the report was given in, if it is known from elsewhere; else it is read from the text.
    """
    cleaned = clean(source.text)
    text = cleaned.text
    report_year, stretches = outline(text, year)
    starts = [stretch.start for stretch in stretches]
    ends = [found.end() for found in _END.finditer(text)]
    if not ends or ends[-1] < len(text):
        ends.append(len(text))
    figures: list[Figure] = []
    numerals: list[Numeral] = []
    doubts: list[Doubt] = []
    tokens = scan(text)
    pending: list[Token] = []
    traces: dict[int, str] = {}
    number = 0
    begin = 0
    for position, token in enumerate(tokens):
        while ends[number] <= token.start:
            if pending:
                _sentence(source, cleaned, begin, ends[number], pending, traces, _at(stretches, starts, begin), report_year, figures, doubts)
                pending = []
            begin = ends[number]
            number += 1
        kind, rule = classify(text, token, tokens[position + 1] if position + 1 < len(tokens) else None)
        if kind is None:
            continue
        if kind == "figure":
            traces[token.start] = rule
            pending += _parts(token)
            continue
        stretch = _at(stretches, starts, begin)
        start, end = cleaned.source_start(token.start), cleaned.source_end(token.end)
        bounds = (cleaned.source_start(begin), cleaned.source_end(ends[number]))
        numerals.append(Numeral(start, end, source.text[start:end], kind, stretch.path, bounds, (rule,)))
    if pending:
        _sentence(source, cleaned, begin, ends[number], pending, traces, _at(stretches, starts, begin), report_year, figures, doubts)
    for start, end in cleaned.page_numbers:
        numerals.append(Numeral(start, end, source.text[start:end], "list", (), (start, end), ("list/page-number",)))
    numerals.sort(key=lambda row: row.start)
    sections = tuple(_section(cleaned, stretch) for stretch in stretches if stretch.path)
    return Reading(source, report_year, sections, tuple(figures), tuple(numerals), tuple(doubts))


def _at(stretches: list[Stretch], starts: list[int], offset: int) -> Stretch:
    return stretches[max(0, bisect_right(starts, offset) - 1)]


def _section(cleaned: Cleaned, stretch: Stretch) -> Section:
    start, end = cleaned.source_start(stretch.start), cleaned.source_end(stretch.end)
    return Section(stretch.path, stretch.level, start, end, stretch.outlook, stretch.year)


def _parts(token: Token) -> list[Token]:
    """11.9:44.1:44 states a share for each part."""
    if token.form != "ratio":
        return [token]
    out, at = [], token.start
    for number in token.number.split(":"):
        out.append(Token(at, at + len(number), "part", number, "", "", "", "%"))
        at += len(number) + 1
    return out


def _sentence(
    source: Source, cleaned: Cleaned, begin: int, end: int, tokens: list[Token], traces: dict[int, str],
    stretch: Stretch, report_year: int | None, figures: list[Figure], doubts: list[Doubt],
) -> None:  # fmt: skip
    setting = Setting(stretch.outlook, stretch.year, report_year)
    values, questions = read_sentence(cleaned.text, begin, end, tokens, setting)
    bounds = (cleaned.source_start(begin), cleaned.source_end(end))
    text = source.text
    for value in values:
        start, stop = cleaned.source_start(value.token.start), cleaned.source_end(value.token.end)
        figures.append(_figure(value, start, stop, text[start:stop], stretch, bounds, traces.get(value.token.start, "figure/list")))
    for code, left, right in questions:
        start, stop = cleaned.source_start(left), cleaned.source_end(right)
        doubts.append(Doubt(code, start, stop, text[start:stop], stretch.path, bounds, (code,)))


def _figure(
    value: Value, start: int, end: int, text: str, stretch: Stretch, sentence: tuple[int, int], rule: str
) -> Figure:
    measure, direction, _ = value.measure
    return Figure(
        start, end, text, value.quantity, measure, direction, value.bound, value.status, value.modality,  # type: ignore[arg-type]
        Period(value.year), value.subject.text, value.subject.place, value.subject.scope, stretch.path, sentence,
        (rule, *value.trace),
    )  # fmt: skip
