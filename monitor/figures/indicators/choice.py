"""Choice: which of the phrases on both sides of a figure names it."""

from __future__ import annotations

from typing import Final

from monitor.articles import Kind
from monitor.figures import lexicon
from monitor.figures.clauses import Gap
from monitor.figures.indicators.context import Context, fitted
from monitor.figures.indicators.localities import HOUSES, VILLAGES, befallen, placed
from monitor.figures.indicators.measures import BUILT, is_dimension, is_measured, is_of_device, owned_by, what_comes
from monitor.figures.indicators.modifiers import modified, with_kind, with_owner
from monitor.figures.indicators.rates import GROWTH_ENDS, RATES, RATES_AND_MOVES
from monitor.figures.indicators.standards import held_against
from monitor.figures.indicators.sums import GOT, OBTAINED, budget, is_sum
from monitor.figures.indicators.takers import names_taker
from monitor.figures.members import AREA, COUNT, DURATION, MONEY, PERCENT, PRICE, TEMPERATURE
from monitor.figures.mentions.mention import Mention
from monitor.figures.patterns import lazy
from monitor.figures.phrases.left import Left
from monitor.figures.phrases.right import Right
from monitor.figures.phrases.trimming import ONE_THING
from monitor.figures.phrases.words import ACTS, EVENTS, PERSONS
from monitor.figures.segmenter import WORD_OF
from monitor.figures.tallies import MEDALS
from monitor.wordlists import word_set, word_tuple

_PRICES: Final = ("价", "价格", "成本", "租金", "标准")
_PRICE_BANDS: Final = ("价格带", "价位", "价位段", "价位带")
_TOUCHES: Final = frozenset(("影响", "涉及", "惠及", "带动", "服务", "覆盖", "导致", "造成"))
_WHOLES: Final = word_tuple(
    "全球 全国 中国 我国 世界 全省 全市 全县 全州 全盟 全旗 全厂 全队 全社 全校 全矿 全所 全院 全场 全港 全岛 该省 该市 该县 本省 本市 本县"
)
# Among whom something ranks, which names nothing.
_AMONG: Final = frozenset((*_WHOLES, "国产", "国内", "亚洲", "行业", "同行"))
# What is done with a share of what somebody has.
_COVERS: Final = frozenset(("支持", "覆盖", "控制", "贡献", "提供", "承担", "包揽", "掌握", "消耗", "满足"))
# What falls is what its measure is of, whatever place stands before: 东部五镇出现40至60毫米降水.
_FALLS: Final = word_tuple("降水 降雨 降雪 积雪 大雨 暴雨 雨量 风 地震 余震 巨浪 大浪 风暴潮")
_SIZES: Final = frozenset((Kind.OTHER, Kind.LENGTH, Kind.AREA, Kind.MASS, Kind.VOLUME))
_OWNED_KINDS: Final = frozenset((Kind.AREA, Kind.MASS, Kind.VOLUME, Kind.OTHER))
# Verbs whose object a measure sizes: 有一个1200万像素的相机.
_HAS: Final = frozenset(("有", "采用", "配备", "搭载", "拥有", "内置", "具有"))
# How a share or an index is said to begin or end its day, and the kinds of figures that it is told by.
_OPENS: Final = ("高开", "低开", "平开", "开盘", "收盘", "报收", "收市", "开市")
_AND_OTHERS: Final = (("等", "u"),)
# How one stands to the others by what a figure tells.
_PLACED_BY: Final = ("拔得头筹", "拔头筹", "夺冠", "居首", "领跑", "领先", "登顶", "问鼎", "折桂", "垫底", "胜出")
_AT: Final = (("在", "p"),)
_OF: Final = (("的", "uj"),)  # 市场监管局完成的4068批次抽检
_AMONG_THEM: Final = (("中", "f"),)
_SHORTEST: Final = 3
_BY: Final = (("以", "p"),)
_QUOTED: Final = frozenset((Kind.INDEX, PRICE, MONEY))
_EARNED: Final = frozenset(("收入", "工资", "利润", "分红", "租金", "收益"))
_PLANNED_TO_PAY: Final = ("方案", "预案", "议案")
_HOLDINGS: Final = ("股份", "股权", "股本", "表决权", "投票权", "所有权", "产权", "份额", "市场份额")
_HOLDERS: Final = ("公司", "集团", "合作社", "农场", "企业")
_SHARES: Final = ("份额", "市场份额")
# What is done at a rate: 购置税按7.5%征收.
_LEVIED: Final = frozenset(
    ("征收", "计征", "缴纳", "缴存", "计算", "计提", "计发", "支付", "结算", "执行", "报销", "补助", "补贴")
)
# Whose object a share before it is of.
_LOWERS: Final = frozenset(("降低", "减少", "增加", "提高", "提升"))
_CUTS: Final = frozenset(("裁减", "裁撤", "裁掉", "裁", "解雇", "关闭", "出售", "变卖"))
_AT_RATE: Final = frozenset(("按", "按照", "减按", "以"))
# 5倍认购
_BIDS: Final = frozenset(("认购", "超额认购", "申购"))
# Verbs that the segmenter takes for nouns where they end a clause: 将培育3个具有全球影响力的大模型.
_TRANSITIVE: Final = word_set(
    "培育 打造 建设 支持 扶持 引进 实施 开展 举办 组织 评选 投放 布局 创建 新建 改建 扩建 续建"
)
# What is done with so much of a thing: 加工320吨水果; of a sum it is what is told: 出口1200亿元机电产品.
_HANDLES: Final = word_set(
    """
    加工 生产 销售 出售 出口 进口 养殖 种植 收购 采购 铺设 整治 检测 检查 救助 收治 培训 调派 上线 运输 处理 硬化 绿化 供应 节约 减排 清运 架设 拆除 修复
    治理 流转 改造 疏浚 清理 修建 开垦 复垦 播种 移栽 抢收 收割 灌溉 加固 回收 运送 发放 奖励 兑换 储备 投放
    """
)
# 比亚迪以39万辆的数据断档领先: by what somebody stands so, which names nothing.
_RESULTS: Final = ("数据", "成绩", "表现", "战绩", "水平")
_OF_VERBS: Final = ("支出", "投入", "产出", "损失")  # 赔付支出 has no noun
_IN_ALL: Final = ("总额", "规模", "总价", "金额", "价值")
_DEALT: Final = ("融资", "贷款", "协议", "合同", "债券", "公司债", "债", "基金", "订单", "票据", "交易")
_WORTH: Final = frozenset(("估值", "市值"))
# What is done for how long is named behind it.
_SPENT: Final = frozenset(("完成", "保证", "保持", "坚持", "达到", "进行", "参加", "接受"))
_FOLLOWED: Final = frozenset(
    ("追踪", "跟踪", "随访", "观察", "跟踪观察", "封闭", "中断", "关闭", "停运", "昏迷", "失联", "等待", "延误", "滞留")
)
_SHOWINGS: Final = frozenset(("表现", "成绩", "战绩"))
_TAKEN: Final = ("食用", "饮用", "摄入", "服用", "喝", "吃")
# What a thing sized by a measure is linked to the thing before by.
_LINKED: Final = ((("和", "c"),), (("及", "c"),), (("、", "x"),), (("与", "p"),), (("以及", "c"),))
_LAID_OUT: Final = frozenset((Kind.AREA, Kind.LENGTH))
# With which people are taken on, sent or let go, whatever they then do: 招募400余人赴灾区.
_SENT: Final = (
    "招募", "招聘", "招收", "招录", "录用", "抽调", "选派", "派出", "派遣", "出动", "调集", "动员", "发动", "召集", "疏散", "撤离", "遣返", "裁减", "裁员", "解雇", "辞退", "押解", "引进", "抓获", "逮捕", "拘留",
)  # fmt: skip
# By what sorts of things are counted, and whose they are.
_SORTS: Final = frozenset(("种", "类"))
_SOMEBODY: Final = ("者", "人", "人群", "患者", "男性", "女性", "儿童")
# What is done to learn something of people: 调查了4500人的健康状况.
_STUDIED: Final = (
    "调查", "分析", "研究", "检测", "追踪", "跟踪", "随访", "观察", "采访", "询问", "统计", "监测", "检查", "比较", "评估", "收集",
    "走访", "测试", "测量", "记录", "对比",
)  # fmt: skip
# Where there are so many who do something.
_FIELDS: Final = ("地区", "省份", "单位", "企业", "学校", "国家", "部门", "系统", "领域", "行业", "战线", "区域")
_THERE_ARE: Final = frozenset(("有", "共有", "已有", "还有", "约有", "仍有", "就有", "仅有", "共", "累计"))
# How deep or high something is, and where a thing stands that is so long.
_DEPTHS: Final = frozenset(("海拔", "水深", "落差", "高差", "深度", "高度", "宽度", "直径"))
_PLACED_AT: Final = ("中间", "两侧", "附近", "旁边", "沿线", "中央", "门口", "周围")
_FOR_WHOM: Final = frozenset((("为", "p"), ("对", "p"), ("向", "p"), ("给", "p")))
# To how long somebody is sentenced, and the time that something has: 6个月的过渡期.
_TERMS: Final = ("徒刑", "监禁", "拘役", "期", "停火", "禁令")
# With which it is told how long what follows lasts: 历时四个月的休渔期.
_LASTING: Final = frozenset(("长达", "历时", "耗时", "持续"))
_CAPACITIES: Final = ("年产能", "年产量", "总投资", "建筑面积", "总面积")
# What is done with ways, waters and land somewhere.
_DONE_AT: Final = word_set("修通 打通 拓宽 硬化 疏浚 清淤 改造 绿化 加固 流转 修建 新修 维修 贯通")
# By what something that is built, bought or planted is measured: 购置价值30万元的烘干机.
_SIZED_BY: Final = ("投资", "价值", "容量", "面积", "库容", "造价", "功率", "能力")
# 同比减少2起、少死亡3人
_FEWER_HURT = lazy("^[多少](?=死亡|受伤|伤亡)")
_GOT_OF_SIZE = lazy(
    r"(?:^|建成|建起|建设|新建|修建|兴建|改建|扩建|新修|修起|盖起|购置|购入|购买|采购|添置|引进|打造|(?:种植|栽植)(?=了)|安装|配备|开辟|落地|投用)了?(?P<by>(?:总|占地|建筑|种植|经营|年|总装机|装机|年加工|年生产|加工|生产)?(?:投资|价值|容量|面积|库容|造价|功率|能力))$"
)


def choice(mention: Mention, before: Gap, left: Left, right: Right, context: Context) -> str:
    """The phrase that names a figure, of its subject, its follower and what the sentence counts; empty if none does."""
    counted = mention.unit.kind is COUNT
    reached = _reached_by(mention, before, left, right)
    settled = (
        reached
        or _across(mention, before, left, right)
        or _quake(mention, left, right)
        or _settled(mention, before, left, right, context)
    )
    if settled is not None:
        return settled
    if context.ahead and (counted or not left.noun or left.open):
        return context.ahead
    if right.how == "of" and mention.unit.kind is PERCENT and placed(left, context):
        return right.text  # 在美国,30%的成年人经常午睡
    if right.how == "verbal" and counted and placed(left, context):
        return right.text  # 中国每天有1万人确诊癌症, 凉山州已完成七个溜索改桥项目
    followed = _by_follower(mention, before, left, right, context) if right.how else None
    if followed is not None:
        return followed
    homes = mention.unit_name == "户" and right.how == "verb"  # 吸纳136户入股
    if (mention.unit_name in PERSONS or homes) and left.text and not left.noun and left.text not in lexicon.SECTORS:
        done = _FEWER_HURT.sub("", left.text)
        return "" if right.how == "verb" else done + ("" if mention.unit_name == "人次" else "人数")
    if mention.unit_name == "人" and left.text.endswith(VILLAGES) and right.how != "noun":
        return fitted(left.text + "人数")  # 给坳田村全村1200多人带来收入
    if context.previous and not context.opens and (held := held_against(left.text, context.previous)) is not None:
        return held
    if right.how == "verb" and mention.unit_name in ACTS and left.noun and len(right.text) < 5:
        return fitted(left.text + right.text)  # 火箭已实现219次飞行
    among = before.tail[-1:] == _AMONG_THEM and len(left.text) > _SHORTEST and mention.unit.kind is not PERCENT
    return left.text[:-1] if among else left.text  # 募集资金中6亿元用于还债


def _across(mention: Mention, before: Gap, left: Left, right: Right) -> str:
    """How wide or long a thing is that stands before its measure: 新修的路4.5米宽; empty where none does."""
    if mention.unit.kind is not Kind.LENGTH or right.text not in lexicon.DIMENSIONS or not before.tail:
        return ""
    word, tag = before.tail[-1]
    return fitted((left.text or word) + right.text) if tag[0] == "n" and right.how != "of" else ""


def _by_follower(mention: Mention, before: Gap, left: Left, right: Right, context: Context) -> str | None:
    """What is named after the figure, where that outweighs what stands before it; None where it does not."""
    counted = mention.unit.kind is COUNT
    if counted and (kept := _counted(mention, before, left, right)):
        return kept
    if right.how in ("noun", "verb", "of") and mention.unit.kind is PERCENT and left.text.endswith("中"):
        return right.text  # 百强企业中近八成门店业绩下降, 受访者中36%是女性
    if right.how == "noun" and mention.unit.kind is PERCENT and placed(left, context):
        return right.text  # 广州约七成青年人觉得压力很大
    if right.how in ("noun", "verb", "verbal") and mention.unit.kind is PERCENT and _makes_up(before):
        return right.text  # 贡献了公司九成营收增量
    named = right.how == "noun" or (right.how == "verbal" and counted and before.tail[-1:] == _OF)
    if named and (counted or not left.noun or left.open):
        return modified(before, right.text, opens=context.opens) if counted else right.text
    done = right.how in ("verbal", "noun") or (right.how == "verb" and mention.unit_name in ACTS)  # 实施39次发射
    if done and left.text in _TRANSITIVE:
        return right.text
    if right.how == "noun" and mention.unit.kind in _SIZES and _handled(before, mention.unit.kind):
        return right.text
    if right.how in ("noun", "of") and _of_it(mention, before, left, right):
        return right.text
    if right.how == "of" and mention.unit.kind is PERCENT:
        whose = left.text.endswith(_WHOLES + VILLAGES) or not _COVERS.isdisjoint(map(WORD_OF, before.tail))
        if whose and right.text not in RATES_AND_MOVES:
            return right.text  # 控制了全球65%的锂资源, 支持青川商城80%的商品
    if right.how in ("of", "verbal") and (not left.noun or left.open) and right.text not in RATES_AND_MOVES:
        paid = mention.unit.kind is MONEY and left.text and right.text.endswith(_PLANNED_TO_PAY)
        return None if paid else with_owner(before, right)  # 每股派息0.35元的方案
    return None


def _counted(mention: Mention, before: Gap, left: Left, right: Right) -> str:
    """What is counted by a word too short alone, or behind those that are named first of them: 云桥银行等七家租赁公司."""
    if right.how in ("noun", "verbal") and before.tail[-1:] == _AND_OTHERS:
        return right.text
    if (
        right.how in ("of", "noun")
        and mention.unit_name in PERSONS
        and before.tail[-1:]
        and before.tail[-1] in _FOR_WHOM
    ):
        return right.text  # 项目为77029人次的重症患者提供救助
    if right.how == "verbal" and mention.unit_name in _SORTS and left.text.endswith(_SOMEBODY):
        return right.text  # 吸烟者22种死亡因素的发生风险
    return with_kind(before, left, right) if len(right.text) == 1 else ""


def _quake(mention: Mention, left: Left, right: Right) -> str:
    """The earthquake that a magnitude right before it is of, with where it was: 四川芦山6.1级地震; empty if none."""
    if mention.unit_name != "级" or not right.text.startswith("地震"):
        return ""
    where = left.text if left.noun and not left.text.endswith(("里氏", "发生", "的")) else ""
    return fitted(where + "地震")


def _handled(before: Gap, kind: Kind) -> bool:
    """Whether a measure stands right after what is done with the thing named behind it: 该局加工320吨水果, 新建了32公里公路."""
    last = next((word for word, tag in reversed(before.tail[-3:]) if tag != "ul"), "")
    return last in _HANDLES or last in _TRANSITIVE or (kind in _LAID_OUT and _handled_at(before))


def _handled_at(before: Gap) -> bool:
    """Whether a measure stands behind the name of where it is that something is done: 修通了大坪8公里环山路."""
    tail = before.tail[-4:]
    at = next((at for at in range(len(tail) - 2, -1, -1) if tail[at][0] in _DONE_AT), len(tail))
    names = [tag[0] for _, tag in tail[at + 1 :] if tag != "ul"]
    return bool(names) and all(tag in "nst" for tag in names)


def _settled(mention: Mention, before: Gap, left: Left, right: Right, context: Context) -> str | None:
    """What the figure's own kind settles before both sides are weighed; None where it settles nothing."""
    if context.ranked and left.text in _AMONG and before.words[0][0] == "、" and context.previous:
        return context.previous  # 跃居全球第四、国产第二
    if context.ranked:
        named = left.noun or left.text.endswith(_OF_VERBS)
        return left.text if named and (left.text != "成绩" or context.counted in MEDALS) else ""
    if not right.how:
        return budget(mention, left, "" if context.opens else context.previous) or None
    if mention.unit.kind is DURATION and right.text.endswith(_TERMS):
        return right.text  # 判处张某5年有期徒刑
    if right.how == "of" and mention.unit_name in PERSONS and left.open and left.text.endswith(_STUDIED):
        return left.text
    return _settled_by_both(mention, before, left, right, context)


def _settled_by_both(mention: Mention, before: Gap, left: Left, right: Right, context: Context) -> str | None:
    """What the figure's kind settles together with what follows it; None where it settles nothing."""
    if right.how == "verb" and mention.unit_name in PERSONS:
        return _of_people(before, left, right, context)
    if right.how == "verb" and mention.unit.kind is COUNT and befallen(left):
        return ""  # 暴雨造成4.1万户停电, 台风导致河东县4.1万户停电
    if is_measured(mention, right) and (placed(left, context) or right.text.endswith(_FALLS)):
        return with_owner(before, right) if right.how == "of" else right.text
    if (
        right.how == "noun"
        and mention.unit.kind is MONEY
        and (right.text == "融资" or right.text.endswith(_PRICE_BANDS) or is_sum(before, left, right))
    ):
        return right.text  # 主打6至8元价格带
    if _is_held(mention, before, left, right) or right.text in _BIDS:
        return fitted(_sharer(left, right) + right.text)
    if mention.unit.kind is PERCENT and left.noun and right.text in _LEVIED and before.tail[-1][0] in _AT_RATE:
        return left.text
    event = mention.unit.kind is COUNT and _one_of_size(before)  # 发生一起3车追尾事故
    if right.text and (event or is_of_device(mention, left, right)):
        return right.text
    if planned := budget(mention, left, "" if context.opens else context.previous):
        return planned
    if before.tail[-1:] in _LINKED and right.how in ("noun", "of") and mention.unit.kind in _LAID_OUT:
        return right.text  # 建起了游客中心和3000平方米的停车场
    if (right.how == "noun" or (right.how == "of" and mention.unit.kind is AREA)) and (
        what := what_comes(mention, before, right)
    ):
        return what
    if mention.unit.kind in _OWNED_KINDS and before.tail and (owned := owned_by(before.tail[-1], left, right)):
        return owned
    return _settled_by_of(mention.unit.kind, before, left, right) if right.how == "of" else None


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
    if left.noun and right.text.startswith(_PLACED_BY):
        return left.text  # 清河源以25亿元拔得头筹
    return left.text if right.text.endswith(_OPENS) and mention.unit.kind in _QUOTED else ""


def _settled_by_of(kind: Kind, before: Gap, left: Left, right: Right) -> str | None:
    """What a figure's kind settles where a 的 follows it; None where it settles nothing."""
    if left.text and right.text[:2] in _SHOWINGS and kind in _OWNED_KINDS:
        return left.text  # 抓举94公斤、挺举116公斤的表现
    # 考古人员在10平方公里的园区内发现了墓葬, 公路中间约30米的隔离护栏
    within = (kind is AREA and before.tail[-1:] == _AT) or (kind in _LAID_OUT and left.text.endswith(_PLACED_AT))
    if within or (kind is Kind.LENGTH and right.text[-1:] in lexicon.DIMENSIONS):
        return right.text  # 一座40米高的山体: 山体高
    if kind is Kind.LENGTH and before.tail and before.tail[-1][0] in _DEPTHS:
        return fitted(right.text + before.tail[-1][0])  # 坐落在海拔700米的山腰间
    if kind is PRICE and left.noun and left.text.endswith("成本") and not right.text.endswith(_PRICES):
        return left.text  # 养殖成本6元/斤左右的鱼
    if kind is PRICE and not left.text.endswith(_CAPACITIES) and right.text not in RATES:
        return left.text + right.text if left.noun and right.text.endswith(_PRICES) else right.text
    if kind is MONEY and left.noun and right.text in _WORTH:
        return fitted(left.text.removeprefix("参考") + right.text)  # 参考星河公司2100亿美元的估值
    if kind is MONEY and right.text.endswith(_PRICES):
        return right.text  # 农户以每斤3元的价格收购芋头
    if left.text.endswith(_SIZED_BY) and (measured := _sized(kind, before, left, right)):
        return measured
    dealt = left.text.endswith(_IN_ALL) and right.text.endswith(_DEALT)  # 启动总额22亿元的B轮融资
    if kind is MONEY and (dealt or (right.text.endswith("融资") and _is_got(before))):
        return right.text  # 供应链平台完成3000万元的A轮融资
    if kind is DURATION and before.tail and before.tail[-1][0] in _SPENT:
        return right.text  # 每天完成11分钟的中等强度运动
    earned = kind is MONEY and right.text in _EARNED and before.tail[-1:] == (("有", "v"),)  # 有2000元的收入
    sized = kind in _SIZES and any(word in _HAS for word, _ in before.tail[-3:])
    sized = sized or (kind in _SIZES and (is_dimension(before.tail) or _one_of_size(before)))
    if earned or sized or (kind is TEMPERATURE and right.text.endswith(("温", "寒", "热"))):
        return right.text
    lasts = _lasting(before, left, right) if kind is DURATION else ""
    return lasts or (left.text if left.text.endswith(_CAPACITIES) else None)


def _sized(kind: Kind, before: Gap, left: Left, right: Right) -> str:
    """By what a thing named after its measure is measured, with it: 购置价值30万元的烘干机, 投资1500万元的油脂厂."""
    put_in = left.text.rpartition("、")[2].removeprefix("总") == "投资" and right.how == "of"
    first = put_in and before.words[0][0] == "的"  # 投资1500万元的油脂厂,投资630万元的供销商城
    if kind is MONEY and left.text.endswith("投资") and (first or right.text.endswith(BUILT)):
        return fitted(right.text + ("总投资" if left.text.endswith("总投资") else "投资"))
    measured = _GOT_OF_SIZE.search(left.text) if right.how == "of" else None
    if not measured or (measured.start("by") == 0 and before.words[0][0] != "的"):
        return ""
    return fitted(right.text + measured["by"])


def _lasting(before: Gap, left: Left, right: Right) -> str:
    """What lasts so long, or is done or followed for so long, where a 的 follows it; empty where the words before say."""
    verb = next((word for word, tag in reversed(before.tail[-2:]) if tag != "ul"), "")
    if right.text.endswith("寿命") or left.text.endswith("为期") or verb in _LASTING:
        return right.text  # 减少吸烟者11分钟的寿命
    # 每天完成11分钟的运动, 追踪10年的健康状况
    return right.text if verb in _SPENT else verb if verb in _FOLLOWED else ""


def _is_got(before: Gap) -> bool:
    """Whether a sum is said to be got, of somebody or not: 完成3000万元的融资, 获得青岭基金8亿元的融资."""
    if before.tail and before.tail[-1][0] in OBTAINED:
        return True
    return not GOT.isdisjoint(map(WORD_OF, before.tail))


def _makes_up(before: Gap) -> bool:
    """Whether the words before a share say that something covers so much of what is named after it: 承担了全市三成客流."""
    said = list(map(WORD_OF, before.tail))
    at = said.index("了") if "了" in said else 0
    return at > 0 and said[at - 1] in _COVERS | {"带动", "创造", "拉动", "吸纳"}


def _one_of_size(before: Gap) -> bool:
    """Whether a measure sizes one thing that is named after it: 筹资建了一个370平米的圈舍."""
    return bool(before.tail) and before.tail[-1][0] in ONE_THING


def _of_people(before: Gap, left: Left, right: Right, context: Context) -> str | None:
    """What counts people who do something: their number if it is named (人数达到500人参加), what befell them if that is
    said before (受伤的14人被送往医院), else what they do."""
    if left.text in EVENTS and before.tail[-1][0] == "的":
        return f"{left.text}人数"
    if left.text.endswith("人数") or (left.open and left.text.endswith(_SENT)):
        return left.text
    if left.text.endswith(HOUSES):
        return ""
    if left.text.endswith(_FIELDS) and before.tail[-1][0] in _THERE_ARE:
        return ""  # 试点地区共有1.42亿人参保
    unnamed = right.text.startswith(EVENTS) or placed(left, context) or left.open or left.text in _TOUCHES
    return "" if unnamed else None


def _is_held(mention: Mention, before: Gap, left: Left, right: Right) -> bool:
    """Whether what follows is what somebody has so much of: 30%的股权, 青禾公司450亩养殖基地."""
    if mention.unit.kind is Kind.AREA:
        return right.how == "noun" and left.text.endswith(_HOLDERS)
    held = right.text.startswith(_HOLDINGS) or _lowered(mention, before, right)
    return mention.unit.kind is PERCENT and held


def _sharer(left: Left, right: Right) -> str:
    """Whose a share of the market is: 茶叶产量占到了全省90%的份额; empty if nobody's."""
    whose, held, _ = left.text.partition("占")
    return whose if held and left.noun and right.text in _SHARES else ""


def _lowered(mention: Mention, before: Gap, right: Right) -> bool:
    """Whether a share is of what it is told before: 每天吃7份蔬果能降低25%癌症风险."""
    told_before = mention.unit_name == "%" and right.how == "noun"
    if mention.unit_name == "%" and right.how == "of" and before.tail and before.tail[-1][0] in _CUTS:
        return True  # 将裁减16%的员工
    return told_before and bool(before.tail) and before.tail[-1][0] in _LOWERS


def _of_it(mention: Mention, before: Gap, left: Left, right: Right) -> bool:
    """Whether what is taken in, halved or given is named after the number: 食用76克红肉, 近一半屋顶, 减轻农民5亿元的负担."""
    given = right.how == "of" and right.text not in RATES_AND_MOVES and mention.unit_name not in PERSONS
    if given and names_taker(before.tail):
        return True
    return left.text.endswith(_TAKEN) or (mention.form in ("fraction", "half", "slash") and not mention.unit_name)
