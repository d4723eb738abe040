"""Every query is read as it is meant, or refused with its place and the remedy."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.errors import QueryError
from monitor.query import NAMES, All, Any, Name, Node, Not, Number, Phrase, Text, When, parse, phrases
from monitor.web.texts import VALUES

WORD, OTHER, THIRD = Phrase("乳源"), Phrase("党建"), Phrase("瑶药")


@pytest.mark.parametrize(
    ("query", "tree"),
    [
        ("乳源", WORD),
        ("乳源 党建", All((WORD, OTHER))),
        ("乳源 AND 党建", All((WORD, OTHER))),
        ("乳源 OR 党建 瑶药", Any((WORD, All((OTHER, THIRD))))),
        ("(乳源 | 党建) 瑶药", All((Any((WORD, OTHER)), THIRD))),
        ("（乳源 或 党建） 且 瑶药", All((Any((WORD, OTHER)), THIRD))),
        ("乳源 NOT 党建", All((WORD, Not(OTHER)))),
        ("乳源 -党建", All((WORD, Not(OTHER)))),
        ("乳源 －党建", All((WORD, Not(OTHER)))),
        ("“乳源 党建”", Phrase("乳源 党建")),
        ("来源:韶关日报", Text(Name.SOURCE, "韶关日报")),
        ("來源：韶关日报", Text(Name.SOURCE, "韶关日报")),
        ('source:"韶关 日报"', Text(Name.SOURCE, "韶关 日报")),
        ("数值:>１，０００，０００", Number(Decimal(1000000), None, is_open=True)),
        ("数值:<=1.5万", Number(None, Decimal(15000))),
        ("value:5..9", Number(Decimal(5), Decimal(9))),
        ("时期:2021", When(("2021",))),
        ("时期:2021年第三季度", When(("2021-35",))),
        ("period:2021-07-25", When(("2021-07-25",))),
        ("时期:2019..2021", When(("2019", "2020", "2021"))),
        ("性质:水平", Text(Name.ROLE, "level")),
        ("性质:现状", Text(Name.ROLE, "level")),
        ("性质:变动", Text(Name.ROLE, "change")),
        ("10:30", Phrase("10:30")),
        ("https://portal.example/", Phrase("https://portal.example/")),
    ],
)
def test_a_query_is_read_as_meant(query: str, tree: Node) -> None:
    assert parse(query) == tree


@pytest.mark.parametrize(
    ("query", "at", "says"),
    [
        ("", 0, "it is empty"),
        ("乳源 OR", 5, "a word or a field must stand here"),
        ("乳源 AND AND 党建", 7, "a word or a field must stand here"),
        ("NOT", 3, "a word or a field must stand here"),
        ("()", 1, "a word or a field must stand here"),
        ("(乳源", 0, "this bracket is not closed"),
        ("乳源)", 2, "this bracket closes none"),
        ('乳源 "党建', 3, "this quotation mark is not closed"),
        ("乳源 出处:韶关日报", 3, "there is no field '出处'; there are 来源"),
        ("乳源 来源:", 3, "write 来源:韶关日报"),
        ("数值:>很多", 3, "write one such as >1000000"),
        ("数值:9..5", 3, "write the smaller number first"),
        ("时期:去年", 3, "write one such as 2021"),
        ("时期:2021..1990", 3, "write them such as 2019..2021"),
        ("类别:钱", 3, "write one of"),
        ("乳源 ，。", 3, "nothing to search for"),
        ("乳" * 501, 500, "longer than 500"),
        ("(" * 30 + "乳源" + ")" * 30, 21, "nested more than 20 deep"),
        ("NOT " * 30 + "乳源", 84, "nested more than 20 deep"),
    ],
)
def test_a_wrong_query_is_refused_at_its_place(query: str, at: int, says: str) -> None:
    with pytest.raises(QueryError, match="the query, at") as refused:
        parse(query)
    assert (refused.value.at, says in refused.value.reason) == (at, True), refused.value


@given(st.text(alphabet='乳源党建 OR AND NOT ()（）"“”-:：|&来单位数值时期><=.0123456789', max_size=60))
def test_any_text_is_read_or_refused_with_a_place_in_it(query: str) -> None:
    try:
        places = [len(phrase) for phrase in phrases(parse(query))]
    except QueryError as error:
        places = [error.at]
    assert all(0 <= place <= len(query) for place in places)


@given(st.sampled_from(sorted(NAMES)))
def test_each_field_says_what_may_be_written(name: str) -> None:
    with pytest.raises(QueryError) as refused:
        parse(f"{name}:")
    parse(refused.value.reason.rpartition("write ")[2])


def test_words_to_mark_are_those_asked_for() -> None:
    assert phrases(parse('乳源 NOT 牧场 OR "村 集体" 标题:党建')) == ("乳源", "村 集体", "党建")


def test_kinds_and_roles_are_found_by_the_names_that_the_page_gives_them() -> None:
    names = [
        (field, name) for field, sort in (("类别", "quantity"), ("性质", "role")) for name, _ in VALUES[sort].values()
    ]
    assert [(field, name) for field, name in names if not isinstance(parse(f"{field}:{name}"), Text)] == []
