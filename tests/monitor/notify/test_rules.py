"""A rule tells what it names and nothing else; a digest goes out at its hour; quiet hours are kept."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.changes import Change, ChangeKind
from monitor.config import Config
from monitor.notify.rules import due, hits, is_quiet, matches
from monitor.settings.notify import Channel, Notify, Rule
from storage.articles.changes import Told
from storage.operation.deliveries import Mode
from storage.operation.outbox import Audience, Notice
from storage.queries.outbox_items import Item, NewArticle
from tests.monitor.notify.world import NOW, figure_change

CONFIG = Config()
NOTICE = Notice("change:1", Audience.ANALYSTS, "figure", NOW, 1, "1")


def item(change: Change | None = None, topics: tuple[str, ...] = ("ruyuan",)) -> Item:
    change = change or figure_change("8000000", "9000000")
    return Item(1, NOTICE, "portal", frozenset(topics), Told("1", 1, "http://p.example/1", "乳源", 1, 2, NOW, change))


def article(published: dt.datetime | None = NOW) -> Item:
    found = NewArticle(1, "http://p.example/1", "乳源", None, published, None)
    return Item(1, replace(NOTICE, kind="new", change_id=None), "portal", frozenset({"ruyuan"}), None, found)


def rule(**settings: Any) -> Rule:
    return Rule.model_validate(settings)


@pytest.mark.parametrize(
    ("settings", "fits"),
    [
        ({}, True),
        ({"kinds": ["figure", "withdrawn"]}, True),
        ({"kinds": ["headline"]}, False),
        ({"kinds": ["new"]}, False),
        ({"importance": 0.75}, True),
        ({"importance": 0.76}, False),
        ({"silent": True}, True),
        ({"topics": ["ruyuan"]}, True),
        ({"topics": ["lechang"]}, False),
        ({"topics": ["*"]}, True),
        ({"sites": ["portal"]}, True),
        ({"sites": ["other"]}, False),
        ({"indicators": ["集体经济"]}, True),
        ({"indicators": ["财政", "人口"]}, False),
        ({"unit": "元"}, True),
        ({"unit": "人"}, False),
        ({"at_least": 9000000}, True),
        ({"at_least": 9000001}, False),
        ({"at_most": 9000000}, True),
        ({"at_most": 8999999}, False),
        ({"difference": 1000000}, True),
        ({"difference": 1000001}, False),
        ({"percent": 12.5}, True),
        ({"percent": 12.6}, False),
        ({"indicators": ["集体经济"], "percent": 5, "at_least": 1}, True),
    ],
)
def test_each_setting_narrows_a_rule(settings: dict[str, Any], fits: bool) -> None:
    assert matches(rule(**settings), item(), CONFIG) is fits


def test_a_fall_is_as_large_as_a_rise_and_a_figure_that_went_counts_as_it_was() -> None:
    assert matches(rule(percent=10), item(figure_change("9000000", "8000000")), CONFIG)
    assert matches(rule(at_least=9000000), item(figure_change("9000000", None)), CONFIG)
    assert not matches(rule(percent=10), item(figure_change("9000000", None)), CONFIG)


def test_a_change_without_a_figure_meets_no_threshold() -> None:
    withdrawn = item(Change(ChangeKind.WITHDRAWN, 0.8))
    assert matches(rule(), withdrawn, CONFIG)
    assert not matches(rule(percent=1), withdrawn, CONFIG)


def test_without_topics_a_rule_is_about_the_configured_ones() -> None:
    assert not matches(rule(), item(topics=()), CONFIG)
    assert not matches(rule(), item(topics=("elsewhere",)), CONFIG)


def test_new_articles_are_told_only_where_a_rule_says_so_and_while_they_are_new() -> None:
    config = told(rule(kinds=["new"]))
    assert not matches(rule(), article(), CONFIG)
    assert [hit.channel for hit in hits(article(), config, NOW)] == ["team"]
    assert hits(article(NOW - dt.timedelta(days=4)), config, NOW) == []
    assert hits(article(None), config, NOW) != []


def told(*rules: Rule, **channels: Any) -> Config:
    found = {"team": {"url": "json://x"}, "desk": {"url": "json://y", "audience": "operators"}, **channels}
    return Config(notify=Notify(channels={k: Channel.model_validate(v) for k, v in found.items()}, rules=rules))


def test_news_and_trouble_go_to_different_channels() -> None:
    trouble = Item(2, Notice("incident:1", Audience.OPERATORS, "incident", NOW, title="x"))
    assert [hit.channel for hit in hits(item(), told(rule()), NOW)] == ["team"]
    assert [hit.channel for hit in hits(trouble, told(rule()), NOW)] == ["desk"]


def test_of_two_rules_the_sooner_one_tells_and_only_once() -> None:
    [hit] = hits(item(), told(rule(when="weekly"), rule(when="now"), rule(when="daily")), NOW)
    assert (hit.mode, hit.rule) == (Mode.NOW, "rule 2")


def test_old_news_is_not_told() -> None:
    assert hits(item(), told(rule()), NOW + dt.timedelta(days=4)) == []


@given(st.integers(0, 365 * 24 * 60).map(lambda minutes: NOW.astimezone(dt.UTC) + dt.timedelta(minutes=minutes)))
def test_a_digest_is_due_at_its_next_hour_also_where_summer_time_begins(now: dt.datetime) -> None:
    config = Config(timezone="Europe/Berlin")
    daily, weekly = due(Mode.DAILY, config, now), due(Mode.WEEKLY, config, now)
    assert now < daily <= now + dt.timedelta(hours=25)
    assert now < weekly <= now + dt.timedelta(days=7, hours=1)
    for at in (daily, weekly):
        assert at.astimezone(ZoneInfo("Europe/Berlin")).time() == dt.time(8, 30)
    assert weekly.astimezone(ZoneInfo("Europe/Berlin")).weekday() == 0
    assert due(Mode.NOW, config, now) == now


@pytest.mark.parametrize(
    ("quiet", "hour", "held"),
    [(None, 3, False), ("22:00-07:00", 23, True), ("22:00-07:00", 6, True), ("22:00-07:00", 7, False),
     ("22:00-07:00", 12, False), ("12:00-14:00", 13, True), ("12:00-14:00", 14, False)],
)  # fmt: skip
def test_quiet_hours_may_reach_over_midnight(quiet: str | None, hour: int, held: bool) -> None:
    channel = Channel.model_validate({"url": "json://x", "quiet": quiet})
    assert is_quiet(channel, CONFIG, NOW.replace(hour=hour)) is held
