"""The check before every request, including redirects: allowed hosts, no private address, a lease that is still valid."""

from __future__ import annotations

import time
from urllib.parse import urlsplit

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.resolver import CachingThreadedResolver
from twisted.internet.base import ReactorBase
from twisted.internet.defer import Deferred
from twisted.internet.error import DNSLookupError

from spiders.faults import GivenBack, Refused
from spiders.hosts import Hosts, literal
from spiders.portal import PortalSpider


class Resolver(CachingThreadedResolver):
    """Resolves names to addresses that a crawl may connect to; the address checked is the one connected to."""

    def __init__(self, reactor: ReactorBase, hosts: Hosts, timeout: float) -> None:
        super().__init__(reactor, cache_size=1000, timeout=timeout)
        self._hosts = hosts
        self.refused: dict[str, str] = {}

    def getHostByName(self, name: str, timeout: tuple[int, ...] = ()) -> Deferred[str]:  # type: ignore[override]  # noqa: N802
        """The address of a name; DNSLookupError if it is private."""
        found: Deferred[str] = super().getHostByName(name, timeout)
        found.addCallback(self._checked, name)
        return found

    def _checked(self, address: str, name: str) -> str:
        parsed = literal(address)
        if parsed is None or not self._hosts.admits(name, parsed):
            self.refused[name] = address
            raise DNSLookupError(f"{name} is at {address}, a private address")
        return address


class Guard:
    """Lets no request out that the site's settings do not allow."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._hosts: Hosts
        self._resolver: Resolver
        crawler.signals.connect(self.spider_opened, signals.spider_opened)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Guard:
        """The middleware of a crawl."""
        return cls(crawler)

    def spider_opened(self, spider: PortalSpider) -> None:
        """Take over the resolving of names from here on."""
        from twisted.internet import reactor

        self._hosts = Hosts.of(spider.job.site)
        self._resolver = Resolver(reactor, self._hosts, self._crawler.settings.getfloat("DNS_TIMEOUT"))
        self._resolver.install_on_reactor()

    def process_request(self, request: Request) -> None:
        """Refused if the address may not be fetched, GivenBack if the page is not the crawl's any more."""
        word = self._hosts.refusal(request.url)
        if word:
            raise Refused(word, request.url[:300])
        host = urlsplit(request.url).hostname or ""
        if host in self._resolver.refused:
            raise Refused("private", f"{host} is at {self._resolver.refused[host]}")
        if request.meta.get("lease_until", float("inf")) < time.monotonic():
            raise GivenBack(request.url)
