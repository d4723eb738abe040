"""How fast pages are read, beside the readers that others use: python benchmarks/pages.py [FOLDER] [--peers PYTHON] [--memory]

The peers (trafilatura with metadata, gne, readability-lxml) are those that the interpreter given by --peers imports, by
default this one. Milliseconds of CPU time a page from bytes to fields, the median of the rounds, all in one run by turns.
With --memory also the growth of the process over 10,000 pages.
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

_ROUNDS = 5
_ROOT = Path(__file__).parents[1]
_SHARED = _ROOT.parent / "shared" / "articles" / "pages"
_OWN = _ROOT / "tests" / "pages" / "articles"
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


def _ours(pages: Sequence[bytes]) -> dict[str, list[tuple[Reader, bytes]]]:
    """Our two ways: without a profile, and with the one that a probe of each page proposes."""
    from monitor.pages import Saved, probe, read_article

    def profiled(data: bytes) -> Reader:
        profile = probe(Saved(data, ""), (), [Saved(data, "")]).profile
        return lambda page: read_article(page, profile=profile)

    return {
        "monitor.pages, generic": [(read_article, data) for data in pages],
        "monitor.pages, with a profile": [(profiled(data), data) for data in pages],
    }


def _cpu(work: Sequence[tuple[Reader, bytes]]) -> float:
    """Milliseconds of CPU time a page; a page that a reader fails on counts with the time that it took."""
    started = time.process_time()
    for read, data in work:
        try:
            read(data)
        except Exception as error:  # noqa: BLE001 (peers raise all sorts; what they raise is not measured)
            print(f"{type(error).__name__}", file=sys.stderr)
    return (time.process_time() - started) * 1000 / len(work)


def _peer(name: str, pages: Sequence[bytes]) -> None:
    """Prints one round of a peer as JSON; nothing where it cannot be imported."""
    try:
        read = {"trafilatura": _trafilatura, "gne": _gne, "readability": _readability}[name]()
    except ImportError as error:
        print(f"left out: {error}", file=sys.stderr)
        return
    _cpu([(read, pages[0])])
    print(json.dumps(_cpu([(read, data) for data in pages])))


def _round_of(python: str, name: str, folder: Path) -> float | None:
    done = subprocess.run([python, __file__, str(folder), "--peer", name], capture_output=True, text=True, check=False)
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
    parser.add_argument("folder", nargs="?", type=Path, default=_SHARED if _SHARED.exists() else _OWN)
    parser.add_argument("--peers", default=sys.executable, help="the interpreter that has the peers")
    parser.add_argument("--peer", choices=_PEERS, help=argparse.SUPPRESS)
    parser.add_argument("--memory", action="store_true")
    given = parser.parse_args()
    pages = [path.read_bytes() for path in sorted(given.folder.glob("*.html"))]
    if given.peer:
        _peer(given.peer, pages)
        return
    ours = _ours(pages)
    rows: dict[str, list[float]] = {name: [] for name in (*ours, *_PEERS)}
    for _ in range(_ROUNDS):
        for name, work in ours.items():
            rows[name].append(_cpu(work))
        for name in _PEERS:
            taken = _round_of(given.peers, name, given.folder)
            rows[name] += [taken] if taken is not None else []
    print(f"{len(pages)} pages of {given.folder}, {sum(map(len, pages)) // len(pages) // 1000} KB each on average")
    _table(rows)
    if given.memory:
        _memory(pages)


if __name__ == "__main__":
    main()
