"""An article's copies: who reprinted it, which was first, and what each one altered."""

from __future__ import annotations

from markupsafe import Markup
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from monitor.changes.render import html_inline, html_side_by_side
from monitor.web.context import render, services_of
from monitor.web.params import CompareParams, read
from storage.articles import copies
from storage.articles.copies import Family


def listing(request: Request) -> Response:
    """The family of an article, the original first; the bare list where a fragment is asked for."""
    page = _number(request, "article")
    template = "_copies.html" if "fragment" in request.query_params else "copies.html"
    return render(request, template, page=page, family=_family(request, page))


def difference(request: Request) -> Response:
    """What a copy altered of the original's text."""
    params, page, other = read(CompareParams, request), _number(request, "article"), _number(request, "other")
    family = _family(request, page)
    copy = next((one for one in family.copies if one.article_id == other), None) if family else None
    if family is None or copy is None:
        raise HTTPException(404)
    told, tells, diff = family.original.body, copy.body, family.differences[other].text
    context = None if params.whole else 1
    side = params.view == "side"
    html = html_side_by_side(diff, told, tells, context) if side else html_inline(diff, told, context)
    text = Markup(html) if told != tells else None  # noqa: S704 (escaped where it is made)
    return render(request, "copy.html", original=family.original, copy=copy, asked=params, text=text)


def _family(request: Request, page: int) -> Family | None:
    with services_of(request).database.read() as connection:
        return copies.family_of(connection, page)


def _number(request: Request, name: str) -> int:
    number: int = request.path_params[name]
    if number >= 2**53:
        raise HTTPException(404)
    return number
