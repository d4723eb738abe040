"""robots.txt (RFC 9309): read before the first request and again during a crawl, and obeyed."""

from __future__ import annotations

import asyncio
import logging
import time
from dataclasses import dataclass
from urllib.parse import urlsplit

from protego import Protego
from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured
from scrapy.extensions.throttle import AutoThrottle
from scrapy.http import Response
from scrapy.http.request import NO_CALLBACK

from spiders.faults import GivenBack, Refused, describe
from spiders.portal import PortalSpider

logger = logging.getLogger(__name__)
# Seconds after which it is read again; RFC 9309 allows a day, a long crawl should notice sooner.
FRESH = 900.0
# RFC 9309, 2.5: at least this much of it must be read.
MOST = 512 * 1024


@dataclass(frozen=True, slots=True)
class Rules:
    """What a host's robots.txt says; `fault` if it could not be had, which closes the host."""

    rules: Protego
    read_at: float
    fault: str | None = None


class Robots:
    """Refuses what robots.txt closes, keeps its Crawl-delay and enters its sitemaps."""

    def __init__(self, crawler: Crawler, spider: PortalSpider) -> None:
        self._crawler = crawler
        self._spider = spider
        self._agent: str = crawler.settings["USER_AGENT"]
        self._hosts: dict[str, asyncio.Task[Rules]] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Robots:
        """The middleware of a crawl; NotConfigured if its site does not obey robots.txt."""
        spider = crawler.spider
        if not isinstance(spider, PortalSpider) or not spider.job.site.crawl.obey_robots:
            raise NotConfigured
        return cls(crawler, spider)

    async def process_request(self, request: Request) -> None:
        """Refused if the address is closed, GivenBack if that cannot be known."""
        if request.callback is NO_CALLBACK:
            return
        rules = await self._rules(request.url)
        if rules.fault:
            raise GivenBack(rules.fault)
        if not rules.rules.can_fetch(request.url, self._agent):
            raise Refused("robots", f"closed by robots.txt: {request.url[:300]}")

    async def _rules(self, url: str) -> Rules:
        parts = urlsplit(url)
        host = f"{parts.scheme}://{parts.netloc}"
        task = self._hosts.get(host)
        if task is None or (task.done() and time.monotonic() - task.result().read_at > FRESH):
            task = self._hosts[host] = asyncio.ensure_future(self._fetch(host))
        return await asyncio.shield(task)

    async def _fetch(self, host: str) -> Rules:
        request = Request(f"{host}/robots.txt", callback=NO_CALLBACK)
        try:
            response = await self._crawler.engine.download_async(request)
        except Exception as error:  # noqa: BLE001 (whatever kept it away, the rules are unknown)
            kind, detail = describe(error)
            return self._closed(kind, f"{request.url}: {detail}")
        # RFC 9309, 2.3.1: none is there, all is open; the server is in trouble, all is closed.
        if response.status == 429 or response.status >= 500:
            return self._closed(f"status-{response.status}", request.url)
        return self._read(response if response.status == 200 else None, host)

    def _closed(
        self, kind: str, detail: str, problem: str = "robots.txt cannot be had, so nothing may be fetched"
    ) -> Rules:
        self._spider.give_up(kind, detail, f"{problem} ({kind}: {detail})")
        return Rules(Protego.parse(""), time.monotonic(), f"{kind}: {detail}")

    def _read(self, response: Response | None, host: str) -> Rules:
        text = response.body[:MOST].decode("utf-8-sig", "replace") if response else ""
        rules = Protego.parse(text)
        if not rules.can_fetch(self._spider.job.site.base_url, self._agent):
            return self._closed("robots", f"{host}/robots.txt", "robots.txt closes the portal's home page")
        delay = rules.crawl_delay(self._agent)
        if delay is not None:
            self._slow_down(host, float(delay))
        self._spider.enter_sitemaps(tuple(rules.sitemaps), f"{host}/robots.txt")
        return Rules(rules, time.monotonic())

    def _slow_down(self, host: str, asked: float) -> None:
        name = urlsplit(host).hostname or ""
        delay = max(asked, self._crawler.settings.getfloat("DOWNLOAD_DELAY"))
        throttle, downloader = self._crawler.get_extension(AutoThrottle), self._crawler.engine.downloader
        if throttle is not None:
            throttle.mindelay = max(throttle.mindelay, delay)
            throttle.maxdelay = max(throttle.maxdelay, delay)
        # Without jitter, which would make some of the delays shorter than what is asked for.
        downloader.per_slot_settings[name] = {"delay": delay, "jitter": 0.0}
        slot = downloader.slots.get(name)
        if slot is not None:
            slot.delay, slot.jitter = max(slot.delay, delay), 0.0
        logger.info("robots.txt of %s asks for %g s between requests", name, asked)
