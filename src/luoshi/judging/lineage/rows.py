"""The one shape in which a comparison leaves the program: rows for JSON Lines, tables and pages."""

from typing import Any

from luoshi.facts import Source
from luoshi.facts.rows import figure_row, number, sentence_row
from luoshi.judging.lineage.compare import Lineage
from luoshi.judging.lineage.links import Link, Statement
from luoshi.judging.lineage.reasons import REASONS
from luoshi.judging.lineage.succession import Succession
from luoshi.judging.subjects import Reason

Row = dict[str, Any]


def rows(compared: Lineage) -> list[Row]:
    """A row of the kind `link` for each promise, then one of the kind `succession` for each target."""
    old, new = compared.old.source, compared.new.source
    found = [link_row(link, old, new) for link in compared.links]
    return found + [succession_row(each, old, new) for each in compared.successions]


def link_row(link: Link, old: Source, new: Source) -> Row:
    """A promise and its outcome, with both comparisons and the sentence that explains the verdict."""
    judged = link.judgement
    return {
        "kind": "link",
        "promise": statement_row(link.promise, old),
        "outcome": statement_row(link.outcome, new),
        "relation": link.relation,
        "verdict": link.verdict,
        "as_reported": judged.verdict if judged else None,
        "over_interval": judged.over_interval if judged else None,
        "gap": number(judged.gap) if judged else None,
        "tolerance": number(judged.target.tolerance) if judged else None,
        "comparison": judged.target.comparison if judged else None,
        "vintage": judged.outcome.vintage if judged else None,
        "reasons": [reason_row(reason) for reason in link.reasons],
        "said": {"zh": link.said[0], "en": link.said[1]},
    }


def succession_row(each: Succession, old: Source, new: Source) -> Row:
    """What became of a target."""
    ambition = each.ambition
    return {
        "kind": "succession",
        "target": statement_row(each.target, new),
        "predecessor": statement_row(each.predecessor, old),
        "fate": each.fate,
        "silent": each.silent,
        "outcome": statement_row(each.outcome, new),
        "ambition": None if ambition is None else {"kind": ambition.kind, "difference": number(ambition.difference)},
        "said": {"zh": each.said[0], "en": each.said[1]},
    }


def statement_row(one: Statement | None, source: Source) -> Row | None:
    """One side, anchored in its source; the fields of a figure where it is one."""
    if one is None:
        return None
    if one.figure is not None:
        row = figure_row(one.figure, source)
        return {**row, "sentence": sentence_row(source, one.sentence, one.start, one.end)}
    return {
        "kind": "words",
        "source": {"sha256": source.sha256, "name": source.name},
        "start": one.start,
        "end": one.end,
        "text": one.text,
        "subject": one.subject,
        "sentence": sentence_row(source, one.sentence, one.start, one.end),
    }


def reason_row(reason: Reason) -> Row:
    """A reason, with what it says in both languages."""
    chinese, english = REASONS[reason.code]
    return {
        "code": reason.code,
        "words": reason.words,
        "zh": chinese.format(words=reason.words),
        "en": english.format(words=reason.words),
    }
