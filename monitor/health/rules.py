"""The rules: each compares the newest signs with the site's own past and says what is wrong, if anything."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from monitor.health.chances import low_quantile, median, more_than_usual, silence
from monitor.health.findings import Finding, Kind
from monitor.health.rhythm import Rhythm
from monitor.health.signs import ENOUGH, Sign, Sort, Window
from monitor.reasons import read, say

T = TypeVar("T")
# What is less likely than this is no chance; a quarter holds some thousand judgements.
ALARM = 1e-6
SILENCE_ALARM = 1e-5
# At least this share of the newest looks must show it: one odd page is no break.
MOST_OF_THEM = 0.4
# A share of requests that came to nothing, and at least how many, that make a portal unreachable.
BAD_SHARE, BAD_COUNT = 0.3, 5
# Times its usual time, and seconds, from which on a portal is slow.
SLOWER, SLOW_SECONDS = 5.0, 0.3
# A list with less of its usual rows than this is short; so many, and this share of all lists, are a break.
SHORT_LIST, SHORT_LISTS, SHORT_SHARE = 0.75, 3, 0.2
MISSING_SHARE, MISSING_COUNT, MISSING_RUNS = 0.05, 5, 3
# A channel is lost once so many front pages running lack it; where all are, only after a time in which its cause shows.
FRONTS, ALL_LOST_AFTER = 2, dt.timedelta(days=1)
SHOWN = 6


@dataclass(frozen=True, slots=True)
class Crawl:
    """A crawl as far as it says something of the portal; `outages` are requests that came to nothing."""

    run: int
    at: dt.datetime
    failed: bool
    message: str
    requests: int
    outages: int
    listed: int = 0
    missing: int = 0
    seconds: float | None = None

    @property
    def is_down(self) -> bool:
        """Whether the portal did not answer it."""
        many = self.outages >= BAD_COUNT and self.outages >= BAD_SHARE * max(self.requests, 1)
        return self.failed or many or "asks for a pause" in self.message


NOTHING = Window((), ())


@dataclass(frozen=True, slots=True)
class Evidence:
    """All that is known of a site at a time.

    Windows are of the whole site first, then of each template; `crawls` and `fronts`, the looks at the front page, are in
    order of time; `stale` are the times at which it turned out that a page had changed though the server had said that it had not.
    """

    now: dt.datetime
    articles: Sequence[Window]
    lists: Sequence[Window]
    crawls: Sequence[Crawl]
    each_list: Window = NOTHING
    rhythm: Rhythm | None = None
    newest: dt.datetime | None = None
    stale: Sequence[dt.datetime] = ()
    selectors: Mapping[str, str] | None = None
    fronts: Sequence[Sign] = ()


def judge(evidence: Evidence) -> tuple[Finding, ...]:
    """All that is wrong, the causes before what follows from them (which is then left out)."""
    found = [finding for rule in _RULES for finding in rule(evidence)]
    causes = {finding.kind for finding in found}
    return tuple(finding for finding in found if not causes & _HIDDEN_BY.get(finding.kind, frozenset()))


# A portal that does not answer is not silent as well, and so on: one break is one incident.
_DOWN = frozenset({Kind.UNREACHABLE, Kind.ROBOTS, Kind.BLOCKED})
_HIDDEN_BY: dict[Kind, frozenset[Kind]] = {
    Kind.UNREACHABLE: frozenset({Kind.ROBOTS}),
    Kind.SILENCE: _DOWN | {Kind.SHORT_LISTS},
    Kind.SLOW: _DOWN,
    Kind.LAYOUT: _DOWN,
    Kind.CHANNELS: _DOWN | {Kind.LAYOUT, Kind.CHARSET},
    Kind.SHORT_LISTS: _DOWN | {Kind.LAYOUT},
    Kind.SHORT_TEXTS: _DOWN | {Kind.LAYOUT},
    Kind.NO_FIGURES: _DOWN | {Kind.LAYOUT, Kind.SHORT_TEXTS},
    Kind.NO_DATES: _DOWN | {Kind.LAYOUT},
    Kind.INCOMPLETE: _DOWN | {Kind.LAYOUT},
    Kind.CHARSET: _DOWN,
}


def _reachable(evidence: Evidence) -> Iterator[Finding]:
    last = evidence.crawls[-1] if evidence.crawls else None
    if last is None or not last.is_down:
        return
    down = _last_streak(evidence.crawls, lambda crawl: crawl.is_down)
    if _is_closed(last.message):
        yield Finding(Kind.ROBOTS, down[0].at, last.message)
    else:
        says = last.message if last.failed else say("health-outages", bad=last.outages, all=last.requests)
        yield Finding(Kind.UNREACHABLE, down[0].at, says or say("health-failed"))


def _is_closed(message: str) -> bool:
    """Whether a crawl failed for what robots.txt says or a server says for it; one that cannot be reached says nothing."""
    reason = read(message)
    lacking = reason.values["fault"] if reason and reason.code == "run-robots" else ""
    return "robots.txt" in message and (not lacking or lacking.startswith("status-"))


def _last_streak(seen: Sequence[T], holds: Callable[[T], bool]) -> list[T]:
    """The last ones in a row of which it holds, in their order."""
    return list(itertools.takewhile(holds, reversed(seen)))[::-1]


def _unlikely(window: Window, bad: Callable[[Sign], bool]) -> list[Sign]:
    """The newest signs that are bad, if they are too many to be chance and it still goes on; else none."""
    if not window.tells or sum(map(bad, window.now[-3:])) < min(2, len(window.now)):
        return []
    before = sum(map(bad, window.past))
    for size in sorted({3, 5, 8, len(window.now)}):
        now = window.now[-size:]
        found = [sign for sign in now if bad(sign)]
        many = len(found) >= MOST_OF_THEM * len(now)
        if many and more_than_usual(len(found), len(now), before, len(window.past)) < ALARM:
            return [sign for sign in window.now if bad(sign)]
    return []


def _first(windows: Sequence[Window], bad: Callable[[Sign], bool]) -> tuple[Window, list[Sign]] | None:
    """The first window whose newest signs are bad beyond chance, with those signs."""
    tried = ((window, _unlikely(window, bad)) for window in windows)
    return next(((window, found) for window, found in tried if found), None)


def _finding(kind: Kind, window: Window, bad: Sequence[Sign], is_bad: Callable[[Sign], bool], says: str) -> Finding:
    good = [sign.snapshot for sign in reversed(window.past) if sign.snapshot and sign.fine and not is_bad(sign)]
    shown = [sign.snapshot for sign in bad if sign.snapshot]
    said = say("health-in", why=says, template=window.template) if window.template else says
    return Finding(kind, bad[0].at, said, (), tuple(shown[:SHOWN]), tuple(good[:SHOWN]))


def _layout(evidence: Evidence) -> Iterator[Finding]:
    broken = [*_broken_fields(evidence.articles), *_broken_fields(evidence.lists)]
    if not broken:
        return
    names = list(dict.fromkeys(name for name, _, _ in broken))
    selectors = tuple(f"{name} {(evidence.selectors or {}).get(name, '')}".rstrip() for name in names)
    says = say("health-selectors", fields=", ".join(names))
    since = min(bad[0].at for _, _, bad in broken)
    bad = _shown(sign for _, _, signs in broken for sign in signs)
    past = (sign for _, window, _ in broken for sign in reversed(window.past))
    yield Finding(
        Kind.LAYOUT, since, says, selectors, bad, _shown(sign for sign in past if sign.fine and not sign.failed)
    )


def _shown(signs: Iterable[Sign]) -> tuple[int, ...]:
    """The answers of some signs, the first ones of articles and those of lists."""
    found: dict[Sort, dict[int, None]] = {sort: {} for sort in Sort}
    for sign in signs:
        if sign.snapshot and len(found[sign.sort]) < SHOWN:
            found[sign.sort][sign.snapshot] = None
    return tuple(number for each in found.values() for number in each)


def _broken_fields(windows: Sequence[Window]) -> Iterator[tuple[str, Window, list[Sign]]]:
    """The fields whose selectors find nothing any more, each with the window that shows it, and the pages."""
    for name in sorted({field for window in windows for sign in window.now for field in sign.failed}):
        if found := _first(windows, partial(_fails, name)):
            yield name, *found


def _fails(name: str, sign: Sign) -> bool:
    return name in sign.failed


def _simple(
    kind: Kind, windows: Callable[[Evidence], Sequence[Window]], bad: Callable[[Sign], bool], code: str
) -> Callable[[Evidence], Iterator[Finding]]:
    def rule(evidence: Evidence) -> Iterator[Finding]:
        if found := _first(windows(evidence), bad):
            window, signs = found
            yield _finding(kind, window, signs, bad, say(code, bad=len(signs), all=len(window.now)))

    return rule


def _read(evidence: Evidence) -> Sequence[Window]:
    """The articles that could be read: of those that could not, nothing else is to be said."""
    return [Window(_fine(window.now), _fine(window.past), window.template) for window in evidence.articles]


def _fine(signs: Sequence[Sign]) -> tuple[Sign, ...]:
    return tuple(sign for sign in signs if sign.fine)


def _lengths(evidence: Evidence) -> Iterator[Finding]:
    windows = _read(evidence)
    least = low_quantile([float(sign.length) for sign in windows[0].past]) / 4 if windows else 0.0

    def is_bad(sign: Sign) -> bool:
        return sign.length < least

    if found := _first(windows, is_bad):
        window, bad = found
        usual = median([float(sign.length) for sign in window.past])
        numbers = {"bad": len(bad), "all": len(window.now), "least": f"{least:.0f}", "usual": f"{usual:.0f}"}
        says = say("health-texts", **numbers)
        yield _finding(Kind.SHORT_TEXTS, window, bad, is_bad, says)


def _short_lists(evidence: Evidence) -> Iterator[Finding]:
    window = evidence.each_list
    short = [sign for sign in window.now if sign.rows < SHORT_LIST]
    if len(window.past) < ENOUGH or len(short) < max(SHORT_LISTS, SHORT_SHARE * len(window.now)):
        return
    before = sum(sign.rows < SHORT_LIST for sign in window.past)
    if more_than_usual(len(short), len(window.now), before, len(window.past)) < ALARM:
        share = f"{100 * median([s.rows for s in short]):.0f}"
        says = say("health-lists", bad=len(short), all=len(window.now), share=share)
        whole = {sign.page: sign for sign in window.past if sign.rows >= SHORT_LIST and sign.snapshot}
        good = _shown(whole[sign.page] for sign in short if sign.page in whole)
        yield Finding(Kind.SHORT_LISTS, min(sign.at for sign in short), says, (), _shown(short), good)


def _channels(evidence: Evidence) -> Iterator[Finding]:
    """Channels that the navigation bar lacks but once had; one that it never had is the configuration's fault."""
    fronts = evidence.fronts
    lost = [name for name in (fronts[-1].failed if fronts else ()) if any(name not in sign.failed for sign in fronts)]
    streaks = {name: _last_streak(fronts, partial(_fails, name)) for name in lost}
    streaks = {name: lacking for name, lacking in streaks.items() if len(lacking) >= FRONTS}
    if not streaks:
        return
    since = min(lacking[0].at for lacking in streaks.values())
    if fronts[-1].fine or evidence.now - since >= ALL_LOST_AFTER:
        good = [sign for sign in fronts if sign.at < since and not streaks.keys() & set(sign.failed)]
        says = say("health-channels", channels=", ".join(streaks))
        yield Finding(Kind.CHANNELS, since, says, (), _shown(fronts[-1:]), _shown(good[-1:]))


def _slow(evidence: Evidence) -> Iterator[Finding]:
    timed = [crawl for crawl in evidence.crawls if crawl.seconds is not None]
    if len(timed) < ENOUGH // 2:
        return
    last, past = timed[-1], timed[:-1]
    usual = median([crawl.seconds or 0.0 for crawl in past])
    limit = max(usual * SLOWER, SLOW_SECONDS)
    if (last.seconds or 0.0) > limit and last is evidence.crawls[-1]:
        says = say("health-slow", now=f"{last.seconds:.2f}", usual=f"{usual:.2f}")
        yield Finding(Kind.SLOW, _last_streak(timed, lambda crawl: (crawl.seconds or 0.0) > limit)[0].at, says)


def _incomplete(evidence: Evidence) -> Iterator[Finding]:
    listed = [crawl for crawl in evidence.crawls if crawl.listed and not crawl.failed]
    streak = _last_streak(listed, lambda c: c.missing >= max(MISSING_COUNT, MISSING_SHARE * c.listed))
    if len(streak) >= MISSING_RUNS:
        last = streak[-1]
        held = last.listed - last.missing
        says = say("health-incomplete", listed=last.listed, held=held, missing=last.missing)
        yield Finding(Kind.INCOMPLETE, streak[0].at, says)


def _stale(evidence: Evidence) -> Iterator[Finding]:
    lies = [at for at in evidence.stale if evidence.now - at < dt.timedelta(days=2)]
    if lies:
        says = say("health-stale", count=len(lies))
        yield Finding(Kind.STALE, lies[0], says)


def _silence(evidence: Evidence) -> Iterator[Finding]:
    if evidence.rhythm is None or evidence.newest is None:
        return
    expected = evidence.rhythm.expected(evidence.newest, evidence.now)
    if silence(expected) < SILENCE_ALARM:
        hours = (evidence.now - evidence.newest) / dt.timedelta(hours=1)
        says = say("health-silence", hours=f"{hours:.0f}", expected=f"{expected:.0f}")
        yield Finding(Kind.SILENCE, evidence.newest, says)


_RULES: tuple[Callable[[Evidence], Iterator[Finding]], ...] = (
    _reachable,
    _simple(
        Kind.BLOCKED, lambda evidence: evidence.articles, lambda sign: not sign.fine,
        "health-blocked",
    ),
    _layout,
    _simple(
        Kind.CHARSET, _read, lambda sign: sign.charset,
        "health-charset",
    ),
    _channels,
    _short_lists,
    _lengths,
    _simple(
        Kind.NO_FIGURES, _read, lambda sign: sign.figures == 0, "health-no-figures"
    ),
    _simple(
        Kind.NO_DATES, _read, lambda sign: not sign.dated, "health-no-dates"
    ),
    _incomplete,
    _slow,
    _stale,
    _silence,
)  # fmt: skip
