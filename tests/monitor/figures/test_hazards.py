"""The reader on disasters, roads, police and courts."""

import datetime as dt
from decimal import Decimal

import pytest

from monitor.articles import Figure, Kind, Qualifier, Role
from monitor.figures import read_figures

PUBLISHED = dt.date(2022, 7, 25)


def read(text: str) -> list[Figure]:
    """The figures of a text published in July 2022."""
    return list(read_figures(text, PUBLISHED))


@pytest.mark.parametrize(
    ("text", "span", "value", "unit"),
    [
        ("判处有期徒刑3年6个月。", "3年6", "3.5", "年"),
        ("判处有期徒刑十年六个月。", "十年六", "10.5", "年"),
        ("判处有期徒刑1年4个月。", "1年4", "1.3333", "年"),
        ("判处拘役5个月。", "5", "5", "个月"),
        ("从县城到村里要走2小时30分钟。", "2小时30", "2.5", "小时"),
        ("暂扣驾驶证6个月。", "6", "6", "个月"),
    ],
)
def test_how_long_in_two_units_is_one_figure(text: str, span: str, value: str, unit: str) -> None:
    [figure] = read(text)
    assert (figure.text, figure.value, figure.unit, figure.kind) == (span, Decimal(value), unit, Kind.DURATION)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("村里来了百把人。", "100", "人"),
        ("一年能挣万把块。", "10000", "块"),
        ("买了千把斤米。", "1000", "斤"),
    ],
)
def test_a_round_number_with_ba_is_about_so_many(text: str, value: str, unit: str) -> None:
    [figure] = read(text)
    assert (figure.value, figure.unit, figure.qualifier) == (Decimal(value), unit, Qualifier.ABOUT)


def test_ba_after_an_exact_number_counts_what_has_a_handle() -> None:
    assert [(figure.text, figure.unit) for figure in read("上百把椅子，30把雨伞。")] == [("百", "把"), ("30", "把")]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("最大降雨量出现在石岭镇，达218.5毫米。", "最大降雨量"),
        ("海峡北部、青川沿海将有9至10级大风。", "大风"),
        ("该地再次发生4.3级地震。", "地震"),
        ("“海神”将以每小时20至25公里的速度向西移动。", "“海神”速度"),
        ("七级风圈半径300公里，十级风圈半径120公里。", "七级风圈半径"),
        ("这条村道长3.2公里。", "村道"),
    ],
)
def test_what_is_measured(text: str, name: str) -> None:
    first = read(text)[0]
    assert (first.indicator, first.place) == (name, "石岭镇" if "石岭镇" in text else None)


def test_an_hour_that_is_near_is_no_figure() -> None:
    assert [figure.text for figure in read("临近11点发生5级地震，造成2人死亡。")] == ["5", "2"]


def test_the_force_of_a_ring_of_wind_names_it() -> None:
    assert [figure.text for figure in read("七级风圈半径300公里，十级风圈半径120公里。")] == ["300", "120"]


def test_blanks_part_thousands_before_a_measure_word() -> None:
    found = read("全省受理案件312 465件，审结11 020件，涉及1 203 400人。")
    assert [figure.value for figure in found] == [312465, 11020, 1203400]
    assert [figure.value for figure in read("3月20 300千瓦")] == [300]


def test_two_shares_are_of_the_two_told_before() -> None:
    found = read("农村火灾12起、亡35人，占总数的40%和51%。")
    assert [figure.indicator[:2] for figure in found[2:]] == [figure.indicator[:2] for figure in found[:2]]


def test_what_has_been_built_is_no_plan_where_that_only_tells_which() -> None:
    assert read("建成后的清溪村道途经7个村民小组。")[0].role is Role.LEVEL
    assert read("项目建成后的年产值为5亿元。")[0].role is Role.TARGET


def test_ages_that_tell_people_apart_are_no_figures() -> None:
    assert [figure.text for figure in read("14岁以上不满16岁的217人。")] == ["217"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("一座200余米高的山体突然垮了。", "山体高"),
        ("挖出一条3米宽的水渠。", "水渠宽"),
        ("造成车内3人遇难1人受重伤。", "遇难人数"),
        ("滑坡共造成34户、170间民房倒塌。", "民房倒塌"),
    ],
)
def test_what_is_measured_or_befell(text: str, name: str) -> None:
    assert read(text)[0].indicator == name


def test_two_of_those_told_before_are_counted() -> None:
    assert [figure.text for figure in read("车内一共6人，其中二人已获救。二人转很热闹。")] == ["6", "二"]


def test_a_degree_below_zero_is_qualified_before_its_sign() -> None:
    assert read("最低气温低于零下1℃。")[0].qualifier is Qualifier.LESS_THAN


def test_the_list_of_days_under_a_forecast_is_forecast() -> None:
    text = "本周天气为：25日，多云，最高气温9℃左右；26日，小雨，最高气温7℃左右。"
    assert [figure.role for figure in read(text)] == [Role.TARGET, Role.TARGET]


@pytest.mark.parametrize(
    ("text", "medals"),
    [
        ("举重队收获六金一银，成绩喜人。", [6, 1]),
        ("代表团以12金8银9铜共29枚奖牌收官。", [12, 8, 9, 29]),
        ("她在女子49公斤级比赛中夺得一金。", []),
    ],
)
def test_medals_by_their_metals(text: str, medals: list[int]) -> None:
    assert [figure.value for figure in read(text)] == medals


def test_a_lift_is_what_it_shows() -> None:
    assert [figure.indicator for figure in read("她的抓举94公斤、挺举116公斤的表现堪称完美。")] == ["抓举", "挺举"]


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("截至9日，累计发现病例1406例。此前一周内，新增病例145例。", ["../2022-07-09", "2022-07-02/2022-07-09"]),
        ("疫情至13日有1975个病例，其中106人不治。", ["../2022-07-13", "../2022-07-13"]),
        ("5日至13日共有1975人报名。", ["2022-07-05/2022-07-13"]),
        ("2013年患者达382万人，较2003年时的194万人翻了一番。", ["2013", "2003", "2013"]),
        ("2005年春节黄金周期间，接待游客69万人次。", ["2005-02-09/2005-02-15"]),
        ("2003年五一黄金周接待游客30万人次。", ["2003-05-01/2003-05-07"]),
        ("今年“五一”5天假期，接待游客30万人次。", ["2022-04-30/2022-05-04"]),
        ("今年“五一”旅游人次恢复六成。", ["2022-04-30/2022-05-04"]),
    ],
)
def test_when_so_many_fell_ill_or_travelled(text: str, periods: list[str]) -> None:
    assert [figure.period for figure in read(text)] == periods


@pytest.mark.parametrize("text", ["确诊、疑似和可能感染病例1406例，死亡514人。", "几乎是此前估计数字的两倍。"])
def test_cases_that_may_be_and_old_estimates_are_no_forecasts(text: str) -> None:
    assert {figure.role for figure in read(text)}.isdisjoint({Role.TARGET})


def test_almost_so_many_times_is_nearly() -> None:
    assert read("患者超过8亿人，几乎是此前估计的两倍。")[-1].qualifier is Qualifier.NEARLY


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("警方抓获陈某等5名涉嫌贩毒的犯罪嫌疑人。", "嫌疑人"),
        ("关于医疗费，根据票据扣除不相关的费用，确定为2.4万元。", "医疗费"),
        ("灾害致使614户、2776人不同程度受灾。", "不同程度受灾"),
    ],
)
def test_whom_and_what_a_verdict_or_a_hazard_is_of(text: str, name: str) -> None:
    assert read(text)[0].indicator == name


def test_what_the_year_before_is_set_beside_does_not_cross_the_stop() -> None:
    found = read("2021年1月至10月性传播占85%，而去年同期为78%。其中，同性传播占21%。")
    assert [figure.period for figure in found] == ["2021-01/2021-10", "2020-01/2020-10", "2021-01/2021-10"]


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("截至2015年8月5日，全市报告病例412例，去年同期为230例。", ["../2015-08-05", "../2014-08-05"]),
        ("2015年8月5日发生地震。截至当地时间17时30分，已造成12人死亡。", ["../2015-08-05"]),
    ],
)
def test_up_to_a_day_and_its_year_before(text: str, periods: list[str]) -> None:
    assert [figure.period for figure in read(text)] == periods


@pytest.mark.parametrize(
    ("text", "value"), [("龙卷风砸死耕牛五头。", 5), ("短时阵风达到十级以上。", 10), ("地震烈度达七级。", 7)]
)
def test_numerals_of_what_a_storm_is_and_kills(text: str, value: int) -> None:
    assert [figure.value for figure in read(text)] == [value]


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("2014年7月16日，暴雨突降。当日14点30分开始冰雹来袭，冰雹最大直径3厘米。", "2014-07-16"),
        ("2014年国庆黄金周首日，接待游客20万人次。", "2014-10-01"),
        ("2014年国庆长假第二天，接待游客20万人次。", "2014-10-02"),
    ],
)
def test_the_hour_and_the_day_on_which_it_was(text: str, period: str) -> None:
    assert read(text)[0].period == period


def test_a_fall_in_temperature_is_named_after_it() -> None:
    assert read("江南东南部、华南等地部分地区将出现6至8℃降温。")[0].indicator == "降温"


def test_dens_are_no_nests() -> None:
    assert [figure.value for figure in read("警方在家中及出租房的两窝点内，缴获假药1000多万片。")] == [10_000_000]


def test_from_a_term_of_school_on() -> None:
    assert read("自2021年秋季学期起，补助标准提高至5元。")[0].period == "2021-09/.."


def test_three_days_of_a_holiday_with_their_dates() -> None:
    [sent] = read("2021年端午假期三天（12日至14日），共发送旅客1.24亿人次。")
    assert (sent.value, sent.period) == (124_000_000, "2021-06-12/2021-06-14")


def test_what_has_come_back_to_where_it_was() -> None:
    assert [figure.indicator for figure in read("旅游出游8913.6万人次，恢复至疫前同期的98.7%。")] == ["旅游出游"] * 2


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("她以1分54秒70的成绩改写亚洲纪录。", "1.9117", "分"),
        ("她以56秒40的成绩夺冠。", "56.4", "秒"),
        ("他在马拉松比赛中以2小时9分39秒的成绩夺冠。", "2.1608", "小时"),
        ("高峰期行车间隔4分30秒。", "4.5", "分"),
    ],
)
def test_how_long_a_race_took_is_one_figure(text: str, value: str, unit: str) -> None:
    [took] = read(text)
    assert (str(took.value), took.unit, took.kind) == (value, unit, Kind.DURATION)


def test_what_each_term_costs_is_no_price() -> None:
    assert read("每个学期就要花费1700元。")[0].kind is Kind.MONEY


def test_what_a_prefecture_has_done_is_not_it() -> None:
    assert read("凉山州已完成七个溜索改桥项目。")[0].indicator == "溜索改桥项目"


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("22日以来的暴雨共造成76万人受灾。", "2022-07-22/2022-07-25"),
        ("截至24日7时，22日以来的暴雨共造成76万人受灾。", "2022-07-22/2022-07-24"),
        ("10天以来，暴雨共造成76万人受灾。", "2022-07-15/2022-07-25"),
        ("2018到2021年4年间，全市建设幼儿园100个。", "2018/2021"),
        ("在园儿童占比2019年底达到30%。", "2019-12"),
    ],
)
def test_since_which_day_and_in_which_years(text: str, period: str) -> None:
    assert read(text)[0].period == period


def test_a_bar_that_is_passed_is_no_aim() -> None:
    found = read("公办率达55%，超过国家规定公办率50%的要求。同时，全市对民办园进行补贴，使普惠率达到96%。")
    assert [figure.role for figure in found] == [Role.LEVEL] * 3


def test_rain_in_one_basin_after_another() -> None:
    found = read("大清河系降雨量达261毫米，子牙河系171毫米，漳卫河系168毫米。")
    assert [figure.indicator for figure in found] == ["大清河系降雨量", "子牙河系降雨量", "漳卫河系降雨量"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("其中2人重伤、4人轻伤。", ["重伤", "轻伤"]),
        ("造成1人死亡、2名重伤、4名轻伤。", ["死亡", "重伤", "轻伤"]),
        ("2020年通车的3.8公里公路终结了村民攀爬的历史。", ["公路"]),
        ("惠及了包括土桥乡在内的三个乡12个行政村。", ["乡", "行政村"]),
        ("15名遇难者中14人为四家子镇人。", ["遇难者", "四家子镇人"]),
    ],
)
def test_the_hurt_and_what_a_road_reaches(text: str, names: list[str]) -> None:
    found = [figure.indicator for figure in read(text)]
    assert [name if name in one else one for one, name in zip(found, names, strict=True)] == names


def test_days_in_custody_are_no_date() -> None:
    held, days, fined = read("18人被处以行政拘留15日并处罚款3000元。")
    assert "拘留" in held.indicator
    assert (days.value, days.kind, days.period) == (15, Kind.DURATION, None)
    assert (fined.indicator, fined.role, fined.period) == ("罚款", Role.LEVEL, None)


@pytest.mark.parametrize("text", ["7座以下小客车免费通行。", "一辆载有数人的客车与一辆货车追尾。"])
def test_sorts_of_cars_are_not_counted(text: str) -> None:
    assert read(text) == []


def test_what_the_insurance_paid_is_no_price() -> None:
    assert read("大病保险又报了1.1万元。")[0].kind is Kind.MONEY


@pytest.mark.parametrize("text", ["要翻两座山。", "景区降价907个。"])
def test_what_is_crossed_or_cheaper_is_counted(text: str) -> None:
    assert read(text)[0].role is Role.LEVEL


def test_how_often_somebody_took_bribes() -> None:
    often, sum_taken = read("被告人利用职务便利，先后46次收受他人贿赂共计人民币386万元。")
    assert "收受他人贿赂" in often.indicator
    assert (sum_taken.value, sum_taken.indicator) == (3_860_000, "收受他人贿赂")


@pytest.mark.parametrize(("text", "values"), [("患有1型和2型糖尿病的人不少。", []), ("一斤柑橘只能卖五毛钱。", [5])])
def test_types_and_what_one_sells_for(text: str, values: list[int]) -> None:
    assert [figure.value for figure in read(text)] == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("每斤涨到一块二。", ["1.2"]),
        ("每斤卖一块五毛钱。", ["1.5"]),
        ("大家一块二话不说干起来。", []),
        ("一块五彩的石头。", []),
    ],
)
def test_one_yuan_and_so_many_tenths(text: str, values: list[str]) -> None:
    assert [str(figure.value) for figure in read(text)] == values
