"""One crawl in its own process: `python -m spiders.crawl --site NAME --config PATH --mode discover|revisit|sweep`.

Exit status 0: the run is finished (also when it was asked to stop); 1: it failed; 2: the arguments make no sense.
"""

from __future__ import annotations

import argparse
import itertools
import json
import logging
import signal
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from monitor import logs
from monitor.clock import Clock
from monitor.counting import crawled
from monitor.errors import MonitorError
from monitor.processes import current_run, hold_leash
from spiders.job import Job, Mode, job_for

if TYPE_CHECKING:
    from spiders.portal import PortalSpider

# Seconds that answers under way may take when the crawl is asked to stop; a second signal does not wait.
GRACE = 10.0
# Seconds between two lines of progress.
EVERY = 5.0
Say = Callable[[str, dict[str, Any]], None]


def crawl_command(
    site: str | None = None,
    *,
    config: Path | None = None,
    mode: str = Mode.DISCOVER,
    clock: Clock | None = None,
    run_id: int | None = None,
    cause: str = "command",
    max_pages: int | None = None,
    again: int | None = None,
    progress_json: bool = False,
) -> list[str]:
    """The command line that makes a crawl in a process of its own."""
    options = {
        "--site": site, "--config": config, "--mode": mode, "--clock": clock,
        "--run": run_id, "--cause": cause, "--max-pages": max_pages, "--again": again,
    }  # fmt: skip
    given = [f"{name}={value}" for name, value in options.items() if value is not None]
    return [sys.executable, "-P", "-m", "spiders.crawl", *given, *(["--progress-json"] if progress_json else [])]


def main(arguments: Sequence[str] | None = None) -> int:
    """Make one crawl and return the exit status."""
    options = _parser().parse_args(arguments)
    hold_leash()
    try:
        job = job_for(
            options.config, options.site, options.mode, clock=options.clock,
            cause=options.cause, run_id=options.run or current_run(), max_pages=options.max_pages, again=options.again,
        )  # fmt: skip
        return crawl(job, _say_json if options.progress_json else _Lines(alone=options.cause == "command").say)
    except MonitorError as error:
        logs.tell(f"crawl: {error}", logging.ERROR)
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m spiders.crawl",
        description="Make one crawl of one site.",
        epilog="example: python -m spiders.crawl --site food-portal --mode discover",
    )
    parser.add_argument("--site", help="the site's name; needless if there is only one")
    parser.add_argument("--config", type=Path, help="the configuration file (default: monitor.toml here)")
    parser.add_argument("--mode", type=Mode, choices=list(Mode), default=Mode.DISCOVER, help="what is looked at")
    parser.add_argument("--clock", type=_clock, help="the clock to go by: SHOWN@REALxSPEED")
    parser.add_argument("--run", type=int, help="the number of a run that has been begun for this crawl")
    parser.add_argument("--cause", default="command", help="what caused the crawl, for the record")
    parser.add_argument("--max-pages", type=int, help="the most pages to take")
    parser.add_argument("--again", type=int, default=0, help="so many of the newest articles are fetched, due or not")
    parser.add_argument("--progress-json", action="store_true", help="tell what happens as JSON lines on stdout")
    return parser


def _clock(text: str) -> Clock:
    try:
        return Clock.parse(text)
    except MonitorError as error:
        raise argparse.ArgumentTypeError(str(error)) from error


def crawl(job: Job, say: Say) -> int:
    """Make a crawl, tell what happens, and return the exit status."""
    # Scrapy is not needed to build a command line, and slow to load.
    from scrapy.crawler import AsyncCrawlerProcess
    from scrapy.settings import Settings

    from spiders.portal import PortalSpider
    from storage import Database

    Database.open(job.database).close()
    settings = Settings()
    settings.setmodule("spiders.settings", priority="project")
    process = AsyncCrawlerProcess(settings)
    logs.configure(level=logging.WARNING)
    # Scrapy has just set its own to DEBUG, for a handler that the settings leave out.
    logging.getLogger("scrapy").setLevel(logging.WARNING)
    crawler = process.create_crawler(PortalSpider)
    # The downloader warns of answers that are too large; here they are faults with rows of their own.
    logging.getLogger("scrapy.core.downloader.handlers.http11").setLevel(logging.ERROR)
    events = itertools.chain(["start"], itertools.repeat("progress"))
    process.crawl(crawler, job=job, wrote=lambda spider: say(next(events), _state(spider)))
    _stop_on_signals(lambda: crawler.spider)
    process.start(install_signal_handlers=False)
    spider = crawler.spider
    if not isinstance(spider, PortalSpider):
        return 1
    spider.finish()
    say("end", _state(spider) | {"state": "failed" if spider.problem else "finished", "message": spider.message})
    return 1 if spider.problem else 0


def _stop_on_signals(spider: Callable[[], Any]) -> None:
    """End the crawl at the first SIGINT or SIGTERM, and without waiting for answers at the second."""
    from twisted.internet import reactor as installed

    reactor: Any = installed

    def stop_at_once() -> None:
        if reactor.running:
            reactor.stop()

    def stop(number: int, _frame: object) -> None:
        if spider() is None or spider().ended_by is not None:
            reactor.callFromThread(stop_at_once)
            return
        reactor.callFromThread(spider().stop, signal.Signals(number).name)
        reactor.callFromThread(reactor.callLater, GRACE, stop_at_once)

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, stop)


def _state(spider: PortalSpider) -> dict[str, Any]:
    writer = spider.writer
    return {"run": writer.run_id, "due": writer.due, "open": spider.keeper.open, **asdict(writer.counts)}


def _say_json(event: str, values: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps({"event": event, **values}, ensure_ascii=False) + "\n")
    sys.stdout.flush()


class _Lines:
    """Tells the progress in a line now and then, and the end if it is `alone`: a monitor that began it tells that."""

    def __init__(self, *, alone: bool) -> None:
        self._alone = alone
        self._last = time.monotonic()

    def say(self, event: str, values: dict[str, Any]) -> None:
        """Write a line if the last one is old enough, or if it is the end."""
        if not self._alone if event == "end" else time.monotonic() - self._last < EVERY:
            return
        self._last = time.monotonic()
        end = f" {values['state']}" + (f" ({values['message']})" if values["message"] else "") if event == "end" else ""
        logs.tell(f"crawl {values['run']}{end}: {crawled(values)}")


if __name__ == "__main__":
    sys.exit(main())
