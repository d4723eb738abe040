"""Columns: what the heads of a table's columns, and the lines above it, say of its numbers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from monitor.articles import Direction
from monitor.figures.layout.lines import LONGEST_LABEL, STOPS, Line
from monitor.figures.layout.movements import CHANGES, falls
from monitor.figures.layout.rows import YEAR, Row
from monitor.figures.layout.wording import Wording, phrase_of
from monitor.figures.members import DOWN, UP
from monitor.figures.mentions.brackets import Scaled, scaled_unit
from monitor.figures.mentions.mention import Mention
from monitor.figures.patterns import lazy
from monitor.figures.segmenter import words_of
from monitor.figures.units import UnitTable
from monitor.values import value
from monitor.wordlists import word_set

# 单位:万元, (单位：万元、%)
_IN_UNIT = lazy(r"(?:计量)?单位\s?[::]\s?(?P<units>[^()\n]{1,16})")
_UNIT_LINE = lazy(r"\(?(?:计量|价格)?单位\s?[::]\s?[^,。;()\n]{1,16}\)?")
_WEEKS_BEFORE: Final = {"本周": 0, "上周": 1}
_DAYS = lazy("[0-9]{4}-[0-9]{2}-[0-9]{2}/[0-9]{4}-[0-9]{2}-[0-9]{2}")
# 产量(万吨), 增减(%)
_BRACKET = lazy(r"\((?:单位:)?(?P<unit>[^()\n]{1,10})\)\s*$")
_BETWEEN_UNITS = lazy("[,、;/ ]")
# Over a column that tells the unit of each row.
_UNIT_HEAD = lazy("(?:计量|计价|报价)?单位")
# 涨跌, 比上月增减额: by so much, and not by so many per cent.
_ABSOLUTE = lazy("(?:涨跌|增减|升降|变化|变动|±)[额值量数]?$")
# By how much a stock has grown since then, in the unit of what it is: 比年初增减.
_SINCE_THEN = lazy("(?:[年月季]初|上[年月季]末)(?:增减|增加|减少|变化|变动)?[额值量]?$")
# What is told in per cent, though the unit stated for the table is another.
_SHARES = lazy("(?:完成(?:年初|调整|年度)?(?:预算|计划|任务)|占[一-龥]{0,8}|比重|占比|比例|达标率|合格率)(?:的|之)?%?$")
_PLANNED = lazy("(?<!完成)(?<!完成年度)(?:预算数?$|计划|目标|任务数?$|预计|预期|预测)")
_COUNTED = lazy("人数|户数|人口|病例|例数|个数|家数|件数|次数|村数|人次|死亡|治愈|伤亡|受伤|失踪|台数|辆数|套数")
# 本期价格, 上期价格: the same is measured.
_THIS_TIME = lazy("^[本上前][期次旬轮](?:末|累计)?")
# 合 计, 棉 花: blanks for looks.
_SPACED = lazy(" +(?<=[一-龥] )(?=[一-龥])")
# What a column is headed by where the rows say of what it is.
_ANY: Final = word_set("绝对量 绝对数 绝对值 数量 数值 总量 金额 指标值 本期 累计 累计数 数 期末数 实绩 数据 合计")
# A row or column of all that the others tell of.
_ALL: Final = word_set("合计 总计 总量 全国 全省 全市 全县 平均 小计 共计")
# What a column is headed by where some rows say themselves what amount they are of: 产量 over 发电量.
_AMOUNTS: Final = frozenset(("产量", "产值", "数额", "总额"))
_AMOUNT_ENDS: Final = frozenset("量额值")
_NO_MEASURES: Final = frozenset(("方式", "种类", "品种", "类型", "类别"))
_TITLE_ENDS = lazy(r"(?:统计|监测|汇总|一览|明细|基本|完成|主要|经济|发展)*(?:[日周旬月]报表?|表|情况|数据|指标)$")
_NUMBERED = lazy(r"^\(?[图表]\s?[0-9]{1,2}\)?[:.、\s]*")
_EACH = lazy(r"各(?:区县|县区|市县|县市区?|省区市|乡镇|镇村|[省市县区镇村乡])(?:的)?")
# 上年同期: of which the head tells only when it was.
_EARLIER = lazy("(?:上|去|前)(?:年|月|周|季度?|期)(?:同期|同月)?|同期")
_RATE: Final[Scaled] = (Decimal(1), "%")


@value(frozen=True, slots=True)
class Column:
    """What the head of a column says: what is measured, in what unit and when, and whether its numbers are changes (or falls).

    It `recalls` where it only says of what earlier time it is (上年同期), and is `planned` where it calls its numbers so;
    changes are `absolute` where they may be of the unit of what changed (涨跌).
    """

    measure: str
    unit: Scaled | None
    period: str | None
    changes: bool
    falls: bool = False
    recalls: bool = False
    absolute: bool = False

    @property
    def shares(self) -> bool:
        """Whether its numbers are shares of what is planned or of all."""
        return not self.changes and _SHARES.search(self.measure) is not None

    @property
    def planned(self) -> bool:
        """Whether its numbers are planned."""
        return _PLANNED.search(self.measure) is not None

    @property
    def counted(self) -> bool:
        """Whether its numbers count what needs no measure word."""
        return _COUNTED.search(self.measure) is not None

    def way(self, mention: Mention) -> Direction | None:
        """Which way a number of the column says that something moved; None where it is no change."""
        if not self.changes or not mention.value:
            return Direction.FLAT if self.changes else None
        return DOWN if (mention.value < 0) is not self.falls else UP


@value(frozen=True, slots=True)
class Heads:
    """What stands over a table's rows: its columns, the first measure that they tell, what its title is about, its times,
    and which column tells each row's unit."""

    columns: Sequence[Column]
    headed: bool
    measure: str
    title: str
    about: str
    last: str | None
    when: str | None
    unit_at: int | None


class HeadReader:
    """Reads the heads of tables by the times of their text and a table of units."""

    def __init__(self, wording: Wording, units: UnitTable) -> None:
        self._wording = wording
        self._units = units

    def heads(
        self, head: Sequence[Line], spanning: Sequence[Line], above: Sequence[Line], rows: Sequence[Row]
    ) -> Heads:
        """What the head of a table, the head over it that spans several columns, and the lines above say of its rows."""
        level = self._stated(above)
        columns = self._columns(head, spanning, level)
        columns = columns or [Column("", level, None, changes=False)] * len(rows[0].cells)
        columns = [
            columns[0],
            *_with_those_before(columns[1:], [_has_numbers(rows, at) for at in range(1, len(columns))]),
        ]
        when = self._when(above)
        columns = [
            _in_week(column, cell.text, when) for column, cell in zip(columns, head or [], strict=False)
        ] or columns
        measure = next((column.measure for column in columns[1:] if column.measure and not column.changes), "")
        title, about = ("", "") if measure else self._about(above)
        periods = [column.period for column in columns[1:] if not column.changes and not column.recalls]
        last = None if None in periods else max(filter(None, periods), default=None)
        if level == _RATE and self._tells_changes(above):
            columns = [columns[0], *(replace(column, changes=column.unit == _RATE) for column in columns[1:])]
        unit_at = next((at for at, cell in enumerate(head) if _UNIT_HEAD.fullmatch(cell.text)), None)
        return Heads(columns, bool(head), measure, title, about, last, when, unit_at)

    def column(self, cell: Line, level: Scaled | None = None, rate: Scaled | None = None) -> Column:
        """What the head of a column, or of a row, says; its unit, if it has none itself, is that of levels or of rates."""
        bracket = _BRACKET.search(cell.text)
        unit = scaled_unit(bracket["unit"], self._units) if bracket else None
        said = cell.text[: bracket.start()] if bracket else cell.text
        changes = CHANGES.search(said)
        measured = said[: changes.start()] if changes else said
        year = YEAR.fullmatch(measured) is not None
        period = self._wording.period(cell.start, cell.start + len(measured)) or (measured if year else None)
        measure = "" if year else self._wording.untimed(cell.start, measured)
        absolute = changes is not None and bracket is None and _ABSOLUTE.search(said) is not None
        alike = absolute and level is not None and ("/" in level[1] or _SINCE_THEN.search(said) is not None)
        unit = unit or (rate if (changes and not alike) or _SHARES.search(said) else level)
        measure = _THIS_TIME.sub("", _SPACED.sub("", measure))
        measure = "" if measure in _ANY else measure
        fallen, recalls = changes is not None and falls(changes[0]), _EARLIER.fullmatch(said) is not None
        return Column(measure, unit, period, changes is not None, fallen, recalls, absolute)

    def _columns(self, head: Sequence[Line], spanning: Sequence[Line], level: Scaled | None) -> list[Column]:
        """What the heads of a table's columns say, each with the head over it that spans several, if any."""
        if not spanning:
            return [self.column(cell, level, _RATE) for cell in head]
        columns = [self.column(head[0], level, _RATE)]
        for over, cell in zip(spanning[1:], head[1:], strict=True):
            whole = self.column(over)
            part = self.column(cell, whole.unit or level, _RATE)
            said = name_in(whole.measure, "" if part.measure in _ALL else part.measure)
            columns.append(Column(said, part.unit, whole.period or part.period, part.changes, part.falls))
        return columns

    def _tells_changes(self, above: Sequence[Line]) -> bool:
        """Whether the title above a table in per cent says that it tells by how much things moved: 价格比上年涨跌幅度."""
        for line in reversed(above):
            unit = _IN_UNIT.search(line.text) or _BRACKET.search(line.text)
            said = line.text[: unit.start()] if unit else line.text
            if said := said.rstrip(" (["):
                return CHANGES.search(said) is not None
        return False

    def _stated(self, above: Sequence[Line]) -> Scaled | None:
        """The unit that a line above a table states for what it measures."""
        found = next(filter(None, (_IN_UNIT.search(line.text) for line in reversed(above))), None)
        if found is None:
            bracket = _BRACKET.search(above[-1].text) if above else None
            return scaled_unit(bracket["unit"], self._units) if bracket else None
        said = found["units"].strip()
        units = [unit for one in _BETWEEN_UNITS.split(said) if (unit := scaled_unit(one, self._units))]
        whole = scaled_unit(said, self._units)
        return whole or next((unit for unit in units if unit[1] != "%"), units[0] if units else None)

    def _when(self, above: Sequence[Line]) -> str | None:
        """The time in the title above a table, between which and it a line may state its unit."""
        *before, last = above or (Line(0, ""),)
        stated = before and len(last.text) <= LONGEST_LABEL and _IN_UNIT.search(last.text)
        titles = (last, before[-1]) if stated else (last,)
        times = (self._wording.period(line.start, line.start + len(line.text)) for line in titles)
        return next(filter(None, times), None)

    def _about(self, above: Sequence[Line]) -> tuple[str, str]:
        """All of what the line that states a table's unit, or the title above that, names, and the word that rows go with."""
        for line in reversed(above):
            unit = _IN_UNIT.search(line.text) or _BRACKET.search(line.text)
            said = line.text[: unit.start()] if unit else line.text
            said = self._wording.untimed(line.start, said.rstrip(" (["))
            if said and STOPS.search(said) is None and len(said) <= 2 * LONGEST_LABEL:
                return phrase_of(_NUMBERED.sub("", said)), _whole_of(said)
        return "", ""


def states_unit(text: str) -> bool:
    """Whether a line says only in what unit a table is."""
    return _UNIT_LINE.fullmatch(text) is not None


def _in_week(column: Column, head: str, when: str | None) -> Column:
    """A column of 本周 or 上周 with the days of the week that the title above its table tells."""
    before = _WEEKS_BEFORE.get(head[:2]) if column.period and when and _DAYS.fullmatch(when) else None
    if before is None or when is None:
        return column
    days = (dt.date.fromisoformat(day) - dt.timedelta(weeks=before) for day in when.split("/"))
    return replace(column, period="/".join(map(str, days)))


def _has_numbers(rows: Sequence[Row], at: int) -> bool:
    return any(row.numbers[at] for row in rows)


def _with_those_before(columns: Sequence[Column], numeric: Sequence[bool]) -> Iterator[Column]:
    """The columns, those of changes and of an earlier time with what the column of numbers before them measures, and no
    measure for those without a number."""
    measure = ""
    for column, counts in zip(columns, numeric, strict=True):
        if not counts:
            yield replace(column, measure="", period=None, recalls=True)
            continue
        taken = (column.changes or column.recalls) and not column.measure
        yield replace(column, measure=measure) if taken else column
        measure = measure if taken or column.changes or column.shares else column.measure


def name_in(label: str, measure: str) -> str:
    """The name of what is measured under the label of a row, or under the head that spans the measure's."""
    if label in _ALL and measure:
        return measure
    told = measure and (measure in label or (measure in _AMOUNTS and label[-1:] in _AMOUNT_ENDS))
    return label if told else f"{label}{measure}"


def _whole_of(title: str) -> str:
    """What a table is about that its title names: 财政收入 of 各区县财政收入情况, 产量 of 主要粮食作物产量."""
    title = _TITLE_ENDS.sub("", _NUMBERED.sub("", title))
    each = _EACH.search(title)
    if each:
        return title[each.end() :]
    words = next(iter(words_of([title])), ())
    return words[-1][0] if words and words[-1][1][:1] in "nv" and words[-1][0] not in _NO_MEASURES else ""
