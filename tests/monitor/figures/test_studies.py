"""The reader on studies of health: groups held against one another, and what people take or do a day."""

import datetime as dt

import pytest

from monitor.articles import Direction, Figure, Kind, Per, Qualifier, Role
from monitor.figures import read_figures

PUBLISHED = dt.date(2022, 7, 25)


def read(text: str) -> list[Figure]:
    """The figures of a text published in July 2022."""
    return list(read_figures(text, PUBLISHED))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("结果发现，每天多走3000步，死亡风险降低22%，女性为18%。", ["多走", "死亡风险", "女性死亡风险"]),
        ("常吃腌菜的人患病风险高出9%，每天吃一次者高出15%。", ["患病风险", "患病风险"]),
        ("常吃腌菜的人患病风险高出9%，天天吃的人则高出15%。", ["患病风险", "患病风险"]),
        ("每天喝两杯以上牛奶的男性骨折风险降低7%，女性降低11%。", ["牛奶", "骨折风险", "女性骨折风险"]),
        ("一项长达12年的跟踪研究发现，熬夜伤身。", ["跟踪研究"]),
        ("每100克鲜枣含维生素C243毫克。", ["100克鲜枣含维生素C"]),
    ],
)
def test_what_groups_are_told_by(text: str, names: list[str]) -> None:
    found = [figure.indicator for figure in read(text)][-len(names) :]
    assert [name if name in one else one for one, name in zip(found, names, strict=True)] == names


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("死亡风险降低22%，女性为18%。", Direction.DOWN),
        ("患病几率增加9%，而从不运动者为15%。", Direction.UP),
        ("死亡风险降低22%，知晓率为18%。", None),
        ("常饮酒者平均折寿8年。", Direction.DOWN),
        ("睡满7小时的人比只睡5小时的人要长寿2年。", Direction.UP),
    ],
)
def test_a_group_goes_the_way_of_the_one_before(text: str, direction: Direction | None) -> None:
    assert read(text)[-1].direction == direction


def test_how_many_times_the_risk_of_others_is_no_daily_rate() -> None:
    times = read("每天久坐9小时以上的人，患病风险是每天久坐不足3小时者的1.4倍。")[-1]
    assert (times.indicator, times.per) == ("患病风险", None)
    assert read("每天久坐9小时。")[0].per is Per.DAY


def test_who_smokes_at_present_is_told_of_no_time() -> None:
    assert read("当前吸烟者的死亡风险高出两倍。")[0].period is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("研究纳入了3120名年龄在40-55岁的受试者。", "受试者"),
        ("调查对象包括1.5万名年龄在20岁及以上的参与者。", "参与者"),
        ("团队走访了四个不同城市。", "不同城市"),
    ],
)
def test_who_takes_part(text: str, name: str) -> None:
    assert [figure.indicator for figure in read(text)] == [name]


def test_those_whom_advice_is_for_do_so_by_now() -> None:
    text = "专家建议，每天睡眠不足5小时的人应补觉1小时。每天至少走6000步的人更健康。"
    assert [figure.role for figure in read(text)] == [Role.LEVEL, Role.TARGET, Role.LEVEL]


def test_about_so_much_lower_is_a_change() -> None:
    [lower] = read("常运动者的死亡风险大约低40%到60%。")
    assert (lower.qualifier, lower.direction) == (Qualifier.ABOUT, Direction.DOWN)
    assert read("6000步大约相当于4公里。")[-1].qualifier is Qualifier.ABOUT


def test_how_often_others_do_it_and_how_much_lower_they_are() -> None:
    found = read("每周吃豆腐6次以上的人死亡率低19%，每周吃3到4次的低12%，每周吃一次的低8%。")
    assert [figure.indicator for figure in found] == ["吃豆腐", "死亡率", "吃豆腐", "死亡率", "死亡率"]
    assert [figure.direction for figure in found[1::2]] == [Direction.DOWN, Direction.DOWN]


@pytest.mark.parametrize(
    "text",
    [
        "在考虑了可能造成死亡的其他因素后，他们的死亡率等于其他参与者的三倍。",
        "常运动的人更有可能长寿，患病风险降低20%。",
        "初步预测，山体崩塌量约6万立方米。",
    ],
)
def test_what_is_likelier_for_some_is_no_forecast(text: str) -> None:
    assert read(text)[0].role is not Role.TARGET


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("平均每人每天喝82克的纯酒精。", ["纯酒精"]),
        ("患病风险增加3%；每天喝两杯将增加7%；每天5杯则为37%。", ["患病风险", "", "患病风险", "", "患病风险"]),
        ("全世界约有1.4万人感染该病毒。", ["感染"]),
        ("中度近视的比例为17%。", ["中度近视的比例"]),
        ("病人数为3415例，较去年同期增加12%，死亡人数为177例，较去年同期增加8%。", ["病人数"] * 2 + ["死亡人数"] * 2),
        ("感染者人数超过1000的县（区）有93个，超过5000的县（区）有5个。", ["人数", "县", "", "县"]),
    ],
)
def test_what_is_drunk_and_who_falls_ill(text: str, names: list[str]) -> None:
    found = [figure.indicator for figure in read(text)]
    assert [name if name in one else one for one, name in zip(found, names, strict=True)] == names


def test_how_much_of_it_a_forecast_depends_on_is_none() -> None:
    roles = [figure.role for figure in read("风险将增加3%；每天喝两杯将增加7%。")]
    assert roles == [Role.TARGET, Role.LEVEL, Role.TARGET]


def test_an_estimate_of_how_many_there_are_is_no_forecast() -> None:
    assert read("估计多达20%的病例与此有关。")[0].role is Role.LEVEL
    assert read("估计春耕需要资金3亿元。")[0].role is Role.TARGET


def test_one_or_two_years_are_a_range() -> None:
    [years] = read("预期寿命缩短一至两年。")
    assert (years.low, years.high, years.direction) == (1, 2, Direction.DOWN)


def test_about_as_much_as() -> None:
    assert read("大致相当于4杯红酒的量。")[0].qualifier is Qualifier.ABOUT


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("一项长达15年的跟踪研究显示，多吃坚果有益。", ["跟踪研究"]),
        ("运动时间不足半小时的人群占41%。", ["运动时间", "人群"]),
        ("每吸一支烟减少22分钟的寿命。", ["寿命"]),
        ("已找到6具遗体。", ["遗体"]),
        ("他种下200亩西瓜。", ["西瓜"]),
    ],
)
def test_of_what_so_much_is_told(text: str, names: list[str]) -> None:
    assert [figure.indicator for figure in read(text)] == names


def test_a_circle_called_by_its_time_is_no_figure() -> None:
    assert read("市区将形成半小时交通经济圈。") == []


@pytest.mark.parametrize(
    "text",
    [
        "散步和骑车能将早逝风险降低约14%。",
        "定期运动可将早逝风险降低30%。",
        "专家建议每周运动两次。追踪研究发现,死亡风险低38%。",
        "只要训练时间达标，死亡风险也能低26%。",
        "死亡风险下降幅度更大，达到26%。",
    ],
)
def test_what_can_bring_a_risk_down_does(text: str) -> None:
    found = read(text)[-1]
    assert (found.role, found.direction) == (Role.CHANGE, Direction.DOWN)


def test_what_is_advised_is_no_more_than_that() -> None:
    found = read("专家建议每日盐摄入量低于6克，而居民的摄入量为10克。成年人每周应至少从事140分钟的体育活动。")
    assert [figure.role for figure in found] == [Role.TARGET, Role.LEVEL, Role.TARGET]


def test_a_longer_life_is_a_change() -> None:
    [years] = read("如能坚持跑步，最多可延长预期寿命4年。")
    assert (years.role, years.direction) == (Role.CHANGE, Direction.UP)


def test_days_of_each_week() -> None:
    assert [figure.value for figure in read("参试者每天至少戴12小时，每周至少戴5天。")] == [12, 5]


@pytest.mark.parametrize("text", ["参与者中86%以上是女性。", "受访者中36%为女性。"])
def test_of_those_there_are_so_many_women(text: str) -> None:
    assert read(text)[0].indicator == "女性"


def test_days_in_a_list_are_no_figures() -> None:
    assert read("今年考试将于6、9两日举行。") == []


def test_a_lead_is_brought_down_to() -> None:
    lead, scored, taken = read("一度将分差迫近到3分。孙某取下20分，胡某入账17分。")
    assert lead.qualifier is Qualifier.EXACT
    assert scored.kind is taken.kind is Kind.COUNT


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("上班族的平均睡眠时长为7小时，只有22%的能超过8小时。", ["睡眠时长"] * 3),
        ("44%的19-25岁年轻人熬夜至零点以后。", ["年轻人"]),
        ("2013年中国83%的人口暴露于超标的大气污染中。", ["人口"]),
    ],
)
def test_whom_a_share_is_of(text: str, names: list[str]) -> None:
    found = [figure.indicator for figure in read(text)]
    assert [name if name in one else one for one, name in zip(found, names, strict=True)] == names


def test_almost_so_many_times_as_much() -> None:
    assert read("费用几乎上涨了80倍。")[0].qualifier is Qualifier.NEARLY


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("抢救成功率不足1%，而发达国家为10%左右。", ["抢救成功率", "成功率"]),
        ("患病的几率为睡7至8小时的人的2.5倍。", ["", "患病的几率"]),
        ("患病的几率是睡7至8小时者的2.5倍。", ["", "患病的几率"]),
        ("试验分析了2777名年龄在70到79之间的老人。", ["老人"]),
    ],
)
def test_whose_rate_is_set_beside_whose(text: str, names: list[str]) -> None:
    found = [figure.indicator for figure in read(text)]
    assert [name if name in one else one for one, name in zip(found, names, strict=True)] == names


def test_a_risk_may_be_as_much_lower() -> None:
    assert read("罹患痴呆症的风险低了多达33%。")[0].direction is Direction.DOWN


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("每年约600万人死于吸烟及其引发的相关疾病。", "死于吸烟"),
        ("上世纪1亿人因吸烟而死。", "吸烟"),
        ("在中国每天约有1万人确诊癌症。", "确诊癌症"),
        ("致死率最高的是美洲和欧洲，为16%。", "致死率"),
        ("降雨量最大的是石岭镇，为128毫米。", "降雨量"),
    ],
)
def test_of_what_they_die_and_who_has_most_of_it(text: str, name: str) -> None:
    assert name in read(text)[0].indicator


def test_about_a_share_of_what_has_a_long_name() -> None:
    [share] = read("中国约占全球恶性肿瘤新发病例与死亡病例的21.8%。")
    assert share.qualifier is Qualifier.ABOUT


def test_what_a_share_moved_on_to_is_of_the_later_year() -> None:
    found = read("比例由2010年的50.3%减少为2018年的44%。")
    assert [figure.period for figure in found] == ["2010", "2018"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("研究者随机选取了3462名年龄在35~72岁之间的居民。", ["居民"]),
        ("发生了155例致死性和非致死性心血管疾病事件。", ["心血管疾病事件"]),
        ("在美国，30%的成年人经常午睡。", ["成年人"]),
    ],
)
def test_who_takes_part_in_a_study(text: str, names: list[str]) -> None:
    found = [figure.indicator for figure in read(text)]
    assert [name if name in one else one for one, name in zip(found, names, strict=True)] == names


def test_so_much_later_is_a_change() -> None:
    [later] = read("患病的时间点平均要晚1.41年。")
    assert (later.role, later.direction) == (Role.CHANGE, Direction.UP)


def test_those_who_drink_so_much_do_so_by_now() -> None:
    assert read("结果显示，每日至少喝2-3杯茶的人，死亡风险下降了13%。")[0].role is Role.LEVEL


def test_how_long_to_nurse_is_told() -> None:
    assert [figure.value for figure in read("应鼓励母亲们至少喂奶6个月。")] == [6]


def test_those_not_treated_have_their_rate() -> None:
    rates = read("接受手术的患者五年生存率为68%，未接受手术者仅为31%。")
    assert all("生存率" in rate.indicator for rate in rates)


def test_waists_are_so_much_wider() -> None:
    [wider] = read("腰围比其他人粗4厘米。")
    assert (wider.role, wider.direction) == (Role.CHANGE, Direction.UP)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("近三成（28.6%）的受访者认为压力大。", "受访者"),
        ("近三成（28.6%）受访者认为压力大。", "受访者"),
        ("有四分之一（25.4%）的学生近视。", "学生近视"),
        ("在美国，多达三成（30.5%）的成年人经常午睡。", "成年人"),
    ],
)
def test_a_share_told_exactly_in_brackets(text: str, name: str) -> None:
    rough, exact = read(text)
    assert rough.indicator == exact.indicator
    assert name in rough.indicator


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("平均随访11年后，共有640人发病。", [11, 640]),
        ("中位随访8个月后，21人复发。", [8, 21]),
        ("培训3年后，21人考取证书。", [21]),
    ],
)
def test_for_how_long_a_study_goes_on_average_is_told(text: str, values: list[int]) -> None:
    assert [figure.value for figure in read(text)] == values


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("调查中 5200 名年龄≥ 40 岁的居民接受了检查。", ["居民"]),
        ("研究招募了1200名平均年龄为65岁的老人。", ["老人", "年龄"]),
        ("其中14岁以上不满16岁的210人，70岁以上的85人。", ["14岁以上不满16岁", "70岁以上"]),
        ("男女比下降0.02，救护车到达时间缩短3分钟。", ["男女比", "到达时间"]),
    ],
)
def test_ages_and_ratios_that_name_those_counted(text: str, names: list[str]) -> None:
    found = read(text)
    assert all(name in one.indicator for one, name in zip(found, names, strict=True)), found


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("人们只要每天完成11分钟的中等强度运动，风险就降低。", ["运动"]),
        ("研究人员对参与者追踪近10年的健康状况。", ["追踪"]),
        ("每周运动75分钟，相当于日均近11分钟。", ["运动", "运动"]),
        ("氨氮浓度708毫克/升，超标6倍多，总磷浓度5毫克/升，超标2.3倍。", ["氨氮", "氨氮", "总磷", "总磷"]),
    ],
)
def test_what_is_done_or_followed_for_so_long(text: str, names: list[str]) -> None:
    found = read(text)
    assert all(name in one.indicator for one, name in zip(found, names, strict=True)), found


def test_what_helps_to_bring_a_risk_down_is_no_forecast() -> None:
    assert read("这有助于将早死风险降低多达23%。")[0].direction is Direction.DOWN
