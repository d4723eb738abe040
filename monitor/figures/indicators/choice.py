"""Choice: which of the phrases on both sides of a figure names it."""

from __future__ import annotations

from collections.abc import Sequence

from monitor.articles import Kind
from monitor.figures import lexicon
from monitor.figures.clauses import Gap, Word
from monitor.figures.indicators.context import Context, fitted
from monitor.figures.indicators.localities import HOUSES, VILLAGES, befallen, placed
from monitor.figures.indicators.plans import is_of_plan
from monitor.figures.indicators.rates import GROWTH_ENDS, MOVES, RATES, RELATIONS
from monitor.figures.mentions.mention import Mention
from monitor.figures.patterns import lazy
from monitor.figures.phrases.left import Left
from monitor.figures.phrases.right import Right
from monitor.figures.phrases.words import ACTS, EVENTS, NOUNS, OWN, PERSONS, joined
from monitor.figures.unit_rows import MEDALS

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
_TOUCHES = frozenset(("影响", "涉及", "惠及", "带动", "服务", "覆盖", "导致", "造成"))
_WHOLES = ("全球", "全国", "中国", "我国", "世界", "全省", "全市", "全县")
# What falls is what its measure is of, whatever place stands before: 东部五镇出现40至60毫米降水.
_FALLS = (
    "降水",
    "降雨",
    "降雪",
    "积雪",
    "大雨",
    "暴雨",
    "雨量",
    "大风",
    "阵风",
    "地震",
    "余震",
    "巨浪",
    "大浪",
    "风暴潮",
)
_WAY = lazy(r"[\u4e00-\u9fff]{0,4}?(?:公路|道路|路|隧道|大桥|水渠|管网|管道)")
_WARMTHS = ("降温", "升温", "高温", "低温")
_SIZES = frozenset((Kind.OTHER, Kind.LENGTH, Kind.AREA, Kind.MASS, Kind.VOLUME))
_OWNED_KINDS = frozenset((Kind.AREA, Kind.MASS, Kind.VOLUME, Kind.OTHER))
# What is done to the land that is named after its measure.
_TILLS = frozenset(
    (
        "建设",
        "发展",
        "种植",
        "栽种",
        "栽植",
        "改造",
        "开发",
        "流转",
        "承包",
        "租",
        "租下",
        "租赁",
        "培育",
        "打造",
        "扩种",
        "套种",
        "播种",
        "盘活",
        "复垦",
        "托管",
        "整治",
        "开垦",
        "承租",
        "管护",
    )
)
_PLANTS = frozenset("种栽")
_LANDLORDS = frozenset(("农户", "村民", "农民", "邻居", "乡亲", "群众", "老乡", "贫困户", "周边", "附近"))
_FIRSTS = OWN | {"的", "首款", "首台", "首个", "首颗", "首块", "一款", "这款"}
# Measures that stand before what they size.
_OF_DEVICES = frozenset(("Hz", "mAh", "毫安时", "英寸", "像素"))
# What the segmenter takes for verbs: 支持120Hz高刷、240Hz触控采样率.
_REFRESHED = ("高刷", "刷新率", "采样率")
_POWERS, _SUPPORTS = frozenset("W瓦"), frozenset(("支持", "可支持", "还支持", "支持最高", "最高支持"))
# Verbs whose object a measure sizes: 有一个1200万像素的相机.
_HAS = frozenset(("有", "采用", "配备", "搭载", "拥有", "内置", "具有"))
_REGAINED = ("恢复至疫前", "恢复到疫前", "恢复至疫情前", "恢复到疫情前")
# What a figure is held against, not what it is of: 高于前一周水平, 超额完成预算, 恢复至疫前同期的98.7%.
HELD_AGAINST = (
    "远高于",
    "远低于",
    "远超",
    "跑赢",
    "跑输",
    "高于",
    "低于",
    "高出",
    "超额完成",
    "中有",
    "快于",
    "慢于",
    "优于",
    "好于",
    *_REGAINED,
)
_STANDARDS = ("水平", "平均", "均值", "平均值")
# How a share or an index is said to begin or end its day, and the kinds of figures that it is told by.
_OPENS = ("高开", "低开", "平开", "开盘", "收盘", "报收", "收市", "开市")
_BY = (("以", "p"),)
_QUOTED = frozenset((Kind.INDEX, _PRICE, _MONEY))
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
    "贷款",
    "市值",
    "准备金",
    "协议",
    "合同",
    "订单",
)
_PLANNED_TO_PAY = ("方案", "预案", "议案")
_ASKED_FOR = frozenset(("起售价", "售价", "定价", "标价", "零售价", "指导价", "首发价"))
_HOLDINGS = ("股份", "股权", "股本", "表决权", "投票权", "所有权", "产权", "份额", "市场份额")
# What is done at a rate: 购置税按7.5%征收.
_LEVIED = frozenset(
    ("征收", "计征", "缴纳", "缴存", "计算", "计提", "计发", "支付", "结算", "执行", "报销", "补助", "补贴")
)
# Whose object a share before it is of.
_LOWERS = frozenset(("降低", "减少", "增加", "提高", "提升"))
_AT_RATE = frozenset(("按", "按照", "减按", "以"))
# 5倍认购
_BIDS = frozenset(("认购", "超额认购", "申购"))
_OBTAINED = frozenset(
    ("价值", "有", "还有", "尚有", "仍有", "拥有", "完成", "获", "获得", "拿下", "斩获", "签下", "宣布完成")
)
# Verbs that the segmenter takes for nouns where they end a clause: 将培育3个具有全球影响力的大模型.
_TRANSITIVE = frozenset(
    (
        "培育",
        "打造",
        "建设",
        "支持",
        "扶持",
        "引进",
        "实施",
        "开展",
        "举办",
        "组织",
        "评选",
        "投放",
        "布局",
        "创建",
        "新建",
        "改建",
        "扩建",
        "续建",
    )
)
# 电站为村集体, 项目给群众: for whom, which is no sum.
_FOR_WHOM = lazy(r"[为给][\u4e00-\u9fff]{1,8}$")
_ACHIEVES = frozenset(("实现", "取得", "录得", "创下", "交出", "拿下", "斩获", "获得"))
# 比亚迪以39万辆的数据断档领先: by what somebody stands so, which names nothing.
_RESULTS = ("数据", "成绩", "表现", "战绩", "水平")
_WORTH = frozenset(("估值", "市值"))
_LEADS = frozenset(("主导", "领投", "牵头", "参投"))
_SHOWINGS = frozenset(("表现", "成绩", "战绩"))
_TAKEN = ("食用", "饮用", "摄入", "服用", "喝", "吃")
# Characters of what may stand before a thing of one.
_SHORT = 7
# What a thing sized by a measure is linked to the thing before by.
_LINKED = ((("和", "c"),), (("及", "c"),), (("、", "x"),), (("与", "p"),), (("以及", "c"),))
_LAID_OUT = frozenset((Kind.AREA, Kind.LENGTH))
# What money is invested in: 总投资22亿元的县城停车场.
_BUILT = (
    "项目",
    "工程",
    "改造",
    "园",
    "基地",
    "厂",
    "场",
    "公路",
    "高速",
    "桥",
    "中心",
    "医院",
    "学校",
    "管网",
    "生产线",
    "电站",
)
_CAPACITIES = ("年产能", "年产量", "总投资", "建筑面积", "总面积")


def choice(mention: Mention, before: Gap, left: Left, right: Right, context: Context) -> str:
    """The phrase that names a figure, of its subject, its follower and what the sentence counts; empty if none does."""
    counted = mention.unit.kind is _COUNT
    reached = _reached_by(mention, before, left, right)
    settled = reached or _settled(mention, before, left, right, context)
    if settled is not None:
        return settled
    if context.ahead and (counted or not left.noun or left.open):
        return context.ahead
    if right.how == "of" and mention.unit.kind is _PERCENT and placed(left, context):
        return right.text  # 在美国,30%的成年人经常午睡
    if right.how == "verbal" and counted and placed(left, context):
        return right.text  # 中国每天有1万人确诊癌症, 凉山州已完成七个溜索改桥项目
    followed = _by_follower(mention, before, left, right, context) if right.how else None
    if followed is not None:
        return followed
    if mention.unit_name in PERSONS and left.text and not left.noun and left.text not in lexicon.SECTORS:
        return "" if right.how == "verb" else left.text + ("" if mention.unit_name == "人次" else "人数")
    if context.previous and not context.opens and (held := _held_against(left.text)) is not None:
        return held
    if right.how == "verb" and mention.unit_name in ACTS and left.noun and len(right.text) < 5:
        return fitted(left.text + right.text)  # 火箭已实现219次飞行
    return left.text


def _by_follower(mention: Mention, before: Gap, left: Left, right: Right, context: Context) -> str | None:
    """What is named after the figure, where that outweighs what stands before it; None where it does not."""
    counted = mention.unit.kind is _COUNT
    if counted and len(right.text) == 1 and (kept := _with_kind(before, left, right)):
        return kept
    if right.how in ("noun", "verb", "of") and mention.unit.kind is _PERCENT and left.text.endswith("中"):
        return right.text  # 百强企业中近八成门店业绩下降, 受访者中36%是女性
    if right.how == "noun" and mention.unit.kind is _PERCENT and placed(left, context):
        return right.text  # 广州约七成青年人觉得压力很大
    if right.how == "noun" and (counted or not left.noun or left.open):
        return _modified(before, right.text) if counted else right.text
    if (right.how in ("verbal", "noun") and left.text in _TRANSITIVE) or (
        right.how in ("noun", "of") and _of_it(mention, left)
    ):
        return right.text
    if right.how == "of" and mention.unit.kind is _PERCENT and left.text.endswith(_WHOLES + VILLAGES):
        return right.text  # 控制了全球65%的锂资源
    if right.how in ("of", "verbal") and (not left.noun or left.open) and right.text not in MOVES:
        paid = mention.unit.kind is _MONEY and left.text and right.text.endswith(_PLANNED_TO_PAY)
        return None if paid else _whose(before, right)  # 每股派息0.35元的方案
    return None


def _whose(before: Gap, right: Right) -> str:
    """What follows a figure, with who has it where its clause says no more: 青岭汽车则实现了27.3万辆的销量."""
    words = [word for word in before.tail if word[1] not in ("d", "c", "ul")]
    if right.text not in lexicon.RELATIONAL or len(words) < 2 or words[-1][0] not in _ACHIEVES:
        return right.text
    named = all(tag in NOUNS for _, tag in words[:-1])
    return fitted(joined(words[:-1]) + right.text) if named else right.text


def _held_against(text: str) -> str | None:
    """What is left of a phrase that only says what a figure is held against; None of any other."""
    if text.startswith("超过") and text.endswith(_STANDARDS):
        return ""  # 普及率53.2%,超过全球平均水平3.1个百分点
    if not text.startswith(HELD_AGAINST):
        return None
    rest = text.removeprefix("超额完成")
    # 超额完成浓度下降2%的目标 is of the 浓度, 超额完成预算2% of what was told before.
    return rest if rest != text and not is_of_plan(text) and len(rest) > 2 else ""


def _settled(mention: Mention, before: Gap, left: Left, right: Right, context: Context) -> str | None:
    """What the figure's own kind settles before both sides are weighed; None where it settles nothing."""
    if context.ranked:
        return left.text if left.noun and (left.text != "成绩" or context.counted in MEDALS) else ""
    if not right.how:
        return "预算" if _is_budget(mention, left) else None
    return _settled_by_both(mention, before, left, right, context)


def _settled_by_both(mention: Mention, before: Gap, left: Left, right: Right, context: Context) -> str | None:
    """What the figure's kind settles together with what follows it; None where it settles nothing."""
    if right.how == "verb" and mention.unit_name in PERSONS:
        return _of_people(before, left, right, context)
    if right.how == "verb" and mention.unit.kind is _COUNT and befallen(left):
        return ""  # 暴雨造成4.1万户停电, 台风导致河东县4.1万户停电
    if _measured(mention, right) and (placed(left, context) or right.text.endswith(_FALLS)):
        return _whose(before, right) if right.how == "of" else right.text
    if (
        right.how == "noun"
        and mention.unit.kind is _MONEY
        and (
            right.text.endswith(_SUMS)
            or right.text in _ASKED_FOR  # 标准版维持5999元起售价
            or (right.text.endswith("收入") and _FOR_WHOM.search(left.text))  # 为村集体增加15万元财政收入
            or (before.tail and before.tail[-1][0] in _OBTAINED)
            or _done_by(before.tail)
        )
    ):
        return right.text
    held = mention.unit.kind is _PERCENT and (right.text.startswith(_HOLDINGS) or _lowered(mention, before, right))
    if held or right.text in _BIDS:
        return right.text
    if mention.unit.kind is _PERCENT and left.noun and right.text in _LEVIED and before.tail[-1][0] in _AT_RATE:
        return left.text
    if right.text and _of_device(mention, left, right):
        return right.text
    if _is_budget(mention, left):
        return "预算"
    if before.tail[-1:] in _LINKED and right.how in ("noun", "of") and mention.unit.kind in _LAID_OUT:
        return right.text  # 建起了游客中心和3000平方米的停车场
    if (right.how == "noun" or (right.how == "of" and mention.unit.kind is _AREA)) and (
        what := _what_comes(mention, before, right)
    ):
        return what
    if mention.unit.kind in _OWNED_KINDS and before.tail and (owned := _owned(before.tail[-1], left, right)):
        return owned
    return _settled_by_of(mention.unit.kind, before, left, right) if right.how == "of" else None


def _is_budget(mention: Mention, left: Left) -> bool:
    """Whether a sum is of a 预算 that the words before it end in and that names nothing else."""
    return mention.unit.kind is _MONEY and not left.text and bool(left.kept) and left.kept[-1][0] == "预算"


def _reached_by(mention: Mention, before: Gap, left: Left, right: Right) -> str:
    """What does something by a figure after a 以: 青川以5040万台的出货量位列第二, 沪指以2980.79点小幅高开; empty if none."""
    if before.tail[-1:] != _BY:
        return ""
    if right.how == "of" and right.text == "速度" and mention.unit.kind is Kind.LENGTH:
        return fitted(left.text + right.text)  # “海神”将以每小时20公里的速度移动
    if right.how == "of" and left.noun and right.text.startswith(_RESULTS):
        return left.text
    is_growth = right.how == "of" and GROWTH_ENDS.fullmatch(right.text) is not None  # 上海以5%的增速位居第一
    if is_growth or (right.how == "of" and right.text in lexicon.RELATIONAL and left.noun):
        return fitted(left.text + right.text)
    return left.text if right.text.endswith(_OPENS) and mention.unit.kind in _QUOTED else ""


def _of_device(mention: Mention, left: Left, right: Right) -> bool:
    """Whether a measure stands before the part or the power of a device that it sizes: 实现120Hz高刷新率, 支持27W反向充电."""
    if right.how == "noun" and mention.unit.kind is Kind.ENERGY and right.text.endswith(_BUILT):
        return True  # 全市最大的2.5MW光伏扶贫项目
    if mention.unit_name in _POWERS:
        return left.text in _SUPPORTS
    sizes = right.how == "noun" or right.text.endswith(_REFRESHED)
    return sizes and mention.unit_name in _OF_DEVICES and left.text not in lexicon.RELATIONAL


def _lowered(mention: Mention, before: Gap, right: Right) -> bool:
    """Whether a share is of what it is told before: 每天吃7份蔬果能降低25%癌症风险."""
    told_before = mention.unit_name == "%" and right.how == "noun"
    return told_before and bool(before.tail) and before.tail[-1][0] in _LOWERS


def _what_comes(mention: Mention, before: Gap, right: Right) -> str:
    """What a measure is of that is named after it (建设160亩猕猴桃, 华南等地部分地区将出现8℃降温); empty where it is not."""
    if mention.unit.kind is _TEMPERATURE:
        return right.text if right.text.endswith(_WARMTHS) else ""
    if mention.unit.kind is Kind.LENGTH:
        way = _WAY.match(right.text) if before.tail and before.tail[-1][0] == "的" else None
        return way[0] if way else ""  # 通车的3.8公里公路终结了…
    return right.text if mention.unit.kind is _AREA and _tilled(before.tail) else ""


def _tilled(words: Sequence[Word]) -> bool:
    """Whether the words end in what is done to land: 建设, 种了, 只种."""
    done = [word for word, tag in words if tag != "ul" and word not in ("下", "上")]
    last = done[-1] if done else ""
    if last == "的" and len(done) > 1:
        return True  # 种植大户老方的140亩豆角基地
    if last in _LANDLORDS:
        return len(done) > 1 and done[-2] in _TILLS  # 租了农户14亩水田
    return last in _TILLS or last[-1:] in _PLANTS


def _is_dimension(words: Sequence[Word]) -> bool:
    """Whether the words end in which way a thing is measured: 一座长约40米的吊桥."""
    last = next((word for word, _ in reversed(words) if word not in lexicon.REACHING), "")
    return last in lexicon.DIMENSIONS


def _settled_by_of(kind: Kind, before: Gap, left: Left, right: Right) -> str | None:
    """What a figure's kind settles where a 的 follows it; None where it settles nothing."""
    if left.text and right.text[:2] in _SHOWINGS and kind in _OWNED_KINDS:
        return left.text  # 抓举94公斤、挺举116公斤的表现
    if kind is Kind.LENGTH and right.text[-1:] in lexicon.DIMENSIONS:
        return right.text  # 一座40米高的山体: 山体高
    if kind is Kind.LENGTH and before.tail and before.tail[-1][0] == "海拔":
        return fitted(right.text + "海拔")  # 坐落在海拔700米的山腰间
    if kind is _PRICE and not left.text.endswith(_CAPACITIES) and right.text not in RATES:
        return left.text + right.text if left.noun and right.text.endswith(_PRICES) else right.text
    if kind is _MONEY and left.noun and right.text in _WORTH:
        return fitted(left.text.removeprefix("参考") + right.text)  # 参考星河公司2100亿美元的估值
    if kind is _MONEY and right.text.endswith(_PRICES):
        return right.text  # 农户以每斤3元的价格收购芋头
    if kind is _MONEY and left.text.endswith("投资") and right.text.endswith(_BUILT):
        return fitted(right.text + ("总投资" if left.text.endswith("总投资") else "投资"))
    if kind is _MONEY and right.text.endswith("融资") and before.tail and before.tail[-1][0] in _OBTAINED:
        return right.text  # 供应链平台完成3000万元的A轮融资
    earned = kind is _MONEY and right.text in _EARNED and before.tail[-1:] == (("有", "v"),)  # 有2000元的收入
    sized = kind in _SIZES and any(word in _HAS for word, _ in before.tail[-3:])
    sized = sized or (kind in _SIZES and _is_dimension(before.tail))
    lives = kind is _DURATION and right.text.endswith("寿命")  # 减少吸烟者11分钟的寿命
    long = left.text.endswith("为期") or (bool(before.tail) and before.tail[-1][0] == "长达")
    lasts = lives or (kind is _DURATION and long)
    if earned or sized or lasts or (kind is _TEMPERATURE and right.text.endswith(("温", "寒", "热"))):
        return right.text
    return left.text if left.text.endswith(_CAPACITIES) else None


def _of_people(before: Gap, left: Left, right: Right, context: Context) -> str | None:
    """What counts people who do something: their number if it is named (人数达到500人参加), what befell them if that is
    said before (受伤的14人被送往医院), else what they do."""
    if left.text in EVENTS and before.tail[-1][0] == "的":
        return f"{left.text}人数"
    if left.text.endswith("人数"):
        return left.text
    if left.text.endswith(HOUSES):
        return ""
    unnamed = right.text.startswith(EVENTS) or placed(left, context) or left.open or left.text in _TOUCHES
    return "" if unnamed else None


def _done_by(words: Sequence[Word]) -> bool:
    """Whether the words before a sum only say who does what it is for: 银行主导的4亿元融资."""
    return len(words) > 2 and words[-1][0] == "的" and (words[-2][1] in ("v", "vn") or words[-2][0] in _LEADS)


def _of_it(mention: Mention, left: Left) -> bool:
    """Whether what is taken in or halved is named after the number: 食用76克红肉, 近一半屋顶."""
    return left.text.endswith(_TAKEN) or (mention.form in ("fraction", "half", "slash") and not mention.unit_name)


def _with_kind(before: Gap, left: Left, right: Right) -> str:
    """What is told of things of one character: 日销量60头猪, 出栏4万只鸡, 事故中有30部车."""
    if right.how != "noun" or not left.text:
        return ""
    if len(before.tail) > 1 and before.tail[-2][0] == "在内":
        return right.text  # 惠及了包括土桥乡在内的三个乡
    if before.tail[-1:] == (("有", "v"),) and len(left.text) < _SHORT:
        return left.text + right.text
    if left.noun and not left.open:
        return left.text + right.text if left.text.endswith("地区") else left.text  # 西部地区169个县
    return left.text + right.text if len(left.text) < _SHORT else ""


def _owned(last: Word, left: Left, right: Right) -> str:
    """What follows a measure after its owner or after 是: 示范区的5000亩茶园, 自家两亩耕地, 首款7000mAh电池, 收入来源是170亩的茶园."""
    if last[0] == "的":
        return right.text if right.how in ("noun", "verbal", "of") else ""  # 以山村为核心的200亩的基地
    if right.how in ("noun", "verbal"):
        return right.text if last[0] in _FIRSTS or last[0][-1:] == "家" else ""
    return right.text if last == ("是", "v") and right.how == "of" and not left.text.endswith(RELATIONS) else ""


def _modified(before: Gap, noun: str) -> str:
    """With what stands before the number and a 的: 受访的2.3万名成年人."""
    words = [word for word in before.tail if word[1] != "x"]
    if len(words) < 2 or words[-1][0] != "的" or len(noun) > 12:
        return noun
    modifier = joined(words[-3:-1]) if len(words) > 2 and words[-3][1] not in ("p", "d", "c") else words[-2][0]
    return (
        f"{modifier}的{noun}"
        if len(modifier) <= 8
        and modifier not in lexicon.WEAK
        and not modifier.startswith(HELD_AGAINST)
        and has_content(words[-2])
        else noun
    )


def has_content(word: Word) -> bool:
    """Whether a word is more than a number, a time or a particle."""
    return word[1] not in ("m", "t", "q", "r", "x", "d") and bool(word[0].strip())


def _measured(mention: Mention, right: Right) -> bool:
    """Whether a noun follows that a measure (400亩芡实, 7.1级地震) is of."""
    kind = mention.unit.kind
    return right.how == "of" if kind is _COUNT else right.how in ("noun", "of") and kind is not _PERCENT
