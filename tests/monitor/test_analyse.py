"""What was fetched becomes revisions, figures, labels and changes, each once, whatever the order and the repetition."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import pytest

from monitor.analyse import Readers, Summary, analyse
from monitor.articles import SHANGHAI
from monitor.changes import ChangeKind
from monitor.profiles import Profile
from monitor.topics import RUYUAN
from storage import Database
from storage.articles import changes, revisions
from storage.operation import runs
from storage.queries import article_lists, articles, outbox_items
from storage.queries.articles import Filter
from storage.visits import frontier, sites, snapshots
from storage.visits.frontier import Candidate, PageKind, PageState, Route
from storage.visits.snapshots import Fetched, NextVisit

BASE = "http://portal.example"
URL = f"{BASE}/jinrong/20260305_1001.html"
START = dt.datetime(2026, 3, 5, 10, tzinfo=SHANGHAI)
PAGE = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>{title}-食品新闻门户</title></head><body>
<div class="top"><div class="nav"><a href="/">网站首页</a>| <a href="/jinrong/">金融财经</a></div></div>
<div class="left"><div class="place"><a href="/">首页</a> > <a href="/jinrong/">金融财经</a> > 正文</div>
<h1 class="title">{title}</h1><div class="info">2026-03-05 09:12:30&nbsp;&nbsp;来源:韶关日报</div>
<div class="content"><p>　　截至2026年2月底,乳源瑶族自治县共有{count}名党员报名参加村级网格巡查,覆盖103个行政村。</p>
<p>　　县委组织部负责人介绍,去年全县村集体经济收入达{income}万元,比上年增长12.5%。</p>{more}</div>
<div class="keywords">关键词: <a href="#">基层治理</a></div></div></body></html>"""
TEXT = {"title": "乳源织密基层治理网格", "count": "3200余", "income": "8640", "more": ""}


class Portal:
    """A page's answers, kept one after the other as a crawl would keep them."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.at = START

    def answers(self, status: int = 200, final_url: str | None = None, after_hours: float = 2, **text: str) -> Summary:
        self.at += dt.timedelta(hours=after_hours)
        body = PAGE.format(**(TEXT | text)) if status == 200 else "<html><body>404</body></html>"
        with self.database.write() as connection:
            site = sites.enter(connection, "portal", BASE)
            frontier.discover(connection, site, [Candidate(URL, PageKind.ARTICLE, Route.LIST, BASE)], self.at)
            due = frontier.page_at(connection, URL)
            headers = {"content-type": "text/html; charset=utf-8"}
            answer = Fetched(due, self.at, status, headers, body.encode(), final_url)
            snapshots.keep(connection, None, [answer], lambda _: NextVisit(self.at + dt.timedelta(days=1), "test"))
        return self.read()

    def read(self) -> Summary:
        with self.database.read() as connection:
            profiles = {site: Profile() for site, _ in sites.every(connection)}
        return analyse(self.database, Readers(SHANGHAI, profiles, (RUYUAN,)), lambda: self.at, workers=1)

    def told(self) -> Sequence[changes.Told]:
        with self.database.read() as connection:
            return changes.of_page(connection, frontier.page_at(connection, URL).page_id)

    def state(self) -> PageState:
        with self.database.read() as connection:
            return frontier.page_at(connection, URL).state


@pytest.fixture
def portal(database: Database) -> Portal:
    return Portal(database)


def test_a_page_becomes_an_article_with_figures_and_its_topic(portal: Portal) -> None:
    assert portal.answers() == Summary(read=1, new=1)
    with portal.database.read() as connection:
        [found] = article_lists.find(connection, Filter(topic="ruyuan")).items
        detail = articles.detail(connection, found.id)
    article = detail.latest.article
    assert (article.title, str(article.published), article.source) == (
        TEXT["title"],
        "2026-03-05T09:12:30+08:00",
        "韶关日报",
    )
    assert (article.channel, article.keywords) == ("金融财经", ("基层治理",))
    assert {(str(f.value), f.unit) for f in detail.latest.figures} >= {
        ("3200", "名"),
        ("103", "个"),
        ("86400000", "元"),
        ("12.5", "%"),
    }
    assert detail.labels[0].verdict == "on"


def test_the_same_again_gives_no_revision(portal: Portal) -> None:
    portal.answers()
    assert portal.answers() == Summary()
    assert portal.read() == Summary()
    assert portal.told() == []


def test_another_template_around_the_same_article_gives_no_revision(portal: Portal) -> None:
    portal.answers()
    assert portal.answers(more="<!-- built by another machine -->") == Summary(read=1, unchanged=1)


def test_one_altered_figure_is_one_change_that_names_both_values_and_the_sentence(portal: Portal) -> None:
    portal.answers()
    assert portal.answers(count="3400余") == Summary(read=1, changed=1, told=1)
    [told] = portal.told()
    assert told.change.kind is ChangeKind.FIGURE
    assert told.change.silent
    assert (told.before, told.after) == (1, 2)
    [altered] = told.change.figures
    assert altered.before is not None
    assert altered.after is not None
    assert (str(altered.before.value), str(altered.after.value)) == ("3200", "3400")
    assert "3400余名党员" in told.change.sentence_after


def test_a_headline_and_an_addition_are_told_apart(portal: Portal) -> None:
    portal.answers()
    portal.answers(title="乳源织密基层治理“一张网”", more="<p>　　3月6日,县纪委对网格巡查情况开展了督查。</p>")
    assert {told.change.kind for told in portal.told()} == {ChangeKind.HEADLINE, ChangeKind.ADDITION}


def test_a_page_is_withdrawn_only_after_a_second_look_and_told_once(portal: Portal) -> None:
    portal.answers()
    portal.answers(status=404)
    assert (portal.state(), portal.told()) == (PageState.SUSPECT, [])
    portal.answers(status=404)
    assert portal.state() is PageState.WITHDRAWN
    portal.answers(status=404)
    portal.answers(status=410)
    assert [told.change.kind for told in portal.told()] == [ChangeKind.WITHDRAWN]


def test_a_page_that_was_only_away_for_a_moment_is_not_withdrawn(portal: Portal) -> None:
    portal.answers()
    portal.answers(status=404)
    portal.answers()
    assert (portal.state(), portal.told()) == (PageState.LIVE, [])


def test_a_withdrawn_page_returns(portal: Portal) -> None:
    portal.answers()
    portal.answers(status=404)
    portal.answers(status=404)
    portal.answers()
    assert portal.state() is PageState.LIVE
    assert [told.change.kind for told in portal.told()] == [ChangeKind.WITHDRAWN, ChangeKind.RETURNED]


def test_a_redirect_to_the_front_page_is_a_withdrawal(portal: Portal) -> None:
    portal.answers()
    portal.answers(final_url=f"{BASE}/index.html")
    portal.answers(final_url=f"{BASE}/index.html", title="再看")
    assert [told.change.kind for told in portal.told()] == [ChangeKind.WITHDRAWN]


def test_a_redirect_to_another_address_is_a_move(portal: Portal) -> None:
    portal.answers()
    portal.answers(final_url=f"{BASE}/difang/1.html", title="换址")
    assert portal.state() is PageState.MOVED
    [told] = portal.told()
    assert (told.change.kind, told.change.after) == (ChangeKind.MOVED, f"{BASE}/difang/1.html")


def test_back_and_forth_is_told_as_a_return_and_once(portal: Portal) -> None:
    portal.answers()
    for count in ("3400余", "3200余", "3400余", "3200余"):
        portal.answers(count=count)
    told = portal.told()
    assert [(one.change.kind, one.before, one.after) for one in told] == [
        (ChangeKind.FIGURE, 1, 2),
        (ChangeKind.REVERTED, 2, 3),
    ]
    assert told[-1].change.reasons[-1] == "returned to revision 1"


def test_a_page_that_never_was_is_missing_not_withdrawn(portal: Portal) -> None:
    portal.answers(status=404)
    portal.answers(status=404)
    assert (portal.state(), portal.told()) == (PageState.MISSING, [])


def test_a_page_that_is_no_article_is_kept_and_said_to_be_none(portal: Portal) -> None:
    with portal.database.write() as connection:
        site = sites.enter(connection, "portal", BASE)
        frontier.discover(connection, site, [Candidate(URL, PageKind.ARTICLE, Route.LIST, BASE)], START)
        answer = Fetched(frontier.page_at(connection, URL), START, 200, {}, b"<html><body><p>hi</p></body></html>")
        snapshots.keep(connection, None, [answer], lambda _: NextVisit(None, "test"))
    assert portal.read() == Summary(read=1, refused=1)
    assert portal.state() is PageState.OTHER


def test_revisions_keep_the_article_whole(portal: Portal) -> None:
    portal.answers()
    with portal.database.read() as connection:
        stored = revisions.latest(connection, frontier.page_at(connection, URL).page_id)
    assert stored is not None
    assert revisions.content_digest(stored.article) == stored.digest
    assert [stored.article.body[f.span.start : f.span.end] for f in stored.figures] == [f.text for f in stored.figures]


def test_a_fault_of_a_reader_is_kept_and_stops_nothing(portal: Portal, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("monitor.figures.read_figures", fail)
    assert portal.answers() == Summary(read=1, refused=1)
    with portal.database.read() as connection:
        assert [fault.kind for fault in runs.faults(connection)] == ["reader"]
    monkeypatch.undo()
    assert portal.answers(count="3400余") == Summary(read=1, new=1)


def test_what_is_to_be_told_enters_the_outbox_with_the_change_and_once(portal: Portal) -> None:
    portal.answers()
    portal.answers(count="3400余")
    portal.answers(count="3400余")
    with portal.database.read() as connection:
        article, change = outbox_items.unrouted(connection, 10)
    assert (article.notice.kind, article.site, article.topics) == ("new", "portal", {"ruyuan"})
    assert article.article is not None
    assert article.article.title == TEXT["title"]
    assert (change.notice.kind, change.topics) == ("figure", {"ruyuan"})
    assert change.told is not None
    assert change.told.id == change.notice.change_id
    assert portal.read() == Summary()


def test_a_change_that_is_not_kept_is_not_told(portal: Portal) -> None:
    portal.answers()
    [told] = (portal.answers(count="3400余"), *portal.told())[1:]
    event = changes.Event("0" * 32, told.page_id, None, None, portal.at, told.change)

    def fail() -> None:
        with portal.database.write() as connection:
            changes.tell(connection, [event])
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    with portal.database.read() as connection:
        assert [item.notice.kind for item in outbox_items.unrouted(connection, 10)] == ["new", "figure"]
