"""Outlook: which stretches of a text speak of plans and forecasts, sentence by sentence."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Final

from monitor.articles import Span
from monitor.figures import lexicon
from monitor.figures.clauses import Gap
from monitor.figures.outlook.advice import advises, tells_whom
from monitor.figures.outlook.aims import (
    TASK_ENDS,
    heads_for,
    is_aim,
    is_aimed_at,
    is_carried_out,
    is_drafted,
    is_plan_done,
    is_proposed,
    is_set,
    is_task,
    is_to_do,
    lacks,
    lists_aims,
    passes,
    was_planned,
)
from monitor.figures.outlook.announcements import is_plan
from monitor.figures.outlook.conditions import comes_after, is_hoped, may_come, year_built
from monitor.figures.outlook.continuation import continues, goes_along
from monitor.figures.outlook.cues import (
    TELLING,
    answer_end,
    binds,
    budgets,
    demands_limit,
    ends_maybe,
    first_time,
    learns,
    names_anew,
    sets_against,
    speaks,
)
from monitor.figures.outlook.demands import demanded, demands, itemized, plan_says, report_demands, sets_out_next, urged
from monitor.figures.outlook.facts import (
    ANSWERS,
    finish,
    has_been,
    is_basis,
    is_got,
    is_mark,
    is_over,
    is_safe,
    is_so,
    is_so_already,
    takes_in,
    was_published,
)
from monitor.figures.outlook.forecasts import (
    ends_beforehand,
    foretells_weather,
    foretells_year,
    gives_outlook,
    goes_on_at,
    is_answer,
    is_expected,
    is_foreseen,
    is_foreseen_next,
    is_of_day,
    is_to_be_used,
    revises,
    was_foreseen,
)
from monitor.figures.outlook.schemes import lists_deeds, proposes_payout
from monitor.figures.outlook.standing import Standing, standing_of
from monitor.figures.patterns import lazy
from monitor.figures.sections import Sections
from monitor.figures.segmenter import WORD_OF, Word

_FORECASTS: Final = frozenset(("预计", "有望", "可望", "可能", "估计", "预估"))
# 计划投资5亿元。一是实施…: parts of what was planned before.
_ITEMS: Final = frozenset(("一是", "二是", "三是", "四是", "五是", "六是", "七是", "八是"))
_ESTIMATES: Final = frozenset(("预计", "预估"))
# What opens a sentence is said of all of it: 预计,全年生产总值…;完成投资…, 预计2017年生产总值…,财政收入…
_FORETELLS = lazy(r"预计(?:[,，(（:：]|[到至]?(?:全年|[今本]年|年内|年[底末]|(?:19|20)[0-9]{2}年(?!至|到|-|以前|前)))")
# Who expects what a figure told before is set beside.
_OTHERS: Final = frozenset(("市场", "分析师", "华尔街", "经济学家", "原本", "原先", "此前", "普遍", "一致", "平均"))
_COMMAS: Final = frozenset(",，;；")
_SOME_DAYS = lazy("年[^,。;:0-9]{1,8}期间,|年[^,。;:0-9]{0,6}(?:春运|[春贺][节岁]档|大年[初三]|黄金周|正月|除夕|首日)")
# Right before a figure they may foresee no more than that.
_FORECAST_OF_ONE: Final = frozenset(("预估", "预期", "预测", "预期值", "预测值"))
# Measure words for things, which then are counted and not measured.
FOR_THINGS: Final = frozenset(("个", "项", "类", "条"))


class Outlook:
    """Follows a text from figure to figure and tells of each whether it is planned, promised, required or forecast."""

    def __init__(self, folded: str, published: dt.date | None) -> None:
        self._sections = Sections(folded, published)
        self._folded = folded
        self._published = published
        self._demands = demands(folded)
        self._lists_deeds = "实事" in folded
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

        self._items = False  # the items told are parts of what was planned before the first

        self._sentence = Span(0, 0)  # of the figure at hand
        self._lead = ""  # the qualifier that the words before it lead to
        self._aims = False  # its sentence says 目标
        self._aimed = False  # as one of a list that 的目标 closes
        self._revised = False  # the figure before is what was foreseen before the forecast was revised
        self._asked = False  # the sentence tells what those asked foresee
        self._task = False  # the figure before was a 任务, beside which this one sets what was done
        self._after = False  # planned by what is to be once a thing stands, which its sentence ends
        self._foretold = False  # by a 预计 that opens the sentence and stands by itself, which is said of all of it
        self._of_day = False  # the sentence tells how many are expected on the day that it names
        self._over = False  # the figure before is only where something sets out from
        self._beside = False  # the figure is what others expected of the one before, and no more is: 增长5%,市场预期4%
        self._sized = False  # by a 规划 alone, which may only say how large a thing is
        self._costs = False  # planned is what projects are to cost, and not how many of them are of a sort

    def advance(self, gap: Gap, sentence: Span, phrase: Span, *, lead: str = "", opens: bool, paragraph: bool) -> None:
        """Take in the words before the next figure, whose phrase is given; `opens` if they begin a sentence,
        `paragraph` if a paragraph; `lead` is the qualifier that they lead to."""
        self._sentence, self._lead = sentence, lead
        if opens:
            first = gap.words[0][0] if gap.words else ""
            self._items = self._planned if first == "一是" else self._items and first in _ITEMS
            part = first == "其中" or self._items
            carried = (
                self._planned
                and not self._after
                and (not self._forecast or part)
                and (goes_along(self._folded, sentence) or (not paragraph and continues(gap.words)))
            ) or self._set_out(gap.words, sentence)
            self._foreseen = self._foreseen and carried and part
            self._planned = carried or self._sections.plan_at(sentence.start)
            self._past = self._maybe = self._after = self._asked = self._estimated = self._of_day = False
            self._foretold = first == "预计" and _FORETELLS.match(self._folded, sentence.start) is not None
            self._aims = "目标" in self._folded[sentence.start : sentence.end]
            if foretells_weather(self._folded, sentence) or proposes_payout(self._folded, sentence):
                self._planned = True
        elif self._planned and speaks(gap.words):
            self._planned = self._maybe = False
        if self._lists_deeds and not self._planned and lists_deeds(self._folded, sentence, phrase):
            self._planned = True
        self._cued = self._proposed = False
        self._aimed = self._aims and lists_aims(self._folded, sentence, phrase)
        self._read(gap.words, sentence, phrase, opens=opens)
        if lead and demands_limit(lead, gap.words):
            self._planned, self._past = True, False

    def _set_out(self, words: Sequence[Word], sentence: Span) -> bool:
        """Whether the paragraph, or the line over its list, says that what it tells is still to be done."""
        if demanded(self._folded, self._demands, sentence):
            return True
        if sets_out_next(self._folded, sentence) or plan_says(self._folded, sentence):
            return True
        return itemized(self._folded, sentence) or urged(self._folded, words, sentence)

    def _read(self, words: Sequence[Word], sentence: Span, phrase: Span, *, opens: bool) -> None:
        # 生产总值预计完成278亿元,增长6.2%: its growth is estimated with it, and what has a name of its own is not.
        if self._estimated and self._folded.find("业绩预告", sentence.start, phrase.start) < 0:
            dealt = any(word == "分别" for word, _ in words)  # 预计24-26年营收分别为…,增长率分别为…
            self._estimated = (dealt or not names_anew(words)) and all(word not in ";；较" for word, _ in words)
        ended = self._maybe and ends_maybe(words)
        if ended or (self._costs and any(word == "其中" for word, _ in words)):
            self._planned = self._maybe = self._costs = False
        if self._beside:
            self._planned = self._planned and not names_anew(words)
            self._beside = False
        if self._advised and sets_against(words):
            self._planned = self._advised = False
        if TELLING.isdisjoint(map(WORD_OF, words)):
            return
        answered = answer_end(words)
        for index, (word, _) in enumerate(words):
            if word not in TELLING or index < answered:
                continue
            if word in lexicon.PAST and not (binds(words, index) or self._foretold or self._sums_up(word)):
                self._planned, self._past = False, True
                self._summed = word == "累计"
                self._cued = self._foreseen = self._estimated = False
            elif learns(words, index) or (word == "首次" and first_time(words, index)):
                self._planned = False
            elif (word == "提醒" and not advises(self._folded, sentence, phrase)) or (
                word == "估计" and is_so(self._folded, words, index, phrase)
            ):
                continue
            elif is_plan(words, index) and not self._says_done(word, words, phrase):
                self._costs = budgets(words, index) and not self._planned
                self._forecast = word in _FORECASTS or word == "规划" or self._costs
                of_one = word in _FORECASTS or word in _FORECAST_OF_ONE
                alone = of_one and index + 1 == len(words)  # 营收14亿元,预计15亿元;净利润…
                midway = word in _ESTIMATES and not opens  # 33个项目签约,预计年创税收5亿元;40个项目开工
                self._beside = word == "预期" and not (opens or self._planned) and words[index - 1][0] in _OTHERS
                self._sized = word == "规划" and not self._planned
                firm = self._planned and not self._maybe and not opens  # 将下调…;可能进一步下调…;下调…
                self._planned, self._past = True, False
                self._maybe = not firm and (word == "可能" or alone or midway)
                self._cued = all(word not in _COMMAS for word, _ in words[index:])
                self._advised = word == "建议"
                self._proposed = word[0] == "拟"
                self._estimated = word in _ESTIMATES
                self._by_noun = word in lexicon.NOUN_PLANS

    def _sums_up(self, word: str) -> bool:
        """Whether a 累计 only sums up what the aims of a plan are: 主要目标是:…,5年累计完成投资400亿元."""
        return word == "累计" and self._planned and self._sections.plan_at(self._sentence.start)

    def _says_done(self, word: str, words: Sequence[Word], phrase: Span) -> bool:
        """Whether the words after the figure make it one of what is done: 将3家企业进行分类, 确保800名旅客平安出行."""
        if word == "确保":
            return self._past is False and not self._planned and is_safe(self._folded, phrase)
        if word == "争取":
            return words[-1][0] == word and is_got(self._folded, phrase)
        return word in ("将", "决定") and takes_in(self._folded, words, phrase)

    def planned(self, left: str, right: str, period: str | None, *, counts: bool = False) -> bool:
        """Whether the next figure is a target, from the words right before and after it and its period; `counts` if its
        measure word is one for things and not for what they measure."""
        self._look_ahead(left)
        self._of_day = self._of_day or ("预计" in left and is_of_day(left))
        if (
            self._is_over(left, right)
            or is_basis(left, right)
            or was_published(left)
            or lacks(left)
            or ("基数" in right and right.startswith("为基数"))
        ):
            return False
        if right[:1] == "的" and is_mark(left, right):
            return False
        foreseen = counts and is_foreseen_next(right)
        if foreseen or tells_whom(left, right, counts=counts):
            return foreseen
        if ("目标" in right or right[:1] == "的") and is_aimed_at(right, counts=counts):
            return True
        set_out = left[-1:] in TASK_ENDS and (is_task(left, right) or (not counts and is_to_do(left)))
        if self._aimed or set_out or is_set(left, right) or ("计划的" in right and is_plan_done(left, right)):
            return True
        # 每天要卖出400斤
        if (
            "每天要" in left
            or right[:2] in ANSWERS
            or (("已" in right or "正在" in right or "总" in right[:10]) and is_so_already(right))
        ):
            return False
        if self._task:
            self._task = self._planned = False
            return False
        if "完成" in right and is_carried_out(left, right):
            self._task = True
            return True  # 任务300座,完成320座
        if self._foretells(left, right) or (("将" in right or "拟" in right) and is_to_be_used(right)):
            return True
        published = self._published
        time = None if period is None or published is None else self._by_time(period, published, left, right)
        if time is not None:
            return time
        if "后" in left and comes_after(left) and not self._stands(left):
            self._begin()
        return self._still_planned(left, right)

    def _still_planned(self, left: str, right: str) -> bool:
        """Whether what was planned is not done as far as the next figure; how large a thing is laid out plans no more."""
        planned = self._planned and not self._is_done(left)
        if planned and ";" in left and ends_beforehand(left):
            planned = self._planned = False
        if planned and self._sized and right[:1] == "的":
            self._planned = False  # 形成总规划面积2000亩的基地,建成大棚500座
        return planned

    def _look_ahead(self, left: str) -> None:
        """Take in what is to be or may be from here on, as the words right before the next figure say by themselves."""
        hoped = ("后" in left and is_hoped(left)) or may_come(left, self._lead)
        if hoped or ("调" in left[-3:] and is_proposed(self._folded, self._sentence, left)):
            self._begin()
        self._planned = self._planned or is_drafted(left) or gives_outlook(left)

    def _is_over(self, left: str, right: str) -> bool:
        """Whether a figure is only where something set out from, or stands in brackets beside one that is: 由现行旺季150元(淡季90元)调为…"""
        beside = self._over and left[:1] == "("
        self._over = is_over(left, right)
        return self._over or beside

    def passes_aim(self, left: str, unit: str) -> bool:
        """Whether a figure is by how much an aim is passed or missed (好于年度目标0.6个百分点, 比目标高2), not the aim."""
        passed = passes(left, unit)
        if passed:
            self._planned = False
        return passed

    def _is_done(self, left: str) -> bool:
        """Whether what was planned is done as far as the next figure: 规划发掘2.5万平方米,现已发掘1.6万平方米,发现墓葬163座."""
        done = finish(left)
        if done is not None and left[done - 1 : done] == "现":
            self._planned = False
        return done is not None

    def _foretells(self, left: str, right: str) -> bool:
        """Whether the words right before and after the next figure say by themselves that it is aimed at or foreseen."""
        revised, self._revised = self._revised and revises(left), was_foreseen(left)
        if self._revised or revised or is_aim(left):
            return True
        if ("报告" in left and report_demands(left)) or heads_for(left, right):
            return True
        hoped = "预" in left or "估" in left or "引" in left  # 预期, 估计, 指引
        return (hoped and is_expected(left)) or ("预" in right[:8] and is_foreseen(left, right))

    def _tells_answers(self, left: str, right: str) -> bool:
        """Whether the sentence tells what those asked expect of a time to come."""
        if not self._asked:
            self._asked = is_answer(left, right)
        return self._asked

    def _begin(self) -> None:
        """What follows in the sentence is to be once a thing stands."""
        self._after = not self._planned
        self._planned = True

    def _stands(self, left: str) -> bool:
        """Whether what is told of a thing once it stands is so by now: 2018年建成投产,投产后年产值3亿元."""
        if self._published is None or "将" in left:
            return False
        built = year_built(self._folded, self._sentence)
        return built is not None and built < self._published.year

    def is_today(self, period: str | None) -> bool:
        """Whether a period is what has been up to the publication date or a day before it, a day that is over, or one
        that is over before what is proposed."""
        if period is None or self._published is None:
            return False
        standing = standing_of(period, self._published)
        told = standing.until_now and self._planned and not self._of_day
        return standing.today or told or (standing.over and self._proposed)

    def _by_time(self, period: str, published: dt.date, left: str, right: str) -> bool | None:
        """Whether a figure of a period is a target; None where only the words can tell."""
        standing = standing_of(period, published)
        if "将" in left and standing.over and goes_on_at(left):
            return True
        time = self._when(standing, left, right)
        return False if time and not standing.comes and finish(left) is not None else time

    def _of_days_over(self, left: str) -> bool:
        """Whether the sentence tells of some days of the year, told early in it: 2023年“两节”期间,10个村开始分红."""
        return "期间" in left or _SOME_DAYS.search(self._folded, self._sentence.start, self._sentence.end) is not None

    def _when(self, standing: Standing, left: str, right: str) -> bool | None:
        """True for a period still to come, False for one that is over, None where the words decide."""
        if standing.today:
            self._foreseen = self._foreseen or self._cued
            return None if self._foreseen else False
        if standing.comes:
            return foretells_year(self._folded, self._sentence) or not self._tells_answers(left, right)
        if standing.ended and self._by_noun and not self._cued:
            self._planned = False  # 年度计划投资9亿元,1-6月完成投资4亿元,其中…
        if standing.over and (
            self._proposed or self._estimated or self._foretold or ("计划" in left and was_planned(left))
        ):
            return True  # 2024年净利润5亿元,拟每10股派发3元; 预计2024年净利润5亿元
        if standing.over or (standing.ended and not self._planned):
            return False
        # 今年春运期间, told early in the year, is over.
        may_come = standing.ahead or (
            standing.is_early and not self._of_days_over(left) and not has_been(self._folded, self._sentence, left)
        )
        # 五年累计完成投资400亿元, told of years to come.
        return True if may_come and (not self._past or (standing.ahead and self._summed)) else None
