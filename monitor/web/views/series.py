"""指标: series found by name, place and unit; one or several drawn, each value one step from its sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from monitor.accounts import Role
from monitor.charts import Look, png, svg
from monitor.errors import InputError
from monitor.series import Aspect, Point, Series, timeline
from monitor.web import people
from monitor.web.context import Words, house_of, render, words_of
from monitor.web.params import ChartParams, SeriesParams, read
from monitor.web.plot import Drawn, Plot, Sort, drawn, plot, spark
from storage import Connection, queries_conflicts, series, series_views, statements

# Series that are drawn together at most: so many colours are told apart.
MOST_TOGETHER = 8
WIDE, NARROW = (760, 300), (360, 260)
PICTURES = {"svg": "image/svg+xml", "png": "image/png"}


@dataclass(frozen=True, slots=True)
class Row:
    """A value as the table under a chart tells it: its link, what it says, and how it changed against the one before."""

    drawn: Drawn
    link: str
    percent: str | None


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


def listing(request: Request) -> Response:
    """The series that the address asks for, each with its latest value and its course."""
    house, params = house_of(request), read(SeriesParams, request)
    with house.database.read() as connection:
        found = series.find(connection, params.filter(), order=params.order, cursor=params.cursor, limit=params.limit)
        courses = series_views.courses(connection, [one.id for one in found.items])
    sparks = {id_: spark(course) for id_, course in courses.items()}
    template = "_series.html" if "fragment" in request.query_params else "series_list.html"
    return render(request, template, found=found, asked=params, sparks=sparks, aspects=tuple(Aspect))


def one(request: Request) -> Response:
    """One series: its chart, its values, what contradicts them, and what was stated of it."""
    with house_of(request).database.read() as connection:
        shown = chart(connection, [_get(connection, request.path_params["series"])], words_of(request))
        [found] = shown.series
        odd = queries_conflicts.find(connection, series_id=found.id).items
        stated = [kept for kept in statements.holding(connection) if kept.statement in found.statements]
        choices = _choices(request, connection, found.id)
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
    with house_of(request).database.read() as connection:
        shown = chart(connection, _several(connection, params.s), words_of(request))
    return render(request, "series_compare.html", chart=shown, query=urlencode([("s", one) for one in params.s]))


def picture(request: Request) -> Response:
    """The chart of one or several series as a file: SVG or PNG."""
    suffix = request.path_params["suffix"]
    if suffix not in PICTURES:
        raise HTTPException(404)
    params = read(ChartParams, request)
    with house_of(request).database.read() as connection:
        found = _several(connection, params.s)
    look = Look(words_of(request).language, params.dark)  # type: ignore[arg-type] # the page's languages are the chart's
    body = png(found, look, params.scale) if suffix == "png" else svg(found, look).encode()
    headers = {
        "content-disposition": f'attachment; filename="series-{found[0].id}.{suffix}"',
        # What is drawn states its own style; as a file of its own it may.
        "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox",
        "cache-control": "private, no-cache",
    }
    return Response(body, media_type=PICTURES[suffix], headers=headers)


def chart(connection: Connection, several: Sequence[Series], words: Words) -> Chart:
    """Series as they are shown."""
    values = [each for number, one in enumerate(several) for each in drawn(one, number)]
    undated = [point for one in several for point in one.points if point.period is None and point.is_current]
    link = _linker(connection, [*(each.point for each in values), *undated])
    changes = [change for number, one in enumerate(several) for change in _changes(one, values, number)]
    return Chart(
        tuple(several),
        names(several, words),
        plot(several, values, *WIDE, language=words.language),
        plot(several, values, *NARROW, language=words.language),
        tuple(Row(each, link(each.point), change) for each, change in zip(values, changes, strict=True)),
        tuple((point, link(point)) for point in undated),
    )


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


def _linker(connection: Connection, points: Sequence[Point]) -> Callable[[Point], str]:
    """What makes the address of a point's sentence: in the very version that states it."""
    ids = series_views.article_ids(connection, sorted({point.source.article for point in points}))

    def link(point: Point) -> str:
        source = point.source
        return f"/articles/{ids[source.article]}/versions/{source.revision}#at-{source.figure.span.start}"

    return link


def names(several: Sequence[Series], words: Words) -> tuple[str, ...]:
    """What series are called: name, place, what of the thing, and unit."""
    return tuple(name_of(one.name, one.key.place, one.key.aspect, one.key.planned, one.unit, words) for one in several)


def name_of(name: str, place: str, aspect: str, planned: bool, unit: str, words: Words) -> str:
    """What a series is called."""
    more = [place] if place else []
    more += [words.value("aspect", aspect)] if aspect != Aspect.LEVEL else []
    more += [words.value("sort", Sort.TARGET.value)] if planned else []
    more += [unit] if unit else []
    return f"{name} ({'，'.join(more) if words.language == 'zh' else ', '.join(more)})" if more else name


def _get(connection: Connection, id_: str) -> Series:
    try:
        return series.outline(connection, id_)
    except InputError as error:
        raise HTTPException(404, str(error)) from error


def _several(connection: Connection, ids: Sequence[str]) -> list[Series]:
    wanted = list(dict.fromkeys(ids))
    if not 1 <= len(wanted) <= MOST_TOGETHER:
        raise InputError(f"name 1 to {MOST_TOGETHER} series (s=ID)")
    return [_get(connection, id_) for id_ in wanted]
