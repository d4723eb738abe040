"""Units in families: what can be compared, and how it converts. Currencies are never converted."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

from monitor.articles import Kind
from monitor.figures import DEFAULT_UNITS, UnitTable
from monitor.figures.patterns import lazy
from monitor.series.points import SourcePoint

# Looked up once: before Python 3.12 an enum's member costs several times a name.
_INDEX, _COUNT, _OTHER, _RANK = Kind.INDEX, Kind.COUNT, Kind.OTHER, Kind.RANK
_PAID = (Kind.PRICE, Kind.MONEY)
INDEX = _INDEX.value
_BOXES = frozenset({"标准箱", "标箱", "TEU"})
_APART = frozenset({"人次", "户", "户次", "辆次", "班次", "次", "亿次"})
# The table keeps 亩 and square metres apart; a series may hold both. In 亩 no conversion needs rounding.
_MU = Decimal("0.0015")

# What a field yields, likewise by the hectare.
_YIELDS = {"公斤/平方米": 10_000, "公斤/亩": 15}

# People on their way are counted each time, whether or not 次 is said.
_TRAVELLERS = lazy(r"旅客|游客|客运|客流")

# 劳动生产率10.6万元/人: which says anew what is in the name.
_PER_HEAD = lazy(r"人均|生产率")
# 4G客户超过3亿, 4G客户2.5亿户: not households.
_CUSTOMERS = lazy(r"客户|用户")
# 市场主体总数突破43万, told by the number alone.
_FIRMS = lazy(r"(?:市场主体|经营主体|个体工商户)(?:总数|总量|数量)?$")
# Sums of money, which are told without their unit now and then: 固定资产投资1858亿.
_SUMS = lazy(r"(?:投资|收入|支出|总值|增加值|总额|利润|余额)$")

# 元/500克: for how much a price is.
_SO_MANY = lazy(r"\d+(?=(?:公斤|千克|克|斤|毫升|升)$)")
_LETTERS = {"g": "克", "kg": "公斤", "ml": "毫升", "l": "升"}
_SPELT = lazy(r"[A-Za-z]+$")
# 单产每公顷4582公斤，比上年增加94公斤; 浓度为每立方米16微克: of how much of a field or of air.
_EACH_AREA = lazy(
    r"每(?P<of>公顷|亩|立方米)(?:产量)?(?:[达为约]|[\d.]+[^，,。；;\d]{1,3}[，,][比较][^，,。；;\d]{1,6}[增减提下上高低多少升降加了约]{1,4})?$"
)
_MASS = Kind.MASS
_BY_MU = lazy(r"亩产量?$")
_EACH = lazy(r"每(公斤|斤|吨|头|只|亩|千克|升|500克|桶|瓶|袋|盒|平方米)[^,，。；]{0,60}$")
# 每公斤3.00元，较上周的2.94元上涨2%: for how much is what is set beside.
_BESIDE_EACH = lazy(r"每(公斤|斤|吨|头|只|亩|千克|升|500克)[^。；;]*[比较][^,，。；;\d]{1,8}的$")

# A list of prices whose unit stands before its colon: 每公斤均价（14时）：猪肉20.1元，牛肉68.2元。
_LISTED = lazy(r"(?:每|元/)(公斤|斤|吨|头|只|千克)[^，,。；;：:]{0,10}价[^，,。；;：:]{0,12}[：:]")


def unit_of(source: SourcePoint) -> str:
    """The unit of a figure, with what it is for where that stands before the number (每公斤20.1元)."""
    unit = source.figure.unit
    if not unit and "亿" in source.figure.text and _SUMS.search(source.figure.indicator):
        return "元"
    if source.figure.kind in (_MASS, _OTHER) and "/" not in unit:
        return f"{unit}{_for_area(source)}"
    if source.figure.kind not in _PAID or "/" in unit:
        return unit
    lead = source.lead
    if "每" not in lead and "元/" not in lead:
        return unit
    each = _EACH.search(lead) or _LISTED.search(lead) or _BESIDE_EACH.search(lead)
    return f"{unit}/{each[1]}" if each else unit


def _for_area(source: SourcePoint) -> str:
    """What of a field or of air a mass is for, as the end of a unit; empty where it is for none."""
    if "每" in source.lead and (found := _EACH_AREA.search(source.lead)):
        return f"/{found['of']}"
    return "/亩" if "亩产" in source.figure.indicator and _BY_MU.search(source.figure.indicator) else ""


def _unsaid(indicator: str) -> str:
    """The unit of what is told by a number alone, as its name says; empty where it does not."""
    return "户" if _FIRMS.search(indicator) else "人次" if indicator.endswith("人次") else ""


def measure(source: SourcePoint) -> tuple[str, Decimal]:
    """The family of a figure's unit and the factor to the family's base unit.

    Measure words are one family (件, 部, 个), but for those that count something else (户, 人次) ; one that the
    operator states as so many of another (打 as 12 个) is converted.
    """
    figure, unit = source.figure, unit_of(source)
    if unit == "户" and _CUSTOMERS.search(figure.indicator):
        return "count", Decimal(1)
    if unit in _BOXES:
        return "标箱", Decimal(1)
    if not unit:
        unit = _unsaid(figure.indicator)
    if unit == "人" and _TRAVELLERS.search(figure.indicator):
        unit = "人次"
    if unit.endswith("/人") and _PER_HEAD.search(figure.indicator):
        unit = unit.removesuffix("/人")
    if figure.kind is _INDEX:
        return INDEX, Decimal(1)
    if figure.kind is _RANK:
        return _RANK.value, Decimal(1)
    if unit == "‰":
        return "%", Decimal("0.1")
    factor, base = _converted(unit, source.units)
    if base == "平方米":
        return "亩", factor * _MU
    if base in _YIELDS:
        return "公斤/公顷", factor * _YIELDS[base]
    if (figure.kind is _COUNT and unit == figure.unit) or (not unit and figure.kind is _OTHER):
        many = factor if "/" not in unit else Decimal(1)
        return (base if base in _APART else "count"), many
    return base or unit or figure.kind.value, factor


def _converted(unit: str, units: UnitTable) -> tuple[Decimal, str]:
    """The factor to the base unit and that unit; a price's both parts are converted (元/斤 is 2 元/公斤)."""
    # Nearly all figures are read by the table that has no rows of an operator's.
    return _by_default(unit) if units is DEFAULT_UNITS else _by(unit, units)


@lru_cache(maxsize=4096)
def _by_default(unit: str) -> tuple[Decimal, str]:
    return _by(unit, DEFAULT_UNITS)


def _by(unit: str, units: UnitTable) -> tuple[Decimal, str]:
    whole, slash, part = unit.partition("/")
    if not slash or "/" in part:
        return units.convert(Decimal(1), unit)
    above, base = units.convert(Decimal(1), whole)
    part = _SPELT.sub(lambda found: _LETTERS.get(found[0].lower(), found[0]), part)
    many = _SO_MANY.match(part)
    below, base_below = units.convert(Decimal(many[0]), part[many.end() :]) if many else units.convert(Decimal(1), part)
    if not below:
        return Decimal(1), unit  # 6.8元/0g, a slip: as it is spelt
    return above / below, f"{base}/{base_below}"
