"""Reads everything stored again with the current readers, and shows or replaces what differs."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any

import xxhash

import monitor
from monitor.analyse.following import enter, settle
from monitor.analyse.parts import rejoined
from monitor.analyse.reading import Readers, Result, job_for
from monitor.analyse.run import Progress
from monitor.analyse.workers import ReadAll, reader_of
from monitor.changes import diff_text
from monitor.changes.figures import FigureChange, FigureFate, Side, diff_figures
from monitor.series import series_id
from storage import Connection, Database
from storage.articles import rereading, revisions
from storage.articles.rereading import Checkpoint
from storage.articles.revisions import Reading, StoredRevision
from storage.series import following, points, statements
from storage.series import keys as series_keys
from storage.series.points import Rules, Touched
from storage.visits import snapshots

BATCH = 64
# Where a reading comes from; that they differ from what is kept changes nothing that the article says.
UNTOLD = frozenset({"evidence", "warnings", "digest", "published"})
# The packages whose rules decide on what is read.
RULES = ("articles.py", "topics.py", "vocabulary.py", "pages", "figures", "series")


@dataclass(frozen=True, slots=True)
class Difference:
    """What a new reading of one revision says otherwise: fields with both values, figures, how many changed series."""

    revision_id: int
    article_id: int
    number: int
    url: str
    title: str
    fields: Mapping[str, tuple[Any, Any]] = field(default_factory=dict)
    figures: tuple[FigureChange, ...] = ()
    labels: bool = False
    moved: int = 0
    refusal: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """What a new reading came to: counts by kind, and the first differences."""

    counts: Mapping[str, int]
    examples: tuple[Difference, ...]
    replaced: bool


@dataclass(frozen=True, slots=True)
class Task:
    """A new reading: of which answers, whether it replaces what is kept, and how many differences it shows."""

    since: dt.datetime | None = None
    replaces: bool = False
    examples: int = 20
    workers: int | None = None


@dataclass(frozen=True, slots=True)
class _Reread:
    """A kept revision with what the present readers make of it."""

    stored: StoredRevision
    result: Result
    difference: Difference | None

    @property
    def reading(self) -> Reading | None:
        """What is to be kept instead; None if there is no article any more."""
        found, unread = self.result, self.result.unread
        if found.article is None:
            return None
        return Reading(
            unread.page_id, unread.snapshot_id, self.stored.seen_at, found.article, found.figures, found.labels,
            found.reader, found.notes,
        )  # fmt: skip


def reread(
    database: Database,
    readers: Readers,
    now: Callable[[], dt.datetime],
    task: Task,
    progress: Progress | None = None,
) -> Report:
    """What the present readers make of all kept revisions. One that replaces goes on where one that died stopped."""
    mark = _mark(readers, task)
    with database.read() as connection:
        reached = rereading.checkpoint(connection, mark) if task.replaces else Checkpoint(mark)
        total = rereading.count(connection, reached.after_id, task.since)
    counts, done = Counter(reached.counts), 0
    examples: list[Difference] = []
    with reader_of(total, task.workers) as read_all:
        while batch := _next(database, reached.after_id, task.since):
            results = list(read_all([job_for(one, readers) for _, one in batch]))
            found = _compared(database, results, batch, readers)
            counts += _counts(found)
            examples += islice((one.difference for one in found if one.difference), task.examples - len(examples))
            reached = Checkpoint(mark, batch[-1][0], dict(counts))
            if task.replaces:
                _replace(database, found, reached, now())
            done += len(batch)
            if progress is not None:
                progress(done, total)
        counts["articles gained"] += _read_refused(database, readers, task, read_all)
    if task.replaces:
        with database.write() as connection:
            rereading.note(connection, Checkpoint(mark, reached.after_id, dict(counts)), now(), finished=True)
    return Report(+counts, tuple(examples), task.replaces)


def _mark(readers: Readers, task: Task) -> str:
    """What the reading is done with, as a short mark: the rules, the configuration, and from when on."""
    known = xxhash.xxh3_64()
    home = Path(monitor.__file__).parent
    for name in RULES:
        for path in sorted((home / name).rglob("*") if (home / name).is_dir() else [home / name]):
            if path.suffix in (".py", ".gz"):
                known.update(path.read_bytes())
    known.update(repr((readers.zone, sorted(readers.profiles.items()), readers.topics, readers.units)).encode())
    known.update(str(task.since).encode())
    return known.hexdigest()


def _next(database: Database, after: int, since: dt.datetime | None) -> list[tuple[int, snapshots.Unread]]:
    """Some revisions beyond an id with the answers that they were read from."""
    with database.read() as connection:
        wanted = rereading.revisions_after(connection, after, BATCH, since)
        kept = {one.snapshot_id: one for one in snapshots.kept(connection, wanted.values())}
    return [(revision, kept[snapshot]) for revision, snapshot in wanted.items()]


def _compared(
    database: Database, results: Iterable[Result], batch: list[tuple[int, snapshots.Unread]], readers: Readers
) -> list[_Reread]:
    with database.read() as connection:
        return [
            _compare(connection, stored, rejoined(connection, result, readers, stored.seen_at))
            for (revision, _), result in zip(batch, results, strict=True)
            if (stored := revisions.get(connection, revision)) is not None
        ]


def _compare(connection: Connection, stored: StoredRevision, result: Result) -> _Reread:
    found = _Reread(stored, result, None)
    reading = found.reading
    if reading is None:
        difference = Difference(*_about(stored, result), refusal=result.refusal)
        return _Reread(stored, result, difference)
    columns = rereading.changed_columns(stored, reading)
    fields = {name: values for name, values in columns.items() if name not in UNTOLD}
    figures = _figure_changes(stored, reading)
    labels = revisions.labels_of(connection, stored.id) != tuple(sorted(reading.labels, key=lambda one: one.topic))
    moved = _moved(connection, stored, result)
    if not (
        columns or figures or labels or moved or stored.figures != reading.figures or stored.notes != reading.notes
    ):
        return found
    return _Reread(stored, result, Difference(*_about(stored, result), fields, figures, labels, moved))


def _about(stored: StoredRevision, result: Result) -> tuple[int, int, int, str, str]:
    return stored.id, stored.page_id, stored.number, result.unread.url, stored.article.title


def _figure_changes(stored: StoredRevision, reading: Reading) -> tuple[FigureChange, ...]:
    before, after = Side(stored.article.body, stored.figures), Side(reading.article.body, reading.figures)
    return () if before == after else diff_figures(before, after, diff_text(before.body, after.body))


def _moved(connection: Connection, stored: StoredRevision, result: Result) -> int:
    """How many of the figures that stand where they stood are other points than before, or of another series."""
    kept = points.as_kept(connection, stored.id)
    now = {(one.start, one.end): points.kept_values(one) for one in result.placed}
    return sum(values != now[span] for span, values in kept.items() if span in now) + (not kept and bool(now))


def _counts(found: Iterable[_Reread]) -> Counter[str]:
    counts: Counter[str] = Counter()
    fates = {FigureFate.APPEARED: "figures gained", FigureFate.GONE: "figures lost"}
    for one in found:
        counts["revisions read"] += 1
        if (difference := one.difference) is not None:
            counts["revisions altered"] += not difference.refusal
            counts["articles lost"] += bool(difference.refusal)
            counts["fields altered"] += len(difference.fields)
            counts["points altered"] += difference.moved
            counts["topics altered"] += difference.labels
            counts.update(fates.get(change.fate, "figures altered") for change in difference.figures)
    return counts


def _read_refused(database: Database, readers: Readers, task: Task, read_all: ReadAll) -> int:
    """How many answers that no article was made of are one now; the next analysis reads them again."""
    with database.read() as connection:
        waiting = rereading.refused(connection, task.since)
    gained = []
    for some in _parts(waiting):
        with database.read() as connection:
            jobs = [job_for(one, readers) for one in snapshots.kept(connection, some)]
        gained += [result.unread.snapshot_id for result in read_all(jobs) if result.article is not None]
    if gained and task.replaces:
        with database.write() as connection:
            rereading.reopen(connection, gained)
    return len(gained)


def _parts(ids: list[int]) -> Iterator[list[int]]:
    for start in range(0, len(ids), BATCH):
        yield ids[start : start + BATCH]


def _replace(database: Database, found: list[_Reread], reached: Checkpoint, now: dt.datetime) -> None:
    """Replace what is kept of revisions; with how far the reading has come, all or nothing."""
    changed = {one.stored.id: (one, reading) for one in found if one.difference and (reading := one.reading)}
    with database.write() as connection:
        if changed:
            points.lock(connection)
            before = statements.rules(connection)
            keys = {id_: points.as_kept(connection, id_) for id_ in changed}
            touched = points.remove(connection, changed, before)
            for one, reading in changed.values():
                rereading.replace(connection, one.stored, reading)
            moves: Counter[tuple[str, str]] = Counter()
            for id_, (one, _) in changed.items():
                moves += _moves(keys[id_], one.result)
            series_keys.succeed(connection, moves)
            placed = {one.stored.snapshot_id: one.result.placed for one, _ in changed.values()}
            waiting = following.unfollowed(connection, len(changed), snapshots=placed.keys())
            touched |= enter(connection, waiting, placed, statements.rules(connection))
            _settle(connection, before, touched, now)
        rereading.note(connection, reached, now)


def _moves(kept: Mapping[tuple[int, int], tuple[Any, ...]], result: Result) -> Counter[tuple[str, str]]:
    """From which keys to which the figures went that stand where they stood."""
    now = {(one.start, one.end): series_id(one.key) for one in result.placed}
    pairs = ((values[0], now[span]) for span, values in kept.items() if span in now)
    return Counter((old, new) for old, new in pairs if old != new)


def _settle(connection: Connection, before: Rules, touched: Touched, now: dt.datetime) -> None:
    """Let statements hold for the series that took the place of those they name."""
    after = statements.rules(connection)
    if after.successors != before.successors:
        ids = {id_ for pair in (*after.successors.items(), *before.successors.items()) for id_ in pair}
        touched |= statements.settle(connection, ids, after)
    settle(connection, touched, after, now)
