"""Owners: the thing that holds on from what the sentence said before a figure's own clause."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from monitor.figures import lexicon
from monitor.figures.clauses import Gap
from monitor.figures.indicators.context import Context
from monitor.figures.indicators.rates import RATES
from monitor.figures.moves import HOW
from monitor.figures.patterns import lazy
from monitor.figures.phrases.left import Left, left_phrase, noun_run
from monitor.figures.phrases.right import Right
from monitor.figures.phrases.words import LONGEST, has_noun, joined
from monitor.figures.segmenter import Word
from monitor.figures.units import DEFAULT_UNITS
from monitor.wordlists import word_set, word_tuple

_REGIONS: Final = ("地区", "省", "市", "县", "区", "镇", "乡", "州")
EXPECTED: Final = frozenset(("预期", "预测", "预估", "预料", "预期值", "预测值"))
_TICKER = lazy(r"[A-Z0-9]{1,6}\.[A-Z]{1,2}")
# What a clause that only sets beside ends in.
_STANDARDS: Final = ("水平", "高点", "低点", "峰值", "同期")
_POINTS_TO: Final = frozenset(("见", "参见", "详见"))
_OCCUPIES: Final = frozenset(("占据", "处于", "居于", "占有"))
_MET: Final = word_set("远高于 远低于 略高于 略低于 未达 未达到 达到 达 不及 逊于 优于 略超 远超 符合")
_TOPS: Final = frozenset(("首位", "榜首", "前列", "第一", "首", "第一位", "前茅"))
_MAINLY: Final = ("为主", "居多", "为多")
_ASIDE_ENDS: Final = ("看", "持平", "相当", "一致", "收市", "收盘", "发稿")
_PEAKS: Final = frozenset(("顶峰", "高峰", "峰值", "顶点", "最高点", "最低点", "低谷", "谷底"))
_AMONG: Final = frozenset(("中", "当中", "之中", "方面"))
# 与上周价格基本持平 sets beside what was told before.
_SET_BESIDE: Final = frozenset(("与", "和", "同", "跟", "较", "比"))
_ABOUT: Final = frozenset(("基本", "总体", "大致", "大体"))
# 让农户始料不及 tells how it was taken.
_LETS: Final = frozenset(("让", "令"))
_FEELINGS: Final = frozenset("il")
_TELLS: Final = word_set("公告 公布 宣布 披露 指出 表示 称 认为 透露 介绍 显示 预测 坦言 说 发现 表明 证实")
_NO_TRADES: Final = frozenset(("企业", "专业", "就业", "创业", "失业", "毕业", "作业", "事业"))
_DONE: Final = frozenset(("实现", "迎来", "喜获", "取得"))
_TURNS = lazy("由[盈亏升降涨跌增减]转[盈亏升降涨跌增减]")
_CHEAPER: Final = frozenset(("优惠", "优惠价", "半价", "折扣", "优惠政策", "优惠票价", "政府定价", "指导价"))
_GRANTS: Final = frozenset(("实行", "执行", "享受", "推出", "实施", "给予"))
_FOLLOWS: Final = frozenset(("跟随", "追随", "紧随", "占据"))
_BECOMES: Final = frozenset(("成为", "已成", "已成为", "已经成为"))
# With which a clause begins that says no more than what the thing told before is: 是业内的老大.
_IS: Final = _BECOMES | {"是", "仍是", "也是", "均为"}
_ARE: Final = frozenset(("为", "是", "仍是", "仍为", "依然是"))
_GREATEST = lazy(r"(?:仍|依然)?[为是][^,。;:]{0,12}(?:第[一二三四五六七八九十]|最)大")
_MAINLY_IS: Final = frozenset(("主要是", "主要为", "主要有", "大多是", "大多为", "多数是"))
_MEETS_IN: Final = lexicon.ACHIEVED | {"完成", "实现", "超额", "提前", "达到"}
_AIMS: Final = frozenset(
    ("任务", "目标", "计划", "目标任务", "年度任务", "年度目标", "年度计划", "计划任务", "指标", "预期目标")
)
_TRENDS: Final = ("趋势", "态势", "势头", "局面", "格局", "走势", "涨势", "跌势", "升势", "增长速度")
_SHOWS: Final = frozenset(("呈", "呈现", "保持", "延续", "维持", "出现", "继续", "依旧", "仍"))
# By what those counted may be measured: 20个城市成交均价.
_MEASURED: Final = tuple(lexicon.RELATIONAL)
# How things went until they turned: 扭转了下滑趋势.
_ENDED: Final = frozenset(("结束", "扭转", "终结", "告别", "改变", "打破", "遏制", "止住"))
# With what no clause begins that is but the subject of the next.
_NO_SUBJECT: Final = lexicon.ADJUNCTS | _IS | _ENDED | {"超过"}
# How high or low it stands, and how a clause says that it does.
_MARKS: Final = frozenset(("高点", "低点", "高位", "低位", "顶部", "底部", "水平", "高水平", "低水平"))
_HOLDS: Final = frozenset(
    ("未能", "维持", "保持", "处于", "处在", "站稳", "守住", "逼近", "触及", "跌离", "脱离", "回到", "重回")
)
# With which a clause says that a rate is the first of all.
_FOREMOST: Final = word_set("最大 最高 最快 最多 最深 最猛 最小 最低 最慢 居首 居前 领先 靠前 明显 较大 显著")
# On or under what a clause tells what it tells: 在原有基础上, 在普遍减产的情况下.
_GROUNDS: Final = frozenset(("基础", "基础上", "情况", "前提", "背景", "条件"))
_APPEARS: Final = frozenset(("出现", "出现在", "位于", "发生在", "发生"))
_LIES: Final = frozenset(("位于", "坐落", "坐落于", "坐落在", "地处", "座落", "座落于"))
_UNIT_WORDS: Final = 4
_SHORT_THING: Final = 6
_SHORT: Final = 12  # characters of a clause without its record that is taken whole: 森林火灾发生次数
# With what a clause ends that is only an aside: (人民币,下同), 这种蜜橘由老县长亲自命名,全县种植面积…
_NOTES: Final = frozenset(("下同", "人民币", "命名", "冠名", "得名", "题名", "题词"))
_RECORDS: Final = ("纪录", "新高", "新低")
_SETS: Final = word_set(
    "创 创下 创出 创造 再创 续创 刷新 打破 双双 均 都 为 是 再度 再次 也 又 连续 升至 增至 降至 涨至 跌至 攀升至"
)
# Words that a trade is measured by, so that a clause with one tells of that, and parts of speech that name one.
_RELATED_TO: Final = lexicon.RELATIONAL | lexicon.DIMENSIONS
_BETTER: Final = frozenset("升优强好快稳")
_NAMING: Final = frozenset(("n", "nz", "vn", "b", "j", "l", "ns"))
# With which a clause says what an index is of: 反映二手楼价的领先指数.
_GAUGES: Final = frozenset(("反映", "衡量", "追踪", "跟踪"))
# How well something does, and in what it does so.
_PRAISED: Final = frozenset((word, "a") for word in ("好", "不错", "旺", "俏", "紧俏", "火爆", "火"))
_EXTENTS: Final = frozenset(("较大", "很大", "不大", "大", "较小", "明显", "显著", "有限", "较快", "剧烈"))
_VARIES: Final = frozenset(("波动", "上涨幅度", "下降幅度", "变化"))
_FARES: Final = frozenset(
    ("行情", "销路", "市场", "品质", "质量", "口感", "长势", "卖相", "味道", "名气", "需求", "生意")
)
# Of what kind the thing is that is named next.
_KINDS: Final = ("产业", "品种", "作物", "产品", "特产", "支柱", "树种")
# By what those are measured that have most of it: 患病率, 降雨量.
_MEASURED_BY: Final = ("率", "量", "气温", "占比", "比例", "深度")
# 销量居前三位的城市依次为, 产量最高的省分别是; with its number told as a figure only 的省分别是 is left.
_RANKING = lazy(
    r"(?P<what>[^,。;:]{2,16}?)(?:排名|排在|排|位居|位列|居|列)?(?:全[国省市县球]|世界)?"
    r"(?:前[0-9一二三四五六七八九十]{1,2}[名位大]?|最[高多大低少快])(?:的[^,。;:的]{1,6})?(?:分别|依次)[为是]?"
    r"|的?[^,。;:的]{1,5}(?:分别|依次)[为是]?|(?P<spread>[^,。;:]{2,16}?)(?:的?(?:区域|地区|地域))?分布(?:情况)?(?:如下|[为是在])?"
)
# Of which firms a clause tells how something moved at some of them.
_SOME: Final = frozenset(("部分", "多家", "多数", "不少", "一些", "各家", "大部分", "多只", "个别", "少数"))
_AT_FIRMS = lazy(rf"[A-Z一-龥]{{0,8}}?(?:行|企|公司|企业|机构|券商|品牌|厂商)(?P<what>[一-龥]{{2,10}}?)(?:{HOW})*")
_OPENS: Final = ("(", "（")
_CLAUSES: Final = 2
# By what the names of measures end that a list under a colon is told by.
_LISTED_BY: Final = word_tuple("周转量 运输量 货运量 客运量 吞吐量 用电量 用水量 增加值 学生数 人数 零售额")
_SHORT_MEASURE: Final = 8
_IN_TURN: Final = frozenset(
    ("为", "是", "分别", "依次", "分别为", "分别是", "依次为", "依次是", "如下", "分布", "情况")
)


# 该县位于省城西部,总面积2299平方公里: where something lies, and of it.
_SITUATED: Final = frozenset(("位于", "地处", "坐落", "坐落于", "坐落在", "地处于"))


def owner_of(before: Gap, context: Context) -> str:
    """The thing that holds on: what a clause since the figure before names, else what that figure measures."""
    parts = before.parts[:-1] if context.opens else before.parts[1:-1]
    topic = _subject_clause(parts[-1]) if parts and not context.kept else ""
    if topic:
        return topic
    if not context.opens and len(before.parts) == 2 and not context.kept and (done := _moved(before)):
        return done
    named = (_told_of(part) for part in reversed(parts) if part)
    told = (name for name in named if name and name not in RATES and name not in lexicon.WEAK)
    name = next(told, "").removesuffix("行列")
    if name and not context.opens and name.endswith(_REGIONS) and context.base and len(name) < 8:
        return context.base if name in context.base else (name + context.base)[:LONGEST]
    return name or context.previous


def _told_of(part: Sequence[Word]) -> str:
    """What a clause tells of; nothing of one that only sets beside, and of 价格同比持平 what has not moved."""
    if part[-1][0] == "持平":
        still = left_phrase([word for word in part[:-1] if word[0] not in _ABOUT])
        return still.text if still.noun and part[0][0] not in _SET_BESIDE else ""
    if len(part) > 1 and part[-1][0] in _AMONG:
        part = part[:-1]  # 募集资金中,7.2亿元用于…
    if part[-1][0] in _PEAKS and len(part) > 2:
        peaked = left_phrase(part[:-1])
        return peaked.text if peaked.noun else ""  # 死亡人数达到顶峰,为427人
    why = next((at for at, (word, _) in enumerate(part) if word == "为了"), len(part))
    if why < len(part):
        part = part[:why] if has_noun(part[:why]) else ()  # 有的店为了气派,花2万元
    part = part[: next((at for at, (word, _) in enumerate(part) if word in _SITUATED), len(part))]
    return "" if not part or _is_aside(part) else _mainly(part) or _trade(part) or _holder(part)


def _trade(part: Sequence[Word]) -> str:
    """The trade that a clause only says how it fares (服务业提档升级, 工业经济平稳增长); empty for any other clause."""
    head = next(
        (
            at
            for at, (word, _) in enumerate(part[:3])
            if (word[-1] == "业" and word not in _NO_TRADES) or word == "经济"
        ),
        None,
    )
    if (
        head is None
        or head + 1 == len(part)
        or any(word in _RELATED_TO or word in RATES for word, _ in part[head + 1 :])
    ):
        return ""
    last = head + 1 if part[head + 1][0] == "经济" else head
    words = part[: last + 1]
    fares = part[-1][0][-1] in _BETTER or any(tag[:1] in ("v", "a", "d", "i", "l") for _, tag in part[last + 1 :])
    return joined(words) if fares and all(tag in _NAMING for _, tag in words) else ""


def _holder(part: Sequence[Word]) -> str:
    """What a clause is about; of one that tells a record, all that it says before: 客户对该产品的采用率升至历史新高."""
    if part[0][0] == "以" and part[-1][0] in _MAINLY:
        return noun_run(part[1:-1])  # 以汉族为主,达12940人
    if part[0][0] in _GAUGES and (at := next((at for at, (word, _) in enumerate(part) if word == "的"), 0)):
        gauge = left_phrase(part[at + 1 :])
        return gauge.text if gauge.noun else noun_run(part)
    part = _without_extent(_without_praise(_without_agent(_without_setting(_without_scene(part)))))
    greatest = greatest_at(part)
    before = part[:greatest] if greatest else _before_record(part)
    whole = left_phrase(before) if len(before) < len(part) else None
    run = noun_run(before)
    if whole and whole.noun and ("的" in whole.text or (len(whole.text) <= _SHORT and whole.text.endswith(run))):
        return whole.text
    return run


def _mainly(part: Sequence[Word]) -> str:
    """What a clause says to be the main crop, trade or product of a place: 主导产业为烤烟; empty for any other."""
    at = next((at for at in range(1, len(part) - 1) if part[at][0] in ("为", "是", "以")), 0)
    return noun_run(part[at + 1 :]) if at and part[at - 1][0].endswith(_KINDS) else ""


def _without_setting(part: Sequence[Word]) -> Sequence[Word]:
    """Without on what ground the clause tells it: 收入在原有基础上保持增长."""
    at = next((at for at, (word, _) in enumerate(part) if at and word == "在"), 0)
    end = next((at for at in range(at + 1, len(part)) if part[at][0] in _GROUNDS), 0) if at else 0
    if not end:
        return part
    after = part[end + 1 :]
    return (*part[:at], *(after[1:] if after and after[0][0] in ("上", "下") else after))


def _without_agent(part: Sequence[Word]) -> Sequence[Word]:
    """Without by whom the thing that the clause is about is done: 项目由县里与企业联合打造."""
    at = next((at for at, word in enumerate(part) if at and word == ("由", "p")), 0)
    last = part[-2] if part[-1][0] == "的" and len(part) > 1 else part[-1]  # 票价是由县里核定的
    return part[:at] if at and has_noun(part[:at]) and last[1].startswith("v") else part


def _without_scene(part: Sequence[Word]) -> Sequence[Word]:
    """Without where a thing lies, or where the most or the first of it was: 大桥位于青川县, 最大雨量出现在石岭镇."""
    most = any(word.startswith("最") for word, _ in part[:3])
    where = _APPEARS if most else _LIES
    at = next((at for at, (word, _) in enumerate(part) if at and word in where), 0)
    told = at and has_noun(part[:at]) and (most or all(word != "的" for word, _ in part[at:]))
    return part[:at] if told else part


def _without_praise(part: Sequence[Word]) -> Sequence[Word]:
    """Without how well it does, and in what: 草莓行情好, 鲜叶品质不错."""
    if part[-1] not in _PRAISED or not has_noun(part[:-1]):
        return part
    at = next((at for at, (word, _) in enumerate(part) if at and word in _FARES), len(part) - 1)
    return part[:at] if has_noun(part[:at]) else part[:-1]


def _without_extent(part: Sequence[Word]) -> Sequence[Word]:
    """Without by how much it moved, as a word tells: 稻种价格上涨幅度较大, 油价波动明显."""
    if part[-1][0] not in _EXTENTS:
        return part
    moves = (at for at, (word, _) in enumerate(part) if at and (word in lexicon.CHANGING or word in _VARIES))
    at = next(moves, 0)
    return part[:at] if at and has_noun(part[:at]) else part


def _before_record(part: Sequence[Word]) -> Sequence[Word]:
    """A clause without the record that it tells: 贸易逆差创下历史新高; nothing is left of 创下历史新高."""
    at = next((index for index, (word, _) in enumerate(part) if index and word in _BECOMES), 0)
    if at and part[at - 1][0] != "的" and has_noun(part[:at]):
        return part[:at]  # 乳腺癌已成全球最常见癌症
    if part[-1][0] in _AIMS:
        at = next((index for index, (word, _) in enumerate(part) if index and word in _MEETS_IN), 0)
        if at and has_noun(part[:at]):
            return part[:at]  # 财政收入超额完成了任务,达到…
    if part[-1][0] in _CHEAPER and (at := next((at for at, (word, _) in enumerate(part) if at and word in _GRANTS), 0)):
        return part[:at] if has_noun(part[:at]) else part  # 门票实行半价优惠,每张45元
    if len(part) > 2 and _TURNS.fullmatch(joined(part[-2:])):
        return part[:-2]  # 头均盈利由盈转亏,亏46元
    at = next((index for index, (word, _) in enumerate(part) if index and word in _FOLLOWS), 0)
    if at and has_noun(part[:at]):
        return part[:at]  # 该股跟随大市走强,收涨3%
    if part[-1][0].endswith(_TRENDS) and (at := _trend_at(part)) < len(part):
        return part[:at]  # 净息差依旧呈扩大趋势,三季度至2.8%
    if part[-1][0] in _MARKS and (at := next((at for at, (word, _) in enumerate(part) if at and word in _HOLDS), 0)):
        return part[:at]  # 股价未能维持在高点,报收于每股462元
    if len(part) > 2 and part[-1][0] in _FOREMOST and part[-2][0] in RATES:
        return part[:-2]  # 成交面积涨幅最大,环比上涨231%
    if part[-1][0] in lexicon.CHANGING and (at := _going_on(part)):
        return part[:at]
    if not part[-1][0].endswith(_RECORDS):
        return part
    return part[: next((index for index, (word, _) in enumerate(part) if word in _SETS), len(part) - 1)]


def greatest_at(part: Sequence[Word]) -> int:
    """Where a clause begins to say that something is the greatest of its sort: 东盟为第一大贸易伙伴; 0 where it does not."""
    at = next((index for index, (word, _) in enumerate(part) if index and word in _ARE), 0)
    return at if at and has_noun(part[:at]) and _GREATEST.match(joined(part[at:])) else 0


def _trend_at(part: Sequence[Word]) -> int:
    """Where a clause begins to say how something goes or went until then (结束了负增长态势); its end where it does not."""
    ended = part[0][0] in _ENDED
    trend = (at for at, (word, _) in enumerate(part) if at and (word in _SHOWS or word in _ENDED or word[0] == "呈"))
    return 0 if ended else next(trend, len(part))


def _going_on(part: Sequence[Word]) -> int:
    """Where a clause begins to say that something goes on as it did: 服务收入继续保持良好增长; 0 where none does."""
    of = max((at for at, (word, _) in enumerate(part) if word == "的"), default=0)  # 选择在国内继续学习的学生比例
    return next((at for at, (word, _) in enumerate(part) if at > of and (word in _SHOWS or word[:2] == "保持")), 0)


def _is_beside_expected(part: Sequence[Word]) -> bool:
    """Whether a clause sets beside what was expected or aimed at: 营收3亿元,未达到分析师预期,同比下降…"""
    if part[-1][0] == "目标":
        return part[0][0] in ("超出", "超过", "高于", "低于", "不及")
    return part[-1][0] in EXPECTED and any(word in lexicon.REACHED or word in _MET for word, _ in part[:-1])


def _is_aside(part: Sequence[Word]) -> bool:
    """Whether a clause names nothing: 按可比价格计算, 分季度看, 与上月持平."""
    if part[0][0] == "以" and part[-1][0] in _MAINLY:
        return False
    if len(part) < _UNIT_WORDS and joined(part) in DEFAULT_UNITS.rows:
        return True  # 41.6GWh(吉瓦时),环比下降…
    if part[-1][0] in _NOTES or (part[0][0] in _DONE and part[1:2] == (("“", "x"),)):
        return True  # 3亿元(人民币,下同),同比增长…
    if part[0][0] in lexicon.ADJUNCTS or part[-1][0].endswith(_ASIDE_ENDS) or part[-1][0] in _TELLS:
        return True
    if _is_beside_expected(part):
        return True
    if part[-1][0] in _TOPS and part[0][0] in lexicon.RANKS:
        return True  # 居所有应用首位,同比增长…
    if (
        part[0][0] in _IS
        or joined(part[:2]) in _MAINLY_IS
        or (part[0][0] in _OCCUPIES and part[-1][0].endswith("地位"))
    ):
        return True  # 早期投资占据了主导地位,有291次
    if _only_likens(part):
        return True
    if part[-1][0] in _AIMS and next((word in _MEETS_IN for word, tag in part if tag != "d"), False):
        return True  # 完成投资41亿元,超额完成年度任务,同比增长…
    if part[0][0] in _LETS and part[-1][1] in _FEELINGS:
        return True
    if part[-1][0].endswith("下") and any(word == "在" for word, _ in part[:3]):
        return True
    return len(part) > 1 and part[0][0] in ("分", "从", "就") and part[-1][0].endswith("看")


def _only_likens(part: Sequence[Word]) -> bool:
    """Whether a clause says no more than what something is set beside, how long it has gone on, or by what code it trades."""
    first, last = part[0][0], part[-1][0]
    if first in _POINTS_TO and len(part) < _UNIT_WORDS:
        return True  # 股价急挫一成(见另文),收报…
    if any(word == "相当于" for word, _ in part[:2]):
        return True  # 网民规模7亿,相当于欧洲人口总量,超过…
    if last.endswith(_STANDARDS) and (first in _MET or first in lexicon.REACHED or first == "优于"):
        return True  # 超过疫情之前的水平,同比增长9%
    if first == "连续" and last in lexicon.CHANGING:
        return True  # 股价大跌5.55%,连续第三个交易日走低,较近期高点已下跌近16%
    return _TICKER.fullmatch(joined(part)) is not None  # 苹果(AAPL.US),出货量为…


def _moved(before: Gap) -> str:
    """What is said to change right before its rate, or before where it went: 近四成企业新签订单增长，平均增幅8.6%;
    20个城市成交均价略有上升,为4399元."""
    head = before.head
    if len(head) < 2 or head[-1][0] not in lexicon.CHANGING:
        return ""
    if any("幅" in word for word, _ in before.tail):
        return noun_run(head[:-1])
    told = left_phrase(head) if before.tail and before.tail[0][0] in lexicon.REACHING else None
    return told.text if told and told.noun and told.text.endswith(_MEASURED) else ""


def _subject_clause(words: Sequence[Word]) -> str:
    """A clause that is nothing but the subject of the next: 可用于生活费的收入，去年为…"""
    if not words or words[0][0] in _NO_SUBJECT:
        return ""
    word, tag = words[-1]
    if word not in lexicon.RELATIONAL and not tag.startswith("n"):
        return ""
    if foremost := _foremost(words):
        return foremost
    left = left_phrase(words)
    return left.text if left.noun and "的" in left.text and len(left.text) <= LONGEST else ""


def _foremost(words: Sequence[Word]) -> str:
    """What a clause says to have most or least of something: 价格最高的是生姜, 患病率最高的是南部."""
    at = next((i for i in range(1, len(words) - 1) if words[i][0] == "的" and words[i - 1][0][0] == "最"), 0)
    if not at:
        return ""
    rest = words[at + 2 if words[at + 1][0] in ("是", "为") else at + 1 :]
    whole = joined(rest) if len(rest) > 1 and rest[0][1] == "v" and rest[-1][1] in ("n", "vn") else ""
    foremost = whole if 0 < len(whole) <= _SHORT_THING else noun_run(rest)  # 满意程度最高的是支付环节
    measure = noun_run(words[: at - 1]) if foremost and words[at - 2][0].endswith(_MEASURED_BY) else ""
    return foremost + measure if len(foremost + measure) <= LONGEST else foremost


def topic(before: Gap) -> str:
    """What a clause before sets as the topic: 研发方面,该公司去年投入; 净息差普遍承压,青川银行收窄16个基点."""
    for part in before.parts[:-1]:
        if len(part) > 1 and part[-1][0] in ("方面", "领域", "上", "板块", "中"):
            return noun_run(part[:-1])
        if len(part) > 1 and part[-1][0] in ("分化", "承压"):
            return noun_run(part[: next((at for at, (_, tag) in enumerate(part) if tag[0] not in "nba"), -1)])
        if len(part) > 2 and part[-1][0] in lexicon.CHANGING and part[0][0] in _SOME:
            return _of_some(part[1:-1])
    return ""


def _of_some(part: Sequence[Word]) -> str:
    """What moved at some of a sort of firms, without those: 部分城商行利息净收入大幅增长,西川银行增长六成."""
    end = next((at for at, (_, tag) in enumerate(part) if tag[0] not in "nbavj"), len(part))
    found = _AT_FIRMS.fullmatch(joined(part[:end]))
    return found["what"] if found else ""


def ranking(before: Gap, previous: str) -> str:
    """What those are told by, one after another, that the clause before a colon says to have most or least of it."""
    at = _CLAUSES + (before.mark in _OPENS)  # 前三名依次为:美国(3.1亿美元)
    part = before.parts[-at] if len(before.parts) >= at else ()
    if not part or part[-1][0] not in _IN_TURN:
        return ""
    found = _RANKING.fullmatch(joined(part))
    if found is None:
        return ""
    if found["spread"]:
        spread = next(at for at, (word, _) in enumerate(part) if word.startswith("分布"))
        return noun_run(part[:spread]).removesuffix("地区")
    if found["what"] is None:
        return previous
    measure = part[: _ranked_at(part)]
    return noun_run(measure) or joined(measure)  # 增速 is a verb to the segmenter


def listed(before: Gap) -> str:
    """The measure that a colon leads to a list of: 货物周转量:公路217亿吨公里、铁路342亿吨公里; empty where it leads to none."""
    part = before.parts[-_CLAUSES] if before.mark in (":", "：") and len(before.parts) >= _CLAUSES else ()
    if not part or not part[-1][0].endswith(_LISTED_BY):
        return ""
    measure = noun_run(part)
    return measure if len(measure) <= _SHORT_MEASURE else ""


def _ranked_at(part: Sequence[Word]) -> int:
    """Where a clause begins to say that something ranks: 排名前五, 居前三位, 最高."""
    ranks = (at for at, (word, _) in enumerate(part) if at and (word in lexicon.RANKS or word[0] in "前最排居列"))
    return next(ranks, len(part))


def example(before: Gap, left: Left, right: Right) -> str:
    """What a clause before takes as the example where its own names nothing: 以青菜为例,除夕卖到8元."""
    if left.noun or not before.marked or right.how not in ("", "verb"):
        return ""
    for part in before.parts[:-1]:
        if len(part) > 2 and part[0][0] == "以" and part[-1][0] in ("例", "为例"):
            return noun_run(part[1:-1])
    return ""
