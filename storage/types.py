"""Column types that mean the same on SQLite and PostgreSQL."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from functools import lru_cache
from typing import Any

import orjson
from sqlalchemy import BigInteger, DateTime, Dialect, Numeric, String, Text, TypeDecorator
from sqlalchemy.types import TypeEngine


class UtcTime(TypeDecorator[dt.datetime]):
    """An aware time, stored in UTC."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def bind_processor(self, dialect: Dialect) -> Callable[[dt.datetime | None], Any]:
        """What makes a time one in UTC, as text on SQLite; it raises ValueError for one without a zone."""
        return _utc_text if dialect.name == "sqlite" else _utc

    def process_result_value(self, value: dt.datetime | None, dialect: Dialect) -> dt.datetime | None:  # noqa: ARG002
        """The time, aware, in UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=dt.UTC) if value.tzinfo is None else value.astimezone(dt.UTC)


class ExactDecimal(TypeDecorator[Decimal]):
    """A decimal number of any size, digit for digit (SQLite has none: there it is text)."""

    impl = Numeric
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Text on SQLite, NUMERIC elsewhere."""
        return dialect.type_descriptor(String() if dialect.name == "sqlite" else Numeric())

    def bind_processor(self, dialect: Dialect) -> Callable[[Decimal | None], Any] | None:
        """What makes a number text without an exponent on SQLite; other drivers take it as it is."""
        return _digits_of if dialect.name == "sqlite" else None

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], Decimal | None] | None:  # noqa: ARG002
        """What makes text a number on SQLite; other drivers give one."""
        return _number if dialect.name == "sqlite" else None


class Json(TypeDecorator[Any]):
    """A JSON value: readable text on SQLite, JSONB on PostgreSQL."""

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """JSONB on PostgreSQL, text elsewhere."""
        if dialect.name != "postgresql":
            return dialect.type_descriptor(Text())
        # The drivers of a database that is not used take long to load.
        from sqlalchemy.dialects.postgresql import JSONB

        return dialect.type_descriptor(JSONB())

    def process_bind_param(self, value: Any, dialect: Dialect) -> Any:
        """The value as the dialect's driver takes it."""
        return value if value is None or dialect.name == "postgresql" else orjson.dumps(value).decode()

    def process_result_value(self, value: Any, dialect: Dialect) -> Any:
        """The value."""
        return value if value is None or dialect.name == "postgresql" else orjson.loads(value)


class HexId(TypeDecorator[str]):
    """An id of 16 hexadecimal digits, kept as a whole number of 64 bits."""

    impl = BigInteger
    cache_ok = True

    def bind_processor(self, dialect: Dialect) -> Callable[[str | None], int | None]:  # noqa: ARG002
        """What makes an id a signed number."""
        return number_of

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[int | None], str | None]:  # noqa: ARG002
        """What makes a number an id."""
        return _digits


# A batch has the same times and ids in many columns and statements.
@lru_cache(maxsize=4096)
def _utc(value: dt.datetime | None) -> dt.datetime | None:
    if value is None:
        return None
    if value.tzinfo is None:
        raise ValueError(f"a stored time needs a zone: {value!r}")
    return value.astimezone(dt.UTC)


@lru_cache(maxsize=4096)
def _utc_text(value: dt.datetime | None) -> str | None:
    utc = _utc(value)
    return None if utc is None else utc.replace(tzinfo=None).isoformat(" ", "microseconds")


def _digits_of(value: Decimal | None) -> str | None:
    if value is None:
        return None
    # To format takes twice as long, and most numbers have no exponent.
    said = str(value)
    return format(value, "f") if "E" in said else said


def _number(value: Any) -> Decimal | None:
    return None if value is None else Decimal(value)


@lru_cache(maxsize=65536)
def number_of(value: str | None) -> int | None:
    """The signed number that an id of hexadecimal digits is kept as."""
    if value is None:
        return None
    number = int(value, 16)
    return number - (1 << 64) if number >> 63 else number


@lru_cache(maxsize=65536)
def _digits(value: int | None) -> str | None:
    return None if value is None else f"{value & (1 << 64) - 1:016x}"
