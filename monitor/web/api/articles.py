"""`/articles`: the list, one article with its history, its versions, and the difference of two."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Query
from starlette.requests import Request
from starlette.responses import Response

from monitor.changes import Revision, diff_text
from monitor.changes.compare import compare
from monitor.web.api import models, records
from monitor.web.api.answers import absent, answer, responses
from monitor.web.context import services_of
from monitor.web.params import ArticleParams, Number
from storage import Connection
from storage.articles import revisions
from storage.articles.revisions import StoredRevision
from storage.queries import article_lists, articles, provenance

router = APIRouter(tags=["articles"])
Id = Annotated[Number, Path(description="Number of the article")]


@router.get("/articles", response_model=models.ArticlePart, responses=responses(400))
def find_articles(request: Request, params: Annotated[ArticleParams, Query()]) -> Response:
    """List articles, filtered as on the page; `q` is a query in the search language."""
    services = services_of(request)
    zone = services.config.zone
    with services.database.read() as connection:
        found = article_lists.find(
            connection, params.filter(zone), order=params.order, found_since=params.found(zone), cursor=params.cursor,
            limit=params.limit,
        )  # fmt: skip
    items = [records.article_summary(one) for one in found.items]
    return answer(request, {"items": items, "next": found.next, "ranked": found.ranked})


@router.get("/articles/{article}", response_model=models.Article, responses=responses(404))
def get_article(request: Request, article: Id) -> Response:
    """One article: its latest version with all figures, its history, its topics, where it was found."""
    with services_of(request).database.read() as connection:
        _require(connection, article)
        found = articles.detail(connection, article)
    return answer(request, records.article(found))


@router.get(
    "/articles/{article}/revisions", response_model=models.Part[models.RevisionSummary], responses=responses(404)
)
def list_revisions(request: Request, article: Id) -> Response:
    """The versions of an article, the first one first."""
    with services_of(request).database.read() as connection:
        _require(connection, article)
        found = revisions.of_page(connection, article)
    return answer(request, {"items": [records.revision_summary(one) for one in found], "next": None})


@router.get("/articles/{article}/revisions/{revision}", response_model=models.Revision, responses=responses(404))
def get_revision(
    request: Request, article: Id, revision: Annotated[Number, Path(description="Its number")]
) -> Response:
    """One version of an article with its text and figures."""
    with services_of(request).database.read() as connection:
        _require(connection, article)
        found = _revision(connection, article, revision)
    return answer(request, records.revision(found))


@router.get("/articles/{article}/diff", response_model=models.Difference, responses=responses(404))
def compare_revisions(
    request: Request,
    article: Id,
    before: Annotated[Number, Query(description="Number of one version")],
    after: Annotated[Number, Query(description="Number of the other")],
) -> Response:
    """What differs between two versions of an article: the text, the fields and the figures."""
    with services_of(request).database.read() as connection:
        _require(connection, article)
        one, other = _revision(connection, article, before), _revision(connection, article, after)
    edits = diff_text(one.article.body, other.article.body).edits
    return answer(request, records.difference(article, one, other, edits, compare(_as_read(one), _as_read(other))))


def _require(connection: Connection, article: int) -> None:
    if not provenance.is_article(connection, article):
        raise absent(f"article {article}")


def _revision(connection: Connection, article: int, number: int) -> StoredRevision:
    found = provenance.revision(connection, article, number) if number < 2**31 else None
    if found is None:
        raise absent(f"revision {number} of article {article}")
    return found


def _as_read(kept: StoredRevision) -> Revision:
    return Revision(kept.article, kept.figures, charset=kept.article.charset)
