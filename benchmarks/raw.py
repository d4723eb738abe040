"""How small raw pages become: python benchmarks/raw.py [--full]

Pages of the sandbox, and pages that share a frame and have text of their own. First versions with a dictionary that was
trained on other pages of the site (to stay under 21 % of their size), and versions after a small edit as what differs
from the one before (under 2 %); beside zstd alone and zlib. Megabytes a second of CPU time.
"""

from __future__ import annotations

import datetime as dt
import random
import sys
import time
import zlib
from collections.abc import Callable, Sequence
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parents[1]))

from benchmarks.report.results import keep
from monitor.sandbox import World
from monitor.sandbox.portal import Portal
from storage.visits import packing
from storage.visits.packing import Dictionary, Earlier

FIRST_BAR, EDIT_BAR = 0.21, 0.02


def sandbox_pages(count: int) -> list[bytes]:
    """Article pages of the sandbox."""
    world = World(1)
    now = world.epoch + dt.timedelta(days=25)
    portal = Portal(world, "http://portal.example/")
    return [portal.page(stage.url, now).body for stage in world.latest(now, count)]


def edited(page: bytes, draw: random.Random) -> bytes:
    """The page with three characters of its text replaced and a clock in its frame put ahead."""
    text = page.decode("utf-8", "surrogateescape")
    for _ in range(3):
        at = draw.randrange(len(text) // 3, 2 * len(text) // 3)
        text = text[:at] + str(draw.randrange(10)) + text[at + 1 :]
    return text.replace("</body>", f"<!-- {draw.randrange(10**9)} --></body>").encode("utf-8", "surrogateescape")


def measure(name: str, pages: Sequence[bytes]) -> None:
    """Keep the shares and rates of a set of pages, whose last third trains the dictionary."""
    draw = random.Random(1)  # noqa: S311
    fresh, samples = pages[: 2 * len(pages) // 3], pages[2 * len(pages) // 3 :]
    trained = packing.train(samples)
    assert trained is not None
    dictionary = Dictionary(1, trained)
    versions = [(page, edited(page, draw)) for page in fresh]
    size = sum(map(len, fresh))
    first, first_s = _timed(lambda: sum(len(packing.pack(page, dictionary).data) for page in fresh))
    alone, alone_s = _timed(lambda: sum(len(packing.pack(page).data) for page in fresh))
    after, after_s = _timed(
        lambda: sum(len(packing.pack(new, dictionary, Earlier(1, old)).data) for old, new in versions)
    )
    plain, plain_s = _timed(lambda: sum(len(zlib.compress(page, 6)) for page in fresh))
    keep("raw", name, {
        "pages": len(fresh), "bytes_a_page": size // len(fresh),
        "first_share": round(first / size, 4), "first_bar": FIRST_BAR, "first_mb_s": round(size / 1e6 / first_s),
        "edit_share": round(after / size, 4), "edit_bar": EDIT_BAR, "edit_mb_s": round(size / 1e6 / after_s),
        "zstd_share": round(alone / size, 4), "zstd_mb_s": round(size / 1e6 / alone_s),
        "zlib_share": round(plain / size, 4), "zlib_mb_s": round(size / 1e6 / plain_s),
    })  # fmt: skip


def _timed(work: Callable[[], int]) -> tuple[int, float]:
    since = time.process_time()
    return work(), time.process_time() - since


def main() -> None:
    """Measure and keep."""
    measure("sandbox", sandbox_pages(900 if "--full" in sys.argv else 450))


if __name__ == "__main__":
    main()
