"""`luoshi` as a process of its own."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import REPORT

LUOSHI = [sys.executable, "-m", "luoshi"]
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2] / "src"), "LC_ALL": "zh_CN.UTF-8"}


def test_exit_status_and_utf_8_output(report: Path) -> None:
    # An ASCII locale must not garble the output.
    done = subprocess.run(
        [*LUOSHI, "read", report], capture_output=True, env={**ENVIRONMENT, "LC_ALL": "C", "PYTHONUTF8": "0"}
    )
    assert done.returncode == 0 and "城镇新增就业" in done.stdout.decode()
    missing = subprocess.run([*LUOSHI, "read", "没有.txt"], capture_output=True, env=ENVIRONMENT)
    assert missing.returncode == 2 and "[missing-file]" in missing.stderr.decode()


def test_standard_input(report: Path) -> None:
    piped = subprocess.run([*LUOSHI, "read", "-"], input=report.read_bytes(), capture_output=True, env=ENVIRONMENT)
    assert piped.returncode == 0 and "城镇新增就业" in piped.stdout.decode()


@pytest.mark.skipif(os.name != "posix", reason="pipes of a POSIX shell")
@pytest.mark.parametrize("unbuffered", ["", "1"], ids=["buffered", "unbuffered"])
def test_a_reader_that_goes_away_is_no_failure(report: Path, unbuffered: str) -> None:
    report.write_text(REPORT + "新增企业5家。\n" * 5000, encoding="utf-8")
    environment = ENVIRONMENT | {"PYTHONUNBUFFERED": unbuffered}
    process = subprocess.Popen(
        [*LUOSHI, "read", report], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment
    )
    assert process.stdout and process.stderr
    process.stdout.readline()
    process.stdout.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait() == 141


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no /dev/full here")
def test_a_full_standard_output_is_refused(report: Path) -> None:
    with open("/dev/full", "wb") as full:
        done = subprocess.run([*LUOSHI, "read", report], stdout=full, stderr=subprocess.PIPE, env=ENVIRONMENT)
    assert done.returncode == 2 and b"[unwritable-output]" in done.stderr


@pytest.mark.parametrize("words", [["read"], ["check"], ["explain", "--at", "12"]], ids=" ".join)
def test_the_plain_core_does_without_django(report: Path, words: list[str]) -> None:
    program = (
        "import sys; from luoshi import cli; status = cli.main(sys.argv[1:]);"
        "loaded = {name.partition('.')[0] for name in sys.modules};"
        "print(status, sorted(loaded & {'django', 'asyncio', 'granian', 'whitenoise', 'django_htmx'}), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, *words, report], capture_output=True, env=ENVIRONMENT, text=True
    )
    assert done.stderr == "0 []\n"
