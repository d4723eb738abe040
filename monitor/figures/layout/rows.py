"""Rows: which lines of a text are rows of tables, and which line heads them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from monitor.figures.layout.lines import CJK, LONGEST_LABEL, STOPS, Line
from monitor.figures.layout.movements import MOVEMENT
from monitor.figures.patterns import lazy
from monitor.values import value
from monitor.wordlists import word_set

# Of cells, or of rows, that a table has.
FEWEST: Final = 2
YEAR = lazy("(?:19|20)[0-9]{2}")
_NUMBER = lazy(
    r"(?P<sign>[+-])?(?P<digits>[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?)(?P<rest>(?![年月日时季.、])[^0-9]{0,8})"
)
_BLANK: Final = frozenset(("", "-", "--", "—", "——", "/", "…", "..."))
# A cell that may tell in what unit its row is: 万吨, 元/500克.
_UNIT_CELL = lazy(r"[%‰]|[百千万亿]*[一-龥]{1,4}(?:/[0-9]{0,4}[一-龥]{1,3})?")
_INDEXED: Final = word_set("序号 排名 位次 名次 代码 股票代码 证券代码 编号")
_AGED = lazy("[0-9]{1,3}周?岁(?:及?以[上下])?")
_PARTS = lazy("[ \t]")
# The cells of a row that blanks part, which stand for looks in 棉 花 and before the unit in 447 万吨 18.1.
_CELL = lazy(
    r"^[一-龥](?: +(?![吨米个件台辆头只元亩斤担箱])[一-龥])+(?= )"
    r"|(?<= )[+-]?[0-9][0-9.,]* +(?:[百千万亿]*[一-龥]{1,4})(?= +[+-]?[0-9])|[^ ]+"
)


@value(frozen=True, slots=True)
class Row:
    """A row of a table: its cells, of each the number that it is, and the cell before them that only numbers the row."""

    cells: tuple[Line, ...]
    numbers: tuple[re.Match[str] | None, ...]
    index: Line | None


def rows_at(lines: Sequence[Line], index: int) -> list[Row]:
    """The rows of data of one width that begin at a line; a row of tabs may lack its last cells."""
    rows: list[Row] = []
    for line in map(lines.__getitem__, range(index, len(lines))):
        row = _row(line, goes_on=bool(rows))
        missing = len(rows[0].cells) - len(row.cells) if row and rows else 0
        if row is None or missing < 0 or (missing and "\t" not in line.text):
            break
        blanks = (Line(line.start + len(line.text), ""),) * missing
        rows.append(Row((*row.cells, *blanks), (*row.numbers, *[None] * missing), row.index))
    return rows


def head_of(line: Line, width: int, *, tabbed: bool) -> tuple[Line, ...]:
    """The cells of a line that heads the columns of a table; empty where it is none."""
    if tabbed and "\t" not in line.text:
        return ()
    cells = _cells(line)
    if len(cells) > width and cells[0].text in _INDEXED:
        cells = cells[1:]
    if len(cells) == width - 1 and width > FEWEST:
        cells = (Line(line.start, ""), *cells)
    headed = len(cells) == width and all(_NUMBER.fullmatch(cell.text) is None or _is_year(cell.text) for cell in cells)
    return cells if headed and STOPS.search(line.text) is None else ()


def spanning_head(lines: Sequence[Line], index: int, head: Sequence[Line]) -> tuple[Line, ...]:
    """The cells of the line over a table's head, of which each goes on where blanks follow it; empty where none does."""
    if not head or index < FEWEST or "\t" not in lines[index - 1].text or "\t\t" not in lines[index - 2].text:
        return ()
    cells = list(_cells(lines[index - 2]))
    cells += cells[-1:] * (len(head) - len(cells))
    for at in range(1, len(cells)):
        cells[at] = cells[at] if cells[at].text else cells[at - 1]
    same = len(cells) == len(head) and cells[0].text == (head[0].text or cells[0].text)
    return tuple(cells) if same else ()


def _cells(line: Line) -> tuple[Line, ...]:
    """The cells of a line, parted by tabs, or by blanks where it has none."""
    found: list[Line] = []
    at = 0
    for cell in line.text.split("\t") if "\t" in line.text else _CELL.findall(line.text):
        at = line.text.index(cell, at)
        text = cell.strip()
        found.append(Line(line.start + at + cell.index(text), text))
        at += len(cell)
    return tuple(found)


def _row(line: Line, *, goes_on: bool) -> Row | None:
    """A line as a row of data; None where it is none."""
    if not _PARTS.search(line.text) or STOPS.search(line.text):
        return None
    cells = _cells(line)
    counted = len(cells) > FEWEST and cells[0].text.isdigit() and CJK.search(cells[1].text)
    index, cells = (cells[0], cells[1:]) if counted else (None, cells)
    if len(cells) < FEWEST or any(len(one.text) > LONGEST_LABEL for one in cells):
        return None
    numbers = [_NUMBER.fullmatch(cell.text) for cell in cells]
    since = 2 if len(cells) > FEWEST and _UNIT_CELL.fullmatch(cells[1].text) else 1
    told = "\t" in line.text or all(
        number or cell.text in _BLANK or MOVEMENT.fullmatch(cell.text)
        for cell, number in zip(cells[since:], numbers[since:], strict=True)
    )
    tells = any(number and not _is_year(number[0]) for number in numbers[1:])
    empty = goes_on and all(cell.text in _BLANK for cell in cells[1:])
    if not told or not (empty or tells) or (numbers[0] and not _labels(cells[0].text)):
        return None
    return Row(cells, tuple(numbers), index)


def _labels(text: str) -> bool:
    """Whether a cell that begins with a number may label a row: a year, or people of an age (60岁及以上)."""
    return _is_year(text) or _AGED.fullmatch(text) is not None


def _is_year(text: str) -> bool:
    return YEAR.fullmatch(text.removesuffix("年")) is not None
