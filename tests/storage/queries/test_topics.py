"""The articles of a topic are listed by the days of their labels, as they are found by going through all."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

import pytest
from alembic import command
from sqlalchemy import select

from monitor.articles import Article, Moment, Precision, TopicLabel
from storage import Database
from storage.engine.migrating import alembic_config
from storage.queries import article_lists
from storage.queries.article_lists import Count
from storage.queries.articles import Filter
from storage.tables import LABELS, REVISIONS
from tests.storage.kept import PORTAL, keep
from tests.storage.plans import favour_order, noted, steps

FIRST = dt.datetime(2024, 3, 1, tzinfo=dt.UTC)
TOPIC = Filter(topic="ruyuan")
FILTERS = (
    TOPIC, replace(TOPIC, since=FIRST + dt.timedelta(days=4)), replace(TOPIC, until=FIRST + dt.timedelta(days=5)),
    replace(TOPIC, site="portal"), replace(TOPIC, site="nowhere"), replace(TOPIC, channel="农业消息"),
    Filter(topic="other"),
)  # fmt: skip


@pytest.fixture(scope="module")
def filled(module_database: Database) -> Database:
    """Articles of some days, several on most and some on none; every ninth lost its topic and its day in a second version."""
    told: list[tuple[Article, TopicLabel]] = []
    for number in range(54):
        at = None if number % 11 == 10 else Moment(FIRST + dt.timedelta(days=number * 5 % 9), Precision.DAY)
        url, channel = f"{PORTAL}{number}.html", "农业消息" if number % 2 else None
        article = Article(f"第{number}篇", "乳源种植生姜。", url, published=at, channel=channel)
        verdict = "on" if number % 3 else "passing"
        told.append((article, TopicLabel("ruyuan", verdict, 0.5)))
        if number % 9 == 4:
            told.append((replace(article, body="改种茶叶。", published=None), TopicLabel("ruyuan", "off", 0.0)))
    keep(module_database, [article for article, _ in told], labels=[label for _, label in told])
    return module_database


def listed(database: Database, wanted: Filter, limit: int) -> Iterator[int]:
    """The ids of the articles of a filter, fetched in parts."""
    cursor = None
    while True:
        with database.read() as connection:
            found = article_lists.find(connection, wanted, cursor=cursor, limit=limit)
        yield from (one.id for one in found.items)
        if found.next is None:
            return
        cursor = found.next


@pytest.mark.parametrize("wanted", FILTERS, ids=range(len(FILTERS)))
@pytest.mark.parametrize("limit", [4, 50])
def test_labels_list_what_a_walk_through_all_finds(filled: Database, wanted: Filter, limit: int) -> None:
    # A second verdict, which no label has, keeps the labels from being asked for the order.
    walked = list(listed(filled, replace(wanted, verdicts=("on", "never")), limit))
    assert list(listed(filled, wanted, limit)) == walked
    assert bool(walked) is (wanted.site != "nowhere" and wanted.topic == "ruyuan")
    with filled.read() as connection:
        assert article_lists.count(connection, wanted) == Count(len(walked))


def test_their_index_gives_the_order(filled: Database) -> None:
    with filled.read() as connection:
        favour_order(connection)
        with noted() as statements:
            article_lists.find(connection, TOPIC)
        plan = steps(connection, *statements[0])
    assert any("ix_labels_newest" in step for step in plan), plan
    assert any("Presorted Key: labels.published" in step or "RIGHT PART OF ORDER BY" in step for step in plan), plan


def test_labels_of_the_version_before_get_their_days(filled: Database) -> None:
    days = select(LABELS.c.revision_id, LABELS.c.published).order_by(LABELS.c.revision_id)
    with filled.read() as connection:
        before = connection.execute(days).all()
        own = select(REVISIONS.c.id, REVISIONS.c.published).order_by(REVISIONS.c.id)
        assert before == connection.execute(own).all()
    for way, to in ((command.downgrade, "0031"), (command.upgrade, "head")):
        with filled.engine.connect() as connection:
            way(alembic_config(connection), to)
            connection.commit()
    with filled.read() as connection:
        assert connection.execute(days).all() == before
    assert filled.differences() == []
