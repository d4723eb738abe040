"""Output of commands: tables for people, one JSON object per line for programs, progress where it takes long."""

from __future__ import annotations

import datetime as dt
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, is_dataclass
from decimal import Decimal
from enum import Enum
from typing import Any, Literal, Protocol

import orjson

# The mark that every command with machine-readable output takes.
JSON_HELP = "One JSON object a line instead of a table."
# On a terminal a time is told to the minute of its own zone, as on its page.
TIME = re.compile(r"^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)\S*$")
COUNT = re.compile(r"\d*")
# Cells up to this width are short; between two columns is this gap; a long one gets at least so much.
SHORT, GAP, LEAST = 22, 2, 12


class Progress(Protocol):
    """Told how far a task has come."""

    def __call__(self, done: int, total: int | None = None, note: str = "") -> None:
        """`done` of `total` units are finished."""


def json_line(value: Any) -> str:
    """A value as one line of JSON, UTF-8, with classes as objects and exact decimals as strings."""
    return orjson.dumps(
        value, default=_plain, option=orjson.OPT_PASSTHROUGH_DATACLASS | orjson.OPT_PASSTHROUGH_SUBCLASS
    ).decode()


def _plain(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        return {key: item for key, item in asdict(value).items() if item is not None}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, frozenset):
        return sorted(value)
    raise TypeError(f"no JSON form for {type(value).__name__}")


def print_json(values: Iterable[Any]) -> None:
    """Write one JSON object a line."""
    for value in values:
        sys.stdout.write(json_line(value) + "\n")
    sys.stdout.flush()


def print_table(columns: Sequence[str], rows: Iterable[Sequence[object]], empty: str = "nothing found") -> None:
    """Write rows in columns that fit the terminal, without empty ones; tab-separated where the output is not a terminal."""
    lines = [[_cell(value) for value in row] for row in rows]
    if not lines:
        sys.stderr.write(empty + "\n")
    elif sys.stdout.isatty():
        _rich_table(columns, lines)
    else:
        sys.stdout.writelines("\t".join(line) + "\n" for line in [list(columns), *lines])


def tell_more(limit: int, *, more: bool) -> None:
    """Say on stderr that a list goes on, if it does."""
    if more:
        sys.stderr.write(f"only the first {limit} are shown; narrow the search or raise --limit\n")


def _rich_table(columns: Sequence[str], lines: Sequence[Sequence[str]]) -> None:
    # Rich takes long to import, and a pipe needs none of it.
    from rich.cells import cell_len
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    shown = [
        (name, [TIME.sub(r"\1 \2", cell) for cell in cells])
        for name, cells in zip(columns, zip(*lines, strict=True), strict=True)
        if any(cells)
    ]
    console, table = Console(), Table(box=None, pad_edge=False)
    widths = [max(map(cell_len, (name, *cells))) for name, cells in shown]
    whole = _whole(widths, console.width)
    for at, (name, cells) in enumerate(shown):
        justify: Literal["left", "right"] = "right" if all(map(COUNT.fullmatch, cells)) else "left"
        table.add_column(name, justify=justify, no_wrap=at in whole)
    for line in zip(*(cells for _, cells in shown), strict=True):
        table.add_row(*(Text(cell) for cell in line))
    console.print(table)


def _whole(widths: Sequence[int], room: int) -> set[int]:
    """The columns that stay in one line: the short ones, the narrowest first, while each other has its least.

    >>> sorted(_whole([3, 19, 16, 60], 60)), sorted(_whole([3, 19, 16, 60], 50))
    ([0, 1, 2], [0, 2])
    """
    left = room - sum(min(width, LEAST) + GAP for width in widths) + GAP
    found = set()
    for at in sorted(range(len(widths)), key=widths.__getitem__):
        left -= widths[at] - min(widths[at], LEAST)
        if widths[at] > SHORT or left < 0:
            break
        found.add(at)
    return found


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:.2f}"
    return str(value).replace("\t", " ").replace("\n", " ")


def local(time: dt.datetime | None, zone: dt.tzinfo) -> str:
    """A time in a zone, to the minute; empty for none."""
    return time.astimezone(zone).strftime("%Y-%m-%d %H:%M") if time else ""


@contextmanager
def progress(what: str) -> Iterator[Progress]:
    """A bar on a terminal that appears after a second; elsewhere silence."""
    if not sys.stderr.isatty():
        yield _silent
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bar

    layout = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TextColumn("{task.fields[note]}"),
    )
    with Bar(*layout, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=None, note="")

        def show(done: int, total: int | None = None, note: str = "") -> None:
            bar.update(task, completed=done, total=total, note=note)

        yield show


def _silent(done: int, total: int | None = None, note: str = "") -> None:
    """Progress is not shown where nobody watches."""
