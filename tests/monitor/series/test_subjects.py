"""What articles are about, and that series are told apart by it."""

from __future__ import annotations

import datetime as dt

import pytest

from monitor.figures import read_figures
from monitor.series import sources
from monitor.series.build import build
from monitor.series.subjects import subject_of

DAY = dt.date(2024, 3, 1)


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("去年，乐昌市实现地区生产总值150亿元。全市接待游客300万人次。", "乐昌市"),
        ("乳源去年新建茶园2000亩，乳源茶叶产量达300吨。", "乳源瑶族自治县"),
        ("云岭食品3月1日晚间发布年度业绩快报，公司去年营收26.4亿元。", "云岭食品"),
        ("据商务部消息，全国猪肉价格上涨2%，其中广州上涨1%。", "全国"),
        ("上海青批发价为2.5元/公斤，番茄批发价为4.6元/公斤。", ""),
        ("今年以来，共抽检食品902批次。", ""),
        ("松山市2007年政府工作报告\n各位代表：我代表市人民政府，向大会报告工作。", "松山市"),
        ("李明作四川省政府工作报告举要", "四川省"),
        ("2008两会内蒙古自治区政府工作报告\n我代表自治区人民政府报告工作。", "内蒙古自治区"),
        ("文|内蒙古自治区主席 李明\n——综合实力提升最快的时期。", "内蒙古自治区"),
        ("一文读懂乳源县政府工作报告\n大会开幕。", "乳源瑶族自治县"),
        ("预算报告显示，这个山区县2025年支出27亿元。", ""),
        ("年报显示，液态奶收入27亿元。", ""),
        ("三季报显示，北江粮机前三季度净利润3亿元。", "北江粮机"),
        ("松山市2019年国民经济和社会发展统计公报\n一、综合", "松山市"),
        ("近日，北江粮机举行2021年年度报告发布会，董事长出席。", "北江粮机"),
        ("北江粮机今日（31日）发布的2022年度报告显示，净利润3亿元。", "北江粮机"),
        ("北江粮机于近日发布了其2023年年度报告。", "北江粮机"),
        ("北江粮机：2023年年度报告\n致股东信\n过去一年，公司经营稳健。", "北江粮机"),
        ("8月24日晚，北江电池股份有限公司发布半年报，上半年营收18亿元。", "北江电池"),
        ("北江物流29日晚间公告称，前三季度营收65亿元。", "北江物流"),
        ("财经讯 10月28日晚间，北江汽车披露三季报。", "北江汽车"),
        ("多家银行近日披露年报，净息差收窄。", ""),
        ("中共松山市委副书记、市长李明作政府工作报告。", "松山市"),
        ("松山盟2022年国民经济和社会发展统计公报\n一、综合", "松山盟"),
        ("松山县乡村振兴有新路。去年，松山县获评“全国文明城市提名县”。", "松山县"),
        ("2013年以来，浙江成就很大，全省收入高于全国。", "浙江省"),
        ("关于松山市2013年财政预算执行情况和2014年预算草案的报告", "松山市"),
        ("我代表省人民政府报告工作。四川去年丰收。四川的路通了。和谐四川更美。广东来了客人。", "四川省"),
        ("我代表省人民政府，向大会报告工作，完成了省十届人大五次会议确定的任务。全国领先。我国第一。", "省"),
    ],
)
def test_an_article_is_about_the_place_or_company_of_its_lead(text: str, subject: str) -> None:
    assert subject_of(text) == subject


def test_the_same_words_of_two_counties_are_two_series_and_of_one_county_one() -> None:
    texts = (
        "2023年，翁源县完成村庄整治271个。全县接待游客584万人次。",
        "2023年，乐昌市完成村庄整治301个。全市接待游客235万人次。",
        "2022年，翁源县完成村庄整治230个，接待游客500万人次。",
    )
    points = [
        point
        for number, text in enumerate(texts)
        for point in sources(text, read_figures(text, DAY), str(number), published=DAY)
    ]
    made = {(one.name, one.place): sorted(str(point.value) for point in one.points) for one in build(points)}
    assert made == {
        ("完成村庄整治", "翁源县"): ["230", "271"],
        ("完成村庄整治", "乐昌市"): ["301"],
        ("接待游客", "翁源县"): ["5000000", "5840000"],
        ("接待游客", "乐昌市"): ["2350000"],
    }
