"""What a page is when it is no article: empty, a list, a login, a captcha, a soft 404, a front page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from monitor.errors import LayoutChanged, NotAnArticle
from monitor.pages.article.region import Region
from monitor.pages.document.outline import Line
from monitor.pages.document.page import Page
from monitor.pages.patterns import REMARKS, SENTENCE
from monitor.pages.text import fold, squeeze

_SOFT_404 = re.compile(
    r"(?:页面|网页|文章|内容|信息|文件|链接|资源)[^。,]{0,10}(?:不存在(?!任何|虚假|重大|损害|违|其他|关联|应)|已?被?删除|找不到|未找到|无法找到|已下线|已失效|已过期|走丢了|不见了)|"
    r"404\s*(?:not found|错误|error)|page not found|not found|(?:您|你)访问的(?:页面|内容|网页|文章)|抱歉.{0,16}(?:不存在|找不到|无法访问|删除)|"
    r"该(?:内容|文章|信息)已被(?:发布者)?删除|此内容因违规无法查看|没有找到(?:您|你)?(?:要|想)?(?:访问|查看)?的(?:页面|内容)",
    re.IGNORECASE,
)
_CAPTCHA = re.compile(
    r"验证码|安全验证|人机验证|滑动(?:滑块|验证)|拖动滑块|请完成(?:安全)?验证|captcha|访问(?:过于)?频繁|异常流量|are you (?:a )?(?:human|robot)|checking your browser|waf|访问被拦截",
    re.IGNORECASE,
)
_LOGIN = re.compile(
    r"(?:请|需要|您还没有|尚未)(?:先)?登录|用户登录|账号登录|登录后(?:查看|阅读|可见)|会员登录|log ?in|sign ?in|忘记密码",
    re.IGNORECASE,
)
# What a page says in place of an article, in words that an article may begin with too: only where it tells no day.
_FAULTY = re.compile(
    r"出错[了啦]|页面(?:出错|错误|异常)|(?:运行时|服务器)错误|系统(?:升级)?维护|暂停访问|域名(?:正在)?(?:出售|转让)|domain is for sale|^\s*(?:40[0-9]|50[0-9])\b",
    re.IGNORECASE,
)
_FAULTY_TEXT = re.compile(
    r"已被?(?:移走|移动|更名|删除)[^。]{0,12}(?:更名|删除|不可用)|此?域名[^。]{0,6}(?:出售|转让)|不合法参数|被?(?:网站管理员|防火墙)[^。]{0,6}拦截"
)
_FOUND = re.compile(r"搜索结果|检索结果|站内搜索|搜索页")
_RESULTS = re.compile(r"(?:结果|记录|信息)[^。\d]{0,6}\d[\d,]*\s*[条个项]|\d[\d,]*\s*[条个项][^。]{0,6}(?:结果|记录)")
# The whole headline of a page of what a site says of itself.
_OF_THE_SITE = re.compile(
    r"(?:关于|联系)(?:我们|本站|本网)|(?:本站|本网|网站|公司|平台)(?:简介|介绍|地图|声明)|(?:版权|免责|法律|隐私)(?:声明|政策|条款)|广告(?:服务|刊例|合作)|诚聘英才|用户协议|使用帮助"
)
_DAY = re.compile(r"(?:19|20)\d\d\s*[-/.年]\s*\d{1,2}|\d{1,2}月\d{1,2}日|\d{1,2}-\d{1,2}|(?:分钟|小时|天)前")
_HEAD_LINES = 40
_TITLE_LINK = 8
_LEAST_TEASERS = 4
_TEASER_REACH = 3
_PROSE = 24
_LONG = 48
_ROW = 160
_SHORT = 400
_TINY = 150
_TEXT = 40
_LEAST_SENTENCES = 2
# What a visitor is to tick: of a vote or an inquiry.
_CHOICES = "input[type=checkbox], input[type=radio]"
_LEAST_CHOICES = 3
_OPENING = ("<html", "<!doctype", "<body")
_CLOSING = ("</body", "</html", "</BODY", "</HTML", "</Body", "</Html")
_ENDED = ("。", "！", "？", "…", "”", "）", ")", "!", "?", ".", "；", "】", "》")
_ENDING = 12
_TAIL = 400
_SEEN = 12
_LEAST_ENTRIES, _FEW_SPOKEN = 12, 0.25


def refuse_without_body(page: Page, size: int, title: str, body: Sequence[str], *, dated: bool = False) -> None:
    """Raises NotAnArticle with what the page is, given that a body of only `size` characters was found.

    Beside a text with a day of its own, forms to log in and notices of an empty list are furniture.
    """
    if REMARKS.fullmatch(fold(title)):
        raise NotAnArticle("list", title)
    if not dated and _OF_THE_SITE.fullmatch(fold(title)):
        raise NotAnArticle("no-body", title)
    if _FOUND.search(title) and any(_RESULTS.search(line.head) for line in page.outline.lines[:_HEAD_LINES]):
        raise NotAnArticle("list", title)
    if size > _SHORT:
        return
    lines = page.outline.lines
    if not lines and size < _SEEN:
        raise NotAnArticle("empty")
    furnished = dated and size >= _TEXT and any(map(SENTENCE.search, body))
    shown = body if furnished else [line.text for line in lines if not line.hidden]
    text = fold(" ".join(shown)[:4000])
    head = fold(f"{page.hints.title} {title}")
    bare = len(squeeze(text)) < 600 or size < 120
    if _SOFT_404.search(head) or (bare and _SOFT_404.search(text[:1500])):
        raise NotAnArticle("soft-404", title)
    if size > _TINY or _tells(fold("".join(body))):
        return
    if len(text) < 1500 and _CAPTCHA.search(f"{head} {text[:800]}"):
        raise NotAnArticle("captcha", title)
    if _LOGIN.search(head) or (
        not furnished and page.tree.css_first("input[type=password]") is not None and _LOGIN.search(text)
    ):
        raise NotAnArticle("login", title)
    if not dated and len(page.tree.css(_CHOICES)) >= _LEAST_CHOICES:
        raise NotAnArticle("no-body", title)


def _tells(body: str) -> bool:
    """Whether a short body is one of sentences, beside which a form may stand, and not what the form says."""
    return body.count("。") >= _LEAST_SENTENCES and not _CAPTCHA.search(body) and not _LOGIN.search(body)


def refuse_faulty(page: Page, body: str, title: str) -> None:
    """Raises NotAnArticle where a short text without a day of its own tells of a fault, or a heading of what was found."""
    head = fold(f"{page.hints.title} {title}")
    if len(body) <= _SHORT and (_FAULTY.search(head) or _FAULTY_TEXT.search(fold(body))):
        raise NotAnArticle("soft-404", title)
    if _FOUND.search(head):
        raise NotAnArticle("list")


def refuse_teasers(page: Page, region: Region, after: int) -> None:
    """Raises NotAnArticle where a region is a list of links with dates or summaries, unless one day is told of them all."""
    start, end = region.box.start, min(region.box.end, region.end)
    lines = page.outline.lines
    rows = [i for i in range(start, end) if _is_title_link(lines[i])]
    if len(rows) < _LEAST_TEASERS:
        return
    titles = set(rows)
    prose = [i for i in range(start, end) if i not in titles and _is_prose(lines[i])]
    told = [any(i - back in titles for back in range(1, _TEASER_REACH + 1)) for i in prose]
    # A text that begins without a link before it is an article's, whatever follows.
    if not all(told[:1]) or sum(told) < 0.8 * len(prose) or len(rows) < 0.7 * len(prose):
        return
    days = sum(map(_tells_day, lines[rows[0] : end]))
    if days >= 0.4 * len(rows) or not any(map(_tells_day, lines[after : rows[0]])):
        raise NotAnArticle(_kind_of_list(page, len(rows)))


def _tells_day(line: Line) -> bool:
    return _DAY.search(line.head) is not None


def _is_prose(line: Line) -> bool:
    return not line.hidden and len(line.text) >= _PROSE and not (len(line.text) <= _LONG and _DAY.search(line.text))


def _is_title_link(line: Line) -> bool:
    if line.hidden or line.linked < _TITLE_LINK:
        return False
    if 2 * line.linked >= len(line.text):
        return True
    return 4 * line.linked >= len(line.text) and len(line.text) <= _ROW and bool(_DAY.search(line.text))


def refuse_truncated(page: Page, last: str) -> str | None:
    """A warning where a page's mark-up is not closed; NotAnArticle where it breaks off in the `last` paragraph of its body."""
    source = page.decoded.text
    # Nearly always it is closed at its end, where looking costs nothing.
    if any(tag in source[-_TAIL:] for tag in _CLOSING) or any(tag in source for tag in _CLOSING):
        return None
    if not any(tag in source[:2000].lower() for tag in _OPENING):
        return None
    if last and last[-_ENDING:] in source[-_TAIL:] and not last.endswith(_ENDED):
        raise NotAnArticle("truncated", f"the page breaks off behind {last[-_ENDING:]!r}")
    return "the page's mark-up is not closed: its end may be missing"


def nothing_found(page: Page, what: str, *, by_profile: bool) -> NotAnArticle | LayoutChanged:
    """The error for a page on which `what` is not found: its kind, or a changed layout where it does hold prose."""
    plain = sum(len(line.text) - line.linked for line in page.outline.lines if not line.hidden)
    linked = sum(line.linked for line in page.outline.lines)
    links = len(page.tree.css("a[href]"))
    if links >= 5 and linked >= 0.7 * plain:
        return NotAnArticle(_kind_of_list(page, links))
    if by_profile and plain >= 150:
        return LayoutChanged(what, "neither the profile nor the generic reader finds it")
    return NotAnArticle(f"no-{what}")


def refuse_list(page: Page, body: Sequence[str], size: int, *, dated: bool) -> None:
    """Raises NotAnArticle where links outweigh the body, or without a time of its own it is too short or has not one sentence."""
    lines = page.outline.lines
    links = sum(line.linked >= 8 for line in lines)
    linked = sum(line.linked for line in lines)
    listing = links >= 8 and linked > 3 * size and size < 250
    crowd = links >= 40 and linked > 12 * size
    spoken = sum(SENTENCE.search(text) is not None for text in body)
    # Among many entries of a few words each, a sentence or two is what the page says of them.
    silent = size <= _SHORT and (not spoken or (len(body) >= _LEAST_ENTRIES and spoken <= _FEW_SPOKEN * len(body)))
    if size < (20 if dated else 60) or (not dated and (listing or crowd or silent)):
        raise NotAnArticle(_kind_of_list(page, links))


def _kind_of_list(page: Page, links: int) -> str:
    if links < 5:
        return "no-body"
    path = urlsplit(page.url or "x/x").path
    front = path in {"", "/", "/index.html", "/index.htm", "/index.shtml", "/index.php", "/default.aspx"}
    return "front-page" if front or re.match(r"^(?:首页|网站首页)", page.hints.title) else "list"
