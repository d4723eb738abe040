"""The words by which pages mark what is not their article: tables of patterns, matched on folded text."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from monitor.pages.text import fold


def told_by(pattern: str) -> Callable[[str], bool]:
    """Whether an element's classes and id match a pattern; remembered, because a site repeats the few that it has."""
    search = re.compile(pattern).search

    @lru_cache(maxsize=4096)
    def told(hints: str) -> bool:
        return bool(hints) and search(hints) is not None

    return told


# A day with its year, as pages write it: 2022-07-25, 2022年7月25日.
DAY = r"(?:19|20)\d\d\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}"

# With it a document's index begins, whatever holds it.
INDEX_NUMBER = re.compile(r"索\s*引\s*号")

# Whether classes and ids are those of boxes that hold something other than the article.
names_other = told_by(
    r"comment|reply|pinglun|(?<![a-z])pl[-_]|liuyan|gentie|(?<![a-z])tie[-_]|(?<![a-z])cmt|sohucs|disqus|changyan|"
    r"side[-_]?bar|(?<![a-z])side(?![a-z])|aside|right[-_]?(?:bar|con|box|side|part|menu)(?![a-z])|fright|"
    r"foot|copyright|bottom[-_]?nav|(?<![a-z])nav(?![a-z])|[-_]nav(?![a-z])|(?<![a-z])nav[-_]|menu|crumb|breadcrumb|toolbar|tool[-_]bar|"
    r"relat|recomm|recomd|(?<![a-z])rec[-_](?:list|box|con|wrap)|tuijian|xgwz|xgyd|(?<![a-z])xg(?![a-z])|guess|interest|hotnews|hot[-_]|[-_]hot(?![a-z])|rank|paihang|(?<![a-z])top10|"
    r"share|fenxiang|bdshare|jiathis|bshare|weixin|wechat|[-_]qr(?![a-z])|(?<![a-z])qr[-_]|qrcode|qr[-_]?code|erweima|(?<![a-z])ewm|(?<![a-z])wx[-_]|"
    r"(?<![a-z])sign(?![a-z])|signature(?![a-z])|(?<![a-z-])infobox(?![a-z])|basic[-_]?info|login|regist|search|(?<![a-z])vote(?![a-z])|(?<![a-z])poll(?![a-z])|toupiao|(?<![a-z])goods(?:[-_]\w*)?(?![a-z])|popup|modal|dialog|toast|tip[s]?(?![a-z])|dashang|reward|"
    r"(?<![a-z])ad(?![a-z])|(?<![a-z])ads(?![a-z])|[-_]ad(?![a-z])|(?<![a-z])ad[-_]|advert|guanggao|sponsor|banner|"
    r"(?:read|open|down|download|wake|call)[-_]?app(?![a-z])|(?<![a-z])app[-_]?(?:down|open|read|guide|qr|tip)|"
    r"disclaim|shengming|shenming|statement|mianze|"
    r"author[-_]?(?:box|card|intro|desc)(?![a-z])|friend[-_]?link|links?(?![a-z-])|(?<!file)tag[s]?(?![a-z])|keyword|label|prevnext|prev[-_]|next[-_]|pager(?![a-z])|(?<![a-z])page[-_]?(?:nav|num|bar|list|links?|turn|box)(?![a-z])|pagination|paging"
)
# Whether classes and ids name the article's body, in many systems.
names_body = told_by(
    r"artic(?:le|al)[-_]?(?:body|content|con|text|txt|detail|main|box)|(?<![a-z])article(?![a-z])|(?<![a-z])content(?![a-z])|[-_]content(?![a-z])|content[-_]|"
    r"(?<![a-z])con(?![a-z])|(?<![a-z])text(?![a-z])|[-_]text(?![a-z])|(?<![a-z])txt(?![a-z])|[-_]txt(?![a-z])|trs_editor|ucap|zoom|(?<![a-z])detail(?![a-z])|detail[-_]?(?:con|body|text|main)|"
    r"artibody|endtext|post[-_]?(?:body|text|content)|entry|news[-_]?(?:con|text|txt|body|detail|info)|rich_media_content|"
    r"main[-_]?(?:text|txt|con)|zhengwen|neirong|nr(?![a-z])|vsb_content|wp_articlecontent|js_content|show_text|(?<![a-z])cnt"
)
# Whether classes and ids name a headline.
names_title = told_by(
    r"title|headline|biaoti|\bbt\b|[-_]bt\b|\bbt[-_]|subject|topic|activity-name|\btit\b|[-_]tit\b|heading|arc[-_]?tit"
)
# A short line that opens a block of links, comments or the like, to the end of its section.
END_MARK = re.compile(
    r"^[\s\[【<《>|·•■◆▼—–-]*(?:"
    r"(?:相关|关联)(?:阅读|新闻|推荐|文章|报道|链接|稿件|资讯|专题|搜索|内容|信息|视频|热词|产品|附件)|"
    r"(?:为|给)[您你](?:推荐|精选)|猜[您你]喜欢|[您你]可能(?:也|还)?(?:喜欢|感兴趣|想看|关注)|"
    r"(?:热门|热点|今日|最新|精彩|本周|实时|新闻|频道|图片|视频|编辑|小编|大家)?(?:推荐|排行榜?|热榜|热搜|爆款)(?:阅读|文章|新闻|视频|资讯|内容|图文|排行)?$|"
    r"(?:热门|热点)(?:阅读|文章|新闻|视频|资讯|评论|标签|专题|关注|图片|话题|搜索)|"
    r"(?:推荐|延伸|拓展|扩展|深度|往期|精彩|更多(?=阅读\s*(?:[:>]|$)))(?:阅读|文章|新闻|回顾|内容|图片|视频)|往期(?:精彩|热门|文章)?(?:推荐|精选|回顾|链接)|更多[^\s。,]{0,6}(?:新闻|报[道导]|内容|资讯|文章)\s*:?$|阅读推荐$|大家(?:都在看|还在看|正在看)|还有更多|"
    r"\d+\s*[条个]?(?:想法|评论|回复|留言|跟[贴帖])|(?:臉书|脸书|Facebook|网友|最新|全部|热门|精彩|我要|发表|查看|用户|所有|文章|更多)(?:评论|跟贴|跟帖|留言|点评)|(?:留言与?)?评论(?:列表|区(?![里中内上])|\(|\d|$)|跟贴|"
    r"(?:作者|TA|他|小编)的?(?:最新|最近|其他|更多)文章|最新文章$|文章作者$|关键[词字]$|最近更新|网站声明|免责声明|版权声明|"
    r"(?:参考(?:资料|文献|来源)|注释|脚注|注脚|参见|参看|外部(?:链接|连结))\s*(?:\[编辑[^\]]*\])?\s*:?$|词条(?:图册|标签|统计)|[上下]\s?一\s?篇|上篇|下篇|上一条|下一条|分享(?:到|至|:|$)|扫一扫|(?:APP|客户端)下载$|查看(?:公告|研报|报告)原文$"
    r")"
)

_NOTES = re.compile(r"(?:注释|脚注|注脚)\s*:?")
_NOTE = re.compile(r"[\[(（［【]?\s*\d{1,2}\s*[\])）］】.．、]")


def opens_notes(mark: str, text: str, linked: int) -> bool:
    """Whether a line, folded, opens a report's own notes: numbered sentences follow, the first of which is no link.

    >>> opens_notes("注释:", "[1]本公报为初步统计数。", 0), opens_notes("注释:", "[1] 云溪县志", 5)
    (True, False)
    """
    return not linked and _NOTES.fullmatch(mark) is not None and text.endswith("。") and _NOTE.match(text) is not None


# Whole paragraphs that a page adds to an article.
_BOILERPLATE = re.compile(
    r"^[\s\[\](){}【】<>|*※★▲►▶—–-]*(?:"
    r"(?:本文|本期|本版|系列报道|文章|稿件|新闻|网站|值班|流程|实习|执行|栏目|轮值|图片|视觉|微信|美术|后台|资讯|内容)?(?:责任编辑|责编|文编|编辑|责任编审|编审|编发|校对|校核|核稿|审核|审稿|审签|总?监制|主编|总编辑?|值班编委|编校|复审|终审|初审|一审|二审|三审|签发|统筹|策划|版面|制作|排版|美编|录入|编辑制作|责任校对|见习编辑|网络编辑|值班主任|(?<=资讯)(?:监督|投诉))(?:人员?|员)?\s*(?::|\||/|丨)(?!.{6,}。)|"
    r"(?:(?:(?:值班|实习|见习|网络|美术|视觉|新媒体|责任)编辑|责编|编辑)\s*|(?:[初复终一二三]审|校对|审核|监制|签发)\s+)\S{2,8}(?:\s+(?:校对|审核|审读|责编|监制|编辑|签发|[初复终一二三]审)\s*\S{2,8})*$|"
    r"(?:资料)?图片仅供参考|作者声明\s*:?\s*(?:本文|内容)|撰稿人?\s*:\s*\S{2,8}\s+(?:审核|审稿|编辑|责编|校对|审校)|"
    r"(?:免责|版权|特别|郑重|重要|风险|网站|法律|本站|本网|广告|平台|作者|转载)?(?:声明|提示及免责|免责条款)\s*[:,]|"
    r"(?:免责声明|版权声明|特别声明|郑重声明|版权说明|风险提示|投稿(?:邮箱|热线)|欢迎(?:投稿|来稿|赐稿)(?=\s*(?:[:,!]|$))|新闻热线|报料热线|联系我们|联系(?:方式|电话|邮箱)\s*[:;]?\s*$|举报(?:电话|邮箱)(?!.*。))\s*[:;]?|"
    r"(?:凡|如)?(?:本网|本站)?(?:注明|标注).{0,12}来源|凡(?:注明|本网|本站|来源)|"
    r"(?:本文|以上|上述|本内容|该文|此文|本稿|文章内容)(?:内容|信息|文章)?[^。]{0,20}(?:仅代表|不代表|不构成|仅供参考|来自网络|来源于网络|由网友)|"
    r"此内容[^。]{0,20}原创|以下文章(?:来源于|来自)|"
    r"(?:本|这篇|此|该)(?:文章?|内容|帖子?)(?:最后|最近|上次)?(?:一次)?(?:发布|更新|编辑|修改)(?:于|时间)[^。]{0,40}(?:失效|过时|不再|变化|变动|甄别|注意时效|发生改变)|"
    r"(?:\d\s*[、.]|[一二三四]、)?\s*(?:凡(?:本|注明|来源)|除与[^。]{2,16}签署)|"
    r"(?:关于我们|联系我们|网站地图|广告服务)\s*[|·]|[Cc]opyright\b|COPYRIGHT\b|©|"
    r"(?:(?:本站|本网站?)[^。]{0,20})?(?:未经|非经)[^。]{0,16}(?:授权|许可|书面)[^。]{0,12}(?:不得|禁止|严禁)|"
    r"本文(?:为|系|由)[^。,]{0,12}转载|本文(?:为|系|由)[^。]{0,80}(?:不得|禁止|严禁|谢绝|请勿)转载|本文的?(?:版权|著作权)(?:归|属)|出处\s*:\s*https?:|"
    r"(?:视频|图片|数据)?(?:正在|努力)?(?:加载|缓冲)中?(?:,?请稍[候后等])?[.…。]*$|您(?:的|当前的?)浏览器(?:版本)?(?:不支持|过低)|(?:您好,\s*)?(?:请|欢迎)您?(?:留下|提出)您?的?宝贵(?:意见|建议)|(?:炒股|理财|开户)就(?:看|上|用)(?=.{0,24}(?:权威|专业|助[您你]))|"
    r"(?:转载|引用|如需转载|欢迎转载)[^。]{0,14}(?:请|须|需|注明|联系|授权)|版权(?:所有(?!的)|归[^。?]{1,20}所有)|侵权(?:必究|请联系)|"
    r"特别提醒\s*:[^。]{0,30}(?:您的图片|版权|转载)|读者热线\s*:|"
    r"(?:长按|扫码(?!支付|付款)|扫描(?!仪)|扫一扫|识别)[^。,]{0,20}(?:二维码|关注|下载|阅读|添加|打开|进群|识别|码)|(?:点击|扫描)?(?:上方|下方|左侧|右侧|右下角)?二维码|"
    r"(?:立即|马上|赶快|请)?(?:关注|打开|下载|更多精彩|更多[^。]{0,10}(?:请|敬请|尽在|关注)|欢迎)[^。]{0,16}(?:微信|公众号|客户端|微博|[Aa][Pp][Pp]|应用程序|下载|关注|订阅|扫描)|"
    r"(?:本文|全文)?共?\s*\d+\s*字[,\s]*(?:预计)?阅读[^。]{0,10}分钟|点个?[“\"‘『「]?(?:在看|赞)(?:$|\W|[吧和、])|"
    r"(?:剩余|余下|以下|更多|全文|本文)[^。]{0,14}(?:订阅|付费|购买|登录|开通|解锁)[^。]{0,6}(?:阅读|查看|畅读|后|会员)|"
    r"(?:风险|温馨|投资|特别|友情)?提示\s*:[^。]{0,24}(?:仅供参考|不构成|谨慎|来源于网络)|"
    r"(?:股市|市场|基金|期市)有风险,\s*(?:投资|入市|理财)[需须]谨慎|更多(?:报道|新闻|内容|资讯)[^。]{0,4}(?:详见|请见|请看|参见)\s*:|"
    r"关注[^。,]{2,16}\((?:微信|公众号|ID|id|:|\s){0,4}[A-Za-z][\w-]{2,20}\)|"
    r"搜索更多\s*:|更多[^。]{0,14}尽在[^。]{2,14}$|"
    r"K图\s*[A-Z]*\d[\w\s]*$|"
    r"如(?:您?对|您?有|您?认为|发现|遇|因作品)[^。]{0,16}(?:侵权|版权|著作权|稿件[^。]{0,4}(?:异议|投诉|问题))[^。]{0,24}(?:联系|邮|告知|处理)|"
    r"(?:用|使用|打开)?微信扫[一描]?[扫描码]|用?手机扫一?扫[^。,]{0,8}(?:打开|浏览|查看|阅读)[^。,]{0,10}$|微信里点\W?发现|二维码便可|关注[^。,]{2,16},[^。]{0,8}(?:更多|资讯|精彩)[^。]{0,8}$|"
    r"(?:\(|\[)?\s*(?:完|END|end|The End|THE END|正文完|全文完|本文完)\s*(?:\)|\])?[\s—–-]*$|"
    r"(?:点击)?(?:展开|阅读|查看)(?:阅读)?(?:剩余|更多)?(?:全文|原文|更多内容)\s*(?:\(\D{0,6}\))?$|(?:新闻线索)?(?:报料|爆料)(?:、[^:。]{2,6})?(?:通道|平台|方式|热线|电话)\s*:|AI\s*(?:导读|摘要|速览)(?![的是功会能])|"
    r"(?:以上|本|此)?(?:内容|摘要)由\s*AI[^。]{0,6}生成|"
    r"-\s*THE END|posted\s*(?:@|on)|Notice\s*:|"
    r"(?:本文|文章)(?:来源|来自|转自|转载自|首发于?|链接|地址|网址|导航)|原文(?:链接|标题|地址|来源)|阅读原文|"
    r"(?:本文|文章|相关)?(?:标签|热[词搜](?:搜索)?词?|关键[词字](?:阅读)?|TAG|Tag|tag|分类|文章关键词|相关标签)s?\s*[:>]|"
    r"(?:打印|关闭|收藏|纠错|返回|分享|举报|字号|字体)(?:本页|本文|窗口|顶部|列表|到|至)?(?:$|[\s|:])|"
    r"上\s*/\s*下一[篇条]|(?:[上下]\s?一\s?[篇页条则]|前一篇|后一篇)\s*[:>]?|"
    r"\d+\s*(?:人参与|条评论|次阅读|人打赏)|"
    r"【?(?:纠错|打印|关闭|网站地图|返回顶部)(?:】|$|[\s|\]])|(?:打赏|赞赏|点赞|投诉|图集|顶一下|踩一下)$|"
    r"(?:本网站|本站|本公众号|本平台|本账号)(?:所|刊|转|部分|内容|文章|信息|由)|"
    r"(?:京|沪|粤|浙|苏|闽|鲁|豫|川|渝|鄂|湘|皖|冀|晋|陕|津|辽|吉|黑|赣|桂|滇|黔|琼|甘|宁|青|新|蒙|藏)(?:公网安备|ICP)"
    r")"
)
# Those that may begin with anything, each of which has one of the words below.
_BOILERPLATE_WITHIN = re.compile(
    r"^[\s\[\](){}【】<>|*※★▲—–-]*(?:"
    r"[^\s:。,]{0,12}(?:声明|申明|版权说明|版权保护)\s*:\s*(?:凡|本|未经|转载|任何|以上|文章|力求|该文|[^。,]{2,10}[登刊转]载此)|"
    r"[^|。]{2,14}\|(?=[^。]*(?:关于|广告|招聘|联系|地图|About))[^|。]{2,14}\|[^|。]{2,14}\||"
    r"(?:本文|文章)?(?:为|系)?[^。]{0,16}(?:原创|独家)[^。]{0,12}(?:转载|禁止|请注明|谢绝)|"
    r"[\u4e00-\u9fff]{2,12}\s?编辑\s*[|:]\s*[\u4e00-\u9fff·、 ]{2,12}$|"
    r"[^。,]{2,10}版权作品,|"
    r"[^。]{0,90}版权所有\s*未经[^。]{0,10}(?:授权|许可|允许)|[^。]{0,60}独家授权[^。,]{2,20}发布|"
    r"[^。,]{2,20}版权所有(?!的)|[^。]{0,40}侵删[^。]{0,6}[。!]?$|"
    r"[^。]{2,40}(?:扫描|扫码|长按)[^。,]{0,8}二维码[^。]{0,4}(?:关注|下载|添加)[^。]{0,40}$|"
    r"[^。,]{0,24}(?:内容|观点)与[^。,]{2,12}立场无关|"
    r"[^。]{0,30}(?:知识产权|版权|著作权)均?(?:属于|归属|属)[^。]{2,30}。|[^。,]{2,10}今天刊登了《|"
    r"[^。]{0,14}(?:侵权|侵犯|版权)[^。]{0,10}联系[^。]{0,8}(?:删除|处理|删|更正)[^。]{0,4}[。!]?$|"
    r"[^。]{0,20}尽在[^。]{1,10}(?:APP|app|客户端|公众号|微信)|"
    r"[^。]{0,24}都在[^。]{1,10}(?:APP|app|客户端)$|"
    r"[^。]{0,40}点我下载APP"
    r")"
)
_WITHIN = re.compile(
    r"立场无关|侵删|编辑:|知识产权|著作权|今天刊登|侵权|侵犯|声明|申明|版权|\||原创|独家|尽在|都在|点我下载|二维码"
)
# A label of two characters set as wide as one of three.
_SPACED_LABEL = re.compile(r"^(\S)(\s{1,4})(\S)(?=\s*[:|])")
_BEFORE_BOILERPLATE = " [](){}【】<>|*※★▲—–-"
# What can stand behind that where it is boilerplate, besides digits and spaces.
_BEGINNINGS = frozenset(
    "手微ACEKNTcept©▶►一三上下主举二京以余作使侵值免全共关冀内凡出分初制前剩加努原友右吉后四图基声复如字宁完实审展川左市平广开引录微总您打执扫投报排提搜摘撰收数文新晋更期这"
    "未本查标栏校核系桂欢正此沪法注津流浙渝温湘滇炒点热爆版特理琼甘用皖监相稿立策签粤纠终统缓编网美联股苏蒙藏见视识该请读豫责资赞赣赶踩转轮辽返郑鄂重长闽阅陕除青非顶风马鲁黑黔"
)


def unspaced(text: str) -> str:
    """The folded text with the space within its first label before it, so that places behind it stay the same.

    >>> unspaced("记 者:陈露")
    ' 记者:陈露'
    """
    return _SPACED_LABEL.sub(r"\2\1\3", text) if text[1:2].isspace() else text


@lru_cache(maxsize=1024)
def is_boilerplate(head: str) -> bool:
    """Whether a page adds to an article the paragraph that begins so; remembered, for it is asked again of the body."""
    head = unspaced(head)
    first = head.lstrip(_BEFORE_BOILERPLATE)[:1]
    # Most paragraphs begin with a character that no boilerplate begins with.
    begins = first in _BEGINNINGS or first.isdecimal() or first.isspace()
    return (begins and _BOILERPLATE.match(head) is not None) or (
        _WITHIN.search(head) is not None and _BOILERPLATE_WITHIN.match(head) is not None
    )


_ENDED = ("。", "！", "？", "…", "”", "!", "?", "；", ";")
_LEAST_BEHIND = 15
_HEAD = 120


def goes_on(text: str, linked: int) -> bool:
    """Whether a line behind words that open links is a sentence of the text, into which the link was put."""
    return (
        not linked and len(text) >= _LEAST_BEHIND and text.endswith(_ENDED) and not is_boilerplate(fold(text[:_HEAD]))
    )


# Credits at the end that name an editor within a sentence's brackets.
EDITOR_TAIL = re.compile(
    r"[\s]*[\[(【](?:[^\[\]()【】]{0,6}(?:责任编辑|责编|编辑|纠错|实习编辑|值班编辑)|[^\[\]()【】]{2,24}[|\s]\s*(?:责任编辑|责编|编辑)[\s:]|\s*(?:作者|记者|来源)\s*:[^\[\]()【】]{1,24}?(?:责任编辑|责编|编辑)\s*:)"
    r"[^\[\]()【】]{0,30}[\])】]\s*\d{0,8}$"
)

# The link back to the front page that some sites hang on the last paragraph.
RETURN_TAIL = re.compile(r"\s*返回[^,。\s]{1,8},\s*查看更多\s*$")

# What asks the reader to install or follow something, where links stand beside it.
PROMOTION = re.compile(
    r"(?:下载|打开|安装)[^。,]{0,8}(?:客户端|APP|app)|(?:扫描|扫码|长按)[^。]{0,10}(?:二维码|关注)|关注[^。,]{0,14}(?:微信|公众号|微博)|点击(?:进入|查看|下载|这里|订阅)|编辑短信.{0,40}发送到?\s*\d{3,}"
)

# Photo credits and captions.
PHOTO_CREDIT = re.compile(
    r"(?:摄影?|供图|图片?|资料图|截图|视频截图|配图|制图|绘图|漫画|图源[^。]{0,12}|截图来自[^。]{0,16}|摄影报道|发\)?|视觉中国|东方IC|图虫|摄图网)\s*[)\]。.]*$|\((?:资料)?图[^()。]{0,24}提供\)$|"
    r"^[(\[]?(?:[▲△]|(?:图片?来源|图源|图片|资料图|配图|图自|图为|图/|摄影)\s*[:/]?)"
)
PICTURE_SOURCE = re.compile(
    r"^[(\[]?(?:封面|头图|题图|首图|文中|文内)?(?:图片|图|照片|配图)?(?:来源|源自|来自|源|自)\s*[:/]"
)
CAPTION_HINTS = re.compile(
    r"caption|img[-_]?(?:desc|tit(?![a-z])|title|txt|info|note|intro)|pic[-_]?(?:desc|txt|text|tit(?![a-z])|title|info|note|intro)|photo[-_]?(?:desc|txt)|tuzhu|\bdesc\b|picture[-_]?(?:desc|text)"
)

PROVINCE = (
    "北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|"
    "贵州|云南|陕西|甘肃|青海|台湾|内蒙古|广西|西藏|宁夏|新疆|香港|澳门"
)
"""From where platforms say that a post was sent."""

SENTENCE = re.compile(r"[,，。;；!！?？、…]")
"""Signs of prose."""

FILE_ENDING = r"\.(?:docx?|xlsx?|pptx?|pdf|wps|et|ofd|zip|rar)"
"""How the name of an attached file ends."""

REMARKS = re.compile(r"(?:网友|用户|全部|最新|热门|文章|新闻)?(?:评论|留言|跟帖|点评)(?:页面?|列表|专?区|详情|内容)?")
"""The whole headline of a page of readers' remarks, or the heading of theirs under an article."""
