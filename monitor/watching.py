"""Watches the sites: judges the latest visits, opens incidents with their evidence, and closes them."""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from monitor.clock import roughly
from monitor.config import Config
from monitor.errors import MonitorError
from monitor.health import Evidence, Finding, Kind, Sort, judge, latest_lists, rhythm_of, windows_of
from monitor.profiles import Profile
from monitor.reasons import say
from storage import Connection, Database
from storage.operation import incidents, outbox
from storage.operation.incidents import IncidentRecord
from storage.visits import frontier, signs, sites, snapshots
from storage.visits.frontier import PageKind

logger = logging.getLogger(__name__)
# The kinds of what the operators are told.
OPENED, CLOSED = "incident", "recovered"
OUTAGES = frozenset({"dns", "refused", "timeout", "reset", "truncated", "certificate"})
STALE_SINCE, RHYTHM_SINCE = dt.timedelta(days=3), dt.timedelta(days=56)
# What these show is no past to go by for what the site looks like when it is well.
DISFIGURING = frozenset(
    {
        Kind.BLOCKED, Kind.LAYOUT, Kind.CHARSET, Kind.SHORT_LISTS, Kind.SHORT_TEXTS, Kind.NO_FIGURES, Kind.NO_DATES,
    }
)  # fmt: skip
# While a portal does not answer, nothing can be said of these.
HIDING = frozenset({Kind.UNREACHABLE, Kind.ROBOTS, Kind.BLOCKED})
HIDDEN = frozenset(Kind) - HIDING - {Kind.SILENCE}
# Articles of each channel that are looked at again for as long as an incident is open: a rule looks at the last three.
LOOKED_AGAIN = 3
# Pages by which a new profile is tried.
TRIED = 5


@dataclass(frozen=True, slots=True)
class Turn:
    """What one look after the sites came to: incidents opened and closed."""

    opened: tuple[IncidentRecord, ...] = ()
    closed: tuple[IncidentRecord, ...] = ()


def look_after(database: Database, config: Config, now: dt.datetime) -> Turn:
    """Judge each site, and open and close incidents."""
    turn = Turn()
    with database.read() as connection:
        known_sites = [(site, name) for site, name in sites.every(connection) if name in config.sites]
    for site, name in known_sites:
        with database.read() as connection:
            known = incidents.find(connection, site=site)
            found = judge(_evidence(connection, config, site, name, known, now))
        with database.write() as connection:
            done = _settle(connection, config.sites[name].profile, site, name, found, now)
            _look_again(connection, site, now)
            signs.forget(connection, now - signs.KEPT)
        turn = Turn(turn.opened + done.opened, turn.closed + done.closed)
    return turn


def is_quiet(connection: Connection, config: Config, now: dt.datetime) -> bool:
    """Whether looking after the sites would change nothing: no incident is open, and none would be opened."""
    if incidents.find(connection, open_only=True, limit=1):
        return False
    known_sites = [(site, name) for site, name in sites.every(connection) if name in config.sites]
    known = {site: incidents.find(connection, site=site) for site, _ in known_sites}
    return not any(judge(_evidence(connection, config, site, name, known[site], now)) for site, name in known_sites)


def _evidence(
    connection: Connection, config: Config, site: int, name: str, known: Sequence[IncidentRecord], now: dt.datetime
) -> Evidence:
    seen = signs.find(connection, site, now)
    troubled = [(one.since, one.closed_at or now) for one in known if one.kind in DISFIGURING]
    published = [at for at in signs.published(connection, site, now - RHYTHM_SINCE) if at <= now]
    return Evidence(
        now,
        windows_of(seen, Sort.ARTICLE, troubled),
        windows_of(seen, Sort.LIST, troubled),
        signs.crawls(connection, name, OUTAGES),
        latest_lists(seen, troubled),
        rhythm_of(published, now, config.zone),
        published[-1] if published else None,
        signs.stale(connection, site, now - STALE_SINCE),
        {**asdict(config.sites[name].profile), "list": config.sites[name].profile.list_row},
        [sign for sign in seen if sign.sort is Sort.FRONT],
    )


def _settle(
    connection: Connection, profile: Profile, site: int, name: str, found: Sequence[Finding], now: dt.datetime
) -> Turn:
    by_kind = {finding.kind: finding for finding in found}
    open_now = {one.kind: one for one in incidents.find(connection, site=site, open_only=True)}
    opened = [_open(connection, profile, site, name, finding, now) for finding in found if finding.kind not in open_now]
    hidden = HIDDEN if HIDING & by_kind.keys() else frozenset()
    closed = [
        incident
        for kind, incident in open_now.items()
        if kind not in hidden and _follow(connection, incident, by_kind.get(kind), now)
    ]
    return Turn(tuple(opened), tuple(closed))


def _look_again(connection: Connection, site: int, now: dt.datetime) -> None:
    """Have the next crawl look again at pages that are disfigured, of rare channels too, so that their recovery shows."""
    open_now = incidents.find(connection, site=site, open_only=True)
    if troubled := [one.since for one in open_now if one.kind in DISFIGURING]:
        pages = signs.last_looked_at(connection, site, min(troubled), LOOKED_AGAIN)
        frontier.recall(connection, pages, now, "to see whether an incident goes on", now)


def _open(
    connection: Connection, profile: Profile, site: int, name: str, finding: Finding, now: dt.datetime
) -> IncidentRecord:
    proposal = _proposal(connection, profile, finding) if finding.kind is Kind.LAYOUT else []
    number = incidents.open_(connection, site, finding, now, proposal)
    title = say("incident-opened", site=name, kind=finding.kind.value)
    outbox.put(connection, [outbox.trouble(f"incident:{number}:opened", OPENED, now, title, finding.says)])
    logger.error("incident %d opened at %s: %s: %s", number, name, finding.kind.value, finding.says)
    opened = incidents.get(connection, number)
    assert opened is not None, "it was written a moment ago"  # noqa: S101
    return opened


def _proposal(connection: Connection, profile: Profile, finding: Finding) -> list[dict[str, object]]:
    """The selectors that the generic reader would put in place of those that failed, each with its example."""
    # The reader of pages takes long to load, and a site's layout is rarely lost.
    from monitor.pages.portal.probing import Saved, probe

    kept = snapshots.kept(connection, finding.bad)
    lists, articles = (
        [Saved(one.body, one.final_url or one.url) for one in kept if (one.kind is PageKind.ARTICLE) == is_article]
        for is_article in (False, True)
    )
    if not kept:
        return []
    try:
        proposed = probe((articles or lists)[0], lists[:TRIED], articles[:TRIED])
    except MonitorError as error:
        logger.warning("no profile can be proposed: %s", error)
        return []
    held = asdict(profile)
    return [asdict(row) for row in proposed.rows if row.field != "nav" and row.selector != held.get(row.field)]


def _follow(connection: Connection, incident: IncidentRecord, finding: Finding | None, now: dt.datetime) -> bool:
    """Whether an open incident is closed: it was not found again twice."""
    if finding is not None:
        incidents.see_again(connection, incident.id, finding, now)
        return False
    if incident.clear_since is None:
        incidents.clear(connection, incident.id, now)
        return False
    incidents.close(connection, incident.id, now)
    lasted = roughly(incident.clear_since - incident.since)
    title = say("incident-closed", site=incident.site, kind=incident.kind.value, lasted=lasted)
    notice = outbox.trouble(f"incident:{incident.id}:closed", CLOSED, now, title, incident.says)
    outbox.put(connection, [notice])
    logger.warning("incident %d at %s: %s recovered after %s", incident.id, incident.site, incident.kind.value, lasted)
    return True
