"""Mentions: numbers with their units, ranges and compound amounts joined to one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from monitor.articles import Kind, Span
from monitor.figures.numbers import Number, numbers, of_model, shortest
from monitor.figures.numerals import DIGITS
from monitor.figures.patterns import WHITE, lazy
from monitor.figures.units import Unit, UnitTable
from monitor.values import value

_SIGN = lazy(r"(?:(?<![0-9A-Za-z%℃])-|(?<![税担肩抱胜减增重欠自])负(?!责|担|债|荷|重|面|有|伤)|(?P<below>零下))\s?$")
_END_OF_RANGE = lazy(r"[0-9] $")  # 6.43 - 8.44元
_SIGNS = frozenset("-负下")  # one of which it ends with
_BEFORE_SIGNED = _SIGNS | set(" \t\n")
_CONNECTOR = lazy(r"\s?(?:-|—|–|~|至|到|—到)\s?(?:零下|[百千万]分之|近|约|逾)?")
_CONNECTS = frozenset("-—–~至到")
# What may stand in parts behind a unit, by the unit or by the character after it: 4块8, 两年半, 3年多.
_PARTED, _PART_AFTER = frozenset(("米", "块")), frozenset("半多")
_NEAR = 5  # characters that may stand between the two ends of a range
_TENTH = lazy(r"([0-9]{1,2})(?![0-9.,%年月日万亿千百米厘个])")
# 1.3个、0.6个和1.5个百分点: the first have the unit of the last.
_MORE_POINTS = "多百分点"
_POINTS_AFTER = lazy(
    r"(?:(?:和|、|及|与|或|至|到)[0-9.]{1,6}个){0,6}?(?:和|、|及|与|或|至|到)[0-9.]{1,6}(个(?:[百千]分点|基点|点))"
)
# 3个亿, 7个多亿, and no 3个亿元村.
_GREAT = lazy(r"(?P<more>多)?亿(?![元美港吨斤级千])")
# 4.2和2.1个百分点, 187、28、20倍, 4.9亿、2.7亿和0.8亿户: what measures the last of a list measures each.
_LISTED = lazy(r"(?:\s?(?:、|和|及|与|以及)\s?-?[0-9]{1,6}(?:\.[0-9]{1,4})?[万亿]?(?![0-9.])){1,24}\s?")
_LAST_TIMES = lazy(r"^[^万亿]*?(?P<last>[0-9]{1,6}(?:\.[0-9]{1,4})?)(?P<times>[万亿])\s?$")
# How many times the last one of a list may be that has its multiplier.
_FAR = {"万": 60, "亿": 1000}
# 分别为5.13/7.02/8.98亿元: how analysts write such a list; its multiplier is that of each too.
_SLASHED = lazy(r"(?:/[-+]?[0-9]{1,6}(?:\.[0-9]{1,4})?){1,8}(?P<times>[万亿]?)(?![0-9.])")
# 后置2000万+1600万像素摄像头
_ADDED = lazy(r"(?:\+[0-9]{1,5}万?){1,4}(?=像素)")
# 2025/26/27年净利润预测为9.1/10.2/11.3亿元
_BY_YEARS = lazy(r"20[0-9]{2}(?:/(?:20)?[0-9]{2}){1,4}年")
# 新增技术企业、瞪羚企业、独角兽企业10/19/8家: as many figures as things.
_ROW_OF_THINGS = lazy(r"(?:^|[,。;:!?\n])(?P<things>[^,。;:!?\n0-9]{3,40})(?P<told>(?:[0-9.]+/){0,8})$")
_ROW_ON = lazy(r"[0-9.]+(?:/[0-9.]+){0,8}")
_MULTIPLIERS = {"": 1, "万": 10**4, "亿": 10**8}
# What numbers, not counts: 1、2号线.
_NAMING = frozenset(("号", "级", "期", "届", "楼", "层", "栋", "路"))
_LISTING = frozenset("、和及与以 ")
_SHARES = frozenset(("fraction", "half"))  # forms of a number that tell a part of one
_OF_ONE = _SHARES | {"slash"}
# 4.5×2.1米: each side has the unit of the last.
_SIZED = lazy(r"\s?[×xX*]\s?[0-9.]{1,8}(?:\s?[×xX*]\s?[0-9.]{1,8})?\s?(?=[米厘毫公mc])")
# After a number without a unit: of one of these it may have that which stands further on.
_LISTED_BY = (_LISTING | {"/", "+"}) - {" "}
_BEFORE_SHARED = _LISTED_BY | WHITE | set("×xX*")
_TENTH_WORD = lazy(
    r"[一二三四五六七八九](?=一[公斤个只盒瓶袋份张碗杯枚条])|[一二三四五六七八九](?![〇零一二三四五六七八九十百千万亿个名位人米年月日级条层号])"
)
_GAP = lazy(r"[ \t]{0,2}\n?[ \t]{0,2}")
_CURRENCIES = r"美元|港元|港币|欧元|英镑|日元|[$¥€£]"
_CURRENCY_BEFORE = lazy(rf"(?:{_CURRENCIES})\s?$")
_CURRENCY_ENDS = frozenset("元币镑$¥€£")
_BEFORE_PRICED = _CURRENCY_ENDS | WHITE
_HALF = lazy(r"半(?!数|年度|径|导|程|途|成|壁|球|个|天|夜|山|岛)")
_HALF_UNITS = frozenset(("年", "倍", "斤", "天", "岁", "公里", "小时", "亩", "个"))
_MORE_AFTER = lazy(r"多(?!种|样|元|边|次|方|数|人|家|个|名|项|年生|于|达)")
_MORE_UNITS = frozenset(
    (
        "块",
        "年",
        "公里",
        "小时",
        "米",
        "元",
        "倍",
        "番",
        "斤",
        "亩",
        "公斤",
        "吨",
        "里",
        "天",
        "个月",
        "岁",
        "分钟",
        "%",
        "周",
        "年多",
        "块钱",
        "个小时",
    )
)
# What the second of two units of time has in one of the first: 1年6个月, 2小时15分.
_IN_HOURS = {"分": 60, "分钟": 60, "秒": 3600}
_PARTS_OF_TIME = {
    "年": {"个月": 12},
    "天": {"小时": 24, "个小时": 24},
    "小时": _IN_HOURS,
    "个小时": _IN_HOURS,
    "分钟": {"秒": 60, "秒钟": 60},
    "分": {"秒": 60},
}
_MINUTES = Unit("分", Kind.DURATION)
_SUBUNITS = {"元": ("角", Decimal("0.1")), "角": ("分", Decimal("0.01"))}
_SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10000}
# 4块8, 4块1毛, 从2块5涨到4块2.
_TENTH_OF_BLOCK = lazy(r"[0-9](?=\s?(?:$|[,。;、!?)”’了一涨降跌升到至左多的]))")
_BLOCK_PARTS = frozenset(("毛", "毛钱", "角"))
_DIGITS = lazy(r"[0-9][0-9,.]*")
# 上涨2.3美元至98.6美元 gives a change and a level, not a range.
# 4955至4900元区间, told from the upper end.
_FALLING = lazy(r"\s?的?(?:区间|之间|范围|一线|一带|不等)")
_MOVED = lazy(r"(?:增加|减少|[上下]调|[涨跌升降增减])了?\s?$")
_TIMES = lazy(r"[百千万亿]")
_PER_HEAD = lazy(r"[百千万]分之\s?$")
# Looked up once: before Python 3.12 an enum's member costs several times a name.
_COUNT, _MONEY, _PERCENT, _DURATION = Kind.COUNT, Kind.MONEY, Kind.PERCENT, Kind.DURATION
_AMOUNTS = (Kind.MONEY, Kind.AREA, Kind.MASS, Kind.VOLUME, Kind.ENERGY)
_NO_UNIT, _SHARE = Unit("", _COUNT), Unit("", _PERCENT)


@value(frozen=True, slots=True)
class Mention:
    """A number with its unit; `unit_end` closes the measure word, `more` says that a 多 follows it."""

    start: int
    end: int
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    form: str
    vague: str
    unit: Unit
    unit_name: str
    unit_start: int
    unit_end: int

    @property
    def has_unit(self) -> bool:
        """Whether a measure word or unit stands with the number."""
        return bool(self.unit_name)


@dataclass(frozen=True, slots=True)
class Aside:
    """Where the numbers stand that are no mentions: those inside times, and each 一 that is an article."""

    dated: list[Span] = field(default_factory=list)
    articles: list[Span] = field(default_factory=list)


def mentions(folded: str, units: UnitTable, times: Sequence[Span], aside: Aside | None = None) -> list[Mention]:
    """The mentions of a folded text in order; what is left out of them is added to `aside` if it is given."""
    found: list[Mention] = []
    last: Mention | None = None
    end = before = 0
    for number in numbers(folded, times, aside=aside is not None):
        if number.start < end:
            continue
        if aside is not None and number.form in ("time", "article"):
            places = aside.dated if number.form == "time" else aside.articles
            places.append(Span(number.start, number.end))
            end = number.after
            continue
        mention = _with_unit(folded, number, units, before)
        end = mention.unit_end
        if (
            last is not None
            and before <= mention.start <= before + _NEAR
            and (joined := _joined(folded, last, mention))
        ):
            found[-1] = mention = joined
        else:
            found.append(mention)
        last = mention
        before = mention.unit_end
    return found


def _with_unit(text: str, number: Number, units: UnitTable, before: int) -> Mention:
    """The number with its sign and with the unit that stands at it, or behind the list that it is in."""
    start = number.start
    if start and text[start - 1] in _BEFORE_SIGNED and stands_after(text, start, _SIGNS):
        number = _signed(text, number, before)
    at, form = number.after, number.form
    if number.unit:
        return _mention(number, units.get(number.unit) or Unit(number.unit, _PERCENT), number.unit, at, at)
    if form in _SHARES and number.end - number.start != 1:
        return _mention(replace(number, form="fraction"), _SHARE, "", at, at)
    following = text[at : at + 1]
    gap = _GAP.match(text, at) if following in WHITE else None
    unit_start = gap.end() if gap else at
    found, unit_end = units.match(text, unit_start)
    if found is None:
        shared = _sharing(text, number, units) if following in _BEFORE_SHARED else None
        return shared or _without_unit(text, number)
    if gap and found.kind is _COUNT and ("\n" in gap[0] or "\t" in gap[0]):
        return _without_unit(text, number)
    name = text[unit_start:unit_end]
    if name == "个" and (points := _POINTS_AFTER.match(text, unit_end)):
        name, found = points[1], units.get(points[1]) or found
    elif name == "个" and number.value is not None and (great := _GREAT.match(text, unit_end)):
        more = "多" if great["more"] else number.vague
        number = replace(
            number, value=number.value * 10**8, end=great.end(), after=great.end(), vague=more, form="arabic"
        )
        return _without_unit(text, number)  # 7个多亿
    elif name == "个" and text.startswith(_MORE_POINTS, unit_end):
        name, number, unit_end = "个百分点", replace(number, vague="多"), unit_end + len(_MORE_POINTS)  # 2个多百分点
        found = units.get(name) or found
    mention = Mention(
        number.start, number.end, number.value, number.low, number.high, form, number.vague,
        found, name, unit_start, unit_end,
    )  # fmt: skip
    if name in _PARTED or text[unit_end : unit_end + 1] in _PART_AFTER:
        return _extended(text, mention, units)
    return mention


def stands_after(text: str, at: int, characters: frozenset[str]) -> bool:
    """Whether one of some characters stands before an offset, white space aside."""
    before = text[at - 1 : at]
    if before in WHITE and before not in characters:
        before = text[at - 2 : at - 1]
        if before in WHITE:
            before = text[max(at - 4, 0) : at].rstrip()[-1:]
    return before in characters


def _mention(number: Number, unit: Unit, name: str, start: int, end: int) -> Mention:
    """The number with a unit that is written from one offset to another, both the same where it is written elsewhere."""
    return Mention(
        number.start, number.end, number.value, number.low, number.high, number.form, number.vague,
        unit, name, start, end,
    )  # fmt: skip


def _sharing(text: str, number: Number, units: UnitTable) -> Mention | None:
    """A number whose unit stands once behind several (4.5×2.1米, 4.2和2.1个百分点); None where none does."""
    at = number.after
    near = text[at]
    if near not in _LISTED_BY and (size := _SIZED.match(text, at)):
        shared, end = units.match(text, size.end())
        if shared is not None and shared.kind is Kind.LENGTH:
            return _mention(number, shared, text[size.end() : end], at, at)
    if (
        number.form == "arabic"
        and near in _LISTING
        and not of_model(text, number.start)
        and (last := _LISTED.match(text, at))
    ):
        shared, end = units.match(text, last.end())
        if shared is not None and _shares(text, number, shared):
            return _mention(_times_last(text, number, last[0]), shared, text[last.end() : end], at, at)
    if near == "+" and (row := _ADDED.match(text, at)):
        shared, end = units.match(text, row.end())
        if shared is not None and number.value is not None:
            scaled = row[0][-1] == "万" and text[at - 1] != "万"  # 1600+1300万像素
            number = replace(number, value=number.value * _MULTIPLIERS["万"]) if scaled else number
            return _mention(number, shared, text[row.end() : end], at, at)
    if near == "/" and number.value is not None and (row := _SLASHED.match(text, at)):
        shared, end = units.match(text, row.end())
        if shared is not None and in_turn(text, number.start):
            number = replace(number, value=number.value * _MULTIPLIERS[row["times"]])
            return _mention(number, shared, text[row.end() : end], at, at)
    return None


def _times_last(text: str, number: Number, rest: str) -> Number:
    """A number of a list with the multiplier that stands once, behind the last: 26.6、7.8、0.6亿公斤; not 8600和1万元."""
    found = _LAST_TIMES.search(rest)
    if found is None or number.value is None or text[number.end - 1] in "万亿":
        return number
    times = _MULTIPLIERS[found["times"]]
    alike = abs(number.value) < (_FAR[found["times"]] * Decimal(found["last"]))
    return replace(number, value=shortest(number.value * times)) if alike else number


def in_turn(text: str, start: int) -> bool:
    """Whether each of the figures of a list that goes on at an offset is told of another thing or time (分别, 依次)."""
    before = text[max(0, start - 60) : start]
    if "分别" in before or "依次" in before or _BY_YEARS.search(before) is not None:
        return True
    row = _ROW_OF_THINGS.search(before) if "、" in before else None
    on = _ROW_ON.match(text, start) if row else None
    if row is None or on is None:
        return False
    return row["things"].count("、") == row["told"].count("/") + on[0].count("/") > 1


def _shares(text: str, number: Number, unit: Unit) -> bool:
    """Whether a number takes the unit that closes its list: a measured one does, and a counted one after 分别."""
    if unit.kind is _PERCENT or unit.kind is Kind.MULTIPLE or unit.kind is Kind.INDEX:
        return unit.kind is Kind.MULTIPLE or text[number.end - 1] not in "万亿"  # 达高峰(33.7万、21.3%)
    if unit.kind is _DURATION or unit.name in _NAMING:
        return False
    if text[number.end - 1] in "万亿" and unit.kind in _AMOUNTS:
        return True  # 7338万和4022万元
    if unit.kind is not _COUNT and "." in text[number.start : number.end]:
        return True  # 零售均价为3.37、3.44、2.66元/500克, 屏幕尺寸为5.8、6.2英寸
    return in_turn(text, number.start)


def _signed(text: str, number: Number, before: int) -> Number:
    """The number, made negative and begun at its sign where one stands before it."""
    sign = _SIGN.search(text, max(before, number.start - 4), number.start)
    hyphen = sign is not None and sign[0].strip() == "-"
    # A hyphen before a Chinese numeral joins words (榜单-百度), and one right after a figure is a dash.
    if (
        sign is None
        or (sign[0][-1:] == " " and hyphen and _END_OF_RANGE.search(text, 0, sign.start()))
        or (hyphen and ((sign.start() == before and before) or not text[number.start].isascii()))
    ):
        return number
    start = number.start if sign["below"] else sign.start()
    low, high, value = (None if x is None else -x for x in (number.high, number.low, number.value))
    return replace(number, start=start, low=low, high=high, value=value)


def _without_unit(text: str, number: Number) -> Mention:
    at, start = number.after, number.start
    if number.form in _OF_ONE:
        return _mention(number, _SHARE, "", at, at)
    if (
        text[start - 1] in _BEFORE_PRICED
        and stands_after(text, start, _CURRENCY_ENDS)
        and (currency := _CURRENCY_BEFORE.search(text, start - 4, start))
    ):
        name = currency[0].strip()
        return _mention(number, Unit(name, _MONEY), name, at, at)
    return _mention(number, _NO_UNIT, "", at, at)


def _extended(text: str, mention: Mention, units: UnitTable) -> Mention:
    """With what follows the unit and belongs to it: tenths, a half or a 多."""
    return (
        _with_tenths(text, mention) or _with_half(text, mention, units) or _with_more(text, mention, units) or mention
    )


def _with_tenths(text: str, mention: Mention) -> Mention | None:
    """With the digits after metres and yuan that are parts of one: 1米85, 4块8, 三块五."""
    end, name, value = mention.unit_end, mention.unit_name, mention.value
    if name not in ("米", "块") or value is None:
        return None
    if mention.form == "chinese" and (word := _TENTH_WORD.match(text, end)):
        value, end = value + Decimal(DIGITS[word[0]]) / 10, word.end()
    elif digits := (_TENTH if name == "米" else _TENTH_OF_BLOCK).match(text, end):
        value, end = value + Decimal(digits[0]) / 10 ** len(digits[0]), digits.end()
    else:
        return None
    unit = Unit(name, _MONEY) if name == "块" else mention.unit
    return replace(mention, value=value, unit=unit, end=end, unit_end=end)


def _with_half(text: str, mention: Mention, units: UnitTable) -> Mention | None:
    """With a half after the unit: 两年半, 三个半小时."""
    end, name, value = mention.unit_end, mention.unit_name, mention.value
    if not text.startswith("半", end) or value is None or name not in _HALF_UNITS:
        return None
    value += Decimal("0.5")
    if name != "个":
        return replace(mention, value=value, unit_end=end + 1) if _HALF.match(text, end) else None
    timed = _of_time(text, mention, units)
    return replace(timed, value=value) if timed else None


def _with_more(text: str, mention: Mention, units: UnitTable) -> Mention | None:
    """With a 多 after the unit: 3年多, 两个多月."""
    end, name = mention.unit_end, mention.unit_name
    if not text.startswith("多", end):
        return None
    if name == "个":
        timed = _of_time(text, mention, units)
        return replace(timed, vague="多") if timed else None
    more = name in _MORE_UNITS and _MORE_AFTER.match(text, end)
    return replace(mention, vague=mention.vague or "多", unit_end=end + 1) if more else None


def _of_time(text: str, mention: Mention, units: UnitTable) -> Mention | None:
    """A mention of so many 个 with the unit of time that follows the character after that; None if none follows."""
    unit, end = units.match(text, mention.unit_end + 1)
    if unit is None or unit.kind is not _DURATION:
        return None
    name = f"个{unit.name}" if f"个{unit.name}" in units.rows else unit.name
    return replace(mention, unit=unit, unit_name=name, unit_end=end)


def _joined(text: str, last: Mention, mention: Mention) -> Mention | None:
    """Two mentions as one where they are a range or one amount (123元1角1分); None where they are not."""
    if mention.start == last.unit_end and not mention.unit_name and text[last.unit_end - 1] == "秒":
        return _to_hundredths(last, mention)
    return _range(text, last, mention) if mention.start > last.unit_end else _amount(last, mention)


def _amount(last: Mention, mention: Mention) -> Mention | None:
    if last.value is None or mention.value is None:
        return None
    if last.unit_name in _PARTS_OF_TIME:
        return _lasting(last, mention)
    if last.unit_name == "块" and mention.unit_name in _BLOCK_PARTS:
        value = last.value + mention.value / 10
        return replace(last, end=mention.end, value=value, unit=Unit("块", _MONEY), unit_end=mention.unit_end)
    if last.unit.kind is not _MONEY:
        return None
    for unit, (part, factor) in _SUBUNITS.items():
        follows = last.unit_name == unit or (unit == "角" and last.unit_name == "元")
        if follows and mention.unit_name == part:
            tenth = Decimal("0.1") if last.unit_name == "角" else factor  # 8角5分
            value = last.value + mention.value * tenth
            return replace(last, end=mention.end, value=value, unit_end=mention.unit_end)
    return None


def _lasting(last: Mention, mention: Mention) -> Mention | None:
    """How long in two units, told in the first of them: 3年6个月, 2小时30分钟."""
    parts = _PARTS_OF_TIME[last.unit_name].get(mention.unit_name)
    if parts is None or last.value is None or mention.value is None or not 0 < mention.value < parts:
        return None
    value = round(last.value + mention.value / parts, 4)
    whole = value.to_integral_value()
    value = whole if value == whole else value.normalize()
    unit = _MINUTES if last.unit_name == "分" else last.unit
    return replace(last, end=mention.end, value=value, unit=unit, unit_end=mention.unit_end)


def _to_hundredths(last: Mention, mention: Mention) -> Mention | None:
    """How long a race took, to the hundredth of a second: 46秒97, 1分54秒70."""
    if last.value is None or mention.value is None or mention.form != "arabic" or mention.end - mention.start != 2:
        return None
    part = mention.value / (6000 if last.unit_name == "分" else 100)
    return replace(last, end=mention.end, value=round(last.value + part, 4).normalize(), unit_end=mention.end)


# 4个-6个月
_OF_TIMES = frozenset((("个", "个月"), ("个", "个小时"), ("个", "个百分点"), ("个", "个工作日"), ("个", "个交易日")))


def _range(text: str, last: Mention, mention: Mention) -> Mention | None:
    if last.value is None or mention.value is None:
        return None
    between = text[last.unit_end : mention.start]
    if not last.unit_name and text[last.start - 1 : last.start].isascii() and text[last.start - 1].isalpha():
        return None  # R001至1.45%
    if between == "、":
        scale = 1 if _neighbours(last, mention) else _next_thousand(text, last, mention)
        low = last.value * scale
        return replace(mention, start=last.start, value=None, low=low, high=mention.value) if scale else None
    if between.strip()[:1] not in _CONNECTS or not _CONNECTOR.fullmatch(between) or not _alike(last, mention):
        return None
    if "到" in between and text[last.start - 1 : last.start] in ("从", "由"):
        moves = last.unit_name or (not mention.unit_name and text[last.end - 1] in "万亿")  # 从1万亿到4万亿仅用2年
        if moves:
            return None
    low = _scaled(text, last, mention)
    moved = _MOVED.search(text, last.start - 6, last.start)
    if moved and last.unit_name and last.unit.kind is not _PERCENT and mention.value > 5 * low:
        return None
    high = mention.value
    if high < low < 0:
        low, high = high, low
    if low > high > 0 and _FALLING.match(text, mention.unit_end):
        low, high = high, low
    if low >= high:
        return None
    unit_name = mention.unit_name or last.unit_name
    unit = mention.unit if mention.unit_name else last.unit
    return Mention(
        last.start, mention.end, None, low, high, mention.form, "",
        unit, unit_name, mention.unit_start, mention.unit_end,
    )  # fmt: skip


def _neighbours(last: Mention, mention: Mention) -> bool:
    """2、3级: two neighbouring digits of which only the second has the unit."""
    if last.unit_name or not mention.unit_name or last.value is None or last.end - last.start != 1:
        return False
    return mention.value == last.value + 1 and mention.end - mention.start == 1


def _next_thousand(text: str, last: Mention, mention: Mention) -> int:
    """Of what two neighbouring numerals are told (两、三千): the thousand; 0 where they are none."""
    scale = _SCALES.get(text[mention.start + 1 : mention.end], 0)
    if not scale or last.unit_name or last.form != "chinese" or last.end - last.start != 1:
        return 0
    return scale if mention.value == ((last.value or 0) + 1) * scale else 0


def _alike(last: Mention, mention: Mention) -> bool:
    if not last.unit_name or (last.form == "per" and not mention.unit_name):
        return True
    return last.unit_name == mention.unit_name or (
        mention.has_unit
        and (mention.unit_name.startswith(last.unit_name + "/") or (last.unit_name, mention.unit_name) in _OF_TIMES)
    )


def _scaled(text: str, last: Mention, mention: Mention) -> Decimal:
    """The lower end; `15` of `15至20万` is read as 15万, `8000` of `8000至1万` as it stands."""
    low = last.value or Decimal(0)
    if mention.unit_name == "%" and not last.unit_name and text[mention.end : mention.end + 1] == "成":
        return low * 10  # 3至5成
    times = _TIMES.search(text, mention.start, mention.end)
    digits = _DIGITS.match(text, mention.start)
    if last.form == mention.form == "chinese" and not last.unit_name and last.end - last.start == 1:
        return _of_same_scale(text, low, mention)
    if (
        last.unit_name
        or times is None
        or digits is None
        or _TIMES.search(text, last.start, last.end)
        or not mention.value
    ):
        return low
    mantissa = Decimal(digits[0].replace(",", "").rstrip("."))
    return low * mention.value / mantissa if low < mantissa else low


def _of_same_scale(text: str, low: Decimal, mention: Mention) -> Decimal:
    """The lower of two ends of which only the upper one tells its scale: 三到四万."""
    scale = _SCALES.get(text[mention.end - 1], 1)
    several = mention.end - mention.start == 2 and mention.value is not None and low < mention.value / scale < 10
    return low * scale if several else low


def head(text: str, mention: Mention) -> int:
    """Where the writing of a number begins: at the 百分之 before its span, where there is one."""
    if text[mention.start - 1 : mention.start] not in ("之", " ", "\n"):
        return mention.start
    found = _PER_HEAD.search(text, mention.start - 5, mention.start)
    return found.start() if found else mention.start
