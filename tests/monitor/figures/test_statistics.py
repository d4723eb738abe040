"""The reader on reports and statistics: harvests, accounts, surveys and what their wording leaves unsaid."""

import datetime as dt

import pytest

from monitor.articles import Figure
from monitor.figures import read_figures

PUBLISHED = dt.date(2022, 7, 25)


def read(text: str) -> list[Figure]:
    """The figures of a text published in July 2022."""
    return list(read_figures(text, PUBLISHED))


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("全省因面积扩大增产粮食8万吨。", "up"),
        ("受灾地区减产玉米近3万吨。", "down"),
        ("全年比上年增支2600万元。", "up"),
        ("全年比上年减收2600万元。", "down"),
        ("绿色贷款、涉农贷款同比增长分别为12.5%和8.4%。", "up"),
        ("基金跑赢业绩比较基准3.1个百分点。", "up"),
        ("人均消费支出增长（以下如无特别说明，均为同比名义增长）5.3%。", "up"),
        ("白菜价格年涨1.2元/斤。", "up"),
    ],
)
def test_verbs_of_change(text: str, direction: str) -> None:
    assert {figure.direction for figure in read(text)} == {direction}


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("全镇紧紧围绕建设强镇这一目标，总产值达3亿元。", ["level"]),
        ("全镇努力扩大经济作物面积，大棚面积发展到6000亩。", ["level"]),
        ("全镇努力新增大棚6000亩。", ["target"]),
        ("2022年计划的主要指标安排如下：生产总值增长8%，投资50亿元。", ["target", "target"]),
        ("将改征税款与原税款合并计算，收入下降6%。", ["change"]),
        ("主要受进口较快增长（12.4%）带动。", ["change"]),
    ],
)
def test_what_is_planned_and_what_is_done(text: str, roles: list[str]) -> None:
    assert [figure.role for figure in read(text)] == roles


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("鲜菜和鲜果上市量增加，价格分别下降8.8%和3.5%。", ["鲜菜价格", "鲜果价格"]),
        (
            "全年完成货物周转量：公路2.7亿吨公里、铁路3.4亿吨公里；港口3个。",
            ["公路货物周转量", "铁路货物周转量", "港口"],
        ),
        ("分产业增加值：第一产业12亿元，第二产业45亿元。", ["第一产业增加值", "第二产业增加值"]),
        ("Ⅰ~Ⅲ类断面占86%，Ⅳ类占10%，劣Ⅴ类占4%。", ["Ⅰ~Ⅲ类断面", "Ⅳ类", "劣Ⅴ类"]),
        ("出口退税11亿元，同比多退3亿元。", ["出口退税", "出口退税"]),
        ("炼油业由去年同期净亏损9亿元转为盈利7亿元。", ["炼油业净亏损", "转为盈利"]),
        ("房价下降0.5%，其中北京、广州和深圳分别下降2%、3%和1%。", ["房价", "北京房价", "广州房价", "深圳房价"]),
        ("税收收入6亿元，非税收入2亿元，两者合计8亿元，增长5%。", ["税收收入", "非税收入", "收入", "收入"]),
        ("低保金12万元、五保供养金8万元，共20万元；共30万元。", ["低保金", "五保供养金", "合计", "合计"]),
        ("东线投资3亿元、西线投资2亿元，总投资5亿元。", ["东线投资", "西线投资", "总投资"]),
        (
            "其中，信息传输、软件和信息服务业，金融业增加值分别增长9%、5%。",
            ["信息传输、软件和信息服务业增加值", "金融业增加值"],
        ),
        ("12个老旧小区更新项目开工，社零实现14亿元。", ["老旧小区更新项目", "社零"]),
        ("49个监测品种中，价格周环比上涨的有22种。", ["监测品种", "监测品种价格"]),
        ("新房均价环比：北京涨0.1%，上海涨0.7%。", ["北京新房均价", "上海新房均价"]),
    ],
)
def test_names_shared_out(text: str, names: list[str]) -> None:
    assert [figure.indicator for figure in read(text)] == names


def test_a_text_may_end_in_a_bracket_with_a_time() -> None:
    assert [figure.period for figure in read("2021年增长5%（去年")] == ["2021"]


def test_a_nought_or_a_letter_among_the_numerals_of_a_year() -> None:
    assert [figure.period for figure in read("一九九0年，钢产量六千万吨；一九八０年为三千万吨。")] == ["1990", "1980"]


def test_per_how_many_lives_are_lost_is_no_figure() -> None:
    assert [
        figure.text for figure in read("就业人员10万人生产安全事故死亡人数为3.33人，年末1美元兑6.9元，升9个基本点。")
    ] == ["3.33", "6.9", "9"]


def test_a_large_number_of_what_is_paid_is_money() -> None:
    assert [figure.kind for figure in read("保费收入3.5万亿，赔付支出7063亿，会员数2亿。")] == [
        "money",
        "money",
        "count",
    ]


def test_what_is_left_of_the_year_before_is_counted_in_the_year_told_of() -> None:
    text = "2021年全区预算收入8.6亿元，加上年结余收入1.2亿元，调入资金3000万元。"
    assert [figure.period for figure in read(text)] == ["2021"] * 3


def test_a_comma_in_a_short_quotation_ends_no_clause() -> None:
    [figure, change] = read("42.5%的家庭认为房价“高，难以承受”，比上季提高1.5个百分点。")
    assert "、难以承受" in figure.indicator
    assert change.indicator == figure.indicator


@pytest.mark.parametrize(
    "text",
    [
        "预计物价上涨的居民占38.6%。",
        "预期订单增加的企业比例为24.1%。",
        "企业对价格上涨预期有所减弱，价格预期指数为57.3%。",
    ],
)
def test_what_those_asked_foresee_is_what_they_said(text: str) -> None:
    assert [figure.role for figure in read(text)] == ["level"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("31.5%的银行家认为当前经济“偏冷”。", "认为经济“偏冷”的银行家"),
        ("14.5%的居民认为“一般”。", "认为“一般”的居民"),
        ("11.8%的居民“看不准”。", "“看不准”的居民"),
        ("12.8%的居民预期下季物价将“上升”。", "预期下季物价将“上升”的居民"),
        ("36.5%的居民认为“形势严峻,就业难”。", "认为形势严峻的居民"),
        ("64.5%的人报告说曾有头痛。", "曾有头痛"),
    ],
)
def test_those_asked_are_named_by_what_they_said(text: str, name: str) -> None:
    assert [figure.indicator for figure in read(text)] == [name]


def named(text: str) -> list[str]:
    """The indicators of a text's figures."""
    return [figure.indicator for figure in read(text)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "前三位投资方式依次为：“甲、乙理财产品”、“基金”和“股票”，选择这三种方式的占比分别为46%、21%和19%。",
            ["“甲、乙理财产品”", "“基金”", "“股票”"],
        ),
        ("地方收入完成5亿元（同口径），增长7%，增收3400万元。", ["地方收入"] * 3),
        ("甲省和乙省分别以654万吨和559万吨的粮食产量位居前列。", ["粮食产量"] * 2),
        (
            "总产比去年的64亿斤增加2亿斤，增幅为3%；平均亩产为819斤，比去年的799斤提高20斤。",
            ["总产", "总产", "总产增幅", "亩产", "亩产", "亩产"],
        ),
        ("公司实现营收3.5亿元。", ["公司营收"]),
        ("工业实现销售收入、利润分别增长14.5%和19.5%。", ["工业销售收入", "利润"]),
        ("公司拟向全体股东每10股派发现金红利3元，共计派发2.5亿元。", ["现金红利"] * 2),
        (
            "全市拥有医疗卫生机构412个，户籍总人口90万人，其中城镇人口25万人。",
            ["医疗卫生机构", "户籍总人口", "城镇人口"],
        ),
        ("全市在岗职工平均工资58000元。", ["在岗职工平均工资"]),
        ("死亡人口4528人，死亡率5.91‰。", ["死亡人口", "死亡率"]),
        ("年末常住人口766579，比上年末增加2028人。", ["常住人口"] * 2),
        ("城镇居民恩格尔系数29.8%，农村居民33.1%。", ["城镇居民恩格尔系数", "农村居民恩格尔系数"]),
        ("回购金额不低于1亿元（含本数），不超过2亿元（含本数）。", ["回购金额"] * 2),
        ("收购价5.2元，零售价7.8元。与上月相比，分别上涨1.2%和0.9%。", ["收购价", "零售价"] * 2),
        ("收购价5.2元，零售价7.8元。与上月相比，分别为持平和上涨0.9%。", ["收购价", "零售价", "零售价"]),
        ("收购价5.2元，零售价7.8元。与上月相比，分别上涨1.2%和持平。", ["收购价", "零售价", "收购价"]),
        (
            "收购价5.2元，零售价7.8元。与上月相比，分别为持平和上涨0.9%；与上年同期相比，分别下降2.1%和3%。",
            ["收购价", "零售价", "零售价", "收购价", "零售价"],
        ),
        (
            "养老险和工伤险较快增长，分别实现保费收入57亿元和36亿元，同比分别增长7.9%和9.6%。",
            ["养老险保费收入", "工伤险保费收入"] * 2,
        ),
        (
            "甲县、乙县玉米面积分别增加3千公顷(4.5万亩)和2千公顷(3万亩)，增长1.5%和0.9%。",
            ["甲县玉米面积", "甲县玉米面积", "乙县玉米面积", "乙县玉米面积", "甲县玉米面积", "乙县玉米面积"],
        ),
        (
            "总收入达到8亿元，完成年度总收入预算的103%，同比增收6000万元，增长8%。",
            ["总收入", "总收入完成年度总收入预算", "总收入", "总收入"],
        ),
        ("金融机构存、贷款余额分别增长8.8%、11.9%。", ["金融机构存款余额", "贷款余额"]),
        ("本外币存贷款余额分别为34亿元和19亿元。", ["本外币存款余额", "本外币贷款余额"]),
        ("服务业提档升级，增加值63亿元。工业经济平稳增长，总产值3.6万亿元。", ["服务业增加值", "工业经济总产值"]),
        ("国家铁路完成20.7亿人，1.5亿人公里，分别增长10.7%和8.0%。", ["国家铁路"] * 4),
        ("常住人口312万人。其中，城镇人口为151万人。", ["常住人口", "城镇人口"]),
        ("城乡居民收入分别增长8.7%和10.8%。", ["城镇居民收入", "农村居民收入"]),
        ("职工养老保险、医疗保险参保人数分别增加17万和20万。", ["职工养老保险参保人数", "医疗保险参保人数"]),
        ("生产总值、财政收入相继跨过100亿元和10亿元大关。", ["生产总值", "财政收入"]),
    ],
)
def test_each_of_a_row_takes_its_own_thing(text: str, names: list[str]) -> None:
    assert named(text) == names


def test_a_rank_beside_a_rank_is_one() -> None:
    figures = read("财政收入24亿元，增长6.4%，分居全省第4、第3位。")
    assert [(figure.kind, figure.value) for figure in figures[2:]] == [("rank", 4), ("rank", 3)]


def test_each_months_rate_is_no_rate_per_month() -> None:
    assert [figure.per for figure in read("二季度各月均保持了3%以上的增速。")] == [None]


def test_points_of_a_thousandth_are_a_measure() -> None:
    [_, points] = read("自然增长率5.89‰，比上年高0.6个千分点。")
    assert (points.unit, points.kind, points.role) == ("个千分点", "percent", "change")


def test_stock_is_counted_in_heads_of_every_kind() -> None:
    assert [(figure.value, figure.unit) for figure in read("牲畜存栏36万头只。")] == [(360000, "头只")]


def test_what_stands_with_the_year_before_is_set_against_it() -> None:
    assert [figure.period for figure in read("接待费33万元，与上年下降7.6%。")] == [None, None]


def test_each_of_a_row_that_is_told_in_two_units_goes_its_way() -> None:
    figures = read("甲县、乙县玉米面积分别减少3千公顷(4.5万亩)和2千公顷(3万亩)。")
    assert [figure.direction for figure in figures] == ["down"] * 4


def test_what_a_daily_output_is_set_against_is_daily() -> None:
    assert [figure.per for figure in read("日均产量54万吨，比5月增加2万吨，增长3.8%。")] == ["day", "day", None]


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("预计总产值4.5亿元，财政支出2亿元。", ["target", "target"]),
        ("28.4%的居民预期房价将“上升”，52.1%的居民预期“基本不变”。", ["level", "level"]),
        ("居民对下季物价预期趋稳，物价预期指数为54.1%。", ["level"]),
        ("增长1.5%，比预算目标(7%)低5.5个百分点。", ["change", "level", "change"]),
        ("我们将重点做好以下工作：\n推进标准厂房建设，新增厂房4万平方米。", ["target"]),
        ("这些目标主要包括：新增公路里程500公里，城镇化率60%。", ["target", "target"]),
    ],
)
def test_how_far_a_forecast_reaches(text: str, roles: list[str]) -> None:
    assert [figure.role for figure in read(text)] == roles


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("2022年二季度调查完成。本季收入指数为52.8%。", ["2022-34"]),
        ("本季收入指数为52.8%。", [None]),
        ("本季度收入指数为52.8%。", ["2022-35"]),
        ("二季度收入指数为52.8%，高于本季度预期0.4个百分点。", ["2022-34", "2022-34"]),
        ("26%的企业认为当前形势“偏冷”，比上季减少2个百分点。", [None, None]),
        ("被问及未来3个月的打算，选择旅游的居民占31%。", [None]),
        ("常住人口5.2万人，与 2010 年第六次人口普查时的 4.8 万人相比，增加0.4万人。", [None, "2010", None]),
        ("性别比由 2010 年第六次人口普查的105.4下降为104.9。", ["2010", None]),
    ],
)
def test_times_of_surveys(text: str, periods: list[str | None]) -> None:
    assert [figure.period for figure in read(text)] == periods


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("常住人口5.2万人，与 2010 年第六次人口普查时的 4.8 万人相比，增加0.4万人。", ["常住人口"] * 3),
        ("性别比(以女性为 100)由上次普查时的105.4上升为105.6。", ["性别比", "性别比"]),
        ("大型企业用工指数为51.4%；中型企业为50.2%。", ["大型企业用工指数", "中型企业用工指数"]),
        ("预算收入增长5.3%，增幅由负转正；按自然口径计算下降1.2%。", ["预算收入", "预算收入"]),
        ("增值税42亿元，按未扣除退税因素的口径，下降1.2%。", ["增值税", "增值税"]),
        ("在干部群众努力下，脱贫371户。", ["脱贫"]),
        ("15-59 岁人口为 8 万人，占 59%。", ["15-59岁人口", "15-59岁人口"]),
    ],
)
def test_what_surveys_and_censuses_count(text: str, names: list[str]) -> None:
    assert named(text) == names


def test_an_index_told_beside_a_bracket_is_one() -> None:
    assert [figure.kind for figure in read("政策感受指数（选择“适度”的占比）为50.2%。")] == ["index"]


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("省政府把任务分解成48项工作和76个具体目标。", ["level", "level"]),
        ("76个具体目标完成计划。", ["level"]),
        ("会议应到代表124人，实到代表119人。", ["level", "level"]),
        ("预计产值增长12%，连续5年保持增长。", ["target", "level"]),
        ("有望连续5年保持增长。", ["target"]),
        ("争取超长期特别国债资金3.6亿元支持设备更新。", ["level"]),
        ("其中涨幅较大的是苦瓜3.2元/公斤，上涨6.1%。", ["level", "change"]),
    ],
)
def test_what_is_counted_or_got_is_no_target(text: str, roles: list[str]) -> None:
    assert [figure.role for figure in read(text)] == roles


def test_what_a_yield_is_set_against_names_it_not() -> None:
    assert named("核心区平均单产277.2公斤，比非示范区增长41.4%。") == ["核心区平均单产"] * 2


def test_what_a_part_opens_ends_with_its_sentence() -> None:
    text = "上半年，全市产值22亿元。其中：种植业11亿元；林业1.3亿元。夏粮总产3万吨。"
    assert [figure.period for figure in read(text)] == ["2022-01/2022-06"] * 3 + [None]


def test_the_same_time_that_opens_a_sentence_holds_on() -> None:
    text = "2021年耕地18万亩。同期补充耕地2.9万亩，增长4%。"
    assert [figure.period for figure in read(text)] == ["2021"] * 3


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("财政收入增长6%，增幅在全省居第7位。", ["财政收入", "财政收入增幅"]),
        ("耕地面积18万亩，净减少0.6万亩，减幅3%。", ["耕地面积"] * 3),
    ],
)
def test_what_holds_on(text: str, names: list[str]) -> None:
    assert named(text) == names


def test_a_share_by_which_a_thing_is_exceeded_is_a_rise() -> None:
    assert [figure.direction for figure in read("补充耕地2.9万亩，超过建设占用耕地4%。")] == [None, "up"]


def test_the_sorts_in_a_bracket_share_their_prices() -> None:
    text = "猪肉（里脊肉、五花肉）全市零售均价分别为15元、13元，较上周、去年同期分别下跌1%、9%。"
    assert [figure.indicator for figure in read(text)][:2] == ["里脊肉全市零售均价", "五花肉全市零售均价"]


def test_one_thing_is_set_against_two_times() -> None:
    text = "蔬菜均价为2.7元。鸡蛋价格下跌。全市零售均价为4.5元，较上周、去年同期分别下跌1%、9%。"
    assert {figure.indicator for figure in read(text)[1:]} == {"零售均价"}


def test_what_others_have_in_brackets_is_of_what_is_told() -> None:
    text = "我国这一比例为5.8%，与东岭国（7.1%）、西海国（8.4%）有差距。"
    assert len({figure.indicator for figure in read(text)}) == 1


def test_points_are_of_the_share_told_just_before() -> None:
    text = "新兴产业产值增长18%，占工业产值的比重达到29.5%，比上年提高2.4个百分点。"
    assert read(text)[2].indicator.endswith("比重")


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("研究团队分析了“护心”计划6120例患者资料。", "level"),
        ("不低于5%是该组织的要求，多数国家的这一比例在10%以上。", "level"),
        ("全县争取中央预算内资金2.6亿元。", "level"),
        ("2023年，市里将继续办好民生实事。\n●新建公园6个", "target"),
        ("去年，市里办好了民生实事。\n●新建公园6个", "level"),
        ("全市将改造老旧小区120个。\n同时，新改建污水管网85公里以上。", "target"),
    ],
)
def test_what_is_meant_to_be_done(text: str, role: str) -> None:
    assert read(text)[-1].role == role


def test_a_time_behind_a_colon_governs_what_follows_it() -> None:
    text = "在过去的一个月中反复被谈论：2021年，门诊量达96万人次；床位增加了2万张。"
    assert [figure.period for figure in read(text)] == ["2021"] * 2


def test_roads_are_told_by_their_rank() -> None:
    names = [figure.indicator for figure in read("公路里程1860公里，其中国道92公里、省道105公里、县道240公里。")]
    assert names == ["公路里程", "国道", "省道", "县道"]


def test_a_sentence_that_adds_places_tells_of_them_what_was_told() -> None:
    names = [figure.indicator for figure in read("云岭县报告病例620例。此外，东川县288例，西溪县205例。")]
    assert names == ["云岭县报告病例", "东川县报告病例", "西溪县报告病例"]


def test_a_class_of_projects_is_no_sum() -> None:
    assert [figure.text for figure in read("全县引进过亿项目7个，上亿元项目3个。")] == ["7", "3"]


@pytest.mark.parametrize(
    "text",
    ["成立县“三农”服务队12支。", "新建老年人服务中心16个。", "全县医院门诊量达96万人次。", "信用乡增加到13个。"],
)
def test_what_is_counted_is_no_place(text: str) -> None:
    assert read(text)[0].place is None


def test_shares_before_what_they_lower_are_of_that() -> None:
    figures = read("长期运动能降低22%心脏病风险与17%中风风险。")[-2:]
    assert [(figure.indicator, figure.direction) for figure in figures] == [
        ("心脏病风险", "down"),
        ("中风风险", "down"),
    ]


def test_what_was_done_of_the_aims_is_no_plan() -> None:
    text = "（一）主要预期目标完成情况\n上半年，全市完成生产总值620亿元，失业率3.1%。"
    assert {figure.role for figure in read(text)} == {"level"}


def test_what_a_report_demands_is_planned_up_to_what_it_tells() -> None:
    text = "报告指出，坚定不移建设宜居乡村。培育高素质农民2000人以上。去年培育了1500人。"
    assert [figure.role for figure in read(text)] == ["target", "level"]


def test_lengths_told_in_turn_are_of_the_roads_before() -> None:
    names = [figure.indicator for figure in read("新增高速公路36公里、一级公路52公里，总里程分别达88公里和140公里。")]
    assert names[2:] == ["新增高速公路总里程", "一级公路总里程"]


def test_days_better_than_a_grade_are_no_growth() -> None:
    assert [figure.role for figure in read("空气质量好于二级的天数301天，比上年增加9天。")] == ["level", "change"]


def test_single_characters_are_completed_all_or_none() -> None:
    names = [figure.indicator for figure in read("肉、奶、禽蛋产量分别增长3%、5%、4%。")]
    assert names == ["肉产量", "奶产量", "禽蛋产量"]


def test_these_tasks_are_those_that_were_planned() -> None:
    text = "今年，我县将集中力量办好十件民生实事。\n这十件民生实事分别是：完成棚户区改造300套，建成公租房180套。"
    assert {figure.role for figure in read(text)} == {"target"}


def test_goods_of_one_character_are_told_by_themselves() -> None:
    names = [figure.indicator for figure in read("从主要产品产量看，精制茶增长23.5%，纱增长16.1%，布下降1.4%。")]
    assert names == ["精制茶", "纱", "布"]


def test_sorts_are_of_the_things_after_them() -> None:
    first, second = read("12类45项公共服务项目全部落实。")
    assert first.indicator == second.indicator


@pytest.mark.parametrize("text", ["4个市级、17个县级重点项目开工。", "建成4个市级和17个县级重点项目。"])
def test_things_of_each_level_are_those_told_after_the_last(text: str) -> None:
    assert [figure.indicator for figure in read(text)] == ["市级重点项目", "县级重点项目"]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("103个部门挂包117个行政村。", "部门"),
        ("抽调1150名干部组成112个工作组。", "干部"),
        ("88名专家组团服务36个乡镇。", "专家"),
        ("与12所高校签订合作协议56份。", "高校"),
    ],
)
def test_those_who_do_something_to_others_are_counted_by_themselves(text: str, who: str) -> None:
    assert read(text)[0].indicator == who


def test_rates_listed_two_clauses_before_are_told_in_turn() -> None:
    text = "患者的知晓率、治疗率和控制率均有改善，但仍处于较低水平，分别达到48%、41%和15%。"
    assert [figure.indicator[-3:] for figure in read(text)] == ["知晓率", "治疗率", "控制率"]


def test_what_met_its_task_goes_on_growing() -> None:
    figures = read("完成固定资产投资41亿元，超额完成年度任务，同比增长8.7%。")
    assert figures[1].indicator == "固定资产投资"


@pytest.mark.parametrize(
    "text", ["国民生产总值平均年增长7.5%。", "劳动生产率5年平均年提高3.8%。", "产量平均年递增2%。"]
)
def test_growth_of_a_year_on_average(text: str) -> None:
    assert read_figures(text)[0].per == "year"


def test_a_product_of_one_character_is_named() -> None:
    told = read("平板玻璃57万箱，镁4.6万吨，水泥183万吨。")
    assert [one.indicator for one in told] == ["平板玻璃", "镁", "水泥"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("每户安装14块多晶硅组件。", [("14", "块", "exact")]),
        ("电站能连续20年每年分红。", [("20", "年", "exact")]),
        ("菌落总数为150个/cm3。", [("150", "个/cm3", "exact")]),
        ("甘蔗收购价每斤6分8厘。", [("6.8", "分", "exact")]),
        ("松坡镇934人中有党员42名。", [("934", "人", "exact"), ("42", "名", "exact")]),
    ],
)
def test_units_with_what_stands_behind_them(text: str, told: list[tuple[str, str, str]]) -> None:
    assert [(str(one.value), one.unit, one.qualifier.value) for one in read(text)] == told


def test_the_rate_by_which_people_naturally_grow_is_no_change() -> None:
    assert [one.role for one in read("人口自然增长率由上年的13.4‰下降到11.8‰。")] == ["level"] * 2


def test_what_a_harvest_brought_in_all_is_no_price() -> None:
    sold = read("今年收了3200多斤板栗，卖了5800多元。")[-1]
    assert (sold.kind, sold.indicator) == ("money", "板栗收入")


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("西瓜每斤由上周的1.9元降至1.5元。", ["2022-07-18/2022-07-24", None]),
        ("6月份影响约为0.2个百分点，上月为0.1个百分点。", ["2022-06", "2022-05"]),
        ("结转下年支出3万元。", [None]),
        ("6月底前12户入住。", ["2022-06"]),
        ("价格跌2.1%，为连续第9周下跌，同比跌8.6%。", [None, None]),
        ("6月中下旬至7月上旬降雨120毫米。", ["2022-06-11/2022-07-10"]),
        ("一亩新造林前三年投入3500元。", [None]),
        ("今年1至3月，受2月中旬大雪影响，产量下降5%。", ["2022-01/2022-03"]),
        ("发生率从2014年的16.8%下降到零。五年间，改造危房8户。", ["2014", "2017-07-25/2022-07-25"]),
        ("今年端午，市场火爆。3天假期，接待游客8万人次；收入9万元。", ["2022-06-03/2022-06-05"] * 2),
    ],
)
def test_times_of_what_was_before(text: str, periods: list[str | None]) -> None:
    assert [one.period for one in read(text)] == periods
    assert all(one.per is None for one in read(text))


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("制造业用电增速由负转正，为2.9%。", "up"),
        ("工业投资增速由正转负，为-1.2%。", "down"),
        ("占CPI总涨幅四成多。", None),
        ("超过上年人均纯收入5%的限额。", None),
    ],
)
def test_rates_that_turned_and_shares_of_a_rise(text: str, direction: str | None) -> None:
    assert [one.direction for one in read(text)] == [direction]


def test_rules_and_aims_that_are_only_named_plan_nothing() -> None:
    ruled = "受“八项规定”影响，酒楼营业额下滑两成。"
    passed = "物价高出预期目标12.4个百分点。尚有4.6万人年收入不足300元。"
    assert "target" not in [one.role for one in [*read(ruled), *read(passed)]]


def test_a_price_by_which_a_forecast_is_reckoned_is_none() -> None:
    told = read("产量预计能达150吨，按市场价每公斤16元算，产值240万元。")
    assert [one.role for one in told] == ["target", "level", "target"]


def test_years_that_come_to_a_sum_end_with_the_one_of_the_aims() -> None:
    found = read("到2027年，生产总值突破120亿元；投资五年累计突破400亿元。")
    assert [(one.period, one.role) for one in found] == [("2027", "target"), ("2023/2027", "target")]


def test_farms_of_a_yearly_size_are_no_rate() -> None:
    assert [one.per for one in read("年出栏500头以上规模猪场46个。")] == ["year", None]


def test_words_between_a_bound_and_its_share() -> None:
    bounds = [
        "按不低于总支出10%的比例安排。",
        "按不超过核定承载量50%的要求限流。",
        "涨跌幅小于或等于0.5%。",
        "本钱剩不下300块钱。",
    ]
    assert [read(one)[0].qualifier for one in bounds] == ["at_least", "at_most", "at_most", "exact"]


def test_a_place_among_others_moves_up_or_down() -> None:
    moved = [one.direction for one in read("满意度居全省第4位，较上年前移5位；产值居第6位，比上年后退2位。")]
    assert moved == [None, "up", None, "down"]
