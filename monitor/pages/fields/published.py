"""When: publication and update times from the info line, the head, scripts, the foot of the text and the address."""

from __future__ import annotations

import datetime as dt
import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from monitor.articles import Moment, Precision
from monitor.pages.document.page import Page
from monitor.pages.document.states import NOTHING_TOLD, State
from monitor.pages.fields.info import InfoLine, tells_today
from monitor.pages.fields.people import ends_as_outlet
from monitor.pages.text import fold, squeeze
from monitor.pages.times import Found, find_times, parse_time


@dataclass(frozen=True, slots=True)
class Timed:
    """A time for a field with the rule that found it and its confidence."""

    moment: Moment
    rule: str
    confidence: float


_UPDATED = re.compile(
    r"(?:更新|修改|修订|最后|截止|截至|有效|成文|生效|废止|失效|施行|实施)(?:于|时间|日期|更新)?\s*(?:时间|日期)?\s*:?\s*$"
)
_LABELLED = re.compile(
    r"(?:发布|发表|发稿|首发|刊发|公开|上传|发文|录入|编发|上线|印发|编辑于|时\s*间|日(?<!(?:引用|访问|检索|查阅|获取)日)\s*期|发布于|发表于|更新于|Published|Posted|Date|Posted\s*@|@)"
    r"\s*(?:时\s*间|日\s*期|于|on)?\s*:?\s*$",
    re.IGNORECASE,
)
_OF_THE_DOCUMENT = re.compile(r"(?:发文|印发|生成)(?:时间|日期)?\s*:?\s*$")
# Behind the time of what a text invites to stands where it is.
_OF_AN_EVENT = re.compile(r"^\W{0,3}(?:会议|活动)?(?:地点|地址)|^\s*[至到]\s*\d")
_EVENT = re.compile(
    r"(?:投票|活动|报名|公示|会议|举办|评选|征集|考试|开庭|受理|演出|比赛|展出|开标|招聘|征求意见|监测|采集|采价|调查|统计)(?:时间|日期)\s*:?\s*$"
)
_INFO_WORDS = re.compile(
    r"来\s*源|出\s*处|作\s*者|记\s*者|编\s*辑|发布|发表|时间|日期|稿源|浏览|点击|阅读|访问|人气|次数?|字号|字体|大|中|小|打印|关闭|收藏|分享|评论|"
    r"(?:https?://|www\.)[\w.-]+|参与|跟贴|原创|举报|星期.|周.|[上下]午|[|:\[\]()·\-—/]|\d+[年月日时分秒]?"
)
_NAMED = re.compile(r"来\s*源|出\s*处|作\s*者|记\s*者|编\s*辑|稿源|浏览|点击|阅读")
_LEAF = re.compile(
    r"(?<![\d:-])(?P<d>3[01]|[12]\d|0?[1-9])日?\s+(?P<ym>20\d\d\s?[-/.年]\s?(?:1[0-2]|0?[1-9]))月?(?![-/.\d])"
)
_YEAR_BEHIND = re.compile(
    r"(?<![\d/.-])(?P<md>(?:1[0-2]|0?[1-9])[-/](?:3[01]|[12]\d|0?[1-9]))\s+(?P<y>20\d\d)(?![-/.\d年])"
)
_CLOCK_ALONE = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?")
_DIGIT = re.compile(r"\d")
_WEEKDAY = re.compile(r"星期[一二三四五六日天]")
_TOOLTIPS = ":is(span, em, time, i, a, small)[title^='20']"
_TOOLTIP_MARKS = ('title="20', "title='20")
_RELATIVE = re.compile(r"前|[昨今]天|刚刚")
_OF_A_PAGE = re.compile(r"^\W*第?\s?[A-Z]?\d{1,3}\s?版")
_MASTHEAD = 60
_LEAST_CONFIDENCE = 0.33
_OF_A_CHANGE = 0.44
_OF_A_DOCUMENT = 0.62
_MOST_ALONE = 2
_SURE = 0.6
_BESIDE_ALONE = 4
_OF_OTHERS = re.compile(
    r"\W*(?:[为给][您你]推荐|猜[您你]喜欢|(?:相关|热门|推荐|精彩|最新|延伸)(?:阅读|推荐|新闻|文章|资讯|内容|报道))"
)
# What forums set before the time under a post.
_POST_WORDS = re.compile(r"来自\S{0,12}?客户端|\d{1,4}楼")
_SOURCE_LENGTH = 20
# Stations close a text with the day and who tells it.
_BRACKETED = re.compile(r"[【\[(（](?:19|20)\d\d[^【】\[\]()（）。，]*[】\])）]")
_LABEL_LENGTH = 8
_PUBLISHED_METAS = (
    ("article:published_time", 0.85), ("weibo:article:create_at", 0.85), ("datepublished", 0.85), ("bytedance:published_time", 0.85),
    ("og:published_time", 0.8), ("pubdate", 0.8), ("og:time", 0.8), ("article:published", 0.8), ("parsely-pub-date", 0.8),
    ("sailthru.date", 0.8), ("article_date_original", 0.8), ("og:release_date", 0.75), ("firstpublishedtime", 0.75),
    ("publishdate", 0.75), ("publish_date", 0.75), ("publishtime", 0.75), ("publish_time", 0.75), ("publish-date", 0.75),
    ("dc.date.issued", 0.75), ("_pubtime", 0.75), ("pubtime", 0.7), ("releasedate", 0.7), ("dc.date", 0.6), ("createdate", 0.6),
    ("video:release_date", 0.7), ("enpproperty:date", 0.65), ("date", 0.55), ("apub:time", 0.5),
)  # fmt: skip
_UPDATED_METAS = (
    "article:modified_time",
    "weibo:article:update_at",
    "lastmodifiedtime",
    "og:updated_time",
    "datemodified",
    "dateupdate",
)
_URL_DATE = re.compile(r"(?<!\d)((?:19|20)\d{2})[-/_]?(0[1-9]|1[0-2])[-/_]?(0[1-9]|[12]\d|3[01])(?!\d{3,})")
# A shown time whose year the address tells.
_BY_ADDRESS = 0.55
_URL_MONTH = re.compile(r"(?<!\d)((?:19|20)\d{2})[-/_]?(0[1-9]|1[0-2])(?=[-/_.]|(?:0[1-9]|[12]\d|3[01])(?!\d))")
_SURE_SCRIPTS = frozenset(
    {"publish_time", "publishTime", "publishDate", "pubTime", "pubtime", "ptime", "datePublished"}
)


def published(
    page: Page, info: Sequence[InfoLine], tail: Sequence[str], title: str = "", told: State = NOTHING_TOLD
) -> list[Timed]:
    """All readings of the publication time, best first; `title` finds the article's own in a script that tells of others too.

    `told` is what a script's object that holds the article says of it.
    """
    found = [*_visible(page, info), *_tooltips(page, info), *_metas(page), *_below(page, tail, title)]
    if page.url:
        found += [*_url(page.url, page), *_of_the_urls_year(page.url, page, info)]
    if not found:
        found += _masthead(page)
    if not any(t.moment.precision is not Precision.DAY and t.confidence > 0.6 for t in found):
        found += _told(page, told) or _scripts(page) or _beside_title(page, title)
    if all(t.confidence < _OF_A_CHANGE for t in found) and (changed := _shown_change(page, info, dated=True)):
        # Where a page shows nothing but its last change, that is the only day to hold it to.
        found.append(replace(changed, confidence=_OF_A_CHANGE))
    return sorted((t for t in found if t.confidence >= _LEAST_CONFIDENCE), key=lambda t: -t.confidence)


def until_others(behind: Sequence[str]) -> list[str]:
    """The lines behind a body before those that open a block of other articles, which have days of their own."""
    return list(itertools.takewhile(lambda text: not (len(text) <= _LABEL_LENGTH and _OF_OTHERS.match(text)), behind))


def datelines(page: Page, info: Sequence[InfoLine]) -> frozenset[str]:
    """The info lines, without white space, that tell the time of the article, not one within a sentence."""
    return frozenset(
        squeeze(line.text)
        for line in info
        if not line.text.endswith(("。", ":", "："))
        and any(
            (timed := judged(line.text, time, 0, above=False)) and timed.confidence >= _SURE
            for time in find_times(line.text, page.zone, page.now)
        )
    )


def updated(page: Page, info: Sequence[InfoLine]) -> Timed | None:
    """The time of the last change that the page names, None if it names none."""
    if shown := _shown_change(page, info):
        return shown
    meta = page.hints.first(*_UPDATED_METAS)
    value = meta[1] if meta else page.hints.linked_data.get("updated")
    moment = parse_time(value, page.zone, page.now) if value else None
    return Timed(moment, f"meta {meta[0]}" if meta else "json-ld", 0.7) if moment else None


def _shown_change(page: Page, info: Sequence[InfoLine], *, dated: bool = False) -> Timed | None:
    """The time of a change in an info line; where it must be `dated`, none that depends on when one looks."""
    for line in info:
        for time in find_times(line.text, page.zone, None if dated else page.now):
            if _UPDATED.search(fold(line.text[: time.start])):
                return Timed(time.moment, "info line", 0.9)
    return None


def refined(times: Sequence[Timed]) -> Timed | None:
    """The best reading; where it is a date only, with the time of day of another that has the same date."""
    if not times:
        return None
    best = times[0]
    if best.moment.precision is not Precision.DAY:
        return best
    day = best.moment.when.date()
    finer = (
        t
        for t in times[1:]
        if t.moment.precision is not Precision.DAY
        and t.moment.when.date() == day
        and (t.confidence >= 0.5 or best.rule == "url")
    )
    return next(finer, best)


def _visible(page: Page, info: Sequence[InfoLine]) -> list[Timed]:
    found = []
    for rank, line in enumerate(info):
        for time in find_times(line.text, page.zone, page.now):
            label = _label_before(info, rank) if time.start == 0 else ""
            timed = judged(line.text, time, rank, above=line.above, label=label)
            if timed:
                found.append(_with_clock_beside(timed, info, rank))
    if not any(t.confidence > 0.5 for t in found):
        found += _scattered(page, info)
    return found


def _tooltips(page: Page, info: Sequence[InfoLine]) -> list[Timed]:
    """The times that show when one points at words such as "three days ago" beside the headline."""
    if not any(mark in page.decoded.text for mark in _TOOLTIP_MARKS):
        return []
    shown = squeeze(" ".join(line.text for line in info if not line.above))
    found = []
    for node in page.tree.css(_TOOLTIPS):
        words = squeeze(node.text()[:_SOURCE_LENGTH])
        moment = parse_time((node.attributes.get("title") or "")[:_MASTHEAD], page.zone, page.now)
        if moment and _RELATIVE.search(words) and words in shown:
            found.append(Timed(moment, "tooltip", 0.7))
    return found[:1]


def _label_before(info: Sequence[InfoLine], rank: int) -> str:
    """The label in the cell before a line's, empty without one."""
    before = fold(info[rank - 1].text) if rank and info[rank - 1].above == info[rank].above else ""
    return before if len(before) <= _LABEL_LENGTH and before.endswith((":", "时间", "日期")) else ""


def _with_clock_beside(timed: Timed, info: Sequence[InfoLine], rank: int) -> Timed:
    """A day with the time of day that is all of the line before or behind its own."""
    if timed.moment.precision is not Precision.DAY or timed.confidence < _SURE:
        return timed
    for line in info[max(0, rank - 1) : rank + 2]:
        if clock := _CLOCK_ALONE.fullmatch(line.text):
            hour, minute, second = (int(part or 0) for part in clock.groups())
            precision = Precision.SECOND if clock[3] else Precision.MINUTE
            when = timed.moment.when.replace(hour=hour, minute=minute, second=second)
            return replace(timed, moment=Moment(when, precision))
    return timed


def _scattered(page: Page, info: Sequence[InfoLine]) -> list[Timed]:
    """A time whose parts stand on lines of their own, as in boxes made like a calendar leaf."""
    parts = [line.text for line in info[:14] if len(line.text) <= 12 and _DIGIT.search(line.text)]
    # A whole day in one line was judged by what stands before it.
    joined = " ".join(text for text in parts if not any(t.form == "full" for t in find_times(text, page.zone)))
    joined = _YEAR_BEHIND.sub(r"\g<y>-\g<md>", _LEAF.sub(r"\g<ym>-\g<d>", joined))
    return [t for time in find_times(joined, page.zone, page.now) if (t := judged(joined, time, 3, above=False))]


def judged(text: str, time: Found, rank: int, *, above: bool, label: str = "") -> Timed | None:
    """A time in an info line with its confidence: higher behind a label, lower within a sentence; None for an update's.

    `label` is one that stands before the line.
    """
    before, after = label + fold(text[: time.start]), fold(text[time.end :])
    if _UPDATED.search(before) or _EVENT.search(before) or _OF_AN_EVENT.search(after[:_LABEL_LENGTH]):
        return None
    labelled = bool(_LABELLED.search(before))
    foreign = _foreign(before + after)
    confidence = 0.9 - 0.008 * min(rank, 20) + 0.05 * labelled - 0.1 * above
    if labelled and _OF_THE_DOCUMENT.search(before):
        # A document's own day comes before that on which a site publishes it.
        confidence -= 0.1
    if "版" in before and _OF_A_PAGE.search(before):
        # Beside a paper's page stands the day of its issue, elsewhere in its head perhaps that of the visit.
        confidence += 0.05
    if time.form in {"relative", "no-year"}:
        # Over a headline, such words are rather of a notice or a button.
        confidence -= 0.6 if above and not labelled else 0.45
    elif time.form == "compact":
        confidence -= 0.4
    if not labelled and foreign > _most_foreign(before, after):
        # A date in the middle of a sentence, not one beside a headline.
        confidence -= 0.45
    if time.moment.precision is Precision.DAY:
        confidence -= 0.02
        if before.strip() == "(" and after.strip() == ")":
            # Under a headline a document bears so the day on which it was drawn up.
            confidence = min(confidence, _OF_A_DOCUMENT)
    return Timed(time.moment, "info line", confidence)


def _most_foreign(before: str, after: str) -> int:
    """How many characters of names may stand around a time: more where a label or an outlet before it tells of it."""
    if _NAMED.search(before + after):
        return 40
    return 24 if ends_as_outlet(squeeze(before)) and len(squeeze(after)) <= 12 else 12


@lru_cache(maxsize=256)
def _foreign(text: str) -> int:
    """How many characters are left of a line beside an info line's words; remembered: several fields are judged by the same lines."""
    return len(squeeze(_INFO_WORDS.sub("", text)))


def _metas(page: Page) -> list[Timed]:
    found = []
    for name, confidence in _PUBLISHED_METAS:
        value = page.hints.metas.get(name)
        moment = parse_time(value, page.zone, page.now) if value else None
        if moment:
            found.append(Timed(_without_empty_clock(moment), f"meta {name}", confidence))
    for rule, value, confidence in (
        ("json-ld", page.hints.linked_data.get("published"), 0.8),
        ("time element", page.hints.time, 0.7),
    ):
        moment = parse_time(value, page.zone, page.now) if value else None
        if moment:
            found.append(Timed(_without_empty_clock(moment), rule, confidence))
    return found


def _without_empty_clock(moment: Moment) -> Moment:
    """Midnight and its last second stand in tags where no time of day is known."""
    if moment.when.strftime("%H:%M:%S") in {"00:00:00", "23:59:59"}:
        return Moment(moment.when.replace(hour=0, minute=0, second=0), Precision.DAY)
    return moment


def agreed(times: Sequence[Timed]) -> bool:
    """Whether the page's address tells the same day as something in the page."""
    days = {t.moment.when.date() for t in times if t.rule == "url"}
    return any(t.moment.when.date() in days for t in times if t.rule != "url")


def _below(page: Page, tail: Sequence[str], title: str) -> list[Timed]:
    """The first time that stands under the article, behind a label, alone, beside the source or the headline; of many that stand alone none is its own."""
    alone: list[Timed] = []
    for text in tail:
        for time in find_times(text[:200], page.zone, page.now):
            if time.form not in {"full", "han"}:
                continue
            if _LABELLED.search(fold(text[: time.start])):
                return [Timed(time.moment, "below the body", 0.47)]
            named = _NAMED.search(fold(text)) and len(text) <= time.end - time.start + _SOURCE_LENGTH
            bracketed = _BRACKETED.fullmatch(text) and len(text) <= time.end - time.start + _SOURCE_LENGTH
            rest = _POST_WORDS.sub("", f"{text[: time.start]}{text[time.end :]}")
            again = len(title) >= _LABEL_LENGTH and title in text and len(text) <= len(title) + _MASTHEAD
            if named or bracketed or again or len(rest.strip()) <= _BESIDE_ALONE:
                alone.append(Timed(time.moment, "below the body", 0.42))
    return alone[:1] if len(alone) <= _MOST_ALONE else []


def _masthead(page: Page) -> list[Timed]:
    """The date of an issue in the head of a newspaper's page, which names the day of the week too."""
    for line in page.outline.lines[:_MASTHEAD]:
        if len(line.text) <= 40 and _WEEKDAY.search(line.text) and not tells_today(line):
            for time in find_times(line.text, page.zone, page.now):
                if time.form in {"full", "han"} and not _UPDATED.search(fold(line.text[: time.start])):
                    return [Timed(time.moment, "masthead", 0.36)]
    return []


def _scripts(page: Page) -> list[Timed]:
    """Times in scripts; a name that holds several days is part of a list of other things."""
    found: dict[str, set[Moment]] = {}
    areas = [("in a text area", text) for text in page.areas("time")]
    for name, value in (*page.scripts.times, *areas):
        moment = parse_time(value, page.zone, page.now)
        if moment:
            found.setdefault(name, set()).add(moment)
    return [
        Timed(min(moments), f"script {name}", (0.6 if name in _SURE_SCRIPTS else 0.53) - 0.25 * (len(moments) > 1))
        for name, moments in found.items()
        if len({moment.when.date() for moment in moments}) == 1
    ]


def _told(page: Page, told: State) -> list[Timed]:
    """The time that the object with the article in it gives."""
    moments = (parse_time(value, page.zone, page.now) for value in told.times)
    return [Timed(moment, "script's object", 0.6) for moment in moments if moment][:1]


def _beside_title(page: Page, title: str) -> list[Timed]:
    value = page.scripts.time_beside(title)
    moment = parse_time(value, page.zone, page.now) if value else None
    return [Timed(moment, "script beside the title", 0.5)] if moment else []


def _url(url: str, page: Page) -> list[Timed]:
    match = _URL_DATE.search(url.partition("//")[2].partition("/")[2])
    moment = parse_time("-".join(match.groups()), page.zone, page.now) if match else None
    return [Timed(moment, "url", 0.45)] if moment else []


def _of_the_urls_year(url: str, page: Page, info: Sequence[InfoLine]) -> list[Timed]:
    """A time of an info line that names no year, where the page's address tells that of the same month."""
    match = _URL_MONTH.search(url.partition("//")[2].partition("/")[2])
    if not match:
        return []
    month = (int(match[1]), int(match[2]))
    end = dt.datetime(month[0] + month[1] // 12, month[1] % 12 + 1, 1, tzinfo=page.zone) - dt.timedelta(days=1)
    for i, line in enumerate(info):
        for time in find_times(line.text, page.zone, end):
            day = time.moment.when
            judgement = judged(line.text, time, i, above=line.above) if time.form == "no-year" else None
            if judgement and (day.year, day.month) == month and judgement.confidence >= _LEAST_CONFIDENCE:
                return [Timed(time.moment, "info line with the address", _BY_ADDRESS)]
    return []
