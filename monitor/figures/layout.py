"""Layout: the numbers that tables and pictures set apart from the words that name them, with what those words say.

The rows of a table part their cells by tabs or blanks; its head names the columns, and a line above may say in what unit
all of it is. A picture tells its numbers in lines of their own, each with the line before or after it that names it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from decimal import Decimal
from operator import attrgetter
from typing import Final

from monitor.articles import Direction
from monitor.figures.members import DOWN, UP
from monitor.figures.mentions.brackets import Scaled, scaled, scaled_unit
from monitor.figures.mentions.mention import Mention
from monitor.figures.moves import FALLING, MOVES
from monitor.figures.patterns import lazy
from monitor.figures.periods import Timeline
from monitor.figures.phrases.left import left_phrase
from monitor.figures.segmenter import words_of
from monitor.figures.times.expressions import Time
from monitor.figures.units import UnitTable
from monitor.values import value
from monitor.wordlists import word_set

# A row of cells that ends in a number, and a line that is a number: one of these has every text with a layout.
_ROW = lazy(r"\n[^\n,;。]{0,40}[\t ][+-]?[0-9][0-9.,]*[^0-9\n\t ,;。]{0,6}\s*(?=\n|$)")
_NUMBER: Final = r"[ \t]*(?:超过?|逾|近|约|突破|\+)?(?P<digits>[0-9])[0-9.,]*[^0-9\n ,;。:、.]{0,7}[ \t]*"
_NUMBER_LINE = lazy(_NUMBER)
# Of a text, with a line break before it: what begins with a character is found without a try at every other.
_NUMBER_LINES = lazy(rf"\n{_NUMBER}(?=\n|$)")
_SHOUT: Final = r"(?:超过?|逾|近|约|突破|\+)?(?P<digits>[0-9])[0-9.,]*[^0-9\n ,;。:、.!]{1,7}!\s?(?P<label>[^0-9\n ,;。:!?]{4,20})(?=[ \n]|$)"
_CRY = lazy(_SHOUT)
_CRIES = lazy(rf"\n{_SHOUT}")
_CELL = lazy(
    r"(?P<sign>[+-])?(?P<digits>[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?)(?P<rest>(?![年月日时季])[^0-9]{0,8})"
)
_BLANK: Final = frozenset(("", "-", "--", "—", "——", "/", "…", "..."))
# 单位:万元, (单位：万元、%)
_IN_UNIT = lazy(r"(?:计量)?单位\s?[::]\s?(?P<units>[^()\n]{1,16})")
# 产量(万吨), 增减(%)
_BRACKET = lazy(r"\((?:单位:)?(?P<unit>[^()\n]{1,10})\)\s*$")
_CHANGES = lazy(
    rf"(?:比?(?:上年|去年|上月|上周|同期)|同比|环比|较)*(?:±|{MOVES}|[增涨升降跌]|增减|涨跌|变化|变动)?(?:幅度?|率|速|百分比|比例)?(?:±)?$"
)
# 快递业务量创新高: what a headline makes of it.
_RECORD = lazy(r"[再又屡]?(?:创|刷新|打破|创下)(?:了)?[一-龥]{0,6}(?:新高|新低|[纪记]录)$")
_MOVED = lazy(
    rf"(?:增长速度|增长率|[增涨降跌减][幅速])$|(?:比?(?:上年|去年|上月|上周|同期)|同比|环比|较)+(?:{MOVES}|[增降减涨跌])了?$|(?:{MOVES})了?$"
)
_FALLS = lazy(rf"{FALLING}|(?<![涨增升])[降跌减][幅率]")
# A cell that says by itself how much something moved: 同比增长6.2%.
_MOVES = lazy(
    rf"(?:同比|环比|比上年|较上年|比去年|较去年)*(?:{MOVES}|[增降涨跌])了?(?P<digits>[0-9.]{{1,6}})(?:%|个百分点)"
)
# What is no figure whatever the table is in, and a row or column of all that the others tell of.
_ORDERS = lazy(r"序号|位次|排名|名次|排序|编号|代码|电话|日期|时间|年份|年度|届|批次|备注|号$")
# What a column is headed by where the rows say of what it is.
_ANY: Final = word_set("绝对量 绝对数 绝对值 数量 数值 总量 金额 指标值 本期 累计 累计数 实绩 数据 合计")
_ALL: Final = frozenset(("合计", "总计", "总量", "全国", "全省", "全市", "全县", "平均", "小计", "共计"))
_TITLE_ENDS = lazy(r"(?:统计|监测|汇总|一览|明细|基本|完成|主要|经济|发展)*(?:表|情况|数据|指标)$")
_NUMBERED = lazy(r"^\(?[图表]\s?[0-9]{1,2}\)?[:.、\s]*")
_EACH = lazy(r"各(?:区县|县区|市县|县市区?|省区市|乡镇|镇村|[省市县区镇村乡])(?:的)?")
_INDEXED: Final = frozenset(("序号", "排名", "位次", "名次", "代码", "股票代码", "证券代码", "编号"))
_YEAR = lazy("(?:19|20)[0-9]{2}")
_CJK = lazy("[一-龥A-Za-z]")
_PARTS = lazy("[ \t]")
_BLANKS = lazy(" +")
_STOPS = lazy("(?<![0-9]),|[;。!?]")
# What a row is labelled with that says itself what is measured.
_MEASURES = lazy("(?:收入|支出|利润|产值|资产|负债|面积|产量|销量|价格?|[率额量数值费]|人口|投资|收益|成本|[存贷]款)$")
_NO_LABEL = lazy(r"[,;。!?\t]| .* |:\s*[^\s]")
_BEGINS: Final = attrgetter("span.start")
_LONGEST_LABEL: Final = 24
_LINES_ABOVE: Final = 3
_FEWEST: Final = 2


@value(frozen=True, slots=True)
class Cell:
    """A number in a layout: its mention, what names it, when it holds if the layout says so, and which way it moved if at all."""

    mention: Mention
    name: str
    period: str | None
    way: Direction | None
    told: bool


@value(frozen=True, slots=True)
class _Line:
    """A line or a cell that is not empty, and whether an empty line stands before it."""

    start: int
    text: str
    apart: bool = False


@value(frozen=True, slots=True)
class _Row:
    """A row of a table: its cells with where each begins."""

    cells: tuple[_Line, ...]
    numbers: tuple[re.Match[str] | None, ...]


class Layout:
    """The layouts of a folded text.

    >>> import datetime as dt
    >>> from monitor.figures.units import DEFAULT_UNITS
    >>> text = "单位:万吨\\n品种 2023年 增减(%)\\n小麦 45.2 3.2\\n玉米 62.7 -4.3\\n"
    >>> cells = Layout(text, Timeline(text, dt.date(2024, 2, 1)), DEFAULT_UNITS, []).cells.values()
    >>> [(cell.name, str(cell.mention.value), cell.mention.unit_name, cell.period) for cell in cells][:2]
    [('小麦', '452000', '吨', '2023'), ('小麦', '3.2', '%', '2023')]
    """

    def __init__(self, folded: str, timeline: Timeline, units: UnitTable, mentions: list[Mention]) -> None:
        self._timeline = timeline
        self._units = units
        self.cells: dict[int, Cell] = {}
        self.mentions = mentions
        tabled = "\n" in folded and _ROW.search(folded) is not None
        pictured = "\n" in folded and len(_NUMBER_LINES.findall("\n" + folded)) >= _FEWEST
        cried = "!" in folded and _CRIES.search("\n" + folded) is not None
        if not (tabled or pictured or cried):
            return
        lines = tuple(_lines(folded))
        self._by_start = {mention.start: mention for mention in mentions}
        if cried:
            self.cells = {cell.mention.start: cell for cell in self._cries(lines)}
        if pictured:
            self.cells |= {cell.mention.start: cell for cell in self._pictures(lines)}
        if tabled:
            self._place({cell.mention.start: cell for cell in self._tables(lines)})

    def is_told(self, mention: Mention) -> bool:
        """Whether a mention is of a table, which makes a figure of what is none in a sentence."""
        cell = self.cells.get(mention.start)
        return cell is not None and cell.told

    def _place(self, cells: dict[int, Cell]) -> None:
        """Put the cells of tables in place of the mentions that were read there without their heads."""
        self.cells |= cells
        own = [cell.mention for cell in cells.values()]
        taken = {at for one in own for at in range(one.start, max(one.end, one.unit_end))}
        rest = [one for one in self.mentions if taken.isdisjoint(range(one.start, max(one.end, one.start + 1)))]
        self.mentions = sorted([*own, *rest], key=lambda one: one.start)

    # --- tables ---------------------------------------------------------------------------------------------------

    def _tables(self, lines: Sequence[_Line]) -> Iterator[Cell]:
        index = 0
        while index < len(lines):
            rows = _rows(lines, index)
            if len(rows) >= _FEWEST:
                yield from self._table(lines, index, rows)
            index += max(1, len(rows))

    def _table(self, lines: Sequence[_Line], index: int, rows: Sequence[_Row]) -> Iterator[Cell]:
        width = len(rows[0].cells)
        head = _head(lines[index - 1], width, tabbed="\t" in lines[index].text) if index else ()
        spanning = _spanning(lines, index, head)
        first = index - bool(spanning)
        above = lines[max(0, first - _LINES_ABOVE) : first - 1 if head else first]
        above = above[max((at + 1 for at, line in enumerate(above) if "\t" in line.text), default=0) :]
        level, rate = self._stated(above)
        columns = self._columns(head, spanning, level, rate) or [_Column("", level, None, changes=False)] * width
        measure = next((column.measure for column in columns[1:] if column.measure and not column.changes), "")
        title, whole = ("", "") if measure else self._about(above)
        last = max((column.period for column in columns[1:] if column.period), default=None)
        heads = _Heads(columns, bool(head), measure, title, whole, last, self._when(above))
        for row in rows:
            yield from self._row(row, heads)

    def _row(self, row: _Row, heads: _Heads) -> Iterator[Cell]:
        label = self._column(row.cells[0], None, None)
        said = label.measure or next((one.text for one in row.cells[1:] if not any(map(str.isdigit, one.text))), "")
        about = "" if label.unit or _MEASURES.search(said) else heads.about if said else heads.title
        for column, cell, number in zip(heads.columns[1:], row.cells[1:], row.numbers[1:], strict=True):
            if _ORDERS.search(column.measure):
                continue
            named = column.measure or (heads.measure if column.changes else "") or about
            period = label.period or column.period or (heads.last if column.changes else None) or heads.when
            stated = column.unit if column.changes else label.unit or column.unit
            mention = number and self._mention(cell, number, stated, headed=heads.headed or bool(named))
            if mention:
                yield Cell(mention, _named(said, named), period, _way(column, mention), told=True)
                continue
            moved = _MOVES.fullmatch(cell.text)
            other = self._by_start.get(cell.start + (moved.start("digits") if moved else 0))
            if other and other.unit_name and (moved or heads.headed):
                way = _went(moved) if moved else _way(column, other)
                named = (heads.measure or about) if moved else named
                yield Cell(other, _named(said, named), period, way, told=False)

    def _columns(
        self, head: Sequence[_Line], spanning: Sequence[_Line], level: Scaled | None, rate: Scaled | None
    ) -> list[_Column]:
        """What the heads of a table's columns say, each with the head over it that spans several, if any."""
        if not spanning:
            return [self._column(cell, level, rate) for cell in head]
        columns = [self._column(head[0], level, rate)]
        for over, cell in zip(spanning[1:], head[1:], strict=True):
            whole = self._column(over, None, None)
            part = self._column(cell, whole.unit or level, rate)
            said = _named(whole.measure, "" if part.measure in _ALL else part.measure)
            columns.append(_Column(said, part.unit, whole.period or part.period, part.changes, part.falls))
        return columns

    def _column(self, cell: _Line, level: Scaled | None, rate: Scaled | None) -> _Column:
        """What the head of a column, or of a row, says."""
        bracket = _BRACKET.search(cell.text)
        unit = self._unit(bracket["unit"]) if bracket else None
        said = cell.text[: bracket.start()] if bracket else cell.text
        period = self._time(cell.start, cell.start + len(said)) or (said if _YEAR.fullmatch(said) else None)
        measure = "" if _YEAR.fullmatch(said) else self._untimed(cell.start, said)
        changes = _CHANGES.search(measure)
        moved = bool(changes and changes[0])
        if moved and changes:
            measure = measure[: changes.start()]
        unit = unit or (rate if moved else level)
        measure = "" if measure in _ANY else measure
        return _Column(measure, unit, period, changes=moved, falls=moved and _FALLS.search(said) is not None)

    def _untimed(self, start: int, said: str) -> str:
        kept = list(said)
        for time in self._times_in(start, start + len(said)):
            for at in range(max(time.span.start, start), min(time.span.end, start + len(said))):
                kept[at - start] = ""
        return "".join(kept).strip(" :、")

    def _times_in(self, start: int, end: int) -> tuple[Time, ...]:
        """The times that begin between two offsets."""
        times = self._timeline.times
        first = bisect_left(times, start, key=_BEGINS)
        return times[first : bisect_left(times, end, lo=first, key=_BEGINS)]

    def _when(self, above: Sequence[_Line]) -> str | None:
        """The time in the title above a table, between which and it a line may state its unit."""
        *before, last = above or (_Line(0, ""),)
        stated = before and len(last.text) <= _LONGEST_LABEL and _IN_UNIT.search(last.text)
        titles = (last, before[-1]) if stated else (last,)
        return next(filter(None, (self._time(line.start, line.start + len(line.text)) for line in titles)), None)

    def _time(self, start: int, end: int) -> str | None:
        for time in self._times_in(start, end):
            if start <= time.span.start and time.span.end <= end and time.period is not None:
                return str(time.period)
        return None

    def _stated(self, above: Sequence[_Line]) -> tuple[Scaled | None, Scaled | None]:
        """The unit that a line above a table states for it, and that of the rates in it."""
        found = next(filter(None, (_IN_UNIT.search(line.text) for line in reversed(above))), None)
        if found is None:
            bracket = _BRACKET.search(above[-1].text) if above else None
            return self._unit(bracket["unit"]) if bracket else None, (Decimal(1), "%")
        units = list(filter(None, map(self._unit, re.split("[,、;/ ]", found["units"].strip()))))
        whole = self._unit(found["units"].strip())
        level = whole or next((unit for unit in units if unit[1] != "%"), units[0] if units else None)
        return level, (Decimal(1), "%")

    def _unit(self, said: str) -> Scaled | None:
        return scaled_unit(said, self._units)

    def _about(self, above: Sequence[_Line]) -> tuple[str, str]:
        """All of what the line above a table that states its unit, or the title above that, names, and the word that rows go with."""
        for line in reversed(above):
            unit = _IN_UNIT.search(line.text)
            unit = unit or _BRACKET.search(line.text)
            said = line.text[: unit.start()] if unit else line.text
            said = self._untimed(line.start, said.rstrip(" (["))
            if said and _STOPS.search(said) is None and len(said) <= 2 * _LONGEST_LABEL:
                return _phrase(_NUMBERED.sub("", said)), _whole_of(said)
        return "", ""

    def _mention(self, cell: _Line, number: re.Match[str], stated: Scaled | None, *, headed: bool) -> Mention | None:
        """The mention of a cell's number; None where nothing tells its unit."""
        start, end = cell.start + number.start("digits"), cell.start + number.end("digits")
        amount = Decimal(number["digits"].replace(",", ""))
        rest = number["rest"].strip()
        own = self._unit(rest) if rest else None
        if rest and (own is None or not headed):
            return None
        scale, name = own or stated or (Decimal(1), "")
        amount = scaled(amount, scale)
        unit = self._units.get(name)
        if unit is None:
            return None
        if number["sign"] == "-":
            start, amount = start - 1, -amount
        unit_end = end
        if own:
            unit_end = cell.start + number.start("rest") + len(number["rest"].rstrip())
            end = unit_end - len(name)
        return Mention(
            start, end, amount, None, None, "arabic", "", unit, name, unit_end - len(name) if own else end, unit_end
        )

    # --- pictures -------------------------------------------------------------------------------------------------

    def _pictures(self, all_lines: Sequence[_Line]) -> Iterator[Cell]:
        """The numbers in lines of their own, each with what the line behind it says, or the one before it."""
        lines = [line for line in all_lines if not _MOVES.fullmatch(line.text)]
        lone = [_NUMBER_LINE.fullmatch(line.text) for line in lines]
        named: dict[int, tuple[Mention, _Line]] = {}
        index = 0
        while index < len(lines):
            last = index
            while (
                lone[index] and last + _FEWEST < len(lines) and lone[last + _FEWEST] and _is_label(lines[last + 1].text)
            ):
                last += _FEWEST
            if last > index:
                behind = last + 1 < len(lines) and not lone[last + 1] and _names_before(lines, index, last + 1)
                for at in range(index, last + 1, _FEWEST):
                    label = at + 1 if behind else at - 1
                    found = lone[at]
                    mention = found and self._by_start.get(lines[at].start + found.start("digits"))
                    if mention and mention.unit_name and label >= 0 and _is_label(lines[label].text):
                        named[lines[at].start] = (mention, lines[label])
            index = last + 1
        about: Cell | None = None
        for line in all_lines:
            if line.start in named:
                about = self._picture(*named[line.start])
                yield about
            elif about and (moved := _MOVES.fullmatch(line.text)):
                mention = self._by_start.get(line.start + moved.start("digits"))
                if mention:
                    yield Cell(mention, about.name, about.period, _went(moved), told=False)
            elif not _is_label(line.text):
                about = None

    def _cries(self, lines: Sequence[_Line]) -> Iterator[Cell]:
        """The numbers that headlines cry out before they say of what they are: 4.6级!青江发生地震."""
        for line in lines:
            found = _CRY.match(line.text)
            mention = found and self._by_start.get(line.start + found.start("digits"))
            if found and mention and mention.unit_name:
                yield self._picture(mention, _Line(line.start + found.start("label"), found["label"]))

    def _picture(self, mention: Mention, label: _Line) -> Cell:
        said = _RECORD.sub("", self._untimed(label.start, label.text))
        moved = _MOVED.search(said)
        way = _went(moved) if moved and moved.start() else None
        name = _phrase(said[: moved.start()] if moved and way else said)
        period = self._time(label.start, label.start + len(label.text))
        return Cell(mention, name, period, way, told=False)


@value(frozen=True, slots=True)
class _Column:
    measure: str
    unit: Scaled | None
    period: str | None
    changes: bool
    falls: bool = False


def _names_before(lines: Sequence[_Line], first: int, label: int) -> bool:
    """Whether the line behind the last of some numbers names that, as those between name the number before each."""
    if not _is_label(lines[label].text) or (first and lines[first - 1].text.endswith(":")):
        return False
    return not lines[label].apart or any(line.apart for line in lines[first + 1 : label : _FEWEST])


def _is_label(text: str) -> bool:
    return len(text) <= _LONGEST_LABEL and _NO_LABEL.search(text) is None and _CJK.search(text) is not None


@value(frozen=True, slots=True)
class _Heads:
    """What stands over a table's rows: its columns, the first measure that they tell, what its title is about, its times."""

    columns: Sequence[_Column]
    headed: bool
    measure: str
    title: str
    about: str
    last: str | None
    when: str | None


def _lines(folded: str) -> Iterator[_Line]:
    start, apart = 0, False
    for line in folded.split("\n"):
        text = line.strip()
        if text:
            yield _Line(start + line.index(text), text, apart)
        apart = not text
        start += len(line) + 1


def _cells(line: _Line) -> tuple[_Line, ...]:
    """The cells of a line, parted by tabs, or by blanks where it has none."""
    found: list[_Line] = []
    at = 0
    for cell in line.text.split("\t") if "\t" in line.text else _BLANKS.split(line.text):
        at = line.text.index(cell, at)
        text = cell.strip()
        found.append(_Line(line.start + at + cell.index(text), text))
        at += len(cell)
    return tuple(found)


def _rows(lines: Sequence[_Line], index: int) -> list[_Row]:
    """The rows of data of one width that begin at a line; a row of tabs may lack its last cells."""
    rows: list[_Row] = []
    for line in map(lines.__getitem__, range(index, len(lines))):
        row = _row(line, goes_on=bool(rows))
        missing = len(rows[0].cells) - len(row.cells) if row and rows else 0
        if row is None or missing < 0 or (missing and "\t" not in line.text):
            break
        blanks = (_Line(line.start + len(line.text), ""),) * missing
        rows.append(_Row((*row.cells, *blanks), (*row.numbers, *[None] * missing)))
    return rows


def _row(line: _Line, *, goes_on: bool) -> _Row | None:
    if not _PARTS.search(line.text) or _STOPS.search(line.text):
        return None
    cells = _cells(line)
    if len(cells) > _FEWEST and cells[0].text.isdigit() and _CJK.search(cells[1].text):
        cells = cells[1:]  # its number in the table
    if len(cells) < _FEWEST or any(len(one.text) > _LONGEST_LABEL for one in cells):
        return None
    numbers = [_CELL.fullmatch(cell.text) for cell in cells]
    told = "\t" in line.text or all(
        number or cell.text in _BLANK or _MOVES.fullmatch(cell.text)
        for cell, number in zip(cells[1:], numbers[1:], strict=True)
    )
    tells = any(number and not _is_year(number[0]) for number in numbers[1:])
    empty = goes_on and all(cell.text in _BLANK for cell in cells[1:])
    if not told or not (empty or tells) or (numbers[0] and not _is_year(cells[0].text)):
        return None
    return _Row(cells, tuple(numbers))


def _is_year(text: str) -> bool:
    return _YEAR.fullmatch(text.removesuffix("年")) is not None


def _head(line: _Line, width: int, *, tabbed: bool) -> tuple[_Line, ...]:
    """The cells of a line that heads the columns of a table; empty where it is none."""
    if tabbed and "\t" not in line.text:
        return ()
    cells = _cells(line)
    if len(cells) > width and cells[0].text in _INDEXED:
        cells = cells[1:]
    if len(cells) == width - 1 and width > _FEWEST:
        cells = (_Line(line.start, ""), *cells)
    headed = len(cells) == width and all(_CELL.fullmatch(cell.text) is None or _is_year(cell.text) for cell in cells)
    return cells if headed and _STOPS.search(line.text) is None else ()


def _spanning(lines: Sequence[_Line], index: int, head: Sequence[_Line]) -> tuple[_Line, ...]:
    """The cells of the line over a table's head, of which each goes on where blanks follow it; empty where none does."""
    if not head or index < _FEWEST or "\t" not in lines[index - 1].text or "\t\t" not in lines[index - 2].text:
        return ()
    cells = list(_cells(lines[index - 2]))
    cells += cells[-1:] * (len(head) - len(cells))
    for at in range(1, len(cells)):
        cells[at] = cells[at] if cells[at].text else cells[at - 1]
    same = len(cells) == len(head) and cells[0].text == (head[0].text or cells[0].text)
    return tuple(cells) if same else ()


def _named(label: str, measure: str) -> str:
    if label in _ALL and measure:
        return measure
    return label if measure and measure in label else f"{label}{measure}"


def _went(moved: re.Match[str]) -> Direction:
    """Which way the words of a move went."""
    return DOWN if _FALLS.search(moved[0]) else UP


def _way(column: _Column, mention: Mention) -> Direction | None:
    if not column.changes or not mention.value:
        return Direction.FLAT if column.changes else None
    return DOWN if (mention.value < 0) is not column.falls else UP


def _whole_of(title: str) -> str:
    """What a table is about that its title names: 财政收入 of 各区县财政收入情况, 产量 of 主要粮食作物产量."""
    title = _TITLE_ENDS.sub("", _NUMBERED.sub("", title))
    each = _EACH.search(title)
    if each:
        return title[each.end() :]
    words = next(iter(words_of([title])), ())
    return words[-1][0] if words and words[-1][1][:1] in "nv" else ""


def _phrase(said: str) -> str:
    words = next(iter(words_of([said])), ())
    return left_phrase(words).text or said
