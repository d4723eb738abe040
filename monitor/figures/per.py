"""Per: the day, month, quarter or year that a rate is for, by the words beside it."""

from __future__ import annotations

from typing import Final

from monitor.articles import Kind, Per
from monitor.figures.members import MULTIPLE, PERCENT, TEMPERATURE
from monitor.figures.mentions.mention import Mention
from monitor.figures.patterns import lazy, one_of, sieved

_DAILY = sieved(
    "1一单日每",
    r"(?:(?<![0-9])日均|(?<![0-9节假生近当今昨次工周即])日(?=[赚亏])|每日|每一?天|每昼夜|(?<![前后这那每第同])(?:一|(?<![0-9.])1(?=天[能可要就也只得才]{0,2}[卖吃喝花挣赚用耗]))天(?!之?内)(?:下来,)?|单日(?=处理|产能|使用|观看))[^,。;]{0,16}$",
)
# Each pattern with a character that what it finds has.
_PER: Final = (
    ("日", _DAILY, Per.DAY),
    ("天", _DAILY, Per.DAY),
    ("夜", _DAILY, Per.DAY),
    (
        "日",
        sieved(
            "日",
            r"(?<![单当首节假今昨次工周末生近即翌前明本同每一二三四五六七八九十半0-9])日(?:机[收播]|投入[^,。;0-9]{0,2}收割)[^,。;0-9]{0,10}$",
        ),
        Per.DAY,
    ),
    (
        "日",
        sieved(
            "日",
            r"(?:(?:(?<![单当首节假平往今昨次工周末生半全0-9])日(?=用工|平均|损失|收获|收割|播种|插秧|发送|发车|开行|营业额|营收|流水|订单|单量|骑行|客流|门诊|门急诊|急诊|接诊|就诊|票房(?!榜)|成交|交易|最大|最高|检测|工资|薪|收入|租金|处理|上市|产|供|加工|销|生产|发电|吞吐|接待|输送|卖|摄入|摄取|饮用|消耗|耗水|(?![降雨雪均照积温最])[\u4e00-\u9fff]{2}量)))[^,。;0-9]{0,10}$",
        ),
        Per.DAY,
    ),
    (
        "月",
        sieved(
            "一月每",
            r"(?:(?<![0-9一二三四五六七八九十上本当同去各热冷个])月平?均|(?<![0-9一二三四五六七八九十上本当同去各])月人均|每月|每个月|月环比|月薪|(?<![0-9一二三四五六七八九十上本当同去各])月入(?!库)|月租|月工资|(?<!个)月收入|月增收|(?<![0-9 一二三四五六七八九十上下本当该单年,各元正腊冬个首次头])月(?=消费|支出|开支|花费|生活费|用电|用水|用气|营业额|营收|销售额|毛利|净利|产值)|月流水|(?<![0-9 一二三四五六七八九十上下本当该单个首次头])月产|(?<![0-9 一二三四五六七八九十上下本当该单个首次头])月销|(?<![第近前这那同])一个月(?=有|能|可|挣|赚|(?:务工|劳务)(?:费|收入)|的?(?:收入|收益|工资|利润|租金)|也|就|下来|要|得)(?:下来,)?|(?<![第近前这那同去了后])一个月(?=$)|(?<![十0-9年一-龥])一月(?=还?[能可]|下来))[^,。;]{0,14}$",
        ),
        Per.MONTH,
    ),
    ("季", lazy(r"(?:季均|每季度|每季)[^,。;]{0,12}$"), Per.QUARTER),
    (
        "年",
        sieved(
            "1一人平年户每逐",
            r"(?:(?<![全上去同常多])年均(?![值线])|每年(?:[^,。;0-9]{1,14}[中里],)?|(?<=[为按每])[人户]年|(?<![一二三四五六七八九十0-9多近常历今去前全半])年平均(?!汇率)|逐年|(?<=租金|工资|收入|补助|补贴|学费|分红)一年(?=$)|(?<![0-9])平均年(?=增|递|提|下降|降低)|(?<![这第近同])(?:一|(?<![0-9.])1(?=年可?(?:节约|节省)))年(?=的?[毛纯净]?(?:收入|收益|租金|利润)|的?(?:经济)?效益|也就|大[概约]|差不多|[产种]|还是?[要能可得]|[也就都只仅]?[能可有]|下来(?!,?[^,。;]{0,14}(?:体重|[从由]))|随访|节约|节省|省下|举办|要|至少|生产|接待|喂养|发放|支付|付给|[^,。;0-9]{1,4}[能可][挣赚卖]|[^,。;0-9]{0,6}成本)(?:下来,)?)[^,。;]{0,22}$",
        ),
        Per.YEAR,
    ),
    (
        "年",
        sieved(
            "年",
            r"(?:(?<=目前)|(?<=[成产用工营业运完]后)|(?<![0-9 〇○零一二三四五六七八九十去今前明全当本每上下次翌半近同往来新整后多成青少老壮周常财政历那这两几止]))年(?![底末初]|卡)(?:标准|提供|吸纳|服务(?!费|外)|入(?=[约近超过上]*$)|盈利|盈余|分红|工资|支出|消费|成本|补贴|补助|投入|培训|用工|交易|供应|育苗|袋栽|游客|带动|为村|为集体|为群众|为农|为当地|种植|养殖|栽培|繁育|产|减排|节电|销|出口|进口|租|收入|人均|户均|加工|综合处理|综合利用|处理|发电|利润|节约|创|削减|减少|降低|营业|吞吐|接待|接诊|诊疗|门诊|出院|薪|增收|增效|上市|纳税|纯利|纯收|净利|综合产|总产|出栏|屠宰|供|用水|输送|生产|可|新增|上缴|客流|化|[\u4e00-\u9fff]{0,6}(?:能力|量|额|值|收入|收益|效益|税收|税金|利税|费用|花费|成本|支出|开支|损失|死亡人数|发病人?数))[^,。;0-9的]{0,20}$",
        ),
        Per.YEAR,
    ),
)
_AVERAGE = lazy(
    r"(?<![全0-9一二三四五六七八九十上本当同今去前多近常历各])(日均|月均|年均(?![值线])|(?<![一二三四五六七八九十0-9半])年平均|平均年(?=增|递|提|下降|降低)|每年|年复合|复合(?=增)|CAGR|月环比(?:来?看,)?|每月|季均)[^,。;:、]{0,14}$"
)
# 五年平均增长9.5%: so much in each.
_EACH_YEAR = lazy(
    r"(?:(?<![第前])[两三四五六七八九十0-9]年(?:间|来|内)?(?:平均(?:增长|递增|增速|增幅|下降|递减)|复合(?:年均?)?(?:增长率|增速))"
    r"|(?:人均|户均)年(?:增长|递增|递减)|(?<![0-9一二两三四五六七八九十全今去上前每往近])年递[增减])[为达约近了]*$"
)
# 年产值亿元以上企业67家: how great they are, not how many there are in each year.
_SIZE_OF_FIRMS = lazy(r"年[^,。;]{1,10}元(?:及?以上|以下)[^,。;0-9]{0,12}$")
# 占年均降水量的三成, not 所占比重年均提高3个百分点.
_SHARE_OF = lazy(r"占(?!比)[^,。;:0-9]{0,5}$")
# 年收入从2015年的2000元: when it was so.
_FROM_ONCE = lazy(r"(?:由|从)[^,。;:]{1,8}的$")
_PER_WORD: Final = {
    "日均": Per.DAY,
    "月均": Per.MONTH,
    "月环比": Per.MONTH,
    "每月": Per.MONTH,
    "季均": Per.QUARTER,
} | dict.fromkeys(("年均", "年平均", "平均年", "每年", "年复合", "复合", "CAGR"), Per.YEAR)
_PERIODS = one_of("日天月季年")
_PER_AFTER = lazy(
    r"(?:左右|以上|多)?一(?:个)?((?:[年月]|天(?!的))(?![来间前后多半上下比的])|天(?=的[^,。;]{0,4}(?:费|工资|工钱|报酬|收入)))"
)
_PER_BEGINS: Final = frozenset("一左以多")
_PER_UNIT: Final = {"日": Per.DAY, "d": Per.DAY, "天": Per.DAY, "月": Per.MONTH, "年": Per.YEAR}
_AVERAGED = one_of("均每环复G")  # _AVERAGE


def per_of(left: str, right: str, mention: Mention) -> Per | None:
    """The period that a rate is for, as the words around it or its unit say."""
    kind, unit = mention.unit.kind, mention.unit_name
    if kind is Kind.MONEY and right[:1] in _PER_BEGINS and (each := _PER_AFTER.match(right)):
        return _PER_UNIT[each[1]]  # 租金800元一年
    if "/" in unit[1:]:
        yearly = Per.YEAR if left.endswith("每年") else Per.MONTH if left.endswith("每月") else None
        return _PER_UNIT.get(unit[unit.rfind("/") + 1 :]) or yearly
    if kind is TEMPERATURE or (kind is MULTIPLE and left[-1:] == "的"):
        return None  # 日最高气温 is no rate, nor is how often 年均降雨量 is had
    if kind is PERCENT:
        found = _AVERAGE.search(left) if _AVERAGED.search(left) else None
        if found is None and "年" in left and _EACH_YEAR.search(left):
            return Per.YEAR
        shares = found is not None and _SHARE_OF.search(left, 0, found.start()) is not None
        return _PER_WORD[found[1].rstrip("来看,")] if found and not shares and "同比" not in found[0] else None
    near = (_FROM_ONCE.sub("", left) if left[-1:] == "的" else left)[-24:]
    if not _PERIODS.search(near) or (kind is Kind.COUNT and "元" in near and _SIZE_OF_FIRMS.search(near)):
        return None
    for mark, pattern, one in _PER:
        if mark in near and pattern.search(near):
            return one
    return None
