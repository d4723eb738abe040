"""The name of what a figure measures, the same for every way in which articles say it."""

from __future__ import annotations

from functools import lru_cache

from monitor.articles import Kind
from monitor.figures.patterns import lazy
from monitor.folding import compatible
from monitor.series.naming.synonyms import EVENTS, INDICES, PEOPLE, PRODUCE, PURPOSES, WORDING
from monitor.series.places import leading

_MARKS = lazy(r"[\s“”‘’\"'《》〈〉「」『』【】,，。:：、;；]+")
# 中国小龙虾总产量: whose product it is goes without saying.
_OF_CHINA = "中国"
_GROWN = lazy(r"[一-龥]{2,6}?(?:种植|养殖)?总?(?:面积|产量)$")
# 中国非制造业商务活动指数
_SURVEYED = lazy(
    r"(?:非?制造业|服务业|综合|采购经理|.+价格).*指数|(?:高技术)?(?:制造业|服务业|产业)?(?:实际)?(?:使用|利用|吸收)外资|新设立外商"
)
# 尿素批发价格指数（CNPI）: letters that a name is also called by.
_CODE = lazy(r"(?<=[一-龥]{2})\([A-Za-z]{2,6}\)$")
# 铁路运营里程1.35万公里, 新增铁路3400公里: how long it is goes without saying.
_LENGTH = lazy(r"(?<=[路线道通网])(?:通车|运营|营业)?总?里程$")
# 运营商业务2815亿元: what a business of a company takes.
_TRADED = lazy(r"..业务$")
# 年产茶叶1.75万吨: how much of it is produced.
_PRODUCED = lazy(r"(?:(?:全[省市县区镇村])?年?(?:共|生)?产(?![量值业品能地区权出])([一-龥]{1,4})|年产([一-龥]{5,7}))")
# 种植油茶3500亩: on how much of it grows.
_PLANTED = lazy(r"(?:共|累计)?(?:种植|栽种|栽植|栽培|发展)(?!面积)(?:了|有)?([一-龥]{2,5})(?<![业园地区])")
# 华南地区华东地区活猪价格: of the figure before, what is told of another region.
_REGION = lazy(r"^(?:华[北南东中]|东北|西北|西南)地区(?=..)")
# What leads in to the whole that a thing is of: 经济概况全市生产总值.
_LEADS_IN = lazy(r"^(?!.*(?:占|居|比|于)|拉动|影响|带动|促进|对)[一-龥]{2,8}?全[省市县区盟旗州](?=..)")
# GDP(地区生产总值), once both are one name.
_SAID_TWICE = lazy(r"(.{2,})\(\1\)")
# The number of a heading or of an item: 一、广义货币增长.
_ITEM = lazy(
    r"^\s*(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}(?:、|[.．](?!\d)))\s*(?=.{2})"
)
# 财务表现 - 总收入: of a list whose items dashes set off.
_BULLET = lazy(r"^[一-龥]{2,8}[-–—]+(?=[一-龥A-Za-z]{2})")
# 我国最大产棉区新疆的棉花面积: what a place is called before its name.
_GREATEST = lazy(r"^(?:我国|全国|国内|世界|全球)?最[大高多][一-龥]{2,5}(?:区|省|国|县|市|基地)(?=[一-龥]{4})")
# 主要预期目标包括地区生产总值: what is said of all aims before the first.
_AIMS = lazy(r"^.{0,14}(?:目标|指标)(?:主要)?(?:包括|是|有|为)(?=.{2})")
_TIMES = lazy(
    r"^(?:(?:[12]\d{3}年?|[一二三四五六七八九十\d]+[月日号年]|“?十[一二三四五]+五”?(?:时期|期间)?|(?:今明两|今|去|前|当|本|上|全|明)年(?:[末底初内]|以来)?|"
    r"(?:上|下)半年|[一二三四1-4]季度|[当单本]季度?(?=实现|营|收入|净|总)|年[末底初内]|今[天日]|昨[天日]|月[末底]|目前|截至\S{0,8}?|(?:近|这|过去|未来)?[一二三四五十\d]+年(?:间|来|内)?|同期|期间|年(?=出生|死亡)|(?:元旦|春节|清明|五一|劳动节|端午|中秋|国庆)+(?:节日?)?(?:假期|小?长假|黄金周|假日|期间)*(?:[\d三五七八]天)?(?=[^前后档].)|[\d三五七八]天(?:假期|假日|长假|(?=国内|全国))(?=..))[,，]?)+"
)
# 支柱产业中汽摩产业: of which of several it is one.
_SCOPES = lazy(
    r"^(?:(?!拉动|影响|带动)[一-龥]{2,3}(?=全[省市县区州]))?(?:(?:主要|重点|支柱|优势|特色|大类)(?:产业|行业|产品|商品)中(?=..)|我们(?=..)|全行业(?:共|累计)?(?=..)|全社会(?!消费品)(?=..)|全国(?!人大|政协|社会保障基金|性)|我国|国家(?=外汇)|全省|全市|全县|全区|全镇|全州|全盟|全旗|本[省市县镇]|我[省市县镇]|该[省市县镇村]|内地(?=[A-Z\d报])|全球(?=销售收入|销售额|营业收入|营收|净利|收入|出货)|(?:本|该|全)?(?:公司|行|集团)(?:的(?=.{2})|整体)?(?:业绩)?(?=实现|完成|营业|归|净利|经调整|经营|当季|本季|总资产|资产|总负债|负债|不良|各项|毛利|扣|研发|拨备))的?"
)
_VERBS = lazy(
    r"^(?:(?:净)?(?:减少|压减|增加)(?!值|负担)|发生(?=[一-龥]*(?:成本|费用|支出|损失))|[另还现实]有|拥有|[设建]有|经?初步(?:统计|核算|测算)|加上|包括|预期(?!寿命)|提出|要求|确定|明确|同意|中央提出|国务院(?:提出|同意|共?(?:向全国人大常委会)?(?:提请|提交|提出))?|拟|将|要|再|又|还|需(?=支付)|继续|计划|预计|预算|力争|"
    r"争取|确保|全面|累计|共计?|已经?|实现|完成|达到|安排|发行|形成|来自于?|颁布|制定|修订|公布|提请|审议|提交|提高|解决了?|没有)+(?:了|的)?"
)
_PLANS = lazy(
    r"(?:拟|将|计划|预算|预期|年度)?(?:安排|发行|控制|增长目标|增速目标|预期目标|预期|目标)(?:拟?定)?(?:在|为|是|数)?$|(?:拟|将)$"
)
_MOVES = lazy(
    r"(?:(?:比|较)(?:上年|去年|上月|上周|昨[天日]|年初|同期|前一?日)?)?(?:的)?(?:总体|实际|平均|年均|连续)*"
    r"(?<!自然)(?:减少|增加|增长|下降|降低|上涨|提高|上升|回落|涨幅|增幅|降幅|增速|增长率|增长速度|跌幅|涨|降|(?<!下)跌)(?:幅度|速度|率|了)?(?:(?:较|最|明显)大|居前)?$"
)
# 标准由450元提高到520元: what says only from where a number sets out.
_SETS_OUT = r"(?<=...)(?:(?<![自理缘])由(?!于)|从(?![业事]))[^由从]{0,8}$"
_TAILS = lazy(
    rf"(?<=..)在.{{0,12}}(?:基础上|情况下)$|(?<=..)为例$|(?<=..)根据.{{2,14}}$|{_SETS_OUT}|(?<=..)(?:增速)?(?:保持|运行|处|稳定)(?:在|于)[一-龥]{{0,4}}(?:区间|水平)$|(?<=..)(?:基本|接?连[跨上]|连续|(?:首次|再次|历史性|稳定|持续|继续|成功)*(?:跃上|突破|跨越|站上|迈上|超过|升至|降至|增至|保持|稳定)|(?<!收入)(?<!支出)(?:总量|合计|总计)|(?<=人员)数|总规模|规模|共计|共有|人数|数量|总数|达到?|为|共|的|(?<![占别环同业配对贷之])(?<!城乡居民收入)(?<!城乡收入)(?<!产销)比|较)$"
)
_FILLERS = lazy(
    r"[(（]按(?:年均|年平均)?常住人口(?:计算)?[)）]|[(（](?:按?(?:当年|现行|不变|可比)?价(?:格)?(?:计算)?)[)）]|(?<=..)(?:累计)?(?:实现|完成)了?(?!率|情况|预算|计划|目标|任务|年度|全年|年初|调整)(?=..)|(?<=..)(?:预计|预期|计划)(?=发送|完成|实现|投资|增长)|(?<=..)拥有(?=..)|实现(?=再就业)|连续(?:第?[一二三四五六七八九十\d]+个(?:季度?|月|年)|[一二三四五六七八九十\d]*年?)|各类|(?<=[^目])的|(?:今|去|全|当)年(?=用于|安排|财政)"
)
_PAYER = lazy(
    r"^((?:中央|地方|省级?|市级?|县级?|各级)?(?:和地方)?财政|国家|中央|省|市|县)(?=.*(?:安排|投入|用于|支出|资金|补助|支持|拨付)|$)"
)
_NO_PAYMENT = lazy(r"^一般公共预算(?:本级)?支出$|赤字|收入|国债|债券|标准|投资总|政府|预算内|^(?:总|本级)?支出$")
_PAYMENT = lazy(
    r"全年|今年|预算|拟|将|计划|安排|投入|用于|下达|拨付|落实|支持|方面|事业|支出|资金|经费|补助|专项|投资|的"
)
_PRICE = lazy(
    r"[（(]?\d+(?:[Ll]|升|公斤|[Kk]g|克|g|毫升|ml)(?:桶|袋|瓶|盒)?装[）)]?|(?:全国)?农产品批发市场|[集农]贸市场|批发市场|全国|市场|各(?:县市区|市县|区县|县区|[市县区地])(?:价格)?(?:中|之?间|内)?|(?:价格)?(?:总体|保持|基本)*(?:平稳|稳定)|平均|批发|成交|综合|为例$|(?:^|(?<=市场))上市的?|^(?:本[日周期])?(?:所|重点)?监测的?|(?<=..)品种|[周月日]?均价|售价|价(?:位)?$|均价|价格|每(?:公斤|斤|吨|头|只)|分别|[周月日]均?(?=价)|为|的"
)
_SHARE = lazy(r"(.*?):?占(?![有地用])(.+?)(?:的)?(?:比重|比例|比率|份额|百分比|总量)?")
# 动力电池全球使用量市占率, 全球动力电池市场份额: of the same market.
_WHERE = r"(?:全球|全国|国内|我国|海外|中国)"
_MARKET_SHARE = lazy(
    rf"(?P<where>{_WHERE})?的?(?P<thing>.*?)(?P<middle>{_WHERE})?(?:(?<=..)(?:使用|装机|出货|装车|销)量)?(?P<after>{_WHERE})?的?(?:市占率|市场(?:占有率|份额))"
)
_KIND_OF_TRADE = lazy(r"(?<=..)(?:系统|业务|产品)$")
_PRICED = lazy(r"(?:均价|价格|价)(?:分别)?为?(?:每(?:公斤|斤|吨|头|只))?$")
_NO_PRICE = lazy(r"消费|物价|指数|工业|购进|出厂|电价|房价|股价|油价|收盘|总水平|住宅|商品房")
# What the words before an index belong to: 菜价播报 全国农产品批发价格总指数.
_TOLD_BY = lazy(r"^.*(?:播报|日报|快报|快讯|(?<=..)发布的?)")
_OUTLETS = frozenset({"超市零售", "集市零售"})
_RETAIL = lazy(r"零售|出厂|收购|产地|出场|田头|超市|期货|进口|出口")
_ROWS = {
    id(table): [(lazy(pattern), text) for pattern, text in table]
    for table in (PEOPLE, WORDING, EVENTS, PURPOSES, PRODUCE, INDICES)
}

_WORDED = lazy("|".join(f"(?:{pattern})" for pattern, _ in WORDING))


def folded(name: str) -> str:
    """A name in half-width forms, without quotation marks and white space."""
    return _BULLET.sub("", _MARKS.sub("", _ITEM.sub("", compatible(name))))


@lru_cache(maxsize=65536)
def canonical(indicator: str, kind: Kind) -> str:
    """What an indicator measures, without scope, time, verb and filler, synonyms made one; may be empty.

    >>> canonical("进出口贸易总额", Kind.MONEY), canonical("外贸进出口总额", Kind.MONEY)
    ('进出口总额', '进出口总额')
    >>> canonical("全国农产品批发市场猪肉平均价格", Kind.PRICE), canonical("猪肉批发均价", Kind.PRICE)
    ('猪肉价格', '猪肉价格')
    """
    place, name = leading(_GREATEST.sub("", folded(indicator)))
    name = _LEADS_IN.sub("", _REGION.sub("", name) if place else name)
    name = _CODE.sub("", name) if name.endswith(")") else name
    if name.startswith(_OF_CHINA) and any(one.match(name, len(_OF_CHINA)) for one in (_WORDED, _GROWN, _SURVEYED)):
        name = name.removeprefix("中国")
    if kind is Kind.PRICE or (_PRICED.search(name) and not _NO_PRICE.search(name)):
        return _price(name)
    if "指数" in name:
        name = _TOLD_BY.sub("", name)
        rewritten = _rewritten(name, INDICES)
        if rewritten != name:
            return _SCOPES.sub("", rewritten)
    paid = _payment(_TIMES.sub("", name)) if kind in (Kind.MONEY, Kind.PERCENT) else None
    if paid and kind is Kind.PERCENT and paid.endswith("支出:"):
        paid = None  # 财政增长13%
    if kind is Kind.MASS and (made := _PRODUCED.fullmatch(name)):
        name = f"{made[1] or made[2]}产量"
    if kind is Kind.MONEY and _TRADED.search(name):
        name = f"{name}收入"
    if kind is Kind.AREA and (grown := _PLANTED.fullmatch(name)):
        name = f"{grown[1]}面积"
    if kind is Kind.LENGTH:
        name = _LENGTH.sub("", name)
    worded = _SAID_TWICE.sub(r"\1", _rewritten(_rewritten(_peeled(name), PEOPLE), WORDING))
    return paid or _of(_peeled(worded)) or name


def _of(name: str) -> str:
    """A share's name with what it is of set apart: 研发经费占GDP比重 → 研发经费:占GDP比重."""
    if held := _MARKET_SHARE.fullmatch(name):
        where = held["where"] or held["middle"] or held["after"]
        return f"{_KIND_OF_TRADE.sub('', held['thing'])}:{where}市场份额" if where else f"{held['thing']}市场占有率"
    if name.endswith("占比"):
        thing = name.removesuffix("占比").removesuffix("市场")
        return f"{thing}:占比"
    found = _SHARE.fullmatch(name)
    return f"{found[1]}:占{found[2]}比重" if found else name


def _rewritten(name: str, table: list[tuple[str, str]]) -> str:
    for pattern, text in _ROWS[id(table)]:
        name = pattern.sub(text, name)
    return name


def _peeled(name: str) -> str:
    """A name without what stands before and after the thing itself; peeled until nothing more comes off."""
    for _ in range(6):
        before = name
        for pattern in (_AIMS, _TIMES, _SCOPES, _VERBS, _FILLERS, _PLANS, _MOVES, _TAILS):
            shorter = pattern.sub("", name)
            name = shorter if len(shorter) >= 2 else name
        if name == before:
            break
    return name


def _price(name: str) -> str:
    """The produce and, where it is not the wholesale market's, the market, with 价格."""
    name = _TOLD_BY.sub("", name)
    market = "".join(sorted(set(_RETAIL.findall(name))))
    market = market.removesuffix("零售") if market in _OUTLETS else market
    produce = _rewritten(
        _PRICE.sub("", _SCOPES.sub("", _TIMES.sub("", _RETAIL.sub("", name)))).replace("()", ""), PRODUCE
    )
    return f"{produce}{market}价格" if produce else ""


def _payment(name: str) -> str | None:
    """Payer and purpose of a payment from a budget; None if it is none, the payer alone if no purpose is said."""
    payer = _PAYER.match(name)
    if not payer:
        return None
    rest = name[payer.end() :]
    if _NO_PAYMENT.search(rest):
        return None
    purpose = _rewritten(_PAYMENT.sub("", rest), PURPOSES)
    return f"{payer[1]}支出:{purpose}"


@lru_cache(maxsize=65536)
def is_weak(name: str) -> bool:
    """Whether a canonical name says nothing of what is measured, so that it must come from what stands before."""
    return len(name) < 2 or name.endswith("支出:") or _WEAK.fullmatch(name) is not None


_WEAK = lazy(
    r"(?!(?:收入|支出)(?:总量|合计|总计)$)(?:基础上|可比价格|现行汇率|价格因素|资金支持|个?百分点|新?台阶|新?阶段|大关|关口|恢复程度|左右|以上|以下|以内|不等|增加到|提高到|减少到|增长到|达到|其中|人均|户均|亩均|(?:农村|城镇)居民人均|全[省市县区]|平均|合计|总计|积累资金|资金|产量|总产量|(?:总|种植|栽植|栽培)?面积|发行|安排|预期目标|目标|"
    r"增产|减产|增收|减收|增支|投资|支出|收入|比上年|比?基期|同比|环比|占|比重|分别|为|增长|增加|减少|下降|上升|上涨|下跌|[涨跌增降升]幅|实际|价格|均价)+"
)


@lru_cache(maxsize=65536)
def is_known(words: str) -> bool:
    """Whether words hold a name that the table of synonyms knows."""
    name = _rewritten(folded(words), PEOPLE)
    return _WORDED.search(name) is not None


def shown(indicator: str, unit: str) -> str:
    """An indicator without the words of a heading, of a moment and of doing that it was cut out with; a price named so.

    >>> shown("一、广义货币", "%"), shown("公司实现营业收入", "元"), shown("蔬菜", "元/公斤"), shown("猪肉均价每公斤", "元")
    ('广义货币', '营业收入', '蔬菜价格', '猪肉均价')
    """
    name = _SHOWN_TAIL.sub("", _SHOWN_LEAD.sub("", _ALSO_CALLED.sub("", indicator))) or indicator
    if unit in _MASSES and (made := _PRODUCED.fullmatch(name)):
        return f"{made[1] or made[2]}产量"
    return f"{name}价格" if _BY_WEIGHT.search(unit) and not _COSTS.search(name) else name


_SHOWN_LEAD = lazy(
    r"^(?:[一二三四五六七八九十]{1,3}、|[月年]末(?=.{3})|(?:[另还现]有|拥有)(?=..)|(?:公司|集团)(?:累计)?(?:实现|完成)(?=.{2})|"
    r"(?:公司|集团)(?=营业|营收|归|净利|扣|研发|毛利|总资产)|.{2,16}发布的(?=.{2}))+"
)
# 城镇人口占常住人口比重（常住人口城镇化率）: the name in brackets is the shorter.
_ALSO_CALLED = lazy(r"^.*占.*[（(](?=[^（()）]*率[)）]$)|(?<=率)[)）]$")
_SHOWN_TAIL = lazy(
    rf"{_SETS_OUT}|(?<=..)连续第?[一二三四五六七八九十\d]+个?(?:季度?|月|年)$|(?<=价格|均价|批价)每(?:公斤|斤|千克|吨|头|只)$"
)
_BY_WEIGHT = lazy(r"^元/(?:公斤|斤|千克)$")
_MASSES = frozenset({"吨", "公斤", "斤", "担"})
_COSTS = lazy(r"价|成本|费|补贴|补助|奖|收入|利润|标准")


def title(name: str) -> str:
    """A canonical name as a chart's title, without what only tells series apart.

    >>> title("研发经费:占GDP比重"), title("中央财政支出:就业"), title("面积(全县面积达到万亩)"), title("贷款(1)")
    ('研发经费占GDP比重', '中央财政就业支出', '面积', '贷款(1)')
    """
    head, paid, purpose = name.partition("支出:")
    if paid:
        return f"{head}{purpose}支出"
    return (_CONTEXT.sub("", name) or name.strip("()")).replace(":", "")


# The sentence that sets a name of nothing in particular apart, but no row's number.
_CONTEXT = lazy(r"\((?!\d+\)|名义\)|全部\)|不含)[^()]*\)?$")


def payer(clause: str) -> str:
    """Who gives money in a clause, as a name that wants its purpose; empty if nobody does."""
    found = _GIVES.search(folded(clause))
    return f"{found[1]}支出:" if found else ""


_GIVES = lazy(r"((?:中央|地方|省级?|市级?|县级?|各级)财政)(?:预算)?(?:拟|将|已|计划|累计)?(?:安排|投入|下达|拨付)")


def purpose(words: str) -> str:
    """What a payment is for, from words about it; the words themselves if no known purpose is in them."""
    text = _PAYMENT.sub("", _peeled(folded(words)))
    for pattern, name in _ROWS[id(PURPOSES)]:
        if pattern.search(text):
            return name
    return text


def event(words: str) -> str:
    """What people took part in, from words after their number; empty if none of those known."""
    return next((name for pattern, name in _ROWS[id(EVENTS)] if pattern.search(words)), "")


_PEOPLE = lazy(r"(?:农村|城镇|城乡|全县|困难|下岗失业)*(?:人口|居民|农民|群众|人员|人|农户)")


_GENERIC = lazy(
    r"(?:县(?:[(（、]?市、?区[)）]?)?|省(?:[(（、]?区、?市[)）]?)?|市|区|乡镇|国家|国家和地区|地区|城市|企业|单位|部门|方面(?:工作)?|家庭|学生|学校|农户|"
    r"死亡|遇难|受伤|失踪|伤亡|轻伤|重伤|受灾|被困|获救|倒塌房屋|省份|考场|参保|受益|覆盖|领取|项目|人数|人次|资金|金额|目标|措施|标准|试点|万人|岗位|场所|机构|活动)+"
)


@lru_cache(maxsize=65536)
def is_generic(name: str) -> bool:
    """Whether a canonical name fits too many things to be followed without the sentence that it is in."""
    return _GENERIC.fullmatch(name) is not None


def is_relief(name: str) -> bool:
    """Whether a canonical name is of something that is granted anew each year, of which there is no stock."""
    return _RELIEF.search(name) is not None


_RELIEF = lazy(r"减税|降费|减负|退税")


@lru_cache(maxsize=65536)
def is_people(name: str) -> bool:
    """Whether a canonical name says only that people are counted."""
    return not name or _PEOPLE.fullmatch(name) is not None
