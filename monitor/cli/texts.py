"""Texts given on the command line: read one at a time, each with its publication date; unreadable ones are reported."""

from __future__ import annotations

import codecs
import datetime as dt
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from monitor.cli.files import read_bytes
from monitor.errors import InputError

if TYPE_CHECKING:
    from monitor.articles import Figure
    from monitor.figures import Note, Unit, UnitTable

# Enough of a file to tell how it is encoded.
_SAMPLE = 65536


@dataclass(frozen=True)
class Text:
    """A text with what reading it needs; `doc` is its file's name without the ending."""

    doc: str
    text: str
    published: dt.date | None
    rows: tuple[Unit, ...]

    @property
    def units(self) -> UnitTable:
        """The unit table with the operator's rows."""
        from monitor.figures import table_with

        return table_with(self.rows)

    @property
    def reader(self) -> str:
        """The reader's version."""
        from monitor.figures import VERSION, version_with

        return version_with(VERSION, self.rows)

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """Its key figures in order."""
        from monitor.figures import read_figures

        return read_figures(self.text, self.published, units=self.units)

    @property
    def notes(self) -> tuple[Note, ...]:
        """What its figures say against one another."""
        from monitor.figures import check_consistency

        return check_consistency(self.text, self.figures)


class Texts:
    """The texts of files in order; after the last, `failed` says whether one could not be read."""

    def __init__(self, files: Sequence[Path], published: Mapping[str, dt.date], rows: tuple[Unit, ...]) -> None:
        self._files = files
        self._published = published
        self._rows = rows
        self.failed = False

    def __len__(self) -> int:
        return len(self._files)

    def __iter__(self) -> Iterator[Text]:
        for file in self._files:
            try:
                text = read_text(file)
            except InputError as error:
                sys.stderr.write(f"monitor: {error}\n")
                self.failed = True
                continue
            yield Text(file.stem, text, self._published.get(file.stem, self._published.get("")), self._rows)


def dates(stated: Sequence[str]) -> dict[str, dt.date]:
    """The days of publication by document, that of all others under the empty name; InputError for what is no day."""
    found: dict[str, dt.date] = {}
    for one in stated:
        doc, _, day = one.rpartition("=")
        try:
            found[doc] = dt.date.fromisoformat(day)
        except ValueError as error:
            raise InputError(f"--published {one}: not a date; write YYYY-MM-DD, or DOC=YYYY-MM-DD") from error
    return found


def read_text(file: Path) -> str:
    """A file's text, unchanged to the last line end; InputError that names it and the remedy if it is not UTF-8."""
    data = read_bytes(file)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        remedy = f"convert it (iconv -f {_guess(data)} -t UTF-8), or give a page to: monitor parse"
        raise InputError(f"{file} is not UTF-8 text (byte {error.start}); {remedy}") from error


def _guess(data: bytes) -> str:
    """The encoding that a text which is not UTF-8 most likely has."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "UTF-16"
    try:
        codecs.getincrementaldecoder("gb18030")().decode(data[:_SAMPLE])
    except UnicodeDecodeError:
        return "ENCODING"
    return "GB18030"
