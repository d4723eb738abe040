"""Series out of points: those of one key together, then what operators stated."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

import xxhash

from monitor.series.keys import keyed
from monitor.series.naming.names import shown, title
from monitor.series.periods.reaches import parsed
from monitor.series.places import leading
from monitor.series.placing import Placed, placed, point
from monitor.series.points import Keyed, Point, Reach, Series, SeriesKey, SourcePoint, Statement
from monitor.series.statements import name_of, ordered, stated, touches
from monitor.values import value

# What a year's first quarter goes with.
_OF_QUARTERS = (Reach.QUARTER, Reach.PART)


@value(frozen=True, slots=True)
class Wording:
    """How many points of a series are of a key and have a wording (empty: a weak one) and a unit."""

    key: SeriesKey
    wording: str
    unit: str
    factor: Decimal
    points: int


def build(points: Iterable[SourcePoint], statements: Sequence[Statement] = ()) -> tuple[Series, ...]:
    """All series of the points, by name, place and key; the order in which points and statements come does not matter.

    Every point is in exactly one series. Points of one article are read together, so give all of an article's.
    """
    applied = ordered(statements)
    found = assign(points)
    last: dict[str, int] = {}
    for one in found:
        last[one.source.article] = max(last.get(one.source.article, 0), one.source.revision)
    groups: dict[str, list[Keyed]] = defaultdict(list)
    homes = _homes(Counter(one.key for one in found))
    for one in found:
        groups[stated(series_id(homes[one.key]), one.source, applied)].append(one)
    made = [_series(id_, members, last, applied) for id_, members in groups.items()]
    return tuple(sorted(made, key=lambda series: (series.name, series.key, series.id)))


def series_id(key: SeriesKey) -> str:
    """The id of the series of a key: 16 hexadecimal digits, the same for ever."""
    parts = (key.name, key.place, key.aspect, str(key.planned), key.reach, key.family, key.base, key.per)
    return xxhash.xxh3_64_hexdigest("\x1f".join(parts).encode())


def assign(points: Iterable[SourcePoint]) -> list[Keyed]:
    """The points of any articles with their periods and keys, in the order of articles, revisions and text."""
    articles: dict[tuple[str, int], list[SourcePoint]] = defaultdict(list)
    for source in points:
        articles[source.article, source.revision].append(source)
    return [one for article in sorted(articles) for one in keyed(_unique(articles[article]))]


def _unique(points: list[SourcePoint]) -> list[SourcePoint]:
    """The points without those given twice, whatever their order."""
    spans = {(source.figure.span.start, source.figure.span.end, repr(source.figure)): source for source in points}
    return [spans[span] for span in sorted(spans)]


def _homes(sizes: Mapping[SeriesKey, int]) -> dict[SeriesKey, SeriesKey]:
    """For each key the one that its points go with."""
    stems: dict[SeriesKey, dict[SeriesKey, int]] = defaultdict(dict)
    for key, size in sizes.items():
        stems[stem(key)][key] = size
    return {key: home(key, stems[stem(key)]) for key in sizes}


def stem(key: SeriesKey) -> SeriesKey:
    """A key without its kind of period."""
    return replace(key, reach="") if key.reach else key


def home(key: SeriesKey, siblings: Mapping[SeriesKey, int]) -> SeriesKey:
    """The key that a key's points go with: its own, or without a kind of period that of most points which differs in
    nothing else (but a yearly average, which says that it is one), or of a first quarter that of quarters or of sums,
    whichever has more, and of as many of either that of sums; `siblings` counts the points of all keys of its stem.
    """
    if not is_open(key):
        return key
    settled = [(size, one) for one, size in siblings.items() if not is_open(one) and one.reach != Reach.YEARLY]
    if key.reach:
        alike = [(size, one.reach == Reach.PART, one) for size, one in settled if one.reach in _OF_QUARTERS]
        return max(alike, default=(0, False, key))[2]
    return max(
        settled or ((size, one) for one, size in siblings.items() if one.reach == Reach.FIRST), default=(0, key)
    )[1]


def is_open(key: SeriesKey) -> bool:
    """Whether a key's points go with others of their stem: without a kind of period, or of a year's first quarter."""
    return not key.reach or key.reach == Reach.FIRST


def _series(id_: str, found: list[Keyed], last: Mapping[str, int], statements: Sequence[Statement]) -> Series:
    members = [(one, placed(one)) for one in found]
    wordings = _wordings(made for _, made in members)
    unit, factor = unit_of(wordings)
    points = [
        point(one.source, made, factor, is_current=last[one.source.article] == one.source.revision)
        for one, made in members
    ]
    about = tuple(one for one in statements if touches(id_, one))
    label = name_of(id_, statements) or label_of(wordings)
    return Series(id_, label, key_of(wordings), unit, tuple(sorted(points, key=order)), about)


def _wordings(members: Iterable[Placed]) -> list[Wording]:
    counts = Counter((one.key, one.wording, one.unit, one.factor) for one in members)
    return [Wording(*what, count) for what, count in counts.items()]


def key_of(wordings: Sequence[Wording]) -> SeriesKey:
    """The key that most points of a series have."""
    if len(wordings) == 1:
        return wordings[0].key
    sizes: Counter[SeriesKey] = Counter()
    for one in wordings:
        sizes[one.key] += one.points
    return min(sizes.items(), key=lambda item: (-item[1], item[0]))[0]


def unit_of(wordings: Sequence[Wording]) -> tuple[str, Decimal]:
    """The unit that most points of a series have, and its factor to the family's base."""
    if len(wordings) == 1:
        return wordings[0].unit, wordings[0].factor
    units: Counter[tuple[str, Decimal]] = Counter()
    for one in wordings:
        units[one.unit, one.factor] += one.points
    return min(units.items(), key=lambda item: (-item[1], item[0]))[0]


def label_of(wordings: Sequence[Wording]) -> str:
    """The indicator's most frequent wording without the place, the shortest of those; the key's name as a title if none says anything."""
    words: Counter[str] = Counter()
    for one in wordings:
        place, rest = leading(one.wording)
        words[shown(rest, one.unit) if place else rest] += one.points
    del words[""]
    if not words:
        return title(key_of(wordings).name)
    return min(words.items(), key=lambda item: (-item[1], len(item[0]), item[0]))[0]


def order(one: Point) -> tuple[dt.date, dt.date, str, int, int]:
    """By the period's end, without one last; then by the article's day, its id, revision and place in it."""
    source, when = one.source, parsed(one.period)
    end = when.last if when and when.last else dt.date.max
    return end, source.published or dt.date.max, source.article, source.revision, source.figure.span.start
