"""A sample that nobody can have chosen 抽样核查: drawn by a seed that was committed to before anybody knew the draw.

First the hash of the frame and the seed's hash are put on record; then the seed is shown, and everybody can repeat the
draw. What is drawn follows from the seed and the frame alone: whoever keeps the frame cannot change it without changing
a hash that is on record, and whoever keeps the seed cannot either.

A frame is a file that anybody can read and hash: what can be drawn, and how many of each stratum will be.
"""

import hmac
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256

SEED = 16
"""Bytes that a seed has at least."""

FIRST_LINE = "luoshi-frame 1"


@dataclass(frozen=True, slots=True)
class Unit:
    """Something that can be inspected. key: known by it, once in a frame. stratum: such as the place it belongs to."""

    key: str
    stratum: str


@dataclass(frozen=True, slots=True)
class Commitment:
    """What is put on record before a draw: the sha256 of the frame's file and of the seed, in hexadecimal."""

    frame: str
    seed: str


def frame_file(frame: Iterable[Unit], sizes: Mapping[str, int]) -> bytes:
    """A frame as the file that is hashed; the same bytes whatever its order.

    After the first line one `draw` line for each stratum with how many are drawn, then one `unit` line for each unit;
    both sorted, with tabs between stratum and number or key. Raises ValueError where a key stands twice, a stratum has
    fewer than are to be drawn, or a name holds what cannot be printed, such as a tab.
    """
    units = sorted((unit.stratum, unit.key) for unit in frame)
    if len({key for _stratum, key in units}) != len(units):
        raise ValueError("a key stands twice in the frame")
    there = strata(Unit(key, stratum) for stratum, key in units)
    for stratum, size in sizes.items():
        if not 0 <= size <= there.get(stratum, 0):
            raise ValueError(f"{stratum} has {there.get(stratum, 0)}, not {size}")
    lines = [FIRST_LINE, *(f"draw\t{stratum}\t{sizes.get(stratum, 0)}" for stratum in sorted(there))]
    lines += (f"unit\t{stratum}\t{key}" for stratum, key in units)
    if any(line.count("\t") != 2 or not line.replace("\t", "").isprintable() for line in lines[1:]):
        raise ValueError("a name holds a tab, a line break or what cannot be printed")
    return "".join(f"{line}\n" for line in lines).encode()


def read_frame(content: bytes) -> tuple[tuple[Unit, ...], dict[str, int]]:
    """The units of a frame's file and how many of each stratum are drawn.

    Raises ValueError where it is not, byte for byte, what `frame_file` makes of them.
    """
    first, *lines = content.decode().split("\n")[:-1] or [""]
    units: list[Unit] = []
    sizes: dict[str, int] = {}
    for line in lines:
        kind, stratum, rest = line.split("\t")
        if kind == "draw" and rest.isascii() and rest.isdigit() and len(rest) < 10:
            sizes[stratum] = int(rest)
        else:
            units.append(Unit(rest, stratum))
    if first != FIRST_LINE or frame_file(units, sizes) != content:
        raise ValueError("not a frame")
    return tuple(units), sizes


def commit(frame: bytes, seed: bytes) -> Commitment:
    """What to put on record before the draw. Raises ValueError for a short seed, or what is no frame."""
    read_frame(frame)
    if len(seed) < SEED:
        raise ValueError(f"a seed has at least {SEED} bytes")
    return Commitment(sha256(frame).hexdigest(), sha256(seed).hexdigest())


def draw(frame: bytes, seed: bytes, committed: Commitment | None = None) -> tuple[Unit, ...]:
    """The sample that a frame and a seed lead to: of each stratum the units with the smallest lots, by stratum.

    A unit's lot is HMAC-SHA256, with the seed as key, of its stratum, a tab and its key, in UTF-8; equal lots, should
    there ever be any, follow their keys. Raises ValueError where frame or seed is not the one committed to.
    """
    if committed is not None and sha256(frame).hexdigest() != committed.frame:
        raise ValueError("the frame is not the one that was committed to")
    if committed is not None and sha256(seed).hexdigest() != committed.seed:
        raise ValueError("the seed is not the one that was committed to")
    units, sizes = read_frame(frame)
    members: dict[str, list[Unit]] = {stratum: [] for stratum in sorted(sizes)}
    for unit in units:
        members[unit.stratum].append(unit)
    drawn: list[Unit] = []
    for stratum, there in members.items():
        there.sort(key=lambda unit: (_lot(seed, unit), unit.key))
        drawn += there[: sizes[stratum]]
    return tuple(drawn)


def _lot(seed: bytes, unit: Unit) -> bytes:
    return hmac.new(seed, f"{unit.stratum}\t{unit.key}".encode(), sha256).digest()


def strata(frame: Iterable[Unit]) -> dict[str, int]:
    """How many units each stratum of a frame has."""
    counts: dict[str, int] = {}
    for unit in frame:
        counts[unit.stratum] = counts.get(unit.stratum, 0) + 1
    return counts
