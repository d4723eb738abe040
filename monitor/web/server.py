"""Serving: one process on this machine's own address."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Callable

import uvicorn

from monitor.errors import ConfigError, InputError
from monitor.web.app import create_app
from monitor.web.context import House
from monitor.web.security import HOSTS

# Seconds that requests under way may take to end when the server is told to.
GRACE = 3


def listen(host: str, port: int) -> socket.socket:
    """A socket that listens; ConfigError for an address that others reach, InputError for a port that is taken."""
    if host not in HOSTS:
        raise ConfigError(
            f"web.host = {host!r}: the page has no accounts yet, so it listens at 127.0.0.1 only; "
            "for others, put a proxy that asks who they are before it"
        )
    made = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        made.bind(("127.0.0.1", port))
        made.listen(128)
    except OSError as error:
        made.close()
        raise InputError(f"cannot listen at port {port}: {error.strerror}; name another with --port") from error
    return made


def serve(house: House, host: str, port: int, ready: Callable[[str], None]) -> None:
    """Serve until SIGINT or SIGTERM; `ready` is told the page's address."""
    with listen(host, port) as made:
        config = uvicorn.Config(
            create_app(house), log_level="warning", access_log=False, server_header=False, lifespan="off",
            timeout_graceful_shutdown=GRACE,
        )  # fmt: skip
        ready(f"http://127.0.0.1:{made.getsockname()[1]}/")
        asyncio.run(uvicorn.Server(config).serve(sockets=[made]))
