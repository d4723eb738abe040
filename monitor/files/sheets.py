"""A sheet's rows as the XML of SpreadsheetML, a column at a time: what XLSX spends its time on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from monitor.dictionary import Column, Sort
from monitor.files.table import Batch

NUMBERS = (Sort.WHOLE, Sort.NUMBER, Sort.FLAG)
# What the format allows in a cell.
MOST_CHARACTERS = 32_767
NOT_FINITE = ("nan", "inf", "-inf")
# What XML cannot hold, or would read as something else, is written as `_x0001_` (ECMA-376, 22.9.2.19).
UNFIT = re.compile(r"[\x00-\x08\x0b-\x1f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
SPECIAL = re.compile(r"[&<\x00-\x08\x0b-\x1f\ufffe\uffff]|_x|^\s|\s$|\n")


def letters(number: int) -> str:
    """What a column is called.

    >>> [letters(number) for number in (0, 25, 26, 701, 702)]
    ['A', 'Z', 'AA', 'ZZ', 'AAA']
    """
    head, last = divmod(number, 26)
    return (letters(head - 1) if head else "") + chr(ord("A") + last)


def rows_of(columns: Sequence[Column], batch: Batch, first: int) -> str:
    """The rows of a batch, of which the first is this line of its sheet; no cell is a formula or a link."""
    lines = [str(line) for line in range(first, first + len(batch))]
    cells = [
        _cells(column.sort, letters(n), values, lines)
        for n, (column, values) in enumerate(zip(columns, zip(*batch, strict=True), strict=True))
    ]
    return "".join(
        f'<row r="{line}">{"".join(row)}</row>' for line, row in zip(lines, zip(*cells, strict=True), strict=True)
    )


def _cells(sort: Sort, letter: str, values: Sequence[Any], lines: Sequence[str]) -> list[str]:
    """The cells of a column; each different value is made once."""
    make = _number if sort in NUMBERS else _text
    made = {value: make(value) for value in set(values)}
    head = f'<c r="{letter}'
    return [f"{head}{line}{end}" if (end := made[value]) else "" for value, line in zip(values, lines, strict=True)]


def _number(value: Any) -> str:
    said = "" if value is None else repr(float(value) if isinstance(value, float) else int(value))
    return f'"><v>{said}</v></c>' if said and said not in NOT_FINITE else ""


def _text(value: str | None) -> str:
    """A text's cell, without what stands before it; empty for none."""
    if not value:
        return ""
    value = value if len(value) <= MOST_CHARACTERS else value[: MOST_CHARACTERS - 1] + "…"
    if not SPECIAL.search(value):
        return f'" t="inlineStr"><is><t>{value}</t></is></c>'
    fit = UNFIT.sub(_hidden, value).replace("&", "&amp;").replace("<", "&lt;")
    return f'" t="inlineStr"><is><t xml:space="preserve">{fit}</t></is></c>'


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
