"""Which figures are of one series, and which only look alike."""

from __future__ import annotations

import datetime as dt

import pytest

from monitor.articles import Kind
from monitor.figures import read_figures
from monitor.series import SourcePoint, sources
from monitor.series.build import build
from monitor.series.naming.names import canonical
from tests.monitor.series.points import point

MARCH = dt.date(2022, 3, 5)


def are_linked(a: SourcePoint, b: SourcePoint) -> bool:
    return len(build([a, b])) == 1


SAME = {
    "two names of the budget's revenue": (
        point("2014年公共财政收入【3.2亿】元。", "公共财政收入", "元", "2014"),
        point("2021年，全县一般公共预算收入达到【6.1亿】元。", "全县一般公共预算收入", "元"),
    ),
    "two names of trade": (
        point("进出口总额【8】亿美元。", "进出口总额", "美元", "2020"),
        point("外贸进出口贸易总额为【9】亿美元。", "外贸进出口贸易总额", "美元"),
    ),
    "tonnes and catties": (
        point("粮食总产量【5】万吨。", "粮食总产量", "吨", "2020"),
        point("全年粮食产量【11】亿斤。", "全年粮食产量", "斤"),
    ),
    "mu and hectares": (
        point("茶园面积【860】亩。", "茶园面积", "亩", "2020"),
        point("茶园面积【60】公顷。", "茶园面积", "公顷"),
    ),
    "measure words": (
        point("办理建议【28】件。", "代表建议", "件", "2020"),
        point("办理代表建议【31】项。", "代表建议", "项"),
    ),
    "a price said in full and in short": (
        point("猪肉平均价格【25.1】元/公斤。", "猪肉平均价格", "元/公斤", "2021-03-01"),
        point(
            "全国农产品批发市场猪肉平均价格为【26】元/公斤。",
            "全国农产品批发市场猪肉平均价格",
            "元/公斤",
            "../2022-03-01",
        ),
    ),
    "a price for a kilogram and for a catty": (
        point("鸡蛋批发均价【9.7】元/公斤。", "鸡蛋批发均价", "元/公斤", "2021-03-01"),
        point("鸡蛋【4.9】元/斤。", "鸡蛋", "元/斤", "2021-03-02"),
    ),
    "the number of kinds is not the name": (
        point("重点监测的28种蔬菜平均价格【4.2】元/公斤。", "重点监测的28种蔬菜平均价格", "元/公斤", "2021-03-01"),
        point("蔬菜批发均价【4.3】元/公斤。", "蔬菜批发均价", "元/公斤", "2021-03-02"),
    ),
    "a rise and a fall": (
        point("粮食产量增长【2.1】%。", "粮食产量", "%", "2020", role="change", direction="up"),
        point("粮食产量比上年下降【1.3】%。", "粮食产量", "%", role="change", direction="down"),
    ),
    "farmers are rural residents": (
        point("农民人均纯收入【4140】元。", "农民人均纯收入", "元", "2020"),
        point("农村居民家庭人均纯收入【4761】元。", "农村居民家庭人均纯收入", "元"),
    ),
    "a stock at the year's end": (
        point("2020年全县有农家书屋【102】个。", "农家书屋", "个", "2020"),
        point("截至2021年底，农家书屋【108】个。", "农家书屋", "个", "../2021-12"),
    ),
    "a place in full and in short": (
        point("收入【40万】元。", "村集体经济收入", "元", "2020", place="乳源瑶族自治县东坪镇东田村"),
        point("村集体收入【45万】元。", "村集体收入", "元", place="东田村"),
    ),
}

APART = {
    "achieved and aimed at": (
        point("粮食产量【5】万吨。", "粮食产量", "吨"),
        point("粮食产量要稳定在【5】万吨以上。", "粮食产量", "吨", "2022", role="target", published=MARCH),
    ),
    "aimed at without a word for it": (
        point("2021年，城镇新增就业【900】人。", "城镇新增就业", "人"),
        point("城镇新增就业【900】人以上。", "城镇新增就业", "人", "2022", published=MARCH),
    ),
    "level and growth": (
        point("财政收入【5】亿元。", "财政收入", "元"),
        point("财政收入增长【5】%。", "财政收入", "%", role="change", direction="up"),
    ),
    "growth in percent and in yuan": (
        point("财政收入比上年增加【2】亿元。", "财政收入", "元", role="change", direction="up"),
        point("财政收入比上年增长【2】%。", "财政收入", "%", role="change", direction="up"),
    ),
    "level and growth in yuan": (
        point("财政收入【5】亿元。", "财政收入", "元"),
        point("财政收入比上年增加【5】亿元。", "财政收入", "元", role="change", direction="up"),
    ),
    "one year and five": (
        point("新增就业【900】人。", "城镇新增就业", "人"),
        point("五年城镇新增就业【4500】人。", "城镇新增就业", "人", "2017/2021"),
    ),
    "one year and the average of five": (
        point("生产总值增长【6】%。", "生产总值", "%", role="change", direction="up"),
        point("生产总值年均增长【6】%。", "生产总值", "%", "2017/2021", role="change", direction="up", per="year"),
    ),
    "whole and part": (
        point("财政赤字【5】亿元。", "财政赤字", "元"),
        point("其中中央财政赤字【3】亿元。", "中央财政赤字", "元"),
    ),
    "urban and rural": (
        point("城镇居民人均可支配收入【30000】元。", "城镇居民人均可支配收入", "元"),
        point("农村居民人均可支配收入【18000】元。", "农村居民人均可支配收入", "元"),
    ),
    "stock and addition": (
        point("高速公路里程【120】公里。", "高速公路里程", "公里"),
        point("新增高速公路里程【12】公里。", "高速公路里程", "公里"),
    ),
    "total and per head": (
        point("生产总值【90】亿元。", "地区生产总值", "元"),
        point("人均生产总值【40000】元。", "人均地区生产总值", "元"),
    ),
    "yuan and dollars": (
        point("进出口总额【9】亿元。", "进出口总额", "元"),
        point("进出口总额【9】亿美元。", "进出口总额", "美元"),
    ),
    "registered and surveyed": (
        point("城镇登记失业率【4.1】%。", "城镇登记失业率", "%"),
        point("城镇调查失业率【5.1】%。", "城镇调查失业率", "%"),
    ),
    "wholesale and retail": (
        point("猪肉批发均价【25】元/公斤。", "猪肉批发均价", "元/公斤", "2021-03-01"),
        point("猪肉零售均价【35】元/公斤。", "猪肉零售均价", "元/公斤", "2021-03-01"),
    ),
    "pork and live pigs": (
        point("猪肉平均价格【25】元/公斤。", "猪肉平均价格", "元/公斤", "2021-03-01"),
        point("生猪平均价格【15】元/公斤。", "生猪平均价格", "元/公斤", "2021-03-01"),
    ),
    "two indices of one bulletin": (
        point("“农产品批发价格200指数”为【116.05】。", "“农产品批发价格200指数”", "", "2022-07-25", kind=Kind.INDEX),
        point("“菜篮子”产品批发价格指数为【116.45】。", "“菜篮子”产品批发价格指数", "", "2022-07-25", kind=Kind.INDEX),
    ),
    "since yesterday and since last year": (
        point("猪肉平均价格比昨天上升【0.5】%。", "猪肉平均价格", "%", "2022-07-25", role="change", direction="up"),
        point("猪肉平均价格同比上升【15】%。", "猪肉平均价格", "%", "2022-07-25", role="change", direction="up"),
    ),
    "since the year before and since long ago": (
        point("粮食产量比2020年增长【2】%。", "粮食产量", "%", role="change", direction="up"),
        point("粮食产量比2016年增长【12】%。", "粮食产量", "%", role="change", direction="up"),
    ),
    "two villages": (
        point("村集体收入【40万】元。", "村集体收入", "元", place="东田村"),
        point("村集体收入【45万】元。", "村集体收入", "元", place="云门村"),
    ),
    "month and year": (
        point("接待游客【20万】人次。", "接待游客", "人次", "2021-10"),
        point("接待游客【200万】人次。", "接待游客", "人次"),
    ),
    "people and visits": (
        point("培训【200】人。", "技能培训", "人"),
        point("培训【900】人次。", "技能培训", "人次"),
    ),
    "the old level and the planned one": (
        point("补助标准由【40】元提高到80元。", "补助标准", "元", "2021", published=MARCH),
        point("补助标准由40元提高到【80】元。", "补助标准", "元", "2022", published=MARCH),
    ),
    "total and general revenue": (
        point("财政总收入【9】亿元。", "财政总收入", "元"),
        point("一般公共预算收入【6】亿元。", "一般公共预算收入", "元"),
    ),
}


@pytest.mark.parametrize("name", SAME)
def test_are_one_series(name: str) -> None:
    one, other = SAME[name]
    assert are_linked(one, _elsewhere(other))


@pytest.mark.parametrize("name", APART)
def test_are_apart(name: str) -> None:
    one, other = APART[name]
    assert not are_linked(one, _elsewhere(other))


def _elsewhere(one: SourcePoint) -> SourcePoint:
    return SourcePoint(one.figure, "b", one.sentence, one.revision, one.published)


def test_a_share_is_of_what_stands_before_it() -> None:
    text = "全社会研发经费达到{}亿元，占生产总值的比重为{}%。"
    other = "教育经费{}亿元，占生产总值的比重为{}%。"
    shares = []
    for k, words in enumerate((text, other)):
        name = words.split("达到")[0].split("{")[0]
        money = point(words.format("【3】", "2"), name, "元", article=str(k))
        share = point(words.format("3", "【2】"), "占生产总值的比重", "%", article=str(k))
        shares += [money, share]
    assert len(build(shares)) == 4


@pytest.mark.parametrize(
    ("indicator", "kind", "name"),
    [
        ("国务院共提出法律议案", Kind.COUNT, "法律议案"),
        ("今年经济增长预期目标", Kind.PERCENT, "GDP"),
        ("拟安排中央财政赤字", Kind.MONEY, "中央财政赤字"),
        ("居民消费价格总水平涨幅", Kind.PERCENT, "居民消费价格"),
        ("中央财政拟安排“三农”投入", Kind.MONEY, "中央财政支出:三农"),
        ("全国社会消费品零售总额", Kind.MONEY, "社会消费品零售总额"),
        ("瘦肉型白条猪肉出厂价格", Kind.PRICE, "瘦肉型猪肉出厂价格"),
        ("全市名牌市场占有率", Kind.PERCENT, "名牌市场占有率"),
        ("另有小学教学点", Kind.COUNT, "小学教学点"),
        ("年产茶叶", Kind.MASS, "茶叶产量"),
        ("产品", Kind.MASS, "产品"),
        ("平均办理时限由法定", Kind.DURATION, "平均办理时限"),
        ("城镇从业人员", Kind.COUNT, "城镇从业人员"),
    ],
)
def test_canonical_names(indicator: str, kind: Kind, name: str) -> None:
    assert canonical(indicator, kind) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("年末全县小学60所，在校生【4.5万】人。", "小学在校生"),
        ("去年，松山县产值超亿元企业达到【135】家。", "产值1亿元企业"),
        ("去年，松山县产茶【1.5万】吨。", "茶产量"),
        ("去年，松山县另有教学点【65】个。", "教学点"),
    ],
)
def test_a_series_is_called_by_all_that_it_measures(text: str, name: str) -> None:
    at, plain = text.index("【"), text.replace("【", "").replace("】", "")
    points = sources(plain, read_figures(plain, MARCH), "a", published=MARCH)
    [found] = [one for one in build(points) if any(p.source.figure.span.start == at for p in one.points)]
    assert found.name == name


def test_what_a_change_within_a_month_sets_out_from_is_of_no_time_that_is_told() -> None:
    text = "10月，松山县快递单件成本从4.5元降到2.2元。"
    points = sources(text, read_figures(text, MARCH), "a", published=MARCH)
    [found] = build(points)
    assert {str(one.value): one.period for one in found.points} == {"2.2": "2021-10", "4.5": None}
