"""Exports of what a page shows; CSV and JSON Lines are streamed while the rows are read."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from starlette.background import BackgroundTask
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, Response, StreamingResponse

from monitor import dictionary
from monitor.files import FORMATS, STREAMED, Table
from monitor.web.context import Services, services_of
from monitor.web.params import ArticleParams, ChangeParams, ConflictParams, FigureParams, RunParams, SeriesParams, read
from storage import Connection
from storage.queries import article_lists, export, figure_lists

TYPES = {
    ".csv": "text/csv; charset=utf-8",
    ".jsonl": "application/x-ndjson",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".parquet": "application/vnd.apache.parquet",
}
Batches = Callable[[Connection], export.Batches]


def file(request: Request) -> Response:
    """The rows that the address asks for, in the format that its ending names."""
    what, suffix = request.path_params["what"], f".{request.path_params['suffix']}"
    if what not in ROWS or suffix not in FORMATS:
        raise HTTPException(404)
    services = services_of(request)
    batches = ROWS[what](request, services)
    headers = {"content-disposition": f'attachment; filename="{what}{suffix}"', "cache-control": "private, no-store"}
    if suffix in STREAMED:
        return StreamingResponse(_sent(services, what, batches, suffix), media_type=TYPES[suffix], headers=headers)
    made = _made(services, what, batches, suffix)
    return FileResponse(made, media_type=TYPES[suffix], headers=headers, background=BackgroundTask(made.unlink))


def _article_rows(request: Request, services: Services) -> Batches:
    params, zone = read(ArticleParams, request), services.config.zone
    wanted, since = params.filter(zone), params.found(zone)
    _check(services, lambda connection: article_lists.selection(connection, wanted))
    return lambda connection: export.articles(connection, wanted, since)


def _figure_rows(request: Request, services: Services) -> Batches:
    wanted = read(FigureParams, request).filter(services.config.zone)
    _check(services, lambda connection: figure_lists.selection(connection, wanted))
    return lambda connection: export.figures(connection, wanted)


def _change_rows(request: Request, services: Services) -> Batches:
    wanted = read(ChangeParams, request).filter(services.config.zone)
    return lambda connection: export.changes(connection, wanted)


def _series_rows(request: Request, services: Services) -> Batches:  # noqa: ARG001 (as the others)
    params = read(SeriesParams, request)
    wanted = replace(params.filter(), ids=params.s)
    return lambda connection: export.points(connection, wanted)


def _conflict_rows(request: Request, services: Services) -> Batches:  # noqa: ARG001 (as the others)
    params = read(ConflictParams, request)
    return lambda connection: export.conflicts(
        connection, kind=params.kind, series_id=params.series, closed=params.closed
    )


def _run_rows(request: Request, services: Services) -> Batches:  # noqa: ARG001 (as the others)
    params = read(RunParams, request)
    return lambda connection: export.runs(connection, task=params.task, state=params.state)


def _check(services: Services, ask: Callable[[Connection], object]) -> None:
    """Let a wrong query be told before the file begins."""
    with services.database.read() as connection:
        ask(connection)


# The sort of rows that a file has, where it is called otherwise.
SORTS = {"series": "points"}
ROWS: dict[str, Callable[[Request, Services], Batches]] = {
    "articles": _article_rows,
    "figures": _figure_rows,
    "changes": _change_rows,
    "series": _series_rows,
    "conflicts": _conflict_rows,
    "runs": _run_rows,
}


def _table(what: str, batches: export.Batches) -> Table:
    return Table(what, dictionary.BY_NAME[SORTS.get(what, what)].columns, batches)


def _sent(services: Services, what: str, batches: Batches, suffix: str) -> Iterator[bytes]:
    with services.database.snapshot() as connection:
        yield from STREAMED[suffix](_table(what, batches(connection)))


def _made(services: Services, what: str, batches: Batches, suffix: str) -> Path:
    """A file of its own that is deleted when it was sent."""
    with tempfile.NamedTemporaryFile(suffix=suffix, delete=False) as kept:
        path = Path(kept.name)
    try:
        with services.database.snapshot() as connection:
            FORMATS[suffix](_table(what, batches(connection)), path)
    except BaseException:
        path.unlink()
        raise
    return path
