"""Readers that are given anything: they answer or refuse by name, and no short text keeps them long.

`python -m tests.faults.fuzz --minutes 5` gives each target an equal share of the time and prints what it came to;
`python -m tests.faults.guided` chooses texts by the code that they reach.
"""

from __future__ import annotations

import argparse
import contextlib
import datetime as dt
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from monitor.articles import SHANGHAI
from monitor.config import parse as parse_config
from monitor.errors import ConfigError, PageError, QueryError
from monitor.figures import check_consistency, edtf, explain_all, read_figures
from monitor.pages import read_article, read_channels, read_list
from monitor.pages.listing.feeds import read_feed, read_sitemap
from monitor.pages.times import find_times
from monitor.query import parse as parse_query

URL = "http://portal.example/a/1.html"
NOW = dt.datetime(2026, 3, 5, 10, tzinfo=SHANGHAI)
# Seconds of the processor's time; a text of this size takes a thousandth of it.
PATIENCE = 10.0
LONGEST = 40
HTML = (
    "<html><body>", "<div class=content>", "</div>", "<p>", "</p>", "<h1>", "</h1>", "<table><tr><td>", "</table>", "<ul><li>",
    "<a href=/a/2.html>", "<a href='//[::1'>", "</a>", "<script>", "</script>", "<!--", "-->", "<![CDATA[", "<svg><style>",
    "<title>", "<meta charset=gbk>", "<meta property=article:published_time content=", "来源:韶关日报", "2026-03-05 09:12",
    "(责任编辑:李明)", "上一篇:", "乳源瑶族自治县去年村集体经济收入8640万元。", "&#x110000;", "&#0;", "&nbsp;", "\x00", "\u202e", "\ufeff",
)  # fmt: skip
FIGURES = (
    "1", "０", "3.2", ",", "1,111,", "万", "亿", "百分之", "分之", "一", "两", "半", "元", "亩", "%", "个百分点", "约", "近", "余", "多",
    "以上", "至", "-", "~", "/", "每", "比", "上年", "增长", "下降", "分别", "、", "。", "(", ")", "“", "”", "2021年", "去年", "其中", "第", "次", "\n",
)  # fmt: skip
DATES = (
    "2026", "-", "/", ".", "年", "13", "02", "29", "月", "日", "31", "T", "24:00", ":60", "Z", "+99:99", "二〇二六", "十二", "今天", "昨天",
    "3天前", "99999999999分钟前", "Mar 5, ", "下午", "AM", " ", "9999", "0000",
)  # fmt: skip
EDTF = (
    "2026",
    "-",
    "/",
    "..",
    "35",
    "12",
    "31",
    "[",
    "]",
    "{",
    "}",
    ",",
    "X",
    "?",
    "~",
    "%",
    "Y17",
    "T",
    "٣",
    "0000",
    "9999",
)
QUERY = (
    "乳源", " ", "OR", " 或 ", "NOT ", "非", "-", "(", ")", '"', "来源:", "单位:", "数值:", ">", "<=", "1e9999999", "万", "..", "时期:", "2021",
    "9999-99", "类别:", "%", "_", "'", ";--", "*", "^", "NEAR(", "\x00", "“", "：",
)  # fmt: skip
CONFIG = (
    "[", "]", "[[", "]]", "sites", ".", "portal", "=", '"', "'", "'''", '"""', "\n", "base_url", "http://a.example/", "{", "}", ",",
    "1979-05-27", "1e400", "inf", "nan", "0x", "true", "schedule", "channels", "every", "2h", "99999999999999w", "units", "notify",
    "database", "[schedule]\n", "\\u0000", "\\UFFFFFFFF", "#", "\x7f",
)  # fmt: skip
FEED = (
    "<?xml version='1.0' encoding='gb2312'?>", "<!DOCTYPE a [<!ENTITY b 'c'>]>", "&b;", "<rss><channel>", "<item>", "<link>", "</link>",
    "<title>", "<pubDate>", "Mon, 99 Foo", "</item>", "<urlset>", "<url><loc>", "</loc>", "<feed>", "<entry>", "http://[", "\x1f\x8b", "\ufeff",
)  # fmt: skip


def _page(text: str) -> None:
    data = text.encode("utf-8", "surrogatepass")
    for read in (read_article, read_list):
        _refusing(PageError, lambda read=read: read(data, url=URL))
    _refusing(PageError, lambda: read_channels(data, url=URL, names=["农业"]))


def _feed(text: str) -> None:
    data = text.encode("utf-8", "surrogatepass")
    _refusing(PageError, lambda: read_feed(data, URL))
    _refusing(PageError, lambda: read_sitemap(data, URL))


def _figures(text: str) -> None:
    figures = read_figures(text, NOW.date())
    assert all(figure.text == text[figure.span.start : figure.span.end] for figure in figures)
    check_consistency(text, figures)
    explain_all(text, NOW.date())


def _edtf(text: str) -> None:
    _refusing(ValueError, lambda: edtf.parse(text))


def _query(text: str) -> None:
    _refusing(QueryError, lambda: parse_query(text))


def _config(text: str) -> None:
    _refusing(ConfigError, lambda: parse_config(text))


def _refusing(named: type[Exception], read: Callable[[], object]) -> None:
    """Read, where the named refusal is an answer too."""
    with contextlib.suppress(named):
        read()


@dataclass(frozen=True, slots=True)
class Target:
    """A reader, and the words that its texts are made of."""

    read: Callable[[str], object]
    words: tuple[str, ...]


TARGETS = {
    "pages": Target(_page, HTML),
    "feeds": Target(_feed, FEED),
    "figures": Target(_figures, FIGURES),
    "dates": Target(lambda text: find_times(text, SHANGHAI, NOW), DATES),
    "edtf": Target(_edtf, EDTF),
    "query": Target(_query, QUERY),
    "configuration": Target(_config, CONFIG),
}


@dataclass
class Tally:
    """How many texts were tried, and what the slowest took of the processor's seconds."""

    tried: int = 0
    slowest: float = 0.0
    found: list[str] = field(default_factory=list)


def texts(words: Iterable[str]) -> st.SearchStrategy[str]:
    """Texts of a target's words, with anything between them, some said over and over."""
    piece = st.sampled_from(tuple(words)) | st.text(max_size=4)
    many = st.tuples(piece, st.integers(2, 300)).map(lambda pair: pair[0] * pair[1])
    return st.lists(piece | many, max_size=LONGEST).map("".join)


def once(target: Target, text: str, tally: Tally) -> None:
    """Give a target one text; AssertionError if it keeps it too long."""
    since = time.process_time()
    target.read(text)
    took = time.process_time() - since
    tally.tried += 1
    tally.slowest = max(tally.slowest, took)
    assert took < PATIENCE, f"{took:.1f} s for {len(text)} characters"


def rounds(target: Target, number: int, count: int, tally: Tally) -> None:
    """Give a target so many texts; the number decides which. What it cannot bear is raised in its smallest form."""

    @seed(number)
    @settings(
        max_examples=count, database=None, suppress_health_check=list(HealthCheck),
        phases=(Phase.generate, Phase.shrink), print_blob=False,
    )  # fmt: skip
    @given(texts(target.words))
    def give(text: str) -> None:
        once(target, text, tally)

    give()


def run(names: Iterable[str], seconds: float, number: int) -> dict[str, Tally]:
    """What each target came to in its time."""
    tallies = {name: Tally() for name in names}
    for name, tally in tallies.items():
        end = time.monotonic() + seconds
        while time.monotonic() < end and not tally.found:
            number += 1
            try:
                rounds(TARGETS[name], number, 100, tally)
            except Exception as error:  # noqa: BLE001 (whatever it is, it is a finding)
                notes = " ".join(getattr(error, "__notes__", ()))
                tally.found.append(f"{type(error).__name__}: {error} {notes}")
    return tallies


def main() -> int:
    """Fuzz for so long; status 1 if anything was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=60, help="for all targets together")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    tallies = run(TARGETS, asked.minutes * 60 / len(TARGETS), asked.seed)
    for name, tally in tallies.items():
        print(f"{name}: {tally.tried} texts, slowest {tally.slowest:.2f} s, found {len(tally.found)}")  # noqa: T201
        print(*tally.found, sep="\n", end="\n" if tally.found else "")  # noqa: T201
    return int(any(tally.found for tally in tallies.values()))


if __name__ == "__main__":
    sys.exit(main())
