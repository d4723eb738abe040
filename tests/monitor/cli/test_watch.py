"""Whether all is well is told in a line and an exit status, and what is amiss comes with what to do."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from monitor.health import Finding, Kind
from storage import Database
from storage.operation import incidents, runs
from storage.operation.runs import RunState, Start
from storage.visits import sites
from tests.databases import new_sqlite
from tests.monitor.cli.conftest import Command

NOW = dt.datetime(2026, 3, 30, 4, tzinfo=dt.UTC)
URL = "sqlite:///var/monitor.sqlite"
PORTAL = '[sites.food-portal]\nbase_url = "http://127.0.0.1:9/"\nallow_private = true\n'


@pytest.fixture
def crawled(command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Database:
    """A monitor that has crawled its portal half an hour ago."""
    (tmp_path / "monitor.toml").write_text(PORTAL, encoding="utf-8")
    monkeypatch.setenv("MONITOR_CLOCK", NOW.isoformat())
    database = new_sqlite(tmp_path / "var" / "monitor.sqlite")
    with database.write() as connection:
        sites.enter(connection, "food-portal", "http://127.0.0.1:9/")
        begun = runs.begin(
            connection, Start("crawl", "schedule", NOW, "", "", "food-portal", "discover food-portal", NOW)
        )
        runs.finish(connection, begun, RunState.FINISHED, NOW)
        runs.note_listed(connection, begun, 20, 19)
    return database


def test_a_monitor_that_works_is_well(command: Command, crawled: Database) -> None:
    ended = command("status")
    assert (ended.status, ended.out.splitlines()[0]) == (0, "all is well")
    assert "19/20" in ended.out
    crawled.close()


def test_an_incident_is_red_and_shows_its_evidence(command: Command, crawled: Database, tmp_path: Path) -> None:
    finding = Finding(Kind.LAYOUT, NOW, "the selectors of title find nothing any more", ("title h1.title",))
    proposal = [{"field": "title", "selector": "h1.headline", "score": 1.0, "example": "乳源"}]
    with crawled.write() as connection:
        incidents.open_(connection, 1, finding, NOW, proposal)
    crawled.close()
    ended = command("status")
    assert (ended.status, "food-portal: layout since 03-30 12:00" in ended.out) == (1, True)
    assert command("incidents", "--json").records[0]["kind"] == "layout"
    shown = command("incidents", "1", "--pages", str(tmp_path / "pages")).out
    assert "failed selector: title h1.title" in shown
    assert "proposed: title = 'h1.headline'" in shown
    assert "no incident 9" in command("incidents", "9").err


def test_what_a_crawl_met_and_went_on_from_is_told(command: Command, crawled: Database) -> None:
    with crawled.write() as connection:
        run = runs.begin(connection, Start("crawl", "schedule", NOW, "", "", "food-portal"))
        runs.note_faults(connection, run, [runs.FaultRecord("channel-missing", "金融财经", NOW)])
        runs.finish(connection, run, RunState.FINISHED, NOW, counts=runs.Counts(errors=1))
    crawled.close()
    ended = command("status")
    assert (ended.status, "fault: channel-missing: 金融财经" in ended.out) == (0, True)
    assert command("status", "--json").records[0]["faults"][0]["kind"] == "channel-missing"


def test_a_crawl_that_is_overdue_is_red(command: Command, crawled: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    crawled.close()
    monkeypatch.setenv("MONITOR_CLOCK", (NOW + dt.timedelta(hours=5)).isoformat())
    ended = command("status")
    assert (ended.status, "RED: late" in ended.out) == (1, True)


@pytest.mark.parametrize(("task", "state", "status"), [
    ("analyse", RunState.FAILED, 1), ("analyse", RunState.LOST, 0), ("retention", RunState.FAILED, 0),
])  # fmt: skip
def test_what_follows_a_crawl_is_red_when_it_failed(
    command: Command, crawled: Database, task: str, state: RunState, status: int
) -> None:
    with crawled.write() as connection:
        run = runs.begin(connection, Start(task, "schedule", NOW, "", ""))
        runs.finish(connection, run, state, NOW, message="database or disk is full")
    crawled.close()
    ended = command("status")
    assert ended.status == status
    assert ("the last analyse failed: database or disk is full" in ended.out) == bool(status)


def test_the_doctor_finds_a_damaged_database(command: Command, crawled: Database) -> None:
    crawled.close()
    assert crawled.path is not None
    content = bytearray(crawled.path.read_bytes())
    content[40_000 : len(content) - 40_000 : 97] = bytes(len(content[40_000 : len(content) - 40_000 : 97]))
    crawled.path.write_bytes(content)
    found = [check for check in command("doctor", "--json").records if check["name"] == "database"]
    assert found[-1]["verdict"] == "BAD"
    assert "monitor restore" in found[-1]["says"] + found[-1]["remedy"]


def test_the_doctor_says_what_to_do(command: Command, crawled: Database, tmp_path: Path) -> None:
    crawled.close()
    checks = {check["name"]: check for check in command("doctor", "--json").records}
    assert checks["migrations"]["verdict"] == "ok"
    assert checks["network to food-portal"]["verdict"] == "BAD"
    assert "browser" in checks["network to food-portal"]["remedy"]
    assert checks["scheduler"]["remedy"].startswith("monitor run")
    (tmp_path / "monitor.toml").write_text("databse = 1\n", encoding="utf-8")
    ended = command("doctor")
    assert (ended.status, "did you mean 'database'?" in ended.out) == (1, True)
