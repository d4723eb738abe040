"""Codes: a number that is part of a code, a model, an identifier, an address or a ratio."""

from __future__ import annotations

from typing import Final

from monitor.figures.exclusions.bare import states_value
from monitor.figures.exclusions.names import MEASURED
from monitor.figures.exclusions.reasons import Reason
from monitor.figures.exclusions.writing import multiplied, written
from monitor.figures.members import ENERGY, LENGTH
from monitor.figures.mentions.lists import in_turn
from monitor.figures.mentions.mention import Mention
from monitor.figures.mentions.signs import stands_after
from monitor.figures.patterns import WHITE, lazy

LONGEST_COUNT: Final = 13
_AFTER_CODE = lazy(r"[A-Za-z+#@]|\.[0-9]|-[A-Za-z0-9]|°[0-9]|′")
_TELEPHONE = lazy(r"0[0-9]|[0-9]{3,4}-[0-9]{3,8}")
_DOCUMENT = lazy(
    r"(?:[〕\]】]\s?第?|No\.?\s?|(?:编号|电话|热线|号码范围|号码|邮编|代码|证号|QQ|微信|拨打|致电|房间)(?:为|是)?[::]?\s?(?:[“\"])?)$"
)
_HOUSE = lazy(
    r"\s?(?:号|楼(?!宇)|#|单元|弄|室(?!内)|路(?![口段灯])|巷|大街|街(?!道)|幢号|栋号|楼层|医院|[中小]学(?!生)|中(?![国心央小间部型标的]|学生)|频道|胡同|师(?![生资范])|团(?!队|体|员|伙)|军|高速|国道|省道|县道|乡道)"
)
# 如表1所示, 见图2.
SHOWING: Final = frozenset("表图")
_SHOWN = lazy(r"[如见参附]附?[表图]$")
_CHANNELS = lazy(r"探头|摄像|视频|监控|信号|通道|接入|传感|高清|分")
# Before the slash of a row: 分别为5.1/7.0亿元, 5.9%/36.8%.
_ROW_ENDS: Final = frozenset("0123456789%")
# 血压152/96毫米汞柱
_OF_BLOOD: Final = frozenset(("毫米汞柱", "mmHg"))
# 8.12(+0.35)/9.04(+0.41)
_NOTED = lazy(r"[0-9]\([-+][0-9.]+\)/$")
_ABBREVIATION = lazy(
    r"(?:GDP|CPI|PPI|PMI|GNP|R&D|AI|LPR|MLF|M[012]|RO[EI]|GMV|AUM|EPS|ARPU|[DM]AU|EBITDA|CAGR|维生素[A-K])$"
)
# 持有Orion18%股权
_FIRM = lazy(r"(?<![A-Za-z])[A-Z][a-z]{2,}$")
PLACED: Final = frozenset("路街巷厦苑楼")
_HOUSES_OF = lazy(
    r"[城门角炮碉钟鼓牌箭戏望]门?楼$|[0-9][座栋幢间处][、,和][^,。;:!?0-9号]{0,8}楼$|(?:[新修改扩兴重]建|[重翻]修|修缮|建[成设有起]|改造|拆除|[共现]有|开工|竣工|完成|封顶|交付|包括|其中)[^,。;:!?0-9号]{0,12}楼$"
)
_GROUPED: Final = {"组": frozenset("村屯"), "队": frozenset("村屯乡镇场寨")}
# By what it is for a house has no name: 教学楼3栋, 住宅楼32栋.
_SORT_OF_HOUSE = lazy(
    r"(?:教学|宿舍|办公|住宅|居民|实验|综合|门诊|住院|医技|图书|商住|安置|公寓|写字|行政|吊脚|高层|多层|[高塔碉洋]|烂尾)楼$"
)
# 行至沪昆高速公路523公里重庆往泸州方向路段处: where on a road.
_ROADS: Final = frozenset("路速道线")
_ON_ROAD = lazy(r"(?:高速(?:公路)?|国道|省道|县道|[0-9A-Z]线)$")
_THERE = lazy(r"(?:加?[0-9]+米)?[^,。;:0-9]{0,14}(?:处|路段|方向)")
# How far off something is, and not where on a road: 距县城5公里处, 地下300米处.
_AWAY_FROM = lazy(r"[距离][^,。;:!?]{0,14}$|(?:[地井水]下|海拔|上空|深|高)约?$")
RATIO: Final = frozenset(":比×xX*")
_RATIO_LEFT = lazy(r"(?<!第)[0-9一二三四五六七八九十]\s?[:比×xX*]\s?$")
_RATIO_RIGHT = lazy(r"\s?[:比×xX*]\s?[0-9一二三四五六七八九十]")
STORED: Final = frozenset(("GB", "TB", "G", "T"))
# 12GB+256GB, 8GB LPDDR4+128GB, 64GB高配版 name a model.
_VARIANT = lazy(
    r"(?:\s?LPDDR[0-9]X?\s?)?\+\s?[0-9]|\s?(?:[高中低顶标]配|存储|内存)?版|(?:的|颗粒|模组)?(?:均价|价格|跌幅|涨幅|合约价|现货价|报价)"
)
# 42.4GW/101.1GWh: what a store gives and what it holds.
_POWER = lazy(r"[0-9] ?[kMG]W/$")
_BEFORE_RATIO: Final = RATIO | WHITE
# G247国道K990+100处: so far along a road.
_ALONG_ROAD = lazy(r"[Kk][0-9]+\+$")
# 主力合约2305: a contract is called by the year and month in which it falls due.
_CONTRACT = lazy(r"[0-9]{2}(?:0[1-9]|1[0-2])")
# 2.0版, and the power that a number is raised to: 10的18次方.
_OF_NO_THING: Final = ("版", "次方")
# By what of a thing a letter that codes have too measures it: 算力达5200P, 电压1000V, 电流1000A; but 1080P视频, 48V轻混, 5A级景区.
_TOLD_OF: Final = {
    "P": lazy(r"算[^,。;:]*$"),
    "V": lazy(r"[电耐]压[^,。;:]*$"),
    "A": lazy(r"电流[^,。;:]*$"),
}
_TOLD_WITHIN: Final = 12
# 螺纹钢(Φ20mm,HRB400E): of what size steel of a grade is.
_SIZES: Final = frozenset(("mm", "毫米"))
_GRADE: Final = r"[A-Z]{1,4}[0-9]{2,4}[A-Z]{0,2}"
_OF_GRADE = lazy(rf"\((?P<grade>{_GRADE}[,、]\s?)?[Φφ]?\s?$|(?:HRB|HPB|CRB)[0-9]{{3}}E?\s?[Φφ]?\s?$")
_IN_GRADE = lazy(rf"\s?[,、]\s?{_GRADE}\)")
_LONGEST_MARKER: Final = 6
_CONTRACT_DIGITS: Final = 4
# 苹果(525.45, -1.30, -0.25%)公司: how its share was quoted when the page was made.
_TICKER = lazy(r"\([0-9][0-9.,]*[,，] ?[-+]?[0-9.]+[,，] ?[-+]?$")


def code(text: str, mention: Mention) -> Reason | None:
    start, end = mention.start, mention.end
    before = text[start - 1 : start]
    if (
        before.isascii()
        and before
        and (
            (
                before.isalnum()
                and not is_named_quantity(text, mention)
                and not (mention.form == "chinese" and mention.has_unit)
            )
            or (before in "._#@/\\&=" and not (before == "/" and _beside(text, mention)))
            or (before == "+" and _added_on(text, mention))
        )
    ):
        return Reason.CODE
    if (
        mention.unit_name == "%"
        and text[mention.unit_end : mention.unit_end + 1] == ")"
        and _TICKER.search(text, start - 24, start)
    ):
        return Reason.CODE
    told = _TOLD_OF.get(mention.unit_name)
    if told is not None and not told.search(text, max(0, start - _TOLD_WITHIN), start):
        return Reason.CODE  # 1080P视频
    if mention.unit_name in _SIZES and _sizes_grade(text, mention):
        return Reason.CODE
    if mention.unit_name in STORED and _VARIANT.match(text, mention.unit_end):
        return Reason.CODE
    if before == "-" and text[start - 2 : start - 1].isalnum() and text[start - 2 : start - 1].isascii():
        return Reason.CODE
    if not mention.unit_name and _AFTER_CODE.match(text, end) and mention.form != "half" and not _row(text, mention):
        return Reason.CODE
    if mention.unit_name in _OF_NO_THING or (
        text[start] == "-" and not mention.unit_name and not _is_below(text, mention)
    ):
        return Reason.CODE
    return _identifier(text, mention)


def _sizes_grade(text: str, mention: Mention) -> bool:
    """Whether a bracket tells of what size and grade steel is, by which it is called: 螺纹钢(Φ20mm,HRB400E)."""
    found = _OF_GRADE.search(text, max(0, mention.start - _TOLD_WITHIN), mention.start)
    if found is None:
        return False
    if found[0][0] != "(":
        return True  # 螺纹钢HRB400E 20mm
    closed = text.startswith(")", mention.unit_end) if found["grade"] else False
    return closed or _IN_GRADE.match(text, mention.unit_end) is not None


def _is_below(text: str, mention: Mention) -> bool:
    """Whether a hyphen before a number without a unit says that it is below nought: 同比-2.1亿."""
    return states_value(text, mention.start) or multiplied(text, mention)


def _beside(text: str, mention: Mention) -> bool:
    """Whether a slash sets it beside another measure of the same: 930套/76458.66㎡."""
    if not mention.has_unit or mention.form != "arabic":
        return False
    last = text[mention.start - 2 : mention.start - 1]
    alike = text.endswith(mention.unit_name, 0, mention.start - 1)  # 4997mm/1963mm/1440mm
    rated = mention.unit.kind is ENERGY and _POWER.search(text, mention.start - 5, mention.start) is not None
    signed = text[mention.start] == "-" and last == "%"  # 毛利率61.4%/-1.7个百分点
    beside = "\u4e00" <= last <= "\u9fff" or alike or rated or signed
    beside = beside or mention.unit_name in _OF_BLOOD
    if last == ")" and _NOTED.search(text, mention.start - 16, mention.start):
        return True
    return beside or (last in _ROW_ENDS and in_turn(text, mention.start))


def _row(text: str, mention: Mention) -> bool:
    return text[mention.end] == "+" and multiplied(text, mention)


def _added_on(text: str, mention: Mention) -> bool:
    """Whether a + before the number makes it a part of a name (1+N, 8+128GB) and not of a row (1200万主摄+6400万广角)."""
    last = text[mention.start - 2 : mention.start - 1]
    if last.isascii() and last.isalnum():
        along = _ALONG_ROAD.search(text, mention.start - _LONGEST_MARKER, mention.start) is not None
        return along or not mention.has_unit or mention.unit_name in STORED
    return not mention.has_unit and not multiplied(text, mention)


def is_named_quantity(text: str, mention: Mention) -> bool:
    """Whether the letters before are a name and not a model: GDP500亿元, CPI2.1%."""
    measured = (mention.unit.kind in MEASURED and mention.has_unit) or multiplied(text, mention)  # MAU6.76亿
    found = measured and _ABBREVIATION.search(text, max(0, mention.start - 6), mention.start)
    owned = mention.unit_name == "%" and _FIRM.search(text, max(0, mention.start - _TOLD_WITHIN), mention.start)
    return bool(found or owned)


def _identifier(text: str, mention: Mention) -> Reason | None:
    digits = written(text, mention)
    if not digits.isascii() or (mention.unit_name and digits[0] != "0" and len(digits) <= LONGEST_COUNT):
        return None
    if _TELEPHONE.match(digits) and (digits[0] == "0" or not mention.unit_name):
        return Reason.PHONE
    plain = digits.isdigit() and len(digits) >= 7
    if plain and (not mention.unit_name or len(digits) > LONGEST_COUNT):
        return Reason.PHONE
    if mention.unit_name:
        return None
    if len(digits) == _CONTRACT_DIGITS and text.startswith("合约", mention.start - 2) and _CONTRACT.match(digits):
        return Reason.CODE
    found = _DOCUMENT.search(text, mention.start - 7, mention.start)
    return None if found is None else Reason.DOCUMENT if found[0][0] in "〕]】" else Reason.PHONE


def _counts_houses(text: str, mention: Mention) -> bool:
    """Whether so many houses were built or pulled down, where 楼12栋 may be the name of one: 新建住宅楼12栋."""
    if mention.unit_name == "层" or text[mention.unit_end : mention.unit_end + 1].isdigit():
        return False
    sort = _SORT_OF_HOUSE.search(text, mention.start - 3, mention.start)
    return sort is not None or _HOUSES_OF.search(text, mention.start - 20, mention.start) is not None


def numbered(text: str, mention: Mention) -> Reason | None:
    if text[mention.start - 1 : mention.start] in SHOWING and _SHOWN.search(text, mention.start - 3, mention.start):
        return Reason.CODE
    if (
        not mention.unit_name
        and mention.form in ("arabic", "chinese")
        and _HOUSE.match(text, mention.end)
        and not multiplied(text, mention)
    ):
        return Reason.HOUSE
    if mention.unit_name == "路" and text.startswith("兵分", mention.start - 2):
        return Reason.IDIOM
    if mention.unit_name == "路" and not _CHANNELS.search(text, mention.start - 14, mention.start):
        return Reason.HOUSE
    if mention.unit_name in ("层", "栋", "幢", "座") and text[mention.start - 1 : mention.start] in PLACED:
        return None if _counts_houses(text, mention) else Reason.HOUSE
    if text[mention.start - 1 : mention.start] in _GROUPED.get(mention.unit_name, ()):
        return Reason.HOUSE  # 陇溪村2组受洪水侵袭
    if (
        mention.unit.kind is LENGTH
        and text.startswith("处", mention.unit_end)
        and not _AWAY_FROM.search(text, mention.start - 16, mention.start)
    ):
        return Reason.HOUSE
    if (
        mention.unit.kind is LENGTH
        and text[mention.start - 1] in _ROADS
        and _ON_ROAD.search(text, mention.start - 4, mention.start)
        and _THERE.match(text, mention.unit_end)
    ):
        return Reason.HOUSE
    if mention.form == "slash" and (mention.value is None or mention.unit_name):
        return Reason.SCORE
    before = text[mention.start - 1 : mention.start]
    if mention.unit.kind is LENGTH and mention.unit_name and before in "×xX*":
        return None
    ratio = before in _BEFORE_RATIO and stands_after(text, mention.start, RATIO)
    if ratio and _RATIO_LEFT.search(text, mention.start - 4, mention.start):
        return Reason.SCORE
    return Reason.SCORE if not mention.unit_name and _RATIO_RIGHT.match(text, mention.end) else None
