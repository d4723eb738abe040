"""What operators do: start a crawl, pause a site, resume it."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from monitor.accounts import Role
from monitor.config import parse_duration
from monitor.errors import InputError
from monitor.processes import lives
from monitor.reasons import say
from monitor.web.context import Services, services_of
from monitor.web.people import form_of, require
from storage.operation import pauses, runs
from storage.operation.pauses import Paused
from storage.operation.runs import RunState

MODES = ("discover", "revisit", "sweep")
LASTING = ("6h", "1d", "7d", "30d")
LONGEST = 200


async def start(request: Request) -> Response:
    """Begin a crawl of a site, unless one is under way."""
    person = require(request, Role.OPERATOR)
    fields = await form_of(request)
    return await run_in_threadpool(_start, services_of(request), fields, person.name)


def _start(services: Services, fields: dict[str, str], by: str) -> Response:
    site, mode = _site(services, fields), fields.get("mode", "")
    if mode not in MODES:
        raise InputError(say("operating-mode", mode=repr(mode), modes=", ".join(MODES)))
    if services.start is None:
        raise InputError(say("operating-elsewhere"))
    with services.database.read() as connection:
        under_way = [run for run in runs.open_runs(connection, "crawl", site) if lives(run.process or "") is not False]
    under_way = [run for run in under_way if run.state is RunState.RUNNING]
    if under_way:
        raise HTTPException(409, say("operating-under-way", run=under_way[0].id, site=site))
    services.start(mode, site, by)
    return RedirectResponse("/runs", 303)


async def pause(request: Request) -> Response:
    """Let a site be for a while."""
    person = require(request, Role.OPERATOR)
    fields = await form_of(request)
    return await run_in_threadpool(_pause, services_of(request), fields, person.name)


def _pause(services: Services, fields: dict[str, str], by: str) -> Response:
    site, lasting, reason = _site(services, fields), fields.get("lasting", ""), fields.get("reason", "").strip()
    if lasting not in LASTING:
        raise InputError(say("operating-lasting", time=repr(lasting), times=", ".join(LASTING)))
    if not 0 < len(reason) <= LONGEST:
        raise InputError(say("operating-why"))
    now = services.now()
    with services.writing.write() as connection:
        pauses.put(connection, Paused(None, site, now, now + parse_duration(lasting), f"{reason} ({by})"))
    return RedirectResponse("/runs", 303)


async def resume(request: Request) -> Response:
    """End a pause before its time."""
    require(request, Role.OPERATOR)
    fields = await form_of(request)
    return await run_in_threadpool(_resume, services_of(request), fields)


def _resume(services: Services, fields: dict[str, str]) -> Response:
    with services.writing.write() as connection:
        if not pauses.lift(connection, fields.get("task") or None, fields.get("site") or None):
            raise InputError(say("operating-no-pause"))
    return RedirectResponse("/runs", 303)


def _site(services: Services, fields: dict[str, str]) -> str:
    site = fields.get("site", "")
    if site not in services.config.sites:
        raise InputError(say("operating-site", site=repr(site)))
    return site
