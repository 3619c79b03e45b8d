"""Personal data in a log that is never rewritten: only a salted commitment goes in, and the salt can be thrown away.

While the salt is kept the record can be shown to be about this person; once it is deleted nobody can tell any more,
and the log still verifies.
"""

import hmac
from hashlib import sha256

SALT = 32
"""Bytes of a salt; one is drawn for each record."""


def salted(salt: bytes, data: bytes) -> bytes:
    """The commitment to `data` under a salt of 32 random bytes, 32 bytes. Raises ValueError for a shorter salt."""
    if len(salt) < SALT:
        raise ValueError(f"a salt has at least {SALT} bytes")
    return hmac.new(salt, data, sha256).digest()


def same_person(commitment: bytes, salt: bytes, data: bytes) -> bool:
    """Whether a commitment was made to `data` under `salt`, compared in constant time."""
    return hmac.compare_digest(commitment, salted(salt, data))
