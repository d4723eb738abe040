"""Redirects: followed within limits; too many are a fault of their own kind."""

from __future__ import annotations

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.redirect import RedirectMiddleware
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response

from spiders.faults import Refused


class Redirects(RedirectMiddleware):
    """Scrapy's, without a Referer and without the validators of the address that was left."""

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Redirects:
        """The middleware; unlike Scrapy's it does not ask for a Referer middleware."""
        made = cls(crawler.settings)
        made.crawler = crawler
        return made

    def handle_referer(self, request: Request, response: Response) -> None:
        """Send none: no page is fetched because another one was read."""

    def process_response(self, request: Request, response: Response) -> Request | Response:  # type: ignore[override]
        """The request for where the answer points to, or the answer if it points nowhere."""
        try:
            followed = super().process_response(request, response)
        except IgnoreRequest as error:
            raise Refused("redirects", f"more than {self.max_redirect_times} from {_start(request)}") from error
        if isinstance(followed, Request):
            for header in (b"If-None-Match", b"If-Modified-Since"):
                followed.headers.pop(header, None)
        return followed


def _start(request: Request) -> str:
    return str(request.meta.get("redirect_urls", [request.url])[0])
