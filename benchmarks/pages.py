"""How fast pages are read, beside the readers that others use: python benchmarks/pages.py [FOLDER] [--peers PYTHON] [--full]

The peers (trafilatura with metadata, gne, readability-lxml) are those that the interpreter given by --peers imports, by
default this one. Milliseconds of CPU time a page from bytes to fields, the median of the rounds, all in one run by turns,
each round of each reader in a process of its own.
With --full also the growth of the process over 10,000 pages.
"""

from __future__ import annotations

import argparse
import json
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parents[1]))

from benchmarks import samples

_ROUNDS = 5
_GENERIC, _WITH_PROFILE = "monitor.pages, generic", "monitor.pages, with a profile"
_PEERS = ("trafilatura", "gne", "readability")
_PAGES_FOR_MEMORY = 10_000

Reader = Callable[[bytes], object]


def _trafilatura() -> Reader:
    import trafilatura

    return lambda data: trafilatura.bare_extraction(data, with_metadata=True)


def _gne() -> Reader:
    from gne import GeneralNewsExtractor

    return lambda data: GeneralNewsExtractor().extract(data.decode("utf-8", "replace"))


def _readability() -> Reader:
    from readability import Document

    return lambda data: Document(data.decode("utf-8", "replace")).summary()


def _generic() -> Reader:
    from monitor.pages import read_article

    return read_article


def _profiled(pages: Sequence[bytes]) -> list[tuple[Reader, bytes]]:
    """Each page with the profile that a probe of it proposes."""
    from monitor.pages import Saved, probe, read_article

    def reader(data: bytes) -> Reader:
        profile = probe(Saved(data, ""), (), [Saved(data, "")]).profile
        return lambda page: read_article(page, profile=profile)

    return [(reader(data), data) for data in pages]


def _work(name: str, pages: Sequence[bytes]) -> list[tuple[Reader, bytes]]:
    """The pages, each with what reads it; ImportError where this interpreter does not have the reader."""
    if name == _WITH_PROFILE:
        return _profiled(pages)
    makers = {_GENERIC: _generic, "trafilatura": _trafilatura, "gne": _gne, "readability": _readability}
    read = makers[name]()
    return [(read, data) for data in pages]


def _cpu(work: Sequence[tuple[Reader, bytes]]) -> float:
    """Milliseconds of CPU time a page; a page that a reader fails on counts with the time that it took."""
    started = time.process_time()
    for read, data in work:
        try:
            read(data)
        except Exception as error:  # noqa: BLE001 (peers raise all sorts; what they raise is not measured)
            print(f"{type(error).__name__}", file=sys.stderr)
    return (time.process_time() - started) * 1000 / len(work)


def _round(name: str, pages: Sequence[bytes]) -> None:
    """Prints one round of a reader as JSON; nothing where it cannot be imported."""
    try:
        work = _work(name, pages)
    except ImportError as error:
        print(f"left out: {error}", file=sys.stderr)
        return
    _cpu(work[:1])
    print(json.dumps(_cpu(work)))


def _round_of(python: str, name: str, folder: Path) -> float | None:
    """Milliseconds a page in a process of its own, so that no reader finds what it kept in the round before."""
    done = subprocess.run([python, __file__, str(folder), "--round", name], capture_output=True, text=True, check=False)
    return float(json.loads(done.stdout)) if done.stdout.strip() else None


def _table(rows: dict[str, list[float]]) -> None:
    medians = {name: statistics.median(times) for name, times in rows.items() if times}
    peers = [name for name in _PEERS if name in medians]
    print(f"{'':32}{'ms a page':>10}" + "".join(f"{'x ' + name:>16}" for name in peers))
    for name, milliseconds in medians.items():
        print(f"{name:32}{milliseconds:10.2f}" + "".join(f"{medians[peer] / milliseconds:16.1f}" for peer in peers))


def _memory(pages: Sequence[bytes]) -> None:
    from monitor.pages import read_article

    for done in range(1, _PAGES_FOR_MEMORY + 1):
        read_article(pages[done % len(pages)])
        if done in {500, 1000, 2500, 5000, _PAGES_FOR_MEMORY}:
            resident = int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize() // 1_000_000
            print(f"after {done:6} pages: {resident} MB")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=samples.PAGES)
    parser.add_argument("--peers", default=sys.executable, help="the interpreter that has the peers")
    parser.add_argument("--round", choices=(_GENERIC, _WITH_PROFILE, *_PEERS), help=argparse.SUPPRESS)
    parser.add_argument("--full", action="store_true", help="also the growth of the process over 10,000 pages")
    given = parser.parse_args()
    pages = [path.read_bytes() for path in sorted(given.folder.glob("*.html"))]
    if given.round:
        _round(given.round, pages)
        return
    rows: dict[str, list[float]] = {name: [] for name in (_GENERIC, _WITH_PROFILE, *_PEERS)}
    for _ in range(_ROUNDS):
        for name, times in rows.items():
            python = given.peers if name in _PEERS else sys.executable
            taken = _round_of(python, name, given.folder)
            times += [taken] if taken is not None else []
    print(f"{len(pages)} pages of {given.folder}, {sum(map(len, pages)) // len(pages) // 1000} KB each on average")
    _table(rows)
    if given.full:
        _memory(pages)


if __name__ == "__main__":
    main()
