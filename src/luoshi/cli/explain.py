"""`luoshi explain`: how one numeral or commitment was read."""

from typing import TextIO

from luoshi import reading
from luoshi.cli.language import Language, Words, say
from luoshi.cli.reports import read_report
from luoshi.cli.speaking import notice, standard_output
from luoshi.cli.table import BOUND, CLASS, COMMITMENT, STAGE, STATUS, STRENGTH, amount
from luoshi.cli.width import one_line, padded, width
from luoshi.facts import DOUBTS, Commitment, Doubt, Figure, Numeral, Refusal, Source

NOTHING_THERE = 1
"""Exit status where nothing that was read stands at the place asked about."""


def run_explain(path: str, at: int, year: int | None, language: Language) -> int:
    """Print how what stands at offset `at` (code points) of the report at `path` was read; the exit status.

    Raises Refusal: what `read_report` refuses, and outside-text.
    """
    read = read_report(path, year)
    source = read.source
    if not 0 <= at < len(source.text):
        length = len(source.text)
        raise Refusal("outside-text", name=source.name, at=at, length=length, last=length - 1)
    found = reading.explain(read, at)
    if not found.rows:
        around = one_line(source.text[max(0, at - 8) : at]), one_line(source.text[at : at + 8])
        shown = f"“{around[0]}▸{around[1]}”"
        notice(
            (
                f"位置 {at} 处没有数字，也不在承诺事项里：{shown}",
                f"no numeral or commitment stands at offset {at}: {shown}",
            )
        )
        return NOTHING_THERE
    with standard_output() as out:
        for row in found.rows:
            out.write(_in_sentence(row, source) + "\n")
            out.writelines(f"  {padded(name, 10)}{one_line(value)}\n" for name, value in _fields(row, language))
            if row is found.rows[0] or isinstance(row, Commitment):
                _rules(out, reading.steps(row.trace), language)
    return 0


def _rules(out: TextIO, steps: tuple[reading.Step, ...], language: Language) -> None:
    out.write(say(("  依据\n", "  rules\n"), language))
    wide = max((width(step.rule) for step in steps), default=0)
    for number, step in enumerate(steps, 1):
        words = f"“{one_line(step.words)}”  " if step.words else ""
        meaning = say((step.chinese, step.english), language)
        out.write(f"  {number:>3}. {padded(step.rule, wide)}  {words}{meaning}\n")


def _in_sentence(row: Figure | Numeral | Doubt | Commitment, source: Source) -> str:
    start, end = row.sentence
    text = source.text
    return one_line(f"{text[start : row.start]}【{row.text}】{text[row.end : end]}".strip())


def _fields(row: Figure | Numeral | Doubt | Commitment, language: Language) -> list[tuple[str, str]]:
    """A row's fields as name and value, those without a value left out."""
    place: tuple[Words, str] = (("位置", "offsets"), f"{row.start}–{row.end}")
    if isinstance(row, Doubt):
        fields = [(("疑点", "doubt"), f"{row.code}  {say(DOUBTS[row.code], language)}"), place]
    elif isinstance(row, Numeral):
        fields = [(("类别", "class"), f"{row.kind}  {say(CLASS[row.kind], language)}"), place]
    elif isinstance(row, Commitment):
        named = (
            f"{each.text}（{say(STAGE[each.stage], language)}）" if each.stage else each.text for each in row.projects
        )
        fields = [
            (("事项类别", "commitment"), f"{row.kind}  {say(COMMITMENT[row.kind], language)}"),
            (("力度", "strength"), f"{row.strength}  {say(STRENGTH[row.strength], language)}"),
            (("项目", "projects"), "、".join(named)),
            (("地区", "places"), "、".join(row.places)),
            (("承办主体", "doers"), "、".join(row.doers)),
            place,
        ]
    else:
        fields = [
            (("对象", "subject"), row.subject),
            (("数值", "value"), amount(row)),
            (("类型", "measure"), " ".join(filter(None, (row.measure, row.direction)))),
            (("口径", "bound"), f"{row.bound} {BOUND[row.bound]}"),
            (("状态", "status"), f"{row.status}  {say(STATUS[row.status], language)}"),
            (("力度", "modality"), row.modality or ""),
            (("年份", "year"), _years(row)),
            (("地区", "place"), row.place or ""),
            (("范围", "scope"), row.scope or ""),
            place,
        ]
    fields.append((("章节", "section"), " › ".join(row.section)))
    return [(say(words, language), value) for words, value in fields if value.strip()]


def _years(figure: Figure) -> str:
    year, span = figure.period.year, figure.period.span
    if year is None:
        return ""
    return str(year) if span is None else f"{year - span + 1}–{year}"
