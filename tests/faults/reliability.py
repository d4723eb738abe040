"""Measures what docs/reliability.md says and writes it: what was tried, how often, and what was lost.

`python -m tests.faults.reliability --points 1000 --minutes 60` is the long form; `--only killed` does one section and
leaves what is known of the others. Without a PostgreSQL, or without Atheris, their rows stay as they are.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from collections.abc import Iterable, Iterator
from functools import partial
from importlib.util import find_spec
from pathlib import Path

from sqlalchemy import create_engine
from sqlalchemy.exc import OperationalError

from storage import Database
from tests.conftest import POSTGRESQL
from tests.databases import fresh_postgresql
from tests.faults import (
    asking,
    disk,
    failpoints,
    fuzz,
    guided,
    load,
    results,
    server,
    test_connections,
    test_disk,
    work,
)
from tests.faults.results import Row


def killed(folder: Path, points: int) -> Row:
    """Work that is ended at a statement or commit."""
    done = list(failpoints.tries(folder, points))
    for name, at, _, differing in done:
        if differing:
            print(f"{name} killed at point {at}: {', '.join(differing)}", flush=True)  # noqa: T201
    return Row(
        "Killed",
        f"a process is ended as by `kill -9` at a statement, commit or change of a file of {', '.join(work.WORK)}",
        len(done), sum(was_killed for _, _, was_killed, _ in done), sum(bool(differing) for *_, differing in done),
    )  # fmt: skip


def full(folder: Path, tries: int) -> Row:
    """Work on a disk that has ever more pages to spare."""
    first, met, wrong = folder / "room.sqlite", 0, 0
    work.prepare(f"sqlite:///{first}")
    for name in ("analyse", "reread"):
        whole = Path(shutil.copyfile(first, folder / f"whole-{name}.sqlite"))
        failpoints.do(name, f"sqlite:///{whole}")
        expected = work.content(f"sqlite:///{whole}")
        for spare in range(tries // 2):
            file = Path(shutil.copyfile(first, folder / f"full-{name}-{spare}.sqlite"))
            met += test_disk.full_at(file, name, spare) is not None
            failpoints.do(name, f"sqlite:///{file}")
            wrong += work.content(f"sqlite:///{file}") != expected
    what = "the database may grow by 0, 1, 2, … pages and no more while articles are read or read again"
    return Row("Disk full", what, tries // 2 * 2, met, wrong)


def broken(folder: Path, tries: int) -> Row:
    """Writes and reads of a database file that the system refuses."""
    what = "the n-th write, sync, truncation or read of the database's files fails with EIO or ENOSPC, once or from there on"
    if disk.compiler() is None:
        return Row("Disk broken", f"{what}: no C compiler was there", 0, 0, 0)
    done = list(disk.tries(folder, tries))
    return Row("Disk broken", what, len(done), sum(one.met for one in done), sum(bool(one.wrong) for one in done))


def ended(tries: int) -> Iterator[Row]:
    """Connections to PostgreSQL that are ended at a statement."""
    what = "a connection to PostgreSQL is ended (`pg_terminate_backend`) at a statement of keep, analyse"
    try:
        create_engine(POSTGRESQL, connect_args={"connect_timeout": 2}).connect().close()
    except OperationalError:
        return
    with fresh_postgresql(POSTGRESQL) as url:
        work.prepare(url)
        done = list(test_connections.tries(url, tries))
    yield Row(
        "Connection lost", what, len(done), sum(said is not None for *_, said, _ in done), sum(bool(t) for *_, t in done)
    )  # fmt: skip


def restarted(tries: int) -> Iterator[Row]:
    """A PostgreSQL server that is restarted, as after a loss of power, at a statement."""
    found = server.programs()
    if found is None:
        return
    with server.running(found) as own, fresh_postgresql(own.url) as url:
        work.prepare(url)
        done = list(test_connections.tries(url, tries, server.restarts(own, gone=1.0)))
    yield Row(
        "Server restarted",
        "a PostgreSQL server is stopped at once and started again a second later, at a statement of keep, analyse",
        len(done), sum(said is not None for *_, said, _ in done), sum(bool(t) for *_, t in done),
    )  # fmt: skip


def beside(folder: Path, readers: int, writes: int) -> Row:
    """Readings of a file that is written."""
    database = Database.create(f"sqlite:///{folder / 'beside.sqlite'}")
    looks, wrong = test_connections.beside(database, readers, writes)
    database.close()
    what = f"{readers} threads read a SQLite file while {writes} pages are written; each reading must see one state, none may wait"
    return Row("Readers beside a writer", what, looks, looks, len(wrong))


def loaded(folder: Path, pages: int) -> Row:
    """Very many pages through one database."""
    database = Database.create(f"sqlite:///{folder / 'load.sqlite'}")
    try:
        return load.row(database, pages)
    finally:
        database.close()


def fuzzed(minutes: float) -> Iterator[Row]:
    """Texts that readers were given."""
    for name, tally in fuzz.run(fuzz.TARGETS, minutes * 60 / len(fuzz.TARGETS), 1).items():
        what = f"made-up texts; the slowest took {tally.slowest:.2f} s of the processor"
        yield Row(f"Fuzzing: {name}", what, tally.tried, tally.tried, len(tally.found))


def explored(minutes: float) -> Iterator[Row]:
    """Texts that coverage chose."""
    if find_spec("atheris") is None:
        return
    for name in guided.NAMES:
        yield guided.row(name, guided.guide(name, round(minutes * 60 / len(guided.NAMES))))


SECTIONS = ("killed", "full", "broken", "ended", "restarted", "beside", "load", "asking", "fuzzed", "guided")


def measure(section: str, asked: argparse.Namespace, folder: Path) -> Iterable[Row]:
    """What a section comes to."""
    some = max(2, asked.points // 10)
    does = {
        "killed": lambda: [killed(folder, asked.points)],
        "full": lambda: [full(folder, some)],
        "broken": lambda: [broken(folder, some)],
        "ended": partial(ended, some),
        "restarted": partial(restarted, some // 5),
        "load": lambda: [loaded(folder, asked.pages)],
        "asking": lambda: [asking.row(folder, asked.requests)],
        "beside": lambda: [beside(folder, asked.readers, 100)],
        "fuzzed": partial(fuzzed, asked.minutes),
        "guided": partial(explored, asked.minutes),
    }
    return does[section]()


def main() -> int:
    """Measure and write the page; status 1 if anything was lost."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--points", type=int, default=1000, help="kills; a tenth as many full disks and lost connections"
    )
    parser.add_argument("--minutes", type=float, default=60, help="of fuzzing, of each kind")
    parser.add_argument("--readers", type=int, default=200)
    parser.add_argument("--pages", type=int, default=1_000_000, help="through one database")
    parser.add_argument("--requests", type=int, default=10_000, help="to the interface")
    parser.add_argument("--only", choices=SECTIONS, action="append", help="this section (may be given several times)")
    asked = parser.parse_args()
    call = " ".join(["python -m tests.faults.reliability", *sys.argv[1:]])
    wrong = 0
    for section in asked.only or SECTIONS:
        with tempfile.TemporaryDirectory() as name:
            rows = list(measure(section, asked, Path(name)))
        results.keep(section, rows, call)
        wrong += sum(row.wrong for row in rows)
        results.write(SECTIONS)
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main())
