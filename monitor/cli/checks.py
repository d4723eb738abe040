"""The checks of `monitor doctor`: each says what it found and, if something is wrong, what to do."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import socket
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from enum import StrEnum
from http.client import HTTPException
from pathlib import Path
from urllib.parse import urljoin, urlsplit
from urllib.robotparser import RobotFileParser

from monitor import __version__, processes
from monitor.config import DEFAULT_FILE, Config, Site, find
from monitor.errors import DatabaseAwayError, MonitorError
from storage import Database
from storage.engine.versions import head
from storage.operation import locks

TIMEOUT = 10.0
LEAST_DISK, LITTLE_DISK = 500_000_000, 5_000_000_000
OFF = dt.timedelta(minutes=2)
# Databases of more bytes than this are not looked at in full: a check of each of these takes some seconds.
LARGE = 1_000_000_000


class Verdict(StrEnum):
    """How something is."""

    GOOD = "ok"
    ODD = "odd"
    BAD = "BAD"


@dataclass(frozen=True, slots=True)
class Check:
    """What was looked at, how it is, and what to do."""

    name: str
    verdict: Verdict
    says: str
    remedy: str = ""


def examine(file: Path | None) -> Iterator[Check]:
    """All checks; those that need the configuration or the database are left out where that is amiss."""
    try:
        config = find(file)
    except MonitorError as error:
        yield Check("configuration", Verdict.BAD, str(error), "correct the named line; monitor init writes a new file")
        return
    yield from _configuration(config, file)
    yield from _plan(config)
    yield from _database(config)
    yield from _disk(config)
    for name, site in config.sites.items():
        if site.base_url:
            yield from _site(name, site)


def _configuration(config: Config, file: Path | None) -> Iterator[Check]:
    path = file or (DEFAULT_FILE if DEFAULT_FILE.exists() else None)
    yield Check("configuration", Verdict.GOOD, f"{path or 'none: the defaults'}; sites: {', '.join(config.sites)}")
    for name, site in config.sites.items():
        if not site.base_url:
            remedy = f"set base_url under [sites.{name}] (monitor init --base-url ADDRESS)"
            yield Check(f"site {name}", Verdict.ODD, "it has no address: the sandbox is watched instead", remedy)
    if path is not None and path.stat().st_mode & 0o004 and urlsplit(config.database).password:
        yield Check(
            "secrets", Verdict.ODD, f"{path} contains a password and everybody can read it",
            f'chmod 600 {path}, or write database = "env:NAME"',
        )  # fmt: skip


def _plan(config: Config) -> Iterator[Check]:
    from monitor.scheduler.plan import firings, jobs

    try:
        planned = jobs(config)
    except MonitorError as error:
        yield Check("plan", Verdict.BAD, str(error), "correct the schedule; monitor schedule shows what it means")
        return
    following = firings(planned, dt.datetime.now(dt.UTC), 1)
    if following:
        yield Check(
            "plan", Verdict.GOOD, f"{len(planned)} jobs; next: {following[0].job} at {following[0].at:%a %H:%M}"
        )
    else:
        yield Check("plan", Verdict.ODD, "nothing is scheduled", "add [[schedules]]")


def _database(config: Config) -> Iterator[Check]:
    try:
        database = Database(config.database)
        if database.path and not database.path.exists():
            yield Check(
                "database", Verdict.ODD, f"{database.path} does not exist yet", "monitor db upgrade, or monitor run"
            )
            return
        version = database.version()
        if version != head():
            yield Check(
                "migrations", Verdict.BAD, f"at version {version}, the program needs {head()}", "monitor db upgrade"
            )
            return
        yield Check("migrations", Verdict.GOOD, f"{database.shown} is at version {version}")
        with database.write():
            pass
        yield _soundness(database)
        yield from _scheduler(database)
        database.close()
    except DatabaseAwayError as error:
        yield Check("database", Verdict.BAD, str(error), "start the server, or correct `database` in the configuration")
    except MonitorError as error:
        # Its text says what to do.
        yield Check("database", Verdict.BAD, str(error))
    except OSError as error:
        yield Check(
            "database", Verdict.BAD, str(error), "let the monitor's user read and write the file and its folder"
        )


def _soundness(database: Database) -> Check:
    """Whether the database is whole, looked at where that takes no longer than a person waits."""
    size = database.path.stat().st_size if database.path else 0
    if size > LARGE:
        return Check("database", Verdict.GOOD, "it can be read and written; looked at in full by: monitor db check")
    if damage := database.damage(quick=True):
        return Check(
            "database",
            Verdict.BAD,
            f"it is damaged: {damage[0]}",
            "monitor restore FILE --replace (monitor backup --list)",
        )
    return Check("database", Verdict.GOOD, "it can be read and written, and is whole")


def _scheduler(database: Database) -> Iterator[Check]:
    with database.read() as connection:
        held = locks.look(connection, "scheduler")
    if held is None:
        yield Check("scheduler", Verdict.ODD, "no monitor is running on this database", "monitor run (or its service)")
    elif processes.lives(held.owner) is False:
        yield Check(
            "scheduler", Verdict.ODD, f"{held.owner} has died", "start it again: it makes up for what it missed"
        )
    else:
        yield Check("scheduler", Verdict.GOOD, f"{held.owner} has been leading since {held.since:%Y-%m-%d %H:%M} UTC")


def _disk(config: Config) -> Iterator[Check]:
    path = Database(config.database).path
    for name, folder in (("data", path.parent if path else Path()), ("backups", Path(config.backup.folder))):
        there = next(one for one in (folder.absolute(), *folder.absolute().parents) if one.exists())
        if not os.access(there, os.W_OK):
            yield Check(
                f"{name} folder", Verdict.BAD, f"{there} cannot be written", f"chown it to the monitor's user: {there}"
            )
            continue
        free = shutil.disk_usage(there).free
        verdict = Verdict.BAD if free < LEAST_DISK else Verdict.ODD if free < LITTLE_DISK else Verdict.GOOD
        remedy = (
            "" if verdict is Verdict.GOOD else "free some space: monitor retention --dry-run shows what it would delete"
        )
        yield Check(f"{name} folder", verdict, f"{there}: {free / 1e9:.1f} GB free", remedy)


def _site(name: str, site: Site) -> Iterator[Check]:
    host = urlsplit(site.base_url).hostname or ""
    try:
        socket.getaddrinfo(host, None)
    except OSError as error:
        yield Check(
            f"network to {name}", Verdict.BAD, f"{host}: {error.strerror}", "check the address and the name server"
        )
        return
    agent = site.crawl.user_agent.replace("{version}", __version__)
    yield from _robots(name, site, agent)
    answer = _fetch(site.base_url, agent)
    status, date, says = answer.status, answer.date, answer.says
    if status != 200:
        yield Check(
            f"network to {name}", Verdict.BAD, f"{site.base_url}: {says}", "open it in a browser on this machine"
        )
        return
    yield Check(f"network to {name}", Verdict.GOOD, f"{site.base_url} answers")
    if date is not None:
        off = dt.datetime.now(dt.UTC) - date
        verdict = Verdict.GOOD if abs(off) < OFF else Verdict.ODD
        remedy = "" if verdict is Verdict.GOOD else "set this machine's clock (timedatectl set-ntp true)"
        yield Check("clock", verdict, f"{abs(off.total_seconds()):.0f} s from that of {name}", remedy)


def _robots(name: str, site: Site, agent: str) -> Iterator[Check]:
    url = urljoin(site.base_url, "/robots.txt")
    answer = _fetch(url, agent)
    status, says, body = answer.status, answer.says, answer.body
    if status is None or status >= 500 or status == 429:
        yield Check(f"robots.txt of {name}", Verdict.BAD, f"{url}: {says}: nothing may be fetched", "try again later")
        return
    rules = RobotFileParser()
    rules.parse(body.decode("utf-8-sig", "replace").splitlines() if status == 200 else [])
    if rules.can_fetch(agent, site.base_url):
        yield Check(
            f"robots.txt of {name}",
            Verdict.GOOD,
            "it allows the crawl" if status == 200 else "there is none: everything is allowed",
        )
    else:
        yield Check(f"robots.txt of {name}", Verdict.BAD, "it disallows the home page", "ask the portal's operators")


@dataclass(frozen=True, slots=True)
class _Answer:
    """An answer to a fetch: no status if there was none."""

    status: int | None
    date: dt.datetime | None
    says: str
    body: bytes = b""


def _fetch(url: str, agent: str) -> _Answer:
    request = urllib.request.Request(url, headers={"User-Agent": agent})  # noqa: S310 (the configuration allows http only)
    try:
        with urllib.request.urlopen(request, timeout=TIMEOUT) as answer:  # noqa: S310
            body = answer.read(512 * 1024)
            return _Answer(answer.status, _date(answer.headers.get("Date")), f"status {answer.status}", body)
    except urllib.error.HTTPError as error:
        return _Answer(error.code, _date(error.headers.get("Date")), f"status {error.code}")
    except (urllib.error.URLError, HTTPException, OSError, ValueError) as error:
        return _Answer(None, None, str(getattr(error, "reason", error)))


def _date(text: str | None) -> dt.datetime | None:
    try:
        found = parsedate_to_datetime(text) if text else None
    except ValueError:
        return None
    return found if found and found.tzinfo else None
