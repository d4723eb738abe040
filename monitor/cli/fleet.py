"""Work on several machines: `monitor worker`."""

from __future__ import annotations

from typing import Annotated

import typer

from monitor.cli.setup import config_of
from monitor.errors import InputError
from monitor.extras import remedy


def worker(
    context: typer.Context,
    queue: Annotated[
        list[str] | None, typer.Option("--queue", "-q", help="Serve only this queue; can be repeated.")
    ] = None,
    at_once: Annotated[
        int | None, typer.Option("--at-once", min=1, help="Runs at a time; default: one per core.")
    ] = None,
) -> None:
    """Execute the runs that the leading monitor orders through the broker, until Ctrl-C.

    Example: monitor worker --queue crawls --at-once 8
    """
    try:
        from monitor.fleet.worker import serve
    except ModuleNotFoundError as error:
        raise InputError(f"workers need {error.name}; {remedy('fleet')}") from error
    serve(config_of(context), context.obj, queue=queue or (), at_once=at_once)
