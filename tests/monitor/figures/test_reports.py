"""The reader on work reports, yearbooks and communiqués of counties and provinces."""

import datetime as dt
from decimal import Decimal

import pytest

from monitor.articles import Figure, Role
from monitor.figures import read_figures

PUBLISHED = dt.date(2022, 7, 25)


def read(text: str) -> list[Figure]:
    """The figures of a text published in July 2022."""
    return list(read_figures(text, PUBLISHED))


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("播种面积3 046.5万公顷，产量2 117万吨。", ["30465000", "21170000"]),
        ("新建公路18 206公里，泵站2 300处。", ["18206", "2300"]),
        ("总产12 345 678吨。", ["12345678"]),
        ("图3 400个样本。", ["400"]),
        ("第2 300人参加。", ["300"]),
    ],
)
def test_thousands_are_parted_by_blanks(text: str, values: list[str]) -> None:
    assert [figure.value for figure in read(text)] == list(map(Decimal, values))


def test_cells_of_a_row_are_no_thousands() -> None:
    assert not [figure for figure in read("小麦 2019 120 340 560\n") if figure.value and figure.value > 10**5]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("豆类、薯类、油料产量分别达到16.2、9.8、0.4亿斤。", ["1620000000", "980000000", "40000000"]),
        ("两地投资分别为1300、1700万元。", ["13000000", "17000000"]),
        ("奖金分别为7800和1万元。", ["7800", "10000"]),
    ],
)
def test_a_multiplier_behind_a_list_is_that_of_each(text: str, values: list[str]) -> None:
    assert [figure.value for figure in read(text)] == list(map(Decimal, values))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("油茶面积、产量和产值分别达到4万亩、90万斤和2亿元。", ["油茶面积", "油茶产量", "油茶产值"]),
        ("粮食播种面积和总产分别为31万亩和9万吨。", ["粮食播种面积", "粮食总产"]),
        ("肉牛、山羊出栏分别为3万头、8万只，分别增长4%和6%。", ["肉牛出栏", "山羊出栏"] * 2),
        (
            "采矿业、制造业、电力、热力、燃气及水生产和供应业分别增长3%、7%和5%。",
            ["采矿业", "制造业", "电力、热力、燃气及水生产和供应业"],
        ),
    ],
)
def test_each_of_a_list_takes_its_own_whatever_measures_it(text: str, names: list[str]) -> None:
    assert [figure.indicator for figure in read(text)] == names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("接待游客8.2万人次，比增31%。", "接待游客"),
        ("蔬菜产量连创新高，达到31万吨。", "蔬菜产量"),
        ("合作社安排2名村民专门看护电站。", "村民"),
        ("增速在全省13个地级以上市中居第4位。", "地级以上市"),
    ],
)
def test_names_in_reports(text: str, name: str) -> None:
    assert name in [figure.indicator for figure in read(text)]


@pytest.mark.parametrize(
    ("text", "per"),
    [
        ("全县生产总值五年平均增长9.2%。", "year"),
        ("房价全年平均每平方米4300元。", None),
    ],
)
def test_an_average_of_years(text: str, per: str | None) -> None:
    assert [figure.per for figure in read(text)] == [per]


def test_what_is_planned_within_some_days() -> None:
    assert "target" in [figure.role for figure in read("他此次计划三天收购60吨。")]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("店主是90后小伙王平，00后顾客占比30%。", ["30"]),
        ("兄弟俩种了12亩茶，他们仨收入6万元。", ["12", "60000"]),
        ("沿海、三门、青湖4县植棉2万亩。", ["4", "20000"]),
        ("单产比往年增加一、二百斤。", [None]),
    ],
)
def test_numerals_in_names_of_people_and_places(text: str, values: list[str | None]) -> None:
    assert [figure.value for figure in read(text)] == [value and Decimal(value) for value in values]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("该村曾名列青州市20个特别困难村。", "特别困难村"),
        ("村民刘平返乡创业，先后投资300万元。", "投资"),
        ("村委为贫困户筹集到13.8万元作为合作社启动资金。", "合作社启动资金"),
        ("发展一直较慢，全村1420口人。", "全村人口"),
        ("全县90万亩稻田呈现出一派丰收景象。", "稻田"),
        ("青湖全市64万亩水稻收割作业已全面展开。", "水稻收割作业"),
        ("今年集中开工两批次27个重点项目。", "重点项目"),
        ("西部地区16个县发生率全部低于3%，东部地区9个县全部低于2%。", "东部地区县"),
    ],
)
def test_names_in_county_news(text: str, name: str) -> None:
    assert read(text)[-1 if "两批次" not in text else 0].indicator == name


def test_what_was_invested_is_not_in_the_thing_of_the_sentence_before() -> None:
    names = [figure.indicator for figure in read("实现光纤提速10万户。投资1.5亿元，维修桥闸50座。")]
    assert names[1] == "投资"


def test_what_is_counted_again_later_is_what_was_counted_first() -> None:
    names = [figure.indicator for figure in read("2015年核定贫困户98户309人，2017年数据清洗之后核定为84户284人。")]
    assert all("贫困户" in name for name in names)


def test_the_rest_are_of_those_told_first() -> None:
    names = [figure.indicator for figure in read("30项民生实事中，常态化开展的有3项，其余27项已完成19项。")]
    assert [names[0], names[2]] == ["民生实事", "民生实事"]


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("已完成投资3亿元，预计11月底全部完工；新建道路5公里。", ["level", "level"]),
        ("2022年全县将办好十件实事。这十件实事分别是：改造棚户区500套；修路3公里。", ["target"] * 4),
        ("全部达产达效后，年可实现产值3亿元、税收2000万元。", ["target", "target"]),
        ("每年可增加村集体收入3万元。", ["change"]),
        ("实现光纤提速10万户。", ["level"]),
    ],
)
def test_roles_in_county_news(text: str, roles: list[str]) -> None:
    assert [figure.role for figure in read(text)] == roles


def test_an_age_is_of_now_early_in_the_year_too() -> None:
    [figure] = read_figures("今年刚50岁的王平是养鸡大王。", dt.date(2022, 2, 25))
    assert figure.role == "level"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("机收80块钱一亩。", "price"),
        ("政府补贴80元一亩。", "money"),
        ("12吨天麻卖出了435万。", "money"),
    ],
)
def test_kinds_in_county_news(text: str, kind: str) -> None:
    assert read(text)[-1].kind == kind


def test_taxes_beside_a_years_output_are_of_a_year() -> None:
    assert [figure.per for figure in read("项目年可实现产值3亿元、税收2000万元。")] == ["year", "year"]


def test_a_quoted_name_is_no_place() -> None:
    [figure] = read("成为远近闻名的“养猪村”，贫困发生率降至2.48%。")
    assert figure.place is None


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("新建高标准农田4万亩，改造提升2万亩。", ["新建高标准农田", "改造高标准农田"]),
        ("18个品种中，12个品种下降，4个持平，2个上涨。", ["品种", "品种下降", "品种持平", "品种上涨"]),
        (
            "菠菜、芹菜跌幅居前，分别为15%和11%，每公斤售价分别为5元和6元。",
            ["菠菜", "芹菜", "菠菜售价", "芹菜售价"],
        ),
        ("92号汽油每升6.12元，95号6.58元，0号柴油5.74元。", ["92号汽油", "95号汽油", "0号柴油"]),
        ("10个镇中，人口超过5万人的有3个，少于2万人的有4个。", ["镇中", "人口", "镇中", "人口", "镇中"]),
        ("养虾面积18万亩，对比上年增加3万亩。", ["养虾面积", "养虾面积"]),
        ("全乡有13个行政村，2271户，总人口8151人。", ["行政村", "户数", "总人口"]),
        ("一个棚一天能采60斤，批发价每斤6元。", ["一个棚一天能采", "批发价"]),
        ("总投资22亿元的停车场已开工，投资6亿元的管网改造项目将开工。", ["停车场总投资", "管网改造项目投资"]),
        ("生猪存栏21万头，恢复到正常年份的78%。", ["生猪存栏", "恢复到正常年份"]),
    ],
)
def test_names_that_go_on(text: str, names: list[str]) -> None:
    assert [figure.indicator for figure in read(text)] == names


def test_a_survey_of_one_in_a_hundred_has_no_figure() -> None:
    assert not read("国家统计局发布全国1%人口抽样调查主要数据公报。")


def test_the_half_that_a_quarter_to_come_begins() -> None:
    figures = read_figures("力争一季度开工率达到40%以上、上半年达到80%以上。", dt.date(2023, 2, 10))
    assert [(figure.role, figure.period) for figure in figures] == [
        ("target", "2023-33"),
        ("target", "2023-01/2023-06"),
    ]


def test_several_things_are_sold_for_a_sum() -> None:
    assert read("他家的15个大棚能卖30万元。")[-1].kind == "money"


def test_a_part_of_what_comes_each_day_comes_each_day() -> None:
    assert [figure.per for figure in read("每天约4亿件包裹被揽收，其中1亿多件在农村流动。")] == ["day", "day"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("全村8个村民小组、326户、1214人。", ["村民小组", "户数", "人口"]),
        ("36个行业大类中，增长面为80.6%。", ["行业大类", "增长面"]),
        ("建起了游客中心和3000平方米的停车场。", ["停车场"]),
        ("安排科技三项费用2400万元。", ["安排科技三项费用"]),
        ("建设20立方米小水窖1900口。", ["小水窖", "小水窖"]),
        ("解决13.1万人、6.5万头大牲畜饮水安全问题。", ["饮水安全问题", "大牲畜饮水安全问题"]),
    ],
)
def test_names_of_what_is_built_and_spent(text: str, names: list[str]) -> None:
    assert [figure.indicator for figure in read(text)] == names


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("截至目前，申报2023年重点项目69个，总投资55亿元。", ["../2022-07-25"] * 2),
        ("去年6月，他新建了一座冷库，可储存2000件苹果。", [None]),
    ],
)
def test_times_of_what_is_applied_for_or_built(text: str, periods: list[str | None]) -> None:
    assert [figure.period for figure in read(text)] == periods


def test_places_added_to_two_sorts_of_schools() -> None:
    figures = read("新增义务教育学位4.8万个、公办幼儿园学位3.9万个。")
    assert [figure.direction for figure in figures] == ["up", "up"]


def test_a_sum_in_spoken_numerals() -> None:
    [figure] = read("一亩地一年毛收入两三万吧。")
    assert (figure.low, figure.high, figure.kind, figure.per) == (20000, 30000, "money", "year")


PLANS = "一、2021年工作回顾\n完成投资9亿元。\n二、2022年工作安排\n（一）推进交通建设。全年完成交通投资15亿元以上。\n"


def test_a_whole_year_in_a_part_of_plans_is_the_year_planned() -> None:
    figures = read_figures(PLANS, dt.date(2022, 2, 18))
    assert [(figure.role, figure.period) for figure in figures] == [("level", None), ("target", "2022")]


def test_sums_of_the_years_of_a_plan_are_planned() -> None:
    text = "“十二五”时期的主要目标是：到2015年，生产总值达到180亿元；财政总收入达到15亿元。五年累计完成投资400亿元。"
    figures = read_figures(text, dt.date(2011, 1, 20))
    assert [(figure.role, figure.period) for figure in figures] == [
        ("target", "2015"),
        ("target", "2015"),
        ("target", "2011/2015"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "今年，全县黄桃种植面积6.8万亩，比去年扩大一成，产值12亿元。",
        "今年第一批春茶上市，每斤收购价120元，比去年高20元。",
        "今年冬小麦播种面积21万亩，苗情总体良好。",
    ],
)
def test_what_a_young_year_has_been_so_far(text: str) -> None:
    assert "target" not in [figure.role for figure in read_figures(text, dt.date(2022, 2, 18))]


def test_a_sort_of_counties_is_called_by_how_many_it_has() -> None:
    [figure] = read("山区26县农村居民人均可支配收入增长8.5%。")
    assert figure.text == "8.5"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("主导产业为烤烟，种植面积460亩。", "烤烟种植面积"),
        ("员工860人，其中本地员工占八成。2020年实现产值4.6亿元。", "产值"),
        ("其中，因病致贫的占46%。", "因病致贫"),
    ],
)
def test_whose_the_last_figure_is(text: str, name: str) -> None:
    assert read(text)[-1].indicator == name


@pytest.mark.parametrize("year", ["二00五年", "二OO五年", "二oo五年", "二０○五年"])
def test_noughts_of_other_sorts_in_a_year(year: str) -> None:
    text = f"{year}财政收入六百亿元，比二00四年增加五十亿元。"
    assert [(figure.indicator, figure.period) for figure in read(text)] == [("财政收入", "2005")] * 2


def test_digits_set_apart_by_blanks() -> None:
    text = "1 9 9 7 年国内生产总值达到7 4 7 7 2亿元，增长8 .8 %。"
    figures = read(text)
    assert [(figure.text, figure.period) for figure in figures] == [("7 4 7 7 2亿", "1997"), ("8 .8", "1997")]
    assert [text[figure.span.start : figure.span.end] for figure in figures] == ["7 4 7 7 2亿", "8 .8"]
    assert figures[0].value == Decimal(7477200000000)


def test_what_has_been_passed_one_after_another() -> None:
    figures = read("财政收入连续突破200亿元、250亿元和300亿元大关。")
    assert {figure.qualifier for figure in figures} == {"more_than"}


def test_prices_in_the_unit_of_the_first() -> None:
    text = "本期油菜籽收购价310.5元/百斤（下同），较上期上涨0.2%；出库价316.0，与上期持平；菜籽油批发价720.4，零售价格781。"
    figures = [figure for figure in read(text) if figure.kind == "price"]
    assert [(figure.text, figure.unit, figure.indicator) for figure in figures] == [
        ("310.5", "元/百斤", "本期油菜籽收购价"),
        ("316.0", "", "出库价"),
        ("720.4", "", "菜籽油批发价"),
        ("781", "", "菜籽油零售价格"),
    ]


@pytest.mark.parametrize("text", ["增速高于全省（4.1%）2.5个百分点。", "增速高于全省平均水平（4.1%）2.5个百分点。"])
def test_by_how_much_more_than_a_standard_told_in_brackets(text: str) -> None:
    standard, more = read(text)
    assert (standard.role, more.role, more.direction) == ("level", "change", "up")


def test_since_the_year_began_said_shortly() -> None:
    [figure] = read_figures("今年来，石桥镇新建大棚260座。", dt.date(2021, 9, 28))
    assert figure.period == "2021-01-01/2021-09-28"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("村里共发展260亩金银花。", "金银花"),
        ("共发展60亩金银花和110亩油茶。", "金银花"),
        ("他租了农户35亩水田。", "水田"),
    ],
)
def test_what_land_is_used_for(text: str, name: str) -> None:
    assert read(text)[0].indicator == name


def test_what_is_so_nowadays_is_no_promise() -> None:
    [figure] = read("现在种莲藕，一亩田收入至少增加3倍。")
    assert (figure.role, figure.qualifier) == ("change", "at_least")


@pytest.mark.parametrize("opening", ["面对新的一年，报告指出，", "新的一年，", "在新的一年里，全县"])
def test_the_year_that_has_just_begun(opening: str) -> None:
    [figure] = read_figures(f"{opening}固定资产投资增长9%。", dt.date(2019, 1, 29))
    assert (figure.role, figure.period) == ("target", "2019")


def test_a_whole_year_held_up_to_the_one_before_is_over() -> None:
    text = "全年房地产开发企业23户，完成投资9.2亿元，比上年增长8.4%。"
    assert {figure.period for figure in read_figures(text, dt.date(2022, 5, 20))} == {"2021"}


@pytest.mark.parametrize("how", ["可比", "同口径", "按可比口径"])
def test_how_growth_is_reckoned_names_nothing(how: str) -> None:
    figures = read(f"实现税收收入86亿元，{how}增长7.5%。")
    assert [figure.indicator for figure in figures] == ["税收收入"] * 2


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("林业类项目9个总投资4.3亿元。", ["林业类项目", "林业类项目总投资"]),
        ("12个环保项目投资7亿元。", ["环保项目", "环保项目投资"]),
        ("新引进企业5家注册资金3亿元。", ["新引进企业", "注册资金"]),
        ("现有果园12个面积3000亩。", ["现有果园", "现有果园面积"]),
    ],
)
def test_things_counted_right_before_their_size(text: str, names: list[str]) -> None:
    assert [figure.indicator for figure in read(text)] == names


def test_the_whole_owns_what_is_told_after_its_parts() -> None:
    text = "全县重点工程共30项，其中：续建项目17项（省级6项、县级11项），新建项目13项。总投资86亿元。"
    assert read(text)[-1].indicator == "重点工程总投资"


def test_up_to_a_day_said_by_its_end_alone() -> None:
    [figure] = read_figures("5月30日止，全县鲜叶产量3218吨。", dt.date(2018, 6, 5))
    assert (figure.period, figure.role) == ("../2018-05-30", "level")


def test_parts_under_the_time_that_opened_the_whole() -> None:
    text = "2020年安排项目71个，1-6月完成投资35亿元。其中亿元以上项目46个，1-6月完成投资32亿元。"
    periods = [figure.period for figure in read_figures(text, dt.date(2020, 7, 15)) if figure.unit == "个"]
    assert periods == ["2020", "2020"]


def test_a_young_season_has_its_prices() -> None:
    [figure] = read_figures("今年春茶看涨，毛茶每斤价格约有60元。", dt.date(2018, 3, 12))
    assert (figure.role, figure.kind) == ("level", "price")


@pytest.mark.parametrize(
    "text",
    [
        "一亩地如果只种玉米，一年的经济效益只有900元左右。",
        "流转给合作社一亩地，一年有900元的租金。",
    ],
)
def test_one_of_a_field_is_what_the_rest_is_told_by(text: str) -> None:
    [figure] = read(text)
    assert (figure.text, figure.per) == ("900", "year")


@pytest.mark.parametrize(
    ("text", "per", "kind"),
    [
        ("大棚年纯利润可达80万元。", "year", "money"),
        ("他家一年大概能收入6万元。", "year", "money"),
        ("这个月就挣三千多。", None, "money"),
    ],
)
def test_what_somebody_earns(text: str, per: str | None, kind: str) -> None:
    [figure] = read(text)
    assert (figure.per, figure.kind) == (per, kind)


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("共和村新修道路3公里。", ["共和村"]),
        ("去年，共安村种了50亩桔梗。", ["共安村"]),
        ("全镇共三村通了班车，新修道路3公里。", [None]),
    ],
)
def test_villages_whose_names_begin_with_a_word(text: str, places: list[str | None]) -> None:
    assert [figure.place for figure in read(text)] == places


def test_names_that_end_in_a_measure() -> None:
    [figure] = read("清水、三坪、石坎等村种植药材4000余亩。")
    assert figure.text == "4000"


def test_all_sorts_of_kin_who_are_two() -> None:
    [figure] = read("叔侄俩承包了80亩山林。")
    assert figure.text == "80"


def test_what_grew_is_told_without_how_long_it_took() -> None:
    assert read("原有的20头牛经过三年的发展已有90头。")[0].indicator == "原有牛"


def test_at_least_so_many_times_more_than_others_is_no_promise() -> None:
    [figure] = read("每亩效益比普通品种至少翻一番。")
    assert figure.role == "change"


def test_land_made_use_of() -> None:
    assert read("集中盘活210亩农户耕地，托管60亩水田。")[0].indicator == "农户耕地"


@pytest.mark.parametrize(
    "text",
    [
        "完成青岭公路2.7公里硬化；投资86万元，修建了清泉自来水厂。",
        "完成青岭公路2.7公里硬化。投资86万元整修了卫生院门诊楼。",
        "完成青岭公路2.7公里硬化；投资86万元对村组公路进行修复。",
    ],
)
def test_what_money_is_spent_on_is_told_after_it(text: str) -> None:
    assert read(text)[-1].indicator == "投资"


ERRANDS = "2019年，市政府为民兴办10件实事：\n一是新建学校20所。\n二是改造厕所6万户。\n三是新建公路300公里。"


def test_good_deeds_in_lines_of_their_own() -> None:
    figures = read_figures(ERRANDS, dt.date(2019, 2, 22))
    assert {(figure.role, figure.period) for figure in figures} == {("target", "2019")}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("新增高等级通乡公路9条。", None),
        ("建成中心村39个，星级村44个。", None),
        ("全县劳务输出村14个，农业专业合作社3个。", None),
        ("青坪乡东与古寨镇、善水乡为邻。全乡总面积69平方公里。", "青坪乡"),
    ],
)
def test_what_is_a_place_and_what_is_a_sort_of_one(text: str, place: str | None) -> None:
    assert {figure.place for figure in read(text)} == {place}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("新建农民住宅楼12栋（包括集资楼6栋）、建设面积3.8万平方米。", ["新建农民住宅楼", "集资楼", "建设面积"]),
        ("60个行政村中新发展养殖专业村15个。", ["行政村", "行政村中新发展养殖专业村"]),
        ("全乡有7处9台机埠，功率达427千瓦。", ["机埠", "机埠", "功率"]),
        ("9件民生实事有序推进，完成投资2亿元。", ["民生实事", "民生实事完成投资"]),
        ("全乡栽种早稻800亩。", ["栽种早稻"]),
        ("上等烟比例70%。", ["上等烟比例"]),
    ],
)
def test_what_townships_count(text: str, names: list[str]) -> None:
    assert [figure.indicator for figure in read(text)] == names


def test_steps_that_an_economy_takes_are_called_by_their_size() -> None:
    assert [figure.text for figure in read("经济总量五年跨越3个百亿级台阶。")] == ["3"]


def test_a_structure_that_moved_from_one_year_to_another() -> None:
    text = "三次产业结构由上年的11.2%、52.1%和36.7%调整为2003年的10.4%、52.3%和37.3%。"
    periods = [figure.period for figure in read_figures(text, dt.date(2004, 4, 10))]
    assert periods == ["2002"] * 3 + ["2003"] * 3


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("今年元至9月，发放贷款8000万元。", "2017-01/2017-09"),
        ("元月至8月，完成税收2亿元。", "2017-01/2017-08"),
        ("至2016年底，全县完成危房改造620户。", "../2016-12"),
    ],
)
def test_months_from_the_first_one_on(text: str, period: str) -> None:
    [figure] = read_figures(text, dt.date(2017, 10, 17))
    assert figure.period == period


def test_what_those_left_are_expected_to_do() -> None:
    rest = read("全县有贫困村31个，剩余28个预计在今年出列。")[1]
    assert (rest.role, rest.indicator) == ("target", "贫困村")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("拨付6万元的村集体经济收入和3万元的土地租金。", ["村集体经济收入", "土地租金"]),
        ("村民收入全部达到5万元以上。", ["村民收入"]),
        ("建成全省最大的2.5MW光伏扶贫项目。", ["光伏扶贫项目"]),
        ("总装机容量1.1万千瓦、总投资6200万元的电站落户东岭。", ["总装机容量", "总投资"]),
        ("第二产业所占比重比上年提高0.8个百分点。", ["第二产业所占比重"]),
    ],
)
def test_incomes_and_power_stations(text: str, names: list[str]) -> None:
    assert [figure.indicator for figure in read(text)] == names


@pytest.mark.parametrize("text", ["项目年收益350万元。", "每年兑现补偿资金170万元、退耕资金670万元。"])
def test_what_comes_each_year(text: str) -> None:
    assert {figure.per for figure in read(text)} == {"year"}


def test_tenths_and_hundredths_of_a_yuan() -> None:
    assert [figure.value for figure in read("采果费1角5分，一盒5元3角2分。")] == [Decimal("1.5"), Decimal("5.32")]


def test_a_town_whose_name_begins_as_advice_does() -> None:
    figures = read_figures("今年，宜丰坪镇养蚕696张；宜就镇养蚕580张，增长2.5%。", dt.date(2021, 5, 31))
    assert "target" not in {figure.role for figure in figures}


@pytest.mark.parametrize(
    ("text", "texts"),
    [
        ("一亩地至少损失三分之一。", ["三分之一"]),
        ("一亩还能摘7000斤。", ["7000"]),
        ("鲜果卖8角5分一斤。", ["8角5"]),
    ],
)
def test_one_of_a_thing_by_which_the_rest_is_told(text: str, texts: list[str]) -> None:
    assert [(figure.text, figure.role) for figure in read(text)] == [(said, "level") for said in texts]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("700亩的蔬菜种植年创收290万元。", ["蔬菜种植", "蔬菜种植年创收"]),
        ("东城、西城2条输水干渠总长49.98千米。", ["输水干渠", "输水干渠总长"]),
        ("人畜饮水34万立方米。", ["人畜饮水"]),
        ("总产值也基本上在50万元左右。", ["总产值"]),
        ("坝顶由118米提至120米。", ["坝顶", "坝顶"]),
        ("县级资金1100万元。累计完成投资2.7亿元。", ["县级资金", "完成投资"]),
    ],
)
def test_names_beside_verbs_and_measures(text: str, names: list[str]) -> None:
    assert [figure.indicator for figure in read(text)] == names


def test_a_plan_by_name_is_none_of_what_follows() -> None:
    assert read("推进教育质量提升计划建设等项目，新建校舍8万平方米。")[0].role == "level"


def test_what_a_budget_is_set_against_moves_on() -> None:
    text = "全市完成财政总收入38亿元，完成年初预算39亿元的97%，比上年增加3.7亿元，增幅10.8%。"
    assert [figure.indicator for figure in read(text)][2:] == ["财政总收入", "财政总收入", "财政总收入增幅"]


@pytest.mark.parametrize("text", ["19个标段已于2月17日全面复工，工程进度达92%。", "工程于2月17日开工，完成投资3亿元。"])
def test_when_work_began_says_nothing_of_how_far_it_is(text: str) -> None:
    assert read_figures(text, dt.date(2020, 3, 5))[-1].period is None


@pytest.mark.parametrize(
    ("text", "name"),
    [("4家银行计划发放贷款2.8亿元。", "银行"), ("6家4A景区8天共接待游客25万人次。", "4A景区")],
)
def test_those_counted_without_what_they_plan_or_how_long(text: str, name: str) -> None:
    assert read(text)[0].indicator == name


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("中上等烟比例95.3%，均价34.1元/公斤。", ["中上等烟比例", "均价"]),
        ("到位资金12亿元，完成工作任务的79.4%，是去年同期的18倍。", ["到位资金", "到位资金完成工作任务", "到位资金"]),
        ("签约额7亿元，完成市下达指标的300%。", ["签约额", "签约额完成市下达指标"]),
        ("18家企业的产值超过5亿元。", ["企业", "企业的产值"]),
    ],
)
def test_tobacco_and_what_was_asked_of_towns(text: str, names: list[str]) -> None:
    assert [figure.indicator for figure in read(text)] == names


def test_so_many_points_and_more() -> None:
    [figure] = read("森林覆盖率提高2个多百分点。")
    assert (figure.unit, figure.qualifier, figure.role) == ("个百分点", "more_than", "change")


def test_how_much_is_asked_of_a_county() -> None:
    [figure] = read("市政府下达我县的招商任务数为27亿元。")
    assert figure.role == "target"


def test_each_against_a_year_in_its_own_unit() -> None:
    figures = read("建成区面积161平方公里、城镇化率59.5%，分别比2006年增加81平方公里和11.5个百分点。")[2:]
    assert [(figure.indicator, figure.role) for figure in figures] == [("建成区面积", "change"), ("城镇化率", "change")]


def test_steps_in_quotation_marks_name_nothing() -> None:
    figures = read("税收收入总额连续跨越三个“十亿元”台阶，从2006年的19亿元增至2011年的48亿元。")
    assert {figure.indicator for figure in figures} == {"税收收入总额"}


@pytest.mark.parametrize("text", ["现合作社成员已有38户。", "全县注册养蜂专业合作社9家。"])
def test_sorts_of_co_operatives_are_no_places(text: str) -> None:
    assert read(text)[0].place is None


def test_households_that_there_are() -> None:
    assert read("养殖100箱以上的养蜂户有6户。")[1].indicator == "养蜂户"


def test_what_one_mu_brings_as_people_say_it() -> None:
    figures = read("以前种一亩玉米也就收四五百块钱，现在一亩花椒少说也能卖五千多。")
    assert [(figure.text, figure.kind) for figure in figures] == [("四五百", "money"), ("五千", "money")]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("错峰销售每斤能多卖5毛钱。去年仅苹果一项就收入860万元。", "收入"),
        ("脱贫户人均年收入2万元。先后投资800万元，引进新品种。", "投资"),
    ],
)
def test_what_each_is_told_by_owns_nothing(text: str, name: str) -> None:
    assert read(text)[-1].indicator == name


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("预算收入2.5亿元，下降（同口径）19.6%。", ["预算收入"] * 2),
        ("工业增加值36亿元，增长（按可比价格计算）8.5%。", ["工业增加值"] * 2),
        ("税收收入7亿元，同比增长(可比口径)5%。", ["税收收入"] * 2),
    ],
)
def test_how_a_change_is_reckoned_stands_in_brackets(text: str, names: list[str]) -> None:
    figures = read(text)
    assert [figure.indicator for figure in figures] == names
    assert figures[1].role == "change"


def test_the_budget_of_what_was_spent() -> None:
    assert [f.indicator for f in read("接待费支出5万元，年初预算为6万元。")] == ["接待费支出", "接待费支出预算"]
    assert read("全年预算为6万元。")[0].indicator == "预算"


def test_houses_of_a_row_are_counted() -> None:
    figures = read("重修城门楼4座，新建角楼2座，教学楼3座，宿舍楼2栋。古城有鼓楼1座。")
    assert [figure.text for figure in figures] == ["4", "2", "3", "2", "1"]


def test_months_of_which_there_are_three() -> None:
    assert [figure.text for figure in read("年降水量959毫米，集中于7、8、9三个月。")] == ["959"]
    assert [str(figure.period) for figure in read("今年4、5、6月新增用户3000户。")] == ["{2022-04,2022-05,2022-06}"]


def test_a_climate_is_of_no_year() -> None:
    figures = read("全镇属亚热带气候，全年日照约1258小时，全年无霜期284天。2021年全年日照1300小时。")
    assert [str(figure.period) for figure in figures] == ["None", "None", "2021"]


def test_a_source_before_a_colon_names_nothing() -> None:
    figures = read("全镇人口，根据第五次人口普查资料：2000年10月底共有9056户，26375人。")
    assert [figure.indicator for figure in figures] == ["户数", "人口"]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("这十大民生实事项目分别是：新建停车位200个；建成口袋公园5个。", "target"),
        ("会议票决产生了民生实事项目：一是新建幼儿园2所；二是改造厕所300座。", "target"),
        ("民生实事项目包括道路5条、桥梁3座。", "target"),
        ("2021年的十件实事全部完成：改造道路6公里。", "level"),
        ("民生实事进展情况：改造道路6公里。", "level"),
    ],
)
def test_what_is_promised_to_people_in_a_list(text: str, role: str) -> None:
    assert read(text)[-1].role == role


def test_accounts_looked_through_are_of_their_own_year() -> None:
    assert read("对区本级2021年度预算执行情况进行审计，延伸抽查5个单位。")[0].period is None
    assert read("审计表明，2021年度全县完成投资5亿元。")[0].period is not None


def test_what_is_included_is_named_alone() -> None:
    assert [figure.indicator for figure in read("重点工程包括道路5条、桥梁3座。")] == ["道路", "桥梁"]


def test_the_average_of_a_time_that_something_is_set_against() -> None:
    figures = read("粮食产量450万吨，比“十一五”期间平均362万吨增长24%。")
    assert str(figures[1].period) == "2006/2010"


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("主要目标。国内生产总值增长10%。", "target"),
        ("(二)主要预期目标。财政收入增长8%。", "target"),
        ("目标任务。新建幼儿园2所。", "target"),
        ("我们完成了主要目标。产值达到5亿元。", "level"),
    ],
)
def test_a_heading_of_aims_that_its_line_goes_on_behind(text: str, role: str) -> None:
    assert read(text)[0].role == role


def test_what_has_come_about_early_in_the_year() -> None:
    assert read_figures("今年也罕见地出现了有10户奶农弃养。", dt.date(2015, 1, 17))[0].role == "level"


def test_a_budget_is_what_was_approved() -> None:
    figures = read("全镇财政收入5300万元，完成人大通过预算的103%，比上年增收400万元。")
    assert [figure.indicator.startswith("财政收入") for figure in figures] == [True, True, True]


def test_growth_of_several_that_reached_so_much() -> None:
    figures = read("收入和支出年均增长分别达21%和22%。")
    assert [figure.role for figure in figures] == ["change", "change"]


@pytest.mark.parametrize("text", ["该段路长90米，宽3米，需要2万元。", "该段路厚10厘米，大概花了2万元。"])
def test_what_has_a_size_costs_as_a_whole(text: str) -> None:
    assert read(text)[-1].indicator == "该段路"


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("改革减轻了农民3.6亿元的负担。", "负担", "change"),
        ("新政降低了企业约5%的成本。", "成本", "change"),
        ("公司赔偿了农户20万元的损失。", "损失", "level"),
        ("基金会捐给学校300套的课桌。", "课桌", "level"),
        ("每年可为村民增加5000元的收入。", "收入", "change"),
    ],
)
def test_between_a_verb_and_its_sum_stands_whom_it_serves(text: str, name: str, role: str) -> None:
    (figure,) = read(text)
    assert (figure.indicator, figure.role.value) == (name, role)


@pytest.mark.parametrize(
    "text", ["税改取消了原先3亿元的税赋。", "改革减轻了农民3亿元的负担。", "实行了长达8年的禁令就此解除。"]
)
def test_among_plans_stands_what_was_done(text: str) -> None:
    assert read(f"二、2022年主要任务\n今年要继续巩固改革成果。{text}")[0].role is not Role.TARGET


@pytest.mark.parametrize("beside", ["与2015年相比", "和2015年比较", "与2015年比"])
def test_a_year_that_another_is_set_beside(beside: str) -> None:
    total, mean = read(f"2020年{beside}，全县生产总值增长57.3%，年均增长9.5%。")
    assert (total.period, mean.period) == ("2020", "2016/2020")


@pytest.mark.parametrize("text", ["裁减军队员额2万任务顺利完成。", "裁减军队员额2万任务已全面完成。"])
def test_a_task_that_is_done_is_not_what_is_counted(text: str) -> None:
    assert read(text)[0].indicator == "裁减军队员额"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("皮棉总产4.2万担，因秋涝减产两成。", ["皮棉总产"] * 2),
        ("货运量31万吨，由于煤炭外运减少下降7.6%。", ["货运量"] * 2),
        ("产量31万吨，受干旱影响减产7.6%。", ["产量"] * 2),
        ("受灾面积3万亩，因灾粮食减产2成。", ["受灾面积", "粮食"]),
        ("预备费按一般公共预算支出的1%安排4000万元。", ["预备费"] * 2),
        ("按户均不少于5000元的标准发放产业扶持资金。", ["产业扶持资金"]),
        ("发放培训补助1.08亿元，每名参保职工500元。", ["发放培训补助", "每名参保职工发放培训补助"]),
        ("全乡18个村中有15个种茶。", ["村", "种茶"]),
        ("生均公用经费小学650元、初中850元。", ["小学生均公用经费", "初中生均公用经费"]),
        ("事故起数、死亡人数同比分别下降8%和11%。", ["事故起数", "死亡人数"]),
        ("精瘦肉、五花肉零售价分别为17.8元和16.5元。", ["精瘦肉零售价", "五花肉零售价"]),
        ("粮食由30万吨增加到36万吨，肉类由2万吨增加到3万吨，分别增长20%和50%。", [*["粮食"] * 2, *["肉类"] * 2, "粮食", "肉类"]),
        ("低保户68户，但仍有90多户、400余人没有解决温饱。", ["低保户", "没有解决温饱户数", "没有解决温饱人数"]),
        ("共有学校263所（不含教学点），比上年减少9所。", ["学校"] * 2),
        ("菠萝和富士苹果分别跌1.6%和0.6%。", ["菠萝", "富士苹果"]),
        ("旅游和宾馆住宿价格分别上涨9%和5%。", ["旅游价格", "宾馆住宿价格"]),
        ("金饰品和汽油价格分别上涨9%和5%。", ["金饰品价格", "汽油价格"]),
        ("78个村不通公路，110个村不通电。", ["村不通公路", "村不通电"]),
        ("失业率3.4%，控制在年初确定的4%以内。", ["失业率"] * 2),
        ("一芽二叶也能卖到35元。", ["一芽二叶"]),
        ("全村4个社287户1023人。", ["社", "户数", "人口"]),
        ("吸纳136户入股。", ["入股"]),
        ("解决了900多亩地灌溉。", ["地灌溉"]),
        ("37个行业大类中26个实现增长。", ["行业大类"] * 2),
        ("蔬菜价格因降雨上涨5%。", ["蔬菜价格"]),
        ("玉米产量受干旱影响下降5%。", ["玉米产量"]),
        ("人均纯收入1762元，有1360户盖起了新房。", ["人均纯收入", "盖起新房"]),
        ("凤凰山景区接待4万人次，红岩寺景区3万人次。", ["凤凰山景区接待", "红岩寺景区接待"]),
        ("31.2万人次到各公墓祭扫。", ["到各公墓祭扫人次"]),
        ("每股分红620元，最多的一户领到4960元。", ["每股分红"] * 2),
        ("涉及13个乡镇、1.06万户烟农。", ["乡镇", "烟农"]),
        ("收入增长14%，比全县农民人均可支配收入增速高6个百分点。", ["收入", "收入增速"]),
        ("外购仔猪头均盈利由盈转亏，亏46元。", ["外购仔猪头均盈利"]),
        ("税收收入3亿元，自然口径降15%，可比口径增2%。", ["税收收入"] * 3),
        ("今天的鳜鱼每斤又涨了2元。", ["鳜鱼"]),
        ("调供化肥1.26万吨、良种860吨。", ["调供化肥", "良种"]),
        ("试种西瓜15亩，当年亩纯收入2300元。第二年扩到400亩。", ["试种西瓜", "亩纯收入", "试种西瓜"]),
        ("平均到场时间12分钟。", ["到场时间"]),
        ("门票实行半价优惠，每张45元。", ["门票"]),
        ("上线率48.6%，600分以上27人。", ["上线率", "上线率", "600分以上人数"]),
        ("夏粮总产42万吨，实现“二十连丰”；单产318公斤。", ["夏粮总产", "夏粮单产"]),
        ("牛羊出栏分别增长3%和2%。", ["牛出栏", "羊出栏"]),
        ("工资性、经营净、转移净收入分别增长3%、2%和1%。", ["工资性收入", "经营净收入", "转移净收入"]),
        ("工作站12家，在站38人。", ["工作站", "在站人数"]),
        ("全市工业用电5亿度。主营业务收入218亿元。", ["工业用电", "主营业务收入"]),
    ],
)  # fmt: skip
def test_what_a_clause_tells_only_why_or_by_what_measure(text: str, names: list[str]) -> None:
    assert [figure.indicator for figure in read_figures(text)] == names
