"""One article, many addresses: other spellings, views and parts of it end in one article, with evidence for each address."""

from __future__ import annotations

import datetime as dt

import pytest

from monitor.analyse import Readers, Summary, analyse
from monitor.analyse.rereading import Task, reread
from monitor.articles import SHANGHAI
from monitor.profiles import GENERIC, Profile
from storage import Database
from storage.articles import changes, revisions
from storage.articles.revisions import StoredRevision
from storage.visits import addresses, frontier, sites, snapshots
from storage.visits.frontier import Candidate, PageKind, PageState, Route
from storage.visits.snapshots import Fetched, NextVisit

BASE = "http://portal.example"
FIRST = f"{BASE}/n/7.html"
SECOND = f"{BASE}/n/7_2.html"
THIRD = f"{BASE}/n/7_3.html"
START = dt.datetime(2026, 3, 5, 10, tzinfo=SHANGHAI)
PAGE = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>{title}-食品新闻门户</title>{head}</head><body>
<div class="place"><a href="/">首页</a> > <a href="/jinrong/">金融财经</a> > 正文</div>
<h1 class="title">{title}</h1><div class="info">2026-03-05 09:12:30&nbsp;&nbsp;来源:韶关日报</div>
<div class="content">{body}</div>{pager}</body></html>"""
TITLE = "乳源织密基层治理网格"
TEXTS = [
    "截至2026年2月底,乳源瑶族自治县共有3200余名党员报名参加村级网格巡查,覆盖103个行政村。",
    "县委组织部负责人介绍,去年全县村集体经济收入达8640万元,比上年增长12.5%,其中茶叶收入占三成。",
    "下一步,全县将投入资金1280万元修缮46个村级服务站,方便群众就近办事,预计年底前全部完成。",
]


def page(body: str, pager: str = "", title: str = TITLE, head: str = "") -> bytes:
    return PAGE.format(title=title, body=f"<p>　　{body}</p>", pager=pager, head=head).encode()


def part(number: int, count: int = 3, texts: list[str] = TEXTS) -> bytes:
    names = ["7.html", "7_2.html", "7_3.html"][:count]
    links = " ".join(
        f"<b>{n}</b>" if n == number else f"<a href='/n/{name}'>{n}</a>" for n, name in enumerate(names, 1)
    )
    following = f" <a href='/n/{names[number]}'>下一页</a>" if number < count else ""
    return page(texts[number - 1], f"<div class='pages'>{links}{following}</div>")


class Portal:
    """Answers kept as a crawl would keep them, then read."""

    def __init__(self, database: Database, profile: Profile) -> None:
        self.database = database
        self.profile = profile
        self.at = START

    def answers(self, url: str, body: bytes, status: int = 200, final_url: str | None = None) -> Summary:
        self.at += dt.timedelta(hours=1)
        with self.database.write() as connection:
            site = sites.enter(connection, "portal", BASE)
            found = [Candidate(each, PageKind.ARTICLE, Route.LIST, BASE) for each in (url, final_url) if each]
            frontier.discover(connection, site, found, self.at)
            answer = Fetched(frontier.page_at(connection, url), self.at, status, {}, body, final_url)
            snapshots.keep(connection, None, [answer], lambda _: NextVisit(self.at + dt.timedelta(days=1), "test"))
        return analyse(self.database, self.readers, lambda: self.at, workers=1)

    @property
    def readers(self) -> Readers:
        with self.database.read() as connection:
            return Readers(SHANGHAI, {site: self.profile for site, _ in sites.every(connection)})

    def revisions(self, url: str) -> list[StoredRevision]:
        with self.database.read() as connection:
            return revisions.of_page(connection, frontier.page_at(connection, url).page_id)

    def state(self, url: str) -> tuple[PageState, str | None]:
        with self.database.read() as connection:
            standing = frontier.standing(connection, frontier.page_at(connection, url).page_id)
        return standing.state, standing.moved_to

    def addresses(self, url: str) -> list[tuple[str, str]]:
        with self.database.read() as connection:
            found = addresses.of_page(connection, frontier.page_at(connection, url).page_id)
        assert all(START < each.first_seen <= each.last_seen <= self.at for each in found)
        return [(each.url, each.why) for each in found]


@pytest.fixture(params=["by profile", "generic"])
def portal(database: Database, request: pytest.FixtureRequest) -> Portal:
    return Portal(database, Profile() if request.param == "by profile" else GENERIC)


def test_parts_become_one_article_when_all_are_there(portal: Portal) -> None:
    portal.answers(FIRST, part(1))
    assert portal.revisions(FIRST) == []
    with portal.database.read() as connection:
        assert frontier.untried(connection, [FIRST, SECOND, THIRD]) == {SECOND, THIRD}
    portal.answers(THIRD, part(3))
    assert portal.revisions(FIRST) == []
    assert portal.answers(SECOND, part(2)).new == 1
    (revision,) = portal.revisions(FIRST)
    assert revision.article.paragraphs == TEXTS
    assert {figure.text for figure in revision.figures} >= {"3200", "8640万", "1280万"}
    assert portal.state(SECOND) == portal.state(THIRD) == (PageState.PART, FIRST)
    assert portal.revisions(SECOND) == portal.revisions(THIRD) == []
    assert set(portal.addresses(FIRST)) == {
        (FIRST, "its own address"),
        (SECOND, "part 2 of 3"),
        (THIRD, "part 3 of 3"),
    }


def test_a_change_in_a_part_is_a_change_of_the_article(portal: Portal) -> None:
    for number, url in enumerate((FIRST, SECOND, THIRD), 1):
        portal.answers(url, part(number))
    changed = [TEXTS[0], TEXTS[1].replace("8640", "9640"), TEXTS[2]]
    assert portal.answers(SECOND, part(2, texts=changed)).changed == 1
    assert [revision.article.paragraphs for revision in portal.revisions(FIRST)] == [TEXTS, changed]
    with portal.database.read() as connection:
        told = changes.of_page(connection, frontier.page_at(connection, FIRST).page_id)
    assert told
    assert portal.answers(FIRST, part(1, texts=changed) + b" ").unchanged == 1


def test_reading_anew_joins_the_parts_again(portal: Portal) -> None:
    for number, url in enumerate((FIRST, SECOND, THIRD), 1):
        portal.answers(url, part(number))
    portal.answers(SECOND, part(2, texts=[TEXTS[0], TEXTS[1].replace("8640", "9640"), TEXTS[2]]))
    report = reread(portal.database, portal.readers, lambda: portal.at, Task(workers=1))
    assert report.counts["revisions read"] == 2
    assert report.examples == ()


def test_an_article_does_not_wait_for_a_part_that_is_not_there(portal: Portal) -> None:
    portal.answers(FIRST, part(1))
    portal.answers(SECOND, part(2))
    portal.answers(THIRD, b"gone", 404)
    (revision,) = portal.revisions(FIRST)
    assert revision.article.paragraphs == TEXTS[:2]
    assert "parts missing: 3 of 3" in revision.article.warnings


@pytest.mark.parametrize(
    ("other", "head", "why"),
    [
        ("https://www.portal.example/n/7.html", "", "scheme, host"),
        ("http://m.portal.example/n/7.html?from=app", "", "host, query"),
        ("http://portal.example/print/n/7.html", "", "path"),
        (f"{BASE}/show.php?id=7", f'<link rel="canonical" href="{FIRST}">', "canonical link"),
    ],
)
def test_another_address_of_an_article_is_no_other_article(portal: Portal, other: str, head: str, why: str) -> None:
    assert portal.answers(FIRST, page(TEXTS[0])).new == 1
    assert portal.answers(other, page(TEXTS[0], head=head)).unchanged == 1
    assert portal.revisions(other) == []
    assert portal.state(other) == (PageState.ALIAS, FIRST)
    assert portal.addresses(FIRST) == [(FIRST, "its own address"), (other, why)]


MOVED = f"{BASE}/difang/7.html"


def test_an_article_behind_a_redirect_is_known_at_both_ends(portal: Portal) -> None:
    assert portal.answers(FIRST, page(TEXTS[0]), final_url=MOVED).new == 1
    assert portal.addresses(FIRST) == [(MOVED, "where it redirects to"), (FIRST, "its own address")]
    assert portal.addresses(MOVED) == [(FIRST, "redirects here")]
    assert portal.answers(MOVED, page(TEXTS[0])).unchanged == 1
    assert portal.state(MOVED) == (PageState.ALIAS, FIRST)


def test_an_article_that_moves_is_known_at_its_old_address_and_at_its_new_one(portal: Portal) -> None:
    portal.answers(FIRST, page(TEXTS[0]))
    portal.answers(FIRST, page(TEXTS[0]), final_url=MOVED)
    assert portal.state(FIRST) == (PageState.MOVED, MOVED)
    portal.answers(MOVED, page(TEXTS[0]))
    assert portal.state(MOVED) == (PageState.LIVE, None)
    assert portal.addresses(FIRST) == [(FIRST, "its own address"), (MOVED, "where it redirects to")]
    assert portal.addresses(MOVED) == [(FIRST, "redirects here"), (MOVED, "its own address")]


def test_a_redirect_seen_again_is_dated_again(portal: Portal) -> None:
    portal.answers(FIRST, page(TEXTS[0]), final_url=MOVED)
    portal.answers(FIRST, page(TEXTS[0]) + b" ", final_url=MOVED)
    with portal.database.read() as connection:
        evidence = addresses.of_page(connection, frontier.page_at(connection, FIRST).page_id)
    [redirect] = [each for each in evidence if each.url == MOVED]
    assert redirect.last_seen - redirect.first_seen == dt.timedelta(hours=1)


def test_a_canonical_link_that_names_another_article_is_not_believed(portal: Portal) -> None:
    portal.answers(FIRST, page(TEXTS[0]))
    other = f"{BASE}/n/8.html"
    head = f'<link rel="canonical" href="{FIRST}">'
    assert portal.answers(other, page(TEXTS[1], title="村集体经济收入增长一成二", head=head)).new == 1
    assert portal.state(other) == (PageState.LIVE, None)
