"""The command line as a person meets it: words in; exit status, output and messages out."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from luoshi import cli

REPORT = """望川市政府工作报告
一、2023年工作回顾
新增上市公司2家、列全省第3，预计地区生产总值增长5.2%左右。
二、2024年工作安排
力争城镇新增就业4万人以上，实施“869”行动计划。
"""


@dataclass(frozen=True)
class Ran:
    """How a command ended: its exit status, what it put out, and what it said about it."""

    status: int
    out: str
    err: str


Luoshi = Callable[..., Ran]


@pytest.fixture
def luoshi(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Luoshi:
    """Runs a command in Chinese, or in the language of `locale`."""

    def run(*words: str | Path, locale: str = "zh_CN.UTF-8") -> Ran:
        monkeypatch.setenv("LC_ALL", locale)
        capsys.readouterr()
        try:
            status = cli.main([str(word) for word in words])
        except SystemExit as end:
            status = int(end.code or 0)
        caught = capsys.readouterr()
        return Ran(status, caught.out, caught.err)

    return run


@pytest.fixture
def report(tmp_path: Path) -> Path:
    """A report with four figures, a name and four dates and list marks."""
    path = tmp_path / "望川2024.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path
