"""文章: the list, one article with its versions, the difference of two versions, and the raw pages."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from monitor.changes import Revision, diff_text
from monitor.changes.compare import compare
from monitor.changes.render import html_inline, html_side_by_side
from monitor.web.conditional import conditional
from monitor.web.context import Services, memory_of, render, services_of
from monitor.web.marking import paragraphs
from monitor.web.params import ArticleParams, CompareParams, read
from monitor.web.reasons import reasons
from monitor.web.suggest import apart
from storage.articles import changes, copies
from storage.articles.revisions import StoredRevision, digests
from storage.queries import article_lists, articles, provenance, series_views
from storage.visits import addresses
from storage.visits.frontier import PageState

# Paragraphs about a change that are shown with it.
CONTEXT = 1
STATES = (PageState.LIVE, PageState.SUSPECT, PageState.WITHDRAWN, PageState.MOVED)


@dataclass(frozen=True, slots=True)
class Choices:
    """What the filters can be set to, with numbers."""

    topics: tuple[str, ...]
    channels: tuple[tuple[str, int], ...]
    sources: tuple[tuple[str, int], ...]


def choices(request: Request) -> Choices:
    """What the filters can be set to, as it was a moment ago; at first, before all is counted, less."""
    services = services_of(request)
    return memory_of(request).soon("choices", lambda: counted(services)) or Choices(
        tuple(services.config.topics), (), ()
    )


def counted(services: Services) -> Choices:
    """What the filters can be set to: all articles are gone through."""
    with services.database.read() as connection:
        channels, sources = articles.channels(connection), article_lists.sources(connection)
    return Choices(tuple(services.config.topics), tuple(channels), tuple(sources))


def listing(request: Request) -> Response:
    """The list of articles that the address asks for; its rows alone where a fragment is asked for."""
    services, params = services_of(request), read(ArticleParams, request)
    zone = services.config.zone
    wanted, found_since = params.filter(zone), params.found(zone)
    with services.database.read() as connection:
        found = article_lists.find(
            connection, wanted, order=params.order, found_since=found_since, cursor=params.cursor, limit=params.limit
        )
        count = found.count or article_lists.count(connection, wanted, found_since)
    template = "_articles.html" if "fragment" in request.query_params else "articles.html"
    return render(
        request, template, found=found, count=count, asked=params, choices=choices(request), states=STATES,
        suggestion=None if found.items else apart(params.q),
    )  # fmt: skip


def article(request: Request) -> Response:
    """An article's latest version, or the one that the address names."""
    services, page = services_of(request), _number(request, "article")
    with services.database.read() as connection:
        if not provenance.is_article(connection, page):
            raise HTTPException(404)
        found = articles.detail(connection, page)
        told = changes.of_page(connection, page)
        looks = provenance.looks(connection, page)
        shown = _version(request, found)
        linked = series_views.of_revision(connection, shown.id)
        family = copies.sizes(connection, [page]).get(page, 0)
        known_at = addresses.of_page(connection, page)
    figures = sorted(shown.figures, key=lambda figure: figure.span.start)
    response = render(
        request, "article.html", found=found, shown=shown, text=paragraphs(shown.article, figures), figures=figures,
        told=told[::-1], looks=looks, linked=linked, copies=family, addresses=known_at, reasons=reasons(shown.article, services.config.zone, services.config.unit_rows),
    )  # fmt: skip
    return conditional(request, response)


def _version(request: Request, found: articles.Detail) -> StoredRevision:
    """The version that the address names, or the latest."""
    number = _number(request, "revision") if "revision" in request.path_params else found.latest.number
    shown = next((one for one in found.revisions if one.number == number), None)
    if shown is None:
        raise HTTPException(404)
    return shown


def difference(request: Request) -> Response:
    """What differs between two versions of an article."""
    services, page, params = services_of(request), _number(request, "article"), read(CompareParams, request)
    with services.database.read() as connection:
        if not provenance.is_article(connection, page):
            raise HTTPException(404)
        before = provenance.revision(connection, page, _number(request, "before"))
        after = provenance.revision(connection, page, _number(request, "after"))
        numbers = [number for number, _ in digests(connection, page)]
    if before is None or after is None:
        raise HTTPException(404)
    response = render(
        request, "difference.html", page=page, before=before, after=after, numbers=numbers, asked=params,
        found=compare(_as_read(before), _as_read(after)), text=_difference(before, after, params),
    )  # fmt: skip
    return conditional(request, response)


def _as_read(kept: StoredRevision) -> Revision:
    return Revision(kept.article, kept.figures, charset=kept.article.charset)


def _difference(before: StoredRevision, after: StoredRevision, params: CompareParams) -> Markup | None:
    """The bodies' difference as HTML, escaped where it is made; None if they are the same."""
    told, tells = before.article.body, after.article.body
    if told == tells:
        return None
    diff, context = diff_text(told, tells), None if params.whole else CONTEXT
    if params.view == "side":
        return Markup(html_side_by_side(diff, told, tells, context))  # noqa: S704 (escaped there)
    return Markup(html_inline(diff, told, context))  # noqa: S704 (escaped there)


def raw(request: Request) -> Response:
    """A raw page as a file to keep: plain text that no browser makes a page of."""
    page, snapshot = _number(request, "article"), _number(request, "snapshot")
    with services_of(request).database.read() as connection:
        answer = provenance.raw_answer(connection, page, snapshot)
    if answer is None:
        raise HTTPException(404)
    headers = {
        "content-disposition": f'attachment; filename="article-{page}-{snapshot}.txt"',
        "content-security-policy": "default-src 'none'; sandbox",
        "cache-control": "private, max-age=86400",
    }
    return Response(answer.body, media_type="text/plain", headers=headers)


def _number(request: Request, name: str) -> int:
    """A number in the address; 404 for one that no row can have."""
    number: int = request.path_params[name]
    if number >= 2**53:
        raise HTTPException(404)
    return number
