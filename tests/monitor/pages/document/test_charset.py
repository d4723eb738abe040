"""Bytes to text, whatever the page says of them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.pages import decode

PROSE = "乳源瑶族自治县的干部和群众在这一年里修通了村道，山里的茶叶卖出了好价钱。"
CHINESE = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=1, max_size=60)


@pytest.mark.parametrize(
    ("data", "content_type", "charset", "rule"),
    [
        (PROSE.encode(), None, "utf-8", "valid-utf-8"),
        (b"\xef\xbb\xbf" + PROSE.encode(), "text/html; charset=gbk", "utf-8", "bom"),
        (PROSE.encode("gbk"), "text/html; charset=GB2312", "gb18030", "header"),
        (b'<meta charset="gb2312">' + (PROSE + "㑇䶮").encode("gb18030"), None, "gb18030", "meta"),
        (b'<meta charset="utf-8">' + PROSE.encode("gbk"), None, "gb18030", "guessed"),
        (PROSE.encode("gbk"), None, "gb18030", "guessed"),
        ("這個國家的人們來到這裡生活的時候".encode("big5"), "text/html; charset=big5", "big5hkscs", "header"),
        ("這個國家的人們來到這裡生活的時候，學會了種茶。".encode("big5"), None, "big5hkscs", "guessed"),
        (("<html>" + PROSE).encode("utf-16-le"), None, "utf-16-le", "nul-bytes"),
        (("\ufeff<html>" + PROSE).encode("utf-16-be"), None, "utf-16-be", "bom"),
        (b'<meta charset="no-such-thing">' + PROSE.encode(), None, "utf-8", "valid-utf-8"),
        (b"plain", "text/html", "utf-8", "ascii"),
    ],
)
def test_the_right_encoding_is_chosen_and_named(data: bytes, content_type: str | None, charset: str, rule: str) -> None:
    decoded = decode(data, content_type)
    assert (decoded.charset, decoded.rule) == (charset, rule)
    assert "\ufffd" not in decoded.text


def test_a_wrong_declaration_is_kept_as_a_warning() -> None:
    assert decode(b'<meta charset="gbk">' + PROSE.encode()).warnings == ("meta says gb18030, the bytes are utf-8",)
    assert decode(PROSE.encode(), "text/html; charset=gbk").warnings


def test_bytes_of_two_encodings_are_both_read() -> None:
    data = b"<p>" + PROSE.encode() + b"</p>\n<div>" + "县城鹰峰路".encode("gbk") + b"</div>"
    decoded = decode(data)
    assert PROSE in decoded.text
    assert "县城鹰峰路" in decoded.text
    assert decoded.rule == "mixed"


@pytest.mark.parametrize("cut", [1, 2])
def test_a_character_cut_at_the_end_is_dropped_alone(cut: int) -> None:
    assert decode(PROSE.encode()[:-cut]).text == PROSE[:-1]


@settings(max_examples=60)
@given(CHINESE, st.sampled_from(["utf-8", "gb18030"]))
def test_a_declared_text_is_read_back(text: str, charset: str) -> None:
    assert decode(text.encode(charset), f"text/html; charset={charset}").text == text


@settings(max_examples=100)
@given(
    st.binary(max_size=300),
    st.sampled_from([None, "text/html; charset=gbk", "text/html; charset=utf-8", "charset=hex"]),
)
def test_any_bytes_give_text_without_replacement_characters(data: bytes, content_type: str | None) -> None:
    assert "\ufffd" not in decode(data, content_type).text
