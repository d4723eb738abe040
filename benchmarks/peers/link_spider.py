"""The peer of benchmarks/crawl.py: a Scrapy spider with default settings that follows a hub's links and extracts links."""

import json
import sys
import time

from scrapy import Spider, signals
from scrapy.crawler import AsyncCrawlerProcess


class Links(Spider):
    name = "links"
    start_urls = [sys.argv[1]]  # noqa: RUF012
    pages = 0
    found = 0

    @classmethod
    def from_crawler(cls, crawler, *args, **kwargs):
        spider = super().from_crawler(crawler, *args, **kwargs)
        crawler.signals.connect(spider.opened, signals.spider_opened)
        return spider

    def opened(self):
        self.begun, self.spent = time.monotonic(), time.process_time()

    def parse(self, response):
        for link in response.css("a::attr(href)").getall():
            yield response.follow(link, self.page)

    def page(self, response):
        self.pages += 1
        self.found += len([response.urljoin(link) for link in response.css("a::attr(href)").getall()])

    def closed(self, reason):
        seconds, cpu = time.monotonic() - self.begun, time.process_time() - self.spent
        print(json.dumps({"pages": self.pages, "seconds": seconds, "cpu": cpu}))


if __name__ == "__main__":
    # A log line for each page would be a default, too; the peer is spared it.
    process = AsyncCrawlerProcess({"LOG_LEVEL": "WARNING"})
    process.crawl(Links)
    process.start()
