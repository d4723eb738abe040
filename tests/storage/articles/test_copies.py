"""Families of reprints: found whatever comes first, with the original and what each copy changed of its figures."""

from __future__ import annotations

import itertools

import pytest

from storage import Database
from storage.articles import copies
from tests.monitor.test_following import bring

STORY = (
    "3月5日，乳源瑶族自治县东坪镇方武村党支部组织党员采收生姜，田间地头一派繁忙。今年该村种植生姜320亩，预计总产量48万公斤，"
    "带动周边农户160户增收。村党支部书记介绍，去年村集体经济收入达52.6万元，比上年增长18%，今年还要把烘干房和冷库建起来。"
)
OTHER = (
    "县里召开春季防汛会议，要求各镇把水库、山塘和地质灾害点再查一遍，落实值班值守，备足沙袋和冲锋舟，确保群众转移路线畅通，"
    "并对三十二处隐患点逐一明确责任人，月底前完成整改，由县应急管理局逐镇验收。"
)
ORIGINAL = ("portal-a", "2026-03-05", STORY)
REPRINT = ("portal-b", "2026-03-06", "（记者 李某）" + STORY.replace("52.6万元", "56.2万元"))
EXCERPT = ("portal-c", "2026-03-07", STORY[: STORY.index("村党支部书记")])
APART = ("portal-d", "2026-03-05", OTHER)


@pytest.mark.parametrize("order", list(itertools.permutations(range(4)))[::5])
def test_a_family_is_the_same_in_whatever_order_its_articles_come(database: Database, order: tuple[int, ...]) -> None:
    articles = [ORIGINAL, REPRINT, EXCERPT, APART]
    bring(database, [articles[n] for n in order])
    with database.read() as connection:
        [family] = copies.families(connection)
        assert family.original.url == "import:///portal-a"
        assert [copy.url for copy in family.copies] == ["import:///portal-b", "import:///portal-c"]
        assert copies.sizes(connection, [copy.article_id for copy in family.copies]) == {
            copy.article_id: 3 for copy in family.copies
        }


def test_what_a_reprint_changed_of_the_figures_is_told(database: Database) -> None:
    bring(database, [ORIGINAL, REPRINT, APART])
    with database.read() as connection:
        [family] = copies.families(connection)
        [copy] = family.copies
        [change] = family.differences[copy.article_id].figures
        assert change.before is not None
        assert change.after is not None
        assert (change.before.text, change.after.text, str(change.difference)) == ("52.6万", "56.2万", "36000")
        assert copies.family_of(connection, family.original.article_id) == family


def test_an_article_that_is_rewritten_leaves_its_family(database: Database) -> None:
    rewritten = ("portal-b", "2026-03-06", OTHER)
    bring(database, [ORIGINAL, REPRINT, rewritten])
    with database.read() as connection:
        assert copies.families(connection) == []
    bring(database, [ORIGINAL, ORIGINAL, ORIGINAL, REPRINT])
    with database.read() as connection:
        assert len(copies.families(connection)) == 1


def test_what_is_read_otherwise_only_because_of_the_day_is_no_change_of_the_reprint(database: Database) -> None:
    text = STORY.replace("去年村集体", "今年以来村集体")
    bring(database, [("portal-a", "2026-03-05", text), ("portal-b", "2026-03-20", text)])
    with database.read() as connection:
        [family] = copies.families(connection)
        [copy] = family.copies
        assert family.differences[copy.article_id].figures == ()
