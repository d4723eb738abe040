"""The reader on price bulletins and on news of counties and villages."""

import datetime as dt

import pytest

from monitor.articles import Figure, Per
from monitor.figures import read_figures

PUBLISHED = dt.date(2022, 7, 25)


def read(text: str) -> list[Figure]:
    """The figures of a text published on a Monday in July 2022."""
    return list(read_figures(text, PUBLISHED))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("涨幅前三名的为：生姜、豆角、菜花，涨幅分别为：4.5%、3.7%、1.5%。", ["生姜", "豆角", "菜花"]),
        ("降幅靠前的是：土豆、大葱和冬瓜，降幅为:-9.9%、-5.5%、-4.7%。", ["土豆", "大葱", "冬瓜"]),
    ],
)
def test_a_colon_before_a_list_is_no_more_than_a_pause(text: str, names: list[str]) -> None:
    figures = read(text)
    assert [figure.indicator for figure in figures] == names
    assert {figure.direction for figure in figures} == {"up" if "涨幅" in text else "down"}


def test_a_small_move_names_nothing() -> None:
    names = [figure.indicator for figure in read("大米均价2.45元/斤，略涨0.2%；面粉均价2.6元/斤，稍降0.4%。")]
    assert names == ["大米均价", "大米均价", "面粉均价", "面粉均价"]


def test_what_has_not_been_passed_is_at_most() -> None:
    figure = read("各品种有涨有跌，但涨幅均没有超过6%。")[0]
    assert (figure.qualifier, figure.role, figure.direction) == ("at_most", "change", "up")


@pytest.mark.parametrize(
    "beside",
    ["相比上周2.6元/公斤，环比上涨", "与上周2.6元/公斤相比上涨", "较上周2.6元/公斤上涨", "比上周的2.6元/公斤上涨"],
)
def test_an_amount_set_beside_is_of_its_own_week(beside: str) -> None:
    """上周 beside a week whose days are told is the week before that one."""
    periods = [figure.period for figure in read(f"本周（7月18日至24日）均价为2.7元/公斤，{beside}1.9%。")]
    assert periods == ["2022-07-18/2022-07-24", "2022-07-11/2022-07-17", "2022-07-18/2022-07-24"]


def test_the_days_of_a_week_need_no_brackets_and_what_goes_on_sale_founds_nothing() -> None:
    periods = [
        figure.period for figure in read("本周7月15日至21日共上市生猪2856头，日均上市408头。本周，肉价24元/公斤。")
    ]
    assert periods == ["2022-07-15/2022-07-21"] * 3


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("“十一”黄金周1——2日，景区接待游客400人。", "2021-10-01/2021-10-02"),
        ("国庆假期1—3日，景区接待游客400人。", "2021-10-01/2021-10-03"),
        ("去年“十一”长假，景区接待游客400人。", "2021-10-01/2021-10-07"),
    ],
)
def test_days_of_a_holiday(text: str, period: str) -> None:
    assert read(text)[0].period == period


@pytest.mark.parametrize(
    ("text", "value"),
    [("一年下来收入大概三万。", 30000), ("茶园年收入二十余万。", 200000), ("年产值达20余万。", 200000)],
)
def test_a_sum_without_its_yuan(text: str, value: int) -> None:
    figure = read(text)[0]
    assert figure.value == value
    assert (figure.unit, figure.kind) == ("", "money")


def test_each_of_a_row_of_projects_makes_its_own() -> None:
    names = [figure.indicator for figure in read("引进日产60片陶瓷瓦项目、年产3万吨菜油项目、加气站项目4家企业。")]
    assert names[0] == "陶瓷瓦项目"
    assert "菜油" in names[1]


def test_what_has_grown_to_a_number_is_no_rate() -> None:
    assert [figure.per for figure in read("景区年接待游客80万人次，旅游点发展到50个。")] == ["year", None]


def test_what_a_plan_of_building_says_ends_with_its_sentence() -> None:
    roles = [figure.role for figure in read("二是抓住房，规划建设11个安置点。三是抓产业，建设示范基地16万亩。")]
    assert roles == ["target", "level"]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("为确保项目推进，村集体投资4万元平整土地。", "level"),
        ("村里确保投资4万元平整土地。", "target"),
        ("他筹措资金，将旧厂房建成1500平方米车间。", "level"),
        ("公司将陆续建成1500平方米车间。", "target"),
        ("从2021年开始，该县计划用3年的时间解决15万人的饮水问题。", "target"),
    ],
)
def test_what_a_plan_is_told_from(text: str, role: str) -> None:
    assert read(text)[-1].role == role


@pytest.mark.parametrize(
    ("text", "pers"),
    [
        ("养殖肉牛2200头，年人均增收2300元。", [None, "year"]),
        ("人均年收入从2015年的2000元，增加到了现在的15000元。", ["year", "year"]),
        ("电站一个月的收益有3000元，一年也能有3万元。", ["month", "year"]),
        ("每月收入2000元，增加到了如今3000元。", ["month", "month"]),
        ("日均客流由3000人次，上升到目前5000人次。", ["day", "day"]),
        ("每年收购鲜果由2000吨，升到3000吨。", ["year", "year"]),
        ("项目建成后，年可实现产值3.2亿元，利税4000万元。", ["year", "year"]),
        ("每年卖茶毛收入二十来万，净赚十五六万。", ["year", "year"]),
        ("他如今月入三千，一年还是能存1万元。", ["month", "year"]),
        ("车费每月90元，政府补60元，家长掏30元。", ["month"] * 3),
        ("敬老院三人间每人每月收1100元，双人间1500元，单间2200元。", ["month"] * 3),
        ("加上土地租金一年1400元，够花了。", ["year"]),
    ],
)
def test_what_comes_in_by_the_month_and_the_year(text: str, pers: list[str | None]) -> None:
    assert [figure.per for figure in read(text)] == pers


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("大米零售价每斤2.71元，与上期比上涨0.46%，和上月比下降0.2%。", ["大米零售价"] * 3),
        ("8类商品价格有涨有跌，总体上涨幅度1.64%。", ["商品价格"] * 2),
        ("山寨位于密林深处，共有140户600多人。", ["户数", "人口"]),
        ("该村共有168户、699人。", ["该村户数", "该村人口"]),
        ("农业部门将11000斤螺苗送给山寨。", ["螺苗送给山寨"]),
        ("企业用村内7亩空闲地建棚。", ["空闲地建棚"]),
        ("县里新建200亩名优茶基地。", ["名优茶基地"]),
        ("粪堆45处，“六乱”26处。", ["粪堆", "“六乱”"]),
        ("重复访下降32%，越级访减少18件。", ["重复访", "越级访"]),
        ("新修的路4.5米宽、6.3公里长，桥8米宽。", ["新修的路宽", "新修的路长", "桥宽"]),
        ("大坝宽8米、长128米、高12米。", ["大坝宽", "大坝长", "大坝高"]),
        ("到位资金62.3亿元，完成年任务的89%，同比增18.2%。", ["到位资金", "到位资金完成年任务", "到位资金"]),
    ],
)
def test_names_in_villages(text: str, names: list[str]) -> None:
    assert [figure.indicator for figure in read(text)] == names


def test_this_month_beside_the_last_one_is_that_of_the_publication() -> None:
    text = "粳米本月价格6元/公斤，上月价格5.8元/公斤；籼米本月价格5元/公斤，上月价格4.8元/公斤。"
    assert [figure.period for figure in read(text)] == ["2022-07", "2022-06"] * 2
    told = read("6月份，收入100亿元，比上月增长5%。本月支出23亿元。")
    assert told[-1].period == "2022-06"


def test_what_one_of_a_thing_is_let_for_is_a_price_and_what_a_plant_makes_since_it_runs_is_of_no_day() -> None:
    assert read("光伏板单块租金60元。")[0].kind == "price"
    assert read("2021年11月29日，电站并网发电，平均日产电量300多千瓦时。")[0].period is None


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("500余名工人分别在配料、成型、包装等岗位忙碌着。", ["工人"]),
        ("30余名村民正在田间采摘。", ["村民"]),
        ("20余名工人忙着赶制订单。", ["工人"]),
        ("投资5亿元，新建年产15万吨速冻食品生产线。", ["投资", "速冻食品生产线"]),
        ("以前寨子80%的劳动力在外。", ["劳动力"]),
        ("销售过10亿元企业1家、过亿元企业9家。", ["销售", "企业", "企业", "企业"]),
    ],
)
def test_names_in_workshops(text: str, names: list[str]) -> None:
    assert [figure.indicator for figure in read(text)] == names


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("工程实施后保证率可由65%提高到80%；新增灌溉面积4800亩。", ["level", "target", "target"]),
        ("项目建成后新增灌溉面积2万亩，改善灌溉面积1万亩。", ["target", "target"]),
        ("项目建成后新增灌溉面积2万亩，已改善灌溉面积1万亩。", ["target", "level"]),
    ],
)
def test_what_is_hoped_of_a_work_once_it_stands(text: str, roles: list[str]) -> None:
    assert [figure.role for figure in read(text)] == roles


def test_heaps_are_counted_and_grades_are_not() -> None:
    figures = read("评选出一二三类村，清理三大堆1160余堆。")
    assert [(figure.text, figure.unit) for figure in figures] == [("1160", "堆")]


def test_a_holiday_on_which_work_goes_on_dates_nothing_anew() -> None:
    assert read("5月3日，公司假期不停工，20余名工人忙着赶制订单。")[0].period == "2022-05-03"


def test_what_is_sold_abroad_by_the_year() -> None:
    assert read("集团年出口预制菜1.6万吨。")[0].per == "year"


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("引进项目196个，完成年度目标任务的85.2%，同比增长56.8%。", ["level", "level", "change"]),
        ("完成投资3亿元，占年计划投资的64.5%，在建项目185项。", ["level", "level", "level"]),
        ("完成投资3亿元，占年计划投资30%。", ["level", "level"]),
        ("重点项目530项，年度计划投资561亿元，已完成投资362亿元。", ["level", "target", "level"]),
    ],
)
def test_what_has_been_reached_of_a_plan_is_no_plan(text: str, roles: list[str]) -> None:
    assert [figure.role for figure in read(text)] == roles


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("昨天鸡毛菜只卖3元一斤，今天已卖到6元一斤。", ["鸡毛菜", "鸡毛菜"]),
        ("涉及10个自然湾2400多名村民的出行。", ["自然湾", "村民"]),
        ("共计13349米的26条道路硬化。", ["道路硬化", "道路硬化"]),
    ],
)
def test_names_in_markets_and_on_roads(text: str, names: list[str]) -> None:
    assert [figure.indicator for figure in read(text)] == names


def test_a_price_told_by_what_it_takes_and_less_than_was_hoped_for() -> None:
    assert read("买一棵白菜都得花15元了。")[0].kind == "price"
    assert read("他买到一筐青菜，连30斤都不到。")[0].qualifier == "less_than"


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        (
            "重点项目104个，计划投资93亿元，完成投资44亿元，占年度计划的47.2%，高于序时进度5.3个百分点。",
            ["level", "target", "level", "level", "change"],
        ),
        ("签约项目20个，计划总投资110亿元。集中开工的19个项目总投资86亿元。", ["level", "target", "level", "level"]),
        ("签约项目20个，计划总投资110亿元，其中工业项目12个。", ["level", "target", "level"]),
        ("这是新厂项目，计划总投资5亿元，用地面积128亩，新建仓库6座。", ["target", "target", "target"]),
    ],
)
def test_how_far_the_cost_of_projects_is_planned(text: str, roles: list[str]) -> None:
    assert [figure.role for figure in read(text)] == roles


@pytest.mark.parametrize(
    ("text", "name", "role", "qualifier"),
    [
        ("新品种的价格比老品种一般要高出2至3倍。", "新品种的价格", "change", "exact"),
        ("这种梨的产量要高出三成。", "梨的产量", "change", "exact"),
        ("一头牛要吃掉5000斤草料。", "草料", "level", "exact"),
        ("买一头仔猪大概要花700块钱。", "买一头仔猪", "level", "about"),
        ("大约投入了5万元。", "投入", "level", "about"),
        ("今日生猪均价来到了13.5元/公斤周边。", "生猪均价", "level", "exact"),
        ("出栏价只能达到768元。", "出栏价", "level", "exact"),
        ("白菜收购价最高时达到2元。", "白菜收购价", "level", "exact"),
        ("老李说：“每斤卖8元。”", "每斤卖", "level", "exact"),
        ("他们家有十多亩地。", "地", "level", "more_than"),
    ],
)
def test_accounts_of_farmers_and_dealers(text: str, name: str, role: str, qualifier: str) -> None:
    figure = read(text)[-1]
    assert name in figure.indicator
    assert (figure.role, figure.qualifier) == (role, qualifier)


def test_what_is_left_of_a_price_is_that_price() -> None:
    assert read("毛猪收购价达到9块钱一斤，而现在只剩下5块6一斤。")[1].indicator == "毛猪收购价"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("今年也能卖1万多元。", "money"),
        ("明年能卖到5万元。", "money"),
        ("去年每头卖2万元。", "price"),
        ("批发价只能给到3元。", "price"),
    ],
)
def test_what_is_sold_in_a_year_and_what_each_costs(text: str, kind: str) -> None:
    assert read(text)[-1].kind == kind


@pytest.mark.parametrize("text", ["一头猪1天就要吃掉8.4元。", "1天能吃掉3公斤饲料。", "一天要花20元。"])
def test_what_is_eaten_in_a_day(text: str) -> None:
    assert read(text)[-1].per == "day"


@pytest.mark.parametrize("text", ["今年计划种10亩，力争5年内发展到50亩。", "2021年有大棚20个，争取三年内达到100个。"])
def test_within_some_years_is_not_the_year_told_of(text: str) -> None:
    assert read(text)[-1].period is None


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("稻种价格上涨幅度较大，平均每市斤较去年同期上涨了10元。", "稻种价格", "price"),
        ("油价波动较大，每桶上涨2美元。", "油价", "price"),
        ("小麦卖到每市斤1.2元。", "小麦", "price"),
    ],
)
def test_by_how_much_in_words_names_nothing(text: str, name: str, kind: str) -> None:
    figure = read(text)[-1]
    assert (figure.indicator, figure.kind) == (name, kind)


@pytest.mark.parametrize(("text", "way"), [("尿素涨幅每吨30~40元。", "up"), ("大豆降幅每斤两毛。", "down")])
def test_by_how_much_each_rose(text: str, way: str) -> None:
    assert read(text)[-1].direction == way


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("今年化肥零售价格比上年下降20%左右。", "change"),
        ("今年化肥价格明显下降，尿素每吨为1850元。", "level"),
        ("去年玉米种的价格为每袋48元，今年升至50元。", "level"),
        ("今年居民消费价格上涨3%。", "target"),
    ],
)
def test_what_things_cost_early_in_the_year(text: str, role: str) -> None:
    assert read_figures(text, dt.date(2022, 2, 25))[-1].role == role


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("往年娃娃菜每棵可以卖一毛八。", "1.8", "毛"),
        ("西瓜8毛5一斤。", "8.5", "毛"),
        ("白菜还是1块多。", "1", "块"),
        ("收购价8分钱一斤，大白菜最低2分。", "2", "分"),
    ],
)
def test_prices_in_small_coin(text: str, value: str, unit: str) -> None:
    figure = read(text)[-1]
    assert (str(figure.value), figure.unit, figure.kind) == (value, unit, "price")


def test_crops_of_so_much_land() -> None:
    assert read("村里有两千亩地玉米。")[0].indicator == "玉米"


@pytest.mark.parametrize("text", ["记者来到青格达湖乡6队采访。", "在五枝村一带，养牛小有名气。", "三户村有名。"])
def test_teams_and_villages_by_number(text: str) -> None:
    assert read(text) == []


def test_those_of_a_whole_village() -> None:
    assert read("仅养牛一项就给坳田村全村1200多人带来了1万元收入。")[0].indicator == "坳田村全村人数"


def test_then_is_when_it_began() -> None:
    assert [str(figure.period) for figure in read("父母在2019年开始养牛，当时有20头牛。")] == ["2019"]


def test_what_a_body_weighs_is_of_no_year() -> None:
    assert [f.per for f in read("一年下来，他的体重从100公斤下降到75公斤。一年下来能挣3万元。")] == [None, None, "year"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("列了一个单子，总共四五十户那么多。", "单子"),
        ("活蟹的批发价从26元/斤骤跌至6.5元/斤。", "活蟹的批发价"),
        ("食用油从2.8元/斤飞涨到了4.3元/斤。", "食用油"),
        ("渔获物平均8000斤，主要是梭子蟹，今年只有1000多斤。", "渔获物"),
        ("进货价格不断在涨，半个月前涨到了155块。", "进货价格"),
        ("历时四个月的休渔期结束。", "休渔期"),
        ("完成了86景卫星遥感数据处理。", "卫星遥感数据处理"),
    ],
)
def test_catches_and_what_they_sell_for(text: str, name: str) -> None:
    assert read(text)[-1].indicator == name


def test_so_many_to_the_pound_is_no_weight() -> None:
    assert [figure.unit for figure in read("今年的鲅鱼以两条一斤的居多。")] == ["条"]


def test_what_each_bag_is_at_is_a_price() -> None:
    assert read("颗粒粉稍贵些，每袋在65元左右。")[0].kind == "price"


@pytest.mark.parametrize("text", ["日投售量保持在200万斤以上。", "日捕捞量达30吨。"])
def test_measures_of_a_day(text: str) -> None:
    assert read(text)[0].per == "day"


def test_what_lasted_so_long_once_begun() -> None:
    assert [figure.text for figure in read("他这一病就是5年多。雇佣近80个小时工。")] == ["5"]


@pytest.mark.parametrize(
    "text", ["甘肃家种统货65元左右。", "选装18-20元。", "葶苈子收购4元。", "蛇床子走货17-18元。", "野生货在70元左右。"]
)
def test_what_wares_of_a_sort_go_for_is_a_price(text: str) -> None:
    assert read(text)[0].kind == "price"


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("现产地售价17-19元。", "../2022-07-25"),
        ("该品行情平稳，现市场统货价格在25元左右。", "../2022-07-25"),
        ("到昨日已经收购烟叶21万担。", "../2022-07-24"),
        ("到6月底已完成投资3亿元。", "../2022-06"),
        ("该县今年第三批养蚕2200多张。", "2022"),
        ("从前一年可以收10吨货。", "None"),
    ],
)
def test_when_markets_and_harvests_are_told_of(text: str, period: str) -> None:
    assert str(read(text)[0].period) == period


def test_silkworms_and_what_share_is_whose() -> None:
    assert read("养两张蚕，一个月就可以收入3000元。")[1].per == "month"
    assert read("今年养原蚕10格。")[0].unit == "格"
    assert read("茶叶产量占到了全省90%的份额。")[0].indicator == "茶叶产量份额"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("全省新增确诊病例48例，其中，广东报告21例，北京、浙江各报告3例。", ["新增确诊病例"] * 3),
        ("全国共发生火灾20起，其中河南发生6起，山西、河北各发生3起。", ["火灾"] * 3),
        ("除2人轻伤外，其余30人安全撤离，另有5人下落不明。", ["轻伤", "安全撤离", "下落不明"]),
        ("除1人获救外，37人遇难，其余5人生死不明。", ["获救", "遇难", "生死不明"]),
    ],
)
def test_what_each_place_has_of_the_whole_and_what_the_rest_did(text: str, names: list[str]) -> None:
    found = read(text)
    assert all(name in one.indicator for one, name in zip(found, names, strict=True)), found


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("至2030年，预计全球损失将达2万亿美元。", ["2030"]),
        ("截至2020年，全县建成公园30个。", ["../2020"]),
        ("该矿于2003年5月开始投产，现有职工123人。", [None]),
        ("自2003年5月起，该矿共生产原煤80万吨。", ["2003-05/.."]),
    ],
)
def test_up_to_a_year_to_come_and_what_there_is_by_now(text: str, periods: list[str | None]) -> None:
    assert [figure.period for figure in read(text)] == periods


def test_what_points_back_is_no_count() -> None:
    assert [figure.text for figure in read("上述两个地区患病率分别为8.4%和8.6%。")] == ["8.4", "8.6"]


def test_what_is_spent_or_dies_a_year() -> None:
    assert [figure.per for figure in read("该病年死亡人数3万人，年支出约20亿元。")] == [Per.YEAR, Per.YEAR]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("市公安局对295笔、2384万元涉案资金进行了集中返还。", ["涉案资金", "涉案资金"]),
        ("这批物资共12车、240吨大米已运抵灾区。", ["大米", "大米"]),
        ("法院集中发放执行款320笔、1560万元。", ["执行款", "执行款"]),
    ],
)
def test_in_how_many_loads_or_dealings_a_sum_came(text: str, names: list[str]) -> None:
    assert all(name in one.indicator for one, name in zip(read(text), names, strict=True)), read(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("秋季全国气温偏高1℃，其中华北中部、西北南部等地偏高2至4℃。", "气温"),
        ("上周全省降雨30毫米，其中东川、西川等县市超过100毫米。", "降雨"),
        ("房价上涨2%，其中北京、上海等城市上涨5%。", "房价"),
    ],
)
def test_places_of_which_some_are_named_have_their_part(text: str, name: str) -> None:
    assert all(name in one.indicator for one in read(text)), read(text)


def test_where_and_from_what_size_on_quakes_are_counted() -> None:
    found = read("震中位于41.75°N，81.11°E，共记录ML≥1.0余震12次，其中M≥3.0余震5次。")
    assert [(figure.text, "余震" in figure.indicator) for figure in found] == [("12", True), ("5", True)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("暴雨造成青川县11人死亡、东坪县6人死亡。", ["死亡人数", "死亡人数"]),
        ("图书阅读率为59.8%，与2020年的59.8%持平。", ["图书阅读率", "图书阅读率"]),
        ("今年产量为30万吨，与去年的30万吨基本持平。", ["产量", "产量"]),
        ("蔬菜9种涨价、17种降价、2种持平。", ["", "", "持平"]),
    ],
)
def test_who_died_where_and_what_is_level_with_what(text: str, names: list[str]) -> None:
    assert all(name in one.indicator for one, name in zip(read(text), names, strict=True)), read(text)


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("今年产量为30万吨，与去年的30万吨基本持平。", ["2022", "2021"]),
        ("7月12日发生食物中毒，隔天上午校方发现，患病学生达200人。", ["2022-07-13"]),
    ],
)
def test_what_last_year_was_level_with_and_the_next_day(text: str, periods: list[str]) -> None:
    assert [figure.period for figure in read(text)] == periods


def test_what_is_longest_each_day_is_daily() -> None:
    assert read("居民每天读书时间最长，为23.4分钟。")[0].per is Per.DAY


@pytest.mark.parametrize(
    ("text", "value", "kind"),
    [
        ("白芨却达到10万块，翻了番。", "100000", "money"),
        ("展厅安装展板100块。", "100", "count"),
        ("按70元一斤算，就是7万元。", "70000", "money"),
        ("3.5元一株，能卖17.5万元。", "175000", "money"),
        ("价格比不上往年，但也有50万元收入。", "500000", "money"),
        ("这瓜收都是7毛。", "7", "price"),
        ("花了两毛钱。", "2", "money"),
        ("种了二亩半地。", "2.5", "area"),
    ],
)
def test_sums_and_land_in_talk(text: str, value: str, kind: str) -> None:
    figure = next(one for one in reversed(read(text)) if one.unit != "倍")
    assert (str(figure.value).split("E")[0], figure.kind) == (value, kind)


def test_sums_without_a_measure_word_in_talk() -> None:
    assert [figure.text for figure in read("一亩地能卖五六千，现在一亩地挺多一千多块钱。")] == ["五六千", "一千"]


@pytest.mark.parametrize("text", ["他种瓜近30年。", "收购商做水果生意30年。", "老牟种西瓜已有3年。"])
def test_for_how_long_somebody_has_done_a_thing(text: str) -> None:
    assert [figure.unit for figure in read(text)] == ["年"]


def test_farms_and_who_has_them() -> None:
    assert read("青禾农业公司450亩养殖基地里，工人在收网。")[0].indicator == "养殖基地"
    assert [figure.per for figure in read("一天能摘大约300个，700斤左右。")] == ["day", "day"]
    assert read("小虾在8元一斤左右。")[0].qualifier == "about"
    assert read("价格没有去年好，估计收入要减少一半。")[0].period is None
    assert read("赚一二十万元的很普遍。")[0].indicator == "收入"


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("猪肉价格是11块/斤。", "猪肉价格", "price"),
        ("长绒棉的收购价14元/公斤，陆地棉也在13元左右徘徊。", "陆地棉", "price"),
        ("鸡毛菜要卖到5元一斤。", "鸡毛菜", "price"),
        ("弯椒从一周前10元/公斤，跌成现在5元/公斤。", "弯椒", "price"),
        ("拾花费用较上年普涨0.2元/公斤。", "拾花费用", "price"),
        ("每斤鸡蛋亏损3毛钱。", "鸡蛋", "money"),
    ],
)
def test_cotton_eggs_and_greens(text: str, name: str, kind: str) -> None:
    figure = read(text)[-1]
    assert name in figure.indicator
    assert figure.kind == kind


def test_machines_at_harvest() -> None:
    assert [figure.per for figure in read("日平均投入收割机20万台，日收获小麦1500万亩。")] == ["day", "day"]
    assert read("按每台收割机增加纯收入1.25万元测算。")[0].role == "change"


def test_a_whole_year_told_since_its_middle() -> None:
    figures = read_figures("2004年下半年以来，鸡蛋价格快速增长，全年平均价格为6.53元/千克。", dt.date(2005, 2, 1))
    assert [(str(figure.period), figure.role) for figure in figures] == [("2004", "level")]


@pytest.mark.parametrize("text", ["改革开放40年，我县变化很大。", "活动开展5年，群众满意。", "打造3年，面貌一新。"])
def test_how_long_ago_something_began_is_no_figure(text: str) -> None:
    assert read(text) == []


def test_pieces_of_wood_are_no_money() -> None:
    assert read("共有木料1200块，堆在院里。")[0].kind == "count"


@pytest.mark.parametrize(
    ("text", "said", "value"),
    [
        ("家里种了一亩三分田的早茶。", "一亩三分", "1.3"),
        ("老秦家四亩五分地收了麦子。", "四亩五分", "4.5"),
        ("他流转了6亩2分地种草莓。", "6亩2分", "6.2"),
        ("他家有二亩七分茶园。", "二亩七分", "2.7"),
    ],
)
def test_tenths_of_land(text: str, said: str, value: str) -> None:
    figure = read(text)[0]
    assert (figure.text, str(figure.value), figure.unit) == (said, value, "亩")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("他家4万包菌棒可产2000公斤香菇。", ["菌棒", "香菇"]),
        ("150头奶牛能产700吨牛奶。", ["奶牛", "牛奶"]),
        ("8座大棚可收4000斤草莓。", ["大棚", "草莓"]),
    ],
)
def test_what_those_counted_can_yield(text: str, names: list[str]) -> None:
    assert [figure.indicator for figure in read(text)] == names


def test_what_a_day_of_picking_is_paid() -> None:
    assert read("工资不按天计算，采一斤15元钱。")[0].indicator == "工资"


@pytest.mark.parametrize(
    ("text", "value", "unit", "kind"),
    [
        ("鸡蛋四块八毛五一斤。", "4.85", "块", "price"),
        ("白菜一块三毛五。", "1.35", "块", "money"),
        ("地头价比往年高出1块多钱。", "1", "块", "price"),
        ("王阿婆一个人就卖了8000元。", "8000", "元", "money"),
        ("今年光茶青就卖了6万多块。", "60000", "块", "money"),
        ("去年才卖2.8万。", "28000", "", "money"),
        ("多的拿了4.5万。", "45000", "", "money"),
        ("食堂一餐8元。", "8", "元", "price"),
        ("洪峰流量每秒5600立方米。", "5600", "立方米", "other"),
        ("出动挖机45台班。", "45", "台班", "count"),
        ("今日生猪价格9省市上涨。", "9", "", "count"),
        ("大蒜地头价每斤2元6毛。", "2.6", "元", "price"),
        ("蒜薹一捆5块。", "5", "块", "price"),
        ("一斤谷子才一块二毛八。", "1.28", "块", "price"),
        ("光人工就开支了26万。", "260000", "", "money"),
        ("5升装大豆油62.8元。", "62.8", "元", "price"),
        ("富强粉每袋（25公斤）98元。", "98", "元", "price"),
        ("电池片每瓦1.05元。", "1.05", "元", "price"),
        ("比年初便宜了8万。", "80000", "", "money"),
        ("星源股份盘中最高32.6元。", "32.6", "元", "price"),
    ],
)
def test_sums_and_measures_as_villages_say_them(text: str, value: str, unit: str, kind: str) -> None:
    assert [(str(one.value), one.unit, one.kind) for one in read(text)] == [(value, unit, kind)]


@pytest.mark.parametrize(
    ("text", "texts"),
    [
        ("1小时最大降雨量达88毫米，2小时达144毫米，3小时最大178毫米。", ["88", "144", "178"]),
        ("24小时降温14℃。", ["14"]),
        ("42.5级散装水泥285元/吨，螺纹钢HRB400E 20mm报3580元/吨。", ["285", "3580"]),
        ("5500大卡山西优混煤845元/吨，进口3800大卡离岸价52.6美元/吨。", ["845", "52.6"]),
    ],
)
def test_grades_and_the_hours_over_which_rain_is_measured_are_no_figures(text: str, texts: list[str]) -> None:
    assert [one.text for one in read(text)] == texts


def test_what_is_bought_from_a_sum_on_is_at_least_and_a_scan_exceeds_nothing() -> None:
    assert [one.qualifier for one in read("理财产品1万元起购，大额存单20万元起存，彩超两台。")] == [
        "at_least",
        "at_least",
        "exact",
    ]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("黄瓜、豆角每斤3元、4.5元，分别降0.2元、0.3元。", ["price"] * 4),
        ("钢坯5150元/吨，跌30。", ["price"] * 2),
        ("三七120头每公斤115元。", ["count", "price"]),
    ],
)
def test_what_moves_beside_a_price_is_one_and_a_size_is_no_part_of_it(text: str, kinds: list[str]) -> None:
    assert [one.kind for one in read(text)] == kinds


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("道指跌305点，跌幅0.77%，周涨1.97%。", ["道指", "道指跌幅", "道指"]),
        ("库存下跌51.8万吨，跌幅1.57%，较上年同期水平高800万吨。", ["库存", "库存跌幅", "库存"]),
        ("地方债发行1.57万亿元，完成全年限额的10.3%，增长5%。", ["地方债发行", "地方债发行完成限额", "地方债发行"]),
        ("首尔综指收2748点。", ["首尔综指"]),
        ("某基金净值0.8736元，日涨1.25%。", ["某基金净值"] * 2),
        ("按每人每年2300元的标准，全县有贫困人口1.2万人。", ["标准", "贫困人口"]),
        ("住房按人均20平方米的标准分配。", ["住房标准"]),
        ("人饮困难人数减少64万人。", ["人饮困难人数"]),
    ],
)
def test_names_on_the_exchange_and_by_a_standard(text: str, names: list[str]) -> None:
    assert [one.indicator for one in read(text)] == names


def test_what_has_been_handed_back_or_found_is_no_target() -> None:
    assert read("公安局将今年前5个月追回的130万余元现金发还给受害群众。")[0].role == "level"
    assert read("他们仅用了24小时锁定了目标。")[0].role == "level"


def test_what_is_sold_every_day_is_no_target() -> None:
    assert read("店里每天要卖出400碗面。")[0].role == "level"
    assert [one.direction for one in read("亩产620公斤，多打了50公斤。")] == [None, "up"]
