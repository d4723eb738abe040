"""Rows by a list of ids: one statement however many there are, so that it is made and planned once."""

from __future__ import annotations

from collections.abc import Iterable
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
