"""Work on a disk that fails: each call of the system on the database's files may be the one that does.

A small library before the C library's (disk.c) lets the n-th write, sync, truncation or read fail.
"""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from monitor.errors import MonitorError
from tests.faults.failpoints import do
from tests.faults.work import AFTER_READING, bury, content, prepare

SOURCE = Path(__file__).with_name("disk.c")
ROOT = Path(__file__).parents[2]
WORK = ("keep", "analyse", "retention", "page")
TOLD, CRASHED = 3, 4


@dataclass(frozen=True, slots=True)
class Failure:
    """How the disk fails: at which call, by which error, from there on or once, reads among them."""

    at: int = 0
    error: int = errno.EIO
    lasts: bool = False
    reads: bool = False


@dataclass(frozen=True, slots=True)
class Try:
    """A try: whether the work met the failure, and what was wrong about what it said or left."""

    name: str
    failure: Failure
    met: bool
    wrong: str


def compiler() -> str | None:
    """A C compiler, if there is one."""
    return shutil.which("cc") or shutil.which("gcc") if sys.platform == "linux" else None


def built(folder: Path) -> Path:
    """The library, compiled."""
    made = folder / "disk.so"
    subprocess.run([str(compiler()), "-shared", "-fPIC", "-O1", "-o", str(made), str(SOURCE), "-ldl"], check=True)
    return made


def work_on(library: Path, file: Path, name: str, failure: Failure) -> tuple[int, int, str]:
    """How work in a process of its own ended on a failing disk, how many calls it made, and what it said."""
    count = file.with_name("count")
    environment = os.environ | {
        "LD_PRELOAD": str(library), "FAULT_FILE": str(file), "FAULT_AT": str(failure.at), "FAULT_ERROR": str(failure.error),
        "FAULT_COUNT": str(count),
    }  # fmt: skip
    environment |= {"FAULT_LASTS": "1"} if failure.lasts else {}
    environment |= {"FAULT_READS": "1"} if failure.reads else {}
    ended = subprocess.run(
        [sys.executable, "-W", "ignore", "-m", "tests.faults.disk", name, str(file)],
        env=environment, cwd=ROOT, capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip
    return ended.returncode, int(count.read_text(encoding="utf-8")), ended.stderr


def tries(folder: Path, wanted: int) -> Iterator[Try]:
    """Each try, at calls that are spread evenly over each piece of work."""
    library, first, read = built(folder), folder / "first.sqlite", folder / "read.sqlite"
    prepare(f"sqlite:///{first}")
    shutil.copyfile(first, read)
    do("analyse", f"sqlite:///{read}")
    kinds = list(product((errno.EIO, errno.ENOSPC), (False, True), (False, True)))
    for number, name in enumerate(WORK):
        begin = read if name in AFTER_READING else first
        whole = Path(shutil.copyfile(begin, folder / f"whole-{name}.sqlite"))
        do(name, f"sqlite:///{whole}")
        expected = content(f"sqlite:///{whole}")
        share = wanted // len(WORK) + (number < wanted % len(WORK))
        tried = {reads for _, _, reads in kinds[:share]}
        calls = {reads: _calls(library, begin, folder, name, reads) for reads in tried}
        for step in range(share):
            error, lasts, reads = kinds[step % len(kinds)]
            failure = Failure(1 + step * calls[reads] // share, error, lasts, reads)
            yield _try(library, begin, folder, name, failure, expected)


def _calls(library: Path, begin: Path, folder: Path, name: str, reads: bool) -> int:
    status, calls, said = work_on(library, _fresh(begin, folder), name, Failure(reads=reads))
    assert status == 0, said
    return calls


def _fresh(begin: Path, folder: Path) -> Path:
    file = folder / "failing.sqlite"
    for old in folder.glob(f"{file.name}*"):
        old.unlink()
    return Path(shutil.copyfile(begin, file))


def _try(library: Path, begin: Path, folder: Path, name: str, failure: Failure, expected: dict[str, list[str]]) -> Try:
    file = _fresh(begin, folder)
    status, calls, said = work_on(library, file, name, failure)
    met = calls >= failure.at
    if status not in (0, TOLD):
        return Try(name, failure, met, f"it was not told as it should be: {said[-600:]}")
    url = f"sqlite:///{file}"
    bury(url)
    do(name, url)
    held = content(url)
    return Try(name, failure, met, ", ".join(what for what in expected if held[what] != expected[what]))


def main() -> int:
    """Do a piece of work: status 3 and what is wrong if the disk's failure was told with its file."""
    name, file = sys.argv[1:]
    try:
        do(name, f"sqlite:///{file}")
    except MonitorError as error:
        print(error, file=sys.stderr)  # noqa: T201
        return TOLD if file in str(error) else CRASHED
    return 0


if __name__ == "__main__":
    sys.exit(main())
