"""Both languages are complete."""

import gettext
import re

import pytest
from tools.messages import CATALOGUE, WEB, gathered, written

CHINESE = re.compile(r"[\u3400-\u9fff]")


def test_every_message_is_translated_and_none_is_left_over() -> None:
    translation = written()
    assert {(m.context, m.id) for m in translation if m.id} == {(m.context, m.id) for m in gathered() if m.id}
    for message in translation:
        if message.id:
            texts = message.string if isinstance(message.string, tuple) else (message.string,)
            assert all(texts) and not message.fuzzy, message.id
            quoted = {"左右", "以上"}
            assert not CHINESE.search(re.sub("|".join(quoted), "", "".join(texts))), texts


def test_placeholders_survive_translation() -> None:
    for message in written():
        if message.id:
            original = message.id if isinstance(message.id, tuple) else (message.id,)
            texts = message.string if isinstance(message.string, tuple) else (message.string,)
            fields = set(re.findall(r"%\(\w+\)s|\{\w+\}|</?a\b", original[0]))
            assert all(set(re.findall(r"%\(\w+\)s|\{\w+\}|</?a\b", text)) == fields for text in texts), message.id


def test_what_is_compiled_is_what_is_written() -> None:
    with CATALOGUE.with_suffix(".mo").open("rb") as file:
        compiled = gettext.GNUTranslations(file)
    for message in written():
        if not message.id:
            continue
        if isinstance(message.id, tuple):
            assert [compiled.ngettext(*message.id, n) for n in (1, 2)] == list(message.string)
        elif message.context:
            assert compiled.pgettext(message.context, message.id) == message.string
        else:
            assert compiled.gettext(message.id) == message.string


# The name of the program and of the language stand in both languages as they are.
NAMES = {"落实", "中文"}


@pytest.mark.parametrize("path", sorted(WEB.rglob("*.html")), ids=lambda path: path.name)
def test_no_chinese_stands_outside_a_translation(path: object) -> None:
    from pathlib import Path

    assert isinstance(path, Path)
    text = path.read_text(encoding="utf-8")
    text = re.sub(r"\{%\s*blocktranslate.*?endblocktranslate\s*%\}", "", text, flags=re.S)
    text = re.sub(r"\{%.*?%\}|\{#.*?#\}", "", text, flags=re.S)
    for name in NAMES:
        text = text.replace(name, "")
    assert not CHINESE.search(text)
