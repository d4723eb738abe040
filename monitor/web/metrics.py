"""Prometheus metrics, read from the database at each scrape."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from monitor import __version__
from monitor.health import Kind
from monitor.standing import standing
from monitor.web.context import Services
from storage import Connection
from storage.queries import run_lists
from storage.queries.overview import overview


class _House(Collector):
    def __init__(self, connection: Connection, services: Services) -> None:
        self._connection = connection
        self._house = services

    def collect(self) -> Iterator[Metric]:
        """All metrics."""
        now = self._house.now()
        found = standing(self._connection, self._house.config, now, self._house.speed)
        info = GaugeMetricFamily("monitor_info", "The program's version", labels=["version"])
        info.add_metric([__version__], 1)
        yield info
        yield GaugeMetricFamily("monitor_well", "1 if nobody needs to look", float(found.is_well))
        if found.newest:
            yield _seconds("monitor_newest_article_age_seconds", "Age of the newest article", now - found.newest)
        if found.last_crawl:
            yield _seconds("monitor_last_crawl_age_seconds", "Time since the last crawl ended", now - found.last_crawl)
        troubles = GaugeMetricFamily("monitor_incidents_open", "Open incidents", labels=["kind"])
        for kind in Kind:
            troubles.add_metric([kind.value], sum(one.kind is kind for one in found.incidents))
        yield troubles
        yield from self._held(now)
        yield from self._runs(now)

    def _held(self, now: dt.datetime) -> Iterator[Metric]:
        held = overview(self._connection, now)
        for name, value, text in (
            ("articles", held.articles, "Articles held"),
            ("revisions", held.revisions, "Versions of articles held"),
            ("figures", held.figures, "Figures held"),
            ("changes", held.changes, "Changes told"),
            ("pages_due", held.due, "Pages that are due"),
            ("answers_unread", held.unread, "Answers that no reader has read yet"),
            ("raw_bytes", held.raw_bytes, "Bytes of raw pages before compression"),
        ):
            yield GaugeMetricFamily(f"monitor_{name}", text, value)
        pages = GaugeMetricFamily("monitor_article_pages", "Article pages by state", labels=["state"])
        for state, count in held.pages_by_state.items():
            pages.add_metric([state], count)
        yield pages

    def _runs(self, now: dt.datetime) -> Iterator[Metric]:
        totals = GaugeMetricFamily("monitor_runs", "Runs on record", labels=["task", "state"])
        for task, state, count in run_lists.counts(self._connection):
            totals.add_metric([task, state], count)
        yield totals
        labels = ["task", "site"]
        families = {
            "age_seconds": GaugeMetricFamily(
                "monitor_last_run_age_seconds", "Time since its last run began", labels=labels
            ),
            "duration_seconds": GaugeMetricFamily(
                "monitor_last_run_duration_seconds", "How long it took", labels=labels
            ),
            "peak_memory_bytes": GaugeMetricFamily(
                "monitor_last_run_peak_memory_bytes", "Its most memory", labels=labels
            ),
            "requests": GaugeMetricFamily("monitor_last_run_requests", "Its requests", labels=labels),
            "errors": GaugeMetricFamily("monitor_last_run_errors", "Its errors", labels=labels),
            "missing": GaugeMetricFamily(
                "monitor_last_run_missing", "Listed articles that are not held", labels=labels
            ),
        }
        for run in run_lists.last_of_each(self._connection):
            values = {
                "age_seconds": (now - run.started_at).total_seconds(), "duration_seconds": (run.duration_ms or 0) / 1000,
                "peak_memory_bytes": run.peak_memory or 0, "requests": run.counts.requests, "errors": run.counts.errors,
                "missing": (run.listed or 0) - (run.held or 0),
            }  # fmt: skip
            for name, value in values.items():
                families[name].add_metric([run.task, run.site or ""], value)
        yield from families.values()


def _seconds(name: str, text: str, span: dt.timedelta) -> Metric:
    return GaugeMetricFamily(name, text, span.total_seconds())


def exposition(services: Services) -> bytes:
    """All metrics in Prometheus' text format."""
    registry = CollectorRegistry()
    with services.database.read() as connection:
        registry.register(_House(connection, services))
        return generate_latest(registry)
