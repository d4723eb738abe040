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
ORM, page by page. *Keep* commits every answer, packed; *whole* is all that the monitor does, as in service: the
scheduler makes the crawl, and analyses beside and after it, until all is read and written.
"""
CRAWL_CPU = """\
Milliseconds of processor time a page, which other work on the machine distorts less than the clock: of the server, of the
crawl's process, of the processes that read, of the one that writes (all of the whole way, each with its start), and of the
peers (without theirs). *By CPU* is the whole way on two cores that nothing else uses to each peer, which has one core.
"""
MEMORY = """The crawl's process, resident; gzip, fetched and kept, 8 requests under way.
"""
CRAWL_PARTS = """\
Of reading, part by part, on 200 of the same pages in one process:
"""
STORE = """\
Articles of ten figures on towns of which each series has about twenty points, by the transactions of the analysis. Figures a
second are those of the last tenth, in one process: of CPU (on PostgreSQL the server's included), and beside it by the clock.
p50 / p95 of each query are milliseconds of CPU.

*Language* is the measure: text in which some characters are common and each has others that mostly follow it
(benchmarks/texts.py). 100,000 characters of these articles have 20,900 different entries in the word index; as many of the
published reports, news and bulletins in tests/gold have 17,900. *Even* (`--text even`) is the worst that can come: text drawn
evenly from 3,000 characters, 55,600 entries in 100,000, until the index has nearly each of nine million pairs.
"""
RECORD = """\
The same questions put to databases that benchmarks/web.py has filled: a month of the sandbox, read by the real readers, and
copied within the database under other addresses, titles and days. Here the hits of a word and the points of a series grow with
the size; in the table above they do not.
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


WEB = """\
A month of the sandbox, read by the real readers, copied within the database until there are so many articles; each view asked for
40 times with different parameters, in one process and without a network; of words those that stand in a tenth of the articles,
in most, and in few. Milliseconds of processor time, of the application and, with PostgreSQL, of its server's processes. The
series are the two hundred largest, of some 800 points each. What the page remembers (counts over everything, choices of filters)
is found before; it is found anew by a thread beside, at most a hundredth of the time.

Words, filters and amounts that few articles have are looked up in their index; of others the articles are gone through in the
order that is asked for, until there are enough. PostgreSQL is asked so for the newest 4,000, and for as many more as the first
tell that it takes, up to 32,000; else for all by its index: its planner takes phrases of pairs of characters for rarer than
they are.
"""

EXPORT = """\
All rows of a sort from the database to the file, in a process of its own.
"""

NOTES = """\
## What misses its bar, and why

- **Loads.** Crawl, start-up, the store up to a million figures, the pages and the exports were measured one after the other on a
  quiet machine; rows with a load of 5 and more while other work took most of it, so that what they tell by the clock is worth
  little. All is of one round: run `make bench FULL=1` before relying on a small difference.
- **The whole way** misses its bars by the clock: it is 0.36 (plain) and 0.52 (packed) of the link spider, 1.6 and 1.7 times the
  naive one; by processor time it is 0.39 and 0.60, which is the bar. Of its 13.5 ms of processor time a page (17 to 19 before the
  cuts below) 8.3 are reading, of which the generic page reader, the reader of figures and placing are four fifths, and 3.6
  are writing, of which putting figures among series and weighing contradictions is more than half.
  Starts of the crawl, the analysis and its readers are some 2 ms a page of 1,500, and next to nothing of many. Of
  what reading takes beyond its parts half a millisecond a page of 1,500 is the one start, half one goes on what needs the
  page's address, a quarter on the topic and on contradictions within an article, and a quarter on what is handed over; the
  rest is that the same work takes more while both cores are busy (the parts: 7.2 ms alone, 8.4 under a load of 7, 13 under one
  of 22). The system's share is 3 %. The bar against
  the naive spider asks for everything in 5 ms: what that does beside parsing is one regular expression and a row each, where
  ours finds unit, time, place and indicator of a figure, its series, what contradicts it, related articles, the topic, and
  words for the search. Half of its time is Beautiful Soup over the whole page, which ours runs over the body alone.
- What was done for the whole way: an analysis runs beside the crawl and not only after it (decision 0018); the next answers are
  read while the last ones are written; processes are forked from one that has loaded the readers and read a page, begun while
  the analysis loads what writes (reading 200 pages with all starts took 3.5 to 4.0 s of CPU and takes 2.8 to 3.2); raw pages are not sent
  back, and what is read is sent in half the time; the page reader looks at each line less often (5 %).
  Tried and left: smaller batches (of 96 answers writing takes 1.4 times as long, of 64 1.5 times), no collection of cycles
  in the readers (3 %), a rarer one (within the noise), a leaner builder for Beautiful Soup (a twentieth of a millisecond).
  While a batch is written on SQLite, a crawl's own writes wait for the one lock in a thread of their own,
  and it goes on fetching until 200 pages are under way: at a delay of a second between requests it never waits.
- What was done since, each in turns with what was before, under loads of 7 to 25, with the same rows in all tables and in the
  word index: what follows a crawl that found nothing is a row and no process, where an analysis took 1.2 s and a delivery 0.7 s
  to find nothing; a crawl loads no reader of articles and an analysis that writes none at all (starts: 1.16 and 1.0 s, 1.15 and
  0.86 s); contradictions are weighed by the points of each series' own days, not of all days of the batch (6 to 11 % of writing);
  text is folded for the search in a third of the time, and numbers go to and from SQLite's driver without a call of SQLAlchemy's
  for each (3 to 6 %); a dictionary is digested once and not for each page (0.38 and 0.1 ms a page, by the crawl too) and repacked
  pages are one statement (packing anew: 0.57 of the time).
  Crawl, writing and deliveries, by what the system says of their ended processes: 12.3 and 9.8 ms a page.
- **`monitor status`** reaches its bar since the tables are declared without a mapper (decision 0019: 0.12 s less) and a
  configuration loads nothing that compares articles. Nearly all of what is left are imports, SQLAlchemy and pydantic first.
- **Figures a second.** Of text like language SQLite takes 9,700 a second of CPU at first and 8,800 at a hundred thousand; with even text it took 7,200, 5,700 and, at a million, 4,500. The rows of
  even text, and the shares told here, are of before the last cuts below. A million figures
  of text like language are still to be written. Of a figure's time with even text more than half is Python's, a quarter the statements' (most of it the word index), and a sixth the
  commit's: a batch of 256 articles changes 10,000 pages of 4 KB, since minimum hashes, words of series and amounts go to
  places of their own in their indexes; that is nearly one page for each, and so grows little further.
- What was done: rows go to the driver in bulk (SQLAlchemy bound each value by its name: 30 % of the time), ids are taken
  beforehand instead of read back, updates of a batch are one statement on PostgreSQL, which takes rows by COPY; no search for
  cycles of objects while a batch is written (15 %); marks that articles share are made once; of a series' points only what says
  which one counts is read back; the word index joins sixteen parts at once, not four; the journal is copied back after 64 MB.
  Tried and left: a larger table of words held before they are written (twice as slow), another tokenizer of FTS5 (7 %), a longer
  list of words waiting for PostgreSQL's index (three times as slow; of text like language 16 MB gain nothing).
- What was done since: statements that take many ids are made once and get them as one parameter; a page is changed by one update
  instead of three, and a revision is entered as followed instead of updated (PostgreSQL keeps each version of a row, so that it
  also grows less: 3,020 bytes a figure instead of 3,139 at twenty thousand). Writers on PostgreSQL are told to go by indexes:
  a plan that was kept from when the tables were small went through them from end to end. On a loaded machine, in turns, at
  twenty thousand figures of text like language: SQLite 137 and 127 µs a figure, PostgreSQL, without statistics, 317 and 289.
  All tables, and what SQLite's word index holds, were compared and are the same.
  Tried and left: lz4 for PostgreSQL's texts (no faster, 5 % larger), no list of waiting words (2.4 times the cost of the index),
  plans made anew for each statement (the checks of references are planned with them). Foreign keys are 13 µs a figure there.
- What was done for PostgreSQL since, on a loaded machine (load 15 to 20), in turns, from a hundred thousand figures of text like
  language on: 279 and 294 µs a figure before, 230 and 247 after. Writers join by indexes alone and without helpers: without
  statistics the minimum hashes of all articles were gone through for each batch to find copies (30 µs, more the more there
  were); what is put into the word index is made by slices (10 µs of the client's); keys and wordings are counted by one
  statement; sentences are not cut out of texts where values are weighed. All tables were compared and are the same. Of the
  server's 150 µs a third is putting what waits into the word index, an eighth each checks of references and B-trees, a tenth
  reading the words of a text.
  Tried and left: other lengths of the list of words that waits (46, 41 and 48 µs a figure for one, four and eight batches),
  unquoted words (slower: each character is looked up), words that PostgreSQL does not try to compress, no indexes of figures'
  places and periods, minimum hashes in their order (all within the noise), no references from points and minimum hashes to pages
  (1 to 5 %, which is not worth that they are no longer checked). A commit that nobody waits for saves no CPU.
  Addresses, finds, new pages and notices are since entered by one statement with an array for each column instead of a statement
  for each row (256 addresses: 9.9 and 7.4 ms on PostgreSQL, 2.4 and 1.4 on SQLite; load 15), which is within the noise of all
  that a batch takes. Tried and left: words given to PostgreSQL in its binary form (the client takes 7 to 27 µs a figure for it
  instead of 2, the server's reading of their text is 15).
- **A series by its name** took PostgreSQL 40 ms to plan for ten characters, each a table to be joined; now that an order is chosen
  for four of them, a series and its points take 5 to 6 ms at a hundred thousand figures of the first table, where 48 are told.
- **PostgreSQL** takes 4,800 figures a second of CPU at first, client and server together, and 4,200 at a hundred thousand (before,
  3,500 and 2,500); with even text it took 2,700, 2,300 and, on a loaded machine, 1,300 at half a million: there 380 of 710 µs are its word index (GIN), in which the even text has new pairs go
  to a page of their own each. What is left of the client is 150 µs.
- **Pages at a million articles** reach their bars on SQLite, all of them, and on PostgreSQL but for one: changes of articles that have
  figures of a unit and a size, where none has (235 ms; each of 13,000 changes' articles is asked, 17 µs each). Since that was measured
  the index of a revision's figures tells their units and amounts (28 bytes a figure more): of 1,296 revisions of 38 figures the
  search goes through 9 entries each instead of 38 rows, 19 ms instead of 38. With as many changes as a million articles have in
  a record of a hundred thousand (each of 648 twenty times, PostgreSQL as it is installed, load 15) searched changes take 199 ms
  where they took 264 (p95), by the interface 197 and 261; a million were not measured anew. Writing takes as long as before, in
  turns in one process: 109 and 109 µs a figure on SQLite, 219 and 227 on PostgreSQL. At ten and a hundred
  thousand PostgreSQL ran as it is installed (128 MB of buffers), at a million with 6 GB (docs/scaling.md): with 128 MB every page
  of its tables is copied from the system first, which made searches two to three times as long.
  What was done: frequent words are asked of so many articles as will be enough, told by the index's statistics and the first
  ones; by relevance the newest 500 that fit are put in order, by titles read at once; sources are looked up among the
  different sources there are; the planner is told how frequent a channel is; what is loaded is kept out of the search for
  garbage, for which one request in fifty waited 100 ms. Before, one word by relevance took 0.9 to 2 s at a million, a unit and
  a size 18 s at a hundred thousand, and PostgreSQL gave up after a minute on words that are everywhere.
  Searched changes read the record of each change as text: 11 µs each on PostgreSQL, 13,000 of them at a million articles.
- **First requests.** What is counted over everything takes 45 s (choices of filters, SQLite) at a million; it is found from the
  start on beside, and a page waits a second for it at most.
- **Exports** of figures reach the bar in all four formats on both databases. Reading takes 7 to 9 µs a row, CSV 8 more, of which Python's
  writer has most; a spreadsheet's cells are each a piece of XML, 11 µs a row and one more for ISA-L (21 in all before). On
  PostgreSQL the server unpacks an article's text for each of its figures' sentences. Articles, each with its whole text,
  are 26,000 to 34,000 rows a second there.
- **Ten million figures** were not written by the analysis for want of time on the machine; the questions were put to the copied
  record of 13,500,000. Of it all take much the same at a hundred times the size but the overview's counts (1 s), which the
  page remembers and `monitor status` waits for.
"""


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
        yield f"Added by the second half, as a share: {added}; {case['cpu_ms_a_page']} ms of CPU a page ({_machine(case)}).\n"


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
        yield f"Of text that is *{text}*:\n"
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
        yield f"Full first: {case['full_first']}; with all in proportion at {case['portals_until_full']:,} portals.\n"


if __name__ == "__main__":
    main()
