"""`luoshi ledger`: signed, published, verified and proved, with nothing but the files that were published."""

import json
import os
import shutil
import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import pytest

from luoshi import ledger
from tests.engines import ON_POSTGRESQL, Databases
from tests.template import put

pytestmark = [
    pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork here"),
    pytest.mark.skipif(
        ON_POSTGRESQL, reason="the tail is rewritten in an SQLite file; what is typed is the same on both"
    ),
]

SIZE = 300
"""More than one full tile holds."""


class Machine:
    """A machine with a register in a folder."""

    def __init__(self, folder: Path, databases: Databases) -> None:
        self.folder = folder
        self.database = folder / "register.sqlite3"
        self.databases = databases
        put(self.database)

    def run(self, *words: str | Path) -> tuple[int, str]:
        return self.databases.luoshi(str(self.database), "ledger", *words)

    def said(self, *words: str | Path) -> str:
        status, said = self.run(*words)
        assert status == 0, said
        return said

    def refused(self, *words: str | Path) -> str:
        status, said = self.run(*words)
        assert status == 2, said
        return said.partition("[")[2].partition("]")[0]

    def act(self, how_many: int) -> None:
        self.databases.ran("counted", str(self.database), "wang", str(how_many))

    def rewrite_from(self, number: int) -> None:
        """Rewrite the tail and the head as somebody could who owns the file and knows how."""
        with closing(sqlite3.connect(self.database)) as connection:
            names = ("unchanged", "kept", "next")
            triggers = [
                connection.execute("SELECT sql FROM sqlite_master WHERE name = ?", (f"journal_event_{name}",)).fetchone()[0]
                for name in names
            ]  # fmt: skip
            for name in names:
                connection.execute(f"DROP TRIGGER journal_event_{name}")
            tree = ledger.Tree()
            for at, body in connection.execute("SELECT number, body FROM journal_event ORDER BY number").fetchall():
                if at >= number:
                    body = body.replace(b'"after":', b'"after":1')
                tree.append(ledger.leaf_hash(body))
                connection.execute(
                    "UPDATE journal_event SET body = ?, leaf = ? WHERE number = ?", (body, ledger.leaf_hash(body), at)
                )
            connection.execute("UPDATE journal_head SET peaks = ?", (b"".join(tree.peaks),))
            for trigger in triggers:
                connection.execute(trigger)
            connection.commit()


@pytest.fixture(scope="module")
def full(databases: Databases, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The database of a machine on which much was done."""
    made = Machine(tmp_path_factory.mktemp("ledger"), databases)
    made.act(SIZE)
    return made.database


@pytest.fixture
def machine(tmp_path: Path, databases: Databases, full: Path) -> Machine:
    for file in full.parent.glob("register.sqlite3*"):
        shutil.copy(file, tmp_path)
    return Machine(tmp_path, databases)


def test_the_key_is_made_once_and_kept_from_others(tmp_path: Path, databases: Databases) -> None:
    machine = Machine(tmp_path, databases)
    assert machine.refused("key", "--name", "two words") == "ledger-key-name"
    key = machine.said("key", "--name", "wangchuan.example/journal")
    assert machine.said("key") == key
    assert ledger.VerifyingKey.of(key).name == "wangchuan.example/journal"
    assert machine.refused("key", "--name", "other.example") == "ledger-key-name"
    file = tmp_path / "luoshi.ledger-key"
    if os.name == "posix":
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
    file.write_text("no key\n")
    assert machine.refused("checkpoint") == "ledger-key"
    assert [path.name for path in tmp_path.glob("luoshi.ledger-key*")] == ["luoshi.ledger-key"]


def test_a_rewritten_tail_is_found_by_who_has_what_was_published(machine: Machine, tmp_path: Path) -> None:
    key, public = machine.said("key").strip(), tmp_path / "public"
    machine.said("tiles", public)
    note = machine.said("checkpoint")
    opened = ledger.open_note(note, ledger.VerifyingKey.of(key)).checkpoint
    assert opened.size == SIZE
    (tmp_path / "note").write_text(note, encoding="utf-8")
    assert sorted(str(path.relative_to(public)) for path in public.rglob("*") if path.is_file()) == [
        "checkpoint", "tile/0/000", "tile/0/001.p/44", "tile/1/000.p/1",
    ]  # fmt: skip
    machine.act(5)
    good = machine.said("verify", "--checkpoint", tmp_path / "note", "--tiles", public, "--key", key)
    assert "留痕完好" in good and f"共 {SIZE + 5} 条" in good and f"与已公布的前 {SIZE} 条一致" in good

    machine.rewrite_from(270)
    alone = machine.run("verify")
    assert (alone[0], "没有对照已公布的校验点" in alone[1]) == (0, True)
    against = machine.run("verify", "--checkpoint", tmp_path / "note", "--key", key)
    assert (against[0], against[1].splitlines()[0]) == (1, f"第 1–{SIZE} 条：与已公布的不一致，被重写过")
    closer = machine.run("verify", "--tiles", public, "--key", key)
    assert (closer[0], closer[1].splitlines()[0]) == (1, "第 270 条：与已公布的不一致，被重写过")
    assert machine.refused("tiles", public) == "ledger-rewritten"


def test_a_proof_needs_neither_the_register_nor_trust(machine: Machine) -> None:
    key = ledger.VerifyingKey.of(machine.said("key"))
    earlier = ledger.open_note(machine.said("checkpoint"), key).checkpoint
    machine.act(7)
    proof = json.loads(machine.said("prove", "257", "--since", str(SIZE)))
    head = ledger.open_note(proof["checkpoint"], key).checkpoint
    leaf = ledger.leaf_hash(proof["body"].encode())
    assert head.size == SIZE + 7
    assert ledger.included(leaf, 256, head.size, [bytes.fromhex(each) for each in proof["proof"]], head.root)
    since = [bytes.fromhex(each) for each in proof["since"]["proof"]]
    assert ledger.consistent(earlier.size, head.size, since, earlier.root, head.root)
    assert machine.refused("prove", str(SIZE + 8)) == machine.refused("prove", "0") == "no-event"
    assert machine.refused("prove", "1", "--since", str(SIZE + 8)) == "no-event"


def test_what_was_not_published_is_no_measure(machine: Machine, tmp_path: Path) -> None:
    key, public = machine.said("key").strip(), tmp_path / "public"
    machine.said("tiles", public)
    other = Machine(tmp_path / "other", machine.databases)
    other.act(1)
    foreign = other.said("key").strip()
    assert machine.refused("verify", "--tiles", public, "--key", foreign) == "bad-checkpoint"
    assert machine.refused("verify", "--tiles", public, "--key", key[:-4]) == "bad-ledger-key"
    assert machine.refused("verify", "--checkpoint", tmp_path / "nothing") == "missing-file"
    (public / "tile" / "0" / "000").write_bytes(bytes(32 * 256))
    assert machine.refused("verify", "--tiles", public) == "bad-tiles"
    (public / "tile" / "0" / "000").unlink()
    assert machine.refused("verify", "--tiles", public) == "bad-tiles"
    (public / "checkpoint").write_text("not a note")
    assert machine.refused("verify", "--tiles", public) == "bad-checkpoint"
