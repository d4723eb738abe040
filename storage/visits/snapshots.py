"""Snapshots: what each fetch returned, stored as it came before anything is read from it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, Select, bindparam, func, insert, select, update

from storage.engine import inserts
from storage.engine.among import among
from storage.engine.inserts import ignore
from storage.tables import CHECKS, PAGES, SNAPSHOTS
from storage.visits import raw
from storage.visits.answers import PUBLISHED as PUBLISHED
from storage.visits.answers import Unread as Unread
from storage.visits.frontier import Due, PageKind, PageState

NOT_MODIFIED = 304
GONE = (404, 410)


@dataclass(frozen=True, slots=True)
class Fetched:
    """An answer as it came: `body` is decoded from the transfer's compression only; None for 304."""

    due: Due
    fetched_at: dt.datetime
    status: int
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes | None = None
    final_url: str | None = None
    elapsed_ms: int = 0


class Kept(StrEnum):
    """What keeping an answer came to."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Visit:
    """What the next visit's time depends on."""

    kind: PageKind
    status: int
    kept: Kept
    fetched_at: dt.datetime
    first_seen: dt.datetime
    last_changed: dt.datetime | None
    attempts: int
    state: PageState
    template: str | None = None
    born: dt.datetime | None = None
    looks: int = 0
    edits: int = 0


@dataclass(frozen=True, slots=True)
class NextVisit:
    """When a page is to be fetched next (None: never) and why then."""

    due_at: dt.datetime | None
    why: str


Policy = Callable[[Visit], NextVisit]


def keep(connection: Connection, run_id: int | None, answers: Sequence[Fetched], policy: Policy) -> list[Kept]:
    """What each answer came to; answers like the one before leave a check, all others a snapshot."""
    before = _before(connection, [answer.due.page_id for answer in answers])
    verdicts = _verdicts(answers, {page: known.digest for page, known in before.items()})
    fresh = [(answer, key) for answer, key, kept in verdicts if kept is not Kept.UNCHANGED]
    blobs = raw.put_all(connection, {key: _body(answer, before) for answer, key in fresh if key})
    snapshots = [_snapshot(answer, run_id, blobs[key] if key else None) for answer, key in fresh]
    checks = [_check(answer, run_id) for answer, _, kept in verdicts if kept is Kept.UNCHANGED]
    if snapshots:
        connection.execute(insert(SNAPSHOTS), snapshots)
    if checks:
        connection.execute(ignore(connection, CHECKS), checks)
    _settle_pages(connection, [_page(answer, kept, key, policy) for answer, key, kept in verdicts])
    return [kept for _, _, kept in verdicts]


@dataclass(frozen=True, slots=True)
class _Before:
    """A page's site, and the digest of what was there last."""

    site: int
    digest: bytes | None


def _before(connection: Connection, pages: Sequence[int]) -> dict[int, _Before]:
    rows = connection.execute(select(PAGES.c.id, PAGES.c.site_id, PAGES.c.last_digest).where(PAGES.c.id.in_(pages)))
    return {row.id: _Before(row.site_id, row.last_digest) for row in rows}


def _body(answer: Fetched, before: Mapping[int, _Before]) -> raw.Body:
    known = before.get(answer.due.page_id)
    return raw.Body(answer.body or b"", known.site if known else None, known.digest if known else None)


def _verdicts(answers: Sequence[Fetched], last: dict[int, bytes | None]) -> list[tuple[Fetched, bytes | None, Kept]]:
    """Each answer with its body's digest and what it comes to; answers of one page are held against each other."""
    found = []
    for answer in answers:
        page, key = answer.due.page_id, raw.digest(answer.body) if answer.body is not None else None
        kept = _verdict(answer, key, last.get(page))
        found.append((answer, key, kept))
        if answer.status == 200 and kept is not Kept.UNCHANGED:
            last[page] = key
    return found


def _settle_pages(connection: Connection, pages: Sequence[dict[str, Any]]) -> None:
    """Bring pages up to date, those with the same columns together."""
    groups: dict[tuple[str, ...], list[dict[str, Any]]] = {}
    for page in pages:
        groups.setdefault(tuple(page), []).append({f"new_{name}": value for name, value in page.items()})
    for names, rows in groups.items():
        values: dict[str, Any] = {name: bindparam(f"new_{name}") for name in names if name != "id"}
        connection.execute(update(PAGES).where(PAGES.c.id == bindparam("new_id")).values(values), rows)


def _verdict(answer: Fetched, key: bytes | None, last: bytes | None) -> Kept:
    gone = answer.due.state in (PageState.MISSING, PageState.WITHDRAWN)
    if answer.status == NOT_MODIFIED or (answer.status in GONE and gone):
        return Kept.UNCHANGED
    # A page that comes back, or from elsewhere, is read anew even if it is as it was: that is news by itself.
    steady = not gone and answer.due.state is not PageState.SUSPECT and answer.final_url in (None, answer.due.url)
    if answer.status == 200 and key == last and steady:
        return Kept.UNCHANGED
    if answer.status != 200:
        return Kept.MISSING
    return Kept.NEW if last is None else Kept.CHANGED


def _check(answer: Fetched, run_id: int | None) -> dict[str, Any]:
    return {"page_id": answer.due.page_id, "checked_at": answer.fetched_at, "run_id": run_id, "status": answer.status}


def _snapshot(answer: Fetched, run_id: int | None, blob_id: int | None) -> dict[str, Any]:
    return {
        "page_id": answer.due.page_id,
        "run_id": run_id,
        "fetched_at": answer.fetched_at,
        "status": answer.status,
        "final_url": answer.final_url if answer.final_url != answer.due.url else None,
        "headers": dict(answer.headers),
        "blob_id": blob_id,
        "elapsed_ms": answer.elapsed_ms,
        # The crawl itself has read the links of all pages but articles.
        "outcome": None if answer.due.kind is PageKind.ARTICLE else "links",
    }


def _page(answer: Fetched, kept: Kept, key: bytes | None, policy: Policy) -> dict[str, Any]:
    due = answer.due
    good = answer.status == 200
    # A page that is not there is counted afresh after failures of another sort.
    failed_before = due.attempts if due.last_status in GONE else 0
    attempts = 0 if good or answer.status == NOT_MODIFIED else failed_before + 1
    looks = due.looks + 1 if (good or answer.status == NOT_MODIFIED) and due.last_changed is not None else due.looks
    visit = Visit(
        due.kind, answer.status, kept, answer.fetched_at, due.first_seen, due.last_changed, attempts, due.state,
        due.channel, due.born, looks, due.edits,
    )  # fmt: skip
    following = policy(visit)
    values: dict[str, Any] = {
        "id": due.page_id,
        "last_fetched": answer.fetched_at,
        "last_status": answer.status,
        "due_at": following.due_at,
        "due_why": following.why,
        "lease_by": None,
        "attempts": attempts,
        "looks": looks,
    }
    if good and kept is not Kept.UNCHANGED:
        values["last_digest"] = key
        values["last_changed"] = answer.fetched_at
        if due.kind is not PageKind.ARTICLE:
            values |= {"state": PageState.LIVE.value, **validators(answer.headers)}
    # That a page was never there, or that no list is there, needs no reader to say so.
    if answer.status in GONE and (due.kind is not PageKind.ARTICLE or due.last_changed is None):
        values |= {"state": PageState.MISSING.value, "etag": None, "last_modified": None}
    return values


def validators(headers: Mapping[str, str]) -> dict[str, str | None]:
    """The ETag and Last-Modified of an answer, for the next conditional request."""
    return {"etag": headers.get("etag"), "last_modified": headers.get("last-modified")}


def unread(connection: Connection, limit: int, after: int = 0) -> list[Unread]:
    """Up to `limit` snapshots of articles that no reader has read yet, oldest first, beyond the id `after`."""
    chosen = (
        _columns().where(SNAPSHOTS.c.outcome.is_(None), SNAPSHOTS.c.id > after).order_by(SNAPSHOTS.c.id).limit(limit)
    )
    return _loaded(connection, chosen)


def kept(connection: Connection, ids: Collection[int]) -> list[Unread]:
    """Snapshots by their ids, as they were before they were read."""
    return _loaded(connection, _columns().where(SNAPSHOTS.c.id.in_(ids)).order_by(SNAPSHOTS.c.id))


def latest_answers(connection: Connection, urls: Sequence[str], until: dt.datetime | None = None) -> dict[str, Unread]:
    """The latest good answer of each of these pages (up to a time), read or not, by address."""
    latest = (
        select(func.max(SNAPSHOTS.c.id))
        .join(PAGES, PAGES.c.id == SNAPSHOTS.c.page_id)
        .where(PAGES.c.url.in_(urls), SNAPSHOTS.c.status == 200, SNAPSHOTS.c.blob_id.is_not(None))
        .group_by(SNAPSHOTS.c.page_id)
    )
    if until is not None:
        latest = latest.where(SNAPSHOTS.c.fetched_at <= until)
    return {answer.url: answer for answer in _loaded(connection, _columns().where(SNAPSHOTS.c.id.in_(latest)))}


def newest(connection: Connection, pages: Collection[int]) -> dict[int, int]:
    """The id of each page's newest answer that holds what was sent."""
    held = (SNAPSHOTS.c.page_id.in_(pages), SNAPSHOTS.c.status == 200, SNAPSHOTS.c.blob_id.is_not(None))
    query = select(SNAPSHOTS.c.page_id, func.max(SNAPSHOTS.c.id)).where(*held).group_by(SNAPSHOTS.c.page_id)
    return {row[0]: row[1] for row in connection.execute(query)}


def _columns() -> Any:
    return select(
        SNAPSHOTS.c.id, SNAPSHOTS.c.page_id, PAGES.c.site_id, PAGES.c.url, PAGES.c.channel, PAGES.c.kind, PAGES.c.state,
        SNAPSHOTS.c.fetched_at, SNAPSHOTS.c.status, SNAPSHOTS.c.final_url, SNAPSHOTS.c.headers, SNAPSHOTS.c.blob_id, SNAPSHOTS.c.run_id,
    ).join(PAGES, PAGES.c.id == SNAPSHOTS.c.page_id)  # fmt: skip


def _loaded(connection: Connection, chosen: Select[Any]) -> list[Unread]:
    rows = connection.execute(chosen).all()
    bodies = raw.get_all(connection, {row.blob_id for row in rows if row.blob_id is not None})
    return [
        Unread(row.id, row.page_id, row.site_id, row.url, row.channel, PageKind(row.kind), PageState(row.state),
               row.fetched_at, row.status, row.final_url, row.headers,
               bodies.get(row.blob_id, b""), row.run_id)
        for row in rows
    ]  # fmt: skip


def is_known(connection: Connection, page_id: int, at: dt.datetime) -> bool:
    """Whether the answer that a page gave at a moment is kept already, or a note that it was as before."""
    kept = select(SNAPSHOTS.c.id).where(SNAPSHOTS.c.page_id == page_id, SNAPSHOTS.c.fetched_at == at)
    noted = select(CHECKS.c.page_id).where(CHECKS.c.page_id == page_id, CHECKS.c.checked_at == at)
    return connection.scalar(kept.limit(1)) is not None or connection.scalar(noted) is not None


def last_not_modified(connection: Connection, page_id: int, before: dt.datetime) -> dt.datetime | None:
    """When the server last said of a page that it had not changed."""
    said = select(func.max(CHECKS.c.checked_at)).where(
        CHECKS.c.page_id == page_id, CHECKS.c.checked_at < before, CHECKS.c.status == NOT_MODIFIED
    )
    return connection.scalar(said)


def count_unread(connection: Connection, after: int = 0, most: int | None = None) -> int:
    """How many snapshots no reader has read yet, beyond the id `after`; where only `most` matter, no more are counted."""
    waiting = select(SNAPSHOTS.c.id).where(SNAPSHOTS.c.outcome.is_(None), SNAPSHOTS.c.id > after).limit(most)
    return connection.execute(select(func.count()).select_from(waiting.subquery())).scalar_one()


def last_id(connection: Connection) -> int:
    """The id of the answer that was kept last; 0 if none was."""
    return connection.scalar(select(func.max(SNAPSHOTS.c.id))) or 0


def refused_imports(connection: Connection, after: int) -> list[tuple[str, str]]:
    """What was brought in after an answer and is no article: the address of each, and why."""
    chosen = (
        select(PAGES.c.url, SNAPSHOTS.c.detail)
        .join(SNAPSHOTS, SNAPSHOTS.c.page_id == PAGES.c.id)
        .where(SNAPSHOTS.c.id > after, SNAPSHOTS.c.run_id.is_(None), SNAPSHOTS.c.outcome == "refused")
        .order_by(SNAPSHOTS.c.id)
    )
    return [(row[0], row[1] or "") for row in connection.execute(chosen)]


def count_checks(connection: Connection, site: int, since: dt.datetime) -> int:
    """How many pages of a site were looked at and were as before, since a time."""
    chosen = select(func.count(func.distinct(CHECKS.c.page_id))).join(PAGES, PAGES.c.id == CHECKS.c.page_id)
    return connection.execute(chosen.where(PAGES.c.site_id == site, CHECKS.c.checked_at >= since)).scalar_one()


def settle(connection: Connection, snapshot_id: int, outcome: str, detail: str | None, reader: str) -> None:
    """Note what reading made of a snapshot, and by which reader."""
    values = {"outcome": outcome, "detail": detail, "reader": reader}
    connection.execute(update(SNAPSHOTS).where(SNAPSHOTS.c.id == snapshot_id).values(values))


def settle_all(connection: Connection, readers: Mapping[int, str], outcome: str) -> None:
    """Note what reading made of snapshots, the same of all, and of each by which reader."""
    values = [{"id": id_, "outcome": outcome, "detail": None, "reader": by} for id_, by in readers.items()]
    inserts.change(connection, SNAPSHOTS, "id", values)


UNREAD = select(SNAPSHOTS.c.id).where(among(SNAPSHOTS.c.id, "ids"), SNAPSHOTS.c.outcome.is_(None))


def unread_of(connection: Connection, ids: Collection[int]) -> set[int]:
    """Those of the snapshots that no reader has read yet."""
    return set(connection.scalars(UNREAD, {"ids": sorted(ids)}).all())


def is_unread(connection: Connection, snapshot_id: int) -> bool:
    """Whether no reader has read a snapshot yet."""
    return bool(unread_of(connection, [snapshot_id]))


def samples(connection: Connection, site: int, kind: PageKind, count: int) -> list[tuple[str, bytes]]:
    """Address and body of the latest good answers of up to `count` pages of a kind, the newest first."""
    latest = (
        select(func.max(SNAPSHOTS.c.id))
        .join(PAGES, PAGES.c.id == SNAPSHOTS.c.page_id)
        .where(
            PAGES.c.site_id == site,
            PAGES.c.kind == kind.value,
            SNAPSHOTS.c.status == 200,
            SNAPSHOTS.c.blob_id.is_not(None),
        )
        .group_by(SNAPSHOTS.c.page_id)
        .order_by(func.max(SNAPSHOTS.c.id).desc())
        .limit(count)
    )
    rows = connection.execute(
        select(PAGES.c.url, SNAPSHOTS.c.final_url, SNAPSHOTS.c.blob_id)
        .join(PAGES, PAGES.c.id == SNAPSHOTS.c.page_id)
        .where(SNAPSHOTS.c.id.in_(latest.scalar_subquery()))
        .order_by(SNAPSHOTS.c.id.desc())
    ).all()
    bodies = raw.get_all(connection, [row.blob_id for row in rows])
    return [(row.final_url or row.url, bodies[row.blob_id]) for row in rows]
