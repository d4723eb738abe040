"""Whole tasks as an analyst does them, in a real browser."""

from __future__ import annotations

import csv
import datetime as dt
from dataclasses import replace
from pathlib import Path

from playwright.sync_api import Browser, expect

from storage.operation import pauses, saved
from tests.monitor.web import world
from tests.monitor.web.conftest import Reader, Site, reading, served


def test_what_changed_this_week_about_village_income(reader: Reader) -> None:
    page = reader.open("/")
    page.get_by_role("link", name="7 天").click()
    page.get_by_role("region", name="重要变更").get_by_role("link", name="查看全部").click()
    page.get_by_role("searchbox").fill("村集体收入")
    page.get_by_role("link", name="村 集体 收入").click()
    rows = page.locator("li.change")
    expect(rows).to_have_count(2)
    expect(rows.first).to_contain_text("8640万元 → 8690万元 +0.6%")
    expect(rows.first).to_contain_text("2025年全县村集体经济收入达8690万元")
    assert "since=" in page.url
    again = page.context.new_page()
    again.goto(page.url)
    expect(again.locator("li.change")).to_have_count(2)


def test_who_edited_silently_and_what_the_page_said_before(reader: Reader, tmp_path: Path) -> None:
    page = reader.open("/articles")
    page.get_by_label("有修改").check()
    page.get_by_role("searchbox").type("网格 来源:韶关", delay=10)
    page.get_by_role("searchbox").type("日报", delay=10)
    expect(page.locator("ol.articles > li")).to_have_count(1)
    page.get_by_role("link", name="乳源织密基层治理“一张网”").click()
    expect(page.locator(".timeline li")).to_have_count(3)
    expect(page.locator(".badge.silent").first).to_be_visible()
    page.locator(".timeline").get_by_role("link", name="比较").first.click()
    page.locator(".pick p").first.get_by_role("link", name="1", exact=True).click()
    expect(page).to_have_url(f"{reader.base}/articles/1/compare/1/3")
    page.get_by_role("link", name="并排").click()
    left, right = page.locator("table.diff-side td:first-child"), page.locator("table.diff-side td:last-child")
    expect(left.locator("del")).to_contain_text(["3200", "8640"])
    expect(right.locator("ins")).to_contain_text(["3400", "8690"])
    page.get_by_role("heading").get_by_role("link").click()
    page.get_by_text("访问记录").click()
    with page.expect_download() as kept:
        page.get_by_role("link", name="下载原始网页").last.click()
    assert "3200余名" in kept.value.path().read_text(encoding="utf-8")
    assert kept.value.suggested_filename.endswith(".txt")


def test_take_away_just_the_rows_that_are_shown(reader: Reader) -> None:
    page = reader.open("/figures")
    page.get_by_role("searchbox").fill("村集体 单位:元 数值:>5000万 时期:2025")
    rows = page.locator("table.figures tbody tr")
    expect(rows).to_have_count(3)
    with page.expect_download() as kept:
        page.get_by_role("link", name="CSV").click()
    lines = kept.value.path().read_text(encoding="utf-8-sig").splitlines()
    assert sorted(row["value"] for row in csv.DictReader(lines)) == ["84600000", "86900000", "88000000"]


def test_every_figure_tells_all_of_itself_to_pointer_and_keyboard(reader: Reader) -> None:
    page = reader.open("/articles/1")
    card = page.get_by_role("tooltip")
    page.locator("a.figure", has_text="3400余").hover()
    for part in (
        "3400",
        "余、多",
        "“余”",
        "截至 2026-02 本句的时间 “2026年2月底”",
        "名 单位表",
        "党员报名参加村级网格巡查",
    ):
        expect(card).to_contain_text(part)
    page.keyboard.press("Escape")
    expect(card).to_be_hidden()
    page.locator("a.figure", has_text="1亿").focus()
    expect(card).to_contain_text("目标")
    page.keyboard.press("Enter")
    expect(page.locator("tr:target")).to_contain_text("100,000,000 元")


def test_what_was_scraped_is_text_and_never_markup(reader: Reader) -> None:
    page = reader.open("/articles?q=推介")
    expect(page.locator("ol.articles")).to_contain_text("<script>alert(1)</script>")
    page.locator("ol.articles .title").click()
    expect(page.locator("article.body")).to_contain_text("<img src=x onerror=alert(2)>")
    assert page.locator("article.body img, main script, main b:has-text('瑶山')").count() == 0
    answer = page.request.get(f"{page.url}/raw/7")
    assert answer.headers["content-type"].startswith("text/plain")
    assert answer.headers["content-disposition"].startswith("attachment")
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_a_query_is_kept_and_tells_what_is_new(reader: Reader, site: Site) -> None:
    page = reader.open("/changes?q=村集体&kind=figure&kind=headline")
    page.get_by_text("保存", exact=True).first.click()
    page.get_by_label("名称").fill("村集体的数字")
    page.get_by_role("button", name="保存").click()
    row = page.locator("ol.saved li")
    expect(row).to_contain_text("村集体的数字")
    expect(row).to_contain_text("figure, headline")
    feed = page.request.get(str(row.get_by_role("link", name="订阅").get_attribute("href")))
    assert feed.headers["content-type"].startswith("application/atom+xml")
    assert feed.text().count("<entry>") == 2
    with site.services.writing.write() as connection:
        saved.look(connection, 1, world.START)
    page.reload()
    expect(row).to_contain_text("2 项新增")
    row.get_by_role("link", name="村集体的数字").click()
    expect(page.locator("li.change")).to_have_count(2)
    expect(page.get_by_label("数字", exact=True)).to_be_checked()
    page.get_by_role("link", name="词", exact=True).click()
    expect(row).not_to_contain_text("新增")
    row.get_by_role("button", name="删除").click()
    expect(page.locator("main")).to_contain_text("还没有保存的查询")


def test_an_indicator_is_followed_to_the_sentence_of_each_value(reader: Reader) -> None:
    page = reader.open("/series")
    page.get_by_role("searchbox").fill("村集体 收入")
    page.get_by_label("单位").fill("元")
    page.locator("table.series tbody tr", has_text="乳源瑶族自治县").get_by_role(
        "link", name="村集体经济收入"
    ).first.click()
    points = page.locator(".plot-wide a.point")
    expect(points).to_have_count(7)
    points.nth(2).hover()
    card = page.get_by_role("tooltip")
    for part in ("2024", "76,800,000 元", "76,750,000 – 76,850,000", "+20.9%", "收入约7680万元"):
        expect(card).to_contain_text(part)
    points.nth(2).click()
    expect(page.locator("a.figure:target")).to_have_text("约7680万元")
    page.get_by_role("row", name="约7680万元").get_by_role("link", name="乳源村集体经济收入").click()
    points.first.focus()
    expect(card).to_contain_text("52,000,000 元")
    page.keyboard.press("Enter")
    expect(page.locator("a.figure:target")).to_have_text("5200万元")


def test_indicators_are_put_together_joined_named_and_taken_apart_again(reader: Reader) -> None:
    page = reader.open("/series?q=村集体经济收入&aspect=level")
    page.get_by_label("放在一起看: 村集体经济收入 乳源瑶族自治县").first.check()
    page.get_by_label("放在一起看: 村集体经济收入 东坪镇").check()
    page.get_by_role("button", name="放在一起看").click()
    expect(page.locator(".plot-wide polyline.line")).to_have_count(1)
    expect(page.locator(".plot-wide a.point")).to_have_count(8)
    page.get_by_text("合并为一个指标").first.click()
    page.get_by_label("理由").fill("同一口径")
    page.get_by_role("button", name="合并为一个指标").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("村集体经济收入")
    expect(page.locator("table.values tbody tr")).to_have_count(8)
    expect(page.locator("table.values tr.is-ghost")).to_contain_text("8640")
    page.get_by_text("命名", exact=True).first.click()
    page.get_by_label("名称", exact=True).fill("全县村集体经济收入")
    page.get_by_role("button", name="命名").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("全县村集体经济收入")
    for left in (1, 0):
        page.get_by_role("button", name="撤销").last.click()
        expect(page.get_by_role("button", name="撤销")).to_have_count(left)
    expect(page.get_by_role("heading", level=1)).to_contain_text("村集体经济收入 乳源瑶族自治县")
    expect(page.locator("table.values tbody tr")).to_have_count(7)


def test_two_articles_that_disagree_are_held_against_each_other(reader: Reader) -> None:
    page = reader.open("/conflicts")
    conflict = page.locator("article.conflict", has_text="村集体经济收入").filter(has_text="数值不一")
    expect(conflict).to_contain_text("8,690万 元")
    expect(conflict).to_contain_text("8,460万 元")
    assert page.request.get("/conflicts.atom").text().count("<entry>") == 3
    conflict.get_by_role("link", name="8460").click()
    expect(page.locator("a.figure:target")).to_have_text("8460万元")
    expect(page.get_by_role("heading", level=1)).to_contain_text("党员进网格")


def test_a_chart_goes_into_a_report_as_a_picture(reader: Reader, tmp_path: Path) -> None:
    page = reader.open("/series?q=瑶药种植面积")
    page.get_by_role("link", name="瑶药种植面积").first.click()
    with page.expect_download() as kept:
        page.get_by_role("link", name="PNG").click()
    report = tmp_path / "report.html"
    kept.value.save_as(tmp_path / "chart.png")
    report.write_text("<!DOCTYPE html><title>月报</title><img src='chart.png' alt='瑶药种植面积'>", encoding="utf-8")
    shown = page.context.new_page()
    shown.goto(report.as_uri())
    assert shown.evaluate("document.images[0].naturalWidth") >= 1200
    drawn = page.request.get("/series/chart.svg?s=" + page.url.rpartition("/")[2])
    assert drawn.text().startswith("<svg")
    assert "sandbox" in drawn.headers["content-security-policy"]


def test_an_operator_pauses_a_site_and_starts_a_run(browser: Browser, site: Site) -> None:
    begun: list[tuple[str, str, str]] = []
    services = replace(site.services, start=lambda mode, name, by: begun.append((mode, name, by)))
    with served(services) as url, reading(browser, url) as reader:
        page = reader.open("/runs")
        expect(page.locator(".bars a")).to_have_count(5)
        expect(page.locator(".bars rect.bad")).to_have_count(1)
        page.get_by_label("方式").select_option("走遍全部列表")
        page.get_by_role("button", name="立即采集").click()
        expect(page).to_have_url(f"{url}/runs")
        assert begun == [("sweep", "food-portal", "local")]
        page.get_by_text("暂停", exact=True).first.click()
        page.get_by_label("多久").select_option("1 天")
        page.get_by_label("理由").fill("门户搬家")
        page.get_by_role("button", name="暂停").click()
        expect(page.locator(".notice")).to_contain_text("门户搬家 (local)")
        with services.database.read() as connection:
            [pause] = pauses.active(connection, world.NOW)
        assert (pause.site, pause.until - pause.since) == ("food-portal", dt.timedelta(days=1))
        page.get_by_role("button", name="恢复").click()
        expect(page.locator(".notice")).to_have_count(0)
        assert reader.complaints == []


def test_who_printed_it_too_and_what_they_altered(reader: Reader) -> None:
    page = reader.open("/articles/1")
    copy = page.locator("ol.copies li", has_text="党员进网格")
    expect(copy).to_contain_text("8690万元 → 8460万元")
    expect(page.locator("ol.copies li").first).to_contain_text("原文")
    copy.get_by_role("link", name="与原文比较").click()
    expect(page.locator(".diff ins", has_text="8460")).to_be_visible()
    page.get_by_role("link", name="并排").click()
    expect(page.locator("table.diff-side del", has_text="8690")).to_be_visible()
    expect(reader.open("/articles/3/copies").locator("main")).to_contain_text("没有发现转载")


def test_a_part_of_a_series_is_taken_out_and_put_back(reader: Reader) -> None:
    page = reader.open("/series?q=签约项目")
    page.get_by_role("link", name="签约项目").click()
    page.get_by_role("link", name="分出一部分").click()
    expect(page.locator("#separate")).to_contain_text("无可分出")
    page = reader.open("/series?q=生姜总产量")
    page.get_by_role("link", name="种植生姜总产量").click()
    page.get_by_role("link", name="分出一部分").click()
    form = page.locator("#separate form")
    form.get_by_label("地点").select_option("东坪镇方武村")
    form.get_by_label("新指标的名称").fill("方武村的生姜")
    form.get_by_role("button", name="分出一部分").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("方武村的生姜")
    page.get_by_role("button", name="撤销").click()
    page = reader.open("/series?q=生姜")
    expect(page.locator("main")).not_to_contain_text("方武村的生姜")
