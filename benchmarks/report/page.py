"""Writes docs/performance.md, and its plots where vl-convert is installed, from results.json: python benchmarks/report/page.py"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

sys.path.append(str(Path(__file__).resolve().parents[2]))

from benchmarks.report.results import kept

ROOT = Path(__file__).resolve().parents[2]
PAGE, PLOT = ROOT / "docs" / "performance.md", ROOT / "docs" / "images" / "store.svg"
HEAD = """\
# Performance

Written by `make bench` from `benchmarks/report/results.json`, in the short form, or in full with `make bench FULL=1`. Ratios
compare both sides within one run, taking turns. A load far above the number of cores means that other work used part of the
machine, so that absolute rates are too low and percentiles too high. A target that is missed is marked.
"""
CRAWL = """\
A server on 127.0.0.1 serves pages like those of a news portal (benchmarks/news.py): 43 KB with 60 links, navigation, side
columns and scripts, and an article of 1,000 to 1,850 characters (1,380 on average) with 12 to 17 figures (13.8). All spiders
have 8 requests in flight. *Links* is a Scrapy spider with default settings that extracts links and stores nothing; *naive*
parses with Beautiful Soup, reads the fields by their classes and the figures with one regular expression, and stores through the
ORM, page by page. *Keep* commits every answer, packed; *whole* is everything that the monitor does in production: the
scheduler runs the crawl, and analyses beside and after it, until everything is read and written.
"""
CRAWL_CPU = """\
Milliseconds of CPU time per page, which other work on the machine distorts less than elapsed time: of the server, the crawl's
process, the processes that read and the one that writes (all for *whole*, each with its start-up), and of the peers (without
theirs). *By CPU* compares *whole* on two otherwise idle cores with each peer, which uses one core.
"""
MEMORY = """Resident memory of the crawl's process; gzip, fetched and stored, 8 requests in flight.
"""
CRAWL_PARTS = """\
The parts of reading, on 200 of the same pages in one process:
"""
STORE = """\
Articles with ten figures each about towns, with about twenty points per series, written in the transactions of the analysis.
Figures per second are those of the last tenth, in one process: per second of CPU (including the server's on PostgreSQL), and per
second elapsed. The p50 / p95 of each query are milliseconds of CPU.

*Language* is the standard text: some characters are common, and each is mostly followed by certain others (benchmarks/texts.py).
100,000 characters of these articles have 20,900 different entries in the word index; the same amount of the reports, news and
bulletins in tests/gold has 17,900. *Even* (`--text even`) is the worst case: text drawn evenly from 3,000 characters, with 55,600
entries in 100,000, until the index has nearly all of nine million pairs.
"""
RECORD = """\
The same queries on databases that benchmarks/web.py has filled: a month of the sandbox, read by the real readers, and copied
within the database under other addresses, titles and days. Here the hits of a word and the points of a series grow with the
size; in the table above they do not.
"""
SERIES = """\
Daily bulletins and yearly reports of 500 counties. Microseconds of CPU time per figure: reading it, finding the key of its
series (when an article is read), and building all series at once with their conflicts and changes.
"""
RAW = """\
Article pages of the sandbox; the dictionary is trained on other pages. *Edit*: three characters of the text and a comment in
the template changed, packed as the difference from the previous version.
"""
FLEET = """\
Computed from measured costs (benchmarks/fleet.py): the share of each part's capacity that is used in the busiest hour, at twice
the average, with the default schedule and 150 new articles and 2,000 visits a day for each portal. Above 1 there is too little.
"""


WEB = """\
A month of the sandbox, read by the real readers and copied within the database until it has this many articles. Each view is
requested 40 times with different parameters, in one process and without a network; searches use words that are in a tenth of the
articles, in most, and in few. Milliseconds of CPU time of the application and, with PostgreSQL, of its server processes. The
series are the two hundred largest, with some 800 points each. What the page caches (counts over everything, choices of filters)
is computed beforehand; a background thread refreshes it, using at most a hundredth of the time.

Words, filters and amounts that few articles have are looked up in their index; for others, the articles are scanned in the
requested order until there are enough. On PostgreSQL this is done for the newest 4,000, then for as many more as these suggest
are needed, up to 32,000, and otherwise for all through the index, because its planner takes phrases of character pairs to be rarer
than they are.
"""

EXPORT = """\
All rows of a kind from the database to the file, in a separate process.
"""

NOTES = Path(__file__).with_name("notes.md")


def main() -> None:
    """Write the page."""
    results = kept()
    parts = [
        HEAD,
        *_crawl(results),
        *_crawl_cpu(results),
        *_memory(results),
        *_start(results),
        *_raw(results),
        *_store(results),
        *_web(results),
        *_export(results),
        *_series(results),
        *_fleet(results),
        NOTES.read_text(encoding="utf-8"),
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


def _crawl_cpu(results: dict[str, Any]) -> Iterator[str]:
    found = results.get("crawl", {})
    if "parts" not in found:
        return
    yield CRAWL_CPU
    of = ("link", "naive", "server", "crawl", "reading", "writing")
    rows = [
        (name, *(found[name]["cpu_ms"][part] for part in of),
         *(_judged(found[name]["by_cpu"][what], found[name]["bars"][what], least=True, unit=" ×") for what in ("whole", "whole_to_naive")))
        for name in ("plain", "gzip")
    ]  # fmt: skip
    head = ("answers", "link spider", "naive spider", "server", "crawl", "reading", "writing")
    yield _table((*head, "by CPU: to links", "to naive"), rows)
    yield CRAWL_PARTS
    parts = found["parts"]["cpu_ms"]
    yield _table((*parts, "measured"), [(*parts.values(), _machine(found["parts"]))])


def _memory(results: dict[str, Any]) -> Iterator[str]:
    for name, case in results.get("memory", {}).items():
        yield f"### Memory of a crawl, {name}: `python benchmarks/memory.py --full`\n\n{MEMORY}"
        steps = sorted(map(int, case["megabytes"]))
        shown = [(f"{pages:,}", case["megabytes"][str(pages)]) for pages in steps[::2]]
        added = _judged(case["added_by_second_half"], case["bar"], least=False)
        yield _table(("pages kept", *(pages for pages, _ in shown)), [("MB", *(memory for _, memory in shown))])
        yield f"Growth in the second half, as a share: {added}; {case['cpu_ms_a_page']} ms of CPU per page ({_machine(case)}).\n"


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
    cases = sorted(
        results.get("store", {}).values(), key=lambda case: (case["text"] == "even", case["kind"], case["figures"])
    )
    if not cases:
        return
    yield f"## Store: `python benchmarks/store.py`\n\n{STORE}"
    ways = ("kind", "text", "figures", "figures_cpu_s", "figures_s", "bytes_a_figure")
    head = ("database", "text", "figures", "figures/s of CPU", "by the clock", "bytes a figure", "measured")
    rows = [(*_cells([case[way] for way in ways], case["figures_s_bar"]), _machine(case)) for case in cases]
    yield _table(head, rows)
    for text in dict.fromkeys(case["text"] for case in cases):
        yield f"With *{text}* text:\n"
        yield _asked([case for case in cases if case["text"] == text])
    if _plot([case for case in cases if case["text"] != "even"]):
        yield f"![p50 of each query by the number of figures]({PLOT.relative_to(PAGE.parent)})\n"
    if record := sorted(results.get("store_record", {}).values(), key=lambda case: (case["kind"], case["figures"])):
        yield f"### A record of ten million: `python benchmarks/store.py --ask URL`\n\n{RECORD}"
        yield _asked(record)


def _web(results: dict[str, Any]) -> Iterator[str]:
    cases = sorted(results.get("web", {}).values(), key=lambda case: (case["kind"], case["articles"]))
    if not cases:
        return
    yield f"## Pages: `python benchmarks/web.py --full`\n\n{WEB}"
    heads = [f"{case['kind']} {case['articles']:,} articles" for case in cases]
    names = dict.fromkeys(name for case in cases for name in case["ms"])
    rows = [
        (name, _bar(name), *(_within(case["ms"][name], _bar(name)) if name in case["ms"] else "" for case in cases))
        for name in names
    ]
    yield _table(("ms of CPU: p50 / p95", "bar for p95", *heads), rows)
    sizes = [
        (f"{case['kind']} {case['articles']:,} articles", f"{case['figures']:,} figures", _machine(case))
        for case in cases
    ]
    yield _table(("database", "with", "measured"), sizes)


def _bar(view: str) -> int:
    """The milliseconds that the 95th percentile of a view may take."""
    return 30 if view == "one series" else 200 if view.endswith("searched") else 100


def _within(ms: Sequence[float], bar: float) -> str:
    return f"{ms[0]:g} / {_judged(ms[1], bar, least=False)}"


def _export(results: dict[str, Any]) -> Iterator[str]:
    cases = results.get("export", {})
    if not cases:
        return
    yield f"## Exports: `python benchmarks/export.py`\n\n{EXPORT}"
    rows = [
        (name, f"{case['rows']:,}", _judged(case["rows_cpu_s"], case["bar"], least=True), case["bytes_a_row"],
         case["peak_mb"], _machine(case))
        for name, case in cases.items()
        if case["rows"]
    ]  # fmt: skip
    yield _table(("what", "rows", "rows/s of CPU", "bytes a row", "peak MB", "measured"), rows)


def _cells(values: Sequence[Any], bar: float) -> tuple[Any, ...]:
    kind, text, figures, cpu, clock, size = values
    return kind, text, f"{figures:,}", _judged(cpu, bar, least=True), f"{clock:,}", f"{size:,}"


def _asked(cases: Sequence[dict[str, Any]]) -> str:
    """A table of what each query takes, a column for each database and size."""
    names = dict.fromkeys(name for case in cases for name in case["ms"])
    heads = [f"{case['kind']} {case['figures']:,}" for case in cases]
    rows = [(name, *(" / ".join(f"{ms:g}" for ms in case["ms"].get(name, ())) for case in cases)) for name in names]
    return _table(("p50 / p95, ms", *heads), rows)


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
        yield f"First to be exhausted: {case['full_first']}, at {case['portals_until_full']:,} portals with everything in proportion.\n"


if __name__ == "__main__":
    main()
