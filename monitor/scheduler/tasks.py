"""How each task is started: as a process of its own, so that its end gives everything back to the system."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

# So many of the newest articles does a crawl look at again that is made by hand.
AGAIN = 200
# Seconds that a process may take to end by itself after it was asked to.
GRACE = 20


@dataclass(frozen=True, slots=True)
class Command:
    """What is started, and what it is called in messages."""

    name: str
    arguments: tuple[str, ...]


@dataclass(slots=True)
class Children:
    """The processes under way; all are ended by `stop`, and none is started after it."""

    environment: dict[str, str] = field(default_factory=lambda: dict(os.environ))
    _running: dict[str, subprocess.Popen[str]] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _stopped: bool = False

    def run(self, command: Command, on_line: Callable[[str], None] | None = None) -> int:
        """The exit status of a process that is waited for; each line of its output goes to `on_line`."""
        process = self.start(command, capture=on_line is not None)
        if process is None:
            return -signal.SIGTERM
        if process.stdout is not None and on_line is not None:
            with process.stdout as lines:
                for line in lines:
                    on_line(line.rstrip("\n"))
        status = process.wait()
        with self._lock:
            self._running.pop(command.name, None)
        return status

    def start(self, command: Command, *, capture: bool = False) -> subprocess.Popen[str] | None:
        """A process that was started; None after `stop`."""
        with self._lock:
            if self._stopped:
                return None
            process = subprocess.Popen(  # noqa: S603 (our own modules)
                [sys.executable, "-m", *command.arguments],
                env=self.environment,
                stdout=subprocess.PIPE if capture else None,
                text=True,
                encoding="utf-8",
            )
            self._running[command.name] = process
        return process

    def alive(self, name: str) -> bool:
        """Whether the process of that name is under way."""
        with self._lock:
            process = self._running.get(name)
        return process is not None and process.poll() is None

    def stop(self) -> None:
        """Ask all processes to end, wait, and end those that do not."""
        with self._lock:
            self._stopped = True
            processes = list(self._running.values())
        for process in processes:
            if process.poll() is None:
                process.terminate()
        for process in processes:
            try:
                process.wait(GRACE)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def crawl(
    site: str,
    config: Path | None,
    *,
    mode: str = "discover",
    cause: str = "command",
    again: int = 0,
    progress: bool = False,
) -> Command:
    """One crawl of a site; `again` of its newest articles are fetched whether they are due or not."""
    more = ["--progress-json"] if progress else []
    order = ("--site", site, "--mode", mode, "--cause", cause, "--again", str(again))
    return Command(f"crawl {site}", ("spiders.crawl", *order, *_config(config), *more))


def analyse(config: Path | None, cause: str = "command") -> Command:
    """Reading what was fetched."""
    return Command("analyse", ("monitor", *_global(config), "analyse", "--cause", cause))


def serve(config: Path | None) -> Command:
    """The page."""
    return Command("page", ("monitor", *_global(config), "serve"))


def sandbox(config: Path | None, options: Sequence[str]) -> Command:
    """The sandbox portal."""
    return Command("sandbox", ("monitor", *_global(config), "sandbox", *options))


def _config(config: Path | None) -> list[str]:
    return [] if config is None else ["--config", str(config)]


def _global(config: Path | None) -> list[str]:
    return _config(config)
