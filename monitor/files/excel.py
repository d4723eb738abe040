"""XLSX in constant memory: a sheet of rows (more if one is full) and one that describes the columns.

XlsxWriter makes all of the workbook but the rows, which it would write a cell at a time (decision 0016).
"""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from monitor.files.sheets import NUMBERS, pieces, rows_of
from monitor.files.table import Batch, Table

# What the format allows, the line of the columns' names among them.
MOST_ROWS = 1_048_576
# The same rows make the same file, so no time of making is in it.
MADE = dt.datetime(2000, 1, 1)  # noqa: DTZ001 (the format has no zone)
WIDE, NARROW = 28, 12
END = "</sheetData>"
# Deflate at its fastest: higher levels take twice the time for a file a sixth smaller.
LEVEL = 1


def write(table: Table, path: Path) -> int:
    """How many rows were written."""
    count, sheets = 0, 0
    with zipfile.ZipFile(path, "w") as archive:
        for batches in pieces(table.batches, MOST_ROWS - 1):
            sheets += 1
            count += _sheet(archive, table, sheets, batches)
        frame = _frame(table, sheets)
        for name in frame.namelist():
            if name not in archive.namelist():
                archive.writestr(_entry(name), frame.read(name))
    return count


def _sheet(archive: zipfile.ZipFile, table: Table, number: int, batches: Iterator[Batch]) -> int:
    """Write a sheet's rows into its frame; how many they were."""
    name = f"xl/worksheets/sheet{number}.xml"
    head, tail = _frame(table, number).read(name).decode().split(END)
    line = 2
    with archive.open(_entry(name), "w", force_zip64=True) as part:
        # The archive can be given no compressor but by level.
        part._compressor = _compressor()  # type: ignore[attr-defined] # as said
        # How far the sheet goes is not known yet, and need not be said.
        part.write(re.sub(r"<dimension [^>]*/>", "", head).encode())
        for batch in batches:
            part.write(rows_of(table.columns, batch, line))
            line += len(batch)
        part.write((END + tail).encode())
    return line - 2


def _compressor() -> Any:
    """What deflates a sheet: ISA-L takes a quarter of zlib's time for the same size, but has wheels for some machines only."""
    try:
        from isal import isal_zlib
    except ModuleNotFoundError:
        return zlib.compressobj(LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    return isal_zlib.compressobj(LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)


def _entry(name: str) -> zipfile.ZipInfo:
    """A part of the file without the time of its making."""
    entry = zipfile.ZipInfo(name)
    entry.compress_type = zipfile.ZIP_DEFLATED
    # An archive's own level holds only for parts that it dates; public since Python 3.13 as compress_level.
    entry._compresslevel = LEVEL  # type: ignore[attr-defined] # as said
    return entry


def _frame(table: Table, sheets: int) -> zipfile.ZipFile:
    """The workbook with so many sheets that have the columns' names and no rows."""
    import xlsxwriter

    kept = io.BytesIO()
    with xlsxwriter.Workbook(kept, {"in_memory": True}) as book:
        book.set_properties({"title": table.name, "created": MADE})
        bold = book.add_format({"bold": True})
        for number in range(1, sheets + 1):
            sheet = book.add_worksheet(table.name if number == 1 else f"{table.name} {number}")
            sheet.freeze_panes(1, 0)
            for n, column in enumerate(table.columns):
                sheet.set_column(n, n, NARROW if column.sort in NUMBERS else WIDE)
                sheet.write_string(0, n, column.name, bold)
        _explain(book, table, bold)
    return zipfile.ZipFile(kept)


def _explain(book: Any, table: Table, bold: Any) -> None:
    sheet = book.add_worksheet("数据字典")
    for n, title in enumerate(("column", "holds", "说明", "description")):
        sheet.write_string(0, n, title, bold)
        sheet.set_column(n, n, WIDE if n < 2 else 3 * WIDE)
    for line, column in enumerate(table.columns, 1):
        for n, value in enumerate((column.name, column.sort.value, column.zh, column.en)):
            sheet.write_string(line, n, value)
