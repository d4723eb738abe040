"""The whole product in one process group: the scheduler, a process for each run, and the page."""

from __future__ import annotations

import datetime as dt
import logging
import signal
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType

from monitor import sandbox
from monitor.clock import VARIABLE, Clock, system_clock
from monitor.config import SANDBOX_VARIABLE, Config
from monitor.counting import counted
from monitor.errors import DatabaseError, MonitorError
from monitor.scheduler import catchup
from monitor.scheduler.children import Children
from monitor.scheduler.commands import page
from monitor.scheduler.engine import Engine
from monitor.scheduler.executors import Executor
from monitor.scheduler.leadership import BEAT_EVERY, Leadership
from monitor.scheduler.lines import line_of
from monitor.scheduler.ping import ping
from monitor.scheduler.plan import Job, jobs
from monitor.scheduler.runner import Runner
from monitor.standing import standing
from monitor.tasks import AGAIN, task_named
from storage import Database
from storage.operation import runs
from storage.operation.runs import RunRecord, RunState
from storage.queries import change_lists
from storage.queries.change_lists import ChangeFilter
from storage.queries.overview import Overview, overview
from storage.visits.snapshots import count_unread

logger = logging.getLogger(__name__)
# How long the sandbox's life is left to go on between the two passes of a single run, so that there is change to see.
SANDBOX_PAUSE = dt.timedelta(days=3)
# Where the sandbox's month stands when a monitor first meets it: some days in, so that there is something to find.
SANDBOX_START = dt.timedelta(days=4)
# Seconds between two looks of one that stands by.
STAND_BY = 1.0
# Seconds between two starts of a page that ends by itself.
PAGE_AGAIN = 30.0


@dataclass(frozen=True, slots=True)
class Settings:
    """What is run, what tells a person of it, and who does the runs if not processes of this machine."""

    config: Config
    config_file: Path | None
    say: Callable[[str], None]
    executor: Callable[[Database, Clock, Children], Executor] | None = None


@dataclass(slots=True)
class Supervisor:
    """Does the work for as long as it leads, and stands by while another one does."""

    settings: Settings
    database: Database
    clock: Clock
    lead: Leadership
    environment: dict[str, str] = field(default_factory=dict)
    _children: Children = field(default_factory=Children)
    _stop: threading.Event = field(default_factory=threading.Event)

    def look_by(self, clock: Clock) -> None:
        """Go by a clock from now on, and every process started later as well."""
        self.clock = clock
        self.environment[VARIABLE] = str(clock)

    def stop(self) -> None:
        """End at the next moment at which nothing is lost."""
        self._stop.set()
        self._children.stop()

    def runner(self) -> Runner:
        """What makes runs in a new term of leadership; runs of earlier terms that were cut off are closed."""
        self._children = Children()
        self._children.environment |= self.environment
        if self._stop.is_set():
            self._children.stop()
        config, file = self.settings.config, self.settings.config_file
        executor = self.settings.executor and self.settings.executor(self.database, self.clock, self._children)
        return Runner(config, file, self.database, self.clock, self._children, self.lead, self._tell, executor=executor)

    def one_pass(self) -> bool:
        """Whether every site could be crawled and all that was fetched could be read."""
        runner = self.runner()
        with self.database.write() as connection:
            catchup.bury(connection, self.clock.now())
        # One site that fails must not keep the others from being crawled.
        went = [runner.once(task_named("discover"), site, "once", AGAIN) for site in self.settings.config.sites]
        return all(went)

    def follow_plan(self) -> None:
        """Lead, or stand by to lead, until `stop`."""
        while self.stand_by():
            self._term()

    def stand_by(self) -> bool:
        """Whether it leads, once nobody else does; false when it is to stop."""
        told = False
        while not self._stop.is_set():
            if self.lead.beat(self.clock.now()):
                return True
            if not told and self.lead.rival:
                self.settings.say(f"another monitor is leading ({self.lead.rival}); standing by")
                told = True
            self._stop.wait(STAND_BY)
        return False

    def _term(self) -> None:
        """Follow the plan until `stop`, or until another one has taken over."""
        engine = Engine(self.runner(), jobs(self.settings.config))
        # What was due until here is made up for, what is due from here on is the plan's: no time is neither or both.
        until = dt.datetime.now(dt.UTC)
        entered = engine.runner.catch_up(engine.planned, self.clock.at(until))
        engine.start(until)
        paging = _Page(self._children, self.settings)
        try:
            self._make_up(engine, entered)
            while not self._stop.wait(BEAT_EVERY):
                if not self.lead.beat(self.clock.now()):
                    self.settings.say(f"another monitor has taken over ({self.lead.rival})")
                    return
                engine.look_after()
                paging.look_after()
        finally:
            self._children.stop()
            engine.stop()
            self.give_up_lead()

    def give_up_lead(self) -> None:
        """Let another one take over at once, if the database can be told."""
        try:
            self.lead.release()
        except DatabaseError as error:
            logger.warning("the lock is left to run out: %s", error)

    def _make_up(self, engine: Engine, entered: Sequence[tuple[int, Job]]) -> None:
        """Make one run for each job that was due while nothing ran; the plan goes on beside it."""
        for run_id, job in entered:
            engine.make_up(run_id, job)
        with self.database.read() as connection:
            unread = count_unread(connection, most=1)
        if unread:
            engine.once(task_named("analyse"), "catch-up")

    def _tell(self, run: RunRecord) -> None:
        if run.task == "analyse" and self.settings.config.watch.ping:
            self._ping()
        if run.state is RunState.FINISHED or not self._stop.is_set():
            line = line_of(run)
            if line:
                self.settings.say(line)

    def _ping(self) -> None:
        with self.database.read() as connection:
            well = standing(connection, self.settings.config, self.clock.now(), self.clock.speed or 1.0).is_well
        if well:
            ping(self.settings.config.watch.ping)


@dataclass(slots=True)
class _Page:
    """Keeps the page served: one that ends is started again, though not at once."""

    children: Children
    settings: Settings
    _started: float = 0.0

    def __post_init__(self) -> None:
        web = self.settings.config.web
        self.settings.say(f"page: http://{web.host}:{web.port}/  (Ctrl-C ends the monitor)")
        self.look_after()

    def look_after(self) -> None:
        """Start the page if it is not there."""
        if not self.children.is_running("page") and time.monotonic() - self._started > PAGE_AGAIN:
            if self._started:
                logger.error("the page ended and is restarted")
            self._started = time.monotonic()
            self.children.start(page(self.settings.config_file))


def run_once(settings: Settings) -> bool:
    """Whether one full pass was made without failure; with the sandbox, two passes some days of its time apart."""
    with _supervised(settings) as supervisor:
        if not supervisor.lead.beat(supervisor.clock.now()):
            raise MonitorError(f"another monitor is running already ({supervisor.lead.rival}); stop it first")
        with _leading(supervisor), _sandbox(settings, supervisor) as clock:
            done = supervisor.one_pass()
            if clock is not None:
                clock.advance(SANDBOX_PAUSE)
                supervisor.look_by(_shown(clock))
                settings.say(f"the sandbox is now {SANDBOX_PAUSE.days} days on: second pass")
                done &= supervisor.one_pass()
        _summarise(supervisor)
        return done


def run_on(settings: Settings) -> bool:
    """Whether the monitor ended as it was told to; it serves the page and follows the plan until SIGINT or SIGTERM."""
    with _supervised(settings) as supervisor:
        # The sandbox is the leader's: one that stands by would want the same port.
        if supervisor.stand_by():
            with _leading(supervisor), _sandbox(settings, supervisor):
                supervisor.follow_plan()
        settings.say("stopped")
        return True


@contextmanager
def _supervised(settings: Settings) -> Iterator[Supervisor]:
    database = Database.create(settings.config.database)
    supervisor = Supervisor(settings, database, system_clock(), Leadership(database))
    with _signals(supervisor):
        try:
            yield supervisor
        finally:
            supervisor.stop()
            database.close()


@contextmanager
def _leading(supervisor: Supervisor) -> Iterator[None]:
    try:
        yield
    finally:
        supervisor.give_up_lead()


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
    with ExitStack() as stack:
        try:
            url = stack.enter_context(sandbox.running(world, clock, port=wanted.port))
        except OSError as error:
            what = f"the sandbox cannot listen on port {wanted.port}: {error.strerror or error}"
            raise MonitorError(
                f"{what}; end what uses it, or set another port under [sandbox] in monitor.toml"
            ) from error
        supervisor.look_by(_shown(clock))
        supervisor.environment[SANDBOX_VARIABLE] = url
        settings.say(
            f"no portal is configured: watching the sandbox at {url}, {wanted.speed:g} times as fast as real time"
        )
        yield clock


def _sandbox_time(database: Database, world: sandbox.World) -> dt.datetime:
    """The sandbox's month goes on where the monitor last saw it."""
    with database.read() as connection:
        last = runs.last_of_monitor(connection)
    start = world.epoch + SANDBOX_START
    return max(start, last.finished_at or last.started_at) if last else start


def _shown(clock: sandbox.SandboxClock) -> Clock:
    return Clock(dt.datetime.now(dt.UTC), clock.now(), clock.speed)


def _summarise(supervisor: Supervisor) -> None:
    say, zone = supervisor.settings.say, supervisor.settings.config.zone
    with supervisor.database.read() as connection:
        held: Overview = overview(connection, supervisor.clock.now())
        told = change_lists.find(connection, ChangeFilter(), limit=5).items
    say(
        f"stored: {counted(held.articles, 'article')} in {counted(held.revisions, 'revision')}, "
        f"{counted(held.figures, 'figure')}, {counted(held.changes, 'change')}"
        f"{'; the latest:' if told else ''}"
    )
    for item in told:
        change = item.change
        what = f"{change.before} → {change.after}" if change.before and change.after else change.before or change.after
        say(f"  {item.noticed_at.astimezone(zone):%m-%d %H:%M}  {change.kind.value}: {item.title}: {what[:80]}")
    say("next: monitor run (keeps watching, with a page in the browser), or: monitor articles, monitor changes")
