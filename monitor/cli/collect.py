"""Collecting: `monitor run`, `sandbox`, `crawl`, `analyse` and `import`."""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any
from urllib.parse import unquote

import orjson
import typer

from monitor.cli.output import JSON_HELP, Progress, print_json, print_table, progress
from monitor.cli.setup import clock_of, config_of
from monitor.errors import InputError
from monitor.extras import remedy
from monitor.logs import is_json, tell
from monitor.tasks import AGAIN

if TYPE_CHECKING:
    from monitor.analyse import Summary
    from monitor.config import Config

MODES = ("discover", "revisit", "sweep")


def run(
    context: typer.Context,
    once: Annotated[bool, typer.Option("--once", help="Make one full pass and exit with a summary.")] = False,
) -> None:
    """Run the whole monitor: schedule, crawls, analysis and page; Ctrl-C ends it cleanly.

    Without a configured portal it watches a sandbox. Example: monitor run --once
    """
    from monitor.scheduler import supervisor

    config = config_of(context)
    if not is_json():
        # What a person is told of each run says the same and more.
        logging.getLogger("monitor.scheduler.settling").setLevel(logging.CRITICAL)
    settings = supervisor.Settings(config, context.obj, tell, _executor_for(config))
    if not (supervisor.run_once if once else supervisor.run_on)(settings):
        raise typer.Exit(1)


def _executor_for(config: Config) -> Any:
    """Who makes the runs; None: processes of this machine."""
    if not config.fleet.broker:
        return None
    try:
        from monitor.fleet.leader import executor_for
    except ModuleNotFoundError as error:
        raise InputError(f"a broker is configured, which needs {error.name}; {remedy('fleet')}") from error
    return executor_for(config)


def sandbox(
    context: typer.Context,
    port: Annotated[
        int | None, typer.Option(min=0, max=65535, help="Port; 0 for any free one; default: as configured.")
    ] = None,
    seed: Annotated[
        int | None, typer.Option(help="A different seed gives a different month; default: as configured.")
    ] = None,
    speed: Annotated[
        float, typer.Option(min=0, help="How many times faster than real time it runs; 0 to stop its clock.")
    ] = 1.0,
    day: Annotated[float, typer.Option(help="Where in its month it starts.")] = 4.0,
) -> None:
    """Serve the sandbox: a simulated portal on 127.0.0.1 that publishes, edits, withdraws and breaks down.

    Example: monitor sandbox --port 8601 --speed 60
    """
    from monitor.sandbox import SandboxClock, World, serve

    wanted = config_of(context).sandbox
    world = World(wanted.seed if seed is None else seed)
    clock = SandboxClock(world.epoch + dt.timedelta(days=day), speed)
    try:
        serve(
            world,
            clock,
            port=wanted.port if port is None else port,
            ready=lambda url: tell(f"sandbox at {url} (Ctrl-C ends it)"),
        )
    except OSError as error:
        raise InputError(
            f"cannot listen at port {port or wanted.port}: {error.strerror}; name another with --port"
        ) from error


def crawl(
    context: typer.Context,
    site: Annotated[str | None, typer.Argument(help="Site in the configuration; default: the only one.")] = None,
    mode: Annotated[
        str,
        typer.Option(help="discover: lists and what is due; revisit: only what is due; sweep: all pages of all lists."),
    ] = "discover",
    again: Annotated[int, typer.Option(min=0, help="Visit this many of the newest articles, due or not.")] = AGAIN,
    analysis: Annotated[
        bool, typer.Option("--analyse/--no-analyse", help="Read what was fetched, after the crawl.")
    ] = True,
    json: Annotated[bool, typer.Option("--json", help=JSON_HELP)] = False,
    cause: Annotated[str, typer.Option(hidden=True, help="What caused the run, for the record.")] = "command",
) -> None:
    """Crawl a site once: find articles, fetch what is due, store every answer, then read it.

    Example: monitor crawl food-portal
    """
    from monitor.clock import VARIABLE
    from monitor.scheduler.children import Children
    from monitor.scheduler.commands import crawl as crawl_command
    from storage import Database
    from storage.operation import runs

    config = config_of(context)
    name, _ = config.site(site)
    if mode not in MODES:
        raise InputError(f"--mode {mode}: not a mode; write one of {', '.join(MODES)}")
    database = Database.create(config.database)
    told, children = _Told(), Children()
    if config.needs_sandbox:
        children.environment[VARIABLE] = str(clock_of(database, config))
    with progress(f"crawling {name}") as show:
        command = crawl_command(name, context.obj, mode=mode, again=again, progress=True, cause=cause)
        status = children.run(command, lambda line: told.show(line, show)).status
    with database.read() as connection:
        _print_run(runs.get(connection, told.run) if told.run else None, json=json)
    if analysis:
        _print_summary(_analyse(config, "crawl"), json=json)
    if status != 0:
        raise typer.Exit(1)


@dataclass(slots=True)
class _Told:
    """What a crawl's process told of itself: the number of its run, none if it did not come to begin one."""

    run: int | None = None

    def show(self, line: str, show: Progress) -> None:
        """Show the progress that a line tells."""
        try:
            event: dict[str, Any] = orjson.loads(line)
        except orjson.JSONDecodeError:
            return
        self.run = event.get("run", self.run)
        counts = " ".join(f"{event[key]} {key}" for key in ("new", "changed", "errors") if event.get(key))
        show(event.get("requests", 0), None, counts)


def _print_run(run: Any, *, json: bool) -> None:
    if run is None:
        return
    if json:
        print_json([{"crawl": run}])
        return
    counts = run.counts
    columns = ("site", "state", "requests", "bytes", "new", "changed", "unchanged", "missing", "errors")
    row = (
        run.site,
        run.state.value,
        counts.requests,
        counts.bytes,
        counts.new,
        counts.changed,
        counts.unchanged,
        counts.missing,
        counts.errors,
    )
    print_table(columns, [row])
    if run.message:
        tell(f"crawl of {run.site}: {run.message}")


def analyse(
    context: typer.Context,
    workers: Annotated[int | None, typer.Option(min=1, help="Reading processes; default: one per core.")] = None,
    json: Annotated[bool, typer.Option("--json", help=JSON_HELP)] = False,
) -> None:
    """Read every stored answer that has not been read yet.

    Example: monitor analyse
    """
    _print_summary(_analyse(config_of(context), "command", workers), json=json)


def _analyse(config: Config, cause: str, workers: int | None = None) -> Summary:
    from monitor.analyse import forking
    from monitor.processes import current_run
    from storage import Database
    from storage.visits import snapshots

    database, run_id = Database.open(config.database, config.raw.store), current_run()
    with database.read() as connection:
        forking.begin(snapshots.count_unread(connection), workers)
    # These take as long to load as the readers, which the process that was begun loads meanwhile.
    from monitor.analyse import run_analysis
    from monitor.watching import look_after

    clock = clock_of(database, config)
    with progress("reading") as show:
        done = run_analysis(database, config, clock, cause=cause, workers=workers, progress=show, run_id=run_id)
    look_after(database, config, clock.now())
    return done


def _print_summary(summary: Summary, *, json: bool) -> None:
    if json:
        print_json([{"analysis": summary}])
        return
    row = (summary.read, summary.new, summary.changed, summary.unchanged, summary.gone, summary.refused, summary.told)
    print_table(("read", "new", "changed", "unchanged", "gone", "refused", "changes told"), [row])


def import_pages(
    context: typer.Context,
    paths: Annotated[list[Path], typer.Argument(help="HTML files, texts, WARC archives, or folders of them.")],
    url: Annotated[str | None, typer.Option(help="Address of the one page given.")] = None,
    published: Annotated[
        str | None, typer.Option(help="Publication date of texts (YYYY-MM-DD); default: the date in a file's name.")
    ] = None,
    json: Annotated[bool, typer.Option("--json", help=JSON_HELP)] = False,
) -> None:
    """Import saved pages, archives and texts, and read them.

    Example: monitor import old/*.html reports/2012.txt --published 2012-03-05
    """
    from monitor import imports
    from storage import Database
    from storage.visits import snapshots

    _check_day(published)
    found = list(imports.files(paths))
    if url is not None and len(found) != 1:
        raise InputError(f"--url names one page, but {len(found)} files are given")
    config = config_of(context)
    database = Database.create(config.database, config.raw.store)
    with database.read() as connection:
        before = snapshots.last_id(connection)
    with progress("importing") as show:
        brought = imports.bring_in(database, _materials(found, url, published, show), clock_of(database, config).now)
    summary = _analyse(config, "import")
    with database.read() as connection:
        for url, why in snapshots.refused_imports(connection, before):
            tell(f"no article: {unquote(url.removeprefix('import:///'))}: {why}")
    if json:
        print_json([{"import": brought, "analysis": summary}])
        return
    print_table(("new", "changed", "unchanged"), [(brought.new, brought.changed, brought.unchanged)])
    _print_summary(summary, json=False)


def _check_day(text: str | None) -> None:
    try:
        if text is not None:
            dt.date.fromisoformat(text)
    except ValueError as error:
        raise InputError(f"--published {text}: not a day; write YYYY-MM-DD") from error


def _materials(found: list[Path], url: str | None, published: str | None, show: Progress) -> Iterator[Any]:
    from monitor import imports

    for number, (path, called) in enumerate(imports.names(found).items()):
        show(number, len(found))
        yield from imports.read(path, url, published, called)
