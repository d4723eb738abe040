"""Signs: what each visit to an article or a list says of its site's layout, and what else health is judged by."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, delete, func, select

from monitor.health import Crawl, Sign, Sort
from monitor.health.chances import median
from storage.engine import inserts
from storage.operation.runs import NOT_MADE, OPEN, RunState
from storage.tables import FAULTS, PAGES, RUNS, SIGNS, SNAPSHOTS

# Signs are kept for so long, and so many of them are judged by.
KEPT, MOST = dt.timedelta(days=120), 6000
# A list's usual number of rows is the median of so many of its last looks.
USUAL_OF = 30
STALE = "stale-304"


@dataclass(frozen=True, slots=True)
class Look:
    """A sign as it is put down: of a list, `length` is its number of rows."""

    site: int
    page: int
    run: int | None
    snapshot: int | None
    at: dt.datetime
    sort: Sort
    template: str | None
    fine: bool = True
    failed: tuple[str, ...] = ()
    charset: bool = False
    dated: bool = True
    length: int = 0
    figures: int = 0


def put(connection: Connection, looks: Sequence[Look]) -> None:
    """Keep signs."""
    rows = [
        {
            "site_id": look.site, "page_id": look.page, "run_id": look.run, "snapshot_id": look.snapshot, "at": look.at,
            "sort": look.sort.value, "template": look.template, "fine": look.fine, "failed": list(look.failed),
            "charset": look.charset, "dated": look.dated, "length": look.length, "figures": look.figures,
        }
        for look in looks
    ]  # fmt: skip
    inserts.add(connection, SIGNS, rows)


def forget(connection: Connection, before: dt.datetime) -> None:
    """Drop the signs from before a time."""
    connection.execute(delete(SIGNS).where(SIGNS.c.at < before))


def find(connection: Connection, site: int, now: dt.datetime) -> list[Sign]:
    """The last signs of a site, in order of time; a list's rows as a share of what is usual for it."""
    newest = select(SIGNS).where(SIGNS.c.site_id == site, SIGNS.c.at <= now).order_by(SIGNS.c.at.desc()).limit(MOST)
    rows = list(connection.execute(newest))[::-1]
    before: defaultdict[int, list[float]] = defaultdict(list)
    found = []
    for row in rows:
        share = 1.0
        if row.sort == Sort.LIST.value:
            usual = median(before[row.page_id][-USUAL_OF:])
            share = row.length / usual if usual else 1.0
            before[row.page_id].append(float(row.length))
        found.append(
            Sign(
                row.at, row.run_id, Sort(row.sort), row.page_id, row.template, row.snapshot_id, row.fine,
                tuple(row.failed), row.charset, row.dated, row.length, row.figures, share,
            )
        )  # fmt: skip
    return found


def last_looked_at(connection: Connection, site: int, since: dt.datetime, most: int) -> list[str]:
    """The addresses of the articles of each template that were looked at last since a time, up to so many of each."""
    pages = (
        select(SIGNS.c.page_id, SIGNS.c.template, func.max(SIGNS.c.at).label("at"))
        .where(SIGNS.c.site_id == site, SIGNS.c.sort == Sort.ARTICLE.value, SIGNS.c.at >= since)
        .group_by(SIGNS.c.page_id, SIGNS.c.template)
        .subquery()
    )
    place = func.row_number().over(partition_by=pages.c.template, order_by=pages.c.at.desc()).label("place")
    ranked = select(pages.c.page_id, place).subquery()
    query = select(PAGES.c.url).join(ranked, ranked.c.page_id == PAGES.c.id).where(ranked.c.place <= most)
    return list(connection.scalars(query.order_by(PAGES.c.id)))


def crawls(connection: Connection, site: str, outages: frozenset[str], most: int = 60) -> list[Crawl]:
    """The last crawls of a site, in order of time; `outages` are the faults that say that a request came to nothing."""
    made = RUNS.c.state.not_in((*NOT_MADE, *OPEN, RunState.LOST.value))
    query = select(RUNS).where(RUNS.c.task == "crawl", RUNS.c.site == site, made).order_by(RUNS.c.id.desc()).limit(most)
    rows = list(connection.execute(query))[::-1]
    ids = [row.id for row in rows]
    down = _outages(connection, ids, outages)
    seconds = _seconds(connection, ids)
    return [
        Crawl(
            row.id, row.finished_at or row.started_at, row.state == RunState.FAILED.value, row.message or "",
            row.requests, down.get(row.id, 0), row.listed or 0, (row.listed or 0) - (row.held or 0), seconds.get(row.id),
        )
        for row in rows
    ]  # fmt: skip


def _outages(connection: Connection, runs: Sequence[int], kinds: frozenset[str]) -> dict[int, int]:
    query = (
        select(FAULTS.c.run_id, FAULTS.c.kind, func.count())
        .where(FAULTS.c.run_id.in_(runs))
        .group_by(FAULTS.c.run_id, FAULTS.c.kind)
    )
    found: defaultdict[int, int] = defaultdict(int)
    for run, kind, count in connection.execute(query):
        if run is not None and (kind in kinds or kind == "status-429" or kind.startswith("status-5")):
            found[run] += count
    return found


def _seconds(connection: Connection, runs: Sequence[int]) -> dict[int, float]:
    """The median time that an answer took, of each run that kept enough of them."""
    query = select(SNAPSHOTS.c.run_id, SNAPSHOTS.c.elapsed_ms).where(
        SNAPSHOTS.c.run_id.in_(runs), SNAPSHOTS.c.elapsed_ms > 0
    )
    times: defaultdict[int, list[float]] = defaultdict(list)
    for run, elapsed in connection.execute(query):
        if run is not None:
            times[run].append(elapsed / 1000)
    return {run: median(values) for run, values in times.items() if len(values) >= 5}


def stale(connection: Connection, site: int, since: dt.datetime) -> list[dt.datetime]:
    """When it turned out that a page had changed though the server had said that it had not."""
    query = (
        select(FAULTS.c.at)
        .join(PAGES, PAGES.c.id == FAULTS.c.page_id)
        .where(PAGES.c.site_id == site, FAULTS.c.kind == STALE, FAULTS.c.at > since)
        .order_by(FAULTS.c.at)
    )
    return list(connection.scalars(query))


def published(connection: Connection, site: int, since: dt.datetime) -> list[dt.datetime]:
    """When a site's articles were published, as far as they say so, since a time."""
    query = select(PAGES.c.born).where(PAGES.c.site_id == site, PAGES.c.born > since).order_by(PAGES.c.born)
    return [at for at in connection.scalars(query) if at is not None]
