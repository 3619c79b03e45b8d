"""A register with one report in it."""

import pytest

from luoshi.facts import Reading
from luoshi.web.register import queries
from luoshi.web.register.actions import admit
from tests.readings import wangchuan


@pytest.fixture
def wangchuan_reading() -> Reading:
    return wangchuan().reading()


@pytest.fixture
def admitted(db: None, wangchuan_reading: Reading) -> queries.Report:
    """The report of 望川, in the register."""
    found = queries.report(admit(wangchuan_reading.source, wangchuan_reading).key)
    assert found is not None
    return found
