"""What every test may ask for: the corpus of real reports, and how hard hypothesis tries."""

import gc
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.internal.conjecture import providers

from tests import template

NO_CORPUS = "没有设 LUOSHI_CORPUS（真实报告及其标注所在的文件夹）/ LUOSHI_CORPUS, the folder of real and annotated reports, is not set"

# Derandomized, so that a run fails or passes on what was changed and not on chance; no deadline, since nothing is timed.
settings.register_profile(
    "luoshi", max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("thorough", parent=settings.get_profile("luoshi"), max_examples=400, derandomize=False)
PROFILE = os.environ.get("LUOSHI_HYPOTHESIS", "luoshi")
settings.load_profile(PROFILE)
if PROFILE == "luoshi":
    # Hypothesis tries constants of the modules that happen to be imported; which they are is the chance of a worker.
    providers._get_local_constants = lambda: providers._local_constants


def pytest_configure(config: pytest.Config) -> None:
    # A worker is told of the run's folder by who started it.
    if not hasattr(config, "workerinput"):
        template.begin()


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    # What takes longest begins first, so that no worker is left alone with it at the end.
    items.sort(key=lambda item: "browser" not in item.path.parts)


def pytest_collection_finish() -> None:
    # What is loaded by now stays: it need not be gone through again whenever memory is looked over.
    gc.freeze()


def pytest_unconfigure(config: pytest.Config) -> None:
    if not hasattr(config, "workerinput"):
        template.end()


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix: None) -> Iterator[None]:
    """The tests' own database begins as a copy of the template: what is left to migrate is nothing."""
    from django.db import connection

    if template.ON_POSTGRESQL:
        connection.settings_dict["TEST"]["TEMPLATE"] = template.part(template.template())
        yield
        return
    name = connection.creation._get_test_db_name()
    with closing(sqlite3.connect(name, uri=True)) as kept, closing(sqlite3.connect(template.template())) as made:
        made.backup(kept)
        yield


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The folder with reports/ and gold/; skips the test where there is none."""
    folder = os.environ.get("LUOSHI_CORPUS")
    if not folder:
        pytest.skip(NO_CORPUS)
    return Path(folder)
