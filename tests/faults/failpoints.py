"""Processes that are killed at a statement: what is left is completed by the next one, and nothing else is there.

`python -m tests.faults.failpoints --points 1000` kills at so many points and prints what it came to.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from alembic import command
from sqlalchemy import Engine, event

from storage import Database
from storage.engine.migrating import alembic_config
from tests.faults.work import AFTER_READING, WORK, bury, content, prepare

KILLED = 137
# What a process does to files beside a database's statements: a kill before each of these is tried too.
FILE_EVENTS = ("os.rename", "os.remove", "shutil.copyfile", "sqlite3.connect")


class Failpoint:
    """Ends this process, as kill -9 would, at the n-th statement, commit or change of a file; counts them where n is 0."""

    def __init__(self, at: int) -> None:
        self.at = at
        self.passed = 0
        self.armed = True

    def hear(self, happened: str, _: object) -> None:
        """Pass one more point if it is one (an audit hook, which cannot be taken back)."""
        if self.armed and happened in FILE_EVENTS:
            self.reach()

    def reach(self, *_: Any) -> None:
        """Pass one more point."""
        self.passed += 1
        if self.passed == self.at:
            os._exit(KILLED)


def do(name: str, url: str, at: int = 0) -> int:
    """Do a piece of work, and end in it at a point; how many points it passed if it was not to end."""
    with _armed(at) as failpoint:
        database = Database.open(url)
        try:
            WORK[name](database)
        finally:
            database.close()
    return failpoint.passed


def upgrade(url: str, to: str, at: int = 0) -> int:
    """Bring a database to a version, and end in it at a point; how many points it passed if it was not to end."""
    with _armed(at) as failpoint:
        database = Database(url)
        with database.engine.connect() as connection:
            command.upgrade(alembic_config(connection), to)
            connection.commit()
        database.close()
    return failpoint.passed


def upgrade_and_leave(url: str, at: int) -> None:
    """The same in a process of its own."""
    upgrade(url, "head", at)
    os._exit(0)


@contextmanager
def _armed(at: int) -> Iterator[Failpoint]:
    failpoint = Failpoint(at)
    sys.addaudithook(failpoint.hear)
    for moment in ("before_cursor_execute", "commit"):
        event.listen(Engine, moment, failpoint.reach)
    try:
        yield failpoint
    finally:
        failpoint.armed = False
        for moment in ("before_cursor_execute", "commit"):
            event.remove(Engine, moment, failpoint.reach)


SERVER = multiprocessing.get_context("forkserver")
SERVER.set_forkserver_preload(
    ["tests.faults.failpoints", "tests.faults.work", "monitor.figures", "monitor.pages", "storage.tables"]
)


def kill(name: str, url: str, at: int) -> bool:
    """Whether a process that did the work was killed at the point (else it had ended before)."""
    process = SERVER.Process(target=_do_and_leave, args=(name, url, at))
    process.start()
    process.join(120)
    assert process.exitcode in (0, KILLED), f"{name} at point {at} ended with {process.exitcode}"
    return process.exitcode == KILLED


def _do_and_leave(name: str, url: str, at: int) -> None:
    do(name, url, at)
    os._exit(0)


def tries(folder: Path, wanted: int) -> Iterator[tuple[str, int, bool, list[str]]]:
    """Each try: the work, the point, whether it was killed there, and what differs in the end."""
    first, read = folder / "first.sqlite", folder / "read.sqlite"
    prepare(f"sqlite:///{first}")
    shutil.copyfile(first, read)
    do("analyse", f"sqlite:///{read}")
    begin = {name: read if name in AFTER_READING else first for name in WORK}
    points, expected = {}, {}
    for name in WORK:
        whole = folder / f"{name}.sqlite"
        shutil.copyfile(begin[name], whole)
        points[name] = do(name, f"sqlite:///{whole}")
        expected[name] = content(f"sqlite:///{whole}")
    for name, count in shares(points, wanted).items():
        for number in range(count):
            at = 1 + number * points[name] // count
            yield name, at, *_try(name, begin[name], folder / "killed.sqlite", at, expected[name])


def shares(points: dict[str, int], wanted: int) -> dict[str, int]:
    """How many points of each piece of work are tried: as many of each, or all that it has and more of the others.

    >>> shares({"a": 10, "b": 100, "c": 40}, 90)
    {'a': 10, 'c': 40, 'b': 40}
    """
    found: dict[str, int] = {}
    for name, count in sorted(points.items(), key=lambda one: one[1]):
        found[name] = min(count, (wanted - sum(found.values())) // (len(points) - len(found)))
    return found


def _try(name: str, first: Path, file: Path, at: int, expected: dict[str, list[str]]) -> tuple[bool, list[str]]:
    for old in file.parent.glob(f"{file.name}*"):
        shutil.rmtree(old) if old.is_dir() else old.unlink()
    shutil.copyfile(first, file)
    url = f"sqlite:///{file}"
    killed = kill(name, url, at)
    bury(url)
    do(name, url)
    held = content(url)
    return killed, [what for what in expected if held[what] != expected[what]]


def main() -> int:
    """Kill at so many points; status 1 if anything was lost, doubled or left half done."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--points", type=int, default=1000, help="how many points in all")
    wanted = parser.parse_args().points
    killed, wrong = 0, []
    with tempfile.TemporaryDirectory() as folder:
        for name, at, was_killed, tables in tries(Path(folder), wanted):
            killed += was_killed
            wrong += [f"{name} killed at point {at}: {', '.join(tables)}"] if tables else []
    print(f"killed at {killed} points; {len(wrong)} ended otherwise than they should", *wrong, sep="\n")  # noqa: T201
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main())
