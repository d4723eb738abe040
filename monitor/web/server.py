"""Serves the page: one process, only on this machine's own address unless there are accounts."""

from __future__ import annotations

import asyncio
import gc
import socket
from collections.abc import Callable
from functools import partial

import uvicorn
from starlette.types import ASGIApp

from monitor.errors import ConfigError, InputError
from monitor.web import health
from monitor.web.app import create_app
from monitor.web.context import Services
from monitor.web.patience import Patient
from monitor.web.security import HOSTS
from monitor.web.views import articles, overview, runs
from storage.operation import accounts

# Seconds that requests under way may take to end when the server is told to.
GRACE = 3
# These stand for every address of the machine and are no name to ask by.
EVERYWHERE = ("0.0.0.0", "::")  # noqa: S104 (compared with, not listened at)


def listen(host: str, port: int, *, guarded: bool = False) -> socket.socket:
    """A socket that listens; ConfigError for an address that others reach unless accounts guard the page, InputError
    for one that cannot be had.
    """
    if host not in HOSTS and not guarded:
        raise ConfigError(
            f"web.host = {host!r}: others would reach the page, and nobody has an account yet; "
            "make one with: monitor user add NAME --role operator"
        )
    host = "127.0.0.1" if host == "localhost" else host
    made = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET, socket.SOCK_STREAM)
    made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        made.bind((host, port))
        made.listen(128)
    except OSError as error:
        made.close()
        why = error.strerror or str(error)
        remedy = "end what uses it, or name another port: web.port in monitor.toml, or monitor serve --port"
        raise InputError(f"cannot listen at {host}, port {port}: {why}; {remedy}") from error
    return made


def configured(app: ASGIApp, patience: type[Patient] = Patient, log_level: str = "warning") -> uvicorn.Config:
    """How the page is served."""
    return uvicorn.Config(
        app, http=patience, log_level=log_level, access_log=False, server_header=False, lifespan="off",
        timeout_graceful_shutdown=GRACE,
    )  # fmt: skip


def set_aside() -> None:
    """Keep what is loaded out of every later search for garbage: one through all of it held a request up by 100 ms."""
    gc.collect()
    gc.freeze()


def serve(services: Services, host: str, port: int, ready: Callable[[str], None]) -> None:
    """Serve until SIGINT or SIGTERM; `ready` is told the page's address."""
    with services.database.read() as connection:
        guarded = accounts.exist(connection)
    names = services.config.web.hosts if host in EVERYWHERE else (*services.config.web.hosts, host)
    with listen(host, port, guarded=guarded) as made:
        app = create_app(services, names)
        app.state.memory.begin(
            {
                "standing": partial(health.found, services),
                "held": partial(overview.held, services),
                "choices": partial(articles.counted, services),
                "trends": partial(runs.trends, services),
            }
        )
        config = configured(app)
        set_aside()
        shown = f"[{host}]" if ":" in host else "127.0.0.1" if host in (*EVERYWHERE, "localhost") else host
        ready(f"http://{shown}:{made.getsockname()[1]}/")
        asyncio.run(uvicorn.Server(config).serve(sockets=[made]))
