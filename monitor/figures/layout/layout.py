"""The layouts of a text, and its mentions with those of its tables in place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from monitor.figures.layout.cell import Cell
from monitor.figures.layout.lines import Line, lines_of
from monitor.figures.layout.pictures import PictureReader, has_cries, has_pictures
from monitor.figures.layout.tables import TableReader, has_tables
from monitor.figures.layout.wording import Wording
from monitor.figures.mentions.mention import Mention
from monitor.figures.periods import Timeline
from monitor.figures.units import UnitTable


class Layout:
    """The layouts of a folded text: `cells` by where their numbers start, and all `mentions` in the text's order.

    >>> import datetime as dt
    >>> from monitor.figures.units import DEFAULT_UNITS
    >>> text = "单位:万吨\\n品种 2023年 增减(%)\\n小麦 45.2 3.2\\n玉米 62.7 -4.3\\n"
    >>> cells = Layout(text, Timeline(text, dt.date(2024, 2, 1)), DEFAULT_UNITS, []).cells.values()
    >>> [(cell.name, str(cell.mention.value), cell.mention.unit_name, cell.period) for cell in cells][:2]
    [('小麦', '452000', '吨', '2023'), ('小麦', '3.2', '%', '2023')]
    """

    def __init__(self, folded: str, timeline: Timeline, units: UnitTable, mentions: list[Mention]) -> None:
        self.cells: dict[int, Cell] = {}
        self.mentions = mentions
        tabled, pictured, cried = has_tables(folded), has_pictures(folded), has_cries(folded)
        if not (tabled or pictured or cried):
            return
        lines = tuple(lines_of(folded))
        wording = Wording(timeline)
        by_start = {mention.start: mention for mention in mentions}
        pictures = PictureReader(wording, by_start)
        if cried:
            self.cells = {cell.mention.start: cell for cell in pictures.cries(lines)}
        if pictured:
            self.cells |= {cell.mention.start: cell for cell in pictures.pictures(lines)}
        if tabled:
            tables = TableReader(wording, units, by_start)
            self._place({cell.mention.start: cell for cell in tables.cells(lines)}, tables.silent)

    def is_told(self, mention: Mention) -> bool:
        """Whether a mention is of a table, which makes a figure of what is none in a sentence."""
        cell = self.cells.get(mention.start)
        return cell is not None and cell.told

    def _place(self, cells: Mapping[int, Cell], silent: Sequence[Line]) -> None:
        """Put the cells of tables in place of the mentions that were read there without their heads."""
        self.cells |= cells
        own = [cell.mention for cell in cells.values()]
        taken = {at for one in own for at in range(one.start, max(one.end, one.unit_end))}
        taken.update(at for cell in silent for at in range(cell.start, cell.start + len(cell.text)))
        rest = [one for one in self.mentions if taken.isdisjoint(range(one.start, max(one.end, one.start + 1)))]
        self.mentions = sorted([*own, *rest], key=lambda one: one.start)
