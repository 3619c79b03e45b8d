"""What every test may ask for: the corpus of real reports, and how hard hypothesis tries."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.internal.conjecture import providers

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


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The folder with reports/ and gold/; skips the test where there is none."""
    folder = os.environ.get("LUOSHI_CORPUS")
    if not folder:
        pytest.skip(NO_CORPUS)
    return Path(folder)
