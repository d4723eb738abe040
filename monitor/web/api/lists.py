"""`/figures`, `/changes`, `/series`, `/conflicts`, `/runs` and `/search`."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Path, Query
from pydantic import Field
from starlette.requests import Request
from starlette.responses import Response

from monitor.errors import InputError
from monitor.web.api import models, records
from monitor.web.api.answers import absent, answer, responses
from monitor.web.context import services_of
from monitor.web.params import (
    ChangeParams,
    ConflictParams,
    FigureParams,
    Number,
    Part,
    RunParams,
    SeriesId,
    SeriesParams,
    Short,
    Words,
)
from storage.operation import runs
from storage.queries import article_lists, change_lists, conflict_lists, figure_lists, run_lists, series
from storage.queries.article_lists import Order
from storage.queries.articles import Filter

router = APIRouter()
# PostgreSQL's whole numbers for runs end here.
MOST_RUN = 2**31
MOST_FAULTS = 200


class SearchParams(Part):
    """What is searched, and for what."""

    q: Words = Field(min_length=1, description="A query in the search language")
    what: Literal["articles", "figures"] = Field("articles", description="Articles in all versions, or figures")
    topic: Short | None = Field(None, description="Only about this topic")


@router.get("/search", response_model=models.Found, responses=responses(400), tags=["search"])
def search(request: Request, params: Annotated[SearchParams, Query()]) -> Response:
    """Find articles in all their versions, those with most search words in the title first; or figures."""
    wanted = Filter(topic=params.topic, words=params.q)
    said: models.Found = {"query": params.q, "articles": [], "figures": [], "next": None, "ranked": None}
    with services_of(request).database.read() as connection:
        if params.what == "figures":
            figures = figure_lists.find(connection, wanted, cursor=params.cursor, limit=params.limit)
            said |= {"figures": [records.figure_of(one) for one in figures.items], "next": figures.next}
        else:
            articles = article_lists.find(
                connection, wanted, order=Order.BEST, cursor=params.cursor, limit=params.limit
            )
            items = [records.article_summary(one) for one in articles.items]
            said |= {"articles": items, "next": articles.next, "ranked": articles.ranked}
    return answer(request, said)


@router.get("/figures", response_model=models.Part[models.FigureOf], responses=responses(400), tags=["figures"])
def find_figures(request: Request, params: Annotated[FigureParams, Query()]) -> Response:
    """List figures of the latest versions, filtered as on the page."""
    services = services_of(request)
    wanted = params.filter(services.config.zone)
    with services.database.read() as connection:
        found = figure_lists.find(connection, wanted, cursor=params.cursor, limit=params.limit)
    return answer(request, {"items": [records.figure_of(one) for one in found.items], "next": found.next})


@router.get("/changes", response_model=models.Part[models.Change], responses=responses(400), tags=["changes"])
def find_changes(request: Request, params: Annotated[ChangeParams, Query()]) -> Response:
    """List changes, filtered as on the page, the latest or the most important first."""
    services = services_of(request)
    wanted = params.filter(services.config.zone)
    with services.database.read() as connection:
        found = change_lists.find(connection, wanted, order=params.order, cursor=params.cursor, limit=params.limit)
    return answer(request, {"items": [records.told(one) for one in found.items], "next": found.next})


@router.get("/changes/{change}", response_model=models.Change, responses=responses(404), tags=["changes"])
def get_change(request: Request, change: Annotated[str, Path(pattern=r"^[0-9A-Za-z-]{1,64}$")]) -> Response:
    """One change."""
    with services_of(request).database.read() as connection:
        found = change_lists.get(connection, change)
    if found is None:
        raise absent(f"change {change}")
    return answer(request, records.told(found))


@router.get("/series", response_model=models.Part[models.SeriesSummary], responses=responses(400), tags=["series"])
def find_series(request: Request, params: Annotated[SeriesParams, Query()]) -> Response:
    """List series, filtered as on the page, those with most values or the latest period first."""
    with services_of(request).database.read() as connection:
        found = series.find(connection, params.filter(), order=params.order, cursor=params.cursor, limit=params.limit)
    return answer(request, {"items": [records.series_summary(one) for one in found.items], "next": found.next})


@router.get("/series/{id}", response_model=models.Series, responses=responses(404), tags=["series"])
def get_series(request: Request, id: Annotated[SeriesId, Path(description="Its id")]) -> Response:  # noqa: A002 (the address's word)
    """One series with all its values and their sentences."""
    return answer(request, _series(request, id))


@router.get("/series/{id}/points", response_model=models.Part[models.Point], responses=responses(404), tags=["series"])
def list_points(request: Request, id: Annotated[SeriesId, Path(description="The series' id")]) -> Response:  # noqa: A002 (as above)
    """The values of a series in the order of their periods."""
    return answer(request, {"items": _series(request, id)["points"], "next": None})


def _series(request: Request, id_: str) -> models.Series:
    with services_of(request).database.read() as connection:
        try:
            return records.series(series.get(connection, id_))
        except InputError as error:
            raise absent(f"series {id_}") from error


@router.get("/conflicts", response_model=models.Part[models.Conflict], responses=responses(400), tags=["conflicts"])
def find_conflicts(request: Request, params: Annotated[ConflictParams, Query()]) -> Response:
    """List values that cannot all be right, the latest noticed first."""
    with services_of(request).database.read() as connection:
        found = conflict_lists.find(
            connection, kind=params.kind, series_id=params.series, closed=params.closed, cursor=params.cursor,
            limit=params.limit,
        )  # fmt: skip
    return answer(request, {"items": [records.conflict(one) for one in found.items], "next": found.next})


@router.get("/runs", response_model=models.Part[models.Run], responses=responses(400), tags=["runs"])
def find_runs(request: Request, params: Annotated[RunParams, Query()]) -> Response:
    """List the runs, newest first."""
    with services_of(request).database.read() as connection:
        found = run_lists.find(
            connection, task=params.task, state=params.state, cursor=params.cursor, limit=params.limit
        )
    return answer(request, {"items": [records.run(one) for one in found.items], "next": found.next})


@router.get("/runs/{run}", response_model=models.RunWithFaults, responses=responses(404), tags=["runs"])
def get_run(request: Request, run: Annotated[Number, Path(description="Its number")]) -> Response:
    """One run with its faults."""
    with services_of(request).database.read() as connection:
        found = runs.get(connection, run) if run < MOST_RUN else None
        faults = run_lists.faults(connection, run_id=run, most=MOST_FAULTS) if found else []
    if found is None:
        raise absent(f"run {run}")
    return answer(request, {"run": records.run(found), "faults": [records.fault(one) for one in faults]})
