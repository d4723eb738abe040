"""Runs of years: which of them a yearly average or what came about over several years is of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from monitor.articles import Kind
from monitor.figures.numerals import whole
from monitor.figures.patterns import lazy
from monitor.series.periods.reaches import is_averaged, length_of, parsed
from monitor.series.points import Reach, SourcePoint

# Looked up once: before Python 3.12 an enum's member costs several times a name.
_PERCENT, _YEAR, _RUN = Kind.PERCENT, Reach.YEAR, Reach.YEARS
# 两年平均增长5.6%: over how many years.
SEVERAL = lazy(r"([两二三四五六七八九十])年(?:年均|平均)")
_IN_ALL = lazy(r"累计[上下]?(?:增长|提高|提升|降低|减少|下降|降|升)(?:了|约|近|超过)?$")
_SINCE_BASE = lazy(r"[比较由从](\d{4})年")


def with_runs(
    points: Sequence[SourcePoint], periods: Sequence[tuple[str | None, bool]]
) -> list[tuple[str | None, bool]]:
    """The periods with the whole runs of years that yearly averages are of which say only the last of them."""
    runs: dict[int, str] = {}
    for point in points:
        for one in (point.figure.period, point.backdrop):
            when = parsed(one) if length_of(one) is _RUN else None
            if one and when and when.last and not when.members:
                runs.setdefault(when.last.year, one)
    return [
        (over, True) if (over := _averaged_over(point, period, runs)) else (period, inferred)
        for point, (period, inferred) in zip(points, periods, strict=True)
    ]


def _averaged_over(source: SourcePoint, period: str | None, runs: Mapping[int, str]) -> str | None:
    """The years that a yearly average of one year is of: those since a base year, else the article's run that ends in it."""
    is_over_years = length_of(period) is _YEAR and (is_averaged(source) or _is_cumulative(source))
    when = parsed(period) if is_over_years else None
    if when is None or when.last is None:
        return None
    year = when.last.year
    if (several := SEVERAL.search(source.lead[-24:])) and (count := whole(several[1])):
        return f"{year - count + 1:04}/{year:04}"
    since = _SINCE_BASE.findall(source.lead)
    if since and int(since[-1]) < year:
        return f"{int(since[-1]) + 1:04}/{year:04}"
    return runs.get(year)


def _is_cumulative(source: SourcePoint) -> bool:
    """Whether a percentage is how much a thing changed over several years in all (单位GDP能耗累计下降21%)."""
    words = source.lead[-16:]
    return source.figure.kind is _PERCENT and "累计" in words and _IN_ALL.search(words) is not None
