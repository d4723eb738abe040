"""Writes docs/performance.md, and its plots where vl-convert is installed, from results.json: python benchmarks/report/page.py"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from benchmarks.report.results import kept

ROOT = Path(__file__).resolve().parents[2]
PAGE, PLOT = ROOT / "docs" / "performance.md", ROOT / "docs" / "images" / "store.svg"
HEAD = """\
# Performance

Written by `make bench` from `benchmarks/report/results.json`: the short form, or all with `make bench FULL=1`. Ratios are
of one run, with all sides in turn; a load far above the number of cores says that other work took part of the machine, and
that the absolute numbers are too low and the percentiles too high. A bar that is missed says so.
"""
CRAWL = """\
A server on 127.0.0.1 gives pages like those of a news portal (benchmarks/news.py): 43 KB with 60 links, navigation, side
columns and scripts, and an article of 1,000 to 1,850 characters (1,380 in the mean) with 12 to 17 figures (13.8); all spiders
have 8 requests under way. *Links* is a Scrapy spider with default settings that extracts links and keeps nothing; *naive*
parses with Beautiful Soup, reads the fields by their classes and the figures by one regular expression, and stores through the
ORM, page by page. *Keep* commits every answer, packed; *whole* is keep and the analysis after it, one after the other.
"""
STORE = """\
Articles of ten figures on towns of which each series has about twenty points, by the transactions of the analysis; p50 / p95
of each query in milliseconds. Figures a second are those of the last tenth, in one process.
"""
SERIES = """\
Bulletins of every day and yearly reports of 500 counties. Microseconds of processor time a figure: reading it, finding the
key of its series (done as an article is read), and building all series at once with their conflicts and changes.
"""
RAW = """\
Article pages of the sandbox; the dictionary is trained on others. *Edit*: three characters of the text and a comment in the
frame changed, packed as what differs from the version before.
"""
FLEET = """\
Of the measured costs (benchmarks/fleet.py): the share of each part that the busiest hour takes, at twice the mean, with the
default plan for each portal and 150 new articles and 2,000 looks a day. Above 1 there is too little of it.
"""


NOTES = """\
## What misses its bar, and why

- **All of it** was measured in the short form, one round, while other work took most of the machine (see the loads; another
  benchmark ran beside part of the crawls): the link spider did 34 pages a second, a tenth of what it does on a quiet machine, so
  the ratios of the crawl are an indication and no more. Run `make bench FULL=1` on a quiet machine before relying on them.
- **The whole way.** A page of this benchmark has 8,000 drawn characters with a number in each of 46 paragraphs, several times
  the text of a news article, and the naive spider reads it with one regular expression where the analysis reads figures,
  topics, kinships and series. By profile of the reading alone 56 % of it is the reader of figures. Crawl and analysis are
  measured one after the other, while in service they overlap.
- **`monitor status`.** Nearly all are imports: the configuration loads the reader of figures (for the table of units) with its
  segmenter, and the domain of changes and series. Telling the version of the tables without Alembic took a sixth off.
- **Figures a second.** One process needs 370 µs of CPU for a figure on SQLite, which a core of its own would make 2,700 a
  second. A revision, its figures, labels and search entry are statements of their own, about eight an article: writing those
  of 64 articles in one statement each is what to do next. One million figures and more were not measured yet.
"""


def main() -> None:
    """Write the page."""
    results = kept()
    parts = [
        HEAD,
        *_crawl(results),
        *_start(results),
        *_raw(results),
        *_store(results),
        *_series(results),
        *_fleet(results),
        NOTES,
    ]
    PAGE.write_text("\n".join(parts).rstrip("\n") + "\n", encoding="utf-8")
    print(PAGE)


def _table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(str(cell) for cell in line) + " |" for line in lines) + "\n"


def _machine(case: dict[str, Any]) -> str:
    of = case["machine"]
    return f"{of['day']}, {of['cores']} cores, load {of['load']}, Python {of['python']}"


def _judged(value: float, bar: float, *, least: bool, unit: str = "") -> str:
    met = value >= bar if least else value <= bar
    return f"{value:g}{unit} ({'at least' if least else 'at most'} {bar:g}{unit}){'' if met else ' **missed**'}"


def _crawl(results: dict[str, Any]) -> Iterator[str]:
    if "crawl" not in results:
        return
    yield f"## Crawl: `python benchmarks/crawl.py`\n\n{CRAWL}"
    rows = []
    for name in ("plain", "gzip"):
        case = results["crawl"][name]
        ratio, bars = case["ratio"], case["bars"]
        judged = [
            _judged(ratio[what], bars[what], least=True, unit=" ×")
            for what in ("keep", "same", "not_modified", "whole")
        ]
        naive = _judged(ratio["whole_to_naive"], bars["whole_to_naive"], least=True, unit=" ×")
        growth = _judged(case["growth_bytes_a_page_unchanged"], bars["growth"], least=False, unit=" B")
        speed = " / ".join(str(case["pages_s"][what]) for what in ("link", "naive", "keep", "whole"))
        rows.append((name, case["pages"], *judged, naive, growth, speed, case["peak_memory_mb"], _machine(case)))
    yield _table(
        ("answers", "pages", "keep to links", "same content", "304", "whole to links", "whole to naive",
         "growth of an unchanged page", "pages/s: links / naive / keep / whole", "MB", "measured"), rows,
    )  # fmt: skip


def _start(results: dict[str, Any]) -> Iterator[str]:
    if "startup" not in results:
        return
    yield "## Start-up: `python benchmarks/startup.py`\n"
    rows = [
        (f"`{name}`", _judged(case["cpu_s"], case["bar_s"], least=False, unit=" s") if case["bar_s"] else f"{case['cpu_s']} s",
         _machine(case))
        for name, case in results["startup"].items()
    ]  # fmt: skip
    yield _table(("command", "CPU", "measured"), rows)


def _raw(results: dict[str, Any]) -> Iterator[str]:
    if "raw" not in results:
        return
    yield f"## Raw pages: `python benchmarks/raw.py`\n\n{RAW}"
    rows = [
        (name, case["pages"], case["bytes_a_page"],
         _judged(round(100 * case["first_share"], 1), 100 * case["first_bar"], least=False, unit=" %"),
         _judged(round(100 * case["edit_share"], 2), 100 * case["edit_bar"], least=False, unit=" %"),
         f"{100 * case['zstd_share']:.1f} %", f"{100 * case['zlib_share']:.1f} %",
         " / ".join(str(case[f"{what}_mb_s"]) for what in ("first", "edit", "zstd", "zlib")), _machine(case))
        for name, case in results["raw"].items()
    ]  # fmt: skip
    head = (
        "pages of",
        "pages",
        "bytes each",
        "first version",
        "edit",
        "zstd alone",
        "zlib",
        "MB/s: first / edit / zstd / zlib",
    )
    yield _table((*head, "measured"), rows)


def _store(results: dict[str, Any]) -> Iterator[str]:
    cases = sorted(results.get("store", {}).values(), key=lambda case: (case["kind"], case["figures"]))
    if not cases:
        return
    yield f"## Store: `python benchmarks/store.py`\n\n{STORE}"
    names = list(cases[0]["ms"])
    rows = [
        (case["kind"], f"{case['figures']:,}", _judged(case["figures_s"], case["figures_s_bar"], least=True),
         case["bytes_a_figure"], *(" / ".join(f"{value:g}" for value in case["ms"][name]) for name in names), _machine(case))
        for case in cases
    ]  # fmt: skip
    yield _table(("database", "figures", "figures/s", "bytes a figure", *names, "measured"), rows)
    if _plot(cases):
        yield f"![p50 of each query by the number of figures]({PLOT.relative_to(PAGE.parent)})\n"


def _series(results: dict[str, Any]) -> Iterator[str]:
    cases = sorted(results.get("series", {}).values(), key=lambda case: case["figures"])
    if not cases:
        return
    yield f"## Series: `python benchmarks/series.py`\n\n{SERIES}"
    rows = [
        (f"{case['figures']:,}", f"{case['series']:,}", case["reading_us"], case["placing_us"], case["building_us"], _machine(case))
        for case in cases
    ]  # fmt: skip
    yield _table(("figures", "series", "reading, µs", "placing, µs", "building, µs", "measured"), rows)


def _plot(cases: Sequence[dict[str, Any]]) -> bool:
    """Whether the plot of the store's growth was drawn."""
    try:
        import vl_convert
    except ModuleNotFoundError:
        return False
    rows = [
        {"figures": case["figures"], "ms": times[0], "query": name, "database": case["kind"]}
        for case in cases
        for name, times in case["ms"].items()
    ]
    spec = {
        "data": {"values": rows}, "mark": {"type": "line", "point": True}, "width": 300, "height": 240,
        "encoding": {
            "x": {"field": "figures", "type": "quantitative", "scale": {"type": "log"}, "axis": {"format": "~s"}},
            "y": {"field": "ms", "type": "quantitative", "scale": {"type": "log"}, "title": "p50, ms"},
            "color": {"field": "query", "type": "nominal"}, "column": {"field": "database", "type": "nominal"},
        },
    }  # fmt: skip
    PLOT.parent.mkdir(exist_ok=True)
    PLOT.write_text(vl_convert.vegalite_to_svg(json.dumps(spec)) + "\n", encoding="utf-8")
    return True


def _fleet(results: dict[str, Any]) -> Iterator[str]:
    for name, case in results.get("fleet", {}).items():
        yield f"## A fleet: `python benchmarks/fleet.py`\n\n{FLEET}\n{name} ({_machine(case)}):\n"
        yield _table(("part", "share"), sorted(case["share_of_the_busiest_hour"].items(), key=lambda part: -part[1]))
        yield f"Full first: {case['full_first']}; with all in proportion at {case['portals_until_full']:,} portals.\n"


if __name__ == "__main__":
    main()
