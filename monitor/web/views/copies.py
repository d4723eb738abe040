"""An article's copies: who else printed it, who was first, and what each one altered."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from monitor.changes.copies import Candidate, CopyDifference, compare_copies, families, likeness
from monitor.changes.figures import FigureChange, Side
from monitor.changes.render import html_inline, html_side_by_side
from monitor.web.context import House, house_of, render
from monitor.web.params import CompareParams, read
from storage import Connection, articles, queries_copies, queries_pages
from storage.articles import Summary
from storage.revisions import StoredRevision


@dataclass(frozen=True, slots=True)
class Copy:
    """A member of a family: whether it was first, and what it altered of that one's text and figures."""

    summary: Summary
    revision: StoredRevision
    is_original: bool
    difference: CopyDifference | None

    @property
    def altered(self) -> tuple[FigureChange, ...]:
        """The figures that it altered, dropped or added."""
        return self.difference.figures if self.difference else ()


def listing(request: Request) -> Response:
    """The family of an article, the original first; the bare list where a fragment is asked for."""
    house, page = house_of(request), _number(request, "article")
    with house.database.read() as connection:
        found = family(connection, house, page)
    template = "_copies.html" if "fragment" in request.query_params else "copies.html"
    return render(request, template, page=page, copies=found)


def difference(request: Request) -> Response:
    """What a copy altered of another article's text."""
    house, params = house_of(request), read(CompareParams, request)
    page, other = _number(request, "article"), _number(request, "other")
    with house.database.read() as connection:
        ours, theirs = (_latest(connection, number) for number in (page, other))
        titles = [articles.detail(connection, number).summary for number in (page, other)]
    found = compare_copies(_side(ours), {"copy": _side(theirs)})["copy"]
    told, tells = ours.article.body, theirs.article.body
    context = None if params.whole else 1
    side = params.view == "side"
    html = html_side_by_side(found.text, told, tells, context) if side else html_inline(found.text, told, context)
    return render(
        request, "copy.html", page=page, other=other, summaries=titles, found=found, asked=params,
        text=Markup(html) if told != tells else None,  # noqa: S704 (escaped where it is made)
    )  # fmt: skip


def family(connection: Connection, house: House, page: int) -> list[Copy]:
    """The family of an article with the original first; empty if there is no copy."""
    own = _latest(connection, page)
    others = queries_copies.sharing(connection, page, own.article.body)
    alike = [own, *(one for one in others if likeness(own.article.body, one.article.body).is_copy)]
    if len(alike) < 2:
        return []
    summaries = {one.page_id: articles.detail(connection, one.page_id).summary for one in alike}
    [members, *_] = families([_candidate(one, summaries[one.page_id], house) for one in alike]) or [()]
    return _copies(members, {str(one.page_id): one for one in alike}, summaries)


def _copies(
    members: Sequence[str], revisions: Mapping[str, StoredRevision], summaries: Mapping[int, Summary]
) -> list[Copy]:
    if not members:
        return []
    original, *rest = members
    told = compare_copies(_side(revisions[original]), {key: _side(revisions[key]) for key in rest})
    return [
        Copy(summaries[int(key)], revisions[key], key == original, told.get(key)) for key in members
    ]  # fmt: skip


def _candidate(one: StoredRevision, summary: Summary, house: House) -> Candidate:
    published = one.article.published.when if one.article.published else None
    first = min(published, summary.first_seen) if published else summary.first_seen
    first = first.astimezone(house.config.zone) if first.tzinfo else first.replace(tzinfo=dt.UTC)
    return Candidate(str(one.page_id), one.article.body, first, "", one.article.source)


def _side(one: StoredRevision) -> Side:
    return Side(one.article.body, one.figures)


def _latest(connection: Connection, page: int) -> StoredRevision:
    if not queries_pages.is_article(connection, page):
        raise HTTPException(404)
    return articles.detail(connection, page).latest


def _number(request: Request, name: str) -> int:
    number: int = request.path_params[name]
    if number >= 2**53:
        raise HTTPException(404)
    return number
