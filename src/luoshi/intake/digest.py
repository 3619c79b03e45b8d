"""The sha256 of a report's bytes."""

from itertools import repeat

# hashlib loads OpenSSL, which takes as long as Python's own implementation takes for four reports: a twentieth of a
# short run. Python's own is in a module that the standard library (random) takes its hashes from in the same way.
try:
    from _sha2 import sha256  # type: ignore[import-not-found,unused-ignore]
except ImportError:
    try:
        from _sha256 import sha256  # type: ignore[import-not-found,unused-ignore]
    except ImportError:
        from hashlib import sha256

_FIRST = repeat(sha256, 4)
"""Python's own implementation, once for each of the first reports of a process."""


def sha256_of(data: bytes) -> str:
    """The sha256 of `data` as 64 lower-case hexadecimal digits."""
    own = next(_FIRST, None)
    if own:
        digest: str = own(data).hexdigest()
        return digest
    # Whoever reads more reports than a few is served sooner by OpenSSL, loading included.
    import hashlib

    return hashlib.sha256(data).hexdigest()
