"""The lines over and under a headline, before a text and behind it: what each says, and that none stays in the text."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from monitor.pages import read_article

HEADLINE = "长坪镇高山蔬菜俏销大湾区"
TEXT = (
    "记者日前从云溪县农业农村局了解到，今年全县高山蔬菜种植面积达到2.6万亩，比上年增加0.3万亩，产量稳步提高。",
    "在长坪镇大湾村的分拣中心里，村民正忙着装箱、过秤，一车车辣椒和茄子当晚就要运往三百公里外的批发市场。",
    "“有了订单，我们种菜就踏实多了。”种植大户说，去年他流转了300亩坡地，除去成本，净赚二十多万元。",
    "下一步，云溪县将继续完善冷链设施，计划投入资金4600万元，让更多群众分享产业增值收益。",
)


@dataclass(frozen=True, slots=True)
class Lines:
    """Mark-up over the headline, under it, and behind the text, with what is to be read of it."""

    name: str
    over: str = ""
    under: str = ""
    first: str = ""
    behind: str = ""
    title: str = f"{HEADLINE}_云溪新闻网"
    published: str | None = None
    source: str | None = None
    author: str | None = None
    editor: str | None = None
    channel: str | None = None
    kept: tuple[str, ...] = ()
    heading: str = HEADLINE


CASES = [
    Lines(
        "editors one after the other, each behind a label",
        over="<div class='location'>首页 &gt; 新闻 &gt; 乡镇</div>",
        under="<div class='m'><span>2024/4/11 9:02:15</span><span>来源：云溪县融媒体中心</span><span>浏览：1,302次</span></div>",
        behind="<p>（云溪融媒记者 陈露 通讯员 李光明 何秀英）</p><p>编辑：龙飞 二审：周敏 三审：杨帆</p>",
        published="2024-04-11T09:02:15+08:00",
        source="云溪县融媒体中心",
        author="陈露、李光明、何秀英",
        editor="龙飞",
        channel="乡镇",
        kept=("（云溪融媒记者 陈露 通讯员 李光明 何秀英）",),
    ),
    Lines(
        "who signed behind the editor",
        under="<div>2019年12月02日 10:45　　云溪新闻网</div>",
        behind="<p class='bj'>编辑：罗敏　签发：林强</p>",
        published="2019-12-02T10:45+08:00",
        source="云溪新闻网",
        editor="罗敏",
    ),
    Lines(
        "writer and editor in brackets behind the last sentence",
        under="<div class='sub'>2022-10-08 07:55:00</div>",
        behind="<p>今年还将新建两座冷库，年底前投入使用。（来源：云溪日报 作者：谭小林 编辑：郭芳）</p>",
        published="2022-10-08T07:55:00+08:00",
        source="云溪日报",
        author="谭小林",
        editor="郭芳",
        kept=("今年还将新建两座冷库，年底前投入使用。",),
    ),
    Lines(
        "an editor behind bars in brackets",
        under="<h3><em>来源：云溪县纪委监委网站</em><em>发布时间：2021-05-09 15:20</em></h3>",
        behind="<p>（云溪县纪委监委 || 责任编辑 周敏）</p>",
        published="2021-05-09T15:20+08:00",
        source="云溪县纪委监委网站",
        editor="周敏",
    ),
    Lines(
        "five credits with bars, of which the signature stays",
        under="<p class='m'>云溪发布 <em>2024-04-11 18:20</em> <em>发表于广东</em></p>",
        behind="<p>来源｜云溪发布</p><p>记者｜陈露</p><p>编辑｜龙飞</p><p>校对｜何洁</p><p>审核｜周敏</p>",
        published="2024-04-11T18:20+08:00",
        source="云溪发布",
        author="陈露",
        editor="龙飞",
        kept=("记者｜陈露",),
    ),
    Lines(
        "an address to whom it goes is no source",
        under="<p>发布时间：2023-04-11 16:40 来源：本站 【字体：大 中 小】</p>",
        first="<p>各乡镇人民政府，县直各单位：</p>",
        published="2023-04-11T16:40+08:00",
        kept=("各乡镇人民政府，县直各单位：",),
    ),
    Lines(
        "a kicker over the headline, By and an English date under it",
        over="<span class='kicker'>产业</span>",
        under="<p class='byline'>By 陈露 | Apr 11, 2024 08:30</p>",
        published="2024-04-11T08:30+08:00",
        author="陈露",
    ),
    Lines(
        "who brought it out",
        under="<div><span>产经观察</span><span>2023-08-01 21:40</span><span>阅读 1.2w</span></div>",
        first="<p>作者 | 林子涵</p><p>编辑 | 王一粟</p><p>出品 | 产经观察（ID：cjgc）</p>",
        behind="<p>END</p>",
        published="2023-08-01T21:40+08:00",
        source="产经观察",
        author="林子涵",
        editor="王一粟",
    ),
    Lines(
        "a path without home, advice to install something",
        over="<div class='bread'>财经头条 &gt; 产经 &gt; 正文</div>",
        under="<div><span>2023年05月19日 07:31</span><span>财经头条</span><span>微博</span><span>微信</span></div>",
        behind="<p>海量资讯、精准解读，尽在财经APP</p><p>责任编辑：冯体炜 </p>",
        published="2023-05-19T07:31+08:00",
        source="财经头条",
        editor="冯体炜",
        channel="产经",
    ),
    Lines(
        "a path of hyphens",
        over="<div class='path'>当前位置：首页-科普园地-种植技术</div>",
        under="<div>发布：科普部 时间：2016-03-09</div>",
        published="2016-03-09",
        channel="种植技术",
    ),
    Lines(
        "a path of two steps over the headline, an empty label",
        over="<div class='nav-c'>云溪农报网 &gt; 地市</div>",
        under="<div class='p'>2014-08-25 09:11 来源：云溪农报 作者：</div>",
        behind="<p>（谢志明 梁丽芬）</p><div>责任编辑：江玲</div>",
        published="2014-08-25T09:11+08:00",
        source="云溪农报",
        author="谢志明、梁丽芬",
        editor="江玲",
        channel="地市",
        kept=("（谢志明 梁丽芬）",),
    ),
    Lines(
        "an address and a date",
        title="打印页面",
        under="<p align='center'>http://www.yunxi.example 2012年9月3日</p><hr>",
        published="2012-09-03",
    ),
    Lines(
        "bars between paper, time, reporter and editor",
        under="<div>云溪参阅报 | 2018年10月22日 06:12:44 | 记者 孙韶华 | 编辑 张沈</div>",
        published="2018-10-22T06:12:44+08:00",
        source="云溪参阅报",
        author="孙韶华",
        editor="张沈",
    ),
    Lines(
        "times of a question and its answer",
        under="<div>提交时间：2023-02-01 10:00 答复时间：2023-02-08 16:30 答复单位：县农业农村局</div>",
        published="2023-02-01T10:00+08:00",
    ),
    Lines(
        "a writer before the source of the article in one line",
        under="<div>作者：陈志强　　文章来源：长坪镇政府　　点击数：233　　更新时间：2009-4-11</div>",
        published="2009-04-11",
        source="长坪镇政府",
        author="陈志强",
    ),
    Lines(
        "a link to the writer's page, how long reading takes",
        under="<div><a class='au' href='/author/3'>陈露</a> · 2024-04-11 08:00 · 本文共 1240 字，阅读约需 4 分钟</div>",
        first="<p>本文共1240字，预计阅读时间4分钟</p>",
        behind="<p>— END —</p>",
        published="2024-04-11T08:00+08:00",
        author="陈露",
    ),
    Lines(
        "what is left for those who pay",
        under="<p>2022年3月8日 15:20</p>",
        behind="<div class='mask'><p>剩余内容需订阅后阅读，开通会员畅读全部文章</p><a>立即开通</a></div>",
        published="2022-03-08T15:20+08:00",
    ),
    Lines(
        "links under a heading of a few characters",
        under="<div>2021年4月2日09:18　云溪晚报</div>",
        behind="<p>　　更多新闻：</p><p><a href='1'>云溪茶博会五月开幕</a></p><p><a href='2'>春茶价格小幅上涨</a></p>",
        published="2021-04-02T09:18+08:00",
        source="云溪晚报",
    ),
    Lines(
        "what accounts ask of their readers",
        under="<div>2021-05-06 07:30 来源：云溪茶业</div>",
        behind="<p>往期推荐</p><p><a href='1'>茶园管理三要点</a></p><p>点个“在看”，让更多人看到</p><p>长按识别二维码关注我们</p>",
        published="2021-05-06T07:30+08:00",
        source="云溪茶业",
    ),
    Lines(
        "a day in the heading itself",
        heading=f"{HEADLINE}<small>2019-07-01</small>",
        published="2019-07-01",
    ),
    Lines(
        "the source with its time under the editor",
        behind="<div>（编辑：周敏）</div><div>本文来源于：云溪财讯 2013-03-02 11:00</div>",
        published="2013-03-02T11:00+08:00",
        source="云溪财讯",
        editor="周敏",
    ),
    Lines(
        "an editor in traditional characters before a number",
        under="<div><time>2021/9/2 10:30</time></div>",
        behind="<p>今年還將新建兩座冷庫，年底前投入使用。（編輯：黃國倫）1100902</p>",
        published="2021-09-02T10:30+08:00",
        editor="黃國倫",
        kept=("今年還將新建兩座冷庫，年底前投入使用。",),
    ),
    Lines(
        "a clock over the day",
        under="<div>14:32:05</div><div>2023-09-18 星期一</div>",
        published="2023-09-18T14:32:05+08:00",
    ),
    Lines(
        "a reporter beside who filmed",
        under="<p>云溪电视台　2019-11-11 19:30</p>",
        behind="<p>记者：陈露　摄像：王强</p>",
        published="2019-11-11T19:30+08:00",
        source="云溪电视台",
        author="陈露",
        kept=("记者：陈露　摄像：王强",),
    ),
    Lines(
        "pages as plain numbers",
        under="<div>时间：2021-01-05 来源：农产品市场周刊 作者：李刚</div>",
        behind="<div>[1] [2] [下一页]</div>",
        published="2021-01-05",
        source="农产品市场周刊",
        author="李刚",
    ),
    Lines(
        "reporters behind the last sentence",
        under="<div>云溪晚报 2016-05-05</div>",
        behind="<p>　　明年还将新建两座冷库。 本报记者 陈露 通讯员 王强</p>",
        published="2016-05-05",
        source="云溪晚报",
        author="陈露、王强",
        kept=("明年还将新建两座冷库。 本报记者 陈露 通讯员 王强",),
    ),
    Lines(
        "a notice to investors before the text, a name in Latin letters",
        under="<div>2024.04.11 19:08 来源：CBN云财经 作者：Chen Lu</div>",
        first="<p>提示：本文内容仅供参考，不构成投资建议。</p>",
        published="2024-04-11T19:08+08:00",
        source="CBN云财经",
        author="Chen Lu",
    ),
    Lines(
        "a category where no source is named",
        under="<div><small>类别:</small><a href='/x/'>云溪新闻</a> <small>日期:</small>2021-3-9 17:11:10 <small>人气:</small> <small>来源:</small></div>",
        published="2021-03-09T17:11:10+08:00",
    ),
    Lines(
        "a list of labels without values, and the day of the document beside that of publication",
        under="<ul><li><b>来源:</b><span></span></li><li><b>发文机构:</b><span>县政府网站</span></li>"
        "<li><b>发文日期:</b><span>2024年04月06日 16:40</span></li><li><b>发布日期:</b><span>2024年04月07日 16:34</span></li></ul>",
        published="2024-04-07T16:34+08:00",
    ),
    Lines(
        "who reports for a station, behind the time",
        under="<div><time>2021-10-16 13:48:00</time> / 吳安琪 林國華 報導 / </div>",
        published="2021-10-16T13:48:00+08:00",
        author="吳安琪、林國華",
    ),
    Lines(
        "a reporter beside the day, in traditional characters",
        under="<div>2021.05.31 <span>記者 陳美玲 報導</span></div>",
        published="2021-05-31",
        author="陳美玲",
    ),
    Lines(
        "a paper whose name begins with a day",
        under="<div><span>今日晨报</span> <span>2012-10-24 10:37</span></div>",
        published="2012-10-24T10:37+08:00",
        source="今日晨报",
    ),
    Lines(
        "a signature of people among their offices",
        under="<div>2018-03-26 15:16:00</div>",
        behind="<p>新茶上市在即。（图/文：县新闻中心 陈露 县侨务办 王强）</p>",
        published="2018-03-26T15:16:00+08:00",
        author="陈露、王强",
        kept=("新茶上市在即。（图/文：县新闻中心 陈露 县侨务办 王强）",),
    ),
    Lines(
        "the beginning of the text before it, its signs lost and cut off anywhere, then the headline again",
        under="<div>2012-10-24 10:37</div>",
        first="<div>记者日前从云溪县农业农村局了解到 今年全县高山蔬菜种植面积达到2.6万亩 比上年增加0.3万亩 产量稳</div>"
        f"<p>{HEADLINE}</p>",
        published="2012-10-24T10:37+08:00",
    ),
    Lines(
        "the headline again in two lines",
        under="<div>2012-10-24 10:37</div>",
        first="<p align='center'><b>长坪镇高山蔬菜</b></p><p align='center'><b>俏销大湾区</b></p>",
        published="2012-10-24T10:37+08:00",
    ),
    Lines(
        "a crew's credits with nothing but spaces between",
        under="<div>云溪电视台 2022-05-29 13:12</div>",
        behind="<p>时政记者 陈露 罗敏 摄像 王强 李明 责编 罗敏 审核 周敏 监制 王炜</p>",
        published="2022-05-29T13:12+08:00",
        source="云溪电视台",
        author="陈露、罗敏",
        editor="罗敏",
    ),
    Lines(
        "a picture that only illustrates, and the source in brackets",
        under="<div><span>2022-08-16 14:22:08</span></div>",
        first="<p align='center'><img src='1.jpg'></p><p>(资料图片仅供参考)</p>",
        behind="<p>(文章来源：云溪县农业农村局)</p><p>关键词：<a href='/t'>高山蔬菜</a></p>",
        published="2022-08-16T14:22:08+08:00",
        source="云溪县农业农村局",
    ),
    Lines(
        "who looked through it, without colons",
        under="<div>2022-11-02 10:20:31</div>",
        behind="<p>来源 云溪日报</p><p>编辑 龙飞</p><p>二审 周敏</p><p>三审 杨帆</p>",
        published="2022-11-02T10:20:31+08:00",
        source="云溪日报",
        editor="龙飞",
    ),
    Lines(
        "a paper right under the headline, named in the title too",
        under="<div>云溪日报</div>",
        title=f"{HEADLINE}_云溪日报_长坪新闻 - 要闻汇",
        source="云溪日报",
    ),
    Lines(
        "attachments before the signature",
        under="<div>2025-11-13 10:08</div>",
        behind="<p>附表：</p><p><a href='1.xlsx'>1.高山蔬菜种植面积.xlsx</a></p><p align='right'>云溪县农业农村局</p>",
        published="2025-11-13T10:08+08:00",
        kept=("附表：", "1.高山蔬菜种植面积.xlsx", "云溪县农业农村局"),
    ),
    Lines(
        "remarks of a network and a counter behind a post",
        under="<div>2024-11-01</div>",
        behind="<p>臉書留言</p><p>(這個頁面共進入 1 次, 今天進入 1 次)</p>",
        published="2024-11-01",
    ),
    Lines(
        "a document's title again behind its covering letter, no office of its own",
        under="<div>时间：2016-01-17 23:45:19</div>",
        first="<p>云溪县人民政府工作规则实施意见</p>",
        published="2016-01-17T23:45:19+08:00",
        kept=("云溪县人民政府工作规则实施意见",),
    ),
    Lines(
        "reporter and correspondent one behind the other, no brackets",
        under="<div>2015-04-24 22:12:16来源:云溪信息港</div>",
        first="<p>云溪信息港讯 记者陈露 通讯员李光明 长坪镇的冷库四月底建成，村民不再急着低价出手，订单接到了秋天。</p>",
        published="2015-04-24T22:12:16+08:00",
        source="云溪信息港",
        author="陈露、李光明",
        kept=("云溪信息港讯 记者陈露 通讯员李光明 长坪镇的冷库四月底建成，村民不再急着低价出手，订单接到了秋天。",),
    ),
    Lines(
        "a correspondent behind the author below the text",
        under="<div>2024年8月27日 16:24</div>",
        behind="<div>来源:云溪新闻网 &nbsp; 作者:陈露 通讯员 李光明 &nbsp; 编辑:龙飞</div>",
        published="2024-08-27T16:24+08:00",
        source="云溪新闻网",
        author="陈露、李光明",
        editor="龙飞",
    ),
    Lines(
        "an empty source before how often a post was read",
        under="<p>作者: <a href='/u/1'>三月雨</a> | 来源:<span></span>发表于<span>2018-04-16 16:51</span> 被阅读<span>12</span>次</p>",
        published="2018-04-16T16:51+08:00",
        author="三月雨",
    ),
    Lines(
        "a site's address beside the time, its bar of links behind the text",
        under="<div><font>http://www.example.com</font> 2006年03月01日02:23 <font>云溪日报</font></div>",
        behind="<p>云溪简介 | About | 广告服务 | 招聘信息 | 网站律师</p><p>Copyright © 1996-2006 Yunxi, All Rights Reserved</p>",
        published="2006-03-01T02:23+08:00",
        source="云溪日报",
    ),
    Lines(
        "a name in brackets behind the site's, no role",
        under="<div>2020-10-02 17:20:20 来源:云溪网</div>",
        first="<p>本网讯( 陈露)长坪镇的冷库四月底建成，村民不再急着低价出手，订单接到了秋天。</p>",
        published="2020-10-02T17:20:20+08:00",
        source="云溪网",
        author="陈露",
        kept=("本网讯( 陈露)长坪镇的冷库四月底建成，村民不再急着低价出手，订单接到了秋天。",),
    ),
    Lines(
        "names before what they did",
        under="<div>2024年04月30日16:43 来源:云溪网</div>",
        behind="<p>田间一派忙碌的景象。(陈露/文 王强/图)</p>",
        published="2024-04-30T16:43+08:00",
        source="云溪网",
        author="陈露",
        kept=("田间一派忙碌的景象。(陈露/文 王强/图)",),
    ),
    Lines(
        "three writers beside a paper and the time",
        under="<div>2019-08-05 15:41 &nbsp; 云溪日报 &nbsp; 罗小鸣 冯小清 黎小强</div>",
        published="2019-08-05T15:41+08:00",
        source="云溪日报",
        author="罗小鸣、冯小清、黎小强",
    ),
    Lines(
        "a channel that calls itself news beside the time, a reprint's excuse behind the text",
        under="<div><time>2020-02-15 09:00</time> <a href='/yunxi/'>云溪新闻</a></div>",
        behind="<p>本文系本站编辑转载,文章版权归原作者所有,内容为作者个人观点,并不代表本站赞同其观点!</p>",
        title=f"{HEADLINE}_云溪新闻_长坪热线",
        published="2020-02-15T09:00+08:00",
    ),
    Lines(
        "an old portal's own address before the time, in a box named for the source",
        under="<div class='from_info'>http://www.yunxi.com.cn 2007年03月05日03:12 <span>云溪早报</span></div>",
        published="2007-03-05T03:12+08:00",
        source="云溪早报",
    ),
    Lines(
        "a channel, a paper, a note in brackets and a name before the time, a button behind it",
        under="<div><span><a href='/s/'>万象</a></span><span><a href='/p/'>云溪晚报</a></span><span>[微博]</span>"
        "<span>贺子墨</span><span>2013-03-05 10:11</span><span><a href='#'>我要分享</a></span><em>213</em></div>",
        published="2013-03-05T10:11+08:00",
        source="云溪晚报",
        author="贺子墨",
    ),
    Lines(
        "an account of a person, sent from a province",
        under="<div><p class='media-name'>桐花巷</p><p><span>2023-04-05 21:02</span><span>发布于</span><span>湖北</span></p></div>",
        published="2023-04-05T21:02+08:00",
        source="桐花巷",
        author="桐花巷",
    ),
    Lines(
        "an account that nothing but its link tells",
        under="<div><span class='_x1'><a class='_x2' href='/u/ab12'>晚晴的窗</a></span><time>2020.04.05 21:02</time></div>",
        published="2020-04-05T21:02+08:00",
        source="晚晴的窗",
        author="晚晴的窗",
    ),
    Lines(
        "a paper whose name begins with a number and ends in its reports",
        under="<div><span>2021-03-05 19:23</span><span>21世纪经济报道 21财经APP</span></div>",
        published="2021-03-05T19:23+08:00",
        source="21世纪经济报道",
    ),
    Lines(
        "steps of a path side by side before an arrow that leads nowhere",
        over="<div class='news_path'><a href='/'>云溪新闻</a> <a href='/f/'>产业观察</a> &gt;&gt;</div>",
        under="<div>2018-03-05 10:11 来源：云溪新闻</div>",
        published="2018-03-05T10:11+08:00",
        source="云溪新闻",
        channel="产业观察",
    ),
    Lines(
        "a picture's source is neither the text's nor of it",
        under="<div>2021/04/09 15:31</div><p>图片来源：视觉岭南</p>",
        behind="<p>封面图片来源：视觉岭南-VL1142</p>",
        published="2021-04-09T15:31+08:00",
    ),
    Lines(
        "a site's notices around its text, the player that does not load among them",
        under="<div>2021-04-09 15:31</div>",
        first="<blockquote><p>炒股就看<a href='#'>云溪研报</a>，权威，专业，及时，助您挖掘机会！</p></blockquote><p>视频加载中，请稍候...</p>",
        behind="<p>本文系云溪网独家稿件，文章内容纯属作者个人观点，不代表平台观点，未经授权，不得转载。</p>"
        "<p>本内容为作者独立观点，不代表云溪网立场。</p><p>如对本稿件有异议或投诉，请联系tougao@yunxi.example</p>"
        "<p>正在改变与想要改变世界的人，都在 云溪APP</p>",
        published="2021-04-09T15:31+08:00",
    ),
    Lines(
        "an administrator is no source, a town no writer",
        under="<div>发布人：管理员 来源：<span>长坪镇</span> 发布时间：2011-3-5 9:08:00 点击：86</div>",
        published="2011-03-05T09:08:00+08:00",
        source="长坪镇",
    ),
    Lines(
        "a magazine's issue, a writer of a rare family named by the class",
        under="<div>2019-09-10 07:22<span class='author'>木增华</span></div><div><a href='/m/'>《山里人》</a>2019年9期</div>",
        behind="<p>热词搜索：<a href='/t/1'>蔬菜</a> <a href='/t/2'>冷链</a></p>",
        published="2019-09-10T07:22+08:00",
        source="山里人",
        author="木增华",
    ),
    Lines(
        "whom to call about what a notice says",
        under="<div>2022-06-18 17:50</div>",
        behind="<p>联系方式：0000-7654321</p><p>代理机构：云溪招标代理有限公司</p>",
        published="2022-06-18T17:50+08:00",
        kept=("联系方式：0000-7654321", "代理机构：云溪招标代理有限公司"),
    ),
    Lines(
        "a paper's digital edition says so in the title",
        under="<div>□本报记者 陈露</div>",
        title=f"云溪日报数字报-{HEADLINE}",
        source="云溪日报",
        author="陈露",
    ),
    Lines(
        "whose account it is says no name",
        over="<div>",
        under="<p><span data-testid='author-name'>云溪发布</span></p><div><span>2023-03-28 18:32</span><span>广东</span>"
        "<span>云溪县委宣传部官方账号</span></div></div>",
        published="2023-03-28T18:32+08:00",
        source="云溪发布",
    ),
    Lines(
        "a year of two digits, steps whose arrows are pictures",
        over="<ul class='weizhi'><li>您的位置：</li><li><a href='/'>首页</a></li><li><a href='/xz/'>乡镇快讯</a></li></ul>",
        under="<div><span>录入：何老师</span><span>发布时间：22年04月07日</span></div>",
        behind="<p>日期：2022-04-07</p>",
        published="2022-04-07",
        channel="乡镇快讯",
    ),
    Lines(
        "an empty label for the writer before the time, a box for the portal's program, notices of a broker",
        under="<div>来源：云溪之星 作者：<span>2022-10-26 11:41:20</span></div>",
        first="<div class='readApp'><p>方便，快捷</p><p>手机查看云溪快讯</p></div>",
        behind="<p>关注云溪财经（yxcj518），获取更多机会</p><p>24小时滚动播报最新资讯，更多福利扫描二维码关注（yunxi）</p>"
        "<p>以上内容与云溪之星立场无关。云溪之星对其观点、判断保持中立。</p><p>市场有风险，投资需谨慎。本文未考虑到个别用户的需要。</p>"
        "<p>更多报道详见：<a href='/t/'>山区蔬菜专题</a></p><p>立即下载云溪App，收看更多新闻</p>",
        published="2022-10-26T11:41:20+08:00",
        source="云溪之星",
    ),
    Lines(
        "a source beside a button on the line under the time",
        under="<div><p>2023-12-13 16:21 星期三</p><p><span>收藏</span><span>云溪社</span></p></div>",
        published="2023-12-13T16:21+08:00",
        source="云溪社",
    ),
    Lines(
        "an account over the line that says what it is",
        under="<div><p><a>山里新鲜事</a></p><p><span>2023-04-11 16:08</span><span>河南</span><span>三农领域创作者</span></p></div>",
        published="2023-04-11T16:08+08:00",
        source="山里新鲜事",
        author="山里新鲜事",
    ),
    Lines(
        "a paper's masthead over its text and its title",
        over="<table><tr><td>云溪日报 2022年08月11日 星期四</td></tr><tr><td>第A03版：乡村</td></tr></table>",
        title=f"{HEADLINE}--云溪日报",
        published="2022-08-11",
        source="云溪日报",
    ),
    Lines(
        "a blog's words before the time are no source",
        under="<p class='meta'>Posted on 2020-12-31 by 何岭 in 随笔</p>",
        published="2020-12-31",
        author="何岭",
    ),
    Lines(
        "one link set between sentences, a heading of what the text adds",
        under="<div>2024-03-23 06:00</div>",
        behind="<p>延伸阅读：<a href='/1'>山区菜价一览</a></p><p>他预计，下一季菜价还会上升一成。</p>"
        "<p><b>&gt;&gt;&gt;相关链接</b></p><p>高山蔬菜是指种在海拔八百米以上坡地的反季节蔬菜，采收期在七月至十月之间，正好补上平地蔬菜的空档，价格因此要高出三成左右。</p>",
        published="2024-03-23T06:00+08:00",
        kept=(
            "他预计，下一季菜价还会上升一成。",
            ">>>相关链接",
            "高山蔬菜是指种在海拔八百米以上坡地的反季节蔬菜，采收期在七月至十月之间，正好补上平地蔬菜的空档，价格因此要高出三成左右。",
        ),
    ),
    Lines(
        "from where someone writes before the name, notices of who copied",
        under="<div><span>3阅读</span> <span>2024-04-09 02:09</span> <span>快讯</span></div>",
        behind="<p>今年的辣椒比去年红得早，收成也好。（大湾村 何秀英）</p><p>来源：云溪社</p><p>如涉及版权问题请联系删除</p><p>搜索更多: <a>蔬菜</a></p>"
        "<p>现在加入云溪会员，还有机会免费喝茶！</p>",
        published="2024-04-09T02:09+08:00",
        source="云溪社",
        author="何秀英",
        kept=("今年的辣椒比去年红得早，收成也好。（大湾村 何秀英）",),
    ),
    Lines(
        "an agency before the place of its despatch, a station's way to say who reports",
        under="<div>2019-08-23 16:00:00 / 黃育仁 綜合報導 /</div><div>字級：<ul><li>大字</li><li>小字</li></ul></div>",
        published="2019-08-23T16:00:00+08:00",
        author="黃育仁",
    ),
    Lines(
        "a day before month and year, an agency before a slash",
        under="<p>17.04.2017  09:52</p><p><span class='source'>云溪社／ 长坪9日电</span></p>",
        published="2017-04-17T09:52+08:00",
        source="云溪社",
    ),
    Lines(
        "the day of a broadcast in brackets under its text",
        behind="<p>【2016/7/31 云溪电台新闻部】</p>",
        published="2016-07-31",
        kept=("【2016/7/31 云溪电台新闻部】",),
    ),
    Lines(
        "a writer alone under a headline of a paper's page",
        over="<div>当前版：04版<br>发布日期：2016年01月21日 <a href='1'>上一版</a> <a href='2'>下一版</a></div>",
        under="<div class='z'>何岭</div><div>文章字数：1438</div>",
        published="2016-01-21",
        author="何岭",
    ),
    Lines(
        "a summary that says so and repeats the headline, which stands under pictures too",
        under="<div>日期：2024-04-20 00:39</div>",
        first=f"<p>本文摘要：{HEADLINE} {TEXT[0]}</p><p align='center'><b>{HEADLINE}</b></p>",
        behind=f"<div><img src='1.jpg'><span>{HEADLINE}</span></div><p>今年的辣椒比去年红得早，收成也好，价钱更好。</p>",
        published="2024-04-20T00:39+08:00",
        kept=("今年的辣椒比去年红得早，收成也好，价钱更好。",),
    ),
    Lines(
        "the beginning of another text behind its linked headline",
        under="<div>2026-03-09 11:20</div>",
        behind="<section><h2><a href='/2'>油价又涨了，今年的运费要多付多少</a></h2><p>运输停了三天，油价涨到一百元以上，司机们说再涨就不跑了。</p></section>",
        published="2026-03-09T11:20+08:00",
    ),
    Lines(
        "who reported behind a paper's name, a channel that begins as a name does",
        under="<div>2024-10-19 07:30:54</div>",
        behind="<p>云溪消费报记者董芳忠摄影报道</p><p>(作者：文化)</p>",
        published="2024-10-19T07:30:54+08:00",
        author="董芳忠",
        kept=("云溪消费报记者董芳忠摄影报道", "(作者：文化)"),
    ),
    Lines(
        "which of a gallery's pictures stands behind the headline, what a picture says of itself under it",
        under="<div>2016-12-21 07:16:39</div>",
        behind="<p><img src='1.jpg' alt='入冬以来，长坪镇大湾村的分拣中心每天要装三车菜'></p><p>入冬以来，长坪镇大湾村的分拣中心每天要装三车菜</p>",
        published="2016-12-21T07:16:39+08:00",
        heading=f"{HEADLINE}<span>( <b>1</b> / 7 )</span>",
    ),
    Lines(
        "a table before a text",
        under="<div>2016-12-21 09:02:11</div>",
        first="<table><tr><td>镇</td><td>产量（吨）</td></tr><tr><td>长坪镇</td><td>3312</td></tr>"
        "<tr><td colspan='2'>云溪社制表，截至2016年12月20日</td></tr></table>",
        published="2016-12-21T09:02:11+08:00",
        kept=("镇\t产量（吨）", "长坪镇\t3312", "云溪社制表，截至2016年12月20日"),
    ),
    Lines(
        "a kind of news before the paper's name, a summary that its text repeats, notices of portals",
        over="<div class='location'><a href='/'>云溪首页</a>-<a href='/c/'>产经</a>-<a href='/y/'>业界</a></div>",
        under="<div><span><a href='/s/'>社会新闻</a></span><span><a href='http://b.example/'>南江日报</a></span><span>2012-11-21 08:47</span></div>"
        "<p>关键字:<a>蔬菜</a><a>冷链</a></p>",
        first=f"<div>摘要:{TEXT[0].split('，')[1]}，{TEXT[0].split('，')[2]}，{TEXT[0].split('，')[3]}</div>",
        behind="<p>更多蔬菜资讯，尽在云溪商务网！</p><p>写评论已有<span>3</span>条评论跟帖用户自律公约</p>"
        "<p>云溪网今天刊登了《蔬菜俏销》一文，关于此事的更多报道，请在客户端上阅读。</p>"
        "<p>云溪网及其客户端所刊载内容的知识产权均属于云溪日报社。未经书面授权，任何人不得以任何方式使用。</p><p>流程编辑：u028</p>"
        "<p>如遇作品内容、版权等问题，请在相关文章刊发之日起30日内与本网联系。</p>",
        published="2012-11-21T08:47+08:00",
        source="南江日报",
        channel="业界",
    ),
    Lines(
        "an institute before its writers' names, a summary cut off anywhere",
        under="<div>2022/03/03 17:30</div><div>简介“在长坪镇大湾村的分拣中心里，村民正忙着装箱、过秤，一车车辣椒和茄子当晚就要</div>",
        first="<p>文|云溪农业研究所 余佩颖 杨婷婷</p>",
        published="2022-03-03T17:30+08:00",
        author="余佩颖、杨婷婷",
    ),
    Lines(
        "a writer's name spaced out over the text",
        under="<div>发布时间：2021-12-20</div>",
        first="<p align='center'>吕　璞</p>",
        published="2021-12-20",
        author="吕璞",
        kept=("吕　璞",),
    ),
    Lines(
        "a writer before the label of the time",
        under="<div class='x'>谭明 发布时间：2020-08-21 09:03:00来源： 云溪晨报</div>",
        published="2020-08-21T09:03:00+08:00",
        source="云溪晨报",
        author="谭明",
    ),
    Lines(
        "a photographer behind the source",
        under="<div>2023-09-23 16:20　来源：云溪新闻网　摄影：贺敬平　<a>查看大图</a></div>",
        published="2023-09-23T16:20+08:00",
        source="云溪新闻网",
    ),
    Lines(
        "the office that set it on the site",
        under="<div>发表单位:县统计局 发表时间:2016-11-14 [打印] [关闭]</div>",
        published="2016-11-14",
        source="县统计局",
    ),
    Lines(
        "the day of what a table holds and its unit over a text",
        under="<div>2024-03-08 10:05　县价格认证中心</div>",
        first="<p>监测日期：2024年3月6日　　单位：元/500克</p>",
        published="2024-03-08T10:05+08:00",
        source="县价格认证中心",
        kept=("监测日期：2024年3月6日\u3000\u3000单位：元/500克",),
    ),
    Lines(
        "a first line with a time that leads to the next",
        under="<div>发布时间：2024-05-06 16:30　来源：云溪县气象台</div>",
        first="<p>云溪县气象台2024年5月6日16时发布天气预报：</p>",
        published="2024-05-06T16:30+08:00",
        source="云溪县气象台",
        kept=("云溪县气象台2024年5月6日16时发布天气预报：",),
    ),
    Lines(
        "an outlet's reporter and its editor behind bars over a text",
        under="<div><span>2024/06/03 08:42</span> · <span>来源：产经观察</span></div>",
        first="<p>产经观察记者 | 林子涵</p><p>产经观察编辑 | 王一粟</p>",
        published="2024-06-03T08:42+08:00",
        source="产经观察",
        author="林子涵",
        editor="王一粟",
        kept=("产经观察记者 | 林子涵",),
    ),
    Lines(
        "text and pictures by a reporter with a spaced name and correspondents",
        under="<div><span>2019-10-11 08:10:00</span> <span>来源：云溪日报</span></div>",
        first="<p>全媒体记者 王 建 通讯员 李芳 张伟 文/图</p>",
        published="2019-10-11T08:10:00+08:00",
        source="云溪日报",
        author="王建、李芳、张伟",
        kept=("全媒体记者 王 建 通讯员 李芳 张伟 文/图",),
    ),
    Lines(
        "who asked and wrote it down in brackets",
        under="<div>2023-04-23 09:50 来源：云溪日报</div>",
        behind="<p>（云溪日报记者 陈建 通讯员 吴芳采访整理）</p>",
        published="2023-04-23T09:50+08:00",
        source="云溪日报",
        author="陈建、吴芳",
        kept=("（云溪日报记者 陈建 通讯员 吴芳采访整理）",),
    ),
    Lines(
        "what a trade site says of a text under it",
        under="<div>发布日期：2023-07-13 来源：云溪农报 浏览次数：187</div>",
        behind="<div>日期：2023-07-13 &nbsp; 行业：蔬菜 &nbsp; 地区：全国</div>",
        published="2023-07-13",
        source="云溪农报",
    ),
    Lines(
        "a share's quote among paragraphs",
        under="<div>2023年08月21日 19:47 来源：产经观察</div>",
        first="<div><a href='/600999.html'>云溪股份</a><span>12.86</span><span>+2.31%</span></div>",
        published="2023-08-21T19:47+08:00",
        source="产经观察",
    ),
    Lines(
        "an account's earlier texts under a heading between hyphens",
        under="<div>2023-05-31 16:30 云溪发布</div>",
        behind="<p>- 往期推荐 -</p><p><a href='/1'>云溪县2023年公益性岗位招聘公告</a></p><p><a href='/2'>一图看懂灵活就业怎么参保缴费</a></p>",
        published="2023-05-31T16:30+08:00",
        source="云溪发布",
    ),
    Lines(
        "a live page that loads itself anew",
        under="<div>2022-09-22 09:00 来源：云溪在线</div>",
        behind="<div>5秒后自动刷新 <a>手动刷新</a></div>",
        published="2022-09-22T09:00+08:00",
        source="云溪在线",
    ),
    Lines(
        "a paper right behind the time, its reporter and editor behind labels",
        under="<p>2023-05-12 10:33:21云溪晨报 记者：王子扬 编辑：樊静</p>",
        published="2023-05-12T10:33:21+08:00",
        source="云溪晨报",
        author="王子扬",
        editor="樊静",
    ),
    Lines(
        "whom to call about a market's news",
        under="<p>2023-08-11 09:12 来源：云溪农资网</p>",
        behind="<p>资讯编辑：张明 021-12345678</p><p>资讯监督：李强 021-12345679</p><p>资讯投诉：王芳 021-12345670</p>",
        published="2023-08-11T09:12+08:00",
        source="云溪农资网",
        editor="张明",
    ),
    Lines(
        "an office that set it on the site",
        under="<p>发布者：县农技中心　发布时间：2022-03-04 16:12:03　阅读次数：88次</p>",
        published="2022-03-04T16:12:03+08:00",
        source="县农技中心",
    ),
    Lines(
        "a name behind a square under a text",
        under="<p>2022-03-04 09:00 来源：云溪日报</p>",
        behind="<p>□ 何英</p>",
        published="2022-03-04T09:00+08:00",
        source="云溪日报",
        author="何英",
        kept=("□ 何英",),
    ),
    Lines(
        "credits whose labels and names are set as wide as three characters",
        under="<p>2022-03-04 09:00 来源：云溪日报</p>",
        behind="<p>文、图：何英</p><p>编　辑：王　芳</p><p>二　审：李　明</p><p>三　审：赵　刚</p>",
        published="2022-03-04T09:00+08:00",
        source="云溪日报",
        author="何英",
        editor="王芳",
        kept=("文、图：何英",),
    ),
    Lines(
        "where the text was taken from behind a bar, who was on duty, how to write in",
        under="<p>2022-03-04 09:00 来源：云溪发布</p>",
        first="<p>（内容来源：县委宣传部）</p>",
        behind="<p>转自 | 农经观察</p><p>值班主任：王芳</p><p>欢迎投稿：yunxi@example.cn</p><p>投稿、爆料请联系小编微信：yunxi123</p>",
        published="2022-03-04T09:00+08:00",
        source="云溪发布",
    ),
    Lines(
        "advice to look at pictures and to like it",
        under="<p>2022-03-04 09:00 来源：云溪发布</p>",
        behind="<p>点击图片查看更多</p><p>最后，如果觉得文章对你有帮助，记得点个在看哦～</p>",
        published="2022-03-04T09:00+08:00",
        source="云溪发布",
    ),
    Lines(
        "a source in book marks before a count of readers",
        under="<p>日期：2022-03-04 来源：《云溪日报》 阅览次数：77</p>",
        published="2022-03-04",
        source="云溪日报",
    ),
    Lines(
        "a photographer below the writer over a text",
        under="<p>2022-03-04 09:00 来源：云溪发布</p>",
        first="<p>撰文：何英</p><p>摄影：周磊</p>",
        published="2022-03-04T09:00+08:00",
        source="云溪发布",
        author="何英",
    ),
    Lines(
        "a writer and who looked the text through",
        under="<p>2022-03-04 09:00 来源：云溪发布</p>",
        behind="<p>撰稿：何英　审稿：李芳</p>",
        published="2022-03-04T09:00+08:00",
        source="云溪发布",
        author="何英",
    ),
    Lines(
        "who signed, who was in charge of all, buttons for the whole text",
        under="<p>2022-03-04 09:00 来源：云溪发布</p>",
        behind="<p>审签：李芳</p><p>总监制：陈莉　监制：赵刚</p><p>[打印文章] [添加收藏]</p><p>点击查看原文</p>",
        published="2022-03-04T09:00+08:00",
        source="云溪发布",
    ),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_lines_around_a_text_are_read_and_left_out(case: Lines) -> None:
    text = "".join(f"<p>　　{paragraph}</p>" for paragraph in TEXT)
    page = (
        f"<html><head><meta charset='utf-8'><title>{case.title}</title></head><body><div class='w'>"
        f"{case.over}<h1>{case.heading}</h1>{case.under}<div class='c'>{case.first}{text}{case.behind}</div></div></body></html>"
    )
    article = read_article(page.encode())
    assert article.title == HEADLINE
    assert (str(article.published) if article.published else None) == case.published
    assert (article.source, article.author, article.editor) == (case.source, case.author, case.editor)
    assert article.channel == case.channel
    assert [p for p in article.paragraphs if p not in TEXT] == list(case.kept)
    assert all(paragraph in article.paragraphs for paragraph in TEXT)
