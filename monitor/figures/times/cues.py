"""The words around a time that say what it does: compare, name, begin, end, list."""

from __future__ import annotations

from typing import Final

from monitor.figures.moves import MOVES
from monitor.figures.patterns import lazy, sieved
from monitor.figures.times import words

BEFORE_CLAUSE: Final = frozenset("，,；;：:。！？!?\n　 ")
CLAUSE = lazy(r"[，,；;：:。！？!?\n]")
# 力争5年内发展到50亩: none of the year that was told of before.
AIMED = lazy(r"(?:力争|力求|争取|计划|规划|确保|预计|打算|准备|拟)(?:在|再?用)?$")
# 全年日照1800小时, of a climate
CLIMATE = lazy(r"平均|[总年]?(?:日照|降[水雨]|积温|无霜|有霜|主导风|雨量|气温|多雨)")
# 对区本级2022年度预算执行情况进行审计,延伸抽查5个单位: of what time the accounts are that are looked through.
AUDIT_WITHIN: Final = 40
AUDITED = lazy(r"度?[^，,。；;\n]{0,36}审计(?=[，,。；;])")
AUDITS = lazy(r"对[^，,。；;\n]{0,14}$")
PLACES: Final = frozenset("省市县区州旗镇乡村")
# 到昨日已收购烟叶21万担
DONE_BY_THEN = lazy(r"[，,]?(?:[全我该本][省市县区州镇乡村]|累计|共)?(?:已经?|累计|[总一]?共(?![同享建产党青治]))")
UNTIL = lazy(r"截[至止][到至]?了?(?:当地时间|北京时间)? ?$|(?:^|[，,。；;●\n])至$")
# 14年来震级最高的一次地震: how long it has been unmatched.
RECORD_OF = lazy(r"[一-龥]{0,16}?(?:最(?:[高低大小好快多少强佳差重坏旱冷热]|严重)|首[次个]|第一[次个])")
# 这是自2014年以来其出货量首次下滑
BEEN_SINCE = lazy(r"[是为系]自?$")
COMPARED = sieved(
    "不优低占多大好小少弱强快慢接早晚次比没相短超较距长高",
    r"(?:(?<![之占])比|较|距离?|相当于|相对于?|相较于?|相比于?|不及|不如|没有|接近|超过|高出|超出|次于|[高低优好快慢多少大小强弱短长早晚]于|占|超)(?:我国|全国|全省|全市|全县|其)?$",
)
# 较疫情前的2019年同期
COMPARED_AS = lazy(r"(?<![占重例对])[比较](?![重例率值达])[^，,。；;\d]{1,8}的$")
WITH = lazy(r"[与同和跟以]$")
# 与试点城市2017年最低价相比: what is likened is named before its time.
WITH_ITS = lazy(r"(?:^|[,，。；;：:\n])[与同跟][一-龥]{2,8}$")
BESIDE_IT = lazy(r"[^，,。；;]{0,24}?(?:相比|相较)")
LIKENED = lazy(
    rf"比(?![例重值率赛邻上去今前])|(?:[（(][^（()）]{{0,30}}[）)])?[^，,。；;]{{0,24}}?(?:比(?=[，,])|相比|相较|(?<=[年期月度末])(?:{MOVES})(?=[\d了])|持平|相[同似近仿]|一致|比较|一样|相当|不变价|价格|为基(?!数)|为100?(?!\d))"
)
TIMES_OF = lazy(
    r"[”’]?(?:时期|期间|同期)?(?:(?:\d[\d.,]* ?[万亿]?|[一二三四五六七八九十百千万亿零〇]{2,14})[^，,。；;\d的]{1,6}|(?:(?![从由占要将])[^，,。；;\d]){0,6})的(?:约|近|超)? ?(?:[\d.]+ ?多?(?:倍|%|％|成|‰)|[一二两三四五六七八九十几百]+(?:多|点[一二三四五六七八九])?(?:倍|成|分之|半)|一?半)"
)
IS = lazy(r"[是为达到足于占复当近有]$")
# 为疫情前2019年同期的33.5%
AS_BEFORE = lazy(r"[是为达到足于占当](?:疫情|疫前|灾|节|战)之?前$")
REGAINED = lazy(r"恢复[到至]了?$")
REGAINED_TO = lazy(r"(?:同期|同日)?(?:水平)?的?(?:约|近|超过?)? ?(?:[\d.]+ ?(?:%|％|成)|[一二两三四五六七八九]成)")
BACK_AT: Final = frozenset("回到至近")
ITS_LEVEL = lazy("的?(?:同期)?(?:平均)?水平(?=[，,。；;！!）)\n])")
REACHED = lazy(r"[提增上下降减扩升跌涨回缩变转调跃攀发][高加升降少大到长落短滑涨跌退]?[到至]$")
# 由2010年的62%下降为2018年的59%, and not 下降为2018年的59%
MOVED_ON = lazy(
    r"[由从][^，,。；;]{3,48}[提增上下降减扩升跌涨回缩变转调跃优演][高加升降少大到长落短整化变滑涨跌退]?[为成]$"
)
NOT_YET = lazy(r"(?:临近|将近|迎来|距离?|离|恰逢|备战|喜迎)$")
BASE = lazy(r"[^，,。；;]{0,20}?基础上")
MADE = lazy(r"[^，,。；;\d]{0,3}?(?:生产|建成|启动|投产|签订|发行|上线|竣工|开工|开业|提出|安排|预计)的")
# 是2016年脱贫销号村: when it was called so says nothing of what it counts.
CALLED = lazy(
    r"[一-龥]{2,16}(?:[村县乡镇户]|单位|企业|品牌|城市|基地|园区)(?=[，,。；;、])"
    r"|度?[一-龥]{0,16}(?:十[佳大强]|百[佳强]|先进|优秀|示范|模范|最[美佳])[一-龥]{1,8}(?=[，,。；;、])"
)
CALLS: Final = frozenset("是为的属系予获选入")
# 入选2025年省级重点项目, of which year it is says nothing of what is told next.
PICKS: Final = frozenset("选评获为")
PICKED = lazy(r"(?:入选|获评|荣获|评为)$")
PICK = lazy(r"度?[^，,。；;\d]{2,24}?(?:项目|名单|计划|试点|奖|称号|榜|案例|企业)")
# 去年的iPhone XR: the model of that year, whose price is of no time.
MODEL = lazy(
    r"(?:的|款|产)[A-Za-zＡ-Ｚａ-ｚ]*[a-zａ-ｚ]|款|的[一-龥]{0,6}(?!GDP|CPI|PPI|PMI|IPO)[A-ZＡ-Ｚ]{1,3}[0-9０-９]{1,3}(?![0-9０-９.．%％亿万])"
)
DATED = lazy(
    r"[^，,。；;\d]{0,3}?(?:发布|上市|推出|公布|开售|出台|印发|发射|成立|制定|修订|颁布|批准|确定|出生|毕业|开幕|闭幕)的"
)
# 8月17日发生溃水事故的煤矿井口已有12台水泵: where it happened, of which what is so by now is told.
STRUCK = lazy(r"发生[^，,。；;\d的]{2,10}的[^，,。；;\d]{2,24}?(?:已|目前|仍|现有)")
# 是7月24日上映的《…》, whose takings are not of that day.
SHOWN = lazy(r"(?:上映|公映|首映|开播)的《")
DELIVERY = lazy(
    r" ?份?(?:交货|交割|到期的|合约|(?:原油|汽油|柴油|燃油|天然气|黄金|白银|大豆|玉米|小麦|棉花)?期货|期铜|期油|主力)"
)
ISSUE = lazy(r"第[一二三四五六七八九十\d]+[期届次批号轮](?![^，,。；;：:\d]{0,8}(?:普查|调查))")
# 2023年为1.2%(6月预测值1.7%), 3月份料为1.9%
FORETOLD = lazy(r"份?(?:时)?(?:(?P<of_then>料|(?:预测|预期|预估)值)|预计|预测|预期|预估)(?:将)?[为是]? ?\d")
DATELINE = lazy(r" ?(?:电(?![网力量话视子商动池影器缆磁]|信(?!息)|费(?!城))|讯(?:[ 　（(）)]|(?=[今昨][日天])))")
STANDING = lazy(r"(?:处于|位于|创下?|刷新|达到?|是|为)$")
# 今年来,全县…: as 今年以来.
SINCE = lazy(
    r" ?(?:份|期间)?(?:以来|来(?=[,，])|(?<=今年)来(?=[，,已累共涨跌]|的(?:平均|累计|[涨跌]|收益|净值)|上(?:涨|证)|下跌|[沪深]|A股|首次|最[高大多低]|股[价指]|指数|全[国省市县区村镇乡])|至今(?!年|[日天晚])|到现在|到目前|至目前)"
)
RECORD = lazy(
    r"(?:以来)?的?(?:[近一二两三四五六七八九十\d]{1,3}个?[年月季]度?)?(?:[春暑]运|假期)?(?:(?:增[速幅长]|涨幅|降幅|跌幅|升幅|发展|投入|力度|规模|变化|水平)[一-龥]{0,2}?)?(?:最[高低大小好快多少强佳]|首度|(?:收[盘市]|盘中)?新[高低]|首[次个]|(?:连续)?第[一二三]|连续第[四五六七八九十\d]|历史|较[高低]|单[日月季年]|同期最|次[高低]|峰值)"
)
# 升至近3个月的新高4.6%
NEW_MARK = lazy(r"的?(?:历史)?(?:新[高低]|峰值)")
# 创下2018年四季度以后最高纪录, 是4月10日后最多
RECORD_AFTER = lazy(r" ?(?:以后|之后|后)的?(?:最[高低大小好快多少强]|新[高低])")
AFTERWARDS: Final = frozenset(" 以之后")
# 自2017年起再创新低, 自2020年起连创新高: since when there was none like it.
RECORD_FROM = lazy(r"起(?:再|首|连|屡)?(?:度|次)?创(?:下|出)?(?:历史)?新[高低]")
BREAKING: Final = frozenset("创下新")  # 创今年新高, 创下, 刷新
# 跌破1月关键支撑位, 突破去年高点: of when the mark is that a price passes.
PASSING: Final = frozenset("破守上回及近离")
MARK = lazy(r"份?的?[一-龥]{0,4}?(?:支撑|阻力|[高低][点位]|前[高低]|均线|颈线)")
# 今年起, but not 今年起售价…
FROM = lazy(r" ?(?:起(?![售火重草飞降诉捕拍])|开始)")
# 截至8月28日的一周: the seven days up to it.
WEEK_UP_TO = lazy(r"(?:(?:日?止|截止|结束)?的?(?:前|过去)?一周|(?:(?:日?止|截止|结束)的)?[那当]周)(?![年岁])")
# 截至6月30日止六个月, 截至6月30日的三个月, 截至12月31日止年度: the months up to it.
MONTHS_UP_TO = lazy(
    r"(?:日?止的?|的)(?:([三六九369]|十二|12)个月|(?:财政|会计)?年度|财政年|(中期(?=业绩|财报)))(?![内来后目计任预报])"
)
# 截至7月27日的第二财季, 截至9月底止第三季: it only says which quarter is meant.
OF_QUARTER = lazy(r"(?:日?止的?|的)(?:20\d\d)?(?:财[政务]?年度?|年度?)?(?:第?[一二三四1-4]财?季|[首前]三季)")
# Without 截至: 5月30日止,全县…
ENDED = lazy(r" ?(?:\d{1,2}[时点])?止(?![血痛咳跌于])")
BEFORE = lazy(r" ?(?:以前|之前|前(?![后夕期瞻]))")
AFTER = lazy(r" ?(?:以后|之后|后(?![半期续备]))")
# 5日夜间至8日, 从21日晚持续到24日
JOINED = lazy(rf"(?:夜间|白天|凌晨|早晨|早上|上午|下午|傍晚|晚上?)?(?:开始)?(?:一直|持续|延续){{0,2}}{words.TO}")
# 自7月1日启动,至8月31日结束
RAN = lazy(rf"(?:起|启动|开始|开幕|开启)?[,，](?:持续|一直)?{words.TO}")
ENDS = lazy(r"(?:结束|闭幕|落幕|收官|为?止)")
AND = lazy(r" ?[、和与及] ?|以及")
# 2021年、2022年及2023年1-6月,…分别为
ONE_BY_ONE = lazy(r"[^。；;\n\d]{0,40}?(?:分别|依次)")
APPOSED = lazy(r"[”’]?[初末]?[即的]?")
# 根据2018年公布的《…》: when what is quoted came out says nothing of what it says.
SCHEME = lazy(
    r"(?:年度|中期|半年度|末期)?(?:分红|利润分配|权益分派|股权激励)(?:方案|预案|计划)|(?:年度)?权益分派|(?:法说会|业绩(?:说明|发布|电话|推介)?会|电话会议?|股东大?会)(?=[上中，,]|显示|披露|表示)"
)
CITING = lazy(r"(?:据|按照?|参照|[引出]自)$")
CITED = lazy(r"[^，,。；;\d]{0,20}?(?:公布|发布|出版|发表|推出|修订|公开)的")
# 去年同期基数较低: what a growth is reckoned on.
LOW_BASE = lazy(r"(?:同期)?的?(?:(?:对比|较[高低]的?|[高低])?基数|价格变动的?翘尾)")
BASE_WITHIN: Final = 8
# 完成全年任务的80%, 为年初预算的101%, 年初各级人大批准的: what was planned for the year, of whatever time the figure is.
PLANNED = lazy(
    r"(?:[各本]级|[省市县区])?(?:人大|人代会)|(?:财政|调整|经济|社会|发展|主要|各项|工作|销[量售]|交付量?|产量|业绩|营收|利润)*(?:预算|任务|目标|指标|计划|限额)(?![招投建实拟用])"
)
SHARE_OF_IT = lazy(r"数?的(?:[\d.]+ ?[%％]|[一二三四五六七八九]成|百分之)")  # 占投资的8%和园区全年计划的57%
TO_PLAN = lazy(r"(?:(?:完成|达到?|占|为|超过?|实现|是|的)了?|[将把])$")
YEARLY: Final = frozenset(("全年", "年初", "年度"))
# 上年结余收入: what is left of the year before is taken up in the year told of.
PRIOR: Final = frozenset(("上年", "上年度", "上一年度", "去年"))
# 收购工作于8月24日开始,收购任务…: when it began, and not when the rest is.
BEGAN = lazy(r"(?:正式|全面)?(?:开始|启动|开镰|开园|开幕)(?=[,，。；;])")
ITS_TASK = lazy(r"[一-龥]{0,10}?(?:任务|目标)(?=[,，。；;])")
EVENT = lazy(r"[一-龥]{2,8}")
# 采摘期推迟近一周: how long, and not when.
LASTED = lazy(r"(?:推迟|提前|延长|缩短|延期|延迟|推后|延后|晚|早|相隔|时隔|历时|用时|耗时|长达|滞后|停产|持续)了?$")
LASTING: Final = frozenset("迟前长短期后晚早时达产续了隔")
# 今年54岁的老王,曾经…: an age is told of whom, and of no year.
AGED = lazy(r"(?:已经?|刚|才|快)?[0-9一二三四五六七八九十]{1,4}多?岁")
LEFT_OVER = lazy(r"(?:滚存|累计|净)?(?:结余|结转|结存)")
# 今年第8号台风: which storm, of whatever time its damage is.
STORM = lazy(r"第[一二三四五六七八九十\d]{1,3}号(?:超?强)?(?:台风|热带风暴)")
# 2012年总统参选人的支持率 is asked before.
CANDIDATE = lazy(r"[^，,。；;\d]{0,8}?(?:参选|候选)人")
# 今年最高温, on the day that is named; 抽样调查标准(2014年修订)
TOPMOST = lazy(r"(?:以来|入夏以来|入冬以来)?的?(?:第[一二三四五六七八九十]|最)[高低热冷大强]")
REVISED = lazy(r"(?:最新)?(?:修订|修正|试行|制定)版?[)）]")
# 截至20时, 截至当地时间17时30分
UP_TO_HOUR = lazy(r"截[至止]到?(?:当地|北京|当天|当日)?(?:时间)?$")
COUNTED_BY_THEN = lazy(r"[，,]?(?:累计|已(?:有|经)|共(?:有|计)|有(?=[\d近约超]))")
LAST_OPENING = lazy("(?s:.*)[“‘「『《〈]")
NAME = lazy(
    r"“([^“”，,。；;：:]{0,40})”|‘([^‘’，,。；;：:]{0,40})’|「([^「」，,。；;：:]{0,40})」|『([^『』，,。；;：:]{0,40})』|[《〈]([^《》〈〉。；;]{0,60})[》〉]"
)
SOURCE = lazy(r"[^》〉]{0,40}(?:公报|年报|年度报告|财报|状况|监测报告|统计快报)[》〉](?:显示|披露|称|数据)")
# 按2018年平均汇率计算: at what rate it was reckoned.
RECKONED = lazy(r" ?(?:年度?)?(?:平均|年均|年末)?(?:汇率|价格|不变价|可比价)")
# What is the first of its kind today: 目前世界上最大的邮轮, 目前国内先进的设备.
FOREMOST = lazy(
    r"(?:的?总?股本|已发行)|[一-龥]{0,4}最[一-龥]{1,6}的[一-龥]{1,8}之一|(?:世界|国内|国际|全球|全国|业[界内]|市场上|行业|我国)[^，,。；;\d]{0,10}(?:最|先进|领先|唯一|少有|一流)"
)
# What is thought of today is thought when the rest is: 认为当前经济“偏冷”的企业家.
JUDGED = lazy(r"(?:认为|觉得|感觉|感到|判断|评价|[对就]于?)$")
# What time was asked about, and not when it was answered: 被问及未来3个月的打算.
ASKED = lazy(r"(?:问及|谈及|论及)$")
# Which of a holiday's days it is, or of its travel: 黄金周运输第二天.
NTH_DAY = lazy(r"[^，,。；;\d]{0,10}?(?:第[一二三四五六七八]天|首日|首个|最后一天)(?=[，,])")
# 开学前三天, 首封前两天: before an event, and not before today.
BEFORE_EVENT = lazy(
    r"(?![由从在于的与和比较是为自至到以对区县省镇寺])[\u4e00-\u9fff]前[0-9一二两三四五六七八九]+ ?(?:[天日周]|个月)|[林园树苗栽植]前[一二两三四五六七八九]年"
)
# 假期前三天 are its first.
FIRST_DAYS = lazy(r"前([0-9一二两三四五六七八九]+) ?[天日]")
PER_HEAD = lazy(r"(?:[人户生亩台家均个村套件]|平均)$")
POINTS: Final = {"cal", "iso", "bareday"}

# With what character those patterns begin, or end before a time, that are asked of every time: a quick sieve.
NAMING: Final = frozenset(
    "的款产年中半末分利权股 份交到合期主第电讯原汽柴燃天黄白大玉小棉法业"
)  # MODEL, SCHEME, DELIVERY, ISSUE, STORM, DATELINE
CITES: Final = frozenset("据照按自")  # CITING
NAMED_AFTER: Final = CITES | CALLS | {"及"}
SETTING: Final = frozenset(
    "距离如的比较对于及过占超出国省市县其与同和跟以是为达到足复当近有在创下新至了"
)  # COMPARED, COMPARED_AS, WITH, IS, STANDING, REGAINED; 在
SINCE_THEN: Final = frozenset(" 份期以来至到")  # SINCE
AFFIXED: Final = SINCE_THEN | frozenset("起开前之后时同止当")  # FROM, BEFORE, AFTER; 期间, 时期, 同期
RUNNING: Final = frozenset("日止的")  # MONTHS_UP_TO, OF_QUARTER
UP_TO: Final = frozenset("至止到了间 ")  # UNTIL
OPENS: Final = frozenset("(（")  # REVISED
# Characters after a time within which the 的 of DATED and MADE stands.
MADE_WITHIN: Final = 6
