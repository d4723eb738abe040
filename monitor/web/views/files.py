"""Export: what a page shows, as a file that is sent while it is read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from monitor.rows import MARK, Row, csv_lines, json_lines
from monitor.series.records import line
from monitor.web.context import House, house_of
from monitor.web.params import ArticleParams, ChangeParams, FigureParams, SeriesParams, read
from storage import Connection, export, queries_articles, queries_changes, queries_figures, series

# Lines that are sent together.
BATCH = 200
Rows = Callable[[Connection], Iterator[Row]]


def file(request: Request) -> Response:
    """The rows of articles, figures or changes that the address asks for, as CSV or JSON Lines."""
    what, suffix = request.path_params["what"], request.path_params["suffix"]
    if what not in ROWS or suffix not in ("csv", "jsonl"):
        raise HTTPException(404)
    house = house_of(request)
    rows = ROWS[what](request, house)
    kind = "text/csv; charset=utf-8" if suffix == "csv" else "application/x-ndjson"
    headers = {"content-disposition": f'attachment; filename="{what}.{suffix}"', "cache-control": "private, no-store"}
    return StreamingResponse(_sent(house, rows, suffix), media_type=kind, headers=headers)


def _article_rows(request: Request, house: House) -> Rows:
    params, zone = read(ArticleParams, request), house.config.zone
    wanted, since = params.filter(zone), params.found(zone)
    _check(house, lambda connection: queries_articles.selection(connection, wanted))
    return lambda connection: map(export.article_row, queries_articles.stream(connection, wanted, since))


def _figure_rows(request: Request, house: House) -> Rows:
    wanted = read(FigureParams, request).filter(house.config.zone)
    _check(house, lambda connection: queries_figures.selection(connection, wanted))
    return lambda connection: map(export.figure_row, queries_figures.stream(connection, wanted))


def _change_rows(request: Request, house: House) -> Rows:
    wanted = read(ChangeParams, request).filter(house.config.zone)
    return lambda connection: map(export.change_row, queries_changes.stream(connection, wanted))


def _check(house: House, ask: Callable[[Connection], object]) -> None:
    """Let a wrong query be told before the file begins."""
    with house.database.read() as connection:
        ask(connection)


def _series_rows(request: Request, house: House) -> Rows:  # noqa: ARG001 (as the others)
    params = read(SeriesParams, request)
    wanted = replace(params.filter(), ids=params.s)
    return lambda connection: (
        line(one.series.id, one.series.label, one.series.key, one.point, one.doc) | {"url": one.url, "title": one.title}
        for one in series.points(connection, wanted)
    )


ROWS: dict[str, Callable[[Request, House], Rows]] = {
    "articles": _article_rows,
    "figures": _figure_rows,
    "changes": _change_rows,
    "series": _series_rows,
}


def _sent(house: House, rows: Rows, suffix: str) -> Iterator[bytes]:
    with house.database.read() as connection:
        lines = csv_lines(rows(connection)) if suffix == "csv" else json_lines(rows(connection))
        batch = [MARK] if suffix == "csv" else []
        for line in lines:
            batch.append(line)
            if len(batch) >= BATCH:
                yield "".join(batch).encode()
                batch = []
        yield "".join(batch).encode()
