"""Under which time a passage stands: what its heading, its paragraph or a sentence before it opens with.

Reports say once 五年来 or 今年 and then give figures sentence by sentence without a time of their own.
"""

from __future__ import annotations

import bisect
import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from monitor.articles import Figure
from monitor.figures import DEFAULT_UNITS, UnitTable
from monitor.figures.numerals import whole
from monitor.figures.patterns import lazy
from monitor.figures.times.eras import PLANS
from monitor.figures.times.parts import part_of
from monitor.figures.times.words import CALENDAR
from monitor.series.context.subjects import called, subject_of
from monitor.series.naming.products import topic_of
from monitor.series.periods import holidays
from monitor.series.points import SourcePoint

_COUNT = r"[一二两三四五六七八九十]"
# What opens a sentence and holds for those after it.
_OPENER = lazy(
    rf"(?:(?:《?[一-龥]{{0,4}}》?(?:指出|提出|显示|[说称]|表示|介绍)?[，,：:])?(?:在|对于)?(?:(?:回顾|总结|谈[到及])(?:了)?)?(?:"
    rf"(?P<spell>(?:(?:刚刚)?过去|这|近)?的?(?P<n>{_COUNT})年(?:来|间|里|以来|[一-龥]{{4}}(?=[，,]))|过去(?:的)?(?P<past>{_COUNT})年)|"
    r"(?P<last>去年|上年|过去(?:的)?一年|一年来)|(?P<this>今年(?!以来|[一二三四五六七八九十\d前上春夏初]|[“]?(?:元旦|清明|五一|劳动节|端午|国庆|中秋)))|"
    r"[“\"]?(?P<plan>十?[一二三四五六七八九十])五[”\"]?(?:时期|期间|以来|规划期间)|"
    r"(?:(?P<of>20\d\d)年|今年)(?P<part>第?[一二三四]季度|[上下]半年|前三季度)(?![末底])|"
    r"(?:刚刚)?(?:过去的)?(?P<year>(?:19|20)\d\d)年(?![\d一二三四五六七八九十初底末第]|前[一二三四]|[上下]半|[“]?(?:元旦|春节|清明|五一|劳动节|端午|国庆|中秋)))"
    r")"
)
# A clause further on in such a sentence that moves on to another year, under which what follows then stands.
_MOVES_ON = lazy(r"(?:[；;](?:到了?|至)?|[，,](?:到了?|至))(?P<year>(?:19|20)\d\d)年(?![以之]?前)")
_CHAPTER = lazy(r"[\s　]*(?:第[一二三四五六七八九十]+部分|[一二三四五六七八九十]+、)[^。，,；;：:\n]{2,36}$")
# A heading without a number is a line of its own that ends in what it is about: 2011年工作回顾.
_UNNUMBERED = lazy(
    r"[\s　]*[^。，,；;：:\n]{2,24}(?:回顾|总结|成就|成效|答卷|成绩单|情况|任务|安排|部署|打算|目标|要求|政府工作)[\s　]*"
)
_HEADING = lazy(
    rf"(?P<term>本届政府)|(?:今后|未来)(?P<ahead>{_COUNT})年|过去(?:的)?(?P<past>{_COUNT})年|(?P<n>{_COUNT})年(?:来|间)|(?P<last>去年|上年|过去(?:的)?一年)|(?P<this>今年)|"
    r"[“\"]?(?P<plan>十?[一二三四五六七八九十])五[”\"]?(?:时期|期间|(?=工作|[回答]|成))|(?P<of>20\d\d)年(?P<part>第?[一二三四]季度|[上下]半年|前三季度)|(?P<year>(?:19|20)\d\d)年"
)
# A bulletin of statistics is on the year in its title, whatever its chapters are called.
_BULLETIN = lazy(r"(?P<year>(?:19|20)\d\d)年[^，,。；;\n]{0,30}公报")
# 2019年全国水质持续改善: what news of a year past is on where it says no other time.
_OF_YEAR, _FIRST_HALF = lazy(r"(?P<year>20\d\d)年(?![\d一二三四五六七八九十上下前初末底第-])"), 6
# 《报告》对2018年度我国小龙虾产业进行了分析: what year a report on an industry is on, whatever year it is called by.
_STUDIED, _LEAD = (
    lazy(r"对(?P<year>(?:19|20)\d\d)年度?(?:我国|全国|全[省市县])[^，,。；;]{0,16}(?:产业|行业|状况|情况)"),
    300,
)
# 本周（9月22日至28日）: the days that a bulletin of a week is on.
_WEEK = lazy(
    r"[本上]周[\s]*[（(](?:第\d{1,2}周[，,])?(?P<month>\d{1,2})[月.](?P<day>\d{1,2})日?[—―－~～至到-]{1,2}(?:(?P<until>\d{1,2})[月.])?(?P<last>\d{1,2})日?[，,）)]"
)
# （1月15日-1月21日）, in a title or below it; 上周，蔬菜均价…: what begins news of a week's prices.
_SPAN = lazy(
    r"[（(](?:20\d\d年)?(?P<month>\d{1,2})[月.](?P<day>\d{1,2})日?[—―－~～至到-]{1,2}(?:20\d\d年)?(?:(?P<until>\d{1,2})[月.])?(?P<last>\d{1,2})日?[，,）)]"
)
_SAYS_WEEK, _ON_PRICES, _SUNDAY = lazy(r"[^。\n]{0,12}?(?P<which>[上本])周(?![一二三四五六日末期边])"), lazy(r"价"), 6
# 5月份第3周（采集日为5月19日）: the day on which a week's prices were asked.
_GATHERED = lazy(r"周[（(]采集日[为是：:]?(?P<month>\d{1,2})月(?P<day>\d{1,2})日[）)]")
# 7月第2周: the week whose Wednesday is the second of the month, as ministries count.
_NUMERALS = "12345一二三四五"
_NTH, _WEDNESDAY = lazy(r"(?P<month>\d{1,2})月份?第(?P<nth>[1-5一二三四五])周"), 2
# 5月份，民航…: the month that news is on, and in how many characters it says so.
_OF_MONTH, _OPENING = lazy(r"(?<![\d—―－~～至到-])(?P<month>\d{1,2})月份"), 120
# What news of a government's report says, and no report, and in which months that is on the year before.
_OF_REPORT, _ADDRESSED, _FIRST_MONTHS = lazy(r"政府工作报告"), "各位代表", 4
# How far from its last day a bulletin of a week appears.
_WEEKS_NEWS = dt.timedelta(days=10)
_LOOKS_BACK = lazy(r"回顾|总结|(?<!投资)完成情况|执行情况")
_LOOKS_AHEAD = lazy(r"总体要求|部署|任务|安排|建议|重点工作|打算|目标|展望")
# Years for which a government is elected.
_TERM = 5
# A report in it looks back on years that end with its own.
_LAST_MONTH = 12
# What may stand before a paragraph's first word.
_MARKS = " \t　—─-●•·"
# Longer lines than this are no headings.
_LINE = 40
# Characters of a paragraph in which it says what it is on.
_FIRST_WORDS = 60
_OPEN, _CLOSED = "《“（(，、", "。！？!?：:；;"
_SENTENCE = lazy(r"[^。！？!?\n]+[。！？!?]?|\n")


@dataclass(frozen=True, slots=True)
class Backdrop:
    """From `start` on, until the next, what says no time of its own is told under `period` (EDTF; None: nothing says)."""

    start: int
    period: str | None


def backdrops(text: str, published: dt.date | None, title: str = "") -> tuple[Backdrop, ...]:
    """The backdrops of a text in order; none before a first heading or opening time, or where the day is not known.

    Those of a bulletin of statistics begin with the year that its title names.

    >>> [(one.start, one.period) for one in backdrops("五年来，产量大增。\\n今年要增产。", dt.date(2018, 3, 5))]
    [(0, '2013/2017'), (10, '2018')]
    """
    if published is None:
        return ()
    bulletin = _BULLETIN.search(title or text.lstrip().partition("\n")[0]) or _STUDIED.search(text, 0, _LEAD)
    whole = chapter = bulletin["year"] if bulletin else _year_in_title(title, published)
    found: list[Backdrop] = []
    if holiday := holidays.told_of(text, published):
        whole = chapter = holiday
        found.append(Backdrop(0, holiday))
    elif month := _month(text, published):
        whole = chapter = month
        found.append(Backdrop(0, month))
    elif week := _week(text, published, title):
        whole = chapter = week
        found.append(Backdrop(0, week))
    elif (
        published.month <= _FIRST_MONTHS
        and _OF_REPORT.search(head := f"{title}\n{text}"[:_LEAD])
        and _ADDRESSED not in head
    ):
        found.append(Backdrop(0, f"{published.year - 1:04}"))
    opens, broken = True, False
    for part in _SENTENCE.finditer(text):
        words = part[0]
        if words == "\n":
            opens = opens or not broken
            continue
        if opens and words[-1] != "。" and _is_heading(words, alone=text.startswith("\n", part.end())):
            chapter = _of_heading(words, published) or whole
            found.append(Backdrop(part.start(), chapter))
        elif ("年" in words or "五" in words) and (opener := _OPENER.match(words.lstrip(_MARKS))):
            found.append(Backdrop(part.start(), _period(opener, published) or chapter))
            found += _moving_on(part, published)
        elif opens and chapter:
            found.append(Backdrop(part.start(), chapter))
        # A line that ends in the middle of a sentence ends no paragraph.
        opens, broken = False, words[-1] in _OPEN or (len(words) > _LINE and words[-1] not in _CLOSED)
    return tuple(found)


def _year_in_title(title: str, published: dt.date) -> str | None:
    """The year before an article's own that the title of news of a year's first half names; None for any other."""
    named = _OF_YEAR.search(title) if published.month <= _FIRST_HALF else None
    return named["year"] if named and int(named["year"]) == published.year - 1 else None


def _week(text: str, published: dt.date, title: str = "") -> str | None:
    """The days that a bulletin says in its title or opening that its week has; None for any other text.

    >>> _week("本周（9月22日-28日）肉价平稳。", dt.date(2025, 9, 30)), _week("本周有雨。", dt.date(2025, 9, 30))
    ('2025-09-22/2025-09-28', None)
    """
    if gathered := _GATHERED.search(text, 0, _LEAD):
        return _day(int(gathered["month"]), int(gathered["day"]), published)
    is_on_prices = _ON_PRICES.search(title or text[:_FIRST_WORDS]) is not None
    if is_on_prices and (counted := _NTH.search(title) or _NTH.search(text, 0, _FIRST_WORDS)):
        return _counted_week(int(counted["month"]), counted["nth"], published)
    said = _WEEK.search(text, 0, _LEAD) or (
        _SPAN.search(title) or _SPAN.search(text, 0, _LEAD) if is_on_prices else None
    )
    if said is None:
        return _calendar_week(text, published) if is_on_prices else None
    month, day, last = int(said["month"]), int(said["day"]), int(said["last"])
    year = published.year - (month > published.month)
    try:
        first = dt.date(year, month, day)
        end = dt.date(year, int(said["until"] or month), last)
    except ValueError:
        return None
    is_week = first < end <= first + dt.timedelta(days=7) and abs(published - end) <= _WEEKS_NEWS
    return f"{first}/{end}" if is_week else None


def _counted_week(month: int, nth: str, published: dt.date) -> str | None:
    """A month's so-manieth week, from Monday to Sunday; None where it is not news."""
    if not 1 <= month <= _LAST_MONTH:
        return None
    first = dt.date(published.year - (month > published.month), month, 1)
    monday = first + dt.timedelta(days=(_WEDNESDAY - first.weekday()) % 7 - _WEDNESDAY + 7 * (_NUMERALS.index(nth) % 5))
    sunday = monday + dt.timedelta(days=_SUNDAY)
    return f"{monday}/{sunday}" if abs(published - sunday) <= _WEEKS_NEWS else None


def _calendar_week(text: str, published: dt.date) -> str | None:
    """The week that the first words of news tell of as 上周 or 本周, from Monday to Sunday; None where they tell of none."""
    said = _SAYS_WEEK.match(text.lstrip())
    if said is None:
        return None
    first = published - dt.timedelta(days=published.weekday() + (7 if said["which"] == "上" else 0))
    return f"{first}/{first + dt.timedelta(days=_SUNDAY)}"


def _month(text: str, published: dt.date) -> str | None:
    """The month before an article's own that its opening tells of as 5月份; None where it tells of none, or of other months too."""
    told = {int(one["month"]) for one in _OF_MONTH.finditer(text, 0, _OPENING)}
    before = published.replace(day=1) - dt.timedelta(days=1)
    return f"{before.year:04}-{before.month:02}" if told == {before.month} else None


def _day(month: int, day: int, published: dt.date) -> str | None:
    """The day of a month shortly before an article's own; None where there is none."""
    try:
        told = dt.date(published.year - (month > published.month), month, day)
    except ValueError:
        return None
    return str(told) if dt.timedelta() <= published - told <= 2 * _WEEKS_NEWS else None


def _is_heading(words: str, *, alone: bool) -> bool:
    """Whether words are a chapter's number and name, or `alone` on their line and what is called so without a number."""
    return _CHAPTER.fullmatch(words) is not None or (alone and _UNNUMBERED.fullmatch(words) is not None)


def _moving_on(sentence: re.Match[str], published: dt.date) -> Iterator[Backdrop]:
    """Where a sentence goes on from its opening time to another year that is no prospect."""
    for later in _MOVES_ON.finditer(sentence[0]):
        if int(later["year"]) <= published.year:
            yield Backdrop(sentence.start() + later.start(), later["year"])


def _of_heading(words: str, published: dt.date) -> str | None:
    """The period that a chapter's heading names; of two the nearest that is whole (过去一年和五年: the year)."""
    if re.search(rf"过去(?:的)?一年和(?:过去)?{_COUNT}年", words):
        return f"{published.year - 1:04}"
    if named := _HEADING.search(words):
        return _period(named, published)
    if _LOOKS_BACK.search(words):
        return f"{published.year - 1:04}"
    return f"{published.year:04}" if _LOOKS_AHEAD.search(words) else None


def _part_of_year(year: str, part: str) -> str:
    """A quarter, a half or three quarters of a year in EDTF.

    >>> _part_of_year("2022", "一季度"), _part_of_year("2022", "下半年"), _part_of_year("2022", "前三季度")
    ('2022-33', '2022-07/2022-12', '2022-01/2022-09')
    """
    named = CALENDAR.fullmatch(f"{year}年{part}")
    return str(part_of(named, int(year))) if named else year


def _period(found: re.Match[str], published: dt.date) -> str | None:
    named = found.groupdict()
    if year := named.get("year"):
        return year
    if part := named.get("part"):
        return _part_of_year(named["of"] or f"{published.year:04}", part)
    if plan := named["plan"]:
        first = PLANS.get(f"{plan}五")
        return f"{first:04}/{first + 4:04}" if first else None
    if named["this"]:
        return f"{published.year:04}"
    if ahead := whole(named.get("ahead") or "零"):
        return f"{published.year:04}/{published.year + ahead - 1:04}"
    before = published.year - 1
    if named.get("term"):
        return f"{before - _TERM + 1:04}/{before:04}"
    count = whole(named["n"] or named["past"] or "一") or 1
    if published.month == _LAST_MONTH and not named["last"] and count > 1:
        before = published.year
    return f"{before:04}" if named["last"] or count == 1 else f"{before - count + 1:04}/{before:04}"


def sources(
    text: str,
    figures: Iterable[Figure],
    article: str,
    *,
    published: dt.date | None = None,
    revision: int = 1,
    units: UnitTable = DEFAULT_UNITS,
    title: str = "",
) -> list[SourcePoint]:
    """The figures of a text, read by a table of units, as points with their sentences and backdrops; `title` may say whose report it is."""
    standing: Sequence[Backdrop] = backdrops(text, published, title)
    starts = [one.start for one in standing]
    subject, figures = subject_of(text, title), tuple(figures)
    alias = called(subject, text)
    topic = topic_of(f"{title}\n{text}" if title else text, figures)
    out = []
    span, sentence, first = None, "", ""
    for figure in figures:
        index = bisect.bisect_right(starts, figure.sentence.start) - 1
        over = standing[index] if index >= 0 else None
        if figure.sentence != span:  # the figures of one sentence share its text
            span = figure.sentence
            sentence = text[span.start : span.end]
            begins = text.rfind("\n", 0, span.start) + 1
            first = text[begins : min(span.start, begins + _FIRST_WORDS)].lstrip(_MARKS)
        out.append(
            SourcePoint(
                figure, article, sentence, revision, published, subject,
                backdrop=over.period if over else None, backdrop_at=over.start if over else -1,
                units=units, topic=topic, opening=first, alias=alias,
            )
        )  # fmt: skip
    return out
