"""Texts by number for benchmarks that write many: like language in what a search index has of them, or drawn evenly.

Language has few pairs of characters that are common and ever new ones that are rare. Of texts like it the number of
different index entries grows as that of the published reports, news and bulletins in tests/gold, which
`python benchmarks/texts.py` prints beside it.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import accumulate
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parents[1]))

from storage.search.index import tokens

ROOT = Path(__file__).resolve().parents[1]
Text = Callable[[random.Random, int], str]
HAN = [chr(0x4E00 + n) for n in range(3000)]
# A character's weight by its rank, and that of what follows it by its own: found by trying until the growth was alike.
COMMON = list(accumulate(1 / (rank + 20) for rank in range(len(HAN))))
FOLLOWERS = 1000
LIKELY = list(accumulate(1 / (rank + 1) ** 1.5 for rank in range(FOLLOWERS)))
SIZES = (1000, 10_000, 100_000, 300_000, 1_000_000)


def even(draw: random.Random, count: int) -> str:
    """So many characters, each as likely as any: an index comes to have nearly all nine million pairs."""
    return "".join(draw.choices(HAN, k=count))


def language(draw: random.Random, count: int) -> str:
    """So many characters, of which some are common and each has others that mostly follow it."""
    follow, found = _followers(), []
    [at] = draw.choices(range(len(HAN)), cum_weights=COMMON)
    for rank in draw.choices(range(FOLLOWERS), cum_weights=LIKELY, k=count):
        at = follow[at][rank]
        found.append(HAN[at])
    return "".join(found)


@cache
def _followers() -> list[list[int]]:
    """For each character those that follow it, the likeliest first."""
    draw = random.Random(0)  # noqa: S311
    return [draw.choices(range(len(HAN)), cum_weights=COMMON, k=FOLLOWERS) for _ in HAN]


TEXTS: dict[str, Text] = {"language": language, "even": even}


def growth(texts: Iterable[str]) -> Iterator[tuple[int, int]]:
    """How many different entries an index has of the first so many characters of texts, taken together."""
    whole = "\n".join(texts)
    seen: set[str] = set()
    for since, until in zip((0, *SIZES), SIZES, strict=False):
        if until <= len(whole):
            seen.update(tokens(whole[since:until]))
            yield until, len(seen)


def main() -> None:
    """Print how the entries of texts grow, published ones and those of benchmarks/store.py."""
    from benchmarks.store import result, template

    published = [file.read_text(encoding="utf-8") for file in sorted((ROOT / "tests" / "gold").rglob("*.txt"))]
    random.Random(1).shuffle(published)  # noqa: S311
    sides: dict[str, Iterable[str]] = {"published": published}
    for name, text in TEXTS.items():
        made = template(text)
        articles = (result(made, number, number, number).article for number in range(2000))
        sides[name] = [article.body for article in articles if article]
    for name, texts in sides.items():
        print(name, *(f"{size:,}: {entries:,}" for size, entries in growth(texts)), sep="  ")


if __name__ == "__main__":
    main()
