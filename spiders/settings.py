"""The Scrapy settings common to all crawls; `spiders.job` adds those of a site."""

from __future__ import annotations

import sys

BOT_NAME = "ruyuan-monitor"
SPIDER_MODULES = ["spiders.portal"]

# The engine. One response gives at most one task in the scraper (Scrapy starts CONCURRENT_ITEMS of them for each).
CONCURRENT_ITEMS = 1
SCHEDULER = "spiders.queue.Queue"
DUPEFILTER_CLASS = "scrapy.dupefilters.BaseDupeFilter"
STATS_CLASS = "scrapy.statscollectors.DummyStatsCollector"
STATS_DUMP = False
WARN_ON_GENERATOR_RETURN_VALUE = False
if sys.platform != "win32":
    ASYNCIO_EVENT_LOOP = "uvloop.Loop"

# What is sent. Neither cookies nor proxies: a proxy would resolve names itself, past the guard.
DEFAULT_REQUEST_HEADERS = {
    "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
    "Accept-Language": "zh-CN,zh;q=0.9,en;q=0.5",
}

# What is taken. What reads files must not be reachable from a page's links.
DOWNLOAD_HANDLERS = {"data": None, "file": None, "ftp": None, "s3": None}
DOWNLOAD_FAIL_ON_DATALOSS = True
DOWNLOAD_VERIFY_CERTIFICATES = True
DOWNLOAD_WARNSIZE = 0
REDIRECT_MAX_TIMES = 5
DNS_TIMEOUT = 20

# All that is on is listed here. Scrapy loads even what is switched off among its own lists (a console, a remote
# control, cookies with their list of public suffixes: half a second and 20 MB for each crawl), so those are emptied.
DOWNLOADER_MIDDLEWARES_BASE: dict[str, int] = {}
SPIDER_MIDDLEWARES_BASE: dict[str, int] = {}
EXTENSIONS_BASE: dict[str, int] = {}
DOWNLOADER_MIDDLEWARES = {
    "spiders.guard.Guard": 50,
    "spiders.robots.Robots": 100,
    "scrapy.downloadermiddlewares.downloadtimeout.DownloadTimeoutMiddleware": 350,
    "scrapy.downloadermiddlewares.defaultheaders.DefaultHeadersMiddleware": 400,
    "scrapy.downloadermiddlewares.useragent.UserAgentMiddleware": 500,
    "spiders.patience.Patience": 550,
    "spiders.decoding.Decoding": 590,
    "spiders.redirects.Redirects": 600,
}
EXTENSIONS = {"scrapy.extensions.throttle.AutoThrottle": 0}

# What is given up is a row among the faults.
RETRY_GIVE_UP_LOG_LEVEL = "DEBUG"
LOG_LEVEL = "WARNING"
LOG_INSTALL_ROOT_HANDLER = False
LOG_VERSIONS: list[str] = []
LOG_FORMATTER = "spiders.log.Quiet"
