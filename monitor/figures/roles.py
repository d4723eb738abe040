"""Roles: whether a figure is a state, a change or a target, which way it went, and the period that a rate is for."""

from __future__ import annotations

import re
from typing import Final

from monitor.articles import Direction, Kind
from monitor.figures import lexicon
from monitor.figures.against import set_against
from monitor.figures.members import DOWN, MULTIPLE, PERCENT, RANK, UP
from monitor.figures.mentions.mention import Mention
from monitor.figures.moves import MOVES
from monitor.figures.patterns import lazy, one_of, sieved
from monitor.wordlists import word_set, word_tuple

# A word that ends in another of its list (下降, 净增) is found by that one.
_UP: Final = "加价|前进|跃升|增蓄|累库|扭亏增盈|增盈|增利|上移|前移|上蹿|扩容|回暖|转暖|加深|(?<!风险)加重|增强|(?<!海)拔高|推高|拉高|垫高|加大|增长为(?<=经济增长为)|上修|涨价|提价|多减|增大|增长|增加|提高|升高|增高|调高|扩大|增产|增收|增效|增支|高出|多出|上浮|上调|走高|反弹|增值|上扬|上行|提速|冲高|(?<!回)收高|收红|高水|飙|抽升|加快|延长|升值|领先|抬高|拓宽|偏高|偏多|高开|高收|(?<![播排投释存发堆开摆停])放量|升温|增温|多花|多付|多耗时?|多走|多跑|多绕|多等|多还|多缴|多收|多打|多赚|(?<!不)多卖|多挣|多了|贵了|扩张|增配|增补|增投|增仓|加息|翻|增|涨|(?<!每)升|走强"
_DOWN: Final = "负增长|去库|倒退|后退|后移|回调|趋缓|转冷|转弱|萎靡|减退|减弱|消退|衰减|滑落|跌落|(?<!最大)回撤|跌去|砍掉|放慢|变短|变少|减小|(?<!紧急)收缩|下修|重挫|急挫|收低|收黑|低水|倒吐|重摔|(?<![倾奔宣排腹流])泻|(?<=[急更再狂直倒])插|(?<!受)挫|回吐|低收|缩窄|收敛|(?<!褒)贬|(?<!年)蒸发|降价|少增|减少|降低|调低|压低|回落|下滑|减产|缩小|下调|收窄|萎缩|缩短|减亏|下浮|下行|走低|下挫|缩水|压缩|精简|放缓|贬值|减慢|减缓|走弱|跌去|下移|(?<!山体)(?<!发生)滑坡|(?<!淘汰)(?<!关停)落后|减轻|减低|偏低|偏少|低开|(?<!压)缩量|降温|减仓|降息|降准|少花|少付|少卖|少挣|少收|少打|少赚|少卖了|少了|便宜(?!的)|减支|减收|减寿|折寿|(?<!抵)减|跌|(?<!起)降|折"
_REACHING: Final = r"(?:了|约|近|超过?|逾|达到?|高达|最高(?:也有|可?达)|又|再|幅度|最多|共|至少|不少于|不低于|率|将近|接近|大约|不到|不足|双双|了有|均|都|在|也|同比|环比|各|近乎|仅|个|整整|多达|分别[为达]到?|依次[为达]到?)*"
_VERB = lazy(
    rf"(?<!自然)(?<!改造提)(?:(?P<up>{_UP})|(?P<down>{_DOWN})){_REACHING}\s?[(:]?$"
)  # 较快增长(15.9%), 业绩增长:4.6%
_TURN = one_of({word[0] for word in re.sub(r"\(\?<?[!=][^)]*\)", "", f"{_UP}|{_DOWN}").split("|")})
_NOUN = sieved(
    "上下减升增提涨缩跌降",
    r"(?:(?P<up>增速|[增涨升]幅|(?<!自然)增长率|增长速度|(?:提价|涨价|上涨|增长|提高)幅度|(?:上涨|增长|提高|增加)的幅度|增加额|(?<!融资规模)(?<!新)增量)|(?P<down>[降跌减]幅|(?:下降|降价|下跌|减少|缩水)幅度|降速))"
    r"(?:[最较更][大高深小],?|明显,)?(?:一度|曾|盘中|最多|进一步|持续|逐步|分别|转正|转负|一般|普遍|大[都多]|会|还要|还|可能|均|将|仅|料|回落|回升|扩大|收窄|上升|下降|放缓|加快|反弹|持平|上修|下修|最?终值|初值|修正值|只有|都|可|最高|预期|目标|平均|控制|保持|稳定|维持|预计|约|大体|也|已|仍|多|基本|概估|初步)*"
    r"(?:为|达到?了?|是|在|约|近|超过?|至|到|高达|有)?(?:最多)?(?:每[\u4e00-\u9fff]{1,2})?[约近超逾]?\s?:?$",
)
_OBJECT = lazy(
    r"(?<!人口)(?:(?P<up>抬高(?=[^,。;:!?0-9]{0,10}水位$)|增加(?!值|额|[量数幅])|净增加?|增[收产](?!技术|措施|项目|渠道|路子|途径|门路|模式|行动|农?户|计划|增)|延长(?=[^,。;:!?0-9]{0,4}(?:寿|时间|期)))|(?P<down>降低(?=[^,。;:!?0-9]{0,10}(?:水位|流量|高度|浓度|含量)$)|减少|压减|压降|削减|缩减|调减|减产(?!面积|农?户|地区)|精简|缩短(?=[^,。;:!?0-9]{0,4}(?:寿|时间|期))|缩短(?=了?[^,。;:!?0-9]{0,14}(?:距离|里程|路程|车程|行程)$)))(?:了)?(?:[^,。;:!?0-9了到至为]{1,10}|[^,。;:!?0-9了到为]{1,12}(?:距离|里程|路程|车程|行程))$"
)
# 压减一般性支出15%
_SHARE_OFF = lazy(
    r"(?:^|[,。;:、]|再|将|已|平均|可|并|宣布|公司|集团)(?:(?P<up>提高|上调)|(?P<down>下调|压减|削减|缩减|压缩|核减|减少|降低))[^,。;:!?0-9的了到至为]{2,10}$"
)
_HARVEST = lazy(
    r"(?:(?P<up>增产)|(?P<down>减产))(?:粮食|[^,。;:!?0-9了到至为]{0,2}[粮油菜果肉豆麦稻棉糖籽]|玉米|稻谷)(?:约|近|超过?|逾)?$"
)
_NEW_STOCK = lazy(
    r"新增(?:[^,。;:!?0-9]{0,4}[存贷]款|仓容|产能|库容|装机|蓄水|[^,。;:!?0-9]{0,6}?[学床餐座车泊]位)[^,。;:!?0-9]{0,6}$"
)
_ANY = lazy(rf"(?P<up>{_UP}|拉动|高于|快于)|(?P<down>{_DOWN}|低于|慢于|拉低)")
# 拉低工业增速3个百分点: the 增速 fell by so much.
_BELOW = lazy(r"不及[^,。;:0-9]{2,14}$")
_PULLED_DOWN = lazy(r"拉低[^,。;:0-9]{0,18}$")
_NOT_CHANGE = lazy(
    rf"(?:连续(?:{MOVES})|新增|定增|增资|升级|减排|减税|减免|减贫|减负|降本|涨停|跌停|增设|增派|增持|减持|增发|折合|(?<!年初)(?<!上年)(?<!去年)增投)(?:了|约|近|达|超)*\s?$"
)
_RATE_OF = lazy(
    r"(增速|增幅|涨幅|降幅|跌幅|(?<!自然)增长率)[^,。;:0-9]{0,3}(?:(?:[比由从]|较(?![大小高低快慢多少]))[^,。;:]{1,8}的?|[由从])$"
)
# 占总涨幅的四成
_SHARE_OF_MOVE = lazy(r"占[^,。;:0-9]{0,10}[涨升增降跌减]幅的?$")
# 出口增速由负转正,为2.9%
_TURNED = lazy(r"由[负正]转(?:(?P<up>正)|负),?(?:同比|环比)?(?:为|达到?|至|到|增长|下降)?$")
_GROWTH_FROM = lazy(r"(?:GDP|经济|产值|增加值|收入|投资|出口|进口|消费|总额)(?:同比)?增长,?[由从][^,。;:0-9]{0,8}$")
_SIGNED = sieved(
    "变同增涨环",
    r"(?:变动(?!损益|收益|净额)|变化|(?<!自然)增速|(?<!自然)增长率?|涨跌幅|增幅|涨幅|同比|环比)[^,。;:0-9]{0,4}:?$",
)
_PLUS = lazy(
    r"(?:(?:同比|环比|涨跌幅|较上年|较上月|较前一[日周月])[^,。;:0-9]{0,3}|\(|^[^(),。;:0-9]{0,5},)\+$"
)  # 成人服装(+35.9%), 美国(5957件,+1.9%)
# 同比变动-1.81/+0.54pcts, 沪指+3.49%、创业板指+5.85%
_PLAINLY: Final = (lazy(r"/\+$"), lazy(r"[\u4e00-\u9fffⅠⅡⅢ、/]\+$"))
_VARIED = lazy(
    r"(?:(?:同比|环比)(?:分别)?(?:(?:变动|变化)(?:分别)?)?|[较比][^,。;:0-9]{2,8}(?:分别)?(?:变动|变化)(?:分别)?|(?:变动|变化)幅度)(?:为)?:?\+?$"
)
_EXTENT = lazy(r"幅度?(?:分别|依次)?(?:为|是|达到?|[大约在]|均|都|大概|高达)*\s?$")
_EXTENTS = lazy(r"(?P<up>[升涨增]幅|上涨|增长|上升|提价|涨价)|(?P<down>[降跌减]幅|下跌|下降|下滑|回落|降价)")
_SLOPE = lazy(
    r"(?:[、和及]\s?[0-9.]+\s?%?)*的?(?:同比|环比|平均|年均|较大|最大|单日)*(?:(?P<up>涨幅|升幅|增幅|增速|增长率|增长速度|正增长|速度(?:持续|稳步|快速|高速|平稳|逐年|不断|继续|往上|向上|向外)?(?:增长|递增|上升|增加|增多|增值|扩大|扩张|扩展|攀升|积累|累积|上涨|提升|提高|蹿|长高)|(?<=同比)增长(?=[,。;!?]|$)|提升(?=[,。;!?]|$))|(?P<down>跌幅|降幅|减幅|负增长|速度(?:持续|逐年|不断|继续)?(?:下降|递减|减少|缩小|萎缩|消失|流失|下沉|下降|下滑|贬值|后退|退缩|消退|缩减)|(?<=同比)下降(?=[,。;!?]|$)))"
)
# 实现15%的提升, 出现8%的下滑
_MOVED = lazy(
    r"(?:[、和及]\s?[^,。;:、0-9%]{0,8}[0-9.]+\s?%){0,9}的(?:同比|环比)*(?:双双?|同步|正|快速|高速|较快|较高|稳定|稳步|大幅|小幅|两位数|显著|明显|强劲|跨越式|爆发式|爆炸式|井喷式)?(?:(?P<up>增长|提升|上涨|提高|微增|回升|反弹|上升)|(?P<down>下降|下滑|下跌|降低|缩水|萎缩|微降|回落))(?![速率幅空潜动目要预]|势(?!头))"
)
# 实现了86%的销售收入增长
_GAINED = lazy(r"(?:实现|取得|录得|获得|迎来|带来|收获|保持|维持|呈现|出现)了?(?:约|近|超过?)?$")
# 保持超20%增长, 录得5%下滑
_BY_SO_MUCH = lazy(r"(?:(?P<up>增长|提升|上涨)|(?P<down>下降|下滑|下跌))(?=[,。;!?、]|$)")
_GROWTH_OF = lazy(
    r"的[\u4e00-\u9fff]{2,8}?(?:(?P<up>增长|提升|增幅|涨幅)|(?P<down>下降|下滑|降幅|跌幅))(?=[,。;!?、]|$)"
)
_HAD = lazy(r"的(?:上涨|下跌|增长|下降|提升|回落|降低|提高)(?=[,。;!?]|$)")
_OF_LIST: Final = frozenset("的、和及")
_SLOPES: Final = frozenset("提下、和及的同环平年较最单涨升增正速跌降减负")  # one of which it begins with
# 减轻了农民5亿元的负担: between the verb and the figure it says no more than whose.
_FOR_TAKER = lazy(
    rf"(?:(?P<up>增加|提高)|(?P<down>减少|减轻|降低|节约|节省))了(?:{'|'.join(sorted(lexicon.TAKERS))})\s?(?:约|近|超过?)?$"
)
_LIFTS = lazy(r"(?:降低|提高|提升|增强|减轻|扩大)了?$")
_ENDS = lazy(r"由$|从$")
_REACHED = lazy(r"[升降增减调高低长落窄缓快慢滑大小](?:到|至|为)(?:了)?$")
_RATE = sieved(
    "C上下减升增涨跌降",
    r"(?:(?P<up>[涨增升]幅|增速|(?<!自然)增长率|CAGR|增长速度|[增上][长涨]幅度)|(?P<down>[降跌减]幅|下[降跌]幅度))$",
)
# What a figure is that another has passed or missed: 超过国家规定公办率50%的要求.
_BARS: Final = word_tuple(
    "的水平 的要求 的规定要求 的国家标准 的标准 的红线 的上限 的下限 的限值 的限量 的限额 的规定 的比例"
)
# 低于全省平均水平的村数由44个减少到11个: of which so many there were.
_SET_OF = lazy(r"[高低多少大小]于[^,。;:!?]{1,14}的[一-龥]{1,8}[由从]$")
_OVER = lazy(r"(?:超过|[高低]于)[^,。;:!?0-9]{0,16}$")
# How many times as much was asked for as was offered.
_BIDS: Final = ("认购", "超额认购", "申购")
_RATIO = lazy(
    r"(?:短债|存贷|贷存|债务|负债|资债)比|市盈率|市净率|市销率|估值|P[EBS]$|EBITDA|杠杆|倍数|认购|覆盖率|充足率|中签|比率|周转率|换手率|负债率"
)
POINTS: Final = word_set("个百分点 百分点 个千分点 千分点 个基点 基点 个基本点 基本点 个点 bp BP pct pcts")
_SIZED = lazy(r"(?:大小?|多|高|长|重)(?:[的,。;、!?]|$)")
_SIGNED_BY: Final = POINTS | {"%"}
_EXCEEDS = lazy(r"(?P<up>高于|快于|高出|超出|超过|多于)|(?P<down>低于|慢于|少于)")
# Without one of these characters before it, nothing can have changed.
_CHANGES = one_of(
    "前后库退移粗厚+跑寿节省飙泻插抽加息仓增涨升提高攀扩多快延拉抬宽劲剧领翻超降减落滑跌缩萎轻低短少压削调精放贬慢走下上收微净反回负长大早强重贵小晚弱便速幅率赚付花于先仓变比较新异好挫吐蒸窄敛贬"
)
# Of these characters what some patterns can find has one at least: they are looked for first.
_GROWN = one_of("续增减升降涨跌落折简调延缩抬")  # _NOT_CHANGE, _OBJECT, _HARVEST, _NEW_STOCK
_RATED = one_of("速幅率额量")  # _RATE_OF, _NOUN, _EXTENT
_TOLD = one_of("变增幅比")  # _SIGNED
_BETTER = lazy(r"(?:同比|环比|分别|较[^,。;:]{1,8}|比[^,。;:]{1,8})改善了?(?:约|近|超过|超)?$")
_BETTER_BY = lazy(r"改善了?(?:约|近|超过|超)?$")
_WORSE_BY = lazy(r"恶化了?(?:约|近|超过|超)?$")
_HARMS = lazy(r"浓度|综合指数|PM|二氧化|臭氧|排放")
# 超额百分之十八完成任务, 超额完成计划5%: by so much the plan was passed.
_BEYOND_PLAN = lazy(
    r"超额(?:完成[^,。;:0-9]{0,8}(?:计划|预算|任务|指标|定额)数?的?)?(?:了|约|近|达)*$|超[过出]了?(?:国家|原定?|年度|全年|[月季旬]度?)?(?:计划|定额|任务)(?:约|近)?$|超[标载员速限重](?:了|约|近|达)*$"
)
# 指数连升3周共1.8%
_RUN = lazy(
    r"连续?(?:(?P<up>[升涨增])|(?P<down>[跌降减]))了?[0-9一二两三四五六七八九十]+个?(?:交易日|季度|周|天|日|月|年),?(?:累计|合?共计?)$"
)
# With which things are counted and not changed by so many: 光纤提速10万户, 翻两座山.
_BY_KIND: Final = ("提速", "降价", "涨价", "提价", "降温", "翻")
_ACROSS: Final = frozenset(("高", "长", "宽", "深", "厚"))
# 高于餐饮业平均连锁化率15%: a share beside which the one told before is set.
_RATE_BESIDE = lazy(r"[高低大小好优]于[^,。;:0-9]{2,16}(?<!增长)(?<!增值)(?:率|占比|比重|比例)$")
# 比值为7.38,高于上一交易日7.35: without a unit it is what it was then.
_THEN = lazy("[高低]于(?:前|上)一?个?(?:交易)?[日周月]$")
# 男性(36.8%)高于女性(26.3%): both are levels.
_SET_AGAINST = lazy(r"[高低多少快慢]于[^,。;:0-9]{1,10}\($")
# 收入及增速分别为12亿元和5%: the sum is none.
_SUM_AND_RATE = lazy(r"[及和、与](?:其)?增(?:速|幅|长率)(?:分别|依次)[^,。;:0-9]{0,4}$")


def direction(left: str, right: str, mention: Mention, *, counted: bool) -> Direction | None:
    """Which way the words around a figure say that it changed; None where it is no change.

    `counted` says that a noun follows its measure word (降低900多万个体工商户税负 counts, and lowers something else).
    """
    kind = mention.unit.kind
    if _is_bar(left, right, mention):
        return None
    if kind is PERCENT and "超" in left and _BEYOND_PLAN.search(left):
        return UP
    if kind is not PERCENT:
        if ("增" in left and _SUM_AND_RATE.search(left)) or (kind is Kind.COUNT and left.endswith(_BY_KIND)):
            return None
        if kind is MULTIPLE and right.startswith(_BIDS):
            return None  # 获得5倍认购
        if kind is Kind.LENGTH and right[:1] == "的" and left.strip() in _ACROSS:
            return None  # 高32米的塔
    if right[:1] in _SLOPES and (kind is PERCENT or right.startswith("的速度") or _has_moved(left, right)):
        slope = _SLOPE.match(right) or (_MOVED.match(right) if right[0] in _OF_LIST else None)
        if slope is None and right[0] in "的增提下" and _GAINED.search(left):
            slope = (_GROWTH_OF if right[0] == "的" else _BY_SO_MUCH).match(right)
        if slope:
            return _way(slope)
    if mention.unit_name in POINTS and _is_pulled_down(left, mention):
        return DOWN
    sized = mention.unit.kind is MULTIPLE and _SIZED.match(right) is not None  # 是地球的5.5倍大小
    return _said(left, mention, counted=counted, sized=sized)


def _is_beside_rate(left: str, ends: str) -> bool:
    """Whether a share is a rate that another is set beside, or is of how much all moved: 占CPI总涨幅四成."""
    if ends in "幅的" and _SHARE_OF_MOVE.search(left):
        return True
    return ends in "率比重例" and _RATE_BESIDE.search(left) is not None


def _is_bar(left: str, right: str, mention: Mention) -> bool:
    """Whether a figure is only what another has passed or missed, or what it was then: 超过国家规定公办率50%的要求,
    低于全国平均55%的水平."""
    if right.lstrip().startswith(_BARS) and _OVER.search(left):
        return True
    ends = left[-1:]
    if (ends in "由从" and _SET_OF.search(left)) or (not mention.unit_name and ends in "日周月" and _THEN.search(left)):
        return True
    return mention.unit_name == "%" and bool(ends) and _is_beside_rate(left, ends)


def _has_moved(left: str, right: str) -> bool:
    """Whether something is said to have a rise or fall of so much: 奶茶价格均有1-4元的上涨."""
    return left[-1:] == "有" and _HAD.match(right) is not None


def _is_pulled_down(left: str, mention: Mention) -> bool:
    """Whether some points are a fall by their sign (40.39%(-1.92pcts), 61.4%/-1.7pcts) or by a 拉低 (拉低增速3个百分点)."""
    if left[-1:] in ("(", "/"):
        return (mention.value or 0) < 0
    if "不及" in left and _BELOW.search(left):
        return True
    return "拉低" in left and _PULLED_DOWN.search(left) is not None


def is_ratio(left: str, name: str) -> bool:
    """Whether a multiple says no more than how large a ratio is, by its name: 杠杆率将升至4.5倍,去年为3.8倍."""
    told = left.rstrip()
    arrives = told[-1:] in ("至", "到") or told.endswith(name)
    return _RATIO.search(name) is not None and (arrives or not _CHANGES.search(left))


def beyond(standard: str) -> Direction | None:
    """Which way what is said before a standard sets a figure after it: 高于全省水平 of 高于全省水平6.1%的2.2个百分点."""
    found = _EXCEEDS.search(standard)
    return _way(found) if found else None


def _way(found: re.Match[str]) -> Direction:
    return UP if found["up"] else DOWN


def _said(left: str, mention: Mention, *, counted: bool, sized: bool) -> Direction | None:
    """The direction that the words before a figure give."""
    if not _CHANGES.search(left) and mention.unit.kind is not MULTIPLE:
        return None
    grown = _GROWN.search(left) is not None
    if (grown and _NOT_CHANGE.search(left)) or (left.endswith("(") and _SET_AGAINST.search(left)):
        return UP if _NEW_STOCK.search(left) else None
    found = _verb(left) or set_against(left)
    if found and counted and mention.unit.kind is not PERCENT and _LIFTS.search(left):
        return None
    rated = _RATED.search(left) is not None
    if not found and (from_rate := _from_rate(left, mention, rated=rated)):
        return from_rate
    if rated and _EXTENT.search(left) and (named := list(_EXTENTS.finditer(left))):
        return _way(named[-1])
    if signed := _by_sign(left, mention):
        return signed
    if rated and not found and not _ENDS.search(left):
        found = _NOUN.search(left)
    if not found and mention.unit_name in POINTS and not _REACHED.search(left):
        found = next(iter(list(_ANY.finditer(left))[-1:]), None)
    if grown and not found:
        found = _of_object(left, mention) or _RUN.search(left)
    if found:
        return _way(found)
    if mention.unit.kind is MULTIPLE and (not counted or sized) and not _RATIO.search(left):
        return UP
    return UP if grown and _NEW_STOCK.search(left) else None


def _from_rate(left: str, mention: Mention, *, rated: bool) -> Direction | None:
    """The way of a rate of growth that moves on from there: 增速由8%回落, GDP增长由5.2%放缓至4.5%."""
    if rated and (rate := _RATE_OF.search(left)):
        return DOWN if rate[1] in ("降幅", "跌幅") or (mention.value or 0) < 0 else UP
    if rated and mention.unit_name == "%" and "转" in left and (turned := _TURNED.search(left)):
        return _way(turned)
    grew = mention.unit_name == "%" and ("由" in left or "从" in left) and _GROWTH_FROM.search(left)
    return UP if grew else None


def _of_object(left: str, mention: Mention) -> re.Match[str] | None:
    """What is said to be done more or less of, where that is named before the figure: 减少耕地3亩, 压减一般性支出15%."""
    if "了" in left and (taken := _FOR_TAKER.search(left)):
        return taken
    if mention.unit_name == "%":
        return _SHARE_OFF.search(left)
    if mention.unit.kind in (PERCENT, RANK):
        return None
    return _OBJECT.search(left) or ("产" in left and _HARVEST.search(left)) or None


def _verb(left: str) -> re.Match[str] | None:
    """The verb of change that the words end in; looked for where one can begin, which is quicker than a search."""
    for turn in _TURN.finditer(left):
        found = _VERB.match(left, turn.start())
        if found:
            return found
    return None


def _by_sign(left: str, mention: Mention) -> Direction | None:
    """同比变动2.39%, 同比-6.59%: the number's own sign tells."""
    if "+" in left and (
        _PLUS.search(left) or (mention.unit_name in _SIGNED_BY and _PLAINLY[mention.unit_name == "%"].search(left))
    ):
        return UP
    value = mention.low if mention.value is None else mention.value
    if value is None or not _TOLD.search(left) or not _SIGNED.search(left):
        return None
    if value < 0:
        return DOWN
    return UP if _VARIED.search(left) else None


def of_rate(name: str, mention: Mention) -> Direction | None:
    """The way of a figure that is itself a rate of change: 增长幅度由58.6%回落到27.8% gives two rises."""
    found = _RATE.search(name) if mention.unit_name == "%" and "占" not in name else None
    return _way(found) if found else None


def improved(left: str, name: str, mention: Mention) -> Direction | None:
    """The way of what got better or worse: what is the better the less there is of it (PM2.5浓度) fell if it got better."""
    percent = mention.unit_name == "%"
    if "恶化" in left and percent and _WORSE_BY.search(left):
        return DOWN if "优良" in name else UP
    if "改善" not in left or not (_BETTER_BY if percent else _BETTER).search(left):
        return None
    return DOWN if _HARMS.search(name) else UP
