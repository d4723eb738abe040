"""What is wrong is told by the site's own past, with few cases and many, and one break is one finding."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.articles import SHANGHAI
from monitor.health import Crawl, Evidence, Kind, Sign, Sort, Window, judge, more_than_usual, rhythm_of, windows_of
from monitor.reasons import say

NOW = dt.datetime(2026, 3, 30, 4, tzinfo=dt.UTC)
HOUR, DAY = dt.timedelta(hours=1), dt.timedelta(days=1)
NOTHING = Window((), ())


def signs(count: int, change: Callable[[int, Sign], Sign] = lambda _, sign: sign) -> list[Sign]:
    """Looks at articles, one an hour until now, five to a run."""
    return [
        change(
            number,
            Sign(NOW - (count - 1 - number) * HOUR, number // 5, Sort.ARTICLE, number, "农业消息", number + 1,
                 length=900 + 37 * (number % 11), figures=3 + number % 4),
        )
        for number in range(count)
    ]  # fmt: skip


def evidence(articles: list[Sign] | None = None, **values: object) -> Evidence:
    windows = windows_of(articles or [], Sort.ARTICLE)
    return replace(Evidence(NOW, windows, [NOTHING], []), **values)  # type: ignore[arg-type] # a test's shorthand


def kinds(found: Evidence) -> list[Kind]:
    return [finding.kind for finding in judge(found)]


BREAKS: dict[Kind, dict[str, object]] = {
    Kind.BLOCKED: {"fine": False},
    Kind.LAYOUT: {"failed": ("title", "body")},
    Kind.CHARSET: {"charset": True},
    Kind.SHORT_TEXTS: {"length": 40},
    Kind.NO_FIGURES: {"figures": 0},
    Kind.NO_DATES: {"dated": False},
}


def test_a_site_that_is_as_it_was_is_well() -> None:
    assert kinds(evidence(signs(200))) == []


@pytest.mark.parametrize("kind", BREAKS)
@pytest.mark.parametrize("broken", [3, 5, 40])
def test_a_break_is_told_after_three_pages(kind: Kind, broken: int) -> None:
    values = BREAKS[kind]
    seen = signs(250, lambda number, sign: replace(sign, **values) if number >= 250 - broken else sign)  # type: ignore[arg-type]
    [finding] = judge(evidence(seen))
    assert finding.kind is kind
    assert finding.bad
    assert set(finding.good).isdisjoint(finding.bad)
    assert kinds(evidence(seen[: 250 - broken])) == []


@pytest.mark.parametrize("kind", BREAKS)
def test_one_odd_page_is_no_break_and_what_was_always_so_is_none(kind: Kind) -> None:
    values = BREAKS[kind]
    odd = signs(200, lambda number, sign: replace(sign, **values) if number == 198 else sign)  # type: ignore[arg-type]
    assert kinds(evidence(odd)) == []
    if kind is not Kind.SHORT_TEXTS:
        always = signs(200, lambda _, sign: replace(sign, **values))  # type: ignore[arg-type]
        assert kinds(evidence(always)) == []


@settings(max_examples=40)
@given(st.integers(0, 10_000), st.floats(0.0, 0.5))
def test_chance_alone_raises_no_alarm(seed: int, share: float) -> None:
    draw = Random(seed)  # noqa: S311

    def change(_number: int, sign: Sign) -> Sign:
        return replace(
            sign, failed=("keywords",) if draw.random() < share else (), charset=draw.random() < share / 5,
            length=int(draw.lognormvariate(6.5, 0.8)), figures=0 if draw.random() < share else 2,
        )  # fmt: skip

    assert kinds(evidence(signs(300, change))) == []


def test_a_break_in_one_channel_only_is_found() -> None:
    def change(number: int, sign: Sign) -> Sign:
        channel = "综合新闻" if number % 8 == 0 else "农业消息"
        return replace(sign, template=channel, charset=channel == "综合新闻" and number > 760)

    [finding] = judge(evidence(signs(800, change)))
    assert (finding.kind, "in 综合新闻" in finding.says) == (Kind.CHARSET, True)


def test_a_young_site_is_not_judged() -> None:
    assert (
        kinds(evidence(signs(12, lambda number, sign: replace(sign, failed=("title",)) if number > 8 else sign))) == []
    )


def crawl(number: int, **values: object) -> Crawl:
    usual = Crawl(
        number, NOW - (40 - number) * HOUR, failed=False, message="", requests=60, outages=0, listed=250, seconds=0.2
    )
    return replace(usual, **values)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("last", "kind"),
    [
        (crawl(40, failed=True, message="the portal does not answer"), Kind.UNREACHABLE),
        (crawl(40, outages=30), Kind.UNREACHABLE),
        (crawl(40, failed=True, message="robots.txt closes the portal's home page"), Kind.ROBOTS),
        (
            crawl(40, failed=True, message=say("run-robots", fault="status-503", detail="http://a.example/robots.txt")),
            Kind.ROBOTS,
        ),
        (
            crawl(40, failed=True, message=say("run-robots", fault="refused", detail="connection refused")),
            Kind.UNREACHABLE,
        ),
        (crawl(40, seconds=2.4), Kind.SLOW),
    ],
)
def test_what_crawls_say(last: Crawl, kind: Kind) -> None:
    before = [crawl(number) for number in range(1, 40)]
    assert kinds(evidence(signs(100), crawls=before)) == []
    [finding] = judge(evidence(signs(100), crawls=[*before, last]))
    assert (finding.kind, finding.since) == (kind, last.at)


def test_missing_articles_are_told_when_they_stay_missing() -> None:
    before = [crawl(number) for number in range(1, 38)]
    gaps = [crawl(number, missing=20) for number in (38, 39, 40)]
    assert kinds(evidence(crawls=[*before, *gaps[:2]])) == []
    [finding] = judge(evidence(crawls=[*before, *gaps]))
    assert finding.says == "the lists show 250 articles, we hold 230, missing 20"


def published(days: int, a_day: float = 6.0) -> list[dt.datetime]:
    """Times of publication: fewer at weekends, none at night."""
    draw = Random(3)  # noqa: S311
    found = []
    for day in range(days):
        midnight = NOW.astimezone(SHANGHAI).replace(hour=0) - (days - day) * DAY
        count = a_day * (0.5 if midnight.weekday() >= 5 else 1.2)
        found += [midnight + HOUR * draw.triangular(7, 22, 10) for _ in range(int(count) + (draw.random() < count % 1))]
    return sorted(found)


def test_silence_is_judged_by_weekday_and_hour() -> None:
    times = published(50)
    rhythm = rhythm_of(times, NOW, SHANGHAI)
    assert rhythm is not None
    last = times[-1]
    monday = dt.datetime(2026, 3, 30, 9, tzinfo=SHANGHAI)
    assert rhythm.expected(monday, monday + 6 * HOUR) > 1.7 * rhythm.expected(
        monday - 2 * DAY, monday - 2 * DAY + 6 * HOUR
    )
    assert rhythm.expected(monday - 8 * HOUR, monday - 4 * HOUR) < 0.5
    assert kinds(evidence(rhythm=rhythm, newest=last, now=last + 14 * HOUR)) == []
    assert kinds(evidence(rhythm=rhythm, newest=last, now=last + 5 * DAY)) == [Kind.SILENCE]


def test_a_silence_does_not_become_usual_while_it_lasts() -> None:
    times = published(50)
    rhythm = rhythm_of(times, NOW + 20 * DAY, SHANGHAI)
    assert rhythm is not None
    assert kinds(evidence(rhythm=rhythm, newest=times[-1], now=NOW + 20 * DAY)) == [Kind.SILENCE]


def test_what_follows_from_a_break_is_not_told_beside_it() -> None:
    rhythm = rhythm_of(published(50), NOW, SHANGHAI)
    broken = signs(
        200, lambda number, sign: replace(sign, failed=("body",), length=20, figures=0) if number > 190 else sign
    )
    down = [crawl(number, failed=number > 37) for number in range(1, 41)]
    assert kinds(evidence(broken)) == [Kind.LAYOUT]
    found = evidence(broken, crawls=down, rhythm=rhythm, newest=NOW - 9 * DAY)
    assert kinds(found) == [Kind.UNREACHABLE]


@given(st.integers(0, 60), st.integers(0, 60), st.integers(0, 500), st.integers(0, 500))
def test_a_chance_is_one_and_falls_with_what_is_bad(bad: int, more: int, before: int, good: int) -> None:
    seen = bad + more
    chance = more_than_usual(bad, seen, before, before + good)
    assert 0 <= chance <= 1 + 1e-9
    if bad:
        assert chance <= more_than_usual(bad - 1, seen, before, before + good) + 1e-9
    assert more_than_usual(0, seen, before, before + good) == pytest.approx(1, abs=1e-6)


def test_short_lists_and_failed_lists_are_shown_beside_what_they_were() -> None:
    def change(number: int, sign: Sign) -> Sign:
        return replace(sign, sort=Sort.LIST, page=number % 8, rows=0.5 if number >= 192 else 1.0)

    seen = signs(200, change)
    lists = Window(tuple(seen[192:]), tuple(seen[:192]))
    [finding] = judge(evidence(each_list=lists))
    assert finding.kind is Kind.SHORT_LISTS
    assert finding.bad == tuple(range(193, 199))
    assert finding.good == tuple(range(185, 191)), "the same lists, when they were whole"
    failed = [replace(sign, rows=1.0, failed=("list",) if sign in seen[192:] else ()) for sign in seen]
    [layout] = judge(replace(evidence(), lists=windows_of(failed, Sort.LIST)))
    assert (layout.kind, layout.bad) == (Kind.LAYOUT, tuple(range(193, 199)))
    assert set(layout.good) <= set(range(1, 193))


def fronts(*lacking: str) -> list[Sign]:
    """Looks at a front page of two channels, four hours apart, each lacking these (comma-separated)."""
    return [
        Sign(
            NOW - (len(lacking) - 1 - number) * 4 * HOUR, number, Sort.FRONT, 1, None, number + 1,
            fine=len(names) < 2, failed=names, length=2 - len(names),
        )
        for number, names in enumerate(tuple(filter(None, said.split(","))) for said in lacking)
    ]  # fmt: skip


def test_a_channel_is_lost_once_two_front_pages_lack_what_an_earlier_one_had() -> None:
    seen = fronts("", "", "农业消息", "农业消息")
    [finding] = judge(evidence(fronts=seen))
    assert (finding.kind, finding.since, finding.bad, finding.good) == (Kind.CHANNELS, seen[2].at, (4,), (2,))
    assert finding.says == say("health-channels", channels="农业消息")
    assert kinds(evidence(fronts=seen[:3])) == [], "one odd page"
    assert kinds(evidence(fronts=[*seen, *fronts("")])) == [], "it is back"
    assert kinds(evidence(fronts=fronts("农业消息", "农业消息", "农业消息"))) == [], "it never was there"


def test_a_front_page_without_any_channel_is_told_only_where_nothing_else_explains_it() -> None:
    both = "农业消息,金融财经"
    assert kinds(evidence(fronts=fronts("", both, both))) == []
    assert kinds(evidence(fronts=fronts("", *[both] * 7))) == [Kind.CHANNELS]
    blocked = signs(250, lambda number, sign: replace(sign, fine=number < 245))
    assert kinds(evidence(blocked, fronts=fronts("", *[both] * 7))) == [Kind.BLOCKED]
