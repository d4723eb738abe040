"""Naming: the phrase that says what a figure counts or measures."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from monitor.articles import Kind
from monitor.figures import moves
from monitor.figures.indicators.choice import choice
from monitor.figures.indicators.completion import completed, told_like
from monitor.figures.indicators.context import Context, fitted
from monitor.figures.indicators.crews import crew
from monitor.figures.indicators.finishing import deals_with, dealt_with, done_of, finished
from monitor.figures.indicators.localities import CENSUS, DWELLS, VILLAGES, WHOLE_PLACES, beside_parts, inhabitants
from monitor.figures.indicators.owners import example, owner_of
from monitor.figures.indicators.rates import (
    GROWTH,
    GROWTH_ENDS,
    RATES_AND_MOVES,
    is_rate,
    moved_by,
    rate_against,
    rate_moved,
)
from monitor.figures.indicators.spending import EACH, GRANTED, bought, cost, granted, paid_out, raised, spent
from monitor.figures.indicators.standards import HELD_AGAINST
from monitor.figures.indicators.subjects import by_verb, subject_of
from monitor.figures.indicators.topics import told_beside, told_of_risk, told_of_topic, told_of_weather
from monitor.figures.members import AREA, COUNT, DURATION, MONEY, PERCENT
from monitor.figures.mentions.mention import Mention
from monitor.figures.patterns import lazy
from monitor.figures.phrases.words import ACTS, EVENTS, LONGEST, PERSONS, joined
from monitor.figures.roles import POINTS
from monitor.figures.segmenter import Word
from monitor.figures.spots import Spot
from monitor.figures.tallies import CASUALTIES, MEDALS, SEXES
from monitor.wordlists import word_set

_NO_NAME = lazy("[-－+]?[0-9０-９.．]+")
_MOVED: Final = frozenset((*moves.MOVES.split("|"), *"涨跌降升高低", "日涨", "日跌", "周涨", "周跌", "累涨", "累跌"))
_RELATIVE: Final = frozenset((PERCENT, Kind.MULTIPLE))
# What a part of a sum was for: 募集资金用于建设.
_PURPOSE = lazy(r"(?:直接|全部)?(?:用于|用作|投向|补充|作为|留作|分给|分配给|奖给|发给|返还)[^,]{1,16}$")
# Those of an age, who are told by it alone.
_AGED = lazy(
    r"(?:^|[,。;:、])\s?(?:其中)?(?P<who>[0-9]{1,3}(?:[-—–~至到][0-9]{1,3})?\s?周?岁(?:及?以[上下])?(?:[不未]满[0-9]{1,3}周?岁)?)"
    r"(?:的|者)?(?:有|共|为)?\s?$"
)
# What there is most of, whose share is told next.
_MAINLY = lazy(r"以(?P<what>[^,。;:以]{2,14})为主,(?:占比|占|比例|比重)(?:约|近|为|达到?|高达|超过?|均|分别)*$")
# 毕业生占主体,占报名总数的71.4%
_MOSTLY = lazy(
    r"(?:^|[,。;:])(?P<what>[^,。;:]{2,16}?)(?:仍|依然|依旧|则|又)?(?:占据?|是)(?:了)?(?:主体|主流|主导|主力|大头|绝?大多数)(?:地位)?,"
    r"占(?:比|(?P<whole>[^,。;:比]{2,10})的)(?:约|近|为|达到?|高达|超过?)*$"
)
_OF_VOTES = lazy("(?:得票|支持|投票|当选)率$")
_WITHS: Final = frozenset("与和同跟")
_OF_SEX = lazy(r"[男女](?:[0-9]|[受重轻]?伤|死|遇难|身亡|溺|落水|被|获救|失|[,。;、]|$)")
_BY_UNIT: Final = MEDALS | CASUALTIES
_AMONG_THEM: Final = frozenset(("中", "中有", "中就有", "中仅有", "里", "里有", "内", "左右"))
_HOME: Final = frozenset(("全家", "一家", "家里", "家中", "家庭"))
_AT_HOME: Final = frozenset(
    ("村里", "村上", "寨里", "镇里", "该村", "村中", "组里", "屯里", "村子", "全寨", "全屯", "全组")
)
_LEADS_ON: Final = word_set("由 从 比 较 以 为 达 至 到 在 自 的 共 共有 有 多 少 高 低 长 短 早 晚 快 慢")
_LIES: Final = ("位于", "分布在", "来自", "集中在", "坐落", "落户", "地处", "布局在", "活跃")
_LIES_THERE = lazy(f"(?:{'|'.join(_LIES)}).*$")
_SOME: Final = ("部分", "个别", "少数", "有些", "有的")
_EVEN: Final = ("甚至", "更", "更是", "高达")
_MEASURED_BY: Final = ("指数", "PMI", "率", "占比", "比重", "系数")
# What is done to a thing that the clause before names.
_WORKS: Final = word_set("改造 提升 改造提升 新建 改建 扩建 改扩建 续建 维修 修复 新增 建成 改善 硬化 加固 恢复")
_WORKS_FIRST: Final = tuple(sorted(_WORKS | {"完成", "建设", "打造", "新改建"}, key=len, reverse=True))
_PAID_BY: Final = ("收入", "支出", "工资", "价", "价格")
# By what those of a sort are told one after another that is no rate: 大清河系降雨量达261毫米,子牙河系171毫米.
_SORTS_MEASURED: Final[dict[Kind, tuple[str, ...]]] = {
    MONEY: _PAID_BY,
    Kind.LENGTH: ("雨量", "降水量", "降雪量"),
    DURATION: ("生存期", "缓解期", "时间", "时长", "寿命", "病程", "住院日"),
}
_SOLD: Final = ("销量", "交付", "交付量", "出货量", "产量", "产销", "销售额", "营收", "收入")
# 其中东南亚市场增速最快,达58%
_FASTEST = lazy(
    r"(?:^|[,;:])\s?(?:其中)?(?P<what>[^,;:0-9]{2,14}(?:增速|[涨升增降跌减]幅))最[快大高],(?:达到?|为|高达)$"
)
_DONE_OF_AIM = lazy(
    r"(?:完成|达成|实现|达到|占)了?(?:其|公司)?(?:全年|年度|年初|既定|年内|计划|交付|销售|销量|[今本]年|\s)*$"
)
# 拟以现有总股本5.12亿股为基数派息
_CAPITAL = lazy(r"以[^,。;:]{0,24}?(?P<what>(?:公司)?总?股本)(?:总?数|总额)?$")
# Of whom a measure is told that stands before them.
_SORTS_BEHIND: Final = word_set("城镇 农村 城市 乡村 小学 初中 高中 特教 职高 男性 女性 男生 女生")
_MEASURE_FIRST = lazy(
    "(?:人均|户均|生均|平均|每)[一-龥]{2,12}(?:面积|经费|收入|支出|费用?|标准|图书|寿命|补助|身高|体重|价格|仪器值|设备值)"
)
_ENDED = lazy("(?<=[一-龥]{2})(?:扭转|结束|终结|打破|告别|遏制)了?$")
_REPORTED: Final = frozenset(("例", "起", "人"))
_IN_ALL = lazy("累计(?:报告|确诊)$")
_AVERAGED: Final = frozenset(("人均", "户均", "亩均", "村均", "平均", "单笔平均"))


def _of_sex(right: str) -> str:
    """Those of which sex are counted with no measure word (3女1男受伤); empty if none are."""
    return SEXES[right[0]] if right[:1] in SEXES and _OF_SEX.match(right) else ""


def indicator(spot: Spot, context: Context) -> str:
    """The indicator of a figure from the words on both sides of it and what the sentence has named before."""
    unit = spot.mention.unit_name
    if named := _BY_UNIT.get(unit) or ("" if unit else _of_sex(spot.right)):
        return named
    if (unit == "车" or context.counted == "车") and (sent := crew(spot, context)):
        return sent
    goes_on = spot.follower.how == "verb" and not spot.follower.text.startswith(DWELLS) and _continues(spot, context)
    if goes_on or _is_level_with(spot, context):
        return context.previous  # 监测对象1246户3891人全部落实帮扶措施
    if told := _of_capital(spot) or _of_aim(spot, context) or _of_people(spot, context):
        return told
    if unit == context.counted and (told := _elsewhere(spot, context)):
        return told
    if spot.mention.unit.kind is MONEY and (
        told := cost(spot) or bought(spot) or raised(spot) or paid_out(spot) or granted(spot, context)
    ):
        return told
    if unit in CENSUS and spot.follower.how == "of" and (told := _of_village(spot, context)):
        return told
    if unit == "%" and (told := _share_told_before(spot, context)):
        return told
    name = _righted(_named(spot, context), spot, context)
    if name[-1:].isdecimal() and _NO_NAME.fullmatch(name):
        return "" if context.opens else context.previous  # 烤烟26万吨 -6.2
    if len(name) == 1 and name.isascii() and context.previous and not context.opens:
        return context.previous  # 阳性标本90份,其中32份为A(H3N2)
    rates = unit == "%" or unit in POINTS or _lasts_on(spot)
    if name and rates and (rated := _rated(name, spot, context)):
        return rated
    again = unit == "%" and name and name == context.previous
    return _told_again(name, spot, context) if again else name


def _of_people(spot: Spot, context: Context) -> str:
    """Who is counted by heads, or by an age told before: 全家8口人, 65岁以上300人; empty for anything else."""
    unit = spot.mention.unit_name
    told = context.previous
    if unit in _REPORTED and told.startswith("新增") and not context.opens and _IN_ALL.search(spot.left):
        return f"累计报告{told[2:]}"  # 新增病例86例,累计报告1203例
    if unit in CENSUS and beside_parts(spot, context):
        return CENSUS[unit]  # 辖42个行政村,3.6万人
    alone = unit == "户" and context.taken and not spot.follower.text
    if alone and not spot.before.marked and joined(spot.before.tail) == context.taken:
        return inhabitants(spot, context)  # 4个社287户1023人
    if unit == "口" and spot.right[:1] == "人":
        whole = spot.before.tail[0][0] if spot.before.tail else ""
        return f"{whole}人口" if whole in WHOLE_PLACES or whole in _HOME else "人口"
    aged = _AGED.search(spot.left) if unit == "人" and "岁" in spot.left[-9:] else None
    return aged["who"] if aged else ""  # 男性980人,15—64岁1200人,65岁以上300人


def _of_capital(spot: Spot) -> str:
    """The capital on which a dividend is reckoned: 以现有总股本5.12亿股为基数; empty for anything else."""
    found = _CAPITAL.search(spot.left) if spot.right.startswith("为基数") else None
    return found["what"] if found else ""


def _of_aim(spot: Spot, context: Context) -> str:
    """The aim of what was told before, or what of it is done: 交付8.7万辆,完成全年23万辆目标的38%; empty for anything else."""
    if spot.opens or not context.previous:
        return ""
    if spot.left == "目标的":
        return context.previous.removesuffix("目标")
    if spot.subject.text == "目标" and context.previous.endswith(_SOLD):
        return fitted(f"{context.previous}目标")  # 去年销量427万辆,今年目标550万辆
    aimed = spot.right.startswith("目标的") and _DONE_OF_AIM.search(spot.left)
    return fitted(f"{context.previous}目标") if aimed else ""


def _righted(name: str, spot: Spot, context: Context) -> str:
    """The name of seats without the share of votes told before them, and a measure with its sort of people in front."""
    if spot.mention.unit_name == "席" and name.endswith("率"):
        return f"{_OF_VOTES.sub('', name)}席位"  # 青禾党得票率20.1%,获46席
    return _sort_first(name, spot, context) if name[-2:] in _SORTS_BEHIND else name


def _sort_first(name: str, spot: Spot, context: Context) -> str:
    """The sort of people or schools before what is measured of them: 生均公用经费小学650元、初中850元."""
    measured = _MEASURE_FIRST.fullmatch(name[:-2])
    if measured:
        return name[-2:] + name[:-2]
    told = context.previous
    beside = len(name) == len("初中") and not context.opens and spot.left[:1] in ("、", ",", ";")
    return name + told[2:] if beside and told[:2] in _SORTS_BEHIND and len(told) > len(name) else name


def _lasts_on(spot: Spot) -> bool:
    """Whether a figure is how long something has gone on: 出口增速已连续5个月保持在10%以上."""
    return spot.mention.unit.kind is DURATION and any(word == "连续" for word, _ in spot.before.tail[-2:])


def _told_again(name: str, spot: Spot, context: Context) -> str:
    """The name of the share before, of which another tells a rate of its own (涨幅在5%以内,跌幅均在3%以内)."""
    if rate := rate_moved(spot, context):
        return GROWTH_ENDS.sub(rate, name)
    if _moves_anew(spot):
        return GROWTH_ENDS.sub("", name) or name  # 涨幅7.05%;同比下降3.6%
    return name


def _rated(name: str, spot: Spot, context: Context) -> str:
    """The rate that a share or some points are of; empty where the name itself is one, and not only set against others."""
    if GROWTH.search(name):
        return rate_against(name, context) if spot.mention.unit_name in POINTS else ""
    rate = rate_moved(spot, context)
    return name + rate if len(name + rate) <= LONGEST else name


def _of_village(spot: Spot, context: Context) -> str:
    """Who lives in a village that is told by them: 人口仅402户1407人的小山村; empty where none is."""
    return inhabitants(spot, context) if spot.follower.text.endswith(VILLAGES) else ""


def _share_told_before(spot: Spot, context: Context) -> str:
    """What the clause before says there is most of (出行方式仍以步行为主,占比42%), or what some of those told before reach."""
    fastest = _FASTEST.search(spot.left) if "最" in spot.left else None
    if fastest:
        return fitted(fastest["what"])
    mainly = _MAINLY.search(spot.left) if "为主," in spot.left else None
    if mainly:
        return fitted(f"{mainly['what']}占比")
    mostly = _MOSTLY.search(spot.left) if ",占" in spot.left else None
    if mostly:
        return fitted(f"{mostly['what']}占{mostly['whole'] or '比'}")
    return context.previous if not context.opens and _of_some(spot) else ""


def _of_some(spot: Spot) -> bool:
    """Whether a share is that of some, told as far as it goes: 优质果率在60%以上,部分种植户甚至达到85%."""
    return spot.subject.text.startswith(_SOME) and any(word in _EVEN for word, _ in spot.before.tail[-3:])


def _moves_anew(spot: Spot) -> bool:
    """Whether a clause says no more than how a thing moved against another time: 同比下降3.6%, 平均比上年同期上涨1.8%."""
    words = spot.before.tail
    return bool(words) and words[-1][0] in _MOVED and not spot.subject.text


def _continues(spot: Spot, context: Context) -> bool:
    """Whether a figure stands right after the one before and counts the same in other units."""
    beside = not spot.before.words and not context.opens and bool(context.previous)
    return beside and not spot.follower.text.startswith(EVENTS)


def _is_level_with(spot: Spot, context: Context) -> bool:
    """Whether a figure is what the one told before is level with: 与2022年的59.8%持平."""
    if context.opens or not context.previous or not spot.follower.text.endswith("持平"):
        return False
    return bool(spot.before.tail) and spot.before.tail[0][0] in _WITHS


def _named(spot: Spot, context: Context) -> str:
    mention, before, right = spot.mention, spot.before, spot.follower
    kind = mention.unit.kind
    left = by_verb(subject_of(spot, context), spot)
    dealt = finished(before, context) if deals_with(left, mention, right, context) else ""
    chosen = dealt or example(before, left, right) or choice(mention, before, left, right, context)
    same = chosen == left.text and context.counted in ("", mention.unit_name)  # 安置点14个,安置4286户
    again = _on_the_same(chosen, mention, context) or (done_of(left, before, context) if same else "")
    chosen = again or chosen or finished(before, context)
    if kind is DURATION and right.text and any(word == "连续" for word, _ in before.tail[-3:]):
        lacks = right.how == "verb" or len(right.text) < 6 or right.text.startswith(HELD_AGAINST)
        subject = left.text if left.noun else owner_of(before, context) if lacks else ""
        # 净流入22.5亿元,连续4日净流入; 扭转连续5年下滑的局面
        subject = _ENDED.sub("", subject.removesuffix(right.text))
        return fitted(subject + right.text if len(subject + right.text) <= LONGEST else right.text)
    if right.how == "of" and right.text in RATES_AND_MOVES and not left.noun:
        # 以每小时10公里的速度移动 has no owner.
        owner = "" if right.text == "速度" and kind is not PERCENT else owner_of(before, context)
        grows = owner.endswith(right.text) or (owner and kind is PERCENT and right.text == "速度")
        return fitted(owner if grows else owner + right.text)  # 将以8%的速度增长
    if chosen == left.text and left.open and right.how == "verb" and kind is MONEY:
        return fitted(spent(chosen, right.text))
    if chosen:
        measures = _MEASURED_BY if is_rate(mention) else _SORTS_MEASURED.get(kind, ())
        told_alike = told_like(chosen, context, measures) if measures and not context.opens else ""
        told_alike = (
            told_alike
            or told_of_weather(chosen, spot, context)
            or told_beside(chosen, spot, context)
            or told_of_topic(chosen, spot, context)
        )
        whole = told_alike or completed(chosen, before, context, mention, right)
        return fitted((told_of_risk(chosen, spot, context) or whole) if whole == chosen else whole)
    if told := _of_all(spot, context):
        return fitted(told)
    owner = owner_of(before, context)
    if right.how == "verb" and right.text:
        if kind is AREA and right.text in EVENTS:
            return right.text  # 1.1万亩绝收
        if kind is MONEY and context.paid:
            return fitted(_PURPOSE.sub("", _whole(context.paid, context)) + right.text)
        if kind is COUNT and mention.unit_name not in PERSONS:
            # 人均纯收入1762元,有1360户盖起了新房
            alone = _of_others(mention, context) or owner.endswith(("收入", "支出"))
            return fitted(right.text if alone else dealt_with(owner, right.text))
        if mention.unit_name in PERSONS:
            arm = left.text if left.noun and left.text.endswith("组") else ""  # 安慰剂组162人感染
            return fitted(arm + right.text + ("人数" if mention.unit_name != "人次" else "人次"))
        if kind is PERCENT or kind is DURATION:
            return fitted(_PURPOSE.sub("", _whole(owner, context))[: LONGEST - len(right.text)] + right.text)
    return fitted(
        (
            GROWTH_ENDS.sub("", owner) if kind not in _RELATIVE and spot.left[-1:] != "第" else owner
        )  # 道指跌386点,跌幅0.84%,报45752点
        or right.text
        or moved_by(before)
        or joined(_unreached(before.tail)).removeprefix("比")
        or _after(spot)
    )


def _unreached(words: Sequence[Word]) -> Sequence[Word]:
    """The words before a number without what leads from them to it: 增速由5.2%回落."""
    end = len(words)
    while end and words[end - 1][0] in _LEADS_ON:
        end -= 1
    return words[:end]


def _on_the_same(verb: str, mention: Mention, context: Context) -> str:
    """What else is done to the things told before: 新建公路3公里、改造5公里; empty where a clause names them itself."""
    if verb not in _WORKS or context.opens or (mention.unit.kind is COUNT and context.counted != mention.unit_name):
        return ""
    done = next((one for one in _WORKS_FIRST if context.previous.startswith(one)), "")
    thing = context.previous.removeprefix(done)
    return verb + thing if done and 1 < len(thing) <= LONGEST - len(verb) else ""


def _whole(name: str, context: Context) -> str:
    """What parts are told of one after another, without the part told last: 62.9%为债券,17.8%为股票."""
    return context.base if context.base and name.startswith(context.base) else name


def _of_all(spot: Spot, context: Context) -> str:
    """What a sum comes to for each, and who lives in the whole of a place."""
    mention, before = spot.mention, spot.before
    if context.paid and mention.unit.kind is MONEY and before.tail:
        each, last = before.tail[0][0], before.tail[-1][0]
        if last in _AVERAGED:
            return last + context.paid
        if each[0] == "每" and len(before.tail) < 3 and context.paid.endswith(GRANTED):
            return fitted(each + EACH.sub("", context.paid))  # 发放种粮补贴1.2亿元,涉及62万亩,每亩约190元
    first = before.tail[0][0] if before.tail else ""
    if mention.unit_name == "户" and not spot.follower.text and (first in WHOLE_PLACES or first in _AT_HOME):
        return f"{first}户数"  # 是一个农业村,全村现有240户
    # 521户1613人散居在两岸
    named = "" if spot.follower.text.startswith(DWELLS) else spot.follower.text or context.ahead
    return inhabitants(spot, context) if mention.unit_name in CENSUS and not named else ""


def _after(spot: Spot) -> str:
    """The words behind a figure that nothing else names."""
    text = joined(word for word in spot.after.head if word[1] not in ("y", "e"))
    if text in _AMONG_THEM:
        return "人数" if spot.mention.unit_name in PERSONS else ""
    return "" if text in _LEADS_ON else text


def _of_others(mention: Mention, context: Context) -> bool:
    """Whether what is told by a verb is of other things than those counted before: 30条道路中断,1.5万户停电."""
    if context.part and context.opens and context.counted == mention.unit_name:
        return False  # 32项任务进展顺利。其中,26项已完成
    others = context.counted not in ("", mention.unit_name) and mention.unit_name not in ACTS
    return context.opens or others


def _elsewhere(spot: Spot, context: Context) -> str:
    """Where some are of those counted before: 餐厅287间,其中245间位于华南."""
    right = spot.follower
    alike = context.counted and context.counted == spot.mention.unit_name and context.previous
    if not alike or spot.subject.text or not right.text.startswith(_LIES):
        return ""
    name = _LIES_THERE.sub("", context.previous) + right.text
    return name if len(name) <= LONGEST else _LIES_THERE.sub("", context.previous)
