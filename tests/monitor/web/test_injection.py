"""Statements, templates and line breaks in any parameter are words that are not found, on the page and in the interface."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from monitor.config import Config
from monitor.web.context import Services
from storage.readonly import open_read_only
from storage.upkeep.content import content
from tests.monitor.web import world
from tests.monitor.web.conftest import served

INJECTIONS = (
    "' OR '1'='1",
    "x'); DELETE FROM pages;--",
    '" UNION SELECT password FROM accounts --',
    "%' ESCAPE '!",
    "{{7*7}}${7*7}<script>alert(1)</script>",
    "x\r\nSet-Cookie: stolen=1",
    "../../../../etc/passwd",
    "乳源\u202e源乳\ufeff",
)
LISTS = ("articles", "figures", "changes", "series", "conflicts", "runs", "search")
# Refused as no such value, or read as words.
CIVIL = (200, 400, 404, 422)


@pytest.fixture(scope="module")
def services(record: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Services]:
    """The services over the record of a week."""
    path = tmp_path_factory.mktemp("injected") / "monitor.sqlite"
    shutil.copyfile(record, path)
    database = open_read_only(f"sqlite:///{path}")
    yield Services(database, Config(database=f"sqlite:///{path}"), lambda: world.NOW)
    database.close()


@pytest.fixture(scope="module")
def client(services: Services) -> Iterator[httpx.Client]:
    """A client of the page and its interface."""
    with served(services) as url, httpx.Client(base_url=url, timeout=60) as made:
        yield made


def parameters_of(client: httpx.Client, name: str) -> list[str]:
    """The names of what a list can be asked for."""
    described: dict[str, Any] = client.get("/api/v1/openapi.json").json()["paths"]
    [given] = [way["get"]["parameters"] for path, way in described.items() if path.endswith(f"/{name}")]
    return [parameter["name"] for parameter in given if parameter["in"] == "query"]


@pytest.mark.parametrize("name", LISTS)
def test_no_parameter_is_a_statement(client: httpx.Client, services: Services, name: str) -> None:
    with services.database.read() as connection:
        before = content(connection)
    whole = client.get(f"/api/v1/{name}").text
    for parameter in parameters_of(client, name):
        for text in INJECTIONS:
            answer = client.get(f"/api/v1/{name}", params={parameter: text})
            assert answer.status_code in CIVIL, (parameter, text, answer.text[:300])
            assert "set-cookie" not in answer.headers
            assert answer.status_code != 200 or answer.text != whole, (parameter, text)
    with services.database.read() as connection:
        assert content(connection) == before


@pytest.mark.parametrize("name", LISTS[:-1])
def test_the_page_shows_it_as_text(client: httpx.Client, name: str) -> None:
    for parameter in parameters_of(client, name):
        for text in (INJECTIONS[0], INJECTIONS[4]):
            answer = client.get(f"/{name}", params={parameter: text})
            assert answer.status_code in CIVIL, (parameter, text)
            assert "<script>alert" not in answer.text
            assert "49${" not in answer.text


@pytest.mark.parametrize(
    "path",
    [
        "/static/../../monitor.toml",
        "/static/..%2f..%2fmonitor.toml",
        "/static/%2e%2e/%2e%2e/etc/passwd",
        "/static//etc/passwd",
        "/export/..%2fpages.csv",
        "/export/articles.csv%00.html",
        "/articles/1%20OR%201=1",
        "/changes/'%20OR%20'1'='1",
        "/series/../../x",
    ],
)
def test_no_path_leads_elsewhere(client: httpx.Client, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code in (400, 404, 422)
    assert "root:" not in answer.text
