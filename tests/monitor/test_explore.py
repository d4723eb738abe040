"""Datasette shows the views with their notes and the ready questions, and nothing that is closed."""

from __future__ import annotations

import warnings
from pathlib import Path
from typing import Any

import pytest

from monitor import dictionary, explore
from storage import Database
from tests.awaiting import awaited
from tests.storage.corpus import fill


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """Datasette over a database with articles, series and a conflict."""
    path: Path = tmp_path_factory.mktemp("explore") / "monitor.sqlite"
    database = Database.create(f"sqlite:///{path}")
    fill(database)
    database.close()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return explore.application(path)


def get(shown: Any, path: str) -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return awaited(shown.client.get(path))


@pytest.mark.parametrize("rows", dictionary.ALL, ids=lambda rows: rows.name)
def test_every_view_is_shown_with_its_notes(shown: Any, rows: dictionary.Rows) -> None:
    assert get(shown, f"/monitor/{rows.view}.json?_shape=array").json()
    assert rows.columns[1].zh.split("：")[0] in get(shown, f"/monitor/{rows.view}").text


@pytest.mark.parametrize("name", [name for name, _, _ in explore.QUESTIONS])
def test_every_ready_question_is_answered(shown: Any, name: str) -> None:
    answer = get(shown, f"/monitor/{name}.json?at_least=1000000&year=2021&indicator=村集体").json()
    assert answer["ok"], answer
    assert answer["rows"], answer


@pytest.mark.parametrize(
    "question",
    ["select * from accounts", "select count(*) from outbox", "pragma user_version=3"],
)
def test_what_is_closed_stays_closed(shown: Any, question: str) -> None:
    assert get(shown, f"/monitor.json?sql={question}").status_code in (400, 403)
    assert get(shown, "/monitor/accounts").status_code in (403, 404)
    front = get(shown, "/monitor")
    assert front.status_code == 200
    assert "accounts" not in front.text
    assert "v_figures" in front.text
