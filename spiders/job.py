"""A crawl's job: which site, in which mode, by which clock, and the Scrapy settings that follow."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from monitor import __version__, config
from monitor.clock import Clock, current_clock
from monitor.config import Site, parse_duration

# Requests that may wait for their second try while others are under way, for each that is.
WAITING_FOR_EACH = 4


class Mode(StrEnum):
    """What a crawl looks at: the entrances and all that is due; only what is due; all pages of all lists."""

    DISCOVER = "discover"
    REVISIT = "revisit"
    SWEEP = "sweep"


@dataclass(frozen=True, slots=True)
class Job:
    """A crawl to be made; `again` of the newest articles are looked at whether they are due or not."""

    name: str
    site: Site
    database: str
    zone: dt.tzinfo
    config_hash: str
    clock: Clock
    mode: Mode = Mode.DISCOVER
    cause: str = "command"
    run_id: int | None = None
    max_pages: int | None = None
    again: int = 0
    raw_store: str = ""

    @property
    def limit(self) -> int:
        """The most pages that the crawl may take."""
        most = self.site.crawl.max_pages
        return most if self.max_pages is None else min(most, self.max_pages)

    @property
    def lease_seconds(self) -> float:
        """How long, in real seconds, a page stays taken."""
        return parse_duration(self.site.crawl.lease).total_seconds()

    def shown(self, seconds: float) -> dt.timedelta:
        """What real seconds are by the crawl's clock (by one that stands still: the same)."""
        return dt.timedelta(seconds=seconds * max(self.clock.speed, 1.0))


def job_for(
    path: Path | None,
    site: str | None,
    mode: Mode = Mode.DISCOVER,
    *,
    clock: Clock | None = None,
    cause: str = "command",
    run_id: int | None = None,
    max_pages: int | None = None,
    again: int = 0,
) -> Job:
    """The crawl of a site of the configuration; ConfigError if there is none such."""
    settings = config.find(path)
    name, chosen = settings.site(site)
    return Job(
        name, chosen, settings.database, settings.zone, settings.digest, clock or current_clock(), mode, cause,
        run_id, max_pages, again, settings.raw.store,
    )  # fmt: skip


def scrapy_settings(site: Site) -> dict[str, Any]:
    """The Scrapy settings that a site's own settings mean."""
    crawl = site.crawl
    return {
        "USER_AGENT": crawl.user_agent.replace("{version}", __version__),
        "CONCURRENT_REQUESTS": crawl.concurrency * WAITING_FOR_EACH,
        "CONCURRENT_REQUESTS_PER_DOMAIN": crawl.concurrency,
        "DOWNLOAD_DELAY": crawl.delay,
        "DOWNLOAD_TIMEOUT": crawl.timeout,
        "DOWNLOAD_MAXSIZE": crawl.max_bytes,
        "RETRY_TIMES": crawl.retries,
        # Without a delay the operator wants no throttle; with one, a slow portal makes it longer.
        "AUTOTHROTTLE_ENABLED": crawl.delay > 0,
        "AUTOTHROTTLE_START_DELAY": crawl.delay,
        "AUTOTHROTTLE_MAX_DELAY": max(60.0, crawl.delay),
        "AUTOTHROTTLE_TARGET_CONCURRENCY": float(crawl.concurrency),
    }
