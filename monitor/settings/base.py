"""What every section of the configuration is built from: frozen tables, durations, times of day, secrets."""

from __future__ import annotations

import datetime as dt
import os
import re
from functools import lru_cache
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict

DURATION = re.compile(r"(\d+)\s*(s|m|h|d|w)")
WINDOW = re.compile(r"((?:[01]\d|2[0-3]):[0-5]\d)-((?:[01]\d|2[0-3]):[0-5]\d)")
SECONDS = {"s": 1, "m": 60, "h": 3600, "d": 86400, "w": 604800}


def resolve(value: str) -> str:
    """A value that may stand in an environment variable (`env:NAME`) or a file (`file:PATH`); ValueError if it is not there."""
    if value.startswith("env:"):
        found = os.environ.get(value[4:])
        if found is None:
            raise ValueError(f"the environment variable {value[4:]} is not set")
        return found
    if value.startswith("file:"):
        try:
            return Path(value[5:]).read_text(encoding="utf-8").strip()
        except OSError as error:
            raise ValueError(f"cannot read {value[5:]}: {error.strerror}") from error
    return value


def _duration(text: str) -> str:
    parse_duration(text)
    return text


@lru_cache(maxsize=256)
def parse_duration(text: str) -> dt.timedelta:
    """The length of `90s`, `30m`, `6h`, `2d`, `1w` or of several such one after the other; ValueError otherwise.

    >>> parse_duration("1h 30m")
    datetime.timedelta(seconds=5400)
    """
    parts = DURATION.findall(text)
    if not parts or DURATION.sub("", text).strip():
        raise ValueError(f"not a duration: {text!r}; write one such as 30m, 6h or 2d")
    return dt.timedelta(seconds=sum(int(count) * SECONDS[unit] for count, unit in parts))


def parse_window(text: str) -> tuple[dt.time, dt.time]:
    """The two times of day in `08:00-20:00`; ValueError otherwise. A window may reach over midnight.

    >>> parse_window("22:30-06:00")
    (datetime.time(22, 30), datetime.time(6, 0))
    """
    match = WINDOW.fullmatch(text.replace(" ", ""))
    if match is None or match[1] == match[2]:
        raise ValueError(f"not a window of time: {text!r}; write one such as 08:00-20:00")
    return dt.time.fromisoformat(match[1]), dt.time.fromisoformat(match[2])


def _window(text: str) -> str:
    parse_window(text)
    return text


Secret = Annotated[str, AfterValidator(resolve)]
Duration = Annotated[str, AfterValidator(_duration)]
Window = Annotated[str, AfterValidator(_window)]


class Section(BaseModel):
    """A table of the file: frozen, and with no key that is not declared."""

    # Of most sections only the whole file's validator is used, which has theirs in it.
    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)
