"""Which channels are notified of an event, by which rule, and when: pure, so that rules can be tried on past events."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from monitor.articles import Figure
from monitor.changes.figures import FigureChange
from monitor.config import Config
from monitor.settings.base import parse_duration, parse_window
from monitor.settings.notify import ALL, ANALYSTS, NEW, OPERATORS, Channel, Notify, Rule, parse_time
from storage.operation.deliveries import Mode, Route
from storage.operation.outbox import Audience
from storage.queries.outbox_items import Item

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
# Of two rules that fit, the one that tells sooner counts.
SOONEST = (Mode.NOW, Mode.DAILY, Mode.WEEKLY)


@dataclass(frozen=True, slots=True)
class Hit:
    """That a channel is told: how, and by which rule."""

    channel: str
    mode: Mode
    rule: str


def hits(item: Item, config: Config, now: dt.datetime) -> list[Hit]:
    """The channels that are told of an item, each once, by the rule that tells it soonest."""
    if item.is_void or _is_old(item, config.notify, now):
        return []
    best: dict[str, Hit] = {}
    for hit in _all_hits(item, config):
        known = best.get(hit.channel)
        if known is None or SOONEST.index(hit.mode) < SOONEST.index(known.mode):
            best[hit.channel] = hit
    return list(best.values())


def routes(item: Item, config: Config, now: dt.datetime) -> list[Route]:
    """The deliveries that an item comes to."""
    return [
        Route(item.id, hit.channel, hit.mode, hit.rule, due(hit.mode, config, now)) for hit in hits(item, config, now)
    ]


def _is_old(item: Item, notify: Notify, now: dt.datetime) -> bool:
    """Whether it is no news any more: noticed long ago, or an article that was published long ago."""
    oldest = now - parse_duration(notify.max_age)
    published = item.article.published if item.article is not None else None
    return item.notice.at < oldest or (published is not None and published < oldest)


def _all_hits(item: Item, config: Config) -> Iterator[Hit]:
    if item.notice.audience is Audience.OPERATORS:
        yield from (Hit(name, Mode.NOW, OPERATORS) for name in channels(config.notify, OPERATORS))
        return
    for number, rule in enumerate(config.notify.rules, 1):
        if matches(rule, item, config):
            for name in rule.channels or channels(config.notify, ANALYSTS):
                yield Hit(name, Mode(rule.when), f"rule {number}")


def channels(notify: Notify, audience: str) -> dict[str, Channel]:
    """The channels of an audience."""
    return {name: channel for name, channel in notify.channels.items() if channel.audience == audience}


def matches(rule: Rule, item: Item, config: Config) -> bool:
    """Whether a rule tells of a change or a new article."""
    if rule.sites and item.site not in rule.sites:
        return False
    return _is_about(rule, item, config) and _is_such(rule, item) and _has_figure(rule, item)


def _is_about(rule: Rule, item: Item, config: Config) -> bool:
    if ALL in rule.topics:
        return True
    return not item.topics.isdisjoint(rule.topics or config.topics)


def _is_such(rule: Rule, item: Item) -> bool:
    if item.told is None:
        return NEW in rule.kinds and not rule.silent
    change = item.told.change
    if rule.kinds and change.kind.value not in rule.kinds:
        return False
    return change.importance >= rule.importance and (change.silent or not rule.silent)


def _has_figure(rule: Rule, item: Item) -> bool:
    """Whether one figure of the change meets all that the rule asks of figures; True if it asks nothing."""
    asked = (rule.unit, rule.at_least, rule.at_most, rule.difference, rule.percent)
    if not rule.indicators and all(limit is None for limit in asked):
        return True
    figures = item.told.change.figures if item.told is not None else ()
    return any(_fits(rule, figure) for figure in figures)


def _fits(rule: Rule, change: FigureChange) -> bool:
    figure = change.after or change.before
    if figure is None or (rule.unit is not None and figure.unit != rule.unit):
        return False
    if rule.indicators and not any(word in figure.indicator for word in rule.indicators):
        return False
    return (
        _is_within(figure, rule.at_least, rule.at_most)
        and _reaches(change.difference, rule.difference)
        and _reaches(change.percent, rule.percent)
    )


def _is_within(figure: Figure, at_least: Decimal | None, at_most: Decimal | None) -> bool:
    """Whether a figure is within the limits; of a range, whether some of it is."""
    low = figure.low if figure.value is None else figure.value
    high = figure.high if figure.value is None else figure.value
    if at_least is not None and (high is None or high < at_least):
        return False
    return at_most is None or (low is not None and low <= at_most)


def _reaches(size: Decimal | None, limit: Decimal | None) -> bool:
    return limit is None or (size is not None and abs(size) >= limit)


def due(mode: Mode, config: Config, now: dt.datetime) -> dt.datetime:
    """When a delivery is due: at once, or when the next digest goes out."""
    if mode not in (Mode.DAILY, Mode.WEEKLY):
        return now
    at = parse_time(config.notify.daily_at)
    day = now.astimezone(config.zone).date()
    while True:
        found = dt.datetime.combine(day, at, config.zone)
        if found > now and (mode is Mode.DAILY or DAYS[day.weekday()] == config.notify.weekly_on):
            return found.astimezone(dt.UTC)
        day += dt.timedelta(days=1)


def is_quiet(channel: Channel, config: Config, now: dt.datetime) -> bool:
    """Whether a channel's messages are held at present."""
    if channel.quiet is None:
        return False
    start, end = parse_window(channel.quiet)
    at = now.astimezone(config.zone).time()
    return start <= at < end if start < end else at >= start or at < end
