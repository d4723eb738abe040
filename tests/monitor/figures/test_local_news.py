"""The reader on villages, hospitals, disasters and food: what their numbers are, of what and how often."""

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
        ("柳溪镇辖42个行政村，3.6万人，党员1629人。", ["行政村", "人口", "党员"]),
        ("石岭村有10个村民小组、345户，其中217户为贫困户。", ["村民小组", "户数", "贫困户"]),
        ("全县辖12个乡镇、148个行政村、4个社区，21.3万人。", ["乡镇", "行政村", "社区", "人口"]),
        ("接通率99.2%，办结率98.7%，满意度94.5%。", ["接通率", "办结率", "满意度"]),
        ("胃癌患者术后五年生存率达62.3%。", ["胃癌患者术后五年生存率"]),
        ("治疗后三年复发率为12%。", ["治疗后三年复发率"]),
        (
            "生猪存栏18.6万头，其中能繁母猪1.72万头，出栏32.4万头，同比增长4.1%。",
            ["生猪存栏", "能繁母猪", "生猪出栏", "生猪出栏"],
        ),
        ("水果总产量12.6万吨，其中柑橘8.4万吨、梨1.6万吨、桃0.9万吨。", ["水果总产量", "柑橘", "梨", "桃"]),
        ("支队调派5个中队16车86人赶赴现场。", ["中队", "车辆", "人员"]),
        ("现场出动4车20人。", ["出动车辆", "出动人员"]),
        ("为1.2万名学生提供营养补助，每生每天5元。", ["学生", "每生营养补助"]),
        ("调解纠纷300件，其中120件由网格员就地化解。", ["调解纠纷", "网格员就地化解"]),
        ("总投资5亿元，其中3亿元由省财政承担。", ["总投资", "总投资省财政承担"]),
        ("该组女性全因死亡风险下降19%。", ["该组女性全因死亡风险"]),
        ("大队出动3台水罐消防车15名官兵火速赶赴火场。", ["水罐消防车", "官兵"]),
        ("枇杷一斤卖到8块，产量比去年多了三成。", ["枇杷一斤卖", "枇杷产量"]),
        ("本周新增病例86例，累计报告1203例。", ["新增病例", "累计报告病例"]),
        ("出生人口3126人，出生人口性别比108.3。", ["出生人口", "出生人口性别比"]),
        ("本周布雷图指数平均4.2。", ["布雷图指数"]),
        ("去年大年初二票房86万元，今年大年初二为62万元。", ["票房", "票房"]),
        ("易地搬迁安置点14个，安置4286户1.9万人。", ["易地搬迁安置点", "安置", "安置"]),
        (
            "建成服务中心152个，平均面积420平方米，其中2000平方米以上3个。",
            ["建成服务中心", "建成服务中心面积", "建成服务中心面积", "建成服务中心"],
        ),
        ("每亩节约成本80元、增产50斤。", ["每亩节约成本", "增产"]),
        ("实现36个乡村振兴重点村全覆盖。", ["乡村振兴重点村"]),
        ("企业共86家。", ["企业"]),
        (
            "矿山事故136起、死亡178人，其中煤矿62起、94人。",
            ["矿山事故", "死亡人数", "煤矿", "煤矿死亡人数"],
        ),
        ("发生事故3起，死亡11人，同比起数持平、死亡人数增加2人。", ["发生事故", "死亡人数", "死亡人数"]),
        ("隧道内7车追尾。", ["追尾车辆"]),
        ("震中20公里范围内有5个乡镇。", ["范围", "乡镇"]),
        ("电网倒塔236基，断线18处。", ["电网倒塔", "断线"]),
    ],
)
def test_what_each_is_of(text: str, names: list[str]) -> None:
    assert [one.indicator for one in read(text)] == names


@pytest.mark.parametrize(
    ("text", "rates"),
    [
        ("男工一天120元，女工100元。", [Per.DAY, Per.DAY]),
        ("个人缴费标准为每人每年350元，财政补助640元。", [Per.YEAR, Per.YEAR]),
        ("每日食盐摄入量不超过5克，饮水1500毫升。", [Per.DAY, Per.DAY]),
        ("一天能摘20斤左右，挣100多块钱。", [Per.DAY, Per.DAY]),
        ("年出栏肉牛1万余头，带动69户村民发展养殖。", [Per.YEAR, None]),
        ("老人每人每月发放津贴50元，90至99周岁100元。", [Per.MONTH, None, Per.MONTH]),
        ("年提供就业岗位80个。", [Per.YEAR]),
        ("日损失电量2600万千瓦时。", [Per.DAY]),
    ],
)
def test_for_what_time_it_is(text: str, rates: list[Per | None]) -> None:
    assert [one.per for one in read(text)] == rates


@pytest.mark.parametrize(
    ("text", "role", "way"),
    [
        ("国家标准规定不得超过0.05mg/kg，超标4.6倍。", Role.CHANGE, Direction.UP),
        ("该车核载9人，实际乘坐16人，超载78%。", Role.CHANGE, Direction.UP),
        ("形成总规划面积2000亩的蔬菜基地，建成大棚500座。", Role.LEVEL, None),
        ("雨露计划补助1860人次。", Role.LEVEL, None),
        ("拟建设规划面积2000亩的基地，建成大棚500座。", Role.TARGET, None),
        ("火灾1200起、死亡15人，同比减少130起、少死亡3人。", Role.CHANGE, Direction.DOWN),
    ],
)
def test_what_the_last_one_says(text: str, role: Role, way: Direction | None) -> None:
    last = read(text)[-1]
    assert (last.role, last.direction) == (role, way)


@pytest.mark.parametrize(
    "text",
    ["较大事故7起、死亡25人，同比减少2起、6人。", "较大事故7起、死亡25人，与去年同期相比减少2起，少死亡6人。"],
)
def test_what_moved_is_told_by_its_unit(text: str) -> None:
    assert [one.indicator for one in read(text)] == ["较大事故", "死亡人数", "较大事故", "死亡人数"]


def test_how_long_they_lived_is_no_time() -> None:
    assert [one.period for one in read("新发癌症约482万例，五年生存率提高到43.7%。")] == [None, None]


def test_holidays_of_other_years() -> None:
    told = [one.period for one in read("今年大年初二票房86万元，去年大年初二为62万元。")]
    assert told == ["2022-02-02", "2021-02-13"]


@pytest.mark.parametrize(
    ("text", "values", "unit"),
    [
        ("菌落总数分别为2.1×10⁵CFU/g、10⁴CFU/g。", ["210000", "10000"], "CFU/g"),
        ("大肠菌群为1.2×10^6CFU/mL。", ["1200000"], "CFU/mL"),
        ("搜救海域面积1200平方海里。", ["1200"], "平方海里"),
    ],
)
def test_what_laboratories_and_ships_measure(text: str, values: list[str], unit: str) -> None:
    assert [(str(one.value), one.unit) for one in read(text)] == [(value, unit) for value in values]


def test_blood_pressures_are_two() -> None:
    told = [(str(one.value), one.unit) for one in read("老人血压152/96毫米汞柱。")]
    assert told == [("152", "毫米汞柱"), ("96", "毫米汞柱")]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("由东关村股份经济合作社牵头，镇内14个合作社联营。", "东关村"),
        ("柳河镇村均集体收入超过20万元。", "柳河镇"),
        ("全县识别出软弱村38个。", None),
        ("云岭村是傣族聚居村，全村有168户。", "云岭村"),
        ("跨村联建，带动集体增收30万元。", None),
        ("长株潭三市空气质量良好天数均在330天以上。", None),
    ],
)
def test_whose_it_is(text: str, place: str | None) -> None:
    assert {one.place for one in read(text)} == {place}


def test_sums_as_they_are_spoken() -> None:
    [first, second] = read("一个月做20天，能有1800块，一年就能挣两万出头。")
    assert (first.kind, second.kind) == (Kind.MONEY, Kind.MONEY)
    assert (second.value, second.qualifier) == (20000, Qualifier.MORE_THAN)


def test_how_sure_one_is_is_no_figure() -> None:
    assert [one.text for one in read("风险降低42%，95%CI为0.44—0.76。")] == ["42", "0.44—0.76"]
    assert [one.text for one in read("基层干部1.5万基层服务。")] == ["1.5万"]
    assert all(one.unit == "" for one in read("涉及1.5万基层干部。"))
