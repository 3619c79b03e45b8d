"""A tree's head, signed: a C2SP checkpoint (tlog-checkpoint) in a signed note (signed-note) with Ed25519.

Whoever can write to the database can rewrite the end of a log and all its hashes; a head that was published before
cannot be made to fit. So heads are published with the open data.
"""

import base64
import binascii
from dataclasses import dataclass
from hashlib import sha256

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

_ED25519 = b"\x01"
_DASH = "\N{EM DASH}"
LONGEST = 64 * 1024
"""Characters of the longest note that is opened."""


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """The head of a log. origin: the log's name. size: its leaves. root: 32 bytes."""

    origin: str
    size: int
    root: bytes

    def text(self) -> str:
        """The checkpoint as it is signed, three lines."""
        return f"{self.origin}\n{self.size}\n{base64.b64encode(self.root).decode()}\n"


@dataclass(frozen=True, slots=True)
class VerifyingKey:
    """A key that anybody may have. name: whose it is, without spaces and plus signs. key: 32 bytes."""

    name: str
    key: bytes

    @property
    def id(self) -> bytes:
        """The first four bytes of the key's hash, as signed notes name it."""
        return sha256(self.name.encode() + b"\n" + _ED25519 + self.key).digest()[:4]

    def text(self) -> str:
        """The key in the form that signed notes use: name+hash+base64."""
        return f"{self.name}+{self.id.hex()}+{base64.b64encode(_ED25519 + self.key).decode()}"

    @classmethod
    def of(cls, text: str) -> "VerifyingKey":
        """The key that `text` gave. Raises ValueError where it is none."""
        try:
            name, identity, encoded = text.strip().split("+", 2)
            raw = base64.b64decode(encoded, validate=True)
        except (ValueError, binascii.Error) as error:
            raise ValueError("not a verifying key") from error
        key = cls(name, raw[1:])
        if raw[:1] != _ED25519 or len(raw) != 33 or key.id.hex() != identity or not _fit(name):
            raise ValueError("not a verifying key")
        return key


@dataclass(frozen=True, slots=True)
class SigningKey:
    """A key that only the log's keeper has. name: as in VerifyingKey. seed: 32 bytes."""

    name: str
    seed: bytes

    def verifying(self) -> VerifyingKey:
        """The key that goes with it and is published."""
        return VerifyingKey(self.name, Ed25519PrivateKey.from_private_bytes(self.seed).public_key().public_bytes_raw())

    def sign(self, text: str) -> bytes:
        """The signature of a text, 64 bytes."""
        return Ed25519PrivateKey.from_private_bytes(self.seed).sign(text.encode())


@dataclass(frozen=True, slots=True)
class Note:
    """A signed note that was opened: its checkpoint, and the names of the keys whose signatures were found good."""

    checkpoint: Checkpoint
    signed_by: tuple[str, ...]


def new_key(name: str, seed: bytes) -> SigningKey:
    """A signing key from 32 random bytes. Raises ValueError where the name or the seed does not fit."""
    if not _fit(name) or len(seed) != 32:
        raise ValueError("a key has a name without spaces and plus signs, and 32 bytes")
    return SigningKey(name, seed)


def note(checkpoint: Checkpoint, *keys: SigningKey) -> str:
    """The checkpoint with a line for each signature, as it is published."""
    text = checkpoint.text()
    lines = [
        f"{_DASH} {key.name} {base64.b64encode(key.verifying().id + key.sign(text)).decode()}\n" for key in keys
    ]  # fmt: skip
    return text + "\n" + "".join(lines)


def open_note(text: str, *keys: VerifyingKey) -> Note:
    """The checkpoint in a signed note, with the names of those of `keys` that signed it.

    Signatures of other keys are passed over, as the form asks. Raises ValueError where it is no note, where none of
    `keys` signed it, or where a signature in the name of one of them is false.
    """
    head, blank, tail = text.rpartition("\n\n")
    if not blank or len(text) > LONGEST or not tail.endswith("\n"):
        raise ValueError("not a signed note")
    body = head + "\n"
    known = {(key.name, key.id): key for key in keys}
    signed = []
    for line in tail.splitlines():
        dash, name, encoded = (*line.split(" "), "", "")[:3]
        try:
            raw = base64.b64decode(encoded, validate=True)
        except binascii.Error as error:
            raise ValueError("not a signed note") from error
        if dash != _DASH or len(raw) < 5:
            raise ValueError("not a signed note")
        key = known.get((name, raw[:4]))
        if key is None:
            continue
        try:
            Ed25519PublicKey.from_public_bytes(key.key).verify(raw[4:], body.encode())
        except InvalidSignature as error:
            raise ValueError(f"the signature of {name} is false") from error
        signed.append(name)
    if not signed:
        raise ValueError("signed by none of these keys")
    return Note(_checkpoint(body), tuple(signed))


def _checkpoint(body: str) -> Checkpoint:
    lines = body.split("\n")
    if len(lines) < 4 or not lines[0] or not (lines[1].isascii() and lines[1].isdigit()):
        raise ValueError("not a checkpoint")
    if len(lines[1]) > 19 or (lines[1] != "0" and lines[1].startswith("0")):
        raise ValueError("not a checkpoint")
    try:
        root = base64.b64decode(lines[2], validate=True)
    except binascii.Error as error:
        raise ValueError("not a checkpoint") from error
    if len(root) != 32:
        raise ValueError("not a checkpoint")
    return Checkpoint(lines[0], int(lines[1]), root)


def _fit(name: str) -> bool:
    return bool(name) and "+" not in name and not any(letter.isspace() for letter in name)
