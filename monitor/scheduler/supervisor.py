"""The whole product in one process group: the plan, a crawl and an analysis at each firing, the page beside them."""

from __future__ import annotations

import datetime as dt
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType

from apscheduler.executors.pool import ThreadPoolExecutor
from apscheduler.schedulers.background import BackgroundScheduler

from monitor import sandbox
from monitor.clock import VARIABLE, Clock
from monitor.config import SANDBOX_VARIABLE, Config
from monitor.errors import MonitorError
from monitor.scheduler import tasks
from monitor.scheduler.plan import Job, jobs, trigger
from monitor.scheduler.tasks import Children, Command
from storage import Database, changes, runs
from storage.overview import Overview, overview

# How long the sandbox's life is left to go on between the two passes of a single run, so that there is change to see.
SANDBOX_PAUSE = dt.timedelta(days=3)
# Where the sandbox's month stands when a monitor first meets it: some days in, so that there is something to find.
SANDBOX_START = dt.timedelta(days=4)


@dataclass(frozen=True, slots=True)
class Settings:
    """What is run, and what tells a person of it."""

    config: Config
    config_file: Path | None
    say: Callable[[str], None]
    on_line: Callable[[str], None] | None = None


@dataclass(slots=True)
class Supervisor:
    """Runs passes (a crawl of each site, then an analysis) by the plan until it is told to stop."""

    settings: Settings
    database: Database
    clock: Clock
    children: Children = field(default_factory=Children)
    _stop: threading.Event = field(default_factory=threading.Event)
    # One pass at a time: a crawl that takes longer than its interval delays the next one.
    _busy: threading.Lock = field(default_factory=threading.Lock)

    def look_by(self, clock: Clock) -> None:
        """Go by a clock from now on, and every process started later as well."""
        self.clock = clock
        self.children.environment[VARIABLE] = str(clock)

    def one_pass(self, cause: str, again: int = 0) -> bool:
        """Whether every site could be crawled and all that was fetched could be read."""
        return all([self._crawl(site, cause, again) for site in self.settings.config.sites] + [self._analyse(cause)])

    def _crawl(self, site: str, cause: str, again: int = 0) -> bool:
        with self._busy:
            command = tasks.crawl(
                site, self.settings.config_file, cause=cause, again=again, progress=self.settings.on_line is not None
            )
            done = self._run(command)
        with self.database.read() as connection:
            latest = runs.recent(connection, 1, "crawl")
        if latest and done:
            self.settings.say(_crawl_line(site, latest[0]))
        return done

    def _analyse(self, cause: str) -> bool:
        return self._run(tasks.analyse(self.settings.config_file, cause))

    def _run(self, command: Command) -> bool:
        status = self.children.run(command, self.settings.on_line)
        if status != 0 and not self._stop.is_set():
            self.settings.say(f"{command.name} failed with status {status}; see: monitor status")
        return status == 0

    def follow_plan(self) -> None:
        """Run the plan until `stop`."""
        scheduler = BackgroundScheduler(
            timezone=self.settings.config.zone, executors={"default": ThreadPoolExecutor(4)}
        )
        for job in jobs(self.settings.config):
            # Late is better than not at all, and several that are late are done in one.
            scheduler.add_job(
                self._fire,
                trigger(job, self.clock),
                args=[job],
                id=job.name,
                misfire_grace_time=None,
                coalesce=True,
                max_instances=1,
            )
        scheduler.start()
        try:
            self._stop.wait()
        finally:
            self.children.stop()
            scheduler.shutdown(wait=True)

    def _fire(self, job: Job) -> None:
        try:
            if job.task.per_site and job.site is not None:
                self._crawl(job.site, "schedule")
            self._analyse("schedule")
        except MonitorError as error:
            self.settings.say(f"{job.name}: {error}")

    def stop(self) -> None:
        """End at the next moment at which nothing is lost."""
        self._stop.set()
        self.children.stop()


def _crawl_line(site: str, run: runs.RunRecord) -> str:
    counts = run.counts
    seconds = (run.duration_ms or 0) / 1000
    return (
        f"crawled {site}: {counts.requests} requests, {counts.new} new, {counts.changed} with other bytes, "
        f"{counts.unchanged} as before, {counts.missing} missing, {counts.errors} errors in {seconds:.1f} s"
    )


def run_once(settings: Settings) -> bool:
    """Whether one full pass was made without failure; with the sandbox, two passes some days of its time apart."""
    with _supervised(settings) as (supervisor, clock):
        done = supervisor.one_pass("once", tasks.AGAIN)
        if clock is not None:
            clock.advance(SANDBOX_PAUSE)
            supervisor.look_by(_shown(clock))
            settings.say(f"the sandbox is now {SANDBOX_PAUSE.days} days on: a second look")
            done &= supervisor.one_pass("once", tasks.AGAIN)
        _summarise(supervisor)
        return done


def run_on(settings: Settings) -> bool:
    """Whether the monitor ended as it was told to; it serves the page and follows the plan until SIGINT or SIGTERM."""
    with _supervised(settings) as (supervisor, _):
        web = settings.config.web
        supervisor.children.start(tasks.serve(settings.config_file))
        settings.say(f"page: http://{web.host}:{web.port}/  (Ctrl-C ends the monitor)")
        supervisor.one_pass("start")
        _summarise(supervisor)
        supervisor.follow_plan()
        settings.say("stopped")
        return True


@contextmanager
def _supervised(settings: Settings) -> Iterator[tuple[Supervisor, sandbox.SandboxClock | None]]:
    database = Database.create(settings.config.database)
    supervisor = Supervisor(settings, database, Clock(dt.datetime.now(dt.UTC), dt.datetime.now(dt.UTC)))
    with _signals(supervisor), _sandbox(settings, supervisor) as clock:
        try:
            yield supervisor, clock
        finally:
            supervisor.stop()
            database.close()


@contextmanager
def _signals(supervisor: Supervisor) -> Iterator[None]:
    def stop(_number: int, _frame: FrameType | None) -> None:
        # A signal handler must not wait: another thread ends the processes.
        threading.Thread(target=supervisor.stop, name="stop").start()

    before = {number: signal.signal(number, stop) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


@contextmanager
def _sandbox(settings: Settings, supervisor: Supervisor) -> Iterator[sandbox.SandboxClock | None]:
    if not settings.config.needs_sandbox:
        yield None
        return
    wanted = settings.config.sandbox
    world = sandbox.World(wanted.seed)
    clock = sandbox.SandboxClock(_sandbox_time(supervisor.database, world), wanted.speed)
    with sandbox.running(world, clock, port=wanted.port) as url:
        supervisor.look_by(_shown(clock))
        supervisor.children.environment[SANDBOX_VARIABLE] = url
        settings.say(f"no portal is configured: the sandbox stands in at {url}, {wanted.speed:g} times as fast as life")
        yield clock


def _sandbox_time(database: Database, world: sandbox.World) -> dt.datetime:
    """The sandbox's month goes on where the monitor last saw it."""
    with database.read() as connection:
        last = runs.recent(connection, 1)
    start = world.epoch + SANDBOX_START
    return max(start, last[0].finished_at or last[0].started_at) if last else start


def _shown(clock: sandbox.SandboxClock) -> Clock:
    return Clock(dt.datetime.now(dt.UTC), clock.now(), clock.speed)


def _summarise(supervisor: Supervisor) -> None:
    say, zone = supervisor.settings.say, supervisor.settings.config.zone
    with supervisor.database.read() as connection:
        held: Overview = overview(connection, supervisor.clock.now())
        told = changes.recent(connection, limit=5)
    say(f"held: {held.articles} articles in {held.revisions} revisions, {held.figures} figures, {held.changes} changes")
    for item in told:
        change = item.change
        what = f"{change.before} → {change.after}" if change.before and change.after else change.before or change.after
        say(f"  {item.noticed_at.astimezone(zone):%m-%d %H:%M}  {change.kind.value}: {item.title}: {what[:80]}")
