"""The interface answers as its description says, whatever it is asked, and tells what the page tells."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
import schemathesis
from hypothesis import HealthCheck, given, seed, settings
from schemathesis import GenerationMode
from schemathesis.specs.openapi.checks import positive_data_acceptance

from monitor.config import Config
from monitor.web.context import Services
from storage.readonly import open_read_only
from tests.monitor.web import world
from tests.monitor.web.conftest import served

LISTS = ("articles", "figures", "changes", "series", "conflicts", "runs")


@pytest.fixture(scope="module")
def services(record: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Services]:
    """The services over the record of a week."""
    path = tmp_path_factory.mktemp("api") / "monitor.sqlite"
    shutil.copyfile(record, path)
    database = open_read_only(f"sqlite:///{path}")
    yield Services(database, Config(database=f"sqlite:///{path}"), lambda: world.NOW)
    database.close()


@pytest.fixture(scope="module")
def url(services: Services) -> Iterator[str]:
    """The address of the interface, served."""
    with served(services) as address:
        yield f"{address.rstrip('/')}/api/v1"


@pytest.fixture(scope="module")
def client(url: str) -> Iterator[httpx.Client]:
    """A client of the interface."""
    with httpx.Client(base_url=url, timeout=60) as made:
        yield made


def get(client: httpx.Client, path: str, **params: Any) -> Any:
    answer = client.get(path, params=params)
    assert answer.status_code == 200, answer.text
    return answer.json()


@pytest.fixture(scope="module")
def schema(url: str) -> Any:
    """The interface's description as Schemathesis reads it."""
    return schemathesis.openapi.from_url(f"{url}/openapi.json")


def ask_everything(schema: Any, mode: GenerationMode, requests: int, number: int = 0) -> int:
    """How many requests were answered as described, at most so many of each operation; AssertionError for one that was not."""
    operations = [found.ok() for found in schema.get_all_operations()]
    assert len(operations) > len(LISTS)
    asked = 0
    for operation in operations:

        @seed(number)
        @given(case=operation.as_strategy(generation_mode=mode))
        @settings(max_examples=requests, database=None, suppress_health_check=list(HealthCheck))
        def answers(case: schemathesis.Case) -> None:
            nonlocal asked
            asked += 1
            answer = case.call_and_validate(excluded_checks=[positive_data_acceptance])
            # No schema can say what a query or a cursor is; all else that fits its schema is accepted.
            read = {"q", "cursor"} & set(case.query or {})
            assert answer.status_code != 400 or read, answer.text
            assert mode is not GenerationMode.POSITIVE or answer.status_code in (200, 304, 400, 404), answer.text

        answers()
    return asked


@pytest.mark.parametrize("mode", list(GenerationMode))
def test_every_operation_answers_as_described(schema: Any, mode: GenerationMode) -> None:
    assert ask_everything(schema, mode, 15) > 15


def test_the_description_is_openapi_3_1_and_names_every_list(client: httpx.Client) -> None:
    said = get(client, "/openapi.json")
    assert said["openapi"].startswith("3.1")
    assert {f"/api/v1/{name}" for name in (*LISTS, "search")} <= set(said["paths"])
    assert all(set(operations) == {"get"} for operations in said["paths"].values())


@pytest.mark.parametrize("name", LISTS)
def test_parts_of_a_list_make_the_list(client: httpx.Client, name: str) -> None:
    whole = get(client, f"/{name}", limit=500)["items"]
    assert whole
    parts: list[Any] = []
    cursor: dict[str, str] = {}
    while True:
        part = get(client, f"/{name}", limit=max(1, len(whole) // 3), **cursor)
        parts += part["items"]
        if part["next"] is None:
            break
        cursor = {"cursor": part["next"]}
    assert parts == whole


def test_what_a_client_has_is_not_sent_again(client: httpx.Client) -> None:
    first = client.get("/articles")
    again = client.get("/articles", headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert client.get("/articles", params={"limit": 1}).headers["etag"] != first.headers["etag"]


def test_one_article_with_its_versions_and_what_differs(client: httpx.Client) -> None:
    [changed, *_] = get(client, "/articles", changed=True)["items"]
    found = get(client, f"/articles/{changed['id']}")
    assert found["article"] == changed
    assert [one["number"] for one in found["revisions"]] == list(range(1, changed["revisions"] + 1))
    one, other = (get(client, f"/articles/{changed['id']}/revisions/{number}") for number in (1, 2))
    assert found["latest"] in (one, other) or changed["revisions"] > 2
    difference = get(client, f"/articles/{changed['id']}/diff", before=1, after=2)
    for edit in difference["edits"]:
        assert one["body"][edit["before_start"] : edit["before_end"]] == edit["before"]
        assert other["body"][edit["after_start"] : edit["after_end"]] == edit["after"]
    for figure in one["figures"]:
        assert one["body"][figure["start"] : figure["end"]] == figure["number"]


def test_a_search_finds_articles_and_figures_with_one_language(client: httpx.Client) -> None:
    articles = get(client, "/search", q="村集体")["articles"]
    assert all("⟦" in one["snippet"] for one in articles)
    assert {one["id"] for one in articles} == {
        one["id"] for one in get(client, "/articles", q="村集体", limit=500)["items"]
    }
    query = "单位:元 数值:>1000000"
    assert (
        get(client, "/search", q=query, what="figures", limit=500)["figures"]
        == get(client, "/figures", q=query, limit=500)["items"]
    )


def test_a_series_has_the_points_that_its_list_counts(client: httpx.Client) -> None:
    for summary in get(client, "/series")["items"][:5]:
        whole = get(client, f"/series/{summary['id']}")
        assert sum(point["current"] for point in whole["points"]) == summary["current"]
        assert get(client, f"/series/{summary['id']}/points")["items"] == whole["points"]


@pytest.mark.parametrize(
    ("path", "status", "says"),
    [
        ("/articles/999999", 404, "no article 999999"),
        ("/articles/1/revisions/99", 404, "no revision 99"),
        ("/series/0123456789abcdef", 404, "no series"),
        ("/changes/none", 404, "no change none"),
        ("/runs/99999999999", 404, "no run"),
        ("/articles?q=单位:", 400, "at character 1"),
        ("/articles?cursor=!!", 400, "begin without one"),
        ("/articles?colour=red", 422, "there is no parameter colour"),
        ("/figures?limit=0", 422, "limit=0: less than 1"),
        ("/nowhere", 404, ""),
    ],
)
def test_a_refusal_is_a_problem_document(client: httpx.Client, path: str, status: int, says: str) -> None:
    answer = client.get(path)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    problem = answer.json()
    assert (problem["status"], problem["instance"]) == (status, f"/api/v1{path.partition('?')[0]}")
    assert says in problem.get("detail", "")


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
def test_nothing_can_be_written(client: httpx.Client, method: str) -> None:
    answer = client.request(method, "/articles", headers={"origin": "http://127.0.0.1"})
    assert answer.status_code in (403, 405)
