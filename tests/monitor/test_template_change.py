"""A site that changes its template is one event, however many pages show it; an article that changes is its own."""

from __future__ import annotations

import datetime as dt

import pytest

from monitor.analyse import Readers, analyse
from monitor.articles import SHANGHAI
from monitor.changes import ChangeKind
from monitor.profiles import Profile
from storage import Database
from storage.articles import changes
from storage.queries import change_lists
from storage.queries.change_lists import ChangeFilter
from storage.visits import frontier, sites, snapshots
from storage.visits.frontier import Candidate, PageKind, Route
from storage.visits.snapshots import Fetched, NextVisit

BASE = "http://portal.example"
START = dt.datetime(2026, 3, 5, 10, tzinfo=SHANGHAI)
BODY = "<p>　　截至2026年2月底,乳源瑶族自治县共有{count}名党员报名参加村级网格巡查,覆盖103个行政村,情况良好。</p>"
OLD = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>{title}</title></head><body><div class="top"><div class="nav">
<a href="/">首页</a></div></div><div class="left"><div class="place">首页 > 正文</div><h1 class="title">{title}</h1>
<div class="info">2026-03-05 09:12:30 来源:韶关日报</div><div class="content">{body}</div></div></body></html>"""
NEW = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>{title}</title></head><body><header class="masthead"><nav class="bar">
<a href="/">首页</a></nav></header><main class="page"><section class="trail">首页 > 正文</section><h1 class="headline">{title}</h1>
<section class="meta">2026-03-05 09:12:30 来源:韶关日报</section><article class="story">{body}</article></main></body></html>"""


class Site:
    """A site whose pages are all fetched and read, again and again."""

    def __init__(self, database: Database, pages: int) -> None:
        self.database, self.pages, self.at = database, pages, START

    def looks(self, layouts: dict[int, str], **count: str) -> None:
        """Fetch each page in its layout and read what came."""
        self.at += dt.timedelta(hours=4)
        with self.database.write() as connection:
            site = sites.enter(connection, "portal", BASE)
            for n in range(self.pages):
                url = f"{BASE}/a/20260305_{n}.html"
                frontier.discover(connection, site, [Candidate(url, PageKind.ARTICLE, Route.LIST, BASE)], self.at)
                body = BODY.format(count=count.get(f"p{n}", f"32{n}0"))
                page = layouts.get(n, OLD).format(title=f"第{n}号网格治理有新招", body=body)
                headers = {"content-type": "text/html; charset=utf-8"}
                answer = Fetched(frontier.page_at(connection, url), self.at, 200, headers, page.encode())
                snapshots.keep(connection, None, [answer], lambda _: NextVisit(self.at + dt.timedelta(days=1), "test"))
        with self.database.read() as connection:
            profiles = {site: Profile() for site, _ in sites.every(connection)}
        analyse(self.database, Readers(SHANGHAI, profiles), lambda: self.at, workers=1)

    def told(self) -> tuple[changes.Told, ...]:
        with self.database.read() as connection:
            return change_lists.find(connection, ChangeFilter()).items


@pytest.fixture
def site(database: Database) -> Site:
    made = Site(database, 8)
    made.looks({})
    return made


def test_a_new_template_on_all_pages_is_one_event(site: Site) -> None:
    site.looks(dict.fromkeys(range(8), NEW))
    [event] = site.told()
    assert (event.change.kind, event.change.field) == (ChangeKind.LAYOUT, "template")
    assert event.change.reasons[-1] == "on 8 of 8 pages looked at: the site's template changed"
    site.looks(dict.fromkeys(range(8), NEW))
    assert len(site.told()) == 1


def test_an_article_that_changed_meanwhile_is_told_beside_it(site: Site) -> None:
    site.looks(dict.fromkeys(range(8), NEW), p3="4100")
    assert sorted(one.change.kind for one in site.told()) == [ChangeKind.FIGURE, ChangeKind.LAYOUT]


def test_a_few_pages_in_another_template_are_told_one_by_one(site: Site) -> None:
    site.looks({0: NEW, 1: NEW})
    assert [one.change.kind for one in site.told()] == [ChangeKind.LAYOUT] * 2


def test_pages_that_are_looked_at_later_show_the_same_event(site: Site) -> None:
    site.looks(dict.fromkeys(range(6), NEW))
    site.looks(dict.fromkeys(range(8), NEW))
    [event] = site.told()
    assert event.change.field == "template"
