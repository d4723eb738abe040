"""Ways to alter a page that leave its article the same."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable

from selectolax.lexbor import LexborHTMLParser, LexborNode

from monitor.pages import decode

REMARKS = [
    "说得太对了，我们那里也是这样，希望有关部门能重视起来，别再拖了！",
    "这条消息看得我很感动，转给身边的朋友们都看看。",
    "楼上的说法我不同意，事情没有那么简单，要看长远。",
]


def hashed_names(tree: LexborHTMLParser) -> None:
    """Classes and ids that say nothing, as a build tool makes them."""
    for node in tree.css("[class], [id]"):
        for key in ("class", "id"):
            value = node.attrs.get(key)
            if value and node.tag not in {"html", "body", "textarea"}:
                node.attrs[key] = "_" + hashlib.blake2b(value.encode(), digest_size=4).hexdigest()


def no_meta_tags(tree: LexborHTMLParser) -> None:
    for node in tree.css("meta"):
        if not node.attrs.get("charset") and not node.attrs.get("http-equiv"):
            node.decompose()


def no_linked_data(tree: LexborHTMLParser) -> None:
    for node in tree.css("script[type*='json']"):
        node.decompose()


def no_headings(tree: LexborHTMLParser) -> None:
    for node in tree.css("h1, h2"):
        _retagged(node, "div")


def divs_for_paragraphs(tree: LexborHTMLParser) -> None:
    for node in tree.css("p"):
        _retagged(node, "div")


def spans_in_paragraphs(tree: LexborHTMLParser) -> None:
    for node in tree.css("p"):
        node.inner_html = f"<span><span>{node.inner_html}</span></span>"


def wrapped(tree: LexborHTMLParser) -> None:
    body = _body(tree)
    body.inner_html = f'<div id="app"><div class="w1"><div><section>{body.inner_html}</section></div></div></div>'


def ranking_before(tree: LexborHTMLParser) -> None:
    rows = "".join(
        f"<li><a href='/r/{i}.html'>排行榜上的第{i}条标题也很长很长</a><i>2021-03-0{i}</i></li>" for i in range(1, 9)
    )
    body = _body(tree)
    body.inner_html = f"<div class='z1'><h2>热点排行</h2><ul>{rows}</ul></div>{body.inner_html}"


def advert_between(tree: LexborHTMLParser) -> None:
    paragraphs = _longest_run(tree)
    if len(paragraphs) >= 3:
        advert = "<div class='q7'><a href='http://ad.example.com/1'><img src='/a.jpg'>限时抢购全场五折起</a></div>"
        paragraphs[len(paragraphs) // 2].insert_after(_element(advert))


def comments_behind(tree: LexborHTMLParser) -> None:
    rows = "".join(
        f"<div><span>网友{i}号</span><span>2020-01-0{i % 9 + 1} 12:0{i % 10}</span><p>{REMARKS[i % 3]}</p><a href='#'>回复</a></div>"
        for i in range(12)
    )
    body = _body(tree)
    body.inner_html = f"{body.inner_html}<div class='c-box'><h3>网友评论</h3>{rows}</div>"


def today_in_the_head(tree: LexborHTMLParser) -> None:
    body = _body(tree)
    today = "<div>今天是2026年11月27日 星期五 <a href='/login'>登录</a> <a href='/reg'>注册</a></div>"
    body.inner_html = today + (body.inner_html or "")


def navigation_before(tree: LexborHTMLParser) -> None:
    channels = "".join(
        f"<a href='/{name}/'>{name}</a>" for name in ("首页", "国内", "财经", "健康", "美食", "地方", "观点")
    )
    trail = "<div>当前位置：<a href='/'>首页</a> &gt; <a href='/difang/'>地方</a> &gt; 正文</div>"
    body = _body(tree)
    body.inner_html = f"<div>{channels}</div>{trail}{body.inner_html}"


def indented(tree: LexborHTMLParser) -> None:
    for node in tree.css("p"):
        if len(node.text()) > 30:
            node.inner_html = f"&nbsp;&nbsp;\u3000{node.inner_html}"


def fonts_in_paragraphs(tree: LexborHTMLParser) -> None:
    for node in tree.css("p"):
        node.inner_html = f'<font face="宋体" size="3"><span style="font-size:14px">{node.inner_html}</span></font>'


def laid_out_in_a_table(tree: LexborHTMLParser) -> None:
    side = "<a href='/1.html'>侧栏的一条新闻标题很长很长</a><br><a href='/2.html'>侧栏的另一条新闻标题也很长</a>"
    body = _body(tree)
    body.inner_html = f"<table width='1000'><tr><td width='700'>{body.inner_html}</td><td>{side}</td></tr></table>"


def shares_before(tree: LexborHTMLParser) -> None:
    if run := _longest_run(tree):
        bar = "<div class='x1'><a href='#'>分享到微信</a><a href='#'>微博</a><span>字号：<a>大</a><a>中</a><a>小</a></span></div>"
        _paragraphs_beside(run[0])[0].insert_before(_element(bar))


def calls_behind(tree: LexborHTMLParser) -> None:
    if run := _longest_run(tree):
        calls = "<p>更多精彩内容，请点击下载客户端或关注本报微信公众号。</p>"
        _paragraphs_beside(run[0])[-1].insert_after(_element(calls))


ALL: list[Callable[[LexborHTMLParser], None]] = [
    hashed_names,
    no_meta_tags,
    no_linked_data,
    no_headings,
    divs_for_paragraphs,
    spans_in_paragraphs,
    wrapped,
    ranking_before,
    advert_between,
    comments_behind,
    today_in_the_head,
    navigation_before,
    indented,
    fonts_in_paragraphs,
    laid_out_in_a_table,
    shares_before,
    calls_behind,
]


def altered(data: bytes, alter: Callable[[LexborHTMLParser], None]) -> bytes:
    """A page's bytes in UTF-8 after one alteration."""
    tree = LexborHTMLParser(decode(data).text)
    alter(tree)
    html = tree.html or ""
    return re.sub(
        r"charset\s*=\s*[\"']?(?:gb2312|gbk|gb18030|big5)", "charset=utf-8", html, flags=re.IGNORECASE
    ).encode()


def _body(tree: LexborHTMLParser) -> LexborNode:
    assert tree.body is not None
    return tree.body


def _element(html: str) -> LexborNode:
    child = _body(LexborHTMLParser(html)).first_child
    assert child is not None
    return child


def _retagged(node: LexborNode, tag: str) -> None:
    attributes = "".join(f' {key}="{value}"' for key, value in node.attributes.items() if value)
    node.replace_with(_element(f"<{tag}{attributes}>{node.inner_html}</{tag}>"))


def _paragraphs_beside(node: LexborNode) -> list[LexborNode]:
    """All paragraphs of the element that holds one."""
    assert node.parent is not None
    return [child for child in node.parent.iter() if child.tag == "p"]


def _longest_run(tree: LexborHTMLParser) -> list[LexborNode]:
    """The long paragraphs of the element that holds most text in such."""
    runs = (
        [child for child in node.iter() if child.tag == "p" and len(child.text().strip()) > 30]
        for node in tree.css("div, article, section, td")
    )
    return max(runs, key=lambda run: sum(len(child.text()) for child in run), default=[])
