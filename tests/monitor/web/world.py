"""A small portal's record for the page's tests: articles of several years, edits, a withdrawal, a reprint."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from monitor.analyse import Readers, analyse
from monitor.articles import SHANGHAI
from monitor.health import Finding, Kind
from monitor.profiles import Profile
from monitor.reasons import say
from monitor.topics import RUYUAN
from storage import Database
from storage.operation import incidents, runs
from storage.operation.runs import Counts, RunState, Start
from storage.visits import frontier, sites, snapshots
from storage.visits.frontier import Candidate, PageKind, Route
from storage.visits.snapshots import Fetched, NextVisit

BASE = "http://portal.example"
START = dt.datetime(2026, 3, 6, 20, tzinfo=SHANGHAI)
NOW = dt.datetime(2026, 3, 12, 12, tzinfo=SHANGHAI)
PAGE = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>{title}-食品新闻门户</title></head><body>
<div class="top"><div class="nav"><a href="/">网站首页</a>| <a href="/{slug}/">{channel}</a></div></div>
<div class="left"><div class="place"><a href="/">首页</a> > <a href="/{slug}/">{channel}</a> > 正文</div>
<h1 class="title">{title}</h1><div class="info">{time}&nbsp;&nbsp;来源:{source}</div>
<div class="content">{body}</div>
<div class="keywords">关键词: <a href="#">基层治理</a> <a href="#">乡村振兴</a></div></div></body></html>"""
GONE = "<html><body>404</body></html>"


@dataclass(frozen=True)
class Story:
    """An article of the portal: its path, title, time, source, channel and paragraphs."""

    path: str
    title: str
    time: str
    source: str
    paragraphs: tuple[str, ...]
    channel: str = "农业消息"
    slug: str = "nongye"

    @property
    def url(self) -> str:
        """Its address."""
        return f"{BASE}{self.path}"

    def page(self, *edits: tuple[str, str], title: str | None = None, source: str | None = None) -> str:
        """Its page, with some words of the body put in place of others."""
        body = "".join(f"<p>　　{paragraph}</p>" for paragraph in self.paragraphs)
        for before, after in edits:
            assert before in body
            body = body.replace(before, after)
        return PAGE.format(
            title=title or self.title, slug=self.slug, channel=self.channel, time=self.time,
            source=source or self.source, body=body,
        )  # fmt: skip


GRID = Story(
    "/jinrong/20260302_1001.html", "乳源织密基层治理网格", "2026-03-02 09:12:30", "韶关日报",
    ("截至2026年2月底,乳源瑶族自治县共有3200余名党员报名参加村级网格巡查,覆盖103个行政村。",
     "县委组织部负责人介绍,2025年全县村集体经济收入达8640万元,比上年增长12.5%,其中东坪镇达1260万元。",
     "到2027年,全县村集体经济收入将突破1亿元。"),
    "金融财经", "jinrong",
)  # fmt: skip
REPRINT = Story(
    "/zonghe/20260303_2001.html", "乳源织密基层治理网格 党员进网格", "2026-03-03 08:00:00", "南粤乡村周刊",
    GRID.paragraphs, "综合新闻", "zonghe",
)  # fmt: skip
LEDGER = Story(
    "/nongye/20260303_1002.html", "乳源村集体经济账本", "2026-03-03 11:40:00", "乳源融媒",
    ("2022年,乳源村集体经济收入为5200万元。2023年,乳源村集体经济收入为6350万元。2024年,乳源村集体经济收入约7680万元。",
     "2025年,乳源村集体经济收入为8800万元。全县瑶药种植面积达4.6万亩,带动农户6200余户。"),
)  # fmt: skip
HERBS = Story(
    "/baojian/20260304_1003.html", "大山里的“百草园”:乳源瑶药产业", "2026-03-04 15:20:00", "粤北新闻网",
    ("2022年,乳源瑶药种植面积为2.9万亩。2023年,乳源瑶药种植面积为3.4万亩。2024年,乳源瑶药种植面积为4.1万亩。",
     "2025年,乳源瑶药种植面积为4.6万亩,鲜品产量2.31万吨,综合产值7.28亿元。"),
    "保健食品", "baojian",
)  # fmt: skip
GINGER = Story(
    "/nongye/20260305_1004.html", "乳源方武村生姜喜获丰收", "2026-03-05 09:12:30", "韶关日报",
    ("3月5日,乳源瑶族自治县东坪镇方武村党支部组织党员采收生姜。今年该村种植生姜320亩,预计总产量48万公斤。",
     "村党支部书记介绍,去年方武村村集体经济收入达52.6万元,比上年增长18%。"),
)  # fmt: skip
TOUR = Story(
    "/zonghe/20260305_1007.html", "乳源必背瑶寨一季度接待游客8.6万人次", "2026-03-05 18:05:00", "乳源融媒",
    ("今年一季度,乳源必背镇接待游客8.6万人次,旅游收入2150万元,同比增长21.3%。",), "综合新闻", "zonghe",
)  # fmt: skip
PORK = Story(
    "/nongye/20260306_1005.html", "全国猪肉价格小幅回落", "2026-03-06 16:30:00", "农民日报",
    ("3月6日,全国农产品批发市场猪肉平均价格为20.38元/公斤,比前一天下降0.4%。重点监测的28种蔬菜平均价格为5.12元/公斤。",),
)  # fmt: skip
MARKUP = Story(
    "/nongye/20260306_1006.html", "乳源推介&lt;b&gt;瑶山&lt;/b&gt;&lt;script&gt;alert(1)&lt;/script&gt;", "2026-03-06 17:30:00", "韶关日报",
    ("乳源瑶族自治县举办推介会,签约项目12个,其中农业项目5个、旅游项目9个,金额3.5亿元。&lt;img src=x onerror=alert(2)&gt;会后,来宾参观了必背镇。",),
)  # fmt: skip
STORIES = (GRID, REPRINT, LEDGER, HERBS, GINGER, PORK, MARKUP, TOUR)


class Record:
    """A database that is filled as a crawl and an analysis would fill it."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.at = START

    def answer(self, story: Story, page: str, status: int = 200) -> None:
        """Keep an answer of a story's page."""
        with self.database.write() as connection:
            site = sites.enter(connection, "food-portal", BASE)
            found = Candidate(
                story.url, PageKind.ARTICLE, Route.LIST, f"{BASE}/{story.slug}/", story.channel, story.title
            )
            frontier.discover(connection, site, [found], self.at)
            due = frontier.page_at(connection, story.url)
            answer = Fetched(due, self.at, status, {"content-type": "text/html; charset=utf-8"}, page.encode())
            snapshots.keep(
                connection,
                self._run,
                [answer],
                lambda _: NextVisit(self.at + dt.timedelta(days=2), say("due-found", route="list")),
            )

    def look(self, at: dt.datetime, answers: list[tuple[Story, str, int]], state: RunState = RunState.FINISHED) -> None:
        """A crawl at that time with these answers, and its analysis."""
        self.at = at
        with self.database.write() as connection:
            self._run = runs.begin(connection, Start("crawl", "schedule", at, "0" * 12, "test", "food-portal"))
        for story, page, status in answers:
            self.answer(story, page, status)
        with self.database.write() as connection:
            counts = Counts(requests=len(answers), bytes=sum(len(page) for _, page, _ in answers), new=len(answers))
            message = "the home page answered 503" if state is RunState.FAILED else None
            runs.finish(connection, self._run, state, at, counts=counts, message=message, duration_ms=4200)
        with self.database.read() as connection:
            profiles = {site: Profile() for site, _ in sites.every(connection)}
        analyse(self.database, Readers(SHANGHAI, profiles, (RUYUAN,)), lambda: self.at, workers=1)


def fill(database: Database) -> None:
    """A week: eight articles, three of them edited, one twice; two withdrawn."""
    record = Record(database)
    record.look(START, [(story, story.page(), 200) for story in STORIES])
    record.look(START + dt.timedelta(days=2), [], RunState.FAILED)
    record.look(
        START + dt.timedelta(days=3),
        [
            (GRID, GRID.page(("3200余名", "3400余名")), 200),
            (GINGER, GINGER.page(("320亩", "350亩")), 200),
            (REPRINT, REPRINT.page(("8640万元", "8460万元")), 200),
            (PORK, GONE, 404),
            (TOUR, GONE, 404),
        ],
    )
    edits = (("3200余名", "3400余名"), ("8640万元", "8690万元"))
    record.look(
        START + dt.timedelta(days=5),
        [(GRID, GRID.page(*edits, title="乳源织密基层治理“一张网”"), 200), (PORK, GONE, 404), (TOUR, GONE, 404)],
    )
    record.look(NOW - dt.timedelta(minutes=40), [(HERBS, HERBS.page(), 200)])
    with database.write() as connection:
        [(site, _)] = sites.every(connection)
        down = Finding(Kind.UNREACHABLE, START + dt.timedelta(days=2), say("health-outages", bad=9, all=12))
        number = incidents.open_(connection, site, down, START + dt.timedelta(days=2))
        incidents.close(connection, number, START + dt.timedelta(days=3))


def trouble(database: Database) -> int:
    """The number of an incident that begins now: the portal's layout is another one."""
    finding = Finding(
        Kind.LAYOUT, NOW - dt.timedelta(hours=3), say("health-selectors", fields="title, body"),
        ("title h1.title", "body .content"), (1, 2), (3,),
    )  # fmt: skip
    proposal = [{"field": "title", "selector": "h1.headline", "score": 0.96, "example": "乳源织密基层治理网格"}]
    with database.write() as connection:
        [(site, _)] = sites.every(connection)
        return incidents.open_(connection, site, finding, NOW, proposal)
