"""Qualifiers: what the words around a number say of its exactness."""

from __future__ import annotations

import re
from typing import Final

from monitor.articles import Kind, Qualifier, Span
from monitor.figures.members import ABOUT, COUNT, EXACT, MONEY, MORE_THAN
from monitor.figures.mentions.mention import Mention, head
from monitor.figures.patterns import lazy, one_of, sieved

_BEFORE: Final = {
    Qualifier.ABOUT: "大约|大体|约计|粗略估计|保守估计|约摸|约莫|大概|大致|(?<=折合)约|(?<=[募筹征收采汇]集)约|(?<![节集签预契公特隐简合履违条邀])约|(?<!分析[师员])(?<!市场)(?<!机构)(?<!平均)(?<!普遍)(?<!一致)估计|差不多",
    Qualifier.AT_LEAST: "大于(?:或?等于|或者等于)|不得少于|不得低于|不少于|不低于|不小于|至少|起码|最少|不下于|(?<![剩留存赚挣攒放装容坐住吃喝])不下|少说也|不得小于|少说",
    Qualifier.AT_MOST: "小于(?:或?等于|或者等于)|不得超过|不得突破|不能突破|不许超过|不准超过|不可超过|没有超过|没超过|未超|没有高于|不会超过|不能超过|不得高于|不得多于|不超过|未超过|不超|不高于|不大于|不多于|不宜超过|不应超过|至多|最多|顶多|不突破",
    Qualifier.NEARLY: "将近|接近于?|逼近|直逼|近乎|几乎(?!每)|几近|临近|(?<=[了有到])快|(?<![最附邻靠远亲贴相迫])近",
    Qualifier.LESS_THAN: "(?<!微)不足|不到|不够|未能达|低于|跌破|跌穿|少于|小于|未满|不满|未达|不及|未到",
    Qualifier.MORE_THAN: "远超过|超过|超出|突破|大于|高于|多于|涨[穿破]|升[穿破]|越过|冲破|跨过|迈过|不止|远超|(?<![赶彩])超|逾|首破|(?<![打刷穿磨踏撞侦攻])破",
}
# 过, 上 only before a bare multiplier or a half: 过半, 上百.
_BEFORE_ROUND = lazy(r"(?:过|上|跨越)$")
_TO_NUMBER: Final = "[为在]?要?(?:每(?:[百千万]*(?:(?![年月日天周季])[一-龥]){1,6}|[年月日天周季]|平方米|立方米|千瓦时)){0,2}(?:了|有|为|是|达|到|达到|至|在|介于)?(?:人民币|美元|港元|港币|欧元|新台币|零下|摄氏|华氏)?[ \t]?"
_FIRST: Final = {word[0] for words in _BEFORE.values() for word in re.sub(r"\(\?<[!=][^)]*\)", "", words).split("|")}
_LEFT = lazy(
    f"(?=[{''.join(sorted(_FIRST))}])(?:"
    + "|".join(f"(?P<{name.name}>{words})" for name, words in _BEFORE.items())
    + f"){_TO_NUMBER}$"
)
# With a verb or an owner between: 至少配备2名, 约多花5.5元, 不到同类模型的十分之一.
_AROUND = sieved(
    "几大差最突约至起超近顶",
    r"(?:(?P<AT_LEAST>至少|起码)[^,。;:、0-9]{1,6}|(?P<NEARLY>几乎|近乎)(?:(?:[上增]涨|增长|增加|下降|减少|翻)了?|占(?:[^,。;:、0-9]{1,16}的)?|(?:是|相当于)[^,。;:、0-9]{1,16}的)|(?P<AT_MOST>(?:至多|顶多)[^,。;:、0-9]{1,6}|最多(?:可以?|能|只能)[^,。;:、0-9达有]{1,4})|(?P<MORE_THAN>突破|超过?)(?:月|年|日|周)销量?|(?P<ABOUT>(?<![合契条租预违公履签节])约|大约|大致|大概|差不多)(?:(?:一[天年亩]地?|每[天年月亩人户]|一个月)[^,。;:、0-9达有]{1,4}|(?:能够?|可以?|需?要|会|就?得)[^,。;:、0-9达有]{1,4}|(?:花费?|用|投入|付|赚|挣|种|收|耗费?|走|买|吃|等)[了掉去出到]?|还有|共有|卖|相当于(?:[^,。;:、0-9]{1,12}的)?|[高低]出?|净重|毛重|占[一-龥]{0,3}(?:[0-9]{1,4}[年月日至-]){0,4}[^,。;:、0-9]{0,18}|[折]?合(?:每[百千万]*[一-龥]{1,6})?(?:人民币|港元|美元)?\s?|(?:可?新增|增收|产生|消耗|排放|影响|造成|导致|发生|种植|节省|节约|减排|减少|发放|消费|接待|生产|损失|涉及|覆盖|惠及|救助|死亡|流失|使用|运送|发送)了?[^,。;:、0-9的]{0,4}|需要?(?:[一-龥]{0,4}(?:资金|经费|投资|费用))?|拥有[^,。;:0-9]{0,6}|(?:[同环]比|按?[年季月])?(?:增长?|增加|下降|减少?|上[涨升]|降低|提高|缩短|[跌降升涨])|多花|少花|[为是](?:[0-9]{4}年)?[^,。;:0-9]{0,8}的))$",
)
_PART = lazy(
    r"(?:(?P<AT_LEAST>不(?:得|应|能)?(?:低|少|小)于)|(?P<AT_MOST>不(?:得|应|能)?(?:超过|高于|大于))|(?P<NEARLY>接近|将近)|(?P<LESS_THAN>不到|(?<!微)不足|不及)|(?P<MORE_THAN>(?<!赶)超(?:过|(?![越级市大高强声薄导算短长]))|逾))(?:(?:(?:19|20)[0-9]{2}年)?[0-9]{1,2}月份?[^,。;:、0-9]{0,12}的|(?:(?:19|20)[0-9]{2}年)?(?:[^,。;:、0-9]{1,5}前[0-9]{1,3}个?交易日)?[^,。;:、0-9]{1,14}(?<!预[测期估])(?<!超过上年同期)(?<!超过去年同期)的|(?:国内|全国|全球)|[^,。;:、0-9]{0,6}总[数量额入出]|[^,。;:、0-9]{1,10}(?:承载量|容量|支出|收入|总值|面积|限额|投资额?)(?<!增长))\s?$"
)
# 约占公司2022年上半年净利润的50%
_SHARE_ABOUT = lazy(
    r"(?:(?<![合契条租预违公履签节])约|大约|大概)(?:占|相当于|是|为)(?:[^,。;:、0-9]|(?:19|20)[0-9]{2}年){1,26}的$"
)
_RIGHT = lazy(
    r"[ \t]?(?:\((?:含|[只套张件户家次床头羽台条种项所座处个组株间]{1,2}|单元)\)|及)?(?:(?P<AT_LEAST>[以之]上|[及或]以上|或更[多高长]|往上|上方|起(?=[,。;、!?)的和与及\s]|$|[存购投订批租](?:[,。;、!?)的]|$)))|(?P<AT_MOST>[及或]?以下|之下|下方|以内|之内)|(?P<ABOUT>左右(?![侧岸翼])|上下(?![游班浮波])|前后|上下浮动(?!约?[0-9]))|(?P<MORE_THAN>有余|开外|出头|余(?!震)|\+(?=[的,。;、!?)\s]|$)|(?<=[万亿])\+(?=[一-龥])|多(?=[,。;、])|(?<=分之[一二三四五六七八九])强|(?<=/[0-9])强|(?<=成)强)|(?P<LESS_THAN>[都也还]?不到|(?<=分之[一二三四五六七八九])弱|(?<=/[0-9])弱))"
)
# 4万只鸡左右: what is counted stands between.
_THINGS_ABOUT = lazy(r"[一-龥]{1,3}左右(?=[,。;、!?)\s]|$)")
_ONE_ABOUT = lazy("一(?:公?斤|[个只棵株把条头袋瓶])左右")  # 8元一斤左右
# 面积控制在800平方米内
_HELD_WITHIN = lazy(r"(?:控制|限制|限定|压缩|压减|保持|稳定)(?:在|到|至)?(?:了)?$")
_WITHIN = lazy(r"内(?=[,。;、!?)的]|$)")
# Characters that every qualifier further before a number has one of, that begin those right before it, and those after.
_WIDE = one_of("约致概差顶至最起不接将超逾乎破")
_WORDS = one_of(_FIRST)
_BEGINS_RIGHT: Final = frozenset(" \t(+及或以往起之左上下前有开出余多不都也还强弱")
_HELD_TO: Final = frozenset(("高于", "低于", "超过", "超", "超出", "不及", "未达", "远超"))
# 高于7.5%的监管底线
_LINE = lazy(
    r"\s?的(?:(?:设防|警戒|保证|汛限)(?:水位|线)|(?:国家|规定|标准)?(?:限值|限量)|(?:监管|法定|国家)?(?:底线|红线|下限|上限|监管要求|监管标准)|(?:市场|分析师|华尔街|机构|公司)(?:平均|一致|普遍)?(?:预期|预估|预测))"
)
_RECORDS = lazy(r"[^,。;:!?0-9]{0,8}[纪记]录")
_NO_PASSING: Final = frozenset("不通经")
# 均过, 已过, 年过, and the ends of what is measured: 销量过, 产值过.
_PASSED_BY: Final = frozenset("均已都双将年量值额数入润产房售模")
_REACHES_TO: Final = frozenset(f"{verb}上" for verb in "迈跃登站跨踏攀走冲")
_ROUND: Final = frozenset("半百千万亿十")
_PARTS_END: Final = frozenset("之 \n")  # before a number with one of these the 百分之 of its writing may end
_SIGNS: Final = {
    "≤": Qualifier.AT_MOST,
    "≦": Qualifier.AT_MOST,
    "≥": Qualifier.AT_LEAST,
    "≧": Qualifier.AT_LEAST,
    "<": Qualifier.LESS_THAN,
    "＜": Qualifier.LESS_THAN,
    ">": Qualifier.MORE_THAN,
    "＞": Qualifier.MORE_THAN,
}
_ARROWS: Final = frozenset("-=<>—")
_REACH: Final = 12
_FAR: Final = 20  # with words between
_FARTHEST: Final = 36  # with what it is a share of between


def qualifier(text: str, mention: Mention, floor: int) -> tuple[Qualifier, Span]:
    """The qualifier of a mention and the span from it to the end of the unit; nothing before `floor` is looked at."""
    start, end = mention.start, mention.unit_end
    if start and text[start - 1] in _PARTS_END:
        start = head(text, mention)
    elif start and text[start - 1] in _SIGNS and text[start - 2 : start - 1] not in _ARROWS:
        return _SIGNS[text[start - 1]], Span(start - 1, end)  # 失业率≤4%
    right = _RIGHT.match(text, end) if text[end : end + 1] in _BEGINS_RIGHT else None
    if text[end : end + 1] == "内" and _WITHIN.match(text, end) and _HELD_WITHIN.search(text, start - 5, start):
        return Qualifier.AT_MOST, Span(start, end + 1)
    if right:
        end = right.end()
        if mention.low is not None and right["AT_MOST"] and text[start - 1 : start] == "在":
            right = None  # 在0.8%-34.2%之内
    near, far = start - _REACH, start - _FAR
    if far < floor:
        far, near = floor, max(floor, near)
    left = _LEFT.search(text, near, start) if _WORDS.search(text, near, start) else None
    if left:
        broken = left[0] == "破" and _RECORDS.match(text, end)  # 5人破5项世界纪录
        lined = broken or (left[0][:2] in _HELD_TO and _LINE.match(text, end))
        return (EXACT, Span(start, end)) if lined else (Qualifier[left.lastgroup or "EXACT"], Span(left.start(), end))
    if text[start - 1 : start] == "过" and (_passes_tenths(text, mention) or _passes_great(text, mention)):
        return MORE_THAN, Span(start - 1, end)
    if (text[start] in _ROUND or text.startswith("半数", start)) and _passes_round(text, mention, floor):
        return MORE_THAN, Span(start - 2 if text.startswith("跨越", start - 2) else start - 1, end)
    if right:
        return Qualifier[right.lastgroup or "EXACT"], Span(start, end)
    if "左右" in text[end : end + 5] and (_ONE_ABOUT if mention.unit.kind is MONEY else _THINGS_ABOUT).match(text, end):
        return (ABOUT if mention.unit.kind in (COUNT, MONEY) else EXACT), Span(start, end)
    wide = _WIDE.search(text, far, start) or (text[start - 1] == "的" and mention.unit.kind is Kind.PERCENT)
    return _further(text, mention, Span(start, end), far, floor) if wide else _plain(mention, start, end)


def _further(text: str, mention: Mention, written: Span, far: int, floor: int) -> tuple[Qualifier, Span]:
    """What words further before say: 至少配备2名, 不到同类模型的十分之一."""
    start, end = written.start, written.end
    around = _AROUND.search(text, far, start)
    if not around and mention.unit.kind in (Kind.PERCENT, Kind.MULTIPLE):
        around = _PART.search(text, max(floor, start - _FARTHEST), start)
    if around:
        return Qualifier[around.lastgroup or "EXACT"], Span(start, end)
    if text[start - 1] == "的" and _SHARE_ABOUT.search(text, max(floor, start - _FARTHEST), start):
        return ABOUT, Span(start, end)
    return _plain(mention, start, end)


def _passes_round(text: str, mention: Mention, floor: int) -> bool:
    """Whether a 过 or 上 stands before a bare multiplier or a half, and no other number: 过半, 上百, but 船上十二名船员."""
    if _ROUND.isdisjoint(text[mention.end - 1 : mention.end]) and not text.startswith("半数", mention.start):
        return False
    if text[mention.start - 2 : mention.start] in _REACHES_TO:
        return False  # 迈上千亿元台阶
    return _BEFORE_ROUND.search(text, max(floor, mention.start - 2), mention.start) is not None


def _passes_tenths(text: str, mention: Mention) -> bool:
    """Whether a number of tenths is passed: 收获均过七成, but 不过三成."""
    return (
        "成" in text[mention.start : mention.end + 1] and text[mention.start - 2 : mention.start - 1] not in _NO_PASSING
    )


def _passes_great(text: str, mention: Mention) -> bool:
    """Whether a great number is passed by what is measured: 票房均过10亿元, 用户数过3亿; but 去过5万个村."""
    before = text[mention.start - 2 : mention.start - 1]
    if mention.unit.kind is MONEY and (before in ",，" or text[mention.start - 3 : mention.start - 1] == "其中"):
        return True  # 新上项目15个,其中过500万元的3个,过1000万元的1个
    return before in _PASSED_BY and any(sign in text[mention.start : mention.end] for sign in "万亿")


def _plain(mention: Mention, start: int, end: int) -> tuple[Qualifier, Span]:
    """The qualifier that the number itself carries: the 多 or 余 in or after it."""
    if mention.vague:
        return (ABOUT if mention.vague == "来" else MORE_THAN), Span(start, end)
    return EXACT, Span(start, end)
