"""Articles spread over several pages: one article at the address of its first part, stored when it is complete."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from monitor.analyse.reading import Readers, Result, article_of, complete, job_for
from monitor.articles import Article
from monitor.errors import PageError
from monitor.pages import join_parts
from storage import Connection
from storage.visits import addresses, frontier, snapshots
from storage.visits.frontier import Candidate, PageKind, PageState, Route
from storage.visits.snapshots import Unread


def gather(connection: Connection, result: Result, readers: Readers, now: dt.datetime) -> list[Result]:
    """What is to be settled for an answer: itself, or the whole article that it is a part of; nothing while parts are to come."""
    article = result.article
    if article is None:
        return [result, *_without(connection, result, readers)]
    if article.parts < 2 or not article.part_urls:
        return [result]
    if not result.watched:
        # Nobody will fetch the other parts: the article says itself that they are missing.
        return [replace(result, article=join_parts([article]))]
    _discover(connection, result.unread, article, now)
    _note(connection, result, article)
    whole = _whole(connection, article.part_urls, readers)
    return [whole] if whole else []


def rejoined(connection: Connection, result: Result, readers: Readers, until: dt.datetime) -> Result:
    """The first part's answer, read anew, with the other parts as they were at a time."""
    article = result.article
    if article is None or article.parts < 2 or not article.part_urls:
        return result
    answers = snapshots.latest_answers(connection, article.part_urls[1:], until) if result.watched else {}
    others = [other for answer in answers.values() if (other := _read(answer, readers))]
    return complete(job_for(result.unread, readers), join_parts([article, *others]))


def _without(connection: Connection, result: Result, readers: Readers) -> list[Result]:
    """The article that has waited for a part, now that there is no such part."""
    first = frontier.part_of(connection, result.unread.page_id)
    answer = snapshots.latest_answers(connection, [first]).get(first) if first else None
    article = _read(answer, readers) if answer else None
    whole = _whole(connection, article.part_urls, readers) if article else None
    return [whole] if whole else []


def _discover(connection: Connection, unread: Unread, article: Article, now: dt.datetime) -> None:
    found = [
        Candidate(url, PageKind.ARTICLE, Route.PART, article.part_urls[0], unread.channel, article.title)
        for url in article.part_urls
        if url != unread.url
    ]
    frontier.discover(connection, unread.site, found, now)


def _note(connection: Connection, result: Result, article: Article) -> None:
    """Keep what an answer is: a part, and of what."""
    unread, first = result.unread, article.part_urls[0]
    said = f"part {article.part} of {article.parts} of {first}"
    snapshots.settle(connection, unread.snapshot_id, "part", said, result.reader)
    if article.part == 1:
        return
    frontier.set_state(connection, unread.page_id, PageState.PART, moved_to=first)
    home = frontier.page_at(connection, first)
    why = f"part {article.part} of {article.parts}"
    seen = addresses.Seen(home.page_id, unread.url, article.canonical or first, why, unread.fetched_at)
    addresses.note(connection, [seen])


def _whole(connection: Connection, urls: Sequence[str], readers: Readers) -> Result | None:
    """The article joined from the answers kept of its parts; None while one that was never fetched is to come."""
    answers = snapshots.latest_answers(connection, urls)
    first = answers.get(urls[0])
    if first is None or frontier.untried(connection, [url for url in urls if url not in answers]):
        return None
    found = [article for url in urls if url in answers and (article := _read(answers[url], readers))]
    if not any(article.part == 1 for article in found):
        return None
    latest = max(answer.fetched_at for answer in answers.values())
    return complete(job_for(replace(first, fetched_at=latest), readers), join_parts(found))


def _read(answer: Unread, readers: Readers) -> Article | None:
    try:
        return article_of(job_for(answer, readers), answer.final_url or answer.url)
    except PageError:
        return None
