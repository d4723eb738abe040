"""A configuration is written once, the database made and checked, and every command explains itself."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from monitor import __version__
from tests.monitor.cli.conftest import Command

COMMANDS = (
    "init", "run", "sandbox", "crawl", "parse", "figures", "import", "articles", "article", "changes", "search",
    "export", "status", "incidents", "doctor", "schedule", "due", "pause", "resume", "db upgrade", "db check",
    "backup", "restore", "retention", "notify test", "notify deliver", "notify log", "notify retry", "notify preview",
)  # fmt: skip


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_shows_an_example(command: Command, name: str) -> None:
    ended = command(*name.split(), "--help")
    assert ended.status == 0
    assert "Example: monitor" in " ".join(ended.out.split())


def test_the_help_names_every_command(command: Command) -> None:
    shown = command("--help").out
    assert all(name.split()[0] in shown for name in COMMANDS)
    assert command("--version").out.strip() == __version__


def test_init_writes_a_configuration_and_never_over_another(command: Command, tmp_path: Path) -> None:
    assert command("init", "--base-url", "http://portal.example/").status == 0
    assert 'base_url = "http://portal.example/"' in (tmp_path / "monitor.toml").read_text(encoding="utf-8")
    again = command("init")
    assert (again.status, "already exists" in again.err) == (1, True)


def test_the_database_is_made_upgraded_and_checked(command: Command) -> None:
    before = command("db", "check")
    assert (before.status, "monitor db upgrade" in before.err) == (1, True)
    assert command("db", "upgrade").status == 0
    assert "is intact" in command("db", "check").out


def test_a_number_of_rows_that_is_kept_wrong_is_told(command: Command, tmp_path: Path) -> None:
    command("db", "upgrade")
    with closing(sqlite3.connect(tmp_path / "var" / "monitor.sqlite")) as file, file:
        file.execute("UPDATE tallies SET amount = 7 WHERE name = 'figures'")
    checked = command("db", "check")
    assert checked.status == 1
    assert "tallies: figures 7, counted 0" in checked.err


def test_a_misspelt_key_stops_the_start(command: Command, tmp_path: Path) -> None:
    (tmp_path / "monitor.toml").write_text('\ndatabse = "x"\n', encoding="utf-8")
    ended = command("status")
    assert ended.status == 1
    assert "line 2" in ended.err
    assert "'database'" in ended.err


def test_a_wrong_call_ends_with_status_2(command: Command) -> None:
    assert command("fly").status == 2
    assert command("article").status == 2


def test_help_is_quick_because_commands_load_what_they_need(tmp_path: Path) -> None:
    shown = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "monitor", "--help"],
        capture_output=True,
        text=True,
        check=True,
        cwd=tmp_path,
    )
    loaded = {line.rpartition("|")[2].strip() for line in shown.stderr.splitlines()}
    assert not loaded & {"sqlalchemy", "scrapy", "fastapi", "rjieba", "pydantic", "monitor.figures", "monitor.pages"}
