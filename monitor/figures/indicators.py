"""Indicators: the phrase that says what a figure counts or measures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from monitor.articles import Figure, Kind
from monitor.figures import lexicon
from monitor.figures.clauses import WORD_OF, Gap, Word, known, tagger
from monitor.figures.kinds import is_sum
from monitor.figures.mentions import Mention
from monitor.figures.patterns import lazy
from monitor.figures.phrases import (
    ACTS,
    EVENTS,
    LONGEST,
    NOTHING,
    OUTPUTS,
    OWN,
    PERSONS,
    Left,
    Right,
    has_noun,
    joined,
    left_phrase,
    noun_run,
    plain,
    trimmed,
    whose,
    without_means,
)
from monitor.figures.roles import POINTS
from monitor.figures.spots import Spot
from monitor.figures.unit_rows import MEDALS
from monitor.values import value

# Looked up once: before Python 3.12 an enum's member costs several times a name.
_COUNT, _MONEY, _PRICE, _PERCENT, _DURATION, _TEMPERATURE, _AREA = (
    Kind.COUNT,
    Kind.MONEY,
    Kind.PRICE,
    Kind.PERCENT,
    Kind.DURATION,
    Kind.TEMPERATURE,
    Kind.AREA,
)
_PRICES = ("价", "价格", "成本", "租金", "标准")
_OWNED = frozenset(("省", "市", "县", "区", "镇", "乡", "村", "州"))
# A share of something else that they begin is of what was told before: 不足同类产品的三分之一.
_RELATED = frozenset(("不足", "不及", "不到", "相当于", "仅为", "只有", "只是", "仅是"))
_COUNTED_PLACES = lazy(r"[两二三四五六七八九十][省市县区镇乡村州]")
_VILLAGES = ("村", "镇", "乡", "社区", "寨", "寨子", "村子")
_TOUCHES = frozenset(("影响", "涉及", "惠及", "带动", "服务", "覆盖", "导致", "造成"))
_BRINGS = ("造成", "导致", "致使", "引发")
_WHOLES = ("全球", "全国", "世界", "全省", "全市", "全县")
# What falls is what its measure is of, whatever place stands before: 东部五镇出现40至60毫米降水.
_FAMILYS = frozenset(("亩", "头", "只", "棵", "株", "间", "口"))  # what a family has, not 专家, 商家
AROUND = ("周边", "附近", "家中其余", "家里其余")
_SOME = ("部分", "个别", "少数", "有些", "有的")
_EVEN = ("甚至", "更", "更是", "高达")
_SELLS = ("能", "可", "可以", "卖", "能卖")
_FALLS = ("降水", "降雨", "降雪", "积雪", "大雨", "暴雨", "雨量")
_SIZES = frozenset((Kind.OTHER, Kind.LENGTH, Kind.AREA, Kind.MASS, Kind.VOLUME))
_OWNED_KINDS = frozenset((Kind.AREA, Kind.MASS, Kind.VOLUME, Kind.OTHER))
# What is done to the land that is named after its measure.
_TILLS = frozenset(
    ("建设", "种植", "栽种", "栽植", "改造", "开发", "流转", "承包", "培育", "打造", "扩种", "套种", "播种")
)
_PLANTS = frozenset("种栽")
_FIRSTS = OWN | {"的", "首款", "首台", "首个", "首颗", "首块", "一款", "这款"}
# Measures that stand before what they size.
_OF_DEVICES = frozenset(("Hz", "mAh", "毫安时", "英寸"))
# Verbs whose object a measure sizes: 有一个1200万像素的相机.
_HAS = frozenset(("有", "采用", "配备", "搭载", "拥有", "内置", "具有"))
_REGIONS = ("地区", "省", "市", "县", "区", "镇", "乡", "州")
# What a figure is held against, not what it is of: 高于前一周水平, 超额完成预算.
_MEASURES = ("远高于", "远低于", "跑赢", "跑输", "高于", "低于", "高出", "超额完成", "中有", "快于", "慢于")
# After a 的, what kind of number it was and not what it was of: 4%的涨幅, 2.5%的控制目标.
RATES = frozenset(
    (
        "涨幅",
        "跌幅",
        "降幅",
        "增幅",
        "升幅",
        "增速",
        "增长率",
        "速度",
        "控制目标",
        "目标",
        "预期目标",
        "幅度",
        "增长幅度",
        "上涨幅度",
        "下降幅度",
        "下跌幅度",
        "水平",
        "比例",
        "较大跌幅",
        "较大涨幅",
        "正增长",
        "负增长",
        "速度增长",
        "速度递增",
        "速度下降",
        "速度上升",
    )
)
# After a 的, how what the words before name has moved: 营收实现15%的增长.
_MOVES = RATES | {"增长", "提升", "上涨", "提高", "下降", "下滑", "下跌", "降低", "缩水", "萎缩"}
# What has been reached of a plan, which the thing before has.
_OF_PLAN = lazy(
    r"(?:完成|达到?|超额完成|占)?(?:全年|年度|年初|本年|预算|目标|总|调整|任务|财政|支出|收入)*(?:计划|预算|目标|任务|目标任务)(?:任务|数)?的?"
)
_PLAN_ENDS = frozenset("划算标务数的")  # one of which it ends with
# Whether it has been spent or is to be, which no other 投资 of the same thing is.
_INVESTED = frozenset(("完成", "计划"))
_PLAN_OF = lazy(r"(?:年度|当年|全年|今年)?(?:计划|概算|估算|完成|投资)*$")
# What a number of points can be of, and the verbs that say so of the rate before.
_OF_GROWTH = ("增速", "增幅", "涨幅", "降幅", "跌幅", "升幅", "增长率")
_GROWTH = lazy("|".join(_OF_GROWTH))
_GROWTH_ENDS = lazy(f"(?:{'|'.join(_OF_GROWTH)})$")
_QUICKENED = frozenset(
    (
        "加快",
        "放缓",
        "回落",
        "提高",
        "提升",
        "快于",
        "高于",
        "扩大",
        "收窄",
        "快",
        "高",
        "低",
        "回升",
        "上升",
        "慢",
        "低于",
        "下降",
        "高出",
    )
)
_CLASSED = frozenset(
    (
        "企业",
        "公司",
        "地区",
        "国家",
        "家庭",
        "人群",
        "区域",
        "房企",
        "厂商",
        "城市",
        "门店",
        "产品",
        "车型",
        "品牌",
        "机构",
        "个股",
    )
)
# What sorts of things are told one after another by one measure.
# By what the names of things of one sort end in: 对照组 after 治疗组有效率.
_SORTS_OF = frozenset(
    (
        "企业",
        "行业",
        "地区",
        "居民",
        "人口",
        "银行",
        "公司",
        "产业",
        "学校",
        "人群",
        "学生",
        "籼稻",
        "晚稻",
        "小麦",
        "组",
    )
)
_MEASURED_BY = ("指数", "PMI", "率", "占比", "比重", "系数")
_PAID_BY = ("收入", "支出", "工资", "价", "价格")
_FORECASTERS = frozenset(("分析师", "市场", "机构", "华尔街", "市场普遍", "分析师普遍", "分析师平均"))
_EXPECTED = frozenset(("预期", "预测", "预估"))
_MET = frozenset(("未达", "未达到", "达到", "达", "不及", "逊于", "优于", "略超", "远超", "符合"))
_GOES = frozenset(
    ("至", "到", "上升至", "下降至", "升至", "降至", "增至", "减至", "上升到", "下降到", "提高到", "增加到")
)
_EARNED = frozenset(("收入", "工资", "利润", "分红", "租金", "收益"))
# What a sum may be: 享受到政府6万元建棚补贴.
_SUMS = (
    "补贴",
    "补助",
    "奖金",
    "奖励",
    "补偿",
    "补偿款",
    "分红",
    "罚款",
    "救助金",
    "赔偿",
    "抚恤金",
    "补助金",
    "补偿金",
    "补贴款",
)
_HOLDINGS = ("股份", "股权", "股本", "表决权", "投票权", "所有权", "产权", "份额")
_OBTAINED = frozenset(("有", "完成", "获", "获得", "拿下", "斩获", "签下", "宣布完成"))
# Verbs that the segmenter takes for nouns where they end a clause: 将培育3个具有全球影响力的大模型.
_TRANSITIVE = frozenset(
    ("培育", "打造", "建设", "支持", "扶持", "引进", "实施", "开展", "举办", "组织", "评选", "投放", "布局", "创建")
)
# Before a figure they say that what follows it is handled by what stands before them.
_HANDLES = OUTPUTS | {"以", "将", "把"}
_LEADS = frozenset(("主导", "领投", "牵头", "参投"))
_TAKEN = frozenset(("食用", "饮用", "摄入", "服用", "喝", "吃"))
_CAPACITIES = ("年产能", "年产量", "总投资", "建筑面积", "总面积")
# What is granted for each of some.
_GRANTED = ("补贴", "补助", "奖励", "补偿")
_AVERAGED = frozenset(("人均", "户均", "亩均", "村均", "平均", "单笔平均"))
_RELATIONS = tuple(sorted(lexicon.RELATIONAL))
_SOLD = ("售", "卖", "开售")
_EARNS = ("赚", "挣", "能赚", "能挣", "可赚", "可挣")
_SCORES = ("砍下", "轰下", "得到", "拿到", "贡献", "交出")
_TOPS = frozenset(("首位", "榜首", "前列", "第一", "首", "第一位", "前茅"))
_MAINLY = ("为主", "居多", "为多")
_ASIDE_ENDS = ("看", "持平", "相当", "一致")
_TELLS = frozenset(("指出", "表示", "称", "认为", "透露", "介绍", "显示", "预测", "坦言", "说"))
_BECOMES = frozenset(("成为", "已成", "已成为", "已经成为"))
_TRENDS = frozenset(("趋势", "态势", "势头", "局面", "格局", "走势"))
_SHOWS = frozenset(("呈", "呈现", "保持", "延续", "维持", "出现", "继续", "依旧", "仍"))
_RECORDS = ("纪录", "新高", "新低")
_SETS = frozenset(
    (
        "创",
        "创下",
        "创出",
        "创造",
        "再创",
        "续创",
        "刷新",
        "打破",
        "双双",
        "均",
        "都",
        "为",
        "是",
        "再度",
        "再次",
        "也",
        "又",
        "连续",
        "升至",
        "增至",
        "降至",
        "涨至",
        "跌至",
        "攀升至",
    )
)
_BESIDE = frozenset(("与", "和", "同", "跟"))
_SET_BY = frozenset(("相较", "较", "相比", "比", "对比"))
_CENSUS = {"户": "户数", "人": "人口"}
# After households of whom no more is said, those who live in them.
_PEOPLE = lazy(r"[、,]?\s?[0-9]{2,}[多余]?人(?![次均])")
_TELLS_OF = lexicon.REACHING | {"辖", "居住", "居住着", "现"}
_WHOLE_PLACES = frozenset(
    ("全村", "全镇", "全乡", "全县", "全区", "全市", "全省", "全社区", "全屯", "全组", "该村", "该镇", "该乡", "该县")
)
_LINKS = frozenset(("、", "和", "与", "及", "以及", "或"))


@value(frozen=True, slots=True)
class Context:
    """What the sentence has named before a figure.

    `previous` is the indicator of the figure before, `base` that of the last one that is no part of another, `taken` the
    noun after the measure word before, `opens` says that the figure is its sentence's first, `part` that the sentence
    begins with 其中, `ahead` is the noun of the next figure where both count one thing (27条共320公里水泥路), `growing` what
    the figure before is if it is a rate of change, and `paid` the indicator of the last amount of money of
    the sentence; `kept` are the words of its clause that may name it, and `counted` is the unit of
    the figure before if that is a count.
    """

    previous: str
    base: str
    taken: str
    opens: bool
    ranked: bool
    part: bool = False
    ahead: str = ""
    growing: str = ""
    paid: str = ""
    kept: tuple[Word, ...] = ()
    counted: str = ""


def indicator(spot: Spot, context: Context) -> str:
    """The indicator of a figure from the words on both sides of it and what the sentence has named before."""
    if medal := MEDALS.get(spot.mention.unit_name):
        return medal
    if spot.follower.how == "verb" and _continues(spot, context):
        return context.previous  # 监测对象1246户3891人全部落实帮扶措施
    if spot.mention.unit_name == "%" and not context.opens and context.previous and _of_some(spot):
        return context.previous
    name = _named(spot, context)
    if (spot.mention.unit_name in POINTS or spot.mention.unit_name == "%") and name and not _GROWTH.search(name):
        rate = _rate_moved(spot, context)
        return name + rate if len(name + rate) <= LONGEST else name
    if name and name == context.previous and spot.mention.unit_name == "%" and (rate := _rate_moved(spot, context)):
        return _GROWTH_ENDS.sub(rate, name)  # 涨幅在5%以内,跌幅均在3%以内
    return name


def _of_some(spot: Spot) -> bool:
    """Whether a share is that of some, told as far as it goes: 优质果率在60%以上,部分种植户甚至达到85%."""
    return spot.subject.text.startswith(_SOME) and any(word in _EVEN for word, _ in spot.before.tail[-3:])


def _continues(spot: Spot, context: Context) -> bool:
    """Whether a figure stands right after the one before and counts the same in other units."""
    beside = not spot.before.words and not context.opens and bool(context.previous)
    return beside and not spot.follower.text.startswith(EVENTS)


def _rate_moved(spot: Spot, context: Context) -> str:
    """The 增速 that some points are of, which its clause or the figure before says: 增长6.1%,比上年加快0.5个百分点."""
    if any(word.startswith("占") for word, _ in spot.before.tail):
        return ""
    said = next((word for word, _ in spot.before.tail if word in _OF_GROWTH), "")
    if said or spot.mention.unit_name == "%" or not context.growing or len(spot.before.parts) > 2 or spot.subject.noun:
        return said
    return context.growing if any(word in _QUICKENED for word, _ in spot.before.tail) else ""


def _named(spot: Spot, context: Context) -> str:
    mention, before, right = spot.mention, spot.before, spot.follower
    kind = mention.unit.kind
    left = _by_verb(_left(spot, context), spot)
    dealt = _finished(before, context) if _deals_with(left, mention, right, context) else ""
    chosen = dealt or _example(before, left, right) or _chosen(mention, before, left, right, context)
    chosen = chosen or _finished(before, context)
    if kind is _DURATION and right.text and any(word == "连续" for word, _ in before.tail[-3:]):
        lacks = len(right.text) < 6 or right.text.startswith(_MEASURES)
        subject = left.text if left.noun else _owner(before, context) if lacks else ""
        subject = subject.removesuffix(right.text)  # 净流入22.5亿元,连续4日净流入
        return fitted(subject + right.text if len(subject + right.text) <= LONGEST else right.text)
    if right.how == "of" and right.text in _MOVES and not left.noun:
        owner = _owner(before, context)
        return fitted(owner if owner.endswith(right.text) else owner + right.text)
    if chosen == left.text and left.open and right.how == "verb" and kind is _MONEY:
        return fitted(_spent(chosen, right.text))
    if chosen:
        measures = _MEASURED_BY if _is_rate(mention) else _PAID_BY if kind is _MONEY else ()
        told_alike = _like(chosen, context, measures) if measures and not context.opens else ""
        return fitted(told_alike or _completed(chosen, before, context, mention, right))
    if told := _of_all(spot, context):
        return fitted(told)
    owner = _owner(before, context)
    if right.how == "verb" and right.text:
        if kind is _AREA and right.text in EVENTS:
            return right.text  # 1.1万亩绝收
        if kind is _MONEY and context.paid:
            return fitted(context.paid + right.text)
        if kind is _COUNT and mention.unit_name not in PERSONS:
            return fitted(right.text if _of_others(mention, context) else _dealt_with(owner, right.text))
        if mention.unit_name in PERSONS:
            arm = left.text if left.noun and left.text.endswith("组") else ""  # 安慰剂组162人感染
            return fitted(arm + right.text + ("人数" if mention.unit_name != "人次" else "人次"))
        if kind is _PERCENT or kind is _DURATION:
            return fitted(owner[: LONGEST - len(right.text)] + right.text)
    return fitted(
        owner
        or right.text
        or _moved_by(before)
        or joined(before.tail).removeprefix("比").removesuffix("以")
        or _after(spot)
    )


def _by_verb(left: Left, spot: Spot) -> Left:
    """The words before a figure where they are but a verb: 售 is of a price, others (由两个小时压到40分钟) name nothing."""
    mention = spot.mention
    if mention.unit.kind is _MONEY and left.text in _SOLD:
        return replace(left, text="收入" if is_sum(spot.left, mention) else "售价")
    if mention.unit.kind is _MONEY and left.text in _EARNS:
        return replace(left, text="收入")
    if mention.unit_name == "分" and left.text.endswith(_SCORES):
        return replace(left, text="得分")
    if mention.unit.kind in (_PRICE, _MONEY) and len(left.text) > 1 and left.text.endswith("卖"):
        sold = _sold(left.kept)
        if sold or not left.noun:
            return replace(left, text=sold, noun=bool(sold))  # 早上刚开市要卖39元/斤
    if left.noun and left.text.endswith("家") and mention.unit_name in _FAMILYS and spot.follower.how == "noun":
        return replace(left, text="")  # 柴月花家共有4亩承包地
    if mention.unit.kind is _COUNT and left.text.endswith(AROUND):
        return replace(left, text="")  # 滑坡点周边11户24人已转移, 家中其余2人在外务工
    is_bare = (len(left.text) == 1 or left.text == "新增") and not left.noun and mention.unit_name not in PERSONS
    return replace(left, text="") if is_bare else left


def _sold(words: Sequence[Word]) -> str:
    """What is said to sell for so much, if that is all: 1个西瓜能卖8元."""
    first, end = 0, len(words)
    while end and (words[end - 1][1] in ("v", "d") or words[end - 1][0] in _SELLS):
        end -= 1
    while first < end and words[first][1] in ("m", "q", "mq"):
        first += 1
    return joined(words[first:end]) if all(tag[0] == "n" for _, tag in words[first:end]) else ""


def _of_all(spot: Spot, context: Context) -> str:
    """What a sum comes to for each, and who lives in the whole of a place."""
    mention, before = spot.mention, spot.before
    if context.paid and mention.unit.kind is _MONEY and before.tail:
        first, last = before.tail[0][0], before.tail[-1][0]
        if last in _AVERAGED:
            return last + context.paid
        if first[0] == "每" and len(before.tail) < 3 and context.paid.endswith(_GRANTED):
            return fitted(first + context.paid)  # 发放种粮补贴1.2亿元,涉及62万亩,每亩约190元
    return _inhabitants(spot, context) if mention.unit_name in _CENSUS and not spot.follower.text else ""


def _inhabitants(spot: Spot, context: Context) -> str:
    """Who lives in the whole of a place: 全村168户、699人, 共有140户600多人."""
    mention, before = spot.mention, spot.before
    last = context.previous.removesuffix(_CENSUS["户"])
    if not before.marked and not context.opens and last != context.previous and mention.unit_name == "人":
        return last + _CENSUS["人"]
    tail = before.tail
    if tail and mention.unit_name == "户" and _PEOPLE.match(spot.right) and all(word in _TELLS_OF for word, _ in tail):
        return _CENSUS["户"]
    if not tail or tail[0][0] not in _WHOLE_PLACES or not all(word in lexicon.REACHING for word, _ in tail[1:]):
        return ""
    return tail[0][0] + _CENSUS[mention.unit_name]


def _after(spot: Spot) -> str:
    """The words behind a figure that nothing else names."""
    text = joined(word for word in spot.after.head if word[1] not in ("y", "e"))
    if text in ("中", "里", "内", "左右"):
        return "人数" if spot.mention.unit_name in PERSONS else ""
    return text


def _spent(payer: str, purpose: str) -> str:
    """Who pays and what for: 省财政安排18亿元用于农村公路建设."""
    purpose = next(
        (purpose[len(word) :] for word in ("用于", "支持", "投向", "专项用于") if purpose.startswith(word)), purpose
    )
    return payer + purpose if len(payer) + len(purpose) <= LONGEST else payer


def _of_others(mention: Mention, context: Context) -> bool:
    """Whether what is told by a verb is of other things than those counted before: 30条道路中断,1.5万户停电."""
    others = context.counted not in ("", mention.unit_name) and mention.unit_name not in ACTS
    return context.opens or others


def _dealt_with(owner: str, verb: str) -> str:
    """What was counted before, with another verb: 500间房屋倒塌,7100间损坏."""
    words = tagger()(owner) if owner else []
    while len(words) > 1 and words[-1][1].startswith("v"):
        words.pop()
    name = joined(words) if has_noun(words) else ""
    return verb if verb in name or len(name) + len(verb) > LONGEST else name + verb


def _left(spot: Spot, context: Context) -> Left:
    before, words = spot.before, spot.before.tail
    if not before.marked and not context.opens and _belongs_before(spot.mention, words, spot.follower, context):
        return NOTHING
    left = spot.subject
    if before.marked and len(before.parts) > 1 and (_sets_out(words) or _among(words)):
        return NOTHING
    if not context.opens and _takes_up(spot, left):
        return NOTHING
    if words and words[-1][0] in _HANDLES:
        return replace(left, open=True)  # 影城以2700万元票房居首, 部门将1万斤螺苗送到山寨, 新建年产5万吨食品生产线
    if (held := _against(spot.mention, words)) is not None:
        return left_phrase(words[:held])
    if not before.marked and not context.opens:
        left = _after_mark(words) or after_whose(words) or left
    if context.ranked:
        at = next((i for i, (word, _) in enumerate(words) if word in lexicon.RANKS), len(words))
        since = next((i for i, (word, _) in enumerate(words[:at]) if word == "在"), at)
        rated = words[since - 1][0] if since and at < len(words) else ""  # 增幅在全省居第7位, 总量居第7位、增速居第3位
        left = (
            Left(_rate_of(words[: since - 1], rated, context), True, False)
            if rated in RATES
            else left_phrase(words[:at])
        )
    if not left.text and len(words) > 1 and words[-2][0] == "其中" and words[-1][0] in _CLASSED:
        return Left(words[-1][0], noun=True, open=False)
    if not left.text and not before.marked and not context.opens and len(words) == 1 and words[0][0] in _CLASSED:
        return Left(words[0][0], noun=True, open=False)  # 销售过10亿元企业1家
    if not left.text and len(words) > 2 and words[0][0] == "的" and words[1][0] in _CLASSED:
        return Left(words[1][0], noun=True, open=False)  # 产值超亿元的企业达37家
    if not left.text and before.mark in (":", "：", "(", "（") and before.marked:
        return left_phrase(before.parts[-2])
    return left


def _rate_of(words: Sequence[Word], rate: str, context: Context) -> str:
    """The rate that is ranked, with what it is of: of its own clause, else of the figure before."""
    owner = left_phrase(words).text or _GROWTH_ENDS.sub("", context.base or context.previous).removesuffix("总量")
    return owner + rate if not owner.endswith(rate) and len(owner) + len(rate) <= LONGEST else owner or rate


def _takes_up(spot: Spot, left: Left) -> bool:
    """Whether the words say only where, of whom or against what a figure is that the one before has named."""
    words = spot.before.tail
    if words and words[-1][0] == "的" and words[0][0] in _BESIDE and _likened(spot):
        return True
    if len(words) > 2 and words[-1][0] == "的" and words[-2][0] in _EXPECTED and words[0][0] in lexicon.REACHED:
        return True  # 上涨2.1%,超过经济学家预测的2%
    if words and words[-1][0] in _EXPECTED and len(words) > 1 and words[0][0] in lexicon.REACHED:
        return True  # 营收3亿元,超市场预期2.1%
    if left.text in _EXPECTED or (left.text in _FORECASTERS and not _EXPECTED.isdisjoint(map(WORD_OF, words))):
        return True  # 营收3亿元,市场预期为2.8亿元
    if 1 < len(words) < 4 and words[-1][0] == "的" and joined(words[:-1]) in _SET_BY:
        return True  # 票价49.7元,相较去年的52.3元有所下调
    return not spot.before.marked and _arrives_of(words)


def _likened(spot: Spot) -> bool:
    """Whether a figure is only what the one before is set beside: 与上次普查时的1457人相比."""
    return any(word in ("相比", "相较", "比较") for word, _ in spot.after.head[:3])


def _sets_out(words: Sequence[Word]) -> bool:
    """Whether a clause only says where something set out from, which the clause before names: 从传统工艺的3天缩短到1天."""
    return len(words) > 2 and words[0][0] in ("从", "由") and words[-1][0] == "的"


def _arrives_of(words: Sequence[Word]) -> bool:
    """Whether a clause says where the figure before went, and of whom it is there: 上升至六年级的59.6%."""
    if len(words) < 3 or words[-1][0] != "的":
        return False
    return any(word in _GOES and index < len(words) - 2 for index, (word, _) in enumerate(words[:4]))


def _among(words: Sequence[Word]) -> bool:
    """Whether a clause only says of what whole the thing before is a share: 在新增病例中占11.7%."""
    return len(words) > 3 and words[0][0] == "在" and words[-1][0] in ("占", "占比") and words[-2][0] in ("中", "里")


def _against(mention: Mention, words: Sequence[Word]) -> int | None:
    """Where what a multiple is held against begins: 能效比是同类芯片的32倍."""
    if not words or words[-1][0] != "的":
        return None
    if mention.unit.kind is Kind.MULTIPLE:
        return next((index for index, (word, _) in enumerate(words) if word in ("是", "为", "相当于")), None)
    if mention.unit.kind is not _PERCENT:
        return None
    held = next((index for index, (word, tag) in enumerate(words) if tag not in ("d", "c")), 0)
    word = words[held][0]
    said = word in _RELATED or (word == "为" and held > 0) or (held > 0 and words[held - 1][0] in _RELATED)
    return held if said and not _OF_PLAN.search(joined(words)) else None


def _after_mark(words: Sequence[Word]) -> Left | None:
    """The subject after a 、 that ends what was said of the figure before: 1.4万亿斤新台阶、亩产提升…, 4%安排、比上年…"""
    at = next((i for i, (word, _) in enumerate(words) if word == "、"), len(words))
    if not 0 < at < len(words) - 1:
        return None
    over = all(word in lexicon.NO_PHRASE or word in lexicon.WEAK or tag in ("v", "vn") for word, tag in words[:at])
    return left_phrase(words[at + 1 :]) if over else None


def after_whose(words: Sequence[Word]) -> Left | None:
    """The subject after those whom the figure before tells apart: 每天喝3杯咖啡的人死亡率…"""
    for at in range(1, min(6, len(words))):
        if words[at][0] in "的者" and (end := whose(words, at)):
            return left_phrase(words[end:])
    return None


def _belongs_before(mention: Mention, words: Sequence[Word], follower: Right, context: Context) -> bool:
    """Whether the words since the figure before are its noun: 116人遇难、500余人受伤, 60片陶瓷瓦项目、年产3万吨菜油."""
    if words and words[-1][0] in OUTPUTS and follower.how in ("noun", "verbal"):
        words = words[:-1]
    if words and (words[-1][0] in _LINKS or words[-1][0] in "+＋") and words[0][0] not in _LINKS:
        return True
    shared = mention.unit.kind is _COUNT and follower.how in ("noun", "verbal", "verb")
    return shared and bool(context.taken) and joined(words) == context.taken


def _chosen(mention: Mention, before: Gap, left: Left, right: Right, context: Context) -> str:
    counted = mention.unit.kind is _COUNT
    settled = _settled(mention, before, left, right, context)
    if settled is not None:
        return settled
    if context.ahead and (counted or not left.noun or left.open):
        return context.ahead
    if counted and len(right.text) == 1 and (kept := _with_kind(left, right)):
        return kept
    if right.how == "noun" and mention.unit.kind is _PERCENT and left.text.endswith("中"):
        return right.text  # 百强企业中近八成门店业绩下降
    if right.how == "noun" and (counted or not left.noun or left.open):
        return _modified(before, right.text) if counted else right.text
    if (right.how == "verbal" and left.text in _TRANSITIVE) or (right.how in ("noun", "of") and _of_it(mention, left)):
        return right.text
    if right.how == "of" and mention.unit.kind is _PERCENT and left.text.endswith(_WHOLES + _VILLAGES):
        return right.text  # 控制了全球65%的锂资源
    if right.how in ("of", "verbal") and (not left.noun or left.open) and right.text not in _MOVES:
        return right.text
    if mention.unit_name in PERSONS and left.text and not left.noun and left.text not in lexicon.SECTORS:
        return "" if right.how == "verb" else left.text + ("" if mention.unit_name == "人次" else "人数")
    if context.previous and not context.opens and left.text.startswith(_MEASURES):
        return ""
    if right.how == "verb" and mention.unit_name in ACTS and left.noun and len(right.text) < 5:
        return fitted(left.text + right.text)  # 火箭已实现219次飞行
    return left.text


def _settled(mention: Mention, before: Gap, left: Left, right: Right, context: Context) -> str | None:
    """What the figure's own kind settles before both sides are weighed; None where it settles nothing."""
    if context.ranked:
        return left.text if left.noun else ""
    if right.how == "verb" and mention.unit_name in PERSONS:
        return _of_people(left, right, context)
    if right.how == "verb" and mention.unit.kind is _COUNT and left.text.endswith(_BRINGS):
        return ""  # 暴雨造成4.1万户停电
    if _measured(mention, right) and (_placed(left, context) or right.text.endswith(_FALLS)):
        return right.text
    if (
        right.how == "noun"
        and mention.unit.kind is _MONEY
        and (right.text.endswith(_SUMS) or (before.tail and before.tail[-1][0] in _OBTAINED) or _done_by(before.tail))
    ):
        return right.text
    if mention.unit.kind is _PERCENT and right.text.startswith(_HOLDINGS):
        return right.text
    if right.how == "noun" and mention.unit_name in _OF_DEVICES and left.text not in lexicon.RELATIONAL:
        return right.text  # 实现120Hz高刷新率
    if mention.unit.kind is _MONEY and not left.text and left.kept and left.kept[-1][0] == "预算":
        return "预算"
    if right.how == "noun" and mention.unit.kind is _AREA and _tilled(before.tail):
        return right.text  # 扶持群众建设160亩猕猴桃
    if mention.unit.kind in _OWNED_KINDS and before.tail and (owned := _owned(before.tail[-1], left, right)):
        return owned
    return _settled_by_of(mention.unit.kind, before, left, right) if right.how == "of" else None


def _tilled(words: Sequence[Word]) -> bool:
    """Whether the words end in what is done to land: 建设, 种了, 只种."""
    last = next((word for word, tag in reversed(words) if tag != "ul"), "")
    return last in _TILLS or last[-1:] in _PLANTS


def _settled_by_of(kind: Kind, before: Gap, left: Left, right: Right) -> str | None:
    """What a figure's kind settles where a 的 follows it; None where it settles nothing."""
    if kind is _PRICE and not left.text.endswith(_CAPACITIES) and right.text not in RATES:
        return left.text + right.text if left.noun and right.text.endswith(_PRICES) else right.text
    earned = kind is _MONEY and right.text in _EARNED and before.tail[-1:] == (("有", "v"),)  # 有2000元的收入
    sized = kind in _SIZES and any(word in _HAS for word, _ in before.tail[-3:])
    lasts = kind is _DURATION and left.text.endswith("为期")
    if earned or sized or lasts or (kind is _TEMPERATURE and right.text.endswith(("温", "寒", "热"))):
        return right.text
    return left.text if left.text.endswith(_CAPACITIES) else None


def _of_people(left: Left, right: Right, context: Context) -> str | None:
    """What counts people who do something: their number if it is named (人数达到500人参加), else what they do."""
    if left.text.endswith("人数"):
        return left.text
    unnamed = right.text.startswith(EVENTS) or _placed(left, context) or left.open or left.text in _TOUCHES
    return "" if unnamed else None


def _done_by(words: Sequence[Word]) -> bool:
    """Whether the words before a sum only say who does what it is for: 银行主导的4亿元融资."""
    return len(words) > 2 and words[-1][0] == "的" and (words[-2][1] == "v" or words[-2][0] in _LEADS)


def _of_it(mention: Mention, left: Left) -> bool:
    """Whether what is taken in or halved is named after the number: 食用76克红肉, 近一半屋顶."""
    return left.text in _TAKEN or (mention.form in ("fraction", "half") and not mention.unit_name)


def _with_kind(left: Left, right: Right) -> str:
    """What is told of things of one character: 日销量60头猪, 出栏4万只鸡."""
    if right.how != "noun" or not left.text:
        return ""
    if left.noun and not left.open:
        return left.text
    return left.text + right.text if len(left.text) < 7 else ""


def _owned(last: Word, left: Left, right: Right) -> str:
    """What follows a measure after its owner or after 是: 示范区的5000亩茶园, 自家两亩耕地, 首款7000mAh电池, 收入来源是170亩的茶园."""
    if last[0] == "的":
        return right.text if right.how in ("noun", "verbal", "of") else ""  # 以山村为核心的200亩的基地
    if right.how in ("noun", "verbal"):
        return right.text if last[0] in _FIRSTS else ""
    return right.text if last == ("是", "v") and right.how == "of" and not left.text.endswith(_RELATIONS) else ""


def _modified(before: Gap, noun: str) -> str:
    """With what stands before the number and a 的: 受访的2.3万名成年人."""
    words = [word for word in before.tail if word[1] != "x"]
    if len(words) < 2 or words[-1][0] != "的" or len(noun) > 12:
        return noun
    modifier = joined(words[-3:-1]) if len(words) > 2 and words[-3][1] not in ("p", "d", "c") else words[-2][0]
    return (
        f"{modifier}的{noun}"
        if len(modifier) <= 8 and modifier not in lexicon.WEAK and has_content(words[-2])
        else noun
    )


def has_content(word: Word) -> bool:
    """Whether a word is more than a number, a time or a particle."""
    return word[1] not in ("m", "t", "q", "r", "x", "d") and bool(word[0].strip())


def _placelike(word: Word) -> bool:
    text, tag = word
    return tag == "ns" or (tag in ("nr", "nt", "nz") and len(text) > 2 and text[-1] in _OWNED)


def _measured(mention: Mention, right: Right) -> bool:
    """Whether a noun follows that a measure (400亩芡实, 7.1级地震) is of."""
    kind = mention.unit.kind
    return right.how == "of" if kind is _COUNT else right.how in ("noun", "of") and kind is not _PERCENT


def _placed(left: Left, context: Context) -> bool:
    if not left.text or len(left.text) >= 16:
        return False
    kept = context.kept
    return _names_place(kept) or left.text.endswith(_VILLAGES) or (bool(kept) and kept[-1][1] == "s")  # 利用村内


def _names_place(kept: Sequence[Word]) -> bool:
    """Whether the words name nothing but a place, or the 两区 that some are."""
    if kept and _COUNTED_PLACES.fullmatch(kept[-1][0]):
        return True
    if not kept or (len(kept) > 1 and kept[-1][0] not in _OWNED and not _placelike(kept[-1])):
        return False
    return all(tag in ("ns", "nr", "j", "zg") or word in ("、", "和") or word in _OWNED for word, tag in kept)


def _finished(before: Gap, context: Context) -> str:
    """What has been done of the figure before: 承诺事项1013项,已完成370项."""
    words = [word for word, _ in without_means(before.tail)]
    if not words or len(words) > 6:
        return ""
    verb = next((word for word in words if word in lexicon.FINISHING), "")
    if not verb or verb in context.previous or not set(words) <= lexicon.FINISHING | lexicon.REACHING:
        return ""
    return context.previous + verb if context.previous and len(context.previous + verb) <= LONGEST else ""


def _deals_with(left: Left, mention: Mention, right: Right, context: Context) -> bool:
    """Whether a clause only says what has been done of the things before: 需要化肥9000吨,已经购买了6000吨."""
    if left.text not in lexicon.FINISHING or right.text or context.ahead:
        return False
    return context.counted in ("", mention.unit_name)


def _completed(chosen: str, before: Gap, context: Context, mention: Mention, right: Right) -> str:
    base = context.base
    if mention.unit.kind is _TEMPERATURE and (moved := _moved_by(before)) and moved not in chosen:
        return chosen + moved
    if chosen in lexicon.RELATIONAL and right.how == "of" and mention.unit.kind is _AREA:
        return right.text + chosen
    if chosen in lexicon.DIMENSIONS:
        return _owner(before, context).rstrip("".join(lexicon.DIMENSIONS)) + chosen
    if (
        base
        and chosen not in base
        and chosen != right.text
        and (not context.opens or context.part)
        and base not in lexicon.SECTORS
        and (chosen in lexicon.SECTORS or _is_place(chosen, context.kept, mention))
    ):
        whole = chosen[-2:] == base[-2:] or (base.endswith("率") and mention.unit.kind is _COUNT)
        sort = chosen if whole else chosen + _without_sector(base)  # 城镇人口 after 常住人口 is whole
        return sort if len(sort) <= LONGEST else chosen
    if (
        chosen in RATES
        and chosen.endswith(("率", "幅度"))
        and (owner := _owner(before, context))
        and chosen not in owner
    ):
        return owner + chosen if len(owner + chosen) <= LONGEST else owner
    if chosen == "投资" and len(before.tail) > 1 and before.tail[-2][0] in _INVESTED:
        chosen = before.tail[-2][0] + chosen
        owner = _PLAN_OF.sub("", without_measure(_owner(before, context)))
        return owner + chosen if len(owner + chosen) <= LONGEST else chosen
    plan = not context.opens and _is_of_plan(chosen)
    if plan and before.tail and before.tail[0][0] == "完成" and not chosen.startswith("完成"):
        chosen = f"完成{chosen}"
    if mention.unit.kind is _PERCENT and (chosen.startswith("占") or plan) and context.previous:
        whose = (_owner(before, context) if context.opens else "") or context.previous
        return whose + chosen if len(whose + chosen) <= LONGEST else whose
    if not before.marked and chosen in lexicon.RELATIONAL and after_whose(before.tail):
        return chosen
    if chosen in lexicon.RELATIONAL or (mention.unit.kind is _MONEY and not has_noun(context.kept)):
        return _with_owner(chosen, before, context)
    return chosen


def _without_sector(base: str) -> str:
    """What is told of one sector, to be told of another: 比重 of 第一产业比重."""
    sector = next((one for one in lexicon.SECTORS if base.startswith(one) and len(base) - len(one) > 1), "")
    return base.removeprefix(sector)


# Characters of what a rate is called at the end: 人口出生率.
_RATE = 3


def _with_owner(chosen: str, before: Gap, context: Context) -> str:
    """A property with the thing that has it, which was told before: 百香果亩产; by itself where nothing has it."""
    owner = _owner(before, context) if chosen in lexicon.RELATIONAL else topic(before)
    if chosen in lexicon.RELATIONAL and chosen in owner and owner == context.previous:
        return owner
    owner = _SORT_OF_PROFIT.sub("", without_measure(owner)).removesuffix(
        "销售"
    )  # 销售收入 told before is no owner of a profit
    if chosen.endswith("率") and owner.endswith("率"):
        owner = owner[:-_RATE]
    # 每斤卖6元 says what for, and not of what.
    is_thing = bool(owner) and not (owner.startswith("每") and len(owner) < 4) and owner[:2] != chosen[:2]
    is_thing = is_thing and not owner.endswith(_ITEMS)
    whole = is_thing and chosen not in owner and owner not in chosen and len(owner) + len(chosen) <= LONGEST
    return owner + chosen if whole else chosen


# What a sum or a rate is told by, and nothing that has another: 计提减值5940万元。毛利率22%.
_ITEMS = ("率", "减值", "费用", "负债", "收益", "研发")
# 归母净利润2亿元；营业收入9亿元: what only profit is told by.
_SORT_OF_PROFIT = lazy(r"(?:归母|归属[^,，]*|扣非|扣除[^,，]*)$")


def without_measure(owner: str) -> str:
    """A thing without what it was measured by last: 总产增幅, 玉米单产."""
    owner = _GROWTH_ENDS.sub("", owner)
    if not owner.endswith(_RELATIONS):
        return owner
    return owner.removesuffix(max((name for name in lexicon.RELATIONAL if owner.endswith(name)), key=len))


def _is_rate(mention: Mention) -> bool:
    """Whether a figure is a share, a rate or an index."""
    return mention.unit.kind is _PERCENT and mention.unit_name not in POINTS


def _like(chosen: str, context: Context, measures: tuple[str, ...]) -> str:
    """A thing with the one of the measures that another of its sort was told by: 中型企业 after 大型企业贷款需求指数."""
    sort = chosen[-1] if chosen[-1] in _SORTS_OF else chosen[-2:]
    if sort not in _SORTS_OF or not 2 < len(chosen) < 8:
        return ""
    for told in (context.base, context.previous):
        _, found, measure = told.rpartition(sort)
        if found and chosen not in told and measure.endswith(measures):
            return chosen + measure
    return ""


def _moved_by(before: Gap) -> str:
    """The 降幅 that a temperature is, which its unit does not show."""
    return next((word for word, _ in before.tail if word in ("降幅", "升幅", "增幅")), "")


def measures_against(figure: Figure, thing: str) -> bool:
    """Whether a figure says only what share of a whole or of a plan a thing is: 占全部投资的33.1%, 完成年度计划82.3%."""
    rest = figure.indicator.removeprefix(thing)
    return figure.kind is _PERCENT and rest != figure.indicator and is_measured_by(rest)


def is_measured_by(text: str) -> bool:
    """Whether words only say what whole or plan a thing is a share of: 占全部投资的, 完成年度计划."""
    return text.startswith("占") or _is_of_plan(text)


def _is_of_plan(text: str) -> bool:
    """Whether words only say what plan a thing is a share of: 完成年度计划."""
    return text[-1:] in _PLAN_ENDS and _OF_PLAN.fullmatch(text) is not None


def _is_place(chosen: str, words: Sequence[Word], mention: Mention) -> bool:
    if words and all(_placelike(word) for word in words):
        return True
    if words and ((words[-1][1] == "n" and len(words[-1][0]) > 1) or words[0][1] == "v"):
        return False
    return 2 < len(chosen) <= 6 and chosen[-1] in _OWNED and mention.unit.kind in (_COUNT, _PERCENT)


def _owner(before: Gap, context: Context) -> str:
    """The thing that holds on: what a clause since the figure before names, else what that figure measures."""
    parts = before.parts[:-1] if context.opens else before.parts[1:-1]
    topic = _subject_clause(parts[-1]) if parts and not context.kept else ""
    if topic:
        return topic
    if not context.opens and len(before.parts) == 2 and not context.kept and (done := _moved(before)):
        return done
    named = (_trade(part) or _holder(part) for part in reversed(parts) if part and not _is_aside(part))
    name = next((name for name in named if name and name not in RATES), "").removesuffix("行列")
    if name and not context.opens and name.endswith(_REGIONS) and context.base and len(name) < 8:
        return context.base if name in context.base else (name + context.base)[:LONGEST]
    return name or context.previous


def _trade(part: Sequence[Word]) -> str:
    """The trade that a clause only says how it fares (服务业提档升级, 工业经济平稳增长); empty for any other clause."""
    head = next(
        (at for at, (word, _) in enumerate(part[:3]) if (word[-1] == "业" and word != "企业") or word == "经济"), None
    )
    if head is None or head + 1 == len(part) or any(word in _RELATED_TO for word, _ in part[head + 1 :]):
        return ""
    last = head + 1 if part[head + 1][0] == "经济" else head
    words = part[: last + 1]
    fares = part[-1][0][-1] in _BETTER or any(tag[:1] in ("v", "a", "d", "i", "l") for _, tag in part[last + 1 :])
    return joined(words) if fares and all(tag in _NAMING for _, tag in words) else ""


# Words that a trade is measured by, so that a clause with one tells of that, and parts of speech that name one.
_RELATED_TO = lexicon.RELATIONAL | lexicon.DIMENSIONS
_BETTER = frozenset("升优强好快稳")
_NAMING = frozenset(("n", "nz", "vn", "b", "j", "l", "ns"))


def _holder(part: Sequence[Word]) -> str:
    """What a clause is about; of one that tells a record, all that it says before: 客户对该产品的采用率升至历史新高."""
    if part[0][0] == "以" and part[-1][0] in _MAINLY:
        return noun_run(part[1:-1])  # 以汉族为主,达12940人
    before = _before_record(part)
    whole = left_phrase(before) if len(before) < len(part) else None
    return whole.text if whole and whole.noun and "的" in whole.text else noun_run(before)


def _before_record(part: Sequence[Word]) -> Sequence[Word]:
    """A clause without the record that it tells: 贸易逆差创下历史新高; nothing is left of 创下历史新高."""
    at = next((index for index, (word, _) in enumerate(part) if index and word in _BECOMES), 0)
    if at and part[at - 1][0] != "的" and has_noun(part[:at]):
        return part[:at]  # 乳腺癌已成全球最常见癌症
    if part[-1][0] in _TRENDS and (at := next((i for i, (word, _) in enumerate(part) if word in _SHOWS), 0)):
        return part[:at]  # 净息差依旧呈扩大趋势,三季度至2.8%
    if not part[-1][0].endswith(_RECORDS):
        return part
    return part[: next((index for index, (word, _) in enumerate(part) if word in _SETS), len(part) - 1)]


def _is_aside(part: Sequence[Word]) -> bool:
    """Whether a clause names nothing: 按可比价格计算, 分季度看, 与上月持平."""
    if part[0][0] == "以" and part[-1][0] in _MAINLY:
        return False
    if part[0][0] in lexicon.ADJUNCTS or part[-1][0].endswith(_ASIDE_ENDS) or part[-1][0] in _TELLS:
        return True
    if part[-1][0] in _EXPECTED and any(word in lexicon.REACHED or word in _MET for word, _ in part[:-1]):
        return True  # 营收3亿元,未达到分析师预期,同比下降…
    if part[-1][0] in _TOPS and part[0][0] in lexicon.RANKS:
        return True  # 居所有应用首位,同比增长…
    if part[-1][0].endswith("下") and any(word == "在" for word, _ in part[:3]):
        return True
    return len(part) > 1 and part[0][0] in ("分", "从", "就") and part[-1][0].endswith("看")


def _moved(before: Gap) -> str:
    """What is said to change right before its rate: 近四成企业新签订单增长，平均增幅8.6%."""
    head = before.head
    if len(head) < 2 or head[-1][0] not in lexicon.CHANGING or not any("幅" in word for word, _ in before.tail):
        return ""
    return noun_run(head[:-1])


def _subject_clause(words: Sequence[Word]) -> str:
    """A clause that is nothing but the subject of the next: 可用于生活费的收入，去年为…"""
    if not words or words[0][0] in lexicon.ADJUNCTS:
        return ""
    word, tag = words[-1]
    if word not in lexicon.RELATIONAL and not tag.startswith("n"):
        return ""
    if foremost := _foremost(words):
        return foremost
    left = left_phrase(words)
    return left.text if left.noun and "的" in left.text and len(left.text) <= LONGEST else ""


def _foremost(words: Sequence[Word]) -> str:
    """What a clause says to have most or least of something: 价格最高的是生姜."""
    at = next((i for i in range(1, len(words) - 1) if words[i][0] == "的" and words[i - 1][0][0] == "最"), 0)
    return noun_run(words[at + 2 if words[at + 1][0] in ("是", "为") else at + 1 :]) if at else ""


def topic(before: Gap) -> str:
    """What a clause before sets as the topic: 研发方面,该公司去年投入."""
    for part in before.parts[:-1]:
        if len(part) > 1 and part[-1][0] in ("方面", "领域", "上", "板块", "中"):
            return noun_run(part[:-1])
    return ""


def _example(before: Gap, left: Left, right: Right) -> str:
    """What a clause before takes as the example where its own names nothing: 以青菜为例,除夕卖到8元."""
    if left.noun or not before.marked or right.how not in ("", "verb"):
        return ""
    for part in before.parts[:-1]:
        if len(part) > 2 and part[0][0] == "以" and part[-1][0] in ("例", "为例"):
            return noun_run(part[1:-1])
    return ""


def members(words: Sequence[Word], count: int) -> list[str]:
    """The members of a list of things (玉米、大豆产量), completed by what they share; empty unless there are `count`."""
    kept = plain(trimmed(words))
    for separators in (("、",), ("、", "和", "与", "及", "以及", "或")):
        parts = _parted(kept, separators)
        if len(parts) == count:
            return [fitted(name) for name in _sharing(parts)]
        if len(parts) == count - 1 and len(parts) > 1:
            last = _parted(parts[-1], ("和", "与", "及", "以及"))
            if len(last) == 2:
                return [fitted(name) for name in _sharing([*parts[:-1], *last])]
    return _both(joined(kept)) if count == 2 else []


def _both(name: str) -> list[str]:
    """The two things that one word names together: 城乡居民收入 is what those of towns and of villages have."""
    for together, one, other in _TOGETHER:
        if together in name and len(name) < LONGEST:
            return [fitted(name.replace(together, each, 1)) for each in (one, other)]
    return []


# Words for two things of which each has a figure of its own (城乡居民收入分别增长7%和8%).
_TOGETHER = (
    ("城乡居民", "城镇居民", "农村居民"),
    ("存贷款", "存款", "贷款"),
    ("产销量", "产量", "销量"),
    ("产销", "产量", "销量"),
)


def _parted(words: Sequence[Word], separators: Sequence[str]) -> list[list[Word]]:
    parts: list[list[Word]] = [[]]
    quoted = False
    for index, word in enumerate(words):
        quoted = word[0] == "“" or (quoted and word[0] != "”")
        is_bound = index + 1 < len(words) and words[index + 1][0] in ("以上", "以下")  # 二级及以上公路
        if word[0] in separators and not (quoted or is_bound):
            parts.append([])
        else:
            parts[-1].append(word)
    return [part for part in parts if part]


def _sharing(parts: list[list[Word]]) -> list[str]:
    last, before = parts[-1], parts[-2]
    # 初中男、女生平均身高: what completes the 男 is not shared.
    since = 1 if _whole(before, last) is not before else _after_like(before[-1][0], last) or len(before)
    shared = last[since:] if before[-1][0] != last[-1][0] and len(last) > since else []
    if joined(before)[:2] == joined(last)[:2]:
        shared = []  # 人均收入、人均消费支出 are each whole
    parts = [_whole(part, last) for part in parts[:-1]]
    names = [joined([*part, *shared]) for part in parts] + [joined(last)]
    if names[0].startswith("第"):
        names = [f"第{name}" if name[0] in "二三四五" else name for name in names]  # 第一、二、三产业
    return [
        name.replace("第一", "第一产业").replace("第二", "第二产业")
        if "产业" in last[0][0] and "产业" not in name
        else name
        for name in names
    ]


def _after_like(word: str, last: Sequence[Word]) -> int:
    """Where what is shared begins, behind a word of the sort of another member's: 养老保险、医疗保险参保人数; 0 without one."""
    sort = word[-2:]
    return next((at for at, (other, _) in enumerate(last, 1) if len(sort) > 1 and other.endswith(sort)), 0)


def _whole(part: list[Word], last: list[Word]) -> list[Word]:
    """A member with what a single character leaves out: 汽、柴油价格, 大、中、小型企业, 金融机构存、贷款."""
    char, tail = part[-1][0], last[0][0][1:]
    if len(char) != 1 or not tail or (len(part) > 1 and part[-1][1] != "v" and char not in "男女"):
        return part  # 油麦菜 is whole
    if not (known(char + tail) or (len(part) == 1 and known(char + tail[0]))):
        return part
    return [*part[:-1], (char + tail, "n")]


def fitted(text: str) -> str:
    """A phrase of at most 24 characters without clause marks."""
    return text if len(text) <= LONGEST else text[-LONGEST:]
