"""Reading: clean → outline → sentences → numerals → classes → quantities → subjects → status; commitments."""

from bisect import bisect_right

from luoshi.facts import Doubt, Figure, Numeral, NumeralClass, Reading, Section, Source
from luoshi.reading.classes import classify
from luoshi.reading.clean import Cleaned, clean
from luoshi.reading.make import make
from luoshi.reading.numbers import decimal
from luoshi.reading.outline import Stretch, outline
from luoshi.reading.passages import Passages
from luoshi.reading.scan import Token, scan
from luoshi.reading.sentences import read_sentence
from luoshi.reading.spots import spots
from luoshi.reading.values import Setting

_CLOSES = ("”", "’")


def read(source: Source, year: int | None = None, *, commitments: bool = True) -> Reading:
    """Everything that a source states.

    year: the year the report was given in, if it is known from elsewhere; else it is read from the text.
    commitments: whether they are read, too; without them it takes half the time.
    """
    cleaned = clean(source.text)
    text = cleaned.text
    report_year, stretches = outline(text, year)
    stopped = text.replace("！", "。").replace("？", "。").replace("\n", "。")
    clauses = stopped.replace("；", "。").replace(":", "。").replace("，", "。")
    gathered = _Gathered(source, cleaned, clauses, stretches, report_year)
    pending: list[tuple[Token, str]] = []
    begin = end = 0
    for spot in spots(text, clauses, scan(text)):
        token = spot.token
        start = token[0]
        if end <= start:
            if pending:
                gathered.sentence(begin, end, pending)
                pending = []
            begin = _behind(text, stopped.rfind("。", end, start)) or end
            end = _behind(text, stopped.find("。", start)) or len(text)
        kind, rule = classify(spot)
        if kind == "figure":
            if token.form == "ratio":
                pending += [(part, rule) for part in _parts(token)]
            else:
                pending.append((token, rule))
        elif kind is not None:
            gathered.numeral(token, begin, end, kind, rule)
    if pending:
        gathered.sentence(begin, end, pending)
    read_without = gathered.reading()
    if not commitments:
        return read_without
    # Imported only here: whoever wants figures alone has no use for it.
    from luoshi.reading.commitments import commitments_of

    promised, asked = commitments_of(cleaned, source.text, stretches, gathered.figures, gathered.spans)
    doubts = sorted([*read_without.doubts, *asked], key=lambda doubt: doubt.start) if asked else read_without.doubts
    return read_without._replace(commitments=promised, doubts=tuple(doubts))


def _behind(text: str, stop: int) -> int:
    """Where the sentence ends whose last sign is at `stop`, with the quotation that it closes; 0 where stop is -1."""
    return stop + 2 if stop >= 0 and text[stop + 1 : stop + 2] in _CLOSES else stop + 1


def _parts(token: Token) -> list[Token]:
    """11.9:44.1:44 states a share for each part; 2.1:1 is one value."""
    numbers = token.number.split(":")
    if len(numbers) == 2 and numbers[1].strip("0.") and sum(map(decimal, numbers)) != 100:
        return [token]
    out, at = [], token.start
    for number in numbers:
        out.append(Token(at, at + len(number), "part", number, "", "", "", "%"))
        at += len(number) + 1
    return out


class _Gathered:
    """What was read so far of one source; offsets come in as the cleaned text's and go out as the source's."""

    def __init__(
        self, source: Source, cleaned: Cleaned, clauses: str, stretches: list[Stretch], year: int | None
    ) -> None:
        self.source, self.cleaned, self.stretches, self.year = source, cleaned, stretches, year
        self.clauses = clauses
        self.passages = Passages(cleaned.text)
        self.starts = [stretch.start for stretch in stretches]
        # One more start, behind the text, lets every place ask for the next.
        self.offset_starts, self.offsets = (*cleaned.starts, len(cleaned.text) + 1), cleaned.offsets
        self.figures: list[Figure] = []
        self.spans: list[tuple[int, int]] = []
        self.numerals: list[Numeral] = []
        self.doubts: list[Doubt] = []

    def stretch(self, offset: int) -> Stretch:
        return self.stretches[bisect_right(self.starts, offset) - 1]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The same as cleaned.source_start and source_end; asked for every row, so without their calls."""
        starts = self.offset_starts
        offsets = self.offsets
        last = bisect_right(starts, start)
        left = offsets[last - 1]
        if starts[last] < end:
            # A gap was taken out between the two.
            return start + left, end + offsets[bisect_right(starts, end - 1) - 1]
        return start + left, end + left

    def numeral(self, token: Token, begin: int, end: int, kind: NumeralClass, rule: str) -> None:
        """Add a numeral that is no figure; its sentence stands between begin and end."""
        start, stop = self.span(token[0], token[1])
        text, path = self.source.text[start:stop], self.stretch(begin).path
        sentence = self.span(begin, end)
        self.numerals.append(make(Numeral, (start, stop, text, kind, path, sentence, (rule,))))
        if rule == "name/bare":
            self.doubts.append(make(Doubt, ("unclear-class", start, stop, text, path, sentence, ("unclear-class",))))

    def sentence(self, begin: int, end: int, figures: list[tuple[Token, str]]) -> None:
        """Add the figures of the sentence between begin and end, each with the rule that made it one."""
        path, _, _, _, outlook, year, term = self.stretch(begin)
        running = self.passages.years_at(begin, path, term) if term and outlook == "review" else None
        setting = make(Setting, (outlook, year, self.year, term, running))
        tokens = [token for token, _ in figures]
        values, questions = read_sentence(self.cleaned.text, self.clauses, begin, end, tokens, setting)
        source_text, span = self.source.text, self.span
        sentence = span(begin, end)
        for value, (_, rule) in zip(values, figures, strict=True):
            token, quantity, (measure, direction, _), bound, subject, status, modality, period, trace = value
            start, stop, _, _, _, _, _, _ = token
            self.spans.append((start, stop))
            start, stop = span(start, stop)
            text, _, _, place, _, scope, _, _ = subject
            self.figures.append(
                make(
                    Figure, (
                        start, stop, source_text[start:stop], quantity, measure, direction, bound, status, modality,
                        period, text, place, scope, path, sentence, (rule, *trace),
                    )
                )
            )  # fmt: skip
        for code, left, right in questions:
            start, stop = self.span(left, right)
            self.doubts.append(make(Doubt, (code, start, stop, self.source.text[start:stop], path, sentence, (code,))))

    def reading(self) -> Reading:
        """The whole, with the page numbers that cleaning took out; a doubt where nothing tells review from plan."""
        text, cleaned = self.source.text, self.cleaned
        for start, end in cleaned.page_numbers:
            numeral = Numeral(start, end, text[start:end], "list", (), (start, end), ("list/page-number",))
            self.numerals.append(numeral)
        if cleaned.page_numbers:
            self.numerals.sort(key=lambda row: row.start)
        if self.figures and all(stretch.outlook == "other" for stretch in self.stretches):
            start, end = self.figures[0].start, self.figures[-1].end
            first = Doubt("no-outline", start, end, text[start:end][:40], (), (start, end), ("no-outline",))
            self.doubts.insert(0, first)
        self.doubts.sort(key=lambda row: row.start)
        sections = tuple(
            Section(each.path, each.level, *self.span(each.start, each.end), each.outlook, each.year)
            for each in self.stretches
            if each.path
        )
        return Reading(
            self.source, self.year, sections, tuple(self.figures), tuple(self.numerals), tuple(self.doubts)
        )  # fmt: skip
