"""Numbers as Chinese writes them: every number in a text with its value, whatever it turns out to be."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Final

from monitor.articles import Span
from monitor.figures.moves import MOVES
from monitor.figures.numerals import DIGITS, MYRIADS, POWERS, Worth, product, worth
from monitor.figures.patterns import lazy, one_of
from monitor.values import value

# Full-width forms to half-width ones, one character for one, so that offsets stay.
_FOLD: Final = {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)} | dict(
    zip("　\u00a0−﹣〜﹪℅﹐﹒﹔﹕﹖﹗￥‑∶︰", "  --~%%,.;:?!¥-::", strict=True)
)
_WIDE = one_of(_FOLD)
_USUAL: Final = "，：；（）！？％　"  # those that most texts have
_VULGAR: Final = {"½": "0.5", "⅓": "0.3333", "⅔": "0.6667", "¼": "0.25", "¾": "0.75", "⅕": "0.2", "⅛": "0.125"}
_C: Final = "○〇零一二两三四五六七八九十百千万亿廿卅"
# A share whose point a blank follows, as where a line was broken: 98. 5%; 1. 5% at a line's start is the item of a list.
_BROKEN: Final = r"(?:(?<=[0-9]{2})|(?<=[\u4e00-\u9fff][0-9]))\.[ ][0-9]{1,2}(?=\s?(?:%|个百分点))"
# 1 098.8万公顷, 24 799公里: a blank after each three digits, as yearbooks print them; 第1 500个 and the cells of a row are none.
_GROUPED: Final = (
    r"(?<![0-9A-Za-z.,%/:\-年月日表图第号例注之])(?<![0-9][ ])[1-9][0-9]{0,2}(?:[ ][0-9]{3}){1,3}(?![ ]?[0-9])"
    r"(?=(?:\.[0-9]{1,4})?(?:[、和至%℃]|[ ]?[\u4e00-\u9fff]|[ ]?(?:hm|km|kg|t)(?![a-zA-Z])|[~—–-][ ]?[0-9]))"
)
# 17 .3%, 437 .4万: a blank before the point, as pages of newspapers have it.
_SET_OFF: Final = r"[ ]\.[0-9]{1,2}(?=[%万亿]|个百分点)"
_ARABIC: Final = rf"(?:[0-9]{{1,3}}(?:,[0-9]{{3}}){{1,6}}(?![0-9])|{_GROUPED}|[0-9]+)(?:\.[0-9]+|{_BROKEN}|{_SET_OFF})?"
_CHINESE: Final = (
    rf"(?:(?:(?<!参)数|几)(?=[十百千万亿]))?[{_C}]+(?:[几多余来][十百千万亿]+)?(?:点[{_C}]+)?(?:(?<=[十百])几)?"
)
# 1兆2119亿元: so many times 万亿, with what is left in 亿.
_OF_TRILLION: Final = r"[0-9][0-9,]{0,4}(?:\.[0-9]+)?亿"
_TIMES: Final = rf"(?:兆(?=[元美日台新韩]|{_OF_TRILLION})|[百千][多余]万(?!亿)|[多余几]?(?:[百千十]?万亿|[百千十]?[万亿]|千(?![瓦米克卡伏赫帕焦安升兆])|百(?![分货强姓年合度帕])))"
_MORE: Final = r"[零〇][0-9]{1,4}万|[零〇][0-9]{1,3}(?![0-9年.,万亿])|[0-9]{1,4}(?:\.[0-9]+)?[千百]?万(?:[0-9]{4}(?![0-9.]))?|[0-9]{4}(?![0-9年.,])|[1-9],[0-9]{3}(?![0-9.,万亿年])|[1-9],[0-9]{3}(?:\.[0-9]+)?万|[1-9]千(?![瓦米克])(?:[1-9]百)?|[1-9](?=[,。;!?)”块]|左右|以上)"
# 2.1×10⁵CFU/g, 10^4: with a power of ten.
_RAISED: Final = dict(zip("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789", strict=True))
_POWER: Final = rf"(?:(?P<times_ten>[0-9]{{1,3}}(?:\.[0-9]{{1,4}})?)\s?[×*]\s?)?10(?P<power>[{''.join(_RAISED)}]{{1,2}}|\^[0-9]{{1,2}})"
_IN_RUN: Final = f"[0-9{_C}数几半½⅓⅔¼¾⅕⅛俩仨]"
_RUN = lazy(f"{_IN_RUN}{_IN_RUN}*")
_NUMBER = lazy(
    rf"""
      (?P<base>[百千万])分之\s?(?P<per>{_ARABIC}|{_CHINESE})
    | (?P<den>[一二三四五六七八九十百千万亿]{{1,6}}|[0-9]{{1,4}})分之(?P<num>[一二三四五六七八九十]{{1,3}}|[0-9]{{1,4}})
    | (?<![0-9]/)(?P<upper>[0-9]{{1,3}})/(?P<lower>[0-9]{{1,3}})(?![0-9/.万亿]|[a-zA-Z]|毫)
    | {_POWER}
    | (?P<vulgar>[½⅓⅔¼¾⅕⅛])
    | (?P<half>一半|半数|半)
    | (?P<arabic>{_ARABIC})(?:[ \t\n]{{0,3}}(?P<times>{_TIMES})(?P<more>(?<=[万亿])(?:{_MORE})|(?<=兆){_OF_TRILLION}|(?<=[0-9]千)(?:[0-9]{{3}}|[零〇][0-9]{{1,2}})(?![0-9年.,])|(?<=[0-9]千)[1-9]百)?(?P<beyond>(?<=[0-9千百])亿|(?<=[0-9]百)万)?)?
    | (?P<pair>俩三|[俩仨])
    | (?P<chinese>{_CHINESE})
    """,
    re.VERBOSE,
)
# The commonest of them, with nothing after it that could belong to it.
_PLAIN = lazy(
    r"[0-9]{1,15}(?:\.[0-9]{1,15})?(?![0-9.,/分多余几百千十万亿兆成来+×*^⁰¹²³⁴-⁹]|[ \t\n]{1,3}[多余几百千十万亿兆]| [0-9]{3}(?![0-9])| \.[0-9])"
)
_TENTHS = lazy(
    r"成(?P<fifth>[一二三四五六七八九半](?!年))?(?![为功立本员果长交效绩品分熟语像因型套批群份]|都(?![是为在有用会能已被由卖销来出属不没分集达选愿靠超])|就(?![业餐医读诊近])|人(?!选择|认为|表示|觉得|感到|支持|上床|每|会|有|从|没|不|对|愿|称|希望|经常|曾))"
)
# 一千瓦 is one kilowatt, 三千米 three thousand metres.
_OF_UNIT = lazy("千[瓦克卡伏帕焦兆]|百(?:帕|分点)")
_SCALES: Final = frozenset("十百千万亿")
_FIGURES: Final = frozenset("0123456789")
# 升近半成: five in a hundred.
_HALF_TENTH = lazy("成(?=[,。;!?)、]|左右|以上|多|$)")
_BELONGS: Final = frozenset(" 几成多余来把+")  # after a number one of these may be part of it
# 百把人, 万把块: about so many; 上百把椅子 counts chairs.
_HANDFUL = lazy(
    r"(?<![上近数几0-9一二两三四五六七八九十百千万])(?:百十?|千|万)把(?=[人个块元斤亩户里公名头只条间米棵天次])"
)
# 4万+辆: so many and more.
_UPWARDS = lazy(r"\+[城店国企种套所辆台人家个名款项只条座件次户年天亩吨元位篇场]")
_MORE_PARTS = lazy(r"([0-9.]+)([千百万亿]*)")
_NOUGHTS: Final = frozenset("零〇○")
# What one numeral by itself is worth, where none of those that follow stands behind it and may belong to it.
_ALONE: Final[dict[str, Decimal | None]] = {
    **{char: Decimal(value) for char, value in (DIGITS | POWERS | MYRIADS).items()},
    **dict.fromkeys((*_NOUGHTS, "数", "几")),
}
_GOES_ON: Final = frozenset("分点多余来成把 ")
# What times end with mostly and no number has: one that begins in such a time ends in it.
_MYRIAD: Final = Decimal(10_000)
_CLOSES: Final = frozenset("年月日天时前后在来周末底起期初始间")
_QUANTIFIED: Final = frozenset("银铜成倍公吨亩斤人名例升克立平方番千毫英微海焦瓦大标艘架辆 \t\n") | {""}
# 排名上升一位: by how many places.
PLACES_MOVED: Final = frozenset((*MOVES.split("|"), "前进", "后退", "前移", "后移", "跃升"))
_MAYBE: Final = frozenset("个年天小分元月周半位")
_HALVES: Final = frozenset("半多时钟数")
# After a 一 that may be more than an article stands one of these.
_MAY_QUANTIFY: Final = _QUANTIFIED | _MAYBE | set("点到至、块毛元角分")
# 卫生院一所,加工厂一家: behind what it counts, in a list, it counts one.
_BUILT: Final = frozenset("所座家幢栋处间")
_FACILITIES: Final = frozenset("校学院厂站馆场库楼桥店室所园堂")
_ITEM_ENDS: Final = frozenset(",;。、)\n")
# 辖20个行政村、一个居委会: one more of the divisions that are counted.
_ONE_MORE = lazy(
    r"[0-9]个(?:行政村|自然村|[村社镇乡街][^,。;:!?0-9]{0,4})[,、和及]一个(?:居委会|居民委员会|社区|街道|镇|乡|林场|农场|渔场|茶场)(?=[,。;、])"
)
# 缩短一小时, 提高一个百分点: by how much something moved.
_MOVED_ONE = lazy("个?(?:小时|百分点|月|天|年(?!级)|周(?!年)|分钟|季度)")
_MOVED_BY = lazy(
    "(?:缩短|延长|推迟|推后|提高|降低|下降|上升|回落|加快|放缓|扩大|收窄|增长|增加|减少|节约|节省)[了约近]?$"
)
_MAY_MOVE: Final = frozenset("个小百月天年周分季")
_DEARER: Final = frozenset("高低贵涨跌升降多少差宜")
_NEXT: Final = frozenset("、,和及")
_BEFORE_ONE: Final = 14
# 一到六成, 一至两年, 一到三杯
_TO_TENTHS = lazy(
    "[二两三四五六七八九](?:成|年(?![级月])|个(?![五百])|小时|分钟|周(?![岁年])|天|倍|公里|万|度|米|[杯次名人斤元块片颗粒克头只家辆])"
)
# 六个月至一年, 缓刑一年, 一年六个月, 一年有期徒刑: a year by itself.
_UP_TO_YEAR = lazy("(?:[0-9二两三四五六七八九十半](?:年|个月)[至到]|徒刑|缓刑|刑期|获刑|监禁|管制|政治权利)(?:为|各)?$")
_YEAR_AND = lazy("年(?:零?(?:十一|[二两三四五六七八九十1-9])个月|有期徒刑|徒刑|监禁|至[二两三四五六七八九十][年个])")
_BEFORE_YEAR: Final = 7
_OR_TWO = lazy("[二两][十百千万]")  # 一、二百斤
# Behind which a numeral is tenths: 一块二, 一毛八, 一元七角.
_COINS: Final = frozenset("块毛元")
_SMALL_COINS: Final = frozenset("角分")
_JIAO: Final = frozenset("一二三四五六七八九")
_ENDS_JIAO: Final = frozenset("毛角钱,。;、!?)涨降跌到 \n") | {""}
_FOR_ONE: Final = ("一斤", "一公斤", "一市斤", "一个", "一只", "一把", "一袋", "一瓶", "一份", "一碗", "一杯")
_NEVER: Final = Span(sys.maxsize, sys.maxsize)
_TOO_LONG: Final = 40
_HUNDRED: Final = 100
_HUNDREDTH: Final = Decimal("0.01")


@value(frozen=True, slots=True)
class Number:
    """A number in the folded text.

    Either a value or a range; `end` closes the number's own span and `after` the 多, 余 or 成 that follows it; `vague` is
    such a mark; `unit` is set where the writing itself says it (百分之, 成); `form` is how it is written.
    """

    start: int
    end: int
    after: int
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    form: str
    vague: str = ""
    unit: str = ""


def fold(text: str) -> str:
    """The text with full-width letters, digits and signs made half-width; of the same length.

    >>> fold("增长２２．５％，")
    '增长22.5%,'
    """
    if not _WIDE.search(text):
        return text
    # Few of these characters are in any one text, and replacing one is far quicker than translating all.
    for wide in _USUAL:
        text = text.replace(wide, _FOLD[wide])
    for wide in set(_WIDE.findall(text)):
        text = text.replace(wide, _FOLD[wide])
    return text


def numbers(folded: str, times: Iterable[Span] = (), *, aside: bool = False) -> Iterator[Number]:
    """Every number of a folded text in order; those that cannot be read have neither value nor range.

    Left out are those that begin in one of the `times`, which are in order, and a lone 一 that is an article; `aside` gives
    these as well, of the forms `time` (`after` is where the time ends) and `article`.
    """
    done = until = 0
    coming = iter(times)
    time = next(coming, _NEVER)
    begins = time.start
    for run in _RUN.finditer(folded):
        at, end = run.span()
        alone = end - at == 1
        if at < done:
            at = done
        while at < end:
            while begins <= at:
                until, time = time.end, next(coming, _NEVER)
                begins = time.start
            inside = at < until
            if inside and not aside and folded[until - 1] in _CLOSES:
                at = done = until
                continue
            if alone and folded[at] == "一" and _is_article(folded, at):
                if aside:
                    yield _aside(at, at + 1, until, "time") if inside else _aside(at, at + 1, at + 1, "article")
                break
            number = _number_at(folded, at, alone=alone)
            if number is None:
                at += 1
                continue
            at = done = number.end
            if not inside:
                yield number
            elif aside:
                yield _aside(number.start, min(done, until), until, "time")


def _number_at(folded: str, at: int, *, alone: bool) -> Number | None:
    """The number that begins at an offset, `alone` if no numeral stands beside it; None if there is none."""
    char = folded[at]
    if char in _FIGURES:
        if plain := _PLAIN.match(folded, at):
            end = plain.end()
            return Number(at, end, end, Decimal(plain[0]), None, None, "arabic")
    elif alone and char in _ALONE and folded[at + 1 : at + 2] not in _GOES_ON:
        value = _ALONE[char]
        if char == "千" and folded[at - 1 : at] in ("方", "每") and folded[at + 1 : at + 2] in ("米", "克", "瓦"):
            return None  # 每平方千米96人
        return None if value is None else Number(at, at + 1, at + 1, value, None, None, "chinese")
    elif char in _NOUGHTS and folded[at + 1 : at + 2] != "点":
        return None
    found = _NUMBER.match(folded, at)
    return _read(folded, found) if found else None


def _aside(start: int, end: int, after: int, form: str) -> Number:
    """A number that is none to be read for its value."""
    return Number(start, end, after, None, None, None, form)


def _is_article(text: str, at: int) -> bool:
    """Whether a lone 一 is followed by nothing that could make it a quantity: a quick answer for the commonest numeral."""
    after = text[at + 1 : at + 2]
    if at and text[at - 1] in "第(":
        return False
    if after not in _MAY_QUANTIFY:
        return not counts_one(text, at)
    if after == "点":
        return text[at + 2 : at + 3] not in DIGITS
    if after == "、":
        return _OR_TWO.match(text, at + 2) is None
    if after in ("到", "至"):
        return _TO_TENTHS.match(text, at + 2) is None
    if after in _SMALL_COINS and text[at - 1] in "元角":
        return False  # 一元一角三分
    if after in _COINS:
        # 比去年高一毛多, 贵了一块钱
        dearer = text[at - 1] in _DEARER or (text[at - 1] == "了" and text[at - 2] in _DEARER)
        tenths = text[at + 2 : at + 3] in _JIAO
        told = text[at + 3 : at + 4] in _ENDS_JIAO or text.startswith(_FOR_ONE, at + 3)
        return not (dearer or (tenths and told))  # 一块二, 一块二一斤
    if after == "位" and text[at - 2 : at] in PLACES_MOVED:
        return False
    if after == "年" and is_year(text, at):
        return False
    if after in _MAY_MOVE and counts_one(text, at):
        return False
    return after not in _QUANTIFIED and (after not in _MAYBE or text[at + 2 : at + 3] not in _HALVES)


def is_year(text: str, at: int) -> bool:
    """Whether a 一年 is how long something lasts, with months or as the end of a range: 一年六个月, 六个月至一年, 缓刑一年."""
    if _YEAR_AND.match(text, at + 1):
        return True
    return _UP_TO_YEAR.search(text, at - _BEFORE_YEAR if at > _BEFORE_YEAR else 0, at) is not None


def counts_one(text: str, at: int) -> bool:
    """Whether a numeral at an offset stands behind the facility that it counts, as in a list (卫生院一所,加工厂一家), or counts one more division."""
    after = text[at + 1 : at + 2]
    if after in _MAY_MOVE and _MOVED_BY.search(text, at - 4 if at > 4 else 0, at):
        return _MOVED_ONE.match(text, at + 1) is not None
    if after == "个" and text[at - 1] in _NEXT:
        return _ONE_MORE.search(text, at - _BEFORE_ONE if at > _BEFORE_ONE else 0, at + 8) is not None
    return after in _BUILT and text[at - 1 : at] in _FACILITIES and text[at + 2 : at + 3] in _ITEM_ENDS


def _read(text: str, found: re.Match[str]) -> Number:
    start, end = found.span()
    form = found.lastgroup or ""
    if end - start > _TOO_LONG:
        return Number(start, end, end, None, None, None, "long")
    if form in ("times", "more", "beyond", "arabic"):
        return _arabic(text, found)
    if form == "power":
        power = int("".join(_RAISED.get(char, char) for char in found["power"].lstrip("^")))
        return Number(start, end, end, shortest(Decimal(found["times_ten"] or 1) * 10**power), None, None, "arabic")
    if form == "chinese":
        return _chinese(text, start, end)
    if form == "per":
        return _per(text, found)
    if found[0] == "俩三":
        return Number(start, end, end, None, Decimal(2), Decimal(3), "pair")
    if found[0] == "半" and _HALF_TENTH.match(text, end):
        return Number(start, end, end + 1, Decimal(5), None, None, "chinese", "", "%")
    value = {"num": _fraction, "lower": _fraction, "vulgar": _sign, "half": _sign, "pair": _sign}[form](found)
    kind = {"num": "fraction", "lower": "slash", "vulgar": "fraction"}.get(form, form)
    return Number(start, end, end, value, None, None, kind)


def _arabic(text: str, found: re.Match[str]) -> Number:
    start, end = found.span()
    value = Decimal(found["arabic"].replace(",", "").replace(" ", ""))
    times = found["times"]
    if not times:
        return _tail(text, start, end, (value, value), "arabic", "")
    vague = times[:1] if times[:1] in ("多", "余", "几") else times[1:2] if times[1:2] in ("多", "余") else ""
    value = shortest(value * (product(times.replace(vague, "")) or 1))
    if found["more"]:
        value = shortest(value + _more(found["more"], times))
    if found["beyond"]:
        value *= MYRIADS[found["beyond"]]
    if vague == "几":
        return Number(start, end, end, None, value, value + 10 * (product(times[1:]) or 1), "arabic")
    return _tail(text, start, end, (value, value), "arabic", vague)


def shortest(value: Decimal) -> Decimal:
    """A whole number without the noughts behind its point."""
    whole = value.to_integral_value()
    return whole if value == whole else value


def _more(text: str, times: str) -> Decimal:
    parts = _MORE_PARTS.findall(text.replace(",", ""))
    if len(parts) == 1 and not parts[0][1] and text[0] not in _NOUGHTS:
        return Decimal(parts[0][0]) * Decimal(product(times) or 1) / Decimal(10 ** len(parts[0][0]))
    return sum((Decimal(digits) * (product(power) or 1) for digits, power in parts), Decimal(0))


def _chinese(text: str, start: int, end: int) -> Number:
    if end - start > 1 and (_OF_UNIT.match(text, end - 1) or (text[end - 1] == "两" and text[end - 2] in _SCALES)):
        end -= 1  # 白银四千万两
    both = worth(text[start:end])
    if both is None:
        return Number(start, end, end, None, None, None, "digits")
    vague = next((mark for mark in "多余来" if mark in text[start:end]), "")
    return _tail(text, start, end, both, "chinese", vague)


def of_model(text: str, start: int) -> bool:
    """Whether a number is of a model: 比iPhone 17 多剩26%的电量."""
    return text[start - 1 : start] == " " and text[start - 2 : start - 1].isascii() and text[start - 2].isalpha()


def _tail(text: str, start: int, end: int, both: Worth, form: str, vague: str) -> Number:
    """With what follows the number and still belongs to it: 多, 余, 来, 几 and 成."""
    mark = text[end : end + 1]
    if mark not in _BELONGS:
        return _told(start, end, end, both, form, vague, "")
    low, high = both
    after, unit = end, ""
    if mark == "几" and form == "arabic" and text[end - 1] == "0" and low == high < _HUNDRED:
        return Number(start, end + 1, end + 1, None, low, low + 10, form)  # 10几户
    if mark == " " and text[end + 1 : end + 2] in ("多", "余") and not of_model(text, start):
        end, mark = end + 1, text[end + 1]  # 40 多个
    if mark == "成" and high < 10 and (tenths := _TENTHS.match(text, end)):
        fifth = tenths["fifth"]
        extra = Decimal(0) if not fifth else Decimal(5) if fifth == "半" else (worth(fifth) or (Decimal(0),))[0]
        low, high, unit, after = low * 10 + extra, high * 10 + extra, "%", tenths.end()
        end = after if fifth else end
        if text[after : after + 1] in ("多", "余"):
            vague, after = text[after], after + 1
    elif (mark in ("多", "余") and not vague) or (
        mark == "来"
        and text[end - 1] in "十百千万0"
        and text[end + 1 : end + 2] not in ("自", "源", "说", "看", "到", "了")
    ):
        vague, after = mark, end + 1
        if mark == "来" and form == "arabic" and text[after : after + 1] == "万":
            low, high, end, after = low * _MYRIAD, high * _MYRIAD, after + 1, after + 1  # 10来万元
    elif mark == "+" and form == "arabic" and _UPWARDS.match(text, end):
        vague, after = "余", end + 1
    elif mark == "把" and _HANDFUL.match(text, start):
        vague, after = "来", end + 1
    return _told(start, end, after, (low, high), form, vague, unit)


def _told(start: int, end: int, after: int, both: Worth, form: str, vague: str, unit: str) -> Number:
    """A number of one value where the lower end is the upper, else a range."""
    low, high = both
    if low == high:
        return Number(start, end, after, low, None, None, form, vague, unit)
    return Number(start, end, after, None, low, high, form, vague, unit)


def _per(text: str, found: re.Match[str]) -> Number:
    start, end = found.span("per")
    unit = {"百": "%", "千": "‰", "万": "‱"}[found["base"]]
    if found["per"][0].isdigit() and found["per"][0].isascii():
        both: Worth | None = (Decimal(found["per"].replace(",", "").replace(" ", "")),) * 2
    else:
        both = worth(found["per"])
    if both is None:
        return Number(start, end, end, None, None, None, "digits")
    vague = text[end : end + 1] if text[end : end + 1] in ("多", "余") else ""
    return _told(start, end, end + len(vague), both, "per", vague, unit)


def _fraction(found: re.Match[str]) -> Decimal | None:
    upper, lower = (found["num"], found["den"]) if found["num"] else (found["upper"], found["lower"])
    top, bottom = _small(upper), _small(lower)
    if top is None or not bottom or top >= bottom:
        return None
    part = top / bottom
    # To four decimals, or of less than a hundredth to four digits: 二十万分之一.
    last = Decimal("0.0001") if part >= _HUNDREDTH else Decimal(1).scaleb(part.adjusted() - 3)
    return part.quantize(last).normalize()


def _small(text: str) -> Decimal | None:
    if text.isascii():
        return Decimal(text)
    both = worth(text)
    return None if both is None else both[0]


def _sign(found: re.Match[str]) -> Decimal:
    text = found[0]
    return Decimal(_VULGAR.get(text) or {"俩": "2", "仨": "3"}.get(text) or "0.5")
