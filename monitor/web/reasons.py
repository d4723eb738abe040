"""Why each number of an article was read as it was: a rule for each field of a figure, a reason for other numbers."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass

from monitor import reasons as kept
from monitor.articles import Article, Span
from monitor.figures import Unit, explain_all, table_with
from monitor.figures.explanation import Explanation, FieldRule
from monitor.web.rule_texts import ENDS, RULES

SUBJECT = re.compile(r"the article's own subject(?: \((?P<subject>.+)\))?, or no place is named")
UNIT = re.compile(r"the unit table: \w+(?:, (?P<factor>[\d.]+) (?P<base>.+))?")


@dataclass(frozen=True, slots=True)
class Reasons:
    """For each figure, by its span, the rules of its fields; and the numbers that are no figures."""

    figures: Mapping[Span, tuple[FieldRule, ...]]
    left_out: tuple[Explanation, ...]


def reasons(article: Article, zone: dt.tzinfo, units: tuple[Unit, ...]) -> Reasons:
    """Why the numbers of an article are read as they are, by the reader as it is now."""
    published = article.published.when.astimezone(zone).date() if article.published else None
    found = explain_all(article.body, published, units=table_with(units)) if article.body else ()
    return Reasons(
        {one.span: one.fields for one in found if one.figure is not None},
        tuple(one for one in found if one.figure is None),
    )


def said_in(language: str, rule: str) -> str:
    """A rule or reason in a language; as it is kept where there is no translation.

    >>> said_in("zh", "digits with a multiplier, a range"), said_in("zh", "the words before it and the figure before it")
    ('数字带万、亿等单位，区间', '前面的词、前一个数字')
    >>> said_in("zh", "gone: a second look")
    '不见了：再看一次'
    """
    if language == "en":
        return rule
    if rule in RULES:
        return RULES[rule]
    if match := UNIT.fullmatch(rule):
        return f"单位表（合 {match['factor']} {match['base']}）" if match["factor"] else "单位表"
    if match := SUBJECT.fullmatch(rule):
        return f"文章主题地（{match['subject']}）或未提地点" if match["subject"] else "文章主题地或未提地点"
    head, comma, end = rule.rpartition(", ")
    if comma and head in RULES and end in ENDS:
        return f"{RULES[head]}，{ENDS[end]}"
    parts = rule.split(" and ")
    return (
        "、".join(RULES[part] for part in parts)
        if all(part in RULES for part in parts)
        else kept.said_in(language, rule)
    )
