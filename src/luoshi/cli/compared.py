"""A comparison of two reports as a table for people and as CSV."""

from collections import Counter
from collections.abc import Iterable
from io import StringIO

from luoshi.cli.formats import harmless
from luoshi.cli.language import Language, Words, say
from luoshi.cli.table import BOUND, DIRECTION
from luoshi.cli.width import clipped, one_line, padded, width
from luoshi.facts.rows import Row
from luoshi.judging.lineage import FATES, Lineage, Link, Relation, Statement, Succession
from luoshi.judging.targets import VERDICTS

RELATIONS: dict[Relation, Words] = {
    "same": ("同一指标", "same"),
    "related": ("相关", "related"),
    "unreported": ("—", "—"),
}
LINK_HEAD: tuple[Words, ...] = (
    ("位置", "offset"),
    ("结论", "verdict"),
    ("关系", "relation"),
    ("目标", "target"),
    ("结果", "outcome"),
    ("位置", "offset"),
    ("对象", "subject"),
)
FATE_HEAD: tuple[Words, ...] = (("位置", "offset"), ("变化", "change"), ("对象", "subject"), ("说明", "in words"))
PROMISES: Words = ("承诺与兑现", "Promises and what came of them")
TARGETS: Words = ("目标的变化", "What became of the targets")

LONGEST_TEXT = 28
"""Columns of a text without a number in the table; its whole is in the other formats."""

NARROWEST = 16
"""Columns that the last column keeps however narrow the terminal is."""

COLUMNS = (
    *("kind", "verdict", "fate", "relation", "subject", "promise", "promise_start", "promise_sentence", "outcome"),
    *("outcome_subject", "outcome_start", "outcome_sentence", "as_reported", "over_interval", "gap", "unit"),
    *("target", "target_start", "ambition", "silent", "reasons", "said"),
)
"""The columns of the CSV: one line for each promise, then one for each target."""


def table(compared: Lineage, language: Language, columns: int | None) -> str:
    """The promises, one a line, then the targets that changed, then the counts.

    columns: width of the terminal, to which the last column is clipped; None to clip nothing.
    """
    links = [_link_cells(link, language) for link in compared.links]
    changed = [_fate_cells(each, language) for each in compared.successions]
    lines = [_title(compared), "", say(PROMISES, language)]
    lines += _aligned([tuple(say(words, language) for words in LINK_HEAD), *links], columns)
    lines += ["", _counts(compared, language)]
    if changed:
        lines += ["", say(TARGETS, language)]
        lines += _aligned([tuple(say(words, language) for words in FATE_HEAD), *changed], columns)
    return "\n".join(lines) + "\n"


def csv_head() -> str:
    """The line with the columns' names."""
    return ",".join(COLUMNS) + "\n"


def csv_lines(rows: Iterable[Row], language: Language) -> str:
    """The rows as CSV, without the head. Null is an empty cell; reasons and sentences are in `language`."""
    import csv

    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    for row in rows:
        cells = flat(row, language)
        writer.writerow([harmless(cells.get(column)) for column in COLUMNS])
    return out.getvalue()


def flat(row: Row, language: Language) -> Row:
    """The row with one plain value for each of COLUMNS, what is said in `language`."""
    promise = row["promise"] if row["kind"] == "link" else row["predecessor"]
    outcome, target, ambition = row["outcome"], row.get("target"), row.get("ambition")
    named = target or promise or {}
    return {
        **row,
        "subject": named.get("subject"),
        "unit": named.get("unit"),
        "promise": promise and promise["text"],
        "promise_start": promise and promise["start"],
        "promise_sentence": promise and promise["sentence"]["text"],
        "outcome": outcome and outcome["text"],
        "outcome_subject": outcome and outcome["subject"],
        "outcome_start": outcome and outcome["start"],
        "outcome_sentence": outcome and outcome["sentence"]["text"],
        "target": target and target["text"],
        "target_start": target and target["start"],
        "ambition": ambition and ambition["difference"],
        "reasons": "；".join(reason[language] for reason in row.get("reasons", ())),
        "said": row["said"][language],
    }


def _title(compared: Lineage) -> str:
    old, new = compared.old, compared.new
    return f"{old.source.name}（{old.year or '?'}） → {new.source.name}（{new.year or '?'}）"


def _link_cells(link: Link, language: Language) -> tuple[str, ...]:
    return (
        str(link.promise.start),
        say(VERDICTS[link.verdict], language),
        say(RELATIONS[link.relation], language),
        _shown(link.promise),
        _shown(link.outcome) if link.outcome else "",
        str(link.outcome.start) if link.outcome else "",
        one_line(link.promise.subject),
    )


def _fate_cells(each: Succession, language: Language) -> tuple[str, ...]:
    shown = each.target or each.predecessor
    return (
        str(each.target.start) if each.target else "",
        say(FATES[each.fate], language),
        _short(shown.subject) if shown else "",
        one_line(each.said[0] if language == "zh" else each.said[1]),
    )


def _counts(compared: Lineage, language: Language) -> str:
    verdicts = Counter(link.verdict for link in compared.links)
    return " · ".join(f"{say(words, language)} {verdicts[verdict]}" for verdict, words in VERDICTS.items())


def _shown(one: Statement) -> str:
    if one.figure is None:
        return _short(one.text)
    return f"{DIRECTION[one.figure.direction]}{BOUND[one.figure.bound]}{_short(one.text)}"


def _short(text: str) -> str:
    return clipped(one_line(text), LONGEST_TEXT)


def _aligned(cells: list[tuple[str, ...]], columns: int | None) -> list[str]:
    widths = [max(map(width, column)) for column in zip(*cells, strict=True)]
    if columns is not None:
        before = sum(widths[:-1]) + 2 * (len(widths) - 1)
        widths[-1] = max(NARROWEST, columns - before)
        cells = [(*row[:-1], clipped(row[-1], widths[-1])) for row in cells]
    return ["  ".join(map(padded, row, widths)).rstrip() for row in cells]
