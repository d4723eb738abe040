"""`monitor notify`: a channel is tried out, news is delivered and logged once even if the process is killed on the way."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from monitor.clock import VARIABLE
from monitor.notify.deliver import LEASE
from tests.databases import new_sqlite
from tests.monitor.cli.conftest import Command
from tests.monitor.notify.world import NOW, Webhook, World, figure_change, webhook

SETTINGS = """
database = "sqlite:///monitor.sqlite"
[notify.channels.team]
url = "env:MONITOR_TEAM_URL"
"""


@pytest.fixture
def hook(monkeypatch: pytest.MonkeyPatch) -> Iterator[Webhook]:
    with webhook() as found:
        monkeypatch.setenv("MONITOR_TEAM_URL", f"json://user:geheim99@127.0.0.1:{found.port}")
        monkeypatch.setenv(VARIABLE, NOW.isoformat())
        yield found


@pytest.fixture
def world(command: Command, tmp_path: Path) -> World:
    (tmp_path / "monitor.toml").write_text(SETTINGS, encoding="utf-8")
    made = World(new_sqlite(tmp_path / "monitor.sqlite"))
    made.changed(made.article(), figure_change("8000000", "9000000"))
    return made


def test_a_channel_is_tried_out(command: Command, world: World, hook: Webhook) -> None:
    ended = command("notify", "test")
    assert (ended.status, ended.out) == (0, "team: delivered\n")
    assert "测试消息" in hook.taken[0][1]["title"]
    hook.statuses.append(500)
    ended = command("notify", "test", "team")
    assert (ended.status, "500" in ended.err, "geheim99" in ended.err) == (1, True, False)
    (Path.cwd() / "monitor.toml").write_text("", encoding="utf-8")
    assert (command("notify", "test").status, "no channel is configured" in command("notify", "test").err) == (1, True)
    assert "no channel 'tema'" in command("notify", "test", "tema").err


def test_news_is_previewed_delivered_and_logged(command: Command, world: World, hook: Webhook) -> None:
    assert [row["channel"] for row in command("notify", "preview", "--json").records] == ["team"]
    assert command("notify", "deliver", "--json").records[0]["sent"] == 1
    assert command("notify", "deliver", "--json").records[0]["sent"] == 0
    [line] = command("notify", "log", "--json").records
    assert (line["state"], line["title"], line["attempts"]) == ("sent", "数字有改动：乳源村集体增收", 1)
    assert command("notify", "log", "--state", "failed").err == "no deliveries yet\n"
    assert "no such state" in command("notify", "log", "--state", "lost").err
    assert len(hook.taken) == 1


def test_killed_while_it_hands_a_message_over_it_logs_the_event_once(
    command: Command, world: World, hook: Webhook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hook.go.clear()
    process = subprocess.Popen([sys.executable, "-m", "monitor", "notify", "deliver"], cwd=tmp_path)
    try:
        assert hook.came.wait(120)
    finally:
        process.kill()
        process.wait()
    hook.go.set()
    assert command("notify", "deliver", "--json").records[0]["sent"] == 0, "the dead process may still be sending it"
    monkeypatch.setenv(VARIABLE, (NOW + LEASE).isoformat())
    assert command("notify", "deliver", "--json").records[0]["sent"] == 1
    assert command("notify", "deliver", "--json").records[0]["sent"] == 0
    [line] = command("notify", "log", "--json").records
    assert (line["state"], line["attempts"]) == ("sent", 2)
    # It had arrived before its process died, which nobody could know: it came twice, under one number.
    assert [headers["x-monitor-message"] for headers, _ in hook.taken] == ["1", "1"]
