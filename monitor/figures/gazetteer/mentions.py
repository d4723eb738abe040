"""Names of places and bodies in running text, found by their last characters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from monitor.articles import Span
from monitor.figures.gazetteer import load
from monitor.figures.patterns import lazy
from monitor.figures.segmenter import tagger
from monitor.values import value
from monitor.wordlists import word_set

# The last character of a place's name, with what may not follow it.
_ADMIN: Final = {
    "省": "级委外内份",
    "州": "级委外内里",
    "市": "场民外区值政面级容价直县盈净占内里委）)",
    "县": "城域外级委区属内里财直处乡道）)",
    "旗": "舰下帜号",
    "区": "域别外块间分委内位级划长）)",
    "镇": "级上外里区村街委）)",
    "乡": "村镇外亲土音愁间级居道）)",
    "村": "民长外级干集财务均容落庄镇乡企官医规改寨里口道（(）)",
    "道": "办路",
}
# What may follow all the same: 乳源瑶族自治县民委, 必背镇村集体.
_STILL: Final = {
    "县": ("民委", "委县政府", "委、县政府"),
    "州": ("民委",),
    "镇": ("村集体", "村均"),
    "村": ("乡贤", "乡亲", "乡风", "乡村"),
}
# The last word of a body's name, by its last character; the longer first.
_BODIES: Final = {
    "院": ("人民医院", "中心医院", "中医医院", "中医院", "附属医院", "医院", "卫生院", "法院", "检察院", "学院"),
    "学": ("中学", "小学", "大学"),
    "中": ("县一中", "县二中", "县三中", "市一中", "市二中"),
    "园": ("幼儿园", "产业园"),
    "司": ("有限公司", "分公司", "子公司", "公司"),
    "团": ("集团", "代表团"),
    "行": ("农商行", "银行"),
    "社": ("合作社",),
    "心": ("政务服务中心", "行政服务中心", "服务中心"),
    "城": ("商贸城",),
    "场": ("农贸市场", "批发市场", "农批市场", "果蔬市场", "蔬菜市场", "水产市场", "交易市场", "机场"),
    "局": ("公安局",),
    "站": ("水文站", "东站", "西站", "南站", "北站"),
    "库": ("水库",),
    "道": ("隧道",),
    "速": ("高速",),
    "廊": ("经济走廊",),
    "厂": ("工厂",),
    "区": ("开发区", "高新区", "示范区", "保护区"),
}
_NOT_AFTER: Final = {
    "批发市场": "周日月均价平",
    "大学": "生以本专文",
    "中学": "生",
    "小学": "生",
    "银行": "业间卡股存贷体",
    "高速": "公铁增发路度",
    "公司": "法",
    "产业园": "区",
    "集团": "军",
}
# What cannot be in a place's name, so that the name begins after it.
_STOPPING: Final = (
    r"减持|增持|回购|以[上下内]|占|流转|过去|安排|[这那]样|前[十百五三二]|(?<=\d)(?:[年日号时]|月(?:[底初末]|[上中下]旬)?)|走进|是指|面积|平均|发挥|做好|冲毁|冲垮|水毁|损毁|倒塌|送往|虽然|解决|另请|利用|平整|记录|带动|攻坚|自建|整洁|围绕|聚焦|探索|明确|依托|来到|前往|位于|地处|家住|来自|深入|抵达|回到|选择|推动|指导|帮助|带领|组织|例如|比如|走访|联系|考察|调研|重点|完成|举办|开展|推进|实施|打造|建立|构建|健全|建设|建成|建起|开设|设立|创建|支持|硬化|亮化|绿化|美化|拓宽|修建|新修|铺设|修复|修缮|维修|加固|清理|拆除|(?<=\d)[个名支家户所座条项只批]|(?:\d|万)余?[个名支家户所座条项只批]|(?<=”)末|(?<=[一二两三四五六七八九十百千几多余])家|"
    r"记者|以及|享受|新建|改扩建|扩建|新增|其中|规模|竞争对手|净利润|净息差|营收|(?<![一-龥])仅|所在|进驻|驻|计划实施|组织实施|引进|扶持|实现|包括|覆盖|涉及|截至|目前|今年|去年|[上本下]周|[上下]半年|季度|年初|年底|月份|全省|全市|全县|全区|全国|我省|我市|我县|该[省市县区]"
)
_PARTICLES: Final = "的了在到从由和与及为被将把向对于以而或则也都还又就等们这那含该此其各每据如像给让使称说着过是有赴至据届离距共约余名个户"
# It is tried only where a character stands with which it may begin: the first of what has no bracket there, else any of it.
_BEGINS: Final = {char for part in _STOPPING.split("|") for char in (part if part[0] in "([" else part[0])}
_STOP = lazy(rf"[^一-龥]|(?=[{re.escape(''.join(sorted(_BEGINS)))}{_PARTICLES}])(?:{_STOPPING}|[{_PARTICLES}])")
_GENERIC = lazy(
    r"(?:[全该本各我每某几多邻外老整半贵两]|城|乡|集|苏木|小|古|重|建制|特色|典型|中心|工业|旅游|强)镇$|(?:家|下|城|老|返|之|水|侨|故|他|同|民族|瑶|侗|苗|全|该|本|各|每|还|离|山|入|服务)乡$|"
    r"(?:(?<![一-龥])山|[小老穷远困寒深座个]山|[农乡全该本各每新老旧邻某些多米整]|行政|自然|纯?农业|牧业|渔业|贫困|建制|移民|帮扶|空壳|富裕|空心|旅游|特色|传统|茶叶?|养[猪牛羊鸡鸭鱼蚕蜂]|(?:少数)?民族|瑶族|苗族|侗族|壮族|电商|淘宝|产业|联建|经联|示范|出列|先进|美丽|中心|部分|星级|硬化|(?:劳务)?输出|(?:种植|养殖|加工|乡村旅游)业?|文明|城中|重点|试点|卫生|销号|推进|村改居|专业|[十百千万亿]元|薄弱|后进|信用|宜居|精品|和美|数字|长寿|法治|森林|生态|标杆|苏木|嘎查|红色|非贫困|脱贫|达标|低收入|典型|整洁|边境|沿边|安置|撤并|合并|整治|达标|结对|受灾|涉农|渔|牧|样板|明星|小康|经济强|革命老区)村$|"
    r"(?:[农全该本各每新老某]|工作日|农村|城市|智慧|城镇|完整|绿色|未来|宜居|发放|示范|和谐|文明|试点|重点|[一二三四五六七八九十百千万个])社区$|"
    r"(?:[全该本各我每某几多邻外老超城上股楼都夜县省地区小大收开休逆后入救熊牛]|^门|设区|地级|直辖|县级|省会|中小城|特大城|周边城|重点城)市$|"
    r"(?:[全该本各我每某几多邻外老市区省郡]|贫困|重点|典型|示范|先进|百强|试点|大省|产粮大|农业大|革命老区|山区|周边|脱贫|达标|试点|信用|文明|成立|设立|撤销|组建|委)县$|(?:信用|文明|达标|重点|试点|示范|边境|成立|设立|撤销)[乡镇]$|"
    r"(?:[全各每本该]|城镇)街道$|[村县]村$|县[镇乡]村$|通[乡村镇]$|两[村镇乡县]$|^完成[省市县区州乡镇村]$|(?:农业|工业|人口|旅游|产业|经济|文化|移民)[大强]镇$|[一二三四五]类村$|(?:产品|快递|服务|物流|政策|人才|资金|公交|客车|网络|[水电路网]|戏曲|文化|医疗|法律|资源|金融)[出进入上下到]村$|^[一二三四五六七八九十百千万两几镇进口通跨联走访包]村$|(?:聚居|杂居|散居|软弱|涣散|推行|识别)村$|[两三四五六七八九]市$|强[县镇村市]$|^(?:完成|推进|开展|实施|建设|整治|改造|建成|覆盖|带动|帮扶|惠及)村$|^(?:城|郊|矿|新|东|西|南|北|市中|中心城|主城|老城)区$|"
    r"(?:^|[城县学辖疫灾库厂园山牧林景小片街校])区$|(?:审查|完善|巡查|检查|调度)水库$"
)
_GENERIC_BODY = lazy(
    r"(?:股份|经济|联合|其?他|公办|可比|普惠性?|加(?=工厂)|企业|机器人|创业|芯片|半导体|汽车|软件|游戏|医药|能源|电商|手机|新消费|预[计测期]|[前上下]?[一二三四半]?季?年?度|发放|公布|示范|农业|[全该本各我每某几多两]|[一二三四五六七八九十百千万]家|公立|民营|民办|私立|基层|三级|二级|县级|市级|省级|定点|综合|专科|乡镇|重点|职业|国有|央|中央|人民|上市|"
    r"[家所]|股份制|外资|内资|中资|合资|独资|全资|民资|国资|境内|境外|海外|跨国|本土|互联网|直销|村镇|城市|地方|头部|初创|平台|中外|中型|商业|政策性|开发性|农村|专业|农民|龙头|科技|建筑|物流|保险|基金|证券|期货|信托|租赁|担保|养殖|种植|子|分|母|总|控股|参股|有限|责任|"
    r"病险|新发展|新成立|新组建|小型|大型|上|民用|运输|通用|境内|[百千]万级|枢纽|支线|配套|小区|初级|高级|高|国家级|世界级|自然|核心|三甲|哨点|流感|附属|村|集体|强村|闲置|废弃|党支部|党组织|领办|创办|领创办|养蜂|现|型|类|绿色|智能|标准化|加工|级|党群|便民|公共|社区|政务|行政|为民|批发|农批|果蔬|蔬菜|水产品?|交易|农产品|现货|国际|国内|全国|先行|消费|劳动力|人才|资本|农贸|金融|住房|房地产|高等|中等|普通|独立|大|中|小|两|三|四|国产)*"
    r"(?:医院|卫生院|中学|小学|大学|学院|幼儿园|公司|集团|银行|农商行|合作社|服务中心|商贸城|市场|公安局|检察院|法院|水文站|[东西南北]站|机场|水库|隧道|高速|工厂|产业园|开发区|高新区|示范区|保护区)"
)
# 共兴村, which is no 兴村.
_ALL_IN_ONE = lazy(r"(?<![一-龥])共[^一二两三四五六七八九十几多个]村$")
# In what a place is great that is called so: 人口大村, 农业大县.
_GREAT_IN: Final = word_set("人口 农业 工业 产业 旅游 文化 教育 经济 养殖 种植 移民 畜牧 产粮 水果 蔬菜")
_OF_PLACE = lazy(r"第[一二三四五六七八九十]|实验|职业|民族|妇幼|中心")
_COMMON = lazy(r"[vpcdrmqut]")
_LONGEST: Final = 12


def _last() -> str:
    """The last characters of names, each after and before what can stand there: a first, quick sieve."""
    kinds = []
    for char in dict.fromkeys([*_ADMIN, *_BODIES]):
        before = "".join(dict.fromkeys(word[-2] for word in _BODIES.get(char, ())))
        kinds += [f"{char}(?<=[{before}]{char})"] if before else []
        still = f"|(?={'|'.join(_STILL[char])})" if char in _STILL else ""
        kinds += [f"{char}(?:(?![{_ADMIN[char]}]){still})"] if char in _ADMIN else []
    return "|".join(kinds)


_LAST = lazy(_last())


@value(frozen=True, slots=True)
class Mention:
    """A place or a body as the text names it."""

    span: Span
    name: str
    is_body: bool


@value(frozen=True, slots=True)
class _Suffix:
    start: int
    end: int
    text: str
    is_body: bool


def mentions(text: str, start: int, end: int) -> list[Mention]:
    """The places and bodies named there, from left to right; a town before its village is one mention with it.

    >>> [mention.name for mention in mentions("记者走进东坪镇东田村,村民说", 0, 14)]
    ['东坪镇东田村']
    """
    found: list[Mention] = []
    for suffix in _suffixes(text, start, end):
        low = found[-1].span.end if found else start
        joined = bool(found) and suffix.is_body and suffix.start == low
        begin = low if joined else _begin(text, suffix, max(low, suffix.start - _LONGEST))
        if begin is None or (text[begin - 1 : begin] == "“" and text[suffix.end : suffix.end + 1] == "”"):
            continue  # 远近闻名的“养猪村”
        whole = not suffix.is_body or joined or _OF_PLACE.fullmatch(text, begin, suffix.start)
        first = found.pop().span.start if found and begin == low and whole else begin
        found.append(Mention(Span(first, suffix.end), text[first : suffix.end], suffix.is_body))
    return found


def _suffixes(text: str, start: int, end: int) -> Iterator[_Suffix]:
    for last in _LAST.finditer(text, start, end):
        at, char = last.end(), last[0]
        after = text[at : at + 1]
        for word in _BODIES.get(char, ()):
            if text.endswith(word, start, at):
                if after not in _NOT_AFTER.get(word, "") or not after:
                    yield _Suffix(at - len(word), at, word, True)
                break
        else:
            may = char in _ADMIN and (not after or after not in _ADMIN[char] or _follows(text, at))
            length = _admin(text, start, at) if may else 0
            if length:
                yield _Suffix(at - length, at, text[at - length : at], False)


def _follows(text: str, at: int) -> bool:
    """Whether what follows a place's name at an offset may follow it although it begins like what may not."""
    still = _STILL.get(text[at - 1])
    return still is not None and text.startswith(still, at)


def _admin(text: str, start: int, at: int) -> int:
    """How long the word is that ends there and ends a place's name (自治县, 街道, 村); 0 if none does."""
    if at - 3 >= start and text[at - 3 : at - 1] == "自治":
        return 0 if text[at - 1] == "道" else 3
    if text[at - 1] in "道区" and at - 2 >= start and text[at - 2 : at] in ("街道", "社区"):
        return 2
    return 0 if text[at - 1] == "道" else 1


def _begin(text: str, suffix: _Suffix, low: int) -> int | None:
    """Where the name before the suffix begins; None if it is no name."""
    if suffix.is_body:
        return _begin_of_body(text, suffix, low)
    known = load()
    names, end = known.names, suffix.end
    for begin in range(low, suffix.start):
        name = text[begin:end]
        if name in names and (name in known.villages or not _GENERIC.search(name)):
            if name == "范县" and text[begin - 1] == "示":
                return None
            return None if name[0] == "大" and text[begin - 2 : begin] in _GREAT_IN else begin
    if suffix.text in ("区", "州", "省", "旗"):
        return None
    begin = _stopped(text, low, suffix)
    if suffix.start - begin == 1 and _ALL_IN_ONE.search(text, begin - 2, end):
        begin -= 1
    length = suffix.start - begin
    if not 1 <= length <= 4 or (length == 1 and suffix.text != "村"):
        return None
    return None if _GENERIC.search(text[begin : suffix.end]) else begin


def _begin_of_body(text: str, suffix: _Suffix, low: int) -> int | None:
    begin = _stopped(text, low, suffix)
    if begin == suffix.start:
        if suffix.text[0] in "县市":
            return begin
        named = text[begin - 1 : begin] in ("县", "市", "省", "镇") and text[begin - 2 : begin - 1] != "全"
        return begin - 1 if named and begin > low else None
    if suffix.start - begin > 10 or _GENERIC_BODY.fullmatch(text, begin, suffix.end):
        return None
    return begin


def _stopped(text: str, low: int, suffix: _Suffix) -> int:
    """The end of the last word before the suffix that is part of no name."""
    begin = low
    for stop in _STOP.finditer(text, low, suffix.start):
        begin = stop.end()
    position = begin
    for word, tag in tagger()(text[begin : suffix.end]) if suffix.start - begin > 1 else ():
        position += len(word)
        if position < suffix.start and len(word) > 1 and _COMMON.match(tag):
            begin = position
    return begin
