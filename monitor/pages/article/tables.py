"""Tables of data in an article's body: Beautiful Soup over the table's own mark-up."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bs4 import BeautifulSoup
from bs4.element import Tag

from monitor.pages.text import tidy

_NAMESPACED = re.compile(r"</?[a-zA-Z]\w{0,10}:\w[^<>]*>")
# Space before what ends a line anyway.
_BETWEEN = re.compile(r"\s+(?=</?(?:p|div|section|br|li|ul|ol|dl|dd|dt|table|tbody|tr|td|th|h[1-6]|blockquote)\b)")
_CELLS = ["td", "th"]
_LAYOUT_CELL = 120
# Beyond so many columns a table is drawn as it stands; what says as much is no label.
_MOST_COLUMNS = 60
_LABEL_LENGTH = 20
_SPAN = re.compile(r"\s*(\d{1,4})")


@dataclass(frozen=True, slots=True)
class _Spanning:
    """What a cell says in the rows that it reaches into, whether it counts something, and the last of them."""

    label: str
    counts: bool
    last: int


def table_rows(markup: str) -> list[str] | None:
    """The rows of a table, cells parted by tabs; None for one that only lays out a page or is too deep to read.

    A table holds data where no table is in it, no cell is as long as a text and a row has more than one. What spans
    several columns leaves the others blank; words that span several rows are said in each.

    >>> table_rows("<table><tr><td>桂头镇</td><td>12 个</td></tr><tr><td></td></tr></table>")
    ['桂头镇\\t12 个']
    >>> table_rows("<table><caption>单位：个</caption><tr><td>桂头镇</td><td>12</td></tr></table>")
    ['单位：个', '桂头镇\\t12']
    >>> table_rows("<table><tr><td rowspan=2>猪肉<td>农贸<td>12.5<tr><td>超市<td>13.8</table>")
    ['猪肉\\t农贸\\t12.5', '猪肉\\t超市\\t13.8']
    """
    try:
        table = BeautifulSoup(_BETWEEN.sub("", _NAMESPACED.sub("", markup)), "lxml").table
    except RecursionError:
        return None
    rows = [row.find_all(_CELLS, recursive=False) for row in table.find_all("tr")] if table is not None else []
    if table is None or table.find("table") or not _holds_data(rows):
        return None
    # Its caption may say in what its numbers are.
    texts = [*([[_text(table.caption)]] if table.caption else []), *_lined_up(rows)]
    return ["\t".join(cells).strip("\t") for cells in texts if any(cells)]


def _text(cell: Tag) -> str:
    return tidy(cell.get_text(" "))


def _lined_up(rows: Sequence[Sequence[Tag]]) -> list[list[str]]:
    """The texts of rows, with one in each column that a cell of the row, or one of a row above, spans."""
    if not any("colspan" in cell.attrs or "rowspan" in cell.attrs for row in rows for cell in row):
        return [[_text(cell) for cell in row] for row in rows]
    texts: list[list[str]] = []
    above: dict[int, _Spanning] = {}
    for number, row in enumerate(rows):
        said, below = _row(row, number, above)
        texts.append(said)
        above = {column: cell for column, cell in (above | below).items() if cell.last > number}
    return texts


def _row(cells: Sequence[Tag], number: int, above: Mapping[int, _Spanning]) -> tuple[list[str], dict[int, _Spanning]]:
    """The texts of a row, and its cells that reach into later ones; `above` are those that reach into it; both by column."""
    texts: list[str] = []
    below: dict[int, _Spanning] = {}
    leads = True
    for cell in [*cells, None]:
        while (over := above.get(len(texts))) is not None:
            texts.append(over.label if leads or not over.counts else "")
        if cell is None:
            break
        leads, text, at = False, _text(cell), len(texts)
        width, height = _span(cell, "colspan"), _span(cell, "rowspan")
        texts += [text, *[""] * (min(width, max(1, _MOST_COLUMNS - at)) - 1)]
        if height > 1:
            said, counts = text if len(text) <= _LABEL_LENGTH else "", any(map(str.isdigit, text))
            reach = range(at, min(len(texts), _MOST_COLUMNS))
            below |= {i: _Spanning(said if i == at else "", counts, number + height - 1) for i in reach}
    return texts, below


def _span(cell: Tag, name: str) -> int:
    match = _SPAN.match(str(cell.get(name) or ""))
    return max(1, int(match[1])) if match else 1


def _holds_data(rows: Sequence[Sequence[Tag]]) -> bool:
    if max(map(len, rows), default=0) < 2:
        return False
    longest = max(len(cell.get_text()) for row in rows for cell in row)
    return longest <= _LAYOUT_CELL or (len(rows) >= 3 and longest <= 4 * _LAYOUT_CELL)
