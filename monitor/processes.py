"""Processes: their identity, whether one is still alive, and how one notices that its parent has died."""

from __future__ import annotations

import contextlib
import os
import re
import resource
import signal
import socket
import sys
import threading
from pathlib import Path

# Set for a process whose parent holds the other end of its standard input for as long as it lives.
LEASH = "MONITOR_LEASH"
# The number of the run that a process does, for its row and for its log.
RUN = "MONITOR_RUN"
WORDS = re.compile(r"process (\d+) of (\S+), begun at tick (\d+)")


def identity() -> str:
    """This process: its number, its machine, and the tick of its start, because numbers are given out again."""
    return f"process {os.getpid()} of {socket.gethostname()}, begun at tick {_tick(os.getpid()) or 0}"


def lives(words: str) -> bool | None:
    """Whether the process that `identity` named lives; None if it is on another machine or nothing is named."""
    match = WORDS.fullmatch(words)
    if match is None or match[2] != socket.gethostname():
        return None
    number, begun = int(match[1]), int(match[3])
    tick = _tick(number)
    return tick == begun if tick is not None or begun else _answers(number)


def _tick(number: int) -> int | None:
    """When a process began, in clock ticks since the machine did (proc(5), field 22); None if it is not there."""
    try:
        stat = Path(f"/proc/{number}/stat").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return None
    state, *fields = stat.rpartition(")")[2].split()
    # A zombie is dead; only its parent has not heard yet.
    return None if state == "Z" else int(fields[18])


def _answers(number: int) -> bool:
    """Whether there is a process of that number, where nothing more can be known."""
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def peak_memory() -> int:
    """The most memory, in bytes, that this process had at any time."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else most * 1024


def hold_leash() -> None:
    """Let this process and those that it started end when its parent dies, however that comes about."""
    if os.environ.pop(LEASH, None):
        threading.Thread(target=_wait_for_parent, name="leash", daemon=True).start()


def _wait_for_parent() -> None:
    with contextlib.suppress(OSError):
        while os.read(0, 1):
            pass
    # The parent made this process the leader of a group of its own.
    os.killpg(0, signal.SIGTERM)


def current_run() -> int | None:
    """The number of the run that this process does, if a scheduler has begun one for it."""
    stated = os.environ.get(RUN, "")
    return int(stated) if stated.isdecimal() else None
