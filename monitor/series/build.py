"""Series out of points: those of one key together, then what operators stated."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

import xxhash

from monitor.series import bounds
from monitor.series.aspects import sign
from monitor.series.keys import Keyed, keyed
from monitor.series.measures import measure, unit_of
from monitor.series.names import canonical, is_weak
from monitor.series.points import Aspect, Point, Selector, Series, SeriesKey, SourcePoint, Statement, StatementKind
from monitor.series.reaches import parsed


def build(points: Iterable[SourcePoint], statements: Sequence[Statement] = ()) -> tuple[Series, ...]:
    """All series of the points, by name, place and key; the order in which points and statements come does not matter.

    Every point is in exactly one series. Points of one article are read together, so give all of an article's.
    """
    members = _by_key(points)
    stated = sorted(statements, key=lambda one: (one.at, one.kind, one.series, one.by))
    groups = _stated(members, stated)
    made = [_series(id_, found, stated) for id_, found in groups.items()]
    return tuple(sorted(made, key=lambda series: (series.name, series.key, series.id)))


def series_id(key: SeriesKey) -> str:
    """The id of the series of a key: 16 hexadecimal digits, the same for ever."""
    parts = (key.name, key.place, key.aspect, str(key.planned), key.reach, key.family, key.base, key.per)
    return xxhash.xxh3_64_hexdigest("\x1f".join(parts).encode())


def assign(points: Iterable[SourcePoint]) -> list[Keyed]:
    """The points of any articles with their periods and keys, in the order of articles, revisions and text."""
    articles: dict[tuple[str, int], list[SourcePoint]] = defaultdict(list)
    for point in points:
        articles[point.article, point.revision].append(point)
    return [one for article in sorted(articles) for one in keyed(_unique(articles[article]))]


def _unique(points: list[SourcePoint]) -> list[SourcePoint]:
    """The points without those given twice, whatever their order."""
    spans = {(point.figure.span.start, point.figure.span.end, repr(point.figure)): point for point in points}
    return [spans[span] for span in sorted(spans)]


def _by_key(points: Iterable[SourcePoint]) -> dict[SeriesKey, list[Keyed]]:
    members: dict[SeriesKey, list[Keyed]] = defaultdict(list)
    for one in assign(points):
        members[one.key].append(one)
    return _with_periodless(members)


def _with_periodless(members: dict[SeriesKey, list[Keyed]]) -> dict[SeriesKey, list[Keyed]]:
    """The members with the points of no period in the largest series that differs in nothing else."""
    sizes: dict[SeriesKey, list[tuple[int, SeriesKey]]] = defaultdict(list)
    for key, found in members.items():
        if key.reach:
            sizes[replace(key, reach="")].append((len(found), key))
    out: dict[SeriesKey, list[Keyed]] = defaultdict(list)
    for key in sorted(members):
        home = max(sizes[key], default=(0, key))[1] if not key.reach else key
        out[home].extend(members[key])
    return out


def _stated(members: Mapping[SeriesKey, list[Keyed]], statements: Sequence[Statement]) -> dict[str, list[Keyed]]:
    """The members by id, after what operators stated: the later wins."""
    groups: dict[str, list[Keyed]] = {series_id(key): found for key, found in members.items()}
    for one in statements:
        if one.kind is StatementKind.JOIN:
            _join(groups, one.series)
        elif one.kind is StatementKind.SEPARATE:
            _separate(groups, one)
    return {id_: found for id_, found in groups.items() if found}


def _join(groups: dict[str, list[Keyed]], ids: Sequence[str]) -> None:
    first, *others = ids
    for other in others:
        if other != first and other in groups:
            groups.setdefault(first, []).extend(groups.pop(other))


def _separate(groups: dict[str, list[Keyed]], statement: Statement) -> None:
    source = groups.get(statement.series[0], [])
    taken = [one for one in source if selects(statement.selector, one.source)]
    if taken:
        groups[statement.series[0]] = [one for one in source if one not in taken]
        groups.setdefault(separated_id(statement), []).extend(taken)


def separated_id(statement: Statement) -> str:
    """The id of the series that a separation makes: of what is taken out of which, whoever states it."""
    chosen = statement.selector
    parts = (
        statement.series[0],
        *(f"{part or ''}" for part in (chosen.article, chosen.indicator, chosen.place, chosen.unit)),
    )
    return xxhash.xxh3_64_hexdigest("\x1e".join(parts).encode())


def selects(selector: Selector, source: SourcePoint) -> bool:
    """Whether a selector with at least one field set fits a point."""
    figure = source.figure
    wanted = (
        (selector.article, source.article),
        (selector.indicator, figure.indicator),
        (selector.place, figure.place or ""),
        (selector.unit, figure.unit),
    )
    asked = [(want, is_) for want, is_ in wanted if want is not None]
    return bool(asked) and all(want == is_ for want, is_ in asked)


def _series(id_: str, found: list[Keyed], statements: Sequence[Statement]) -> Series:
    about = tuple(one for one in statements if id_ in one.series or _made(one) == id_)
    unit, factor = _unit(found)
    latest: dict[str, int] = {}
    for one in found:
        latest[one.source.article] = max(latest.get(one.source.article, 0), one.source.revision)
    points = [_point(one, factor, latest[one.source.article] == one.source.revision) for one in found]
    key = Counter(one.key for one in sorted(found, key=lambda one: one.key)).most_common(1)[0][0]
    return Series(id_, _label(found, about, id_), key, unit, tuple(sorted(points, key=_order)), about)


def _made(statement: Statement) -> str | None:
    return separated_id(statement) if statement.kind is StatementKind.SEPARATE else None


def _unit(found: list[Keyed]) -> tuple[str, Decimal]:
    """The unit that most points have, and its factor to the family's base."""
    units = Counter((unit_of(one.source), measure(one.source)[1]) for one in found)
    (unit, factor), _ = min(units.items(), key=lambda item: (-item[1], item[0][0]))
    return unit, factor


def _point(one: Keyed, factor: Decimal, is_current: bool) -> Point:
    scale = measure(one.source)[1] / factor
    if one.key.aspect in (Aspect.RATE, Aspect.AMOUNT):
        scale *= sign(one.source)
    low, high = sorted(end * scale for end in bounds.bounds(one.source.figure))
    value = one.source.figure.value
    return Point(
        one.source, one.period, None if value is None else value * scale, low, high, one.is_inferred, is_current
    )


def _order(point: Point) -> tuple[dt.date, dt.date, str, int, int]:
    """By the period's end, without one last; then by the article's day, its id, revision and place in it."""
    source, when = point.source, parsed(point.period)
    end = when.last if when and when.last else dt.date.max
    return end, source.published or dt.date.max, source.article, source.revision, source.figure.span.start


def _label(found: list[Keyed], about: Sequence[Statement], id_: str) -> str:
    """The operator's name, else the indicator's most frequent wording, the shortest of those."""
    for one in reversed(about):
        named = one.kind is StatementKind.NAME and one.series[0] == id_
        if one.name and (named or _made(one) == id_):
            return one.name
    telling = [one for one in found if not is_weak(canonical(one.source.figure.indicator, one.source.figure.kind))]
    words = Counter(one.source.figure.indicator for one in telling)
    if not words:
        return found[0].key.name
    return min(words.items(), key=lambda item: (-item[1], len(item[0]), item[0]))[0]
