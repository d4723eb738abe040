"""How Chinese writes times: one pattern that finds them all, and the patterns that take each kind apart."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise
from typing import Final

from monitor.figures.moves import MOVES
from monitor.figures.patterns import lazy

DASH: Final = r"[-－—–~～─]{1,2}"
TO: Final = rf" ?(?:至|到|{DASH}) ?"
_NUM: Final = r"(?:[1-9]\d?|[一二三四五六七八九十两]{1,3})"
_CN_DIGIT: Final = "一二三四五六七八九〇零○"
_YEAR4: Final = rf"(?:(?<![\d.])(?:1[0-9]|20|21)\d\d|(?<![{_CN_DIGIT}])[一二][{_CN_DIGIT}]{{3}})"
_NOT_AGES: Final = r"(?!代|级|来|历史|的历史|以上|多|树龄|老|一遇|前的)"
# 2005年与2000年相比: the second is what the first is set beside.
_LIKENED: Final = "相[比较]|比较|比[，,]"
_NOT_AGE: Final = r"(?!代|级|间|来|历史|的历史|以上|多|树龄|老|一遇|前的)"
# 2021上半年, 2024第三季度, 2023国庆, 2024营收: years without 年.
_PART_FOLLOWS: Final = (
    r"(?=[上下]半年(?!度)|全年(?!龄)|第[一二三四]季度|前[三3]季度|(?:元旦|春节|清明|五一|端午|中秋|国庆)(?!档)"
    r"|营收|营业总?收入|归母净?利|扣非净?利|净利[润率])"
)
# 建成后年产值5亿元 is no year after next.
_YEAR_WORDS: Final = r"今明两年|今年(?!的[一-龥]{0,14}工作报告)|去年|(?<![提以])前年(?!平?均)|(?<![\u4e00-\u9fff])前年(?=平?均)|明年|(?:(?<![\u4e00-\u9fff])|(?<=明年)|(?<=[到至在于从]))后年|上年度?|上一年度?|(?<![提从])前一年|本年度?|当年(?!价)|同年|(?<![本此每这那该历多首0-9一二三四五六七八九十两几])次年(?![会检审])|翌年|(?<!迎)来年|新的一年|新一年(?=[，,里中])|这一年|那一年|那年|该年度?|此年"
# 2019年购入23头牛,第二年出栏10头.
_NEXT_YEAR: Final = r"(?<=[，,。；;！!？?\n])第二年(?![度级生个])"
# 24年归母净利润, 预计25年出货量: as those who study companies write, at the head of a clause or behind 预计 and the like.
_STUDIED: Final = "[QＱ][1-4]|[HＨ][12]|[上下]半年|[一二三四]季度|前三季度|全年|归母|扣非|营收|营业|收入|净利|业绩|出栏|销量|出货|交付|产能|EPS|BVPS|DPS|PE|PB|ROE|EBITDA|ＥＰＳ|ＰＥ|ＰＢ|毛利|分红|股息|中报|年报"
_STUDIES: Final = r"(?:(?<![^，,。；;：:(（\s、及和与较比—-])|(?<=预计|预估|预测|公司|业务|对应|上调|下调|维持|截至))(?<![\d.年月日]-)"
_SHORT: Final = r"(?:1[5-9]|2\d|3[0-5])"
_OF_STUDY: Final = rf"(?=年(?:[一-龥]{{0,4}}(?:{_STUDIED})|预[计测]))"
_SHORT_YEAR: Final = rf"{_STUDIES}{_SHORT}{_OF_STUDY}"
_SHORT_RUN: Final = rf"{_STUDIES}(?:20)?{_SHORT}{TO}{_SHORT}{_OF_STUDY}年度?"
_WRITTEN_YEARS: Final = (
    rf"(?P<y1>{_YEAR4})(?: ?年)?(?P<yrow>(?:、{_YEAR4}(?=、|[和与及])){{0,9}})(?P<ysep>{TO}|、|[和与及])(?P<y2>{_YEAR4}) ?(?:(?:学|财政?|会计)?年度?(?! ?(?:[末底上下前]|[1-9一二三四]{{1,2}}(?:[月季至到]|{DASH})))|两年|赛季){_NOT_AGES}(?!{_LIKENED})"
    rf"|(?P<y>{_YEAR4})(?: ?(?:学|财政?|会计)?年(?:度(?!假))?{_NOT_AGE}|赛季|{_PART_FOLLOWS})"
    rf"|(?P<yy>(?<![\d.])0\d|(?<!\d)[89]\d(?=年(?:1[0-2]|[1-9])月|年比[89]\d年)|(?<=[比较])[89]\d(?=年)|(?<=从)[89]\d(?=年的\d)|{_SHORT_YEAR}) ?年(?:度(?!假))?"
)
_NAMED_YEARS: Final = rf"(?P<yword>{_YEAR_WORDS}|{_NEXT_YEAR})(?!龄|轻|级)"
_YEARS: Final = rf"{_WRITTEN_YEARS}|{_NAMED_YEARS}"
_M: Final = r"(?:(?<![\d.])(?:1[0-2]|0?[1-9]) ?月|(?<![一二三四五六七八九十个])(?:十[一二]|[一二三四五六七八九十])月)"
# 一至五月份: the first of a run of months, without 月.
_FIRST_OF: Final = rf"(?<![一二三四五六七八九十百零〇个])(?:十一?|[一二三四五六七八九])(?={TO}(?:十[一二]?|[二三四五六七八九])月(?!龄|大))"
# 5、6月, 7、8、9三个月: months that follow each other; 1、3月份 may be the first of a list.
_TWO: Final = "|".join(
    rf"{first}、(?={then}(?: ?月|、|[两三四]个月))"
    for names in (range(1, 13), ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"))
    for first, then in pairwise(names)
)
_LAST_OF: Final = r"(?:1[0-2]|[1-9]|十[一二]?|[二三四五六七八九])[两三四]个月"
MONTH_WORDS: Final = "本月|上个?月|下个?月|当月|同月|次月|这个月"
_DN: Final = r"(?:3[01]|[12]\d|0?[1-9])"
# 7月12夜间: a day without 日.
_D: Final = (
    rf"(?:(?:(?<![\d.]){_DN} ?|[一二三四五六七八九十廿卅]{{1,3}})[日号]"
    rf"|(?<=月){_DN}(?=夜[间里]|晚[上间]|凌晨|[上下]午|傍晚|\Z))"
)
# 开业前3个月 are none of the year.
_FIRST: Final = (
    "(?<!提)(?<!开[业张店])(?<!上[市线])(?<!投产)(?<!入职)(?<!运营)(?<!营业)(?<!出生)(?<![选战婚赛灾震展])前"
)
_EDGE: Final = r"[底初末](?!中|级|步|次|一|二|三|心|期|创|始|选|审|版)"
_WITHIN: Final = r"年内(?<![\d半一二两三四五六七八九十几数多]年内)"
_PART: Final = (
    rf"(?<![\d.一二三四五六七八九十])(?=[\d一二三四五六七八九十]{{1,2}}、)(?P<two>(?:{_TWO})+)(?P<then>{_M}|{_LAST_OF})份?(?!\d)"
    rf"|(?P<m1>(?<![\d.])(?:1[0-2]|[1-9])|{_M}|{_FIRST_OF})份?{TO}(?P<m2>{_M})份?(?P<m2edge>{_EDGE})?(?!\d(?!\d{{2}}))"
    rf"|(?P<m>{_M}|{MONTH_WORDS})份?(?:"
    rf" ?(?P<d1>{_DN}|{_D})(?P<dsep>{TO}|、)(?P<d2>{_D})"
    rf"| ?(?P<d>{_D})|(?:(?P<ten>上中?|中下?|下)旬|(?P<fort>[上下])半月)|(?P<medge>{_EDGE})|第[一二三四五1-5]周)?"
    r"|(?<![月份续])第(?P<wk>\d{1,2})周"
    r"|第?(?P<qs>(?:[一二三]、){1,3}第?[二三四])季度"
    rf"|第?(?P<qfrom>[一二三1-3])(?:季度)?{TO}第?(?P<qto>[二三四2-4])季度"
    r"|第?(?P<q>[一二三四1-4])(?:季度|财季|(?<=第.)季(?![节赛播])|(?<=[一1])季报)(?P<qedge>[末初](?!步|次|中|级|创|始|期))?|(?P<fq>首季|开年首季)|(?P<sq>次季(?![节赛播]))|(?:[QＱ](?=[1-4])|(?=[1-4][QＱ]))(?P<lq>[1-4])[QＱ]?(?!\d)(?P<lqedge>末)?"
    rf"|(?P<half>上、?下|[上下])半年|(?P<firsthalf>半年[度报]|中期(?:(?:业绩|财报)(?=[，,。：:]|报告|公告|显示|$)|(?=业绩|财报|[，,]|$)))|(?P<within>{_WITHIN})|(?P<mid>年中)(?=[，,]|以来|时)"
    rf"|(?:(?<!提)前|头|首|(?=[三3]季报))(?P<nq>[二两三2-3])(?:个)?季[度报]?|(?:{_FIRST}|头|首) ?(?P<nm>{_NUM}) ?个?月(?!\d)"
    rf"|(?P<full>全年度?)|[年岁]?(?P<yedge>[底初末]|终)(?!中|级|步|次|一|二|三|心|期|创|始|选|审|端|奖|考|版)"
    r"|(?P<season>秋冬|冬春|[春夏秋冬])(?:季学期|[季天]?)(?:(?<=秋冬)(?=种植)|(?!(?<!秋冬)[冬春]|小麦|玉米|花生|大豆|[拍节耕运晚播种收灌管粮茧茶游运令风装麦油菜薯瓜蚕汛忙]))"
)
_IN_MONTH: Final = (
    rf"份?(?: ?(?:{_DN}|{_D})(?:{TO}|、){_D}| ?{_D}|(?:上中?|中下?|下)旬|[上下]半月|{_EDGE}|第[一二三四五1-5]周)?"
)
_QUARTERS: Final = (
    rf"(?:[一二三]、){{1,3}}第?[二三四]季度|[一二三1-3](?:季度)?{TO}第?[二三四2-4]季度"
    r"|(?<!连续)(?:[一二三四1-4](?:季度|财季)(?:[末初](?!步|次|中|级|创|始|期))?|[一三]季报)"
)
# A part of a year without it, that begins with a numeral, and that does not.
_BARE_NUMBER: Final = (
    rf"(?<![\d.一二三四五六七八九十])(?=[\d一二三四五六七八九十]{{1,2}}、)(?:{_TWO})+(?:{_M}|{_LAST_OF})份?(?!\d)"
    rf"|(?:(?<![\d.])(?:1[0-2]|[1-9])|{_FIRST_OF})(?: ?月)?份?{TO}{_M}份?(?:{_EDGE})?(?!\d(?!\d{{2}}))"
    rf"|(?:(?<![\d.])(?:1[0-2]|0?[1-9]) ?月(?!龄|经(?![销济营贸开]))"
    rf"|(?<![一二三四五六七八九十个正])(?:十[一二]|[一二三四五六七八九十])月(?={_D}|份|(?:上中?|中下?|下)旬|[底初末]|以来|{TO})){_IN_MONTH}"
    rf"|{_QUARTERS}|(?<![\dA-Za-z.])[1-4][QＱ](?![\dA-Za-z])末?"
)
_BARE_WORD: Final = (
    rf"(?:{MONTH_WORDS}){_IN_MONTH}|第(?:(?<![月份续]第)\d{{1,2}}周|{_QUARTERS}|[一二三四1-4]季(?![度节赛播]))|[首次]季|单?[QＱ][1-4](?!\d)末?|(?:上、?(?=下))?[上下]半年|{_WITHIN}"
    rf"|(?:(?<!提)前|头|首)[二两三2-3](?:个)?季度?|(?:{_FIRST}|头|首) ?{_NUM} ?个?月(?!\d)"
    rf"|全年(?:度|(?!龄|级))|(?:年[底初末]|岁[末初])(?!中|级|步|次|一|二|三|心|期|创|始|选|审|端|奖|考|版)|(?:[今去]冬[明今]?春|[今去明](?:秋冬|[春夏秋冬]))"
)


def _plain(pattern: str) -> str:
    """The pattern with its groups unnamed, so that it can be used twice."""
    return re.sub(r"\?P<\w+>", "?:", pattern)


_DAY_WORDS: Final = r"[今昨][（(]\d{1,2}[)）][日天]|今日|今(?=起)|(?:今明|昨今)两[天日]|今天|今晨|今晚|今早|昨日|昨天|昨[晚夜晨早午]|昨(?=[上下]午)|前天|前日|明天|明日|后天|当日|当天|当晚|[这那]一?天|同日|次日|翌日|隔[日天](?=[上下早晚中凌，,]|[一-龥]{1,6}才)|(?<![一-龥](?<![于到在至和及自从]))第二天|即日|此前一[天日]"
_WEEK: Final = (
    r"(?:上上|上|(?<![回样])本|这|下)个?(?:周(?!期)|星期)(?:[一二三四五六天末](?!大(?:品种|钢材|材|建材|指数|股指|行(?!情)|运营商|航司|险企|车企|油企|板块|城市|银行|矿山))|日(?![均产内元本度]))?"
    r"|(?<![每一两双单几多半首])(?<!黑色)(?<!网络)(?:周|星期)(?:[一二三四五六天]|日(?![均产内元本度]))(?:(?![年岁期月个至、—-]|到(?!期))|(?=[至到](?:周|星期)[二三四五六日](?:分别|依次)))"
)
# The quarter that was told of, or that of the publication date.
_QUARTER_WORDS: Final = "(?:当前|[本该这]|当(?=季度)|[上下]一?个?|(?<!年)前一个?|最近一个)(?:季度|财季)(?:末(?!期))?|(?<!年)前一季(?![度节])|本季(?!节)|(?<![比较与去同])上季(?=[营收净利纯毛产销盈亏G]|本地|同比|环比)|(?<=自)上季(?=的)|上季末(?!期)"
_NOW: Final = (
    "截至到?目前|到目前为止|截至到?(?:记者)?发稿时?|截至今(?![年日天春夏秋冬晨早晚])|(?<!项)目前|(?<=[到至了])如今(?=的)|(?<![出体表实呈展发兑])现在|当前(?!吸烟)|迄今为止|迄今|"
    "(?<![一-龥])现(?=市场|产地|产区|当地|统货|价格|货源|售价|行情)|至今(?!年|[日天晚])|时至今日|(?<![展加高长升降少大小])到现在|现已"
)
_NTH: Final = "首日|第[一二三四五六七八]天|最后一天|末日"
_HOLIDAYS: Final = "元旦|春节|清明|五一|劳动节|端午|中秋|国庆|十一(?=[”’」]?(?:长假|假期|黄金周))|除夕|大?年三十(?!晚)|元宵|重阳|儿童节|教师节|妇女节|建党节|建军节|双十一|双11"
_DUR_UNIT: Final = (
    r"(?:周年|个?(?:财政|会计)年度|个?财年|年度|年|个多?月|个?星期|周|天|日|个?小时(?!工)|分钟|个?季度|个交易日)"
)
_SOME: Final = "数|几|多"
_HOW_MANY: Final = r"\d{1,3}+|[一二两三四五六七八九十百]{1,4}+"
_COUNT: Final = rf"(?:{_HOW_MANY}|{_SOME})"


def _lasting(count: str) -> str:
    """So long up to now: 三年来, 几个月间; 22日以来 is since that day."""
    return rf"(?<![\d.第])(?!(?<!续)[1-3]?\d ?日以来)(?:{count}) ?多?{_DUR_UNIT}(?:以来|来(?![自源到])|间)"


# 术后五年生存率, 五年生存率: how long is part of what the rate is called.
_LIVED_SO_LONG: Final = "[一-龥]{0,6}(?:生存|存活|复发|缓解|死亡|存留)率"
_SPAN_WORD: Final = (
    rf"(?![这前]两天|[这前]一天|此前[一1]天)(?:近(?<!(?:持续|长达|历时|耗时|用时|为期|时隔|追踪|跟踪|随访|观察|服用|坚持|[日月年]均|每[天日周月])近)(?<!持续了近)(?<!接近)(?<![种养][瓜菜田地茶果树花药烟蜂牛羊猪鸡鸭鱼虾蚕]近)|过去的?|最近|此前|之前|这|此|该|(?<![提学选从])前|往)(?:{_COUNT}) ?多?{_DUR_UNIT}(?:以来|来(?![自源])|间(?![接])|里(?![程])|内(?![地陆外需贸销蒙])|中(?![国央小东西南北外美日欧俄英法德韩印非医药部共石海层产等高低型方心标专介科铁信航粮储远]))?(?![半龄级]|的[一-龥]{{0,6}}(?:经验|经历|历史|工龄|传统))"
    rf"|(?:未来|今后|接下来的?|往后)(?:的)?{_COUNT}(?:{TO}{_COUNT})? ?{_DUR_UNIT}(?:内|里|间)?"
    rf"|(?<![此其今随最之以而往日先落前当事延推从错])后{_COUNT} ?年(?=[\u4e00-\u9fff])(?![来内里之以前后]|{_LIVED_SO_LONG})"
    rf"|{_lasting(_SOME)}"
)
_SPAN_NUMBER: Final = (
    r"(?<![\d.第续])(?:[2-9]|\d\d|[二两三四五六七八九十]{1,3}) ?年(?=累计|合计|共计|共投入)"
    r"|(?<![\d.第续时经过用花了满每])[五十]年(?=支出|投入|新增|新建|解决)"
    rf"|{_lasting(_HOW_MANY)}"
    rf"|(?<=[，,。；;：:\n\u3000])(?:[五十三](?:年|载)(?=[累共全总我各国])|[五十]年(?![来间内前后以之期计规制级一多左上任，,]|{_LIVED_SO_LONG}))"
)
PLAN_NAME: Final = "(?:十[一二三四五]?|[一二三四五六七八九])五"
# 第九个五年计划期间: the plan by its number.
_NTH_PLAN: Final = "第十?[一二三四五六七八九十]个五年(?:计划|规划)"
_PLAN: Final = rf"[“‘「\"]?(?P<plan>{PLAN_NAME})[”’」\"]?|第(?P<nth>[一二三四五六七八九十]{{1,2}})个五年"
# 十日九时二十分: an hour in Chinese numerals is one only after its day, or after 截至.
_CN_HOUR: Final = r"(?:[上下]午|凌晨|[早晚]上?|傍晚|夜间)?(?:二十[一二三四]?|十[一二三四五六七八九]?|[一二三四五六七八九零])(?:时|点钟|点(?!位|数|钟|[零一二三四五六七八九](?![十一二三四五六七八九]*分)))"
_CN_MINUTE: Final = r"(?:[二三四五]?十[一二三四五六七八九]?|零?[一二三四五六七八九]|[0-5]?\d)分"
_HOUR: Final = (
    r"(?<![\d.升跌涨降挫报收高低约逾超])(?<!(?<![临日午晨晚])(?<![日午晨晚]接)近)(?<![高低]开)(?:2[0-4]|1\d|0?\d) ?(?:时|点钟|点)(?!间|代|期|常|候|速|点|以上)"
    r"(?: ?(?:[0-5]?\d ?分)(?: ?[0-5]?\d ?秒)?|整|半|许)?"
    r"|(?<=约)(?:2[0-4]|1\d|0?\d) ?[时点][0-5]?\d ?分(?!之|钟)"
)
_CLOCK_IN_CHINESE: Final = rf"(?:(?<=[日号])|(?<=截至)|(?<=[当昨今]晚)|(?<=[当昨今]夜)|(?<=深夜|凌晨|傍晚|中午|清晨|上午|下午)){_CN_HOUR}(?:{_CN_MINUTE}|整|许|半)?"
_CLOCK_NUMBER: Final = (
    rf"{_CLOCK_IN_CHINESE}|{_HOUR}|(?<![\d.:：])(?:2[0-4]|1\d|0?\d)[:：][0-5]\d(?:[:：][0-5]\d)?(?![\d:：])"
)
_CLOCK_WORD: Final = (
    rf"{_CLOCK_IN_CHINESE}|零[时点](?=\d{{1,2}}分|整|许)(?:[0-5]?\d ?分|整|许)"
    rf"|(?:上午|下午|晚上?|凌晨|中午|早上?|傍晚|清晨|夜间) ?{_HOUR}"
)


def _placing(count: str) -> str:
    """How long before or after an event, or within what time: 三年后, 几天内."""
    return (
        rf"(?<![\d.第])(?<!连续(?:{MOVES}))(?<!(?:平均|中位)(?:随访|跟踪|追踪|观察|治疗))"
        rf"(?:{count})(?:多|余)? ?{_DUR_UNIT}(?:之?后|以后|之?前(?!后)|以前)|(?<![\d.第至到在])(?:{count}) ?(?:年|个月|周|天)内"
    )


_PLACING_WORD: Final = rf"{_placing(_SOME)}|用(?:了)?{_COUNT} ?{_DUR_UNIT}时间"
_PLACING_NUMBER: Final = rf"{_placing(_HOW_MANY)}|(?<![\d.第])(?:[2-9]|[1-9]\d|[两二三四五六七八九十]{{1,3}}) ?(?:年|个月|周|天)的?时间[里内]"
_EACH_ONE: Final = "一年(?=[租收产种可需能要])"
_EACH: Final = "每年度?|每月|每日|每天|每周[一二三四五六日]?|每个?季度?|每个月|每星期|每小时|每分钟|逐年|年年(?!均|平均)|(?<!正)常年"
_ALL_ALONG: Final = "一直以来"
_VAGUE: Final = (
    "近年来?|近些年来?|近几年来?|这些年来?|多年来|多年以来|历年来?|历史上|长期以来|以往|往年|近来|随后|(?<!紧随)其后|(?<![一-龥])节后(?!的)|"
    "此后|之前(?=[已曾])|此前(?!预[计期测估]|市场预|指引|的?目标| ?[\\d一二两三四五六七八九十几数多])|(?<!提)前(?:两|一)天|这两天|如今|现今|眼下|之后(?=[，,])|后来|而后|届时|日前|近日|近期|最近(?![一二两三四五六七八九十\\d])|不久前|前不久|以前(?=[，,])|过去(?=[，,])"
)
_BACK: Final = "节(?:假)?日期间|(?<![\u4e00-\u9fff”])(?:小?长假|假日|黄金周)(?:期间|里|(?:首日|第[一二三四五六七八]天)(?=[，,])|(?=[3-9三四五六七八]天))|(?<![\\d个本上当下同次一二三四五六七八九十])月末(?!的)|截至到?(?:当[日天])?收盘|截至本?报告期末|截至当时|截至彼时|全天(?![候型])|假期(?:首日|第[一二三四五六七八]天|最后一天|(?!间))|彼时|当时|其时|其间|(?<![\u4e00-\u9fff”])期间(?=[，,])|(?<![合年史前])同期(?!限)"
_TEN_YEARS: Final = "(?P<dec>[1-9]0|[二三四五六七八九]十)年代(?P<decedge>初|末|中期)?"
# 道光二十一年六月十六日, 民国26年7月: a year of an emperor's or of the Republic's, by the year that was its first.
ERAS: Final = {
    "贞观": 627, "开元": 713, "天宝": 742, "洪武": 1368, "永乐": 1403, "正统": 1436, "成化": 1465, "弘治": 1488, "正德": 1506, "嘉靖": 1522,
    "万历": 1573, "天启": 1621, "崇祯": 1628, "顺治": 1644, "康熙": 1662, "雍正": 1723, "乾隆": 1736, "嘉庆": 1796, "道光": 1821,
    "咸丰": 1851, "同治": 1862, "光绪": 1875, "宣统": 1909, "民国": 1912,
}  # fmt: skip
_ERA: Final = rf"(?:{'|'.join(ERAS)}) ?(?:元|\d{{1,2}}|[一二三四五六七八九十廿卅]{{1,4}}) ?年(?:(?:正|闰?[一二三四五六七八九十]{{1,2}}|\d{{1,2}})月)?(?:(?:初|廿|卅|二?十)?[一二三四五六七八九十]{{1,2}}日?(?=[，,。；;至到夜晨晚间])|\d{{1,2}}日)?"
ERA = lazy(
    rf"(?P<era>{'|'.join(ERAS)}) ?(?P<nth>元|\d{{1,2}}|[一二三四五六七八九十廿卅]{{1,4}}) ?年(?:(?P<month>[一二三四五六七八九十]{{1,2}}|\d{{1,2}})月)?"
)
_DECADE: Final = (
    rf"(?:(?P<cent>\d{{2}}|上) ?世纪)?{_TEN_YEARS}|(?P<cent2>21|本|新|20|19|上|下) ?世纪(?P<centedge>以来|初|末|中叶)?"
)
_ISO: Final = r"(?<![\d.\-/])(?P<iy>(?:19|20)\d\d)(?P<isep>[-./])(?P<im>1[0-2]|0?[1-9])(?P=isep)(?P<id>3[01]|[12]\d|0?[1-9])(?![\d.\-/])"
_ISO_FIND: Final = r"(?<![\d.\-/])(?:19|20)\d\d(?:-(?:1[0-2]|0?[1-9])-|\.(?:1[0-2]|0?[1-9])\.|/(?:1[0-2]|0?[1-9])/)(?:3[01]|[12]\d|0?[1-9])(?![\d.\-/])"

# 24H1, 2024Q3: how those who study companies write halves and quarters.
CODE = lazy(
    r"(?P<year>(?:20)?[12]\d)(?:[HＨ](?P<half>[12])|[QＱ](?P<quarter>[1-4]))|(?:(?P<lhalf>[12])[HＨ]|(?P<lquarter>[1-4])[QＱ])(?P<lyear>(?:20)?[12]\d)"
)

# 2022/23赛季, 2023-2024学年, 二零二一/二二年度: years that begin in one and end in the next.
_TWO_YEARS: Final = (
    r"(?:(?P<first>(?:19|20)?\d\d)(?: {0,3}[/／－-]|至(?=\d{2,4} ?财政年))(?P<last>(?:19|20)?\d\d)"
    rf"|(?P<cn>[一二][{_CN_DIGIT}]{{3}})[/／－至-](?P<cn_last>[一二][{_CN_DIGIT}]{{3}}|[{_CN_DIGIT}]{{2}}))"
    r" ?(?:赛季|学年|财年|财政年|会计年|年度|雪季|榨季|(?<=[/／]\d{4})年|(?<=[/／]\d\d)年)度?(?!假)"
)
SEASON = lazy(_TWO_YEARS)
# 25/26/27年, 2025/2026/2027年: each for its own figure.
_ROW_OF_YEARS: Final = r"(?:20)?[0-3]\d(?: {0,3}[/／](?:20)?[0-3]\d){2,4} ?年度?"
ROW_OF_YEARS = lazy(_ROW_OF_YEARS)
# 24-26年归母净利润分别为: from the first to the last.
SHORT_RUN = lazy(rf"(?:20)?(?P<first>{_SHORT}){TO}(?P<last>{_SHORT})年")


# With what the times of each kind begin that begin with no numeral: only those are looked for that may stand there.
WORD_BEGINS: Final = {
    "plan": '‘“「"第',
    "cal": "上今前去同后当新明本来次此第翌该这那",
    "era": "".join(sorted({era[0] for era in ERAS})),
    "bare": "QＱ单上下今全前去同头岁年当明本次第这首",
    "placing": "几多数用",
    "quarter": "上下前当最本该这",
    "span": "之今几前后多往接数最未此该过近这",
    "holiday": "‘“「中儿元劳双国大妇年建教春正清端重除",
    "now": "到如当截时现目至迄",
    "decade": "上下新本",
    "clock": "上下中傍凌夜早晚清零",
    "dayword": "今前即同后当明昨次此第翌这那隔",
    "week": "上下周星本这",
    "each": "常年每逐",
    "report": "季报期",
    "back": "假全其同小当彼截月期节长黄",
    "vague": "不之以其前历后多如届往日最此现眼而节过近这长随",
    "since": "以",
}


def _find(begins: Mapping[str, str], /, **kinds: str) -> re.Pattern[str]:
    """The pattern that finds times of some kinds, the first first; the group that ends each is empty and tells the kind."""
    sieves = {kind: f"(?=[{re.escape(first)}])" for kind, first in begins.items()}
    return lazy("|".join(f"{sieves.get(kind, '')}(?:{pattern})(?P<{kind}>)" for kind, pattern in kinds.items()))


_DURING: Final = " ?(?:期间|时期|以来|期?[初末]|初期|规划期|结束)"
_OF_PLAN: Final = "(?:(?:计划|规划)(?=期间|时期|期?[初末]|初期|结束))?"
_ON_HOLIDAY: Final = rf"[“‘「]?(?:国庆(?=中秋)|中秋(?=国庆))?(?:{_HOLIDAYS})(?:节|双节)?[”’」]?(?:(?:节|小?长假|假期|节?假日)?[三四五六七八九3-9]天(?=[，,(（期里间内共全国假电票旅总累各])|(?:黄金周|小?长假|假期)(?:{_NTH})?|节?假日|档期?(?!案|次|位|口)|期间|前后|当天|前夕|、|(?=[，,]|[至到](?:大年|正月)初|旅游人[次数]|旅游收入|全[国省市县区州]|接待|票房|实现|共|各地|铁路|民航|景区|零售|餐饮|(?<=[0-9年]..)(?:出游|消费|销售|市场|客流|电影)))|(?:大年|正月)初[一二三四五六七八九十](?:当[天日]|(?=[，,（(为是达票单全共各首档晚早上下中午凌铁我本电接]))"
# A time that begins with a numeral, and one that begins with any other character.
FIND_NUMBER: Final = _find(
    {},
    iso=_ISO_FIND,
    years=rf"(?<![\d.{_CN_DIGIT}])(?=[\d{_CN_DIGIT}]{{2,4}} {{0,3}}[/／－至-])(?:{_plain(_TWO_YEARS)}|{_ROW_OF_YEARS}|{_SHORT_RUN})",
    code=r"(?<![\dA-Za-z.])(?:(?:20)?[12]\d(?:[HＨ][12]|[QＱ][1-4])|(?:[12][HＨ]|[1-4][QＱ])(?:20)?[12]\d)(?![\dA-Za-z.])(?:期?末|底)?",
    plan=rf"(?<![一二三四五六七八九十]){PLAN_NAME}[”’」\"]?{_OF_PLAN}(?={_DURING})",
    cal=f"{_plain(_WRITTEN_YEARS)}|一年前(?=同期|同季)",
    bare=_BARE_NUMBER,
    placing=_PLACING_NUMBER,
    span=_SPAN_NUMBER,
    holiday=_ON_HOLIDAY,
    decade=rf"(?:\d{{2}} ?世纪)?{_plain(_TEN_YEARS)}|(?:21|20|19) ?世纪(?:以来|初|末|中叶)?",
    clock=_CLOCK_NUMBER,
    bareday=(
        rf"(?<![\d.第月{_CN_DIGIT}十])(?:三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九])日(?={_CN_HOUR})"
        rf"|(?<=[，,。；;：:\n])(?:三十一?|二?十[一二三四五六七八九]|二十)日(?!均|产|内|元|本|游|之|以|[线子工])"
        rf"|(?<![\d.第])(?<!连续)(?<!拘留)(?<!连[跌涨升降挫])(?:{_DN}{TO})?(?:3[01]|[12]\d|[1-9]) ?日(?!(?<![\d-]..日)累计[上下涨跌净]|留存|均|产|内|元|本|报(?=[社讯刊纸》网业端版]|记者|客户)|游|之|以内|常|照|子|工)"
        # 24号,…, 20号到24号; but 92号汽油 and 3号楼.
        # 22号全国铁路预计发送旅客900万人次
        rf"|(?<![\d.第])(?:(?<=[，,。；;：:\n（(至到从于间])|(?<![\s\S]))(?:{_DN}号?{TO})?(?:3[01]|[12]\d|[1-9])号(?=[，,]|[至到—-]\d|上午|下午|晚|凌晨|中午|当天|起|夜间|全[国省市县天]|中国|我国|铁路|民航|预计)"
    ),
    each=_EACH_ONE,
    vague=_ALL_ALONG,
)
FIND_WORD: Final = _find(
    WORD_BEGINS,
    plan=rf"(?<![一二三四五六七八九十])[“‘「\"]{PLAN_NAME}(?:[”’」\"]?{_OF_PLAN}(?={_DURING})|[”’」\"](?=初|前|后|年均|累计|开局|[，,]))|{_NTH_PLAN}(?={_DURING}|[，,])",
    cal=_plain(_NAMED_YEARS),
    bare=_BARE_WORD,
    placing=_PLACING_WORD,
    quarter=_QUARTER_WORDS,
    span=_SPAN_WORD,
    holiday=_ON_HOLIDAY,
    now=_NOW,
    era=_ERA,
    decade=rf"上 ?世纪{_plain(_TEN_YEARS)}|[本新] ?世纪(?:以来|初|末|中叶)?|下世纪(?:末|中叶)|上世纪(?:末|中叶)|上世纪(?=[0-9])(?![0-9]0 ?年代)",
    clock=_CLOCK_WORD,
    dayword=f"(?:{_DAY_WORDS})(?!头条|之星|达(?![到成标至\\d]))",
    week=_WEEK,
    each=_EACH,
    report=r"报告期(?:间内?|内)?(?![末初])|(?:(?<![\u4e00-\u9fff])|(?<=集团)|(?<=公司))[期季]内(?![\u4e00-\u9fff]?容)",
    back=_BACK,
    vague=_VAGUE,
    since="以来",
)
NUMERALS: Final = frozenset("0123456789一二两三四五六七八九十")
# What no pattern reads otherwise, and need not be asked of them: 今年 and the like, a year that is not the first of several
# and begins no other word, and 目前.
PLAIN_WORDS: Final = {
    **dict.fromkeys(("今年", "去年", "明年", "来年", "次年", "翌年", "同年", "当年"), "cal"),
    "目前": "now",
}
# Behind which they may be something else: 当年轻人, 今年的省法院工作报告.
NOT_PLAIN: Final = frozenset("龄轻级的价")
PLAIN_YEAR = lazy(r"(?<![\d.])(?:1\d|20|21)\d\d年(?![ 度代级间来历以多树老一前的至到\-－—–~～─、和及与])")
# Between two days of which the first is written without 日.
DAYS = lazy(TO)
# A year with the part of it that follows, or a part alone; FIND_NUMBER and FIND_WORD say where one begins.
# 2025年单第三季度: of that quarter alone.
CALENDAR = lazy(
    rf"(?:{_YEARS})?(?:(?: ?|单(?=第?[一二三四1-4]季度|[QＱ])|的(?=[前首][1-9一二三四五六七八九十]|[上下]半年|第[一二三四]季))(?:{_PART}))?"
)
PART = lazy(_PART)  # alone
YEAR_GROUPS: Final = _YEARS.count("(?P<")  # its first groups are of the year, all others of the part
# With one of these the part that follows a year begins.
PART_BEGINS: Final = frozenset(
    " 单的0123456789两一二三四五六七八九十本上下当同次这第首开QＱ半年岁前头全底初末终中春夏秋冬"
)
ISO = lazy(_ISO)
# What stretch a company reports on: 2024年半年度报告, 2023年第三季度财报.
REPORT = lazy(
    r"(?P<year>20\d\d) ?年(?:(?P<half>半年度?|中期|上半年)|第?(?P<quarter>[一三])季度?|(?P<three>前三季度)|度|年)?的?(?:财务|业绩|经营)?(?:报告?|财报|季报|快报)"
)
PLAN = lazy(_PLAN)
DECADE = lazy(_DECADE)
HOLIDAY = lazy(rf"{_HOLIDAYS}|初[一二三四五六七八九十]")
NTH = lazy(rf"(?:{_NTH})$")
SPAN = lazy(rf"\D*?(?P<n>{_COUNT})(?:{TO}{_COUNT})? ?多?(?P<unit>{_DUR_UNIT})")
WEEK = lazy(r"(?P<which>上上|上|本|这|下)?个?(?:周|星期)(?P<day>[一二三四五六日天末])?")

# A time can only begin where one of these characters is followed by one of its companions: the whole text is searched
# for these pairs, and the patterns are tried at each of the few places that are left.
_CN: Final = "一二两三四五六七八九十"
_PAIRS: Final = {
    "今": "年日天晨晚早冬春夏秋后明起（(",
    "去": "年春夏秋冬",
    "前": f" 年天日近头不{_CN}0123456789几数",
    "明": "年天日春夏秋冬",
    "后": f"年天来{_CN}0123456789",
    "上": "年一半个月周上星世午季财下、",
    "下": "半一个月周星午季财世",
    "本": "年月周星世季财",
    "当": "年月日天晚时前季",
    "同": "年月日期治",
    "次": "年日月季",
    "翌": "年日",
    "隔": "日天",
    "来": "年",
    "这": f"个周些星几季天{_CN}0123456789",
    "那": "一年天",
    "此": f"年前后{_CN}0123456789",
    "该": f"年季财{_CN}0123456789",
    "头": f"{_CN}0123456789",
    "首": f"季{_CN}0123456789",
    "第": f"{_CN}0123456789",
    "开": "年元",
    "全": "年天",
    "年": "底初末终中年内",
    "岁": "末初",
    "即": "日",
    "昨": "日天晚夜晨早午上下今（(",
    "假": "期日",
    "节": "日假后",
    "目": "前",
    "截": "至止",
    "现": "在今已市产当统价货售行",
    "眼": "下",
    "如": "今",
    "迄": "今",
    "至": "今",
    "时": "至",
    "到": "目现",
    "元": "旦宵",
    "清": "明晨",
    "劳": "动",
    "端": "午",
    "中": "秋午",
    "国": "庆",
    "除": "夕",
    "重": "阳",
    "春": "节",
    "儿": "童",
    "大": "年",
    "正": "月统德",
    "教": "师",
    "妇": "女",
    "建": "党军",
    "双": "十1",
    "近": f"年几些来日期数{_CN}0123456789",
    "过": "去",
    "最": "近",
    "之": "前后",
    "往": "年后",
    "未": "来",
    "接": "下",
    "凌": "晨",
    "零": "时点",
    "早": "上012",
    "晚": "上012",
    "傍": "晚",
    "夜": "间",
    "用": f"了{_CN}0123456789",
    "每": "年月日天周个季星小分",
    "逐": "年",
    "常": "年",
    "历": "年史",
    "长": "期假",
    "小": "长",
    "黄": "金",
    "一": "直",
    "以": "来往前",
    "随": "后",
    "而": "后",
    "其": "后时间",
    "届": "时",
    "日": "前",
    "不": "久",
    "彼": "时",
    "期": "间内",
    "季": "内",
    "报": "告",
    "新": "世的一",
    "多": "年",
    "数": "年天月十个百",
    "几": "年天个十",
    "道": "光",
    "光": "绪",
    "康": "熙",
    "乾": "隆",
    "雍": "正",
    "嘉": "庆靖",
    "咸": "丰",
    "宣": "统",
    "顺": "治",
    "洪": "武",
    "永": "乐",
    "万": "历",
    "崇": "祯",
    "贞": "观",
    "天": "宝启",
    "成": "化",
    "弘": "治",
    "民": "国",
    "Q": "1234",
    "Ｑ": "1234",
    "单": "QＱ",
    "周": "一二三四五六日天",
    "星": "期",
    "“": "一二三四六七八九十五元春清端中国重双除劳",
    "‘": "一二三四六七八九十五元春清端中国重双除劳",
    "「": "一二三四六七八九十五元春清端中国重双除劳",
    '"': "一二三四五六七八九十",
}
# What may stand right behind the first numeral of a time, behind all of them, and behind its digits.
_AFTER_NUMERAL: Final = " 年财月日时点天周季小星多余载、至到－—–~～─-"
_AFTER_NUMERALS: Final = f'学会/／直和与及”’」"期以末规节长假黄档前当，,0123456789{_AFTER_NUMERAL}'
_AFTER_DIGITS: Final = "HQＨＱ年财月日号时点天周季世分小星多余、至到:：/／－—–~～─-"
_MEASURED: Final = "月周多星小季交财"  # 个月, 个多月, 个星期, 个小时, 个季度, 个交易日
_FOLLOWERS: Final = {first: frozenset(then) for first, then in _PAIRS.items()} | {
    digit: frozenset(f"{_PAIRS.get(digit, '')}{_CN}〇零○百个分{_AFTER_NUMERAL}") for digit in _CN
}
_FIRSTS: Final = "".join(_FOLLOWERS)
_SECONDS: Final = "".join(sorted(frozenset(_AFTER_DIGITS).union(*_FOLLOWERS.values())))
# Inside a number begin only 90年代 of 1990年代 and the like: all else looks back for a digit.
_BEGINNING = lazy(
    f"[{re.escape(_FIRSTS)}0-9月](?=[{re.escape(_SECONDS)}])(?:"
    f"(?<![0-9月{_CN}])(?!个[^{_MEASURED}]|(?<=第)(?:[一二三四](?!个五年)[^季财、天至到年]|[0-9][^0-9周季财]))"
    f"|(?<=[{_CN}])(?=[{_CN}〇零○百]{{0,4}}(?:[{_AFTER_NUMERALS}]|个[{_MEASURED}]|分钟))"
    "|(?<=[0-9])(?:"
    f"(?<![0-9].)(?=[0-9]{{0,3}}(?:[{_AFTER_DIGITS}]| {{1,3}}[学会{_AFTER_DIGITS}]| ?个[{_MEASURED}])|[0-9]{{3}}(?:\\.|[上下]半|全年|第[一二三四]季|前[三3]季|赛季|元旦|春节|清明|五一|端午|中秋|国庆|营[收业]|归母|扣非|净利))"
    "|(?=[0-9]? ?(?:年代|世纪|季度)))"
    "|(?<=月)(?=末))"
)


def beginnings(text: str) -> list[int]:
    """Where a time could begin, from left to right."""
    follow = _FOLLOWERS.get
    begun = map(re.Match.start, _BEGINNING.finditer(text))
    return [at for at in begun if (then := follow(text[at])) is None or text[at + 1] in then]
