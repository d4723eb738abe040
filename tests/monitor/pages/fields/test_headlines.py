"""Headlines in the spellings of many sites, each against what the head calls the page, and the lines under them."""

from __future__ import annotations

import pytest

from monitor.pages import read_article

HEADLINE = "长坪镇高山蔬菜俏销 分拣中心灯火通明"
TEXT = (
    "记者日前从云溪县农业农村局了解到，今年全县高山蔬菜种植面积达到2.6万亩，比上年增加0.3万亩，产量稳步提高。",
    "在长坪镇大湾村的分拣中心里，村民正忙着装箱、过秤，一车车辣椒和茄子当晚就要运往三百公里外的批发市场。",
    "下一步，云溪县将继续完善冷链设施，计划投入资金4600万元，让更多群众分享产业增值收益。",
)
PLAN = "关于印发《云溪县蔬菜产业规划（2021—2025年）》的通知"
TITLES = (
    (f"{HEADLINE}_云溪网", f"<h1>{HEADLINE}</h1>", HEADLINE),
    (f"云溪网 - 新闻 - {HEADLINE}", f"<div class='content-title'>{HEADLINE}</div>", HEADLINE),
    (f"{HEADLINE[:12]}…-云溪网", f"<div class='t'>{HEADLINE}</div>", HEADLINE),
    (f"视频 | {HEADLINE} - 云溪网", f"<h1>视频 | {HEADLINE}</h1>", f"视频 | {HEADLINE}"),
    (f"{HEADLINE} - 云溪论坛", f"<h1><a href='/s'>[菜事]</a> {HEADLINE} [复制链接]</h1>", HEADLINE),
    (f"{HEADLINE}_云溪网", f"<h1><span>置顶</span>{HEADLINE}</h1>", HEADLINE),
    (f"{HEADLINE}_云溪网", "<h1>长坪镇高山蔬菜俏销</h1><h1>分拣中心灯火通明</h1>", HEADLINE),
    (
        f"{PLAN}_云溪县人民政府",
        f"<div class='xl_title'>{PLAN.replace('（', '<br>（')}</div>",
        PLAN.replace("（", " （"),
    ),
    (f"云溪日报-{HEADLINE}", f"<div>{HEADLINE}</div>", HEADLINE),
)
# Marked up under the headline, or in the text; the day, the source and the writers that each tells.
LINES = (
    ("<div>文／陈露　2021-03-28 18:32</div>", "", "2021-03-28T18:32+08:00", None, "陈露"),
    ("<div>陈露 / 文　2021-03-28 18:32</div>", "", "2021-03-28T18:32+08:00", None, "陈露"),
    ("<div><b>03/28</b><i>2021</i></div>", "", "2021-03-28", None, None),
    ("<div>来源：微信公众号“云溪发布” 2021-03-28</div>", "", "2021-03-28", "微信公众号“云溪发布”", None),
    ("<div>2021-03-28来源：云溪报客户端作者：陈露责任编辑：龙飞</div>", "", "2021-03-28", "云溪报客户端", "陈露"),
    ("<div>2021-03-28 | 云溪日报 | 刘晓露 | 分享到：</div>", "", "2021-03-28", "云溪日报", "刘晓露"),
    ("<div>原创 刘晓露 云溪日报 2021-03-28</div>", "", "2021-03-28", "云溪日报", "刘晓露"),
    ("<div>特约撰稿 陈露 | 2021-03-28</div>", "", "2021-03-28", None, "陈露"),
    ("<div>日期：2021-03-28　点击：　属于：<a href='/c'>行业新闻</a></div>", "", "2021-03-28", None, None),
    ("<div>2021-03-28　<a href='/'>首页</a>　<a href='/n'>新闻</a></div>", "", "2021-03-28", None, None),
    (
        "<div>http://news.yunxi.com 2021-03-28 <a href='/m'>云溪日报</a> 刘晓露 <a href='#'>我要评论(<em>0</em>)</a></div>",
        "",
        "2021-03-28",
        "云溪日报",
        "刘晓露",
    ),
    (
        "<div><a href='//space.yunxi.com/12'>河边观影</a><span>2021-03-28</span></div>",
        "",
        "2021-03-28",
        "河边观影",
        "河边观影",
    ),
    (
        "<div><a class='nick' href='/user/12'>拆机老王</a> <span>2021-03-28</span><span>来源：云溪社区</span></div>",
        "",
        "2021-03-28",
        "云溪社区",
        "拆机老王",
    ),
    (
        "<div><time>2021-03-28</time> <span>雲溪報／ <a href='/r'>記者林小華</a>／山城報導</span></div>",
        "",
        "2021-03-28",
        "雲溪報",
        "林小華",
    ),
    (
        "<div>撰文：<span>陳敏兒</span></div><div>出版：<time>2021-03-28</time></div>",
        "",
        "2021-03-28",
        None,
        "陳敏兒",
    ),
    ("<div>2021-03-28 <span>23点赞</span> <span>12收藏</span></div>", "", "2021-03-28", None, None),
    ("<div>2021-03-28</div>", "<p>（来源：云溪日报 记者 陈露）</p>", "2021-03-28", "云溪日报", "陈露"),
    ("<div>2021-03-28</div>", "<p>转自：云溪日报</p>", "2021-03-28", "云溪日报", None),
    ("<div>2021-03-28</div>", "<p>（摘自《云溪日报》）</p>", "2021-03-28", "云溪日报", None),
)


def _page(title: str, headline: str, under: str, behind: str) -> bytes:
    body = "".join(f"<p>　　{text}</p>" for text in TEXT) + behind
    return f"""<html><head><title>{title}</title></head><body><div class="w">{headline}{under}
<div class="content">{body}</div></div></body></html>""".encode()


@pytest.mark.parametrize(("title", "headline", "expected"), TITLES, ids=[mark for _, mark, _ in TITLES])
def test_a_headline_is_read_as_it_is_shown(title: str, headline: str, expected: str) -> None:
    article = read_article(_page(title, headline, "<div>2021-03-28 18:32 来源：云溪日报</div>", ""))
    assert article.title == expected
    assert article.paragraphs == list(TEXT)


@pytest.mark.parametrize(("under", "behind", "day", "source", "author"), LINES, ids=[f"{u}{b}" for u, b, *_ in LINES])
def test_a_line_tells_when_whence_and_by_whom(
    under: str, behind: str, day: str, source: str | None, author: str | None
) -> None:
    article = read_article(_page(f"{HEADLINE}_云溪网", f"<h1>{HEADLINE}</h1>", under, behind))
    assert (str(article.published), article.source, article.author) == (day, source, author)
    assert article.paragraphs == list(TEXT)
