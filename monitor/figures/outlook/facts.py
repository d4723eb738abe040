"""Facts: whether the words around a figure say that it is so by now, or is over."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from monitor.articles import Span
from monitor.figures.outlook.announcements import DEEDS
from monitor.figures.outlook.forecasts import was_foreseen
from monitor.figures.patterns import lazy
from monitor.figures.segmenter import Word

_OLD = lazy(
    r"(?:(?<![自理缘])由(?!于)|从(?![事业严快优]))(?![^,。;:0-9]*(?:[代发投]|承担|出资|负责|建设|组织|提供|安排))[^,。;:!?0-9]{0,12}(?:(?:19|20)[0-9]{2}年[^,。;:!?0-9]{0,8})?$"
)
# 建成由138颗卫星组成的星座
_MADE_OF = lazy(r"[一-龥]{1,8}(?:组成|构成|组建)")
# 拟以每股10元收购,较收盘价8.85元溢价: the price it is set beside has been.
_PRICE_BESIDE = lazy(r"[较比][^,。;:0-9]{0,20}(?:收[盘市]|发行|均|市)价$")
# 预计上涨0.3%,高于5月的0.1%: what it is set beside has been.
_BESIDE = lazy(
    r"(?:[较比与和同跟]|[高低优好快慢多少]于|不及)[^,。;:0-9]{0,6}(?:去年|上年|上月|上周|同期|前一?[季月年周]|上一?季度?|上一?财季|(?:20[0-9]{2}年)?(?:第?[一二三四1-4]季度?|[0-9]{1,2}月份?))[^,。;:0-9]{0,6}的$"
)
# 水位将涨至25.05米,超过25米的警戒水位: the mark has been set.
_MARKS = lazy("的(?:设防|警戒|保证|汛限)(?:水位|线)")
# 预计…连续5年保持增长: so long it has been by now.
_WILL_LAST = lazy(r"(?:将|有望|力争|确保|争取)[^,。;:0-9]{0,6}连续$")
# 一期20万吨产能已经投产 and 5个正在加快建设 are so by now, whatever is planned beside them.
_ALREADY = lazy(r"[^,。;:0-9]{0,14}已经?(?!成为)")
# 35%认为会降息: so many have said so, whatever they foresee.
ANSWERS: Final = frozenset(("认为", "表示", "觉得", "回答"))
# 拟裁人数占公司106500名员工总数的10%: of how many it is a share.
_BASE_OF = lazy("[^,。;:0-9]{0,8}总(?:数|量|额|人口|人数|股本)的(?:约|近|超)?[0-9]")
_UNDER_WAY = lazy(r"[^,。;:0-9]{0,8}(?<!将)正在")
_SOLD: Final = ("卖", "卖到", "卖到了", "售价", "数量达")
# 今年番茄的行情很好, 今年过年: what has been of a year that is young.
_LIVED = lazy(
    r"(?:数据|调查|统计|监测|情况)来?看,[^。!?\n]{0,6}今年|行情|收购价|大丰收|迎来了|公布20\d\d年[^,。;\n]{0,10}(?:情况|结果|数据)|价格[很较]?好|每公?斤(?:价格|售价|均价|收购价)|今年(?:过年|春节)|今年[^,。;:!?0-9]{0,10}(?:(?<![定订提])了|[租包买]下)(?:约|近|超过)?[0-9]|苗情|墒情|长势|[比较](?:去年|上年)同期"
    "|今年[^,。;:!?0-9]{0,12}(?:上涨|下跌|上升|回落|攀升|飙升|下滑|[涨跌])[至到]"
    "|今年[^。!?\n0-9]{0,14}(?<!消费)(?<!零售)价格(?:已经?)?(?:持续|明显|大幅|小幅|普遍|总体|有所)?(?:下降|上涨|回落|走低|走高|下跌|攀升|回升)"
    "|价格[^,。;:!?0-9]{0,6}每[^。!?\n]{1,20}今年(?:已经?)?[升涨降跌增减][至到为]"
    "|(?:种植面积|播种面积|收购价|批发价|售价|(?<!消费)价格|上市|每公?斤|每吨|每袋)[^。!?\n]{0,30}[比较](?:去年|上年|往年)[^,。;:0-9]{0,6}(?:扩大|增加|减少|增|减|扩|高|低|贵|便宜|下降|上涨|[涨跌升降多少])"
)
# 提高到今年的84%: there it is by now.
_RISEN = lazy(r"[高升大加多少低降缩长][到至为]今年的?$")
_FINISHED = lazy(
    r"^\s?,(?:后[增调追降减改又升缩]|后来|最终(?:完成|花|实际))[^,。;0-9]{0,6}$|(?<![为除])了(?![解结却])(?:有?\s?(?:近|约|超过?|超|逾|\s)*|[^,。;:0-9]{1,10})$|已[^,。;]{0,8}$|,(?:其中)?(?:现有|现状)?(?:建成区?|开发)面积(?:为|达|约|达到)?$|(?:历时|仅)$|(?:送[来去给]|[领收拿][到了])$"
)
_TAKEN_IN = lazy(
    r"(?:\([^()]{1,16}\))?,?[全统足一]?[部额一并]?(?:[纳列划]入|(?:改造|改建|打造|建设|升级|转化|[变改分换])[为成]|移交|交[由给付]|作为|列为)"
)
_GOES_NO_FURTHER = lazy(r"\s?(?:$|[,。;、!?:)(\n”]|[和与及]|以上|左右|以内)")
# Where those or what a clause tells of is brought, and how.
_HOW_BROUGHT: Final = "(?:紧急|安全|全部|集中|就近|全员)?"
_BROUGHT: Final = "转移|撤离|疏散|转运|押解|押送|送[往至到回医]|运[往到至]|移送|安置|返还|退还|发还|归还|带离|护送"
_TREATED = lazy(
    r"[^,。;:0-9]{0,8}?(?:进行|[纳列]入|移交|交由|分[为成]|予以|作为|列为|"
    rf"{_HOW_BROUGHT}(?:{_BROUGHT}|救[出下]|抓获))"
)
# 确保800名旅客平安出行
_SAFELY = lazy(r"(?:旅客|乘客|游客|群众|村民|人员|师生|学生)(?:安全|平安|顺利|有序)")
# 将涉案嫌疑人12人押解回县城
_TAKEN_AWAY = lazy(f"{_HOW_BROUGHT}(?:{_BROUGHT})")
# 争取100多万元资金,硬化沟渠: it has been got.
_FUNDED = lazy(r"的?[^,。;:0-9]{0,8}(?:资金|补助|补贴|国债|债券|贷款|经费)")
# 将潜逃17年的嫌疑人抓获
_CAUGHT = lazy(r"的[^,。;:0-9]{2,12}(?:抓获|缉拿|擒获|捕获|救出|救起|找到)")
# 将后排3名伤者救出
_RESCUED = lazy(r"[^,。;:0-9]{0,6}(?:救[出下]|[背抬拉][下出]|解救|抓获|救上)")

# 联合国估计约1.2亿人流离失所
_SUFFER = lazy(r"[^,。;:0-9]{0,6}(?:患有|患病|感染|流离失所|死于|丧生|营养不良|生活在|面临|挨饿|缺乏|无法获得|没有)")
# 前值由…修正为…, 7月终值, 前一周为增加: what was published the time before, or at first.
_PUBLISHED = lazy(r"(?:[,;(和]\s?)?[^,;()预将]{0,8}(?:前值|前次(?!预测)|[初终]值|修正|前一[周月季期])")


def was_published(left: str) -> bool:
    """Whether the words right before a figure say that it was published before: 预期3.2%,前值3.1%,初值3%."""
    return ("值" in left or "修正" in left or "前" in left) and _PUBLISHED.match(left) is not None


def is_so(text: str, words: Sequence[Word], index: int, phrase: Span) -> bool:
    """Whether an 估计 only says how well it is known what is: 估计约有170人遇难, 世卫组织估计,全球约有13亿人患病."""
    if text.startswith(("约有", "有"), phrase.start) or _SUFFER.match(text, phrase.end):
        return True
    return any(word in ("有", "约有", "已", "已有") for word, _ in words[index + 1 : index + 5])


def is_safe(text: str, phrase: Span) -> bool:
    """Whether those counted are only to be safe, so that there are so many by now: 确保800名旅客平安出行."""
    return _SAFELY.match(text, phrase.end) is not None


def is_got(text: str, phrase: Span) -> bool:
    """Whether a 争取 tells what sums have been got: 争取100多万元资金."""
    return _FUNDED.match(text, phrase.end) is not None


def takes_in(text: str, words: Sequence[Word], phrase: Span) -> bool:
    """Whether a 将 only brings what the figure measures before its verb: 将治理经费500万元纳入预算."""
    if _CAUGHT.match(text, phrase.end):
        return True  # 将潜逃17年的嫌疑人抓获
    if words[-1][0] == "的":
        return _TREATED.match(text, phrase.end) is not None  # 将排查出的289家企业进行分类
    if not words[-1][1].startswith(("n", "vn")):
        return False
    at = next((at for at in range(len(words) - 2, 0, -1) if words[at - 1][0] == "将"), 0)
    brought = at and words[at][1] == "vn" and words[at][0] not in DEEDS and words[at + 1][1][0] == "n"
    if brought and not _GOES_NO_FURTHER.match(text, phrase.end):
        return True  # 将嫌疑车辆3辆扣押
    return any(done.match(text, phrase.end) for done in (_TAKEN_IN, _TAKEN_AWAY, _RESCUED))


def is_so_already(right: str) -> bool:
    """Whether the words right after a figure say that it is so by now: 20万吨产能已经投产, 5个正在加快建设."""
    if "总" in right[:10] and _BASE_OF.match(right):
        return True
    return _ALREADY.match(right) is not None or _UNDER_WAY.match(right) is not None


def finish(left: str) -> int | None:
    """Where the words right before a figure begin to say that it is done (现已发掘); None where they do not."""
    done = _FINISHED.search(left)
    return None if done is None else done.start()


def is_over(left: str, right: str) -> bool:
    """Whether a figure is only where something set out from (由65%提高到…), or how long it has lasted."""
    if ("由" in left or "从" in left) and _OLD.search(left) and not _MADE_OF.match(right):
        return not was_foreseen(left)
    last = left[-1:]
    if last == "的" and _BESIDE.search(left):
        return True
    if last == "价" and _PRICE_BESIDE.search(left):
        return True
    return last == "续" and left.endswith("连续") and not _WILL_LAST.search(left)


# 按市场价每公斤16元算
_RECKONS: Final = ("算", "计算", "来算", "折算", "的市场价", "的价格计算", "的收购价", "的价格算")
_BY_PRICE = lazy(
    r"(?:按照?|以)(?!每)[^,。;:0-9]{0,12}价[^,。;:0-9]{0,6}$|(?:按照?|以)(?:目前|现在|当前|眼下|每)[^,。;:0-9]{0,8}$"
)


def is_basis(left: str, right: str) -> bool:
    """Whether a figure is only the price by which a forecast is reckoned: 按市场价每公斤16元算."""
    return right.startswith(_RECKONS) and _BY_PRICE.search(left) is not None


def is_mark(left: str, right: str) -> bool:
    """Whether a figure is the mark that another passes: 将超过25米的警戒水位."""
    return left.endswith(("超过", "高于", "低于")) and _MARKS.match(right) is not None


def has_been(text: str, sentence: Span, left: str) -> bool:
    """Whether a figure of a year that is young has been by now, as its sentence or the words right before it say."""
    return (
        left.endswith(_SOLD)
        or _RISEN.search(left) is not None
        or _LIVED.search(text, sentence.start, sentence.end) is not None
    )
