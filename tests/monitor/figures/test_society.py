"""The reader on studies, races, polls, old newspapers and the hurt: what their numbers are and when they hold."""

import datetime as dt

import pytest

from monitor.articles import Direction, Figure, Kind, Qualifier, Role
from monitor.figures import read_figures

PUBLISHED = dt.date(2022, 7, 25)


def read(text: str) -> list[Figure]:
    """The figures of a text published in July 2022."""
    return list(read_figures(text, PUBLISHED))


@pytest.mark.parametrize(
    ("text", "values", "unit"),
    [
        ("参与者平均年龄为56.2±8.1岁。", ["56.2"], "岁"),
        ("平均血压为135 ± 12毫米汞柱。", ["135"], "毫米汞柱"),
        ("调查的抽样误差为正负3.5个百分点。", ["3.5"], "个百分点"),
        ("这时气温降至负3度。", ["-3"], "度"),
        ("她在决赛中跑出十一秒七的成绩。", ["11.7"], "秒"),
        ("他以9秒9的成绩夺冠。", ["9.9"], "秒"),
        ("全矿产煤六万一千八百万吨。", ["618000000"], "吨"),
        ("全国产油一万零四百零五万吨。", ["104050000"], "吨"),
        ("日客流量将突破80万甚至100万人次。", ["800000", "1000000"], "人次"),
        ("最高可得1000甚至2000元。", ["1000", "2000"], "元"),
        ("已有一百多万北岛人流离失所。", ["1000000"], ""),
        ("三百余万当地难民无家可归。", ["3000000"], ""),
        ("车祸造成3女1男受伤。", ["3", "1"], ""),
    ],
)
def test_what_is_written_so(text: str, values: list[str], unit: str) -> None:
    assert [str(one.value) for one in read(text)] == values
    assert {one.unit for one in read(text)} == {unit}


def test_those_of_each_sex_who_were_hurt() -> None:
    assert [one.indicator for one in read("车祸造成3女1男受伤。")] == ["女性人数", "男性人数"]


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("有三分之一强的学生住校。", Qualifier.MORE_THAN),
        ("四分之一弱的学生走读。", Qualifier.LESS_THAN),
        ("有两成强的居民反对。", Qualifier.MORE_THAN),
    ],
)
def test_a_share_a_little_more_or_less(text: str, qualifier: Qualifier) -> None:
    [one] = read(text)
    assert one.qualifier is qualifier
    assert not set("强弱") & set(one.indicator)


@pytest.mark.parametrize(
    "text",
    [
        "救援队将另外2名游客送到医院。",
        "民警将其余12人转移到山下。",
        "本次年会共有近200名会员参加。",
    ],
)
def test_what_has_been_done_is_no_plan(text: str) -> None:
    assert {one.role for one in read(text)} == {Role.LEVEL}


def test_by_how_much_water_passes_its_mark() -> None:
    level, over = read("洪峰水位20.79米，超警0.79米。")
    assert (over.role, over.direction, over.indicator) == (Role.CHANGE, Direction.UP, level.indicator)


def test_the_score_of_a_feeling_and_a_risk_are_no_counts() -> None:
    assert {one.kind for one in read("责任感得分为9.5分，患病的相对风险为0.92。")} == {Kind.OTHER}


@pytest.mark.parametrize(
    ("text", "name"),
    [("全厂百分之七十的工人住进新房。", "工人"), ("全盟96%草场受旱。", "草场")],
)
def test_a_share_of_the_whole_is_of_what_it_is_told(text: str, name: str) -> None:
    [one] = read(text)
    assert name in one.indicator


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("今年一至五月份，全厂产铁三万吨。", ["2022-01/2022-05"]),
        ("去年十至十二月出口二百万吨。", ["2021-10/2021-12"]),
        ("2019—2021年，国庆档票房分别为44亿元、39亿元、43亿元。", ["2019-10-01/2019-10-07", "2020-10-01/2020-10-08", "2021-10-01/2021-10-07"]),
        ("西部4个盟市今年以来降水偏少。", ["2022-01-01/2022-07-25"]),
        ("全省11个县去年受旱。", ["2021"]),
        ("数量由上世纪八十年代的60只恢复到1200余只。", ["1980/1989", None]),
        ("样本结构与2015年相似。其中老人占18%。", [None]),
        ("本次年会收到论文85篇。", [None]),
        ("2020年收徒3人，次年收徒5人。", ["2020", "2021"]),
    ],
)  # fmt: skip
def test_when_it_was(text: str, periods: list[str | None]) -> None:
    assert [one.period for one in read(text)] == periods


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("专送骑手月均7760元，比县城高2230元。", [("level", "month"), ("change", "month")]),
        ("预定利率为3.5%。", [("level", None)]),
        ("航程要多走3500海里，多耗时10天。", [("change", None), ("change", None)]),
        ("今年秋拍成交3亿元。", [("level", None)]),
    ],
)
def test_what_is_set_beside_and_what_only_sounds_planned(text: str, told: list[tuple[str, str | None]]) -> None:
    assert [(one.role.value, one.per.value if one.per else None) for one in read(text)] == told


def test_stakes_are_counted() -> None:
    assert [one.unit for one in read("全国中出3注一等奖，另2注各得1000万元。")] == ["注", "注", "元"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("事故起数、死亡人数同比分别下降9%、14%。", ["事故起数", "死亡人数"]),
        ("工业增加值、社会消费品零售总额分别增长5%和7%。", ["工业增加值", "社会消费品零售总额"]),
        ("资本形成总额、服务净出口的贡献率分别为8%、36%。", ["资本形成总额的贡献率", "服务净出口的贡献率"]),
        ("接报火灾3起，死亡21人，两项数字分别上升2%、下降4%。", ["接报火灾", "死亡人数", "接报火灾", "死亡人数"]),
        ("覆盖31个城市、回收问卷5.4万份的报告。", ["城市", "回收问卷"]),
        ("检出不合格样品9批次，合格率97.8%。", ["检出不合格样品", "合格率"]),
        ("除去租金、农资，每亩净赚600元。", ["收入"]),
        ("平均票价50.8元，较去年的49.1元略有上涨。", ["平均票价", "平均票价"]),
        ("暴雨已致全市13个区44673人受灾。", ["受灾区", "受灾人数"]),
        ("全省13个设区市PM2.5年均浓度为31微克/立方米。", ["设区市", "设区市PM2.5年均浓度"]),
        ("浓度由进水的320毫克/升降至28毫克/升。", ["浓度", "浓度"]),
        ("死亡风险比每天不到3000步的人低42%。", ["死亡风险", "死亡风险"]),
        ("最高时速80公里。", ["最高时速"]),
        ("物理类424分，历史类451分，分别比去年低8分和高15分。", ["物理类", "历史类", "物理类", "历史类"]),
        ("要经过72道工序、耗时近3个月。", ["工序", "耗时"]),
        ("全省99个国家站最高气温超过37℃。", ["国家站", "国家站最高气温"]),
        ("受灾3万人次，倒塌房屋47间，上述两项分别下降15%和30%。", ["受灾", "倒塌房屋", "受灾", "倒塌房屋"]),
        ("一套90平方米的房子要交2160元。", ["房子", "房子要交"]),
        ("42.7%的受访者凌晨1点以后入睡。", ["受访者"]),
        ("强度却是钢的200倍。", ["强度"]),
        ("蔬菜制品、餐饮食品不合格率分别为5%、4%。", ["蔬菜制品不合格率", "餐饮食品不合格率"]),
        ("初婚年龄女性27岁，男性29岁。", ["初婚年龄女性", "初婚年龄男性"]),
        ("指数大于5，超过20则有风险。", ["指数", "指数"]),
        ("新华社二十一日讯　机器厂总产值增长百分之六。", ["机器厂总产值"]),
        ("这个县从1986年起每年安排300万元。", ["县安排"]),
    ],
)
def test_what_each_is_of(text: str, names: list[str]) -> None:
    assert [one.indicator for one in read(text)] == names


@pytest.mark.parametrize(
    ("text", "values", "unit"),
    [
        ("成本降低了一元七角。", ["1.7"], "元"),
        ("分值最高达一元一角三分。", ["1.13"], "元"),
        ("彩礼涨到十八万八。", ["188000"], ""),
        ("比例分别上升13.7个和下降4.5个百分点。", ["13.7", "4.5"], "个百分点"),
        ("他教龄29年。", ["29"], "年"),
        ("发生一次七点一级的强烈地震。", ["7.1"], "级"),
        ("每周进行150分钟中等强度运动。", ["150"], "分钟"),
        ("现有残疾人六千万，都是农民。", ["60000000"], ""),
        ("比上年翻了一番半。", ["1.5"], "番"),
        ("约为发丝直径的二十万分之一。", ["0.000005"], ""),
        ("完成土方九十万公方。", ["900000"], "公方"),
    ],
)
def test_what_is_told_by_the_way(text: str, values: list[str], unit: str) -> None:
    assert [str(one.value) for one in read(text)] == values
    assert {one.unit for one in read(text)} == {unit}


@pytest.mark.parametrize(
    ("text", "role", "way"),
    [
        ("距离目标小行星900公里。", Role.LEVEL, None),
        ("很快将明火扑灭，搜救出23人。", Role.LEVEL, None),
        ("今后将培训农民，转移300人。", Role.TARGET, None),
        ("好于Ⅲ类的有191个。", Role.LEVEL, None),
        ("完成土方3万立方米，超额百分之十八完成任务。", Role.CHANGE, Direction.UP),
        ("排名比上年前进3位。", Role.CHANGE, Direction.UP),
        ("花生比去年同期多播二万亩。", Role.CHANGE, Direction.UP),
        ("超购部分加价百分之五十。", Role.CHANGE, Direction.UP),
        ("相较于每晚睡7小时。", Role.LEVEL, None),
        ("委员建议将补贴标准从50元提高到120元。", Role.TARGET, None),
    ],
)
def test_what_is_done_or_moved(text: str, role: Role, way: Direction | None) -> None:
    last = read(text)[-1]
    assert (last.role, last.direction) == (role, way)


def test_births_are_of_the_year_whose_end_is_told() -> None:
    text = "年末人口412万人；全年出生2.3万人；死亡3.2万人。"
    assert [one.period for one in read_figures(text, dt.date(2024, 5, 17))] == ["2023-12", "2023", "2023"]


def test_doses_by_month_are_no_time() -> None:
    assert [one.period for one in read("疫苗采用0、2、6月程序，需接种3剂。")] == [None]


def test_who_speaks_in_an_interview_has_nothing() -> None:
    text = "记者：还有多少户？\n村支书郭大勇：面积从9000亩减到6200亩。"
    assert [one.indicator for one in read(text)] == ["面积", "面积"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("米价比去年高一毛多。", [("1", "毛", "price")]),
        ("菜价比上月贵了一块钱。", [("1", "块钱", "price")]),
        ("这人一毛不拔，一块石头落了地。", []),
        ("工期比原计划缩短了半年。", [("0.5", "年", "duration")]),
        ("大半年过去了。", []),
        ("谷州最高摄氏43度。", [("43", "度", "temperature")]),
        ("加盟费从18.6万涨到27.8万。", [("186000", "", "money"), ("278000", "", "money")]),
    ],
)
def test_small_sums_half_years_and_degrees(text: str, told: list[tuple[str, str, str]]) -> None:
    assert [(str(one.value), one.unit, one.kind.value) for one in read(text)] == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("单片过十亿的有4部。", [("1000000000", ""), ("4", "部")]),
        ("比去年快了5分半钟。", [("5.5", "分")]),
        ("用时3分半，得了3分。", [("3.5", "分"), ("3", "分")]),
        ("射门25次，射正7次。", [("25", "次"), ("7", "次")]),
    ],
)
def test_what_is_passed_and_half_minutes(text: str, told: list[tuple[str, str]]) -> None:
    assert [(str(one.value), one.unit) for one in read(text)] == told


def test_what_came_in_is_money() -> None:
    assert {one.kind for one in read("最高的一部收了49亿。落到手里不到50块。")} == {Kind.MONEY}
    assert {one.kind for one in read("直接经济损失15.52亿，累计发放补贴2300万，全国餐饮业总体规模达4万亿。")} == {
        Kind.MONEY
    }


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("产能恢复至2017年末的92%，3月均价48元。", [None, "2022-03"]),
        ("5月份，占比4.3%，高于前一月水平（3.8%）；阳性率11%。", ["2022-05", None, "2022-05"]),
        ("5月份，合格率96%，低于去年同期水平（97%）。", ["2022-05", "2021-05"]),
    ],
)
def test_of_when_a_level_is_that_another_is_set_beside(text: str, periods: list[str | None]) -> None:
    assert [one.period for one in read(text)] == periods


def test_what_one_of_a_thing_costs_is_parted_from_its_tenths() -> None:
    told = read("白菜八毛一斤，萝卜一块二一斤，茄子两块一个，豆角八毛一。")
    assert [str(one.value) for one in told] == ["8", "1.2", "2", "8.1"]


def test_so_many_of_what_follows_are_no_sum() -> None:
    assert read("平台上6.7万品牌销售额翻倍。")[0].kind is Kind.COUNT
    assert read("村民李华投入300多万建起茶厂。")[0].kind is Kind.MONEY
