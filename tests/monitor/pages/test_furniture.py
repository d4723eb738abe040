"""Lines of a page's own that stand between or behind a text's paragraphs, and lines of texts that begin like them."""

from __future__ import annotations

import pytest

from monitor.pages import read_article
from monitor.pages.furniture import is_furniture

TEXT = (
    "记者日前从云溪县农业农村局了解到，今年全县高山蔬菜种植面积达到2.6万亩，比上年增加0.3万亩，产量稳步提高。",
    "在长坪镇大湾村的分拣中心里，村民正忙着装箱、过秤，一车车辣椒和茄子当晚就要运往三百公里外的批发市场。",
    "下一步，云溪县将继续完善冷链设施，计划投入资金4600万元，让更多群众分享产业增值收益。",
)
BETWEEN = """\
打开云溪新闻，查看更多高清图片
打开云溪头条查看图片详情
点击播放 GIF 0.0M
视频加载中，请稍候... 自动播放 play 向前 向后
00:00 / 02:35 倍速 标清
广告
ADVERTISEMENT
【广告】请继续往下阅读
点击下图，立即参与
赞(12) 评论 3
听全文
摘要："""
BEHIND = """\
进入【云溪股吧】讨论
值班编辑 龙飞
原标题《高山蔬菜俏销》
图片来自网络，如有侵权请联系删除
文章图片均来源于网络，版权归原作者所有，如有侵权请联系我们删除。
（股市有风险，投资需谨慎）
举报/反馈
↓↓↓点击“阅读原文”，了解更多详情
觉得好看，请点这里↓↓↓
微信公众号：yunxi
商务合作请联系微信：yunxi001
云溪日报版权作品，未经书面授权，严禁转载，违者将被追究法律责任。
阅读 10万+
发布于：广东省
最后编辑于：2021-03-05 10:11
分享让更多人看到
# 蔬菜 # 冷链
本文标签：蔬菜
已有0人参与，点击查看更多精彩评论
文明上网，理性发言
您需要登录后才可以回复，请登录 或 注册
暂无评论
【打印此页】 【关闭窗口】
供稿单位：云溪县农业农村局
综合：云溪日报、云溪网
撰稿：陈露 审核：周敏
新浪财经APP缩小字体放大字体收藏微博微信分享
收录于合集 #蔬菜 12个
云溪新闻公众号
更多猛料！欢迎扫描左方二维码关注云溪官方微信
读者热线：4000000000
►更多社會新聞，請看 云溪社會新聞
下载云溪应用程序跟踪国际时事
[推荐朋友] [打印本稿] [字号 大 中 小]"""
KEPT = """\
文明上网、理性发言成为宣讲的主题，全县已有三千多名学生参加。
举报电话：0000-12345，欢迎群众监督。
关注留守儿童，是全社会共同的责任。
收藏爱好者老周说，他家里有三百多把茶壶。
广告公司老板说，今年的订单少了三成。
图片里的老人叫罗桂香，今年七十二岁。
版权归谁？法院的判决给出了答案。
扫码支付在村里已经很常见，连卖菜的大爷都挂着二维码。
打印店的生意越来越难做了。
分享会上，她讲了自己的故事。
联系电话：0000-1234567
【背景】
关注我们村的变化
登录后台，评论员写下了第一行字。
#菜园新事#今年高山蔬菜开采，价格看涨。
综合：三个方案各有优劣，专家组建议采用第二个。
转自：省农科院的一份材料写道，菜地要轮作。
县里的公众号
扫描仪旁边的二维码已经磨得看不清了。
云溪厂版权所有的纪录片在全国播出，反响很好。
特别提醒：图片上的蘑菇有毒，千万不要采食。
炒股就看报纸，老周坚持了二十年。
如您有稿件，请邮寄到编辑部，地址是县城老街12号。
更多阅读空间正在建设，全县将新增书屋三十个。
点赞活动共收到作品一千二百件。
监制：三代人守着一口窑，烧了一百年。
怎么办？
问：今年价格怎么样？"""


def _read(paragraphs: list[str]) -> list[str]:
    body = "".join(f"<p>{text}</p>" for text in paragraphs)
    page = f"""<html><head><title>高山蔬菜俏销_云溪网</title></head><body><h1>高山蔬菜俏销</h1>
<div><span>2021-03-28 18:32</span> <span>来源：云溪日报</span></div><div class="content">{body}</div></body></html>"""
    return list(read_article(page.encode()).paragraphs)


@pytest.mark.parametrize("line", BETWEEN.splitlines())
def test_furniture_between_paragraphs_is_left_out_and_the_text_goes_on(line: str) -> None:
    assert _read([*TEXT[:2], line, TEXT[2]]) == list(TEXT)


@pytest.mark.parametrize("line", BEHIND.splitlines())
def test_furniture_behind_a_text_is_left_out(line: str) -> None:
    assert _read([*TEXT, line]) == list(TEXT)


@pytest.mark.parametrize("line", KEPT.splitlines())
def test_what_begins_like_furniture_is_of_the_text(line: str) -> None:
    assert _read([*TEXT[:2], line, TEXT[2]]) == [*TEXT[:2], line, TEXT[2]]


def test_a_link_behind_arrows_between_paragraphs_is_left_out() -> None:
    assert _read([*TEXT[:2], ">>><a href='/1'>县城供水管网改造本月启动</a>", TEXT[2]]) == list(TEXT)


def test_a_line_of_buttons_that_ends_as_none_takes_no_time() -> None:
    assert not is_furniture("关注更多评论" * 9 + "茶")
