"""A backup: whole while people work, the same on either engine, refused where it is damaged, and the journal with it."""

import json
import os
import re
import stat
import subprocess
import sys
import zipfile
from hashlib import sha256
from pathlib import Path

import pytest

from luoshi import ledger
from luoshi.facts import Refusal
from luoshi.web.backup import archive
from tests.engines import ON_POSTGRESQL, Databases
from tests.serving import environment

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork here")


class Machine:
    """Where `luoshi` is typed."""

    def __init__(self, databases: Databases) -> None:
        self._databases = databases

    def code(self, *words: str | Path, database: str | Path) -> str:
        """The code of the refusal."""
        status, said = self._databases.luoshi(str(database), *words)
        assert status == 2 and "Traceback" not in said, said
        return said.partition("luoshi: [")[2].partition("]")[0]

    def said(self, *words: str | Path, database: str | Path) -> str:
        """Everything that was said."""
        status, said = self._databases.luoshi(str(database), *words)
        assert status == 0, said
        return said


@pytest.fixture(scope="module")
def machine(databases: Databases) -> Machine:
    return Machine(databases)


@pytest.fixture(scope="module")
def taken(databases: Databases, machine: Machine, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Path]:
    """A town, and a backup of it."""
    town, path = databases.town(), tmp_path_factory.mktemp("backup") / "town.zip"
    said = machine.said("backup", path, database=town)
    assert "没有签名密钥" in said and "留痕" in said
    return town, path


def test_what_is_restored_elsewhere_shows_the_same_pages_and_has_the_same_journal(
    databases: Databases, machine: Machine, taken: tuple[str, Path], tmp_path: Path
) -> None:
    town, file = taken
    if os.name == "posix":
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
    place = databases.migrated()
    said = machine.said("restore", file, database=place)
    size, root = databases.ran("whole", town).split()
    assert "留痕完好" in said and f"共 {size} 条，总散列 {root}" in said and f"与已公布的前 {size} 条一致" in said
    assert databases.ran("pages", place) == databases.ran("pages", town)
    assert databases.ran("whole", place).split() == [size, root]
    # What comes next gets a number that is free, and the database refuses a rewritten journal as before.
    databases.ran("race", place, "1")
    databases.ran("unchanged", place)
    # A register is not restored over another, and no backup over another.
    assert machine.code("restore", file, database=town) == "not-empty"
    assert machine.code("backup", file, database=town) == "output-exists"


def test_what_is_damaged_is_refused_and_leaves_nothing(
    databases: Databases, machine: Machine, taken: tuple[str, Path], tmp_path: Path
) -> None:
    _town, file = taken
    place = databases.empty() if ON_POSTGRESQL else str(tmp_path / "new" / "register.sqlite3")
    whole = file.read_bytes()
    broken = tmp_path / "broken.zip"
    with zipfile.ZipFile(file) as packed:
        files = {name: packed.read(name) for name in packed.namelist()}

    def packed_again(changed: dict[str, bytes]) -> bytes:
        with zipfile.ZipFile(broken, "w") as out:
            for name, content in changed.items():
                out.writestr(name, content)
        return broken.read_bytes()

    rows = files["tables/delivery.task.jsonl"]
    manifest = json.loads(files["manifest.json"])
    half = {**files, "manifest.json": json.dumps({**manifest, "tables": manifest["tables"][1:]}).encode()}
    for damage in (
        b"", b"no zip at all", whole[: len(whole) // 2], whole[:2000] + b"\0" * 50 + whole[2050:],
        packed_again({**files, "tables/delivery.task.jsonl": rows.replace(b'"working"', b'"closed"', 1)}),
        packed_again({**files, "more": b""}), packed_again(half),
        packed_again({name: content for name, content in files.items() if name != "manifest.json"}),
    ):  # fmt: skip
        broken.write_bytes(damage)
        with pytest.raises(Refusal) as refused:
            read(broken)
        assert refused.value.code == "broken-backup"
    assert machine.code("restore", broken, database=place) == "broken-backup"
    assert machine.code("restore", tmp_path / "nothing.zip", database=place) == "missing-file"
    newer = {**manifest, "migrations": [*manifest["migrations"], ["delivery", "9999_later"]]}
    packed_again({**files, "manifest.json": json.dumps(newer).encode()})
    assert machine.code("restore", broken, database=place) == "newer-data"
    # Its hashes are right, and yet the database refuses it: the journal has a gap.
    events = files["tables/journal.event.jsonl"].splitlines(keepends=True)
    gap = b"".join(events[:3] + events[4:])
    told = next(table for table in manifest["tables"] if table["model"] == "journal.event")
    told["rows"], told["sha256"] = len(events) - 1, sha256(gap).hexdigest()
    packed_again({**files, "tables/journal.event.jsonl": gap, "manifest.json": json.dumps(manifest).encode()})
    assert machine.code("restore", broken, database=place) == "broken-backup"
    if ON_POSTGRESQL:
        assert databases.ran("whole", place).split()[0] == "0"
    else:
        assert not list(Path(place).parent.glob("*"))


def read(path: Path) -> None:
    """Go through an archive that is not whole."""
    with archive.reading(path):
        raise AssertionError("it was taken for whole")


def test_a_backup_while_people_work_is_of_one_moment(databases: Databases, machine: Machine, tmp_path: Path) -> None:
    town, file = databases.town(), tmp_path / "busy.zip"
    said = databases.ran("busy", town, str(file))
    assert int(said.split()[-1]) > 0, "nobody did anything meanwhile"
    size = int(re.search(r"留痕 (\d+) 条", said)[1])  # type: ignore[index]
    place = databases.migrated()
    assert "留痕完好" in machine.said("restore", file, database=place)
    assert databases.ran("whole", place).split()[0] == str(size)


def test_what_is_typed_in_a_process_of_its_own(taken: tuple[str, Path], tmp_path: Path) -> None:
    """The two commands as somebody types them, on the machine itself."""
    for words in (("backup", tmp_path / "town.zip", "--database", taken[0]), ("restore", tmp_path / "town.zip")):
        done = subprocess.run(
            [sys.executable, "-m", "luoshi", *map(str, words)], capture_output=True, text=True, check=False,
            env={**environment(), "LUOSHI_DATABASE": str(tmp_path / "new.sqlite3"), "LANG": "en_GB.UTF-8"},
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
    assert "the journal is whole" in done.stdout and "restored from" in done.stderr


@pytest.mark.skipif(ON_POSTGRESQL, reason="there the key lies in the user's own folder")
def test_the_signing_key_goes_along_only_where_that_is_asked_for(
    databases: Databases, machine: Machine, tmp_path: Path
) -> None:
    old, new = Path(databases.migrated()), databases.migrated()
    assert machine.code("backup", tmp_path / "a.zip", database=tmp_path / "none.sqlite3") == "no-register"
    key = machine.said("ledger", "key", "--name", "wangchuan.example", database=old).strip()
    machine.said("backup", tmp_path / "without.zip", database=old)
    assert "签名密钥" in machine.said("backup", tmp_path / "with.zip", "--with-key", database=old)
    with zipfile.ZipFile(tmp_path / "without.zip") as packed:
        assert "luoshi.ledger-key" not in packed.namelist()
        head = json.loads(packed.read("manifest.json"))["journal"]
    assert ledger.open_note(head["note"], ledger.VerifyingKey.of(key)).checkpoint.size == head["size"]
    machine.said("restore", tmp_path / "with.zip", database=new)
    assert machine.said("ledger", "key", database=new).strip() == key
    other = Path(databases.migrated())
    (other.parent / "luoshi.ledger-key").write_text("another\n")
    assert machine.code("restore", tmp_path / "with.zip", database=other) == "other-ledger-key"
    assert (other.parent / "luoshi.ledger-key").read_text() == "another\n"
    assert machine.code("backup", tmp_path / "no" / "such" / "folder.zip", database=new) == "unwritable-output"


def test_an_older_backup_is_brought_up_to_date(databases: Databases, machine: Machine, tmp_path: Path) -> None:
    """Also what a newer program takes from a database that it has not yet upgraded."""
    old, place = databases.empty(), databases.empty()
    databases.ran("older", old)
    machine.said("backup", tmp_path / "old.zip", database=old)
    with zipfile.ZipFile(tmp_path / "old.zip") as packed:
        names = packed.namelist()
    assert "tables/people.account.jsonl" in names and "tables/delivery.task.jsonl" not in names
    assert "留痕完好" in machine.said("restore", tmp_path / "old.zip", database=place)
    assert "boss" in machine.said("account", "list", database=place)
