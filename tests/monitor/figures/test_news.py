"""The reader on news pages: what stands around a figure and is no part of what it says."""

import datetime as dt

import pytest

from monitor.articles import Figure, Role
from monitor.figures import read_figures

PUBLISHED = dt.date(2022, 7, 25)


def read(text: str) -> list[Figure]:
    """The figures of a text published in July 2022."""
    return list(read_figures(text, PUBLISHED))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("●稻谷播种面积38万亩。", "稻谷播种面积"),
        ("▲图书馆藏书12万册。", "图书馆藏书"),
        ("南岭日报讯（记者陈同 通讯员李木）稻谷产量6万吨。", "稻谷产量"),
        ("新华社长沙7月2日电（记者李木）稻谷播种面积达38万亩。", "稻谷播种面积"),
        ("本报讯 稻谷产量6万吨。", "稻谷产量"),
        ("南岭日报讯 记者陈同报道：稻谷产量6万吨。", "稻谷产量"),
        ("门票收入首度突破900万元。", "门票收入"),
        ("有望实现年产值17亿元。", "年产值"),
        ("重金属检出值为0.5毫克/千克。", "重金属检出值"),
        ("教师生活补助由人均每月500元提高到700元。", "教师生活补助"),
        ("网约车订单第一次超过300万单。", "网约车订单"),
        ("本地品牌占据34.2%。", "本地品牌"),
        ("纺织业位列第三为12.4%。", "纺织业"),
        ("在接受筛查的620名教师中，近三成视力不良。", "接受筛查的教师"),
        ("在使用该平台的40多万商户中，有一半是新店。", "该平台的商户"),
        ("值得一提的是144Hz刷新率。", "刷新率"),
        ("两市共有3.5万吨和2万吨级码头泊位各2个。", "码头泊位"),
        ("耳机支持45W快充。", "快充"),
        ("费用由7位建筑师、设计师平摊。", "建筑师、设计师"),
        ("3万多名司机参加了大罢工。", "司机"),
        ("2万多人参与的全市大演练昨日举行。", "全市大演练"),
        ("他的果园年收入8万元。", "果园年收入"),
        ("不过省下的运费每月3万元。", "省下的运费"),
        ("首批12人将于9月到岗。", "到岗人数"),
        ("社区就地化解纠纷31件。", "社区就地化解纠纷"),
        ("全组86名社员，人均分得420元。", "社员"),
        ("最大降雨量为白石镇42毫米。", "白石镇最大降雨量"),
        ("警方破获了一起涉案8人、涉案资金9万元的诈骗案。", "涉案人数"),
        ("在谈项目16个。", "在谈项目"),
        ("滑坡体厚达20米。", "滑坡体厚"),
        ("这次滑坡长200米。", "滑坡"),
        ("平均下来每间民宿增收50元。", "每间民宿增收"),
        ("云门村是全县6个瑶族村之一。", "瑶族村"),
        ("受伤的14人被送往临川市第二人民医院抢救。", "受伤人数"),
        ("他先后33次向对方账号转款。", "转款"),
        ("共被骗13万元。", "被骗"),
        ("有人抢走价值20万元财物。", "财物"),
        ("石田村52名群众没有一人受伤。", "群众"),
    ],
)
def test_what_leads_in_is_no_part_of_the_indicator(text: str, name: str) -> None:
    assert read(text)[-1 if "各2" in text else 0].indicator == name


def test_a_size_is_of_the_thing_and_not_of_its_other_size() -> None:
    assert [figure.indicator for figure in read("滑坡宽150米，平均厚度15米。")] == ["滑坡宽", "滑坡平均厚度"]


def test_what_grew_is_what_was_told_in_the_same_unit() -> None:
    names = [figure.indicator for figure in read("砂糖橘产量40万斤，产值约70万元，比去年多了30万斤。")]
    assert names == ["砂糖橘产量", "砂糖橘产值", "砂糖橘产量"]


def test_a_bare_verb_names_nothing() -> None:
    names = [figure.indicator for figure in read("排队时间从平时的两个小时压到40分钟。")]
    assert names == ["排队时间", "排队时间"]


def test_a_property_is_of_the_thing_and_not_of_its_other_property() -> None:
    names = [figure.indicator for figure in read("平板的机身尺寸为11英寸，重量只有460克。")]
    assert names == ["平板的机身尺寸", "平板的机身重量"]


@pytest.mark.parametrize(
    ("text", "role", "direction"),
    [
        ("今年早稻比去年扩种3000亩。", "change", "up"),
        ("受灾果园的产量仍低两成。", "change", "down"),
        ("产量仍高达3000吨。", "level", None),
        ("短片播放量达80万次。", "level", None),
        ("今年化肥投放量为3万吨。", "level", None),
        ("全市放量12%。", "change", "up"),
        ("北部山区降温8℃。", "change", "down"),
        ("沿海升温3℃左右。", "change", "up"),
        ("各站降幅普遍在6℃以上。", "change", "down"),
        ("消费者委员会提醒，6月受理退费投诉41件，消费者应当保留凭证。", "level", None),
        ("消费者委员会提醒，每天摄入食盐应在5克以下。", "target", None),
    ],
)
def test_roles_in_news(text: str, role: str, direction: str | None) -> None:
    figure = read(text)[0]
    assert (figure.role, figure.direction) == (role, direction)


@pytest.mark.parametrize(
    ("text", "read_as"),
    [
        ("套餐129元起。", [("129", "元", "at_least")]),
        ("线路为3晚4天。", [("3", "晚", "exact"), ("4", "天", "exact")]),
        ("芯片性能为6.2万IPS。", [("6.2万", "IPS", "exact")]),
        ("能效比为350 IPS/W。", [("350", "IPS/W", "exact")]),
        ("发生火灾30起。", [("30", "起", "exact")]),
        ("热搜榜-百度贴吧。", []),
        ("最低气温-3.5℃。", [("-3.5", "℃", "exact")]),
    ],
)
def test_units_and_signs_in_news(text: str, read_as: list[tuple[str, str, str]]) -> None:
    assert [(figure.text, figure.unit, figure.qualifier) for figure in read(text)] == read_as


def test_a_lone_carriage_return_ends_a_line() -> None:
    lines = ["稻谷产量6万吨", "共有教师40人", "2021年接待游客3万人次", "新建水池2座"]
    expected = read("\n".join(lines))
    found = read("\r".join(lines))
    assert [(figure.span, figure.indicator, figure.period) for figure in found] == [
        (figure.span, figure.indicator, figure.period) for figure in expected
    ]
    assert [("\r".join(lines))[figure.span.start : figure.span.end] for figure in found] == ["6万", "40", "3万", "2"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "全镇完成技改投资3.2亿元，完成年度预算71%，同比增长9.5%，位列全县第二。",
            ["技改投资", "技改投资完成年度预算", "技改投资", "技改投资"],
        ),
        (
            "学前教育支出2亿元，占教育支出的31%，同比提高2.5个百分点。",
            ["学前教育支出", "学前教育支出占教育支出", "学前教育支出"],
        ),
        ("新机128GB售3499元，256GB售3999元。", ["新机", "新机售价", "新机售价", "新机售价"]),
        ("局地降幅达9～12℃。", ["局地降幅"]),
        ("全市建成2万吨和5万吨码头泊位3个。", ["码头泊位", "码头泊位", "码头泊位"]),
        ("占地面积约2万平方米的停车场同时启用。", ["停车场占地面积"]),
    ],
)
def test_a_chain_is_about_the_subject_of_its_sentence(text: str, names: list[str]) -> None:
    assert [figure.indicator for figure in read(text)] == names


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("江西、湖南、湖北北部降温8℃。", [None]),
        ("东坪镇、游溪镇共有茶园300亩。", [None]),
        ("东坪镇有茶园300亩，游溪镇有茶园200亩。", ["东坪镇", "游溪镇"]),
        ("大布镇水源村投入挖掘机、装载机30台。", ["大布镇水源村"]),
    ],
)
def test_one_member_of_a_list_of_places_is_no_place_for_the_whole(text: str, places: list[str | None]) -> None:
    assert [figure.place for figure in read(text)] == places


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("后置1200万主摄+6400万长焦+800万广角。", ["1200万", "6400万", "800万"]),
        ("有8+128GB、12GB+256GB两种版本。", ["两"]),
        ("客厅长宽为4.5×3.2米，3:2获胜。", ["4.5", "3.2"]),
        ("每次抓俩三个。", ["俩三"]),
        ("肺结核发病率为9.64/10万。", ["9.64"]),
        ("酒店累计售出2.3万间夜。", ["2.3万"]),
        ("一亩地甘薯收入超4000元。", ["4000"]),
        ("全年签约亿元以上项目61个。", ["61"]),
        ("发烧的持续时间仅为2天。", ["2"]),
    ],
)
def test_rows_sizes_and_variants(text: str, numbers: list[str]) -> None:
    assert [figure.text for figure in read(text)] == numbers


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("会员4300万人，其中“00后”占比近四成。", ["会员", "“00后”占比"]),
        ("Vision Pro销量12万台。", ["Vision Pro销量"]),
        ("工业增加值增长6.1%，比上年加快0.5个百分点。", ["工业增加值", "工业增加值增速"]),
        ("发放贷款2130万元，扶持妇女417名，人均5.1万元。", ["发放贷款", "扶持妇女", "人均发放贷款"]),
        ("城乡收入比由2.26缩小为2.23。", ["城乡收入比", "城乡收入比"]),
        ("产值超过10亿元的企业达37家。", ["产值", "企业"]),
        ("占财政支出的比重从1.07%提高到1.49%。", ["占财政支出的比重", "占财政支出的比重"]),
        ("化学需氧量、二氧化硫排放总量首次双降，分别下降3%和4%。", ["化学需氧量总量", "二氧化硫排放总量"]),
        ("采用8台推力120吨的液氧煤油发动机。", ["液氧煤油发动机", "推力"]),
        ("芯片能效比是同类芯片的32倍。", ["芯片能效比"]),
        ("法官人均结案412件，同比多办37件。", ["法官人均结案", "法官人均结案"]),
        ("涨幅前三名的是洋葱、莴笋和菠菜，幅度分别为5%、4%和3%。", ["洋葱", "莴笋", "菠菜"]),
    ],
)
def test_what_news_leaves_unsaid(text: str, names: list[str]) -> None:
    assert [figure.indicator for figure in read(text)] == names


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("县里将闲置校舍改建成养老院，收住老人60名。", ["level"]),
        ("项目将于10月投产，已完成投资3亿元，安置就业120人。", ["level", "level"]),
        ("营养改善计划惠及3200万孩子。", ["level"]),
        ("规划产能100GWh，一期20GWh已经投产。", ["target", "level"]),
        ("清理涉外规章和有关政策规定2300件。", ["level"]),
        ("二季度营收3亿元，市场预期2亿元，销量增长9.8%。", ["level", "target", "change"]),
    ],
)
def test_what_is_planned_and_what_is_not(text: str, roles: list[str]) -> None:
    assert [figure.role for figure in read(text)] == roles


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("公司公布二季度业绩：营收3亿元；同店销售增长9.8%。", ["2022-34", "2022-34"]),
        ("全县有镇9个，2021年进口茶4万吨；出口茶2万吨。", [None, "2021", "2021"]),
        ("五年新增沼气用户1650万户。", ["2017-07-25/2022-07-25"]),
        ("学前三年毛入园率92.4%。", [None]),
        ("公司成立于2018年，团队320人。", [None]),
        ("受4月底霜冻影响，苹果减产两成。", [None]),
        ("3月上半月查处酒驾267起。", ["2022-03-01/2022-03-15"]),
        ("本报讯 7月20日，全市接待游客3万人次。", ["2022-07-20"]),
        ("可停靠目前世界上最大的邮轮，年通过能力75万人次。", [None]),
        ("出口由前三年分别下降3%、2%和1%转为增长4%。", ["2019", "2020", "2021", None]),
    ],
)
def test_times_in_news(text: str, periods: list[str | None]) -> None:
    assert [figure.period for figure in read(text)] == periods


def test_a_month_to_come_is_of_this_year_where_that_is_nearer() -> None:
    periods = [
        figure.period for text in ("10月有60人参赛。", "11月有60人参赛。", "12月有60人参赛。") for figure in read(text)
    ]
    assert periods == ["2022-10", "2022-11", "2021-12"]


def test_a_contrast_with_what_is_ends_the_plan() -> None:
    roles = [figure.role for figure in read("预计餐饮业增长8%。住宿业则有120间客房。")]
    assert roles == ["target", "level"]


def test_an_order_is_no_rank() -> None:
    assert read("她是第一位登上领奖台的瑶族选手。") == []
    assert [figure.kind for figure in read("她的成绩是全省第二位。")] == ["rank"]


def test_a_value_is_of_what_was_counted_before() -> None:
    names = [figure.indicator for figure in read("出口茶具30万套，价值4200万元。")]
    assert names == ["出口茶具", "出口茶具价值"]
    assert read("该剧获得电视节五项提名。")[0].indicator == "提名"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("村里已经建起18座中高温菇房。", ["中高温菇房"]),
        ("车厢长度与宽度均为2.4米的货车今日下线。", ["车厢长度与宽度"]),
        ("甲车型销量为1.2万辆，仅为乙车型的十分之一。", ["甲车型销量", "甲车型销量"]),
        ("今年产量3万吨，尚不及去年的六成。", ["产量", "产量"]),
        ("工程分两期，预算为7800万元。", ["预算"]),
        ("公司收购了该厂38.5%的股权。", ["股权"]),
        ("三天时间里共有六家商户。", ["商户"]),
    ],
)
def test_what_a_figure_is_of_is_named_before_what_it_is_held_against(text: str, names: list[str]) -> None:
    assert [figure.indicator for figure in read(text)] == names


def test_less_than_a_share_of_something_else() -> None:
    assert read("产量尚不及去年的六成。")[-1].qualifier == "less_than"


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("曾在2019年拿下全省冠军的赛艇队，今次派出12名选手。", [None]),
        ("6月3日，中队接到报警：一辆货车侧翻，2人被困。接警后，中队出动3辆消防车。", ["2022-06-03", None]),
        ("公司2022年第一季度营收3亿元。本季度新开门店20家，上季度新开15家。", ["2022-33", "2022-33", "2021-36"]),
        ("本季度新签订单40个。", ["2022-35"]),
        ("公司2022财年第二财季营收3亿元。", ["2022-34"]),
    ],
)
def test_times_that_news_tells_of(text: str, periods: list[str | None]) -> None:
    assert [figure.period for figure in read(text)] == periods


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("调度员接到110指挥中心的电话后，派出6名队员。", [6]),
        ("记者来到二十里园镇，看到3座大棚。", [3]),
        ("火箭装有4台云雀-7型60吨级发动机。", [4]),
    ],
)
def test_numbers_in_names_of_news(text: str, values: list[int]) -> None:
    assert [figure.value for figure in read(text)] == values


def test_what_one_of_a_thing_costs() -> None:
    found = read("店里推出6.9元美式咖啡，套餐原价39元，现降到29元，会员可得5元钱。")
    assert [(figure.kind, figure.unit) for figure in found] == [
        ("price", "元"),
        ("price", "元"),
        ("price", "元"),
        ("money", "元"),
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("台风造成23人死亡，8人失踪", ["死亡人数", "失踪人数"]),
        ("加上已经升井的5位遇难矿工，目前共16人死亡。", ["遇难矿工", "死亡人数"]),
        ("新机内置一块7300mAh电池。", ["电池"]),
        ("后置5000万像素主摄+800万像素微距镜头。", ["主摄", "微距镜头"]),
        ("核心示范区的5000亩茶园进入采摘期。", ["茶园"]),
        ("全县有60多家种植面积50亩以上的大户。", ["大户"]),
        ("研究纳入3.2万名20岁及以上的美国成年人。", ["美国成年人"]),
        ("研究选取了40万名50岁至71岁的老人。", ["老人"]),
        ("每天跑步的人比不跑步的人的死亡风险低三成。", ["死亡风险"]),
        ("公司营收为18亿元，分析师预期为17亿元，同比下降4%。", ["公司营收", "公司营收", "公司营收"]),
        ("标准版为6.3英寸。", ["标准"]),
        ("该机采用6.7英寸120Hz屏幕。", ["屏幕", "屏幕"]),
        ("石岭隧道内发生一起5车追尾事故，造成2人受伤。", ["追尾事故", "受伤人数"]),
        ("公安机关破获一起12人参与的网络诈骗案。", ["网络诈骗案"]),
        ("茶园坐落在石岭山腰，面积350亩；工厂位于县城东郊，总投资3亿元。", ["茶园面积", "工厂总投资"]),
        ("特困人员生活标准不低于低保标准的1.6倍，最低工资不得低于平均工资的四成。", ["特困人员生活标准", "最低工资"]),
        ("全市地区生产总值连跨三个台阶，达到6345亿元。", ["地区生产总值", "地区生产总值"]),
        ("全县生产总值接连突破100亿元、110亿元大关。", ["生产总值", "生产总值"]),
        ("生猪收购价每50公斤1120元，液化气零售价每瓶（14.5公斤）138元。", ["生猪收购价", "液化气零售价"]),
        ("青川县云岭5.1级地震造成4人遇难。", ["云岭地震", "遇难人数"]),
        ("一颗直径约20公里的小行星掠过地球。一栋总面积3000平方米的大楼。", ["直径", "大楼总面积"]),
        ("该股高开2.3%，盘中最高涨至28.6元，截至收盘报27.9元。", ["该股", "该股", "该股"]),
        ("工厂现有职工120人，年产值3.6亿元，占地面积60亩。", ["职工", "年产值", "占地面积"]),
        ("门将扑出3个点球。", ["点球"]),
        ("荔枝节于7月8日至12日举行，5天共接待游客18.6万人次。", ["接待游客"]),
        ("12座水库超汛限水位。", ["水库超汛限水位"]),
        ("到2025年，国内储能市场规模有望达到千亿元级别。", ["储能市场规模"]),
        ("水库坝高73米，设计灌溉面积15万亩，总投资8.6亿元。", ["坝高", "设计灌溉面积", "总投资"]),
        (
            "28种蔬菜平均批发价格每公斤4.8元，7种水果零售均价每斤8.1元。",
            ["蔬菜", "蔬菜平均批发价格", "水果", "水果零售均价"],
        ),
    ],
)
def test_names_in_disasters_devices_and_studies(text: str, names: list[str]) -> None:
    found = [figure for figure in read(text) if figure.unit != "岁" and (figure.value, figure.unit) != (50, "亩")]
    assert all(name in figure.indicator for name, figure in zip(names, found, strict=True))
    assert not any(
        name in figure.indicator
        for figure in found
        for name in ("每", "一起", "灌溉总", "低于", "连", "高涨", "一颗", "职工年", "天共")
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("昨天每斤鸡蛋还卖4块8，今天卖5块2了。", [("4.8", "price"), ("5.2", "price")]),
        ("一斤鸡蛋5.1元，比前两天降了两毛钱。", [("5.1", "price"), ("2", "price")]),
        ("鸡蛋售价是5.4元一斤。", [("5.4", "price")]),
        ("土鸡蛋一公斤则要在24元以上。", [("24", "price")]),
        ("标准版售价5999元，青春版4999元。", [("5999", "price"), ("4999", "price")]),
        ("菜价比前两天涨了4块1毛钱。", [("4.1", "price")]),
        ("单价12元，总收入3万元。", [("12", "price"), ("30000", "money")]),
    ],
)
def test_prices_as_people_tell_them(text: str, said: list[tuple[str, str]]) -> None:
    assert [(str(figure.value), figure.kind) for figure in read(text)] == said


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("全县种植辣椒300亩，预计总产值达到600万元。带动农户92户。", ["level", "target", "level"]),
        ("公司预计，下季度营收约为17亿元；每股收益为1.2元。", ["target", "target"]),
        ("咖啡中可能影响健康的化合物超过1000种。", ["level"]),
        ("合作社计划产鲜菇22万公斤。", ["target"]),
        ("新款价格要比老款高300元。", ["change"]),
    ],
)
def test_how_far_a_forecast_reaches(text: str, roles: list[str]) -> None:
    assert [figure.role for figure in read(text)] == roles


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("肉价这两天降了4毛钱。", [None]),
        ("那14年间，有3000名工人退休。", [None]),
        ("截至今日零点20分，共有6人获救。", ["../2022-07-25"]),
        ("公司2022年第一季度扭亏。最近一个季度售出3万台。", ["2022-33"]),
    ],
)
def test_days_and_quarters_in_talk(text: str, periods: list[str | None]) -> None:
    assert [figure.period for figure in read(text)] == periods


def test_this_pair_points_back_and_the_dead_are_no_deaths() -> None:
    assert [figure.text for figure in read("仅此两项可增收8万元。队员将一名死难的矿工运出。")] == ["8万"]
    assert read("随访期中位数为7年。")[0].kind == "duration"
    assert read("死亡率大约降低10%。")[0].qualifier == "about"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("毛利率由之前的71%缩窄至70%。", ["毛利率", "毛利率"]),
        ("股价收报262美元，盘后下跌2.6%，报255美元。", ["股价", "股价", "股价"]),
        ("近视率从一年级的12.9%快速上升至六年级的59.6%。", ["近视率", "近视率"]),
        ("以菠菜为例，除夕卖到8元/斤，过了初五，回到4元/斤。", ["菠菜", "菠菜"]),
        ("店里每日销量60头猪。", ["销量"]),
        ("老师提醒，应该保证每天2小时、每周10小时的户外活动。", ["户外活动", "户外活动"]),
        ("安溪县发生里氏4.6级地震。", ["地震"]),
        ("棉被2000床、大衣2500套运往灾区。", ["棉被", "大衣"]),
    ],
)
def test_what_moves_between_grades_days_and_trades(text: str, names: list[str]) -> None:
    assert all(name in figure.indicator for name, figure in zip(names, read(text), strict=True))


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("全县发生14年来最强的一次地震，震级达5.5级。", [None]),
        ("暴雨成灾，至7月24日18时，共有3人死亡。", ["../2022-07-24"]),
        ("品牌从年初约3600家到万店规模，新开6000多家门店。", ["2022-01", None]),
    ],
)
def test_records_and_ends_without_a_word(text: str, periods: list[str | None]) -> None:
    assert [figure.period for figure in read(text)] == periods


def test_a_days_turnover_and_what_should_be() -> None:
    assert read("该店冬季日营业额约1200元。")[0].per == "day"
    assert read("孩子应该每天户外活动2小时。")[0].role == "target"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("影城以2700万元票房登上榜首。", ["票房"]),
        ("人均观影频次为2.1次，场均人次超过52人。", ["观影频次", "场均人次"]),
        ("剩余工程预计需要6个月时间。", ["工程"]),
        ("全镇12个村集体经济收入均超过20万元。", ["村", "村集体经济收入"]),
        ("全县297个建制村1096公里公路开工。", ["建制村", "公路"]),
    ],
)
def test_names_of_films_and_works(text: str, names: list[str]) -> None:
    assert all(name in figure.indicator for name, figure in zip(names, read(text), strict=True))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("金价涨穿900元关口。", "more_than"),
        ("金价跌穿700元。", "less_than"),
        ("现货黄金涨至2989美元上方。", "at_least"),
    ],
)
def test_words_of_traders_that_qualify(text: str, said: str) -> None:
    assert read(text)[0].qualifier == said


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("局长在今年3月透露，大模型已超过100个。", [None]),
        (
            "2021年十一长假（10月1日至7日），票房收入15亿元，仅为疫情前2019年国庆档票房的33%。",
            ["2021-10-01/2021-10-07"] * 2,
        ),
        ("通车后，车程将从现在的3小时缩短至40分钟。", ["../2022-07-25", None]),
    ],
)
def test_times_of_speech_holidays_and_what_is_now(text: str, periods: list[str | None]) -> None:
    assert [figure.period for figure in read(text)] == periods


def test_two_or_three_thousand_a_month() -> None:
    found = read("工人月工资稳定在两、三千元，一个月有500元的补贴。")
    assert [(figure.low, figure.high, figure.per) for figure in found] == [(2000, 3000, "month"), (None, None, "month")]


def test_what_is_done_after_an_alarm_is_no_plan() -> None:
    roles = [figure.role for figure in read("大火将危及50户居民。接警后，大队出动2辆消防车。")]
    assert roles[-1] == "level"
    assert read("北路8号2单元202室起火。") == []
    assert [figure.direction for figure in read("工厂为村集体增加收入3.9万元。")] == ["up"]


def test_what_a_storm_brings_about() -> None:
    names = [figure.indicator for figure in read("暴雨造成4.1万户停电。故障导致6趟列车晚点。")]
    assert names[0] == "停电"
    assert "列车" in names[1]


def test_a_speed_by_the_hour() -> None:
    (found,) = read("目前台风中心最大风速约为每小时90公里。")
    assert (found.qualifier, found.kind, found.period) == ("about", "other", "../2022-07-25")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("热水器每月用电300度。", "energy"),
        ("高温天里用电多，最高气温达39度。", "temperature"),
        ("夏季室温不低于26度，空调用电减少了30度。", "temperature energy"),
        ("猪肉卖到三块五一斤。", "price"),
    ],
)
def test_degrees_and_yuan_by_what_is_named_last(text: str, kind: str) -> None:
    assert " ".join(figure.kind for figure in read(text)) == kind


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("受访者中，35%每周读书。", "%"),
        ("调查显示，1200人每天锻炼。", "人"),
        ("静息心率为75次每分钟。", "次每分钟"),
        ("票价60元每人。", "元每人"),
    ],
)
def test_what_goes_on_after_each_day_makes_no_unit_of_a_count(text: str, units: str) -> None:
    assert read(text)[0].unit == units


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("全市完成二十项改革任务。", ["二十"]),
        ("全省建成三个先行示范区。", ["三"]),
        ("公司有三个统一采购平台。", ["三"]),
        ("全市新建了两张网球场地。", ["两"]),
        ("坚持三个先行、四个统一，推进两项改革。", []),
        ("甲市1小时降雨量达82.4毫米。", ["82.4"]),
        ("3个小时最大降雨达120毫米。", ["120"]),
    ],
)
def test_slogans_and_spans_of_rain_are_told_from_counts(text: str, numbers: list[str]) -> None:
    assert [figure.text for figure in read(text)] == numbers


def test_an_extent_set_against_last_month_is_of_the_thing_before() -> None:
    found = read("CPI同比上涨2.1%，涨幅比上月的2.3%回落0.2个百分点。")
    assert [figure.indicator for figure in found] == ["CPI", "CPI涨幅", "CPI涨幅"]
    assert read("比去年少赚了200万元。")[0].indicator == "少赚"


def test_what_is_to_be_brought_about_is_a_plan_and_what_a_list_of_aims_holds() -> None:
    assert [figure.role for figure in read("工厂将把产能提升到8万吨。")] == ["target"]
    assert [figure.role for figure in read("甲县定下种植辣椒6万亩、产值8亿元的目标。")] == ["target", "target"]
    assert [figure.role for figure in read("镇里将旧厂房改造为3个车间。")] == ["level"]


def test_who_is_named_after_another_of_its_sort_earns_by_the_same_measure() -> None:
    found = read("城镇居民人均可支配收入4.2万元、农村居民2.1万元，分别增长6.1%和7.3%。")
    assert [figure.indicator for figure in found[1::2]] == ["农村居民人均可支配收入"] * 2
    assert read("目标是到2025年建成高标准农田30万亩。")[0].indicator == "建成高标准农田"
    assert read("每盒药由62.3元降到5.4元，患者每年可省2万元。")[2].kind == "money"


def test_what_a_price_is_for_has_no_income() -> None:
    found = read("李某种梨20亩，亩产2000斤，每斤卖6元，年收入24万元。图书馆借阅12万册次。")
    assert (found[3].indicator, found[4].unit) == ("李某种梨年收入", "册次")


def test_what_was_lost_of_an_area_and_people_in_chinese_numerals_without_a_word() -> None:
    lost = read("受淹农田二万三千亩，一千二百亩绝收，受灾人口达三点六万。")
    assert [(one.indicator, one.value) for one in lost] == [("受淹农田", 23000), ("绝收", 1200), ("受灾人口", 36000)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("南岭乳业营收12亿元。毛利率为22%。", ["南岭乳业营收", "南岭乳业毛利率"]),
        ("计提资产减值5900万元。毛利率为22%。", ["计提资产减值", "毛利率"]),
        ("净利率为8.9%。预计营业收入为83亿元。", ["净利率", "营业收入"]),
        ("新洲县计划投入资金6亿元，打造样板村15个。", ["新洲县计划投入资金", "打造样板村"]),
    ],
)
def test_a_measure_is_of_the_firm_told_before_but_not_of_another_measure(text: str, names: list[str]) -> None:
    assert [one.indicator for one in read(text)] == names


@pytest.mark.parametrize(
    "text",
    [
        "石田村3组有6栋房屋。",
        "滨江高速1290公里处有6栋房屋。",
        "小区2号楼1层有6栋房屋。",
        "村民没有一人受伤，6栋房屋倒塌。",
    ],
)
def test_where_something_is_and_nobody_are_no_figures(text: str) -> None:
    assert [figure.text for figure in read(text)] == ["6"]


@pytest.mark.parametrize(
    "text",
    [
        "村里将可能受到威胁的41名群众撤离。",
        "民警将抓获的嫌疑人41人押解回县城。",
        "县里对预计受影响人群和41户住房上门提醒。",
        "对方要求他转账，他先后41次转款。",
    ],
)
def test_what_is_brought_before_its_verb_is_no_plan(text: str) -> None:
    assert [figure.role for figure in read(text)] == [Role.LEVEL]


def test_a_round_number_is_a_figure_where_something_reaches_it() -> None:
    assert [figure.text for figure in read("收入超过了千万元，订单都在千箱以上，客流过万。千万元项目落地。")] == [
        "千万",
        "千",
        "万",
    ]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("公司承诺投资5亿元。", Role.TARGET),
        ("市里提出打造5个示范村。", Role.TARGET),
        ("各村兑现承诺完成5件。", Role.LEVEL),
        ("承诺资金5亿元。", Role.LEVEL),
        ("检察院提出抗诉5件。", Role.LEVEL),
    ],
)
def test_what_is_promised_or_put_forward_to_be_done_is_a_target(text: str, role: Role) -> None:
    assert [figure.role for figure in read(text)] == [role]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("有24人10次打破9项世界纪录，331人469次打破130项全国纪录。", ["世界纪录"] * 3 + ["全国纪录"] * 3),
        ("共有5人5次破5项世界纪录，2人3次平2项全国纪录。", ["世界纪录"] * 3 + ["全国纪录"] * 3),
        ("甲省获得金牌22、银牌16、铜牌8。", ["金牌", "银牌", "铜牌"]),
    ],
)
def test_records_broken_and_medals_told_without_a_measure_word(text: str, names: list[str]) -> None:
    found = read(text)
    assert all(name in one.indicator for one, name in zip(found, names, strict=True)), found
    assert {figure.qualifier for figure in found} == {"exact"}


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("1998年青江发生大洪水。东坪站8月6日水位达9.9米，8月9日降至8.2米。", ["1998-08-06", "1998-08-09"]),
        (
            "1998年青江洪水为自1954年以来又一次大洪水。东坪站8月6日水位达9.9米。青江8月9日水位降至8.2米。",
            ["1998-08-06", "1998-08-09"],
        ),
        ("2015年公司成立。5月20日，员工达300人。", ["2022-05-20"]),
        ("东坪站流量7月2日最大达8230立方米/秒，仅次于1954年，为历史第二位。", ["2022-07-02", "2022-07-02"]),
        ("6月1日至6月5日，共有300人报名。这5天，现场咨询2000人次。", ["2022-06-01/2022-06-05"] * 2),
    ],
)
def test_days_of_a_year_long_over_and_of_a_stretch_told_before(text: str, periods: list[str]) -> None:
    assert [figure.period for figure in read(text)] == periods


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("不到20分钟，现场已赶来100多名群众。", [100]),
        ("据现场一名受伤的乘客介绍，车上有32人。", [32]),
        ("事故造成一人受伤，车上有32人。", [1, 32]),
        ("处理时间不到20分钟，共处理32件。", [20, 32]),
    ],
)
def test_a_while_and_one_of_the_hurt_are_no_figures(text: str, values: list[int]) -> None:
    assert [figure.value for figure in read(text)] == values


def test_firms_in_a_park_are_no_parks() -> None:
    assert "企业" in read("12家企业入驻产业园、孵化器等平台。")[0].indicator
    assert "案-件比" in read("本院“案-件比”为106.33。")[0].indicator


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("为期9天的第23届青川电影节落下帷幕。", ["青川电影节"]),
        ("影片《星海》《归途》和《远山》分别收入3亿元、2亿元和1亿元。", ["《星海》", "《归途》", "《远山》"]),
        ("共记录到越冬水鸟10科34种，高等植物12目26科57属。", ["水鸟", "水鸟", "植物", "植物", "植物"]),
        ("该市查获153个蚊虫滋生地点。", ["滋生地点"]),
    ],
)
def test_titles_side_by_side_and_families_of_birds(text: str, names: list[str]) -> None:
    found = read(text)
    assert all(name in one.indicator for one, name in zip(found, names, strict=True)), found


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("在2013年最后一周（12月22日至28日），卫生部共接报2120宗病例。", ["2013-12-22/2013-12-28"]),
        ("2021年死亡92人。相较于2012年，死亡人数增163%。", ["2021", None]),
        ("青川春节7天电影票房达到2.6亿元。", ["2022-01-31/2022-02-06"]),
    ],
)
def test_which_week_and_which_holiday(text: str, periods: list[str | None]) -> None:
    assert [figure.period for figure in read(text)] == periods


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("居民出行方式仍以步行为主，占比42%。", ["步行"]),
        ("冬瓜0.5元/斤，南瓜1元/斤，带鱼20元/斤。", ["冬瓜", "南瓜", "带鱼"]),
        ("大桥镇收集建议177条。", ["建议"]),
        ("客车产销均完成0.1万辆，同比分别增长23%和16%。", ["客车产销", "客车产量", "客车销量"]),
        ("手术后全因死亡率下降15%。", ["手术后全因死亡率"]),
        ("往届学员仍占主体，占注册总数的63%，约有510人。", ["往届学员"] * 2),
        ("本月有9个区(县)较上年同期减少，6项指标较上月回升。", ["区(县)", "指标"]),
        ("选择在国内继续学习的学生比例出现大幅下降，由16.5%下降至6.3%。", ["学生比例"] * 2),
        ("甲队以56分高居榜首，乙队以52分紧随其后。", ["甲队", "乙队"]),
        ("本赛季球队场均总得分达105分。", ["总得分"]),
        ("上述大部地区有4～6级风，气温下降4～6℃。", ["风", "气温"]),
    ],
)
def test_what_there_is_most_of_and_who_leads(text: str, names: list[str]) -> None:
    found = read(text)
    assert all(name in one.indicator for one, name in zip(found, names, strict=True)), found


def test_the_wind_of_a_day_to_come_is_foretold() -> None:
    found = read("27-28日，全市多云。偏北风2～3级，最低气温19～22℃。")
    assert [figure.role for figure in found] == ["target", "target"]


def test_a_day_of_the_week_in_a_forecast_is_to_come() -> None:
    found = read("据天气预报，本周气温起伏不大。周四最高气温在7℃左右。")
    assert [(figure.period, figure.role) for figure in found] == [("2022-07-28", "target")]


def test_from_one_day_of_the_week_to_another() -> None:
    found = read("预计周一早上8时至周二下午2时，东部将出现6至8℃降温。上周一到周三，西部降雨30毫米。")
    assert [figure.period for figure in found] == ["2022-07-25/2022-07-26", "2022-07-18/2022-07-20"]


def test_in_what_area_something_is_done() -> None:
    assert "园区" in read("考古人员在10.3平方公里的园区内发现了大量遗存。")[0].indicator


@pytest.mark.parametrize(
    "text",
    [
        "比特币价格高达6.5万美元。",
        "比亚迪月销量多达30万辆。",
        "比赛总奖金高达300万元。",
        "各场比赛的得分高达210.7分。",
        "比如这条路的坡度高达30度。",
        "比较集中的小区住户多达3000户。",
        "坐落于甲县的古塔高达90米。",
        "发源于甲山的青江长300公里。",
        "出土于甲县的铜鼎重875公斤。",
        "较大的岛屿面积多达300平方公里。",
        "较为常见的机型重300克。",
    ],
)
def test_what_is_set_beside_nothing_is_no_change(text: str) -> None:
    assert [figure.role for figure in read(text)] == [Role.LEVEL]


@pytest.mark.parametrize(
    "text",
    [
        "甲县的产量比乙县高3吨。",
        "产量较上年提高达3个百分点。",
        "这款车比那款重300公斤。",
        "比武汉高3个百分点。",
        "相比于上年，税收多3亿元。",
        "入库税款与去年同期比较增长3%。",
    ],
)
def test_what_is_set_beside_another_is_a_change(text: str) -> None:
    assert [figure.role for figure in read(text)] == [Role.CHANGE]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("大桥位于青川县境内，长3公里、宽12米。", ["大桥长", "大桥宽"]),
        ("学校坐落于青川县城东，占地300亩。", ["学校占地"]),
        ("公园地处市中心，面积30公顷。", ["公园面积"]),
    ],
)
def test_what_lies_somewhere_is_what_is_so_large(text: str, names: list[str]) -> None:
    assert [figure.indicator for figure in read(text)] == names
