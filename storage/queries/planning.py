"""What the indexes tell of a query beforehand: how many revisions it can find, and what is so few that it is looked up first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any as AnyType
from typing import TypeVar
from weakref import WeakKeyDictionary

from sqlalchemy import ColumnElement, Connection, func, literal, select

from monitor import query
from monitor.query import All, Among, Any, Name, Node, Not, Number, Phrase, Text
from storage.queries.conditions import MARKS, PARTIAL, figure_fits, how_of
from storage.search import index, lookups
from storage.search.lookups import How
from storage.tables import FIGURES, REVISIONS

T = TypeVar("T")

# Of no more different sources than this those that fit are looked up; of more the index of words is asked.
MOST_SOURCES = 5_000
# Figures of a unit and an amount that are looked up beforehand.
FEW_AMOUNTS = 4_000
# What was found in a transaction need not be found again in it: a page is asked for its rows and their number.
_FOUND: WeakKeyDictionary[AnyType, dict[AnyType, AnyType]] = WeakKeyDictionary()


def _once(connection: Connection, what: AnyType, find: Callable[[], T]) -> T:
    """What is found in the connection's transaction, once."""
    found = _FOUND.setdefault(connection.get_transaction(), {})
    if what not in found:
        found[what] = find()
    answer: T = found[what]
    return answer


def asked(connection: Connection, words: str) -> Node:
    """The query that words are, with what its indexes have been asked beforehand.

    These are the kept sources that it asks for and, for PostgreSQL, the revisions whose figures are of its units and
    within its limits, where these are few.
    """
    return _once(connection, ("asked", words), lambda: _looked_up(connection, query.parse(words)))


def _looked_up(connection: Connection, node: Node) -> Node:
    node = _with_sources(connection, node)
    return _with_few(connection, node) if connection.dialect.name == "postgresql" else node


def _with_few(connection: Connection, node: Node) -> Node:
    if isinstance(node, Not):
        return Not(_with_few(connection, node.part))
    if isinstance(node, Any):
        return Any(tuple(_with_few(connection, part) for part in node.parts))
    parts = node.parts if isinstance(node, All) else (node,)
    few = _among_few(connection, [part for part in parts if _is_amount(part)])
    kept = tuple(_with_few(connection, part) if isinstance(part, Not | Any) else part for part in parts)
    return All((*few, *kept)) if few or isinstance(node, All) else node


def _among_few(connection: Connection, amounts: Sequence[Node]) -> tuple[Among, ...]:
    """The revisions that have a figure of units and within limits; none where they are many, or nothing is asked of it.

    PostgreSQL takes units and amounts for independent of each other and may expect a thousand times as many: it would
    go through all articles. Its index tells the first few thousand in milliseconds.
    """
    if not amounts:
        return ()
    found = connection.scalars(_with_amounts(connection, amounts).limit(FEW_AMOUNTS + 1)).all()
    return (Among(tuple(sorted(set(found)))),) if len(found) <= FEW_AMOUNTS else ()


def _with_sources(connection: Connection, node: Node) -> Node:
    if isinstance(node, Not):
        return Not(_with_sources(connection, node.part))
    if isinstance(node, All | Any):
        return type(node)(tuple(_with_sources(connection, part) for part in node.parts))
    if isinstance(node, Text) and node.name is Name.SOURCE and (sources := _sources(connection)) is not None:
        return replace(node, kept=tuple(source for source in sources if _is_source(source, node)))
    return node


def _is_source(source: str, wanted: Text) -> bool:
    """Whether a source is, or begins, as a field asks, read as the index of words reads it."""
    if how_of(wanted) is How.WHOLE:
        entries = index.tokens(wanted.value)
        return bool(entries) and index.tokens(source) == entries
    begin = index.phrase(wanted.value.removesuffix("*"))
    return index.stands_in(begin, index.tokens(source)[: len(begin)])


def _sources(connection: Connection) -> list[str] | None:
    """The different sources of all articles; None where they are too many."""
    found = _once(connection, "sources", lambda: _different(connection, REVISIONS.c.source, MOST_SOURCES + 1))
    return found if len(found) <= MOST_SOURCES else None


def reach(connection: Connection, node: Node, most: int) -> int:
    """About how many revisions a query can find at most, as far as the indexes tell; beyond `most`, more."""
    return _once(connection, ("reach", node, most), lambda: _reach(connection, node, most))


def _reach(connection: Connection, node: Node, most: int) -> int:
    if isinstance(node, Among):
        return len(node.revisions)
    if isinstance(node, All):
        figures = [part for part in node.parts if _is_amount(part)]
        # SQLite counts what has all the words as soon as what has one of them.
        words = [part for part in node.parts if isinstance(part, Phrase)]
        together = words if connection.dialect.name == "sqlite" else []
        others = [_reach(connection, part, most) for part in node.parts if part not in (*figures, *together)]
        if figures:
            others.append(_count(connection, _with_amounts(connection, figures), most))
        if together:
            others.append(_count(connection, lookups.with_words("sqlite", [part.text for part in together]), most))
        return min(others)
    if isinstance(node, Any):
        return min(sum(_reach(connection, part, most) for part in node.parts), most + 1)
    if _is_amount(node):
        return _count(connection, _with_amounts(connection, [node]), most)
    is_looked_up = isinstance(node, Text) and node.kept is not None
    if connection.dialect.name == "postgresql" and not is_looked_up:
        return min(_expected(connection, _entries(node), most), most + 1)
    found = _found(node, connection.dialect.name)
    return most + 1 if found is None else _count(connection, found, most)


def _expected(connection: Connection, entries: Sequence[str], most: int) -> int:
    """How many texts PostgreSQL expects to have the rarest of some entries: it would take long to look them all up."""
    return min((_planned(connection, lookups.with_entry(entry)) for entry in entries), default=most + 1)


def texts(connection: Connection) -> int:
    """How many texts PostgreSQL expects the index to have."""
    return _planned(connection, lookups.EVERY)


def _planned(connection: Connection, found: AnyType) -> int:
    """How many rows PostgreSQL expects a query to have."""
    asked = found.compile(dialect=connection.dialect, compile_kwargs={"render_postcompile": True})
    plan = connection.exec_driver_sql(f"EXPLAIN (FORMAT JSON) {asked}", asked.params).scalar_one()
    return int(plan[0]["Plan"]["Plan Rows"])


def _entries(node: Node) -> tuple[str, ...]:
    """The entries of the index that a word or a field has."""
    if isinstance(node, Phrase):
        return index.phrase(node.text)
    if isinstance(node, Text) and node.name is Name.TITLE:
        return index.phrase(node.value)
    if isinstance(node, Text) and (mark := MARKS.get(node.name) or PARTIAL.get(node.name, (None, None))[1]):
        return lookups.marked(mark, node.value.removesuffix("*"))
    return ()


def _is_amount(part: Node) -> bool:
    """Whether the index of units and amounts tells of it."""
    return isinstance(part, Number) or (isinstance(part, Text) and part.name is Name.UNIT)


def _with_amounts(connection: Connection, parts: Sequence[Node]) -> AnyType:
    """The revisions of the figures of units and within limits."""
    fits = [figure_fits(part, connection.dialect.name) for part in parts]
    if not any(isinstance(part, Text) for part in parts):
        fits.append(FIGURES.c.unit.in_(units(connection)))
    return select(FIGURES.c.revision_id).where(*fits)


def units(connection: Connection) -> list[str]:
    """The units of all figures."""
    return _different(connection, FIGURES.c.unit)


def _different(connection: Connection, column: ColumnElement[AnyType], most: int | None = None) -> list[str]:
    """The different values of a column, found by a step from one to the next in its index."""
    first = select(func.min(column).label("value")).cte("steps", recursive=True)
    following = select(func.min(column)).where(column > first.c.value).correlate(first).scalar_subquery()
    steps = first.union_all(select(following).where(first.c.value.is_not(None)))
    return list(connection.scalars(select(steps.c.value).where(steps.c.value.is_not(None)).limit(most)))


def _found(node: Node, dialect: str) -> lookups.Found | None:
    """The revisions that the index finds for a word or a field; None where it has nothing of it."""
    if isinstance(node, Phrase):
        return lookups.with_words(dialect, [node.text])
    if isinstance(node, Text) and node.name is Name.TITLE:
        return lookups.with_title(dialect, node.value)
    if isinstance(node, Text) and node.name in PARTIAL:
        return lookups.with_mark(dialect, PARTIAL[node.name][1], node.value)
    if isinstance(node, Text) and node.kept is not None:
        return select(REVISIONS.c.id.label("revision_id")).where(REVISIONS.c.source.in_(node.kept))
    if isinstance(node, Text) and node.name in MARKS:
        return lookups.with_mark(dialect, MARKS[node.name], node.value.removesuffix("*"), how_of(node))
    return None


def only_words(node: Node) -> list[str] | None:
    """The words of a query of nothing but words that are all to occur; None for another query."""
    parts = node.parts if isinstance(node, All) else (node,)
    words = [part.text for part in parts if isinstance(part, Phrase)]
    return words if len(words) == len(parts) else None


def _count(connection: Connection, found: AnyType, most: int) -> int:
    """How many rows a query has, beyond `most` more; PostgreSQL expects as many, since counting them takes it long."""
    if connection.dialect.name == "postgresql":
        return min(_planned(connection, found), most + 1)
    some = select(literal(1)).select_from(found.subquery()).limit(most + 1).subquery()
    return int(connection.execute(select(func.count()).select_from(some)).scalar_one())
