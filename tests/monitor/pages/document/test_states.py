"""Pages whose article stands in a script only: states of programs in many spellings."""

from __future__ import annotations

import base64
import html
import json
from urllib.parse import quote

import pytest

from monitor.pages import read_article

TITLE = "长坪镇冷库四月底建成"
TEXT = (
    "云溪县今年投入资金4600万元，在长坪、青石两镇建设冷库12座，农户的蔬菜可以就近储存，不再急着低价出手。",
    "据介绍，首批冷库年底前建成，预计可带动800户农户增收，村集体经济收入平均增加5万元，群众的积极性很高。",
    "下一步，云溪县将继续完善冷链设施，让更多群众分享产业增值收益，计划明年再建设15座。",
)
MARKUP = "".join(f"<p>{text}</p>" for text in TEXT)
OTHERS = [{"title": "晚稻开镰", "newsTime": "2020-03-05 10:00:00", "source": "青石晚报"}]
CHANNEL = {
    "docData": {"title": TITLE, "newsTime": "2020-03-06 09:15:02", "source": "云溪日报", "list": [{"data": MARKUP}]}
}


def _json(value: object, *, plain: bool = True) -> str:
    return json.dumps(value, ensure_ascii=not plain)


def _escaped(text: str) -> str:
    return text.replace("<", "\\x3c").replace(">", "\\x3e").replace("\n", "\\x0a")


STATES = {
    "whatever its name, others' times beside it": f"<script>var allData = {_json(CHANNEL | {'others': OTHERS})};</script>",
    "percent by percent": "<script type='application/json'>"
    + quote(_json({"title": TITLE, "content": MARKUP, "publishTime": "2020-03-06 09:15:02", "source": "云溪日报"}))
    + "</script>",
    "entities twice, between quotes": f"<script>var D = {{ title: '&quot;{TITLE}&quot;'.slice(6, -6), content: "
    f"'&quot;{html.escape(html.escape(MARKUP))}&quot;'.slice(6, -6), source: '云溪日报', time: '2020-03-06 09:15:02' }}</script>",
    "lines without a tag": f"<script>window.d = {{ content_noencode: JsDecode('{_escaped(chr(10).join(TEXT))}'), "
    "nick_name: JsDecode('云溪日报'), create_time: JsDecode('2020-03-06 09:15:02') }};</script>",
    "escaped characters": f"<script>window.__S__={{article:{{title:{_json(TITLE, plain=False)},source:{_json('云溪日报', plain=False)},"
    f'publishTime:"2020-03-06 09:15:02",content:{_json(MARKUP, plain=False).replace("<", chr(92) + "u003C")}}}}};</script>',
    "a time as programs print it": "<script>var $d = "
    + _json(
        {
            "created_at": "Fri Mar 06 09:15:02 +0800 2020",
            "text": "<br />".join(TEXT),
            "user": {"screen_name": "云溪日报"},
        }
    )
    + "</script>",
    "a time that counts seconds": "<script>window.s = "
    + _json({"created": 1583457302, "content": MARKUP, "source": "云溪日报"})
    + "</script>",
}


@pytest.mark.parametrize("script", STATES.values(), ids=STATES)
def test_an_article_in_a_script_is_read(script: str) -> None:
    page = f"<html><head><title>{TITLE}_云溪网</title></head><body><div id='root'></div>{script}</body></html>"
    article = read_article(page.encode())
    assert article.title == TITLE
    assert str(article.published) == "2020-03-06T09:15:02+08:00"
    assert article.source == "云溪日报"
    assert article.paragraphs == list(TEXT)


FIELDS = {"title": TITLE, "publishTime": "2020-03-06 09:15:02", "source": "云溪日报", "author": "陈露"}
WRITTEN = {
    "names of its own, the writer in an object": "<script id='__NEXT_DATA__' type='application/json'>"
    + _json(
        {
            "list": OTHERS,
            "detail": {
                "title": TITLE,
                "ctime": 1583457302,
                "source": "云溪日报",
                "author": {"id": 7, "name": "陈露"},
                "content": MARKUP,
            },
        }
    )
    + "</script>",
    "values at the end of a program": "<script>window.__NUXT__=(function(a,b,c,d,e){return {data:[{detail:{title:a,author_name:b,publish_time:c,"
    f"content:e,source_name:d,likes:0}}}}],error:null}}}}({_json(TITLE)},{_json('陈露')},{_json('2020-03-06 09:15:02')},{_json('云溪日报')},"
    f"{_json(MARKUP, plain=False).replace('<', chr(92) + 'u003C')}));</script>",
    "a name that only one program uses": "<script>globalCache = "
    + _json(
        {
            "fp": {
                "detail": {
                    "frst_name": TITLE,
                    "original_time": "2020-03-06 09:15:02",
                    "show_source": "云溪日报",
                    "author": "陈露",
                    "content": MARKUP,
                }
            }
        }
    )
    + "; query = {};</script>",
    "a string that is parsed": f"<script>window.__STATE__=JSON.parse({_json(_json(FIELDS | {'body': MARKUP}, plain=False))})</script>",
    "rows of a stream, the text apart": "<script>self.__next_f.push([1,"
    + _json('5:["$","div",null,{"article":' + _json(FIELDS | {"content": "$a"}, plain=False) + "}]\n")
    + "])</script><script>self.__next_f.push([1,"
    + _json(f"a:T{len(MARKUP.encode()):x},{MARKUP}")
    + "])</script>",
    "values by their numbers": "<script type='application/json' id='__NUXT_DATA__'>"
    + _json(
        [
            ["Reactive", 1],
            {"article": 2},
            dict(zip([*FIELDS, "content"], range(3, 8), strict=True)),
            *FIELDS.values(),
            MARKUP,
        ]
    )
    + "</script>",
    "an attribute": f'<div data-page="{html.escape(_json({"props": FIELDS | {"content": MARKUP}}, plain=False))}"></div>',
    "an attribute of a component": f"<article-detail :info='{html.escape(_json(FIELDS | {'content': MARKUP}, plain=False))}'></article-detail>",
    "a string that is parsed elsewhere": f"<script>window.held={_json(_json(FIELDS | {'newsContent': MARKUP}, plain=False))};</script>",
    "a parsed string whose text has a name of its own": f"<script>var d = JSON.parse({_json(_json(FIELDS | {'newsContent': MARKUP}, plain=False))});</script>",
    "percent by percent in a variable": f"<script>var a = {{title: '{TITLE}', time: '2020-03-06 09:15:02', source: '云溪日报', author: '陈露', "
    f"content: decodeURIComponent('{quote(MARKUP)}')}};</script>",
    "sentences in blocks": f"<script>window.d={_json(FIELDS | {'content': [{'type': 'text', 'text': text} for text in TEXT]})}</script>",
    "lines without mark-up": f"<script>window.d={_json(FIELDS | {'md': (chr(10) * 2).join(TEXT)})}</script>",
    "variables": f"<script>var title='{TITLE}'; var pubtime='2020-03-06 09:15:02'; var source='云溪日报'; var author='陈露'; var content='{MARKUP}';</script>",
}


@pytest.mark.parametrize("script", WRITTEN.values(), ids=WRITTEN)
def test_the_object_with_the_article_tells_when_whence_and_by_whom(script: str) -> None:
    page = f"<html><head><title>{TITLE}_云溪网</title></head><body><div id='root'></div>{script}</body></html>"
    article = read_article(page.encode())
    assert (article.title, str(article.published)) == (TITLE, "2020-03-06T09:15:02+08:00")
    assert (article.source, article.author) == ("云溪日报", "陈露")
    assert article.paragraphs == list(TEXT)


def test_an_article_in_text_areas_is_read() -> None:
    fields = {"title": TITLE, "time": "1583457302000", "source-name": "云溪日报", "author": "陈露", "content": MARKUP}
    areas = "".join(f"<textarea class='article-{name}'>{value}</textarea>" for name, value in fields.items())
    page = f"<html><head><title>{TITLE}-云溪网</title></head><body><div id='root'></div>{areas}</body></html>"
    article = read_article(page.encode())
    assert (article.title, str(article.published)) == (TITLE, "2020-03-06T09:15:02+08:00")
    assert (article.source, article.author) == ("云溪日报", "陈露")
    assert article.paragraphs == list(TEXT)


@pytest.mark.parametrize(
    "hidden",
    [
        f"<script>show(Base64.decode('{base64.b64encode(MARKUP.encode()).decode()}'))</script>",
        f'<input type="hidden" value="{html.escape(MARKUP)}">',
    ],
    ids=["letter by letter", "a hidden field"],
)
def test_a_text_that_a_page_keeps_beside_its_headline_is_read(hidden: str) -> None:
    page = (
        f"<html><body><h1>{TITLE}</h1><p>2020-03-06 09:15:02 来源：云溪日报</p><div id='c'></div>{hidden}</body></html>"
    )
    article = read_article(page.encode())
    assert (article.title, article.source, article.paragraphs) == (TITLE, "云溪日报", list(TEXT))


def test_the_lines_of_a_body_in_linked_data_are_its_paragraphs() -> None:
    data = {
        "@type": "NewsArticle",
        "headline": TITLE,
        "datePublished": "2020-03-06T09:15:02+08:00",
        "articleBody": "\n".join(TEXT),
    }
    page = f"<html><head><script type='application/ld+json'>{_json(data)}</script></head><body><p>请启用脚本</p></body></html>"
    assert read_article(page.encode()).paragraphs == list(TEXT)
