"""Parquet with typed columns, each described in its metadata."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from monitor.dictionary import Sort
from monitor.errors import InputError
from monitor.extras import remedy
from monitor.files.table import Table

GROUP = 65_536


def write(table: Table, path: Path) -> int:
    """How many rows were written."""
    try:
        import pyarrow
        import pyarrow.parquet
    except ModuleNotFoundError as error:
        raise InputError(f"Parquet needs an extra; {remedy('parquet')}") from error
    types = {
        Sort.TEXT: pyarrow.string(), Sort.WHOLE: pyarrow.int64(), Sort.NUMBER: pyarrow.float64(),
        Sort.FLAG: pyarrow.bool_(), Sort.TIME: pyarrow.timestamp("s", "UTC"), Sort.DAY: pyarrow.date32(),
    }  # fmt: skip
    schema = pyarrow.schema(
        [
            pyarrow.field(column.name, types[column.sort], metadata={"zh": column.zh, "en": column.en})
            for column in table.columns
        ]
    )
    count = 0
    with pyarrow.parquet.ParquetWriter(path, schema, compression="zstd") as writer:
        for rows in _groups(pyarrow, table, schema):
            writer.write_table(rows)
            count += rows.num_rows
    return count


def _groups(pyarrow: Any, table: Table, schema: Any) -> Iterator[Any]:
    """The rows in tables of so many; as they come they are made columns, which take a part of the memory."""
    rest = schema.empty_table()
    for batch in table.batches:
        columns = zip(*batch, strict=True)
        arrays = [_array(pyarrow, values, field.type) for values, field in zip(columns, schema, strict=True)]
        rest = pyarrow.concat_tables([rest, pyarrow.Table.from_arrays(arrays, schema=schema)])
        while rest.num_rows >= GROUP:
            yield rest.slice(0, GROUP).combine_chunks()
            rest = rest.slice(GROUP)
    if rest.num_rows:
        yield rest.combine_chunks()


def _array(pyarrow: Any, values: Sequence[Any], wanted: Any) -> Any:
    """A column; times and days are read from their text, flags from 0 and 1."""
    if pyarrow.types.is_timestamp(wanted) or pyarrow.types.is_date(wanted):
        return pyarrow.array(values, pyarrow.string()).cast(wanted)
    if pyarrow.types.is_boolean(wanted):
        return pyarrow.array(values, pyarrow.int64()).cast(wanted)
    return pyarrow.array(values, wanted)
