"""Tables of data in an article's body: Beautiful Soup over the table's own mark-up."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bs4 import BeautifulSoup
from bs4.element import Tag

from monitor.pages.text import tidy

_NAMESPACED = re.compile(r"</?[a-zA-Z]\w{0,10}:\w[^<>]*>")
# Space before what ends a line anyway.
_BETWEEN = re.compile(r"\s+(?=</?(?:p|div|section|br|li|ul|ol|dl|dd|dt|table|tbody|tr|td|th|h[1-6]|blockquote)\b)")
_CELLS = ["td", "th"]
_LAYOUT_CELL = 120


def table_rows(markup: str) -> list[str] | None:
    """The rows of a table, cells parted by tabs; None for one that only lays out a page or is too deep to read.

    A table holds data where no table is in it, no cell is as long as a text and a row has more than one.

    >>> table_rows("<table><tr><td>桂头镇</td><td>12 个</td></tr><tr><td></td></tr></table>")
    ['桂头镇\\t12 个']
    >>> table_rows("<table><caption>单位：个</caption><tr><td>桂头镇</td><td>12</td></tr></table>")
    ['单位：个', '桂头镇\\t12']
    """
    try:
        table = BeautifulSoup(_BETWEEN.sub("", _NAMESPACED.sub("", markup)), "lxml").table
    except RecursionError:
        return None
    rows = [row.find_all(_CELLS, recursive=False) for row in table.find_all("tr")] if table is not None else []
    if table is None or table.find("table") or not _holds_data(rows):
        return None
    # Its caption may say in what its numbers are.
    heads = [[head] for head in [table.caption] if head is not None]
    texts = [[tidy(cell.get_text(" ")) for cell in row] for row in [*heads, *rows]]
    return ["\t".join(cells).strip("\t") for cells in texts if any(cells)]


def _holds_data(rows: Sequence[Sequence[Tag]]) -> bool:
    if max(map(len, rows), default=0) < 2:
        return False
    longest = max(len(cell.get_text()) for row in rows for cell in row)
    return longest <= _LAYOUT_CELL or (len(rows) >= 3 and longest <= 4 * _LAYOUT_CELL)
