"""The sha256 of what was received."""

import hashlib

from hypothesis import given
from hypothesis import strategies as st

from luoshi.intake.digest import sha256_of


@given(st.binary(max_size=400))
def test_the_digest_is_the_sha256_that_everybody_computes(data: bytes) -> None:
    assert sha256_of(data) == hashlib.sha256(data).hexdigest()
