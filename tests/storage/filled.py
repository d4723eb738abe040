"""A database with a little of everything in it."""

from __future__ import annotations

import datetime as dt

from monitor.analyse import Readers, analyse
from monitor.articles import SHANGHAI
from monitor.profiles import Profile
from monitor.topics import RUYUAN
from storage import Database
from storage.operation import runs
from storage.operation.runs import FaultRecord
from storage.visits import frontier, sites, snapshots
from storage.visits.frontier import Candidate, PageKind, Route
from storage.visits.snapshots import Fetched, NextVisit

BASE = "http://portal.example"
START = dt.datetime(2026, 3, 5, 10, tzinfo=SHANGHAI)
PAGE = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>{title}-食品新闻门户</title></head><body>
<div class="left"><div class="place"><a href="/">首页</a> > <a href="/jinrong/">金融财经</a> > 正文</div>
<h1 class="title">{title}</h1><div class="info">2026-03-05 09:12:30&nbsp;&nbsp;来源:韶关日报</div>
<div class="content"><p>　　截至2026年2月底,乳源瑶族自治县共有{count}名党员报名参加村级网格巡查,覆盖103个行政村。</p>
<p>　　县委组织部负责人介绍,去年全县村集体经济收入达8640万元,比上年增长12.5%。</p></div>{around}</body></html>"""


def article(count: str = "3200", title: str = "乳源织密基层治理网格", around: str = "") -> bytes:
    """A page with an article; `around` is what stands beside it."""
    return PAGE.format(title=title, count=count, around=around).encode()


def fetch(
    database: Database,
    url: str,
    body: bytes | None,
    at: dt.datetime,
    kind: PageKind = PageKind.ARTICLE,
    status: int = 200,
) -> int:
    """The id of a page whose answer is kept as a crawl keeps it."""
    with database.write() as connection:
        site = sites.enter(connection, "portal", BASE)
        frontier.discover(connection, site, [Candidate(url, kind, Route.LIST, BASE)], at)
        due = frontier.page_at(connection, url)
        answer = Fetched(due, at, status, {"content-type": "text/html; charset=utf-8"}, body)
        snapshots.keep(connection, None, [answer], lambda _: NextVisit(at + dt.timedelta(days=1), "test"))
    return due.page_id


def read_all(database: Database, at: dt.datetime) -> None:
    """Read what was fetched."""
    with database.read() as connection:
        profiles = {site: Profile() for site, _ in sites.every(connection)}
    analyse(database, Readers(SHANGHAI, profiles, (RUYUAN,)), lambda: at, workers=1)


def fill(database: Database) -> None:
    """Some articles in several versions, a list, a fault."""
    for number in range(3):
        url = f"{BASE}/jinrong/20260305_100{number}.html"
        for step, count in enumerate(("3200", "3400", "3500")):
            fetch(database, url, article(count, f"乳源织密基层治理网格之{number}"), START + dt.timedelta(hours=step))
            read_all(database, START + dt.timedelta(hours=step))
    fetch(database, f"{BASE}/jinrong/", b"<html>list</html>", START, PageKind.LIST)
    with database.write() as connection:
        runs.note_faults(connection, None, [FaultRecord("timeout", "no answer", START)])
