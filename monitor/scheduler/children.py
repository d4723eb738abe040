"""Child processes: each task runs in its own, with limits, so that its end returns everything to the system."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

import psutil

from monitor.processes import LEASH, RUN
from monitor.scheduler.plan import Limits

# Seconds that a process may take to end by itself after it was asked to.
GRACE = 20.0
# Seconds between two looks at what a process takes.
LOOK_EVERY = 0.5


@dataclass(frozen=True, slots=True)
class Command:
    """What is started (what `python -m` takes), and what it is called in messages."""

    name: str
    arguments: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ended:
    """How a process ended: its exit status (negative: the signal), its most memory, and the limit that ended it."""

    status: int
    peak_memory: int = 0
    limit: str | None = None


@dataclass(slots=True)
class Children:
    """The processes under way; all are ended by `stop`, and none is started after it.

    Each leads a group of its own and holds a pipe to this process: when this one dies, they end as well.
    """

    environment: dict[str, str] = field(default_factory=lambda: dict(os.environ))
    grace: float = GRACE
    _running: dict[subprocess.Popen[str], str] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _stopped: bool = False

    @property
    def stopped(self) -> bool:
        """Whether `stop` was called."""
        return self._stopped

    def run(
        self,
        command: Command,
        on_line: Callable[[str], None] | None = None,
        *,
        limits: Limits | None = None,
        run_id: int | None = None,
    ) -> Ended:
        """How a process that is waited for ended; each line of its output goes to `on_line`."""
        process = self.start(command, capture=on_line is not None, run_id=run_id)
        if process is None:
            return Ended(-signal.SIGTERM)
        watch = Watch(process, limits, self.grace)
        with watch:
            if process.stdout is not None and on_line is not None:
                with process.stdout as lines:
                    for line in lines:
                        on_line(line.rstrip("\n"))
            status = process.wait()
        self._forget(process)
        return Ended(status, watch.peak_memory, watch.broken)

    def start(
        self, command: Command, *, capture: bool = False, run_id: int | None = None
    ) -> subprocess.Popen[str] | None:
        """A process that was started; None after `stop`."""
        number = {RUN: str(run_id)} if run_id is not None else {}
        with self._lock:
            if self._stopped:
                return None
            # -P: what lies in the folder that the monitor was started in comes before no module of ours.
            process = subprocess.Popen(  # noqa: S603 (our own modules)
                [sys.executable, "-P", "-m", *command.arguments],
                env=self.environment | {LEASH: "1"} | number,
                stdin=subprocess.PIPE,
                # The tables of a command are for a person who calls it; what runs make of it is told from their rows.
                stdout=subprocess.PIPE if capture else subprocess.DEVNULL,
                text=True,
                encoding="utf-8",
                start_new_session=True,
            )
            self._running[process] = command.name
        return process

    def is_running(self, name: str) -> bool:
        """Whether a process of that name is under way."""
        with self._lock:
            return any(called == name and process.poll() is None for process, called in self._running.items())

    def stop(self) -> None:
        """Ask all processes to end, wait, and end those that do not."""
        with self._lock:
            self._stopped = True
            processes = list(self._running)
        for process in processes:
            signal_group(process, signal.SIGTERM)
        for process in processes:
            end(process, self.grace, asked=True)
            self._forget(process)

    def _forget(self, process: subprocess.Popen[str]) -> None:
        # Whatever it had started and left behind ends with it.
        signal_group(process, signal.SIGKILL)
        with contextlib.suppress(OSError):
            if process.stdin is not None:
                process.stdin.close()
        with self._lock:
            self._running.pop(process, None)


def signal_group(process: subprocess.Popen[str], number: signal.Signals) -> None:
    """Send a signal to a process and to all that it started."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, number)


def end(process: subprocess.Popen[str], grace: float, *, asked: bool = False) -> None:
    """Ask a process to end, wait, and end it if it does not."""
    if not asked and process.poll() is None:
        signal_group(process, signal.SIGTERM)
    try:
        process.wait(grace)
    except subprocess.TimeoutExpired:
        signal_group(process, signal.SIGKILL)
        process.wait()


class Watch:
    """Looks at what a process takes for as long as it runs, and ends it where that is more than it may."""

    def __init__(self, process: subprocess.Popen[str], limits: Limits | None, grace: float = GRACE) -> None:
        self.peak_memory = 0
        self.broken: str | None = None
        self._process = process
        self._limits = limits
        self._grace = grace
        self._began = time.monotonic()
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._look_on, name=f"watch {process.pid}", daemon=True)

    def __enter__(self) -> None:
        self._thread.start()

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def _look_on(self) -> None:
        while not self._over.wait(LOOK_EVERY):
            self.peak_memory = max(self.peak_memory, memory_of(self._process.pid))
            self.broken = self._broken_limit()
            if self.broken:
                end(self._process, self._grace)
                return

    def _broken_limit(self) -> str | None:
        limits = self._limits
        if limits is None:
            return None
        if time.monotonic() - self._began > limits.time.total_seconds():
            return f"it took longer than {limits.time}"
        if self.peak_memory > limits.memory:
            return f"it took {self.peak_memory / 1e6:.0f} MB, more than {limits.memory / 1e6:.0f}"
        return None


def memory_of(number: int) -> int:
    """The bytes of memory that a process and all that it started hold now; 0 if it is not there."""
    total = 0
    with contextlib.suppress(psutil.Error):
        process = psutil.Process(number)
        for each in (process, *process.children(recursive=True)):
            with contextlib.suppress(psutil.Error):
                total += each.memory_info().rss
    return total
