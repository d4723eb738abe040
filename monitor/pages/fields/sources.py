"""Whence: the outlet or account that a page names as its source."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from monitor.articles import Precision
from monitor.pages.document.page import Page
from monitor.pages.document.states import NOTHING_TOLD, State
from monitor.pages.fields.blogs import is_blog, writers_in_head
from monitor.pages.fields.info import Candidate, InfoLine, Piece, value_behind
from monitor.pages.fields.people import NO_NAMES, ends_as_outlet, is_person, looks_like_outlet
from monitor.pages.fields.published import judged
from monitor.pages.furniture import is_furniture
from monitor.pages.patterns import PROVINCE
from monitor.pages.text import fold, squeeze, tidy
from monitor.pages.times import Found, find_times
from monitor.wordlists import word_tuple

_METAS = word_tuple(
    """
    contentsource source mediaid article:source og:source dc.source articlesource copyfrom
    enpproperty:sourcename
    """
)
_NEXT_LABEL = (
    r"作\s*者|记\s*者|责\s*编|责任编辑|责任|编\s*辑|通讯员|发布(?:时间|日期|于)?|发表(?:时间|日期|于)?|时\s*间|日\s*期|更新|浏览|点击|字\s*[号体]|阅读|访问|来源|"
    r"人气|评论|分享|打印|关闭|收藏|举报|审核|参与|摄\s*影|供图|我要|保护视力|视力|手机看|订阅|大\s*中\s*小|撰文|文"
)
# A value ends at a sign, at a time, or at the next label, which a space or a colon sets off.
_STOP = rf"(?=\s*(?:$|[|\[\]();]|(?:19|20)\d{{2}}[-年/.]|\d{{1,2}}:\d{{2}})|\s+(?:{_NEXT_LABEL})|(?:{_NEXT_LABEL})\s*:)"
_LABEL = re.compile(
    r"(?:信息|文章|稿件|新闻|内容|资料|消息|原文|本文)?(?:(?<!图片)(?<!照片)(?<!数据)来\s*源(?:于|自)?\s*[:|/]|来源于\s|(?<=\s)单位\s*:(?!\s*[万亿]?[元吨])|出\s*处\s*[:|/]|稿\s*源\s*[:|/]|(?:转载自|转自|摘自|(?<!图)来自|供稿(?:单位)?|(?:发[布表]|公开(?:责任)?)(?:单位|机构|机关|部门))\s*:|"
    r"发布者\s*:(?=\s*[^\s:]{2,16}(?:[局站办部处科委院校网会社]|中心|公司)(?:\s|$))|(?:摘自|转自|选自|原载)\s*(?=《)|(?:Source|From)\s*:|来\s*源\s*\])\s*[\[(]?\s*(?P<v>[^\n|\[\]]{0,40}?)"
    + _STOP
)
_LABEL_WITHIN = re.compile(rf"\s+(?:{_NEXT_LABEL})\s*:")
_LAST_BRACKETS = re.compile(r"\(((?:文章|信息|稿件)?(?:来源|转自|摘自|原载)[^()]{2,40})\)$")
# The same without brackets, behind the last sentence.
_LAST_LABEL = re.compile(r"[。!?”]\s*((?:文章|信息|稿件)?来源:[^。:]{2,16})$")
_BARE_LABEL = re.compile(r"(?:信息|文章|稿件|新闻)?来\s*源\s*:?|出\s*处|稿\s*源")
_SPACED_LABEL = re.compile(r"(?:^|.*\s)(?:(?:信息|文章|稿件|新闻)?来源|来自)\s+(?P<v>[^\s:]{2,20})")
_CELL_LABEL = re.compile(r"(?:发布|发文|公开(?:责任)?)(?:机构|机关|单位|部门)\s*:?|(?:信息|文章|稿件)?来源\s*:?")
_EMPTY_LABEL = re.compile(r"(?:来\s*源|出\s*处|稿\s*源)\s*[:|]\s*$|(?:信息|文章)来源\s*$")
# The issue of a paper or a magazine, which names it.
_ISSUE = re.compile(
    r"《\s*(?P<v>[^《》]{2,16}?)\s*》\s*\(?\s*(?:(?:19|20)\d\d\s*年)?\s*(?:第?\s*\d{1,3}\s*期|\d{1,2}月\s*\d{1,2}日\s*第?\s*\w{0,3}\d{1,2}\s*版)"
)
_E_PAPER = re.compile(r"(?P<v>[^\s\d_|-]{2,10}[报刊])(?:多媒体)?(?:数字报纸?|数字版|电子报|电子版)")
_NOT_SOURCE = re.compile(
    r"^(?:By\s|(?:文章|稿件|信息)(?:来源)?$|无障碍|长者|当前|政务公开|(?:政府)?信息公开|政府动态|办事服务|互动交流|[□○◎●■◆▲△]|(?:本报|特约|首席|见习|新华社)?(?:实习)?(?:记者(?!观察|网|站|协会)|通讯员|实习生|作者)[\u4e00-\u9fff、丨|/]*$|[\u4e00-\u9fff]{2,4}\s*/\s*[文图摄]|[文图]、[文图]\s*[/|]|(?:加载|载入|缓冲|读取)中|Posted\b|Published\b|Updated\b|本[站网](?:原创|编辑|整理|综合|发布)?$|来自|原创|转载$|网络$|互联网|未知|不详|公众号$|订阅号$|服务号$|admin|Lv\.?\d+$|(?:系统|超级|网站)?管理员|本帖|首次|(?:文|图|图文|文图|撰文)\s*[/|]|(?:[今昨前]天|快讯|热点|行业|产业|综合|滚动|新闻|要闻|资讯|公告|正文|动态|国内|国际|社会|财经|体育|娱乐|科技|时政|本地|头条|专栏)$|(?:国内|国际|社会|财经|体育|娱乐|科技|时政|本地|综合|滚动|行业|地方|民生|热点|焦点|公司|产业|市场|宏观|教育|健康|文化|旅游|汽车|房产|军事|法治|消费)(?:新闻|要闻|资讯|动态|快讯|播报)$|关注|分享|评论|字号|字体|浏览|被?阅读|点击|打印|关闭|收藏|举报|原标题|发布|订阅|来源|"
    r"我要|我有话|返回|首页|网站首页|正文|微信(?!公众[号平])|微博|参与|人参与|条评论|手机看|[大中小]$|跟贴|T$|更多|放大|缩小|默认|超大|发表|下载|作者$|编辑|责编|责任|时间|日期|"
    r"腾讯微博|新浪微博|QQ空间|人人网|豆瓣|易信|有道|扫一扫|扫码|听新闻|语音|播放|图集|视频|主页|登录|注册|搜索|客户端$|APP|[+\-A]+$|企鹅号|网易号|百家号|头条号|官方账号|"
    r"纠错|投稿|复制|链接|加入|设为|进入|查看|全文|导读|摘要|核心提示|标签|专题|频道|上一|下一|点赞|赞$|记者$|分类|类别|栏目|字数|热度|归档|收录|所属|只看|楼主|倒序|IP|属地|摄影|(?:资料)?图片|全部|添加|推荐|听|星期|周[一二三四五六日]$|[上下]午|[早晚]上$|凌晨$|清晨$|傍晚$|[中正]午$|[晚夜]间$|更新$|创建$|操作$|[^\d]{0,6}(?:时间|日期)$|"
    rf"(?:{PROVINCE})[省市]?$|"
    r"[^\s\d]{0,2}(?:网页|电脑|手机|触屏)版$|\d+\s*(?:点赞|收藏|评论|阅读|喜欢|回复|分享|粉丝|文章|浏览)|\d++(?:$|[\W_]|[年月日号时分秒周天次条个人名位篇页字小万亿元阅评赞楼级版]))",
    re.IGNORECASE,
)
# What a platform says of an account beside its name.
_OF_AN_ACCOUNT = re.compile(r"(?:官方[账帐]号|(?:领域|优质)(?:创作者|爱好者|作者|达人)|官方认证|于)$")
_ACCOUNT_KIND = re.compile(r"[\s·•|/-]*(?:微信)?(?:公众|订阅|服务|头条|百家|企鹅|搜狐|网易|大鱼|澎湃)号[\s·•|/-]*")
_ROLE = re.compile(
    r"(?:作者|记者|编辑|撰稿人?|评论员|通讯员|报导|工程师|分析师|设计师|研究员|副?教授|律师|医[生师]|博士生?|创始人)$"
)
_PIECE_HINTS = re.compile(
    r"sour|media|src|from|author|nick|account|publisher|laiyuan|\bname\b|[-_]name\b|user|origin|\bly\b|copyfrom|profile|site"
)
# The ends of pieces that announce something else than a source in the next piece.
_OTHER_LABEL = re.compile(
    r"(?:分类|类别|属于|撰文|采写|撰稿|作者|编辑|责编|标签|栏目|专题|专栏|收录|频道|记者|摄影|阅读|评论|字数)[于自在]?\s*:?\s*$"
)
# The address of a user of a platform.
ACCOUNT_LINK = re.compile(
    r"/(?:users?|u|profile|author|people|space|home|member)/|//(?:space|u|my)\.|[?&;](?:mod=space|uid=\d)|(?:^|/)space-u(?:id|sername)-"
)
_OF_FORUM = re.compile(r"^[?&;]|space-u")
# The address of a category or a tag, which a post is sorted under.
_SORTED_UNDER = re.compile(r"/(?:categor(?:y|ies)|tags?)/")
_ACCOUNT_HINTS = re.compile(r"sour|media|src|author|nick|account|laiyuan|user|copyfrom")
_KNOWN_METAS = ("mediaid", "source", "article:author", "og:site_name", "author", "contentsource")
_REACH = 6
_FULL_NAME = 3
_HAN_NAME = re.compile(r"[\u4e00-\u9fff·]{3,16}")
_URL = re.compile(r"https?://\S+")
_BADGE = re.compile(r"^\s*(?:原创|转载|独家)\s+")
_USER_REACH = 12
_USER_RULE = "a user's link"
_LABELLED = "info line label"
_UNDER = 2
_ACCOUNT_LENGTH = 16
_MASTHEAD = 40
_WEEKDAY = re.compile(r"星期[一二三四五六日天](?=\s|$)")
_LONGEST_LINE = 80
_BOX_REACH = 2
_PAPER = re.compile(r"[\u4e00-\u9fff]{2,8}[报刊]")
_OUTLET_NAME = re.compile(r"[\u4e00-\u9fff]{2,8}(?:[日晚早时快周]报|新闻网|在线|通讯社|电视台|融媒体中心)")
_OF_REPORTERS = re.compile(
    r"[\s□■●◎]*(?![本我])(?P<v>[\u4e00-\u9fff]{2,10}(?<!融媒)[报网社刊台]|[\u4e00-\u9fff]{2,6}(?:周刊|新闻|杂志|融媒))(?:首席|见习|实习|特约|全媒体|融媒体?)*记者\s*(?:$|[\u4e00-\u9fff]{2,3}(?![\u4e00-\u9fff]))"
)
_FROM_ACCOUNT = re.compile(r"来自(?:微信)?公众号\s*:\s*(?P<v>[^\s,:()]{2,16})")
_BY_OFFICE = re.compile(r"作\s*者\s*:\s*(?P<v>[\u4e00-\u9fff]{4,16})(?![\u4e00-\u9fff])")
_TOWN = re.compile(r"[\u4e00-\u9fff]{2}[镇乡]")
_CLOCKED = re.compile(r"\d{1,2}:\d\d|昨天|前天|小时前|分钟前")
_WRAPPINGS = frozenset(("《》", "“”", "()", "（）", "【】", "[]", '""', "''"))
_CLOSING = frozenset(")）")
_EDGES = " :：、，,;；|/／｜丨·-—>【】[]"
_PHRASE = re.compile(r"[,，:：。]")
_NAME = re.compile(r"[^\d\W]")
_SAID = re.compile(r"[。！？]")
_JOINED = re.compile(r"[:：，！]")
# A dot parts names, but not a house from its paper.
_PARTED = re.compile(
    r"(?:[|｜丨/\u3000]|[】\]]\s*[【\[]|(?<![网报社台端])·|·(?![\u4e00-\u9fff]{1,8}[网报社台端](?![\u4e00-\u9fff])))+|\s{2,}"
)
# A paper and what it calls its own after itself: 云溪晚报·云溪壹点. The sign stands for a dot that parts nothing.
_SAME_HOUSE = re.compile(r"([\u4e00-\u9fff]{2})([\u4e00-\u9fff]{0,4}[报网社台])·(?=\1)")
_JOIN = "\ue000"
# A site's own address, which old portals set before the time.
_ADDRESS = re.compile(
    r"(?:https?:)?(?://)?(?:[\w-]+\.)+(?:com|cn|net|org|gov|edu|hk|tw|cc|tv)(?:\.cn)?(?:/\S*)?", re.ASCII
)


def sources(
    page: Page, info: Sequence[InfoLine], tail: Sequence[str], last: str = "", told: State = NOTHING_TOLD
) -> list[Candidate]:
    """All readings of the source, best first; `last` is the body's last paragraph, which may name it in brackets.

    `told` is what a script's object that holds the article says of it.
    """
    found = [*_labelled_lines(info), *_called_accounts(info)]
    found += _unlabelled(page, info, wanted=not found)
    meta = page.hints.first(*_METAS)
    if meta and (value := labelled(meta[1]) or as_source(meta[1])):
        found.append(Candidate(value, f"meta {meta[0]}", 0.6))
    if is_blog(page.hints):
        # Whoever writes a blog of his own is its author, no outlet.
        own = {squeeze(name) for name in writers_in_head(page.hints)}
        found = [
            c for c in found if squeeze(c.value) not in own and (c.rule == _LABELLED or looks_like_outlet(c.value))
        ]
    elif not found:
        found = _late(page, [*tail, *_LAST_BRACKETS.findall(end := fold(last)[-60:]), *_LAST_LABEL.findall(end)], told)
        found = _of_reporters(info) or _told_otherwise(info) or found
    return sorted(found, key=lambda c: -c.confidence)


def source_link(page: Page, info: Sequence[InfoLine], source: str | None) -> str | None:
    """Where the source's name beside the headline links to, None where it does not."""
    wanted = squeeze(source or "")
    pieces = (piece for line in info for piece in line.pieces if piece.href and wanted)
    return next((url for piece in pieces if squeeze(piece.text) == wanted and (url := page.absolute(piece.href))), None)


def as_source(text: str) -> str | None:
    """A source's name from a piece of text, None where it is none.

    >>> as_source("：《韶关日报》 "), as_source("字号")
    ('韶关日报', None)
    """
    name = tidy(text).strip(_EDGES)
    if name[:1] + name[-1:] in _WRAPPINGS:
        name = name[1:-1]
    words = name.replace("\u3000", " ").split(" ")
    if len(words) > 1 and not words[0].isascii():
        name = words[0].strip(_EDGES)
        if name[:1] + name[-1:] in _WRAPPINGS:
            name = name[1:-1]
    if name[-1:] in _CLOSING and name.count("(") + name.count("（") == 0:
        name = name[:-1]
        name = name[1:-1] if name[:1] + name[-1:] in _WRAPPINGS else name
    folded = fold(name)
    if (
        not 2 <= len(name) <= 30
        or "://" in folded
        or _NOT_SOURCE.match(folded)
        or _OF_AN_ACCOUNT.search(folded)
        or _ROLE.search(folded)
        or not _NAME.search(name)
        or name in NO_NAMES
    ):
        return None
    return name


def _labelled_lines(info: Sequence[InfoLine]) -> list[Candidate]:
    found = []
    for i, line in enumerate(info):
        value = labelled(line.text) or as_source(value_behind(line, _BARE_LABEL) or "")
        value = value or next(filter(None, (_spaced(piece.text) for piece in line.pieces)), None)
        if not value and "《" in line.text and (issue := _ISSUE.search(fold(line.text))):
            value = as_source(issue["v"])
        empty = not value and (_EMPTY_LABEL.search(fold(line.text)) or _CELL_LABEL.fullmatch(fold(line.text)))
        if empty and i + 1 < len(info) and len(info[i + 1].text) <= 24 and ":" not in fold(info[i + 1].text):
            value = as_source(info[i + 1].text)
        if value:
            found.append(Candidate(value, _LABELLED, 0.95 - 0.005 * i))
    return found


def _called_accounts(info: Sequence[InfoLine]) -> list[Candidate]:
    """The names behind which a line says that they are accounts' on a platform."""
    pairs = (pair for line in info if not line.above for pair in itertools.pairwise(line.pieces))
    names = (as_source(name.text) for name, kind in pairs if _ACCOUNT_KIND.fullmatch(fold(kind.text)))
    return [Candidate(name, "called an account", 0.72) for name in names if name]


def labelled(text: str) -> str | None:
    """What follows a source label in a text, None without one."""
    for match in _LABEL.finditer(fold(text)):
        value = as_source(text[match.start("v") : match.end("v")])
        # A person too may have sent a text.
        if value and not ("供稿" in match[0] and is_person(value)):
            return value
    return None


def _spaced(text: str) -> str | None:
    """What follows a source label with nothing but a space between, None where there is more."""
    match = _SPACED_LABEL.fullmatch(text)
    # From where one posts is told by the same word as whence a text comes.
    told = match is not None and ("来源" in match[0] or looks_like_outlet(match["v"]))
    return as_source(match["v"]) if match and told else None


def _unlabelled(page: Page, info: Sequence[InfoLine], *, wanted: bool) -> list[Candidate]:
    """Names that stand beside the time without a label."""
    dated = [i for i, line in enumerate(info) if _CLOCKED.search(line.text) or _is_dated(line, page)]
    known = _known_names(page, wanted=wanted)
    channels = {squeeze(part) for part in _title_parts(page)[1:-1]}
    outlets = {name for name in channels if looks_like_outlet(name)}
    found = []
    for i, line in enumerate(info):
        if (line.above and ">" in fold(line.text)) or (len(line.text) > _LONGEST_LINE and "。" in line.text):
            # A breadcrumb, or a paragraph, which may tell a time of day.
            continue
        near = min((abs(i - d) for d in dated), default=99)
        if not dated and i < _UNDER and not line.above:
            # Where nothing tells a day, a user's link under the headline stands where it would.
            near = _USER_REACH if any(ACCOUNT_LINK.search(piece.href or "") for piece in line.pieces) else near
        for before, piece in zip(("", *(piece.text for piece in line.pieces)), line.pieces, strict=False):
            if (
                (near > _USER_REACH and not known and not outlets)
                or _OTHER_LABEL.search(fold(before))
                or _SORTED_UNDER.search(piece.href or "")
            ):
                continue
            for token in _tokens(piece.text, page):
                candidate = _token(token, piece, near, i, known)
                if not candidate and i < _UNDER and not line.above and squeeze(token) in outlets:
                    candidate = Candidate(token, "named in the title", 0.6)
                if not candidate and near == 1 and not line.above and _is_all(token, line):
                    linked = _alone(token) if _OUTLET_NAME.fullmatch(token) else None
                    candidate = linked if piece.href else _alone(token) or _of_creator(token, info[i + 1 : i + 2])
                # Over a headline stand the names of site and channel, an account only where it is called one.
                if candidate and squeeze(candidate.value) in (channels if piece.href else channels - outlets):
                    continue
                named = candidate and (candidate.rule == _USER_RULE or _ACCOUNT_HINTS.search(piece.hints))
                if candidate and (near == 0 or not line.above or named):
                    found.append(candidate)
    return found


def _is_all(token: str, line: InfoLine) -> bool:
    """Whether a name is all that a line holds besides buttons."""
    return token == line.text or all(piece.text == token or is_furniture(fold(piece.text)) for piece in line.pieces)


def _of_creator(token: str, behind: Sequence[InfoLine]) -> Candidate | None:
    """An account's name that is a line of its own over that in which a platform says what the account is."""
    told = any(_OF_AN_ACCOUNT.search(piece.text) and len(piece.text) > 1 for line in behind for piece in line.pieces)
    name = as_source(token) if told and len(token) <= _ACCOUNT_LENGTH and not _PHRASE.search(token) else None
    return Candidate(name, "account over its kind", 0.5) if name else None


def _is_dated(line: InfoLine, page: Page) -> bool:
    """Whether a line gives a time, not in the middle of a sentence."""
    times = find_times(line.text, page.zone, page.now)
    return any((timed := judged(line.text, time, 0, above=False)) and timed.confidence >= 0.5 for time in times)


def _known_names(page: Page, *, wanted: bool) -> set[str]:
    """Names that the head or a script gives: one of them beside the headline is hardly chance."""
    hints = page.hints
    known = {value for key in _KNOWN_METAS if (value := hints.metas.get(key))}
    known |= set(_title_parts(page)[1:][-1:])
    if wanted:
        known |= {value for value in (page.scripts.account, page.scripts.nickname, page.scripts.source) if value}
    return {squeeze(value) for value in known}


def _title_parts(page: Page) -> list[str]:
    """The parts of `<title>`: mostly headline, channels, site."""
    return re.split(r"\s*[-_|–—]+\s*", page.hints.title)


def _tokens(text: str, page: Page) -> list[str]:
    """What a piece of an info line holds besides times, part by part."""
    text = _BADGE.sub("", text)
    if "://" in text:
        text = _URL.sub("|", text)
    if len(text) > 80 or _SAID.search(text):
        return []
    for time in reversed(find_times(text, page.zone, page.now)):
        text = f"{text[: time.start]}|{text[time.end :]}"
    if "·" in text:
        text = _SAME_HOUSE.sub(r"\1\2" + _JOIN, text)
    if "星期" in text:
        text = _WEEKDAY.sub("|", text)
    tokens = [token for token in _PARTED.split(text) if token.strip()] if "|" in text else [text]
    return [_behind_person(_before_label(token)).replace(_JOIN, "·") for token in tokens]


def _before_label(token: str) -> str:
    """What stands before the first label in a piece that begins with none: an outlet before its reporter."""
    match = _LABEL_WITHIN.search(fold(token)) if ":" in token or "：" in token else None
    return token[: match.start()] if match and match.start() else token


def _behind_person(token: str) -> str:
    """An outlet's name that stands behind a person's; else the token itself."""
    first, _, rest = token.strip().partition(" ")
    return (
        rest if " " not in rest and looks_like_outlet(rest) and len(first) <= _FULL_NAME and is_person(first) else token
    )


def _token(text: str, piece: Piece, near: int, i: int, known: set[str]) -> Candidate | None:
    name, hints = as_source(text), piece.hints
    if not name or _JOINED.search(text) or _ADDRESS.fullmatch(name):
        return None
    if squeeze(name) in known and (near <= _REACH or "nickname" in hints):
        # Who writes in an account may be named in the head as well as the account.
        written = 0.25 * (is_person(name) and "nickname" not in hints)
        return Candidate(name, "name known to the head", 0.8 - 0.01 * near - written)
    linked = piece.href and near <= _USER_REACH and ACCOUNT_LINK.search(piece.href)
    # A forum's writer may be called like a person; whom a paper's page links to is its reporter.
    if (
        is_person(name)
        and not looks_like_outlet(name)
        and not _TOWN.fullmatch(name)
        and not (linked and _OF_FORUM.search(linked[0]))
    ):
        return None
    if linked:
        return Candidate(name, _USER_RULE, 0.58 - 0.01 * near)
    if near <= 3 and _PIECE_HINTS.search(hints):
        return Candidate(name, "named by its class", 0.75 - 0.02 * near - 0.002 * i + 0.01 * ("nickname" in hints))
    outlet = looks_like_outlet(name)
    numbered = re.search(r"\d", name.lstrip("0123456789") if outlet else name)
    if near == 0 and len(name) <= 16 and not numbered:
        return Candidate(name, "beside the time", 0.55 + 0.05 * outlet)
    return None


def _alone(text: str) -> Candidate | None:
    """An outlet's or an office's name that is a line of its own right beside that of the time."""
    name = None if _PHRASE.search(text) else as_source(text)
    return Candidate(name, "alone beside the time", 0.5) if name and ends_as_outlet(name) else None


def _beside_time_below(page: Page, tail: Sequence[str]) -> str | None:
    """A name that `<title>` gives too, or an outlet's, in a line with a time under the body, where blogs tell of their posts."""
    named = {squeeze(part) for part in _title_parts(page)[1:]}
    for i, text in enumerate(tail):
        times = find_times(text, page.zone, page.now) if len(text) <= 80 else []
        names = [name for token in _tokens(text, page) if (name := as_source(token))] if times else []
        if name := next((n for n in names if squeeze(n) in named or _is_outlets(n)), None):
            return name
        if i == 0 and len(names) == 1 and text.endswith(names[0]) and _is_whole(text, times[-1], names[0]):
            return names[0]
    return None


def _is_whole(text: str, time: Found, name: str) -> bool:
    """Whether a line is nothing but a time of day and a name behind it that is no person's."""
    timed = time.start == 0 and time.moment.precision is not Precision.DAY
    return timed and tidy(text[time.end :]) == name and bool(_HAN_NAME.fullmatch(name)) and not is_person(name)


def _of_masthead(page: Page) -> str | None:
    """The paper that `<title>` ends with where the page's head names it beside the day of the issue, or leads to its pages."""
    name = squeeze(_title_parts(page)[-1])
    if not _PAPER.fullmatch(name):
        return None
    lines = [line.text for line in page.outline.lines[:_MASTHEAD] if len(line.text) <= _MASTHEAD]
    dated = any(squeeze(text).startswith(f"{name}20") for text in lines)
    return name if dated or (name == squeeze(page.hints.title) and "版面导航" in lines) else None


def _in_author_box(page: Page) -> str | None:
    """What `<title>` names behind the headline and is all of a line in a box for the author."""
    named = {squeeze(part) for part in _title_parts(page)[1:]}
    for line in page.outline.lines if named else ():
        if squeeze(line.text) in named and any(
            _ACCOUNT_HINTS.search(box.hints) for box in page.outline.ancestors(line.box)[:_BOX_REACH]
        ):
            return as_source(line.text)
    return None


def _is_outlets(name: str) -> bool:
    return bool(_HAN_NAME.fullmatch(name)) and ends_as_outlet(name)


def _of_reporters(info: Sequence[InfoLine]) -> list[Candidate]:
    """The outlet whose reporters a byline under the headline names."""
    for line in info:
        match = _OF_REPORTERS.match(line.text) if not line.above and len(line.text) <= _MASTHEAD else None
        if match and looks_like_outlet(match["v"]):
            return [Candidate(match["v"], "reporter's outlet", 0.49)]
    return []


def _told_otherwise(info: Sequence[InfoLine]) -> list[Candidate]:
    """The account that a line says a text was taken from, or the office that it names for the author."""
    for text in (fold(line.text) for line in info if not line.above):
        account, office = _FROM_ACCOUNT.search(text), _BY_OFFICE.search(text)
        named = (account and account["v"]) or (office and ends_as_outlet(office["v"]) and office["v"]) or ""
        if name := as_source(named):
            return [Candidate(name, "account or office", 0.47)]
    return []


def _late(page: Page, tail: Sequence[str], told: State) -> list[Candidate]:
    """A source named under the body, or in a script only."""
    for text in tail:
        value = labelled(text) or _spaced(text) if len(text) <= 160 else None
        if value:
            return [Candidate(value, "below the body", 0.5)]
    if signed := _beside_time_below(page, tail):
        return [Candidate(signed, "beside the time below the body", 0.48)]
    for text in page.areas("source"):
        if value := as_source(text):
            return [Candidate(value, "in a text area", 0.47)]
    if issued := _E_PAPER.match(page.hints.title):
        return [Candidate(issued["v"], "named as a digital edition", 0.46)]
    if paper := _of_masthead(page):
        return [Candidate(paper, "masthead", 0.46)]
    if boxed := _in_author_box(page):
        return [Candidate(boxed, "named in the title and an author's box", 0.46)]
    if value := as_source(told.source):
        return [Candidate(value, "script's object", 0.47)]
    for account in (page.scripts.account, page.scripts.nickname, page.scripts.source):
        value = as_source(account) if account else None
        if value and not value.isascii():
            return [Candidate(value, "script", 0.45)]
    return []
