"""Laws: whatever a sentence tells of, in the usual frames of reports and news its indicator is just that."""

from __future__ import annotations

import datetime as dt

import pytest

from monitor.figures import read_figures

PUBLISHED = dt.date(2022, 7, 25)
# What is told of, its unit, and two amounts of it.
THINGS = """
    地区生产总值 亿元 52.6 3.1|一般公共预算收入 亿元 52.6 3.1|社会消费品零售总额 亿元 52.6 3.1|规模以上工业增加值 亿元 52.6 3.1
    实际利用外资 亿美元 52.6 3.1|农村居民人均可支配收入 元 526 31|贷款余额 亿元 52.6 3.1|粮食播种面积 万亩 52.6 3.1
    粮食总产量 万吨 52.6 3.1|烟叶收购量 万担 52.6 3.1|生猪存栏 万头 52.6 3.1|能繁母猪存栏 万头 52.6 3.1|家禽出栏 万羽 52.6 3.1
    森林覆盖率 % 52.6 3.1|常住人口 万人 52.6 3.1|出生率 ‰ 52.6 3.1|城镇新增就业 人 526 31|全社会用电量 亿千瓦时 52.6 3.1
    公路通车里程 公里 526 31|港口货物吞吐量 万吨 52.6 3.1|旅游收入 亿元 52.6 3.1|移动电话用户 万户 52.6 3.1|医院床位 张 526 31
    低保对象 户 526 31|农民专业合作社 家 526 31|专利授权量 件 526 31|网络零售额 亿元 52.6 3.1|商品房销售面积 万平方米 52.6 3.1
    新能源汽车销量 万辆 52.6 3.1|归母净利润 亿元 52.6 3.1|毛利率 % 52.6 3.1|月活跃用户 亿 52.6 3.1|市场份额 % 52.6 3.1
    不良贷款率 % 52.6 3.1|融资余额 亿元 52.6 3.1|金价 元/克 526 31|鸡蛋零售价 元/斤 526 31|确诊病例 例 526 31
    门诊量 万人次 52.6 3.1|受灾人口 万人 52.6 3.1|农作物受灾面积 公顷 526 31|直接经济损失 亿元 52.6 3.1|最大风速 米/秒 526 31
    村级集体经济收入 万元 52.6 3.1|自来水普及率 % 52.6 3.1|空气优良天数 天 526 31|交通事故 起 526 31|办结率 % 52.6 3.1
    电池容量 mAh 526 31|起售价 万元 52.6 3.1|平均票价 元 526 31|观影人次 万人次 52.6 3.1|录取率 % 52.6 3.1
"""
FRAMES = (
    "{S}达{N}{U}。",
    "2021年，全县{S}{N}{U}，同比增长5%。",
    "截至6月底，{S}为{N}{U}，比上年末增加{M}{U}。",
    "全市{S}由上年的{M}{U}增加到{N}{U}。",
    "数据显示，上半年全市{S}超过{N}{U}，下降3.2%。",
    "预计今年{S}将达到{N}{U}。",
    "{S}同比增长12.5%，{S}突破{N}{U}。",
    "目前，该县{S}已有{N}{U}。",
    "今年一季度，{S}环比下降0.3个百分点。",
    "全市{S}大幅增长12.5%，其中农村地区增长8%。",
)


@pytest.mark.parametrize("thing", [line.strip() for line in THINGS.replace("\n", "|").split("|") if line.strip()])
def test_what_is_told_of(thing: str) -> None:
    named, unit, amount, less = thing.split()
    for frame in FRAMES:
        text = frame.format(S=named, U=unit, N=amount, M=less)
        first = read_figures(text, PUBLISHED)[0]
        assert first.indicator == named, text
