"""A backup holds what the database held at one moment, is restored to either database, and loses nothing on the way."""

from __future__ import annotations

import contextlib
import datetime as dt
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from monitor.errors import BackupError
from storage import Database
from storage.queries import article_lists
from storage.queries.articles import Filter
from storage.upkeep import backup
from storage.upkeep.backup import Backup
from storage.upkeep.content import content, differences
from storage.upkeep.restore import restore
from tests.storage.filled import BASE, START, article, fetch, fill, read_all

NOW = START + dt.timedelta(days=1)


@pytest.fixture(scope="module")
def original(module_database: Database) -> Database:
    fill(module_database)
    return module_database


@pytest.fixture
def filled(original: Database, copy: Callable[[Database], Database]) -> Database:
    return copy(original)


@pytest.fixture
def made(filled: Database, tmp_path: Path) -> Backup:
    return backup.make(filled, tmp_path / "backups", NOW)


@pytest.fixture(params=["sqlite", "postgresql"])
def elsewhere(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a place where no database of ours is, on either kind."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'other' / 'monitor.sqlite'}"
    address: str = request.getfixturevalue("second_postgresql_url")
    return address


def held(database: Database) -> dict[str, object]:
    with database.read() as connection:
        return dict(content(connection))


def test_what_was_backed_up_is_restored_on_either_database_and_works(
    filled: Database, made: Backup, elsewhere: str
) -> None:
    restore(made.file, elsewhere, NOW)
    other = Database.open(elsewhere)
    try:
        assert held(other) == held(filled)
        assert other.differences() == []
        assert other.damage() == []
        with other.read() as connection:
            assert len(article_lists.find(connection, Filter(words="村级网格")).items) == 3
        # New rows are numbered after those that were restored.
        fetch(other, f"{BASE}/new.html", article(title="乳源新闻"), NOW)
        read_all(other, NOW)
        with other.read() as connection:
            assert len(article_lists.find(connection, Filter(topic="ruyuan")).items) == 4
    finally:
        other.close()


def test_a_backup_holds_one_moment_while_others_write(
    filled: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = held(filled)
    seen = content

    def content_and_a_write(connection: object) -> object:
        found = seen(connection)  # type: ignore[arg-type]
        fetch(filled, f"{BASE}/meanwhile.html", article(), NOW)
        return found

    monkeypatch.setattr(backup, "content", content_and_a_write)
    made = backup.make(filled, tmp_path / "backups", NOW)
    with backup.restored_aside(made.file) as (aside, _):
        assert held(aside) == before
    assert held(filled) != before


def test_a_backup_is_one_file_and_nothing_is_left_beside_it(made: Backup) -> None:
    assert [file.name for file in made.file.parent.iterdir()] == ["monitor-20260306T020000Z.sqlite"]
    assert backup.read_label(made.file) == made.label


def test_a_database_that_is_there_is_not_overwritten_without_being_told(
    filled: Database, made: Backup, tmp_path: Path
) -> None:
    url = filled.url.render_as_string(hide_password=False)
    fetch(filled, f"{BASE}/later.html", article(title="乳源后来"), NOW)
    later = held(filled)
    with pytest.raises(BackupError, match="--replace"):
        restore(made.file, url, NOW)
    assert held(filled) == later
    filled.close()
    done = restore(made.file, url, NOW, replace=True)
    assert held(filled) != later
    assert done.kept is not None
    with contextlib.closing(sqlite3.connect(done.kept)) as kept:
        assert kept.execute("SELECT count(*) FROM pages WHERE url LIKE '%later%'").fetchone() == (1,)


def test_a_backup_that_is_not_there_is_told_before_anything_else(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'monitor.sqlite'}"
    Database.create(url).close()
    with pytest.raises(BackupError, match=r"there is no file .*nowhere\.sqlite; .* monitor backup --list"):
        restore(tmp_path / "nowhere.sqlite", url, NOW)


def test_a_database_in_use_is_not_replaced(tmp_path: Path) -> None:
    database = Database.create(f"sqlite:///{tmp_path / 'monitor.sqlite'}")
    fill(database)
    made = backup.make(database, tmp_path / "backups", NOW)
    with database.read() as connection:
        content(connection)
        with pytest.raises(BackupError, match="in use"):
            restore(made.file, f"sqlite:///{tmp_path / 'monitor.sqlite'}", NOW, replace=True)
    database.require_current()
    database.close()


@pytest.mark.parametrize("at", [0.0, 0.2, 0.5, 0.9])
def test_a_damaged_backup_is_refused_and_changes_nothing(made: Backup, tmp_path: Path, at: float) -> None:
    data = bytearray(made.file.read_bytes())
    place = int(len(data) * at)
    data[place : place + 5000] = bytes(b ^ 0x5A for b in data[place : place + 5000])
    broken = tmp_path / "broken.sqlite"
    broken.write_bytes(bytes(data))
    with pytest.raises(BackupError, match=r"broken\.sqlite"):
        restore(broken, f"sqlite:///{tmp_path / 'new.sqlite'}", NOW)
    assert not (tmp_path / "new.sqlite").exists()
    assert not list(tmp_path.glob(".*aside*"))


def test_a_value_that_was_altered_is_found_out(made: Backup) -> None:
    with contextlib.closing(sqlite3.connect(made.file)) as connection:
        connection.execute("UPDATE figures SET text = text || '0' WHERE id = 1")
        connection.commit()
    with pytest.raises(BackupError, match=r"figures: .* different values"), backup.restored_aside(made.file):
        pass


def test_what_is_no_backup_is_refused(tmp_path: Path) -> None:
    for file, data in (("none.sqlite", None), ("text.sqlite", b"notes " * 1000)):
        if data:
            (tmp_path / file).write_bytes(data)
        with pytest.raises(BackupError, match=file):
            restore(tmp_path / file, f"sqlite:///{tmp_path / 'new.sqlite'}", NOW)


def test_a_backup_of_a_newer_program_is_refused(made: Backup, tmp_path: Path) -> None:
    with contextlib.closing(sqlite3.connect(made.file)) as connection:
        connection.execute("UPDATE backup_label SET record = replace(record, ?, '9999')", (made.label.version,))
        connection.commit()
    with pytest.raises(BackupError, match="newer monitor"):
        restore(made.file, f"sqlite:///{tmp_path / 'new.sqlite'}", NOW)


def test_the_latest_backups_are_kept_and_other_files_are_left_alone(tmp_path: Path) -> None:
    database = Database.create(f"sqlite:///{tmp_path / 'monitor.sqlite'}")
    folder = tmp_path / "backups"
    files = [backup.make(database, folder, NOW + dt.timedelta(days=day)).file for day in range(4)]
    (folder / "notes.txt").write_text("mine")
    assert backup.prune(folder, 2) == files[1::-1]
    assert backup.listed(folder) == files[:1:-1]
    assert (folder / "notes.txt").exists()
    database.close()


def test_what_a_killed_backup_left_is_removed(tmp_path: Path) -> None:
    database = Database.create(f"sqlite:///{tmp_path / 'monitor.sqlite'}")
    folder = tmp_path / "backups"
    folder.mkdir()
    (folder / ".4194305.part").write_bytes(b"half")
    backup.make(database, folder, NOW)
    assert not list(folder.glob(".*"))
    database.close()


def test_contents_differ_where_a_row_does(filled: Database) -> None:
    with filled.read() as connection:
        before = content(connection)
    with filled.write() as connection:
        connection.exec_driver_sql("UPDATE revisions SET title = 'x' WHERE id = 1")
        connection.exec_driver_sql("DELETE FROM faults")
    with filled.read() as connection:
        after = content(connection)
    assert differences(before, before) == []
    assert differences(before, after) == [
        "faults: 1 rows, not 0",
        f"revisions: {before['revisions'].rows} rows in both, with different values",
    ]
