"""One article, many addresses."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.pages import canonical_url


@pytest.mark.parametrize(
    "url",
    [
        "https://example.com/jinrong/1.html",
        "http://www.example.com/jinrong/1.html",
        "http://m.example.com/jinrong/1.html#comments",
        "https://www.example.com//jinrong/1.html?utm_source=wx&utm_medium=share",
        "HTTP://WWW.EXAMPLE.COM:80/jinrong/1.html?spm=a.b&isappinstalled=0",
        "https://wap.example.com/jinrong/1_print.html",
        "https://www.example.com/print/jinrong/1.html",
        "https://www.example.com/jinrong/1.html?print=1",
    ],
)
def test_these_are_one(url: str) -> None:
    assert canonical_url(url) == "https://example.com/jinrong/1.html"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://example.com/a.php?id=1", "https://example.com/a.php?id=2"),
        ("https://example.com/a/1.html", "https://example.com/a/1_2.html"),
        ("https://news.example.com/1.html", "https://food.example.com/1.html"),
        ("https://example.com/A.html", "https://example.com/a.html"),
        ("http://127.0.0.1:8000/a", "http://127.0.0.1:8001/a"),
    ],
)
def test_these_are_two(one: str, other: str) -> None:
    assert canonical_url(one) != canonical_url(other)


def test_a_pages_own_word_counts_within_its_site() -> None:
    assert (
        canonical_url("https://m.example.com/c/1", "http://www.example.com/n/1.html") == "https://example.com/n/1.html"
    )
    assert canonical_url("https://m.example.com/c/1", "https://other.example.org/1") == "https://example.com/c/1"
    assert canonical_url("https://m.example.com/c/1", "https://www.example.com/") == "https://example.com/c/1"


@settings(max_examples=100)
@given(
    st.from_regex(
        r"https?://(www\.|m\.)?[a-z]{1,8}\.com(/[a-z0-9%_.-]{0,8}){0,3}(\?[a-z]{1,4}=[a-z0-9%]{0,4})?", fullmatch=True
    )
)
def test_a_canonical_address_is_its_own(url: str) -> None:
    assert canonical_url(canonical_url(url)) == canonical_url(url)


@settings(max_examples=100)
@given(st.text(max_size=60), st.none() | st.text(max_size=30))
def test_any_text_is_survived(url: str, own: str | None) -> None:
    assert isinstance(canonical_url(url, own), str)
