"""Laws: a sentence that says the same with another word of the same sense is read the same."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

import pytest

from monitor.articles import Figure, Span
from monitor.figures import read_figures

PUBLISHED = dt.date(2022, 7, 25)
NOWHERE = Span(0, 0)
# Words of one sense, and sentences that have the first of them.
LIKES: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = (
    (
        ("下降", "下滑", "回落", "降低"),
        (
            "第一、第二、第三产业用电量分别增长5.1%、下降3.4%和增长0.3%。",
            "在36个工业行业中，价格上涨的有15个，持平4个，下降17个。",
            "贷款利率每下降1个百分点，可节约利息支出5.7亿元。",
            "羊肉价格连续下降14个月。",
            "玉米均价为2.36元/公斤，较上周下降7分。",
            "毛利率较前一季度（39.8%）有所下降。",
        ),
    ),
    (
        ("上升", "提高", "提升", "回升"),
        (
            "农村、城镇调查失业率分别上升0.2个百分点、下降0.1个百分点。",
            "毛利率较前一季度（39.8%）有所上升。",
        ),
    ),
    (("将达到", "将达"), ("全年门店数将达到320家。", "预计全年销售额将达到5亿元。")),
    (
        ("达到", "达", "高达", "已达", "仍达", "仍高达"),
        ("水稻耕种收综合机械化率达到98.6%。", "1至6月，累计出口量达到141.6万辆。"),
    ),
    (
        ("达到", "达"),
        (
            "农村自来水普及率要达到96%以上。",
            "第一季度交付量需要达到18万辆。",
            "星禾平板营收未达到91.3亿元的市场预期。",
        ),
    ),
    (
        ("超过", "超"),
        (
            "星禾平板营收86亿元，超过81.8亿元的市场预期。",
            "天禾商城最终交易额为2684亿元，超过去年成交总额2135亿元。",
        ),
    ),
    (
        ("力争", "争取"),
        ("力争接种率不低于85%。", "今年力争新增规模以上企业100家。", "力争到2025年全产业链产值达到30亿元。"),
    ),
    (("实现", "完成"), ("2021年，公司实现净利润5亿元。", "2021年，东海银行实现营业收入3112亿元，同比下降1.86%。")),
    (("预计", "国家统计局预计", "专家预计", "业内人士预计"), ("预计今年粮食产量6.9亿吨。", "预计今年粮食产量增长2%。")),
    (("超过", "超", "逾", "突破"), ("全县用电量超过3.2亿千瓦时。",)),
    (("不超过", "不超", "不逾"), ("募集资金总额不超过3.2亿元。", "每日食盐摄入量不超过6克。")),
    (("近", "将近", "接近"), ("去年11月，阴雨天气持续了近18天。", "8月10日近11时，一架小型飞机坠毁，9人遇难。")),
    (("共", "总共", "一共", "共计"), ("装修人才公寓82套，共7889平方米。", "指数连升3周共1.8%。")),
    (
        ("截至", "截止", "截至到", "截止到"),
        (
            "截至5月底，全国5G基站总数达419.5万个。",
            "截至目前，全县已完成98个村的整治。",
            "截至20时，十二名船员中已有九名获救。",
            "公司股价高开3.2%，截至发稿报68.45元/股，总市值861亿元。",
        ),
    ),
    (
        ("每年", "每一年"),
        ("园区每年带动300名群众就业。", "国内生产总值平均每年增长7.7%。", "补助标准提高到每人每年240元。"),
    ),
    (
        ("分别", "依次"),
        ("莴笋、生菜和茼蒿跌幅较大，批发均价分别为3.6元/公斤、4.2元/公斤、5.1元/公斤。", "两市分别增长3.2%、4.1%。"),
    ),
    (
        ("24日", "24号"),
        (
            "24日，红十字会收到社会捐款2.3亿元。",
            "20日至24日，全县共转移群众3200人。",
            "到24日晚上，全县共转移群众3200人。",
        ),
    ),
    (
        ("为", "则为", "均为", "都为", "也为"),
        (
            "6月末，不良贷款率为1.52%。",
            "疫苗的接种间隔为21至28天。",
            "每人每天能量摄入量2172千卡，蛋白质摄入量为65克。",
            "本季贷款需求指数为68.4%。",
        ),
    ),
    (("占", "占到", "占了"), ("研发投入占全省的4.1%。", "大中型水库蓄水46.7亿立方米，占总库容的61%。")),
    (("全年", "全年度"), ("全年粮食产量达到49746万吨。",)),
    (
        ("亿元", "亿元人民币"),
        (
            "对蒙古国、智利分别进出口18.6亿元、9.4亿元。",
            "新增贷款5亿元以上。",
        ),
    ),
    (("为", "是"), ("平台月活跃账户数为2.14亿，订阅会员数为1560万。",)),
    (("同比", "比上年同期", "比去年同期", "较上年同期"), ("全市蚕茧产量同比增长9.6%。", "景区门票收入同比增长12%。")),
)


def told(text: str) -> list[Figure]:
    """The figures of a text without where they stand."""
    return [replace(figure, span=NOWHERE, phrase=NOWHERE, sentence=NOWHERE) for figure in read_figures(text, PUBLISHED)]


CASES = [(sentence, words[0], like) for words, sentences in LIKES for sentence in sentences for like in words[1:]]


@pytest.mark.parametrize(("sentence", "word", "like"), CASES)
def test_likes_say_the_same(sentence: str, word: str, like: str) -> None:
    assert word in sentence
    assert told(sentence.replace(word, like)) == told(sentence)


HOW = [
    "大幅",
    "小幅",
    "微幅",
    "略",
    "略微",
    "明显",
    "显著",
    "快速",
    "迅猛",
    "强劲",
    "稳步",
    "平稳",
    "温和",
    "逐步",
    "持续",
    "继续",
    "进一步",
    "累计",
    "再",
    "又",
    "仅",
    "只",
    "却",
    "反而",
    "则",
    "也",
    "均",
    "都",
    "同步",
    "较快",
    "有所",
    "整体",
    "实际",
    "首次",
    "再度",
    "不断",
    "意外",
]


@pytest.mark.parametrize("how", HOW)
@pytest.mark.parametrize(
    "sentence",
    [
        "上半年，全县农村居民收入{}增长5%。",
        "上半年，规模以上工业增加值{}下降3.2%，其中采矿业{}下降1.1%。",
        "上半年，猪肉、牛肉价格分别{}上涨2.1%和{}下跌0.3%。",
    ],
)
def test_how_it_moves_is_no_part_of_what_moves(sentence: str, how: str) -> None:
    assert told(sentence.replace("{}", how)) == told(sentence.replace("{}", ""))


@pytest.mark.parametrize("against", ["上年同期", "疫情前", "预算", "全国平均水平"])
def test_an_income_is_held_against(against: str) -> None:
    [figure] = told(f"全县农村居民收入比{against}增长5%。")
    assert figure.indicator == "农村居民收入"


@pytest.mark.parametrize("pair", ["城乡居民", "城镇和农村居民", "城镇、农村居民", "城镇居民和农村居民"])
def test_town_and_country(pair: str) -> None:
    names = [figure.indicator for figure in told(f"{pair}人均可支配收入分别为3.2万元和1.8万元。")]
    assert names == ["城镇居民人均可支配收入", "农村居民人均可支配收入"]


@pytest.mark.parametrize(
    "text",
    [
        "第三季度营收36.4亿美元，同比增长12%，高于市场预期的35.1亿美元；毛利率为41.5%。",
        "该手机搭载6.7英寸屏幕，电池容量为5000mAh，售价3999元起。",
        "2021年，全县3个镇25个村种植茶叶12.5万亩，带动1.2万户农户户均增收8600元。",
        "猪肉、牛肉价格分别上涨2.1%和0.3%，鸡蛋价格每公斤9.6元。",
    ],
)
def test_numbers_may_be_set_off_by_blanks(text: str) -> None:
    spaced = re.sub(r"(?<=[一-龥，；])(\d[\d.]*(?:%|mAh)?)(?=[一-龥，；。])", r" \1 ", text)
    assert spaced.count(" ") >= 6
    figures = read_figures(spaced, PUBLISHED)
    assert [spaced[figure.span.start : figure.span.end] for figure in figures] == [figure.text for figure in figures]
    assert [replace(figure, text=figure.text.replace(" ", "")) for figure in told(spaced)] == told(text)


@pytest.mark.parametrize("among", ["在全省", "在全市", "在全省县(市)中", "在全国同行中"])
@pytest.mark.parametrize("ranks", ["排第3位", "排名第3", "名列第三", "位居第三位"])
@pytest.mark.parametrize("name", ["生态指数", "财政收入", "GDP增速"])
def test_among_whom_it_ranks_is_no_part_of_a_name(name: str, among: str, ranks: str) -> None:
    [figure] = told(f"去年，我县{name}{among}{ranks}。")
    assert (figure.indicator, figure.value) == (name, 3)


@pytest.mark.parametrize("note", ["以下简称规上企业", "以下简称“规上企业”", "下称规上企业", "简称规上企业"])
def test_a_short_form_is_no_part_of_a_name(note: str) -> None:
    [figure] = told(f"全县规模以上工业企业（{note}）利润增长4%。")
    assert figure.indicator == "规模以上工业企业利润"


@pytest.mark.parametrize("strives", ["力争", "力求"])
@pytest.mark.parametrize("rest", ["到2025年粮食产量达到30万吨。", "今年粮食产量达到30万吨。"])
def test_what_is_striven_for_is_a_target(strives: str, rest: str) -> None:
    [figure] = told(f"全县{strives}{rest}")
    assert (figure.indicator, figure.role.value) == ("粮食产量", "target")


@pytest.mark.parametrize("verb", ["设", "种", "开", "办", "养"])
def test_altogether_is_no_part_of_a_name(verb: str) -> None:
    [figure] = told(f"全县共{verb}茶园35个。")
    assert figure.indicator == f"{verb}茶园"


@pytest.mark.parametrize("done", ["免费体检", "免费安装天然气", "免费发放辅具", "免费提供午餐"])
@pytest.mark.parametrize("whom", ["名老年人", "户困难家庭", "名学生"])
def test_what_is_done_for_nothing_is_no_part_of_a_name(whom: str, done: str) -> None:
    [figure] = told(f"为3200{whom}{done}。")
    assert figure.indicator == whom[1:]


@pytest.mark.parametrize("how", ["按时", "按期", "及时", "初次", "一次性", "再次", "重复", "按时足额"])
@pytest.mark.parametrize("rate", ["办结率", "就业率", "合格率"])
@pytest.mark.parametrize("reaches", ["", "达", "为", "达到", "提高到"])
def test_how_what_a_rate_tells_of_is_done_is_part_of_its_name(how: str, rate: str, reaches: str) -> None:
    [figure] = told(f"全县{how}{rate}{reaches}98%。")
    assert figure.indicator == how + rate


@pytest.mark.parametrize("reaches", ["达", "为", "是", "高达", "将达", "仅为", "超", "约为", "仍达"])
@pytest.mark.parametrize("name", ["群众获得感", "合同履约期", "市场集聚度", "水库调蓄力", "城乡贫富差", "玉米公顷产"])
def test_what_reaches_a_number_is_no_part_of_a_name(name: str, reaches: str) -> None:
    [figure] = told(f"{name}{reaches}35.6%。")
    assert figure.indicator == name
