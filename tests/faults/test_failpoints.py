"""Work that is killed at a statement boundary is completed by the next process; the long form is `make soak`."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

from storage import Database
from tests.faults.failpoints import KILLED, SERVER, tries, upgrade, upgrade_and_leave

POINTS = 24


def test_work_that_is_killed_ends_as_if_it_had_not_been(tmp_path: Path) -> None:
    done = list(tries(tmp_path, POINTS))
    assert sum(killed for _, _, killed, _ in done) >= POINTS - 4
    assert [(name, at, tables) for name, at, _, tables in done if tables] == []


def test_an_upgrade_that_is_killed_is_made_whole_or_not_at_all(tmp_path: Path) -> None:
    first, file = tmp_path / "first.sqlite", tmp_path / "killed.sqlite"
    upgrade(f"sqlite:///{first}", "0001")
    whole = tmp_path / "whole.sqlite"
    shutil.copyfile(first, whole)
    points = upgrade(f"sqlite:///{whole}", "head")
    expected = _schema(whole)
    for at in range(1, points, points // 6):
        for old in tmp_path.glob("killed.sqlite*"):
            old.unlink()
        shutil.copyfile(first, file)
        process = SERVER.Process(target=upgrade_and_leave, args=(f"sqlite:///{file}", at))
        process.start()
        process.join(120)
        assert process.exitcode == KILLED
        assert _schema(file) in (_schema(first), expected)
        Database.create(f"sqlite:///{file}").close()
        assert _schema(file) == expected


def _schema(file: Path) -> list[tuple[str, str]]:
    connection = sqlite3.connect(file)
    try:
        rows = connection.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name").fetchall()
        return [*rows, *(("version", row[0]) for row in connection.execute("SELECT version_num FROM alembic_version"))]
    finally:
        connection.close()
