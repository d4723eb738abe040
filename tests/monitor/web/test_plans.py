"""Every page, every answer of the interface and every command that asks is answered by index, on both databases."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy import Connection, Engine, event
from starlette.routing import Match, Route

from monitor.cli import main
from monitor.config import Config
from monitor.web.app import ROUTES, create_app
from monitor.web.context import Services
from storage import Database
from storage.queries import series
from storage.queries.series import SeriesFilter
from storage.readonly import open_read_only
from tests.awaiting import awaited
from tests.monitor.web import world
from tests.storage.plans import noted, read_whole

API = "/api/v1"
# {one} and {other} are series, {change} a change.
PATHS = (
    "/", "/articles", "/articles?q=乳源", "/articles?q=村集体+OR+生姜&order=best", "/articles?topic=ruyuan",
    "/articles?source=韶关日报", "/articles?channel=农业消息", "/articles?since=2026-03-01&until=2026-03-06", "/articles?changed=1",
    "/articles.atom", "/articles.atom?q=乳源", "/articles/1", "/articles/1/versions/1", "/articles/1/compare/1/2",
    "/articles/1/copies", "/articles/1/copies/2", "/articles/1/raw/1", "/figures", "/figures?q=乳源", "/figures?q=单位:亩+数值:>100",
    "/changes", "/changes?article=1", "/changes.atom", "/changes/{change}", "/series", "/series?q=收入", "/series?place=乳源",
    "/series/compare?s={one}&s={other}", "/series/chart.svg?s={one}", "/series/{one}.atom", "/series/{one}", "/conflicts",
    "/conflicts.atom", "/incidents.atom", "/incidents/1", "/runs", "/runs/1", "/export/figures.csv?q=乳源",
    "/export/articles.csv?q=乳源", "/saved", "/saved/1", "/login", "/account", "/guide", "/health", "/metrics",
    f"{API}/articles", f"{API}/articles?topic=ruyuan", f"{API}/articles/1", f"{API}/articles/1/revisions/1",
    f"{API}/articles/1/diff?before=1&after=2", f"{API}/search?q=乳源", f"{API}/figures", f"{API}/figures?q=乳源", f"{API}/changes",
    f"{API}/changes/{{change}}", f"{API}/series", f"{API}/series?q=收入", f"{API}/series/{{one}}", f"{API}/series/{{one}}/points",
    f"{API}/conflicts", f"{API}/runs", f"{API}/runs/1", f"{API}/openapi.json", API, "/api",
)  # fmt: skip
COMMANDS = (
    "articles", "articles --topic ruyuan", "articles --changed", "articles --since 2026-03-01", "article 1", "changes",
    "changes --kind figure", "search 乳源", "search --figures 单位:亩", "series", "series 收入", "series {one}", "conflicts",
    "statements", "incidents", "due", "diff 1", "copies 1", "export figures -q 乳源", "export articles -q 乳源",
)  # fmt: skip
# What counts all that there is has to go through it: the page remembers most such counts (monitor/web/memory.py), but not
# these; nor do the commands `status` (how much there is) and `copies` (the largest families), which are not asked above.
COUNTS = {"/metrics", "/changes"}


@pytest.fixture(scope="module")
def filled(module_database: Database) -> Database:
    """A database with the record of a week."""
    world.fill(module_database)
    return module_database


@pytest.fixture(scope="module")
def names(filled: Database) -> dict[str, str]:
    """What stands in the paths for what is asked."""
    with filled.read() as connection:
        one, other = series.find(connection, SeriesFilter(), limit=2).items
        change = connection.exec_driver_sql("SELECT min(id) FROM changes").scalar_one()
    return {"one": one.id, "other": other.id, "change": change}


@pytest.fixture(scope="module")
def app(filled: Database) -> Iterator[FastAPI]:
    """The page over that database."""
    url = filled.url.render_as_string(hide_password=False)
    reading = open_read_only(url)
    made = create_app(Services(reading, Config(database=url), lambda: world.NOW, writable=filled))
    # What is remembered never grows old: nothing is found anew while a page is asked.
    made.state.memory.clock = lambda: 0.0
    yield made
    settled(made)
    reading.close()


def settled(app: FastAPI) -> None:
    """Wait until nothing is being found that the page remembers."""
    while app.state.memory.is_busy:
        time.sleep(0.01)


def get(app: FastAPI, address: str) -> httpx.Response:
    """What the page answers, in this process."""

    async def ask() -> httpx.Response:
        transport = httpx.ASGITransport(app=app)
        async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as client:
            return await client.get(address)

    return awaited(ask())


@pytest.mark.parametrize("path", [path for path in PATHS if path not in COUNTS])
def test_a_page_is_answered_by_index(filled: Database, app: FastAPI, names: dict[str, str], path: str) -> None:
    address = path.format_map(names)
    # Counts over everything are remembered from now on.
    assert get(app, address).status_code < 500
    settled(app)
    with noted() as statements:
        get(app, address)
    with filled.read() as connection:
        assert read_whole(connection, statements) == {}


@pytest.fixture
def _closed() -> Iterator[None]:
    """Ends what a command connected to, which else ends with its process."""
    engines: set[Engine] = set()

    def note(connection: Connection) -> None:
        engines.add(connection.engine)

    event.listen(Engine, "engine_connect", note)
    yield
    event.remove(Engine, "engine_connect", note)
    for engine in engines:
        engine.dispose()


@pytest.mark.usefixtures("_closed")
@pytest.mark.parametrize("arguments", COMMANDS)
def test_a_command_is_answered_by_index(
    filled: Database, names: dict[str, str], arguments: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = filled.url.render_as_string(hide_password=False)
    (tmp_path / "monitor.toml").write_text(f'database = "{url}"\n', encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "argv", ["monitor", *arguments.format_map(names).split()])
    with noted() as statements, pytest.raises(SystemExit) as ended:
        main()
    assert not ended.value.code
    with filled.read() as connection:
        assert read_whole(connection, statements) == {}


def test_no_page_is_left_out(app: FastAPI) -> None:
    asked = [path.partition("?")[0].format(one="0" * 16, other="0" * 16, change="c") for path in PATHS]
    routes = [route for route in app.routes if isinstance(route, Route) and "GET" in (route.methods or ())]
    assert len(routes) > len([route for route in ROUTES if isinstance(route, Route)]) / 2
    assert [route.path for route in routes if not any(_fits(route, path) for path in asked)] == []


def _fits(route: Route, path: str) -> bool:
    return route.matches({"type": "http", "path": path, "method": "GET"})[0] is Match.FULL
