"""JSON Lines: one object per row."""

from __future__ import annotations

from collections.abc import Iterator

import orjson

from monitor.files.table import Table


def chunks(table: Table) -> Iterator[bytes]:
    """The file in pieces."""
    names = table.names
    for batch in table.batches:
        yield b"".join(
            orjson.dumps(dict(zip(names, row, strict=True)), option=orjson.OPT_APPEND_NEWLINE) for row in batch
        )
