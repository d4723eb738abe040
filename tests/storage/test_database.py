"""A database is made, upgraded and refused with a remedy."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest
from alembic.script import ScriptDirectory

from monitor.errors import DatabaseError
from storage import Database
from storage.engine import versions
from storage.visits import sites


def test_migrations_make_the_declared_tables(database: Database) -> None:
    assert database.differences() == []
    assert database.damage() == []
    database.require_current()


def test_an_upgrade_of_a_present_database_changes_nothing(database: Database) -> None:
    before = database.version()
    database.upgrade()
    assert database.version() == before


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_monitors_that_start_in_one_instant_make_one_database(
    kind: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    url = f"sqlite:///{tmp_path / 'new'}" if kind == "sqlite" else request.getfixturevalue("postgresql_url")
    together = Barrier(4)

    def start(_number: int) -> str | None:
        together.wait(30)
        made = Database.create(url)
        try:
            return made.version()
        finally:
            made.close()

    with ThreadPoolExecutor(4) as monitors:
        assert list(monitors.map(start, range(4))) == [versions.head()] * 4


def test_a_missing_file_is_not_made_by_opening_it(tmp_path: Path) -> None:
    with pytest.raises(DatabaseError, match="monitor db upgrade"):
        Database.open(f"sqlite:///{tmp_path / 'none.sqlite'}")
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "notes.sqlite"
    file.write_bytes(b"not a database at all, " * 100)
    with pytest.raises(DatabaseError, match="restore it from a backup"):
        Database.open(f"sqlite:///{file}")
    assert file.read_bytes().startswith(b"not a database")


@pytest.mark.parametrize("url", ["", "nonsense", "oracle-of-delphi://x/y"])
def test_a_wrong_url_is_named(url: str) -> None:
    with pytest.raises(DatabaseError, match="not a database URL"):
        Database(url)


def test_a_failed_write_leaves_nothing(database: Database) -> None:
    def fail() -> None:
        with database.write() as connection:
            sites.enter(connection, "portal", "http://portal.example/")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    with database.read() as connection, pytest.raises(Exception, match="portal"):
        sites.id_of(connection, "portal")


def test_a_password_is_not_shown() -> None:
    assert "geheim" not in Database("postgresql://user:geheim@127.0.0.1/x").shown


def test_the_names_of_the_migrations_tell_what_alembic_finds() -> None:
    scripts = ScriptDirectory(str(versions.MIGRATIONS))
    assert versions.known() == [script.revision for script in scripts.walk_revisions()][::-1]
    assert versions.head() == scripts.get_current_head()
