"""What a crawl logs: warnings and errors; each answer and each failure is a row in the database instead."""

from __future__ import annotations

from scrapy import Request, Spider
from scrapy.http import Response
from scrapy.logformatter import LogFormatter, LogFormatterResult


class Quiet(LogFormatter):
    """Says nothing of single answers."""

    def crawled(self, request: Request, response: Response, spider: Spider) -> LogFormatterResult | None:  # type: ignore[override]  # noqa: ARG002
        """Nothing: Scrapy takes None for silence."""
        return None
