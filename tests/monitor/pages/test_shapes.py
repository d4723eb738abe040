"""Pages of shapes in which the article's own words stand elsewhere than under a headline: documents, picture stories, e-papers."""

from __future__ import annotations

import pytest

from monitor.errors import NotAnArticle
from monitor.pages import read_article

TEXT = (
    "云溪县今年投入资金4600万元，在长坪、青石两镇建设冷库12座，农户的蔬菜可以就近储存，不再急着低价出手。",
    "据介绍，首批冷库年底前建成，预计可带动800户农户增收，村集体经济收入平均增加5万元，群众的积极性很高。",
)
PARAGRAPHS = "".join(f"<p>　　{text}</p>" for text in TEXT)


def test_a_document_with_an_index_over_it_on_a_page_with_the_sites_name_for_a_title() -> None:
    cells = (
        ("索引号：", "003129/201901-00336", "发布机构：", "云溪县人民政府办公室"),
        ("生成日期：", "2019-01-22", "发布日期：", "2019-01-23"),
        ("生效时间：", "2019-02-01", "废止时间：", "2020-01-23"),
        ("名称：", "云溪县人民政府关于印发《工作规则》的通知", "浏览次数：", "590"),
    )
    index = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in cells)
    page = f"""<html><head><title>云溪县人民政府信息公开</title></head><body>
<div><a href="/">首页</a> &gt; <a href="/o/">信息公开</a> &gt; 信息浏览</div><table>{index}</table>
<div class="bt">云溪县人民政府关于印发《工作规则》的通知</div><div class="zw"><p>各乡、镇人民政府：</p>
<p>《云溪县人民政府工作规则》已经2019年1月4日县政府第三次会议通过，现予印发，请遵照执行。</p>
<p align="right">云溪县人民政府</p><p align="right">2019年1月17日</p><p align="center">云溪县人民政府工作规则</p>{PARAGRAPHS}</div></body></html>"""
    article = read_article(page.encode())
    assert article.title == "云溪县人民政府关于印发《工作规则》的通知"
    assert str(article.published) == "2019-01-23"
    assert article.source == "云溪县人民政府办公室"
    assert article.paragraphs[0] == "各乡、镇人民政府："
    assert article.paragraphs[-2:] == list(TEXT)


def test_a_headline_that_begins_with_an_office_is_read_whole() -> None:
    page = f"""<html><head><title>云溪县人民代表大会常务委员会关于批准建设冷库的决议_云溪人大</title></head><body>
<div>云溪县人民代表大会常务委员会<br>关于批准建设冷库的决议</div><div>2019-01-23</div><div>{PARAGRAPHS}</div></body></html>"""
    assert read_article(page.encode()).title == "云溪县人民代表大会常务委员会 关于批准建设冷库的决议"


def test_captions_are_the_text_of_a_story_told_in_pictures() -> None:
    told = [f"10月31日，{place}的农民在收割晚稻。新华社发（陈露摄）" for place in ("云溪县长坪镇", "乳城县", "青石镇")]
    pictures = "".join(f"<p align='center'><img src='{i}.jpg'></p><p>{text}</p>" for i, text in enumerate(told))
    page = f"""<html><head><title>深秋农事忙_云溪网</title></head><body><h1>深秋农事忙</h1><div>2022-11-02 10:20</div>
<div>{pictures}<p>深秋时节，田间地头依然是一派忙碌的景象。</p></div></body></html>"""
    article = read_article(page.encode())
    assert article.paragraphs == [*told, "深秋时节，田间地头依然是一派忙碌的景象。"]


def test_a_body_in_a_box_that_is_named_for_the_tool_on_it() -> None:
    page = f"""<html><head><title>云溪县建设冷库_云溪网</title></head><body><div class="crumb"><a href="/">首页</a> &gt; 正文</div>
<div id="story"><h1>云溪县建设冷库</h1><p>2015年03月05日 10:11</p><div id="story_real" class="js_img_share_area">
<div id="main_content">{PARAGRAPHS}</div></div><p>[责任编辑：龙飞]</p><p>标签：<a href="/t">冷库</a></p></div></body></html>"""
    assert read_article(page.encode()).paragraphs == list(TEXT)


def test_a_box_for_reports_on_a_text_is_no_box_of_links() -> None:
    first, second = (f"<p>{text}</p>" for text in TEXT)
    page = f"""<html><head><title>云溪县建设冷库</title></head><body><div><h1>云溪县建设冷库</h1><p>2015年03月05日 10:11</p>
<div id="link-report"><div>{first}<div><a href="/ad">限时抢购全场五折起</a></div>{second}</div></div><p>© 版权归作者所有</p>
<div><a href="/1">回应</a></div></div></body></html>"""
    assert read_article(page.encode()).paragraphs == list(TEXT)


def test_each_line_of_code_is_a_line() -> None:
    page = f"""<html><head><title>记一次排查过程</title></head><body><h1>记一次排查过程</h1><div>2021-03-05 10:11</div><div>
{PARAGRAPHS}<pre><code><span>pool</span> = Pool(20)
pool.start()
</code></pre></div></body></html>"""
    assert read_article(page.encode()).paragraphs == [*TEXT, "pool = Pool(20)", "pool.start()"]


def test_a_forums_first_post_is_its_article() -> None:
    def post(number: int, name: str, day: int, text: str) -> str:
        stats = "".join(f"<p>{label}</p>" for label in ("35", "主题", "120", "帖子", "金牌会员"))
        return f"""<div id="post_{number}"><table><tr><td><a href="home.php?mod=space&amp;uid={number}">{name}</a>{stats}</td><td>
<em>发表于 2015-11-0{day} 19:40</em> <a>只看该作者</a><div class="t_f">{text}</div><div class="sign">山高人为峰</div></td></tr></table></div>"""

    replies = "".join(post(n, f"茶客{n}", n, TEXT[1]) for n in (2, 3))
    page = f"""<html><head><title>长坪的路好走吗 - 户外 - 云溪论坛</title></head><body><div><a href="/">云溪论坛</a> &gt; <a href="/o">户外</a> &gt;
<a href="#">长坪的路好走吗</a></div><h1>[求助] 长坪的路好走吗</h1><div id="list">{post(1, "山风", 1, f"{TEXT[0]}<br>{TEXT[1]}")}{replies}</div></body></html>"""
    article = read_article(page.encode())
    assert (article.title, article.channel) == ("长坪的路好走吗", "户外")
    assert (str(article.published), article.author) == ("2015-11-01T19:40+08:00", "山风")
    assert article.paragraphs == list(TEXT)


def test_an_encyclopedias_buttons_facts_and_references_are_not_of_its_text() -> None:
    page = f"""<html><head><title>长坪镇 - 云溪百科</title></head><body><h1>长坪镇</h1><div class="out">
<table class="infobox"><tr><th>国家</th><td>中国</td></tr><tr><th>时区</th><td>北京时间</td></tr></table><p>{TEXT[0]}</p>
<h2>历史<span>[<a href="/e">编辑</a>]</span></h2><p>{TEXT[1]}</p><h2>参考文献<span>[<a href="/e">编辑</a>]</span></h2>
<ol><li>^ <a href="/r">云溪县志</a>. 2021-03-05 [2021-04-05].</li></ol></div><div>本页面最后修订于2021年5月4日 (星期二) 08:06。</div></body></html>"""
    article = read_article(page.encode())
    assert article.published is None
    assert article.paragraphs == [TEXT[0], "历史", TEXT[1]]


@pytest.mark.parametrize("title", ["冷库建成之后-贺文博的博客-云溪博客", "冷库建成之后_贺文博_云溪博客"])
def test_whose_blog_a_page_is_stands_in_its_title(title: str) -> None:
    page = f"""<html><head><title>{title}</title></head><body><div><h2>贺文博的博客</h2></div><h1>冷库建成之后</h1>
<div>2015年03月05日 10:11 阅读 120</div><div>{PARAGRAPHS}</div></body></html>"""
    assert read_article(page.encode()).author == "贺文博"


def test_under_a_forums_post_stands_when_it_was_written() -> None:
    posts = "".join(
        f"<div><a href='/home/main?un={n}'>茶客</a><div>{text}</div><p>来自云溪客户端{n}楼2018-03-0{n} 10:11</p></div>"
        for n, text in ((1, "<br>".join(TEXT)), (2, TEXT[1]))
    )
    page = f"<html><head><title>路好走吗_云溪吧</title></head><body><h3>路好走吗</h3><div>{posts}</div></body></html>"
    article = read_article(page.encode())
    assert str(article.published) == "2018-03-01T10:11+08:00"
    assert article.paragraphs == list(TEXT)


def _under_a_headline(body: str) -> bytes:
    links = "".join(f"<li><a href='/{i}'>第{i}届山货节在县城广场开幕</a></li>" for i in range(9))
    return f"""<html><head><title>长坪镇二三事_云溪网</title></head><body><div class="w"><h1>长坪镇二三事</h1>
<div>2021-03-28 18:32 来源：云溪日报</div>{body}</div><div><h3>热点排行</h3><ul>{links}</ul></div></body></html>""".encode()


@pytest.mark.parametrize(
    "around",
    [
        "<div>{0}<div style='display:none'>{1}</div><a href='#'>展开全文</a></div>",
        "<div>{0}</div><div hidden>{1}</div><a href='#'>点击查看剩余全文</a>",
    ],
)
def test_what_a_page_folds_behind_a_button_is_of_its_text(around: str) -> None:
    first = f"<p>{TEXT[0]}</p><p>{TEXT[1]}</p>"
    rest = "<p>记者在分拣中心里看到，村民正忙着装箱、过秤，一车车蔬菜当晚就要运往三百公里外的批发市场。</p>"
    article = read_article(_under_a_headline(around.format(first, rest)))
    assert article.paragraphs == [*TEXT, rest[3:-4]]


@pytest.mark.parametrize(
    "lines",
    [
        ["雨从檐角落下", "落在祖母的水缸里", "青苔爬上石阶", "像一句没有说完的话"],
        ["经研究，获奖名单公布如下：", "一等奖", "王强 李明 陈露", "二等奖", "张三 李四 赵五 孙六"],
        ["各乡镇人民政府：", "现将有关材料印发给你们。", "请遵照执行。"],
    ],
)
def test_short_lines_under_the_day_are_a_text(lines: list[str]) -> None:
    article = read_article(_under_a_headline(f"<div>{''.join(f'<p>{line}</p>' for line in lines)}</div>"))
    assert article.paragraphs == lines


def test_when_and_where_a_text_invites_to_is_of_the_text_and_not_its_day() -> None:
    lines = ["时间：2021年4月8日，地点：县政府会议室", "请参会人员提前十分钟入场，并自行做好车辆安排。"]
    article = read_article(_under_a_headline(f"<div>{''.join(f'<p>{line}</p>' for line in lines)}</div>"))
    assert str(article.published) == "2021-03-28T18:32+08:00"
    assert article.paragraphs == lines


def test_a_list_of_days_is_a_text_with_the_line_that_opens_it() -> None:
    days = ["2019年9月12日，冷库动工。", "2020年5月6日，首座封顶。", "2021年3月5日，全部建成。"]
    items = "".join(f"<li>{day}</li>" for day in days)
    article = read_article(_under_a_headline(f"<div><p>建设大事记：</p><ul>{items}</ul></div>"))
    assert article.paragraphs == ["建设大事记：", *days]


def test_a_papers_page_that_tells_its_article_in_a_comment() -> None:
    page = f"""<html><head><title>云溪日报</title></head><body>
<div>第4版：要闻 <a href="n3.htm">上一版</a></div><div>农商行助力乡村</div><div>陈露</div><div>{PARAGRAPHS}</div></body></html>
<!--enpproperty <articleid>7</articleid><date>2019-09-25 03:52:44:0</date><author>陈露</author>
<title>农商行助力乡村</title><keyword></keyword><sourcename>云溪日报</sourcename>/enpproperty-->"""
    article = read_article(page.encode())
    assert (article.title, str(article.published)) == ("农商行助力乡村", "2019-09-25T03:52:44+08:00")
    assert (article.source, article.author) == ("云溪日报", "陈露")
    assert article.paragraphs == list(TEXT)


def test_a_headline_without_mark_up_or_day_stands_over_the_prose() -> None:
    page = f"""<html><head><title>云溪日报</title></head><body><table><tr><td><a href="c1.htm">冷库建到田头</a></td>
<td><div>冷库建到田头农户不愁卖</div><div>陈露</div><div>{PARAGRAPHS}</div></td></tr></table></body></html>"""
    assert read_article(page.encode()).title == "冷库建到田头农户不愁卖"


def test_a_paper_is_no_headline_on_a_page_of_its_digital_edition() -> None:
    page = f"""<html><head><title>云溪日报 数字报纸</title></head><body><div>云溪日报 数字报纸</div><div>00004版：要闻</div>
<div><h1>冷库建到田头</h1><div>{PARAGRAPHS}</div></div></body></html>"""
    assert read_article(page.encode()).title == "冷库建到田头"


def test_a_caption_between_headline_and_prose_is_no_headline() -> None:
    page = f"""<html><head><title>云溪日报</title></head><body><table><tr><td><strong>云溪以“两山”实践引领乡村蝶变</strong></td></tr>
<tr><td><img src="1.jpg"><br>九龙峡谷漂流</td></tr><tr><td><div>{PARAGRAPHS}</div></td></tr></table></body></html>"""
    assert read_article(page.encode()).title == "云溪以“两山”实践引领乡村蝶变"


def test_a_table_that_is_all_of_a_text_is_read_row_by_row() -> None:
    rows = (
        ("序号", "公开事项", "公开时限"),
        ("1", "财务信息、收支情况", "20个工作日"),
        ("2", "招生管理、学校介绍", "20个工作日"),
    )
    table = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    page = f"""<html><head><title>长坪镇基层政务公开标准目录</title></head><body><h3>长坪镇基层政务公开标准目录</h3>
<div>发布日期：2023-07-19</div><div class="con"><p>（一）义务教育领域基层政务公开标准目录</p><table>{table}</table></div></body></html>"""
    article = read_article(page.encode())
    assert article.paragraphs == ["（一）义务教育领域基层政务公开标准目录", *("\t".join(row) for row in rows)]


def test_numbers_to_call_are_no_article() -> None:
    lines = "".join(
        f"<h3>{name}</h3><p>4006 700 70{i}</p>" for i, name in enumerate(("服务专线", "理财专线", "监管专线"))
    )
    page = f"<html><head><title>云溪客服-服务专区</title></head><body><h1>云溪客服</h1><div>{lines}</div><p>关注公众号</p></body></html>"
    with pytest.raises(NotAnArticle):
        read_article(page.encode())


def test_a_source_that_a_meta_tag_gives_with_its_label() -> None:
    page = f"""<html><head><title>冷库建到田头--图片频道</title><meta name="source" content="来源:云溪网"></head><body>
<h1>冷库建到田头</h1><div>{PARAGRAPHS}</div></body></html>"""
    assert read_article(page.encode()).source == "云溪网"


def test_a_brief_beside_a_log_in_box_is_an_article() -> None:
    text = (
        "2月7日上午，县工信局带队对企业复工进行督查。一行先后来到三家企业，查看厂区消毒和体温检测情况，要求确保安全。"
    )
    page = f"""<html><head><title>县工信局督查企业复工-云溪县人民政府</title></head><body><h2>县工信局督查企业复工</h2>
<div>2020-02-07</div><div class="zw"><p>{text}</p></div><p>用户登录</p><form><input name="u"><input type="password"></form></body></html>"""
    assert read_article(page.encode()).paragraphs == [text]


def test_the_first_line_of_a_page_may_be_its_headline() -> None:
    prose = "松山县的春茶今年比往年早开采了整整一个星期，茶农们一早就上了山。合作社当天收到鲜叶三千斤，大家都很高兴。"
    lines = ("松山县春茶开采早一周", "2026-03-01 08:00", "县茶叶协会供本报的一份春茶情况说明")
    rows = "".join(f"<div>{line}</div>" for line in lines)
    page = f"<meta charset=utf-8><title>松山网</title><body>{rows}<div><p>{prose}</p><p>{prose}</p></div>"
    assert read_article(page.encode()).title == lines[0]


def test_a_line_that_is_a_link_to_more_between_two_paragraphs_does_not_end_the_text() -> None:
    first, last = TEXT
    page = f"""<html><head><title>云溪县建冷库</title></head><body><article><h1>云溪县建冷库</h1><time>2023/08/02 14:05</time>
<p>{first}</p><p><a href="/x">【延伸閱讀】三鎮蔬菜價格出爐</a></p><p>镇上的群众说，希望冷库能够早日建成。</p><p>{last[:30]}。</p></article></body></html>"""
    article = read_article(page.encode())
    assert list(article.paragraphs) == [first, "镇上的群众说，希望冷库能够早日建成。", f"{last[:30]}。"]
