"""Long results in parts, each with a cursor for the next, so that no row is repeated or skipped."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

import orjson
from sqlalchemy import ColumnElement, Connection, Select, and_, false, or_, true
from sqlalchemy import Row as RowOf

from monitor.errors import InputError
from monitor.reasons import say

T = TypeVar("T")
Row = TypeVar("Row", bound=Sequence[Any])
Mark = list[Any]


@dataclass(frozen=True, slots=True)
class Slice(Generic[T]):
    """Some rows of an answer; `next` is the mark of the rows after them, None if there are none."""

    items: tuple[T, ...]
    next: str | None


@dataclass(frozen=True, slots=True)
class Key:
    """A column that rows are ordered by, `falling` or not, nulls last; `read` makes its value of what a mark holds."""

    column: ColumnElement[Any]
    falling: bool = True
    read: Callable[[Any], Any] = lambda value: value

    @property
    def may_lack(self) -> bool:
        """Whether rows may have no value here."""
        return bool(getattr(self.column, "nullable", True))

    @property
    def order(self) -> ColumnElement[Any]:
        """The order by this column; an index gives it only where nothing is said of nulls that there are none of."""
        order = self.column.desc() if self.falling else self.column.asc()
        return order.nulls_last() if self.may_lack else order

    def after(self, value: Any) -> ColumnElement[bool]:
        """That a row comes strictly after one that has `value` here."""
        if value is None:
            return false()
        beyond = self.column < value if self.falling else self.column > value
        return or_(beyond, self.column.is_(None)) if self.may_lack else beyond

    def from_on(self, value: Any) -> ColumnElement[bool]:
        """That a row has a value here, which comes after one or is the same."""
        here: ColumnElement[bool] = self.column <= value if self.falling else self.column >= value
        return here

    def same(self, value: Any) -> ColumnElement[bool]:
        """That a row has `value` here."""
        return self.column.is_(None) if value is None else self.column == value


def rows(
    connection: Connection, chosen: Select[Any], keys: Sequence[Key], cursor: str | None, limit: int
) -> list[RowOf[Any]]:
    """The first rows of an answer in an order, or those after a mark, and one more if there are as many.

    InputError if it is no mark of this order.
    """
    chosen = chosen.order_by(*(key.order for key in keys))
    found: list[RowOf[Any]] = []
    for stretch in _stretches(keys, cursor) if cursor else [true()]:
        found += connection.execute(chosen.where(stretch).limit(limit + 1 - len(found))).all()
        if len(found) > limit:
            break
    return found


def _stretches(keys: Sequence[Key], cursor: str) -> list[ColumnElement[bool]]:
    """That a row comes after a mark, in parts that follow each other: has a value in the first column, or has none.

    Each begins where an index of that column has the mark; of both at once, databases go through all rows before it.
    """
    wanted = _wanted(keys, cursor)
    first, value = keys[0], wanted[0]
    steps = [first.after(value)]
    for n, key in enumerate(keys[1:], 1):
        before = (other.same(known) for other, known in zip(keys[:n], wanted[:n], strict=True))
        steps.append(and_(*before, key.after(wanted[n])))
    after = or_(*steps)
    if value is None:
        return [and_(first.same(None), after)]
    here = and_(first.from_on(value), after)
    return [here, first.same(None)] if first.may_lack else [here]


def rest(keys: Sequence[Key], rows: Iterable[Row], cursor: str) -> list[Row]:
    """Those of some rows, each the values of the keys, that come after the one that a mark stands for, as `rows` has it."""
    wanted = _wanted(keys, cursor)
    return [row for row in rows if _is_after(keys, row, wanted)]


def _is_after(keys: Sequence[Key], row: Sequence[Any], wanted: Sequence[Any]) -> bool:
    for key, value, other in zip(keys, row, wanted, strict=True):
        if value != other:
            return other is not None and (value is None or (value < other) is key.falling)
    return False


def _wanted(keys: Sequence[Key], cursor: str) -> list[Any]:
    """The values of a mark's row; InputError if it is no mark of this order."""
    values = _read(cursor)
    if len(values) != len(keys):
        raise InputError(say("cursor-other"))
    try:
        return [None if value is None else key.read(value) for key, value in zip(keys, values, strict=True)]
    except (TypeError, ValueError) as error:
        raise InputError(say("cursor-none")) from error


def first_of(cursor: str, key: Key) -> Any:
    """The value of a mark's row in the first column of its order; InputError if it is no such mark."""
    try:
        value = _read(cursor)[0]
        return None if value is None else key.read(value)
    except (IndexError, TypeError, ValueError) as error:
        raise InputError(say("cursor-none")) from error


def mark(values: Sequence[Any]) -> str:
    """The mark of a row by its values in the order's columns."""
    return base64.urlsafe_b64encode(orjson.dumps(list(values))).decode().rstrip("=")


def _read(cursor: str) -> Mark:
    try:
        values = orjson.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    except (binascii.Error, ValueError) as error:
        raise InputError(say("cursor-none")) from error
    if not isinstance(values, list):
        raise InputError(say("cursor-none"))
    return values
