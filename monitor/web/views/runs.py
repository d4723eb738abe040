"""运行: what ran, what went wrong, what comes next."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from monitor.web.context import house_of, render
from monitor.web.health import health
from monitor.web.params import RunParams, read
from monitor.web.plot.bars import bars
from monitor.web.views.operating import LASTING, MODES
from storage import pauses, queries_runs, runs

MOST_FIRINGS, MOST_DUE, MOST_FAULTS, MOST_IN_COURSE = 6, 10, 20, 60


def listing(request: Request) -> Response:
    """The history of runs, how each task's last one went, and what is due."""
    house, params = house_of(request), read(RunParams, request)
    with house.database.read() as connection:
        found = queries_runs.find(
            connection, task=params.task, state=params.state, cursor=params.cursor, limit=params.limit
        )
        last = queries_runs.last_of_each(connection)
        faults = queries_runs.faults(connection, most=MOST_FAULTS)
        due = queries_runs.due_pages(connection, MOST_DUE)
        standing = health(connection, house)
        stopped = pauses.active(connection, house.now())
        courses = {site: queries_runs.course(connection, site, MOST_IN_COURSE) for site in house.config.sites}
    return render(
        request, "runs.html", found=found, last=last, faults=faults, due=due, health=standing,
        firings=tuple(house.firings(MOST_FIRINGS)), schedules=house.config.schedules, pauses=stopped, lasting=LASTING,
        courses={site: bars(course) for site, course in courses.items()}, modes=MODES, may_start=house.start is not None,
    )  # fmt: skip


def run(request: Request) -> Response:
    """One run with its faults."""
    number: int = request.path_params["run"]
    if number >= 2**31:
        raise HTTPException(404)
    with house_of(request).database.read() as connection:
        found = runs.get(connection, number)
        faults = queries_runs.faults(connection, run_id=number, most=200)
    if found is None:
        raise HTTPException(404)
    return render(request, "run.html", found=found, faults=faults)
