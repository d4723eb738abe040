"""Domain classes as records of the API."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from monitor import articles as domain
from monitor import changes as events
from monitor import series as lines
from monitor.changes.figures import FigureChange
from monitor.changes.text import Edit
from monitor.series import timeline
from monitor.web.api import models
from storage.articles.changes import Told
from storage.articles.revisions import StoredRevision
from storage.operation.runs import RunRecord
from storage.queries.articles import Detail, FigureOf, Summary
from storage.queries.conflict_lists import Item
from storage.queries.run_lists import FaultOf
from storage.queries.series import PointOf, SeriesSummary


def exact(number: Decimal | None) -> str | None:
    """A number digit for digit, without an exponent and without noughts at its end.

    >>> exact(Decimal("1260.50")), exact(Decimal("1E+6")), exact(None)
    ('1260.5', '1000000', None)
    """
    return None if number is None else format(number.normalize(), "f")


def article_summary(one: Summary) -> models.ArticleSummary:
    """An article in short."""
    return {
        "id": one.id, "site": one.site, "url": one.url, "state": one.state, "title": one.title,
        "published": one.published, "source": one.source, "channel": one.channel, "revisions": one.revisions,
        "figures": one.figures, "first_seen": one.first_seen, "seen_at": one.seen_at, "snippet": one.snippet,
    }  # fmt: skip


def figure(one: domain.Figure, sentence: str) -> models.Figure:
    """A figure with its sentence."""
    return {
        "number": one.text, "start": one.span.start, "end": one.span.end, "value": exact(one.value),
        "low": exact(one.low), "high": exact(one.high), "unit": one.unit, "qualifier": one.qualifier, "kind": one.kind,
        "role": one.role, "direction": one.direction, "per": one.per, "indicator": one.indicator,
        "period": one.period, "place": one.place, "sentence": sentence,
    }  # fmt: skip


def figure_of(one: FigureOf) -> models.FigureOf:
    """A figure with the article that states it."""
    return {
        **figure(one.figure, one.sentence),
        "article": one.article_id, "revision": one.revision, "url": one.url, "title": one.title,
        "published": one.published, "source": one.source,
    }  # fmt: skip


def revision_summary(one: StoredRevision) -> models.RevisionSummary:
    """A version in short."""
    return {
        "number": one.number, "seen_at": one.seen_at, "digest": one.digest, "reader": one.reader,
        "snapshot": one.snapshot_id, "title": one.article.title, "characters": len(one.article.body),
        "figures": len(one.figures),
    }  # fmt: skip


def revision(one: StoredRevision) -> models.Revision:
    """A version with its text and figures, in the order of the text."""
    said, body = one.article, one.article.body
    found = sorted(one.figures, key=lambda figure: figure.span.start)
    return {
        "number": one.number, "seen_at": one.seen_at, "digest": one.digest, "reader": one.reader,
        "snapshot": one.snapshot_id, "title": said.title, "subtitle": said.subtitle,
        "published": str(said.published) if said.published else None,
        "updated": str(said.updated) if said.updated else None, "source": said.source, "author": said.author,
        "editor": said.editor, "channel": said.channel, "keywords": list(said.keywords),
        "headings": list(said.headings), "body": body,
        "figures": [figure(one, body[one.sentence.start : one.sentence.end]) for one in found],
    }  # fmt: skip


def article(found: Detail) -> models.Article:
    """An article with all that is known of it."""
    return {
        "article": article_summary(found.summary),
        "latest": revision(found.latest),
        "revisions": [revision_summary(one) for one in found.revisions],
        "topics": [
            {"topic": one.topic, "verdict": one.verdict, "score": one.score, "reasons": list(one.reasons)}
            for one in found.labels
        ],
        "found": [{"route": one.route, "from_url": one.from_url, "found_at": one.found_at} for one in found.found],
        "due_at": found.due_at,
        "due_why": found.due_why,
    }


def told(one: Told) -> models.Change:
    """A change that was told."""
    return _change(
        one.change, id_=one.id, article=one.page_id, url=one.url, title=one.title, before=one.before, after=one.after
    ) | {"noticed_at": one.noticed_at}


def _change(
    change: events.Change, *, id_: str | None, article: int, url: str, title: str, before: int | None, after: int | None
) -> models.Change:
    return {
        "id": id_, "article": article, "url": url, "title": title, "noticed_at": None, "kind": change.kind,
        "importance": change.importance, "reasons": list(change.reasons), "silent": change.silent,
        "field": change.field, "before": change.before, "after": change.after,
        "sentence_before": change.sentence_before, "sentence_after": change.sentence_after,
        "revision_before": before, "revision_after": after, "figures": [_figure_change(one) for one in change.figures],
    }  # fmt: skip


def _figure_change(one: FigureChange) -> models.FigureChange:
    return {
        "fate": one.fate.value,
        "before": one.before.text + one.before.unit if one.before else None,
        "after": one.after.text + one.after.unit if one.after else None,
        "difference": exact(one.difference),
        "percent": exact(one.percent),
    }


def difference(
    page: int, before: StoredRevision, after: StoredRevision, edits: Iterable[Edit], changes: Iterable[events.Change]
) -> models.Difference:
    """What differs between two versions of a page."""
    place = {"article": page, "url": after.article.url or "", "title": after.article.title}
    return {
        "article": page,
        "before": before.number,
        "after": after.number,
        "edits": [
            {
                "op": one.op.value, "before_start": one.before.start, "before_end": one.before.end,
                "after_start": one.after.start, "after_end": one.after.end, "before": one.before_text,
                "after": one.after_text,
            }
            for one in edits
        ],
        "changes": [
            _change(one, id_=None, **place, before=before.number, after=after.number)  # type: ignore[arg-type] # of their types above
            for one in changes
        ],
    }  # fmt: skip


def series_summary(one: SeriesSummary) -> models.SeriesSummary:
    """A series in short."""
    key = one.key
    return {
        "id": one.id, "label": one.label, "name": key.name, "place": key.place, "aspect": lines.Aspect(key.aspect),
        "planned": key.planned, "reach": key.reach, "base": key.base, "per": key.per, "unit": one.unit,
        "points": one.points, "current": one.current, "first_day": one.first_ends, "last_day": one.last_ends,
        "latest_period": one.latest_period, "latest_value": exact(one.latest_value),
        "latest_low": exact(one.latest_low), "latest_high": exact(one.latest_high),
        "before_period": one.before_period, "before_low": exact(one.before_low), "before_high": exact(one.before_high),
    }  # fmt: skip


def point(one: lines.Point) -> models.Point:
    """A value of a series; `article` is the address that states it."""
    source = one.source
    return {
        "period": one.period, "inferred": one.is_inferred, "current": one.is_current, "value": exact(one.value),
        "low": exact(one.low) or "0", "high": exact(one.high) or "0", "article": source.article,
        "revision": source.revision, "published": source.published, "figure": figure(source.figure, source.sentence),
    }  # fmt: skip


def series(one: lines.Series) -> models.Series:
    """A series with its values."""
    key = one.key
    return {
        "id": one.id, "label": one.name, "name": key.name, "place": key.place, "aspect": lines.Aspect(key.aspect),
        "planned": key.planned, "reach": key.reach, "unit": one.unit, "points": [point(each) for each in one.points],
        "gaps": list(timeline.gaps(one)),
    }  # fmt: skip


def conflict(one: Item) -> models.Conflict:
    """A conflict with its sides."""
    return {
        "id": one.id, "kind": lines.ConflictKind(one.kind), "series": one.series_id, "label": one.label, "place": one.place,
        "period": one.period, "low": exact(one.low), "high": exact(one.high), "noticed_at": one.noticed_at,
        "closed_at": one.closed_at, "points": [_side(each) for each in one.points],
    }  # fmt: skip


def _side(one: PointOf) -> models.ConflictPoint:
    return {
        "article": one.article_id, "url": one.url, "title": one.title, "source": one.source, "point": point(one.point),
    }  # fmt: skip


def run(one: RunRecord) -> models.Run:
    """A run."""
    counts = one.counts
    return {
        "id": one.id, "task": one.task, "site": one.site, "cause": one.cause, "state": one.state,
        "started_at": one.started_at, "finished_at": one.finished_at, "duration_ms": one.duration_ms,
        "requests": counts.requests, "bytes": counts.bytes, "new": counts.new, "changed": counts.changed,
        "unchanged": counts.unchanged, "missing": counts.missing, "errors": counts.errors,
        "peak_memory": one.peak_memory, "message": one.message, "config_hash": one.config_hash,
        "code_version": one.code_version,
    }  # fmt: skip


def fault(one: FaultOf) -> models.Fault:
    """A fault of a run."""
    return {"at": one.at, "kind": one.kind, "detail": one.detail, "article": one.page, "url": one.url}
