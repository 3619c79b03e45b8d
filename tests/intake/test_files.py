"""A file's name goes to terminals, pages and tables: nothing in it steers them."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luoshi import intake

# A name as it is on the disk, and as it is shown.
NAMES = [
    ("2024年报告.txt", "2024年报告.txt"),
    ("a\x1b[31mred.txt", "a\ufffd[31mred.txt"),
    ("two\nlines.txt", "two\ufffdlines.txt"),
    ("no-utf-8-\udcff.txt", "no-utf-8-\ufffd.txt"),
    ("left\u202eto-right.txt", "left\ufffdto-right.txt"),
]


@pytest.mark.parametrize(("name", "shown"), NAMES, ids=[shown for _, shown in NAMES])
def test_names_are_printable(tmp_path: Path, name: str, shown: str) -> None:
    (tmp_path / name).write_text("新增企业12家。", encoding="utf-8")
    assert intake.open(str(tmp_path / name)).name == shown


@given(st.text())
def test_printable(path: str) -> None:
    shown = intake.printable(path)
    assert shown.isprintable()
    assert len(shown) == len(path)
    assert intake.printable(shown) == shown


def test_the_folder_is_no_part_of_the_name(tmp_path: Path) -> None:
    (tmp_path / "报告.txt").write_text("新增企业12家。", encoding="utf-8")
    assert intake.open(f"{tmp_path}//./报告.txt").name == "报告.txt"


def test_a_pipe_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    import io

    monkeypatch.setattr("sys.stdin", type("Stdin", (), {"buffer": io.BytesIO("新增企业12家。".encode())}))
    source = intake.open("-")
    assert (source.name, source.text) == ("stdin", "新增企业12家。")
