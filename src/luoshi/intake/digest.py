"""The sha256 of a report's bytes."""

# hashlib loads OpenSSL, which takes a short run a twentieth of its time. Python's own implementation is in a module
# that the standard library (random) takes its hashes from in the same way; where it is missing, hashlib has one.
try:
    from _sha2 import sha256  # type: ignore[import-not-found,unused-ignore]
except ImportError:
    try:
        from _sha256 import sha256  # type: ignore[import-not-found,unused-ignore]
    except ImportError:
        from hashlib import sha256


def sha256_of(data: bytes) -> str:
    """The sha256 of `data` as 64 lower-case hexadecimal digits."""
    digest: str = sha256(data).hexdigest()
    return digest
