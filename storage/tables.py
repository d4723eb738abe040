"""The tables. Times are UTC; ids are integers; what a page said is never overwritten."""

import datetime as dt
from decimal import Decimal
from typing import Any

from sqlalchemy import BigInteger, Float, ForeignKey, Index, Integer, LargeBinary, MetaData, SmallInteger, Text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

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


class Base(DeclarativeBase):
    """Base of all tables."""

    metadata = MetaData(naming_convention=NAMING)
    type_annotation_map = {  # noqa: RUF012 (SQLAlchemy reads it from the class)
        dt.datetime: UtcTime,
        Decimal: ExactDecimal,
        str: Text,
        bytes: LargeBinary,
        float: Float(53),
    }


class Site(Base):
    """A portal that is watched."""

    __tablename__ = "sites"

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    name: Mapped[str] = mapped_column(unique=True)
    base_url: Mapped[str]


class Page(Base):
    """An address of a site: what it is, how it stands, and when it is to be fetched next.

    `looks` counts good answers after the first, `edits` those that brought another content; `born` is when the article
    was published, where it says so.

    `due_at` is null where it is not to be fetched again. A crawl that takes a page moves `due_at` ahead by its lease and
    puts its name into `lease_by`: if it dies, the page falls due again by itself.
    """

    __tablename__ = "pages"
    __table_args__ = (
        partial("ix_pages_frontier", "site_id", "due_at", where="due_at IS NOT NULL"),
        Index("ix_pages_articles", "latest_revision_id"),
        Index("ix_pages_first_seen", "first_seen"),
        partial("ix_pages_born", "site_id", "born", where="born IS NOT NULL"),
        partial(
            "ix_pages_odd", "state", "latest_revision_id", where="state <> 'live' AND latest_revision_id IS NOT NULL"
        ),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    site_id: Mapped[int] = mapped_column(ForeignKey("sites.id"))
    url: Mapped[str] = mapped_column(unique=True)
    kind: Mapped[str]
    channel: Mapped[str | None]
    state: Mapped[str]
    first_seen: Mapped[dt.datetime]
    last_fetched: Mapped[dt.datetime | None]
    last_changed: Mapped[dt.datetime | None]
    last_status: Mapped[int | None] = mapped_column(SmallInteger)
    due_at: Mapped[dt.datetime | None]
    due_why: Mapped[str | None]
    lease_by: Mapped[str | None]
    attempts: Mapped[int] = mapped_column(SmallInteger)
    etag: Mapped[str | None]
    last_modified: Mapped[str | None]
    last_digest: Mapped[bytes | None]
    moved_to: Mapped[str | None]
    missing_since: Mapped[dt.datetime | None]
    latest_revision_id: Mapped[int | None] = mapped_column(Id)
    template: Mapped[str | None] = mapped_column(HexId)
    born: Mapped[dt.datetime | None]
    looks: Mapped[int] = mapped_column(Integer, server_default="0")
    edits: Mapped[int] = mapped_column(Integer, server_default="0")


class RevisitModel(Base):
    """What is learned of how a site's pages are edited, and the threshold that shares out its budget of looks."""

    __tablename__ = "revisit_models"

    site_id: Mapped[int] = mapped_column(ForeignKey("sites.id"), primary_key=True)
    learned_at: Mapped[dt.datetime]
    budget: Mapped[float]
    pages: Mapped[int] = mapped_column(Integer)
    threshold: Mapped[float]
    shape: Mapped[float]
    rates: Mapped[list[float]] = mapped_column(Json)
    factors: Mapped[dict[str, float]] = mapped_column(Json)


class Find(Base):
    """That a page was found by a route (channel list, feed, sitemap, …), and where first."""

    __tablename__ = "finds"

    page_id: Mapped[int] = mapped_column(ForeignKey("pages.id"), primary_key=True)
    route: Mapped[str] = mapped_column(primary_key=True)
    from_url: Mapped[str]
    title: Mapped[str]
    listed: Mapped[str | None]
    pinned: Mapped[bool]
    found_at: Mapped[dt.datetime]


class Dictionary(Base):
    """What the pages of a site have in common, with which they are packed; kept as long as a page needs it."""

    __tablename__ = "dictionaries"

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    site_id: Mapped[int] = mapped_column(ForeignKey("sites.id"), index=True)
    made_at: Mapped[dt.datetime]
    data: Mapped[bytes]


class Address(Base):
    """An address under which an article is known: why it is the article's, and since when and until when that was seen.

    `identity` is the form that all spellings of one address share (see `monitor.pages.canonical_url`).
    """

    __tablename__ = "addresses"
    __table_args__ = (Index("ix_addresses_identity", "identity"),)

    page_id: Mapped[int] = mapped_column(ForeignKey("pages.id"), primary_key=True)
    url: Mapped[str] = mapped_column(primary_key=True)
    why: Mapped[str] = mapped_column(primary_key=True)
    identity: Mapped[str]
    first_seen: Mapped[dt.datetime]
    last_seen: Mapped[dt.datetime]


class Blob(Base):
    """Raw bytes, packed, kept once by their digest; `base_id` is the blob that a difference is from."""

    __tablename__ = "blobs"
    __table_args__ = (partial("ix_blobs_base_id", "base_id", where="base_id IS NOT NULL"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    digest: Mapped[bytes] = mapped_column(unique=True)
    codec: Mapped[str]
    size: Mapped[int] = mapped_column(Integer)
    base_id: Mapped[int | None] = mapped_column(ForeignKey("blobs.id"))
    dictionary_id: Mapped[int | None] = mapped_column(ForeignKey("dictionaries.id"))
    data: Mapped[bytes]


class Snapshot(Base):
    """One answer to one fetch, as it came; `outcome` says what reading made of it, null until it is read."""

    __tablename__ = "snapshots"
    __table_args__ = (
        Index("ix_snapshots_page_id_fetched_at", "page_id", "fetched_at"),
        # By them a raw page or an answer to which nothing refers any more is found.
        Index("ix_snapshots_blob_id", "blob_id"),
        partial("ix_snapshots_unread", "id", where="outcome IS NULL"),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    page_id: Mapped[int] = mapped_column(ForeignKey("pages.id"))
    run_id: Mapped[int | None] = mapped_column(ForeignKey("runs.id"))
    fetched_at: Mapped[dt.datetime]
    status: Mapped[int] = mapped_column(SmallInteger)
    final_url: Mapped[str | None]
    headers: Mapped[dict[str, Any]] = mapped_column(Json)
    blob_id: Mapped[int | None] = mapped_column(ForeignKey("blobs.id"))
    elapsed_ms: Mapped[int] = mapped_column(Integer)
    outcome: Mapped[str | None]
    detail: Mapped[str | None]
    reader: Mapped[str | None]


class Check(Base):
    """That a page was looked at and was as before."""

    __tablename__ = "checks"
    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012 (SQLAlchemy reads it from the class)

    page_id: Mapped[int] = mapped_column(Id, primary_key=True)
    checked_at: Mapped[dt.datetime] = mapped_column(primary_key=True)
    run_id: Mapped[int | None] = mapped_column(Integer)
    status: Mapped[int] = mapped_column(SmallInteger)


class Revision(Base):
    """One version of an article as read: numbered from 1 within its page.

    `followed` says by which version of the rules its figures were put among series; null until they are.
    """

    __tablename__ = "revisions"
    __table_args__ = (
        Index("uq_revisions_page_id_number", "page_id", "number", unique=True),
        Index("ix_revisions_published", "published"),
        Index("ix_revisions_source", "source", "published"),
        Index("ix_revisions_seen_at", "seen_at"),
        Index("ix_revisions_snapshot_id", "snapshot_id"),
        partial("ix_revisions_edited", "number", "id", where="number > 1"),
        partial("ix_revisions_unfollowed", "id", where="followed IS NULL"),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    page_id: Mapped[int] = mapped_column(ForeignKey("pages.id"))
    number: Mapped[int] = mapped_column(Integer)
    snapshot_id: Mapped[int] = mapped_column(ForeignKey("snapshots.id"))
    seen_at: Mapped[dt.datetime]
    digest: Mapped[str]
    reader: Mapped[str]
    title: Mapped[str]
    subtitle: Mapped[str | None]
    published: Mapped[dt.datetime | None]
    published_text: Mapped[str | None]
    source: Mapped[str | None]
    author: Mapped[str | None]
    editor: Mapped[str | None]
    channel: Mapped[str | None]
    keywords: Mapped[list[str]] = mapped_column(Json)
    body: Mapped[str]
    fields: Mapped[dict[str, Any]] = mapped_column(Json)
    followed: Mapped[str | None]


class Label(Base):
    """How far a revision is about a topic."""

    __tablename__ = "labels"
    __table_args__ = (Index("ix_labels_topic_verdict", "topic", "verdict", "revision_id"),)

    revision_id: Mapped[int] = mapped_column(ForeignKey("revisions.id"), primary_key=True)
    topic: Mapped[str] = mapped_column(primary_key=True)
    verdict: Mapped[str]
    score: Mapped[float]
    reasons: Mapped[list[str]] = mapped_column(Json)


class FigureRow(Base):
    """A key figure of a revision; `amount` is its value as a float, for search and order only."""

    __tablename__ = "figures"
    __table_args__ = (Index("ix_figures_unit_amount", "unit", "amount", "revision_id"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    revision_id: Mapped[int] = mapped_column(ForeignKey("revisions.id"), index=True)
    start: Mapped[int] = mapped_column(Integer)
    end: Mapped[int] = mapped_column(Integer)
    text: Mapped[str]
    value: Mapped[Decimal | None]
    low: Mapped[Decimal | None]
    high: Mapped[Decimal | None]
    amount: Mapped[float | None]
    unit: Mapped[str]
    qualifier: Mapped[str]
    kind: Mapped[str]
    role: Mapped[str]
    direction: Mapped[str | None]
    per: Mapped[str | None]
    indicator: Mapped[str] = mapped_column(index=True)
    period: Mapped[str | None] = mapped_column(index=True)
    place: Mapped[str | None] = mapped_column(index=True)
    phrase_start: Mapped[int] = mapped_column(Integer)
    phrase_end: Mapped[int] = mapped_column(Integer)
    sentence_start: Mapped[int] = mapped_column(Integer)
    sentence_end: Mapped[int] = mapped_column(Integer)


class Contradiction(Base):
    """That figures of a revision cannot all be true: the one that is stated, and those against it as pairs of offsets."""

    __tablename__ = "contradictions"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    revision_id: Mapped[int] = mapped_column(ForeignKey("revisions.id"), index=True)
    compared: Mapped[str]
    start: Mapped[int] = mapped_column(Integer)
    end: Mapped[int] = mapped_column(Integer)
    against: Mapped[list[list[int]]] = mapped_column(Json)
    message: Mapped[str]


class ChangeRow(Base):
    """One change, told once: between two revisions of a page, or in the page's life.

    `folded_into` names the one that stands for a change of a site's template on many pages, on all the others.
    """

    __tablename__ = "changes"
    __table_args__ = (Index("ix_changes_noticed_at", "noticed_at"),)

    id: Mapped[str] = mapped_column(primary_key=True)
    page_id: Mapped[int] = mapped_column(ForeignKey("pages.id"), index=True)
    before_id: Mapped[int | None] = mapped_column(ForeignKey("revisions.id"))
    after_id: Mapped[int | None] = mapped_column(ForeignKey("revisions.id"))
    noticed_at: Mapped[dt.datetime]
    kind: Mapped[str]
    importance: Mapped[float]
    silent: Mapped[bool]
    record: Mapped[dict[str, Any]] = mapped_column(Json)
    folded_into: Mapped[str | None]


class Run(Base):
    """One run of a task, with what caused it and what it did."""

    __tablename__ = "runs"
    __table_args__ = (
        Index("ix_runs_task_started_at", "task", "started_at"),
        Index("ix_runs_job_due_at", "job", "due_at"),
        partial("ix_runs_open", "id", where="finished_at IS NULL"),
    )

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    task: Mapped[str]
    site: Mapped[str | None]
    cause: Mapped[str]
    state: Mapped[str]
    started_at: Mapped[dt.datetime]
    finished_at: Mapped[dt.datetime | None]
    config_hash: Mapped[str]
    code_version: Mapped[str]
    requests: Mapped[int] = mapped_column(Integer)
    bytes: Mapped[int] = mapped_column(BigInteger)
    new: Mapped[int] = mapped_column(Integer)
    changed: Mapped[int] = mapped_column(Integer)
    unchanged: Mapped[int] = mapped_column(Integer)
    missing: Mapped[int] = mapped_column(Integer)
    errors: Mapped[int] = mapped_column(Integer)
    duration_ms: Mapped[int | None] = mapped_column(BigInteger)
    peak_memory: Mapped[int | None] = mapped_column(BigInteger)
    message: Mapped[str | None]
    job: Mapped[str | None]
    due_at: Mapped[dt.datetime | None]
    process: Mapped[str | None]
    listed: Mapped[int | None] = mapped_column(Integer)
    held: Mapped[int | None] = mapped_column(Integer)


class Lock(Base):
    """Who does the work: its holder adds to `beats` as long as it lives. No clocks of two machines are compared."""

    __tablename__ = "locks"

    name: Mapped[str] = mapped_column(primary_key=True)
    owner: Mapped[str]
    beats: Mapped[int] = mapped_column(BigInteger)
    since: Mapped[dt.datetime]


class Pause(Base):
    """That a task (none: each) of a site (none: each) is not run until a time, and why."""

    __tablename__ = "pauses"

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    task: Mapped[str | None]
    site: Mapped[str | None]
    since: Mapped[dt.datetime]
    until: Mapped[dt.datetime]
    reason: Mapped[str]


class SignRow(Base):
    """What a look at an article or a list said of the site's layout."""

    __tablename__ = "signs"
    __table_args__ = (Index("ix_signs_site_id_at", "site_id", "at"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    site_id: Mapped[int] = mapped_column(ForeignKey("sites.id"))
    page_id: Mapped[int] = mapped_column(Id)
    run_id: Mapped[int | None] = mapped_column(Integer)
    snapshot_id: Mapped[int | None] = mapped_column(Id)
    at: Mapped[dt.datetime]
    sort: Mapped[str]
    template: Mapped[str | None]
    fine: Mapped[bool]
    failed: Mapped[list[str]] = mapped_column(Json)
    charset: Mapped[bool]
    dated: Mapped[bool]
    length: Mapped[int] = mapped_column(Integer)
    figures: Mapped[int] = mapped_column(Integer)


class Incident(Base):
    """Something wrong with a site, from when it showed to when it was gone; of each kind one at a time."""

    __tablename__ = "incidents"
    __table_args__ = (partial("uq_incidents_open", "site_id", "kind", where="closed_at IS NULL", unique=True),)

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    site_id: Mapped[int] = mapped_column(ForeignKey("sites.id"))
    kind: Mapped[str]
    since: Mapped[dt.datetime]
    opened_at: Mapped[dt.datetime]
    seen_at: Mapped[dt.datetime]
    clear_since: Mapped[dt.datetime | None]
    closed_at: Mapped[dt.datetime | None]
    says: Mapped[str]
    selectors: Mapped[list[str]] = mapped_column(Json)
    good: Mapped[list[int]] = mapped_column(Json)
    bad: Mapped[list[int]] = mapped_column(Json)
    proposal: Mapped[list[dict[str, Any]]] = mapped_column(Json)


class Fault(Base):
    """Something that went wrong and was survived: a fetch, a channel not found, a selector that fits no more."""

    __tablename__ = "faults"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    run_id: Mapped[int | None] = mapped_column(ForeignKey("runs.id"), index=True)
    page_id: Mapped[int | None] = mapped_column(ForeignKey("pages.id"), index=True)
    at: Mapped[dt.datetime] = mapped_column(index=True)
    kind: Mapped[str]
    detail: Mapped[str]


class OutboxRow(Base):
    """Something to be told, written together with what it tells of; `routed_at` is null until the rules were asked."""

    __tablename__ = "outbox"
    __table_args__ = (partial("ix_outbox_unrouted", "id", where="routed_at IS NULL"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    key: Mapped[str] = mapped_column(unique=True)
    audience: Mapped[str]
    kind: Mapped[str]
    at: Mapped[dt.datetime]
    page_id: Mapped[int | None] = mapped_column(Id)
    change_id: Mapped[str | None]
    title: Mapped[str]
    body: Mapped[str]
    path: Mapped[str]
    routed_at: Mapped[dt.datetime | None]


class Message(Base):
    """One message to one channel: `next_at` is when it may be tried (again); while a process sends it, its lease's end."""

    __tablename__ = "messages"
    __table_args__ = (partial("ix_messages_open", "next_at", where="state = 'open'"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    channel: Mapped[str]
    state: Mapped[str]
    title: Mapped[str]
    body: Mapped[str]
    created_at: Mapped[dt.datetime]
    attempts: Mapped[int] = mapped_column(Integer)
    next_at: Mapped[dt.datetime]
    finished_at: Mapped[dt.datetime | None]
    error: Mapped[str | None]


class Delivery(Base):
    """That a channel is told of an outbox row, when it is due and in which message it is told."""

    __tablename__ = "deliveries"
    __table_args__ = (
        Index("uq_deliveries_outbox_id_channel", "outbox_id", "channel", unique=True),
        Index("ix_deliveries_message_id", "message_id"),
        partial("ix_deliveries_waiting", "channel", "due_at", where="message_id IS NULL"),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    outbox_id: Mapped[int] = mapped_column(ForeignKey("outbox.id"))
    channel: Mapped[str]
    mode: Mapped[str]
    rule: Mapped[str]
    due_at: Mapped[dt.datetime]
    message_id: Mapped[int | None] = mapped_column(ForeignKey("messages.id"))


class User(Base):
    """A person with an account for the page; `password` is a hash."""

    __tablename__ = "users"

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    name: Mapped[str] = mapped_column(unique=True)
    role: Mapped[str]
    password: Mapped[str]
    created_at: Mapped[dt.datetime]


class AccessKey(Base):
    """A session or a token of a person, by the digest of its secret."""

    __tablename__ = "access_keys"

    digest: Mapped[bytes] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id"), index=True)
    kind: Mapped[str]
    label: Mapped[str]
    created_at: Mapped[dt.datetime]
    expires_at: Mapped[dt.datetime]


class SavedQuery(Base):
    """A view of the page that somebody keeps under a name; `looked_at` is when it was last opened."""

    __tablename__ = "saved_queries"

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    name: Mapped[str] = mapped_column(unique=True)
    view: Mapped[str]
    query: Mapped[str]
    by: Mapped[str]
    created_at: Mapped[dt.datetime]
    looked_at: Mapped[dt.datetime]
