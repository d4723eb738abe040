"""Writes the outcome of reading: a revision, a turn in a page's life, or the reason why there is none."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from monitor.analyse.learning import look_sooner
from monitor.analyse.reading import OK, Result
from monitor.analyse.signing import find_lie, sign
from monitor.analyse.telling import tell_articles, tell_differences, tell_life, tell_template
from monitor.articles import Article
from monitor.changes import ChangeKind, Revision
from monitor.changes.life import Life, LifeEvent, Look, look_at
from monitor.pages import canonical_url, kinship
from storage import Connection
from storage.articles import copies, revisions
from storage.articles.revisions import Reading, StoredRevision
from storage.operation import runs
from storage.visits import addresses, frontier, snapshots
from storage.visits.frontier import Candidate, PageKind, PageState, Route
from storage.visits.snapshots import Unread

# A page that seems gone is looked at again after this, before anybody is told.
SECOND_LOOK = dt.timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Summary:
    """What an analysis did."""

    read: int = 0
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    gone: int = 0
    refused: int = 0
    told: int = 0

    def __add__(self, other: Summary) -> Summary:
        return Summary(*(a + b for a, b in zip(self._values(), other._values(), strict=True)))

    def _values(self) -> tuple[int, ...]:
        return self.read, self.new, self.changed, self.unchanged, self.gone, self.refused, self.told


def settle(connection: Connection, result: Result, now: dt.datetime) -> Summary:
    """Write what one answer said: its revision, labels, figures and changes, the page's life, and its outcome."""
    unread = result.unread
    sign(connection, [result])
    before = revisions.latest(connection, unread.page_id)
    life, events = look_at(_life(connection, unread), _look(result), SECOND_LOOK)
    reverted = [event for event in events if event.kind is ChangeKind.REVERTED]
    others = [event for event in events if event.kind is not ChangeKind.REVERTED]
    told = tell_life(connection, unread, (None, before.id), others, now) if before is not None else 0
    if result.failed:
        return _settle_failure(connection, result)
    if result.article is None:
        return _settle_refusal(connection, result, life, known=before is not None) + Summary(told=told)
    if before is not None and any(event.kind is ChangeKind.MOVED for event in events):
        return _settle_move(connection, unread, result.reader, now) + Summary(told=told)
    home = _home(connection, unread, result.article) if before is None else None
    if home is not None:
        return _settle_alias(connection, result, result.article, home)
    return _settle_article(connection, result, result.article, before, now, reverted) + Summary(told=told)


def _home(connection: Connection, unread: Unread, article: Article) -> addresses.Home | None:
    """Another page that keeps the same article; None if this one is to keep it.

    Some sites name one canonical address on all their pages: only a page of the same title is believed to be the same.
    """
    home = addresses.home_of(connection, unread.site, article.canonical or unread.url)
    if home is None or home.page_id == unread.page_id:
        return None
    kept = revisions.latest(connection, home.page_id)
    return home if kept is not None and kept.article.title == article.title else None


def _settle_alias(connection: Connection, result: Result, article: Article, home: addresses.Home) -> Summary:
    unread = result.unread
    why = addresses.REDIRECTS_HERE if unread.final_url == home.url else kinship(unread.url, home.url)
    seen = addresses.Seen(home.page_id, unread.url, article.canonical or unread.url, why, unread.fetched_at)
    addresses.note(connection, [seen])
    frontier.set_state(connection, unread.page_id, PageState.ALIAS, moved_to=home.url)
    snapshots.settle(connection, unread.snapshot_id, "alias", f"another address ({why}) of {home.url}", result.reader)
    return Summary(read=1, unchanged=1)


def _life(connection: Connection, unread: Unread) -> Life:
    """The page's life as the database knows it; its revisions are the different contents that it has had."""
    digests = [digest for _, digest in revisions.digests(connection, unread.page_id)]
    contents = tuple(dict.fromkeys(digests))
    standing = frontier.standing(connection, unread.page_id)
    return Life(
        standing.moved_to or unread.url,
        contents,
        contents.index(digests[-1]) + 1 if digests else 0,
        standing.state is PageState.WITHDRAWN,
        standing.missing_since,
    )


def _look(result: Result) -> Look:
    unread = result.unread
    content = revisions.content_digest(result.article) if result.article else None
    return Look(unread.fetched_at, unread.status, content, unread.final_url, result.gone and unread.status == OK)


def _settle_refusal(connection: Connection, result: Result, life: Life, *, known: bool) -> Summary:
    unread = result.unread
    if life.withdrawn or life.missing_since:
        _settle_absence(connection, unread, life, known=known)
    elif unread.status == OK and not known:
        frontier.set_state(connection, unread.page_id, PageState.OTHER)
    elif unread.status == OK:
        # An article was here: what took its place is for the operator to see.
        fault = runs.FaultRecord("unreadable", f"{unread.url}: {result.refusal}", unread.fetched_at, unread.page_id)
        runs.note_faults(connection, None, [fault])
    snapshots.settle(
        connection, unread.snapshot_id, "gone" if result.gone else "refused", result.refusal, result.reader
    )
    return Summary(read=1, gone=1) if result.gone else Summary(read=1, refused=1)


def _settle_failure(connection: Connection, result: Result) -> Summary:
    unread = result.unread
    fault = runs.FaultRecord("reader", f"{unread.url}: {result.refusal}", unread.fetched_at, unread.page_id)
    runs.note_faults(connection, None, [fault])
    snapshots.settle(connection, unread.snapshot_id, "failed", result.refusal, result.reader)
    return Summary(read=1, refused=1)


def _settle_absence(connection: Connection, unread: Unread, life: Life, *, known: bool) -> None:
    if not known:
        frontier.set_state(connection, unread.page_id, PageState.MISSING, missing_since=life.missing_since)
    elif life.withdrawn:
        frontier.set_state(connection, unread.page_id, PageState.WITHDRAWN, missing_since=life.missing_since)
    else:
        again = unread.fetched_at + SECOND_LOOK
        frontier.set_state(
            connection, unread.page_id, PageState.SUSPECT, missing_since=life.missing_since, look_again=again
        )


def _settle_article(
    connection: Connection,
    result: Result,
    article: Article,
    before: StoredRevision | None,
    now: dt.datetime,
    reverted: Sequence[LifeEvent],
) -> Summary:
    unread = result.unread
    reading = reading_of(result, article)
    other = tell_template(connection, unread, before, result.template, now)
    published = article.published.when if article.published else None
    edited = before is not None and before.digest != revisions.content_digest(article)
    look_sooner(connection, unread, edited, published)
    addresses.note(connection, [own_address(unread, article), *ends_of_redirect(connection, unread, article)])
    if edited:
        find_lie(connection, unread)
    if before is not None and not edited:
        revisions.settle_pages(connection, [(before.id, reading)])
        snapshots.settle(connection, unread.snapshot_id, "unchanged", None, result.reader)
        return Summary(read=1, unchanged=1, told=other)
    revision_id = revisions.add(connection, reading)
    snapshots.settle(connection, unread.snapshot_id, "revision", None, result.reader)
    if result.watched:
        frontier.discover(connection, unread.site, neighbours(unread, article), now)
    if before is None:
        if result.watched:
            tell_articles(connection, [(unread, result.labels)], now)
        return Summary(read=1, new=1)
    if reverted:
        # What it returned to was told when it was left.
        told = tell_life(connection, unread, (before.id, revision_id), reverted, now)
        return Summary(read=1, changed=1, told=told + other)
    after = Revision(article, result.figures, charset=article.charset)
    told = tell_differences(connection, unread, before, revision_id, after, now)
    return Summary(read=1, changed=1, told=told + other)


def _settle_move(connection: Connection, unread: Unread, reader: str, now: dt.datetime) -> Summary:
    target = unread.final_url or unread.url
    frontier.set_state(connection, unread.page_id, PageState.MOVED, moved_to=target)
    copies.leave(connection, [unread.page_id])
    candidate = Candidate(target, PageKind.ARTICLE, Route.REDIRECT, unread.url, unread.channel)
    frontier.discover(connection, unread.site, [candidate], now)
    identities = canonical_url(unread.url), canonical_url(target)
    addresses.note(connection, addresses.redirect(connection, unread.url, target, identities, unread.fetched_at))
    snapshots.settle(connection, unread.snapshot_id, "moved", target, reader)
    return Summary(read=1, changed=1)


def reading_of(result: Result, article: Article) -> Reading:
    """What is kept of a result."""
    unread = result.unread
    return Reading(
        unread.page_id, unread.snapshot_id, unread.fetched_at, article, result.figures, result.labels, result.reader,
        result.notes, article.published.when if article.published else None, result.template,
    )  # fmt: skip


def ends_of_redirect(connection: Connection, unread: Unread, article: Article) -> list[addresses.Seen]:
    """What an answer that came by a redirect says of the addresses at both its ends."""
    if not unread.final_url:
        return []
    identity = article.canonical or unread.final_url
    return addresses.redirect(connection, unread.url, unread.final_url, (identity, identity), unread.fetched_at)


def own_address(unread: Unread, article: Article) -> addresses.Seen:
    """That an article is known under the address of its page."""
    return addresses.Seen(
        unread.page_id, unread.url, article.canonical or unread.url, "its own address", unread.fetched_at
    )


def neighbours(unread: Unread, article: Article) -> list[Candidate]:
    """The articles before and after, where they are on the same host."""
    host = urlsplit(unread.url).netloc
    links = [
        link for link in (article.previous, article.next) if link is not None and urlsplit(link.url).netloc == host
    ]
    return [
        Candidate(link.url, PageKind.ARTICLE, Route.CONTEXT, unread.url, article.channel, link.text) for link in links
    ]
