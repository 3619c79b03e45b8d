"""A register with one report in it."""

import dataclasses
from collections.abc import Iterator
from typing import Any
from unittest import mock

import pytest
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from whitenoise.middleware import WhiteNoiseMiddleware

from luoshi.facts import Reading
from luoshi.web.people.clock import now
from luoshi.web.register import queries
from luoshi.web.register.actions import admit, publish
from luoshi.web.register.models import Version
from tests.engines import Databases
from tests.readings import wangchuan


@pytest.fixture(autouse=True)
def at_the_machine(settings: Any) -> None:
    """The test client calls the register by the name testserver, from 127.0.0.1: that is the local person."""
    settings.LOCAL_NAMES = ("localhost", "testserver")


@pytest.fixture(autouse=True)
def quick_passwords(settings: Any) -> None:
    """Passwords are hashed in no time; how they are hashed otherwise is not what these tests are about."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(autouse=True, scope="session")
def static_files_listed_once() -> Iterator[None]:
    """Every test client starts the middleware anew, and WhiteNoise then lists every static file: each time the same."""
    listed: dict[str, Any] = {}
    really = WhiteNoiseMiddleware.add_files_from_finders

    def add(self: WhiteNoiseMiddleware) -> None:
        if not listed:
            really(self)
            listed.update(self.files)
        self.files.update(listed)

    with mock.patch.object(WhiteNoiseMiddleware, "add_files_from_finders", add):
        yield


@pytest.fixture(autouse=True, scope="session")
def a_transaction_keeps_its_connection() -> Iterator[None]:
    """A worker and a server end what connection they find; not the one whose transaction a test lives in.

    SQLite's database in memory is never ended either.
    """
    wrapper = type(connections["default"])
    really = wrapper.close

    def close(self: BaseDatabaseWrapper) -> None:
        if not self.in_atomic_block:
            really(self)

    with mock.patch.object(wrapper, "close", close):
        yield


@pytest.fixture
def confirmed(admitted: queries.Report) -> queries.Report:
    """The same report, its register confirmed and frozen."""
    Version.objects.create(
        source_id=admitted.id,
        number=1,
        sha256="0" * 64,
        text='{"entries":[],"source":{}}',
        frozen_by="",
        frozen_at=now(),
    )
    return dataclasses.replace(admitted, confirmed=True)


@pytest.fixture
def public(confirmed: queries.Report) -> queries.Report:
    """The same report, confirmed and made public."""
    publish(confirmed.id, None, now())
    return dataclasses.replace(confirmed, public=True)


@pytest.fixture
def wangchuan_reading() -> Reading:
    return wangchuan().reading()


@pytest.fixture
def admitted(db: None, wangchuan_reading: Reading) -> queries.Report:
    """The report of 望川, in the register."""
    found = queries.report(admit(wangchuan_reading.source, wangchuan_reading).key)
    assert found is not None
    return found


@pytest.fixture(scope="session")
def databases(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Databases]:
    """Databases of their own, on the engine that the tests run on."""
    made = Databases(tmp_path_factory.mktemp("databases"))
    yield made
    made.drop()
