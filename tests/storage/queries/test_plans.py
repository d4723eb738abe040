"""Every question of the page, the commands and the interface is answered by index, on both databases."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import Connection, select

from monitor import query
from storage import Database
from storage.articles import changes, revisions
from storage.engine.slices import mark
from storage.queries import (
    article_lists,
    articles,
    change_lists,
    conditions,
    conflict_lists,
    figure_lists,
    provenance,
    run_lists,
    series,
)
from storage.queries.article_lists import Order
from storage.queries.articles import Filter
from storage.queries.change_lists import ChangeFilter, ChangeOrder
from storage.queries.overview import overview
from storage.queries.series import SeriesFilter, SeriesOrder
from storage.tables import PAGES
from storage.visits.frontier import PageState
from tests.storage.corpus import fill
from tests.storage.plans import favour_order, noted, read_whole, steps

DAY = dt.datetime(2022, 7, 1, tzinfo=dt.UTC)
Ask = Callable[[Connection], Any]
WORDS = (
    "乳源", "村集体 党建", "村集体 OR 茶", "村集体 NOT 茶", "标题:村集体", "来源:韶关日报", "来源:韶关*", "作者:李明", "关键词:党建",
    "地点:东坪镇", "指标:收入", "时期:2021", "单位:亩 数值:>100", "村集体 单位:元 数值:>1000000 时期:2021",
)  # fmt: skip
FILTERS = (
    Filter(), Filter(topic="ruyuan"), Filter(source="韶关日报"), Filter(since=DAY), Filter(since=DAY, until=DAY),
    Filter(changed=True), Filter(channel="农业消息"), Filter(state=PageState.WITHDRAWN),
    *(Filter(words=words) for words in WORDS),
)  # fmt: skip
QUESTIONS: dict[str, Ask] = {
    **{
        f"articles {wanted.words or wanted}": lambda c, w=wanted: article_lists.find(c, w)  # type: ignore[misc]
        for wanted in FILTERS
    },
    **{f"best {words}": lambda c, w=words: article_lists.find(c, Filter(words=w), order=Order.BEST) for words in WORDS},  # type: ignore[misc]
    **{f"figures {words}": lambda c, w=words: figure_lists.find(c, Filter(words=w)) for words in WORDS},  # type: ignore[misc]
    "figures": lambda c: figure_lists.find(c, Filter()),
    "one article": lambda c: articles.detail(c, 1),
    "its looks": lambda c: provenance.looks(c, 1),
    "its versions": lambda c: revisions.of_page(c, 1),
    "one version": lambda c: provenance.revision(c, 1, 1),
    "its changes": lambda c: changes.of_page(c, 1),
    "changes": lambda c: change_lists.find(c, ChangeFilter()),
    "changes of a time": lambda c: change_lists.find(c, ChangeFilter(since=DAY)),
    "one change": lambda c: change_lists.get(c, "change-0"),
    "changes of an article": lambda c: change_lists.find(c, ChangeFilter(article=1), order=ChangeOrder.WEIGHT),
    "series": lambda c: series.find(c, SeriesFilter()),
    "new series": lambda c: series.find(c, SeriesFilter(), order=SeriesOrder.NEW),
    "conflicts": conflict_lists.find,
    "runs": run_lists.find,
    "faults": run_lists.faults,
    "overview": lambda c: overview(c, DAY),
}  # fmt: skip


@pytest.fixture(scope="module")
def filled(module_database: Database) -> Database:
    """A database with articles, changes, series and a conflict."""
    fill(module_database)
    return module_database


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_question_is_answered_by_index(filled: Database, question: str) -> None:
    with filled.read() as connection:
        with noted() as statements:
            QUESTIONS[question](connection)
        assert statements
        assert read_whole(connection, statements) == {}


def test_whether_one_of_its_figures_fits_is_told_by_the_index_alone(filled: Database) -> None:
    asked = query.parse("单位:亩 数值:>100")
    with filled.read() as connection:
        fits = conditions.page_fits(asked, connection.dialect.name, conditions.Asked.EACH)
        with noted() as statements:
            connection.execute(select(PAGES.c.id).where(fits))
        plan = steps(connection, *statements[-1])
    assert [step for step in plan if re.search(r"figures .*COVERING|Only Scan using \w+ on figures", step)], plan


@pytest.mark.parametrize("words", ["村集体 OR 茶", "(村集体 OR 茶) (党建 OR 茶)", "村集体 NOT 茶"])
def test_words_of_which_some_or_none_are_to_be_are_looked_up(filled: Database, words: str) -> None:
    with filled.read() as connection:
        if connection.dialect.name == "postgresql":
            with noted() as statements:
                connection.execute(article_lists.selection(connection, Filter(words=words)))
            # Whether each revision is among those of a word.
            assert "hashed" not in " ".join(steps(connection, *statements[-1]))


def test_of_each_page_the_words_are_not_looked_up_everywhere(filled: Database) -> None:
    asked = query.parse("指标:收入 (时期:2021 OR 时期:2022)")
    with filled.read() as connection:
        dialect = connection.dialect.name
        for how in conditions.Asked:
            chosen = select(PAGES.c.id).where(conditions.page_fits(asked, dialect, how))
            with noted() as statements:
                connection.execute(chosen)
            plan = " ".join(steps(connection, *statements[-1]))
            assert "Unique" not in plan


def test_open_conflicts_are_told_in_the_order_of_their_index(filled: Database) -> None:
    with filled.read() as connection:
        with noted() as statements:
            conflict_lists.find(connection)
        favour_order(connection)
        plan = steps(connection, *statements[0])
    assert any("ix_conflicts_open" in step for step in plan), plan
    assert not any("TEMP B-TREE" in step or "Sort" in step for step in plan), plan


def test_what_is_asked_often_is_planned_for_what_is_asked_each_time(filled: Database) -> None:
    with filled.read() as connection:
        if connection.dialect.name == "postgresql":
            for amount in range(20):
                figure_lists.find(connection, Filter(words=f"单位:亩 数值:>{amount}"))
            plans = "SELECT sum(generic_plans), sum(custom_plans) FROM pg_prepared_statements"
            generic, custom = connection.exec_driver_sql(f"{plans} WHERE cardinality(parameter_types) > 0").one()
            assert generic == 0
            assert custom > 0


@pytest.mark.parametrize("wanted", [Filter(), Filter(topic="ruyuan")])
def test_a_part_far_down_begins_at_its_mark(filled: Database, wanted: Filter) -> None:
    with filled.read() as connection:
        favour_order(connection)
        with noted() as statements:
            article_lists.find(connection, wanted, cursor=mark((DAY, 1)))
        plan = steps(connection, *statements[0])
    assert any("published<?" in step or re.search(r"Index Cond: .*published <= ", step) for step in plan), plan
