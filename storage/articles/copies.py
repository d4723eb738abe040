"""Families of reprints: found as articles arrive, and shown with the original first and what each copy changed."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, and_, delete, func, insert, select, update

from monitor.articles import Figure
from monitor.changes import Side
from monitor.changes.copies import Candidate, CopyDifference, compare_copies, likeness, ordered, signature
from storage.articles import revisions
from storage.engine import inserts
from storage.engine.among import among
from storage.engine.chunks import chunks
from storage.tables import PAGES, REVISIONS, SITES
from storage.tables.series import COPIES, COPY_BANDS

# Articles that share most with a new one, which it is held against; bulletins share much with all their issues.
MOST = 20


@dataclass(frozen=True, slots=True)
class Member:
    """An article of a family."""

    article_id: int
    url: str
    site: str
    title: str
    source: str | None
    published: str | None
    first_seen: dt.datetime
    body: str
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Family:
    """Reprints of one article: the original, its copies by time, and what each changed, by the copy's id."""

    id: int
    original: Member
    copies: tuple[Member, ...]
    differences: Mapping[int, CopyDifference]


@dataclass(frozen=True, slots=True)
class Held:
    """What a page holds now; `bands` is the signature of the body, where it was made already."""

    page_id: int
    body: str
    bands: tuple[int, ...] | None = None


def link(connection: Connection, articles: Sequence[Held]) -> None:
    """Put what pages hold now into the families of those that they are copies of, or the other way round."""
    bodies = {one.page_id: one.body for one in articles}
    leave(connection, list(bodies))
    rows = [
        {"value": band, "page_id": one.page_id}
        for one in articles
        for band in set(signature(one.body) if one.bands is None else one.bands)
    ]
    inserts.add(connection, COPY_BANDS, rows)
    alike: dict[int, list[int]] = defaultdict(list)
    # Of two pages of a batch each is a candidate for the other, and both are as alike.
    known: dict[tuple[int, int], bool] = {}
    for page, other, text in _candidates(connection, sorted({row["page_id"] for row in rows})):
        pair = min(page, other), max(page, other)
        if pair not in known:
            known[pair] = likeness(bodies[page], text).is_copy
        if known[pair]:
            alike[page].append(other)
    for page, others in sorted(alike.items()):
        _join(connection, [page, *others])


def leave(connection: Connection, pages: Sequence[int]) -> None:
    """Take pages out of their families, as when an article has moved to another address: that is no copy of it."""
    connection.execute(delete(COPY_BANDS).where(among(COPY_BANDS.c.page_id, pages)))
    # The families are asked for one by one: a page that leaves changes what the others' is called.
    for page_id in connection.scalars(select(COPIES.c.page_id).where(among(COPIES.c.page_id, pages))).all():
        _leave_family(connection, page_id)


def _leave_family(connection: Connection, page_id: int) -> None:
    family = connection.scalar(select(COPIES.c.family).where(COPIES.c.page_id == page_id))
    if family is None:
        return
    connection.execute(delete(COPIES).where(COPIES.c.page_id == page_id))
    left = list(connection.scalars(select(COPIES.c.page_id).where(COPIES.c.family == family)))
    if len(left) < 2:
        connection.execute(delete(COPIES).where(COPIES.c.family == family))
    elif family == page_id:
        connection.execute(update(COPIES).where(COPIES.c.family == family).values(family=min(left)))


def _candidates(connection: Connection, pages: Sequence[int]) -> Iterator[tuple[int, int, str]]:
    """For each of the pages those that share most with it, and what they hold."""
    own, other = COPY_BANDS.alias(), COPY_BANDS.alias()
    order = (func.count().desc(), other.c.page_id)
    shared = (
        select(own.c.page_id, other.c.page_id.label("other"), func.row_number().over(partition_by=own.c.page_id, order_by=order).label("rank"))
        .join(other, and_(other.c.value == own.c.value, other.c.page_id != own.c.page_id))
        .where(among(own.c.page_id, pages))
        .group_by(own.c.page_id, other.c.page_id)
        .subquery()
    )  # fmt: skip
    chosen = (
        select(shared.c.page_id, PAGES.c.id, REVISIONS.c.body)
        .join(PAGES, PAGES.c.id == shared.c.other)
        .join(REVISIONS, REVISIONS.c.id == PAGES.c.latest_revision_id)
        .where(shared.c.rank <= MOST)
    )
    return ((row[0], row[1], row[2]) for row in connection.execute(chosen))


def _join(connection: Connection, pages: Sequence[int]) -> None:
    """Make one family of pages and of all that are in a family with one of them."""
    families = set(connection.scalars(select(COPIES.c.family).where(COPIES.c.page_id.in_(pages))))
    known = set(connection.scalars(select(COPIES.c.page_id).where(COPIES.c.family.in_(families))))
    family = min({*pages, *known})
    connection.execute(update(COPIES).where(COPIES.c.family.in_(families)).values(family=family))
    new = [{"page_id": page, "family": family} for page in pages if page not in known]
    if new:
        connection.execute(insert(COPIES), new)


def family_of(connection: Connection, page_id: int) -> Family | None:
    """The family that an article is of; None if it has no copies."""
    family = connection.scalar(select(COPIES.c.family).where(COPIES.c.page_id == page_id))
    return None if family is None else _family(connection, family)


def families(connection: Connection, limit: int = 50) -> list[Family]:
    """The largest families, the newest first among those of a size."""
    chosen = (
        select(COPIES.c.family)
        .group_by(COPIES.c.family)
        .order_by(func.count().desc(), COPIES.c.family.desc())
        .limit(limit)
    )
    return [_family(connection, family) for family in connection.scalars(chosen).all()]


def _family(connection: Connection, family: int) -> Family:
    members = {str(member.article_id): member for member in _members(connection, family)}
    first, *others = ordered([_candidate(member) for member in members.values()])
    sides = {key: Side(members[key].body, members[key].figures) for key in members}
    differences = compare_copies(sides[first], {key: sides[key] for key in others})
    return Family(
        family,
        members[first],
        tuple(members[key] for key in others),
        {int(key): difference for key, difference in differences.items()},
    )


def _members(connection: Connection, family: int) -> Iterator[Member]:
    columns: Any = (
        select(
            PAGES.c.id, PAGES.c.url, SITES.c.name, PAGES.c.first_seen, REVISIONS.c.id.label("revision_id"), REVISIONS.c.title,
            REVISIONS.c.source, REVISIONS.c.published, REVISIONS.c.published_text, REVISIONS.c.body,
        )
        .join(COPIES, COPIES.c.page_id == PAGES.c.id)
        .join(SITES, SITES.c.id == PAGES.c.site_id)
        .join(REVISIONS, REVISIONS.c.id == PAGES.c.latest_revision_id)
        .where(COPIES.c.family == family)
    )  # fmt: skip
    for row in connection.execute(columns).all():
        yield Member(
            row.id, row.url, row.name, row.title, row.source, row.published_text, row.published or row.first_seen, row.body,
            revisions.figures_of(connection, row.revision_id),
        )  # fmt: skip


def _candidate(member: Member) -> Candidate:
    return Candidate(str(member.article_id), member.body, member.first_seen, member.site, member.source)


def sizes(connection: Connection, pages: Sequence[int]) -> dict[int, int]:
    """How many articles the families of pages have, themselves included; none for a page without copies."""
    found: dict[int, int] = {}
    for some in chunks(pages):
        own = select(COPIES.c.page_id, COPIES.c.family).where(COPIES.c.page_id.in_(some)).subquery()
        counted = (
            select(own.c.page_id, func.count()).join(COPIES, COPIES.c.family == own.c.family).group_by(own.c.page_id)
        )
        found |= {row[0]: row[1] for row in connection.execute(counted)}
    return found
