"""Series as charts: value over period, uncertainty drawn, targets as diamonds, revised values as ghosts.

Drawn by vl-convert from a Vega-Lite description, without a browser or a network.
"""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from monitor.errors import InputError
from monitor.extras import remedy
from monitor.fonts import require_chinese
from monitor.series import Aspect, Point, Series, timeline
from monitor.series.periods.reaches import parsed
from monitor.series.records import details

Spec = dict[str, Any]
Row = dict[str, Any]
# Okabe and Ito's colours are told apart by colour-blind readers too.
COLOURS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#8c6d31", "#555555")
FONTS = "Noto Sans CJK SC, Source Han Sans SC, PingFang SC, Microsoft YaHei, WenQuanYi Micro Hei, sans-serif"
INK = {False: ("#1b1b1b", "#d9d9d9", "#ffffff"), True: ("#e8e8e8", "#3d3d3d", "#16181c")}
# Large numbers as Chinese readers say them.
SCALED = (
    "abs(datum.value) >= 1e8 ? format(datum.value / 1e8, ',~g') + '亿' : "
    "abs(datum.value) >= 1e4 ? format(datum.value / 1e4, ',~g') + '万' : format(datum.value, ',~g')"
)
LEGEND = {"labelLimit": 420, "orient": "bottom", "columns": 2, "symbolOpacity": 1}
TITLE = {"titleAngle": 0, "titleAlign": "left", "titleY": -8, "titleX": -36, "titleBaseline": "bottom"}
MOST_TICKS = 12
# What spans more than this is told by the month.
MONTHS_FROM = dt.timedelta(days=300)
WORDS = {
    "zh": {"target": "目标", "share": "占比", "rate": "增速", "amount": "增减", "multiple": "倍数", "rank": "位次"},
    "en": {"target": "target", "share": "share", "rate": "growth", "amount": "change", "multiple": "times", "rank": "rank"},
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Look:
    """How a chart is drawn: the language of its own words, on dark or light ground, its size in pixels."""

    language: Literal["zh", "en"] = "zh"
    dark: bool = False
    width: int = 680
    height: int = 300


def svg(series: Sequence[Series], look: Look | None = None) -> str:
    """The chart of one or several series as SVG; InputError if none has a value with a period."""
    found: str = _drawer().vegalite_to_svg(
        spec(series, look or Look()), format_locale="zh-CN", time_format_locale="zh-CN"
    )
    return found


def png(series: Sequence[Series], look: Look | None = None, scale: float = 2.0) -> bytes:
    """The chart of one or several series as PNG, `scale` times as fine as its size says; InputError as for `svg`."""
    wanted = spec(series, look or Look())
    require_chinese()
    found: bytes = _drawer().vegalite_to_png(wanted, scale=scale, format_locale="zh-CN", time_format_locale="zh-CN")
    return found


def _drawer() -> Any:
    try:
        import vl_convert  # an extra, and slow to load
    except ModuleNotFoundError as error:
        raise InputError(f"charts need an extra; {remedy('charts')}") from error
    return vl_convert


def spec(series: Sequence[Series], look: Look) -> Spec:
    """The Vega-Lite description of a chart: a panel for each unit, a colour for each series."""
    names = _names(series, look.language)
    rows = [row for one, name in zip(series, names, strict=True) for row in _rows(one, name)]
    if not rows:
        raise InputError("nothing to draw: no value of the series has a period")
    units = list(dict.fromkeys(one.unit for one in series if any(row["unit"] == one.unit for row in rows)))
    ink, grid, ground = INK[look.dark]
    height = max(120, look.height // len(units))
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "background": ground,
        "data": {"values": rows},
        "vconcat": [_panel(unit, rows, names, look, height) for unit in units],
        "resolve": {"scale": {"x": "shared"}},
        "config": {
            "font": FONTS,
            "axis": {"labelColor": ink, "titleColor": ink, "gridColor": grid, "domainColor": grid, "tickColor": grid},
            "legend": {"labelColor": ink, "titleColor": ink, **LEGEND},
            "view": {"stroke": None},
        },
    }


def _panel(unit: str, rows: Sequence[Row], names: Sequence[str], look: Look, height: int) -> Spec:
    inside = [row for row in rows if row["unit"] == unit]
    colour = {
        "field": "series", "type": "nominal", "title": None, "scale": {"domain": list(names), "range": _colours(names)},
    }  # fmt: skip
    value = {"field": "y", "type": "quantitative", "title": unit or None, "scale": {"zero": _from_zero(inside)}}
    return {
        "width": look.width,
        "height": height,
        "transform": [{"filter": {"field": "unit", "equal": unit}}],
        "encoding": {
            "x": {"field": "x", "type": "temporal", "title": None, "axis": _ticks(rows), "scale": {"padding": 16}},
            "y": value | {"axis": TITLE | ({"labelExpr": SCALED} if look.language == "zh" else {})},
            "color": colour,
        },
        "layer": [
            _layer({"type": "rule", "strokeWidth": 7, "opacity": 0.3, "strokeCap": "round"}, "now", y="low", y2="high"),
            _layer({"type": "line", "strokeWidth": 2}, "now"),
            _layer({"type": "line", "strokeWidth": 1.5, "strokeDash": [4, 4]}, "target"),
            _layer({"type": "point", "filled": False, "size": 50, "opacity": 0.6}, "ghost"),
            _layer({"type": "point", "filled": True, "size": 55, "opacity": 1}, "now"),
            _layer({"type": "point", "filled": False, "shape": "diamond", "size": 90, "strokeWidth": 2}, "target"),
        ],
    }


def _ticks(rows: Sequence[Row]) -> Spec:
    """The axis of time: in years, months or days as the values are; a tick for each year, at most so many."""
    if not all(row["x"].endswith("-01-01") for row in rows):
        drawn = [dt.date.fromisoformat(row["x"]) for row in rows]
        days = max(drawn) - min(drawn) < MONTHS_FROM and any(day.day > 1 for day in drawn)
        return {"labelFlush": False, "format": "%Y-%m-%d" if days else "%Y-%m", "tickCount": MOST_TICKS // 2}
    years = sorted({int(row["x"][:4]) for row in rows})
    step = 1 + (years[-1] - years[0]) // MOST_TICKS
    return {"values": [{"year": year} for year in range(years[0], years[-1] + 1, step)], "format": "%Y"}


def _layer(mark: Spec, kind: str, y: str | None = None, y2: str | None = None) -> Spec:
    out: Spec = {"mark": mark, "transform": [{"filter": {"field": "kind", "equal": kind}}]}
    if y and y2:
        out["encoding"] = {"y": {"field": y, "type": "quantitative"}, "y2": {"field": y2}}
    return out


def _colours(names: Sequence[str]) -> list[str]:
    return [colour for _, colour in zip(names, itertools.cycle(COLOURS), strict=False)]


def _from_zero(rows: Sequence[Row]) -> bool:
    """Whether the axis begins at zero: not where that would press what differs little into a line."""
    low, high = min(row["low"] for row in rows), max(row["high"] for row in rows)
    return bool(low <= 0 or low < high / 2)


def _names(series: Sequence[Series], language: str) -> list[str]:
    """What each series is called, told apart where several are called the same."""
    out: list[str] = []
    for one in series:
        words = WORDS[language]
        more = [words["target"]] if one.key.planned else []
        more += [words[one.key.aspect]] if one.key.aspect != Aspect.LEVEL and one.key.aspect in words else []
        more += details(one.key, language)
        more += [one.place] if one.place else []
        name = f"{one.name}（{'，'.join([*more, one.unit] if one.unit else more)}）".removesuffix("（）")
        same = sum(1 for other in out if other == name or other.startswith(f"{name} #"))
        out.append(f"{name} #{same + 1}" if same else name)
    return out


def _rows(series: Series, name: str) -> Iterator[Row]:
    """What is drawn of a series: the value that counts for each period, and the others told of it as ghosts."""
    latest = timeline.latest(series)
    counting = {id(point) for point in latest.values()}
    for point in series.points:
        where = timeline.slot(point, series.key.reach)
        day = None if where is None else _day(where)
        if day is None:
            continue
        is_ghost = id(point) not in counting
        if is_ghost and where in latest and _is_told_again(point, latest[where]):
            continue
        kind = "ghost" if is_ghost else "target" if series.key.planned else "now"
        yield _row(series, name, point, day, kind)


def _is_told_again(one: Point, counts: Point) -> bool:
    """Whether a value is the one that counts, or that one told less exactly by what articles say now."""
    same = (one.low, one.high) == (counts.low, counts.high)
    return same or (one.is_current and timeline.covers(one, counts))


def _row(series: Series, name: str, point: Point, day: dt.date, kind: str) -> Row:
    low, high = float(point.low), float(point.high)
    middle = float(point.value) if point.value is not None else (low + high) / 2
    return {
        "series": name, "unit": series.unit, "kind": kind, "x": day.isoformat(), "y": middle, "low": low, "high": high,
    }  # fmt: skip


def _day(period: str) -> dt.date | None:
    """The day at which a period is drawn: the first of a year, a month or a day, the last of what is counted up to it."""
    when = parsed(period)
    if when is None:
        return None
    return when.first if when.is_point else when.last or when.first
