"""The page served from a record of its own on a free port, and a real browser that looks at it."""

from __future__ import annotations

import asyncio
import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
import uvicorn
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright
from starlette.types import ASGIApp

from monitor.config import Config
from monitor.web.app import create_app
from monitor.web.context import Services
from monitor.web.patience import Patient
from monitor.web.server import configured, listen
from storage import Database
from storage.readonly import open_read_only
from tests.monitor.web import world

BROWSER = os.environ.get("TEST_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
# Milliseconds; far more than any step takes on a quiet machine.
PATIENCE = 30_000


@dataclass
class Site:
    """A page that is served, and the database behind it."""

    url: str
    services: Services
    path: Path


@pytest.fixture(scope="session")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database file with the record of a week; to be copied, not to be changed."""
    path = tmp_path_factory.mktemp("record") / "monitor.sqlite"
    database = Database.create(f"sqlite:///{path}")
    world.fill(database)
    with database.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    database.close()
    return path


@pytest.fixture
def site(record: Path, tmp_path: Path) -> Iterator[Site]:
    """The page over a copy of the record of the test's own."""
    path = tmp_path / "monitor.sqlite"
    shutil.copyfile(record, path)
    config = Config(database=f"sqlite:///{path}")
    services = Services(
        open_read_only(config.database), config, lambda: world.NOW, writable=Database.open(config.database)
    )
    with served(services) as url:
        yield Site(url, services, path)
    services.database.close()
    services.writing.close()


@contextmanager
def served(services: Services, patience: type[Patient] = Patient) -> Iterator[str]:
    """The address of the services' page while it is served by a thread of its own."""
    with running(create_app(services), patience) as url:
        yield url


@contextmanager
def running(app: ASGIApp, patience: type[Patient] = Patient) -> Iterator[str]:
    """The address of an application while it is served as the page is."""
    with listen("127.0.0.1", 0) as sock:
        server = uvicorn.Server(configured(app, patience, "error"))
        thread = threading.Thread(target=lambda: asyncio.run(server.serve(sockets=[sock])), daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{sock.getsockname()[1]}"
        server.should_exit = True
        thread.join(20)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A headless Chromium; the test is skipped where there is none."""
    if BROWSER is None:
        pytest.skip("needs Chromium (apt-get install chromium), or TEST_CHROMIUM naming one")
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        made = playwright.chromium.launch(executable_path=BROWSER, args=["--no-sandbox"])
        yield made
        made.close()


@dataclass
class Reader:
    """A person at a browser; `complaints` are what the browser or the page's scripts object to."""

    page: Page
    base: str
    complaints: list[str] = field(default_factory=list)

    def open(self, path: str) -> Page:
        """The page at a path of the site."""
        self.page.goto(self.base + path)
        return self.page


@contextmanager
def reading(browser: Browser, base: str, **options: object) -> Iterator[Reader]:
    """A person with a fresh browser profile, who fetches nothing from elsewhere."""
    context: BrowserContext = browser.new_context(base_url=base, locale="zh-CN", **options)  # type: ignore[arg-type] # as given
    context.set_default_timeout(PATIENCE)
    reader = Reader(context.new_page(), base)
    reader.page.on("console", lambda message: message.type == "error" and reader.complaints.append(message.text))
    reader.page.on("pageerror", lambda error: reader.complaints.append(str(error)))
    reader.page.on(
        "request", lambda sent: sent.url.startswith(base) or reader.complaints.append(f"asked for {sent.url}")
    )
    yield reader
    context.close()


@pytest.fixture
def reader(browser: Browser, site: Site) -> Iterator[Reader]:
    """A person at a desk's browser."""
    with reading(browser, site.url, viewport={"width": 1280, "height": 800}) as made:
        yield made
        assert made.complaints == []
