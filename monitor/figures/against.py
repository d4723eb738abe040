"""Against: how much more or less a thing is than what it is set against (比上年多5人, 高出均值8%)."""

from __future__ import annotations

import re
from typing import Final

from monitor.figures.patterns import lazy, one_of, sieved

_UP_MORE: Final = "超支|超收|超产|多|高|长|快|大|早|强|重|贵|粗|厚|推迟|推后|延后"
_DOWN_MORE: Final = "短收|节约|节省|少|低|短|慢|小|(?<!每)晚|弱|轻|便宜|提前"
# 比特币价格高达6.5万美元: words and names that begin with 比 and set nothing beside another.
_BEGUN_WITH_THAN: Final = (
    r"[重例率值达如较邻照划拟喻肩萨]|赛(?!季|道)|武(?![汉威夷昌进])|特币|特大陆|亚迪|利时|基尼|尔[·的盖]|分[高为达是差]"
)
# 坐落于甲县的古塔高达90米, but 较上年提高达3个百分点
_AS_MUCH_AS: Final = r"[^,。;:!?]{0,24}(?<![提增延扩升拉])[高多长大]达(?:了|约|近)?\s?$"
_COMPARED = sieved(
    "比相较",
    rf"(?:(?<![占重例对])比(?!{_BEGUN_WITH_THAN})|(?:较(?!为|[大高低好小多少快慢长短强弱新老早晚深浅远近重轻]的)|相对于|相比(?:于[^,。;:!?0-9]{{1,8}})?,|相比于)(?!{_AS_MUCH_AS}))[^,。;:!?]{{1,24}}?(?:(?P<up>{_UP_MORE})|(?P<down>{_DOWN_MORE}))(?:了|出|约|近|达|收入|[收卖产打赚挣花种建缴拿用得销付交领活睡寿送])*\s?$",
)
_BARELY = lazy(
    r"(?:同比|环比|按[年季月]|[比较](?:上年|上月|上季|上周|去年)(?:同期|同月)?)(?:(?P<up>多|高|快|扩(?=[种建产]))|(?P<down>少|低|慢))(?:了|出|流[入出]|[办结产收销卖发签接投开建种播插栽植造施修运挖采捕打养用进交缴赚退拨引争取]{1,2})?\s?$"
)
# What is done more of, and named: 比去年同期多蓄水8800万立方米, 同比少用化肥300吨.
_DONE_MORE = lazy(
    r"(?:[比较](?:上年|去年|上月|往年|常年|前年|[^,。;:0-9]{0,4}同期)[^,。;:0-9]{0,6}|(?<![占对相])[比较](?![例重率值较])[^,。;:0-9]{1,8}(?<![最至不])|同比|环比|每(?:[亩吨头户人台辆只株棵车件单度]|公顷|公里)[^,。;:0-9]{0,4}(?<![最至不多]))"
    r"(?:(?P<up>多)|(?P<down>少))(?:完成|支出|收入|增加|投入|吸收|回收|使用|施用|生产|接待|安排|消耗|排放|运送|发送|[蓄收产种销卖发用供储养栽支施投缴交花耗赚挣打出开办建])\s?[\u4e00-\u9fff]{0,4}?(?:约|近|了|超)?\s?$"
)
# 比预算目标(7%)低5.5个百分点, 比上年的4%低0.6个百分点
_BEYOND_ASIDE = lazy(
    r"^\s?\)?\s?(?:总[额量]|的[^,。;:0-9]{0,8}(?:水平|纪录|记录|[峰均]值|高[点位]|低[点位]))?(?:分别|各)?(?:(?P<up>[高多快]|超[过额]?)|(?P<down>[低少慢]))[了出]?\s?$"
)
# 已收获66.8%,快0.5个百分点
_PACE = lazy(r"(?:^\s?,|进度)(?:分别|均|也|要)?(?:(?P<up>快)|(?P<down>慢))[了出]?\s?$")
_PACES: Final = frozenset("快慢")
# 价格远低于去年,低大约30%
_THAN_BY = lazy(r"[高低多少]于[^,。;:0-9]{1,10},(?:(?P<up>高|多)|(?P<down>低|少))(?:了|出|大?约)*$")
# 每周吃5到6次的低15%: of those who do so.
_OF_THOSE = lazy(r"^\s?(?:以[上下])?(?:的(?:人|人群|患者)?|者)(?:则|也|要|会)?(?:(?P<up>高)|(?P<down>低))[了出]?\s?$")
# 发病风险要高69%: more than that of those it is told against.
_RISKS = lazy(
    r"(?:风险|危险性?|[几概]率|可能性|发病率|死亡率)(?:要|会|能|可|也|均|都|更|还|则|分别|大约|约)*(?:(?P<up>高|大)|(?P<down>低|小))[了出]?(?:多达|高达)?\s?$"
)
# 寿命平均要少8年: than that of the others.
_DIFFERS = lazy(r"要(?:(?P<up>多|高|长|快|贵|晚|迟)|(?P<down>少|低|短|慢|便宜|早))[了出活寿]?\s?$")
# 同比减少2起、少死亡3人
_FEWER_HURT = lazy(r"[,、](?:同比|环比|较上年|比上年)?(?:(?P<up>多)|(?P<down>少))(?:死亡|受伤|伤亡|[死亡伤])$")
# 产量仍低两成: than it used to be.
_ONLY = lazy(r"[仅只仍](?:(?P<up>多|高|长|快)|(?P<down>少|低|短|慢))(?:了|出)?\s?$")
_THAN = sieved(
    "低多大好小少快慢落超跑领高",
    r"(?:(?P<up>高于|高出(?=[^,。;:!?0-9]{2,8}$)|快于|多于|好于|大于(?!村|庄)|领先(?!优势|指数|指标)|跑赢|超出|超过(?=[^,。;:!?0-9的达为成]{3,16}(?<!占)(?<!占比)(?<!总[数量额])$)|超(?=全[国省市县区州]|警(?:戒|$)|保(?:证|$)|汛限|设防|历史|序时|时序|时间进度|[^,。;:!?0-9]{0,10}预期$))|(?P<down>低于|慢于|少于|小于|跑输|(?<!淘汰)(?<!关停)落后(?!的|地区|产能)))(?![^,。;:!?0-9]{0,16}(?:(?:水平|平均|线|标准|值)\(|的(?:有|为|共有|共计|达|天数|人数|户数|比例|数量|占比|断面|水质|[^,。;:!?0-9的]{1,10}(?:有|为|共有|共计)$)))[^,。;:!?0-9]{1,22}(?<!的)(?<!的分别)(?<![估市]值)(?<!最[低高]标准)(?<!最[低高]要求)(?<!\()$",
)
_MORE = one_of("多少")  # _DONE_MORE


def set_against(left: str) -> re.Match[str] | None:
    """What sets the figure against another; each is looked for only where one of its own characters stands."""
    than, ratio = "于" in left, "比" in left
    if (than or ratio or "较" in left) and (found := _COMPARED.search(left)):
        return found
    held = ratio or "较" in left
    if held and (found := _BARELY.search(left)):
        return found
    if (held or "每" in left) and _MORE.search(left) and (found := _DONE_MORE.search(left)):
        return found
    if than and (found := _THAN_BY.search(left)):
        return found
    if (len(left) < 6 or (left[0] == "的" and len(left) < 14)) and (
        found := _BEYOND_ASIDE.search(left) or _OF_THOSE.search(left)
    ):
        return found
    if left[-1:] in _PACES and (found := _PACE.search(left)):
        return found
    if "要" in left[-5:] and (found := _DIFFERS.search(left)):
        return found
    if left[-1:] in "亡伤" and (found := _FEWER_HURT.search(left)):
        return found
    if ("仅" in left or "只" in left or "仍" in left) and (found := _ONLY.search(left)):
        return found
    if ("险" in left or "率" in left or "性" in left) and (found := _RISKS.search(left)):
        return found
    return (
        _THAN.search(left)
        if than or "高出" in left or "先" in left or "超" in left or "后" in left or "跑" in left
        else None
    )
