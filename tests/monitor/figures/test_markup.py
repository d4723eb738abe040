"""Markup: the page shows every figure and lets nothing through unescaped."""

from __future__ import annotations

from html.parser import HTMLParser

from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.figures import check_consistency, read_figures
from monitor.figures.markup import to_html
from tests.monitor.figures.test_laws import NOISE


class Page(HTMLParser):
    """What a browser would make of a page: its marks, its cards, its text without them."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.marks = 0
        self.text = ""
        self._card = False
        self._style = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.marks += tag == "mark" and ("tabindex", "0") in attrs
        self._card |= ("class", "fields") in attrs
        self._style |= tag == "style"

    def handle_endtag(self, tag: str) -> None:
        self._card &= tag != "span"
        self._style &= tag != "style"

    def handle_data(self, data: str) -> None:
        if not self._card and not self._style:
            self.text += data


def test_each_figure_is_marked_with_its_fields() -> None:
    text = "产值达到约5亿元,\n增长3%。"
    page = to_html(text, read_figures(text), "报告")
    assert Page(page).marks == 2
    assert "<b>indicator</b>产值" in page
    assert "<b>value</b>500000000 元" in page
    assert '约<mark class="level"' in page


def test_what_contradicts_a_figure_is_shown_with_it() -> None:
    text = "产值从40万元增加到60万元,增长30%。"
    figures = read_figures(text)
    page = to_html(text, figures, "报告", check_consistency(text, figures))
    assert page.count('class="change wrong"') == 1
    assert "<i>from 400000 to 600000 元 is +50.00 %, the text says +30 %</i>" in page


def test_the_page_asks_for_nothing_from_elsewhere() -> None:
    page = to_html("产值达到5亿元。", read_figures("产值达到5亿元。"), "报告")
    assert not {"script", "link", "img", "iframe"} & set(Page(page).tags)
    assert "url(" not in page
    assert "http" not in page
    assert "prefers-color-scheme: dark" in page


@settings(max_examples=80)
@given(NOISE | st.text(alphabet="<>&\"'/1２万元scriptb ", max_size=40))
def test_everything_is_escaped_and_nothing_is_lost(text: str) -> None:
    figures = read_figures(text)
    page = Page(to_html(text, figures, text))
    assert set(page.tags) <= {
        "html",
        "head",
        "meta",
        "title",
        "style",
        "body",
        "h1",
        "p",
        "mark",
        "span",
        "b",
        "br",
        "i",
    }
    assert page.marks == len(figures)
    assert "".join(page.text.split()).endswith("".join(text.split()))
