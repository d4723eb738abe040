"""Files in and out: bytes as they are; rows as CSV for spreadsheets, JSON Lines for programs."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TextIO

from monitor.cli.output import json_line
from monitor.errors import InputError
from monitor.rows import Row, csv_lines


def read_bytes(file: Path) -> bytes:
    """A file's bytes; InputError that names it if it cannot be read."""
    try:
        return file.read_bytes()
    except OSError as error:
        raise InputError(f"cannot read {file}: {error.strerror}") from error


def write_rows(rows: Iterable[Row], out: Path | None) -> int:
    """How many rows were written; a file appears whole or not at all."""
    if out is None:
        return _write_lines(rows, sys.stdout)
    writer = _writer(out)
    part = out.with_name(f".{out.name}.part")
    try:
        # The mark at the start tells a spreadsheet that the file is UTF-8.
        encoding = "utf-8-sig" if writer is _write_csv else "utf-8"
        with part.open("w", encoding=encoding, newline="") as file:
            count = writer(rows, file)
        part.replace(out)
    except OSError as error:
        raise InputError(f"cannot write {out}: {os.strerror(error.errno or 0)}") from error
    finally:
        part.unlink(missing_ok=True)
    return count


def _writer(out: Path) -> Callable[[Iterable[Row], TextIO], int]:
    writers = {".csv": _write_csv, ".jsonl": _write_lines}
    if out.suffix not in writers:
        raise InputError(f"cannot tell the format of {out}; name it .csv or .jsonl")
    return writers[out.suffix]


def _write_lines(rows: Iterable[Row], file: TextIO) -> int:
    count = 0
    for row in rows:
        file.write(json_line(row) + "\n")
        count += 1
    return count


def _write_csv(rows: Iterable[Row], file: TextIO) -> int:
    count = 0
    for line in csv_lines(rows):
        file.write(line)
        count += 1
    return count
