"""A register with one report in it."""

from typing import Any

import pytest

from luoshi.facts import Reading
from luoshi.web.register import queries
from luoshi.web.register.actions import admit
from tests.readings import wangchuan


@pytest.fixture(autouse=True)
def at_the_machine(settings: Any) -> None:
    """The test client calls the register by the name testserver, from 127.0.0.1: that is the local person."""
    settings.LOCAL_NAMES = ("localhost", "testserver")


@pytest.fixture
def wangchuan_reading() -> Reading:
    return wangchuan().reading()


@pytest.fixture
def admitted(db: None, wangchuan_reading: Reading) -> queries.Report:
    """The report of 望川, in the register."""
    found = queries.report(admit(wangchuan_reading.source, wangchuan_reading).key)
    assert found is not None
    return found
