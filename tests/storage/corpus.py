"""Articles with figures, versions and changes, for tests that read a whole database."""

from __future__ import annotations

import datetime as dt

from monitor.analyse.following import follow_rest
from monitor.articles import Article, Moment, Precision
from monitor.changes import Revision
from monitor.changes.compare import compare
from monitor.figures import read_figures
from storage import Database
from storage.articles import changes, revisions
from storage.articles.changes import Event
from storage.operation import runs
from tests.storage.kept import NOW, PORTAL, keep

DAY = Moment(dt.datetime(2022, 7, 25, tzinfo=dt.UTC), Precision.DAY)
FIRST = Article(
    "乳源村集体经济增收", "2021年全县村集体经济收入达1260.5万元，比上年增长18%。\n东坪镇方武村种植生姜320亩。", f"{PORTAL}income.html",
    published=DAY, source="韶关日报", author="李明", channel="农业消息", keywords=("村集体", "党建"),
)  # fmt: skip
SECOND = Article(
    "乳源村集体经济增收", "2021年全县村集体经济收入达1360.5万元，比上年增长18%。\n东坪镇方武村种植生姜320亩。", f"{PORTAL}income.html",
    published=DAY, source="韶关日报", author="李明", channel="农业消息", keywords=("村集体", "党建"),
)  # fmt: skip
# Another paper tells the same otherwise, and more of the years before.
OTHER = Article(
    "乳源全县村集体经济收入", "2021年全县村集体经济收入达1500万元。\n2020年全县村集体经济收入870万元，2019年全县村集体经济收入约650万元。", f"{PORTAL}other.html",
    published=DAY, source="农民日报", channel="农业消息",
)  # fmt: skip
# A page from elsewhere may hold anything: a formula, a quotation mark, a line of its own, markup.
HOSTILE = Article(
    '=HYPERLINK("http://bad.example";"茶")', '-2+3|cmd 茶园面积2.1万亩，"约"3000余名茶农。\n@SUM(A1) <script>alert(1)</script>', f"{PORTAL}tea.html",
    published=None, source="+韶关发布", channel="\t金融财经",
)  # fmt: skip
ARTICLES = (FIRST, SECOND, HOSTILE, OTHER)


def fill(database: Database) -> list[int]:
    """The pages' ids: one article in two versions with the change between them, one of hostile texts; and a run."""
    figures = [read_figures(article.body, dt.date(2022, 7, 25)) for article in ARTICLES]
    pages = keep(database, ARTICLES, figures)
    with database.write() as connection:
        before, after = revisions.of_page(connection, pages[0])
        found = compare(Revision(before.article, before.figures), Revision(after.article, after.figures))
        events = [Event(f"change-{n}", pages[0], before.id, after.id, NOW, change) for n, change in enumerate(found)]
        changes.tell(connection, events)
        run = runs.begin(connection, runs.Start("crawl", "test", NOW, "0" * 12, "1", "portal"))
        runs.finish(connection, run, runs.RunState.FINISHED, NOW + dt.timedelta(seconds=90), duration_ms=90_000)
    follow_rest(database, lambda: NOW)
    return pages
