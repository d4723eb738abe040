"""Rows by a list of ids: one statement however many there are, so that it is made and planned once."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import orjson
from sqlalchemy import BindParameter, ColumnElement, Dialect, FunctionElement, Text, TypeDecorator, bindparam
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.types import NullType


class Numbers(TypeDecorator[Iterable[int]]):
    """Whole numbers as one parameter: a JSON array on SQLite, the text of an array on PostgreSQL."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Iterable[int] | None, dialect: Dialect) -> str | None:
        """The numbers as the dialect reads them."""
        if value is None:
            return None
        listed = orjson.dumps(list(value)).decode()
        return "{" + listed[1:-1] + "}" if dialect.name == "postgresql" else listed


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
    return f"{column} = ANY (CAST({numbers} AS bigint[]))"


def among(column: ColumnElement[int], numbers: str | Iterable[int]) -> ColumnElement[bool]:
    """That a column has one of these numbers, or of those that a parameter of this name will have.

    Where there are many, a list of parameters takes longer to plan than to answer.
    """
    given: BindParameter[Any] = (
        bindparam(numbers, type_=Numbers) if isinstance(numbers, str) else bindparam(None, numbers, type_=Numbers)
    )
    return _Among(column, given)
