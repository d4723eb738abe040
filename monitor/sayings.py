"""What is said of sites and runs: one English sentence each, as logs and tables hold it, and its Chinese one for messages.

A sentence is made by `say` and found again by its words, so that what was kept long ago can be told in either language.
"""

from __future__ import annotations

import re
from functools import cache

# A sentence with gaps in English, and in Chinese: more special ones first.
SAYINGS: dict[str, tuple[str, str]] = {
    "selectors": ("the selectors of {names} find nothing any more", "{names} 的选择器已找不到内容"),
    "blocked": ("{bad} of the last {all} article pages hold no article", "最近 {all} 个文章页中有 {bad} 个没有文章"),
    "charset": (
        "{bad} of the last {all} pages are in another charset than they say", "最近 {all} 个页面中有 {bad} 个的编码与其声明不符",
    ),
    "short-texts": (
        "{bad} of the last {all} texts are shorter than {least} characters; usual are {usual}",
        "最近 {all} 篇正文中有 {bad} 篇不足 {least} 字；平常为 {usual} 字",
    ),
    "no-figures": ("{bad} of the last {all} articles are read without a figure", "最近 {all} 篇文章中有 {bad} 篇读不出数字"),
    "no-dates": ("{bad} of the last {all} articles are read without their time", "最近 {all} 篇文章中有 {bad} 篇读不出发布时间"),
    "short-lists": (
        "{bad} of {all} lists show fewer rows than usual ({share} of them)", "{all} 个列表中有 {bad} 个的条目少于平常（只有 {share}）",
    ),
    "outage": ("{bad} of {all} requests came to nothing", "{all} 次请求中有 {bad} 次没有结果"),
    "slow": ("a page takes {last} s; usual are {usual} s", "一页需 {last} 秒；平常为 {usual} 秒"),
    "incomplete": (
        "the lists show {listed} articles, we hold {held}, missing {missing}", "列表显示 {listed} 篇，已存 {held} 篇，缺 {missing} 篇",
    ),
    "stale": ("of {count} changed pages it said that they had not changed", "有 {count} 个页面已改动，网站却称未改动"),
    "silence": (
        "nothing new for {hours} hours, in which about {expected} articles are usual",
        "已有 {hours} 小时没有新文章；同样时段平常约有 {expected} 篇",
    ),
    "crawl-failed": ("the last crawl failed", "最近一次抓取失败"),
    "no-answer": (
        "the portal does not answer ({times} times in a row, the last: {error})", "网站无应答（连续 {times} 次，最后一次：{error}）",
    ),
    "pause-asked": ("ended by the portal, which asks for a pause of {seconds} s", "已结束：网站要求暂停 {seconds} 秒"),
    "robots-missing": (
        "robots.txt cannot be had, so nothing may be fetched ({error})", "取不到 robots.txt，因此不得抓取（{error}）",
    ),
    "robots-closed": ("robots.txt closes the portal's home page ({error})", "robots.txt 禁止访问网站首页（{error}）"),
    "not-made": ("its requests could not be made; see the log", "请求无法发出；见日志"),
    "status": ("its process ended with status {status}; see the log", "进程以状态 {status} 结束；见日志"),
    "signal": ("its process was ended by {signal}; see the log", "进程被 {signal} 结束；见日志"),
    "stopped": ("the monitor was stopped", "监测程序已停止"),
    "stopped-before": ("the monitor was stopped before it began", "开始之前监测程序已停止"),
    "too-long": ("ended: it took longer than {time}", "已结束：运行超过 {time}"),
    "too-big": ("ended: it took {taken} MB, more than {most}", "已结束：占用内存 {taken} MB，超过 {most} MB"),
    "lost-before": ("its process ended without a word before it began", "进程在开始之前无声中断"),
    "lost": ("its process ended without a word while it was under way", "进程在运行中无声中断"),
    "given-back": ("{says}; {pages} pages given back", "{says}；{pages} 个页面退回待抓"),
    "under-way": ("the run before is still under way", "上一次运行仍在进行"),
    "run-under-way": ("run {run} is still under way", "运行 {run} 仍在进行"),
    "paused": ("paused until {until} UTC: {reason}", "暂停至 {until} UTC：{reason}"),
    "coalesced": ("done together with the one that was due at {at}", "与 {at} 应运行的一次合并"),
    "missed": ("the monitor did not run", "监测程序当时未运行"),
    "swept": (
        "the lists show {listed} articles; {missed} of them had been missed ({share})", "列表显示 {listed} 篇；其中 {missed} 篇曾被遗漏（{share}）",
    ),
    "undelivered": ("channel {channel} could not be reached: a message was given up", "渠道 {channel} 无法送达：一条消息已放弃"),
    "recovered": ("{site}: {kind} recovered after {span}", "{site}：{kind}，已恢复，历时 {span}"),
    "trouble-since": ("{site}: {kind} since {at}: {says}", "{site}：{kind}，始于 {at}：{says}"),
    "crawl": ("crawl {site}: {says}", "抓取 {site}：{says}"),
    "late": ("the last crawl was {span} ago, at most {most} is usual", "最近一次抓取在 {span} 之前，平常不超过 {most}"),
    "old": ("{site}: the newest article is of {at}, older than is likely", "{site}：最新文章是 {at} 的，旧得反常"),
    "trouble": ("{site}: {kind}", "{site}：{kind}"),
    "within": ("{says} (in {channel})", "{says}（栏目：{channel}）"),
}  # fmt: skip
KINDS = {
    "unreachable": "网站无法访问",
    "robots": "robots.txt 禁止抓取",
    "blocked": "页面被拦截",
    "layout": "版式失效",
    "charset": "编码错误",
    "short-lists": "列表变短",
    "short-texts": "正文变短",
    "no-figures": "读不出数字",
    "no-dates": "读不出时间",
    "incomplete": "文章缺漏",
    "slow": "响应缓慢",
    "stale": "缓存失实",
    "silence": "久无更新",
}
SPANS = {"min": "分钟", "h": "小时", "days": "天"}
STATES = {"failed": "失败", "lost": "中断", "ended": "被终止"}
GAP = re.compile(r"\\\{(\w+)\\\}")
_SPAN = r"\d+ (?:min|h|days)"
_GAPS = {"site": r"\S+", "kind": "|".join(KINDS), "span": _SPAN, "most": rf"{_SPAN}|\d+", "channel": r"\S+"}


def say(key: str, **values: object) -> str:
    """The English sentence of a key; KeyError for an unknown one.

    >>> say("outage", bad=3, all=9)
    '3 of 9 requests came to nothing'
    """
    return SAYINGS[key][0].format(**values)


def said(text: str, language: str) -> str:
    """A sentence that `say` made, in a language ("zh" or "en"); any other text as it is.

    >>> said("portal: layout recovered after 4 h", "zh")
    'portal：版式失效，已恢复，历时 4 小时'
    >>> said("crawl portal: 3 of 9 requests came to nothing", "zh")
    '抓取 portal：9 次请求中有 3 次没有结果'
    """
    if language == "en":
        return text
    for key, pattern in _patterns():
        if match := pattern.fullmatch(text):
            return SAYINGS[key][1].format(**{name: _value(name, value) for name, value in match.groupdict().items()})
    return STATES.get(text, text)


def _value(name: str, value: str) -> str:
    if name == "kind":
        return KINDS[value]
    if name in ("span", "most"):
        number, _, unit = value.partition(" ")
        return f"{number} {SPANS[unit]}" if unit else value
    return said(value, "zh") if name == "says" else value


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((key, re.compile(_pattern(english), re.DOTALL)) for key, (english, _) in SAYINGS.items())


def _pattern(english: str) -> str:
    return GAP.sub(lambda gap: f"(?P<{gap[1]}>{_GAPS.get(gap[1], '.+?')})", re.escape(english))
