"""Every page in both languages, by light and by dark, on a desk and on a phone: whole, in bounds, without a complaint."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser

from tests.monitor.web.conftest import Site, reading

PATHS = (
    "/", "/?days=30", "/articles", "/articles?q=乳源", "/articles/1", "/articles/1/versions/1",
    "/articles/1/compare/1/3", "/articles/1/compare/1/3?view=side", "/articles/2/copies", "/articles/1/copies/2", "/figures?q=村集体", "/changes", "/series", "/series/70cbb69f94ff9cd9", "/series/compare?s=70cbb69f94ff9cd9&s=bd4547f185dcf30f", "/conflicts",
    "/runs", "/runs/1", "/incidents/1", "/articles/7", "/changes?q=村集体&kind=figure", "/saved", "/guide", "/nowhere",
)  # fmt: skip
SIZES = {"desk": {"width": 1280, "height": 800}, "phone": {"width": 360, "height": 740}}


@pytest.mark.parametrize("size", SIZES)
def test_every_page_fits_its_window_in_both_languages(browser: Browser, site: Site, size: str) -> None:
    with reading(browser, site.url, viewport=SIZES[size], color_scheme="light") as reader:
        for path in PATHS:
            for language, html in (("zh", "zh-CN"), ("en", "en")):
                page = reader.open(f"{path}{'&' if '?' in path else '?'}lang={language}")
                assert page.locator("html").get_attribute("lang") == html
                assert page.locator("main").inner_text().strip()
                for scheme in ("light", "dark"):
                    page.emulate_media(color_scheme=scheme)
                    beyond = page.evaluate(BEYOND)
                    assert beyond <= 0, f"{path} is {beyond} wider than its window when it is {scheme}"
        assert [told for told in reader.complaints if "404" not in told] == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out_from_its_ground(browser: Browser, site: Site, scheme: str) -> None:
    with reading(browser, site.url, color_scheme=scheme) as reader:
        for path in ("/?days=30", "/articles/1", "/changes", "/runs"):
            page = reader.open(path)
            faint = page.evaluate(FAINT)
            assert faint == [], f"{path}: {faint}"


def test_text_that_runs_from_right_to_left_turns_nothing_beside_it(browser: Browser, site: Site) -> None:
    with reading(browser, site.url) as reader:
        for path in ("/articles", "/articles/1", "/changes", "/figures", "/conflicts", "/series"):
            assert reader.open(path).evaluate(TURNING) == [], path


def test_the_page_needs_no_script(browser: Browser, site: Site) -> None:
    with reading(browser, site.url, java_script_enabled=False) as reader:
        page = reader.open("/articles")
        page.fill("input[type=search]", "瑶药")
        page.click("form.filters button")
        assert page.locator("ol.articles .title").count() == 2
        page.click("ol.articles .title >> nth=0")
        page.click("a.figure >> nth=0")
        assert re.search(r"#figure-\d+$", page.url)


BEYOND = "document.documentElement.scrollWidth - document.documentElement.clientWidth"

# What holds text of its own and lets it turn what is beside it (CSS Writing Modes 4, 2.2).
TURNING = """() => [...document.querySelectorAll("main *")].filter((e) => !e.closest("svg, form, select, button")
  && [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim())
  && !["isolate", "plaintext", "isolate-override"].includes(getComputedStyle(e).unicodeBidi)
  && !["block", "flex", "grid", "list-item", "inline-block", "table-cell"].includes(getComputedStyle(e).display))
  .map((e) => e.outerHTML.slice(0, 80))"""

# Texts whose contrast with their ground is below 4.5 (WCAG 2.2, 1.4.3); grounds are plain colours here.
FAINT = """() => {
  const light = (c) => { const v = c.map((x) => x / 255).map((x) => x <= 0.04045 ? x / 12.92 : ((x + 0.055) / 1.055) ** 2.4);
    return 0.2126 * v[0] + 0.7152 * v[1] + 0.0722 * v[2]; };
  const read = (text) => text.match(/[\\d.]+/g).map(Number);
  const ground = (element) => { for (let e = element; e; e = e.parentElement) {
    const c = read(getComputedStyle(e).backgroundColor); if (c.length === 3 || c[3] === 1) return c.slice(0, 3); } return [255, 255, 255]; };
  const found = new Set();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!walker.currentNode.textContent.trim() || !element.getClientRects().length || element.closest(".hidden, option")) continue;
    const [a, b] = [light(read(getComputedStyle(element).color).slice(0, 3)), light(ground(element))];
    const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (contrast < 4.5) found.add(`${element.className || element.tagName} ${contrast.toFixed(2)}`);
  }
  return [...found];
}"""
