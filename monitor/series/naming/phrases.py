"""The phrase that names a figure: its indicator without whose the article is, or all that it was cut from."""

from __future__ import annotations

from monitor.figures.patterns import lazy
from monitor.series import places
from monitor.series.naming import names
from monitor.series.points import SourcePoint

_CLAUSE = lazy(r"[，,。；;：:、\s]")
_BREAK = lazy(r"[，,。；;：:、》）\s\d]")
_USERS = ("用户", "用户总数", "用户数")
# 拉动进出口增长5.7个百分点，占进出口总值的45%: what stands before the share is another figure's.
_BEFORE_SHARE = lazy(r"^(?:拉动|带动|影响|[增降]幅)[^占]*(?=占)|(?<=..)[增降]幅(?=占)")
_STOP = lazy(r"[，,。；;：:、（\s\d]|由|从|达|为|约|近|超|逾|[同环]?比")
_LONGEST = 24
# What stands before a note in brackets, where the figure's own words are a verb at most (指数（以2015年为100）为109.72).
NOTHING, _NOTED = lazy(r"[为是达到报有共]*"), lazy(r"([^（(]+)[（(][^（）()]*[)）][为是达到报有共]*$")
_KINDS_OF_COMPANY, _WHOSE = lazy(r"(?<=..)(?:集团|股份|公司|企业)+$"), lazy(r"^(?:集团|股份|公司)*的?")
# “中国名茶之乡”松山茶园面积: what a place is praised as.
_EPITHET = lazy(r"^[“\"]?[一-龥]{2,8}之[乡都城][”\"]?(?=[一-龥]{2})")
# 公司整体业绩总收入: what a company takes in all.
_OWN_REVENUE = lazy(r"总收入|(?:本|该)?(?:公司|集团)(?:当季|本季度?)?(?:整体)?(?:业绩)?总?收入")
# 全球智能手机出货量: of a company all that it has.
_WORLDWIDE = lazy(r"^全球(?=[一-龥]{0,6}(?:出货|销|交付)量$)")
# 占全省进出口总值: the whole that its own place has; but 占全省的比重.
_OF_NAMED = lazy(r"占全.[^的比份].")
# What the names of places end in.
_LEVELS = tuple("省市县区州盟旗镇乡村")


def _without_subject(source: SourcePoint) -> str:
    """The indicator without the company or the place that it begins with, whose the article is: 华为的资产负债率."""
    subject, indicator = source.subject, source.figure.indicator
    if "之" in indicator:
        indicator = _EPITHET.sub("", indicator)
    if subject.endswith(_LEVELS):
        if (whole := f"占全{subject[-1]}") in indicator:
            indicator = indicator.replace(whole, "占" if _OF_NAMED.search(indicator) else whole)
        bare = places.without_place(indicator, subject)
        return bare.removeprefix("的") or indicator
    if subject and _OWN_REVENUE.fullmatch(indicator):
        return "营业收入"
    if source.alias and indicator.startswith(source.alias):
        indicator = subject + indicator.removeprefix(source.alias)
    company = _KINDS_OF_COMPANY.sub("", subject) if indicator[:1] == subject[:1] else ""
    if not company or not indicator.startswith(company):
        return _WORLDWIDE.sub("", indicator) if subject and indicator.startswith("全球") else indicator
    rest = _WORLDWIDE.sub("", _WHOSE.sub("", indicator[len(company) :]))
    return "营业收入" if rest in ("收入", "总收入") else rest or indicator


def phrase_of(source: SourcePoint) -> str:
    """The indicator, or the whole phrase that it was cut from where only that has a known name."""
    indicator = _without_subject(source)
    indicator = _BEFORE_SHARE.sub("", indicator) if "占" in indicator else indicator
    if source.figure.unit == "家" and indicator.endswith(_USERS):
        indicator = indicator.partition("的")[0]  # 三家基础电信企业的移动电话用户总数
    if NOTHING.fullmatch(indicator) and (noted := _NOTED.search(source.lead)):
        return _CLAUSE.split(noted[1])[-1] or indicator
    at = source.lead.rfind(indicator) if indicator else -1
    if at < 0 or names.is_known(indicator):
        return indicator
    if source.lead[:at].endswith(("和", "及", "与")):
        return indicator  # 出厂价格和购进价格分别上涨5.6%和9.6%
    before = _BREAK.split(source.lead[:at])[-1]
    phrase = before + indicator + _STOP.split(source.lead[at + len(indicator) :])[0]
    return phrase if len(phrase) <= _LONGEST and names.is_known(phrase) else indicator
