"""A sheet's rows as SpreadsheetML, one column at a time: this is where XLSX spends its time."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import repeat
from typing import Any

from monitor.dictionary import Column, Sort
from monitor.files.table import Batch

NUMBERS = (Sort.WHOLE, Sort.NUMBER, Sort.FLAG)
# What the format allows in a cell.
MOST_CHARACTERS = 32_767
NOT_FINITE = ("nan", "inf", "-inf")
# What XML cannot hold, or would read as something else, is written as `_x0001_` (ECMA-376, 22.9.2.19).
UNFIT = re.compile(r"[\x00-\x08\x0b-\x1f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
# Texts with NUL between them of which one is not written as it is but for & and <.
ODD = re.compile(r"[\x01-\x1f\ufffe\uffff]|_x|\s\x00|\x00\s")
SPACE = re.compile(r"^\s|\s$|\n")
EMPTY, HEAD, TAIL = b'"/>', b'" t="inlineStr"><is><t>', b"</t></is></c>"
PRESERVED = b'" t="inlineStr"><is><t xml:space="preserve">'


def letters(number: int) -> str:
    """What a column is called.

    >>> [letters(number) for number in (0, 25, 26, 701, 702)]
    ['A', 'Z', 'AA', 'ZZ', 'AAA']
    """
    head, last = divmod(number, 26)
    return (letters(head - 1) if head else "") + chr(ord("A") + last)


def rows_of(columns: Sequence[Column], batch: Batch, first: int) -> bytes:
    """The rows of a batch, of which the first is this line of its sheet; no cell is a formula or a link.

    Each cell names its place, so that a row is its pieces with the number of its line between them: one call a row.
    """
    lines = [b"%d" % line for line in range(first, first + len(batch))]
    ends = [f'<c r="{letters(n)}' for n in range(1, len(columns))] + ["</row>"]
    cells = [
        _cells(column.sort, values, end.encode())
        for column, values, end in zip(columns, zip(*batch, strict=True), ends, strict=True)
    ]
    pieces_of_rows = zip(repeat(b'<row r="'), repeat(b'"><c r="A'), *cells, strict=False)
    return b"".join(map(bytes.join, lines, pieces_of_rows))


def _cells(sort: Sort, values: Sequence[Any], end: bytes) -> Iterator[bytes]:
    """What follows the place of each cell of a column, up to the place of the next; each different value is made once."""
    different = set(values)
    made = _numbers(different, end) if sort in NUMBERS else _texts(different, end)
    return map(made.__getitem__, values)


def _numbers(values: Iterable[Any], end: bytes) -> dict[Any, bytes]:
    return {value: _number(value) + end for value in values}


def _number(value: Any) -> bytes:
    if value is None:
        return EMPTY
    said = repr(value if type(value) is float else float(value) if isinstance(value, float) else int(value))
    return EMPTY if said in NOT_FINITE else f'"><v>{said}</v></c>'.encode()


def _texts(values: Iterable[str | None], end: bytes) -> dict[str | None, bytes]:
    """The cells of texts: all in one go where none has more in it than signs to be escaped."""
    texts = [value for value in values if value]
    together = "\x00".join(texts)
    is_plain = together.count("\x00") == max(0, len(texts) - 1) and not ODD.search(f"\x00{together}\x00")
    if not is_plain or len(max(texts, key=len, default="")) > MOST_CHARACTERS:
        return {value: _text(value) + end for value in values}
    escaped = together.replace("&", "&amp;").replace("<", "&lt;").encode()
    cells = (HEAD + escaped.replace(b"\x00", TAIL + end + b"\x00" + HEAD) + TAIL + end).split(b"\x00")
    return {None: EMPTY + end, "": EMPTY + end, **dict(zip(texts, cells, strict=False))}


def _text(value: str | None) -> bytes:
    """What follows the place of a text's cell."""
    if not value:
        return EMPTY
    value = value if len(value) <= MOST_CHARACTERS else value[: MOST_CHARACTERS - 1] + "…"
    fit = UNFIT.sub(_hidden, value).replace("&", "&amp;").replace("<", "&lt;").encode()
    return (PRESERVED if SPACE.search(value) else HEAD) + fit + TAIL


def _hidden(match: re.Match[str]) -> str:
    return f"_x{ord(match[0]):04X}_"


def pieces(batches: Iterator[Batch], most: int) -> Iterator[Iterator[Batch]]:
    """The batches of one sheet after the other, each with at most so many rows; at least one sheet.

    >>> [[list(batch) for batch in sheet] for sheet in pieces(iter(["abc", "de"]), 2)]
    [[['a', 'b']], [['c'], ['d']], [['e']]]
    """
    rest: list[Batch] = []
    ended = False

    def sheet() -> Iterator[Batch]:
        nonlocal ended
        left = most
        while left:
            batch = rest.pop() if rest else next(batches, None)
            if batch is None:
                ended = True
                return
            if len(batch) > left:
                rest.append(batch[left:])
            yield batch[:left]
            left -= min(left, len(batch))
        if not rest and (following := next(batches, None)):
            rest.append(following)
        ended = not rest

    while not ended:
        yield sheet()
