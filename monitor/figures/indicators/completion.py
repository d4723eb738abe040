"""Completion: a name that says too little by itself (增幅, 中型企业), with what was told before."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from monitor.figures import lexicon
from monitor.figures.clauses import Gap
from monitor.figures.indicators.context import Context
from monitor.figures.indicators.localities import TELLS, is_place
from monitor.figures.indicators.owners import greatest_at, owner_of, topic
from monitor.figures.indicators.plans import is_of_plan
from monitor.figures.indicators.rates import RATES, measure_of, moved_by, without_measure
from monitor.figures.indicators.subjects import after_whose
from monitor.figures.members import AREA, COUNT, LENGTH, MONEY, PERCENT, TEMPERATURE
from monitor.figures.mentions.mention import Mention
from monitor.figures.patterns import lazy
from monitor.figures.phrases.left import left_phrase, noun_run
from monitor.figures.phrases.right import Right
from monitor.figures.phrases.words import LONGEST, NOUNS, SEASONS, has_noun, joined
from monitor.figures.segmenter import tagger
from monitor.wordlists import word_set, word_tuple

# Whether it has been spent or is to be, which no other 投资 of the same thing is.
_INVESTED: Final = frozenset(("完成", "计划"))
# By which measure the thing was told before: 机身厚度8毫米,重165克.
_SIZE = lazy(r"(?:厚度|长度|宽度|高度|重量|直径|全长|总长|全高|身高|轴距|翼展)$")
_SIZES: Final = ("厚度", "长度", "宽度", "高度", "深度", "重量", "直径")
_IN_SESSION = lazy(r"盘中(?:[一两二三四五多数][度次])?$")
_PLAN_OF = lazy(r"(?:年度|当年|全年|今年)?(?:计划|概算|估算|完成|投资)*$")
# By what the names of things end that are told one after another by one measure: 对照组 after 治疗组有效率.
_SORTS_OF: Final = word_set(
    "企业 行业 地区 居民 人口 银行 公司 产业 学校 人群 学生 籼稻 晚稻 小麦 组 生 者 年人 河系 流域"
)
# Those of a sort whose names are shorter than most.
_SHORT_SORTS: Final = frozenset(("男生", "女生"))
_OF_ONE: Final = lexicon.DIMENSIONS | lexicon.BEASTS
# What beasts do or suffer that are counted in a row: 死亡大牲畜266头、羊8152只.
_SUFFERED: Final = frozenset(("死亡", "存栏", "出栏", "冻死", "饲养", "养殖", "损失"))
_LINKS: Final = frozenset("、和与及")
_SEMICOLONS: Final = frozenset("；;")
_OF_WHOLE = lazy(r"(?<=[一-龥]{2})占(?![比地有]).*$")
_PROPORTION: Final = "比例"
_FUNDS: Final = ("资金", "投入", "经费")
_PLACE_TAGS: Final = frozenset(("ns", "j"))  # 美国, 欧盟
_PLACES: Final = frozenset("省市县区州旗")
_BEHIND_PLACE = lazy(r"^[一-龥]{1,6}?(?:[省县州旗]|(?<![城门都超])市|(?<![地社小园景山牧矿林])区)(?=[一-龥]{2})")
_CITY = lazy("[一-龥]州")  # 广州, 杭州
# 对东盟进出口: with whom trade is told of.
_TRADED_WITH = lazy(
    r"(?P<whose>[^对]{0,10}对)[^对]{2,8}?(?P<what>(?:进出口|出口|进口|贸易|投资|直接投资)(?:总?[值额])?)"
)
_SEXES: Final = ("男性", "女性", "男生", "女生")
_CASES: Final = frozenset(("例", "人", "名", "起", "宗"))
_SHORT_PLACE: Final = 4
_OPENING: Final = ("(", "（")
_COLONS: Final = frozenset(":：")
# What the names of sights end in, of which one has none of another: 度假区43.2万人次、石窟42.9万人次.
_SIGHTS: Final = ("景区", "度假区", "公园", "园区", "乐园", "古镇", "古城", "博物馆")
_BEHIND_SIGHT = lazy(rf"^[一-龥]{{2,8}}?(?:{'|'.join(_SIGHTS)})(?=[一-龥]{{2}})")
_SCHOOLS: Final = ("中学", "小学", "高中", "初中", "学校", "学院", "院校", "幼儿园", "阶段")
# With which a clause ends that leads to a list of places.
_SPREAD: Final = frozenset(("分布", "分布为", "分布在"))
# Characters of what a rate is called at the end: 人口出生率.
_RATE: Final = 3
# What one of a thing does or yields, which has no price itself: 一个棚一天能采200斤,批发价….
_ONE_DOES = lazy(r"一[个只头亩棵株条台].{1,8}[能可产采收]")
# Those who live in a village, and what it yields: 人口402户1407人,年产值300万元.
_INHABITANTS: Final = ("人口", "户数")
_YIELDS: Final = ("产值", "产量", "收入", "面积")
# By what somebody lives, who is no thing: 在外务工的李明返乡创业,投资200万元.
_LIVES_BY: Final = ("创业", "打工", "务工", "就业", "经商")
# Nor has a price what a car does, or a turnover those that rose: 百公里加速4.5秒,售价21万元; 超4300只个股上涨,成交额8765亿元.
_NO_OWNERS: Final = (*_LIVES_BY, "加速", "上涨", "下跌", "涨停", "跌停")
# Who makes no output that the next sentence tells of: 本地员工占八成。产值4.6亿元.
_PEOPLE: Final = word_tuple("员工 职工 工人 人员 学生 教师 人口 村民 居民 党员 干部 群众 就业 用工 务工 劳力 劳动力")
# What a firm has, and none of those who work there: 现有员工300人,上半年营收3亿元.
_OF_FIRMS: Final = word_set(
    "产量 年产量 营收 总营收 营业收入 主营业务收入 净利润 利润 产值 总产值 销售额 总投资 投资 占地 占地面积"
)
# In what the next sentence may say that something was invested: 光纤提速10万户。投资1.5亿元,维修….
_INVESTED_IN: Final = (
    *word_tuple("项目 工程 园 园区 基地 厂 工厂 公路 高速 铁路 中心 广场 电站 学校 医院"),
    *word_tuple("水库 桥 馆 小区 市场 生产线 设施 大棚 街区 管网 改造 建设 大道 住房 码头"),
)
# What is asked for a thing, and for none of what it is made of: 电池容量5000毫安时,售价2999元.
_ASKED: Final = frozenset(("售价", "起售价", "定价", "价格", "售价为", "官方售价"))
_COMPONENTS: Final = word_tuple("电池 屏幕 机身 整机 整机重 内存 存储 摄像头 主摄 刷新率 续航 芯片 键盘")
# What a sum or a rate is told by, and nothing that has another: 计提减值5940万元。毛利率22%.
_ITEMS: Final = word_tuple("率 复合 减值 费用 成本 亏损 开支 海拔 负债 收益 盈利 研发 目标 业绩 产能 装车量")
# 归母净利润2亿元；营业收入9亿元: what only profit is told by.
# 农庄接待游客3万人次,营业收入80万元: it is the farm's.
_GUESTS = lazy(
    r"(?:共|累计)?(?:接待|吸引|迎来|招徕|服务)(?:海内外|国内外|境内外|各地|各类)?(?:游客|旅客|住客|客人|顾客|食客|客流)(?:人数|量)?$"
)
# 枇杷一斤卖到8块,产量比去年多了三成
_SOLD_BY_WEIGHT = lazy("(?<=..)[一每]公?斤[能可才只]?(?:卖到?|售|收)?$")
_SORT_OF_PROFIT = lazy(r"(?:归母|归属[^,，]*|扣非|扣除[^,，]*)$")
# What is measured on paper: 设计灌溉面积15万亩,总投资8亿元; or of which only a part is told of: 总装机.
_ON_PAPER: Final = ("设计", "规划", "总装机")
# Who is told by how much each has of what a sum measures: 产值超百万元的企业有17个.
_BODIES: Final = word_tuple("企业 公司 农户 户 村 镇 乡 合作社 农场 大户 项目 园区 商户 店铺 门店")
_NOT: Final = ("不", "未", "非")
_PUT_IN: Final = frozenset(("投入", "投资", "总投入", "总投资", "出资", "筹资"))
_USED_UP: Final = ("用电", "用电量", "用水", "用水量", "用气量", "能力")
_OWNS_NOTHING: Final = (*_NO_OWNERS, *_USED_UP, *_ITEMS, "人均", "户均", "不合格", "不达标")
_NO_THING: Final = ("每股", *_ON_PAPER)
_OF_INCOME: Final = ("销售", "保费", "营业")


def _is_but_place(base: str, mention: Mention) -> bool:
    """Whether a name is no thing that the next place may have too: 中国市场增长8%,日本下降3%."""
    return is_place(base, tagger()(base), mention)


def completed(chosen: str, before: Gap, context: Context, mention: Mention, right: Right) -> str:
    """The chosen name with the thing, the rate or the plan that it leaves out, at most 24 characters of it."""
    base = context.base
    if settled := _by_itself(chosen, before, context, mention, right):
        return settled
    if before.mark in _OPENING and (spread := _distributed(chosen, before, context, mention)):
        return spread
    if (
        before.mark in _COLONS
        and mention.unit.kind is PERCENT
        and (headed := _headed(chosen, before, context, mention))
    ):
        return headed
    if chosen in _OF_ONE:
        return _whose_one(chosen, before, context)
    if (
        base
        and chosen not in base
        and chosen != right.text
        and (not context.opens or context.part or _adds(before))
        and base not in lexicon.SECTORS
        and not (chosen[-1] == base[-1] == "村")
        and (
            chosen in lexicon.SECTORS
            or is_place(chosen, context.kept, mention)
            or _counted_there(chosen, before, context, mention)
        )
        and not (base.endswith(_SIGHTS + _SCHOOLS) or _is_but_place(base.removesuffix("市场"), mention))
        and not _counts_others(mention, context)
    ):
        return _of_another(chosen, context, mention)
    if (
        chosen in RATES
        and chosen.endswith(("率", "幅度"))
        and (owner := owner_of(before, context))
        and chosen not in owner
    ):
        return owner + chosen if len(owner + chosen) <= LONGEST else owner
    if chosen == "投资" and len(before.tail) > 1 and before.tail[-2][0] in _INVESTED:
        chosen = before.tail[-2][0] + chosen
        owner = _PLAN_OF.sub("", without_measure(owner_of(before, context)))
        owner = "" if owner.endswith((*_FUNDS, "率", "量")) else owner  # 县级资金1100万元。累计完成投资2.7亿元
        return owner + chosen if len(owner + chosen) <= LONGEST else chosen
    plan = not context.opens and is_of_plan(chosen)
    if plan and before.tail and before.tail[0][0] == "完成" and not chosen.startswith("完成"):
        chosen = f"完成{chosen}"
    if mention.unit.kind is PERCENT and (chosen.startswith("占") or plan) and (whose := _whose_share(before, context)):
        return whose + chosen if len(whose + chosen) <= LONGEST else whose
    if not before.marked and chosen in lexicon.RELATIONAL and after_whose(before.tail):
        return chosen
    if chosen in lexicon.RELATIONAL or (mention.unit.kind is MONEY and not has_noun(context.kept)):
        return _with_owner(chosen, before, context)
    return chosen


def _by_itself(chosen: str, before: Gap, context: Context, mention: Mention, right: Right) -> str:
    """The name where a season, a temperature or a size alone settles it; empty where it does not."""
    if chosen in SEASONS and context.previous and not context.opens:
        return _at_another_time(chosen, context.previous)
    if mention.unit.kind is TEMPERATURE and (moved := moved_by(before)) and moved not in chosen:
        return chosen + moved
    whose = right.how == "of" and mention.unit.kind is MONEY and right.text.removesuffix("有").endswith(_BODIES)
    if whose and context.opens and chosen in lexicon.RELATIONAL:
        return chosen
    sized = chosen in lexicon.RELATIONAL and right.how == "of" and mention.unit.kind in (AREA, LENGTH)
    return right.text + chosen if sized else ""


def _at_another_time(time: str, told: str) -> str:
    """What was told of one part of the year, the week or the day, of another: 冬季日营业额1200元,夏季约2000元."""
    begun = max((one for one in SEASONS if one in told), key=len, default="")
    name = told.replace(begun, time, 1) if begun else told
    return name if len(name) <= LONGEST else told


def _of_another(chosen: str, context: Context, mention: Mention) -> str:
    """What was told before, of another sort or place that the chosen name only says: 新会区报告病例, 城镇人口."""
    base = context.base
    tells = context.kept[-1][0] if context.kept and context.kept[-1][0] in TELLS else ""
    chosen = chosen.removesuffix(tells)  # 河南发生6起 after 发生火灾20起
    whole = chosen[-2:] == base[-2:] or (base.endswith("率") and mention.unit.kind is COUNT)
    there = chosen[-1] not in _PLACES or chosen.endswith(_SIGHTS) or _CITY.fullmatch(chosen) is not None
    told = _told_there(base, chosen) if there else _BEHIND_PLACE.sub("", base)  # 新会区 after 蓬江区报告病例
    sort = _to_another(base, chosen) or (
        chosen if whole else chosen + _without_sector(told)
    )  # 城镇人口 after 常住人口 is whole
    if len(sort) <= LONGEST:
        return sort
    return told if tells else chosen


def _told_there(base: str, chosen: str) -> str:
    """What was told of one place, without it where the chosen name is another: 甘肃 after 四川的损失."""
    if chosen.endswith(_SIGHTS):
        return _BEHIND_SIGHT.sub("", base)  # 红岩寺景区 after 凤凰山景区接待
    words = tagger()(base)
    if len(words) < 2 or not {words[0][1], tagger()(chosen)[-1][1]} <= _PLACE_TAGS:
        return base
    return joined(words[1:]).removeprefix("的")


def _counts_others(mention: Mention, context: Context) -> bool:
    """Whether others are counted than those told just before: 13人来自5个家庭,其中男性8人."""
    units = {context.counted, mention.unit_name}
    return mention.unit.kind is COUNT and "" not in units and len(units) > 1 and not units <= _CASES | {"位"}


def _whose_one(chosen: str, before: Gap, context: Context) -> str:
    """A name of one character with what has that measure, or with what befell the beasts told before."""
    if chosen in lexicon.DIMENSIONS:
        return _SIZE.sub("", owner_of(before, context)).rstrip("".join(lexicon.DIMENSIONS)) + chosen
    befell = "" if context.opens else context.previous[:2]
    return befell + chosen if befell in _SUFFERED else chosen


def _whose_share(before: Gap, context: Context) -> str:
    """What a share is of: what a clause before it only names (质量不达标问题,占样品的7%), else what was told before."""
    clause = before.parts[-2] if len(before.parts) > 2 else ()
    if clause and before.words[-len(before.tail) - len(clause) - 2][0] in _SEMICOLONS:
        return left_phrase(clause).text or owner_of(before, context)
    named = context.opens or (clause and all(tag in NOUNS or word in _LINKS for word, tag in clause))
    named = named or (clause and greatest_at(clause) > 0)  # 东盟为第一大贸易伙伴,占外贸总值的14.6%
    return _OF_WHOLE.sub("", owner_of(before, context) if named else context.previous)


def _to_another(base: str, place: str) -> str:
    """What was told of one place, of another: 安排清远市 after 安排韶关市, 对美国进出口 after 对欧盟进出口; empty where the
    name told before has no such place."""
    if place in _SEXES and base.endswith(_SEXES):
        return base[:-2] + place  # 初婚年龄女性27.95岁,男性29.38岁
    if traded := _TRADED_WITH.fullmatch(base):
        return f"{traded['whose']}{place}{traded['what']}"
    if place[-1] not in _PLACES or base[-1] not in _PLACES:
        return ""
    words = tagger()(base)
    does = len(words) > 1 and words[-1][1] == "ns" and words[0][1].startswith("v")
    return joined(words[:-1]) + place if does else ""


def _counted_there(chosen: str, before: Gap, context: Context, mention: Mention) -> bool:
    """Whether a bracket behind a count begins to tell where so many of those are: 确诊病例9例(河源3例,…)."""
    if before.mark not in _OPENING or context.counted != mention.unit_name or mention.unit_name not in _CASES:
        return False
    return (
        len(chosen) < _SHORT_PLACE and all(tag[0] == "n" for _, tag in context.kept) and joined(context.kept) == chosen
    )


def _adds(before: Gap) -> bool:
    """Whether a sentence says to tell of others of those before: 此外,江海区419例."""
    return bool(before.head) and before.head[0][0] in ("此外", "另外", "其余", "其他")


def _distributed(chosen: str, before: Gap, context: Context, mention: Mention) -> str:
    """What the clause before a list of places says to be spread over them: 病例分布为:甲市(12例)、乙市(8例)."""
    parts = before.parts
    place = [word for word in parts[-2] if word[1] != "x"] if before.marked and len(parts) > 1 else []
    if not place or not is_place(chosen, place, mention):
        return ""
    if not context.opens:
        told = context.previous if context.counted == mention.unit_name else ""
        return "" if told and is_place(told, tagger()(told), mention) else told
    spread = len(parts) > 2 and any(word in _SPREAD for word, _ in parts[-3][-3:])
    return noun_run(parts[-3]) if spread else ""


def _headed(chosen: str, before: Gap, context: Context, mention: Mention) -> str:
    """What a colon leads to the places of, of the first of them: 新房均价环比:北京涨0.1%; empty for anything else."""
    if len(before.parts) < 2 or not is_place(chosen, context.kept, mention):
        return ""
    measured = left_phrase(before.parts[-2])
    return chosen + measured.text if measured.noun and len(chosen + measured.text) <= LONGEST else ""


def of_places(names: Sequence[str], base: str, mention: Mention) -> list[str]:
    """The places of a list, each with what was told before of the whole: 价格下降0.5%,其中北京、广州分别下降2.4%和9.3%."""
    if not base or not all(_is_but_place(name, mention) for name in names) or any(map(base.__contains__, names)):
        return []
    told = (_to_another(base, name) or name + _told_there(base, name) for name in names)
    return [sort for sort in told if len(sort) <= LONGEST]


def _without_sector(base: str) -> str:
    """What is told of one sector, to be told of another: 比重 of 第一产业比重."""
    begun = (one for one in lexicon.SECTORS if base.startswith(one) and len(base) - len(one) > 1)
    return base.removeprefix(max(begun, key=len, default=""))


def _with_owner(chosen: str, before: Gap, context: Context) -> str:
    """A property with the thing that has it, which was told before: 百香果亩产; by itself where nothing has it."""
    owner = owner_of(before, context) if chosen in lexicon.RELATIONAL else topic(before)
    if context.opens and owner.endswith(("人数", "人次")) and chosen in _PUT_IN:
        return chosen  # 2人被录取。投入1.37亿元
    if owner.endswith(chosen) and owner[: -len(chosen)].endswith(_NOT):
        owner = owner[: -len(chosen) - 1]  # 总体不合格率2%,合格率98%
    if chosen in lexicon.RELATIONAL and chosen in owner and owner == context.previous:
        return owner
    if chosen.endswith("价") and (owner + context.previous).endswith(_PROPORTION):
        return chosen  # 上等烟比例66%,均价34元
    owner = _itself(owner, chosen)
    again = context.opens and owner == context.previous
    if not _has_property(owner, chosen, again=again) or (
        chosen == "投资" and again and not owner.endswith(_INVESTED_IN)
    ):
        return chosen
    apart = chosen not in owner and owner not in chosen and len(owner) + len(chosen) <= LONGEST
    return owner + chosen if apart else chosen


def _itself(owner: str, chosen: str) -> str:
    """What has a property, without what was told of it before: by what it was measured, its size, who came to it."""
    owner = _SORT_OF_PROFIT.sub("", without_measure(owner))
    if "客" in owner and chosen in lexicon.RELATIONAL:
        owner = _GUESTS.sub("", owner)
    if chosen.removeprefix("平均") in _SIZES:
        owner = _SIZE.sub("", owner).rstrip("".join(lexicon.DIMENSIONS))  # 滑坡宽150米,厚度15米
    if chosen.endswith("度") and _SIZE.search(chosen):
        owner = _SIZE.sub("", owner)  # 电池直径46毫米,高度80毫米
    if owner.endswith(_OF_INCOME):
        owner = owner[:-2].removesuffix("总")  # 销售收入 told before is no owner of a profit
    if "斤" in owner:
        owner = _SOLD_BY_WEIGHT.sub("", owner)
    if "盘中" in owner:
        owner = _IN_SESSION.sub("", owner)  # 该股盘中两度触发临停,最高涨幅达78%
    owner = owner.removesuffix("总")  # 总营收204亿元,…。毛利率达20.1%
    if chosen[0] == "年":
        owner = owner.removesuffix("年")  # 生猪年出栏18万头,年产值3.6亿元
    # 办结率98.7%,满意度94.5%
    return owner[:-_RATE] if owner.endswith("率") and chosen.endswith(("率", "满意度")) else owner


def _has_property(owner: str, chosen: str, *, again: bool) -> bool:
    """Whether words name a thing that may have a property; `again` says that they were told of it the sentence before."""
    if chosen.endswith("率") and f"不{chosen[:-1]}" in owner:
        return False  # 检出不合格样品9批次,合格率97.8%
    if len(owner) < 2 or owner[:2] == chosen[:2] or owner[-1] == "价":
        return False
    # 每斤卖6元 says what for, and not of what.
    if (owner.startswith("每") and len(owner) < 4) or not (owner.find("每斤") < 1 and owner.find("每亩") < 1):
        return False
    if owner.startswith(_NO_THING) or owner.endswith(_OWNS_NOTHING) or _ONE_DOES.match(owner):
        return False
    if "了" in owner or "距" in owner or "正忙" in owner:
        return False  # 开了菜馆 and 县城距市区 are none
    if chosen in _ASKED and owner.endswith(_COMPONENTS):
        return False
    if owner.endswith(_INHABITANTS) and chosen.endswith(_YIELDS):
        return False
    return not (owner.endswith(_PEOPLE) and (again or chosen.removeprefix("年") in _OF_FIRMS))


def told_like(chosen: str, context: Context, measures: tuple[str, ...]) -> str:
    """A thing with the one of the measures that another of its sort was told by: 中型企业 after 大型企业贷款需求指数."""
    sort = chosen[-1] if chosen[-1] in _SORTS_OF else chosen[-2:]
    if sort not in _SORTS_OF or not (2 < len(chosen) < (13 if sort == "组" else 8) or chosen in _SHORT_SORTS):
        return ""
    for told in (context.base, context.previous):
        _, found, measure = told.rpartition(sort)
        if found and chosen not in told and measure.endswith(measures):
            return chosen + measure
    if sort != "组" or sort in context.previous:
        return ""
    measure = measure_of(context.previous, measures)  # 生存期11.6个月,对照组为7.2个月
    return chosen + measure if measure else ""
