"""Data frames of pandas or Polars: typed, in the order of the exports."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from pathlib import Path
from types import TracebackType
from typing import Any, Literal

from monitor import config as settings
from monitor import dictionary
from monitor.dictionary import Column, Sort
from monitor.errors import InputError
from monitor.extras import remedy
from storage import Connection, Database
from storage.queries import export
from storage.queries import sql as questions
from storage.queries.articles import Filter
from storage.queries.change_lists import ChangeFilter
from storage.queries.series import SeriesFilter
from storage.queries.sql import Limits
from storage.readonly import open_read_only

Kind = Literal["pandas", "polars"]
Rows = list[Sequence[Any]]
# A pandas or Polars frame: both are extras, so neither is named as a type.
Frame = Any
Day = dt.date | str | None


class Archive:
    """A database that is read; every method gives a frame with the columns that `monitor dictionary` explains."""

    def __init__(self, database: Database, zone: dt.tzinfo, kind: Kind) -> None:
        self._database = database
        self._zone = zone
        self._frame = FRAMES[kind]

    def articles(self, query: str | None = None, **narrowed: Any) -> Frame:
        """Articles, a row each: `query` in the search language; `topic`, `channel`, `source`, `since`, `until`."""
        wanted = self._filter(query, **narrowed)
        return self._read("articles", lambda connection: export.articles(connection, wanted))

    def figures(self, query: str | None = None, *, every_version: bool = False, **narrowed: Any) -> Frame:
        """Key figures, a row each, of the latest versions or of all; narrowed as articles are."""
        wanted = self._filter(query, **narrowed)
        return self._read("figures", lambda rows: export.figures(rows, wanted, every_version=every_version))

    def changes(
        self, query: str | None = None, *, topic: str | None = None, since: Day = None, until: Day = None
    ) -> Frame:
        """Changes, a row each, the first one first; `since` and `until` are days on which they were noticed."""
        bounds = self._midnight(since), self._midnight(until)
        wanted = ChangeFilter(topic=topic, since=bounds[0], until=bounds[1], words=query)
        return self._read("changes", lambda connection: export.changes(connection, wanted))

    def series(self, words: str | None = None, **narrowed: Any) -> Frame:
        """Series, a row each: `words` of the name; `place`, `unit`, `aspect`, `planned`, `least_points`."""
        wanted = SeriesFilter(words=words, **narrowed)
        return self._read("series", lambda connection: export.series(connection, wanted))

    def points(self, *series: str, words: str | None = None, every_version: bool = False) -> Frame:
        """The values of series, by their ids or the words of their names, in the order of their periods."""
        wanted = SeriesFilter(words=words, ids=series)
        return self._read("points", lambda rows: export.points(rows, wanted, every_version=every_version))

    def conflicts(self) -> Frame:
        """Values that cannot all be right, a row each."""
        return self._read("conflicts", export.conflicts)

    def runs(self) -> Frame:
        """Runs, a row each."""
        return self._read("runs", export.runs)

    def sql(self, question: str, *, rows: int = 1_000_000, seconds: float = 300.0) -> Frame:
        """The answer to one SELECT over the views (docs/sql.md)."""
        answer = questions.ask(self._database, question, Limits(seconds, rows))
        return self._frame(answer.columns, None, list(answer.rows))

    def close(self) -> None:
        """Give back all connections."""
        self._database.close()

    def __enter__(self) -> Archive:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _at: TracebackType | None
    ) -> None:
        self.close()

    def _filter(self, query: str | None, *, since: Day = None, until: Day = None, **narrowed: Any) -> Filter:
        return Filter(words=query, since=self._midnight(since), until=self._midnight(until), **narrowed)

    def _midnight(self, day: Day) -> dt.datetime | None:
        try:
            read = dt.date.fromisoformat(day) if isinstance(day, str) else day
        except ValueError as error:
            raise InputError(f"not a day: {day!r}; write one such as 2022-07-25") from error
        return None if read is None else dt.datetime.combine(read, dt.time(), self._zone)

    def _read(self, name: str, batches: Callable[[Connection], export.Batches]) -> Frame:
        rows = dictionary.BY_NAME[name]
        with self._database.snapshot() as connection:
            found = list(itertools.chain.from_iterable(batches(connection)))
        return self._frame(rows.names, rows.columns, found)


def _pandas(names: Sequence[str], columns: Sequence[Column] | None, rows: Rows) -> Frame:
    import pandas

    frame = pandas.DataFrame.from_records(rows, columns=list(names))
    for column in columns or ():
        values = frame[column.name]
        if column.sort is Sort.TIME:
            frame[column.name] = pandas.to_datetime(values, utc=True, format="ISO8601")
        elif column.sort is Sort.DAY:
            frame[column.name] = pandas.to_datetime(values, format="%Y-%m-%d")
        else:
            frame[column.name] = values.astype(PANDAS[column.sort])
    return frame


def _polars(names: Sequence[str], columns: Sequence[Column] | None, rows: Rows) -> Frame:
    import polars

    if columns is None:
        return polars.DataFrame(
            [tuple(row) for row in rows], schema=list(names), orient="row", infer_schema_length=None
        )
    read = {
        Sort.TEXT: polars.String, Sort.WHOLE: polars.Int64, Sort.NUMBER: polars.Float64, Sort.FLAG: polars.Int64,
        Sort.TIME: polars.String, Sort.DAY: polars.String,
    }  # fmt: skip
    schema = {column.name: read[column.sort] for column in columns}
    frame = polars.DataFrame([tuple(row) for row in rows], schema=schema, orient="row")
    made = {
        Sort.TIME: lambda name: polars.col(name).str.to_datetime("%Y-%m-%dT%H:%M:%SZ", time_zone="UTC"),
        Sort.DAY: lambda name: polars.col(name).str.to_date("%Y-%m-%d"),
        Sort.FLAG: lambda name: polars.col(name).cast(polars.Boolean),
    }
    return frame.with_columns(made[column.sort](column.name) for column in columns if column.sort in made)


PANDAS = {Sort.TEXT: "str", Sort.WHOLE: "Int64", Sort.NUMBER: "float64", Sort.FLAG: "boolean"}
FRAMES: dict[Kind, Callable[[Sequence[str], Sequence[Column] | None, Rows], Frame]] = {
    "pandas": _pandas,
    "polars": _polars,
}


def open_archive(url: str | None, configuration: Path | str | None, frames: Kind | None) -> Archive:
    """The archive at a database URL, or of a configuration file, or of monitor.toml here; InputError without an extra."""
    wanted = settings.find(None if configuration is None else Path(configuration))
    kind = frames or next((kind for kind in FRAMES if find_spec(kind)), "pandas")
    if kind not in FRAMES:
        raise InputError(f"frames={kind!r}: there are {', '.join(FRAMES)}")
    if find_spec(kind) is None:
        raise InputError(f"frames need an extra; {remedy(kind)}")
    return Archive(open_read_only(url or wanted.database), wanted.zone, kind)
