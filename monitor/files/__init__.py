"""Writes rows to files by the file's name: CSV, JSON Lines, XLSX, Parquet; a file appears whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

from monitor.errors import InputError
from monitor.files import delimited, excel, lines, parquet
from monitor.files.table import Batch, Table

__all__ = ["FORMATS", "STREAMED", "Batch", "Table", "write", "writer"]

Chunks = Callable[[Table], Iterator[bytes]]
Writer = Callable[[Table, Path], int]
# Those that can be sent while they are read.
STREAMED: dict[str, Chunks] = {".csv": delimited.chunks, ".jsonl": lines.chunks}


def _written(chunks: Chunks) -> Writer:
    def write_chunks(table: Table, path: Path) -> int:
        count = 0

        def counted() -> Iterator[Batch]:
            nonlocal count
            for batch in table.batches:
                count += len(batch)
                yield batch

        with path.open("wb") as file:
            file.writelines(chunks(Table(table.name, table.columns, counted())))
        return count

    return write_chunks


FORMATS: dict[str, Writer] = {
    **{suffix: _written(chunks) for suffix, chunks in STREAMED.items()},
    ".xlsx": excel.write,
    ".parquet": parquet.write,
}


def writer(out: Path) -> Writer:
    """What writes a file of this name; InputError if its ending names no format."""
    if out.suffix.lower() not in FORMATS:
        raise InputError(f"cannot tell the format of {out}; let its name end in one of {', '.join(FORMATS)}")
    return FORMATS[out.suffix.lower()]


def write(table: Table, out: Path) -> int:
    """How many rows were written; beside a CSV file its description is written."""
    make = writer(out)
    part = out.with_name(f".{out.stem}.part{out.suffix}")
    try:
        count = make(table, part)
        part.replace(out)
        if out.suffix.lower() == ".csv":
            out.with_name(f"{out.name}-metadata.json").write_bytes(delimited.description(table, out.name))
    except OSError as error:
        raise InputError(f"cannot write {out}: {os.strerror(error.errno or 0)}") from error
    finally:
        part.unlink(missing_ok=True)
    return count
