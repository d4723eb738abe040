"""The page: `monitor serve`."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from monitor.cli.setup import clock_of, config_of
from monitor.logs import tell

if TYPE_CHECKING:
    from monitor.clock import Clock
    from monitor.config import Config
    from monitor.web.context import Firing, Services


def serve(
    context: typer.Context,
    port: Annotated[
        int | None, typer.Option(min=0, max=65535, help="Port; 0 for any free one; default: as configured.")
    ] = None,
    quiet: Annotated[bool, typer.Option("--quiet", help="Do not tell the address.")] = False,
) -> None:
    """Serve the page for analysts: overview, articles, figures, indicators, changes, runs. Ctrl-C ends it.

    It listens on 127.0.0.1; elsewhere (web.host) only once there is an account (monitor user add).


    Example: monitor serve --port 8600
    """
    from monitor.web.server import serve as serve_page

    config = config_of(context)
    chosen = config.web.port if port is None else port
    serve_page(services(config, context.obj), config.web.host, chosen, (lambda _: None) if quiet else print_address)


def print_address(url: str) -> None:
    """Tell where the page is."""
    tell(f"page at {url} (Ctrl-C ends it)")


def services(config: Config, file: Path | None = None) -> Services:
    """What the page is made of: its database opened for reading only, and once more for what readers keep in it."""
    from monitor.web.context import Services
    from storage import Database
    from storage.readonly import open_read_only

    reading = open_read_only(config.database)
    clock = clock_of(reading, config)
    return Services(
        reading,
        config,
        clock.now,
        lambda count: _firings(config, clock, count),
        clock.speed or 1.0,
        Database.open(config.database),
        start=lambda mode, site, by: _start(file, mode, site, by),
    )


def _start(config: Path | None, mode: str, site: str, by: str) -> None:
    """Begin a crawl as a process of its own; its run is recorded like any other, with who began it."""
    named = ["--config", str(config)] if config else []
    options = ["crawl", site, "--mode", mode, "--again", "0", "--cause", f"page: {by}"]
    command = [sys.executable, "-P", "-m", "monitor", *named, *options]
    nowhere = subprocess.DEVNULL
    child = subprocess.Popen(command, stdin=nowhere, stdout=nowhere, stderr=nowhere)  # noqa: S603 (our own command)
    threading.Thread(target=child.wait, name="crawl begun by the page", daemon=True).start()


def _firings(config: Config, clock: Clock, count: int) -> Iterator[Firing]:
    """The plan's next times as the clock shows them; a run that takes long puts off those after it."""
    from monitor.scheduler.plan import firings, jobs
    from monitor.web.context import Firing

    return (Firing(one.at, one.job) for one in firings(jobs(config), clock.now(), count, clock))
