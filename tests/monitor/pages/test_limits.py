"""Bad input gives a typed answer in bounded time, never another exception."""

from __future__ import annotations

import contextlib
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.errors import LayoutChanged, NotAnArticle, PageError
from monitor.pages import check_profile, read_article, read_channels, read_list
from monitor.profiles import Profile

FOLDER = Path(__file__).parents[2] / "pages" / "articles"
PROSE = "<p>全县今年投入资金三千万元，修通村道四十二公里，受益群众四千七百余人。</p>"
URL = "http://www.example.com/a/1.html"


def page(body: str) -> bytes:
    return f"<html><head><title>村道通车</title></head><body><h1>村道通车</h1><p>2023-01-01 来源：甲报</p>{body}</body></html>".encode()


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \n\t", "empty"),
        (b"\x89PNG\r\n\x1a\n" + bytes(400), "binary"),
        (b"%PDF-1.7 ...", "binary"),
        (bytes(range(256)) * 9, "binary"),
        (b"<p>a</p>" * 6_250_000, "too-large"),
        (page("<div>" * 100_000 + PROSE), "too-deep"),
        (page("<b>" * 100_000 + PROSE), "too-deep"),
        (page("<template>" * 100_000), "too-deep"),
        (page("<ul><li>" * 50_000), "too-deep"),
        (page("</b><div>" * 100_000), "too-deep"),
        (page("<select>" + "<option>" * 100_000), "too-deep"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_no_page_is_refused_at_once(data: bytes, reason: str) -> None:
    started = time.process_time()
    with pytest.raises(NotAnArticle) as caught:
        read_article(data)
    assert caught.value.reason == reason
    assert time.process_time() - started < 5


def test_a_stray_zero_byte_makes_no_picture_of_a_page() -> None:
    article = read_article(page(f"<p>{PROSE * 3}</p>").replace(b"<p>", b"<p>\x00", 2))
    assert article.title == "村道通车"
    assert "\x00" not in article.body


@pytest.mark.parametrize("tag", ["span", "div", "table", "blockquote", "font", "xyz", "svg"])
def test_moderate_nesting_is_read(tag: str) -> None:
    article = read_article(page(f"<{tag}>" * 600 + PROSE * 3))
    assert article.title == "村道通车"


@pytest.mark.parametrize(
    "body",
    [
        "<br>".join(["县里今年修通了村道。"] * 20_000),
        "2" * 1_000_000,
        "<" * 300_000,
        "&" * 300_000,
        "（记者 " * 50_000,
        "来源：" * 100_000,
        r"<script>var content = '" + r"\u003cdiv>" * 100_000 + "'</script>",
    ],
)
def test_large_bodies_take_bounded_time(body: str) -> None:
    started = time.process_time()
    with contextlib.suppress(PageError):
        read_article(page(f"<div>{body}</div>"))
    assert time.process_time() - started < 20


@pytest.mark.parametrize(
    "head",
    [
        "<title>{long}</title>",
        "<title>村道</title><meta property='og:title' content='{long}'>",
        "<title>村道</title><meta name=author content='{long}'><meta name=keywords content='{long}'>",
        '<title>村道</title><script type="application/ld+json">{{"@type": "NewsArticle", "headline": "{long}"}}</script>',
        "<title>村道</title><link rel=canonical href='http://www.example.com/{long}'>",
    ],
)
@pytest.mark.parametrize("body", ["<h1>{long}</h1>", "<h1>村道通车</h1><p>2023-01-01 来源：{long} 作者：{long}</p>"])
def test_no_field_but_the_text_is_longer_than_a_person_would_read(head: str, body: str) -> None:
    long = "乳" * 100_000
    data = (
        f"<html><head>{head.format(long=long)}</head><body>{body.format(long=long)}{PROSE * 3}</body></html>".encode()
    )
    started = time.process_time()
    article = read_article(data, url=URL)
    fields = [
        article.title,
        article.source,
        article.author,
        article.editor,
        article.subtitle,
        article.channel,
        *article.keywords,
    ]
    assert max(len(field or "") for field in fields) <= 2_000
    assert time.process_time() - started < 20


@pytest.mark.parametrize(
    "sign", [*"\u200e\u200f\u061c\u202a\u202d\u202e\u2066\u2067\u2068\u2069\u206a\u180e\ufff9\U000e0041"]
)
def test_no_sign_that_turns_or_hides_text_is_kept(sign: str) -> None:
    article = read_article(
        page(PROSE.replace("资金", f"资{sign}金") * 3).replace("村道通车".encode(), f"村{sign}道通车".encode())
    )
    assert article.title == "村道通车"
    assert "投入资金三千万元" in article.body


@pytest.mark.parametrize(
    "trick",
    [
        "<svg onload=steal()><script>steal()</script><foreignObject><style>a{b:url(//evil.example)}</style></foreignObject></svg>",
        "<style>@import url(//evil.example/steal.css);</style>",
        "<p style='background:url(javascript:steal())' onclick=steal()>好</p>",
        "<math><mtext><table><mglyph><style><img src=x onerror=steal()></style></mglyph></table></mtext></math>",
        "<noscript><p title='</noscript><img src=x onerror=steal()>'></noscript>",
        "<iframe srcdoc='<script>steal()</script>'></iframe><object data='javascript:steal()'></object>",
        "<template><script>steal()</script></template>",
    ],
)
def test_what_is_no_text_is_not_read_as_text(trick: str) -> None:
    article = read_article(page(f"<div>{PROSE}{trick}<p>工程分三期施工，全部由本地工人完成。</p></div>"))
    assert "投入资金三千万元" in article.body
    assert not [word for word in ("steal", "evil.example", "<") if word in article.body]


def test_a_profile_that_fits_no_more_falls_back_and_says_so() -> None:
    stale = Profile(title="h9.old", body="#gone", info="#gone", breadcrumb="", keywords="", context="", subtitle="")
    article = read_article((FOLDER / "nested-divs.html").read_bytes(), profile=stale)
    assert article.title.startswith("县市场监管局")
    assert len(article.paragraphs) == 4
    assert {w.partition(":")[0] for w in article.warnings} == {"title", "body", "info"}


def test_a_changed_layout_without_a_reading_is_loud() -> None:
    bare = "<html><body>" + "<p>县里 修路 种茶 卖菜</p>" * 30 + "</body></html>"
    with pytest.raises(LayoutChanged):
        read_article(bare.encode(), profile=Profile())


def test_a_bad_selector_finds_nothing_and_breaks_nothing() -> None:
    data = (FOLDER / "nested-divs.html").read_bytes()
    bad = Profile(title="h1[", body=":::", list_row="li:nope(", list_date="[", nav="((")
    assert read_article(data, profile=bad).title
    assert read_list(data, url=URL, profile=bad).warnings
    assert read_channels(data, url=URL, names=["农业"], profile=bad) == {"农业": "http://www.example.com/c3/"}
    assert not any(row.ok for row in check_profile(data, URL, bad) if row.field in {"title", "body", "list_row"})


@pytest.mark.parametrize("share", [0.02, 0.1, 0.3, 0.5, 0.7, 0.9, 0.99])
@pytest.mark.parametrize("name", ["dedecms-gb2312", "hashed-classes-comments", "script-state", "old-tables-gbk"])
def test_a_truncated_page_is_read_or_refused(name: str, share: float) -> None:
    data = (FOLDER / f"{name}.html").read_bytes()
    with contextlib.suppress(PageError):
        assert read_article(data[: int(len(data) * share)]).body


def test_half_an_article_is_not_taken_for_a_whole_one() -> None:
    whole = page(PROSE * 4)
    assert read_article(whole).warnings == ()
    in_a_sentence = whole[: whole.rindex("受益".encode())]
    with pytest.raises(NotAnArticle) as caught:
        read_article(in_a_sentence)
    assert caught.value.reason == "truncated"
    behind_one = whole[: whole.rindex(b"<p>")]
    assert any("not closed" in warning for warning in read_article(behind_one).warnings)


@settings(max_examples=80)
@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    with contextlib.suppress(PageError):
        read_article(data, url=URL)
    with contextlib.suppress(PageError):
        read_list(data, url=URL)
        read_channels(data, url=URL, names=["农业"])


@settings(max_examples=80)
@given(
    st.lists(
        st.sampled_from(
            [
                "<div>",
                "</div>",
                "<p>",
                "</p>",
                "<a href=/1>",
                "</a>",
                "<table><tr><td>",
                "</table>",
                "<br>",
                PROSE,
                "来源：甲报",
                "2023-01-01",
                "作者：",
                "<h1>",
                "<ul><li>",
                "上一篇：",
                "（责任编辑：",
                "<script>",
                "<!--",
                "&#0;",
                "]]>",
            ]
        ),
        max_size=40,
    )
)
def test_any_mark_up_is_read_or_refused(parts: list[str]) -> None:
    with contextlib.suppress(PageError):
        article = read_article(page("".join(parts)), url=URL)
        assert all(paragraph.strip() for paragraph in article.paragraphs)
        assert all(0 <= index < len(article.paragraphs) for index in article.headings)


def test_a_link_that_is_no_address_takes_no_list_with_it() -> None:
    rows = "".join(
        f"<li><a href='{href}'>乳源今年修通了四十二公里村道</a></li>" for href in ("//[::1", "/a/1.html", "/a/2.html")
    )
    links = read_list(f"<html><body><ul>{rows}</ul></body></html>".encode(), url=URL).links
    assert {link.url.rpartition("/")[2] for link in links} <= {"1.html", "2.html"}


@pytest.mark.parametrize(
    "markup",
    [
        "<div>" + "<a href=/x>某条新闻的标题</a>" * 50_000,
        "".join(f"<div><a href=/{i}>某条新闻的标题</a>" for i in range(3_000)),
        "<ul>" + "".join(f"<li><a href=/{i}>某条新闻的标题</a></li>" for i in range(30_000)),
    ],
    ids=["one box", "nested", "rows"],
)
def test_a_list_of_very_many_links_is_read_in_bounded_time(markup: str) -> None:
    started = time.process_time()
    read_list(page(markup), url=URL)
    assert time.process_time() - started < 10
