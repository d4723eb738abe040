"""The reader on the many ways in which one thing is said, field by field."""

import datetime as dt

import pytest

from monitor.articles import Figure
from monitor.figures import read_figures

PUBLISHED = dt.date(2022, 7, 25)


def read(text: str) -> list[Figure]:
    """The figures of a text published in July 2022."""
    return list(read_figures(text, PUBLISHED))


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("县委常委会决定新建幼儿园5所、改扩建3所。", ["target", "target"]),
        ("国务院决定再拿出1000亿元地方债发行额度。", ["target"]),
        ("省政府决定，2023年新增学位5万个。", ["target"]),
        ("双方商定年内完成6次互访。", ["target"]),
        ("合同约定，甲方应支付工程款260万元。", ["target"]),
        ("协议明确，企业投资不少于8亿元。", ["target"]),
        ("全县规划新建高标准农田2.6万亩。", ["target"]),
        ("项目规划用地320亩，规划建筑面积12万平方米。", ["target", "target"]),
        ("县医院新院区规划床位800张。", ["target"]),
        ("机构料净利润同比增长20%。", ["target"]),
        ("按照要求，每村须配备2名网格员。", ["target"]),
    ],
)
def test_what_is_to_be(text: str, roles: list[str]) -> None:
    assert [figure.role for figure in read(text)] == roles


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("省财政厅决定下达补助资金2.3亿元。", ["level"]),
        ("县纪委决定给予12人党纪处分。", ["level"]),
        ("董事会决定终止2个募投项目。", ["level"]),
        ("会议研究决定，对3家企业挂牌督办。", ["level"]),
        ("他决定扩大规模，承包山地200亩，种上油茶1.2万株。", ["level", "level"]),
        ("中央决定将贫困线2300元作为新的标准。", ["level"]),
        ("全市完成186个村庄规划编制。", ["level"]),
        ("专项规划显示，全市现有公园68个。", ["level"]),
        ("去年制定的目标是8%，实际增长9.2%。", ["target", "change"]),
        ("原计划投资3亿元，后增至5亿元。", ["target", "level"]),
        ("公司预计负债2000万元。", ["level"]),
    ],
)
def test_what_is(text: str, roles: list[str]) -> None:
    assert [figure.role for figure in read(text)] == roles


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("城市低保标准不低于每月650元。", ("at_least", "month")),
        ("各地补助不低于每人每年580元。", ("at_least", "year")),
    ],
)
def test_what_it_is_for_stands_between_qualifier_and_number(text: str, said: tuple[str, str]) -> None:
    assert [(figure.qualifier, figure.per) for figure in read(text)] == [said]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("县委常委会决定新建幼儿园5所。", ["新建幼儿园"]),
        ("新开工安置房300套，竣工120套，交付80套。", ["新开工安置房", "安置房竣工", "安置房交付"]),
        ("收到投诉举报300件，已办结280件。", ["收到投诉举报", "投诉举报办结"]),
    ],
)
def test_names(text: str, names: list[str]) -> None:
    assert [figure.indicator for figure in read(text)] == names


VERBS_UP = "骤增 劲升 跳升 小涨 小幅走高 疯涨 续升 扩增 净增加 回暖 拉高 变多 增强"
VERBS_DOWN = "骤减 小降 小跌 猛跌 急降 阴跌 续降 净减 递减 回调 滑落 趋缓 衰减 变少"


@pytest.mark.parametrize(
    ("verb", "way"), [(verb, "up") for verb in VERBS_UP.split()] + [(verb, "down") for verb in VERBS_DOWN.split()]
)
def test_how_a_thing_rises_and_falls(verb: str, way: str) -> None:
    for text in (f"粮食产量同比{verb}12%。", f"全市粮食产量比上年{verb}12%。"):
        (figure,) = read(text)
        assert (figure.indicator.removeprefix("全市"), figure.role, figure.direction) == ("粮食产量", "change", way), (
            text
        )


@pytest.mark.parametrize(
    ("text", "ways"),
    [
        ("全年比上年少支出320万元。", ["down"]),
        ("比定额少用水泥50吨。", ["down"]),
        ("每亩少施化肥20公斤，多产稻谷120斤。", ["down", None]),
        ("每亩多产稻谷120斤。", ["up"]),
        ("每亩最多施肥20公斤，至少打药2次。", [None, None]),
        ("每亩减少用药0.5斤。", ["down"]),
        ("压降成本2300万元。", ["down"]),
        ("较预算超支320万元。", ["up"]),
        ("产能利用率不及上年同期3个百分点。", ["down"]),
        ("增速由5.2%回落至4.8%。", ["up", "up"]),
        ("工期缩短一个月。", ["down"]),
        ("投资回报率提高一个百分点。", ["up"]),
        ("缴费年限延长一年。", ["up"]),
        ("无霜期比往年长12天。", ["up"]),
        ("比原计划提前20天完工。", ["down"]),
    ],
)
def test_which_way(text: str, ways: list[str | None]) -> None:
    assert [figure.direction for figure in read(text)] == ways


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("增速由5.2%回落至4.8%。", ["增速", "增速"]),
        ("供暖期比去年多3天。", ["供暖期"]),
    ],
)
def test_what_moves_on_its_own(text: str, names: list[str]) -> None:
    assert [figure.indicator for figure in read(text)] == names


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("拉来三大桶水。", ("桶", "水")),
        ("种了两小块地。", ("块", "地")),
        ("送去5大箱药品。", ("箱", "药品")),
        ("清运垃圾32大车。", ("车", "清运垃圾")),
        ("开展思政课120堂。", ("堂", "思政课")),
        ("存栏骆驼3200峰。", ("峰", "骆驼")),
        ("全县共有320项标准。", ("项", "标准")),
        ("选手来自12个省。", ("个", "省")),
        ("每百户拥有汽车32辆。", ("辆", "每百户拥有汽车")),
        ("每头牛补贴500元。", ("元", "每头牛补贴")),
    ],
)
def test_what_is_counted_and_by_what(text: str, said: tuple[str, str]) -> None:
    (figure,) = read(text)
    assert (figure.unit, said[1] in figure.indicator) == (said[0], True), figure.indicator


@pytest.mark.parametrize("text", ["建成3大片区。", "三大车企销量下降。", "五大车间全面复工。", "购置16排螺旋CT。"])
def test_no_measure_is_sized(text: str) -> None:
    assert not read(text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("每箱苹果32元。", "price"),
        ("每间客房320元。", "price"),
        ("每台补贴3200元。", "money"),
        ("每村投入3万元。", "money"),
    ],
)
def test_what_one_costs(text: str, kind: str) -> None:
    assert [figure.kind for figure in read(text)] == [kind]


def test_the_people_of_places_counted_are_not_called_after_them() -> None:
    assert [figure.indicator for figure in read("来自32个国家和地区的1200名运动员参赛。")][1] == "运动员参赛"


@pytest.mark.parametrize(
    ("text", "per"),
    [("人均年工资8.6万元。", "year"), ("平均每人每天消费32元。", "day"), ("户均年投入3200元。", "year")],
)
def test_for_what_time(text: str, per: str) -> None:
    assert [figure.per for figure in read(text)] == [per]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("东坪、西岭、云山三镇分别建成大棚32座、16座、8座。", ["东坪镇建成大棚", "西岭镇建成大棚", "云山镇建成大棚"]),
        ("长江、黄河两大流域降雨量分别偏多3.2%和1.6%。", ["长江流域降雨量", "黄河流域降雨量"]),
        ("财政收支分别增长3.2%和1.6%。", ["财政收入", "财政支出"]),
        ("男女职工分别为320人和280人。", ["男职工", "女职工"]),
        ("三家运营商分别净增用户320万户、160万户。", ["运营商", "运营商净增用户", "运营商净增用户"]),
        ("1.工业增加值32亿元；2.固定资产投资86亿元。", ["工业增加值", "固定资产投资"]),
        ("共有车辆86台，包括大客车32台。", ["车辆", "大客车"]),
        ("31个省份GDP增速超5%。", ["省份", "省份GDP增速"]),
        ("31省份CPI同比上涨2.1%。", ["省份", "省份CPI"]),
        ("25家上市公司净利润下滑。", ["上市公司"]),
        ("产品在全国31个省市销售，销量达3.2万台。", ["省市销售", "产品销量"]),
        ("残疾人两项补贴标准提高到每人每月100元。", ["残疾人两项补贴标准"]),
        ("桥墩平均高12米，宽3米。", ["桥墩", "桥墩宽"]),
        ("最大浪高达4米，海拔高1200米。", ["最大浪高", "海拔"]),
        ("养殖成本高达3200元。", ["养殖成本"]),
        ("乡村两级债达3200万元。", ["乡村两级债"]),
        ("村里有326户1200人。", ["村里户数", "村里人口"]),
        ("三包服务点32个。", ["三包服务点"]),
    ],
)
def test_names_of_parts_and_of_what_is_said_by_the_way(text: str, names: list[str]) -> None:
    assert [figure.indicator for figure in read(text)] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("已为群众新建公路32公里。", ["新建公路"]),
        ("为企业节约利息支出3.2亿元。", ["节约利息支出"]),
        ("可为村集体增收32万元，为农户带来收入12万元。", ["村集体增收", "农户带来收入"]),
        ("该局新建32公里公路，合作社加工320吨水果。", ["公路", "水果"]),
        ("这个县的粮食产量只有32万吨。", ["粮食产量"]),
        ("过去一年，一般公共预算收入稳步增长，达到52.6亿元。", ["一般公共预算收入"]),
        ("农民专业合作社稳步增长，达到526家。", ["农民专业合作社"]),
        ("医院床位居全省第5位。", ["医院床位"]),
        ("赔付支出居全省第5位。", ["赔付支出"]),
    ],
)
def test_names_told_in_other_frames(text: str, names: list[str]) -> None:
    assert [figure.indicator for figure in read(text)] == names


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("产量大体3200吨。", ("about", "产量")),
        ("产量约计3200吨。", ("about", "产量")),
        ("产量少说也有3200吨。", ("at_least", "产量")),
        ("产量不够3200吨。", ("less_than", "产量")),
        ("产量未能达到3200吨。", ("less_than", "产量")),
        ("产量整整3200吨。", ("exact", "产量")),
    ],
)
def test_how_exact_it_is(text: str, said: tuple[str, str]) -> None:
    assert [(figure.qualifier, figure.indicator) for figure in read(text)] == [said]


def test_houses_of_a_sort_are_counted_and_others_are_addresses() -> None:
    assert [figure.text for figure in read("有教学楼3栋、高楼12座。他住在幸福楼12栋。")] == ["3", "12"]


def test_a_plan_of_anything_is_a_plan() -> None:
    assert [figure.role for figure in read("2022年，计划一般公共预算收入增长8%。确保全社会用电量增长5%以上。")] == [
        "target"
    ] * 2


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("最终目标是建成100个示范村。", ["target"]),
        ("奋斗目标是产值突破100亿元。", ["target"]),
        ("接下来，新建学校15所。", ["target"]),
        ("新的一年，我县新建学校15所、改造校舍32栋。", ["target", "target"]),
        ("下一步，已落实资金32万元。", ["level"]),
        ("村里希望引进企业12家，还要建12所学校。", ["target", "target"]),
        ("当地建起希望小学12所。", ["level"]),
        ("产值剑指100亿元，销量冲刺32万辆。", ["target", "target"]),
        ("该县正向100亿元迈进。", ["target"]),
        ("距离100亿元目标还差12亿元。", ["target", "level"]),
        ("高于预期值0.2个百分点。", ["change"]),
        ("今年计划化解矛盾纠纷32起。", ["target"]),
    ],
)
def test_what_is_hoped_for_and_what_lacks(text: str, roles: list[str]) -> None:
    assert [figure.role for figure in read(text)] == roles


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("2级以上医院12所。", "2级以上医院"),
        ("3级航道120公里。", "3级航道"),
        ("3类医疗器械12个。", "3类医疗器械"),
        ("1户1策帮扶低保户320户。", "1户1策帮扶低保户"),
        ("国家1级文物12件。", "国家1级文物"),
    ],
)
def test_the_grade_of_a_thing_is_part_of_its_name(text: str, name: str) -> None:
    assert [figure.indicator for figure in read(text)] == [name]


def test_how_strong_a_wind_or_how_many_classes_are_figures() -> None:
    assert [figure.text for figure in read("阵风10级以上。报告12类传染病。共有1户1人。")] == ["10", "12", "1", "1"]


def test_who_lives_in_a_home_and_how_high_a_tower_is() -> None:
    assert [figure.indicator for figure in read("全家5口人年收入12万元。")] == ["全家人口", "年收入"]
    assert [figure.role for figure in read("高32米的塔。")] == ["level"]
