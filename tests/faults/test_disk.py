"""A disk that is full, a file that is read-only, damaged or locked: told with its remedy, and nothing is lost."""

from __future__ import annotations

import multiprocessing
import os
import resource
import shutil
import signal
import sqlite3
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import event

from monitor.errors import BackupError, DatabaseError, MonitorError
from storage import Database
from storage.readonly import open_read_only
from storage.upkeep import backup
from tests.faults import disk
from tests.faults.failpoints import do
from tests.faults.work import START, WORK, bury, content, prepare
from tests.monitor.cli.conftest import Command
from tests.monitor.cli.conftest import command as command

SPAWN = multiprocessing.get_context("fork")


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with pages, made once."""
    file = tmp_path_factory.mktemp("prepared") / "monitor.sqlite"
    prepare(f"sqlite:///{file}")
    return file


@pytest.fixture
def file(prepared: Path, tmp_path: Path) -> Path:
    """A copy of it for one test."""
    return Path(shutil.copyfile(prepared, tmp_path / "monitor.sqlite"))


def pages_of(file: Path) -> int:
    with closing(sqlite3.connect(file)) as connection:
        count: int = connection.execute("PRAGMA page_count").fetchone()[0]
        return count


def full_at(file: Path, name: str, spare: int) -> str | None:
    """What work said on a disk with so many pages to spare; None if that was enough."""
    database = Database.open(f"sqlite:///{file}")
    limit = pages_of(file) + spare
    event.listen(database.engine, "connect", lambda raw, _: raw.execute(f"PRAGMA max_page_count={limit}"))
    database.engine.dispose()
    try:
        WORK[name](database)
    except DatabaseError as error:
        return str(error)
    finally:
        database.close()
    return None


@pytest.mark.parametrize("name", ["analyse", "reread"])
def test_a_full_disk_is_told_and_the_work_is_done_when_there_is_room(prepared: Path, tmp_path: Path, name: str) -> None:
    whole = Path(shutil.copyfile(prepared, tmp_path / "whole.sqlite"))
    do(name, f"sqlite:///{whole}")
    failed = 0
    for spare in (0, 3):
        file = Path(shutil.copyfile(prepared, tmp_path / f"full-{spare}.sqlite"))
        if said := full_at(file, name, spare):
            failed += 1
            assert str(file) in said
            assert "make room" in said
        assert Database.open(f"sqlite:///{file}").damage() == []
        do(name, f"sqlite:///{file}")
        assert content(f"sqlite:///{file}") == content(f"sqlite:///{whole}")
    assert failed


@pytest.fixture
def small() -> Iterator[Path]:
    """A file system in memory of 16 megabytes; skipped where none may be mounted."""
    folder = Path(tempfile.mkdtemp(prefix="small-"))
    if (
        not shutil.which("mount")
        or subprocess.run(
            ["mount", "-t", "tmpfs", "-o", "size=16m", "tmpfs", str(folder)], capture_output=True, check=False
        ).returncode
    ):
        folder.rmdir()
        pytest.skip("needs to be allowed to mount a tmpfs")
    yield folder
    # What an exception that pytest keeps still holds open must not hold the file system.
    subprocess.run(["umount", "--lazy", str(folder)], check=True)
    folder.rmdir()


@pytest.mark.parametrize("spare", [40, 200])
@pytest.mark.parametrize("name", ["keep", "analyse"])
def test_a_full_file_system_is_told_and_the_work_is_done_when_there_is_room(
    prepared: Path, small: Path, tmp_path: Path, name: str, spare: int
) -> None:
    whole = Path(shutil.copyfile(prepared, tmp_path / "whole.sqlite"))
    do(name, f"sqlite:///{whole}")
    file = Path(shutil.copyfile(prepared, small / "monitor.sqlite"))
    room = file.stat().st_size + spare * 1024
    filler = small / "filler"
    size = shutil.disk_usage(small)
    filler.write_bytes(b"x" * max(0, size.total - room))
    said: str | None = None
    try:
        do(name, f"sqlite:///{file}")
    except DatabaseError as error:
        said = str(error)
    assert said is not None or spare > 40
    assert said is None or (str(file) in said and "make room" in said)
    filler.unlink()
    bury(f"sqlite:///{file}")
    do(name, f"sqlite:///{file}")
    assert content(f"sqlite:///{file}") == content(f"sqlite:///{whole}")


@pytest.mark.skipif(disk.compiler() is None, reason="needs a C compiler")
def test_each_failure_of_the_disk_is_told_and_nothing_is_lost(tmp_path: Path) -> None:
    done = list(disk.tries(tmp_path, 4))
    assert [one for one in done if one.wrong] == []
    assert any(one.met for one in done)


def _limited(file: Path, most: int, said: Path) -> None:
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
    try:
        do("keep", f"sqlite:///{file}")
    except MonitorError as error:
        # Nothing more can be written to a file by this process than a little.
        said.write_text(str(error), encoding="utf-8")
    os._exit(0)


def test_a_write_that_the_system_refuses_is_told_and_nothing_is_lost(file: Path, tmp_path: Path) -> None:
    before = content(f"sqlite:///{file}")
    said = tmp_path / "said.txt"
    process = SPAWN.Process(target=_limited, args=(file, 8192, said))
    process.start()
    process.join(60)
    assert process.exitcode == 0
    assert str(file) in said.read_text(encoding="utf-8")
    assert content(f"sqlite:///{file}") == before


def test_a_file_that_may_not_be_written_is_read_and_a_write_is_refused_with_the_remedy(file: Path) -> None:
    database = Database.open(f"sqlite:///{file}")
    event.listen(database.engine, "connect", lambda raw, _: raw.execute("PRAGMA query_only=ON"))
    database.engine.dispose()
    with pytest.raises(DatabaseError, match="let this user write the file"):
        WORK["keep"](database)
    database.close()
    assert open_read_only(f"sqlite:///{file}").version()


def test_a_database_that_another_process_holds_is_told_when_patience_ends(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.database.BUSY_SECONDS", 0.2)
    before = content(f"sqlite:///{file}")
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(DatabaseError, match="another process has been writing"):
            do("keep", f"sqlite:///{file}")
        other.execute("ROLLBACK")
    assert content(f"sqlite:///{file}") == before


def test_compacting_that_another_process_hinders_is_told(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("storage.database.BUSY_SECONDS", 0.2)
    database = Database.open(f"sqlite:///{file}")
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(DatabaseError, match="another process has been writing"):
            database.compact()
        other.execute("ROLLBACK")
    database.close()


def damage(file: Path, first: int, pages: int) -> None:
    """Write nonsense over pages of a database file."""
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        size = connection.execute("PRAGMA page_size").fetchone()[0]
    with file.open("r+b") as written:
        written.seek(first * size)
        written.write(b"\xa5" * size * pages)


@pytest.mark.parametrize("first", [1, 7, 20])
def test_damage_is_found_told_with_status_1_and_no_backup_is_made_of_it(
    command: Command, tmp_path: Path, prepared: Path, first: int
) -> None:
    file = Path(shutil.copyfile(prepared, tmp_path / "monitor.sqlite"))
    made = backup.make(Database.open(f"sqlite:///{file}"), tmp_path / "backups", START)
    damage(file, first, pages_of(file) - first - 1)
    (tmp_path / "monitor.toml").write_text(f'database = "sqlite:///{file}"\n', encoding="utf-8")
    for call in (("db", "check"), ("backup",), ("articles",)):
        ended = command(*call)
        assert ended.status == 1, call
        assert "restore" in ended.err, call
        assert "Traceback" not in ended.err
    assert command("restore", str(made.file), "--replace").status == 0
    assert content(f"sqlite:///{file}") == content(f"sqlite:///{prepared}")


def test_a_cut_file_is_damage_too(command: Command, tmp_path: Path, file: Path) -> None:
    with file.open("r+b") as written:
        written.truncate(file.stat().st_size // 2)
    (tmp_path / "monitor.toml").write_text(f'database = "sqlite:///{file}"\n', encoding="utf-8")
    ended = command("db", "check")
    assert (ended.status, "restore" in ended.err) == (1, True)


def test_a_damaged_backup_is_refused_and_what_is_there_stays(file: Path, tmp_path: Path) -> None:
    database = Database.open(f"sqlite:///{file}")
    made = backup.make(database, tmp_path / "backups", START)
    database.close()
    damage(made.file, 5, 3)
    with pytest.raises(BackupError, match="take an older backup"), backup.restored_aside(made.file):
        pass
    assert sorted(entry.name for entry in made.file.parent.iterdir()) == [made.file.name]
