"""Writes docs/reliability.md: what was tried, how often, and what was lost, as measured by the run that writes it.

`python -m tests.faults.reliability --points 1000 --minutes 60` is the long form; without a PostgreSQL its row says so.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import create_engine
from sqlalchemy.exc import OperationalError

from storage import Database
from tests.conftest import POSTGRESQL, fresh_postgresql
from tests.faults import failpoints, fuzz, test_connections, test_disk

PAGE = Path(__file__).parents[2] / "docs" / "reliability.md"
HEAD = """# Reliability

What was done to the monitor, how often, and what was lost. `python -m tests.faults.reliability` wrote this page from what it
measured as it ran; `make test` holds shorter forms of the same, with further attacks (SECURITY.md says what is promised).

Written with: `{call}`.

| Test | What it does | Tries | Faults met | Survived | Lost, doubled or wrong |
|---|---|--:|--:|--:|--:|
"""
TAIL = """
A fault is *met* where the process was killed, the write refused, the connection ended: the others of its tries had ended before.
It is *survived* where the same work, done again, ends with just the content of work that was never disturbed (every page,
answer, version, figure, change, message and series compared), in a database that passes its integrity check.
"""


@dataclass(frozen=True, slots=True)
class Row:
    """What a test came to."""

    name: str
    what: str
    tries: int
    met: int
    wrong: int

    def __str__(self) -> str:
        """A line of the table."""
        survived = max(0, self.met - self.wrong)
        return f"| {self.name} | {self.what} | {self.tries:,} | {self.met:,} | {survived:,} | {self.wrong:,} |"


def killed(folder: Path, points: int) -> Row:
    """Work that is ended at a statement or commit."""
    done = list(failpoints.tries(folder, points))
    return Row(
        "Killed", f"a process is ended as by `kill -9` at a statement or commit of {', '.join(failpoints.WORK)}",
        len(done), sum(was_killed for _, _, was_killed, _ in done), sum(bool(tables) for *_, tables in done),
    )  # fmt: skip


def full(folder: Path, tries: int) -> Row:
    """Work on a disk that has ever more pages to spare."""
    first, met, wrong = folder / "room.sqlite", 0, 0
    failpoints.prepare(f"sqlite:///{first}")
    for name in ("analyse", "reread"):
        whole = Path(shutil.copyfile(first, folder / f"whole-{name}.sqlite"))
        failpoints.do(name, f"sqlite:///{whole}")
        expected = failpoints.content(f"sqlite:///{whole}")
        for spare in range(tries // 2):
            file = Path(shutil.copyfile(first, folder / f"full-{name}-{spare}.sqlite"))
            met += test_disk.full_at(file, name, spare) is not None
            failpoints.do(name, f"sqlite:///{file}")
            wrong += failpoints.content(f"sqlite:///{file}") != expected
    what = "the database may grow by 0, 1, 2, … pages and no more while articles are read or read again"
    return Row("Disk full", what, tries // 2 * 2, met, wrong)


def ended(tries: int) -> Row:
    """Connections to PostgreSQL that are ended at a statement."""
    what = "a connection to PostgreSQL is ended (`pg_terminate_backend`) at a statement of keep, analyse"
    try:
        create_engine(POSTGRESQL, connect_args={"connect_timeout": 2}).connect().close()
    except OperationalError:
        return Row("Connection lost", f"{what}: no PostgreSQL was there", 0, 0, 0)
    with fresh_postgresql(POSTGRESQL) as url:
        failpoints.prepare(url)
        done = list(test_connections.tries(url, tries))
    return Row(
        "Connection lost", what, len(done), sum(said is not None for *_, said, _ in done), sum(bool(t) for *_, t in done)
    )  # fmt: skip


def beside(folder: Path, readers: int, writes: int) -> Row:
    """Readings of a file that is written."""
    database = Database.create(f"sqlite:///{folder / 'beside.sqlite'}")
    looks, wrong = test_connections.beside(database, readers, writes)
    database.close()
    what = f"{readers} threads read a SQLite file while {writes} pages are written; each reading must see one state, none may wait"
    return Row("Readers beside a writer", what, looks, looks, len(wrong))


def fuzzed(minutes: float) -> Iterator[Row]:
    """Texts that readers were given."""
    for name, tally in fuzz.run(fuzz.TARGETS, minutes * 60 / len(fuzz.TARGETS), 1).items():
        what = f"made-up texts; the slowest took {tally.slowest:.2f} s of the processor"
        yield Row(f"Fuzzing: {name}", what, tally.tried, tally.tried, len(tally.found))


def main() -> int:
    """Run all tests and write the page; status 1 if anything was lost."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--points", type=int, default=1000, help="kills; a tenth as many full disks and lost connections"
    )
    parser.add_argument("--minutes", type=float, default=60, help="of fuzzing")
    parser.add_argument("--readers", type=int, default=200)
    parser.add_argument("--out", type=Path, default=PAGE)
    asked = parser.parse_args()
    rows: list[Row] = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        rows.append(killed(folder, asked.points))
        rows.append(full(folder, max(2, asked.points // 10)))
        rows.append(ended(max(2, asked.points // 10)))
        rows.append(beside(folder, asked.readers, 100))
    rows += fuzzed(asked.minutes)
    call = f"python -m tests.faults.reliability --points {asked.points} --minutes {asked.minutes:g} --readers {asked.readers}"
    asked.out.write_text(HEAD.format(call=call) + "".join(f"{row}\n" for row in rows) + TAIL, encoding="utf-8")
    return int(any(row.wrong for row in rows))


if __name__ == "__main__":
    sys.exit(main())
