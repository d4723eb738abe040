"""XLSX, written row by row in constant memory: a sheet of rows (more where one is full) and one that explains the columns."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from monitor.dictionary import Sort
from monitor.errors import InputError
from monitor.files.table import Table

# What the format allows.
MOST_ROWS, MOST_CHARACTERS = 1_048_576, 32_767
NUMBERS = (Sort.WHOLE, Sort.NUMBER, Sort.FLAG)
# Texts stay texts: nothing is a formula or a link. The same rows make the same file, so no time of making is in it.
OPTIONS = {
    "constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False,
    "nan_inf_to_errors": True,
}  # fmt: skip
MADE = dt.datetime(2000, 1, 1)  # noqa: DTZ001 (the format has no zone)
WIDE, NARROW = 28, 12


def write(table: Table, path: Path) -> int:
    """How many rows were written."""
    try:
        import xlsxwriter
    except ModuleNotFoundError as error:
        raise InputError("XLSX needs an extra; install: ruyuan-monitor[excel]") from error
    with xlsxwriter.Workbook(str(path), OPTIONS) as book:
        book.set_properties({"title": table.name, "created": MADE})
        bold = book.add_format({"bold": True})
        rows = itertools.chain.from_iterable(table.batches)
        count = _sheets(book, table, rows, bold)
        _explain(book, table, bold)
    return count


def _sheets(book: Any, table: Table, rows: Iterator[Sequence[Any]], bold: Any) -> int:
    count = 0
    for number in itertools.count(1):
        part = list(itertools.islice(rows, 1))
        if number > 1 and not part:
            return count
        sheet = book.add_worksheet(table.name if number == 1 else f"{table.name} {number}")
        sheet.freeze_panes(1, 0)
        for n, column in enumerate(table.columns):
            sheet.set_column(n, n, NARROW if column.sort in NUMBERS else WIDE)
            sheet.write_string(0, n, column.name, bold)
        last = 0
        for last, row in enumerate(itertools.chain(part, itertools.islice(rows, MOST_ROWS - 2)), 1):
            _write_row(sheet, last, row, table)
        count += last
    raise AssertionError


def _write_row(sheet: Any, line: int, row: Sequence[Any], table: Table) -> None:
    for n, (column, value) in enumerate(zip(table.columns, row, strict=True)):
        if value is None or value == "":
            continue
        if column.sort in NUMBERS:
            sheet.write_number(line, n, value)
        else:
            sheet.write_string(line, n, value if len(value) <= MOST_CHARACTERS else value[: MOST_CHARACTERS - 1] + "…")


def _explain(book: Any, table: Table, bold: Any) -> None:
    sheet = book.add_worksheet("数据字典")
    for n, title in enumerate(("column", "holds", "说明", "description")):
        sheet.write_string(0, n, title, bold)
        sheet.set_column(n, n, WIDE if n < 2 else 3 * WIDE)
    for line, column in enumerate(table.columns, 1):
        for n, value in enumerate((column.name, column.sort.value, column.zh, column.en)):
            sheet.write_string(line, n, value)
