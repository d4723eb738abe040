"""指标: series by name, place and unit; one or several drawn, with each value one click from its sentence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from markupsafe import Markup, escape
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from monitor.accounts import Role
from monitor.charts import Look, png, svg
from monitor.errors import InputError
from monitor.reasons import say
from monitor.series import Aspect, Point, Series, SeriesKey, timeline
from monitor.series.records import details
from monitor.web import people, shown
from monitor.web.context import Words, render, services_of, words_of
from monitor.web.params import ChartParams, SeriesParams, read
from monitor.web.plot import Drawn, Plot, Sort, drawn, plot, spark
from storage import Connection
from storage.queries import conflict_lists, series, series_views
from storage.series import statements

# Series that are drawn together at most: so many colours are told apart.
MOST_TOGETHER = 8
WIDE, NARROW = (760, 300), (360, 260)
PICTURES = {"svg": "image/svg+xml", "png": "image/png"}


@dataclass(frozen=True, slots=True)
class Row:
    """A value as the table under a chart tells it: its link, what it says, and how it changed against the one before.

    `label` says all of it in one, escaped, for its mark in the chart.
    """

    drawn: Drawn
    link: str
    percent: str | None
    period: str
    said: str
    sort: str
    label: Markup


@dataclass(frozen=True, slots=True)
class Chart:
    """Series with what is drawn of them, wide and narrow; `undated` are the points of no period, with their links."""

    series: tuple[Series, ...]
    names: tuple[str, ...]
    wide: Plot | None
    narrow: Plot | None
    rows: tuple[Row, ...]
    undated: tuple[tuple[Point, str], ...]

    @property
    def links(self) -> list[str]:
        """The link of each value."""
        return [row.link for row in self.rows]

    @property
    def labels(self) -> list[Markup]:
        """What the mark of each value says."""
        return [row.label for row in self.rows]

    @property
    def sorts(self) -> list[Sort]:
        """How the values stand that are drawn, as the legend tells them."""
        found = {row.drawn.sort for row in self.rows}
        return [sort for sort in Sort if sort in found]

    @property
    def has_bars(self) -> bool:
        """Whether what a value can be shows for any."""
        return self.wide is not None and any(panel.has_bars for panel in self.wide.panels)


def listing(request: Request) -> Response:
    """The series that the address asks for, each with its latest value and its course."""
    services, params = services_of(request), read(SeriesParams, request)
    with services.database.read() as connection:
        found = series.find(connection, params.filter(), order=params.order, cursor=params.cursor, limit=params.limit)
        courses = series_views.courses(connection, [one.id for one in found.items])
    sparks = {id_: spark(course) for id_, course in courses.items()}
    template = "_series.html" if "fragment" in request.query_params else "series_list.html"
    return render(request, template, found=found, asked=params, sparks=sparks, aspects=tuple(Aspect))


def one(request: Request) -> Response:
    """One series: its chart, its values, what contradicts them, and what was stated of it."""
    with services_of(request).database.read() as connection:
        found, articles = _get(connection, request.path_params["series"])
        odd = conflict_lists.find(connection, series_id=found.id).items
        stated = [kept for kept in statements.holding(connection) if kept.statement in found.statements]
        choices = _choices(request, connection, found.id)
    shown = chart([found], articles, words_of(request))
    return render(
        request, "series.html", found=found, chart=shown, conflicts=odd, stated=stated, gaps=timeline.gaps(found),
        choices=choices,
    )  # fmt: skip


def _choices(request: Request, connection: Connection, id_: str) -> dict[str, list[str]] | None:
    """By what points can be taken out; None until that is asked for, since all the points are looked at."""
    asked = "separate" in request.query_params and people.may(request, Role.ANALYST)
    return series_views.choices(connection, id_) if asked else None


def compare(request: Request) -> Response:
    """Several series in one chart."""
    params = read(ChartParams, request)
    with services_of(request).database.read() as connection:
        several, articles = _several(connection, params.s)
    shown = chart(several, articles, words_of(request))
    return render(request, "series_compare.html", chart=shown, query=urlencode([("s", one) for one in params.s]))


def picture(request: Request) -> Response:
    """The chart of one or several series as a file: SVG or PNG."""
    suffix = request.path_params["suffix"]
    if suffix not in PICTURES:
        raise HTTPException(404)
    params = read(ChartParams, request)
    with services_of(request).database.read() as connection:
        found, _ = _several(connection, params.s)
    look = Look(words_of(request).language, params.dark)  # type: ignore[arg-type] # the page's languages are the chart's
    body = png(found, look, params.scale) if suffix == "png" else svg(found, look).encode()
    headers = {
        "content-disposition": f'attachment; filename="series-{found[0].id}.{suffix}"',
        # What is drawn states its own style; as a file of its own it may.
        "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox",
        "cache-control": "private, no-cache",
    }
    return Response(body, media_type=PICTURES[suffix], headers=headers)


def chart(several: Sequence[Series], articles: Mapping[str, int], words: Words) -> Chart:
    """Series as they are shown, with the ids of their articles by address."""
    values = [each for number, one in enumerate(several) for each in drawn(one, number)]
    undated = [point for one in several for point in one.points if point.period is None and point.is_current]

    def link(point: Point) -> str:
        """The address of a point's sentence: in the very version that states it."""
        source = point.source
        return f"/articles/{articles[source.article]}/versions/{source.revision}#at-{source.figure.span.start}"

    changes = [change for number, one in enumerate(several) for change in _changes(one, values, number)]
    called = names(several, words)
    return Chart(
        tuple(several),
        called,
        plot(several, values, *WIDE, language=words.language),
        plot(several, values, *NARROW, language=words.language),
        tuple(
            _row(each, link(each.point), change, called[each.series], words)
            for each, change in zip(values, changes, strict=True)
        ),
        tuple((point, link(point)) for point in undated),
    )


def _row(one: Drawn, link: str, percent: str | None, name: str, words: Words) -> Row:
    period, said, sort = shown.period(one.slot, words.language), shown.said(one.point), words.value("sort", one.sort)
    return Row(one, link, percent, period, said, sort, escape(f"{name} {period} {said} {sort}"))


def _changes(one: Series, values: Iterable[Drawn], number: int) -> list[str | None]:
    """For each value that counts the change in percent against the period before, where both are exact enough."""
    steps = timeline.steps(one)
    against = "period" if any(step.against == "period" for step in steps) else "year"
    by_point = {id(step.later): step for step in steps if step.against == against}
    found: list[str | None] = []
    for each in values:
        if each.series == number:
            step = by_point.get(id(each.point)) if each.sort in (Sort.NOW, Sort.TARGET) else None
            middle = (
                None if step is None or step.percent_low is None else (step.percent_low + (step.percent_high or 0)) / 2
            )
            found.append(None if middle is None else f"{middle:+.1f}%")
    return found


def names(several: Sequence[Series], words: Words) -> tuple[str, ...]:
    """What series are called: name, place, what of the thing, and unit."""
    return tuple(name_of(one.name, one.key, one.unit, words) for one in several)


def name_of(name: str, key: SeriesKey, unit: str, words: Words) -> str:
    """What a series is called."""
    more = [key.place] if key.place else []
    more += [words.value("aspect", key.aspect)] if key.aspect != Aspect.LEVEL else []
    more += details(key, words.language)
    more += [words.value("sort", Sort.TARGET.value)] if key.planned else []
    more += [unit] if unit else []
    return f"{name} ({'，'.join(more) if words.language == 'zh' else ', '.join(more)})" if more else name


def _get(connection: Connection, id_: str) -> tuple[Series, dict[str, int]]:
    try:
        return series.outline(connection, id_)
    except InputError as error:
        raise HTTPException(404, str(error)) from error


def _several(connection: Connection, ids: Sequence[str]) -> tuple[list[Series], dict[str, int]]:
    wanted = list(dict.fromkeys(ids))
    if not 1 <= len(wanted) <= MOST_TOGETHER:
        raise InputError(say("series-many", most=MOST_TOGETHER))
    found = [_get(connection, id_) for id_ in wanted]
    return [one for one, _ in found], {url: page_id for _, articles in found for url, page_id in articles.items()}
