"""Tables: the numbers in rows, each with what its row and its column name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Final

from monitor.figures.layout.cell import Cell
from monitor.figures.layout.columns import HeadReader, Heads, name_in, states_unit
from monitor.figures.layout.lines import Line
from monitor.figures.layout.movements import MOVEMENT, way_of
from monitor.figures.layout.rows import FEWEST, Row, head_of, rows_at, spanning_head
from monitor.figures.layout.wording import Wording
from monitor.figures.mentions.brackets import Scaled, scaled, scaled_unit
from monitor.figures.mentions.mention import Mention
from monitor.figures.mentions.reading import NO_UNIT
from monitor.figures.patterns import lazy
from monitor.figures.units import UnitTable

# A row of cells parted by blanks that ends in a number, which every text with such a table has.
_ROW = lazy(r"\n[^\n,;。]{0,40} [+-]?[0-9][0-9.,]*[^0-9\n\t ,;。]{0,6}\s*(?=\n|$)")
# A column of what is no figure whatever the table is in.
_ORDERS = lazy(
    r"序号|位次|排名|名次|排序|编号|代码|电话|日期|时间|年份|年度(?!任务|计划|目标|预算|累计|完成)|届|批次|备注|号$"
)
# What counts a row, or says that it is a part: 其中:城镇, 2.农村, #税收.
_LEADS = lazy(
    r"(?:其中\s?:?\s?|[#·]\s?|[—-]{1,2}|[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十0-9]{1,2}\)|[0-9]{1,2}(?:\.(?![0-9])|、))+(?=[^\s])"
)
# What a row is labelled with that says itself what is measured.
_MEASURES = lazy("(?:收入|支出|利润|产值|资产|负债|面积|产量|销量|价格?|[率额量数值费]|人口|投资|收益|成本|[存贷]款)$")
_LINES_ABOVE: Final = 3
_NONE: Final[Scaled] = (Decimal(1), "")  # the unit of what is counted without a measure word


def has_tables(folded: str) -> bool:
    """Whether a text may have a table: a tab, or a line like a row."""
    return "\n" in folded and ("\t" in folded or _ROW.search(folded) is not None)


class TableReader:
    """Reads the tables among a text's lines, whose mentions are given by where they start."""

    def __init__(self, wording: Wording, units: UnitTable, mentions: Mapping[int, Mention]) -> None:
        self._heads = HeadReader(wording, units)
        self._units = units
        self._mentions = mentions
        self.silent: list[Line] = []  # the cells read so far whose numbers are none: units, and each row's own number

    def cells(self, lines: Sequence[Line]) -> Iterator[Cell]:
        """The cells of all tables among the lines that say what they are."""
        index = 0
        while index < len(lines):
            rows = rows_at(lines, index)
            if len(rows) >= FEWEST:
                heads = self._heads_at(lines, index, rows)
                for row in rows:
                    yield from self._row(row, heads)
            index += max(1, len(rows))

    def _heads_at(self, lines: Sequence[Line], index: int, rows: Sequence[Row]) -> Heads:
        """What stands over the rows of a table that begin at a line."""
        head = head_of(lines[index - 1], len(rows[0].cells), tabbed="\t" in lines[index].text) if index else ()
        spanning = spanning_head(lines, index, head)
        first = index - bool(head) - bool(spanning)
        above = lines[max(0, index - bool(spanning) - _LINES_ABOVE) : first]
        above = above[max((at + 1 for at, line in enumerate(above) if "\t" in line.text), default=0) :]
        self.silent.extend(line for line in above if states_unit(line.text))
        return self._heads.heads(head, spanning, above, rows)

    def _row(self, row: Row, heads: Heads) -> Iterator[Cell]:
        label = self._heads.column(_label_of(row.cells[0]))
        unit = row.cells[heads.unit_at] if heads.unit_at else None
        own = (scaled_unit(unit.text, self._units) if unit else None) or label.unit
        self.silent.extend(filter(None, (row.index, unit, row.cells[0])))
        words = (one.text for one in row.cells[1:] if one is not unit and not any(map(str.isdigit, one.text)))
        said = label.measure or next(words, "")
        about = "" if own or _MEASURES.search(said) else heads.about if said else heads.title
        for column, cell, number in zip(heads.columns[1:], row.cells[1:], row.numbers[1:], strict=True):
            if _ORDERS.search(column.measure) or cell is unit:
                continue
            named = column.measure or (heads.measure if column.changes else "") or about
            period = label.period or column.period or (heads.last if column.changes else None) or heads.when
            stated = (column.absolute and own) or column.unit if column.changes else own or column.unit
            stated = stated or (_NONE if column.counted else None)
            mention = number and self._mention(cell, number, stated, headed=heads.headed or bool(named))
            if mention:
                yield Cell(mention, name_in(said, named), period, column.way(mention), True, column.planned)
                continue
            moved = MOVEMENT.fullmatch(cell.text)
            other = self._mentions.get(cell.start + (moved.start("digits") if moved else 0))
            if other and other.unit_name and (moved or heads.headed):
                way = way_of(moved) if moved else column.way(other)
                named = (heads.measure or about) if moved else named
                yield Cell(other, name_in(said, named), period, way, told=False)

    def _mention(self, cell: Line, number: re.Match[str], stated: Scaled | None, *, headed: bool) -> Mention | None:
        """The mention of a cell's number; None where nothing tells its unit."""
        start, end = cell.start + number.start("digits"), cell.start + number.end("digits")
        rest = number["rest"].strip()
        own = scaled_unit(rest, self._units) if rest else None
        if rest and (own is None or not headed):
            return None
        scale, name = own or stated or (Decimal(1), "?")
        amount = scaled(Decimal(number["digits"].replace(",", "")), scale)
        unit = self._units.get(name) if name else NO_UNIT
        if unit is None:
            return None
        if number["sign"] == "-":
            start, amount = start - 1, -amount
        unit_end = end
        if own:
            unit_end = cell.start + number.start("rest") + len(number["rest"].rstrip())
            end = unit_end - len(name)
        return Mention(start, end, amount, None, None, "arabic", "", unit, name, end, unit_end)


def _label_of(cell: Line) -> Line:
    """The label of a row without what counts it or says that it is a part: 其中:城镇, 2.农村, #税收."""
    lead = _LEADS.match(cell.text)
    return Line(cell.start + lead.end(), cell.text[lead.end() :]) if lead else cell
