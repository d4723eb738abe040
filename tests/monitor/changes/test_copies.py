"""Families of reprints and what each copy altered."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.changes import Side
from monitor.changes.copies import (
    Candidate,
    compare_copies,
    families,
    letters,
    likeness,
    signature,
)
from tests.monitor.changes.texts import ARTICLE, read

START = dt.datetime(2022, 7, 25, tzinfo=dt.UTC)
OTHER = (
    "县城北环路改造工程昨日动工。工程全长4.2公里，设计时速50公里，计划明年三月完工。\n"
    "施工期间，北环路东段实行单向通行，公交6路、8路临时改道。住建部门提醒市民提前安排出行路线。\n"
    "工程投资由县财政和专项债券共同承担，项目法人为县城市建设投资公司。"
)
REPRINT = "本网讯 " + ARTICLE.replace("860亩", "680亩").replace("，", ",").replace("责任编辑：赵敏", "编辑：某网")
EXCERPT = "\n".join(ARTICLE.split("\n")[:3])


def candidate(key: str, body: str, hours: int, site: str = "", source: str | None = None) -> Candidate:
    return Candidate(key, body, START + dt.timedelta(hours=hours), site, source)


def test_a_reprint_and_an_excerpt_are_copies_and_another_article_is_not() -> None:
    assert likeness(ARTICLE, REPRINT).is_copy
    assert likeness(ARTICLE, EXCERPT).is_copy
    assert not likeness(ARTICLE, OTHER).is_copy


def test_the_next_issue_of_a_bulletin_is_no_copy() -> None:
    issue = "据监测，{}月{}日茶青均价每公斤{}元，上市量{}吨，较上月同日增加{}吨；干茶均价每公斤{}元，成交{}公斤。" * 2
    one, other = issue.format(*range(10, 24)), issue.format(*range(50, 64))
    assert likeness(one, other).contained > 0.3
    assert not likeness(one, other).is_copy
    assert likeness(one, one.replace("12", "21")).is_copy


def test_the_same_sentences_shuffled_fail_the_second_test() -> None:
    words = [ARTICLE[k : k + 12] for k in range(0, len(ARTICLE), 12)]
    shuffled = "".join(words[::-1])
    assert likeness(ARTICLE, shuffled).contained > 0.6
    assert not likeness(ARTICLE, shuffled).is_copy


def test_signatures_meet_for_copies_alone() -> None:
    def meet(a: str, b: str) -> int:
        return sum(x == y for x, y in zip(signature(a), signature(b), strict=True))

    assert meet(ARTICLE, REPRINT) >= 1
    assert meet(ARTICLE, OTHER) == 0
    assert all(0 <= band < 2**63 for band in signature(ARTICLE))
    assert signature("太短的文字。") == ()


def test_the_family_has_its_original_first() -> None:
    articles = [
        candidate("late", REPRINT, 5, "某网", "韶关日报"),
        candidate("paper", ARTICLE, 3, "韶关日报", "韶关日报"),
        candidate("early", ARTICLE + "\n本网转载。", 1, "快讯网", "韶关日报"),
        candidate("other", OTHER, 0),
    ]
    assert families(articles) == [("paper", "early", "late")]
    assert families(articles[::-1]) == families(articles)


def test_without_a_matching_source_the_earliest_is_the_original() -> None:
    assert families([candidate("b", REPRINT, 2), candidate("a", ARTICLE, 4)]) == [("b", "a")]


def test_what_a_copy_altered_above_all_its_figures() -> None:
    original = Side(ARTICLE, read(ARTICLE))
    differences = compare_copies(original, {"reprint": Side(REPRINT, read(REPRINT)), "same": original})
    [altered] = [one for one in differences["reprint"].figures if "value" in one.fields]
    assert altered.before is not None
    assert altered.after is not None
    assert (altered.before.value, altered.after.value) == (Decimal(860), Decimal(680))
    assert differences["same"].text.is_empty
    assert differences["same"].figures == ()


def test_letters_keep_the_signs_inside_numbers() -> None:
    assert letters("增长 1.3万，５％！") == "增长1.3万5%"


@given(st.permutations(list(range(4))))
@settings(max_examples=20)
def test_order_of_arrival_does_not_matter(order: list[int]) -> None:
    articles = [
        candidate("a", ARTICLE, 0),
        candidate("b", REPRINT, 1),
        candidate("c", OTHER, 2),
        candidate("d", OTHER + "（完）", 3),
    ]
    assert families([articles[k] for k in order]) == [("a", "b"), ("c", "d")]
