"""Article queries of the page and the API: paged, by the search language, counted up to a limit."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, and_, func, literal, literal_column, or_, select, true

from monitor import query
from storage.engine import slices
from storage.engine.among import among
from storage.engine.slices import Key, Slice, first_of, mark, rest
from storage.queries import articles, conditions, planning
from storage.queries.articles import Filter, Summary, unlooked
from storage.queries.conditions import Asked
from storage.queries.snippets import with_snippets
from storage.search import lookups
from storage.search.index import phrase, stands_in, tokens
from storage.tables import LABELS, PAGES, REVISIONS
from storage.visits.frontier import PageState

# Beyond this many, a list says "more than" and no longer counts.
MOST_COUNTED = 1_000
# Of what more revisions have than this, articles are gone through in their order; with more still, each is asked about.
FEW, MANY = 4_000, 50_000
MOST_HITS, SHOWN = 2_000, 50
# Some articles in their order are asked whether they have words, and so many at most; then the index for all that do.
WINDOW, FARTHEST = 4_000, 32_000
# SQLite's index tells the hits among so many revisions in the time in which it tells of 50 whether each is one.
SPAN = 200_000
# By relevance the newest articles that fit are put in order, so many of them.
RANKED = 500


PUBLISHED = Key(REVISIONS.c.published, read=dt.datetime.fromisoformat)
NEWEST = (PUBLISHED, Key(PAGES.c.id, read=int))
# The same order, by the labels of a topic.
LABELLED = (Key(LABELS.c.published, read=dt.datetime.fromisoformat), Key(PAGES.c.id, read=int))
# Of relevance; its first column is reckoned and none of a table.
RANKING = (Key(literal(0), read=int), *NEWEST)


class Order(StrEnum):
    """How articles are ordered: by their day, or (of the newest) by how many of the words stand in the title, then by their day."""

    NEW = "new"
    BEST = "best"


@dataclass(frozen=True, slots=True)
class Count:
    """How many there are; with `is_more` at least that many."""

    number: int
    is_more: bool = False


@dataclass(frozen=True, slots=True)
class Found(Slice[Summary]):
    """A part of a list of articles; `ranked` is set where more fit than are put in the order of relevance: the newest."""

    ranked: int | None = None

    @property
    def count(self) -> Count | None:
        """How many there are, as far as finding them told."""
        return None if self.ranked is None else Count(self.ranked, is_more=True)


def selection(connection: Connection, wanted: Filter, found_since: dt.datetime | None = None) -> Select[Any]:
    """The query for the articles that a filter selects, its words read in the search language; a row each."""
    # Words, a source or a time of finding make few; all else is met soon by going from the newest on.
    is_wide = not (wanted.words or wanted.source or found_since)
    walked = is_wide and connection.dialect.name == "sqlite"
    chosen = articles.selected(replace(wanted, words=None), walked=walked)
    if wanted.words:
        chosen = chosen.where(
            conditions.fits_article(planning.asked(connection, wanted.words), connection.dialect.name)
        )
    return chosen if found_since is None else chosen.where(PAGES.c.first_seen >= found_since)


def find(
    connection: Connection,
    wanted: Filter,
    *,
    order: Order = Order.NEW,
    found_since: dt.datetime | None = None,
    cursor: str | None = None,
    limit: int = 50,
) -> Found:
    """A part of the articles that a filter selects, with snippets where words are searched."""
    ranked = None
    if order is Order.BEST and wanted.words:
        rows, ranked = _ranked(connection, wanted, found_since, cursor)
    else:
        rows = _newest(connection, wanted, found_since, cursor, limit)
    found = _summaries(connection, [row[-1] for row in rows[:limit]])
    if wanted.words:
        found = with_snippets(connection, found, wanted.words)
    last = mark(rows[limit - 1]) if len(rows) > limit else None
    return Found(tuple(found), last, ranked)


def _newest(
    connection: Connection, wanted: Filter, found_since: dt.datetime | None, cursor: str | None, limit: int
) -> Sequence[Row[Any]]:
    """The days and ids of the newest articles that a filter selects, one more than the limit if there are as many."""
    keys = LABELLED if _is_of_labels(wanted, found_since) else NEWEST
    walk = _walk(connection, wanted, found_since, limit)
    if walk is not None and wanted.words:
        asked = _asked(connection, walk, wanted, found_since)
        rows = None if asked is None else _by_windows(connection, asked, cursor, limit)
        if rows is not None:
            return rows
        # Where the newest are not enough, PostgreSQL has all from its index sooner than it asks each.
        walk = walk if connection.dialect.name == "sqlite" else None
    chosen = selection(connection, wanted, found_since) if walk is None else walk
    return _part(connection, chosen, keys, cursor, limit)


# The articles of a window that fit, by its condition; None where there are too many to ask.
Windowed = Callable[[ColumnElement[bool]], Select[Any] | None]


def _asked(
    connection: Connection, walk: Select[Any], wanted: Filter, found_since: dt.datetime | None
) -> Windowed | None:
    """How the articles of a window are asked; None where SQLite would ask each, as for more than words."""
    if connection.dialect.name == "postgresql":
        return walk.where
    node = planning.asked(connection, wanted.words or "")
    words = planning.only_words(node)
    if words is None:
        return None
    chosen = articles.selected(replace(wanted, words=None), walked=True)
    chosen = chosen if found_since is None else chosen.where(PAGES.c.first_seen >= found_since)
    # What an earlier version alone has is found by asking the few that have one.
    edited = and_(REVISIONS.c.number > 1, conditions.page_fits(node, "sqlite", Asked.EACH))

    def within(days: ColumnElement[bool]) -> Select[Any] | None:
        ids = select(func.min(REVISIONS.c.id), func.max(REVISIONS.c.id)).where(days)
        first, last = connection.execute(ids).one()
        if first is None or last - first > SPAN:
            return None
        hits = select(lookups.with_words_between(words, first, last).subquery().c.revision_id)
        return chosen.where(or_(unlooked(PAGES.c.latest_revision_id).in_(hits), edited), days)

    return within


def _by_windows(connection: Connection, asked: Windowed, cursor: str | None, limit: int) -> Sequence[Row[Any]] | None:
    """One row more than the limit of those that fit, some articles at a time; None if that would take too many.

    Where many are wanted, the first articles tell how many more have to be asked.
    """
    rows: list[Row[Any]] = []
    until = None if cursor is None else first_of(cursor, PUBLISHED)
    passed, window = 0, WINDOW
    while passed + window <= FARTHEST:
        days, last = _window(connection, until, window, is_first=not passed)
        chosen = asked(days)
        if chosen is None:
            break
        rows += _part(connection, chosen, NEWEST, None if passed else cursor, limit - len(rows))
        if len(rows) > limit or last is None:
            return rows
        if not rows:
            break
        passed, until = passed + window, last
        # A quarter more than as many again would take.
        window = (limit + 1 - len(rows)) * passed * 5 // (4 * len(rows)) + 1
    return None


def _ranked(
    connection: Connection, wanted: Filter, found_since: dt.datetime | None, cursor: str | None
) -> tuple[Sequence[Sequence[Any]], int | None]:
    """As `_newest`, by how many of the words stand in the title; with the number of those that were put in order.

    Of words that are everywhere all would have to be looked at: it is the newest that are put in order.
    """
    newest = _newest(connection, wanted, found_since, None, RANKED)
    titles = _titles(connection, [row[-1] for row in newest[:RANKED]])
    phrases = [phrase(words) for words in query.phrases(query.parse(wanted.words or ""))]
    hits = {id_: sum(stands_in(one, title) for one in phrases) for id_, title in titles.items()}
    # The order among as many hits stays that of the days.
    rows = sorted(((hits[row[-1]], *row) for row in newest[:RANKED] if row[-1] in hits), key=lambda row: -row[0])
    return (rest(RANKING, rows, cursor) if cursor else rows), RANKED if len(newest) > RANKED else None


def _titles(connection: Connection, ids: Sequence[int]) -> dict[int, list[str]]:
    """The entries of the titles of articles by id: of a thousand sooner looked through than asked for one by one."""
    chosen = articles.selected(Filter()).where(among(PAGES.c.id, ids)).with_only_columns(PAGES.c.id, REVISIONS.c.title)
    return {row.id: tokens(row.title) for row in connection.execute(chosen)}


def _part(
    connection: Connection, chosen: Select[Any], keys: Sequence[Key], cursor: str | None, limit: int
) -> Sequence[Row[Any]]:
    """The values of the keys of the first rows, or of those after a cursor."""
    return slices.rows(connection, chosen.with_only_columns(*(key.column for key in keys)), keys, cursor, limit)


def _near(connection: Connection) -> ColumnElement[bool]:
    """That an article is among the newest ones: so many as can be asked one by one."""
    return _window(connection, None, WINDOW, is_first=True)[0]


def _window(
    connection: Connection, until: dt.datetime | None, size: int, *, is_first: bool
) -> tuple[ColumnElement[bool], dt.datetime | None]:
    """That an article is one of so many from a day on backwards, that day itself only at first; and the day of the last one.

    The last window, whose day is None, has the articles without a day as well.
    """
    day = PUBLISHED.column
    before = [] if until is None else [day <= until if is_first else day < until]
    some = select(day).where(day.is_not(None), *before).order_by(day.desc()).offset(size).limit(1)
    last = connection.scalar(some)
    if last is not None:
        return and_(day >= last, *before), last
    return (or_(day.is_(None), *before) if before else true()), None


def _walk(
    connection: Connection, wanted: Filter, found_since: dt.datetime | None, limit: int = SHOWN
) -> Select[Any] | None:
    """The query that goes through the articles in their order until enough fit; None where the words find few.

    Without words, of a filter that few articles fit these alone are looked at.
    """
    if wanted.words:
        node = planning.asked(connection, wanted.words)
        found = planning.reach(connection, node, _many(limit))
        if found <= _soon_looked_up(connection, limit):
            return None
        return _walking(connection.dialect.name, node, found <= _many(limit), wanted, found_since)
    if _is_of_labels(wanted, found_since):
        return articles.selected(wanted, labelled=True)
    few = _few(connection, wanted, found_since)
    walked = few is None and not wanted.source and connection.dialect.name == "sqlite"
    chosen = articles.selected(wanted, walked=walked)
    chosen = chosen if few is None else chosen.where(PAGES.c.latest_revision_id.in_(few))
    return chosen if found_since is None else chosen.where(PAGES.c.first_seen >= found_since)


def _is_of_labels(wanted: Filter, found_since: dt.datetime | None) -> bool:
    """Whether an index lists all that a filter selects: the labels of one verdict on its topic, by day."""
    narrower = wanted.words or wanted.source or wanted.changed or wanted.state not in (None, PageState.LIVE)
    return wanted.topic is not None and len(wanted.verdicts) == 1 and not narrower and found_since is None


def _soon_looked_up(connection: Connection, limit: int) -> int:
    """How many that the index finds are looked up sooner than articles are asked in their order until enough fit.

    Of `n` articles of which `found` fit, `limit * n / found` are asked, and PostgreSQL takes half as long for each.
    """
    if connection.dialect.name == "sqlite":
        return FEW
    # An article has two texts, its words and its marks.
    return max(FEW, math.isqrt(limit * planning.texts(connection) // 4))


def _many(limit: int) -> int:
    """Of how many that SQLite's index finds it takes all sooner than it asks each article until enough fit."""
    return MANY if limit <= SHOWN else 4 * MANY


def _few(connection: Connection, wanted: Filter, found_since: dt.datetime | None) -> Select[Any] | None:
    """The revisions that fit a part of a filter which few do, as its index tells; None if there is no such part."""
    for revisions in _listed(wanted, found_since):
        some = select(literal(1)).select_from(revisions.subquery()).limit(FEW + 1).subquery()
        if connection.execute(select(func.count()).select_from(some)).scalar_one() <= FEW:
            return revisions
    return None


def _listed(wanted: Filter, found_since: dt.datetime | None) -> Iterator[Select[Any]]:
    """The revisions that fit a part of a filter, for each part of which an index has them."""
    if found_since is not None:
        new = (PAGES.c.first_seen >= found_since, PAGES.c.latest_revision_id.is_not(None))
        yield select(PAGES.c.latest_revision_id).where(*new)
    if wanted.changed:
        yield select(REVISIONS.c.id).where(literal_column("revisions.number > 1"))
    if wanted.state not in (None, PageState.LIVE):
        odd = select(PAGES.c.latest_revision_id).where(literal_column("pages.state <> 'live'"))
        yield odd.where(PAGES.c.state == wanted.state, PAGES.c.latest_revision_id.is_not(None))
    if wanted.topic is not None:
        yield select(LABELS.c.revision_id).where(LABELS.c.topic == wanted.topic, LABELS.c.verdict.in_(wanted.verdicts))


def _walking(
    dialect: str, node: query.Node, at_once: bool, wanted: Filter, found_since: dt.datetime | None
) -> Select[Any]:
    """The query that goes through the articles in their order, with the words looked up at once or in each."""
    how = Asked.ONCE if at_once and dialect == "sqlite" else Asked.EACH
    walked = dialect == "sqlite" and not wanted.source
    chosen = articles.selected(replace(wanted, words=None), walked=walked)
    each = conditions.page_fits(node, dialect, how) if dialect == "sqlite" else conditions.latest_fits(node, dialect)
    chosen = chosen.where(each)
    return chosen if found_since is None else chosen.where(PAGES.c.first_seen >= found_since)


def _summaries(connection: Connection, ids: list[int]) -> list[Summary]:
    rows = connection.execute(articles.selected(Filter()).where(among(PAGES.c.id, ids)))
    by_id = {row.id: articles.summary(row) for row in rows}
    return [by_id[page] for page in ids]


def count(
    connection: Connection,
    wanted: Filter,
    found_since: dt.datetime | None = None,
    *,
    few: int = FEW,
    hits: int = MOST_HITS,
) -> Count:
    """How many articles a filter selects, counted to a limit; of words with more than a few hits, among the first hits."""
    if wanted.words and (counted := _count_words(connection, wanted, found_since, few, hits)):
        return counted
    # What was found lately is counted from when it was: in the order of their days all articles would be gone through.
    is_lately = found_since is not None and _few(connection, wanted, found_since) is None
    walk = None if is_lately else _walk(connection, wanted, found_since)
    chosen = selection(connection, wanted, found_since) if walk is None else walk
    if is_lately and wanted == Filter(topic=wanted.topic, verdicts=wanted.verdicts):
        chosen = _lately(wanted, found_since)
    some = chosen.with_only_columns(literal(1)).limit(MOST_COUNTED + 1).subquery()
    number = connection.execute(select(func.count()).select_from(some)).scalar_one()
    return Count(min(number, MOST_COUNTED), number > MOST_COUNTED)


def _lately(wanted: Filter, found_since: dt.datetime | None) -> Select[Any]:
    """The articles of a topic that were found since a time, the last one first: each is asked whether it is about it.

    PostgreSQL would look up each one's revision, and once it plans for any time, go through all that is about the topic.
    """
    chosen = select(PAGES.c.id).where(PAGES.c.first_seen >= found_since, PAGES.c.latest_revision_id.is_not(None))
    if wanted.topic is not None:
        about = select(func.count()).select_from(LABELS).where(articles.about(wanted))
        chosen = chosen.where(about.scalar_subquery() > 0)
    return chosen.order_by(PAGES.c.first_seen.desc())


def _count_words(
    connection: Connection, wanted: Filter, found_since: dt.datetime | None, few: int, most_hits: int
) -> Count | None:
    """How many of the first hits of words are of articles that a filter selects; None where the words have few hits."""
    node, dialect = planning.asked(connection, wanted.words or ""), connection.dialect.name
    found = planning.reach(connection, node, MANY)
    if found <= few:
        return None
    words = planning.only_words(node)
    if words is None or dialect == "postgresql":
        # What else is asked of them is found out one by one: as many as a page shows.
        chosen = _walking(dialect, node, found <= MANY, wanted, found_since)
        if dialect == "postgresql":
            chosen = chosen.where(_near(connection))
        some = chosen.with_only_columns(literal(1)).limit(SHOWN + 1).subquery()
        number = connection.execute(select(func.count()).select_from(some)).scalar_one()
        return Count(min(number, SHOWN), number > SHOWN or dialect == "postgresql")
    hits_of = lookups.with_words(dialect, words)
    first = select(hits_of.subquery().c.revision_id).limit(most_hits + 1).subquery()
    revision = REVISIONS.alias().c
    pages = select(revision.page_id).where(revision.id.in_(select(first.c.revision_id)))
    chosen = articles.selected(replace(wanted, words=None)).where(PAGES.c.id.in_(pages))
    chosen = chosen if found_since is None else chosen.where(PAGES.c.first_seen >= found_since)
    number, hits = connection.execute(
        select(
            select(func.count()).select_from(chosen.with_only_columns(PAGES.c.id).subquery()).scalar_subquery(),
            select(func.count()).select_from(first).scalar_subquery(),
        )
    ).one()
    return Count(min(number, most_hits, MOST_COUNTED), number > MOST_COUNTED or hits > most_hits)


def sources(connection: Connection, most: int = 200) -> list[tuple[str, int]]:
    """The sources with the most revisions, for a list to choose from."""
    number = func.count()
    grouped = select(REVISIONS.c.source, number).where(REVISIONS.c.source.is_not(None)).group_by(REVISIONS.c.source)
    return [
        (str(row[0]), row[1])
        for row in connection.execute(grouped.order_by(number.desc(), REVISIONS.c.source).limit(most))
    ]


def topics(connection: Connection) -> list[str]:
    """The topics by which articles are labelled."""
    return list(connection.scalars(select(LABELS.c.topic).distinct().order_by(LABELS.c.topic)))
