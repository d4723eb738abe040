"""CSV that spreadsheets open correctly: marked as UTF-8, without formulas, described by a file beside it (CSVW)."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from typing import Any

import orjson

from monitor.dictionary import Sort
from monitor.files.table import Table

# Tells a spreadsheet that a file is UTF-8.
MARK = "\ufeff"
# A spreadsheet takes a cell that begins so for a formula (OWASP, CSV injection); a quote before it makes it text.
FORMULA = ("=", "+", "-", "@", "\t", "\r")
FIRST = frozenset(FORMULA)
# Floats below this have all their whole digits.
EXACT = 2**53
NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?", re.ASCII)
DATATYPES = {
    Sort.TEXT: "string", Sort.WHOLE: "integer", Sort.NUMBER: "double", Sort.FLAG: "integer", Sort.TIME: "dateTime",
    Sort.DAY: "date",
}  # fmt: skip


def chunks(table: Table) -> Iterator[bytes]:
    """The file in pieces; the columns' names stand in the first line even if there are no rows."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer)
    buffer.write(MARK)
    writer.writerow(table.names)
    for batch in table.batches:
        cells = (
            _cells(column.sort, values) for column, values in zip(table.columns, zip(*batch, strict=True), strict=False)
        )
        writer.writerows(zip(*cells, strict=True))
        yield buffer.getvalue().encode()
        buffer.seek(0)
        buffer.truncate()
    if buffer.tell():
        yield buffer.getvalue().encode()


def _cells(sort: Sort, values: Sequence[Any]) -> Sequence[Any]:
    """A column with no text that a spreadsheet would take for a formula, and whole numbers without a point."""
    if sort is Sort.TEXT and not FIRST.isdisjoint({value[:1] for value in values if value}):
        return ["'" + value if value and value[0] in FIRST else value for value in values]
    if sort is Sort.NUMBER:
        return [int(n) if n is not None and n.is_integer() and abs(n) < EXACT else n for n in values]
    return values


def safe_cell(value: Any) -> Any:
    """The value as a spreadsheet may be given it: never a formula; numbers stay numbers.

    >>> safe_cell("=1+1"), safe_cell("-0.3"), safe_cell("-0.3%")
    ("'=1+1", '-0.3', "'-0.3%")
    """
    if isinstance(value, str) and value.startswith(FORMULA) and not NUMBER.fullmatch(value):
        return "'" + value
    return value


def description(table: Table, file: str) -> bytes:
    """What the columns are, as W3C's CSV on the Web has it: the text of FILE-metadata.json."""
    columns = [
        {
            "name": column.name,
            "titles": column.name,
            "datatype": DATATYPES[column.sort],
            "dc:description": {"zh": column.zh, "en": column.en},
        }
        for column in table.columns
    ]
    said = {
        "@context": "http://www.w3.org/ns/csvw",
        "url": file,
        "dialect": {"encoding": "utf-8", "header": True, "delimiter": ","},
        "tableSchema": {"columns": columns},
    }
    return orjson.dumps(said, option=orjson.OPT_INDENT_2) + b"\n"
