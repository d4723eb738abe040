"""The dead man's switch is called when all is well, never when something is amiss, and its failure does no harm."""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from monitor.clock import Clock
from monitor.config import Config
from monitor.scheduler.leadership import Leadership
from monitor.scheduler.ping import ping
from monitor.scheduler.supervisor import Settings, Supervisor
from monitor.settings.watch import Watch
from storage import Database
from storage.operation import runs
from storage.operation.runs import RunRecord, RunState, Start

NOW = dt.datetime(2026, 3, 2, 8, tzinfo=dt.UTC)


@dataclass
class Switch:
    """A service on 127.0.0.1 that keeps which addresses were fetched and answers with a status."""

    status: int = 200
    fetched: list[str] = field(default_factory=list)
    url: str = ""


@contextmanager
def serving(switch: Switch) -> Iterator[Switch]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            switch.fetched.append(self.path)
            self.send_response(switch.status)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    switch.url = f"http://127.0.0.1:{server.server_port}/ping/0123-secret"
    try:
        yield switch
    finally:
        server.shutdown()
        server.server_close()


@pytest.fixture
def switch() -> Iterator[Switch]:
    with serving(Switch()) as made:
        yield made


def test_a_call_is_answered_or_the_failure_logged_without_the_secret(
    switch: Switch, caplog: pytest.LogCaptureFixture
) -> None:
    assert ping(switch.url)
    assert switch.fetched == ["/ping/0123-secret"]
    switch.status = 503
    assert not ping(switch.url)
    assert not ping("http://127.0.0.1:9/ping/0123-secret")
    assert not ping("file:///etc/passwd")
    assert "0123-secret" not in caplog.text
    assert caplog.text.count("cannot tell 127.0.0.1 that all is well") == 2


def ended(database: Database, state: RunState, task: str = "crawl") -> RunRecord:
    with database.write() as connection:
        run_id = runs.begin(connection, Start(task, "test", NOW, "", "", "food-portal" if task == "crawl" else None))
        runs.finish(connection, run_id, state, NOW, message="no answer" if state is RunState.FAILED else None)
        found = runs.get(connection, run_id)
    assert found is not None
    return found


def test_a_pass_that_leaves_nothing_amiss_calls_and_one_that_does_not_is_silent(
    database: Database, switch: Switch
) -> None:
    config = Config(watch=Watch(ping=switch.url))
    said: list[str] = []
    supervisor = Supervisor(
        Settings(config, None, said.append), database, Clock(NOW, NOW, 0.0), Leadership(database, "test")
    )
    tell = supervisor.runner().on_end
    tell(ended(database, RunState.FINISHED))
    assert switch.fetched == [], "not before what was fetched is read"
    tell(ended(database, RunState.FINISHED, "analyse"))
    assert len(switch.fetched) == 1
    ended(database, RunState.FAILED)
    tell(ended(database, RunState.FINISHED, "analyse"))
    assert len(switch.fetched) == 1, "a failed crawl is trouble: the switch is to go off"
    ended(database, RunState.FINISHED)
    switch.status = 500
    tell(ended(database, RunState.FINISHED, "analyse"))
    assert len(switch.fetched) == 2, "a service that fails harms no run"
