"""Debian's chromium by its path, or the one that LUOSHI_CHROMIUM names; without either, these tests are skipped."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.readings import TEXT
from tests.serving import Server, serving

SAMPLE = Path(__file__).parents[2] / "samples" / "wangchuan-2024.txt"


# Of the package and not of the session: while the browser runs, Django's tests cannot, for they share a thread.
@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    path = os.environ.get("LUOSHI_CHROMIUM") or shutil.which("chromium")
    if not path:
        pytest.skip("there is no chromium, and LUOSHI_CHROMIUM names none")
    with sync_playwright() as playwright:
        # Chromium has no sandbox for root, which is who runs in a container.
        sandbox = os.name != "posix" or os.geteuid() != 0
        running = playwright.chromium.launch(executable_path=path, chromium_sandbox=sandbox)
        yield running
        running.close()


@pytest.fixture(scope="package")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The register with the sample, or with a short report where the sample is not there."""
    folder = tmp_path_factory.mktemp("browser")
    report = SAMPLE
    if not report.exists():
        report = folder / "望川市2024.txt"
        report.write_text(TEXT, encoding="utf-8")
    with serving(folder, report) as running:
        yield running


@pytest.fixture
def pictures(tmp_path: Path) -> Path:
    """Where pictures go: the folder that LUOSHI_PICTURES names (docs/pictures for the README's), else a temporary one."""
    folder = Path(os.environ.get("LUOSHI_PICTURES") or tmp_path)
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def pictured(page: Page, path: Path, whole: bool = False) -> None:
    """A picture of the page for whoever wants to look at it: where LUOSHI_PICTURES says that somebody does."""
    if os.environ.get("LUOSHI_PICTURES"):
        page.screenshot(path=path, full_page=whole)
