"""What stands around an article and could be taken for a part of it: a site's foot, lists over the headline, buttons."""

from __future__ import annotations

import pytest

from monitor.pages import read_article

TEXT = (
    "云溪县今年投入资金4600万元，在长坪、青石两镇建设冷库12座，农户的蔬菜可以就近储存，不再急着低价出手。",
    "据介绍，首批冷库年底前建成，预计可带动800户农户增收，村集体经济收入平均增加5万元，群众的积极性很高。",
)
HEADLINE = "云溪县建设冷库十二座"
INFO = "<div>2023-05-11 09:20　来源：云溪日报</div>"
PARAGRAPHS = "".join(f"<p>{text}</p>" for text in TEXT)
FOOT = (
    "<p>主办：云溪县人民政府办公室 承办：云溪县融媒体中心</p><p>地址：云溪县城东大街1号 电话：0751-1234567 邮编：512000</p>"
    "<p>网站标识码：4402000001 粤ICP备12345678号-1 粤公网安备44020002000001号</p><p>违法和不良信息举报电话：0751-7654321</p>"
    "<p>Copyright © 2010-2026 All Rights Reserved 建议使用1024×768以上分辨率浏览本站</p>"
)


def page(body: str, *, over: str = "", head: str = "", headline: str = f"<h1>{HEADLINE}</h1>") -> bytes:
    """A page of the article with mark-up over its headline and around its text."""
    return f"<html><head><title>{HEADLINE}_云溪新闻网</title>{head}</head><body>{over}{headline}{body}</body></html>".encode()


def test_a_foot_by_no_known_name_is_not_of_the_text() -> None:
    article = read_article(page(f"{INFO}<div><p>{TEXT[0]}</p></div><div class='ft'>{FOOT}</div>"))
    assert article.paragraphs == [TEXT[0]]
    assert article.source == "云溪日报"


def test_whom_to_call_is_of_a_notice_that_ends_over_the_foot() -> None:
    call = "联系电话：0751-1234567"
    article = read_article(page(f"{INFO}<div class='zw'>{PARAGRAPHS}<p>{call}</p></div><div class='ft'>{FOOT}</div>"))
    assert article.paragraphs == [*TEXT, call]


@pytest.mark.parametrize(
    "line",
    [
        "<div><span>分享让更多人看到</span><a href='#'>微信</a><a href='#'>微博</a></div>",
        "<div><span>分享让更多人看到</span></div>",
    ],
)
def test_what_asks_to_share_a_text_is_not_of_it(line: str) -> None:
    assert read_article(page(f"{INFO}<div>{PARAGRAPHS}{line}</div>")).paragraphs == list(TEXT)


def test_entries_over_a_headline_tell_their_own_times() -> None:
    rows = "".join(
        f"<li><a href='/{i}.html'>另一条消息的标题{i}</a><p>这是摘要，说的是别处的事……</p><span>2023-06-0{i} 08:0{i}</span></li>"
        for i in range(1, 4)
    )
    article = read_article(page(f"<div>{PARAGRAPHS}</div><p>发布时间：2023-05-11 09:20</p>", over=f"<ul>{rows}</ul>"))
    assert str(article.published) == "2023-05-11T09:20+08:00"


@pytest.mark.parametrize("over", ["<h1><a href='/'>云溪新闻网站</a></h1>", "<h1>全部导航</h1>", "<h2>网站导航</h2>"])
def test_the_heading_of_a_site_or_of_its_menu_is_no_headline(over: str) -> None:
    body = f"<div>{HEADLINE}</div>{INFO}<div>{PARAGRAPHS}</div>"
    read = read_article(page(body, over=over, headline="").replace(f"<title>{HEADLINE}_".encode(), b"<title>"))
    assert read.title == HEADLINE


def test_a_form_around_a_whole_page_is_no_form_to_fill() -> None:
    short = "山风把夜色<br>吹成一片白霜<br>冷库的灯<br>亮到了天明，没有人说话<br>母亲站在门口，数着归来的车辆，一直数到第十二辆"
    article = read_article(page(f"{INFO}<pre>{short}</pre></form>", over="<form method='post' id='form1'>"))
    assert article.paragraphs[0] == "山风把夜色"


def test_the_day_of_the_visit_beside_buttons_is_not_that_of_a_text_without_one() -> None:
    over = "<div><a href='#'>无障碍</a> 2026年11月27日 星期五 多云 12℃</div>"
    assert read_article(page(f"<div>{PARAGRAPHS}</div>", over=over)).published is None


def test_halves_of_a_text_in_boxes_called_pages_are_both_of_it() -> None:
    halves = "".join(f"<div class='page js-page'><p>{text}</p></div>" for text in TEXT)
    info = "<div class='info'><span>2018年03月12日 星期一 08:14:51</span> <span>云溪日报</span></div>"
    assert read_article(page(f"{info}<div class='content'>{halves}</div>")).paragraphs == list(TEXT)


@pytest.mark.parametrize(
    ("over", "under", "channel"),
    [
        ("", "<div><span>2019-06-25 17:21</span><span>栏目：<a href=''>乡镇</a></span></div>", "乡镇"),
        ("", "<div>2019-06-25 17:21　所属栏目：三农　浏览：12</div>", "三农"),
        ("", f"{INFO}<!--enpproperty <title>{HEADLINE}</title><nodename>乡村</nodename>/enpproperty-->", "乡村"),
        ("<p><a href='/1.html'>某地：把防汛摆在更加突出的位置抓紧抓好</a></p>", INFO, None),
        ("<div>您现在所在的位置：<a href='/'>首页</a>&gt;<a href='/n/'>县内</a></div>", INFO, "县内"),
    ],
)
def test_the_channel_by_a_label_or_by_the_software(over: str, under: str, channel: str | None) -> None:
    assert read_article(page(f"{under}<div>{PARAGRAPHS}</div>", over=over)).channel == channel


def test_a_neighbour_whose_label_and_title_are_boxes_in_its_link() -> None:
    link = "<a class='nx' href='/2.html'><div>下一篇</div><div>长坪镇修成三条路</div></a>"
    read = read_article(
        page(f"{INFO}<div>{PARAGRAPHS}</div>", over=f"<div>{link}</div>"), url="https://a.example/1.html"
    )
    assert read.next is not None
    assert (read.next.text, read.next.url) == ("长坪镇修成三条路", "https://a.example/2.html")


@pytest.mark.parametrize(
    ("line", "editor"),
    [
        ("责任编辑：【罗敏】", "罗敏"),
        ("责任编辑：罗敏 打印 关闭", "罗敏"),
        ("责编：罗敏、何静", "罗敏、何静"),
        ("视觉编辑：何静 责任编辑：罗敏", "罗敏"),
        ("责任编辑罗敏", "罗敏"),
        ("文编：罗敏", "罗敏"),
    ],
)
def test_the_editors_name_stands_in_brackets_or_before_buttons(line: str, editor: str) -> None:
    assert read_article(page(f"{INFO}<div>{PARAGRAPHS}</div><p>{line}</p>")).editor == editor


def test_what_is_being_loaded_is_no_source() -> None:
    over = "<h2><a href='/u/1'><span class='name'>加载中...</span></a></h2>"
    assert read_article(page(f"<div>2018-05-07 14:21</div><div>{PARAGRAPHS}</div>", over=over)).source is None


@pytest.mark.parametrize(
    "byline",
    [
        "□ 陈露",
        "◎陈露",
        "文图：陈露",
        "图文/陈露",
        "文、图/陈露",
        "陈露/文",
        "作者丨陈露",
        "实习生 陈露",
        "新华社记者陈露",
        "(通讯员陈露)",
        "供稿：陈露",
    ],
)
def test_a_byline_is_a_part_of_the_line_with_the_time_and_no_source(byline: str) -> None:
    under = f"<div><span>2023-05-11 09:20</span>&nbsp;<span>{byline}</span></div>"
    read = read_article(page(f"{under}<div>{PARAGRAPHS}</div>"))
    assert (read.author, read.source) == ("陈露", None)


def test_a_reporter_is_named_before_what_is_told() -> None:
    text = f"云溪日报讯 记者陈露报道：{TEXT[0]}"
    assert read_article(page(f"{INFO}<div><p>{text}</p><p>{TEXT[1]}</p></div>")).author == "陈露"


@pytest.mark.parametrize(
    ("title", "over", "channel"),
    [
        (f"{HEADLINE}-乡镇-云溪新闻网", "", "乡镇"),
        (
            f"{HEADLINE}_云溪新闻网",
            "<div>当前位置：<a href='/'>云溪网</a>-<a href='/n'>新闻</a>-<a href='/b'>乡镇</a></div>",
            "乡镇",
        ),
        (f"{HEADLINE}_云溪新闻网", "<div>当前位置：<a href='/'>首页</a> | <a href='/b'>乡镇</a></div>", "乡镇"),
        (f"{HEADLINE}_云溪新闻网", "<div>首页 - 新闻 - 乡镇 - 正文</div>", "乡镇"),
        (f"{HEADLINE}_云溪新闻网", "<div>首页 - 新闻 - 体育 - 财经</div>", None),
    ],
)
def test_steps_to_an_article_are_parted_by_strokes(title: str, over: str, channel: str | None) -> None:
    html = page(f"{INFO}<div>{PARAGRAPHS}</div>", over=over).replace(f"{HEADLINE}_云溪新闻网".encode(), title.encode())
    assert read_article(html).channel == channel


@pytest.mark.parametrize(
    "line",
    [
        "点击查看更多",
        "收藏此文",
        "分享按钮",
        "顶一下(3) 踩一下(0)",
        "手机扫一扫打开当前页",
        "关注云溪发布，了解更多资讯",
        "您当前浏览器版本过低",
        "本网站由云溪县融媒体中心主办",
        "温馨提示：本页面内容来源于网络",
        "点击下载附件",
    ],
)
def test_what_a_page_says_behind_a_text_is_not_of_it(line: str) -> None:
    assert read_article(page(f"{INFO}<div>{PARAGRAPHS}<p>{line}</p></div>")).paragraphs == list(TEXT)


@pytest.mark.parametrize(
    "line", ["手机扫一扫打开小程序，居民在家里就能报修，村干部当天上门。", "关注民生，把更多精彩留给群众。"]
)
def test_a_sentence_that_begins_alike_is_of_the_text(line: str) -> None:
    assert read_article(page(f"{INFO}<div>{PARAGRAPHS}<p>{line}</p></div>")).paragraphs == [*TEXT, line]


@pytest.mark.parametrize(
    ("line", "source"),
    [
        ("2023-05-11 09:20　来源 云溪日报", "云溪日报"),
        ("<span>来自 云溪日报</span> <span>2023-05-11 09:20</span>", "云溪日报"),
        ("<span>来自 安卓手机</span> <span>2023-05-11 09:20</span>", None),
        ("2023-05-11 09:20　来源：本站原创", None),
        ("2023-05-11 09:20</div><div><a href='http://rb.example/'>云溪日报</a>", "云溪日报"),
    ],
)
def test_the_source_behind_a_space_or_alone_in_a_link(line: str, source: str | None) -> None:
    assert read_article(page(f"<div>{line}</div><div>{PARAGRAPHS}</div>")).source == source


@pytest.mark.parametrize(
    ("headline", "title"),
    [
        (f"<h1><span class='t'>原创</span>{HEADLINE}</h1>", "云溪新闻网"),
        (f"<h1>{HEADLINE}<sup>荐</sup></h1>", "云溪新闻网"),
        (f"<h1 class='hd'>云溪新闻网</h1><div class='t'>{HEADLINE}</div>", f"云溪新闻网-{HEADLINE}"),
        (f"<h1 class='hd'>云溪新闻网</h1><div class='t'>{HEADLINE}</div>", "云溪新闻网"),
    ],
)
def test_a_headline_without_its_badge_or_the_sites_name(headline: str, title: str) -> None:
    html = page(f"{INFO}<div>{PARAGRAPHS}</div>", headline=headline)
    html = html.replace(f"<title>{HEADLINE}_云溪新闻网".encode(), f"<title>{title}".encode())
    assert read_article(html).title == HEADLINE


def test_two_lines_of_a_heading_are_the_headline_where_the_head_tells_none() -> None:
    html = page(f"{INFO}<div>{PARAGRAPHS}</div>", headline="<h1>云溪县<br>建设冷库十二座</h1>")
    assert read_article(html.replace(f"<title>{HEADLINE}_".encode(), b"<title>")).title == "云溪县 建设冷库十二座"


@pytest.mark.parametrize(
    "line",
    [
        "本公众号转载此文仅为传递信息，如涉及版权请告知。",
        "云溪传媒集团版权所有 未经书面授权不得转载",
        "本文由作者独家授权云溪新闻网发布",
    ],
)
def test_whose_a_text_is_is_not_of_it(line: str) -> None:
    assert read_article(page(f"{INFO}<div>{PARAGRAPHS}<p>{line}</p></div>")).paragraphs == list(TEXT)


def test_a_request_to_be_told_of_copies_does_not_make_a_page_missing() -> None:
    line = "<p>本站文章被转载，请联系我们删除。</p>"
    assert read_article(page(f"{INFO}<div><p>{TEXT[0]}</p></div>{line}")).title == HEADLINE


def test_a_button_for_the_old_is_no_source() -> None:
    info = "<div>2023-05-11 09:20 <span>无障碍阅读</span> <span>当前访客</span></div>"
    assert read_article(page(f"{info}<div>{PARAGRAPHS}</div>")).source != "无障碍阅读"


def test_the_authors_of_a_despatch_stand_behind_its_bracket() -> None:
    told = f"【云溪社长坪4月10日电】（陈露 林晓波）{TEXT[0]}"
    assert read_article(page(f"{INFO}<div><p>{told}</p><p>{TEXT[1]}</p></div>")).author == "陈露、林晓波"


def test_the_author_before_the_button_that_reads_aloud() -> None:
    info = "<div>2023-05-11 09:20 来源：云溪日报 作者：chenlu88  语音阅读：</div>"
    assert read_article(page(f"{info}<div>{PARAGRAPHS}</div>")).author == "chenlu88"


def test_the_headline_stands_over_the_last_date_before_the_text() -> None:
    over = "<div>您好，欢迎来到云溪新闻</div><div>云溪新闻天天看</div><div>2026-11-28</div>"
    article = read_article(
        page(f"{INFO}<div>{PARAGRAPHS}</div>", over=over, headline=f"<div>{HEADLINE}</div>").replace(
            f"<title>{HEADLINE}_云溪新闻网</title>".encode(), b""
        )
    )
    assert article.title == HEADLINE
    assert str(article.published) == "2023-05-11T09:20+08:00"


def test_the_way_to_an_article_ends_where_the_source_begins() -> None:
    over = "<div>当前位置：<a href='/'>首页</a> &gt; <a href='/n/'>乡镇动态</a> 来源：云溪日报 2023-05-11 09:20</div>"
    article = read_article(page(f"<div>{PARAGRAPHS}</div>", over=over))
    assert (article.channel, article.source) == ("乡镇动态", "云溪日报")


@pytest.mark.parametrize(
    ("url", "line", "published"),
    [
        ("http://news.example/2019-02-13/380812.html", "来源： 发表时间：02-13 09:33", "2019-02-13T09:33+08:00"),
        ("http://news.example/news/201204/15276.html", "时间：04-17 来源：云溪日报", "2012-04-17"),
        ("http://news.example/news/201205/15276.html", "时间：04-17 来源：云溪日报", "None"),
    ],
)
def test_the_address_tells_the_year_of_a_day(url: str, line: str, published: str) -> None:
    article = read_article(page(f"<div>{line}</div><div>{PARAGRAPHS}</div>"), url=url)
    assert str(article.published) == published


@pytest.mark.parametrize(
    "lines", ["供稿人：陈露|审核人：王强", "责任编审：王强", "拟稿人：陈露", "编发：王强|校核：陈露"]
)
def test_who_passed_a_text_on_is_not_of_it(lines: str) -> None:
    staff = "".join(f"<p>{line}</p>" for line in lines.split("|"))
    assert read_article(page(f"{INFO}<div>{PARAGRAPHS}{staff}</div>")).paragraphs == list(TEXT)


def test_a_text_ends_where_its_original_is_offered() -> None:
    rest = (
        "<p>查看公告原文</p><p>APP下载</p><p>估值提示：该公司的护城河一般，盈利能力较差，营收成长性一般，仅供参考。</p>"
    )
    assert read_article(page(f"{INFO}<div>{PARAGRAPHS}</div><div>{rest}</div>")).paragraphs == list(TEXT)


@pytest.mark.parametrize(
    ("text", "author"),
    [("云溪新闻网讯（记者晓寒）{}", "晓寒"), ("{}（宣讯）", None)],
)
def test_a_reporter_of_no_known_family_and_an_offices_news(text: str, author: str | None) -> None:
    assert read_article(page(f"{INFO}<div><p>{text.format(TEXT[0])}</p></div>")).author == author


@pytest.mark.parametrize("step", ["<a href='/n/1'>云溪纵横</a> 正文", "云溪纵横 正文", "<a href='/n/1'>云溪纵横</a>"])
def test_the_last_step_may_have_the_word_text_behind_it(step: str) -> None:
    over = f"<div>您当前的位置 ：<a href='/'>云溪在线</a> &gt; <a href='/n/'>云溪新闻</a> &gt; {step}</div>"
    assert read_article(page(f"{INFO}<div>{PARAGRAPHS}</div>", over=over)).channel == "云溪纵横"


@pytest.mark.parametrize("label", ["[摘要]", "【导语】", "提要：", "[核心提示]"])
def test_a_summary_in_whatever_brackets_is_said_again(label: str) -> None:
    summary = f"<div>{label}{TEXT[0][:40]}。</div>"
    assert read_article(page(f"{INFO}{summary}<div>{PARAGRAPHS}</div>")).paragraphs == list(TEXT)


@pytest.mark.parametrize(
    ("line", "source"),
    [
        ("云溪客户端·云溪新闻网 2023-02-06 08:45", "云溪客户端·云溪新闻网"),
        ("云溪日报·2023-02-06 08:45", "云溪日报"),
        ("云溪晚报 · 2023-02-06 08:45", "云溪晚报"),
    ],
)
def test_a_house_and_its_paper_are_one_source(line: str, source: str) -> None:
    assert read_article(page(f"<div>{line}</div><div>{PARAGRAPHS}</div>")).source == source


@pytest.mark.parametrize(
    ("over", "channel"),
    [
        ("<a href='/'>云溪新闻网</a> / <a href='/d/'>大美云溪</a> / <a href='/n/'>云溪要闻</a>", "云溪要闻"),
        ("<a href='/'>首页</a> - <a href='/d/'>新闻动态</a> - <a href='/n/'>镇街信息</a>", "镇街信息"),
        ("云溪新闻网 / 大美云溪 / 云溪要闻", None),
    ],
)
def test_steps_that_are_links_right_over_a_headline(over: str, channel: str | None) -> None:
    assert read_article(page(f"{INFO}<div>{PARAGRAPHS}</div>", over=f"<div>{over}</div>")).channel == channel


def test_a_headline_over_a_month_in_words_comes_before_a_dated_columns() -> None:
    rows = "".join(f"<li><a href='/{i}'>别处的消息标题{i}</a><span>2020-05-0{i}</span></li>" for i in range(1, 4))
    info = "<p><a href='/c'>其它内容</a> 五月 11th, 2023</p>"
    more = "".join(
        f"<p>{place}镇也已开工建设，计划年底前完成，届时可储存蔬菜{i}千吨。</p>"
        for i, place in enumerate("甲乙丙丁戊己", 1)
    )
    sorts = "<ul>" + "".join(f"<li><a href='/s/{i}'>第{i}类</a></li>" for i in range(9)) + "</ul>"
    headline = f"<h2><a href='/1513.html'>{HEADLINE}</a></h2>"
    article = read_article(
        page(
            f"{info}<div>{PARAGRAPHS}{more}</div><div>{sorts}<h2 class='sidebartitle'>文章索引模板</h2><ul>{rows}</ul></div>",
            headline=headline,
        )
    )
    assert (article.title, str(article.published)) == (HEADLINE, "2023-05-11")
