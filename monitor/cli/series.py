"""Series: `monitor series` and `conflicts`, and statements with `name`, `join`, `separate` and `undo`."""

from __future__ import annotations

import getpass
import sys
from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Any

import typer

from monitor.cli.output import JSON_HELP, local, print_json, print_table, tell_more
from monitor.cli.setup import config_of, database_of
from monitor.errors import InputError

if TYPE_CHECKING:
    from monitor.series import Point, Selector, Series, Statement
    from storage import Connection
    from storage.queries.conflict_lists import Item
    from storage.queries.series import PointOf, SeriesFilter, SeriesSummary

Json = Annotated[bool, typer.Option("--json", help=JSON_HELP)]
Limit = Annotated[int, typer.Option(min=1, help="Maximum number of rows.")]
Why = Annotated[str, typer.Option(help="The reason, for later readers.")]
By = Annotated[str | None, typer.Option(help="Who states it; default: the user of this terminal.")]
Id = Annotated[str, typer.Argument(metavar="SERIES", help="The series' id, as `monitor series` shows it.")]


def series(
    context: typer.Context,
    words: Annotated[list[str] | None, typer.Argument(help="Words of the name, or the id of one series.")] = None,
    place: Annotated[str | None, typer.Option(help="Only of this place.")] = None,
    unit: Annotated[str | None, typer.Option(help="Only with points in this unit.")] = None,
    article: Annotated[int | None, typer.Option(help="Only those with a point from this article.")] = None,
    least: Annotated[int, typer.Option("--points", min=1, help="Only with at least this many points.")] = 1,
    limit: Limit = 50,
    json: Annotated[
        bool, typer.Option("--json", help="All points as one JSON object per line instead of a table.")
    ] = False,
) -> None:
    """Find series of figures, or show one with its points, revisions and gaps.

    Example: monitor series 粮食产量 --place 全国
    """
    from storage.queries.series import SeriesFilter

    ids = tuple(words) if words and len(words) == 1 and _is_id(words[0]) else ()
    wanted = SeriesFilter(
        None if ids else " ".join(words or []), place, unit, ids=ids, article=article, least_points=least
    )
    with database_of(context).read() as connection:
        if json:
            print_json(_lines(connection, wanted))
        elif ids:
            _show(connection, ids[0])
        else:
            _list(connection, wanted, limit)


def _is_id(word: str) -> bool:
    return len(word) == 16 and not set(word) - set("0123456789abcdef")


def _lines(connection: Connection, wanted: SeriesFilter) -> Iterator[dict[str, Any]]:
    from monitor.series.records import line
    from storage.queries import series as kept

    for one in kept.points(connection, wanted):
        yield line(one.series.id, one.series.label, one.series.key, one.point, one.doc)


def _list(connection: Connection, wanted: SeriesFilter, limit: int) -> None:
    from storage.queries import series as kept

    found = kept.find(connection, wanted, limit=limit)
    columns = ("series", "name", "place", "role", "unit", "points", "latest", "value", "change")
    asked = any((wanted.words, wanted.place, wanted.unit, wanted.article, wanted.least_points > 1))
    empty = "no series fits; fewer words may" if asked else "no series yet; begin with: monitor run"
    print_table(columns, map(_row, found.items), empty)
    tell_more(limit, more=found.next is not None)


def _row(one: SeriesSummary) -> tuple[object, ...]:
    from monitor.series.records import details, role

    value = _range(one.latest_low, one.latest_high) if one.latest_value is None else digits(one.latest_value)
    return (
        one.id,
        one.label,
        one.key.place,
        " ".join((role(one.key), *details(one.key))),
        one.unit,
        one.current,
        one.latest_period,
        value,
        _change(one),
    )


def _range(low: Decimal | None, high: Decimal | None) -> str:
    if low is None or high is None:
        return ""
    return digits(low) if low == high else f"{digits(low)}–{digits(high)}"


def digits(number: Decimal) -> str:
    """A number for people: without an exponent, at most six decimals."""
    return format(round(number, 6).normalize(), "f")


def _change(one: SeriesSummary) -> str:
    """The change from the value before, in percent, where both are exact enough."""
    from monitor.series.timeline import percent

    if None in (one.before_low, one.before_high, one.latest_low, one.latest_high) or one.key.aspect != "level":
        return ""
    found = percent((one.before_low, one.before_high), (one.latest_low, one.latest_high))  # type: ignore[arg-type] # none is None here
    return "" if found is None else f"{_range(*found)}% since {one.before_period}"


def _show(connection: Connection, id_: str) -> None:
    from monitor.series.records import details, role
    from monitor.series.timeline import gaps, steps, told
    from storage.queries import series as kept

    found = kept.get(connection, id_)
    write = sys.stdout.write
    write(
        f"{found.name}  {found.place or '(the articles’ own place)'}  {' '.join((role(found.key), *details(found.key)))}  in {found.unit or 'no unit'}\n"
    )
    for statement in found.statements:
        write(f"{statement.kind.value} {statement.name} stated by {statement.by}: {statement.why}\n")
    print_table(("period", "value", "told on", "article", "sentence"), _points(found), "no article says it any more")
    revised = [period for period, values in told(found).items() if len(values) > 1]
    if revised:
        write(f"more than one value told for: {', '.join(revised)}\n")
    if missing := gaps(found):
        write(f"no value for: {', '.join(missing)}\n")
    for step in steps(found):
        percent = "" if step.percent_low is None else f" ({_range(step.percent_low, step.percent_high)}%)"
        against = "a year before" if step.against == "year" else "the period before"
        write(f"{step.later.period}: {_range(step.low, step.high)}{percent} against {against}\n")


def _points(found: Series) -> Iterator[tuple[object, ...]]:
    for point in found.points:
        gone = "" if point.is_current else " (no longer said)"
        source = point.source
        yield point.period, _told(point) + gone, source.published, source.article, _marked(point)


def _told(point: Point) -> str:
    return _range(point.low, point.high) if point.value is None else digits(point.value)


def _marked(point: Point) -> str:
    return f"{point.source.lead}【{point.source.figure.text}】{point.source.tail}"


def conflicts(
    context: typer.Context,
    kind: Annotated[
        str | None, typer.Option(help="Only values (of one period) or change (compared with levels).")
    ] = None,
    series: Annotated[str | None, typer.Option(help="Only of this series.")] = None,
    closed: Annotated[bool, typer.Option("--closed", help="Include those that were resolved.")] = False,
    limit: Limit = 50,
    json: Json = False,
) -> None:
    """Show values that contradict each other, with their sentences.

    Example: monitor conflicts
    """
    from monitor.series import ConflictKind
    from storage.queries import conflict_lists

    if kind is not None and kind not in list(ConflictKind):
        raise InputError(f"--kind {kind}: no such kind; there are: {', '.join(ConflictKind)}")
    zone = config_of(context).zone
    with database_of(context).read() as connection:
        found = conflict_lists.find(connection, kind=kind, series_id=series, closed=closed, limit=limit).items
    if json:
        print_json(map(_conflict_record, found))
    elif not found:
        sys.stderr.write("no conflicts\n")
    for item in () if json else found:
        state = f", closed {local(item.closed_at, zone)}" if item.closed_at else ""
        name = f"{item.label} ({item.place})" if item.place else item.label
        sys.stdout.write(
            f"\n{local(item.noticed_at, zone)}  {item.kind}  {name} [{item.series_id}]  {item.period}{state}\n"
        )
        if item.low is not None:
            sys.stdout.write(f"    the levels imply {_range(item.low, item.high)}\n")
        sys.stdout.writelines(f"  {_told(one.point)}  {one.doc}: {_marked(one.point)}\n" for one in item.points)


def _conflict_record(item: Item) -> dict[str, Any]:
    return {
        "id": item.id, "kind": item.kind, "series": item.series_id, "name": item.label, "place": item.place,
        "period": item.period, "low": item.low, "high": item.high, "noticed_at": item.noticed_at, "closed_at": item.closed_at,
        "points": list(map(_conflict_point, item.points)),
    }  # fmt: skip


def _conflict_point(one: PointOf) -> dict[str, Any]:
    from monitor.series.records import line

    return line(one.series.id, one.series.label, one.series.key, one.point, one.doc)


def name(
    context: typer.Context,
    series: Id,
    text: Annotated[str, typer.Argument(metavar="NAME")],
    why: Why = "",
    by: By = None,
) -> None:
    """Give a series a name of your own.

    Example: monitor name 0f3c9a5e2b7d4810 全县茶园面积 --why "as the county's reports call it"
    """
    _state(context, "name", [series], by, why, name=text)


def join(
    context: typer.Context,
    series: Annotated[list[str], typer.Argument(metavar="SERIES...", help="Two series or more; the first one stays.")],
    why: Why = "",
    by: By = None,
) -> None:
    """State that several series are one.

    Example: monitor join 0f3c9a5e2b7d4810 9a1e33c07f5d6b24 --why "renamed in 2015"
    """
    if len(set(series)) < 2:
        raise InputError("a join needs two series or more")
    _state(context, "join", series, by, why)


def separate(
    context: typer.Context,
    series: Id,
    article: Annotated[
        str | None, typer.Option(help="Separate the points of this article (its id or address).")
    ] = None,
    indicator: Annotated[str | None, typer.Option(help="Separate the points with this indicator.")] = None,
    place: Annotated[str | None, typer.Option(help="Separate the points of this place.")] = None,
    unit: Annotated[str | None, typer.Option(help="Separate the points in this unit.")] = None,
    name: Annotated[str, typer.Option(help="Name of the new series.")] = "",
    why: Why = "",
    by: By = None,
) -> None:
    """Move points of a series to one of their own: those that match all given options.

    Example: monitor separate 0f3c9a5e2b7d4810 --indicator 茶叶种植面积 --why "planted, not picked"
    """
    from monitor.series import Selector

    chosen = Selector(_address(context, article), indicator, place, unit)
    if chosen == Selector():
        raise InputError("say what to take out: --article, --indicator, --place or --unit")
    _state(context, "separate", [series], by, why, name=name, selector=chosen)


def _address(context: typer.Context, article: str | None) -> str | None:
    """The address of an article by its id, the name of its imported file, or its address."""
    from storage.queries import articles

    if article is None:
        return None
    with database_of(context).read() as connection:
        found = articles.address(connection, article)
    if found is None:
        raise InputError(f"no article {article}; list them with: monitor articles")
    return found


def _state(
    context: typer.Context,
    kind: str,
    ids: list[str],
    by: str | None,
    why: str,
    *,
    name: str = "",
    selector: Selector | None = None,
) -> None:
    from monitor.analyse.following import state
    from monitor.clock import current_clock
    from monitor.series import Selector, Statement, StatementKind
    from storage.queries.series import checked_id

    now = current_clock().now()
    statement = Statement(
        StatementKind(kind),
        tuple(map(checked_id, ids)),
        by or getpass.getuser(),
        now,
        why,
        name,
        selector or Selector(),
    )
    number = state(database_of(context), statement, now)
    sys.stdout.write(f"statement {number} applies; undo it with: monitor undo {number}\n")


def statements(context: typer.Context, json: Json = False) -> None:
    """List what operators stated about series, with who, when and why.

    Example: monitor statements
    """
    from storage.series import statements as kept

    zone = config_of(context).zone
    with database_of(context).read() as connection:
        found = kept.all_kept(connection)
    if json:
        print_json(found)
        return
    rows = [
        (one.id, one.statement.kind.value, " ".join(one.statement.series), one.statement.name, _chosen(one.statement),
         one.statement.by, local(one.statement.at, zone), one.origin, one.statement.why,
         f"taken back {local(one.undone_at, zone)} by {one.undone_by}" if one.undone_at else "")
        for one in found
    ]  # fmt: skip
    columns = ("number", "kind", "series", "name", "points", "by", "at", "from", "why", "state")
    print_table(columns, rows, "no statements yet")


def _chosen(statement: Statement) -> str:
    from dataclasses import asdict

    return " ".join(f"{key}={value}" for key, value in asdict(statement.selector).items() if value is not None)


def undo(context: typer.Context, number: Annotated[int, typer.Argument(metavar="STATEMENT")], by: By = None) -> None:
    """Undo a statement; it stays on record.

    Example: monitor undo 3
    """
    from monitor.analyse.following import undo as take_back
    from monitor.clock import current_clock

    take_back(database_of(context), number, by or getpass.getuser(), current_clock().now())
    sys.stdout.write(f"statement {number} no longer applies\n")
