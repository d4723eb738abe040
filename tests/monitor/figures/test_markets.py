"""The reader on markets, makers and their accounts."""

import datetime as dt

import pytest

from monitor.articles import Figure
from monitor.figures import read_figures

PUBLISHED = dt.date(2022, 7, 25)


def read(text: str) -> list[Figure]:
    """The figures of a text published in July 2022."""
    return list(read_figures(text, PUBLISHED))


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("截至6月26日的2022财年第三季度，公司营收3亿元；每股收益0.5元。", ["2022-35", "2022-35"]),
        ("公司发布2022财年第四财季业绩。\n第四季度营收3亿元。全年营收11亿元。", ["2022-36", "2022"]),
        ("公司发布2022财年第四财季业绩。\n7月20日，另一家公司说，第四季度营收3亿元。", ["2021-36"]),
        ("截至2022年6月30日止六个月，公司收入32亿元；毛利率31%。", ["2022-01/2022-06", "2022-01/2022-06"]),
        ("截至2022年6月30日止年度，公司收入60亿元。", ["2021-07/2022-06"]),
        ("截至2021年12月31日的年度，公司收入60亿元。", ["2021"]),
        ("截至6月30日的三个月，公司收入9亿元。", ["2022-04/2022-06"]),
        ("上季GDP同比增长3.2%。", ["2022-34"]),
        ("本财政年度首4个月（即截至2022年7月）的开支为80亿元。", ["2022-04/2022-07"]),
        ("本财政年度首4个月的开支为80亿元。", [None]),
        ("预计2022至23财政年度的盈余为29亿元。", ["2022/2023"]),
        ("1-6月，累计销量为3.6万辆，完成全年销量目标的46.5%。", ["2022-01/2022-06", "2022-01/2022-06"]),
        ("日活跃用户为3.9亿，较去年同期3.7亿增长5.1%。", [None, "2021", None]),
        ("赤字与产值之比2023年将升至11%。", ["2023"]),
        ("今年6月新增就业14.3万人，低于去年11月26.1万人的数据。", ["2022-06", "2021-11"]),
    ],
)
def test_times_that_accounts_tell_of(text: str, periods: list[str | None]) -> None:
    assert [figure.period for figure in read(text)] == periods


@pytest.mark.parametrize(
    ("text", "directions"),
    [
        ("青岭银行高收4%，云帆股份急挫7%，溪谷股份回吐3%。", ["up", "down", "down"]),
        ("道指跌120点，或0.3%，报39000点。", ["down", "down", None]),
        ("公司市值蒸发24亿美元（约合人民币171亿元）。", ["down", "down"]),
        ("甲行和乙行总资产增速较快，分别为12.8%和12.1%。", ["up", "up"]),
        ("该国GDP增长由5.2%放缓至4.5%。", ["up", "up"]),
        ("出货量5040万台，并获得了20.8%的同比增长。", [None, "up"]),
        ("三项费用率同比分别变化+7.9/-0.4/0.4个百分点。", ["up", "down", "up"]),
        ("大盘/限额以上餐饮分别同比0.9%/-1.6%，营收同比2.1%。", ["up", "down", "up"]),
        ("经营亏损同比缩窄64.5%。", ["down"]),
    ],
)
def test_which_way_it_went_in_the_words_of_the_exchanges(text: str, directions: list[str | None]) -> None:
    assert [figure.direction for figure in read(text)] == directions


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("当日综合指数以3310.5点小幅高开。", ["综合指数"]),
        ("溪谷股份报44.5元，较30.2元的发行价上涨47.4%。", ["溪谷股份", "发行价", "溪谷股份"]),
        ("云帆股份股价大跌5.6%，连续第三个交易日走低，较近期高点已下跌16%。", ["云帆股份股价", "云帆股份股价"]),
        ("青川手机以5040万台的出货量位居第二。", ["青川手机出货量", "青川手机出货量"]),
        ("新车以7.3万辆的成绩稳居第二。", ["新车", "新车"]),
        ("出货量为5300万部，超过疫情之前的水平，同比增长9%。", ["出货量", "出货量"]),
        ("扣除非经常性损益后的净利润为4200万元。", ["扣除非经常性损益后的净利润"]),
        ("每股盈利为0.5元。收入3亿元。", ["每股盈利", "收入"]),
    ],
)
def test_what_the_exchanges_tell_of(text: str, names: list[str]) -> None:
    assert [figure.indicator for figure in read(text)] == names


def test_ranges_that_fall_or_say_nearly_again() -> None:
    found = read("股价升5%至近6%，在4955至4900元区间震荡。")
    assert [(figure.low, figure.high) for figure in found] == [(5, 6), (4900, 4955)]


def test_units_that_stand_only_at_the_end_of_a_row() -> None:
    found = read("屏幕为5.8、6.2英寸，后置5000万+1200万像素摄像头。")
    assert [figure.unit for figure in found] == ["英寸", "英寸", "像素", "像素"]
    found = read("预计2022/23/24年净利润为9.1/10.2/11.3亿元。")
    assert [figure.value for figure in found] == [910000000, 1020000000, 1130000000]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("应用拥有3亿日活用户、9亿周活跃用户。", ["日活用户", "周活跃用户"]),
        (
            "青川公司营收331亿元，超越318亿元的目标，创下新高，同比增加30%。",
            ["青川公司营收", "青川公司营收目标", "青川公司营收"],
        ),
        ("毛利率59.5%，优于预期的55.5%，较上季上扬0.9个百分点。", ["毛利率"] * 3),
        ("本轮融资最终获得5倍认购。", ["认购"]),
        ("总营收87亿元，净利润3.3亿元。", ["总营收", "净利润"]),
        ("电池直径46毫米，高度80毫米。", ["电池直径", "电池高度"]),
        ("青川公司资本支出40亿元，销售额300亿元。", ["青川公司资本支出", "青川公司销售额"]),
        ("青川公司营收3亿元，EPS由0.5元调高至0.6元。", ["青川公司营收", "EPS", "EPS"]),
        (
            "投资资产为1.1万亿元，其中62.9%为债券投资，17.8%为股票投资。",
            ["投资资产", "投资资产债券投资", "投资资产股票投资"],
        ),
        ("（一）财产保险收入45亿元。", ["财产保险收入"]),
        ("保费收入在高基数基础上同比增长33.5%。", ["保费收入"]),
    ],
)
def test_what_makers_and_insurers_tell_of(text: str, names: list[str]) -> None:
    assert [figure.indicator for figure in read(text)] == names


@pytest.mark.parametrize(
    ("text", "directions"),
    [
        ("6月社会融资规模增量为1.78万亿元，比上年同期多1283亿元。", [None, "up"]),
        ("本轮融资最终获得5倍认购。", [None]),
        ("美洲（36.9%）、日本（19.8%）和欧洲（16.1%）的销售额同比均有较快增长。", ["up", "up", "up"]),
        ("甲行（1.2%）和乙行（1.4%）的不良率较低。", [None, None]),
        ("净利润增速从高到低分别为：甲保险+60.5%、乙保险+58.9%。", ["up", "up"]),
    ],
)
def test_which_way_it_went_for_makers_and_insurers(text: str, directions: list[str | None]) -> None:
    assert [figure.direction for figure in read(text)] == directions


def test_what_is_told_beside_other_money_and_what_is_no_qualifier() -> None:
    assert [figure.unit for figure in read("岛国录得64亿坡元（约370亿港元）盈余。")] == ["坡元", "港元"]
    assert read("占比只有微不足道的1.6%。")[0].qualifier == "exact"
    assert read("股东减持公司股份320万股。")[0].place is None


def test_what_else_a_day_at_the_exchange_and_a_device_tell() -> None:
    found = read("综合指数今早高开4点，早段最多曾倒跌24点，低见4141点。")
    assert [(figure.text, figure.direction, figure.indicator) for figure in found] == [
        ("4", "up", "综合指数"),
        ("24", "down", "综合指数"),
        ("4141", None, "综合指数"),
    ]
    assert read("市场半日成交9667亿元。")[0].per is None
    assert [figure.unit for figure in read("后置64MP主摄、8MP超广角。")] == ["MP", "MP"]
    assert read("CPU功耗相比云雀8降低了约30%。")[0].indicator == "CPU功耗"
    assert read("新增就业15万个，远远超出了经济学家预期的14万个。")[1].indicator == "新增就业"
    assert read("今年产量300万吨，比去年的280万吨总量高7%。")[2].direction == "up"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("云帆币24小时内跌逾5%。", ["云帆币"]),
        ("道指跌386.51点，跌幅0.84%，报45752.26点。", ["道指", "道指跌幅", "道指"]),
        ("科创50指数逆市涨0.3%。", ["科创50指数"]),
        ("云帆股份盘中两度停牌，成交额达5亿元。", ["云帆股份成交额"]),
        ("云帆公司公布2021财年第四财季业绩，营收为102亿美元。", ["营收"]),
        ("溪谷汽车总营收203.8亿元。毛利率达到20.1%。", ["溪谷汽车总营收", "溪谷汽车毛利率"]),
        ("产能利用率95.8%。前三季度营收495.1亿元。", ["产能利用率", "营收"]),
        ("在管面积5.96亿平方米。", ["在管面积"]),
    ],
)
def test_what_is_told_of_in_a_session_and_in_accounts(text: str, names: list[str]) -> None:
    assert [figure.indicator for figure in read(text)] == names


def test_models_for_sale_dividends_and_ratios() -> None:
    assert [figure.kind for figure in read("大师版11999元起，标准款4699元起。")] == ["price", "price"]
    assert read("投资款3万元起。")[0].kind == "money"
    assert read("董事会批准派发季度股息每股0.114美元。")[0].kind == "money"
    assert read("杠杆率将升至4.5倍左右，2021年为3.8倍。")[1].direction is None
    assert read("该星座计划部署1.5万颗卫星。")[0].role == "target"
    assert read("沪铜主力合约上涨860元。")[0].qualifier == "exact"


def test_values_released_expected_and_revised() -> None:
    revised = read("新增就业16.8万人，前值由29.1万人上修为30.4万人。")
    assert [figure.indicator for figure in revised] == ["新增就业人数"] * 3
    released = read("核心通胀公布值为2.7%，预期值为2.9%，前值为3.2%。")
    assert [figure.indicator for figure in released] == ["核心通胀公布值"] * 3
    assert [figure.role for figure in released] == ["level", "target", "level"]
    released = read("6月出口下降2.4%，预期下降0.3%，前值增长1.4%，修正后为增长1.7%。")
    assert [(figure.role, figure.direction) for figure in released] == [
        ("change", "down"), ("target", None), ("change", "up"), ("change", "up"),
    ]  # fmt: skip
    released = read("6月新增就业17.5万人，预期14.9万人；5月修正为12.9万人，初值11.3万人。")
    assert {figure.indicator for figure in released} == {"新增就业人数"}
    assert [figure.role for figure in released] == ["level", "target", "level", "level"]
    assert [figure.text for figure in read("信心指数为69，高于预期的68.5和前值67.9。")] == ["69", "68.5", "67.9"]
    assert read("新增就业66.1万人，较市场预期少20.7万人。")[1].direction == "down"
    forecast = read("机构预测：2025年GDP增长4.8%（上次预测：4.9%），CPI上涨0.8%，前次预测为1.1%。")
    assert [(figure.indicator, figure.role) for figure in forecast] == [
        ("GDP", "target"), ("GDP", "target"), ("CPI", "target"), ("CPI", "target"),
    ]  # fmt: skip
    assert read("营收在310亿美元上下浮动2%，毛利率约为72%。")[2].indicator == "毛利率"


def test_devices_told_apart_by_memory_and_shares_placed_at_a_price() -> None:
    sold = read("128GB版售价2199元，256GB高配版售价2699元。")
    assert [figure.text for figure in sold] == ["2199", "2699"]
    assert read("内存16GB，硬盘512GB。")[0].unit == "GB"
    assert read("平均帧率为58.7帧。")[0].unit == "帧"
    assert read("公司拟以每股14.2元的价格定向增发1.1亿股。")[0].indicator == "定向增发价格"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("沪锌报20165元/吨，跌0.12%；普方坯出厂含税报3280元。", ["沪锌", "沪锌", "普方坯出厂含税"]),
        ("螺纹钢（Φ20mm，HRB400E）价格为3897元/吨，线材（HPB300，8mm）价格为4098元/吨。", ["螺纹钢价格", "线材价格"]),
        ("产值突破百亿元，成为青岭首个300亿元园区。", ["产值", "园区"]),
        ("溪口市成交面积环比涨幅最大，环比上涨231%。", ["溪口市成交面积"]),
        ("黄花梨出园价涨幅居前，每吨上涨30元。", ["黄花梨出园价"]),
        ("业务规模结束了下降局面，达到30亿元。", ["业务规模"]),
        ("20个主要城市整体成交均价略有上升，为4399元/平方米。", ["主要城市整体", "主要城市整体成交均价"]),
        ("住宅用地成交量小幅下降，共成交20宗，环比减少13%。", ["住宅用地成交量"] * 2),
        (
            "推出土地面积98公顷，其中溪口、石岭分别推出23公顷和21公顷。",
            ["推出土地面积", "溪口推出土地面积", "石岭推出土地面积"],
        ),
        ("回购价不超过5元，预计可回购2900万股。", ["回购价", "回购"]),
        ("其中，产险公司32亿元，再保险公司86亿元。", ["产险公司", "再保险公司"]),
        ("23次商业性发射创收24亿元。", ["商业性发射创收"] * 2),
        ("研制了23颗非地球同步轨道卫星。", ["非地球同步轨道卫星"]),
        ("营收为20亿元，一口气突破20亿元大关。", ["营收", "营收"]),
    ],
)
def test_what_a_market_report_says_over(text: str, names: list[str]) -> None:
    assert [figure.indicator for figure in read(text)] == names


def test_trillions_of_another_reckoning_and_months_that_are_no_rate() -> None:
    assert [figure.value for figure in read("营收约为1兆2,119.79亿元，市值达2.5兆元。")] == [
        1211979000000,
        2500000000000,
    ]
    assert [figure.per for figure in read("公司前七个月营收为12亿元。公司月营收为2亿元。")] == [None, "month"]
    assert read("公司前三个月销售空调30万台。")[0].per is None


def test_the_week_that_was_said_to_be_the_last() -> None:
    text = "上周（7月18日-24日）成交12宗。\n7月第三周（7月18日-24日）周报显示，推出土地98宗。\n上周成交土地49宗。"
    assert [figure.period for figure in read(text)] == ["2022-07-18/2022-07-24"] * 3


def test_prices_for_one_of_other_measures() -> None:
    found = read("天然气期货报每百万英热单位4.23美元，涨3%，汽油收于每加仑2.78美元（约合每升0.73美元）。")
    assert [figure.kind for figure in found] == ["price", "percent", "price", "price"]
    assert [figure.indicator for figure in found] == ["天然气期货", "天然气期货", "汽油", "汽油"]
    assert found[3].qualifier == "about"


def test_within_what_time_something_came_names_nothing() -> None:
    found = read("手机用户成为主要动力，半年内新增433万户，达到2770万户。")
    assert [figure.indicator for figure in found] == ["手机用户", "手机用户"]
    assert "到期" in read("公司一年内到期的借款为3亿元。")[0].indicator


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("2021国庆，全市接待游客12万人次。", ["2021-10-01/2021-10-07"]),
        ("据测算，全国2021春节实现旅游收入2亿元。", ["2021-02-11/2021-02-17"]),
        (
            "2019五一假期，接待游客12万人次；2020国庆铁路发送旅客50万人次。",
            ["2019-05-01/2019-05-04", "2020-10-01/2020-10-08"],
        ),
        ("今年春节接待游客300万人次。", ["2022-01-31/2022-02-06"]),
        ("铜价本周下跌2%，此前一周下跌6%。", ["2022-07-25/2022-07-31", "2022-07-18/2022-07-24"]),
    ],
)
def test_holidays_of_a_year_without_its_word_and_the_week_before(text: str, periods: list[str]) -> None:
    assert [figure.period for figure in read(text)] == periods


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("营业收入报135亿元，胜分析员估计的110亿元，按年增长1倍。", ["营业收入"] * 3),
        ("收入超过100亿元，创纪录新高，胜分析员估计的79亿元。", ["收入", "收入"]),
        ("毛利率为71%，公司指引为70%。", ["毛利率", "毛利率"]),
        ("集团批准额外的250亿元股份回购计划。", ["股份回购计划"]),
        ("溪谷股份股价一度升逾9%，全日收市涨3.2%。", ["溪谷股份股价", "溪谷股份股价"]),
        ("科技指数升幅达5%，收市仅升逾1%。", ["科技指数升幅", "科技指数升幅"]),
        ("营收达512亿元，贡献了公司近九成营收增量。", ["营收", "营收增量"]),
        ("贡献了全省约六成就业。", ["就业"]),
        ("南川对东盟进出口1.1万亿元；对中国香港增长16%。", ["南川对东盟进出口", "南川对中国香港进出口"]),
    ],
)
def test_what_others_had_expected_and_what_a_share_covers(text: str, names: list[str]) -> None:
    assert [figure.indicator for figure in read(text)] == names


def test_what_analysts_estimated_is_foreseen() -> None:
    found = read("毛利率为71%，高于公司指引的70%，分析师估计为70.1%。")
    assert [figure.role for figure in found] == ["level", "target", "target"]
    assert [figure.qualifier for figure in found] == ["exact", "exact", "exact"]
    assert read("专家估计损失20亿元。")[0].role == "level"
    assert read("机器人的新增量为6.6万台。")[0].role == "level"
    assert read("青岭银行一度重上41元。")[0].kind == "price"
    assert read("上季盈利92亿元。")[0].period == "2022-34"


def test_months_that_stand_by_themselves_hold_for_what_is_parallel() -> None:
    found = read("主要市场均有增长，前6个月，对东盟增长14.8%；对美国增长15%；对欧盟增长12%。")
    assert [figure.period for figure in found] == ["2022-01/2022-06"] * 3


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("门店冬季日营业额约1200元，夏季约2000元。", ["门店冬季日营业额", "门店夏季日营业额"]),
        ("民宿平时入住率60%，周末达95%。", ["民宿平时入住率", "民宿周末入住率"]),
        ("主打6至8元价格带。", ["价格带"]),
        ("覆盖海内外50大城市。", ["大城市"]),
        ("村集体收入实现了从3万元到50万元的突破。", ["村集体收入", "村集体收入突破"]),
    ],
)
def test_what_is_told_of_other_times_and_of_bands(text: str, names: list[str]) -> None:
    assert [figure.indicator for figure in read(text)] == names


def test_leaps_and_what_is_passed() -> None:
    assert [figure.value for figure in read("日订单量实现了从0到2000万的高速成长。")] == [0, 20_000_000]
    assert [figure.per for figure in read("日订单量超2000万，夏季约3000万。")] == ["day", "day"]
    passed = read("票房均过10亿元，用户数过3亿，去过5万个村。")
    assert [figure.qualifier for figure in passed] == ["more_than", "more_than", "exact"]
    assert [figure.text for figure in read("算力为每秒10的18次方次运算，可绕地球16圈多。")] == ["16"]
    fell = read("冰淇淋产品倒退9%，贷款余额冲到1.2万亿峰值。")
    assert [(figure.indicator, figure.kind, figure.direction) for figure in fell] == [
        ("冰淇淋产品", "percent", "down"),
        ("贷款余额", "money", None),
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("企业达到年销量500亿包、销售额超过500亿元的黄金期。", ["企业达到年销量", "企业达到年销售额"]),
        ("线下、线上两个场景分别出现了10%和20%的跌幅。", ["场景", "线下", "线上"]),
        ("村镇银行坚持扎根原则：70%贷款投向当地。", ["贷款投向当地"]),
        ("金七门核电1号机组设计寿命为60年。", ["金七门核电1号机组设计寿命"]),
        ("五门冰箱成为主调，两门轿车销量增长5%。", ["两门轿车销量"]),
        ("开设三门特色课程。", ["特色课程"]),
    ],
)
def test_what_ages_and_doors_do_not_name(text: str, names: list[str]) -> None:
    assert [figure.indicator for figure in read(text)] == names


def test_what_is_served_is_counted_and_points_below_a_standard_fall() -> None:
    assert read("累计为352万农户和小微企业发放贷款580万笔。")[0].kind == "count"
    found = read("收入增长5.29%，低于全国7.8%平均增速2.5个百分点。")
    assert [figure.direction for figure in found] == ["up", "up", "down"]


def test_runs_up_to_a_half_year_and_what_was_once_approved() -> None:
    assert read("从1999年到今年上半年，累计上网电量达到1963亿千瓦时。")[0].period == "1999/2022-06"
    assert read("粉面在2008年一度达到500亿包。")[0].period == "2008"
    assert read("工程今年4月7日通过核准，总投资超过200亿元。")[0].period is None


def test_the_lists_of_a_quarter_and_what_each_day_takes() -> None:
    text = "第二季度业绩：\n·用户数量达到2130万。\n·每名用户平均每天访问时长达到55分钟，比上年同期的34分钟增加64%，比上一季度的47分钟增加18%。\n股价上涨3%。"
    found = read(text)
    assert [figure.period for figure in found] == ["2022-34"] * 2 + ["2021-34", "2022-34", "2022-33", "2022-34", None]
    assert [figure.per for figure in found] == [None, "day", "day", None, "day", None, None]
    assert read("次季收入为3.87亿美元。")[0].period == "2022-34"


def test_ranges_with_the_currency_said_again_and_peaks_that_name_nothing() -> None:
    found = read("预计净营收将达到人民币10.5亿元至人民币11亿元。")
    assert [(figure.low, figure.high) for figure in found] == [(1050000000, 1100000000)]
    assert read("橡胶价格创出27560元/吨高点后回落。")[0].indicator == "橡胶价格"
    assert [figure.text for figure in read("电池通过半固态技术过渡，库消比降至18.3%。")] == ["18.3"]
    assert read("OPEC产量为2699万桶/日。")[0].kind == "volume"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("但青岭股价未能维持在高点，最终报收于每股462元。", ["青岭股价"]),
        ("青岭股价跟随大市，在当地时间周五高开高走，收涨7.56%。", ["青岭股价"]),
        ("清河源以25亿元拔得头筹，云帆公司以3亿元垫底。", ["清河源", "云帆公司"]),
        ("云桥银行等七家租赁公司签署订单。", ["租赁公司"]),
        ("满意程度最高的是支付环节，为79.1分；最低的是宣传环节，为64.7分。", ["支付环节满意程度", "宣传环节满意程度"]),
        (
            "原因依次为性价比高（60%）、展示的商品很喜欢（56%）、价格优惠（54%）。",
            ["性价比高", "展示的商品很喜欢", "价格优惠"],
        ),
        ("在4384名有过网购经历的受访者中，有45%的消费者满意。", ["受访者", "消费者"]),
    ],
)
def test_what_is_placed_and_asked(text: str, names: list[str]) -> None:
    assert [figure.indicator for figure in read(text)] == names


def test_sums_of_a_list_with_one_trillion_behind_and_how_long_a_stock_lasts() -> None:
    found = read("发行量和净融资额分别为7.29万亿元和4.19万亿元，分别比去年同期增加2.09和1.73万亿元。")
    assert [(figure.value, figure.direction) for figure in found[2:]] == [(2090000000000, "up"), (1730000000000, "up")]
    assert [figure.unit for figure in read("电厂存煤6348万吨，可用15天。")] == ["吨", "天"]
    assert [figure.text for figure in read("数据呈现另一番景象，产值翻一番。")] == ["一"]
    told = read("公司发布2021年第三季度（即公司的第四财季）业绩报告。\n其中显示，本季度营收9亿元。")
    assert [figure.period for figure in told] == ["2021-35"]


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("公司发布2021年中期业绩，收入7.06亿元。", ["2021-01/2021-06"]),
        ("公司公布截至6月30日止中期业绩，溢利3亿元。", ["2022-01/2022-06"]),
        ("2021年6月底毛利3.9亿元，与截至2020年6月30日止六个月相较增加约14.6%。", ["2021-06", "2021-06"]),
    ],
)
def test_what_half_a_year_brought(text: str, periods: list[str]) -> None:
    assert [figure.period for figure in read(text)] == periods


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("整车尺寸为4840/1950/1560mm。", [(4840, "mm"), (1950, "mm"), (1560, "mm")]),
        ("四驱版最大功率分别为150/230kW。", [(150, "kW"), (230, "kW")]),
        ("最大扭矩245N.m，匹配6速手动和6速双离合变速箱。", [(245, "N.m")]),
        ("派发中期股息每股3.15港仙。", [(3.15, "港仙")]),
        ("外汇储备为2.28万亿SDR。", [(2280000000000, "SDR")]),
        ("已完成2/3的工程。", [(0.67, "")]),
        ("零百加速仅需3.8s，最大功率306Ps，最高车速180km/h。", [(3.8, "s"), (306, "Ps"), (180, "km/h")]),
        ("用电86太瓦时，像素密度460ppi。", [(86, "太瓦时"), (460, "ppi")]),
        ("老字号4s店，净值3日累计下跌15.1bp。", [(15.1, "bp")]),
    ],
)
def test_what_makers_write_in_short(text: str, values: list[tuple[float, str]]) -> None:
    found = read(text)
    assert [
        (None if figure.value is None else round(float(figure.value), 2), figure.unit) for figure in found
    ] == values


def test_roads_a_car_is_driven_on_name_nothing() -> None:
    assert read("说到油耗，综合路况下为6升左右。")[0].indicator == "油耗"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("服务机器人占比42%，超过了工业机器人（38%）。", ["服务机器人占比", "工业机器人"]),
        ("云桥公司单季净利20.19亿元，落后于青岭公司（30.99亿元）。", ["云桥公司单季净利", "青岭公司"]),
        ("价格一路下滑，从最初的高位至今已跌超六成。", ["价格"]),
        ("云桥公司获得国资基金近8亿元A轮融资。", ["A轮融资"]),
        ("云桥公司获得国资基金近8亿元的A轮融资。", ["A轮融资"]),
        ("金价在20日凌晨的电子交易中最高触及811.80美元。", ["金价"]),
        ("云桥公司股价在20日的盘后交易中下跌5%。", ["云桥公司股价"]),
        ("轿车销量33万辆（批发口径），增长8%。", ["轿车销量", "轿车销量"]),
        ("提价带动吨价上涨3%，致使毛利润减少424万元。", ["吨价", "毛利润"]),
        ("单店翻座率4.4，PB 2.1，开店61城。", ["单店翻座率", "PB", "开店"]),
        ("部分城商行利息净收入大幅增长，西川银行增长六成。", ["西川银行利息净收入"]),
        (
            "部分银行利息净收入下降，贵岭银行和紫溪银行分别下降12%和17%。",
            ["贵岭银行利息净收入", "紫溪银行利息净收入"],
        ),
        ("出货量8040万部，印度是青岭手机最大的市场，占总出货量的15%。", ["出货量", "印度占总出货量"]),
        ("公司流动净负债维持在较高水平，2024年为6.9亿元。", ["公司流动净负债"]),
        ("青岭手机（AAPL.US）挤进前三，出货量为4441万部。", ["青岭手机出货量"]),
        ("双方签署价值5亿元的采购协议。", ["采购协议"]),
        ("平岭银行以5.77万亿元总资产居首。", ["总资产"]),
        ("充电联盟统计充电桩总量692万台。继2021年芯片支出增长35%以后，去年下降。", ["充电桩总量", "芯片支出"]),
        ("月产能5万片，良率升至82%，明年扩至8万片。", ["月产能", "良率", "月产能"]),
        ("公司投入3亿元研发费用及最高2亿元推广费用。", ["研发费用", "推广费用"]),
        (
            "对东盟进出口6.2亿元，对欧盟、美国分别进出口4.9亿元和3.4亿元。",
            ["东盟进出口", "欧盟进出口", "美国进出口"],
        ),
        ("0-100km/h加速时间为4s左右，公司持有Orion18%股权。", ["0-100km/h加速时间", "股权"]),
    ],
)
def test_what_is_set_beside_in_brackets_and_where_it_was_traded(text: str, names: list[str]) -> None:
    assert [figure.indicator for figure in read(text)] == names


@pytest.mark.parametrize(
    ("text", "directions"),
    [
        ("服务机器人占比42%，超过了工业机器人（38%）。", [None, None]),
        ("云桥公司净利20.19亿元，落后于青岭公司（30.99亿元）。", [None, None]),
        ("上半年，硅片、电池产量同比增长均在45%以上。", ["up"]),
        ("各区产值同比下降在10%以内。", ["down"]),
        ("上周后两个交易日，期金下跌51.30美元。", ["down"]),
    ],
)
def test_what_moved_and_what_is_only_less(text: str, directions: list[str | None]) -> None:
    assert [figure.direction for figure in read(text)] == directions


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("预计25-27年营收40.1/46.7亿元。", []),
        ("预计25-27年营收18.0/21.4/25.7亿元。", [(1800000000, "2025"), (2140000000, "2026"), (2570000000, "2027")]),
        ("预计2025-2026年EPS为0.38/0.47元。", [(0.38, "2025"), (0.47, "2026")]),
        ("2022-2024年毛利率分别为 31.2、30.4、29.9 %。", [(31.2, "2022"), (30.4, "2023"), (29.9, "2024")]),
        (
            "2022-2024年净利润分别为 2.8、3.1、3.5 亿元。",
            [(280000000, "2022"), (310000000, "2023"), (350000000, "2024")],
        ),
        ("预计FY2026-FY2027年净利润为9.2/9.6亿元。", [(920000000, "2026"), (960000000, "2027")]),
        ("FY26-28净利润5.1/6.2/7.3亿元。", [(510000000, "2026"), (620000000, "2027"), (730000000, "2028")]),
        ("FY2023/FY2024营收为20.1/23.4亿元。", [(2010000000, "2023"), (2340000000, "2024")]),
        ("2023A/2024E营收20.1/23.4亿元。", [(2010000000, "2023"), (2340000000, "2024")]),
        ("25E/26E/27E每股收益EPS为0.4/0.5/0.6元。", [(0.4, "2025"), (0.5, "2026"), (0.6, "2027")]),
        ("预计2025-26E净利润对应PE 20.1x/16.0x。", [(20.1, "2025"), (16, "2026")]),
        ("自产占比从FY2022的6.3%升至FY2024的30%。", [(6.3, "2022"), (30, "2024")]),
        ("FY25Q1营收20亿元，24H1末门店280家。", [(2000000000, "2025-33"), (280, "2024-06")]),
        ("2024年3Q营收20亿元，2Q末门店280家。", [(2000000000, "2024-35"), (280, "2024-06")]),
        (
            "预计2024-2025年BVPS 12.97(+0.09)、14.28(-0.06)元/股。",
            [(12.97, "2024"), (0.09, "2024"), (14.28, "2025"), (-0.06, "2025")],
        ),
        (
            "预计24-25年EPS为8.12(+0.35)/9.04(+0.41)元。",
            [(8.12, "2024"), (0.35, "2024"), (9.04, "2025"), (0.41, "2025")],
        ),
        ("截至2023年8月27日收盘，股价21元，当日涨0.7%。", [(21, "../2023-08-27"), (0.7, "2023-08-27")]),
        ("2023-2024年净利润5.1、6.3亿元。", [(510000000, "2023"), (630000000, "2024")]),
        (
            "将2025-2026年盈利预测由3.2、4.1亿元下调至2.8、3.5亿元。",
            [(320000000, "2025"), (410000000, "2026"), (280000000, "2025"), (350000000, "2026")],
        ),
    ],
)
def test_a_row_under_a_run_of_years_has_a_figure_for_each(text: str, told: list[tuple[float, str]]) -> None:
    assert [(float(one.value or 0), one.period) for one in read(text)] == told


@pytest.mark.parametrize(
    ("text", "ways"),
    [
        ("公司营收10.4亿元/-13.9%，净利润0.7亿元/+11.7%。", [None, "down", None, "up"]),
        ("毛利率61.4%/-1.7个百分点。", [None, "down"]),
        ("沪指-0.35%，深成指+0.20%，净利率-3.2%。", ["down", "up", None]),
        ("板块普涨，青岭股份（+5.2%）、云桥科技（-1.3%）。", ["up", "down"]),
        ("销量分别较上年同期变化17.2%、6.9%、-10.9%。", ["up", "up", "down"]),
        ("跌幅最大达2.79%，营收保持逾20%增长，订单录得5%下滑。", ["down", "up", "down"]),
        ("小盘股PE 35.2倍。", [None]),
        ("销售、财务费用率分别为16.1%/-6.6%。", [None, None]),
        ("营收同增1.5%，净利润同降2.9%，毛利环比仅增0.4%。", ["up", "down", "up"]),
    ],
)
def test_signs_behind_a_slash(text: str, ways: list[str | None]) -> None:
    assert [one.direction for one in read(text)] == ways


def test_a_share_of_what_was_told_last_is_of_its_time() -> None:
    text = "今年菌价上涨，1-6月人均获得收入413.6元，占现金收入的12.4%；占家庭经营收入的31.8%。"
    assert {(one.period, one.per) for one in read(text)} == {("2022-01/2022-06", None)}


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        (
            "下周一至周三分别到期500亿元、600亿元和700亿元。",
            ["2022-08-01", "2022-08-02", "2022-08-03"],
        ),
        (
            "下周将有1800亿元逆回购到期，其中周一至周三分别到期500亿元、600亿元和700亿元。",
            ["2022-08-01/2022-08-07", "2022-08-01", "2022-08-02", "2022-08-03"],
        ),
        ("本周（7月18日至22日）共有1800亿元逆回购到期，其中周五700亿元。", ["2022-07-18/2022-07-22", "2022-07-22"]),
        ("7月1日至3日，客流分别为12万人次、13万人次和15万人次。", ["2022-07-01", "2022-07-02", "2022-07-03"]),
        ("上周五大品种产量909万吨。", ["2022-07-18/2022-07-24"]),
        ("样本周度库存6.92万吨。", [None]),
        ("单Q2营收13亿元。", ["2022-34"]),
        ("1—2月300城成交7142万平方米。", ["2022-01/2022-02"]),
        ("6月经销商库存预警指数51.8%。", ["2022-06"]),
        ("2022年618期间（5月20日—6月18日），零售量288万台。", ["2022-05-20/2022-06-18"]),
        ("单价由2019年的3,500元降至2,100元左右；前五个月营收16.2亿元。", ["2019", None, "2022-01/2022-05"]),
        ("均价去年全年跌去四成，面板由年初的112元一度跌至9月的79元。", ["2021", "2021-01", "2021-09"]),
        (
            "截至6月30日，净利6亿元，上年同期为4亿元。\n毛利率53%，去年同期为65%。",
            ["../2022-06-30", "../2021-06-30", None, "../2021-06-30"],
        ),
        ("指数报187点，距离2008年8月的高点差2%。\n1—5月成交49万吨。", [None, None, "2022-01/2022-05"]),
        ("2019年、2020年、2021年分别营收6亿元、7亿元和9亿元，年均增长20%。", ["2019", "2020", "2021", "2019/2021"]),
        ("期末现金1024亿元，上季末为746亿元。", [None, "2022-06"]),
        ("均价较2021年11月最高点59万元/吨跌去八成。", ["2021-11", None]),
        (
            "公司2022年半年度报告摘要。\n报告期内，营收8亿元。\n负债率由年初的58%升至61%。净流量为-2亿元，上年同期为1亿元。",
            ["2022-01/2022-06", "2022-01", None, None, "2021-01/2021-06"],
        ),
    ],
)
def test_days_of_a_week_and_times_set_beside(text: str, periods: list[str | None]) -> None:
    assert [figure.period for figure in read(text)] == periods


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("险企“开门红”失色 投资收益下滑逾四成", [("投资收益", "down")]),
        ("营收19.2亿元同比增15% AI开支不及预期", [("营收", None), ("营收", "up")]),
        (
            "公募规模达27.2万亿 权益类基金亏损逾2000亿\n天岭机构称，亏损3亿元。",
            [("公募规模", None), ("权益类基金亏损", None), ("亏损", None)],
        ),
        ("预计净利润同比下降87.2%-84.9%。", [("净利润", None)]),
        ("预计亏损：12,000万元–9,000万元。", [("亏损", None)]),
        ("保费收入226亿元，负增长1.9%。", [("保费收入", None), ("保费收入", "down")]),
        ("出厂价3650元/吨，较节前涨30。", [("出厂价", None), ("出厂价", "up")]),
        ("已完成全年至少80亿元回购计划的七成多。", [("回购计划", None), ("回购计划", None)]),
        ("去年我国共实施39次发射。", [("发射", None)]),
        ("卫星分辨率优于0.75米。", [("卫星分辨率", None)]),
        ("合约价一季度涨13%，业内预计三季度仍将上涨3%。", [("合约价", "up"), ("合约价", None)]),
        ("本期债券募集资金中6亿元用于偿还债务。", [("本期债券募集资金", None)]),
        ("沪指放量跌6.62%。", [("沪指", "down")]),
        ("境外收入占比32%，其中东南亚市场增速最快，达58%。", [("境外收入占比", None), ("东南亚市场增速", "up")]),
        ("澄江芯片公布财报：营收59.3亿美元。", [("澄江芯片营收", None)]),
        ("道指平收报43729点。", [("道指", None)]),
        ("2月发行新股4家，定增7单。", [("发行新股", None), ("定增", None)]),
        ("国债收益率月内上行11BP，恒生科技指数全月涨17.9%。", [("国债收益率", "up"), ("恒生科技指数", "up")]),
        ("公司计划完成发电量1300亿千瓦时，计划投资186亿元。", [("公司计划发电量", None), ("计划投资", None)]),
        ("深证成指 10611.24", [("深证成指", None)]),
        ("毛利率方面，一季度为32.5%。", [("毛利率", None)]),
        ("存货由一季度末高点26.3亿元降至20.1亿元。", [("存货", None), ("存货", None)]),
        ("券商平均预计其净利润4.5亿元。", [("净利润", None)]),
        (
            "余额增长8.6%，增速分别比上月末和上年同期高0.3个和低2.5个百分点。",
            [("余额", "up"), ("余额增速", "up"), ("余额增速", "down")],
        ),
        (
            "对东盟进出口4亿元；对欧盟3亿元；对美国2亿元。",
            [("东盟进出口", None), ("欧盟进出口", None), ("美国进出口", None)],
        ),
        ("履约时效缩到平均42分钟。", [("履约时效", None)]),
        ("收入64亿元，交付27307辆。", [("收入", None), ("交付", None)]),
        (
            "销售金额29亿元，均价1.7万元/㎡，前两月累计64亿元。",
            [("销售金额", None), ("均价", None), ("销售金额", None)],
        ),
        ("首付比例由25%统一到15%。", [("首付比例", None), ("首付比例", None)]),
        ("上半年扭亏，拟10派1.5元", [("10派", None)]),
        ("事件：三季度营收13.2亿元，yoy+25.6%，QoQ-9.8%。", [("营收", None), ("营收", "up"), ("营收", "down")]),
        (
            "中海、绿橙、保立位列前三，拿地额分别为7亿元、6亿元、5亿元。",
            [("中海拿地额", None), ("绿橙拿地额", None), ("保立拿地额", None)],
        ),
        ("百万元贷款30年月供多还55元。", [("百万元贷款30年月供", "up")]),
        ("汇率指数报101.37，按周涨0.28。", [("汇率指数", None), ("汇率指数", "up")]),
        ("去年降准两次，共1个百分点。", [("降准", None), ("降准", None)]),
        ("总库存1302万吨，去库1.4%。", [("总库存", None), ("总库存", "down")]),
        ("注册仓单5470手，较前一日+820手。", [("注册仓单", None), ("注册仓单", "up")]),
        ("去年销量427万辆，今年目标550万辆。", [("销量", None), ("销量目标", None)]),
        ("云桥证券则认为收益率低点看到2.6%。", [("收益率低点", None)]),
    ],
)
def test_headlines_and_what_is_done_of_plans(text: str, told: list[tuple[str, str | None]]) -> None:
    assert [(figure.indicator, figure.direction) for figure in read(text)] == told


@pytest.mark.parametrize(
    ("text", "texts"),
    [
        ("总算力达5200P，视频最高支持1080P。", ["5200"]),
        ("新模型参数万亿级，降价五成。", ["万亿", "五"]),
        ("磷酸铁锂占67%、三元占33%。", ["67", "33"]),
        ("单产49.8吨，低于8月份的51.9。", ["49.8", "51.9"]),
        ("全球MAU6.76亿，型号MAU6。", ["6.76亿"]),
        ("开场1小时51分，342个品牌成交。", ["342"]),
        ("电压1000V，电流1000A，是5A级景区，48V轻混。", ["1000", "1000"]),
        ("12英寸晶圆出货30万片，屏幕8英寸。", ["30万", "8"]),
        ("环比变动-21%至+25%。", ["-21%至+25"]),
        ("汇率较2021年末的7.0920贬值2071个点。", ["7.0920", "2071"]),
        ("上半年日赚4.3亿 5G用户近5亿", ["4.3亿", "5亿"]),
    ],
)
def test_what_is_no_number_beside_what_is(text: str, texts: list[str]) -> None:
    assert [figure.text for figure in read(text)] == texts


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("三季度央行或降准0.25至0.5个百分点，释放长期资金5000亿元。", ["target", "target"]),
        ("公司全年销量或突破20万辆。", ["target"]),
        ("公司将建成由138颗卫星组成的星座。", ["target"]),
        ("预计净利润4.8亿元，与上年同期的1.2亿元相比，将增加3.6亿元。", ["target", "level", "target"]),
        ("基地一期已投产，规划年产能20万台。", ["target"]),
        ("8月前瞻：新增贷款或回落至1.4万亿元", ["target"]),
        ("央行将降准0.5个百分点；可能进一步下调0.3个百分点；下调利率0.2个百分点。", ["target", "target", "target"]),
        ("库存下降472.8万桶，而市场此前预期为减少133.3万桶。", ["change", "target"]),
        ("处三年以下有期徒刑或2万元罚金。", ["level", "level"]),
        ("价格上涨或下跌5%。", ["change"]),
        ("上半年交付8.7万辆，完成全年23万辆目标的38%。", ["level", "target", "level"]),
        ("目标完成率在70%以上的房企仅有5家。", ["level", "level"]),
        ("募集资金中，7.2亿元拟用于芯片研发。", ["target"]),
    ],
)
def test_what_may_come_and_what_is_done_of_an_aim(text: str, roles: list[str]) -> None:
    assert [figure.role for figure in read(text)] == roles


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "净流出前三的行业为电子、计算机、非银金融，分别净流出118.3亿元、94.7亿元和61.2亿元。",
            ["电子", "计算机", "非银金融"],
        ),
        ("上半年交付8.7万辆，完成全年23万辆目标的38%。", ["交付", "交付目标", "交付"]),
        ("公司拟以现有总股本5.1亿股为基数派息。", ["总股本"]),
        ("川北银行年报：不良率1.12% 拟每股派0.38元", ["不良率", "每股派"]),
        ("公司确定发行价为42.68元/股，对应的市盈率为58.3倍。", ["发行价", "市盈率"]),
        ("去化周期已拉长至16.4个月。", ["去化周期"]),
        ("一年期利率持平于1.67%。", ["一年期利率"]),
        ("小澎则为10668辆，环比仅增5%。", ["小澎", "小澎"]),
        ("募集资金中，7.2亿元用于芯片研发。", ["募集资金"]),
    ],
)
def test_what_a_sum_or_a_rate_is_of(text: str, names: list[str]) -> None:
    assert [figure.indicator for figure in read(text)] == names


@pytest.mark.parametrize(
    ("text", "values"),
    [
        (
            "三项分别较上年末提升0.18、0.09和下降0.21个百分点。",
            [(0.18, "个百分点"), (0.09, "个百分点"), (0.21, "个百分点")],
        ),
        ("超六成百强房企业绩下降。", [(60, "%")]),
        ("国债全场倍数3.12，边际倍数1.87。", [(3.12, ""), (1.87, "")]),
        ("风阻系数0.21Cd。", [(0.21, "Cd")]),
        ("全年卖出百万台。", [(1000000, "台")]),
    ],
)
def test_numbers_that_close_no_list_and_stand_in_no_pair(text: str, values: list[tuple[float, str]]) -> None:
    found = read(text)
    assert [
        (None if figure.value is None else float(figure.value), figure.unit) for figure in found if figure.unit != "项"
    ] == values
