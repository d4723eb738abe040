"""Durations: how long something is places an event, unless it is told for its own sake."""

from __future__ import annotations

from typing import Final

from monitor.figures.exclusions.reasons import Reason
from monitor.figures.exclusions.writing import written
from monitor.figures.members import DURATION
from monitor.figures.mentions.mention import Mention
from monitor.figures.moves import MOVES
from monitor.figures.patterns import lazy
from monitor.wordlists import word_set

# What tells a duration for its own sake and does not place an event by it: how long it is, takes, may be or was changed by.
_LASTING: Final = (
    f"连续(?:{MOVES}|保持)?|历时|耗时|用时|持续|时间|时长|天数|日数|中位数|平均|共|累计|总计|"
    "延长[至到]?|(?:缩短|压缩|缩减)[至到]?|提前|推迟|推后|滞后|增加|减少|减|早|晚|快|慢|由|从|达到?|超|超过|逾|满|不少于|不低于|最[长短多]|限|"
    "之日起|(?:租赁|租用|租种|流转|承包|租)了?(?:村民|农户|集体)?(?:土地|耕地|山地|林地|地)?|打工|务工|(?:学习|培训)了|"
    "[年期常时][多少长短]|平均等[待候]|[多少]活|间隔|疗程|年限|需|要|供|[可够]用|可支撑|用了|[只仅]用|花了|寿|寿命|[日月树胎窖藤工教党军警驾车船店房院医护艺球]龄|周期|学制|刑|拘役|管制|(?:驾驶证|驾照)|禁赛|假|休|期|拘留|封闭|隔离|停牌|保存|质保|随访|跟踪|追踪|观察|住院日?|飞行|服役|驻留|在轨|航行|续航|运动|锻炼|睡眠|工作|喂奶|哺乳|喂养|"
    "被[困埋]|失踪|失联|昏迷|停[产工课水电运业航气摆]|执教|任教|从教|行医|从医|从警|从军|入伍|在位|任职|坚守|潜逃|在逃|上班|失业|患病|卧床|瘫痪|结婚|"
    "生存|存活|延误|晚点|滞留|放假|封[控锁]|罢工|任期|采煤|有效"
)
_CUE = lazy(
    rf"(?:{_LASTING})\s?(?:了|是|有|约|大概|大约|近|不到|不足|至少|仅|才|只有|(?:均|都|保持|稳定)?在|(?:一般|通常|分别|[约仅则均都也])*为)?(?:[接将]?近|大?约|超过?|不到|不足|至少|逾)?\s?$"
)
# 分别获刑5年、4年和3年6个月: one more of those that were told before.
_LISTED = lazy(
    rf"(?:{_LASTING})\s?(?:了|约|分别为?|为)*(?:(?:[0-9.一二两三四五六七八九十半零]{{1,4}}(?:年半?|个月|天)){{1,2}}(?:、|和|及|与|或|以及))+$"
)
_LINKS: Final = frozenset("、和及与或")
_LIST_WITHIN: Final = 28
# 平均住院日由9天降到7天, 办理时间从5天拉长至8天: what it came to, as what it came from is.
_REACHED = lazy(
    r"(?:天|小时|分钟|年|个月|周)(?:下降|降低|降|减少|回落|下滑|缩小|缩|压减|上升|升|提高|增加|增长|增|拉长|延)(?:到|至|为)$"
)
# 这一病就是5年多, 一干就是近20年
_ONCE = lazy(r"一[\u4e00-\u9fff]{1,2}就是(?:将?近|整整|足足|大?约)?$")
# 种瓜近30年, 做水果生意30年, 种西瓜已有3年: for how long somebody has done a thing.
_TRADE = lazy(
    r"(?:[种养](?!殖?[护老成期])|做(?![好到出强大优足])|卖|教(?=[书学课])|开(?=[店厂车货餐饭农公出])|跑(?=[运车货船])|打(?=[工鱼铁猎井])|从事|经营(?!期)|当(?![地年月日时前选下场])|担任|照[顾料]|伺候|寻找|守(?=[山护林岛边塔库桥]))(?:(?![了过着])[\u4e00-\u9fff]){1,8}?(?:已经?有?|有)?(?:将?近|超过?|整整|足足|大?约)?$"
)
# 他在这里住了20年, 这条路修了4年
_DONE_FOR = lazy(r"(?<![过隔成到有])(?<![一-龥]有)了(?:将?近|超过?|整整|足足|大?约)?$")
_TRADE_ENDS = lazy("[多余]?[,。;!?、]")
# 连续扶持合作社3年: how long something is done to somebody in a row.
_IN_A_ROW = lazy(r"连续[\u4e00-\u9fff]{2,8}(?<![了过着的在])$")
_TERM = lazy(r"的?[\u4e00-\u9fff]{0,8}?(?:合同|协议|租约|租期)(?![期之履])")  # 签订了20年的土地流转合同
_SIGNED = lazy(r"(?:签[订下定署]?|为期)了?(?:长达|近|一份|为期)?$")
# 被判处3年有期徒刑, 分获3年至6年不等有期徒刑, 6个月的过渡期: the sentence that somebody has, or the time that something has.
_SENTENCE = lazy(
    r"[多余]?(?:以[上下])?(?:不等)?的?(?:有期徒刑|徒刑|监禁|刑期|拘役|管制|社区矫正|(?:行政|刑事|司法)?拘留|禁[赛令]|[产婚]假|[驾工教党军]龄|(?:全国)?哀悼|停火"
    r"|[一-龥]{0,4}(?:潜伏|过渡|租|服务|质保|保质|保修|缓冲|试用|窗口|观察|宽限|考[察验]|生产|开采|任|聘|有效|冷静|公示|免租|还款|承包|合同|限售|锁定|禁售)期)"
)
# On how many days of each week or month: 每周至少戴4天.
_OF_EACH = lazy(r"每(?:周|个?月|星期)[^,。;:0-9前后第]{0,6}$")
# 优良天数最多的是青川市,为91天
_MOST_DAYS = lazy(
    r"天数[^。]{0,40}?最[多少长短]的[是为有]?[^,。;0-9]{1,16},(?:分别|均|都)?(?:为|达到?|仅为?|有|是|只有)*$|最[多少长短]的[是为有][^,。;0-9]{1,16},(?:为|达到?|仅为?)+$"
)
_RUN = lazy(rf"连续(?:{MOVES})$")
PLACES = lazy(
    r"\s?(?:以来|之?前|之?后|以后|以前|来|间|期间|之间|时间(?:里|内)|里|中(?![等高低度强学])|多来|的时间里|当中|余来|计划|规划|行动|底|初(?!中|级)|末|制|一遇|一届|一次|期)"
)
# 上市48小时,大定量…: how long ago it came out only dates the count.
_LAUNCHED = lazy(
    r"(?:上市|开售|开卖|开抢|开场|开盘|上线|开播|开业|首映|点映)(?:仅|才|不到|不足|前|后)?\s?$|(?:[震术灾战伤产餐饭赛婚]|案发|事发|事故发生|手术|发病|接种|出院|起飞|升空|发射)后(?:仅|才|不到|不足|约|大约)?\s?$|[上本这当][个]?[周月](?:的?最)?后$"
)
# 经过7年随访, 实现4个月的连续增长: how long is the fact of a study or a run.
_FOLLOWED_UP = lazy(
    rf"的连续|连续(?:{MOVES})|连[降增涨跌升](?![到至])|的?(?:随访|跟踪(?:研究|调查|观察)|追踪(?:研究|调查|观察))"
)
# 平均随访15年后: an average dates nothing.
_AVERAGED = lazy(r"(?:平均|中位数?)的?(?:随访|跟踪|追踪|观察|治疗)(?:时间|期|时长)?[约为近]?\s?$")
# A journey's days and nights belong together: 4晚5天.
_DAYS_BEFORE = lazy(r"[0-9一二两三四五六七八九十]{1,3}[天晚]$")
_DAYS_AFTER = lazy(r"[0-9一二两三四五六七八九十]{1,3}[天晚](?!会)")
_WITHIN = lazy(r"\s?(?:之|以)?内")
# 部队在两小时内已经转移300人: within what time something was done.
_DONE_WITHIN = lazy(r"(?:之|以)?内(?:已经?|就已?|便已?|先后|连续|又|陆续|共|接连|相继)")
# 创逾4个月最大净卖出, 创近10个交易日新高: for how long there was none like it.
_UNMATCHED = lazy(r"(?:来|以来)?的?(?:单日|最[大高低小多少快]|新[高低])")
_SETS_MARK = lazy(r"[创創](?:下|[^,。;:]{2,14}[后後来來])?(?:近|逾|超过?|了)?$")
_SHORT_WHILE = lazy(r"(?:^|[,。;!?\n])(?:不到|不足|短短|仅仅|才过|又过了|过了)$")
# 半小时交通经济圈: by which a region is called.
_CIRCLE = lazy(r"(?:交通|经济|生活|通勤|通达|出行|服务|救援|都市|便民|高铁|阅读|健身|文化|黄金){1,3}圈")
# Over how long something is averaged or added up: 日最大8小时平均浓度, 1小时降雨量, 7小时内降雨量.
_WINDOW = lazy(
    r"(?:个?小时|分钟)(?:[和、及][0-9]{1,2}个?(?:小时|分钟))*(?:滑动|(?:平均)?(?:浓度)?的?第?90|平均(?![工等产])|(?:之?内)?(?:最大|最强|累计|短时)?(?:降[雨水雪温]|雨[量强]|变温|气温(?:下降|骤降|降幅))|最[大强高][为达]?(?=[0-9])|[为达](?=[0-9.]{1,6} ?毫米))|(?<=[ 一-龥][1-9]) ?个?小时之?内(?=[一-龥]{0,3}(?:爆仓|强平|清算|[涨跌]|成交))|(?<=24) ?小时(?:之?内)?(?:(?:最[大高深])?[涨跌]|[上下暴大]跌|上涨|增加|减少|上升|下降|新增|成交|交易[量额]|振幅|强平|爆仓|清算)"
)
# 在这儿教书已经12年,…
_ENDS: Final = frozenset(",。;")
_LONG: Final = frozenset(("年", "个月"))
_LONG_TIMES: Final = _LONG | {"天"}
FINE: Final = word_set("小时 个小时 分钟 分 秒 秒钟 毫秒 ms 微秒 纳秒 个工作日 工作日 个交易日 交易日 昼夜 个钟头")
_BY_THE_HOUR = lazy("个?小时工(?![作时期程夫])")
_CLOCK = lazy(
    r"小时(?:值班|值守|服务|营业|不间断|在线|监控|监测|轮流|动态|待命|备战|备勤|开放|自助|热线|全天|都|均|无人|运转|巡|制|滚动|应急|售票|候车|发班|(?:的|便民|自助)[^,。;:!?0-9]{0,6}服务)"
)


def duration(text: str, mention: Mention) -> Reason | None:
    if mention.unit.kind is not DURATION:
        return None
    if _CLOCK.match(text, mention.unit_start) and written(text, mention) == "24":
        return Reason.TIME
    # 不低于定价基准日前20个交易日均价的80%
    priced = mention.unit_name.endswith("交易日") and text[mention.start - 1 : mention.start] == "前"
    if priced or _WINDOW.match(text, mention.unit_start) or _sets_mark(text, mention):
        return Reason.TIME
    if _in_name(text, mention):
        return Reason.NAME
    places = PLACES.match(text, mention.unit_end) is not None
    if not places and mention.form == "arabic" and "." in written(text, mention):
        return None  # no day and no year has a fraction: 平均住院日8.8日
    by_now = (
        text[mention.start - 1 : mention.start] in ("已", "经")
        and text[mention.unit_end : mention.unit_end + 1] in _ENDS
    )
    told = _of_itself(text, mention)
    averaged = places and _AVERAGED.search(text, mention.start - 9, mention.start) is not None
    if averaged or told or (by_now and mention.unit_name in _LONG):
        return None
    if mention.unit_name == "天" and not places and _of_days(text, mention):
        return None
    if mention.unit_name in FINE:
        launched = _LAUNCHED.search(text, mention.start - 6, mention.start)
        done = text.startswith(("内", "之内", "以内"), mention.unit_end) and _DONE_WITHIN.match(text, mention.unit_end)
        return Reason.TIME if places or launched or done or _is_while(text, mention) else None
    if mention.unit_name in ("月", "日", "周年", "季度"):
        runs = mention.unit_name in ("日", "季度") and text[mention.start - 2 : mention.start] in ("连续", "拘留")
        return None if runs else Reason.TIME  # 连续5日净买入
    if mention.unit_name in ("天", "晚") and (
        _DAYS_AFTER.match(text, mention.unit_end) or _DAYS_BEFORE.search(text, mention.start - 4, mention.start)
    ):
        return None
    near = text[max(0, mention.start - 9) : mention.start]
    each = "每" in near and mention.unit_name == "天" and _OF_EACH.search(near) is not None
    cue = each or any(found.search(text, mention.start - 8, mention.start) for found in (_CUE, _REACHED, _ONCE))
    cue = cue or _is_career(text, mention) or _in_a_row(text, mention) or _is_listed(text, mention)
    within = _WITHIN.match(text, mention.unit_end) is not None
    if cue and places and not within and _RUN.search(text, mention.start - 5, mention.start):
        return None  # 连续上涨19个月后转降
    return None if cue and not within and (not places or text.startswith("期", mention.unit_end)) else Reason.TIME


def _of_days(text: str, mention: Mention) -> bool:
    """Whether days are counted: 周转天数从2022年198天增至2024年342天, 最少的是石岭市,为57天."""
    if "天数" in text[max(0, mention.start - 24) : mention.start]:
        return True
    return _MOST_DAYS.search(text, max(mention.start - 60, 0), mention.start) is not None


def _of_itself(text: str, mention: Mention) -> bool:
    """Whether what follows a duration tells it for its own sake: 7年随访, 3年有期徒刑."""
    told = any(found.match(text, mention.unit_end) for found in (_FOLLOWED_UP, _SENTENCE))
    return told or _is_term(text, mention)


def _is_career(text: str, mention: Mention) -> bool:
    """Whether a clause ends in for how many years somebody has done a thing: 种瓜近30年."""
    if mention.unit_name not in _LONG_TIMES or not _TRADE_ENDS.match(text, mention.unit_end):
        return False
    if _DONE_FOR.search(text, max(mention.start - 6, 0), mention.start):
        return True
    return mention.unit_name == "年" and _TRADE.search(text, max(mention.start - 14, 0), mention.start) is not None


def _is_listed(text: str, mention: Mention) -> bool:
    """Whether it goes on with a list of durations that are told for their own sake: 获刑5年、4年和3年6个月."""
    if text[mention.start - 1 : mention.start] not in _LINKS:
        return False
    return _LISTED.search(text, max(mention.start - _LIST_WITHIN, 0), mention.start) is not None


def _is_term(text: str, mention: Mention) -> bool:
    """Whether it is for how long something is signed: 签订了20年的土地流转合同."""
    if not _TERM.match(text, mention.unit_end):
        return False
    return _SIGNED.search(text, max(mention.start - 9, 0), mention.start) is not None


def _in_a_row(text: str, mention: Mention) -> bool:
    """Whether it is how long something is done to somebody in a row: 连续扶持合作社3年."""
    since = max(mention.start - 12, 0)
    return "连续" in text[since : mention.start] and _IN_A_ROW.search(text, since, mention.start) is not None


def _in_name(text: str, mention: Mention) -> bool:
    """Whether it names something: a 一小时生活圈, 80个小时工."""
    circle = "圈" in text[mention.unit_end : mention.unit_end + 8] and _CIRCLE.match(text, mention.unit_end)
    return bool(circle) or _BY_THE_HOUR.match(text, mention.unit_start) is not None


def _is_while(text: str, mention: Mention) -> bool:
    """Whether a clause says no more than within how short a while the next happened: 不到20分钟,现场已赶来100人."""
    after = text[mention.unit_end : mention.unit_end + 1]
    return after == "," and _SHORT_WHILE.search(text, max(0, mention.start - 5), mention.start) is not None


def _sets_mark(text: str, mention: Mention) -> bool:
    """Whether it says for how long something has been unmatched: 创逾4个月最大净卖出."""
    return (
        _UNMATCHED.match(text, mention.unit_end) is not None
        and _SETS_MARK.search(text, max(mention.start - 20, 0), mention.start) is not None
    )
