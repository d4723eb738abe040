"""How fast figures are read, beside the libraries that read Chinese numbers: python benchmarks/figures.py [TEXT...]

The peers come with the extra `bench` (recognizers-text-suite with emoji<1.8, jionlp); one that cannot be imported is left
out. Characters a second of CPU time, all on the same texts in one run, the median of the rounds.
"""

from __future__ import annotations

import re
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from monitor.figures import read_figures

_GOLD = Path(__file__).parents[1] / "tests" / "gold" / "figures" / "dev"
_PLAIN = re.compile(
    r"[0-9一二三四五六七八九十百千万亿两]+(?:[.,][0-9]+)*(?:[多余]?[万亿])?\s?(?:元|个百分点|%|％|[个名人项件家户亩吨米])?"
)
_ROUNDS = 3
_START = "import time; t=time.process_time(); from monitor.figures import read_figures; read_figures('全县共有115个村。'); print(time.process_time()-t)"

Reader = Callable[[str], object]


def readers() -> dict[str, Reader]:
    """Our reader, the ceiling and the peers that are installed, by name."""
    found: dict[str, Reader] = {"monitor.figures": read_figures, "one compiled regex": _PLAIN.findall}
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

    return {"Recognizers-Text, four models": without_times, "Recognizers-Text, with date-time": with_times}


def _jionlp() -> dict[str, Reader]:
    import jionlp

    def money_and_time(text: str) -> object:
        return jionlp.ner.extract_money(text, with_parsing=True), jionlp.ner.extract_time(text)

    return {"JioNLP, money and time": money_and_time}


def rate(reader: Reader, texts: Sequence[str]) -> float:
    """Characters a second of CPU time over the texts."""
    since = time.process_time()
    for text in texts:
        reader(text)
    return sum(map(len, texts)) / (time.process_time() - since)


def start_up() -> float:
    """CPU seconds from importing the package to its first figure, in a process of its own: the best of five."""
    return min(float(subprocess.check_output([sys.executable, "-c", _START], text=True)) for _ in range(5))


def main() -> None:
    """Print the table."""
    paths = [Path(name) for name in sys.argv[1:]] or sorted(_GOLD.glob("*.txt"))
    texts = [path.read_text(encoding="utf-8") for path in paths]
    rates: dict[str, list[float]] = {}
    found = readers()
    for reader in found.values():
        reader(texts[0][:200])
    for _ in range(_ROUNDS):
        for name, reader in found.items():
            rates.setdefault(name, []).append(rate(reader, texts))
    ours = statistics.median(rates["monitor.figures"])
    print(f"{len(texts)} texts, {sum(map(len, texts))} characters; start-up {start_up():.3f} s")
    for name, values in rates.items():
        median = statistics.median(values)
        print(f"{name:36} {median:12,.0f} characters/s   ours is {ours / median:8.2f} times that")


if __name__ == "__main__":
    main()
