"""Outlook: which stretches of a text speak of plans and forecasts, sentence by sentence."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache

from monitor.articles import Span
from monitor.figures import edtf, lexicon
from monitor.figures.clauses import WORD_OF, Gap, Word
from monitor.figures.patterns import lazy
from monitor.figures.phrases.words import has_noun
from monitor.figures.sections import Sections
from monitor.values import value

_DRAWN_UP = frozenset(("制定", "制订", "编制", "审查", "修订", "修编", "印发", "出台"))
_CUES = lexicon.PLANS | lexicon.NOUN_PLANS | {"将", "要"}
# What was foreseen before one of these is no part of what is then told: 高考将拉开大幕,记者获悉,…
_LEARNT = frozenset(("获悉", "得知"))
_TELLING = _CUES | lexicon.PAST | _LEARNT | {"提醒"}
_AFTER = frozenset(("后", "之后", "以后", "时"))
_FORECASTS = frozenset(("预计", "有望", "可望", "可能", "估计", "预估"))
_ESTIMATES = frozenset(("预计", "预估"))
# Right before a figure they may foresee no more than that.
_FORECAST_OF_ONE = frozenset(("预估", "预期", "预测"))
# What a forecast is called that something was done by: 根据降雨预测情况,发出提醒30次.
_REPORTED_AS = frozenset(("情况", "结果", "数据", "信息", "分析"))
# What has been brought about, so that 估计 only says how much: 估计造成经济损失210万元.
_HARM = frozenset(("造成", "损失", "经济损失", "损毁", "受损"))
# What a 预期 is said of that is no plan of its own: 上涨预期有所缓和.
_HOPES = frozenset(("预期", "预测"))
# What those meet of whom it only may be said: 可能受到威胁的41名群众.
_MEETS = frozenset(("受", "受到", "遭", "遭到", "遭受", "存在", "接触", "涉及", "感染", "被"))
_EASES = frozenset(
    (
        "有所",
        "减弱",
        "增强",
        "缓和",
        "回落",
        "上升",
        "升温",
        "降温",
        "稳定",
        "改善",
        "回升",
        "下降",
        "提升",
        "提高",
        "较",
        "继续",
        "趋稳",
        "趋好",
        "趋于",
        "向好",
        "好转",
    )
)
# Whom a relative clause picks out, so that its verb foresees nothing: 预计物价上涨的居民占…
_ASKED = frozenset(
    (
        "居民",
        "企业",
        "企业家",
        "受访者",
        "被调查者",
        "家庭",
        "储户",
        "银行家",
        "银行",
        "消费者",
        "人",
        "农户",
        "单位",
        "比例",
        "占比",
        "比重",
    )
)
# After one of these 现有 and 累计 look back on nothing: 由现有的40个, 要累计新增.
_BINDS = _CUES | {"由", "从", "力争", "争取"}
# What is added up as 累计, whenever it is: 累计降雨量.
_FALLEN = ("降", "雨", "雪", "积")
# What is reckoned as 实际, whenever it is: 实际利用外资, 实际到位资金.
_IN_FACT = ("利用", "使用", "到位", "到账", "吸收", "引进", "增长")
_PROMISES = frozenset(("提出", "承诺"))
# What it may be 提出 to do: 提出打造10个示范村, but 提出申请12件.
_SET_OUT = frozenset(
    (
        "打造",
        "建设",
        "新建",
        "建成",
        "创建",
        "培育",
        "引进",
        "扩大",
        "新增",
        "推进",
        "改造",
        "达到",
        "突破",
        "力争",
        "实现",
    )
)
# A promise that is kept, or made of something before it: 兑现承诺, 双向承诺.
_KEPT_WORD = frozenset(("兑现", "履行", "践行", "落实", "信守", "遵守", "双向", "公开", "作出", "做出", "的"))
_ON_PROMISES = frozenset(("办理", "办结", "落实", "完成", "兑现", "服务"))
# With which a clause only says towards what aim something was done: 围绕这一目标,…
_TOWARDS = frozenset(("围绕", "紧紧围绕", "紧扣", "按照", "朝着", "对照"))
# After a goal that has been met: 完成目标的80%, 提前实现翻番目标,其中…
_MET = frozenset(("的", "(", "（", ",", "，", ";", "；"))
# What a word ends in before a 要求 that closes its clause, which then says only how something was done:
# 按照上级部署要求,…; 认真落实各项要求,…
_ACCORDING = ("按照", "按", "根据", "依照", "遵照", "对照", "落实", "贯彻")
# What 目标 only describes: 目标区间, 目标客户.
_NO_AIM = frozenset(
    (
        "区间",
        "客户",
        "人群",
        "价",
        "价格",
        "市场",
        "群体",
        "公司",
        "企业",
        "管理",
        "责任",
        "案件",
        "人员",
        "对象",
        "ETF",
        "基金",
        "指数",
        "资产",
    )
)
# Verbs that the segmenter takes for nouns or names: 将新建学校5所.
# Parts of a device, which no plan told before goes on with.
_PARTS = frozenset(("前置", "后置", "内置"))
_DEEDS = frozenset(
    (
        "集中力量",
        "部署",
        "新建",
        "新设",
        "新招",
        "改扩建",
        "续建",
        "整治",
        "资助",
        "选派",
        "绿化",
        "造林",
        "植树",
        "拓宽",
        "硬化",
        "清淤",
        "供水",
        "供气",
        "通车",
        "落地",
        "动工",
    )
)
# For which sums they name what those are for: 将资助资金30万元发放到位.
_SPENT = frozenset(("资金", "经费", "款", "款项", "物资"))
# Verbs of one character that the segmenter takes for nouns: 计划产鲜菇.
_DOES = frozenset("产建种养造修植收招")
# Whose 预期 a figure is only set beside: 市场预期3.31亿美元.
_FORECASTERS = frozenset(("市场", "机构", "分析师", "华尔街", "此前", "普遍", "共识", "一致", "平均"))
# 建议类诉求 is a sort of what was received.
_SORTED = frozenset(("类", "书", "、"))
_OBTAINED = frozenset(
    (
        "到",
        "到位",
        "上级",
        "中央",
        "各级",
        "国家",
        "省级",
        "省市",
        "中省",
        "资金",
        "专项",
        "专项资金",
        "专项债券",
        "项目",
        "项目资金",
        "债券",
        "特别国债",
        "国债",
        "补助",
        "补助资金",
        "无偿",
    )
)
_MOVED = ("上涨", "下降", "增长", "下跌", "回落", "收入")
# 将持有的2.5%股权转让: what is held is only brought before the verb.
_HELD = frozenset(("持有", "所持", "所持有", "其", "其持有", "名下"))
# 将涉嫌盗窃的3人抓获, 将被困群众救出: what befell those whom it brings before its verb.
_BEFELL = frozenset(
    ("涉嫌", "被困", "受困", "受伤", "受灾", "遇险", "落水", "走失", "患有", "中毒", "被盗", "被骗", "受损")
)
_DUE = frozenset(("到", "到会", "参加", "出席", "收", "缴", "征", "参保", "届"))
_FORECAST_ENDS = frozenset(("", "为", "的", "是", "值", ",", "，", ";", "；", "、"))
# Before a qualifier these demand: 增速要高于40%.
_BIDS = frozenset(("要", "须", "应", "需", "必须", "应当", "将", "将会"))
_TURNED = frozenset(
    [
        "作为",
        "成为",
        "打造成",
        "改造成",
        "改建成",
        "建成",
        "变成",
        "变为",
        "纳入",
        "列入",
        "列为",
        "转化为",
        "确定为",
        "托管给",
        "流转给",
        "分为",
        "合并",
    ]
)
_FUNDS = frozenset(("特别国债", "国债", "专项债券", "专项债", "补助资金", "专项资金", "转移支付"))
# After which a sum is one that was got: 争取帮扶资金1500万元.
_FUNDED = _FUNDS | {"资金", "债券", "帮扶资金", "项目资金"}
_WHOLES = frozenset(("全省", "全市", "全县", "全区", "全州", "全镇", "全乡", "全村", "我省", "我市", "我县", "今年"))
# Who plans what is named right after: 公司计划资本开支.
_PLANNERS = frozenset(("公司", "该公司", "集团", "企业", "我们"))
# What a promise binds to: 承诺净利润不低于1亿元.
_LIMITS = ("不低于", "不少于", "不高于", "不超过", "不得低于", "不得少于", "不得超过", "至少")
# Measure words for things, which then are counted and not measured.
FOR_THINGS = frozenset(("个", "项", "类", "条"))
_TAKES_UP = frozenset("同这")
_GOES_ALONG = lazy(
    r"同时,|这[一二三四五六七八九十0-9]{1,3}[件项个][^,。;:]{0,6}(?:实事|任务|目标|工程)(?:分别|依次)?[是为]"
)
_POINTED = frozenset(("这", "这一", "这项", "这个", "该", "该项", "此", "此项", "有关", "上述", "两项", "各项"))
_LISTS = frozenset(("包括", "有", "是", "为", "如下", "包含"))
_MOVING = ("v", "d", "p", "vn", "vd", "a", "ad", "u", "z", "c")
_OLD = lazy(r"(?:由|从)(?![^,。;:0-9]*(?:[代发投]|承担|出资|负责|建设|组织|提供|安排))[^,。;:!?0-9]{0,12}$")
# 拟以每股10元收购,较收盘价8.85元溢价: the price it is set beside has been.
_PRICE_BESIDE = lazy(r"[较比][^,。;:0-9]{0,20}(?:收[盘市]|发行|均|市)价$")
_AIMED = lazy(r"的?[^,。;:!?0-9]{0,8}目标(?!任务完成|已)")
# 81个具体目标 counts them.
_GOALS = lazy(r"[^,。;:!?0-9的]{0,8}目标")
# 预计…连续5年保持增长: so long it has been by now.
_WILL_LAST = lazy(r"(?:将|有望|力争|确保|争取)[^,。;:0-9]{0,6}连续$")
# 确定了种植辣椒6万亩、产值8亿元的目标: what closes a list is said of all of it.
_AIMED_LIST = lazy(r"(?:[、和][^,。;:!?、和]{1,24}){1,8}?的[^,。;:!?0-9、]{0,6}目标(?!任务完成|已)")
_AIMING = lazy(r"提出|确定|制定|明确|定下|设定|锚定|瞄准|朝着|围绕|紧盯")
# 超额完成浓度下降4%、重污染天数减少6%的目标
_REACHING_AIMS = lazy(r"(?:完成|实现|达到)了?[^,。;:!?、]{0,20}$")
_AIM_WITHIN = 25  # characters that it has at most
# 一期20万吨产能已经投产 and 5个正在加快建设 are so by now, whatever is planned beside them.
_ALREADY = lazy(r"[^,。;:0-9]{0,8}已经?(?!成为)")
_UNDER_WAY = lazy(r"[^,。;:0-9]{0,8}(?<!将)正在")
_PROMISED = lazy(r"(?:至少|起码)[^,。;0-9]{0,6}(?<!了)(?<!也得)(?<!也要)$")
_PLANNED_SUM = lazy(
    r"(?<![占成达超到])(?:(?<![占成达超到])(?:年度|当年|全年|今年)|(?<![年度]))(?:计划(?:完成)?总?投资|投资计划)$"
)
_SUM_ENDS = frozenset("资划")
_AFTERWARDS = lazy(r"(?:建成|投产|达产|投用|投运|完工|投入使用)后")
# 工程实施后,保证率可由65%提高到80%: so it is hoped.
_ONCE_DONE = lazy(r"(?:实施|完成)后[^。;!?]{0,20}可(?!再生)")
_URGES = lazy(r"(?:^|[。;\n\s])(?:[一二三四五六七八九十]要|要|今年要|我们要|必须|各级政府(?:都)?要)(?!求)")
# 报告指出,坚定不移建设和美乡村: a report that tells what is to be done.
_DEMANDS = lazy(
    r"[报会][告议](?<![^。!?\n\s]..)(?:指出|提出|强调|要求|明确),(?:坚定不移|全力|全面|加快|着力|大力|持续|深入|聚焦|坚持|推[动进]|实施|强化|突出|加强|打造|深化|扎实|做[优强大好]|抓[好实]|稳步|积极)"
)
_ADVISES = lazy(r"应|宜|建议|不能|切勿|[必务]须|需|注意|尽量|最好|至少|避免|不得|要")
_TOLD = lazy(r"已|了(?![解望])|去年|上年|取得|同比|过去")
# A weather report of the day or the night to come, which says no 预计.
_WEATHER = lazy(
    r"(?:今[天日晚夜]|明[天日晚]|后天|夜间|白天|未来)[^。!?\n]{0,40}?(?:多云|晴|阴(?:天|有|转|,|到)|[小中大暴阵雷]雨|雨夹雪|[小中大暴阵]雪|霜冻|冰冻|浮尘)"
)
_MEASURED = lazy(r"已|了|昨|前天|截至|实况|监测|监控|观测|测得|录得|出现|降下|遭|受灾|造成")
# 今年番茄的行情很好, 今年过年: what has been of a year that is young.
_SOLD = ("卖", "卖到", "卖到了", "售价", "数量达")
_LIVED = lazy("行情|价格[很较]?好|今年(?:过年|春节)")
# 提高到今年的84%: there it is by now.
_RISEN = lazy(r"[高升大加多少低降缩长][到至为]今年的?$")
_PARAGRAPH = 400
_BULLETS = frozenset("●○■□◆◇▲△★☆·•※√")
_ITEMS = 40  # lines of a list at most
_SETS_OUT = lazy(
    r"将(?:继续|重点|全力|实施|办好|新建|推进|完成|投入|建设|开展)|民生实事|今年要|(?:计划|力争|着力|确保)(?:完成|实施|办好|推进|新建)"
)
_CARRIED_OUT = lazy(r"\s*[,;]\s*(?:实际|共|已|全部)?完成(?:投资)?\s*[0-9]")
_TASK = lazy(r"(?:任务|指标|计划(?:总?投资)?)数?(?:为|是)?\s*$")
# 完成目标任务12500人的98.5%: the task, of which so much is done.
_TASK_ENDS = frozenset("务标划数\n")  # what ends in a task does so with one of these
_TASK_SET = lazy(r"(?:任务|目标|计划)数?$")
_TASK_DONE = lazy(r"的\s?[约近]?[0-9.]+\s?%|[高低][出于]?\s?[0-9]")
_CLAUSE = lazy(r"[,，;；。]")
_FINISHED = lazy(r"了\s?(?:近|约|超过?|超|逾|\s)*$|已[^,。;]{0,8}$|(?:历时|仅)$")
_TAKEN_IN = lazy(r"[全统足一]?[部额一并]?[纳列]入")
_TREATED = lazy(
    r"[^,。;:0-9]{0,8}?(?:进行|[纳列]入|移交|交由|分[为成]|予以|作为|列为|(?:紧急|安全|全部|集中|就近|全员)?(?:转移|撤离|疏散|转运|押解|押送|送[往至到回医]|运[往到至]|救[出下]|抓获|移送|安置|返还|退还|带离|护送))"
)
# 确保800名旅客平安出行
_SAFELY = lazy(r"(?:旅客|乘客|游客|群众|村民|人员|师生|学生)(?:安全|平安|顺利|有序)")
# 将涉案嫌疑人12人押解回县城
_TAKEN_AWAY = lazy(
    r"(?:紧急|安全|全部|集中|就近|全员)?(?:转移|撤离|疏散|转运|押解|押送|送[往至到回医]|运[往到至]|移送|安置|返还|退还|带离|护送)"
)
_YEAR = lazy(r"[0-9]{4}")
# What those asked foresee is told of when they were asked: 对下季度,物价预期指数为58%,24%的居民预期“上升”.
_ASKED_INDEX = lazy(r"(?:预期|信心|景气|判断|感受|热度)指数[^,。;:]{0,6}$")
_OF_THOSE_ASKED = lazy(
    r"\s?的\s?(?:居民|储户|受访|被调查|被访|企业|银行家?|消费者|家庭|农户|网民|市民|公众|经济学家|分析师|投资者)"
)


class Outlook:
    """Follows a text from figure to figure and tells of each whether it is planned, promised, required or forecast."""

    def __init__(self, folded: str, published: dt.date | None) -> None:
        self._sections = Sections(folded, published)
        self._folded = folded
        self._published = published
        self._demands = [found.start() for found in _DEMANDS.finditer(folded)]
        self._planned = False
        self._past = False
        self._maybe = False  # planned by no more than a 可能, or a 预计 of the figure alone, which a semicolon ends
        self._forecast = False  # by a 预计 or a 规划, which reaches no further than its sentence
        self._by_noun = False  # by a 计划 or a 目标, and no verb
        self._cued = False  # by the words right before the figure at hand
        self._proposed = False  # by a 拟 among them, which is of no time that is over
        self._estimated = False  # by a 预计 among them: 预计2023年净利润为5亿元, told in January
        self._foreseen = False  # of what the sentence tells as of today: 目前仍有…，预计…

        self._sentence = Span(0, 0)  # of the figure at hand
        self._aims = False  # its sentence says 目标
        self._aimed = False  # as one of a list that 的目标 closes
        self._asked = False  # the sentence tells what those asked foresee
        self._task = False  # the figure before was a 任务, beside which this one sets what was done
        self._after = False  # planned by what is to be once a thing stands, which its sentence ends
        self._costs = False  # planned is what projects are to cost, and not how many of them are of a sort

    def advance(self, gap: Gap, sentence: Span, phrase: Span, *, lead: str = "", opens: bool, paragraph: bool) -> None:
        """Take in the words before the next figure, whose phrase is given; `opens` if they begin a sentence,
        `paragraph` if a paragraph; `lead` is the qualifier that they lead to."""
        self._sentence = sentence
        if opens:
            part = bool(gap.words) and gap.words[0][0] == "其中"
            carried = (
                self._planned
                and not self._after
                and (not self._forecast or part)
                and (self._goes_along(sentence) if paragraph else _continues(gap.words))
            ) or self._set_out(gap.words, sentence, paragraph=paragraph)
            self._foreseen = self._foreseen and carried and part
            self._planned = carried or self._sections.plan_at(sentence.start)
            self._past = self._maybe = self._after = self._asked = self._estimated = False
            self._aims = "目标" in self._folded[sentence.start : sentence.end]
            if _WEATHER.search(self._folded, sentence.start, sentence.end) and not _MEASURED.search(
                self._folded, sentence.start, sentence.end
            ):
                self._planned = True
        self._cued = self._proposed = False
        self._aimed = self._aims and self._lists_aims(sentence, phrase)
        self._read(gap.words, sentence, phrase)
        promised = lead.startswith(_LIMITS) and ("承诺", "v") in gap.words
        if promised or (lead and gap.words and gap.words[-1][0] in _BIDS):
            self._planned, self._past = True, False

    def _goes_along(self, sentence: Span) -> bool:
        """Whether a paragraph says to be of the one before: 同时,加快…改造10万公里以上; 这十件实事分别是:…"""
        first = self._folded[sentence.start : sentence.start + 1]
        return first in _TAKES_UP and _GOES_ALONG.match(self._folded, sentence.start, sentence.end) is not None

    def _set_out(self, words: Sequence[Word], sentence: Span, *, paragraph: bool) -> bool:
        """Whether the paragraph, or the line over its list, says that what it tells is still to be done."""
        if self._demanded(sentence):
            return True
        return self._itemized(sentence) if paragraph else self._urged(words, sentence)

    def _itemized(self, sentence: Span) -> bool:
        """Whether it is an item of a list, below a line that says what is to be done: the ●新建公园5个 under 今年要办好实事."""
        if self._folded[sentence.start : sentence.start + 1] not in _BULLETS:
            return False
        since = sentence.start
        for _ in range(_ITEMS):
            since, end = self._folded.rfind("\n", 0, max(since - 1, 0)) + 1, since
            if self._folded[since : since + 1] not in _BULLETS:
                break
            if not since:
                return False
        line = (max(since, end - _PARAGRAPH), end)
        return _SETS_OUT.search(self._folded, *line) is not None and not _TOLD.search(self._folded, *line)

    def _urged(self, words: Sequence[Word], sentence: Span) -> bool:
        """Whether the paragraph has said 要… and the sentence goes on with a bare verb: 二要加强环境保护。…新增造林8880万亩."""
        if not words or not words[0][1].startswith("v"):
            return False
        paragraph = max(self._folded.rfind("\n", 0, sentence.start) + 1, sentence.start - _PARAGRAPH)
        return _URGES.search(self._folded, paragraph, sentence.start) is not None and not _TOLD.search(
            self._folded, paragraph, sentence.start
        )

    def _demanded(self, sentence: Span) -> bool:
        """Whether the paragraph is of what a report demands, up to what it tells: 报告指出,坚定不移建设和美乡村。…"""
        index = bisect_right(self._demands, sentence.end) - 1
        if index < 0:
            return False
        start = self._demands[index]
        near = sentence.start - start < 2 * _PARAGRAPH and self._folded.find("\n", start, sentence.start) < 0
        return near and not _TOLD.search(self._folded, start, sentence.end)

    def _lists_aims(self, sentence: Span, phrase: Span) -> bool:
        """Whether the list that goes on after the figure ends in 的目标, which was set before it."""
        if not _AIMED_LIST.match(self._folded, phrase.end, sentence.end):
            return False
        if _REACHING_AIMS.search(self._folded, max(sentence.start, phrase.start - _AIM_WITHIN), phrase.start):
            return True
        return _AIMING.search(self._folded, sentence.start, phrase.start) is not None

    def _advises(self, sentence: Span, phrase: Span) -> bool:
        """Whether advice is given between a 提醒 and the end of the figure's own clause."""
        since = self._folded.rfind("提醒", sentence.start, phrase.start)
        end = _CLAUSE.search(self._folded, phrase.end, sentence.end)
        return (
            _ADVISES.search(self._folded, max(since, sentence.start), end.start() if end else sentence.end) is not None
        )

    def _read(self, words: Sequence[Word], sentence: Span, phrase: Span) -> None:
        # 生产总值预计完成278亿元,增长6.2%: its growth is estimated with it, and what has a name of its own is not.
        if self._estimated:
            self._estimated = not has_noun(words) and all(word not in ";；较" for word, _ in words)
        ended = self._maybe and any(word in ";；" for word, _ in words)
        if ended or (self._costs and any(word == "其中" for word, _ in words)):
            self._planned = self._maybe = self._costs = False
        if _TELLING.isdisjoint(map(WORD_OF, words)):
            return
        answered = _answered(words)
        for index, (word, _) in enumerate(words):
            if word not in _TELLING or index < answered:
                continue
            if word in lexicon.PAST and not _binds(words, index):
                self._planned, self._past = False, True
                self._cued = self._foreseen = self._estimated = False
            elif word in _LEARNT:
                self._planned = False
            elif word == "提醒" and not self._advises(sentence, phrase):
                continue
            elif word in _CUES and _is_plan(words, index) and not self._says_done(word, words, phrase):
                self._costs = _budgets(words, index) and not self._planned
                self._forecast = word in _FORECASTS or word == "规划" or self._costs
                of_one = word in _FORECASTS or word in _FORECAST_OF_ONE
                alone = of_one and index + 1 == len(words)  # 营收14亿元,预计15亿元;净利润…
                self._planned, self._past, self._maybe = True, False, word == "可能" or alone
                self._cued = True
                self._proposed = word[0] == "拟"
                self._estimated = word in _ESTIMATES
                self._by_noun = word in lexicon.NOUN_PLANS

    def _says_done(self, word: str, words: Sequence[Word], phrase: Span) -> bool:
        """Whether the words after the figure make it one of what is done: 将3家企业进行分类, 确保800名旅客平安出行."""
        if word == "确保":
            return self._past is False and not self._planned and _SAFELY.match(self._folded, phrase.end) is not None
        return word == "将" and self._takes_in(words, phrase)

    def _takes_in(self, words: Sequence[Word], phrase: Span) -> bool:
        """Whether a 将 only brings what the figure measures before its verb: 将治理经费500万元纳入预算."""
        if words[-1][0] == "的":
            return _TREATED.match(self._folded, phrase.end) is not None  # 将排查出的289家企业进行分类
        if not words[-1][1].startswith(("n", "vn")):
            return False
        return bool(_TAKEN_IN.match(self._folded, phrase.end) or _TAKEN_AWAY.match(self._folded, phrase.end))

    def planned(self, left: str, right: str, period: str | None, *, counts: bool = False) -> bool:
        """Whether the next figure is a target, from the words right before and after it and its period; `counts` if its
        measure word is one for things and not for what they measure."""
        if "后" in left and "可" in left and _ONCE_DONE.search(left):
            self._begin()
        if _is_over(left) or ("基数" in right and right.startswith("为基数")):
            return False
        if "目标" in right and _AIMED.match(right) and not (counts and _GOALS.match(right)):
            return True
        if self._aimed or (left[-1:] in _TASK_ENDS and _TASK_SET.search(left) and _TASK_DONE.match(right)):
            return True
        if ("已" in right and _ALREADY.match(right)) or ("正在" in right and _UNDER_WAY.match(right)):
            return False
        if self._task:
            self._task = self._planned = False
            return False
        if "完成" in right and _TASK.search(left) and _CARRIED_OUT.match(right):
            self._task = True
            return True  # 任务300座,完成320座
        if _is_aim(left):
            return True
        published = self._published
        time = None if period is None or published is None else self._by_time(period, published, left, right)
        if time is not None:
            return time
        if "后" in left and _AFTERWARDS.search(left):
            self._begin()
        return self._planned and not _FINISHED.search(left)

    def _tells_answers(self, left: str, right: str) -> bool:
        """Whether the sentence tells what those asked expect of a time to come."""
        if not self._asked:
            self._asked = bool(_OF_THOSE_ASKED.match(right) or ("指数" in left and _ASKED_INDEX.search(left)))
        return self._asked

    def _begin(self) -> None:
        """What follows in the sentence is to be once a thing stands."""
        self._after = not self._planned
        self._planned = True

    def is_today(self, period: str | None) -> bool:
        """Whether a period is what has been up to the publication date or a day before it, a day that is over, or one
        that is over before what is proposed."""
        if period is None or self._published is None:
            return False
        standing = _standing(period, self._published)
        return standing.today or (standing.until_now and self._planned) or (standing.over and self._proposed)

    def _by_time(self, period: str, published: dt.date, left: str, right: str) -> bool | None:
        """Whether a figure of a period is a target; None where only the words can tell."""
        standing = _standing(period, published)
        time = self._when(standing, left, right)
        return False if time and not standing.comes and _FINISHED.search(left) else time

    def _when(self, standing: _Standing, left: str, right: str) -> bool | None:
        """True for a period still to come, False for one that is over, None where the words decide."""
        if standing.today:
            self._foreseen = self._foreseen or self._cued
            return None if self._foreseen else False
        if standing.comes:
            return not self._tells_answers(left, right)
        if standing.ended and self._by_noun and not self._cued:
            self._planned = False  # 年度计划投资9亿元,1-6月完成投资4亿元,其中…
        if standing.over and (self._proposed or self._estimated):
            return True  # 2024年净利润5亿元,拟每10股派发3元; 预计2024年净利润5亿元
        if standing.over or (standing.ended and not self._planned):
            return False
        # 今年春运期间, told early in the year, is over.
        may_come = standing.ahead or (
            standing.is_early
            and "期间" not in left
            and not left.endswith(_SOLD)
            and not _RISEN.search(left)
            and not _LIVED.search(self._folded, self._sentence.start, self._sentence.end)
        )
        return True if may_come and not self._past else None


@value(frozen=True, slots=True)
class _Standing:
    """How a period stands to the day of publication: whether it is what has been up to `today`, or `until_now` up to a
    day before, comes after, is over, a part of the year that has `ended`, lies `ahead` if nothing past is told, or is the
    year itself early in it."""

    today: bool
    until_now: bool
    comes: bool
    over: bool
    ended: bool
    ahead: bool
    is_early: bool


@lru_cache(maxsize=1024)
def _standing(period: str, today: dt.date) -> _Standing:
    """How a period stands to a day; a text is of a few periods, which come again and again."""
    years = [int(year) for year in _YEAR.findall(period)]
    ahead = min(years) > today.year or (period.startswith("..") and max(years) > today.year)
    # A plan of several years is told in its first.
    ahead = ahead or ("/" in period and min(years) == today.year and max(years) - today.year > 2)
    over = max(years) < today.year and not period.endswith("..")
    is_early = today.month <= 3 and period == str(today.year)
    parsed = edtf.parse(period)
    last = parsed.last
    ended = last is not None and last < today
    until_now = last is not None and (last <= today if parsed.start is None else _is_day(parsed) and last < today)
    return _Standing(period == f"../{today}", until_now, _comes(parsed, today), over, ended, ahead, is_early)


def _is_day(parsed: edtf.Period) -> bool:
    return parsed.is_point and parsed.unit is edtf.Unit.DAY


def _comes(parsed: edtf.Period, today: dt.date) -> bool:
    """Whether a period begins after the publication date, or on it and goes on."""
    if parsed.first is None:
        return False
    if parsed.first != today or parsed.last is None:
        return parsed.first > today
    # Of the week or the month that begins today its first day has been: 本周 told on a Monday.
    current = parsed.is_point or (today.weekday() == 0 and (parsed.last - today).days == 6)
    return parsed.last > today and not current


def _is_aim(left: str) -> bool:
    """Whether the words right before a figure promise or plan it and no other: 至少建成5座, 年度计划投资3亿元."""
    if ("至少" in left or "起码" in left) and _PROMISED.search(left):
        return True
    return left[-1:] in _SUM_ENDS and _PLANNED_SUM.search(left) is not None


def _is_over(left: str) -> bool:
    """Whether a figure is only where something set out from (由65%提高到…), or how long it has lasted."""
    if ("由" in left or "从" in left) and _OLD.search(left):
        return True
    last = left[-1:]
    if last == "价" and _PRICE_BESIDE.search(left):
        return True
    return last == "续" and left.endswith("连续") and not _WILL_LAST.search(left)


def _continues(words: Sequence[Word]) -> bool:
    contrasts = any(word == "则" for word, _ in words[:4])  # with what is, the plan is over
    if len(words) > 1 and (words[1][0] in _AFTER or words[0][0] == "作为"):
        return False  # 接警后,中队出动…
    return (
        bool(words)
        and not contrasts
        and (words[0][0] in lexicon.OPENINGS or (words[0][1] == "v" and words[0][0] not in _PARTS))
    )


def _clause(words: Sequence[Word], index: int) -> Sequence[Word]:
    """The words of a clause up to one of them."""
    since = max((at for at in range(index) if words[at][0] in ",，;；。:"), default=-1)
    return words[since + 1 : index]


def _binds(words: Sequence[Word], index: int) -> bool:
    """Whether a word of the past says nothing of when here: 由现有的40个, 要累计新增, 累计雨量将达80毫米,
    实际利用外资增长5%."""
    if index and words[index - 1][0] in _BINDS:
        return True
    if words[index][0] == "先后":
        return not _CUES.isdisjoint(map(WORD_OF, _clause(words, index)))  # 计划先后举办5场招聘会
    if words[index][0] == "已" and index + 1 < len(words) and words[index + 1][0].startswith("发行"):
        return True  # 须就已发行股份作出要约
    if words[index][0] == "累计" and index + 1 < len(words) and words[index + 1][0].startswith(_FALLEN):
        return True
    return words[index][0] == "实际" and index + 1 < len(words) and words[index + 1][0].startswith(_IN_FACT)


def _answered(words: Sequence[Word]) -> int:
    """Where what those asked say of the figure before ends: 28%的居民预期物价将“上升”."""
    if len(words) < 2 or words[1][0] not in _ASKED or words[0][0] not in ("的", ")"):
        return 0
    return next((at for at, (word, _) in enumerate(words) if word in ",，;；。"), len(words))


def _picks_out(words: Sequence[Word], index: int) -> bool:
    """Whether a verb only says which of those asked are counted, up to the end of its clause: 预测下季上涨的居民占…"""
    for at in range(index + 1, len(words) - 1):
        if words[at][0] in ",，;；。":
            return False
        if words[at][0] == "的" and words[at + 1][0] in _ASKED:
            return True
    return False


def _is_past_effort(words: Sequence[Word], index: int, before: str, after: str) -> bool:
    """Whether it is only looked back on (在各方的努力下), or a clause with a subject of its own has begun since it was
    told: 努力扩大规模,蔬菜面积发展到2万亩."""
    if before == "的" or after in ("", "下", ",", "，"):
        return True
    last = max((at for at in range(index, len(words) - 1) if words[at][0] in ",，"), default=0)
    return last > 0 and words[last + 1][1].startswith("n")


def _modifies(words: Sequence[Word], index: int) -> bool:
    """Whether it only says something of the thing that is counted: 可能影响健康的化合物超过1000种."""
    of = next((at for at in range(len(words) - 1, index, -1) if words[at][0] == "的"), 0)
    if not of or of + 1 == len(words):
        return False
    return all(tag.startswith("n") or word in lexicon.REACHING for word, tag in words[of + 1 :])


def _is_plan(words: Sequence[Word], index: int) -> bool:
    word, tag = words[index]
    before = words[index - 1][0] if index else ""
    after, moves = ("", "") if index + 1 >= len(words) else words[index + 1]
    if after in _DEEDS and not (index + 2 < len(words) and words[index + 2][0] in _SPENT):
        moves = "v"
    if word in _HOPES and not index and after in ",，":
        return False  # 高于200万人次的预期,…
    if word in _HOPES and (after in _EASES or after in ",，"):
        clause = _clause(words, index)
        if before in lexicon.CHANGING or before.endswith(_MOVED) or any(said == "对" for said, _ in clause):
            return False
    if word in _PROMISES:
        return _promises(word, before, after, moves)
    if word in lexicon.PLANS:
        return (
            not _plans_nothing(words, index, before, after, moves)
            and not _picks_out(words, index)
            and _announces(word, before, words[index - 1][1] if index else "", after, moves)
        )
    if word == "将":
        return _will(words, index, after, moves)
    if word == "要":
        wants = moves == "p" or (moves in ("v", "vn", "ad", "vd") and len(after) > 1)
        demands = tag == "v" and wants and after != "比" and before not in ("则", "就")
        return demands and not _habitual(words[:index])
    if word in lexicon.NOUN_PLANS and before not in lexicon.REACHED:
        return _is_noun_plan(words, index, before, after, moves)
    return False


def _promises(word: str, before: str, after: str, moves: str) -> bool:
    """Whether something is promised or put forward to be done, and not a promise or a proposal that is counted."""
    if word == "提出":
        return after in _SET_OUT
    return moves in ("v", "vn", "d") and before not in _KEPT_WORD and after not in _ON_PROMISES


def _plans_nothing(words: Sequence[Word], index: int, before: str, after: str, moves: str) -> bool:
    """Whether a word that may announce a plan does not: 按照上级要求,…, 在各方的努力下, 争取到资金, 可能有害的成分, 目标即将实现,…"""
    word = words[index][0]
    if word == "要求" and after in ",，":
        return any(said == "是" or said.endswith(_ACCORDING) for said, _ in _clause(words, index))
    if word in _HOPES and after in _REPORTED_AS:
        return True
    if word == "预计" and before in ("对", "向") and moves.startswith("v"):
        return True  # 对预计受影响人群上门提醒
    if word == "估计":
        return before == "初步" or not _HARM.isdisjoint(map(WORD_OF, words[index + 1 :]))
    if word == "努力":
        return _is_past_effort(words, index, before, after)
    if word == "确保":
        return before in ("为", "为了")  # 为确保项目推进,投资4万元
    if word == "争取" and words[-1][0] in _FUNDED and _CUES.isdisjoint(map(WORD_OF, _clause(words, index))):
        return True  # 争取东西部协作资金1500万元
    if word == "争取":
        return not _FUNDS.isdisjoint(map(WORD_OF, words[index + 2 : index + 5]))
    if word == "准备":
        told_apart = any(said == "的" for said, _ in words[index + 2 : index + 5])  # 准备增加支出的项目
        return moves not in ("v", "d") or after in ("了", "好") or before in ("为", "做好", "已", "已经") or told_apart
    if word == "即将":
        return not moves.startswith("v") or any(said in "的,，;；" for said, _ in words[index + 2 :])
    if word == "可能" and words[-1][0] == "的" and after in _MEETS:
        return True  # 可能受到威胁的41名群众
    return word == "可能" and _modifies(words, index)


def _will(words: Sequence[Word], index: int, after: str, moves: str) -> bool:
    """Whether a 将 says what is to come, and does not bring an object before its verb."""
    moved = words[index + 2][1] if index + 2 < len(words) else ""
    objects = {said for said, _ in words[index + 2 : index + 6]}
    if _disposes(words, index) or after in _HELD or after in _BEFELL:
        return False
    if moves == "vn" and (moved.startswith(("n", "vn")) or not objects.isdisjoint(("由", "从"))):
        return False
    return moves in _MOVING or after in ("于", "比", "较", "从", "由", "在", "每", "有", "是", "为", "全", "合共")


def _disposes(words: Sequence[Word], index: int) -> bool:
    """Whether 将 only brings its object before the verb: 将原有厂房改造为…, 将闲置校舍改建成…"""
    if words[index + 1 : index + 2] and words[index + 1][0] == "把":
        return False  # 将把产能提高到8万吨
    if words[-1][0] in _TURNED and any(tag.startswith("n") for _, tag in words[index + 1 : -1]):
        return len(words) - index < 10  # 将旧厂房建成
    verbs = 0
    for at in range(index + 1, min(index + 10, len(words) - 1)):
        word, tag = words[at]
        if tag == "x":
            return False
        if word in _TURNED or (tag.startswith("v") and words[at + 1][0] in ("为", "成", "给", "到", "至", "入")):
            return at > index + 1 and (verbs < 1 or words[index + 1][1] != "v" or words[index + 2][1].startswith("n"))
        verbs += tag == "v" and at > index + 1
    return False


def _announces(word: str, before: str, was: str, after: str, moves: str) -> bool:
    if word == "建议" and (not after or after in _SORTED or before in lexicon.RECEIVED):
        return False
    if word == "应" and after in _DUE:
        return False  # 应到代表738人
    if word == "争取" and (after in _OBTAINED or before in ("多", "少")):
        return False  # 争取上级资金2亿元 has got it
    if before in _FORECASTERS and (after in _FORECAST_ENDS if word == "预期" else after == "的"):
        return False
    if word in ("预期", "预测", "建议", "估计") and (
        before in lexicon.REACHED or after in ("寿命", "的", "指数", "值") or moves == "nz"
    ):
        return False
    if word == "要求":
        return before not in ("按", "按照", "的", "总", "符合", "根据") and after not in ("的", "")
    if word == "规定" and not after and was.startswith("n"):
        return False  # 清理有关政策规定2300件
    return not (word == "规定" and before in ("按", "按照", "项", "的", "按规定"))


def _habitual(words: Sequence[Word]) -> bool:
    return any(word in ("每天", "平均", "一天", "以前", "平时", "天天", "往往", "都", "就") for word, _ in words[-6:])


def _budgets(words: Sequence[Word], index: int) -> bool:
    """Whether what is planned is only what a project is to cost: 计划总投资3亿元."""
    return words[index][0] == "计划" and words[-1][0] in ("投资", "总投资") and len(words) - index < 4


def _intends(words: Sequence[Word], index: int, before: str, after: str, moves: str) -> bool:
    """Whether a 计划 says what is meant to be done, and is not what a scheme is called: 营养改善计划惠及…"""
    if before in _POINTED or before in ("”", "》"):
        return False  # 这计划在2023年开支约40亿元, “护苗”计划随访8000名学生
    if index and words[index - 1][1] in ("v", "vn") and (moves == "v" or after in ("已", "已经")):
        return False  # 营养改善计划已实现全覆盖
    if index and before in ",，;；" and moves[:1] in ("n", "b"):
        return True  # …,计划三年内省级补助建设幼儿园
    if (before in _WHOLES or before in _PLANNERS or not index) and moves[:1] == "n":
        return True  # 全县计划农作物播种面积…, 全年计划资本开支…
    return moves in ("v", "d", "p", "vn") or after[:1] in _DOES or (not after and before != "行动")


def _is_noun_plan(words: Sequence[Word], index: int, before: str, after: str, moves: str) -> bool:
    word = words[index][0]
    if any(said == "占" or (said in lexicon.REACHED and words[-1][0] == "的") for said, _ in _clause(words, index)):
        return False  # 完成年度目标任务的85%, 占年计划投资的64%
    if after in _MET and any(said in lexicon.REACHED for said, _ in _clause(words, index)):
        return False
    if after in _NO_AIM or (after in (",", "，") and not _TOWARDS.isdisjoint(map(WORD_OF, _clause(words, index)))):
        return False
    if word == "目标" and index == 1 and before == "的" and after in ",，" and words[3:4] != (("其中", "r"),):
        return False  # of the figure before, and what follows was done for it: 收入超过5万元的目标,创办…
    if word == "目标价":
        return len(words) - index < 5  # 维持买入评级,目标价为12元
    if word in ("任务", "指标"):
        return before not in _POINTED and after in ("为", "是", ":")
    if word == "计划" and not after and not _DRAWN_UP.isdisjoint(map(WORD_OF, _clause(words, index))):
        return False  # 编制防汛计划12份
    if word == "计划":
        return _intends(words, index, before, after, moves)
    if word == "规划":
        return after in ("产能", "面积", "总投资", "建设", "年产能", "总", "总面积", "建筑面积", "投资", "")
    if after in _LISTS or (
        after in ("主要", "具体") and words[index + 2 : index + 3] and words[index + 2][0] in _LISTS
    ):
        return True
    return after in ("为", "是", ":", "", "达到", "达", ",", "也", "定") or moves == "m" or len(words) - index <= 4
