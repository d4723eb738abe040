"""What an article is about: the place or the company whose its figures are where they name none."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from monitor.figures import gazetteer
from monitor.figures.gazetteer.mentions import mentions
from monitor.figures.patterns import lazy
from monitor.figures.places import places_of
from monitor.series.places import home, knows, short
from monitor.wordlists import word_set

# Who tells of its own year: 北江粮油日前披露年报, 某某股份3月5日晚间发布业绩快报.
_DISCLOSES = lazy(
    r"\s*(?:[^，。\s]{1,12}?(?:讯|电(?![池子器力信气缆脑商影机科建视梯竞])|消息|获悉)(?:[（(][^（）()]{0,20}[）)])?[，,：:\s]*)?(?:(?:\d{4}年)?\d{1,2}月\d{1,2}日(?:[早晚]间?|盘[前后]|[上下]午)?[，,\s]*|(?:近日|日前|今日|昨日|今天|昨天)(?:[早晚]间)?[，,])?(?!多家|[两三几]家)(?P<who>[一-龥A-Za-z]{2,16}?)(?:(?:股份)?有限公司|股份|集团|公司)?(?:[（(][^（）()]{1,20}[）)])?于?(?:日前|近日|今日|昨日|今天|昨天|最新|[昨今](?=[早晚])|(?:\d+月)?\d+日)?(?:[（(]\d{1,2}日[）)])?(?:正式)?"
    r"(?:早间|盘前|盘后|午间|晚间?)?(?:(?:披露|发布|公布|公告|举行)了?(?:[^，。；\n]{0,18}?|[^，。；\n]{0,30}\d{4}年)(?:年报|季报|中报|财报|年度报告|季度报告|财务报告|业绩|(?:运营|经营|财务)(?:数据|情况))|公告称)"
)
# 北江粮油：2023年年度报告
_REPORT_OF = lazy(
    r"\s*(?P<who>[一-龥A-Za-z]{2,12}?)(?:股份|集团|公司)?[：:]\s*\d{4}年(?:年度|半年度|第?[一三]季度|年报|中报|[一三]季报)"
)
# 三季报显示，北江粮油公司前三季度实现…
_SHOWS = lazy(
    r"(?:[季年]报|报告)显示[，,](?![这那该本我全各])(?P<who>[一-龥A-Za-z]{2,10}?)(?:股份|集团)?(?:公司)?(?<![入润出率额值县市区省])"
    r"(?=\d|前|第|上半年|全年|实现|完成)"
)
# 2022年，北江火锅收入约为34亿元: whose revenue it is.
_EARNS = lazy(
    r"(?:年|年度|半年|季度)[，,]?(?P<who>(?![这那该本我全各其公集去今同近上下前第]|实现|完成|达到)[一-龥A-Za-z]{2,8}?)(?:集团|股份|公司)?(?:实现|的)?"
    r"(?<![入润出率额值县市区省民业政])(?:营业总?收入|营收|营运收入|总?收入|总资产)(?:约?为|达到?|约|\d)"
)
_OF_WORDS = ("报告", "公司", "研报", "点评", "快讯", "证券", "财报", "市场", "行业", "经济", "统计")
# 城北批发市场：蔬菜均价…; 城北批发市场信息部
_MARKET_NAME = lazy(r"\s*(?P<market>[一-龥]{2,10}?市场)(?![一-龥]?价)")
_MARKET_OFFICE = lazy(r"(?P<market>[一-龥]{2,10}?(?:批发)?市场)信息(?:部|中心)")
_MARKET_HEAD = lazy(r"\s*(?P<market>[一-龥]{3,8})[：:]")
# Characters of a firm's name that is one without more.
_SHORTEST = 3
# （以下简称“北江”）
_CALLED = lazy(r"[（(，,](?:以下)?简称[：:]?[“\"]?(?P<alias>[A-Za-z一-龥]{2,8})[”\"]?[）)]")
_PLACES = tuple("省市县区州盟旗镇乡村国")
# 北江电池：盈利能力稳定; 北江电池2024年财报分析: a headline.
_HEADED = lazy(
    r"\s*(?P<who>(?![这那该本我全各其公集去今同近上下前第])[一-龥A-Za-z]{2,8}?)(?:股份|集团)?(?:[（(][\dA-Z.]{4,12}[^（）()]{0,6}[）)]|-[A-Z]+)?(?:[：:](?!20)|20\d\d年|Q\d|[一二三四]季)"
)
# 2024年第三季度，北江网络实现营业收入, 北江网络2024年前三季度实现营业收入: at the beginning.
_EARNS_FIRST = lazy(
    r"\s*(?P<who>(?![这那该本我全各其公集去今同近上下前第])[一-龥A-Za-z]{2,8}?)(?:集团|股份|公司)?(?=20\d\d年?|前[一二三]|上半年)(?:20\d\d年?)?"
    r"(?:前?[一二三四1-4]个?季度|第[一二三四]季度|Q[1-4]|[上下]半年|全年|年度?)?(?:公司|共|累计)?(?:实现|完成)?(?:营业总?收入|总?营收|净利润)"
)
_LEFT_OUT = lazy(r"[（(](?:均|都)?不(?:含|包括)[^（）()]{0,40}[）)]")
# 上半年深圳全市…: whose whole is spoken of.
_WHOLE = lazy(r"(?P<place>[一-龥]{2})全[省市县区盟旗州]")
# What an article of a county calls it.
_IN_COUNTY = lazy(r"[全该本我]县(?![级域])")
_IN_CITY = lazy(r"[全该本我]市(?!场)")
# 国家统计局海南调查总队: which of the nation's offices tells it.
_SURVEYED_BY = lazy(r"国家统计局(?P<place>[一-龥]{2,3})调查总?队")
# Who an article is a report of: 我代表上海市人民政府, 北京市政府工作报告, 北京市市长…作报告, 上海市第十六届人民代表大会.
_GOVERNOR = r"(?:代|常务副|副)?(?:省长|市长|州长|县长|区长|盟长|旗长|主席)"
_REPORTS = lazy(
    r"(?:代表|^|(?<=[\s　。！，,：:；—─|在日受】」》]))(?:\d{4}年?(?:两会)?)?(?P<body>[一-龥]{2,9}?(?:省|自治区|自治州|自治县|自治旗|特别行政区|市|县|区|盟|旗)|(?![全我本该各每])[一-龥]县)[\s　]*"
    r"(?:人民政府(?:[,，]|向|报告|关于|委托|在[一-龥\d]{2,20}(?:会议|全会|大会)上)|(?:\d{4}[\s　]*年?[\s　]*)?(?:(?:人民)?政府|(?:[中高]级)?人民(?:法院|检察院))工作报告|"
    rf"(?:人民政府|委(?:副?书记)?[、，,][一-龥]{{0,4}}?)?{_GOVERNOR}[\s　]*[一-龥·]{{2,12}}?(?:作|做|代表|向|[\s　]*$)|"
    r"(?:\d{4}年)?(?:国民经济和社会发展|(?:财政)?预算执行情况)|"
    r"第?[十二一三四五六七八九]+届(?:人民代表大会|人大))",
    re.MULTILINE,
)
# What each of these has in it, where most texts have none.
_MAY_REPORT = lazy(r"政府|法院|检察院|省长|市长|州长|县长|区长|盟长|旗长|主席|国民经济|预算执行|届人")
_BEFORE_BODY = lazy(r"^.*(?:[在日受了向的]|代表|关于|中共|围绕|完成|落实|执行|提请)")
_ANYONE = lazy(r"^[全本我该各每这那此]|经济|社会")
# A report that says only of what level it is: 我代表省人民政府.
_UNNAMED = lazy(r"(?:我|本)?(省|自治区|自治州|自治县|自治旗|市|县|区|盟|旗)")
# Under whose lead such a report says that it was done: 在中共松山市委的领导下.
_PARTY = lazy(r"中共(?P<body>[一-龥]{2,8}?(?:省|自治区|市|自治州|州|盟|自治县|县|旗|区))委")
# 在太原召开: where a province's meetings are.
_HELD_IN = lazy(r"在(?P<city>[一-龥]{2,4})(?:隆重)?(?:召开|开幕|举行|闭幕)")
_BEFORE_PLACE = lazy(r"^[\d年月份元上下半至到前一二三四季度—－~～-]+")
# Of what level the place is whose whole is spoken of.
_OF_ALL = lazy(r"[全我本]([省市县区])(?!级)")
_LEVELS_OF = {"省": ("省",), "市": ("市", "州"), "县": ("县", "旗"), "区": ("区",)}
# Counties that are called like other things; those of the other levels are told of by their aliases.
_COUNTIES = ("县", "旗")
_ORDINARY = word_set(
    """
    资源 和平 和政 共和 公安 新和 平和 互助 南部 兴国 民和 方正 延长 河南 东山 同心 新兴 富民 通道 惠民 友谊 富裕 兴和 大关 比如 民权 大城 同德 乐业 大方 小金 天全 兴隆
    安定 兴业 民乐 新城 开化 文安 安全 大同 永安 平安
    """
)
# 太原、合肥
_ROW_OF_PLACES = lazy(r"市?[、和](?P<next>[一-龥]{2})")
# How often the place that such a report is of is named in it at least.
_OFTEN = 3
# Who a title begins with, by what only firms are called: 丹霞乳业毛利率承压.
_FIRM = lazy(
    r"(?![我全中本各多两三几国])(?P<who>[一-龥A-Za-z]{2,6}?(?:乳业|酒业|药业|茶业|米业|味业|股份|集团|控股|农商行))(?!化|制|所有|公司[和与、])"
)
# What only firms have or do: 浈北饮品在手订单, 浈北饮品门店达到2579家.
_HAS_AS_FIRM = lazy(
    r"门店|员工|在手订单|营收|营业收入|净利润?|毛利率?|产能|存货|研发投入|出口额|股价|市值|旗下|(?:计划)?招聘"
)
# How long a firm's name is that is known by no more than that.
_NAME_LENGTHS = range(6, 2, -1)
# 宁北时代三季度净利润…: a firm that a text of results names often, by what only firms are called.
_NAMED_FIRM = lazy(
    r"(?:^|[，,。；;：:、\s])(?P<who>[一-龥]{2,3}(?:时代|科技|重工|汽车|银行|证券|保险|电子|能源|材料|医药))(?![区镇村城])",
    re.MULTILINE,
)
_OF_RESULTS = lazy(
    r"(?:净利润?|营业收入|营收).*(?:公司|财报|集团|业绩)|(?:公司|财报|集团|业绩).*(?:净利润?|营业收入|营收)|"
    r"(?:营业收入|营收).*(?:归母|扣非|股东的)净利润",
    re.DOTALL,
)
# How often a firm is told of by what only firms have at least.
_LEAST_DEEDS = 2
# Characters of a report in which it says whose it is.
_OPENING = 600
# An article says in its beginning what it is about.
_LEAD = 300


def reported_on(text: str) -> str:
    """The province, city or county whose report a text is by its title and opening; empty for any other text.

    One that says only 省人民政府 is of the province that it names most; of no province that is known where it names none.

    >>> reported_on("各位代表：现在，我代表松山市人民政府，向大会报告工作。"), reported_on("松山市今年多云。")
    ('松山市', '')
    """
    opening = text[:_OPENING]
    found = [_body(one["body"]) for one in _REPORTS.finditer(opening)] if _MAY_REPORT.search(opening) else []
    unnamed = next((level[1] for body in found if (level := _UNNAMED.fullmatch(body))), "")
    found += [_body(one["body"]) for one in _PARTY.finditer(opening)] if unnamed else []
    named = (body for body in found if not _ANYONE.search(body) and not _UNNAMED.fullmatch(body))
    return next(named, "") or (_most_named(text, unnamed) or _above(opening, unnamed) or unnamed if unnamed else "")


def _without_left_out(text: str) -> str:
    """A text without what it says in brackets that its figures leave out (不包括邮政储蓄银行直接营业收入)."""
    return _LEFT_OUT.sub("", text) if "不含" in text or "不包括" in text else text


def _earner(text: str) -> str:
    """The company whose revenue a text tells first and whose profit it tells too (2022年，海底捞收入约为…); empty for none."""
    lead = text[:_LEAD]
    earns = _EARNS.search(lead) if "利润" in lead else None
    return earns["who"] if earns and text.count(earns["who"]) >= _OFTEN else ""


def _firm_in_title(title: str, text: str) -> str:
    """The firm that a title begins with and its text names often; empty where there is none."""
    found = _FIRM.match(title)
    if found is None or text.count(found["who"]) < _OFTEN or knows(found["who"][:-2]):
        return ""
    return short(found["who"])


def _firm_by_deeds(title: str, text: str) -> str:
    """The name that a title begins with and its text often has before what only firms have; empty where there is none."""
    who = next((title[:size] for size in _NAME_LENGTHS if len(title) > size and text.count(title[:size]) >= _OFTEN), "")
    if not who or knows(who) or who.endswith(_PLACES) or not who.isalnum():
        return ""
    followed = sum(_HAS_AS_FIRM.match(text, at.end()) is not None for at in re.finditer(re.escape(who), text))
    return who if followed >= _LEAST_DEEDS else ""


def _discloser_in_title(text: str, opening: str) -> re.Match[str] | None:
    """Who tells of its own year by the line below a title that names it, or that has it often."""
    found = _DISCLOSES.match(text.lstrip().partition("\n")[2][:_LEAD])
    told = found is not None and (found["who"] in opening or text.count(found["who"]) > _OFTEN)
    return found if told else None


def _whole(lead: str) -> str | None:
    """The place whose whole is spoken of (深圳全市); None where none is."""
    told = _WHOLE.finditer(lead) if "全" in lead else ()
    return next((one["place"] for one in told if knows(one["place"])), None)


def _body(words: str) -> str:
    """The place that words before a body end in: the longest that is known, else all but what leads in."""
    words = _BEFORE_BODY.sub("", words)
    known = gazetteer.load()
    ends = (words[at:] for at in range(len(words) - 1))
    # A county may leave out whose it is: 乳源县.
    return next((end for end in ends if known.knows(end) or end[:-1] in known.aliases), words)


def _most_named(text: str, level: str) -> str:
    """The place of a level that a text names most, under its full name; empty where it names none often."""
    known = gazetteer.load()
    counties = ((gazetteer.short(full), full) for full in known.parents) if level.endswith((*_COUNTIES, "市")) else ()
    named = Counter(
        {
            full: text.count(alias)
            for alias, full in (*known.aliases.items(), *counties)
            if full.endswith(level) and alias in text and alias not in _ORDINARY
        }
    )
    (first, often), (_, second) = [*named.most_common(2), ("", 0), ("", 0)][:2]
    return first if often >= _OFTEN and often > second else ""


def _above(opening: str, level: str) -> str:
    """The province or region in which all places lie that an opening names (自治区两会在呼和浩特召开); empty where it names none."""
    if level not in ("省", "自治区"):
        return ""
    known = gazetteer.load()
    named = (known.aliases.get(one.name, one.name) for one in mentions(opening, 0, len(opening)) if not one.is_body)
    cities = {at for at in (*named, *_cities(opening)) if at in known.parents}
    over = [{one for one in known.parents[at] if one.endswith(level)} for at in cities]
    shared = set.intersection(*over) if over else set()
    return shared.pop() if len(shared) == 1 else ""


def _cities(opening: str) -> Iterator[str]:
    """Where a meeting is held by its opening (在太原召开)."""
    known = gazetteer.load()
    for held in _HELD_IN.finditer(opening):
        if (full := known.aliases.get(held["city"])) is not None:
            yield full


def subject_of(text: str, title: str = "") -> str:
    """The place or the company that an article is about, by its lead, under its full name, or the nation; empty where nothing says.

    >>> subject_of("去年，翁源县完成村庄整治271个。全县接待游客584万人次。"), subject_of("北江粮油日前披露年报。公司营收19.5亿元。")
    ('翁源县', '北江粮油')
    """
    if market := _own_market(title, text):
        return market
    if reporter := reported_on(f"{title}\n{text}"):
        return short((_named_in(title, reporter) if title and _UNNAMED.fullmatch(reporter) else "") or reporter)
    opening = title or text.lstrip().partition("\n")[0]
    if (
        discloser := _DISCLOSES.match(opening)
        or _REPORT_OF.match(opening)
        or _DISCLOSES.match(text)
        or _discloser_in_title(text, opening)
        or _SHOWS.search(text[:_LEAD])
    ):
        return discloser["who"]
    if title and (headed := _HEADED.match(title)) and _is_firm(headed["who"], f"{title}\n{text}"):
        return headed["who"]
    if (first := _EARNS_FIRST.match(text)) and not knows(first["who"]) and not first["who"].endswith(_PLACES):
        return first["who"]
    if earner := _earner(text) or _firm_in_title(opening, text):
        return earner
    if firm := _firm_of_results(text) or _firm_by_deeds(opening, text):
        return firm
    if often := _often_in_title(title, text):
        return often
    lead, in_county = text[:_LEAD], _IN_COUNTY.search(text) is not None
    if (office := _SURVEYED_BY.search(lead)) and knows(office["place"]) and _OF_ALL.search(text):
        return short(gazetteer.load().aliases[office["place"]])
    if province := _only_province(lead):
        return short(province)
    if (nation := home([lead])) and not (in_county and "全国" not in lead and "我国" not in lead):
        return nation
    named = _whole(lead) or places_of(_without_left_out(text)).subject
    named = "" if named and _is_one_of_many(named, text) else named
    named = named or _in_title(title, text) or _first_in_title(title)
    level = "县" if in_county else "市" if _IN_CITY.search(text) else ""
    return short(named or (_most_named(text, level) if level else ""))


def _is_one_of_many(named: str, text: str) -> bool:
    """Whether a place is named only once, in a row of places (其中，太原、合肥、青岛蔬菜均价下降5%左右)."""
    stem = gazetteer.short(named) if gazetteer.short(named) in text else named
    at = text.find(stem)
    if at < 0 or text.count(stem) > 1:
        return False
    row = _ROW_OF_PLACES.match(text, at + len(stem))
    return row is not None and knows(row["next"])


def _is_firm(who: str, text: str) -> bool:
    """Whether a headline's first words are a firm's name, by a text on results that says 公司 or has the name."""
    if len(who) < _SHORTEST and text.count(who) < _OFTEN and f"{who}集团" not in text:
        return False
    return _OF_RESULTS.search(text) is not None and not knows(who) and not who.endswith((*_PLACES, *_OF_WORDS))


def called(subject: str, text: str) -> str:
    """How a text calls its company for short, by the brackets after its name (哔哩哔哩（以下简称“B站”）); empty where it does not."""
    if not subject or subject.endswith(_PLACES) or "简称" not in text[: 2 * _LEAD]:
        return ""
    told = _CALLED.search(text[: 2 * _LEAD])
    return told["alias"] if told and told["alias"] != subject else ""


def _own_market(title: str, text: str) -> str:
    """The market that a bulletin is of which says 我市场, by its title or by what it says of itself below; empty where nothing says."""
    if "我市场" not in text[:_LEAD] and "本市场" not in text[:_LEAD]:
        return ""
    told = _MARKET_NAME.match(title) or _MARKET_OFFICE.search(text)
    if told is not None:
        return told["market"]
    headed = _MARKET_HEAD.match(title)
    return f"{headed['market']}市场" if headed and not knows(headed["market"]) else ""


def _often_in_title(title: str, text: str) -> str:
    """The city or county that a title begins or ends with, without its level, and its text names too; empty where there is none."""
    known = gazetteer.load()
    for name in (title[:2], title[:3], title[-2:], title[-3:]):
        full = known.aliases.get(name, "") or next(
            (name + level for level in ("市", "县") if name + level in known.parents), ""
        )
        if full.endswith(("市", "县", "旗")) and name not in _ORDINARY and text.count(name) > 1:
            return short(full)
    return ""


def _firm_of_results(text: str) -> str:
    """The firm whose name begins clauses of a text on results more than once; empty where there is none or more than one."""
    if not _OF_RESULTS.search(text[: 2 * _LEAD]):
        return ""
    named = Counter(one["who"] for one in _NAMED_FIRM.finditer(text))
    often = [who for who, count in named.items() if count > 1]
    return often[0] if len(often) == 1 else ""


def _in_title(title: str, text: str) -> str:
    """The place that a title names with or without its level, where the text speaks of a whole of that level (全省); else empty."""
    whole = _OF_ALL.search(text)
    return _named_in(title, whole[1]) if title and whole is not None else ""


def _only_province(lead: str) -> str:
    """The province whose whole a lead speaks of that names no other province and nothing of the nation's; empty for any other lead."""
    if "全省" not in lead or "全国" in lead or "我国" in lead:
        return ""
    known = gazetteer.load()
    stems = {lead[at : at + length] for at in range(len(lead)) for length in (2, 3)}
    named = {full for stem in stems if (full := known.aliases.get(stem, "")).endswith("省")}
    return named.pop() if len(named) == 1 else ""


def _first_in_title(title: str) -> str:
    """The place with its level that a title begins with, behind a year at most (2023年松山市经济运行情况); empty where there is none."""
    named = next(iter(mentions(title, 0, len(title))), None) if title else None
    return named.name if named and not named.is_body and not _BEFORE_PLACE.sub("", title[: named.span.start]) else ""


def _named_in(title: str, level: str) -> str:
    """The first place of a level that a title names with or without it; empty where it names none."""
    known = gazetteer.load()
    levels = _LEVELS_OF.get(level, (level,))
    stems = [title[at : at + length] for at in range(len(title)) for length in (3, 2)]
    named = (known.aliases.get(stem, "") for stem in stems)
    below = (stem + one for stem in stems if stem not in _ORDINARY for one in levels)
    return next((full for full in named if full.endswith(levels)), "") or next(
        filter(known.parents.__contains__, below), ""
    )
