"""Retries, each after a longer wait, and a pause for all requests when the portal asks for one."""

from __future__ import annotations

import asyncio
import datetime as dt
from email.utils import parsedate_to_datetime

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.retry import RetryMiddleware
from scrapy.http import Response

from spiders.faults import GivenBack
from spiders.portal import PortalSpider

# Seconds before the first second try, and at most before any.
FIRST_WAIT, LONGEST_WAIT = 0.5, 30.0
# A portal that asks for a longer pause than this, in seconds, is left alone until it is over.
LONGEST_PAUSE = 120.0
PAUSING = (429, 503)


class Patience(RetryMiddleware):
    """Scrapy's retries, made later and later, and no request at all while the portal asks for none."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler.settings)
        self.crawler = crawler
        self._resume = 0.0

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Patience:
        """The middleware of a crawl."""
        return cls(crawler)

    async def process_request(self, request: Request) -> None:
        """Hold a request back while the portal has asked for a pause; GivenBack if the crawl ends meanwhile."""
        wait = self._resume - asyncio.get_running_loop().time()
        if wait > 0 and not await self._spider.rest(wait):
            raise GivenBack(request.url)

    async def process_response(self, request: Request, response: Response) -> Request | Response:  # type: ignore[override]
        """The answer, or the request once more after a wait."""
        asked = retry_after(response, dt.datetime.now(dt.UTC)) if response.status in PAUSING else None
        if asked is not None and asked > LONGEST_PAUSE:
            self._spider.leave_alone(asked)
            return response
        result = super().process_response(request, response)
        if result is response or not isinstance(result, Request):
            return response
        if asked is not None:
            self._resume = max(self._resume, asyncio.get_running_loop().time() + asked)
        return result if await self._spider.rest(asked or _wait(result)) else response

    async def process_exception(self, request: Request, exception: Exception) -> Request | None:  # type: ignore[override]
        """The request once more after a wait, if another try may help."""
        result = super().process_exception(request, exception)
        if not isinstance(result, Request):
            return None
        return result if await self._spider.rest(_wait(result)) else None

    @property
    def _spider(self) -> PortalSpider:
        spider = self.crawler.spider
        if not isinstance(spider, PortalSpider):
            raise TypeError(f"this middleware serves the portal spider only, not {spider!r}")
        return spider


def _wait(request: Request) -> float:
    tries: int = request.meta["retry_times"]
    return min(FIRST_WAIT * 2.0 ** min(tries - 1, 16), LONGEST_WAIT)


def retry_after(response: Response, now: dt.datetime) -> float | None:
    """The seconds that an answer asks to wait (RFC 9110, 10.2.3: a number or a date); None if it does not say."""
    said = (response.headers.get(b"Retry-After") or b"").decode("latin-1").strip()
    if said.isascii() and said.isdigit():
        return float(said[:9])
    try:
        when = parsedate_to_datetime(said)
    except ValueError:
        return None
    return max(0.0, (when.replace(tzinfo=when.tzinfo or dt.UTC) - now).total_seconds())
