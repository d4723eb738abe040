"""The plan is shown before it is in use, in the portal's zone and in UTC."""

from __future__ import annotations

from pathlib import Path

from tests.monitor.cli.conftest import Command

DRAFT = """
[[schedules]]
task = "discover"
every = "1h"
between = ["07:00-22:00"]
[[schedules]]
task = "sweep"
cron = "30 3 * * sat"
"""


def test_a_draft_shows_its_firings(command: Command, tmp_path: Path) -> None:
    (tmp_path / "draft.toml").write_text(DRAFT, encoding="utf-8")
    ended = command("schedule", "--next", "4", "--config", "draft.toml", "--at", "2026-03-06T20:30")
    assert ended.out.splitlines() == [
        "Asia/Shanghai\tUTC\tjob",
        "Fri 2026-03-06 21:00:00\tFri 2026-03-06 13:00:00\tdiscover food-portal",
        "Sat 2026-03-07 03:30:00\tFri 2026-03-06 19:30:00\tsweep food-portal",
        "Sat 2026-03-07 07:00:00\tFri 2026-03-06 23:00:00\tdiscover food-portal",
        "Sat 2026-03-07 08:00:00\tSat 2026-03-07 00:00:00\tdiscover food-portal",
    ]
    assert len(command("schedule", "--next", "3", "--json").records) == 3


def test_a_mistake_in_a_draft_is_named(command: Command, tmp_path: Path) -> None:
    (tmp_path / "draft.toml").write_text(DRAFT + "evry = 3\n", encoding="utf-8")
    ended = command("schedule", "--config", "draft.toml")
    assert (ended.status, "draft.toml, line 9" in ended.err) == (1, True)
    assert "not a time" in command("schedule", "--at", "soon").err


def test_the_tasks_are_listed(command: Command) -> None:
    assert {"discover", "revisit", "sweep", "analyse"} <= {
        task["name"] for task in command("schedule", "--tasks", "--json").records
    }


def test_a_pause_has_an_end_and_a_reason(command: Command) -> None:
    command("db", "upgrade")
    assert "--reason" in command("pause", "--for", "6h").err
    assert "--until" in command("pause", "--reason", "x").err
    assert "no task 'swep'" in command("pause", "swep", "--for", "1d", "--reason", "x").err
    assert "name a later time" in command("pause", "--until", "2020-01-01", "--reason", "x").err
    assert (
        "sweep food-portal paused until" in command("pause", "sweep", "food-portal", "--for", "1d", "--reason", "x").out
    )
    assert "monitor resume sweep food-portal" in command("resume", "sweep").err
    assert command("resume", "sweep", "food-portal").out == "resumed\n"
    assert "nothing is paused" in command("resume").err
