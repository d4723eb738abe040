"""What in the wording shows which kind a change is."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from monitor.articles import Span

Finder = Callable[[str], list[Span]]

_CORRECTION = re.compile(
    r"更正(?:启事|声明|说明|如下|[:：])|特此更正|予以更正|现更正|[【（(]更正|勘误|订正|误写(?:为|成)|有误[，,]|"
    r"(?:深表|致以)歉意|向.{0,12}致歉|编者(?:按|注)[:：].{0,40}(?:误|更正|修改)|本文(?:已|有)(?:修改|更新|更正)"
)
_BOILERPLATE = re.compile(
    r"责任?编辑[:：]|责编[:：]|编辑[:：]|校对[:：]|审核[:：]|版权(?:所有|声明|归)|免责声明|未经.{0,12}(?:许可|授权)|转载|"
    r"扫一?码|二维码|公众号|客户端|点击(?:查看|进入|下载|阅读)|返回(?:首页|列表|顶部)|分享(?:到|至)|"
    r"(?:相关|推荐|延伸)阅读|热门|上一篇|下一篇|打印本页|关闭窗口|字(?:体|号)[:：]|浏览(?:次数|量)|阅读(?:次数|量|数)|"
    r"点击(?:数|量|率)|广告|投稿|联系电话|举报|侵权|Copyright|ICP备"
)
_BOILERPLATE_LENGTH = 160
_DATE = re.compile(
    r"(?:[12][0-9]{3}|[０-９]{4}|[〇零一二三四五六七八九]{4})年(?:[0-9０-９一二三四五六七八九十]{1,3}月(?:[0-9０-９一二三四五六七八九十]{1,3}[日号])?)?"
    r"|[0-9０-９一二三四五六七八九十]{1,3}月(?:[0-9０-９一二三四五六七八九十]{1,3}[日号]|份|底|初|中旬|上旬|下旬)?"
    r"|[0-9０-９]{1,2}[日号](?!线|楼|店|令|文)|[0-9]{4}[-/.][0-9]{1,2}[-/.][0-9]{1,2}|[0-9０-９]{1,2}[时点:：][0-9０-９]{1,2}分?"
    r"|(?:星期|周)[一二三四五六日天]|(?:今|明|昨|前|去)[年天日]|本[周月]|上[周月]|下[周月]|当[日天年月]|近日|日前|日晚"
)
_QUOTED = re.compile(r"“([^“”]*)”|「([^「」]*)」|『([^『』]*)』")
# A shorter quotation names something rather than reports what was said.
_SAID_LENGTH = 8
# Who is named in it: the verb of saying is no part of that.
_SPEAKER = re.compile(
    r"据([^，。]{0,20}?)(?:报道|介绍|消息|通报|统计|透露|了解)|记者从([^，。]{2,20}?)(?:获悉|了解)|"
    r"(?:记者|通讯员|作者|摄影?)[:：\s]?([一-龥]{2,4})|([一-龥]{2,14}?)(?:表示|介绍说?|指出|强调|认为|透露|告诉|说道|称|说)(?=[，,：:。“]|$)|"
    r"来源[:：]\s*([一-龥]{2,12})|(新华社|本报|本网)(?=讯|[一-龥]{2,6}\d)"
)
_MOJIBAKE = re.compile(r"\ufffd|锟斤拷|烫烫烫|(?:[ÃÂåäæçèé][\x80-\xbf¡-¿]){2}")


def is_correction(text: str) -> bool:
    """Whether a text owns up to a mistake.

    >>> is_correction("更正：文中“3200名”应为“3400名”。"), is_correction("及时更正不当行为。")
    (True, False)
    """
    return _CORRECTION.search(text) is not None


def is_boilerplate(paragraph: str) -> bool:
    """Whether a paragraph speaks of the page or its publisher rather than of the news."""
    return len(paragraph) <= _BOILERPLATE_LENGTH and _BOILERPLATE.search(paragraph) is not None


def is_mojibake(text: str) -> bool:
    """Whether a text shows characters that a wrong decoding makes."""
    return _MOJIBAKE.search(text) is not None


def dates(text: str) -> list[Span]:
    """Where a text names days, months, years or times of day."""
    return [Span(*match.span()) for match in _DATE.finditer(text)]


def quotations(text: str) -> list[Span]:
    """Where a text reports speech: the inside of quotation marks, if it is long enough for that."""
    spans = [Span(match.start() + 1, match.end() - 1) for match in _QUOTED.finditer(text)]
    return [span for span in spans if span.end - span.start >= _SAID_LENGTH]


def attributions(text: str) -> list[Span]:
    """Where a text says who said, wrote or published it."""
    return [Span(*match.span(match.lastindex or 0)) for match in _SPEAKER.finditer(text)]


def bare(text: str) -> str:
    """A text without white space and with full-width forms made half-width: what a new layout leaves alone."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def redecoded(before: str, after: str) -> bool:
    """Whether one text is the other, read in the wrong one of the charsets that Chinese pages use."""
    return _misread(before, after) or _misread(after, before)


def _misread(wrong: str, right: str) -> bool:
    for real, taken in (("utf-8", "gb18030"), ("utf-8", "cp1252"), ("gb18030", "cp1252"), ("gb18030", "utf-8")):
        if right.encode(real, "replace").decode(taken, "replace") == wrong:
            return True
    return False
