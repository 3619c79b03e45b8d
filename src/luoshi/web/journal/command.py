"""What `luoshi ledger` does once Django is there; the words it is typed in are luoshi.cli's."""

import base64
import os
import secrets
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from luoshi import ledger
from luoshi.facts import Refusal
from luoshi.web.ready import ready

KEY_NAME = "luoshi.ledger-key"
"""The file with the signing key, beside the database; what is in it is written as other tools for signed notes do."""

_PRIVATE = "PRIVATE+KEY"
_ED25519 = b"\x01"


def start(database: str | None) -> None:
    """Set Django up; raises Refusal unusable-database."""
    ready(database)


def signing_key(name: str = "") -> ledger.SigningKey:
    """This installation's key, made when it is first asked for and readable by its owner only.

    name: what the journal is to be called where the key is made now, by default luoshi/ with eight random digits; an
    address that belongs to the office serves best. Raises Refusal: ledger-key-name (there is a key of another name, or
    the name will not do), ledger-key (the file holds no key or cannot be written).
    """
    from django.conf import settings

    from luoshi.web.site.data import data_folder

    path = data_folder(settings.DATABASE) / KEY_NAME
    if not path.exists():
        _make_key(path, name or f"luoshi/{secrets.token_hex(4)}")
    try:
        key = _read_key(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise Refusal("ledger-key", name=str(path)) from error
    if name and key.name != name:
        raise Refusal("ledger-key-name", name=name, there=key.name)
    return key


def _make_key(path: Path, name: str) -> None:
    try:
        key = ledger.new_key(name, secrets.token_bytes(32))
    except ValueError as error:
        raise Refusal("ledger-key-name", name=name, there="") from error
    encoded = base64.b64encode(_ED25519 + key.seed).decode()
    try:
        # Written whole before it is there: who comes at the same moment finds all of it or makes none of their own.
        draft = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
        handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(f"{_PRIVATE}+{name}+{key.verifying().id.hex()}+{encoded}\n")
            file.flush()
            os.fsync(file.fileno())
        try:
            os.link(draft, path)
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    except OSError as error:
        raise Refusal("ledger-key", name=str(path)) from error


def _read_key(text: str) -> ledger.SigningKey:
    private, word, name, identity, encoded = text.strip().split("+", 4)
    raw = base64.b64decode(encoded, validate=True)
    key = ledger.new_key(name, raw[1:])
    if f"{private}+{word}" != _PRIVATE or raw[:1] != _ED25519 or key.verifying().id.hex() != identity:
        raise ValueError("not a signing key")
    return key


def verify(checkpoints: Sequence[ledger.Checkpoint], published: Sequence[bytes]) -> ledger.Verdict:
    """Go through the whole journal and keep what came of it; see queries.verify."""
    from luoshi.web.journal import actions, queries
    from luoshi.web.people.clock import now

    verdict = queries.verify(checkpoints, published)
    actions.keep_verdict(verdict, now())
    return verdict


def leaves() -> list[bytes]:
    """The hashes of all events. Raises Refusal ledger-broken where they do not lead to the tree that is kept."""
    from luoshi.web.journal import queries

    try:
        size, root = queries.head()
    except ValueError as error:
        raise Refusal("ledger-broken") from error
    hashes = queries.leaves(size)
    if len(hashes) != size or ledger.root(hashes) != root:
        raise Refusal("ledger-broken")
    return hashes


def checkpoint(hashes: Sequence[bytes]) -> str:
    """The head over these leaves, signed, as it is to be published; it is remembered."""
    from luoshi.web.journal import actions
    from luoshi.web.people.clock import now

    key = signing_key()
    head = ledger.Checkpoint(key.name, len(hashes), ledger.root(hashes))
    note = ledger.note(head, key)
    actions.keep_checkpoint(head, note, now())
    return note


def prove(number: int, since: int | None) -> dict[str, Any]:
    """One event with the proof that it is in the journal, and that the journal of `since` events is its beginning.

    All hashes are hexadecimal. Raises Refusal: no-event, ledger-broken.
    """
    from luoshi.web.journal import queries

    try:
        found = queries.proven(number)
    except ValueError as error:
        raise Refusal("ledger-broken") from error
    if found is None:
        raise Refusal("no-event", number=number)
    key = signing_key()
    told = queries.proof_json(found)
    told["checkpoint"] = ledger.note(ledger.Checkpoint(key.name, found.size, found.root), key)
    if since is not None:
        hashes = queries.leaves(found.size)
        if not 0 <= since <= len(hashes):
            raise Refusal("no-event", number=since)
        proof = [each.hex() for each in ledger.consistency_proof(hashes, since)]
        told["since"] = {"size": since, "root": ledger.root(hashes[:since]).hex(), "proof": proof}
    return told
