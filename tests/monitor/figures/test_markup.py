"""Markup: the page shows every figure and lets nothing through unescaped."""

from monitor.figures import read_figures
from monitor.figures.markup import to_html


def test_each_figure_is_marked_with_its_fields() -> None:
    text = "产值达到5亿元,\n增长3%。"
    page = to_html(text, read_figures(text), "报告")
    assert page.count('tabindex="0"') == 2
    assert "indicator: 产值" in page
    assert "value: 500000000 元" in page


def test_everything_is_escaped() -> None:
    text = "<script>alert(1)</script>产值达到5亿元。"
    page = to_html(text, read_figures(text), "<b>标题</b>")
    assert "<script>" not in page
    assert "<b>" not in page
