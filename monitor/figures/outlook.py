"""Outlook: which stretches of a text speak of plans and forecasts, sentence by sentence."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache

from monitor.articles import Span
from monitor.figures import edtf, lexicon
from monitor.figures.announcing import ASKED, CUES, clause_up_to, is_plan
from monitor.figures.clauses import WORD_OF, Gap, Word
from monitor.figures.patterns import lazy
from monitor.figures.phrases.words import has_noun
from monitor.figures.sections import Sections
from monitor.values import value

# 约25%的所得款项净额将用于提升供应链
_TO_BE_USED = lazy(r"的?[^,。;:0-9]{0,14}?(?<!即)将(?:依法|全部|主要|分别|继续)?(?:用于|用作|用来|投向|予以)")
# What was foreseen before one of these is no part of what is then told: 高考将拉开大幕,记者获悉,…
_LEARNT = frozenset(("获悉", "得知"))
# 专家建议每周运动两次。追踪研究发现,风险低三成。
_FOUND = frozenset(("发现", "显示", "表明"))
_TELLING = CUES | lexicon.PAST | _LEARNT | _FOUND | {"提醒"}
_AFTER = frozenset(("后", "之后", "以后", "时"))
_FORECASTS = frozenset(("预计", "有望", "可望", "可能", "估计", "预估"))
_FORESEES = ("预计", "有望")  # 剩余28个预计在今年出列
_ITS_TIME = lazy(r"..将?[在于]?(?:今年|年内|年底|年末|明年|20[0-9]{2}年|[0-9]{1,2}月)")
_ESTIMATES = frozenset(("预计", "预估"))
# Right before a figure they may foresee no more than that.
_FORECAST_OF_ONE = frozenset(("预估", "预期", "预测", "预期值", "预测值"))
# After one of these 现有 and 累计 look back on nothing: 由现有的40个, 要累计新增.
_BINDS = CUES | {"由", "从", "力争", "争取"}
# What is added up as 累计, whenever it is: 累计降雨量.
_FALLEN = ("降", "雨", "雪", "积")
# What is reckoned as 实际, whenever it is: 实际利用外资, 实际到位资金.
_IN_FACT = ("利用", "使用", "到位", "到账", "吸收", "引进", "增长")
# Verbs that the segmenter takes for nouns or names: 将新建学校5所.
# Parts of a device, which no plan told before goes on with.
_PARTS = frozenset(("前置", "后置", "内置"))
# Before a qualifier these demand: 增速要高于40%.
_BIDS = frozenset(("要", "须", "应", "需", "必须", "应当", "将", "将会"))
_ROUGHLY = frozenset("近约大将接")  # 雇工费要近百元
# What a promise binds to: 承诺净利润不低于1亿元.
_LIMITS = ("不低于", "不少于", "不高于", "不超过", "不得低于", "不得少于", "不得超过", "至少")
# Measure words for things, which then are counted and not measured.
FOR_THINGS = frozenset(("个", "项", "类", "条"))
_TAKES_UP = frozenset("同这")
_GOES_ALONG = lazy(
    r"同时,|这[一二三四五六七八九十0-9]{1,3}[件项个][^,。;:]{0,6}(?:实事|任务|目标|工程)(?:分别|依次)?[是为]"
)
# 建议每天摄入少于5克,而居民平均摄入10克
_AGAINST = frozenset(("而", "但", "但是", "可是", "然而", "不过"))
_OLD = lazy(
    r"(?:由|从(?![事业严快优]))(?![^,。;:0-9]*(?:[代发投]|承担|出资|负责|建设|组织|提供|安排))[^,。;:!?0-9]{0,12}$"
)
# 拟以每股10元收购,较收盘价8.85元溢价: the price it is set beside has been.
_PRICE_BESIDE = lazy(r"[较比][^,。;:0-9]{0,20}(?:收[盘市]|发行|均|市)价$")
# 将2017年增速预估从之前的6.6%上调至6.8%: both are foreseen.
_REVISED_TO = lazy(r"\s?,?\s?(?:大幅|小幅|进一步)?(?:[上下]调|[上下]修|调[高低升降]|[提升降]高?)[至到为]")
_FORECAST_FROM = lazy(r"(?:预期|预估|预测|指引|展望|目标)值?也?[由从][^,。;:0-9]{0,8}$")
_AIMED = lazy(r"的?[^,。;:!?0-9]{0,8}目标(?!任务完成|已)")
# 81个具体目标 counts them.
_GOALS = lazy(r"[^,。;:!?0-9的]{0,8}目标")
# 预计…连续5年保持增长: so long it has been by now.
_WILL_LAST = lazy(r"(?:将|有望|力争|确保|争取)[^,。;:0-9]{0,6}连续$")
# 确定了种植辣椒6万亩、产值8亿元的目标: what closes a list is said of all of it.
# 四季度的交付量需要达到18万辆
# 下调今年经济增速至0.2%, 收入指引是环比增长13%
_GUIDED = lazy(
    r"[上下]调[^,。;:0-9]{0,12}(?:增速|增长率|通胀|通胀率|失业率|预期|预测|指引)[^,。;:0-9]{0,4}至$|指引(?:是|为)?(?:同比|环比)?(?:增长|下降)?$"
)
_NEEDED = lazy("(?:需要?|必须|须)达到$")
_AIMED_LIST = lazy(r"(?:[、和][^,。;:!?、和]{1,24}){1,8}?的[^,。;:!?0-9、]{0,6}目标(?!任务完成|已)")
_AIMING = lazy(r"提出|确定|制定|明确|定下|设定|锚定|瞄准|朝着|围绕|紧盯")
# 超额完成浓度下降4%、重污染天数减少6%的目标
_REACHING_AIMS = lazy(r"(?:完成|实现|达到)了?[^,。;:!?、]{0,20}$")
_AIM_WITHIN = 25  # characters that it has at most
# 一期20万吨产能已经投产 and 5个正在加快建设 are so by now, whatever is planned beside them.
_ALREADY = lazy(r"[^,。;:0-9]{0,8}已经?(?!成为)")
_UNDER_WAY = lazy(r"[^,。;:0-9]{0,8}(?<!将)正在")
_NOWADAYS = lazy(r"现在|如今|眼下")  # 现在改种茭白,一亩田收入至少增加4倍
_AT_LEAST_AS = lazy(r"比[^,。;:0-9]{1,10}(?:至少|起码)")  # 每亩效益比一般草莓至少翻一番
_PROMISED = lazy(r"(?<!每天)(?<!每日)(?:至少|起码)[^,。;0-9]{0,6}(?<!了)(?<!也得)(?<!也要)(?<!损失)(?<!减产)$")
# 建议每天摄入超过90克的人少吃: those whom an advice is for eat so much by now.
_WHOM = lazy(r"(?:以[上下])?(?:的(?:人(?![均])|[男女]性|老年?人|成年人|患者|儿童|孕妇)|者)")
_FORETELLERS = lazy(
    r"[^,。;:!?0-9]{0,10}?(?:官员|委员|分析师|经济学家|机构|企业|受访者|均|都)(?:均|都)?(?:预测|预计|预期)(?!寿命)"
)
# 每天喝两杯将增加7%: on what a forecast depends.
_IF_SO = lazy(r"(?:以[上下])?(?:将|会|则)(?:会|可)?(?:增加|上升|升高|提高|降低|下降|减少|使|为)")
# 每日至少喝2杯茶的人,死亡风险下降13%
_OF_THOSE = lazy(r"[\u4e00-\u9fff]{1,4}的(?:人(?![均])|[男女]性|老年?人|成年人)")
_WHOSE = frozenset("以的者将会则")
_PLANNED_SUM = lazy(
    r"(?<![占成达超到])(?:(?<![占成达超到])(?:年度|当年|全年|今年)|(?<![年度]))(?:计划(?:完成|固定资产)?总?投资|投资计划)$"
)
_SUM_ENDS = frozenset("资划")
# 2022年全国计划新开工改造老旧小区5.1万个: a plan it was, though the year is over.
_PLANNED_THEN = lazy(
    r"年(?:度|,)?(?:[全本我各][国省市区县州镇乡村地])?计划(?:新|开工|改造|新?建设?|发行|招生|招收|招聘|投产|新增|完成|安排|种植|播种|造林|治理|整治|实施|培训)[^,。;:、0-9]{0,16}$"
)
# 2021年《政府工作报告》提出,新开工改造老旧小区5.3万个
_REPORT_SAYS = lazy(r"年?[《“\"]?政府工作报告[》”\"]?中?(?:提出|要求),(?!过去|去年|上年)[^。;!?已了]{0,30}$")
_QUOTES = frozenset('“"「')
_QUOTES_END = frozenset('”"」')
_AFTERWARDS = lazy(r"(?:建成|投产|达产|达效|投用|投运|完工|投入使用)后(?!的(?!年))")
_BUILT = lazy(r"(?:^|[^预将])([12][0-9]{3})年[^,。;]{0,16}?(?:建成|投产|达产|投用|投运|完工|竣工|投入使用)")
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
    r"(?:今[天日晚夜]|明[天日晚]|后天|夜间|白天|未来|天气[为:])[^。!?\n]{0,40}?(?:多云|晴|阴(?:天|有|转|,|到)|[小中大暴阵雷]雨|雨夹雪|[小中大暴阵]雪|霜冻|冰冻|浮尘)"
)
_MEASURED = lazy(r"已|了|昨|前天|截至|实况|监测|监控|观测|测得|录得|出现|降下|遭|受灾|造成")
# 今年番茄的行情很好, 今年过年: what has been of a year that is young.
_SOLD = ("卖", "卖到", "卖到了", "售价", "数量达")
_LIVED = lazy(
    r"行情|收购价|大丰收|迎来了|公布20\d\d年[^,。;\n]{0,10}(?:情况|结果|数据)|价格[很较]?好|每公?斤(?:价格|售价|均价|收购价)|今年(?:过年|春节)|苗情|墒情|长势|[比较](?:去年|上年)同期"
    "|(?:种植面积|播种面积|收购价|批发价|售价|上市|每公?斤)[^。!?\n]{0,30}[比较](?:去年|上年|往年)[^,。;:0-9]{0,6}(?:扩大|增加|减少|增|减|扩|高|低|贵|便宜|[涨跌多少])"
)
# 提高到今年的84%: there it is by now.
_RISEN = lazy(r"[高升大加多少低降缩长][到至为]今年的?$")
_PARAGRAPH = 400
_BULLETS = frozenset("●○■□◆◇▲△★☆·•※√")
_NUMBERS = frozenset("(一二三四五六七八九十0123456789")
_NUMBERED = lazy(r"\(?(?:[一二三四五六七八九十]{1,3}|[0-9]{1,2})(?:[)、是:]|\.(?![0-9]))")
_ITEMS = 40  # lines of a list at most
_SETS_OUT = lazy(
    r"(?:兴办|办好|办理)[0-9一二三四五六七八九十]{1,3}件(?:为民|民生|惠民)?实事:?\s*$|将(?:继续|重点|全力|实施|办好|新建|推进|完成|投入|建设|开展)|民生实事|今年要|(?:计划|力争|着力|确保)(?:完成|实施|办好|推进|新建)"
)
_CARRIED_OUT = lazy(r"\s*[,;]\s*(?:实际|共|已|全部)?完成(?:投资)?\s*[0-9]")
_TASK = lazy(r"(?:任务|指标|计划(?:总?投资)?)数?(?:为|是)?\s*$")
# 完成目标任务12500人的98.5%: the task, of which so much is done.
_TASK_ENDS = frozenset("务标划数\n")  # what ends in a task does so with one of these
_TASK_SET = lazy(r"(?:任务|目标|计划)数?$")
_TASK_DONE = lazy(r"的\s?[约近]?[0-9.]+\s?%|[高低][出于]?\s?[0-9]")
_CLAUSE = lazy(r"[,，;；。]")
_FINISHED = lazy(r"了\s?(?:近|约|超过?|超|逾|\s)*$|已[^,。;]{0,8}$|(?:历时|仅)$|(?:送[来去给]|[领收拿][到了])$")
_AIM_PASSED = lazy(r"(?:[高低好优快慢]于|超[出过]?|[高低]出)[^,。;:0-9]{0,8}目标$")
_THAN_AIM = lazy(r"比[^,。;:0-9]{0,10}目标(?:值|要求)?[高低多少快慢][出了]?$")
_PASSED_WITHIN = 6
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
# 高于分析师2亿元的预估中值
_FORESEEN = lazy(
    r"(?:(?:分析师|经济学家|市场|机构|华尔街|路透|彭博)(?:此前|先前|给出|平均|普遍|一致)*|[高低多少差好]于(?:此前|先前|原先|之前)的?)$"
)
# 未达到9亿元的市场预期
_HELD_AGAINST = lazy(r"(?:[高低多少差好]于|超[过出]|不及|未达到?|远超)$")
_OF_OTHERS = lazy(r"\s?的(?:市场|华尔街|分析师|机构)(?:平均|一致|普遍)?(?:预期|预估|预测|预料)")
_AS_FORESEEN = lazy(r"\s?的(?:市场|华尔街|分析师|机构)?(?:平均|一致|普遍)?(?:预期|预估|预测|预料)")
# What others expected of the one figure that is set beside theirs: 营收3亿元,市场预期2亿元; 高于分析师预期的2亿元.
_EXPECTED = lazy(
    r"(?:^|[,;(])\s?(?:此前)?(?:市场|机构|分析师|经济学家|华尔街|路透|彭博)(?:此前|普遍|一致|平均|调查|的)*(?:预期|预估|预测|预料)中?值?[约为是]{0,2}$"
    r"|(?:[高低好差优逊]于|超过?|不及|符合)(?:此前)?(?:市场|机构|分析师|华尔街|指引|公司)(?:此前|普遍|一致|平均)*(?:预期|预估|预测|预料)\($"
    r"|(?:预期|预估|预测|预料)中?值?的(?:约|近)?$"
)
# 2021年产值达到11亿元,并将以8%的速度增长: a time told before does not hold for it.
_GOES_ON_AT = lazy(r"[,;]\s?(?:并|也|且|而|同时)?将(?:继续|保持)?(?:以|按)[^,。;:0-9]{0,4}$")
# What those asked foresee is told of when they were asked: 对下季度,物价预期指数为58%,24%的居民预期“上升”.
_ASKED_INDEX = lazy(r"(?:预期|信心|景气|判断|感受|热度)指数[^,。;:]{0,6}$")
_OF_THOSE_ASKED = lazy(
    r"\s?的\s?(?:居民|储户|受访|被调查|被访|企业|银行家?|消费者|家庭|农户|网民|市民|公众|经济学家|分析师|投资者)"
)


# Words after which no more may be: 失踪者可能超过200人,只有25具遗体被打捞上来.
_ENDS_MAYBE = frozenset(("；", ";", "只有", "仅有"))
# 1月31日预计发送旅客1180万人次, 1月31日,人员流动量预计3亿人次: not the day on which it was foreseen.
_OF_DAY = lazy(r"(?:日|流动量|客流量?|客运量|发送量|出行量|车流量|人数)预计[^,。;:0-9]{0,8}$")


class Outlook:
    """Follows a text from figure to figure and tells of each whether it is planned, promised, required or forecast."""

    def __init__(self, folded: str, published: dt.date | None) -> None:
        self._sections = Sections(folded, published)
        self._folded = folded
        self._published = published
        self._demands = [found.start() for found in _DEMANDS.finditer(folded)]
        self._planned = False
        self._past = False
        self._summed = False  # past by no more than a 累计
        self._maybe = False  # planned by no more than a 可能, or a 预计 of the figure alone, which a semicolon ends
        self._forecast = False  # by a 预计 or a 规划, which reaches no further than its sentence
        self._by_noun = False  # by a 计划 or a 目标, and no verb
        self._cued = False  # by the words right before the figure at hand
        self._proposed = False  # by a 拟 among them, which is of no time that is over
        self._estimated = False  # by a 预计 among them: 预计2023年净利润为5亿元, told in January
        self._advised = False  # by a 建议, against which a 而 sets what is so
        self._foreseen = False  # of what the sentence tells as of today: 目前仍有…，预计…

        self._sentence = Span(0, 0)  # of the figure at hand
        self._aims = False  # its sentence says 目标
        self._aimed = False  # as one of a list that 的目标 closes
        self._revised = False  # the figure before is what was foreseen before the forecast was revised
        self._asked = False  # the sentence tells what those asked foresee
        self._task = False  # the figure before was a 任务, beside which this one sets what was done
        self._after = False  # planned by what is to be once a thing stands, which its sentence ends
        self._of_day = False  # the sentence tells how many are expected on the day that it names
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
                and (self._goes_along(sentence) or (not paragraph and _continues(gap.words)))
            ) or self._set_out(gap.words, sentence, paragraph=paragraph)
            self._foreseen = self._foreseen and carried and part
            self._planned = carried or self._sections.plan_at(sentence.start)
            self._past = self._maybe = self._after = self._asked = self._estimated = self._of_day = False
            self._aims = "目标" in self._folded[sentence.start : sentence.end]
            if _WEATHER.search(self._folded, sentence.start, sentence.end) and not _MEASURED.search(
                self._folded, sentence.start, sentence.end
            ):
                self._planned = True
        elif self._planned and _speaks(gap.words):
            self._planned = self._maybe = False
        self._cued = self._proposed = False
        self._aimed = self._aims and self._lists_aims(sentence, phrase)
        self._read(gap.words, sentence, phrase)
        promised = lead.startswith(_LIMITS) and ("承诺", "v") in gap.words
        bids = bool(lead) and lead[0] not in _ROUGHLY and bool(gap.words) and gap.words[-1][0] in _BIDS
        if promised or bids:
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
        if not self._is_item(sentence.start):
            return False
        since = sentence.start
        for _ in range(_ITEMS):
            since, end = self._folded.rfind("\n", 0, max(since - 1, 0)) + 1, since
            if not self._is_item(since):
                break
            if not since:
                return False
        line = (max(since, end - _PARAGRAPH), end)
        return _SETS_OUT.search(self._folded, *line) is not None and not _TOLD.search(self._folded, *line)

    def _is_item(self, start: int) -> bool:
        """Whether a bullet or a number begins a line there: ●, 一是, (2)."""
        first = self._folded[start : start + 1]
        return first in _BULLETS or (first in _NUMBERS and _NUMBERED.match(self._folded, start) is not None)

    def _urged(self, words: Sequence[Word], sentence: Span) -> bool:
        """Whether the paragraph has said 要… and the sentence goes on with a bare verb: 二要加强环境保护。…新增造林8880万亩."""
        if not words or not words[0][1].startswith("v"):
            return False
        near = max(0, sentence.start - _PARAGRAPH)
        paragraph = max(self._folded.rfind("\n", near, sentence.start) + 1, near)
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
        ended = self._maybe and any(word in _ENDS_MAYBE for word, _ in words)
        if ended or (self._costs and any(word == "其中" for word, _ in words)):
            self._planned = self._maybe = self._costs = False
        if self._advised and any(
            word in _AGAINST and words[at][0] in ",，;；" for at, (word, _) in enumerate(words[1:6])
        ):
            self._planned = self._advised = False
        if _TELLING.isdisjoint(map(WORD_OF, words)):
            return
        answered = _answered(words)
        for index, (word, _) in enumerate(words):
            if word not in _TELLING or index < answered:
                continue
            if word in lexicon.PAST and not _binds(words, index):
                self._planned, self._past = False, True
                self._summed = word == "累计"
                self._cued = self._foreseen = self._estimated = False
            elif word in _LEARNT or (word in _FOUND and index + 1 < len(words) and words[index + 1][0] in ",，"):
                self._planned = False
            elif (word == "提醒" and not self._advises(sentence, phrase)) or (
                word == "估计" and self._is_so(words, index, phrase)
            ):
                continue
            elif word in CUES and is_plan(words, index) and not self._says_done(word, words, phrase):
                self._costs = _budgets(words, index) and not self._planned
                self._forecast = word in _FORECASTS or word == "规划" or self._costs
                of_one = word in _FORECASTS or word in _FORECAST_OF_ONE
                alone = of_one and index + 1 == len(words)  # 营收14亿元,预计15亿元;净利润…
                self._planned, self._past, self._maybe = True, False, word == "可能" or alone
                self._cued = True
                self._advised = word == "建议"
                self._proposed = word[0] == "拟"
                self._estimated = word in _ESTIMATES
                self._by_noun = word in lexicon.NOUN_PLANS

    def _says_done(self, word: str, words: Sequence[Word], phrase: Span) -> bool:
        """Whether the words after the figure make it one of what is done: 将3家企业进行分类, 确保800名旅客平安出行."""
        if word == "确保":
            return self._past is False and not self._planned and _SAFELY.match(self._folded, phrase.end) is not None
        return word == "将" and self._takes_in(words, phrase)

    def _is_so(self, words: Sequence[Word], index: int, phrase: Span) -> bool:
        """Whether an 估计 only says how well it is known what is: 估计约有170人遇难."""
        if index + 1 == len(words):
            return self._folded.startswith(("约有", "有"), phrase.start)
        return any(word in ("有", "约有", "已", "已有") for word, _ in words[index + 1 : index + 3])

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
        self._of_day = self._of_day or ("预计" in left and _OF_DAY.search(left) is not None)
        if "前值" in left or _is_over(left) or ("基数" in right and right.startswith("为基数")):
            return False
        foreseen = counts and right[:2] in _FORESEES and _ITS_TIME.match(right) is not None
        if foreseen or _tells_whom(left, right, counts=counts):
            return foreseen
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
        if self._foretells(left, right) or ("将" in right and _TO_BE_USED.match(right)):
            return True
        published = self._published
        time = None if period is None or published is None else self._by_time(period, published, left, right)
        if time is not None:
            return time
        if "后" in left and _AFTERWARDS.search(left) and not self._stands(left):
            self._begin()
        return self._planned and not self._is_done(left)

    def passes_aim(self, left: str, unit: str) -> bool:
        """Whether a figure is by how much an aim is passed or missed (好于年度目标0.6个百分点, 比目标高2), not the aim."""
        if "目标" not in left[-_PASSED_WITHIN:]:
            return False
        passed = bool((unit[-1:] == "点" and _AIM_PASSED.search(left)) or _THAN_AIM.search(left))
        if passed:
            self._planned = False
        return passed

    def _is_done(self, left: str) -> bool:
        """Whether what was planned is done as far as the next figure: 规划发掘2.5万平方米,现已发掘1.6万平方米,发现墓葬163座."""
        done = _FINISHED.search(left)
        if done is not None and left[done.start() - 1 : done.start()] == "现":
            self._planned = False
        return done is not None

    def _foretells(self, left: str, right: str) -> bool:
        """Whether the words right before and after the next figure say by themselves that it is aimed at or foreseen."""
        revised, self._revised = self._revised and _REVISED_TO.match(left) is not None, _was_foreseen(left)
        if self._revised or revised or _is_aim(left):
            return True
        if "报告" in left and _REPORT_SAYS.search(left):
            return True
        return ("预" in left and _EXPECTED.search(left) is not None) or _is_foreseen(left, right)

    def _tells_answers(self, left: str, right: str) -> bool:
        """Whether the sentence tells what those asked expect of a time to come."""
        if not self._asked:
            self._asked = bool(_OF_THOSE_ASKED.match(right) or ("指数" in left and _ASKED_INDEX.search(left)))
        return self._asked

    def _begin(self) -> None:
        """What follows in the sentence is to be once a thing stands."""
        self._after = not self._planned
        self._planned = True

    def _stands(self, left: str) -> bool:
        """Whether what is told of a thing once it stands is so by now: 2018年建成投产,投产后年产值3亿元."""
        sentence = self._sentence
        built = (
            _BUILT.search(self._folded, sentence.start, sentence.end) if self._published and "将" not in left else None
        )
        return built is not None and self._published is not None and int(built[1]) < self._published.year

    def is_today(self, period: str | None) -> bool:
        """Whether a period is what has been up to the publication date or a day before it, a day that is over, or one
        that is over before what is proposed."""
        if period is None or self._published is None:
            return False
        standing = _standing(period, self._published)
        told = standing.until_now and self._planned and not self._of_day
        return standing.today or told or (standing.over and self._proposed)

    def _by_time(self, period: str, published: dt.date, left: str, right: str) -> bool | None:
        """Whether a figure of a period is a target; None where only the words can tell."""
        standing = _standing(period, published)
        if "将" in left and standing.over and _GOES_ON_AT.search(left):
            return True
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
        if standing.over and (self._proposed or self._estimated or ("计划" in left and _PLANNED_THEN.search(left))):
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
        # 五年累计完成投资400亿元, told of years to come.
        return True if may_come and (not self._past or (standing.ahead and self._summed)) else None


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


def _tells_whom(left: str, right: str, *, counts: bool) -> bool:
    """Whether a figure only tells whom an advice is for, or how many foretell it: 18名官员均预测利率会升至4%之上."""
    if counts and "预" in right[:12] and _FORETELLERS.match(right):
        return True
    if "每" in left and "的" in right[1:6] and _OF_THOSE.match(right):
        return True
    return right[:1] in _WHOSE and bool(_WHOM.match(right) or ("每" in left and _IF_SO.match(right)))


def _is_foreseen(left: str, right: str) -> bool:
    """Whether a figure is what others foresaw: 高于分析师2亿元的预估中值."""
    if "预" not in right[:8]:
        return False
    if _OF_OTHERS.match(right) and _HELD_AGAINST.search(left):
        return True
    return bool(_AS_FORESEEN.match(right) and _FORESEEN.search(left))


def _is_aim(left: str) -> bool:
    """Whether the words right before a figure promise or plan it and no other: 至少建成5座, 年度计划投资3亿元."""
    if (
        ("至少" in left or "起码" in left)
        and _PROMISED.search(left)
        and not _NOWADAYS.search(left)
        and not _AT_LEAST_AS.search(left)
    ):
        return True
    if ("指引" in left or left[-1:] == "至") and _GUIDED.search(left):
        return True
    if left[-2:] == "达到" and _NEEDED.search(left):
        return True
    return left[-1:] in _SUM_ENDS and _PLANNED_SUM.search(left) is not None


def _was_foreseen(left: str) -> bool:
    """Whether a figure is what was foreseen before the forecast was revised: 将增速预估从6.6%上调至6.8%."""
    return ("预" in left or "展望" in left or "目标" in left) and _FORECAST_FROM.search(left) is not None


def _is_over(left: str) -> bool:
    """Whether a figure is only where something set out from (由65%提高到…), or how long it has lasted."""
    if ("由" in left or "从" in left) and _OLD.search(left):
        return not _was_foreseen(left)
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


def _binds(words: Sequence[Word], index: int) -> bool:
    """Whether a word of the past says nothing of when here: 由现有的40个, 要累计新增, 累计雨量将达80毫米,
    实际利用外资增长5%."""
    if index and words[index - 1][0] in _BINDS:
        return True
    if words[index][0] == "先后":
        return not CUES.isdisjoint(map(WORD_OF, clause_up_to(words, index)))  # 计划先后举办5场招聘会
    if words[index][0] == "已" and index + 1 < len(words) and words[index + 1][0].startswith("发行"):
        return True  # 须就已发行股份作出要约
    if words[index][0] == "累计" and index + 1 < len(words) and words[index + 1][0].startswith(_FALLEN):
        return True
    return words[index][0] == "实际" and index + 1 < len(words) and words[index + 1][0].startswith(_IN_FACT)


def _speaks(words: Sequence[Word]) -> bool:
    """Whether somebody begins to speak after a comma: 应该能砍收12万斤,“每斤批发价0.18元…"""
    begins = next((at for at in range(1, len(words)) if words[at][0] in _QUOTES and words[at - 1][0] in ",，;；"), None)
    return begins is not None and all(word not in _QUOTES_END for word, _ in words[begins + 1 :])


def _answered(words: Sequence[Word]) -> int:
    """Where what those asked say of the figure before ends: 28%的居民预期物价将“上升”."""
    if len(words) < 2 or words[1][0] not in ASKED or words[0][0] not in ("的", ")"):
        return 0
    return next((at for at, (word, _) in enumerate(words) if word in ",，;；。"), len(words))


def _budgets(words: Sequence[Word], index: int) -> bool:
    """Whether what is planned is only what a project is to cost: 计划总投资3亿元."""
    return words[index][0] == "计划" and words[-1][0] in ("投资", "总投资") and len(words) - index < 4
