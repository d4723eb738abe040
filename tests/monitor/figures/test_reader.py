"""The reader: roles, coordination, indicators and exclusions in sentences of every genre."""

import datetime as dt
from decimal import Decimal

import pytest

from monitor.articles import Figure, Kind
from monitor.figures import DEFAULT_UNITS, Reason, Unit, explain, read_figures

PUBLISHED = dt.date(2022, 7, 25)


def read(text: str) -> list[Figure]:
    """The figures of a text published in July 2022."""
    return list(read_figures(text, PUBLISHED))


def named(text: str) -> list[tuple[str, str]]:
    """Each figure's number and indicator."""
    return [(figure.text, figure.indicator) for figure in read(text)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("玉米、大豆、水稻产量分别增长2.6%、1.5%和0.8%。", ["玉米产量", "大豆产量", "水稻产量"]),
        ("人均收入从41.2万元增加到60.4万元。", ["人均收入", "人均收入"]),
        ("平均住院日从9.6天缩减到7.4天。", ["平均住院日", "平均住院日"]),
        ("换证时间由30天降为12天,复查间隔从4天拉长到9天。", ["换证时间", "换证时间", "复查间隔", "复查间隔"]),
        ("成年居民男性和女性的平均体重分别为68.2千克和57.5千克。", ["成年居民男性平均体重", "女性的平均体重"]),
        (
            "全市累计报告登革热病例327例,其中重症4例,死亡3例;24日新增19例。",
            ["报告登革热病例", "重症", "死亡", "报告登革热病例"],
        ),
        ("失业率由5.3%上升到6.1%。", ["失业率", "失业率"]),
        ("工业、农业、服务业各占20%、30%、50%。", ["工业", "农业", "服务业"]),
        (
            "居民消费价格上涨0.9%,其中城市上涨1.2%,农村上涨0.4%。",
            ["居民消费价格", "城市居民消费价格", "农村居民消费价格"],
        ),
        ("新设企业12家、农民合作社5个。", ["新设企业", "农民合作社"]),
        ("造成3人遇难、12人受伤。", ["遇难人数", "受伤人数"]),
        ("修建100米护栏、50米排水沟。", ["护栏", "排水沟"]),
        ("粮食产量5万吨,同比增长3%。", ["粮食产量", "粮食产量"]),
        ("500间房屋倒塌,7100间损坏。", ["房屋倒塌", "房屋损坏"]),
        ("海南183万人受灾,5人死亡。", ["受灾人数", "死亡人数"]),
        ("承诺事项1013项,已完成370项。", ["承诺事项", "承诺事项完成"]),
        ("尚有27条共320公里水泥路未修。", ["水泥路", "水泥路"]),
        ("省财政安排18亿元用于农村公路建设。", ["省财政安排农村公路建设"]),
        ("汽、柴油价格分别降低320元和310元。", ["汽油价格", "柴油价格"]),
        ("大、中、小型企业分别增长3%、4%和5%。", ["大型企业", "中型企业", "小型企业"]),
        ("户籍人口21万人。其中,男11万人,女10万人。", ["户籍人口", "男户籍人口", "女户籍人口"]),
        ("人均GDP为6万元(按年平均汇率折算为9千美元),增长8%。", ["人均GDP", "人均GDP", "人均GDP"]),
        ("粮食产量跃上1.4万亿斤新台阶、亩产提升10斤。", ["粮食产量", "粮食亩产"]),
        ("农户由最初的12户发展到137户。", ["农户", "农户"]),
        ("召开座谈会12次、院坝会8场。", ["召开座谈会", "院坝会"]),
        (
            "东岭、西岭两区共有87公里道路受损,62个村通信中断,经抢修已恢复49个。",
            ["道路受损", "村通信中断", "村通信中断恢复"],
        ),
        ("生菜、油麦菜、菜心涨幅居前,分别上涨12.4%、9.8%和7.6%。", ["生菜", "油麦菜", "菜心"]),
        ("5升装大豆油每桶69.9元,猪肉每500克18.6元。", ["5升装大豆油", "猪肉"]),
        ("死亡2例。病例数居前的病种有流感、肺结核,占报告总数的99.3%。", ["死亡", "肺结核占报告总数"]),
        ("公司称在手订单70万辆,全年销量目标150万辆,力争冲刺200万辆。", ["在手订单", "销量目标", "销量目标"]),
        ("预计24小时内恢复供电八成以上。", ["恢复供电", "恢复供电"]),
        ("该股高开3.2%,截至收盘报18.5元/股。", ["该股", "该股"]),
        ("红星以4100万部排名第三,份额13%。", ["红星", "红星", "红星份额"]),
    ],
)
def test_each_number_has_its_own_indicator(text: str, names: list[str]) -> None:
    assert [name for _, name in named(text)] == names


@pytest.mark.parametrize(
    ("text", "role", "direction"),
    [
        ("产值增长5%。", "change", "up"),
        ("产值比上年下降5%。", "change", "down"),
        ("就诊比例高于前一周水平（7.6%）。", "level", None),
        ("目前线路已修复,预计明早恢复供电八成。", "target", None),
        ("产值增长到5亿元。", "level", None),
        ("价格降至5元。", "level", None),
        ("计划新增就业500人。", "target", None),
        ("预计全年产值增长5%。", "target", None),
        ("新增就业500人。", "level", None),
        ("产值是2010年的2.2倍。", "change", "up"),
        ("到2025年,产值达到5亿元。", "target", None),
        ("要确保粮食面积稳定在5万亩以上。", "target", None),
        ("亩产比原品种多150公斤。", "change", "up"),
        ("增速回落2个百分点。", "change", "down"),
        ("跌幅为3%。", "change", "down"),
        ("增幅由58.6%回落到27.8%。", "change", "up"),
        ("贷款同比少增2327亿元。", "change", "down"),
        ("房地产板块以1.4%的跌幅领跌。", "change", "down"),
        ("人口自然增长率为1.46‰。", "level", None),
        ("股指上行逼近3100点。", "level", None),
        ("累计加息525个基点。", "change", "up"),
        ("企业税负5700亿元。", "level", None),
        ("完成年度目标的87.4%。", "level", None),
        ("贷款增速要高于40%。", "target", None),
        ("同比+5.3%。", "change", "up"),
        ("专家建议,食盐摄入不超过5克。", "target", None),
        ("于5日将应急响应由三级提升,水位涨至139米。", "level", None),
        ("已完成投资5亿元。", "level", None),
        ("三家机构给出的目标价分别为58元、61元和66元。", "level", None),
        ("卫生组织估计,全球约有13亿成年人患有高血压。", "level", None),
        ("难民署估计约1.2亿人流离失所。", "level", None),
        ("协会估计,明年约有30家企业投产。", "target", None),
        ("将312名退休人员纳入保险。", "level", None),
        ("项目将带动就业300人。", "target", None),
    ],
)
def test_roles(text: str, role: str, direction: str | None) -> None:
    figure = read(text)[0]
    assert (figure.role, figure.direction) == (role, direction)


def test_a_plus_beside_a_count_tells_that_it_rose() -> None:
    assert [figure.direction for figure in read("青川居前(5957件,+1.9%)。")] == [None, "up"]


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("参加者约300人。", "about"),
        ("参加者300人左右。", "about"),
        ("参加者300余人。", "more_than"),
        ("参加者300多名。", "more_than"),
        ("参加者超过300人。", "more_than"),
        ("参加者上百人。", "more_than"),
        ("参加者近300人。", "nearly"),
        ("参加者不足300人。", "less_than"),
        ("参加者至少300人。", "at_least"),
        ("参加者300人以上。", "at_least"),
        ("参加者不超过300人。", "at_most"),
        ("参加者300人以内。", "at_most"),
        ("最低生活标准不低于低保标准的1.6倍。", "at_least"),
        ("最低工资不得低于上年平均工资的40%。", "at_least"),
        ("融资成本不高于基准利率的1.2倍。", "at_most"),
        ("参加者仅300人。", "exact"),
        ("比预算节约300万元。", "exact"),
        ("签约300万元。", "exact"),
        ("募集约300万元。", "about"),
        ("损失约300万元。", "about"),
        ("参加者达到300人。", "exact"),
        ("参加人数过半。", "more_than"),
        ("每年至少办4件实事。", "at_least"),
    ],
)
def test_qualifiers(text: str, qualifier: str) -> None:
    assert [figure.qualifier for figure in read(text)] == [qualifier]


@pytest.mark.parametrize(
    ("text", "kind", "unit", "per"),
    [
        ("猪肉平均价格27.49元/公斤。", "price", "元/公斤", None),
        ("猪肉每公斤27.49元。", "price", "元", None),
        ("猪肉每500克16.8元。", "price", "元", None),
        ("籼米每袋52.8元。", "price", "元", None),
        ("一斤能卖15块。", "price", "块", None),
        ("入库流量860立方米每秒。", "other", "立方米每秒", None),
        ("制造业采购经理指数（PMI）为50.4%。", "index", "%", None),
        ("日工资120元。", "money", "元", "day"),
        ("年减排3万吨。", "mass", "吨", "year"),
        ("补助标准为每人每年120元。", "money", "元", "year"),
        ("日均接待游客1500人次。", "count", "人次", "day"),
        ("茶园年产值450万元。", "money", "元", "year"),
        ("批发价格指数为126.48。", "index", "", None),
        ("震级为6.2级。", "other", "级", None),
        ("万元产值能耗0.5吨标准煤/万元。", "energy", "吨标准煤/万元", None),
        ("GDP排名全省第二位。", "rank", "位", None),
        ("最高气温38℃。", "temperature", "℃", None),
        ("人均预期寿命78岁。", "duration", "岁", None),
        ("利率下调10个基点。", "percent", "个基点", None),
        ("连续3年增长。", "duration", "年", None),
        ("装机容量300万千瓦。", "energy", "千瓦", None),
        ("降低税负的有900多万个体工商户。", "count", "", None),
    ],
)
def test_kinds_units_and_rates(text: str, kind: str, unit: str, per: str | None) -> None:
    [figure] = read(text)
    assert (figure.kind, figure.unit, figure.per) == (kind, unit, per)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("今年6月挂牌。", Reason.TIME),
        ("第一书记驻村。", Reason.ORDINAL),
        ("实施“1152”工作机制。", Reason.NAME),
        ("5升装大豆油降价。", Reason.NAME),
        ("《关于2件事的通知》印发。", Reason.TITLE),
        ("住在5号楼。", Reason.HOUSE),
        ("咨询电话0751-5382000。", Reason.PHONE),
        ("主队以3:2获胜。", Reason.SCORE),
        ("升级到v2.1版。", Reason.CODE),
        ("建设5G网络。", Reason.CODE),
        ("这是一面旗帜。", Reason.ARTICLE),
        ("想方设法,千方百计。", Reason.IDIOM),
        ("每10万人配备医生。", Reason.BASIS),
        ("(一)加强领导。", Reason.MARKER),
        ("两个维护。", Reason.NAME),
        ("零关税待遇。", None),
        ("十分重视。", Reason.IDIOM),
        ("百亩茶园。", Reason.ROUND),
        ("三门峡市。", Reason.NAME),
    ],
)
def test_what_is_no_figure_is_left_out_for_a_reason(text: str, reason: Reason | None) -> None:
    assert read(text) == []
    assert reason is None or reason in {exclusion.reason for exclusion in explain(text, PUBLISHED)}


def test_evidence() -> None:
    text = "天气转好。全镇种植蔬菜约300亩以上,增收明显。"
    [figure] = read(text)
    assert text[figure.phrase.start : figure.phrase.end] == "约300亩以上"
    assert text[figure.sentence.start : figure.sentence.end] == "全镇种植蔬菜约300亩以上,增收明显。"


def test_an_operator_adds_units() -> None:
    units = DEFAULT_UNITS.extended([Unit("背篓", Kind.MASS, Decimal(25), "公斤")])
    [figure] = read_figures("采茶3背篓。", units=units)
    assert (figure.unit, figure.kind, units.convert(Decimal(3), "背篓")) == ("背篓", Kind.MASS, (Decimal(75), "公斤"))


def test_traditional_characters_are_read_as_simplified_ones() -> None:
    written = read("上塘指數下跌152.3點，天隼公司交付新車3.6萬輛，訂單金額超過21億元。")
    simple = read("上塘指数下跌152.3点，天隼公司交付新车3.6万辆，订单金额超过21亿元。")
    assert [(one.span, one.value, one.kind, one.role) for one in written] == [
        (one.span, one.value, one.kind, one.role) for one in simple
    ]
    assert [(one.text, one.unit, one.indicator) for one in written] == [
        ("152.3", "點", "上塘指數"),
        ("3.6萬", "輛", "天隼公司交付新車"),
        ("21億", "元", "訂單金額"),
    ]


def test_currencies_are_kept_apart() -> None:
    assert {DEFAULT_UNITS.convert(Decimal(1), unit)[1] for unit in ("元", "美元", "港元", "欧元", "日元")} == {
        "元",
        "美元",
        "港元",
        "欧元",
        "日元",
    }


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("目前120家企业开工。", ["120"]),
        ("灾后400户重建。", ["400"]),
        ("接入视频探头3900余路。", ["3900"]),
        ("前3名选手获奖,最后5名淘汰。", []),
        ("全年GDP500亿元。", ["500亿"]),
        ("10kV线路全部完工。", []),
        ("沪深300指数上涨2%。", ["2"]),
        ("标准普尔500种股票指数下跌6点。", ["6"]),
        ("养了两头牛,打了三口井。", ["两", "三"]),
        ("一斤能卖15元。", ["15"]),
        ("坚持四项基本原则。", []),
        ("三次产业比例为12.36∶48.34∶39.3。", []),
        ("最多升15点,跌幅0.5%。", ["15", "0.5"]),
        ("收到建议120条。", ["120"]),
    ],
)
def test_what_counts_and_what_orders_or_names(text: str, numbers: list[str]) -> None:
    assert [figure.text for figure in read(text)] == numbers


def test_straight_quotation_marks_are_read_as_those_that_open_and_close() -> None:
    text = "召开“板凳会”16场次,“二孩”家庭占比达43%,“双11”期间销售额达1.44亿元。"
    usual = read_figures(text, PUBLISHED)
    straight = read_figures(text.translate({ord("“"): '"', ord("”"): '"'}), PUBLISHED)
    assert [(one.value, one.unit, one.kind, one.role) for one in straight] == [
        (one.value, one.unit, one.kind, one.role) for one in usual
    ]
    assert [one.indicator for one in straight] == [
        one.indicator.translate({ord("“"): '"', ord("”"): '"'}) for one in usual
    ]


def test_a_figure_in_a_bracket_behind_goods_of_one_character_is_read() -> None:
    [figure] = read("菜（5%。")
    assert (figure.value, figure.unit, figure.kind) == (Decimal(5), "%", "percent")
