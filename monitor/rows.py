"""Rows as text for files: CSV that opens right in a spreadsheet, and JSON Lines."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import orjson

Row = Mapping[str, Any]
# A spreadsheet takes a cell that begins so for a formula (OWASP, CSV injection); a quote before it makes it text.
FORMULA = ("=", "+", "-", "@", "\t", "\r")
# Tells a spreadsheet that a file is UTF-8.
MARK = "\ufeff"


def safe_cell(value: object) -> object:
    """The value as a spreadsheet may be given it: never a formula; numbers stay numbers.

    >>> safe_cell("=1+1"), safe_cell("-0.3"), safe_cell("-0.3%")
    ("'=1+1", '-0.3', "'-0.3%")
    """
    if isinstance(value, str) and value.startswith(FORMULA) and not _is_number(value):
        return "'" + value
    return value


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


def csv_lines(rows: Iterable[Row]) -> Iterator[str]:
    """The lines of a CSV file, the columns' names first; nothing at all for no rows."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer)
    for number, row in enumerate(rows):
        if number == 0:
            writer.writerow(row)
        writer.writerow([safe_cell(value) for value in row.values()])
        yield buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()


def json_lines(rows: Iterable[Row]) -> Iterator[str]:
    """One JSON object a line."""
    return (orjson.dumps(row).decode() + "\n" for row in rows)
