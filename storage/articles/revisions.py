"""Articles as read: every version of each, with its figures and topic labels."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import islice
from typing import Any

import xxhash
from sqlalchemy import Connection, Row, func, select

from monitor.articles import (
    Article,
    Direction,
    Evidence,
    Figure,
    Kind,
    Link,
    Moment,
    Per,
    Qualifier,
    Role,
    Span,
    TopicLabel,
)
from monitor.figures import Check, Note
from storage.engine import inserts
from storage.engine.among import among
from storage.search import index
from storage.tables import CONTRADICTIONS, FIGURES, LABELS, PAGES, REVISIONS, SNAPSHOTS
from storage.visits.frontier import PageState
from storage.visits.snapshots import validators

# Looked up for every figure that is read: an enum's own call takes four times as long.
_QUALIFIERS = {one.value: one for one in Qualifier}
_KINDS = {one.value: one for one in Kind}
_ROLES = {one.value: one for one in Role}
_DIRECTIONS = {one.value: one for one in Direction}
_PERS = {one.value: one for one in Per}

KNOWN = select(REVISIONS.c.page_id).where(among(REVISIONS.c.page_id, "pages"))
NUMBERS = KNOWN.add_columns(func.max(REVISIONS.c.number)).group_by(REVISIONS.c.page_id)
HEADERS = select(SNAPSHOTS.c.id, SNAPSHOTS.c.headers).where(among(SNAPSHOTS.c.id, "ids"))


@dataclass(frozen=True, slots=True)
class Reading:
    """What the readers made of a snapshot of a page; `born` and `template` are the page's, where they were found."""

    page_id: int
    snapshot_id: int
    seen_at: dt.datetime
    article: Article
    figures: tuple[Figure, ...]
    labels: tuple[TopicLabel, ...]
    reader: str
    notes: tuple[Note, ...] = ()
    born: dt.datetime | None = None
    template: str | None = None


@dataclass(frozen=True, slots=True)
class Added:
    """A revision that was entered: its id, and those of its figures in their order."""

    id: int
    figures: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class StoredRevision:
    """A version of an article as it is kept."""

    id: int
    page_id: int
    number: int
    snapshot_id: int
    seen_at: dt.datetime
    digest: str
    reader: str
    article: Article
    figures: tuple[Figure, ...]
    notes: tuple[Note, ...] = ()


def content_digest(article: Article) -> str:
    """32 hexadecimal digits that change if and only if something that the article says changes."""
    said = (
        article.title, article.subtitle, str(article.published), str(article.updated), article.source, article.author,
        article.editor, article.channel, article.keywords, article.body,
    )  # fmt: skip
    return xxhash.xxh3_128_hexdigest(repr(said).encode())


def add(connection: Connection, reading: Reading) -> int:
    """The id of the new latest revision of a page, with its figures and labels, made findable."""
    return add_all(connection, [reading])[0].id


def add_all(connection: Connection, readings: Sequence[Reading], followed: str | None = None) -> list[Added]:
    """The new latest revisions of pages, each of another one, with their figures and labels, made findable.

    `followed` is the version of the rules by which the caller puts their figures among series in the same transaction.
    """
    numbers = _numbers(connection, [reading.page_id for reading in readings])
    ids = inserts.new_ids(connection, REVISIONS, len(readings))
    found = list(zip(ids, readings, strict=True))
    rows = [
        {"id": id_, "number": numbers.get(one.page_id, 0) + 1, "followed": followed, **revision_values(one)}
        for id_, one in found
    ]
    inserts.add(connection, REVISIONS, rows)
    figures = [figure_values(id_, figure) for id_, one in found for figure in one.figures]
    figure_ids = inserts.new_ids(connection, FIGURES, len(figures))
    inserts.add(connection, FIGURES, [{"id": id_, **row} for id_, row in zip(figure_ids, figures, strict=True)])
    inserts.add(connection, CONTRADICTIONS, [_note_values(id_, note) for id_, one in found for note in one.notes])
    inserts.add(connection, LABELS, _all_labels(found))
    index.index_all(connection, {id_: found_by(one.article, one.figures) for id_, one in found})
    settle_pages(connection, found)
    left = iter(figure_ids)
    return [Added(id_, tuple(islice(left, len(one.figures)))) for id_, one in found]


def _numbers(connection: Connection, pages: Sequence[int]) -> dict[int, int]:
    """The number of the latest revision of each page that has one."""
    return dict(connection.execute(NUMBERS, {"pages": pages}).all())


def unknown(connection: Connection, pages: Iterable[int]) -> set[int]:
    """Those of the pages that have no revision."""
    wanted = set(pages)
    return wanted - set(connection.scalars(KNOWN, {"pages": sorted(wanted)}).all())


def found_by(article: Article, figures: Sequence[Figure]) -> index.Entry:
    """What a search finds a revision by."""
    fields = [(index.Mark.SOURCE, article.source), (index.Mark.AUTHOR, article.author)]
    fields += [(index.Mark.KEYWORD, word) for word in article.keywords]
    for figure in sorted(figures, key=lambda figure: figure.span.start):
        fields += index.of_figure(figure.indicator, figure.place, figure.period)
    return index.entry(article.title, article.body, fields)


def add_figures(connection: Connection, revision_id: int, figures: Sequence[Figure]) -> None:
    """Keep the figures of a revision."""
    inserts.add(connection, FIGURES, [figure_values(revision_id, figure) for figure in figures])


def add_notes(connection: Connection, revision_id: int, notes: Sequence[Note]) -> None:
    """Keep what the figures of a revision say against one another."""
    inserts.add(connection, CONTRADICTIONS, [_note_values(revision_id, note) for note in notes])


def _note_values(revision_id: int, note: Note) -> dict[str, Any]:
    return {
        "revision_id": revision_id,
        "compared": note.check.value,
        "start": note.stated.start,
        "end": note.stated.end,
        "against": [[span.start, span.end] for span in note.against],
        "message": note.message,
    }


def add_labels(connection: Connection, revision_id: int, reading: Reading) -> None:
    """Keep the topic labels of a revision."""
    inserts.add(connection, LABELS, _all_labels([(revision_id, reading)]))


def _all_labels(found: Iterable[tuple[int, Reading]]) -> list[dict[str, Any]]:
    return [_label_values(id_, label, _day(one.article)) for id_, one in found for label in one.labels]


def _day(article: Article) -> dt.datetime | None:
    """When an article was published, where that is known."""
    return article.published.when if article.published else None


def _label_values(revision_id: int, label: TopicLabel, published: dt.datetime | None) -> dict[str, Any]:
    return {
        "revision_id": revision_id,
        "published": published,
        "topic": label.topic,
        "verdict": label.verdict,
        "score": label.score,
        "reasons": list(label.reasons),
    }


def settle_pages(connection: Connection, found: Sequence[tuple[int, Reading]]) -> None:
    """Point pages at their latest revisions (ids); their validators hold from now on, because they were read well.

    A page that has a template keeps it.
    """
    ids = [reading.snapshot_id for _, reading in found]
    headers: dict[int, Mapping[str, str]] = dict(connection.execute(HEADERS, {"ids": ids}).all())
    values = []
    for id_, reading in found:
        settled = {"latest_revision_id": id_, "state": PageState.LIVE.value, "missing_since": None}
        settled |= {"born": reading.born, "template": reading.template}
        said = validators(headers.get(reading.snapshot_id, {}))
        values.append({"id": reading.page_id, **settled, "etag": said["etag"], "last_modified": said["last_modified"]})
    inserts.change(connection, PAGES, "id", values, first=("template",), known=("born",))


def latest(connection: Connection, page_id: int) -> StoredRevision | None:
    """The latest revision of a page."""
    query = select(REVISIONS).where(REVISIONS.c.page_id == page_id).order_by(REVISIONS.c.number.desc()).limit(1)
    row = connection.execute(query).one_or_none()
    return None if row is None else _stored(connection, row)


def get(connection: Connection, revision_id: int) -> StoredRevision | None:
    """A revision by its id."""
    row = connection.execute(select(REVISIONS).where(REVISIONS.c.id == revision_id)).one_or_none()
    return None if row is None else _stored(connection, row)


def of_page(connection: Connection, page_id: int) -> list[StoredRevision]:
    """All revisions of a page, the first one first."""
    query = select(REVISIONS).where(REVISIONS.c.page_id == page_id).order_by(REVISIONS.c.number)
    return [_stored(connection, row) for row in connection.execute(query).all()]


def digests(connection: Connection, page_id: int) -> list[tuple[int, str]]:
    """Number and digest of all revisions of a page, the first one first."""
    query = (
        select(REVISIONS.c.number, REVISIONS.c.digest)
        .where(REVISIONS.c.page_id == page_id)
        .order_by(REVISIONS.c.number)
    )
    return [(row.number, row.digest) for row in connection.execute(query)]


def figures_of(connection: Connection, revision_id: int) -> tuple[Figure, ...]:
    """The figures of a revision in the text's order."""
    query = select(FIGURES).where(FIGURES.c.revision_id == revision_id).order_by(FIGURES.c.start)
    return tuple(figure(row) for row in connection.execute(query))


def notes_of(connection: Connection, revision_id: int) -> tuple[Note, ...]:
    """What the figures of a revision say against one another, in the text's order."""
    query = select(CONTRADICTIONS).where(CONTRADICTIONS.c.revision_id == revision_id).order_by(CONTRADICTIONS.c.start)
    return tuple(
        Note(Check(row.compared), Span(row.start, row.end), tuple(Span(*span) for span in row.against), row.message)
        for row in connection.execute(query)
    )


def labels_of(connection: Connection, revision_id: int) -> tuple[TopicLabel, ...]:
    """The topic labels of a revision."""
    rows = connection.execute(select(LABELS).where(LABELS.c.revision_id == revision_id).order_by(LABELS.c.topic))
    return tuple(TopicLabel(row.topic, row.verdict, row.score, tuple(row.reasons)) for row in rows)


def _stored(connection: Connection, row: Row[Any]) -> StoredRevision:
    return StoredRevision(
        row.id, row.page_id, row.number, row.snapshot_id, row.seen_at, row.digest, row.reader, article(row),
        figures_of(connection, row.id), notes_of(connection, row.id),
    )  # fmt: skip


def revision_values(reading: Reading) -> dict[str, Any]:
    """The row that keeps a reading, but for its number."""
    article = reading.article
    return {
        "page_id": reading.page_id,
        "snapshot_id": reading.snapshot_id,
        "seen_at": reading.seen_at,
        "digest": content_digest(article),
        "reader": reading.reader,
        "title": article.title,
        "subtitle": article.subtitle,
        "published": _day(article),
        "published_text": str(article.published) if article.published else None,
        "source": article.source,
        "author": article.author,
        "editor": article.editor,
        "channel": article.channel,
        "keywords": list(article.keywords),
        "body": article.body,
        "fields": _further_fields(article),
    }


def _further_fields(article: Article) -> dict[str, Any]:
    return {
        "url": article.url,
        "updated": str(article.updated) if article.updated else None,
        "source_url": article.source_url,
        "headings": list(article.headings),
        "captions": list(article.captions),
        "previous": _link_values(article.previous),
        "next": _link_values(article.next),
        "canonical": article.canonical,
        "part": article.part,
        "parts": article.parts,
        "part_urls": list(article.part_urls),
        "charset": article.charset,
        "evidence": [[e.field, e.value, e.rule, e.confidence] for e in article.evidence],
        "warnings": list(article.warnings),
    }


def _link_values(link: Link | None) -> list[str] | None:
    return None if link is None else [link.url, link.text]


def article(row: Row[Any]) -> Article:
    """The article that a row of the revisions table keeps."""
    more: Mapping[str, Any] = row.fields
    return Article(
        title=row.title, body=row.body, url=more["url"], subtitle=row.subtitle,
        published=Moment.parse(row.published_text) if row.published_text else None,
        updated=Moment.parse(more["updated"]) if more["updated"] else None,
        source=row.source, source_url=more["source_url"], author=row.author, editor=row.editor, channel=row.channel,
        keywords=tuple(row.keywords), headings=tuple(more["headings"]), captions=tuple(more["captions"]),
        previous=Link(*more["previous"]) if more["previous"] else None,
        next=Link(*more["next"]) if more["next"] else None,
        canonical=more["canonical"], part=more["part"], parts=more["parts"], part_urls=tuple(more["part_urls"]),
        charset=more["charset"], evidence=tuple(Evidence(*e) for e in more["evidence"]),
        warnings=tuple(more["warnings"]),
    )  # fmt: skip


def figure_values(revision_id: int, figure: Figure) -> dict[str, Any]:
    """The row that keeps a figure."""
    middle = figure.value if figure.value is not None else _middle(figure)
    # Before Python 3.12 an enum's `value` takes six times as long.
    return {
        "revision_id": revision_id, "start": figure.span.start, "end": figure.span.end, "text": figure.text,
        "value": figure.value, "low": figure.low, "high": figure.high,
        "amount": None if middle is None else float(middle),
        "unit": figure.unit, "qualifier": figure.qualifier._value_, "kind": figure.kind._value_, "role": figure.role._value_,
        "direction": figure.direction._value_ if figure.direction else None,
        "per": figure.per._value_ if figure.per else None,
        "indicator": figure.indicator, "period": figure.period, "place": figure.place,
        "phrase_start": figure.phrase.start, "phrase_end": figure.phrase.end,
        "sentence_start": figure.sentence.start, "sentence_end": figure.sentence.end,
    }  # fmt: skip


def _middle(figure: Figure) -> Decimal | None:
    return None if figure.low is None or figure.high is None else (figure.low + figure.high) / 2


def figure(row: Row[Any]) -> Figure:
    """The figure that a row keeps."""
    return Figure(
        Span(row.start, row.end), row.text, row.value, row.low, row.high, row.unit, _QUALIFIERS[row.qualifier],
        _KINDS[row.kind], _ROLES[row.role], _DIRECTIONS[row.direction] if row.direction else None,
        _PERS[row.per] if row.per else None, row.indicator, row.period, row.place,
        Span(row.phrase_start, row.phrase_end), Span(row.sentence_start, row.sentence_end),
    )  # fmt: skip
