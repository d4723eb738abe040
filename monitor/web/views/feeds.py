"""Atom feeds (RFC 4287) of new articles and of changes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement, tostring

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from monitor.errors import InputError
from monitor.series import Point, Series
from monitor.web.conditional import conditional
from monitor.web.context import Words, address, services_of, words_of
from monitor.web.params import ArticleParams, ChangeParams, ConflictParams, read
from monitor.web.shown import period, said
from storage.articles.changes import Told
from storage.operation import incidents as kept_incidents
from storage.operation.incidents import IncidentRecord
from storage.queries import article_lists, change_lists, conflict_lists, series, series_views
from storage.queries.articles import Summary
from storage.queries.conflict_lists import Item

ATOM = "http://www.w3.org/2005/Atom"
MOST_VALUES = 100
NEVER = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a feed: `key` is what makes it this one for ever, `path` its page here."""

    key: str
    path: str
    title: str
    at: dt.datetime
    summary: str
    category: str | None = None


def articles(request: Request) -> Response:
    """The latest found articles that the address asks for."""
    services, params, words = services_of(request), read(ArticleParams, request), words_of(request)
    zone = services.config.zone
    with services.database.read() as connection:
        found = article_lists.find(connection, params.filter(zone), found_since=params.found(zone), limit=params.limit)
    return _feed(request, words("nav.articles"), [_article(one) for one in found.items])


def changes(request: Request) -> Response:
    """The latest changes that the address asks for."""
    services, params, words = services_of(request), read(ChangeParams, request), words_of(request)
    with services.database.read() as connection:
        found = change_lists.find(connection, params.filter(services.config.zone), limit=params.limit)
    return _feed(request, words("nav.changes"), [_change(one, words) for one in found.items])


def conflicts(request: Request) -> Response:
    """The latest conflicts that the address asks for."""
    params, words = read(ConflictParams, request), words_of(request)
    with services_of(request).database.read() as connection:
        found = conflict_lists.find(
            connection, kind=params.kind, series_id=params.series, closed=params.closed, limit=params.limit
        )
    return _feed(request, words("nav.conflicts"), [_conflict(one, words) for one in found.items])


def incidents(request: Request) -> Response:
    """What was wrong with the sites, the latest first."""
    words = words_of(request)
    with services_of(request).database.read() as connection:
        found = kept_incidents.find(connection)
    return _feed(request, words("incidents"), [_incident(one, words) for one in found])


def values(request: Request) -> Response:
    """The values of a series, those that were told last first."""
    words = words_of(request)
    with services_of(request).database.read() as connection:
        try:
            found = series.get(connection, request.path_params["series"])
        except InputError as error:
            raise HTTPException(404, str(error)) from error
        ids = series_views.article_ids(connection, sorted({point.source.article for point in found.points}))
    told = sorted(found.points, key=lambda point: point.source.published or dt.date.min, reverse=True)[:MOST_VALUES]
    return _feed(request, found.name, [_value(found, point, ids[point.source.article], words) for point in told])


def _value(one: Series, point: Point, article: int, words: Words) -> Entry:
    source, figure = point.source, point.source.figure
    at = dt.datetime.combine(source.published, dt.time(), dt.UTC) if source.published else NEVER
    path = f"/articles/{article}/versions/{source.revision}#at-{figure.span.start}"
    title = f"{one.name} {period(point.period, words.language)} {said(point)} {one.unit}"
    key = f"series:{one.id}:{article}:{source.revision}:{figure.span.start}"
    return Entry(key, path, title, at, source.sentence)


def _incident(one: IncidentRecord, words: Words) -> Entry:
    kind = words.value("incident", one.kind)
    summary = words.reason(one.says)
    return Entry(
        f"incident:{one.id}", f"/incidents/{one.id}", f"{one.site}{words.colon}{kind}", one.opened_at, summary, kind
    )


def _conflict(one: Item, words: Words) -> Entry:
    kind = words.value("conflict", one.kind)
    told = "\n".join(f"{point.title}: {point.point.source.sentence}" for point in one.points)
    title = " ".join(part for part in (f"{kind}:", one.place, one.label, one.period) if part)
    return Entry(f"conflict:{one.id}", f"/series/{one.series_id}#conflicts", title, one.noticed_at, told, kind)


def _article(one: Summary) -> Entry:
    summary = " · ".join(part for part in (one.published, one.source, one.channel) if part)
    return Entry(f"article:{one.id}", f"/articles/{one.id}", one.title, one.first_seen, summary, one.channel)


def _change(told: Told, words: Words) -> Entry:
    change, kind = told.change, words.value("change", told.change.kind.value)
    if change.is_of_content:
        what = " → ".join(part for part in (change.before, change.after) if part)
        summary = "\n".join(part for part in (what, change.sentence_after or change.sentence_before) if part)
    else:
        summary = words.colon.join(part for part in (kind, words.reason(change.cause)) if part)
    return Entry(f"change:{told.id}", f"/changes/{told.id}", f"{kind}: {told.title}", told.noticed_at, summary, kind)


def _feed(request: Request, name: str, entries: Iterable[Entry]) -> Response:
    base = str(request.base_url).rstrip("/")
    entries = list(entries)
    root = Element("feed", {"xmlns": ATOM})
    own = base + address(request.url.path, dict(request.query_params))
    title = f"{words_of(request)('app')} · {name}"
    _texts(root, {"id": own, "title": title, "updated": _time(max((e.at for e in entries), default=NEVER))})
    SubElement(root, "link", {"rel": "self", "href": own})
    SubElement(SubElement(root, "author"), "name").text = "monitor"
    for entry in entries:
        element = SubElement(root, "entry")
        texts = {"id": f"tag:monitor.local,2026:{entry.key}", "title": entry.title, "updated": _time(entry.at)}
        _texts(element, texts | {"summary": entry.summary})
        SubElement(element, "link", {"href": base + entry.path})
        if entry.category:
            SubElement(element, "category", {"term": _legal(entry.category)})
    body = tostring(root, encoding="utf-8", xml_declaration=True)
    return conditional(request, Response(body, media_type="application/atom+xml"))


def _texts(parent: Element, texts: dict[str, str]) -> None:
    for name, text in texts.items():
        SubElement(parent, name).text = _legal(text)


def _time(time: dt.datetime) -> str:
    return time.astimezone(dt.UTC).isoformat(timespec="seconds")


def _legal(text: str) -> str:
    """The text without the characters that XML 1.0 has no way to write."""
    return "".join(
        c for c in text if c in "\t\n\r" or "\x20" <= c <= "\ud7ff" or "\ue000" <= c <= "\ufffd" or c > "\uffff"
    )
