"""Short lines that are no part of a text though they stand in it: buttons, counts, players, invitations to read elsewhere."""

from __future__ import annotations

import re
from functools import lru_cache

from monitor.pages.patterns import PROVINCE

_LONGEST = 60
_DECORATION = " \t\u3000-—–_=*~|·•●○■□◆◇★☆▲△▼▽►▶▸◄◀↑↓←→⬆⬇«»<>《》【】[]()#※✎👍👇👆☝🔗"
# Each is taken whole, the longer first: no line is tried in more ways than one.
_BUTTON = (
    r"举报|反馈|投诉|纠错|我要(?:纠错|反馈|评论|分享|举报|投稿|提问)|推荐(?:给)?朋友|打印本稿|邮件推荐|我有话说|我来说两句|收藏|点赞|赞赏(?:支持)?+|赞|踩|打赏|转发|分享|评论|留言|跟贴|\+?\s*关注|订阅|在看|喜欢|"
    r"取消|确定|提交|登录|注册|发送|发表|播放|暂停|重播|全屏|静音|收听|听(?:全文|新闻|文章|一听)|朗读|语音(?:播报|朗读)|手机(?:查看|看|版|阅读|扫码)|电脑版|"
    r"返回(?:首页|顶部|列表|目录|上页)?+|回到?顶部|TOP|top|(?:点击)?加载更多|换一[换批]|(?:点击)?展开(?:更多|全部)?+|收起|(?:查看)?更多(?:评论|内容)?+|(?:打印|关闭)(?:此页|本页|窗口|页面)?+|大|中|小|复制链接|微博|微信|QQ空间|朋友圈|"
    r"放大字体|缩小字体|字体|字号|广告|推广|赞助|ADVERTISEMENT|[Aa][Dd](?:vertisement)?+|[Ss]ponsored"
)
# A label under which the page set nothing.
_LABEL = r"(?:内容|文章|今日|新闻)?(?:导语|导读|摘要|提要)|核心提示|阅读提示"
_NUMBER = r"\(?\[?\d[\d,.]*\s*[万亿wWkK]?\+?\]?\)?"
_COUNT = rf"(?:阅读|浏览|点击|访问|播放|观看|评论|回复|点赞|赞|踩|转发|分享|收藏|推荐|喜欢|在看|人气|围观|热度|跟贴|参与)(?:量|数|次数)?\s*:?\s*{_NUMBER}\s*[次人条个]?"
_DAY = r"(?:19|20)?\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?:\s*\d{1,2}:\d\d(?::\d\d)?)?"
_FURNITURE = re.compile(
    r"(?:"
    rf"(?:\S{{2,8}}APP\s*)?(?:(?>{_BUTTON})[\s/|、,>【】\[\]]*+)++|(?:{_LABEL})\s*:?|(?:(?>{_COUNT})[\s/|、,]*+)++|"
    rf"(?:最后|最近|首次)?(?:发布|发表|编辑|更新|修改|修订)(?:于|时间|日期)?\s*:?\s*(?:{_DAY}|(?:{PROVINCE})[省市]?)|日期\s*:\s*{_DAY}|"
    rf"(?:来自\S{{1,12}}?客户端|\d{{1,4}}楼)\s*(?:\d{{1,4}}楼)?\s*(?:{_DAY})?|"
    # Players of videos and sounds.
    r"\d{1,2}:\d\d(?:\s*/\s*\d{1,2}:\d\d)?(?:\s*(?:倍速|标清|高清|超清|流畅|蓝光|全屏|自动|静音|\d\.\d+x))*|点击播放\s*GIF.*|视频加载中.*向后|"
    # Invitations to read or look elsewhere.
    r"打开[^。]{2,12}(?:查看|看|阅读|观看)[^。]{0,8}(?:图片|大图|全文|内容|视频|详情|原文|评论|图)(?:详情)?|"
    r"[^。]{0,12}(?:点击|点|戳|猛戳|轻触)[^。]{0,8}阅读原文[^。]{0,20}[。!]?|点击[上下左右][图方][^。]{0,20}|点击[^。]{0,16}(?:订阅|关注)[^。]{0,8}[。!]?|"
    r"(?:喜欢|觉得|如果)[^。]{0,14}(?:点赞|在看|点这里|转发|打赏|收藏)[^。]{0,14}[。!]?|关注我们(?:\W[^。]{0,12})?|微信(?:公众)?号\s*:\s*[\w-]+|商务合作[^。]{0,30}|"
    r"[^\s。,:自的了]{2,10}(?:公众号|官方微[博信])|更多[^。]{0,12}[请請][看见見点點][^。]{0,16}|进入.{2,14}讨论|(?:广告\W*)?请继续往下阅读|分享让更多人看到|收录于(?:合集|话题|专辑|合辑)?.*|原创\s+(\S{2,16})\s+\1|"
    # Of remarks.
    r"已有\d+人参与.*|文明上网\W?\s*理性发言(?:[,!。].{0,24})?|(?:请)?登录后(?!台)[^。,]{0,6}(?:评论|发言|回复).{0,16}|(?:暂无|还没有).{0,3}(?:评论|留言|跟贴).{0,16}|快来.{0,8}(?:评论|沙发|留言).{0,6}|"
    r"[您你]需要登录后.*|查看全部.{0,8}(?:评论|回复)|"
    # Of rights and risks.
    r"(?:部分|文章|文中|以上|文内|本文|注:)*图(?:片)?(?:均|皆|都)?(?:来源|来自|源自|取自|源)(?:于|自)?(?:互联)?网络?[^。]{0,40}[。!]?|股市有风险\W?\s*(?:投资|入市)需谨慎[。!]?|网站标识码\s*:.*|"
    # Words for what a page is about.
    r"(?:#\s*+[^\s#,。!?]{1,16}+#?+\s*+){1,10}+"
    r")"
)


@lru_cache(maxsize=1024)
def is_furniture(text: str) -> bool:
    """Whether a folded line is furniture of its page, whole and short.

    >>> is_furniture("打开云溪新闻 查看精彩图片"), is_furniture("阅读 10万+ 点赞 12"), is_furniture("打开县城的老地图")
    (True, True, False)
    """
    if len(text) > _LONGEST:
        return False
    bare = text.strip(_DECORATION)
    return bool(_FURNITURE.fullmatch(bare) or (text[:1] == "#" and _FURNITURE.fullmatch(text)))
