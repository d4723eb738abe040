"""Subjects: the phrase before a figure as far as it is the figure's own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from monitor.articles import Kind
from monitor.figures import lexicon
from monitor.figures.clauses import Gap
from monitor.figures.indicators.context import Context
from monitor.figures.indicators.owners import EXPECTED
from monitor.figures.indicators.plans import OF_PLAN
from monitor.figures.indicators.rates import RATES, rate_of
from monitor.figures.kinds import is_sum
from monitor.figures.members import COUNT, MONEY, PERCENT, PRICE
from monitor.figures.mentions.mention import Mention
from monitor.figures.patterns import lazy
from monitor.figures.phrases.followers import leads_on_by
from monitor.figures.phrases.left import NOTHING, Left, left_phrase, noun_run
from monitor.figures.phrases.right import Right
from monitor.figures.phrases.shortening import SIZED_BY
from monitor.figures.phrases.trimming import HOLDS, SPEAKS
from monitor.figures.phrases.words import OUTPUTS, PERSONS, joined, whose
from monitor.figures.segmenter import Word
from monitor.figures.spots import Spot
from monitor.wordlists import word_set

# A share of something else that they begin is of what was told before: 不足同类产品的三分之一.
_RELATED: Final = frozenset(("不足", "不及", "不到", "相当于", "仅为", "只有", "只是", "仅是"))
_EQUALS: Final = frozenset(
    ("是", "为", "相当于", "等于", "却是", "则是", "仅是", "竟是", "就是", "仍是", "也是", "约是")
)
_BOUNDED: Final = frozenset(
    (
        *(
            (no, than)
            for no in ("不", "不得", "不应", "不能")
            for than in ("低于", "少于", "高于", "超过", "大于", "小于")
        ),
        ("不少", "于"),
    )
)
# What a family has, not 专家, 商家.
_FAMILYS: Final = frozenset(("亩", "头", "只", "棵", "株", "间", "口"))
# Others of those told before, and no subject: 家中其余2人.
AROUND: Final = ("周边", "附近", "家中其余", "家里其余")
_CAN_SELL = lazy("(?<=[一-龥]{2})(?:也|还|都|就|仍)?(?:能|可|可以)卖$")  # 一芽二叶也能卖到35元
_SELLS: Final = ("能", "可", "可以", "卖", "能卖")
_OF_WHICH: Final = (("其中", "r"),)
_CLASSED: Final = word_set("企业 公司 地区 国家 家庭 人群 区域 房企 厂商 城市 门店 产品 车型 品牌 机构 个股")
# With which a clause says how a figure stands to what was expected.
_MEETS: Final = lexicon.REACHED | word_set("胜 胜于 优于 逊于 不及 超越 胜过 略超 远超 略低于 略高于 远低于 远高于")
_FORECASTERS: Final = frozenset(("分析师", "分析员", "市场", "机构", "华尔街", "市场普遍", "分析师普遍", "分析师平均"))
# 毛利率53.6%,远低于指引预期(62.4%): with what a clause begins that sets it beside what was expected.
_HELD_TO: Final = word_set(
    "胜 胜于 远高于 远低于 高于 低于 略高于 略低于 超 超过 远超 不及 好于 差于 优于 逊于 符合 略超"
)
_FORETELL: Final = frozenset(("预计", "预测", "估计", "预料"))
_FORESEEN: Final = ("预期", "预估", "预测", "指引")
_FORECAST_BY = lazy(
    r"(?:原先|此前|先前|之前)?(?:市场)?(?:分析师|经济学家|市场|机构|华尔街|外界|投行)们?(?:原先|此前|普遍|平均|一致)*(?:预期|预估|预测)|(?:公司|集团|管理层)(?:此前|给出)?的?指引"
)
_RECORD_SETTERS: Final = frozenset(("创", "创下", "创出", "创造", "刷新"))
_RECORD_SET = lazy(r"\s?的?[^,。;:]{0,6}(?:新[高低]|纪录|记录)")
_GOES: Final = frozenset(
    ("至", "到", "上升至", "下降至", "升至", "降至", "增至", "减至", "上升到", "下降到", "提高到", "增加到")
)
# Before a figure they say that what follows it is handled by what stands before them.
_HANDLES: Final = OUTPUTS | {"以", "将", "把"}
# What only sets out from somewhere, or tells of what whole a thing is a share, ends in one of these.
_SETS_APART: Final = frozenset(("的", "占", "占比"))
_SOLD: Final = ("售", "卖", "开售")
# Where an index turned, which names nothing.
_TURNS: Final = ("最高点", "最低点", "高点", "低点")
_EARNS = lazy(
    r"(?:[一-龥]{0,4}靠)?(?P<by>(?:(?![每一])[一-龥]){2,4})?(?:[每一]个?[一-龥]{1,2}){0,2}(?:可以|能够|[能可])[赚挣]上?"
    r"|(?:[每一][一-龥]{1,3})?(?:还|也|就)?(?:能|可以?)?[赚挣]上?"
)  # 每箱可赚1000元, 采茶能挣2万元
# 鲜叶每斤80元,一个人一天可以采6斤
_AT_ONCE = lazy(r"一(?:个人|人|次|天|年|季)(?:一[天年次季])?(?:可以|能够|[能可])[一-龥]")
# 一年下来有3万多元
_OVER_TIME = lazy(r"(?:[一两三半]|[0-9])个?[年季月天]下来")
_RISK_RATIOS: Final = ("风险比", "概率比", "几率比")
_THAN_EACH = lazy("比每[天日周晚月年][^,。;:0-9]{0,6}$")
_SCORES: Final = ("砍下", "轰下", "得到", "拿到", "贡献", "交出")
# Words for what has been told: 这一数据与…相比.
_POINTED: Final = frozenset(("数据", "数字", "结果", "水平", "总数", "人数"))
_BESIDE: Final = frozenset(("与", "和", "同", "跟"))
_SIZED: Final = frozenset((Kind.LENGTH, Kind.MASS))
_PAID: Final = frozenset((MONEY, PRICE))
_TOLD_OF_GOODS: Final = frozenset((Kind.PERCENT, Kind.MASS, Kind.LENGTH, Kind.VOLUME, Kind.AREA))
_SET_BY: Final = frozenset(("相较", "较", "相比", "比", "对比"))
# What such a board lists is told before.
_BOARDS: Final = frozenset(("排行榜", "榜单", "榜"))
# Among all of which it ranks: 增幅全省排第7位.
_WHOLES: Final = frozenset(("全省", "全市", "全县", "全区", "全州", "全国"))
# How it is known of how many it is told.
_ESTABLISHED: Final = frozenset(("核定", "认定", "核实", "核减", "复核"))
# Of what is reported, one by one.
_CASES: Final = frozenset(("例", "起", "宗"))
# What a sum is, told after it: 一期1.9亿元贷款、二期…
_SUMS: Final = frozenset(("贷款", "资金", "补助", "补贴", "投资", "债券", "国债", "奖金", "拨款"))
_AT_MOST: Final = frozenset(("最高", "最多", "至多"))
_LINKS: Final = frozenset(("、", "和", "与", "及", "以及", "或"))
_BY_WHAT: Final = frozenset(("据", "根据", "按", "按照", "依据"))
_POSTS: Final = ("书记", "主任", "社长", "村长", "镇长", "乡长", "场长", "院长", "校长", "局长", "经理", "村民", "记者")
_SOURCES: Final = ("资料", "统计", "数据", "报告", "公报", "测算", "普查", "介绍", "记载", "显示")
_STANDARD = lazy(r"的?标准(?:分配|执行|计算|收取)?(?=[,。;!?]|$)")
_AT: Final = frozenset(("在", "于"))
# What stands before the next thing of a list, which has so many words at most.
_AND: Final = frozenset("、和及与") | {"以及"}
_SIZED_WORDS: Final = 5


def by_verb(left: Left, spot: Spot) -> Left:
    """The words before a figure where they are but a verb: 售 is of a price, others (由两个小时压到40分钟) name nothing."""
    mention, kind = spot.mention, spot.mention.unit.kind
    if kind is MONEY and (told := _of_money(left, spot)):
        return replace(left, text=told)
    if mention.unit_name == "分" and left.text.endswith(_SCORES):
        return replace(left, text="得分")
    if kind in (PRICE, MONEY) and len(left.text) > 1 and left.text.endswith("卖"):
        sold = _sold(left.kept)
        if sold or not left.noun:
            return replace(left, text=sold, noun=bool(sold))  # 早上刚开市要卖39元/斤
        left = replace(left, text=_CAN_SELL.sub("", left.text) or left.text)
    if named := _of_habit(left, spot) or _by_standard(left, spot):
        return replace(left, text=named)
    if left.noun and left.text.endswith("家") and mention.unit_name in _FAMILYS and spot.follower.how == "noun":
        return replace(left, text="")  # 柴月花家共有4亩承包地
    if kind is COUNT and left.text.endswith(AROUND):
        return replace(left, text="")  # 滑坡点周边11户24人已转移, 家中其余2人在外务工
    tail = spot.before.tail
    listed = len(tail) == 2 and tail[0][0] == "、"
    if kind in _SIZED and ((len(tail) == 1 and spot.before.marked) or listed) and tail[-1][0] in lexicon.DIMENSIONS:
        return replace(left, text=tail[-1][0])  # 机身厚8毫米,长160毫米、宽75毫米
    if (left.text[:1] == "一" and _AT_ONCE.fullmatch(left.text)) or _says_how_known(left, spot):
        return replace(left, text="", noun=False)
    if left.noun or mention.unit_name in PERSONS or left.text in lexicon.DIMENSIONS or left.text in lexicon.BEASTS:
        return left
    things = tail[1:] if tail and tail[0][0] == "、" else tail
    if left.text in lexicon.GOODS and kind in _TOLD_OF_GOODS and things[:1] == left.kept:
        return left  # 精制茶增长23.9%,纱增长16.2%; 柑橘8.4万吨、梨1.6万吨
    return replace(left, text="") if len(left.text) == 1 or left.text == "新增" else left


def _by_standard(left: Left, spot: Spot) -> str:
    """The standard by which something is done, with what it is done to (住房按人均20平方米的标准), or an index without its
    收; empty where neither is told."""
    if spot.mention.unit_name == "点" and left.text.endswith("指收"):
        return left.text[:-1]  # 首尔综指收2748点
    if "标准" not in spot.right[:3] or not _STANDARD.match(spot.right):
        return ""
    words = spot.before.tail
    at = next((at for at, (word, _) in enumerate(words) if word in _BY_WHAT), len(words))
    return noun_run(words[:at])[-8:] + "标准" if at < len(words) else ""


def _of_habit(left: Left, spot: Spot) -> str:
    """What those do or run who are told by how often they do it: 每天走7500步, 死亡风险比每天不到3000步的人低; empty where none are."""
    if left.text.endswith(_RISK_RATIOS) and _THAN_EACH.search(spot.left):
        return left.text[:-1]
    walks = left.text == "走" and spot.mention.unit_name == "步" and not spot.left.endswith("多走")
    return "走步数" if walks else ""


def _of_money(left: Left, spot: Spot) -> str:
    """What a sum is by the verb before it; empty where that is none of selling and earning, and nobody was done out of it."""
    text = left.text
    if text in _SOLD:
        return "收入" if is_sum(spot.left, spot.mention) else "售价"
    if len(text) == 1 and ("被", "p") in spot.before.tail[-2:]:
        return f"被{text}"  # 共被骗13万元
    earns = _EARNS.fullmatch(text) if "赚" in text or "挣" in text else None
    if earns:
        return f"{earns['by'] or ''}收入"
    return "收入" if text.endswith("下来") and _OVER_TIME.fullmatch(text) else ""


def _says_how_known(left: Left, spot: Spot) -> bool:
    """Whether the words before a figure only say how it is known of how many of those told before it is, or where an index turned."""
    if not spot.mention.unit_name and left.text.endswith(_TURNS):
        return True  # 美元指数下跌0.3%,一度触及近一周最低点97.26
    if left.text == "报告":
        return spot.mention.unit_name in _CASES  # 报告病例8001例,仅最近一周就报告852例
    counted = spot.mention.unit.kind is COUNT and spot.before.marked
    return counted and left.text in _ESTABLISHED  # 贫困户98户,2017年核定为84户


def _sold(words: Sequence[Word]) -> str:
    """What is said to sell for so much, if that is all: 1个西瓜能卖8元."""
    first, end = 0, len(words)
    while end and (words[end - 1][1] in ("v", "d") or words[end - 1][0] in _SELLS):
        end -= 1
    while first < end and words[first][1] in ("m", "q", "mq"):
        first += 1
    return joined(words[first:end]) if all(tag[0] == "n" for _, tag in words[first:end]) else ""


def subject_of(spot: Spot, context: Context) -> Left:
    """The phrase before a figure, without what is of the figure before or only likens it to another."""
    before, words = spot.before, spot.before.tail
    if not before.marked and not context.opens and _belongs_before(spot.mention, words, spot.follower, context):
        return NOTHING
    left = spot.subject
    last = words[-1][0] if words else ""
    if last in _SETS_APART and before.marked and len(before.parts) > 1 and (_sets_out(words) or _among(words)):
        return NOTHING
    if _foretold_by(left, words) if context.opens else _takes_up(spot, left):
        return NOTHING
    if (last == "的" or last in _RECORD_SETTERS) and (beside := _set_beside(spot, words)) is not None:
        return beside
    if last in _HANDLES:
        return replace(left, open=True)  # 影城以2700万元票房居首, 部门将1万斤螺苗送到山寨, 新建年产5万吨食品生产线
    if last in ("的", "其") and (held := _against(spot.mention, words)) is not None:
        return left_phrase(words[:held])
    if last[-1:] == "价" and _set_by_price(spot.mention, words):
        return Left(last, noun=True, open=False)
    if not before.marked and not context.opens:
        left = _after_mark(words, context.taken) or after_whose(words) or left
    if context.ranked:
        left = _ranked(words, context)
    if not left.text and (classed := _classed(words, before, alone=not before.marked and not context.opens)):
        return Left(classed, noun=True, open=False)
    if not left.text and before.mark in (":", "：", "(", "（") and before.marked:
        return _before_mark(spot, opens=context.opens)
    return left


def _before_mark(spot: Spot, *, opens: bool) -> Left:
    """The phrase before the colon or bracket that a figure comes right after; none where what is set after it names it."""
    before, words = spot.before, spot.before.tail
    if spot.follower.how == "verb" and spot.mention.unit_name in PERSONS:
        return NOTHING  # 表明了观点:6名支持方案一
    if spot.follower.how == "noun" and spot.mention.unit.kind is PERCENT and before.mark in ":：":
        return NOTHING  # 坚持三个原则:70%贷款投向当地
    if words and words[0][0] in _AT and spot.follower.text:
        return NOTHING  # 公布了研究成果:在10.34平方公里的园区内
    if _speaks(before.parts[-2]):
        return NOTHING  # 老李说:“每斤卖8元
    held = bool(before.parts[-2]) and before.parts[-2][-1][0] in EXPECTED and before.parts[-2][0][0] in _HELD_TO
    return NOTHING if held and not opens else left_phrase(before.parts[-2])


def _speaks(words: Sequence[Word]) -> bool:
    """Whether a clause says no more than who speaks after its colon, or by what it is known: 村民老李说, 据普查资料:"""
    if not words:
        return False
    known = words[0][0] in _BY_WHAT and words[-1][0].endswith(_SOURCES)
    if known or words[-1][0] in SPEAKS:
        return True
    return len(words) == 1 and (words[0][1] == "nr" or words[0][0].endswith(_POSTS))  # 社长:一开始才17户


def _classed(words: Sequence[Word], before: Gap, *, alone: bool) -> str:
    """The things of a class, which the figure before or a 其中 tells: 销售过10亿元企业1家, 产值超亿元的企业达37家; or what
    is had: 占地300亩,有企业20家."""
    if len(words) > 1 and words[-2][0] == "其中" and words[-1][0] in _CLASSED:
        return words[-1][0]
    if len(words) == 1 and before.marked and before.parts[-2] == _OF_WHICH and words[0][0] in _CLASSED:
        return words[0][0]  # 其中,企业4200户
    if len(words) > 1 and words[-2][0] in HOLDS and words[-1][0] in lexicon.GENERIC:
        return words[-1][0]
    if alone and len(words) == 1 and words[0][0] in _CLASSED:
        return words[0][0]
    return words[1][0] if len(words) > 1 and words[0][0] == "的" and words[1][0] in _CLASSED else ""


# Whom or what one passes on the way to a rank, and by what one comes to it.
_RISES_BY: Final = word_set("超越 超过 反超 赶超 超 击败 力压 取代 让出 凭借 凭 依靠 依托 借助 得益于")


def _ranked(words: Sequence[Word], context: Context) -> Left:
    """What stands in a rank: 增幅在全省居第7位, 总量居第7位、增速居第3位."""
    at = next((i for i, (word, _) in enumerate(words) if word in lexicon.RANKS), len(words))
    board = words[-2][0] if at + 2 < len(words) else ""
    if board.endswith("榜") and not (board in _BOARDS and left_phrase(words[:at]).noun):
        return Left(board, True, False)  # 收获26金18银,列金牌榜第三
    if 1 < len(words) < 4 and words[-1][0] == "第" and words[-2][0][-1] == "省":
        return NOTHING  # 森林覆盖率86.2%,南岭省第一
    passing = next((i for i, (word, _) in enumerate(words[:at]) if word in _RISES_BY), at)
    if passing < at < len(words):
        return left_phrase(words[:passing])  # 出货量4650万部,超越青禾位居第一
    since = next((i for i, (word, _) in enumerate(words[:at]) if word == "在" or word in _WHOLES), at)
    if not since and at < len(words) and words[0][0] == "在":
        return NOTHING  # 增速11.3%,在全省园区中排名第7
    rated = words[since - 1][0] if since and at < len(words) else ""
    if rated in RATES:
        return Left(rate_of(words[: since - 1], rated, context), True, False)
    return left_phrase(words[: since if 0 < since < at and words[since][0] in _WHOLES else at])


def _set_by_price(mention: Mention, words: Sequence[Word]) -> bool:
    """Whether something is set beside the price that a figure is: 较最后交易日收市价8.85港元溢价13.67%."""
    return len(words) > 1 and words[0][0] in _SET_BY and words[-1][0].endswith("价") and mention.unit.kind in _PAID


def _takes_up(spot: Spot, left: Left) -> bool:
    """Whether the words say only where, of whom or against what a figure is that the one before has named."""
    words = spot.before.tail
    if words and words[-1][0] == "的" and words[0][0] in _BESIDE and _likened(spot):
        return True
    if len(words) > 3 and words[-1][0] in lexicon.CHANGING and words[-2][0] == "的":
        words = words[:-1]  # 同比增约13%,略高于市场预期的增12%
    if (
        len(words) > 2
        and words[-1][0] == "的"
        and (words[-2][0] in EXPECTED or (words[-2][0] == "估计" and words[-3][0] in _FORECASTERS))
        and any(word in _MEETS for word, _ in words[:4])
    ):
        return True  # 上涨2.1%,超过经济学家预测的2%
    if _is_foreseen(spot, words) or (words and words[-1][0] in EXPECTED and len(words) > 1 and words[0][0] in _MEETS):
        return True  # 营收3亿元,超市场预期2.1%
    if left.text.endswith(_FORESEEN) and _FORECAST_BY.fullmatch(left.text):
        return True  # 库存减少60万桶,原先分析师预估为增加23万桶
    if left.text in EXPECTED or _foretold_by(left, words):
        return True
    if 1 < len(words) < 4 and words[-1][0] == "的" and joined(words[:-1]) in _SET_BY:
        return True  # 票价49.7元,相较去年的52.3元有所下调
    return not spot.before.marked and _arrives_of(words)


def _set_beside(spot: Spot, words: Sequence[Word]) -> Left | None:
    """What is set beside something of another time, as the words before 与 name it (全县人口与上次普查的…相比), or what sets
    a record (股价创下75.5美元的52周新高)."""
    if words[-1][0] != "的":
        return left_phrase(words[:-1]) if _RECORD_SET.match(spot.right) else None
    at = next((at for at, (word, _) in enumerate(words) if at and word in _BESIDE), 0)
    if not at or not _likened(spot):
        return None
    left = left_phrase(words[:at])
    return NOTHING if left.text in _POINTED else left if left.noun else None


def _foretold_by(left: Left, words: Sequence[Word]) -> bool:
    """Whether the words say only who foresaw the figure: 营收3亿元,市场预期为2.8亿元; 手机的售价,分析师预计为900美元."""
    return left.text in _FORECASTERS and any(word in EXPECTED or word in _FORETELL for word, _ in words)


def _is_foreseen(spot: Spot, words: Sequence[Word]) -> bool:
    """Whether a figure is what others expected, which stands behind it: 优于分析师62.5%的预估."""
    behind = spot.after.head[:2]
    foreseen = len(behind) == 2 and behind[0][0] == "的" and behind[1][0] in EXPECTED
    return foreseen and any(word in _MEETS or word in _FORECASTERS for word, _ in words[:4])


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
    if not words or mention.unit.kind not in (Kind.MULTIPLE, PERCENT):
        return None
    theirs = words[-1][0] == "其" and mention.unit.kind is Kind.MULTIPLE  # 肥胖者患病风险是其3.1倍
    if words[-1][0] != "的" and not theirs:
        return None
    bounded = next((at for at, (one, two) in enumerate(pairwise(words)) if at and (one[0], two[0]) in _BOUNDED), None)
    if bounded is not None:
        return bounded  # 最低标准不低于低保标准的1.6倍
    if mention.unit.kind is Kind.MULTIPLE:
        return next((index for index, (word, _) in enumerate(words) if word in _EQUALS), None)
    likened = next((index for index, (word, _) in enumerate(words) if index and word == "相当于"), 0)
    if likened:
        return likened  # 市值相当于全球GDP的3.6%
    held = next((index for index, (word, tag) in enumerate(words) if tag not in ("d", "c")), 0)
    word = words[held][0]
    said = (
        word in _RELATED
        or (word == "是" and not held)
        or (word == "为" and held > 0)
        or (held > 0 and words[held - 1][0] in _RELATED)
    )
    return held if said and not OF_PLAN.search(joined(words)) else None


def _after_mark(words: Sequence[Word], taken: str) -> Left | None:
    """The subject after a 、 that ends what was said of the figure before: 1.4万亿斤新台阶、亩产提升…, 4%安排、比上年…;
    or what it counted: 31个城市、回收问卷…"""
    if words and words[0][0] == "的" and (sized := _next_sized(words)):
        return Left(joined(sized), noun=True, open=False)
    at = next((i for i, (word, _) in enumerate(words) if word == "、"), len(words))
    if not 0 < at < len(words) - 1:
        return None
    over = all(
        word in lexicon.NO_PHRASE or word in lexicon.WEAK or word in _SUMS or tag in ("v", "vn")
        for word, tag in words[:at]
    )
    over = over or (leads_on_by(words[at + 1]) and joined(words[:at]) == taken)
    return left_phrase(words[at + 1 :]) if over else None


def _next_sized(words: Sequence[Word]) -> Sequence[Word]:
    """By what the next thing of a list is measured, behind the one before: (长3公里)的水渠和面积(500平方米的广场)."""
    at = next((i for i in range(len(words) - 2, 1, -1) if words[i][0] in _AND), 0)
    measured = at and len(words) - at < _SIZED_WORDS and words[-1][0].endswith(SIZED_BY)
    return words[at + 1 :] if measured else ()


def after_whose(words: Sequence[Word]) -> Left | None:
    """The subject after those whom the figure before tells apart: 每天喝3杯咖啡的人死亡率…"""
    for at in range(min(6, len(words))):
        if words[at][0] in "的者" and (end := whose(words, at)):
            return left_phrase(words[end:])
    return None


def _belongs_before(mention: Mention, words: Sequence[Word], follower: Right, context: Context) -> bool:
    """Whether the words since the figure before are its noun: 116人遇难、500余人受伤, 60片陶瓷瓦项目、年产3万吨菜油."""
    if words and words[-1][0] in OUTPUTS and follower.how in ("noun", "verbal"):
        words = words[:-1]
    if len(words) > 1 and words[-1][0] in _AT_MOST:
        words = words[:-1]  # 5亿美元首付款及最高120亿美元里程碑付款
    if words and (words[-1][0] in _LINKS or words[-1][0] in "+＋") and words[0][0] not in _LINKS:
        return True
    shared = mention.unit.kind is COUNT and follower.how in ("noun", "verbal", "verb")
    return shared and bool(context.taken) and joined(words) == context.taken
