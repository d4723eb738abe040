"""`monitor site`: probe, check, accept."""

from __future__ import annotations

import datetime as dt
import gzip
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from monitor.cli.fetching import Fetcher
from monitor.errors import PageError
from storage import Database
from storage.visits import frontier, sites, snapshots
from storage.visits.frontier import Candidate, PageKind, Route
from storage.visits.snapshots import Fetched, NextVisit
from tests.monitor.cli.conftest import Command
from tests.monitor.pages.portal.test_survey import BASE, portal

ROBOTS = b"User-agent: *\nDisallow: /closed/\n"


class Handler(BaseHTTPRequestHandler):
    """The portal of the survey's tests, with some bad answers."""

    def do_GET(self) -> None:
        status, headers, body = self._answer()
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _answer(self) -> tuple[int, dict[str, str], bytes]:
        pages = {url.removeprefix(BASE): page.data for url, page in portal().items()}
        if self.path == "/robots.txt":
            return 200, {"Content-Type": "text/plain"}, ROBOTS
        if self.path == "/large":
            return 200, {}, b"x" * 3000
        if self.path == "/packed":
            return 200, {"Content-Encoding": "gzip"}, gzip.compress(b"x" * 3000)
        if self.path == "/away":
            return 302, {"Location": "/"}, b""
        return (200, {}, pages[self.path]) if self.path in pages else (404, {}, b"")

    def log_message(self, *_: object) -> None:
        """Silence."""


@pytest.fixture
def server() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as httpd:
        thread = threading.Thread(target=httpd.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{httpd.server_address[1]}"
        httpd.shutdown()
        thread.join()


def test_a_probed_section_serves_as_a_configuration(command: Command, server: str, tmp_path: Path) -> None:
    probed = command("site", "probe", f"{server}/", "--delay", "0", "--name", "hills", "--save", "saved")
    assert probed.status == 0, probed.err
    assert "停车场的第1条消息\t2023-05-01T09:30+08:00\t瑶山晚报\t农业" in probed.out
    assert len(list((tmp_path / "saved").glob("*.html"))) == 5
    again = command("site", "probe", f"{server}/", "--delay", "0", "--name", "hills")
    assert again.status == 1
    assert "hills.site.toml already exists" in again.err
    Path("monitor.toml").write_text(Path("hills.site.toml").read_text(encoding="utf-8"), encoding="utf-8")
    checked = command("site", "check", "hills", "--delay", "0", "--json")
    assert checked.status == 0, checked.err
    assert {record["field"] for record in checked.records} >= {"nav", "list_row", "title", "body", "info"}


def test_check_names_what_fails_and_what_would_be_read_instead(command: Command, server: str) -> None:
    command("site", "probe", f"{server}/", "--delay", "0", "--name", "hills")
    text = Path("hills.site.toml").read_text(encoding="utf-8").replace("div.headline", "div.gone")
    Path("monitor.toml").write_text(text, encoding="utf-8")
    checked = command("site", "check", "--delay", "0")
    assert checked.status == 1
    (row,) = [line for line in checked.out.splitlines() if line.startswith("title\t")]
    assert row.split("\t")[2:4] == ["0 of 4", "FAILS"]
    assert "停车场的第1条消息" in row
    assert "failing: title" in checked.err


def test_check_tries_stored_pages(command: Command) -> None:
    Path("monitor.toml").write_text(
        f'database = "sqlite:///db.sqlite"\n[sites.hills]\nbase_url = "{BASE}/"\n[sites.hills.profile]\ntitle = "div.headline"\n'
        'body = "div.none"\n',
        encoding="utf-8",
    )
    command("db", "upgrade")
    assert "crawl it first" in command("site", "check", "--stored").err
    now = dt.datetime(2023, 6, 1, tzinfo=dt.UTC)
    with Database.create("sqlite:///db.sqlite").write() as connection:
        site = sites.enter(connection, "hills", f"{BASE}/")
        for url, page in portal().items():
            kind = PageKind.HOME if url == f"{BASE}/" else PageKind.ARTICLE if "/a/" in url else PageKind.LIST
            frontier.discover(connection, site, [Candidate(url, kind, Route.LIST, BASE)], now)
            answer = Fetched(frontier.page_at(connection, url), now, 200, {}, page.data)
            snapshots.keep(connection, None, [answer], lambda _: NextVisit(None, "done"))
    checked = command("site", "check", "--stored", "--json")
    rows = {record["field"]: record for record in checked.records}
    assert (rows["title"]["found"], rows["title"]["tried"]) == (7, 7)
    assert rows["body"]["fails"]
    assert checked.status == 1


def test_accept_shows_a_difference_and_writes_only_when_told(command: Command, saved: Path) -> None:
    shown = command("site", "accept", str(saved))
    assert shown.status == 1
    assert '+ "title": "乳源方武村生姜喜获丰收",' in shown.out
    assert list(saved.glob("*.json")) == []
    assert command("site", "accept", str(saved), "--yes").status == 0
    assert len(list(saved.glob("*.expected.json"))) == 2
    assert "as expected" in command("site", "accept", str(saved)).out
    assert command("site", "accept", "nowhere").status == 1


@pytest.mark.parametrize(
    ("path", "reason"),
    [("/closed/1", "robots"), ("/none", "status-404"), ("/large", "too-large"), ("/packed", "too-large")],
)
def test_what_cannot_be_fetched_has_a_reason(server: str, path: str, reason: str) -> None:
    with pytest.raises(PageError) as caught:
        Fetcher("test", 0, max_bytes=2000).get(server + path)
    assert caught.value.reason == reason


def test_a_fetcher_pauses_between_requests_and_follows_redirects(server: str) -> None:
    pauses: list[float] = []
    fetcher = Fetcher("test", 1.5, sleep=pauses.append)
    assert fetcher.get(f"{server}/away").url == f"{server}/"
    fetcher.get(f"{server}/packed")
    assert pauses == [1.5]


@pytest.mark.parametrize("url", ["file:///etc/passwd", "ftp://example.com/", "example.com", "http://127.0.0.1:1/"])
def test_only_the_web_is_fetched(url: str) -> None:
    with pytest.raises(PageError):
        Fetcher("test", 0).get(url)
