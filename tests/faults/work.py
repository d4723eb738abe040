"""Pieces of the monitor's work on a small database, and what a database holds, to be compared after work was disturbed."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select, text

from monitor import __version__
from monitor.analyse import following, run_analysis
from monitor.analyse.rereading import Task as Rereading
from monitor.analyse.rereading import reread
from monitor.analyse.run import readers
from monitor.clock import Clock
from monitor.config import Config
from monitor.notify.deliver import Postman
from monitor.notify.sending import Parcel
from monitor.scheduler import catchup
from monitor.scheduler.children import Children, Ended
from monitor.scheduler.executors import Assignment
from monitor.scheduler.leadership import Leadership
from monitor.scheduler.plan import jobs
from monitor.scheduler.runner import Runner
from monitor.series import Statement, StatementKind
from monitor.settings.notify import Channel
from storage import Database
from storage.operation import runs, saved
from storage.operation.runs import RunState, Start
from storage.series import statements
from storage.tables.series import SERIES
from storage.upkeep import backup, retention
from storage.upkeep.content import content as content_of
from storage.upkeep.retention import Kind
from storage.visits import frontier, sites, snapshots
from storage.visits.frontier import Candidate, PageKind, Route
from storage.visits.snapshots import Fetched, NextVisit

START = dt.datetime(2026, 3, 5, 2, tzinfo=dt.UTC)
BASE = "http://portal.example/"
PAGES = 4
PAGE = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>{title}-食品新闻门户</title></head><body>
<div class="left"><div class="place"><a href="/">首页</a> > <a href="/jinrong/">金融财经</a> > 正文</div>
<h1 class="title">{title}</h1><div class="info">2026-03-05 09:12:30&nbsp;&nbsp;来源:韶关日报</div>
<div class="content"><p>　　截至2026年2月底,乳源瑶族自治县共有{count}名党员报名参加村级网格巡查,覆盖103个行政村。</p>
<p>　　县委组织部负责人介绍,去年全县村集体经济收入达{income}万元,比上年增长12.5%。</p></div></div></body></html>"""
# What may differ between two ways to the same end: numbers given by the database, and times of the work itself.
CONTENT = {
    "pages": "SELECT url, state, last_status, attempts FROM pages",
    "snapshots": "SELECT p.url, s.fetched_at, s.status, s.outcome FROM snapshots s JOIN pages p ON p.id = s.page_id",
    "checks": "SELECT p.url, c.checked_at, c.status FROM checks c JOIN pages p ON p.id = c.page_id",
    "blobs": "SELECT digest, size FROM blobs",
    "revisions": "SELECT p.url, r.number, r.digest, r.title, r.body FROM revisions r JOIN pages p ON p.id = r.page_id",
    "figures": "SELECT p.url, r.number, f.start, f.text, f.unit, f.indicator, f.period FROM figures f"
    " JOIN revisions r ON r.id = f.revision_id JOIN pages p ON p.id = r.page_id",
    "labels": "SELECT p.url, r.number, l.topic, l.verdict FROM labels l JOIN revisions r ON r.id = l.revision_id"
    " JOIN pages p ON p.id = r.page_id",
    "changes": "SELECT id, kind, record FROM changes",
    "outbox": "SELECT key, kind, title FROM outbox",
    "series": "SELECT series_id, count(*) FROM points GROUP BY series_id",
    "deliveries": "SELECT o.key, d.channel, d.mode, m.state, m.title FROM deliveries d"
    " JOIN outbox o ON o.id = d.outbox_id LEFT JOIN messages m ON m.id = d.message_id",
    "messages": "SELECT channel, state, title FROM messages",
    "saved": "SELECT name, view, query, looked_at FROM saved_queries",
    "statements": "SELECT kind, series, name, why, undone_by FROM statements",
    "names": "SELECT id, name, label FROM series",
}
# What is said of a database beside the rows that are compared: nothing, or it is not sound.
COMPLAINTS = {
    "open runs": "SELECT id, task, state FROM runs WHERE finished_at IS NULL",
    "runs made twice": "SELECT job, due_at FROM runs WHERE job IS NOT NULL AND state = 'finished'"
    " GROUP BY job, due_at HAVING count(*) > 1",
    "locks": "SELECT name, owner FROM locks",
}
CHANNELS = {"team": {"url": "json://127.0.0.1:9"}, "desk": {"url": "json://127.0.0.1:9", "audience": "operators"}}
PLAN = ({"task": "analyse", "every": "1h"},)


def _keep(database: Database, now: dt.datetime, status: int, count: str, income: str) -> None:
    """What a crawl does with its answers, in its two transactions; a page that is leased or fetched is not due again."""
    with database.write() as connection:
        site = sites.enter(connection, "food-portal", BASE)
        found = [Candidate(f"{BASE}jinrong/{n}.html", PageKind.ARTICLE, Route.LIST, BASE) for n in range(PAGES)]
        frontier.discover(connection, site, found, now)
        frontier.release(connection, "crawl", now)
        taken = frontier.lease(connection, site, now, PAGES, "crawl", 900)
    answers = [Fetched(due, now, status, {}, _body(due.url, status, count, income)) for due in taken]
    with database.write() as connection:
        snapshots.keep(connection, None, answers, lambda _: NextVisit(now + dt.timedelta(hours=2), "test"))


def _body(url: str, status: int, count: str, income: str) -> bytes:
    title = f"乳源织密基层治理网格之{url[-6]}"
    return PAGE.format(title=title, count=count, income=income).encode() if status == 200 else b"<html>404</html>"


def _hours(count: float) -> dt.datetime:
    return START + dt.timedelta(hours=count)


def _config(url: str) -> Config:
    notify = {"channels": CHANNELS, "rules": [{"topics": ["*"], "kinds": ["figure", "new"]}], "burst": 50}
    return Config.model_validate({"database": url, "notify": notify, "schedules": PLAN})


def _read(database: Database, now: dt.datetime) -> None:
    run_analysis(database, _config(str(database.url)), Clock(now, now, 0.0), cause="test", workers=1)


def prepare(url: str) -> None:
    """A database with pages that were read, edited, and are edited once more without being read."""
    database = Database.create(url)
    for hour, count, income in ((0, "3200余", "8640"), (2, "3400余", "8640")):
        _keep(database, _hours(hour), 200, count, income)
        _read(database, _hours(hour))
    _keep(database, _hours(4), 200, "3400余", "8860")
    with database.write() as connection:
        # As if another reader had been at work, so that reading again finds something to replace.
        connection.execute(text("UPDATE figures SET indicator = '另一读法' WHERE unit = '名'"))
        followed = Start("analyse", "schedule", _hours(3), "", __version__, job="analyse", due_at=_hours(3))
        runs.note(connection, [followed], RunState.MISSED, "as if a plan had been followed until here")
    database.close()


def keep(database: Database) -> None:
    """Answers are kept: all pages are gone."""
    _keep(database, _hours(6), 404, "", "")


def analyse(database: Database) -> None:
    """What was kept is read."""
    _read(database, _hours(5))


def read_again(database: Database) -> None:
    """All is read anew, as by another reader."""
    _read(database, _hours(5))
    with database.read() as connection:
        chosen = readers(connection, _config(str(database.url)))
    reread(database, chosen, lambda: _hours(7), Rereading(replaces=True, workers=1))


def free(database: Database) -> None:
    """Old raw pages are freed."""
    _read(database, _hours(5))
    retention.free(database, dict.fromkeys(Kind, _hours(5)))


def notify(database: Database) -> None:
    """Messages are made of what was found and sent; what a dead process had taken is sent after a while."""
    _read(database, _hours(5))
    _deliver(database)


def _deliver(database: Database) -> None:
    for hour in (5, 6):
        Postman(
            database, _config(str(database.url)), lambda hour=hour: _hours(hour), Box(beside(database, "told"))
        ).deliver()


@dataclass(frozen=True, slots=True)
class Box:
    """Takes messages in the place of Apprise, and keeps them in a file as soon as it has them."""

    file: Path

    def __call__(self, name: str, _channel: Channel, parcel: Parcel) -> None:
        """Take a message."""
        body = hashlib.sha256(parcel.body.encode()).hexdigest()
        with self.file.open("a", encoding="utf-8") as file:
            file.write(f"{name} {parcel.number} {parcel.title} {body}\n")


def beside(database: Database, name: str) -> Path:
    """A file or folder of this name beside the database's."""
    assert database.path is not None
    return database.path.with_name(f"{database.path.name}.{name}")


@dataclass(frozen=True, slots=True)
class _Here:
    """Does a scheduler's assignments in its own process, so that one kill ends both."""

    database: Database
    elsewhere: bool = False

    def execute(self, assignment: Assignment) -> Ended:
        """How the assignment ended."""
        if assignment.task.name == "deliver":
            _deliver(self.database)
        else:
            _read(self.database, _hours(5))
        return Ended(0)


def schedule(database: Database) -> None:
    """A monitor takes the lead, makes up for what was due while none ran, makes the run that is due, and gives up the lead."""
    with database.read() as connection:
        due = runs.last_due(connection, "analyse")
        last = due[0] if due else START
    now = max(_hours(8), last + dt.timedelta(minutes=30))
    config, lead = _config(str(database.url)), Leadership(database)
    assert lead.beat(now), "its holder is dead"
    planned = jobs(config)
    runner = Runner(config, None, database, Clock(now, now, 0.0), Children(), lead, executor=_Here(database))
    for run_id, job in runner.catch_up(planned, now):
        runner.make(run_id, job)
    due = next(planned[0].pattern.after(now))
    run_id = runner.enter(planned[0], [due])
    assert run_id is not None
    runner.make(run_id, planned[0])
    lead.release()


def back_up(database: Database) -> None:
    """A backup is made and verified, and surplus old ones are removed."""
    folder = beside(database, "backups")
    for day in range(3):
        backup.make(database, folder, START + dt.timedelta(days=day))
    backup.prune(folder, 2)


def page(database: Database) -> None:
    """What people do on the page; whoever got no answer looks whether it was done, and does it again if not."""
    _read(database, _hours(5))
    for name in ("数字", "网格"):
        with database.write() as connection:
            held = [one for one in saved.every(connection) if one.name == name]
            number = held[0].id if held else saved.add(connection, name, "figures", "unit=万元", "李明", _hours(6))
            saved.look(connection, number, _hours(7))
    with database.read() as connection:
        ids = sorted(connection.scalars(select(SERIES.c.id)))
    for number, kind in enumerate((StatementKind.NAME, StatementKind.JOIN)):
        name = "村级网格巡查党员" if kind is StatementKind.NAME else ""
        stated = Statement(kind, tuple(ids[: number + 1]), "李明", _hours(7 + number), "测试", name)
        _state(database, stated)
    with database.read() as connection:
        joined = [one.id for one in statements.holding(connection) if one.statement.kind is StatementKind.JOIN]
    for number in joined:
        following.undo(database, number, "李明", _hours(9))


def _state(database: Database, stated: Statement) -> None:
    with database.read() as connection:
        known = any(
            one.statement.why == stated.why and one.statement.kind is stated.kind
            for one in statements.all_kept(connection)
        )
    if not known:
        following.state(database, stated, stated.at)


WORK: dict[str, Callable[[Database], None]] = {
    "keep": keep, "analyse": analyse, "reread": read_again, "retention": free, "notifications": notify,
    "scheduler": schedule, "backup": back_up, "page": page,
}  # fmt: skip
# These go on from what was read; the others begin with answers that were kept and not read.
AFTER_READING = ("retention", "notifications", "page")


def bury(url: str) -> None:
    """What the next monitor does first: runs whose process is gone are closed."""
    database = Database.open(url)
    with database.write() as connection:
        catchup.bury(connection, _hours(7))
    database.close()


def content(url: str) -> dict[str, list[str]]:
    """What a database holds, without what may differ; AssertionError if it is not sound."""
    database = Database.open(url)
    assert database.damage() == []
    with database.read() as connection:
        held = {name: sorted(map(repr, connection.execute(text(query)))) for name, query in CONTENT.items()}
        held |= {name: list(map(repr, connection.execute(text(query)))) for name, query in COMPLAINTS.items()}
    held["times without a run"] = _without_run(database)
    if database.path is not None:
        held["told"] = _told(beside(database, "told"))
        held["backups"] = list(_backups(database, beside(database, "backups")))
    database.close()
    return held


def _without_run(database: Database) -> list[str]:
    """Each time at which the plan was due has a row."""
    with database.read() as connection:
        due = {run.due_at for run in runs.recent(connection, 1000) if run.job == "analyse"}
    hours = round((max(due, default=START) - START) / dt.timedelta(hours=1))
    return [str(_hours(hour)) for hour in range(3, hours) if _hours(hour) not in due]


def _told(file: Path) -> list[str]:
    """The messages that came, each once: one that came twice has the number of the first."""
    lines = set(file.read_text(encoding="utf-8").splitlines()) if file.exists() else set()
    numbers = Counter(line.split()[1] for line in lines)
    return sorted(lines) + [f"number {number} twice" for number, count in numbers.items() if count > 1]


def _backups(database: Database, folder: Path) -> Iterator[str]:
    """What is wrong with backups: parts that were left, and any that does not hold what the database does."""
    if not folder.exists():
        return
    with database.read() as connection:
        wanted = content_of(connection)
    files = backup.listed(folder)
    yield from sorted(entry.name for entry in folder.iterdir() if entry not in files)
    for file in files:
        with backup.restored_aside(file) as (aside, _), aside.read() as connection:
            if content_of(connection) != wanted:
                yield f"{file.name} holds something else"
    if len(files) != 2:
        yield f"{len(files)} backups"
