"""`luoshi draw`: anybody draws the same."""

from hashlib import sha256
from pathlib import Path

import pytest

from luoshi.judging.sampling import Unit, frame_file
from tests.cli.conftest import Luoshi

SEED = bytes(range(16))
FRAME = frame_file([Unit(f"{number}@1", "临江县") for number in range(1, 5)], {"临江县": 2})


@pytest.fixture
def frame(tmp_path: Path) -> Path:
    path = tmp_path / "frame.txt"
    path.write_bytes(FRAME)
    return path


def test_the_hashes_and_what_is_drawn(luoshi: Luoshi, frame: Path) -> None:
    ran = luoshi("draw", frame, "--seed", SEED.hex())
    assert (ran.status, ran.err) == (0, "")
    assert ran.out == (
        f"# frame sha256 {sha256(FRAME).hexdigest()}\n# seed sha256 {sha256(SEED).hexdigest()}\n"
        "临江县\t2@1\n临江县\t4@1\n"
    )


@pytest.mark.parametrize("seed", ["", "zz", "00" * 15])
def test_what_is_no_seed_is_refused(luoshi: Luoshi, frame: Path, seed: str) -> None:
    ran = luoshi("draw", frame, "--seed", seed)
    assert (ran.status, ran.out) == (2, "") and "[bad-seed]" in ran.err


def test_what_is_no_frame_is_refused(luoshi: Luoshi, tmp_path: Path) -> None:
    path = tmp_path / "frame.txt"
    assert "[missing-file]" in luoshi("draw", path, "--seed", SEED.hex()).err
    for content in (b"", FRAME + b"more", b"\xff\xfe"):
        path.write_bytes(content)
        assert "[bad-frame]" in luoshi("draw", path, "--seed", SEED.hex()).err
    assert "[unreadable-file]" in luoshi("draw", tmp_path, "--seed", SEED.hex()).err
