"""Units: what kind of quantity each names, how it converts, and how one is read off a text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final

from monitor.articles import Kind
from monitor.figures import unit_rows
from monitor.figures.currencies import MONEY
from monitor.figures.patterns import lazy
from monitor.figures.tallies import AFTER_MEDALS, MEDALS
from monitor.figures.word_beginnings import WORD_BEGINNINGS
from monitor.values import value
from monitor.wordlists import word_tuple

# The denominators that are no units of their own, and the multipliers that may stand before one.
_SINGLES: Final = word_tuple("人 日 天 月 年 周 小时 时 秒 s d 分钟 次 股 平方米 亩 户")
# 元/500克, 元/5升: what the price is for.
_PACK = lazy(r"[0-9]{1,4}(?:\.[0-9]{1,2})?(?=克|升|斤|毫升|m[lL]|公斤|千克|片|粒|支|瓶|k?g|L)")
_SCALES: Final = ("百万", "千万", "万", "百", "千", "亿", "")
_PER: Final = frozenset("/每")
# 1200人每天锻炼: what goes on after 每天 tells how often, and makes no unit of what is counted.
_COUNTED: Final = frozenset((Kind.COUNT, Kind.PERCENT, Kind.DURATION))
_GOES_ON = lazy(r"(?!左右|上下|以[上下内]|的)[\u4e00-\u9fff]")
_LETTERS: Final = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")


@value(frozen=True, slots=True)
class Unit:
    """One row of the table: a unit, its kind, and how many of its base unit it is."""

    name: str
    kind: Kind
    factor: Decimal = Decimal(1)
    base: str = ""


@dataclass(frozen=True)
class UnitTable:
    """Units by name; `extended` gives a table with an operator's rows added, which win over those here."""

    rows: Mapping[str, Unit]
    _longest: Mapping[str, tuple[int, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        lengths: dict[str, set[int]] = {}
        for name in self.rows:
            lengths.setdefault(name[0], set()).add(len(name))
        ordered = {first: tuple(sorted(found, reverse=True)) for first, found in lengths.items()}
        object.__setattr__(self, "_longest", ordered)

    def extended(self, rows: Iterable[Unit]) -> UnitTable:
        """This table with more rows."""
        return UnitTable({**self.rows, **{row.name: row for row in rows}})

    def get(self, name: str) -> Unit | None:
        """The row of a unit as a figure carries it (compounds such as 元/公斤 included), or None."""
        found = self.rows.get(name)
        if found is not None or not name:
            return found
        unit, end = self.match(name, 0)
        return unit if end == len(name) else None

    def convert(self, value: Decimal, unit: str) -> tuple[Decimal, str]:
        """The value in its unit's base unit, and that unit; unchanged where the table knows no factor.

        >>> DEFAULT_UNITS.convert(Decimal("3"), "吨")
        (Decimal('3000'), '公斤')
        """
        row = self.get(unit)
        return (value * row.factor, row.base) if row is not None and row.base else (value, unit)

    def match(self, text: str, at: int) -> tuple[Unit | None, int]:
        """The longest unit that begins at an offset, and its end; (None, at) if there is none."""
        lengths = self._longest.get(text[at : at + 1])
        if lengths is None:
            return None, at
        unit, end = self._simple(text, at, lengths)
        if unit is not None and text[end : end + 1] in _PER:
            compound, after = self._compound(unit, text, at, end)
            if text[end] != "/" and text[after : after + 1].isdigit():
                return unit, end  # 三七120头每公斤115元
            if text[end] == "/" or unit.kind not in _COUNTED or not _GOES_ON.match(text, after):
                return compound, after
        return unit, end

    def _simple(self, text: str, at: int, lengths: Iterable[int]) -> tuple[Unit | None, int]:
        """The longest unit of one of the lengths there, from the longest on, and its end."""
        rows = self.rows
        for length in lengths:
            name = text[at : at + length]
            if name in rows and not _begins_word(name, text, at + length):
                return rows[name], at + len(name)  # a text may end in it
        return None, at

    def _compound(self, unit: Unit, text: str, at: int, slash: int) -> tuple[Unit, int]:
        end = self._denominator(text, slash + 1)
        if end == slash + 1:
            return unit, slash
        if text[end : end + 1] in ("/", "·"):
            further = self._denominator(text, end + 1)
            end = further if further > end + 1 else end
        name = text[at:end]
        return self.rows.get(name) or _ratio(unit, name, text[slash + 1 : end]), end

    def _denominator(self, text: str, at: int) -> int:
        pack = _PACK.match(text, at)
        at = pack.end() if pack else at
        for scale in _SCALES:
            if text.startswith(scale, at):
                start = at + len(scale)
                row, end = self._simple(text, start, self._longest.get(text[start : start + 1], ()))
                if row is not None:
                    return end
                for name in _SINGLES:
                    if text.startswith(name, start) and not (
                        name in ("s", "d") and text[start + 1 : start + 2] in _LETTERS
                    ):
                        return start + len(name)
        return at


def _begins_word(name: str, text: str, end: int) -> bool:
    following = text[end : end + 1]
    if name in WORD_BEGINNINGS:
        begins = following != "" and following in WORD_BEGINNINGS[name]
        return begins and text[end : end + 2] not in _STILL_UNIT.get(name, ())
    if name[-1] in _LETTERS:
        return following in _LETTERS
    return name in MEDALS and following.isalpha() and following not in AFTER_MEDALS


_STILL_UNIT: Final[dict[str, tuple[str, ...]]] = {
    "人": ("工作", "工资", "员工", "群众", "才得", "才被", "才获", "才能", "才会", "才离", "才走"),
    "批": ("价值", "价格"),
    "个": ("人次", "体育", "体验"),
    "倍": ("增长", "增加", "增幅", "增速"),
    "位": ("居民", "居家", "数学", "移民"),
    "家": ("畜牧", "禽蛋"),
    "场": ("地方",),
    "次": ("生态",),
    "名": ("义务", "义工", "义诊"),
}
# 11块/斤
_YUAN: Final = frozenset(("块", "毛"))
_WEIGHED: Final = frozenset(("斤", "公斤", "千克", "kg", "吨", "个", "只", "条", "升", "克"))
_MASSES: Final = frozenset(("kg", "公斤", "千克", "克", "g", "吨"))
_TIMES: Final = frozenset(("日", "d", "天", "月", "年", "周", "小时", "时", "秒", "分钟"))


def _ratio(unit: Unit, name: str, denominator: str) -> Unit:
    """The row of a compound unit: money per a thing is a price, mass per volume or length per time a thing of its own."""
    if unit.kind is Kind.MONEY or (unit.name in _YUAN and denominator in _WEIGHED):
        return Unit(name, Kind.MONEY if denominator in _TIMES else Kind.PRICE)
    if unit.kind is Kind.ENERGY and denominator in ("L", "l", "升", "kg", "公斤", "千克"):
        return Unit(name, Kind.OTHER)  # how much a battery holds for its size
    if unit.kind is Kind.VOLUME and denominator in ("秒", "s"):
        return Unit(name, Kind.OTHER)  # how much flows: 30立方/秒
    if unit.kind is Kind.MASS and denominator in _MASSES:
        return Unit(name, Kind.OTHER)
    if (
        unit.kind in (Kind.MASS, Kind.LENGTH)
        and (denominator in _TIMES or denominator[-1:] in "米升里lL³" or denominator == "m3")
        and unit.name != "吨"
    ):
        return Unit(name, Kind.OTHER)
    return Unit(name, unit.kind)


def _rows() -> Iterable[Unit]:
    yield from (Unit(name, Kind.COUNT) for name in unit_rows.COUNTS)
    yield from (Unit(name, Kind.OTHER) for name in unit_rows.OTHERS)
    for base, names in MONEY.items():
        yield from (Unit(name, Kind.MONEY, Decimal(factor), base) for name, factor in names)
    yield from (Unit(name, Kind.PERCENT) for name in unit_rows.PERCENT)
    for kind, base, names in unit_rows.SCALES:
        yield from (Unit(name, kind, Decimal(factor), base) for name, factor in names)


DEFAULT_UNITS: Final = UnitTable({row.name: row for row in _rows()})
