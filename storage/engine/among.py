"""Rows by a list of ids: one statement whatever the length of the list, so that it is compiled and planned once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

import orjson
from sqlalchemy import (
    BigInteger,
    BindParameter,
    ColumnElement,
    Dialect,
    FunctionElement,
    Text,
    TypeDecorator,
    bindparam,
)
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.types import NullType, TypeEngine

from storage.types import HexId, number_of


class Numbers(TypeDecorator[Iterable[Any]]):
    """Whole numbers as one parameter: a JSON array on SQLite, an array on PostgreSQL, whose planner sees how many they are."""

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """An array on PostgreSQL, text elsewhere."""
        if dialect.name != "postgresql":
            return dialect.type_descriptor(Text())
        # The drivers of a database that is not used take long to load.
        from sqlalchemy.dialects.postgresql import ARRAY

        return dialect.type_descriptor(ARRAY(BigInteger))

    def process_bind_param(self, value: Iterable[Any] | None, dialect: Dialect) -> Any:
        """The numbers as the dialect reads them."""
        if value is None:
            return None
        numbers = self._numbers(value)
        return numbers if dialect.name == "postgresql" else orjson.dumps(numbers).decode()

    def _numbers(self, value: Iterable[Any]) -> list[int | None]:
        return list(value)


class Ids(Numbers):
    """Ids of hexadecimal digits as one parameter, as the numbers that they are kept as."""

    cache_ok = True

    def _numbers(self, value: Iterable[str]) -> list[int | None]:
        return [number_of(one) for one in value]


class _Among(FunctionElement[Any]):
    """That a column has one of the numbers of a parameter."""

    # Of a Boolean SQLite would be asked whether it is 1, and then looks at each row.
    type = NullType()
    inherit_cache = True


@compiles(_Among, "sqlite")
def _in_json(element: _Among, compiler: Any, **kw: Any) -> str:
    column, numbers = (compiler.process(clause, **kw) for clause in element.clauses)
    return f"{column} IN (SELECT value FROM json_each({numbers}))"  # noqa: S608 (made of compiled parts)


@compiles(_Among, "postgresql")
def _in_array(element: _Among, compiler: Any, **kw: Any) -> str:
    column, numbers = (compiler.process(clause, **kw) for clause in element.clauses)
    return f"{column} = ANY ({numbers})"


def among(column: ColumnElement[Any], numbers: str | Iterable[int]) -> ColumnElement[bool]:
    """That a column has one of these numbers, or of those, or ids, that a parameter of this name will have.

    Where there are many, a list of parameters takes longer to plan than to answer.
    """
    kind = Ids if isinstance(column.type, HexId) else Numbers
    given: BindParameter[Any] = (
        bindparam(numbers, type_=kind) if isinstance(numbers, str) else bindparam(None, numbers, type_=kind)
    )
    return _Among(column, given)


class Days(TypeDecorator[Mapping[str, Iterable[dt.date | None]]]):
    """Days of ids of hexadecimal digits as one parameter: a JSON array of pairs; a day that is not known is no pair."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Mapping[str, Iterable[dt.date | None]] | None, dialect: Dialect) -> Any:  # noqa: ARG002
        """The pairs as text."""
        if value is None:
            return None
        pairs = [(number_of(id_), day) for id_, days in value.items() for day in days if day is not None]
        return orjson.dumps(pairs).decode()


class _OfDays(FunctionElement[Any]):
    """That an id and a day are one of the pairs of a parameter."""

    type = NullType()
    inherit_cache = True


@compiles(_OfDays, "sqlite")
def _in_pairs(element: _OfDays, compiler: Any, **kw: Any) -> str:
    id_, day, pairs = (compiler.process(clause, **kw) for clause in element.clauses)
    both = "json_extract(value, '$[0]'), json_extract(value, '$[1]')"
    return f"({id_}, {day}) IN (SELECT {both} FROM json_each({pairs}))"  # noqa: S608 (made of compiled parts)


@compiles(_OfDays, "postgresql")
def _in_elements(element: _OfDays, compiler: Any, **kw: Any) -> str:
    id_, day, pairs = (compiler.process(clause, **kw) for clause in element.clauses)
    both = "CAST(pair ->> 0 AS bigint), CAST(pair ->> 1 AS date)"
    pairs = f"jsonb_array_elements(CAST({pairs} AS jsonb)) AS pair"
    return f"({id_}, {day}) IN (SELECT {both} FROM {pairs})"  # noqa: S608 (made of compiled parts)


def of_days(id_: ColumnElement[Any], day: ColumnElement[Any], name: str) -> ColumnElement[bool]:
    """That a row is of an id and of one of the days that a parameter of this name will have for it."""
    return _OfDays(id_, day, bindparam(name, type_=Days))
