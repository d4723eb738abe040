"""The tables of pages: the sites, their addresses, when each is due, and what came when it was fetched."""

import datetime as dt
from typing import Any

from sqlalchemy import (
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    Named,
    SmallInteger,
    Table,
    Text,
    TypedColumns,
)

from storage.tables.base import METADATA, Id, partial
from storage.types import HexId, Json, UtcTime


class SiteColumns(TypedColumns):
    """A portal that is watched."""

    id: Named[int] = Column(Integer, primary_key=True)
    name: Named[str] = Column(Text, unique=True)
    base_url: Named[str] = Column(Text)


SITES = Table("sites", METADATA, SiteColumns)


class PageColumns(TypedColumns):
    """An address of a site: what it is, how it stands, and when it is to be fetched next.

    `looks` counts good answers after the first, `edits` those that brought another content; `born` is when the article
    was published, where it says so.

    `due_at` is null where it is not to be fetched again. A crawl that takes a page moves `due_at` ahead by its lease and
    puts its name into `lease_by`: if it dies, the page falls due again by itself.
    """

    id: Named[int] = Column(Id, primary_key=True)
    site_id: Named[int] = Column(ForeignKey("sites.id"))
    url: Named[str] = Column(Text, unique=True)
    kind: Named[str] = Column(Text)
    channel: Named[str | None] = Column(Text)
    state: Named[str] = Column(Text)
    first_seen: Named[dt.datetime] = Column(UtcTime)
    last_fetched: Named[dt.datetime | None] = Column(UtcTime)
    last_changed: Named[dt.datetime | None] = Column(UtcTime)
    last_status: Named[int | None] = Column(SmallInteger)
    due_at: Named[dt.datetime | None] = Column(UtcTime)
    due_why: Named[str | None] = Column(Text)
    lease_by: Named[str | None] = Column(Text)
    attempts: Named[int] = Column(SmallInteger)
    etag: Named[str | None] = Column(Text)
    last_modified: Named[str | None] = Column(Text)
    last_digest: Named[bytes | None] = Column(LargeBinary)
    moved_to: Named[str | None] = Column(Text)
    missing_since: Named[dt.datetime | None] = Column(UtcTime)
    latest_revision_id: Named[int | None] = Column(Id)
    template: Named[str | None] = Column(HexId)
    born: Named[dt.datetime | None] = Column(UtcTime)
    looks: Named[int] = Column(Integer, server_default="0")
    edits: Named[int] = Column(Integer, server_default="0")


PAGES = Table(
    "pages",
    METADATA,
    PageColumns,
    partial("ix_pages_frontier", "site_id", "due_at", where="due_at IS NOT NULL"),
    Index("ix_pages_articles", "latest_revision_id"),
    Index("ix_pages_first_seen", "first_seen"),
    partial("ix_pages_born", "site_id", "born", where="born IS NOT NULL"),
    partial("ix_pages_odd", "state", "latest_revision_id", where="state <> 'live' AND latest_revision_id IS NOT NULL"),
)


class RevisitModelColumns(TypedColumns):
    """What is learned of how a site's pages are edited, and the threshold that shares out its budget of looks."""

    site_id: Named[int] = Column(ForeignKey("sites.id"), primary_key=True)
    learned_at: Named[dt.datetime] = Column(UtcTime)
    budget: Named[float] = Column(Float(53))
    pages: Named[int] = Column(Integer)
    threshold: Named[float] = Column(Float(53))
    shape: Named[float] = Column(Float(53))
    rates: Named[list[float]] = Column(Json)
    factors: Named[dict[str, float]] = Column(Json)


REVISIT_MODELS = Table("revisit_models", METADATA, RevisitModelColumns)


class FindColumns(TypedColumns):
    """That a page was found by a route (channel list, feed, sitemap, …), and where first."""

    page_id: Named[int] = Column(ForeignKey("pages.id"), primary_key=True)
    route: Named[str] = Column(Text, primary_key=True)
    from_url: Named[str] = Column(Text)
    title: Named[str] = Column(Text)
    listed: Named[str | None] = Column(Text)
    pinned: Named[bool]
    found_at: Named[dt.datetime] = Column(UtcTime)


FINDS = Table("finds", METADATA, FindColumns)


class DictionaryColumns(TypedColumns):
    """What the pages of a site have in common, with which they are packed; kept as long as a page needs it."""

    id: Named[int] = Column(Integer, primary_key=True)
    site_id: Named[int] = Column(ForeignKey("sites.id"), index=True)
    made_at: Named[dt.datetime] = Column(UtcTime)
    data: Named[bytes] = Column(LargeBinary)


DICTIONARIES = Table("dictionaries", METADATA, DictionaryColumns)


class AddressColumns(TypedColumns):
    """An address under which an article is known: why it is the article's, and since when and until when that was seen.

    `identity` is the form that all spellings of one address share (see `monitor.pages.canonical_url`).
    """

    page_id: Named[int] = Column(ForeignKey("pages.id"), primary_key=True)
    url: Named[str] = Column(Text, primary_key=True)
    why: Named[str] = Column(Text, primary_key=True)
    identity: Named[str] = Column(Text)
    first_seen: Named[dt.datetime] = Column(UtcTime)
    last_seen: Named[dt.datetime] = Column(UtcTime)


ADDRESSES = Table(
    "addresses",
    METADATA,
    AddressColumns,
    Index("ix_addresses_identity", "identity"),
)


class BlobColumns(TypedColumns):
    """Raw bytes, packed, kept once by their digest; `base_id` is the blob that a difference is from."""

    id: Named[int] = Column(Id, primary_key=True)
    digest: Named[bytes] = Column(LargeBinary, unique=True)
    codec: Named[str] = Column(Text)
    size: Named[int] = Column(Integer)
    base_id: Named[int | None] = Column(ForeignKey("blobs.id"))
    dictionary_id: Named[int | None] = Column(ForeignKey("dictionaries.id"))
    data: Named[bytes] = Column(LargeBinary)


BLOBS = Table(
    "blobs",
    METADATA,
    BlobColumns,
    partial("ix_blobs_base_id", "base_id", where="base_id IS NOT NULL"),
)


class SnapshotColumns(TypedColumns):
    """One answer to one fetch, as it came; `outcome` says what reading made of it, null until it is read."""

    id: Named[int] = Column(Id, primary_key=True)
    page_id: Named[int] = Column(ForeignKey("pages.id"))
    run_id: Named[int | None] = Column(ForeignKey("runs.id"))
    fetched_at: Named[dt.datetime] = Column(UtcTime)
    status: Named[int] = Column(SmallInteger)
    final_url: Named[str | None] = Column(Text)
    headers: Named[dict[str, Any]] = Column(Json)
    blob_id: Named[int | None] = Column(ForeignKey("blobs.id"))
    elapsed_ms: Named[int] = Column(Integer)
    outcome: Named[str | None] = Column(Text)
    detail: Named[str | None] = Column(Text)
    reader: Named[str | None] = Column(Text)


SNAPSHOTS = Table(
    "snapshots",
    METADATA,
    SnapshotColumns,
    Index("ix_snapshots_page_id_fetched_at", "page_id", "fetched_at"),
    # By them a raw page or an answer to which nothing refers any more is found.
    Index("ix_snapshots_blob_id", "blob_id"),
    partial("ix_snapshots_unread", "id", where="outcome IS NULL"),
)


class CheckColumns(TypedColumns):
    """That a page was looked at and was as before."""

    page_id: Named[int] = Column(Id, primary_key=True)
    checked_at: Named[dt.datetime] = Column(UtcTime, primary_key=True)
    run_id: Named[int | None] = Column(Integer)
    status: Named[int] = Column(SmallInteger)


CHECKS = Table("checks", METADATA, CheckColumns, sqlite_with_rowid=False)
