"""The page goes by the clock of what it shows: the portal's days, or the sandbox's."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from monitor import config as settings
from monitor.cli.serve import services
from monitor.sandbox import World
from monitor.scheduler import supervisor
from storage import Database
from storage.operation import runs
from storage.operation.runs import RunState, Start
from tests.monitor.cli.conftest import Command

SEEN = dt.datetime(2026, 3, 9, 12, tzinfo=dt.UTC)
SOON = dt.timedelta(minutes=5)


@pytest.fixture
def crawled(tmp_path: Path) -> None:
    """A monitor that crawled at some time of the sandbox's month."""
    database = Database.create(f"sqlite:///{tmp_path / 'var' / 'monitor.sqlite'}")
    with database.write() as connection:
        run = runs.begin(connection, Start("crawl", "once", SEEN, "", "", "food-portal"))
        runs.finish(connection, run, RunState.FINISHED, SEEN)
    database.close()


@pytest.mark.usefixtures("crawled")
def test_the_page_of_a_sandbox_goes_on_from_where_the_monitor_last_saw_it(command: Command) -> None:
    served = services(settings.find(None))
    assert abs(served.now() - SEEN) < SOON
    assert command("status").out.startswith("all is well")
    served.database.close()
    served.writing.close()


@pytest.mark.usefixtures("crawled")
def test_the_page_of_a_portal_goes_by_the_systems_clock(command: Command, tmp_path: Path) -> None:
    (tmp_path / "monitor.toml").write_text('[sites.food-portal]\nbase_url = "http://127.0.0.1:9/"\n', encoding="utf-8")
    served = services(settings.find(None))
    assert abs(served.now() - dt.datetime.now(dt.UTC)) < SOON
    assert "RED: late" in command("status").out
    served.database.close()
    served.writing.close()


@pytest.mark.usefixtures("crawled")
def test_what_is_brought_in_by_hand_goes_by_the_sandboxs_time_and_does_not_move_it(
    command: Command, tmp_path: Path
) -> None:
    (tmp_path / "report.txt").write_text("2021年,全县村集体经济收入达8640万元。\n", encoding="utf-8")
    assert command("import", "report.txt", "--published", "2022-07-25").status == 0
    database = Database.open(f"sqlite:///{tmp_path / 'var' / 'monitor.sqlite'}")
    with database.read() as connection:
        assert abs(runs.recent(connection, 1)[0].started_at - SEEN) < SOON
    with database.write() as connection:
        runs.begin(connection, Start("analyse", "import", SEEN + 200 * dt.timedelta(days=1), "", ""))
    assert supervisor._sandbox_time(database, World()) == SEEN
    database.close()
    served = services(settings.find(None))
    assert abs(served.now() - SEEN) < SOON
    served.database.close()
    served.writing.close()
