"""The tables. Times are UTC; ids are integers; what a page said is never overwritten."""

import datetime as dt
from decimal import Decimal
from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Named,
    SmallInteger,
    Table,
    Text,
    TypedColumns,
)

from storage.types import ExactDecimal, HexId, Json, UtcTime

# Names for all constraints, so that a migration can name what it alters on both databases.
NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}
# SQLite fills only an INTEGER key by itself.
Id = BigInteger().with_variant(Integer, "sqlite")


def partial(name: str, *columns: str, where: str, unique: bool = False) -> Index:
    """An index of the rows for which a condition holds.

    The condition is only noted, since migrations make the indexes: as an argument of a dialect it would load PostgreSQL's
    modules in every process.
    """
    return Index(name, *columns, unique=unique, info={"where": where})


METADATA = MetaData(naming_convention=NAMING)


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


class RevisionColumns(TypedColumns):
    """One version of an article as read: numbered from 1 within its page.

    `followed` says by which version of the rules its figures were put among series; null until they are.
    """

    id: Named[int] = Column(Id, primary_key=True)
    page_id: Named[int] = Column(ForeignKey("pages.id"))
    number: Named[int] = Column(Integer)
    snapshot_id: Named[int] = Column(ForeignKey("snapshots.id"))
    seen_at: Named[dt.datetime] = Column(UtcTime)
    digest: Named[str] = Column(Text)
    reader: Named[str] = Column(Text)
    title: Named[str] = Column(Text)
    subtitle: Named[str | None] = Column(Text)
    published: Named[dt.datetime | None] = Column(UtcTime)
    published_text: Named[str | None] = Column(Text)
    source: Named[str | None] = Column(Text)
    author: Named[str | None] = Column(Text)
    editor: Named[str | None] = Column(Text)
    channel: Named[str | None] = Column(Text)
    keywords: Named[list[str]] = Column(Json)
    body: Named[str] = Column(Text)
    fields: Named[dict[str, Any]] = Column(Json)
    followed: Named[str | None] = Column(Text)


REVISIONS = Table(
    "revisions",
    METADATA,
    RevisionColumns,
    Index("uq_revisions_page_id_number", "page_id", "number", unique=True),
    Index("ix_revisions_published", "published"),
    Index("ix_revisions_source", "source", "published"),
    Index("ix_revisions_seen_at", "seen_at"),
    Index("ix_revisions_snapshot_id", "snapshot_id"),
    partial("ix_revisions_edited", "number", "id", where="number > 1"),
    partial("ix_revisions_unfollowed", "id", where="followed IS NULL"),
)


class LabelColumns(TypedColumns):
    """How far a revision is about a topic."""

    revision_id: Named[int] = Column(ForeignKey("revisions.id"), primary_key=True)
    topic: Named[str] = Column(Text, primary_key=True)
    verdict: Named[str] = Column(Text)
    score: Named[float] = Column(Float(53))
    reasons: Named[list[str]] = Column(Json)


LABELS = Table(
    "labels",
    METADATA,
    LabelColumns,
    Index("ix_labels_topic_verdict", "topic", "verdict", "revision_id"),
)


class FigureColumns(TypedColumns):
    """A key figure of a revision; `amount` is its value as a float, for search and order only."""

    id: Named[int] = Column(Id, primary_key=True)
    revision_id: Named[int] = Column(ForeignKey("revisions.id"))
    start: Named[int] = Column(Integer)
    end: Named[int] = Column(Integer)
    text: Named[str] = Column(Text)
    value: Named[Decimal | None] = Column(ExactDecimal)
    low: Named[Decimal | None] = Column(ExactDecimal)
    high: Named[Decimal | None] = Column(ExactDecimal)
    amount: Named[float | None] = Column(Float(53))
    unit: Named[str] = Column(Text)
    qualifier: Named[str] = Column(Text)
    kind: Named[str] = Column(Text)
    role: Named[str] = Column(Text)
    direction: Named[str | None] = Column(Text)
    per: Named[str | None] = Column(Text)
    indicator: Named[str] = Column(Text)
    period: Named[str | None] = Column(Text)
    place: Named[str | None] = Column(Text)
    phrase_start: Named[int] = Column(Integer)
    phrase_end: Named[int] = Column(Integer)
    sentence_start: Named[int] = Column(Integer)
    sentence_end: Named[int] = Column(Integer)


FIGURES = Table(
    "figures",
    METADATA,
    FigureColumns,
    # Of one revision's figures it tells by itself whether one fits what is searched.
    Index("ix_figures_revision_id", "revision_id", "unit", "amount"),
    Index("ix_figures_unit_amount", "unit", "amount", "revision_id"),
)


class ContradictionColumns(TypedColumns):
    """That figures of a revision cannot all be true: the one that is stated, and those against it as pairs of offsets."""

    id: Named[int] = Column(Id, primary_key=True)
    revision_id: Named[int] = Column(ForeignKey("revisions.id"), index=True)
    compared: Named[str] = Column(Text)
    start: Named[int] = Column(Integer)
    end: Named[int] = Column(Integer)
    against: Named[list[list[int]]] = Column(Json)
    message: Named[str] = Column(Text)


CONTRADICTIONS = Table("contradictions", METADATA, ContradictionColumns)


class ChangeColumns(TypedColumns):
    """One change, told once: between two revisions of a page, or in the page's life.

    `folded_into` names the one that stands for a change of a site's template on many pages, on all the others.
    """

    id: Named[str] = Column(Text, primary_key=True)
    page_id: Named[int] = Column(ForeignKey("pages.id"), index=True)
    before_id: Named[int | None] = Column(ForeignKey("revisions.id"))
    after_id: Named[int | None] = Column(ForeignKey("revisions.id"))
    noticed_at: Named[dt.datetime] = Column(UtcTime)
    kind: Named[str] = Column(Text)
    importance: Named[float] = Column(Float(53))
    silent: Named[bool]
    record: Named[dict[str, Any]] = Column(Json)
    folded_into: Named[str | None] = Column(Text)


CHANGES = Table(
    "changes",
    METADATA,
    ChangeColumns,
    Index("ix_changes_noticed_at", "noticed_at"),
)


class RunColumns(TypedColumns):
    """One run of a task, with what caused it and what it did."""

    id: Named[int] = Column(Integer, primary_key=True)
    task: Named[str] = Column(Text)
    site: Named[str | None] = Column(Text)
    cause: Named[str] = Column(Text)
    state: Named[str] = Column(Text)
    started_at: Named[dt.datetime] = Column(UtcTime)
    finished_at: Named[dt.datetime | None] = Column(UtcTime)
    config_hash: Named[str] = Column(Text)
    code_version: Named[str] = Column(Text)
    requests: Named[int] = Column(Integer)
    bytes: Named[int] = Column(BigInteger)
    new: Named[int] = Column(Integer)
    changed: Named[int] = Column(Integer)
    unchanged: Named[int] = Column(Integer)
    missing: Named[int] = Column(Integer)
    errors: Named[int] = Column(Integer)
    duration_ms: Named[int | None] = Column(BigInteger)
    peak_memory: Named[int | None] = Column(BigInteger)
    message: Named[str | None] = Column(Text)
    job: Named[str | None] = Column(Text)
    due_at: Named[dt.datetime | None] = Column(UtcTime)
    process: Named[str | None] = Column(Text)
    listed: Named[int | None] = Column(Integer)
    held: Named[int | None] = Column(Integer)


RUNS = Table(
    "runs",
    METADATA,
    RunColumns,
    Index("ix_runs_task_started_at", "task", "started_at"),
    Index("ix_runs_job_due_at", "job", "due_at"),
    partial("ix_runs_open", "id", where="finished_at IS NULL"),
)


class TallyColumns(TypedColumns):
    """How many rows there are under a name, kept by triggers: PostgreSQL's processes add to a slot each."""

    name: Named[str] = Column(Text, primary_key=True)
    slot: Named[int] = Column(Integer, primary_key=True)
    amount: Named[int] = Column(BigInteger)


# It follows from the other tables: no backup is compared by it.
TALLIES = Table("tallies", METADATA, TallyColumns, info={"derived": True})


class LockColumns(TypedColumns):
    """Who does the work: its holder adds to `beats` as long as it lives. No clocks of two machines are compared."""

    name: Named[str] = Column(Text, primary_key=True)
    owner: Named[str] = Column(Text)
    beats: Named[int] = Column(BigInteger)
    since: Named[dt.datetime] = Column(UtcTime)


LOCKS = Table("locks", METADATA, LockColumns)


class PauseColumns(TypedColumns):
    """That a task (none: each) of a site (none: each) is not run until a time, and why."""

    id: Named[int] = Column(Integer, primary_key=True)
    task: Named[str | None] = Column(Text)
    site: Named[str | None] = Column(Text)
    since: Named[dt.datetime] = Column(UtcTime)
    until: Named[dt.datetime] = Column(UtcTime)
    reason: Named[str] = Column(Text)


PAUSES = Table("pauses", METADATA, PauseColumns)


class SignColumns(TypedColumns):
    """What a look at an article or a list said of the site's layout."""

    id: Named[int] = Column(Id, primary_key=True)
    site_id: Named[int] = Column(ForeignKey("sites.id"))
    page_id: Named[int] = Column(Id)
    run_id: Named[int | None] = Column(Integer)
    snapshot_id: Named[int | None] = Column(Id)
    at: Named[dt.datetime] = Column(UtcTime)
    sort: Named[str] = Column(Text)
    template: Named[str | None] = Column(Text)
    fine: Named[bool]
    failed: Named[list[str]] = Column(Json)
    charset: Named[bool]
    dated: Named[bool]
    length: Named[int] = Column(Integer)
    figures: Named[int] = Column(Integer)


SIGNS = Table(
    "signs",
    METADATA,
    SignColumns,
    Index("ix_signs_site_id_at", "site_id", "at"),
)


class IncidentColumns(TypedColumns):
    """Something wrong with a site, from when it showed to when it was gone; of each kind one at a time."""

    id: Named[int] = Column(Integer, primary_key=True)
    site_id: Named[int] = Column(ForeignKey("sites.id"))
    kind: Named[str] = Column(Text)
    since: Named[dt.datetime] = Column(UtcTime)
    opened_at: Named[dt.datetime] = Column(UtcTime)
    seen_at: Named[dt.datetime] = Column(UtcTime)
    clear_since: Named[dt.datetime | None] = Column(UtcTime)
    closed_at: Named[dt.datetime | None] = Column(UtcTime)
    says: Named[str] = Column(Text)
    selectors: Named[list[str]] = Column(Json)
    good: Named[list[int]] = Column(Json)
    bad: Named[list[int]] = Column(Json)
    proposal: Named[list[dict[str, Any]]] = Column(Json)


INCIDENTS = Table(
    "incidents",
    METADATA,
    IncidentColumns,
    partial("uq_incidents_open", "site_id", "kind", where="closed_at IS NULL", unique=True),
)


class FaultColumns(TypedColumns):
    """Something that went wrong and was survived: a fetch, a channel not found, a selector that fits no more."""

    id: Named[int] = Column(Id, primary_key=True)
    run_id: Named[int | None] = Column(ForeignKey("runs.id"), index=True)
    page_id: Named[int | None] = Column(ForeignKey("pages.id"), index=True)
    at: Named[dt.datetime] = Column(UtcTime, index=True)
    kind: Named[str] = Column(Text)
    detail: Named[str] = Column(Text)


FAULTS = Table("faults", METADATA, FaultColumns)


class OutboxColumns(TypedColumns):
    """Something to be told, written together with what it tells of; `routed_at` is null until the rules were asked."""

    id: Named[int] = Column(Id, primary_key=True)
    key: Named[str] = Column(Text, unique=True)
    audience: Named[str] = Column(Text)
    kind: Named[str] = Column(Text)
    at: Named[dt.datetime] = Column(UtcTime)
    page_id: Named[int | None] = Column(Id)
    change_id: Named[str | None] = Column(Text)
    title: Named[str] = Column(Text)
    body: Named[str] = Column(Text)
    path: Named[str] = Column(Text)
    routed_at: Named[dt.datetime | None] = Column(UtcTime)


OUTBOX = Table(
    "outbox",
    METADATA,
    OutboxColumns,
    partial("ix_outbox_unrouted", "id", where="routed_at IS NULL"),
)


class MessageColumns(TypedColumns):
    """One message to one channel: `next_at` is when it may be tried (again); while a process sends it, its lease's end."""

    id: Named[int] = Column(Id, primary_key=True)
    channel: Named[str] = Column(Text)
    state: Named[str] = Column(Text)
    title: Named[str] = Column(Text)
    body: Named[str] = Column(Text)
    created_at: Named[dt.datetime] = Column(UtcTime)
    attempts: Named[int] = Column(Integer)
    next_at: Named[dt.datetime] = Column(UtcTime)
    finished_at: Named[dt.datetime | None] = Column(UtcTime)
    error: Named[str | None] = Column(Text)


MESSAGES = Table(
    "messages",
    METADATA,
    MessageColumns,
    partial("ix_messages_open", "next_at", where="state = 'open'"),
)


class DeliveryColumns(TypedColumns):
    """That a channel is told of an outbox row, when it is due and in which message it is told."""

    id: Named[int] = Column(Id, primary_key=True)
    outbox_id: Named[int] = Column(ForeignKey("outbox.id"))
    channel: Named[str] = Column(Text)
    mode: Named[str] = Column(Text)
    rule: Named[str] = Column(Text)
    due_at: Named[dt.datetime] = Column(UtcTime)
    message_id: Named[int | None] = Column(ForeignKey("messages.id"))


DELIVERIES = Table(
    "deliveries",
    METADATA,
    DeliveryColumns,
    Index("uq_deliveries_outbox_id_channel", "outbox_id", "channel", unique=True),
    Index("ix_deliveries_message_id", "message_id"),
    partial("ix_deliveries_waiting", "channel", "due_at", where="message_id IS NULL"),
)


class UserColumns(TypedColumns):
    """A person with an account for the page; `password` is a hash."""

    id: Named[int] = Column(Integer, primary_key=True)
    name: Named[str] = Column(Text, unique=True)
    role: Named[str] = Column(Text)
    password: Named[str] = Column(Text)
    created_at: Named[dt.datetime] = Column(UtcTime)


USERS = Table("users", METADATA, UserColumns)


class AccessKeyColumns(TypedColumns):
    """A session or a token of a person, by the digest of its secret."""

    digest: Named[bytes] = Column(LargeBinary, primary_key=True)
    user_id: Named[int] = Column(ForeignKey("users.id"), index=True)
    kind: Named[str] = Column(Text)
    label: Named[str] = Column(Text)
    created_at: Named[dt.datetime] = Column(UtcTime)
    expires_at: Named[dt.datetime] = Column(UtcTime)


ACCESS_KEYS = Table("access_keys", METADATA, AccessKeyColumns)


class SavedQueryColumns(TypedColumns):
    """A view of the page that somebody keeps under a name; `looked_at` is when it was last opened."""

    id: Named[int] = Column(Integer, primary_key=True)
    name: Named[str] = Column(Text, unique=True)
    view: Named[str] = Column(Text)
    query: Named[str] = Column(Text)
    by: Named[str] = Column(Text)
    created_at: Named[dt.datetime] = Column(UtcTime)
    looked_at: Named[dt.datetime] = Column(UtcTime)


SAVED_QUERIES = Table("saved_queries", METADATA, SavedQueryColumns)
