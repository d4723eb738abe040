"""Enters articles of pages that had none: most of what a first crawl brings, many rows per statement."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from monitor.analyse.reading import Result
from monitor.analyse.settling import ends_of_redirect, neighbours, own_address, reading_of
from monitor.analyse.signing import sign
from monitor.analyse.telling import tell_articles
from monitor.articles import Article
from monitor.series import SourcePoint
from monitor.series.placing import VERSION
from storage import Connection
from storage.articles import revisions
from storage.articles.revisions import Added
from storage.series.following import Unfollowed
from storage.series.stored_points import day
from storage.visits import addresses, frontier, snapshots
from storage.visits.frontier import Candidate


def sort_out(connection: Connection, results: Sequence[Result]) -> tuple[list[Result], list[Result]]:
    """The results that can be entered together, and those that depend on what is kept or on one another."""
    pages = Counter(result.unread.page_id for result in results)
    identities = Counter(_identity(result) for result in results)
    unread = snapshots.unread_of(connection, [result.unread.snapshot_id for result in results])
    unknown = revisions.unknown(connection, pages)
    homes = addresses.kept(connection, [identity for _, identity in identities])
    fresh: list[Result] = []
    others: list[Result] = []
    for result in results:
        alone = pages[result.unread.page_id] == 1 and identities[_identity(result)] == 1
        first = result.unread.page_id in unknown and _identity(result) not in homes
        simple = result.article is not None and not (result.article.parts > 1 and result.article.part_urls)
        waits = result.unread.snapshot_id in unread
        (fresh if alone and first and simple and waits else others).append(result)
    return fresh, others


def _identity(result: Result) -> tuple[int, str]:
    article = result.article
    return result.unread.site, (article.canonical if article else None) or result.unread.url


def enter(connection: Connection, results: Sequence[Result], now: dt.datetime) -> list[Unfollowed]:
    """Keep the articles of results that `sort_out` found to be independent; their figures, to be put among series at once."""
    found = {result.unread.page_id: (result, result.article) for result in results if result.article}
    if not found:
        return []
    sign(connection, results)
    seen = [own_address(result.unread, article) for result, article in found.values()]
    seen += [end for result, article in found.values() for end in ends_of_redirect(connection, result.unread, article)]
    addresses.note(connection, seen)
    added = revisions.add_all(connection, [reading_of(*one) for one in found.values()], VERSION)
    snapshots.settle_all(connection, {one.unread.snapshot_id: one.reader for one in results}, "revision")
    _discover(connection, found, now)
    tell_articles(connection, [(one.unread, one.labels) for one in results if one.watched], now)
    return [_unfollowed(one, *read) for one, read in zip(added, found.values(), strict=True)]


def _discover(connection: Connection, found: Mapping[int, tuple[Result, Article]], now: dt.datetime) -> None:
    candidates: dict[int, list[Candidate]] = defaultdict(list)
    for result, article in found.values():
        if result.watched:
            candidates[result.unread.site] += neighbours(result.unread, article)
    for site, some in candidates.items():
        frontier.discover(connection, site, some, now)


def _unfollowed(added: Added, result: Result, article: Article) -> Unfollowed:
    """A revision's figures as statements are asked about them; what else places a point was found when it was read."""
    unread, told = result.unread, day(str(article.published) if article.published else None)
    points = tuple(
        (id_, SourcePoint(figure, unread.url, "", published=told))
        for id_, figure in zip(added.figures, result.figures, strict=True)
    )
    return Unfollowed(
        added.id, unread.page_id, unread.snapshot_id, points, article.body, bands=result.bands, is_noted=True
    )
