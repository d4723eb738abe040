"""Tables: what heads, labels and titles say of the numbers in rows."""

import datetime as dt
from decimal import Decimal

import pytest

from monitor.articles import Direction, Figure, Role
from monitor.figures import read_figures

PUBLISHED = dt.date(2024, 2, 1)


def read(text: str) -> list[Figure]:
    """The figures of a text published in February 2024."""
    return list(read_figures(text, PUBLISHED))


def test_rows_have_the_unit_and_the_time_that_stand_above_them() -> None:
    found = read("表1 2023年各乡镇茶叶产量\n单位：吨\n乡镇\t产量\n云溪镇\t1280\n石垭乡\t945\n合计\t2225\n")
    assert [(one.indicator, one.value, one.unit, one.period) for one in found] == [
        ("云溪镇产量", Decimal(1280), "吨", "2023"),
        ("石垭乡产量", Decimal(945), "吨", "2023"),
        ("产量", Decimal(2225), "吨", "2023"),
    ]


def test_years_head_columns() -> None:
    found = read("指标 2022年 2023年\n游客(万人次) 120.5 163.2\n旅游收入(亿元) 8.4 11.9\n")
    assert [(one.indicator, one.value, one.period) for one in found] == [
        ("游客", Decimal(1205000), "2022"),
        ("游客", Decimal(1632000), "2023"),
        ("旅游收入", Decimal(840000000), "2022"),
        ("旅游收入", Decimal(1190000000), "2023"),
    ]


@pytest.mark.parametrize("head", ["比上年增减(%)", "同比增长(%)", "涨跌幅(%)", "比2022年增长%", "同比±%", "增速(%)"])
def test_a_column_of_changes_tells_how_what_stands_before_it_moved(head: str) -> None:
    rows = f"品种\t产量(吨)\t{head}\n稻谷\t1280\t6.2\n花生\t945\t-3.1\n"
    changes = [one for one in read(rows) if one.role is Role.CHANGE]
    assert [(one.indicator, one.value, one.unit, one.direction) for one in changes] == [
        ("稻谷产量", Decimal("6.2"), "%", Direction.UP),
        ("花生产量", Decimal("-3.1"), "%", Direction.DOWN),
    ]


def test_each_change_is_of_the_column_before_it() -> None:
    found = read("区域\t产量(吨)\t同比(%)\t产值(万元)\t同比(%)\n东湾\t320\t4.1\t96\t5.2\n西坪\t415\t-1.2\t118\t0.8\n")
    assert [one.indicator for one in found if one.role is Role.CHANGE] == [
        "东湾产量",
        "东湾产值",
        "西坪产量",
        "西坪产值",
    ]


@pytest.mark.parametrize("measure", ["失业率", "出生率", "占比", "上座率"])
def test_a_rate_is_no_change(measure: str) -> None:
    found = read(f"区域 {measure}(%)\n青江 4.2\n石岭 5.1\n")
    assert [(one.indicator, one.role) for one in found] == [
        (f"青江{measure}", Role.LEVEL),
        (f"石岭{measure}", Role.LEVEL),
    ]


def test_a_column_of_an_earlier_time_measures_what_the_one_before_it_does() -> None:
    found = read("区域\t失业率(%)\t上年同期(%)\t同比增减(百分点)\n青江\t4.2\t4.6\t-0.4\n石岭\t5.1\t5.0\t0.1\n")
    assert [(one.indicator, one.role, one.period) for one in found[:3]] == [
        ("青江失业率", Role.LEVEL, None),
        ("青江失业率", Role.LEVEL, "2022"),
        ("青江失业率", Role.CHANGE, None),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "序号 名称\n1 东湾\n2 西坪\n",
        "姓名 电话\n李明 0751-123456\n王强 0751-654321\n",
        "区域\t排名\n青江\t3\n石岭\t5\n",
        "批次\t样品\t结果\n1\t生姜\t合格\n2\t豇豆\t合格\n",
    ],
)
def test_orders_and_codes_are_no_figures(text: str) -> None:
    assert read(text) == []


def test_cells_that_tell_of_their_movement_tell_of_what_the_row_is() -> None:
    found = read("粮食 45.2万吨 同比增长3.1%\n蔬菜 62.7万吨 同比下降1.2%\n")
    assert [(one.indicator, one.role, one.direction) for one in found] == [
        ("粮食", Role.LEVEL, None),
        ("粮食", Role.CHANGE, Direction.UP),
        ("蔬菜", Role.LEVEL, None),
        ("蔬菜", Role.CHANGE, Direction.DOWN),
    ]


@pytest.mark.parametrize("head", ["单位", "计量单位"])
@pytest.mark.parametrize("between", ["\t", " "])
def test_a_column_may_tell_the_unit_of_each_row(head: str, between: str) -> None:
    rows = [["产品", head, "产量", "比上年增长(%)"], ["稻谷", "万吨", "6.92", "1.2"], ["花生", "吨", "4350", "-2.1"]]
    found = read("".join(between.join(row) + "\n" for row in rows))
    assert [(one.indicator, one.value, one.unit, one.role) for one in found] == [
        ("稻谷产量", Decimal(69200), "吨", Role.LEVEL),
        ("稻谷产量", Decimal("1.2"), "%", Role.CHANGE),
        ("花生产量", Decimal(4350), "吨", Role.LEVEL),
        ("花生产量", Decimal("-2.1"), "%", Role.CHANGE),
    ]


def test_a_unit_of_a_number_is_no_figure_and_changes_may_be_in_it() -> None:
    found = read("品种 计价单位 1月30日 1月23日 涨跌\n鸡蛋 元/500克 4.80 4.78 0.02\n瘦肉 元/500克 16.00 16.10 -0.10\n")
    assert [(one.value, one.unit, one.direction) for one in found] == [
        (Decimal("4.80"), "元/500克", None),
        (Decimal("4.78"), "元/500克", None),
        (Decimal("0.02"), "元/500克", Direction.UP),
        (Decimal("16.00"), "元/500克", None),
        (Decimal("16.10"), "元/500克", None),
        (Decimal("-0.10"), "元/500克", Direction.DOWN),
    ]


def test_columns_without_numbers_measure_nothing() -> None:
    found = read(
        "品名\t规格\t单位\t本期价格\t上期价格\t环比\n白菜\t新鲜\t元/公斤\t2.10\t2.30\t-8.7%\n生姜\t新鲜\t元/公斤\t9.80\t9.20\t6.5%\n"
    )
    assert {one.indicator for one in found} == {"白菜价格", "生姜价格"}


@pytest.mark.parametrize("part", ["其中：城镇", "#城镇", "1.城镇", "（一）城镇", "一、城镇", "其中:1、城镇"])
def test_the_label_of_a_part_is_what_it_is_of(part: str) -> None:
    found = read(f"指标\t年末数（万人）\t比重（%）\n户籍人口\t22.8\t100.0\n{part}\t9.6\t42.1\n")
    assert [one.indicator for one in found[2:]] == ["城镇", "城镇比重"]


def test_shares_are_of_the_rate_and_changes_of_what_stands_before_them() -> None:
    head, row = "项目\t预算数\t执行数\t完成预算\t比上年增长", "税收收入\t3.9\t4.1\t105.1\t4.4"
    found = read(f"单位：亿元、%\n{head}\n{row}\n非税收入\t2.0\t2.02\t101.0\t-1.5\n")[:4]
    assert [(one.unit, one.role) for one in found] == [
        ("元", Role.TARGET),
        ("元", Role.LEVEL),
        ("%", Role.LEVEL),
        ("%", Role.CHANGE),
    ]
    assert found[3].indicator == "税收收入执行数"


def test_what_is_counted_without_a_measure_word_is_a_figure_without_a_unit() -> None:
    found = read("镇\t户数\t人口\n必背镇\t1206\t5340\n桂头镇\t3450\t15200\n")
    assert [(one.indicator, one.value, one.unit) for one in found[:2]] == [
        ("必背镇户数", Decimal(1206), ""),
        ("必背镇人口", Decimal(5340), ""),
    ]


def test_rows_may_end_in_words() -> None:
    found = read("项目\t总投资（万元）\t2024年计划投资（万元）\t内容\n乡道\t1200\t600\t改造\n水渠\t800\t500\t新建\n")
    assert [(one.indicator, one.role, one.period) for one in found[:2]] == [
        ("乡道总投资", Role.LEVEL, None),
        ("乡道计划投资", Role.TARGET, "2024"),
    ]


def test_a_title_may_say_that_all_of_a_table_in_per_cent_tells_of_changes() -> None:
    found = read("2023年居民消费价格比上年涨跌幅度\n单位：%\n指标 全市 城市\n衣着 0.4 0.3\n居住 -0.3 -0.4\n")
    assert [one.direction for one in found] == ["up", "up", "down", "down"]


def test_changes_of_prices_and_of_stocks_have_the_unit_of_what_changed() -> None:
    prices = read("今日批发价格（单位：元/公斤）\n品名\t均价\t涨跌\n大白菜\t1.2\t+0.1\n青椒\t7.8\t-0.6\n")
    assert {(one.unit, one.kind) for one in prices} == {("元/公斤", "price")}
    stocks = read(
        "2023年末存贷款余额（单位：亿元）\n项目\t年末余额\t比年初增减\n存款\t312.6\t28.4\n贷款\t198.3\t-1.2\n"
    )
    assert [(one.unit, one.period) for one in stocks] == [("元", "2023-12")] * 4


def test_blanks_for_looks_part_no_cells() -> None:
    found = read(
        "主要产品产量如下：\n2023年 比上年增长%\n棉 花 47.2 万吨 18.1\n烤 烟 26 万吨 -6.2\n其中：油菜籽 69 万吨 2.5\n"
    )
    assert [(one.indicator, one.unit, one.period, one.direction) for one in found] == [
        ("棉花", "吨", "2023", None), ("棉花", "%", "2023", "up"), ("烤烟", "吨", "2023", None),
        ("烤烟", "%", "2023", "down"), ("油菜籽", "吨", "2023", None), ("油菜籽", "%", "2023", "up"),
    ]  # fmt: skip
    found = read("产品\t单位\t产值\n合 计\t万元\t8652\n原 煤\t万元\t312\n")
    assert [one.indicator for one in found] == ["产值", "原煤产值"]


def test_upright_strokes_part_cells() -> None:
    found = read(
        "| 品种 | 本期（元/公斤） | 环比（%） |\n|:--|--:|--:|\n| 白菜 | 1.82 | -3.2 |\n| 土豆 | 2.35 | 0.4 |\n"
    )
    assert [(one.text, one.unit, one.direction) for one in found] == [
        ("1.82", "元/公斤", None), ("-3.2", "%", "down"), ("2.35", "元/公斤", None), ("0.4", "%", "up"),
    ]  # fmt: skip


def test_what_a_year_asks_for_is_planned() -> None:
    found = read("2023年财政收入（单位：万元）\n乡镇 年度任务 累计完成\n城关镇 3600 3815\n双河乡 860 902\n")
    assert [one.role for one in found] == ["target", "level"] * 2


def test_people_of_an_age_label_rows() -> None:
    found = read("2023年末人口（万人）\n指标 年末数 比重（%）\n0-15岁 48.6 18.1\n60岁及以上 57.5 21.4\n")
    assert [one.indicator for one in found] == ["0-15岁", "0-15岁比重", "60岁及以上", "60岁及以上比重"]


def test_the_days_in_a_title_are_those_of_its_week() -> None:
    found = read(
        "蔬菜价格周报表（1月19日-25日）\n单位：元/500克\n品种\t本周\t上周\t涨跌幅%\n白菜\t1.2\t1.1\t9.1\n黄瓜\t2.3\t2.1\t9.5\n"
    )
    weeks = ["2024-01-19/2024-01-25", "2024-01-12/2024-01-18", "2024-01-19/2024-01-25"]
    assert [one.period for one in found] == weeks * 2
