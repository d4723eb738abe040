"""What operators state of series, applied to what is inferred: the later statement wins."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import xxhash

from monitor.series.points import Selector, SourcePoint, Statement, StatementKind


def ordered(statements: Iterable[Statement]) -> list[Statement]:
    """Statements in the order in which they are applied."""
    return sorted(statements, key=lambda one: (one.at, one.kind, one.series, one.by))


def stated(
    home: str, source: SourcePoint, statements: Sequence[Statement], successors: Mapping[str, str] | None = None
) -> str:
    """The series of a point that is inferred to be of `home`, after ordered statements.

    `successors` are series that a later reading has put in the place of those that statements name.
    """
    found = home
    for one in statements:
        series = [_now(id_, successors or {}) for id_ in one.series]
        if one.kind is StatementKind.JOIN and found in series:
            found = series[0]
        elif one.kind is StatementKind.SEPARATE and found == series[0] and selects(one.selector, source):
            found = separated_id(one)
    return found


def _now(id_: str, successors: Mapping[str, str]) -> str:
    seen = {id_}
    while (following := successors.get(id_)) is not None and following not in seen:
        seen.add(following)
        id_ = following
    return id_


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


def name_of(id_: str, statements: Sequence[Statement], successors: Mapping[str, str] | None = None) -> str:
    """The name that the last of ordered statements gives a series; empty if none does."""
    for one in reversed(statements):
        named = one.kind is StatementKind.NAME and _now(one.series[0], successors or {}) == id_
        made = one.kind is StatementKind.SEPARATE and separated_id(one) == id_
        if one.name and (named or made):
            return one.name
    return ""


def touches(id_: str, statement: Statement, successors: Mapping[str, str] | None = None) -> bool:
    """Whether a statement is about a series, or makes it."""
    about = {_now(one, successors or {}) for one in statement.series}
    return id_ in about or (statement.kind is StatementKind.SEPARATE and separated_id(statement) == id_)


def connected(statement: Statement, statements: Iterable[Statement]) -> set[str]:
    """The ids of all series whose points a statement, or any that builds on it, may move."""
    found, rest = _ids(statement), [_ids(one) for one in statements]
    while linked := [ids for ids in rest if ids & found and not ids <= found]:
        found = found.union(*linked)
    return found


def _ids(statement: Statement) -> set[str]:
    made = {separated_id(statement)} if statement.kind is StatementKind.SEPARATE else set()
    return {*statement.series, *made}
