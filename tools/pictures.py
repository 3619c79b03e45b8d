"""Take the pictures of the made-up city into docs/pictures, or into another folder: `python -m tools.pictures`.

The city is that of `luoshi demo`, and the program's clock stands still on its last day, so that the same pages come out
whenever this runs. Every picture in the folder is then stored small. Needs chromium, or the one LUOSHI_CHROMIUM names.
"""

import os
import secrets
import shutil
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time
from pathlib import Path
from socketserver import ThreadingMixIn
from tempfile import TemporaryDirectory
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

from PIL import Image
from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

from luoshi import intake, reading
from luoshi.web.ready import ready

ROOT = Path(__file__).parents[1]
SAMPLE = ROOT / "samples" / "wangchuan-2024.txt"
NEXT = ROOT / "samples" / "wangchuan-2025.txt"
LAST = date(2024, 11, 20)
SIZE: ViewportSize = {"width": 1440, "height": 900}
COLOURS = 256
"""In a stored picture: as many as a palette holds, chosen so that the few dots of a light keep theirs too."""

PAGES = (
    ("leader", "fenguan-1", "/leader"),
    ("dispatch", "ducha-1", "/dispatch/2"),
    ("monitor", "ducha-1", "/monitor/"),
    ("public", "", "/public/"),
    ("promises", "shencha", "/reports/{next}/promises/{sample}?verdict=missed"),
    ("agreement", "shencha", "/reports/{next}/agreement"),
)
"""Name of the picture, who looks ("" is everybody), and address; sample and next stand for the keys of the reports."""


def main(folder: Path) -> None:
    """Take the pictures into `folder` and store every picture there small."""
    password = secrets.token_urlsafe(12)
    with TemporaryDirectory() as temporary:
        keys = _city(Path(temporary) / "city.sqlite3", password)
        with _serving() as address, _browser() as browser:
            for name, login, path in PAGES:
                page = _page(browser, address, login, password)
                page.goto(path.format(**keys))
                page.screenshot(path=folder / f"{name}.png")
                page.context.close()
    for picture in sorted(folder.glob("*.png")):
        store_small(picture)


def store_small(picture: Path) -> None:
    """Write the picture again with a palette; one that has it already stays as it is."""
    with Image.open(picture) as taken:
        if taken.mode == "P":
            return
        small = taken.convert("RGB").quantize(COLOURS, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    small.save(picture, optimize=True)


def _city(database: Path, password: str) -> dict[str, str]:
    """The made-up city in a new database with next year's report, and the clock set to the evening of its last day.

    The keys of both reports.
    """
    ready(str(database))
    # Models are there only now.
    from django.utils import timezone

    from luoshi.web.demo.year import fill
    from luoshi.web.register.actions import admit

    read = {name: reading.read(intake.open(str(path))) for name, path in (("sample", SAMPLE), ("next", NEXT))}
    fill(read["sample"], 1, LAST, password)
    admit(read["next"].source, read["next"])
    evening = datetime.combine(LAST, time(20), timezone.get_default_timezone())
    timezone.now = lambda: evening
    return {name: each.source.sha256[:16] for name, each in read.items()}


class _Quiet(WSGIRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing of each request."""


class _Threads(ThreadingMixIn, WSGIServer):
    daemon_threads = True


@contextmanager
def _serving() -> Iterator[str]:
    """The pages at a free port, in this process: in another the clock would go on."""
    from luoshi.web.site.wsgi import application

    with make_server("127.0.0.1", 0, application, _Threads, _Quiet) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@contextmanager
def _browser() -> Iterator[Browser]:
    path = os.environ.get("LUOSHI_CHROMIUM") or shutil.which("chromium")
    with sync_playwright() as playwright:
        # Chromium has no sandbox for root, which is who runs in a container.
        sandbox = os.name != "posix" or os.geteuid() != 0
        running = playwright.chromium.launch(executable_path=path, chromium_sandbox=sandbox)
        yield running
        running.close()


def _page(browser: Browser, address: str, login: str, password: str) -> Page:
    """A page of a new visitor, logged in unless `login` is empty."""
    page = browser.new_context(base_url=address, viewport=SIZE, locale="zh-CN").new_page()
    if login:
        page.goto("/log-in")
        page.locator("[name=login]").fill(login)
        page.locator("[name=password]").fill(password)
        with page.expect_navigation():
            page.locator("[name=password]").press("Enter")
    return page


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs" / "pictures")
