"""The tree against the known answers of RFC 6962's test vectors, and its proofs against every tree of up to 70 leaves."""

import base64
import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luoshi.ledger import (
    EMPTY,
    Checkpoint,
    Tree,
    VerifyingKey,
    consistency_proof,
    consistent,
    included,
    inclusion_proof,
    leaf_hash,
    new_key,
    node_hash,
    note,
    open_note,
    root,
    salted,
    same_person,
    tile_path,
    tiles,
    width,
)

RECORDS = [
    bytes.fromhex(each)
    for each in (
        "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f",
    )
]  # fmt: skip
LEAVES = [leaf_hash(record) for record in RECORDS]
ROOTS = [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]


def many(size: int) -> list[bytes]:
    return [leaf_hash(str(number).encode()) for number in range(size)]


def by_definition(leaves: list[bytes]) -> bytes:
    """RFC 6962 §2.1, word for word."""
    if not leaves:
        return hashlib.sha256(b"").digest()
    if len(leaves) == 1:
        return leaves[0]
    k = 1
    while 2 * k < len(leaves):
        k *= 2
    return node_hash(by_definition(leaves[:k]), by_definition(leaves[k:]))


@pytest.mark.parametrize("size", range(9))
def test_the_known_roots(size: int) -> None:
    assert root(LEAVES[:size]).hex() == ROOTS[size]


@pytest.mark.parametrize("size", range(71))
def test_the_root_is_that_of_the_definition(size: int) -> None:
    assert root(many(size)) == by_definition(many(size))


@given(st.integers(0, 300), st.integers(0, 300))
def test_a_tree_goes_on_where_it_was_left_off(first: int, more: int) -> None:
    leaves = many(first + more)
    tree = Tree()
    for leaf in leaves[:first]:
        tree.append(leaf)
    resumed = Tree(tree.peaks, tree.size)
    for leaf in leaves[first:]:
        resumed.append(leaf)
    assert (resumed.size, resumed.root()) == (first + more, root(leaves))


def test_peaks_that_do_not_fit_are_refused() -> None:
    with pytest.raises(ValueError, match="peaks"):
        Tree([EMPTY], 3)


KNOWN_PATHS = [
    (1, 0, []),
    (8, 0, [
        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
    ]),
    (8, 5, [
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ]),
    (3, 2, ["fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"]),
]  # fmt: skip


@pytest.mark.parametrize(("size", "index", "path"), KNOWN_PATHS)
def test_the_known_paths(size: int, index: int, path: list[str]) -> None:
    assert [each.hex() for each in inclusion_proof(LEAVES[:size], index)] == path


@pytest.mark.parametrize("size", range(1, 71))
def test_every_record_is_shown_to_be_in_and_no_other_is(size: int) -> None:
    leaves = many(size)
    head = root(leaves)
    for index in range(size):
        proof = inclusion_proof(leaves, index)
        assert included(leaves[index], index, size, proof, head)
        assert not included(leaf_hash(b"another"), index, size, proof, head)
        assert not included(leaves[index], index + 1, size, proof, head)
        assert not included(leaves[index], index, size, (*proof, EMPTY), head)
        assert not included(leaves[index], index, size, proof[:-1], head) or size == 1
        assert not included(leaves[index], index, size, proof, EMPTY)


@pytest.mark.parametrize("later", range(1, 71))
def test_a_later_log_holds_all_of_every_earlier_one(later: int) -> None:
    leaves = many(later)
    head = root(leaves)
    for earlier in range(later + 1):
        proof = consistency_proof(leaves, earlier)
        before = root(leaves[:earlier])
        assert consistent(earlier, later, proof, before, head)
        if 0 < earlier < later:
            rewritten = root([leaf_hash(b"rewritten"), *leaves[1:earlier]])
            assert not consistent(earlier, later, proof, rewritten, head)
            assert not consistent(earlier, later, proof, before, rewritten)
            assert not consistent(earlier, later, proof[:-1], before, head)
            assert not consistent(earlier, later, (*proof, EMPTY), before, head)


@given(st.integers(2, 60), st.data())
def test_a_rewritten_end_fits_no_head_that_was_published(size: int, data: st.DataObject) -> None:
    leaves = many(size)
    published = data.draw(st.integers(1, size - 1))
    changed = data.draw(st.integers(0, published - 1))
    forged = [*leaves[:changed], leaf_hash(b"forged"), *leaves[changed + 1 :]]
    proof = consistency_proof(forged, published)
    assert not consistent(published, size, proof, root(leaves[:published]), root(forged))


@pytest.mark.parametrize("index", [-1, 8, 100])
def test_there_is_no_proof_for_what_is_not_there(index: int) -> None:
    with pytest.raises(IndexError):
        inclusion_proof(LEAVES, index)
    with pytest.raises(IndexError):
        consistency_proof(LEAVES, index if index != 8 else 9)


# Tiles --------------------------------------------------------------------------------------------------------------


def test_a_log_of_seventy_thousand_leaves_in_tiles() -> None:
    size = 70_000
    assert [width(size, 0, 272), width(size, 0, 273), width(size, 0, 274)] == [256, 112, 0]
    assert [width(size, 1, 0), width(size, 1, 1), width(size, 2, 0)] == [256, 17, 1]


@pytest.mark.parametrize(
    ("level", "index", "wide", "path"),
    [
        (0, 0, 256, "tile/0/000"),
        (0, 273, 112, "tile/0/273.p/112"),
        (1, 999, 256, "tile/1/999"),
        (0, 1000, 256, "tile/0/x001/000"),
        (0, 1234067, 256, "tile/0/x001/x234/067"),
    ],
)
def test_where_a_tile_is_published(level: int, index: int, wide: int, path: str) -> None:
    assert tile_path(level, index, wide) == path


def test_the_root_comes_out_of_the_tiles() -> None:
    leaves = many(700)
    by_path = {tile.path: tile for tile in tiles(leaves)}
    assert sorted(by_path) == ["tile/0/000", "tile/0/001", "tile/0/002.p/188", "tile/1/000.p/2"]
    for tile in by_path.values():
        assert tile.width == width(700, tile.level, tile.index)
    upper = by_path["tile/1/000.p/2"].data
    rest = by_path["tile/0/002.p/188"].data
    tail = root([rest[at : at + 32] for at in range(0, len(rest), 32)])
    assert node_hash(node_hash(upper[:32], upper[32:]), tail) == root(leaves)


def test_a_full_tile_is_not_published_twice() -> None:
    assert [tile.path for tile in tiles(many(600), since=512)] == ["tile/0/002.p/88", "tile/1/000.p/2"]


# Checkpoints --------------------------------------------------------------------------------------------------------

KEY = new_key("luoshi.example/register", bytes(range(32)))
HEAD = Checkpoint("luoshi.example/register", 8, root(LEAVES))


def test_a_checkpoint_is_three_lines_and_a_signature() -> None:
    lines = note(HEAD, KEY).split("\n")
    assert lines[:4] == ["luoshi.example/register", "8", base64.b64encode(root(LEAVES)).decode(), ""]
    assert lines[4].startswith("— luoshi.example/register ")
    assert lines[5:] == [""]


def test_who_has_the_key_can_open_it_and_nobody_can_change_it() -> None:
    text = note(HEAD, KEY)
    opened = open_note(text, KEY.verifying())
    assert (opened.checkpoint, opened.signed_by) == (HEAD, (KEY.name,))
    with pytest.raises(ValueError, match="false"):
        open_note(text.replace("\n8\n", "\n7\n"), KEY.verifying())


def test_a_signature_of_somebody_else_is_passed_over_but_not_enough() -> None:
    witness = new_key("witness.example", bytes(32))
    both = note(HEAD, witness, KEY)
    assert open_note(both, KEY.verifying()).signed_by == (KEY.name,)
    assert open_note(both, KEY.verifying(), witness.verifying()).signed_by == (witness.name, KEY.name)
    with pytest.raises(ValueError, match="none of these keys"):
        open_note(note(HEAD, witness), KEY.verifying())


def test_a_verifying_key_is_written_and_read() -> None:
    key = KEY.verifying()
    assert VerifyingKey.of(key.text()) == key
    for wrong in ("", "a+b", key.text()[:-4], key.text().replace("+", "+00", 1)):
        with pytest.raises(ValueError, match="verifying key"):
            VerifyingKey.of(wrong)


@given(st.text(max_size=200))
def test_no_text_opens_that_was_not_signed(text: str) -> None:
    with pytest.raises(ValueError):
        open_note(text, KEY.verifying())


@pytest.mark.parametrize("name", ["", "two words", "a+b"])
def test_a_key_needs_a_name_that_fits(name: str) -> None:
    with pytest.raises(ValueError, match="name"):
        new_key(name, bytes(32))


def test_a_person_is_in_the_log_only_while_the_salt_is_kept() -> None:
    salt = bytes(range(32))
    commitment = salted(salt, "望川 王某".encode())
    assert same_person(commitment, salt, "望川 王某".encode())
    assert not same_person(commitment, bytes(32), "望川 王某".encode())
    with pytest.raises(ValueError, match="salt"):
        salted(b"short", b"")
