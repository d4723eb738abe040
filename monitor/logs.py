"""Logging of the monitor's processes: one line per event, with the number of the run, as text or JSON."""

from __future__ import annotations

import datetime as dt
import json
import logging
import os
import sys
from enum import StrEnum
from typing import TextIO

from monitor.processes import RUN

# Hands the form on to the processes that one starts.
VARIABLE = "MONITOR_LOG_FORMAT"
# Of these the ordinary course of things is told, of others only what goes wrong.
OURS = ("monitor", "spiders", "storage")


class LogFormat(StrEnum):
    """The form of a line."""

    TEXT = "text"
    JSON = "json"


class Stderr(logging.StreamHandler[TextIO]):
    """Writes to what stderr is at that moment: it may be put elsewhere while a process runs."""

    def __init__(self) -> None:
        logging.Handler.__init__(self)

    @property
    def stream(self) -> TextIO:  # type: ignore[override] # the base class keeps one stream for good
        """Where stderr goes now."""
        return sys.stderr


class Line(logging.Formatter):
    """An event as one line."""

    def __init__(self, run: str | None) -> None:
        super().__init__()
        self._run = run

    def format(self, record: logging.LogRecord) -> str:
        """The event's time (UTC), level, origin, run and message; a traceback follows in the same line."""
        return " ".join(self._parts(record)).replace("\n", "\\n")

    def _parts(self, record: logging.LogRecord) -> list[str]:
        run = [f"run={self._run}"] if self._run else []
        return [self._time(record), record.levelname, record.name, *run, self._message(record)]

    def _message(self, record: logging.LogRecord) -> str:
        trace = "\n" + self.formatException(record.exc_info) if record.exc_info else ""
        return record.getMessage() + trace

    def _time(self, record: logging.LogRecord) -> str:
        at = dt.datetime.fromtimestamp(record.created, dt.UTC)
        return f"{at:%Y-%m-%dT%H:%M:%S}.{at.microsecond // 1000:03d}Z"


class JsonLine(Line):
    """An event as one JSON object."""

    def format(self, record: logging.LogRecord) -> str:
        """The event's time (UTC), level, origin, process, run and message."""
        event: dict[str, object] = {
            "time": self._time(record),
            "level": record.levelname.lower(),
            "logger": record.name,
            "process": os.getpid(),
        }
        if self._run:
            event["run"] = int(self._run)
        return json.dumps(event | {"message": self._message(record)}, ensure_ascii=False)


def configure(form: LogFormat | None = None, level: int = logging.INFO) -> None:
    """Log to stderr in a form, or in the one that the parent process chose; processes that are started follow."""
    chosen = form or LogFormat(os.environ.get(VARIABLE, LogFormat.TEXT))
    os.environ[VARIABLE] = chosen.value
    run = os.environ.get(RUN)
    handler = Stderr()
    handler.setFormatter(JsonLine(run) if chosen is LogFormat.JSON else Line(run))
    root = logging.getLogger()
    # Other handlers, such as a test's, stay.
    root.handlers[:] = [handler, *(kept for kept in root.handlers if not isinstance(kept, Stderr))]
    root.setLevel(logging.WARNING)
    for name in OURS:
        logging.getLogger(name).setLevel(level)


def is_json() -> bool:
    """Whether this process logs JSON, as it was told or as the process that started it does."""
    return os.environ.get(VARIABLE) == LogFormat.JSON


def tell(line: str, level: int = logging.INFO) -> None:
    """Tell whoever looks at stderr: a bare line, or an event of the log where that is to be JSON throughout."""
    if is_json():
        logging.getLogger("monitor").log(level, line)
        return
    sys.stderr.write(line + "\n")
    sys.stderr.flush()
