"""Incidents are kept with their evidence, told to the operators once, and closed when two looks do not find them again."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from monitor.analyse import run_analysis
from monitor.clock import Clock
from monitor.config import Config, Site
from monitor.health import Kind, Sort
from monitor.watching import look_after
from storage import Database
from storage.operation import incidents
from storage.visits import frontier, signs, sites, snapshots
from storage.visits.frontier import Candidate, PageKind, Route
from storage.visits.signs import Look
from storage.visits.snapshots import Fetched, NextVisit
from tests.monitor.cli.conftest import GINGER, PAGE

NOW = dt.datetime(2026, 3, 30, 4, tzinfo=dt.UTC)
HOUR = dt.timedelta(hours=1)
CONFIG = Config(sites={"portal": Site(base_url="http://portal.example/")})


def look(site: int, at: dt.datetime, run: int, *failed: str) -> Look:
    return Look(site, 1, run, None, at, Sort.ARTICLE, "农业消息", failed=failed, length=800, figures=2)


def test_a_break_is_one_incident_from_its_first_page_to_two_clear_looks(database: Database) -> None:
    with database.write() as connection:
        site = sites.enter(connection, "portal", "http://portal.example/")
        signs.put(connection, [look(site, NOW - n * HOUR, 100 - n) for n in range(80, 0, -1)])
    assert look_after(database, CONFIG, NOW).opened == ()
    with database.write() as connection:
        signs.put(connection, [look(site, NOW + n * HOUR / 60, 101, "title") for n in range(4)])
    [opened] = look_after(database, CONFIG, NOW + HOUR).opened
    assert (opened.kind, opened.since, opened.selectors) == (Kind.LAYOUT, NOW, ("title h1.title",))
    assert look_after(database, CONFIG, NOW + 2 * HOUR).opened == ()
    with database.write() as connection:
        signs.put(connection, [look(site, NOW + 3 * HOUR + n * HOUR / 60, 102) for n in range(12)])
    assert look_after(database, CONFIG, NOW + 4 * HOUR).closed == ()
    [closed] = look_after(database, CONFIG, NOW + 5 * HOUR).closed
    assert closed.id == opened.id
    with database.read() as connection:
        [kept] = incidents.find(connection)
        told = [tuple(row) for row in connection.exec_driver_sql("SELECT key, title FROM outbox ORDER BY id")]
    assert kept.closed_at == NOW + 5 * HOUR
    assert told == [
        ("incident:1:opened", "portal: layout"),
        ("incident:1:closed", "portal: layout recovered after 4 h"),
    ]


def test_a_server_that_says_304_of_a_changed_page_is_found_out(database: Database) -> None:
    url = "http://portal.example/a.html"

    def keep(at: dt.datetime, status: int, modified: dt.datetime, text: str) -> None:
        body = PAGE.format(**{**GINGER, "body": text}).encode() if status == 200 else None
        headers = {"content-type": "text/html; charset=utf-8", "last-modified": f"{modified:%a, %d %b %Y %H:%M:%S} GMT"}
        with database.write() as connection:
            due = frontier.page_at(connection, url)
            answer = Fetched(due, at, status, headers, body)
            snapshots.keep(connection, None, [answer], lambda visit: NextVisit(visit.fetched_at + HOUR, ""))
        run_analysis(database, CONFIG, Clock(at, at, 0.0), cause="test", workers=1)

    with database.write() as connection:
        site = sites.enter(connection, "portal", "http://portal.example/")
        frontier.discover(
            connection, site, [Candidate(url, PageKind.ARTICLE, Route.LIST, "http://portal.example/")], NOW
        )
    keep(NOW, 200, NOW - HOUR, GINGER["body"])
    keep(NOW + 10 * HOUR, 304, NOW - HOUR, "")
    keep(NOW + 12 * HOUR, 200, NOW + 5 * HOUR, GINGER["body"].replace("320亩", "230亩"))
    [opened] = look_after(database, CONFIG, NOW + 13 * HOUR).opened
    assert opened.kind is Kind.STALE


def test_while_an_incident_is_open_its_pages_are_looked_at_again(database: Database) -> None:
    urls = [f"http://portal.example/{n}.html" for n in range(1, 13)]
    with database.write() as connection:
        site = sites.enter(connection, "portal", "http://portal.example/")
        found = [Candidate(url, PageKind.ARTICLE, Route.LIST, "http://portal.example/") for url in urls]
        frontier.discover(connection, site, found, NOW - 90 * HOUR)
        connection.exec_driver_sql("UPDATE pages SET due_at = NULL")
        signs.put(connection, [look(site, NOW - n * HOUR, 100 - n) for n in range(80, 0, -1)])
        broken = [look(site, NOW + n * HOUR / 60, 101, "title") for n in range(1, 10)]
        rare = replace(look(site, NOW, 101, "title"), page=12, template="综合新闻")
        signs.put(connection, [replace(one, page=number) for number, one in enumerate(broken, 1)] + [rare])
    assert look_after(database, CONFIG, NOW + HOUR).opened
    with database.read() as connection:
        due = connection.exec_driver_sql("SELECT url, due_why FROM pages WHERE due_at IS NOT NULL ORDER BY id").all()
    assert [row[0] for row in due] == [*urls[6:9], urls[11]]
    assert {row[1] for row in due} == {"to see whether an incident goes on"}
