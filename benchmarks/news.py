"""News pages as a portal serves them, made by number: the same number gives the same page.

Each has 43 KB and 60 links: a head with meta tags, scripts and styles, navigation, side columns, forms and a footer around
an info line and an article. Where figures stand, of which and of whom is drawn, by templates: towns, projects, prices, and
yearly figures of one town, which come up again in other articles with the same or the next year.
`python benchmarks/news.py` prints how many characters and figures the articles have.
"""

from __future__ import annotations

import datetime as dt
import random
import statistics
import sys
from dataclasses import dataclass
from pathlib import Path

SIZE = 43_000
LINKS = 60
TOWNS = (
    "乳城镇", "桂头镇", "大桥镇", "洛阳镇", "大布镇", "一六镇", "东坪镇", "必背镇", "游溪镇", "龙归镇", "江湾镇", "重阳镇",
    "樟市镇", "沙溪镇", "马坝镇", "罗坑镇", "坪石镇", "梅花镇", "九峰镇", "廊田镇", "云岩镇", "长江镇", "城口镇", "石塘镇",
)  # fmt: skip
CROPS = ("茶叶", "油茶", "柑橘", "香芋", "辣椒", "番薯", "蚕桑", "灵芝", "高山蔬菜", "水稻", "马蹄", "蜜蜂")
GOODS = ("猪肉", "牛肉", "羊肉", "鸡蛋", "白条鸡", "鲫鱼", "大白菜", "黄瓜", "西红柿", "苹果", "香蕉", "花生油")
WORKS = (
    "村道硬化",
    "饮水安全",
    "高标准农田",
    "碧道建设",
    "农贸市场改造",
    "冷链仓储",
    "卫生站改建",
    "光伏发电",
    "防洪堤加固",
)
WHO = ("县农业农村局", "县市场监管局", "县水务局", "县统计局", "县委组织部", "县文广旅体局", "县乡村振兴局", "县财政局")
SOURCES = ("韶关日报", "南方日报", "中国食品报", "农民日报", "经济日报", "粤北农民报")
CHANNELS = ("食品新闻", "金融财经", "农业消息", "食品安全", "市场行情", "地方动态", "政策法规", "企业之窗", "专题报道",
            "食品科技", "消费提示", "展会信息", "图片新闻")  # fmt: skip
# Words of two characters, of which sentences without a figure are drawn: unrelated articles share few runs of four.
NOUNS = (
    "茶园水渠村道祠堂书屋广场集市作坊仓库车间大棚果园鱼塘梯田林场苗圃码头渡口桥梁隧道学校课堂食堂诊所药房病床球场舞台歌谣"
    "刺绣银饰长鼓竹筒米酒腊肉糍粑豆腐菌菇笋干蜂蜜药材山泉溪流瀑布峡谷古树石板门楼庭院灯笼对联族谱农具水车石磨账本合同章程"
    "清单公告简报海报网页直播订单快递货车冷柜包装商标样品试剂仪器标签配料酱油食盐糖果饼干面条奶粉饮料罐头厨房餐具围裙油烟"
    "下水垃圾肥料种子农药秸秆地膜管道水泵电网路灯机房基站屏幕数据平台窗口热线信箱档案会场讲台提纲笔记问卷建议提案诉求矛盾"
    "邻里长者孩童学徒匠人厨师司机店主会计教师医生护士警员法官律师记者画家歌手青年妇女老兵侨胞专家院士学者客商游人业主租户"
)
VERBS = (
    "整理巡查讨论收购推广修缮检验登记种植加工运送守护拍摄盘活宣讲采摘培育清理展示记录引进改造公示核对看望托管翻新疏通搭建招募"
    "评比走访请教联络共享兑现追踪封存抽检召回标注更换扩建迁移绿化美化照亮拓宽加固排查调解倾听答复督促认领承包出租入股分红结算"
)
QUALITIES = "古老崭新安静热闹偏远便捷朴素鲜艳香甜清澈坚固宽敞整洁温暖热情细致严格公正透明高效灵活稳妥丰富独特传统现代绿色智能集中分散"
OPENINGS = (
    "",
    "",
    "",
    "近日，",
    "下一步，",
    "在{town}，",
    "据{who}介绍，",
    "记者看到，",
    "当地干部表示，",
    "与此同时，",
    "村民老{name}说，",
)
# Sentences with figures: n is a count, m an amount, p a share, y a year; the last stand for what is told each year.
FIGURES = (
    "目前，全镇{crop}种植面积达{n1}亩，带动农户{n2}户。",
    "项目总投资{m}万元，建成后预计年产值可达{m2}万元。",
    "今年以来，{who}共出动执法人员{n2}人次，检查经营主体{n3}家，整改隐患{n4}处。",
    "{day}，{good}批发价格为{price}元/公斤，比前一天上涨{p1}%。",
    "该村实施{work}项目{n5}个，惠及群众{n1}人，完成率达{p}%。",
    "合作社吸纳脱贫劳动力{n4}人就业，人均每月增收{n3}多元。",
    "{town}还拿出{m}万元专项资金，支持{n5}个村发展{crop}产业。",
    "抽检的{n3}批次食品中，合格{n4}批次，合格率为{p}%。",
    "与去年同期相比，{crop}销量增长了近{p1}%，电商订单突破{n1}单。",
    "基地负责人算了一笔账：每亩{crop}纯收入约{n1}元，比种水稻多{n3}元。",
    "{work}工程全长{w}公里，计划投入{m2}万元，预计今年底完工。",
    "{who}培训食品安全管理员{n2}名，发放宣传手册{n1}份。",
    "专业市场里有{n3}个摊位，日均客流量超过{n1}人次。",
    "{good}零售价每斤{price}元，较上周下降{p1}个百分点以内，供应量为{n3}吨。",
    "党员认领微心愿{n3}个，已经办结{n4}个，群众满意度达{p}%。",
    "银行向{n4}家企业发放贷款{m2}万元，平均利率下降{p1}%。",
    "新建的冷库可储存{crop}{n1}吨，每天能分拣{n4}吨。",
    "{town}排查化解矛盾纠纷{n2}宗，成功率为{p}%，同比提高{p1}个百分点。",
)
YEARLY = (
    "{y}年，{town}村级集体经济收入达到{m}万元，比上年增长{p1}%。",
    "{y}年，{town}接待游客{w}万人次，实现旅游收入{m}万元。",
    "截至{y}年底，{town}{crop}种植面积为{n1}亩，年产量{n3}吨。",
    "{y}年，{town}完成固定资产投资{w}亿元，农村居民人均可支配收入{n1}元，增长{p1}%。",
    "{y}年，{town}粮食总产量{n1}吨，播种面积{n2}公顷。",
    "据统计，{town}{y}年新增城镇就业{n3}人，发放创业补贴{m}万元。",
)
# Such a share of the yearly figures is the same in all articles; the others contradict them.
AGREED = 0.98
BOILERPLATE = "（本文由{source}供稿，转载请注明来源；文中价格以当日市场公布为准。）"
TITLES = (
    "{town}：{crop}铺就乡村振兴路", "{who}开展{work}专项检查", "{town}{work}项目加快推进", "{good}价格稳中有升 市场供应充足",
    "{town}党建引领激活村集体经济", "小{crop}做成大产业 {town}走出新路子", "{town}织密食品安全防护网",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class News:
    """An article as it is to be found in its page."""

    number: int
    title: str
    source: str
    author: str
    published: dt.datetime
    channel: str
    paragraphs: tuple[str, ...]


def news(number: int) -> News:
    """The article of a number."""
    draw = random.Random(number)  # noqa: S311
    town, source = draw.choice(TOWNS), draw.choice(SOURCES)
    published = dt.datetime(2026, 3, 9, 18, tzinfo=dt.UTC) - dt.timedelta(minutes=37 * (number % 20_000))
    title = _fill(draw.choice(TITLES), draw, town, published)
    author = draw.choice("李王张刘陈杨黄赵") + draw.choice(("敏", "志强", "丽华", "建国", "晓峰"))
    wanted, size, facts = draw.randint(1000, 1750), 0, _facts(draw)
    paragraphs: list[str] = []
    while size < wanted - 60:
        fact = [facts.pop()] if facts and draw.random() < (len(facts) + 1) * 130 / (wanted - size) else []
        parts = [*fact, *(_filler(draw) for _ in range(draw.randint(1, 3)))]
        draw.shuffle(parts)
        paragraphs.append("".join(_fill(part, draw, town, published) for part in parts))
        size += len(paragraphs[-1])
    paragraphs.append(BOILERPLATE.format(source=source))
    return News(number, title, source, author, published, draw.choice(CHANNELS), tuple(paragraphs))


def _facts(draw: random.Random) -> list[str]:
    facts = [*draw.sample(FIGURES, 4), *draw.sample(YEARLY, 2)]
    draw.shuffle(facts)
    return facts


def _filler(draw: random.Random) -> str:
    """A sentence of one to three clauses; hardly one is drawn twice."""
    clauses = [
        f"{_word(draw, NOUNS)}{_word(draw, VERBS)}{_word(draw, QUALITIES)}的{_word(draw, NOUNS)}{draw.choice(('', _word(draw, VERBS)))}"
        for _ in range(draw.randint(1, 3))
    ]
    return f"{draw.choice(OPENINGS)}{'，'.join(clauses)}。"


def _word(draw: random.Random, words: str) -> str:
    at = 2 * draw.randrange(len(words) // 2)
    return words[at : at + 2]


def _fill(text: str, draw: random.Random, town: str, published: dt.datetime) -> str:
    year = published.year - draw.randint(1, 4)
    if text in YEARLY and draw.random() < AGREED:
        # What was reached in a year is the same in every article that tells it.
        draw = random.Random(f"{town} {YEARLY.index(text)} {year}")  # noqa: S311
    return text.format(
        town=town, who=draw.choice(WHO), crop=draw.choice(CROPS), good=draw.choice(GOODS), work=draw.choice(WORKS),
        name=draw.choice("邓赵盘邝潘林"), y=year, day=f"{published.month}月{published.day}日",
        n1=draw.randint(1000, 30_000), n2=draw.randint(200, 1500), n3=draw.randint(100, 990), n4=draw.randint(20, 99),
        n5=draw.randint(3, 19), m=draw.randint(30, 900), m2=draw.randint(900, 5000), w=f"{draw.uniform(1, 60):.2f}",
        p=f"{draw.uniform(90, 99.9):.1f}", p1=f"{draw.uniform(0.2, 30):.1f}", price=f"{draw.uniform(4, 80):.2f}",
    )  # fmt: skip


def page(number: int) -> bytes:
    """The page of a number's article, of `SIZE` bytes or a few more."""
    draw, found = random.Random(-1 - number), news(number)  # noqa: S311
    text = "\n".join(f"<p>\u3000\u3000{paragraph}</p>" for paragraph in found.paragraphs)
    top, bottom = _top(found), _bottom(draw, found)
    bare = len((top + text + bottom).encode())
    return (top + text + bottom.replace("<!--script-->", _script(draw, SIZE - bare), 1)).encode()


def _top(found: News) -> str:
    navigation = "\n".join(
        f'        <li class="nav-item"><a class="nav-link" href="/list/{n}/" title="{name}" target="_self">{name}</a></li>'
        for n, name in enumerate(CHANNELS)
    )
    style = "\n".join(
        f"    .mod-{n} .hd h{n % 4 + 2} {{ margin: 0 {n}px 12px; padding: 0 0 {n}px; font: 14px/1.{n} sans-serif }}"
        for n in range(24)
    )
    return f"""<!DOCTYPE html>
<html lang="zh-CN">
  <head>
    <meta charset="utf-8">
    <meta http-equiv="X-UA-Compatible" content="IE=edge,chrome=1">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>{found.title}_{found.channel}_粤北食品财经网</title>
    <meta name="keywords" content="{found.channel},乡村振兴,食品安全">
    <meta name="description" content="{found.paragraphs[0][:80]}">
    <link rel="stylesheet" href="/static/css/common.css?v=20260301">
    <link rel="stylesheet" href="/static/css/article.css?v=20260301">
    <link rel="shortcut icon" href="/favicon.ico">
    <style>
{style}
    </style>
    <script src="/static/js/jquery-3.6.0.min.js"></script>
    <script src="/static/js/article.js?v=20260301" async></script>
  </head>
  <body class="page-article" id="top">
    <div class="topbar"><div class="wrap"><span class="date">今天是工作日</span><form class="search" action="/search" method="get">
      <input type="text" name="q" placeholder="请输入关键词"><button type="submit">搜索</button></form></div></div>
    <div class="header"><div class="wrap"><a class="logo" href="/"><img src="/static/img/logo.png" alt="粤北食品财经网"></a></div></div>
    <div class="nav"><div class="wrap"><ul class="nav-list">
{navigation}
    </ul></div></div>
    <div class="wrap main clearfix">
      <div class="crumb">当前位置：<a href="/">首页</a> &gt; <a href="/list/{CHANNELS.index(found.channel)}/">{found.channel}</a> &gt; 正文</div>
      <div class="left-col">
        <div class="article" id="article">
          <h1 class="article-title">{found.title}</h1>
          <div class="article-info"><span class="time">{found.published:%Y-%m-%d %H:%M}</span> <span class="source">来源：{found.source}</span> <span class="author">作者：{found.author}</span></div>
          <div class="content" id="content">
"""


def _bottom(draw: random.Random, found: News) -> str:
    def links(count: int, kind: str) -> str:
        return "\n".join(
            f'            <li class="{kind}-item"><span class="num num-{n}">{n}</span><a href="/a/{draw.randrange(100_000)}.html"'
            f' target="_blank">{_headline(draw)}</a><em class="views">{draw.randrange(100, 9000)}</em></li>'
            for n in range(1, count + 1)
        )

    cards = "\n".join(
        f'          <div class="card card-{n}"><div class="card-pic"><img src="/upload/2026/03/{draw.randrange(10**9)}.jpg" width="120" height="80"'
        f' alt=""></div><div class="card-text"><strong>{_headline(draw)}</strong><span class="tag">{draw.choice(CHANNELS)}</span></div></div>'
        for n in range(28)
    )
    return f"""
          </div>
          <div class="article-editor">责任编辑：{found.author}</div>
          <div class="share"><span>分享到：</span><i class="icon weixin"></i><i class="icon weibo"></i><i class="icon qq"></i></div>
          <div class="context"><p>上一篇：<a href="/p/{max(found.number - 1, 0)}.html">{news_title(found.number - 1)}</a></p>
            <p>下一篇：<a href="/p/{found.number + 1}.html">{news_title(found.number + 1)}</a></p></div>
        </div>
        <div class="related"><div class="hd"><h3>相关阅读</h3></div><ul class="related-list">
{links(12, "related")}
        </ul></div>
      </div>
      <div class="right-col">
        <div class="mod hot"><div class="hd"><h3>点击排行</h3></div><ol class="hot-list">
{links(20, "hot")}
        </ol></div>
        <div class="mod pics"><div class="hd"><h3>图片推荐</h3></div>
{cards}
        </div>
      </div>
    </div>
    <!--script-->
    <div class="footer"><div class="wrap">
      <p class="footer-links"><a href="/about/">关于我们</a> | <a href="/contact/">联系方式</a> | <a href="/ads/">广告服务</a> | <a href="/law/">法律声明</a> | <a href="/jobs/">诚聘英才</a> | <a href="/map/">网站地图</a> | <a href="/links/">友情链接</a> | <a href="/report/">举报中心</a> | <a href="/rss/">订阅</a> | <a href="/top/">返回顶部</a></p>
      <p>版权所有 粤北食品财经网 未经书面授权禁止使用</p><p>互联网新闻信息服务许可证 粤备00000000号</p>
    </div></div>
  </body>
</html>
"""


def news_title(number: int) -> str:
    """A headline that is the same on every page that names the number's article."""
    return _headline(random.Random(number))  # noqa: S311


def _headline(draw: random.Random) -> str:
    return (
        draw.choice(TOWNS)
        + draw.choice(CROPS)
        + draw.choice(("喜获丰收", "走俏市场", "迎来采收季", "产销两旺", "远销海外"))
    )


def _script(draw: random.Random, size: int) -> str:
    """Inline scripts of so many bytes, as the statistics and advertisements of portals have them."""
    head, tail = "<script>\n  var slots = [];\n", "</script>"
    lines, left = [], size - len(head) - len(tail)
    while left > 0:
        slot = draw.randrange(10**6)
        line = f'  slots.push({{ "id": "ad-{slot}", "width": {slot % 900}, "height": 90, "tracker": function (e) {{ return e.target.id; }} }});\n'
        lines.append(line)
        left -= len(line)
    return head + "".join(lines) + tail


def main() -> None:
    """Print what pages are like."""
    sys.path.append(str(Path(__file__).resolve().parents[1]))
    from monitor.figures import read_figures
    from monitor.pages import read_article

    pages = [page(number) for number in range(200)]
    articles = [read_article(data) for data in pages]
    for number, article in enumerate(articles):
        wanted = news(number)
        assert article.title == wanted.title, (article.title, wanted.title)
        assert article.body == "\n".join(wanted.paragraphs), number
        assert (article.source, article.author) == (wanted.source, wanted.author), article
    figures = [
        len(read_figures(article.body, article.published.when.date())) for article in articles if article.published
    ]
    for name, values in (
        ("bytes", [len(data) for data in pages]),
        ("links", [data.count(b"<a ") for data in pages]),
        ("characters", [len(article.body) for article in articles]),
        ("figures", figures),
    ):
        print(f"{name}: {min(values)} to {max(values)}, mean {statistics.mean(values):.1f}")


if __name__ == "__main__":
    main()
