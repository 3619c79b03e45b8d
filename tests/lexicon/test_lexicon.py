"""The lexicon's files, and what the rules say of themselves."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tools.lexicon import module, written

from luoshi import intake, lexicon, reading
from luoshi.facts import Reading
from luoshi.lexicon import Words, groups
from luoshi.reading.explain import RULES
from tests.reading.generators import reports
from tests.reading.test_cases import CASES

FILES = sorted(path.stem for path in Path(lexicon.__file__).parent.glob("*.toml"))
GROUPS = [(file, group) for file in FILES for group in groups(file)]


def test_there_are_files() -> None:
    assert len(FILES) >= 8


def test_the_reader_loads_the_words_as_they_are_written() -> None:
    assert written() == {file: groups(file) for file in FILES}
    compiled = Path(lexicon.__file__).with_name("compiled.py")
    assert compiled.read_text(encoding="utf-8") == module(), "run `make lexicon`"


@pytest.mark.parametrize(("file", "group"), GROUPS, ids=lambda name: name)
def test_words_are_words_and_stand_once(file: str, group: str) -> None:
    words = groups(file)[group]
    assert words
    assert all(word == word.strip() or word == " " for word in words) and all(words)
    assert sorted(words) == sorted(set(words))


@pytest.mark.parametrize(
    "lacking",
    ['words = ["约"]', 'reason = ""\nwords = ["约"]', 'reason = "近似"'],
    ids=["no reason", "empty reason", "no words"],
)
def test_a_group_without_reason_or_words_is_refused(tmp_path: Path, lacking: str) -> None:
    (tmp_path / "bounds.toml").write_text(f"[approx]\n{lacking}\n", encoding="utf-8")
    with pytest.raises(KeyError):
        written(tmp_path)


@given(st.lists(st.text("增长到至多不", max_size=3)), st.text("增长到至多不", max_size=6))
def test_the_longest_word_is_found(listed: list[str], text: str) -> None:
    words = Words(listed)
    fitting = [word for word in listed if word]
    assert words.at_start(text) == max((word for word in fitting if text.startswith(word)), key=len, default="")
    assert words.at_end(text) == max((word for word in fitting if text.endswith(word)), key=len, default="")
    assert words.first_in(text) == min((text.find(word) for word in fitting if word in text), default=-1)


def unexplained(found: Reading) -> set[str]:
    """Rules in the reading's traces that nothing explains."""
    traces = [entry for row in (*found.figures, *found.numerals, *found.doubts) for entry in row.trace]
    return {entry.partition(":")[0] for entry in traces} - RULES.keys()


def test_every_rule_of_the_marked_sentences_is_explained() -> None:
    assert not set().union(
        *(unexplained(reading.read(intake.from_bytes("case.txt", case.text.encode()))) for case in CASES)
    )


@given(reports())
def test_every_rule_of_any_report_is_explained(report: str) -> None:
    assert not unexplained(reading.read(intake.from_bytes("report.txt", report.encode())))


def test_every_rule_of_the_corpus_is_explained(corpus: Path) -> None:
    for path in sorted((corpus / "reports").glob("*.txt")):
        found = reading.read(intake.open(str(path)))
        assert found.figures
        assert not unexplained(found), path.name


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_speaks_both_languages(rule: str) -> None:
    chinese, english = RULES[rule]
    assert any("\u4e00" <= letter <= "\u9fff" for letter in chinese) and english
