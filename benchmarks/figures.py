"""How fast figures are read, beside the libraries that read Chinese numbers: python benchmarks/figures.py [--full] [TEXT...]

The peers come with `pip install -e '.[bench]'`; one that cannot be imported is left out. Characters a second of CPU time,
all on the same texts in one run. Without texts it reads four sets. Two are as texts are: the articles of saved news pages, and
reports of governments. Two have a figure in every 18 characters, which is the worst that comes: the sandbox's articles, and
sentences that were chosen for their figures. Pages and reports are real ones where they lie beside the project, else its own.
"""

from __future__ import annotations

import argparse
import datetime as dt
import gc
import logging
import re
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parents[1]))

from benchmarks import samples
from monitor.figures import read_figures
from monitor.pages import read_article
from monitor.sandbox import World

_PLAIN = re.compile(
    r"[0-9一二三四五六七八九十百千万亿两]+(?:[.,][0-9]+)*(?:[多余]?[万亿])?\s?(?:元|个百分点|%|％|[个名人项件家户亩吨米])?"
)
_OURS, _FOUR, _FIVE = "monitor.figures", "Recognizers-Text, four models", "Recognizers-Text, with date-time"
# What our reader is to reach, as multiples of a peer's speed; and its start-up in seconds of CPU time.
_BARS = {_FOUR: 8, _FIVE: 100}
_START_UP = 0.3
_START = "import time; t=time.process_time(); from monitor.figures import read_figures; read_figures('全县共有115个村。'); print(time.process_time()-t)"
_ROUNDS = 5

Reader = Callable[[str], object]
Texts = Sequence[str]


def readers() -> dict[str, Reader]:
    """Our reader, the ceiling and the peers that are installed, by name."""
    found: dict[str, Reader] = {_OURS: read_figures, "one compiled regex": _PLAIN.findall}
    for peer in (_recognizers, _jionlp):
        try:
            found |= peer()
        except ImportError as error:
            print(f"left out: {error}", file=sys.stderr)
    return found


def _recognizers() -> dict[str, Reader]:
    from recognizers_date_time import recognize_datetime
    from recognizers_number import recognize_number, recognize_percentage
    from recognizers_number_with_unit import recognize_currency, recognize_dimension
    from recognizers_text import Culture

    four = (recognize_number, recognize_percentage, recognize_currency, recognize_dimension)

    def without_times(text: str) -> object:
        return [model(text, Culture.Chinese) for model in four]

    def with_times(text: str) -> object:
        return without_times(text), recognize_datetime(text, Culture.Chinese)

    return {_FOUR: without_times, _FIVE: with_times}


def _jionlp() -> dict[str, Reader]:
    import jionlp

    def money_and_time(text: str) -> object:
        return jionlp.ner.extract_money(text, with_parsing=True), jionlp.ner.extract_time(text)

    return {"JioNLP, time": jionlp.ner.extract_time, "JioNLP, money and time": money_and_time}


def rate(reader: Reader, texts: Texts) -> float:
    """Characters a second of CPU time over the texts."""
    since = time.process_time()
    for text in texts:
        reader(text)
    return sum(map(len, texts)) / (time.process_time() - since)


def start_up() -> float:
    """CPU seconds from importing the package to its first figure, in a process of its own: the best of five."""
    return min(float(subprocess.check_output([sys.executable, "-c", _START], text=True)) for _ in range(5))


def growth(texts: Texts) -> float:
    """How many times longer eight times the text takes; 8 is linear."""
    once = "\n".join(texts)
    return statistics.median(8 * rate(read_figures, [once]) / rate(read_figures, [once * 8]) for _ in range(3))


def sets(paths: Sequence[Path], *, full: bool) -> Mapping[str, Texts]:
    """The texts by the name of their set: those of the files, or the four that the benchmark has."""
    if paths:
        return {"texts given": _texts(paths)}
    pages = [read_article(path.read_bytes()).body for path in sorted(samples.PAGES.glob("*.html"))]
    reports = _texts(sorted(samples.REPORTS.glob("*.txt")))
    world = World(1)
    articles = [
        stage.revision.text.body for stage in world.latest(world.epoch + dt.timedelta(days=20), 60 if full else 15)
    ]
    chosen = _texts(sorted(samples.CHOSEN.glob("*.txt")))
    return {
        "news pages": pages,
        "reports": reports if full else reports[::4],
        "the sandbox's articles": articles,
        "chosen sentences": chosen if full else chosen[::3],
    }


def _texts(paths: Sequence[Path]) -> Texts:
    return [path.read_text(encoding="utf-8") for path in paths]


def table(name: str, texts: Texts, found: Mapping[str, Reader]) -> None:
    """Print the rates over a set of texts, all readers in turn in each round."""
    rates: dict[str, list[float]] = {}
    for reader in found.values():
        reader(texts[0][:200])
    # None is charged for going through what the others have loaded.
    gc.collect()
    gc.freeze()
    for _ in range(_ROUNDS):
        for peer, reader in found.items():
            rates.setdefault(peer, []).append(rate(reader, texts))
    figures = sum(len(read_figures(text)) for text in texts)
    print(f"\n{name}: {len(texts)} texts, {sum(map(len, texts))} characters, {figures} figures")
    for peer, values in rates.items():
        ratio = statistics.median(ours / theirs for ours, theirs in zip(rates[_OURS], values, strict=True))
        bar = f"  (to reach: {_BARS[peer]})" if peer in _BARS else ""
        print(f"{peer:34} {statistics.median(values):12,.0f} characters/s   ours is {ratio:8.2f} times that{bar}")


def main() -> None:
    """Print the tables."""
    # JioNLP logs what it cannot read to the root logger.
    logging.disable(logging.CRITICAL)
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("texts", nargs="*", type=Path)
    parser.add_argument("--full", action="store_true")
    options = parser.parse_args()
    chosen = sets(options.texts, full=options.full)
    found = readers()
    print(f"start-up {start_up():.3f} s of CPU time (to stay under: {_START_UP})")
    print(f"eight times the text takes {growth(next(iter(chosen.values()))):.1f} times as long")
    for name, texts in chosen.items():
        table(name, texts, found)


if __name__ == "__main__":
    main()
