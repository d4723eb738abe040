"""What is no figure: each rule gives its reason for a number that is a date, a name, an order, an idiom."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from monitor.articles import Kind, Span
from monitor.figures.mentions import Mention, in_turn, stands_after
from monitor.figures.numbers import PLACES_MOVED
from monitor.figures.numerals import DIGITS
from monitor.figures.patterns import WHITE, lazy
from monitor.figures.quotes import Quotes


class Reason(StrEnum):
    """Why a number is no figure."""

    TIME = "a date, a time or a duration that places an event"
    ORDINAL = "an ordinal that names or orders"
    CODE = "part of a code, a model, a version or an identifier"
    TITLE = "inside the title of a work, a law or a document"
    NAME = "inside a name or a slogan"
    HOUSE = "an address, or the number of a line, a vehicle or a unit"
    DOCUMENT = "the number of a document"
    SCORE = "a score or a ratio"
    PHONE = "a telephone number or another identifier"
    MARKER = "a list marker"
    ARTICLE = "the numeral one used as an article"
    IDIOM = "an idiom, or a numeral with no measure word"
    ROUND = "a rhetorical round number"
    BASIS = "the basis of a rate, not a quantity"
    BARE = "a number with no measure word that states no value"
    UNREADABLE = "no readable number"


@dataclass(frozen=True, slots=True)
class Exclusion:
    """A number that is no figure, and why."""

    span: Span
    text: str
    reason: Reason


# 过亿项目5个: of which class they are.
_OF_CLASS = lazy(r"亿(?:元|美元)?级?项目")
# 8降3升1平, 3升8降2平
_MOVES = frozenset("涨跌升降平")
_MOVED_BEFORE, _MOVED_AFTER = lazy(r"[0-9][涨跌升降平]$"), lazy(r"[0-9]{1,3}[涨跌升降平]")
# Which generation of chips is told of: 7纳米占营收的34%, 5nm制程相比.
_NODE = lazy(
    r"(?:在[^,。;:]{0,6}(?:营收|收入)|含?以下|及以下|[、及和与]|以及|(?:制程|工艺|技术|节点|芯片)?的?(?:营收|收入|销售|密度|占|份额|出货|产能|贡献|已经|已开始|预计|相比|将|量产|投产))"
)
# Looked up once: before Python 3.12 an enum's member costs several times a name.
_DURATION, _COUNT, _LENGTH, _MASS, _AREA, _VOLUME = (
    Kind.DURATION, Kind.COUNT, Kind.LENGTH, Kind.MASS, Kind.AREA, Kind.VOLUME,
)  # fmt: skip
_MEASURED = frozenset((Kind.PERCENT, Kind.MONEY, Kind.PRICE, _MASS, _AREA, _VOLUME, Kind.ENERGY, Kind.TEMPERATURE))
_LONGEST_COUNT = 13
_AFTER_CODE = lazy(r"[A-Za-z+#]|\.[0-9]|-[A-Za-z0-9]|°[0-9]|′")
_TELEPHONE = lazy(r"0[0-9]|[0-9]{3,4}-[0-9]{3,8}")
_DOCUMENT = lazy(
    r"(?:[〕\]】]\s?第?|No\.?\s?|(?:编号|电话|热线|号码|邮编|代码|证号|QQ|微信|拨打|致电|房间)(?:为|是)?[::]?\s?(?:[“\"])?)$"
)
_HOUSE = lazy(
    r"\s?(?:号|楼(?!宇)|#|单元|弄|室(?!内)|路(?![口段灯])|巷|大街|街(?!道)|幢号|栋号|楼层|医院|[中小]学(?!生)|中(?![国心央小间部型标的]|学生)|频道|胡同|师(?![生资范])|团(?!队|体|员|伙)|军|高速|国道|省道|县道|乡道)"
)
# 如表1所示, 见图2.
_SHOWING = frozenset("表图")
_SHOWN = lazy(r"[如见参附]附?[表图]$")
_CHANNELS = lazy(r"探头|摄像|视频|监控|信号|通道|接入|传感|高清|分")
# Before the slash of a row: 分别为5.1/7.0亿元, 5.9%/36.8%.
_ROW_ENDS = frozenset("0123456789%")
_ORDERING = frozenset("前首头后初")
# 三至五名分别是…: who stands where.
_RANKED = frozenset(("名", "位"))
_IN_ORDER = lazy(r"(?:分别|依次)[是为]|的(?:分别|依次)?是")
_WITH_BEFORE = frozenset("目此之以日当年天月周会灾战提面跟生先从空赛节考课事史婚产术午晌眼班")
_ABBREVIATION = lazy(r"(?:GDP|CPI|PPI|GNP|R&D|AI|LPR|MLF|M[012]|RO[EI]|GMV|AUM|EPS|ARPU|[DM]AU|EBITDA|CAGR)$")
_PLACED = frozenset("路街巷厦苑楼")
_GROUPED = frozenset("村屯")
# How far off something is, and not where on a road: 距县城5公里处.
_AWAY_FROM = lazy(r"[距离][^,。;:!?]{0,14}$")
_RATIO_LEFT = lazy(r"[0-9一二三四五六七八九十]\s?[:比×xX*]\s?$")
_RATIO = frozenset(":比×xX*")
_RATIO_RIGHT = lazy(r"\s?[:比×xX*]\s?[0-9一二三四五六七八九十]")
_MARKER_LEFT = lazy(r"(?:^|\n|[。!?;:])[ \t]*\(?$")
_MARKER_RIGHT = lazy(r"\s?(?:[、)]|\.(?![0-9])|要(?!求)|是(?![0-9])|则)")
_RANKING = lazy(
    r"(?:位次|排[位名行在]|跻身|进位|保持|继续|[列居占获得是为从由至到])"
    r"[^,。;、!?:]{0,10}(?:第[0-9一二三四五六七八九十]{1,3}[位名]?[、和及与]){0,5}第$|(?<!安)排第$|(?:全[省市县国区州球]|世界|行业|同类|[东西中]部|西[南北]|东北|华[东南中北]|粤[东西北]|亚洲|[省市国]内)第$"
)
_RANK_RIGHT = lazy(
    r"(?:位|名|大(?!人|届|经济体))?(?:(?=[,。;、!?)）的”\n\s])|上升|下降|升|跃|降|提|前移|$|分别|和|及|位|名)"
)
# What is put in so many characters is a motto: 24字工作法, 十六字方针.
_MOTTO = lazy(r"[\u4e00-\u9fff]{0,4}?(?:工作法|方针|要诀|口诀|箴言|真经|精神|原则|核心价值观|理念|机制|模式|要求|歌)")
# An order and no place among peers: 她是第一位登上领奖台的…
_FIRST_WHO = lazy(r"[是为]第$")
_RANK_NOUN = lazy(r"(?:位|名)[\u4e00-\u9fff]")
_SLOGAN = lazy(
    r"项基本原则|个(?:翻番|现代化|维护|确立|代表|全面|自信|意识|毫不动摇|大局|革命|务必|坚持不|百年|必须|转变|面向|五年|不|一(?![0-9])|轮子|(?:文明|统一|先行|好)(?![\u4e00-\u9fff]{0,4}?(?:[区村镇县市园队]|单位|平台|项目|基地|中心|企业|品种)))"
    r"|位一体|项规定|条主线|条红线|道防线|条底线|张网(?!球)|盘棋|本账|座大山|条腿|只脚|把手|级书记|级(?:党建)?网格|级联动|级响应|级以上|项改革(?!任务|举措|措施|事项|试点|方案|成果)|次产业|产业|家村$"
)
_FIVE_YEARS = lazy(r"十[一二三四五六]五")
_NAMED = lazy(
    r"强|平台|客户端|网站|客服|指挥中心|报警|接警|指数|ETF|小巨人|国集团|热线|急救|晚会|行动计划|计划|工程|战略|政策|原则|模式|工作法|工作机制|机制|会议|事件|运动(?!员|会)|惨案|条(?:措施|意见)|届|点半|方针|布局|分钟.{0,2}圈|多边|年期|号"
)
_BEGINS_NAMED = frozenset("强平客网指报接E小国热急晚行计工战政原模机会事运惨条届点方布分多年号")
_OWN_NAME = lazy(
    r"[坪门台盘里道口片方平把段株层面节排步分班尾顷]?(?:村(?!级|里|民|集|\w{0,2}个)|镇(?!级|域)|乡(?!镇|村)|山|河|湖|寺|庙|桥|沟|湾|坡|岭|峡|江)"
)
_COMPOUND = lazy(
    r"元(?:复合|催化|锂|材料|正极|乙丙|肥)|次(?:全会|全体|会议|常委|代表大会|党代会|创业)|米(?:自由泳|蛙泳|仰泳|蝶泳|飞人|跨栏|接力|短跑|长跑|赛跑|混合泳)|点一线|位数|手房|线城市|维码|轮车|胎(?:政策|家庭|生育)?|孩|审|期工程|等奖|类区|本账"
)
_ROUND = lazy(r"[百千万亿]+$")
# 突破百万亿 tells what has been reached, with no unit too.
_HUGE = 10**8
_PASSED = lazy(r"(?:超过|破)$")
# 长假过半 says when it is.
_TIMES_HALF = lazy(r"(?:长假|假期|时间|赛程|赛季|春运|暑[假期]|寒假|年度|月份)过$")
_SURPASSED = lazy(r"(?:[客人员量次产粉众数户者资款额收入]|[^跨渡经通].)(?:超过?|过|破|突破|逾)$")
# What a numeral may tell without a measure word: 年收入大概二十余万, 受灾人口达三点六万.
_SUM_OF = lazy(
    r"(?:收入|产值|利润|销售额|营业额|租金|工资|分红|损失|人口|人数|面积|产量|总量|总数|[月日年]销|销量|订单量?|交付量?|下载量|播放量|阅读量|浏览量|粉丝数?|用户数?|票房)(?:能|有|可|已|首次|首|双双|均|再次|再度|继续|达到?|超过?|突破|逾|破|为|约|近|大概|大约|在|将近|差不多)*$"
)
_ENDS = lazy(r"\s?(?:[,。;!?)”]|左右|以上|$)")
_ROUND_LEFT = lazy(r"(?:(?:[上近达超过破逾数几]|达到)了?|(?<![签节合条])约|不足|不到)$")
_WEAK = frozenset(
    "金银铜丈任副卷层口句道单卡厘套则产举代兆千卡级届局尺平节手把步段安样组月期档日环班点版盘眼站章管胎寸类维招里方转载轮道队面顶头字分度"
)
# What a weak measure word counts in earnest: 两头牛, 三口井.
_COUNTED = lazy(
    r"头(?:[牛猪羊驴象鹿]|奶牛|母[牛猪]|肉牛|黄牛|种猪|生猪)|口(?:井|水[塘井]|[池鱼]塘|锅|人)|道(?:工序|防线|菜|闸)|层高|台|座|片(?:林|茶|果|药)|面(?:旗|锦旗)|轮(?:全员|核酸|检测|融资|竞价|谈判|调价|降雨|排查|巡视|巡察|筛查)|场(?:比赛|演出|讲座|培训|活动|宣讲|招聘|直播)"
)
_NUMERAL_FORMS = frozenset(("chinese", "half"))
_STORED = frozenset(("GB", "TB", "G", "T"))
# 12GB+256GB, 8GB LPDDR4+128GB name a model.
_VARIANT = lazy(r"(?:\s?LPDDR[0-9]X?\s?)?\+\s?[0-9]")
_LEXICAL = lazy(
    r"十分(?!钟|之|公里|$)|四处(?![房宅文水工设])|万分|十足|十佳|百搭|千万(?:别|不要|要)|三餐|三伏|三九|四季|五官|六边形|(?<=[外内])三元|三元(?=锂|电池|材料|正极|前驱|种业|食品|股份|乳业|牛奶)|百般|万般|十字|八卦|九宫|三明治|双一流|四方|四周|三角|四肢|五金|万能|千方|百计|十全|百货|千古|百年(?!一遇)|一线|二线|三线|一带一路|二手|三轮(?=[车摩电汽])|两岸|两会|两侧|两旁|两手|两地|三甲"
)
_PAIRED = lazy(
    r"[一二三四五六七八九十百千万两半][^个名位项家人件条户例死伤亡、和及至到。,;!?\n][一二三四五六七八九十百千万两半][\u4e00-\u9fff]"
)
_PAIRS = frozenset("一二三四五六七八九十百千万两半")
_NONE = lazy(r"(?:无|[没未]有)$")
_CASUALTIES = lazy(r"(?:死亡|失踪|遇难|失联|[死伤])[了者]?$")
_CASUALTY = lazy(
    r"(?:当场)?(?:死亡|死(?![难者里于活守])|受伤|轻伤|重伤|遇难|失联|失踪|伤|身亡|溺亡|遇害|被困|获救|感染|确诊)"
)
# Next to so many of others one is a count: 两架飞机、一艘巡逻艇.
_HEADS = frozenset("人名位例艘架辆")
_LISTED_ONE = lazy(r"[0-9二两三四五六七八九十百][余多]?[个名位人例艘架辆台][\u4e00-\u9fff]{1,8}(?:[、和及与]|以及)$")
# What tells a duration for its own sake and does not place an event by it: how long it is, takes, may be or was changed by.
_LASTING = (
    "连续(?:上涨|下跌|下降|增长|回落|回升|上升|减少|增加|保持)?|历时|耗时|用时|持续|时间|时长|天数|日数|中位数|平均|共|累计|总计|"
    "延长[至到]?|(?:缩短|压缩)[至到]?|提前|推迟|推后|滞后|增加|减少|减|早|晚|快|慢|由|从|达到?|超|超过|逾|满|不少于|不低于|最[长短多]|限|"
    "(?:租赁|租用|租种|流转|承包|租)了?(?:村民|农户|集体)?(?:土地|耕地|山地|林地|地)?|打工|务工|(?:学习|培训)了|"
    "间隔|疗程|年限|需|要|供|用了|[只仅]用|花了|寿|寿命|学制|刑|假|休|期|拘留|封闭|隔离|停牌|保存|质保|随访|跟踪|住院日?|飞行|驻留|在轨|航行|续航|运动|锻炼|睡眠|工作"
)
_CUE = lazy(
    rf"(?:{_LASTING})\s?(?:了|是|有|约|近|不到|不足|至少|仅|只有|(?:均|都|保持|稳定)?在|(?:一般|通常|约|仅)?为)?(?:近|约|超过|不到|不足|至少|逾)?\s?$"
)
_RUN = lazy(r"连续(?:上涨|下跌|下降|增长|回落|回升)$")
_PLACES = lazy(
    r"\s?(?:以来|之?前|之?后|以后|以前|来|间|期间|之间|时间(?:里|内)|里|中|多来|的时间里|当中|余来|计划|规划|行动|底|初|末|制|一遇|一届|一次|期)"
)
# 上市48小时,大定量…: how long ago it came out only dates the count.
_LAUNCHED = lazy(r"(?:上市|开售|开卖|上线|开播|开业|首映|点映)(?:仅|才|不到|不足|前|后)?\s?$")
# 经过7年随访, 实现4个月的连续增长: how long is the fact of a study or a run.
_FOLLOWED_UP = lazy(r"的连续|的?(?:随访|跟踪(?:研究|调查|观察)|追踪(?:研究|调查|观察))")
# A journey's days and nights belong together: 4晚5天.
_DAYS_BEFORE = lazy(r"[0-9一二两三四五六七八九十]{1,3}[天晚]$")
_DAYS_AFTER = lazy(r"[0-9一二两三四五六七八九十]{1,3}[天晚](?!会)")
_WITHIN = lazy(r"\s?(?:之|以)?内")
# Over how long something is averaged or added up: 日最大8小时平均浓度, 1小时降雨量, 7小时内降雨量.
_WINDOW = lazy(
    r"(?:个?小时|分钟)(?:滑动|平均(?![工等产])|(?:之?内)?(?:最大|最强|累计|短时)?(?:降[雨水雪]|雨[量强]))|(?<=24)小时(?:之?内)?(?:(?:最[大高])?[涨跌]|[上下暴大]跌|上涨|成交|交易[量额])"
)
_FINE = frozenset(
    (
        "小时",
        "个小时",
        "分钟",
        "秒",
        "秒钟",
        "毫秒",
        "ms",
        "微秒",
        "纳秒",
        "个工作日",
        "工作日",
        "个交易日",
        "交易日",
        "昼夜",
        "个钟头",
    )
)
_CLOCK = lazy(
    r"小时(?:值班|值守|服务|营业|不间断|在线|监控|监测|轮流|动态|待命|开放|自助|热线|全天|都|均|无人|运转|巡|制|滚动|应急|售票|候车|发班)"
)
# 指数分别为128.2、132.4和120.4
_LISTING = frozenset("、和及与")
_IN_LIST = lazy(r"(?:分别|依次)(?:为|是|达到?|报)\s?[0-9.]+(?:[、和及与][0-9.]+)*[、和及与]$")
# 较2010年下降6.8, 比上月回升0.3: what has no unit is told to the decimal.
_SHIFTED = lazy(r"(?:上升|下降|回升|回落|提高|降低|扩大|缩小|上涨|下跌|增加|减少|增大|减小|[高多少]出)了?\s?$")
_STATES = "[为达至到报是约超逾近过:共有计于在值]|报收|[跌突升]破|指数|得分|评分|系数|汇率|中间价|PMI|点位|人口|人数|户数|[亡病]率"
_STATE_ENDS = frozenset("为达至到报是约超逾近过:共有计于在值收破数分率价I位口")
_VALUE = lazy(rf"(?:{_STATES}|(?:由|从)[^,。;0-9]{{0,8}}的?)\s?$")
_COUNTABLE = lazy(
    r"(?:大类|省|市|县|区|镇|乡|村|国|州|旗|社区|街道|行政村|自然村|家|人|农|干部|党员|职工|学生|群众|企业|项目|居民|用户|师生|[中小大]学生|中小学生|儿童|老人|工人|矿工|病人|医护|医生|护士|教师|民警|消防|粉丝|网友|球迷|观众|乘客|孩子|专家|检测|确诊|感染|死亡|病例|样本|志愿者|考生|旅客|游客|患者|民|户|代表|委员|名|商户|篮板|助攻|盖帽|抢断|失误|犯规|进球|员工|官兵|军|亿|万|多|余)"
)
# 十里铺, 三里屯.
_SETTLED = lazy("[铺屯店坡沟河桥庄湾台墩营堡]|[园井塘湖岗山坪庙]{1,2}[镇乡村]")
_MODEL_YEAR = lazy("(?:19[89]|20[0-4])[0-9]")
_INDICES = "标普|标准普尔|沪深|中证|上证|深证|国证|恒生|日经|富时|罗素|道琼斯|科创|创业板|纳斯达克|斯托克|CAC|DAX|ASX|Nifty|NASDAQ"
_INDEXED = lazy(rf"(?:{_INDICES})\s?$")
_INDEX_ENDS = frozenset(name[-1] for name in _INDICES.split("|"))
_TAKEN_AS_ONE = lazy(
    r"[\u4e00-\u9fff]{0,6}?(?:[0-9][0-9.]*(?:多|余)?[元块角毛]|[购售卖批零均单菜肉粮油茶]价)|则|[降涨跌贵]|便宜|[地田](?=[0-9])|(?:[地田]|[茶果菜桑竹林油烟][园地田林]?)[\u4e00-\u9fff]{0,4}(?:收入|产值|净赚|纯赚|纯收|增收|效益|成本)|(?:地|田)?(?:能|可以|可|卖|要|就|只要|只卖|只|收|平均|大概|才)"
)
_ONE_SELLS = lazy(r"[\u4e00-\u9fff]{0,6}?卖[出到了上个]*(?:约|近)?[0-9][0-9.]*[多余万]*[元块角毛]")
_VOLTAGE = lazy(
    r"(?:及以[上下])?(?:的)?(?:工程|线路|变电站|供电|配电|输变?电|电网|母线|配网|主变|配变|开关|电缆|特高压|超高压|交流|直流)"
)
# How hot a sort of coal burns: 5500大卡动力煤, 动力煤(5500大卡)平仓价.
_COALS = lazy(r"(?:[高中低]硫)?(?:动力|[混优原精])?煤|\)[^,。;:0-9]{0,12}(?:价|煤)")
# Units that name a sort of line or of chip, or a motto, with what follows them then.
# Which band is used: 700MHz 5G基站.
_BAND = lazy(r"\s?(?:[2-6]G|频[段谱率]|基站|网络)")
_LABELS = {
    "字": _MOTTO,
    "kV": _VOLTAGE,
    "千伏": _VOLTAGE,
    "大卡": _COALS,
    "nm": _NODE,
    "纳米": _NODE,
    "MHz": _BAND,
    "GHz": _BAND,
}
_PAID = frozenset("元钱角块毛右上多0123456789")
_PRICE_OF_ONE = lazy(r"(?:[元钱角块毛]|[元钱角块毛](?:左右|以上)|[元钱角块毛]多|[块元][0-9])$")
# The size of a pack is part of a product's name: 5升装大豆油, 30片装维生素.
_IN_A_PACK = frozenset("片粒支枚袋包只罐听瓶")
# 每袋(25公斤)92元
_PACK = lazy(r"每[袋桶箱包瓶盒罐件]\($")
_PACKED = lazy(r"[桶瓶袋盒罐听散]?装(?![修机载备卸填置配车箱满上入了进有好船运])")
_EVERIES = frozenset("每隔产售出加增少高涨降入费成驶种理测集")
# Where a place is, and from what age on: no quantities.
_PLACED_AT = lazy(r"(?:[北南]纬|[东西]经)\s?$")
_SIGNS_OF_AGE = frozenset("≥≤＞＜><")
_EVERY = lazy(
    r"每(?:隔|生产|销售|售出|卖出|增加|新增|减少|提高|上涨|下降|投入|消费|完成|行驶|接种|处理|检测|捐出|募集)?\s?$"
)
# What an index is 100 at: 以2015年为100.
_SET_AT = lazy(r"以[^,。;:!?\n]{1,14}为\s?$")
# 由2010年普查时的105.4上升为105.6: what has no unit moves on.
_MOVES_ON = lazy(r"\s?(?:上升|下降|提高|降低|增加|减少|回升|回落|扩大|缩小|升|降|增|减)[至到为]")
_BASE_VALUES = frozenset((Decimal(1), Decimal(100), Decimal(1000)))
# Whom a number of years only tells apart: 15岁及以上人口, 0—14岁儿童; 60岁以上、80岁以上老人.
_AGE_GROUP = lazy(
    r"(?:及?以[上下]|(?<=[-—–~至到][0-9]{2} 岁)|(?<=[-—–~至到][0-9]{2}岁)|(?<=[-—–~至到][0-9]{2}周岁))(?:年龄段?)?(?:的|人均)?(?:美国|中国|我国|全国|当地|本地)?(?:常住|户籍|城乡|农村|城镇|社区|失能|适龄|未成年|高龄)?"
    r"(?:人口|人群|老人|老年人|儿童|青年|少年|青少年|居民|劳动力|干部|妇女|女性|男性|婴幼儿|幼儿|成人|成年人|(?:大?中小?|小|大)?学生|青壮年|中老年)"
    r"|(?:及?以[上下]|段)?[、和及与][0-9]{1,3}(?:[-—–~至到][0-9]{1,3})?周?岁"
)
_EVENT = lazy(r"(?:男子|女子|男女)\s?(?:[0-9×xX*]+米[、和及])*(?:[0-9][×xX*])?$")
# What rules against measured numbers look at: the character before the number, white space aside, its unit, its kind.
# Others are plain.
_BEFORE_RATIO, _BEFORE_EVERIES = _RATIO | WHITE, _EVERIES | WHITE
_TOLD_BEFORE = _ORDERING | _PLACED | _RATIO | _EVERIES | _INDEX_ENDS | _SHOWING | {"第"}
_TOLD_UNITS = (
    _STORED
    | _IN_A_PACK
    | set("路层栋幢座组版度°款米岁")
    | {"公里", "千米"}
    | {"字", "周岁", "大卡", "kV", "千伏", "nm", "纳米", "MHz", "GHz"}
)
_TOLD_KINDS = frozenset((_MASS, _AREA, _VOLUME))


def reason(text: str, mention: Mention, quotes: Quotes) -> Reason | None:
    """Why a mention is no figure, or None if it is one."""
    if mention.value is None and mention.low is None:
        return Reason.UNREADABLE
    return (
        _quoted(text, mention, quotes)
        or _ordinal(text, mention)
        or _code(text, mention)
        or _numbered(text, mention)
        or _marker(text, mention)
        or _basis(text, mention)
        or _named(text, mention)
        or _numeral(text, mention)
        or _duration(text, mention)
        or _bare(text, mention)
    )


def is_figure(text: str, mention: Mention, quotes: Quotes) -> bool:
    """Whether there is no reason against a mention; the likeliest are asked first."""
    if mention.value is None and mention.low is None:
        return False
    form, unit, start = mention.form, mention.unit_name, mention.start
    before = text[start - 1 : start]
    if before == "第":
        if not is_rank(text, mention):
            return False
    elif not unit and form == "chinese" and mention.end - start == 1 and text[start] in DIGITS:
        return False  # one digit that counts nothing: 三大, 一是
    if form == "arabic" and not unit:
        if (before.isascii() and before.isalnum()) or _bare(text, mention):
            return False
    elif form in _NUMERAL_FORMS and _numeral(text, mention):
        return False
    if mention.unit.kind is _DURATION and _duration(text, mention):
        return False
    if unit and form == "arabic" and _is_plain(text, mention, before):
        return not _quoted(text, mention, quotes)
    return not _is_other(text, mention, quotes)


def _is_other(text: str, mention: Mention, quotes: Quotes) -> bool:
    """Whether a mention that stands in no plain surroundings is of a name, a code, an order or the like."""
    return bool(
        _numbered(text, mention)
        or _code(text, mention)
        or _quoted(text, mention, quotes)
        or _ordinal(text, mention)
        or (not mention.unit_name and _marker(text, mention))
        or _basis(text, mention)
        or _named(text, mention)
    )


def _is_plain(text: str, mention: Mention, before: str) -> bool:
    """Whether digits with a unit stand where only quotation marks can be against them, as most do."""
    if before in WHITE:
        before = text[mention.start - 2 : mention.start - 1]
    return (
        "\u4e00" <= before <= "\u9fff"
        and before not in _TOLD_BEFORE
        and mention.unit_name not in _TOLD_UNITS
        and mention.unit.kind not in _TOLD_KINDS
        and text[mention.start] != "0"
        and mention.end - mention.start <= _LONGEST_COUNT
    )


def is_rank(text: str, mention: Mention) -> bool:
    """Whether 第N is a rank among peers (排名第二位) and not an order (第二批)."""
    if text[mention.start - 1 : mention.start] != "第" or mention.unit_name not in ("", "位", "名"):
        return False
    following = text[mention.unit_end : mention.unit_end + 2]
    if following[:1] in ("的", ":") and following != "的是":
        return False
    if _FIRST_WHO.search(text, mention.start - 3, mention.start) and _RANK_NOUN.match(text, mention.unit_start):
        return False
    if not _RANKING.search(text, mention.start - 22, mention.start):
        return mention.unit_name == "名" and not _RANK_NOUN.match(text, mention.unit_start)
    return bool(mention.unit_name) or _RANK_RIGHT.match(text, mention.end) is not None


def _written(text: str, mention: Mention) -> str:
    return text[mention.start : mention.end]


def _multiplied(text: str, mention: Mention) -> bool:
    """Whether a number is told in 万 or 亿."""
    written = text[mention.start : mention.end]
    return "万" in written or "亿" in written


def _ordinal(text: str, mention: Mention) -> Reason | None:
    before = text[mention.start - 1 : mention.start]
    if before == "第":
        return None if is_rank(text, mention) else Reason.ORDINAL
    if mention.low is not None and mention.unit_name in _RANKED and _IN_ORDER.match(text, mention.unit_end):
        return Reason.ORDINAL
    if before not in _ORDERING or not _orders(text, mention.start - 1):
        return None
    if not mention.unit_name and mention.form == "chinese":
        return Reason.ORDINAL
    return Reason.ORDINAL if before != "初" and mention.unit.kind is _COUNT else None


def _orders(text: str, at: int) -> bool:
    """Whether the 前, 后, 头 or 首 there orders what follows (前5名) and is not the end of a word (目前5家, 灾后400户, 探头30个)."""
    last = text[at - 1 : at] if at else ""
    if text[at] == "前":
        return last not in _WITH_BEFORE
    return not "\u4e00" <= last <= "\u9fff" or last in "的最在从于"


def _code(text: str, mention: Mention) -> Reason | None:
    start, end = mention.start, mention.end
    before = text[start - 1 : start]
    if (
        before.isascii()
        and before
        and (
            (
                before.isalnum()
                and not _named_quantity(text, mention)
                and not (mention.form == "chinese" and mention.has_unit)
            )
            or (before in "._#@/\\&=" and not (before == "/" and _beside(text, mention)))
            or (before == "+" and _added_on(text, mention))
        )
    ):
        return Reason.CODE
    if mention.unit_name in _STORED and _VARIANT.match(text, mention.unit_end):
        return Reason.CODE
    if before == "-" and text[start - 2 : start - 1].isalnum() and text[start - 2 : start - 1].isascii():
        return Reason.CODE
    if not mention.unit_name and _AFTER_CODE.match(text, end) and mention.form != "half" and not _row(text, mention):
        return Reason.CODE
    if mention.unit_name == "版" or (text[start] == "-" and not mention.unit_name and not _value(text, start)):
        return Reason.CODE
    return _identifier(text, mention)


def _beside(text: str, mention: Mention) -> bool:
    """Whether a slash sets it beside another measure of the same: 930套/76458.66㎡."""
    if not mention.has_unit or mention.form != "arabic":
        return False
    last = text[mention.start - 2 : mention.start - 1]
    return "\u4e00" <= last <= "\u9fff" or (last in _ROW_ENDS and in_turn(text, mention.start))


def _row(text: str, mention: Mention) -> bool:
    return text[mention.end] == "+" and _multiplied(text, mention)


def _added_on(text: str, mention: Mention) -> bool:
    """Whether a + before the number makes it a part of a name (1+N, 8+128GB) and not of a row (1200万主摄+6400万广角)."""
    last = text[mention.start - 2 : mention.start - 1]
    if last.isascii() and last.isalnum():
        return not mention.has_unit or mention.unit_name in _STORED
    return not mention.has_unit and not _multiplied(text, mention)


def _named_quantity(text: str, mention: Mention) -> bool:
    """Whether the letters before are a name and not a model: GDP500亿元, CPI2.1%."""
    measured = mention.unit.kind in _MEASURED and mention.has_unit
    return measured and _ABBREVIATION.search(text, max(0, mention.start - 6), mention.start) is not None


def _identifier(text: str, mention: Mention) -> Reason | None:
    digits = _written(text, mention)
    if not digits.isascii() or (mention.unit_name and digits[0] != "0" and len(digits) <= _LONGEST_COUNT):
        return None
    if _TELEPHONE.match(digits) and (digits[0] == "0" or not mention.unit_name):
        return Reason.PHONE
    plain = digits.isdigit() and len(digits) >= 7
    if plain and (not mention.unit_name or len(digits) > _LONGEST_COUNT):
        return Reason.PHONE
    if mention.unit_name:
        return None
    found = _DOCUMENT.search(text, mention.start - 7, mention.start)
    return None if found is None else Reason.DOCUMENT if found[0][0] in "〕]】" else Reason.PHONE


def _value(text: str, start: int) -> bool:
    left = text[start - 12 if start > 12 else 0 : start]
    ends = stands_after(text, start, _STATE_ENDS) or "由" in left or "从" in left
    return ends and _VALUE.search(left) is not None


def _quoted(text: str, mention: Mention, quotes: Quotes) -> Reason | None:
    quote = quotes.around(mention.start)
    if quote is None:
        return None
    if text[quote.start] in "《〈":
        return Reason.TITLE
    measured = mention.unit.kind in _MEASURED and mention.unit_name and mention.form == "arabic"
    return None if measured and quote.end - quote.start > 8 else Reason.NAME


def _numbered(text: str, mention: Mention) -> Reason | None:
    if text[mention.start - 1 : mention.start] in _SHOWING and _SHOWN.search(text, mention.start - 3, mention.start):
        return Reason.CODE
    if (
        not mention.unit_name
        and mention.form in ("arabic", "chinese")
        and _HOUSE.match(text, mention.end)
        and not _multiplied(text, mention)
    ):
        return Reason.HOUSE
    if mention.unit_name == "路" and text.startswith("兵分", mention.start - 2):
        return Reason.IDIOM
    if mention.unit_name == "路" and not _CHANNELS.search(text, mention.start - 14, mention.start):
        return Reason.HOUSE
    if mention.unit_name in ("层", "栋", "幢", "座") and text[mention.start - 1 : mention.start] in _PLACED:
        return Reason.HOUSE
    if mention.unit_name == "组" and text[mention.start - 1 : mention.start] in _GROUPED:
        return Reason.HOUSE  # 陇溪村2组受洪水侵袭
    if (
        mention.unit.kind is _LENGTH
        and text.startswith("处", mention.unit_end)
        and not _AWAY_FROM.search(text, mention.start - 16, mention.start)
    ):
        return Reason.HOUSE
    if mention.form == "slash" and (mention.value is None or mention.unit_name):
        return Reason.SCORE
    before = text[mention.start - 1 : mention.start]
    if mention.unit.kind is _LENGTH and mention.unit_name and before in "×xX*":
        return None
    ratio = before in _BEFORE_RATIO and stands_after(text, mention.start, _RATIO)
    if ratio and _RATIO_LEFT.search(text, mention.start - 4, mention.start):
        return Reason.SCORE
    return Reason.SCORE if not mention.unit_name and _RATIO_RIGHT.match(text, mention.end) else None


def _marker(text: str, mention: Mention) -> Reason | None:
    if mention.unit_name:
        return None
    if _MARKER_RIGHT.match(text, mention.end) and _MARKER_LEFT.search(text, mention.start - 6, mention.start):
        return Reason.MARKER
    bracketed = text[mention.start - 1 : mention.start] == "(" and text[mention.end : mention.end + 1] == ")"
    if not bracketed:
        return None
    plain = mention.form == "arabic" and not _multiplied(text, mention)
    return Reason.MARKER if plain or mention.form == "chinese" else None


def _moved_counts(text: str, mention: Mention) -> bool:
    """Whether 升 or 平 says how many of some prices rose or stayed (8降3升1平) and is no unit."""
    if mention.unit_name not in ("升", "平") or mention.form != "arabic":
        return False
    return bool(
        _MOVED_BEFORE.search(text, mention.start - 4, mention.start) or _MOVED_AFTER.match(text, mention.unit_end)
    )


def _basis(text: str, mention: Mention) -> Reason | None:
    before = text[mention.start - 1 : mention.start]
    every = before in _BEFORE_EVERIES and stands_after(text, mention.start, _EVERIES)
    if every and _EVERY.search(text, mention.start - 4, mention.start):
        return Reason.BASIS
    if mention.value == 1 and mention.unit.kind in (_MASS, _AREA) and _TAKEN_AS_ONE.match(text, mention.unit_end):
        return Reason.BASIS
    if mention.value == 1 and mention.unit.kind is _COUNT and _ONE_SELLS.match(text, mention.unit_end):
        return Reason.BASIS
    if not mention.unit_name and mention.value in _BASE_VALUES and (before == "为" or before.isspace()):
        return Reason.BASIS if _SET_AT.search(text, mention.start - 16, mention.start) else None
    paid = (
        before in _PAID
        and mention.form == "chinese"
        and mention.unit_name
        and (_written(text, mention) == "一" or (mention.unit.kind is _MASS and (mention.value or 10) < 6))
        and _PRICE_OF_ONE.search(text, mention.start - 4, mention.start)
    )
    return Reason.BASIS if paid else None


def _named(text: str, mention: Mention) -> Reason | None:
    if _moved_counts(text, mention) or (text[mention.start] == "亿" and _OF_CLASS.match(text, mention.start)):
        return Reason.IDIOM
    packed = mention.unit.kind in (_MASS, _VOLUME) or mention.unit_name in _IN_A_PACK
    before = text[mention.start - 1 : mention.start]
    sized = packed and before == "型" and text.startswith("级", mention.unit_end)  # 甲型80吨级发动机
    sized = sized or (packed and before == "(" and _PACK.search(text, mention.start - 5, mention.start) is not None)
    if sized or (packed and _PACKED.match(text, mention.unit_end)):
        return Reason.NAME
    if mention.unit_name in ("度", "°") and _PLACED_AT.search(text, mention.start - 3, mention.start):
        return Reason.NAME
    if mention.unit_name in ("岁", "周岁") and (
        text[mention.start - 1 : mention.start] in _SIGNS_OF_AGE or _AGE_GROUP.match(text, mention.unit_end)
    ):
        return Reason.BASIS
    if mention.unit_name == "款" and mention.form == "arabic" and _MODEL_YEAR.fullmatch(_written(text, mention)):
        return Reason.NAME
    if mention.unit_name in _LABELS and _LABELS[mention.unit_name].match(text, mention.unit_end):
        return Reason.NAME
    if (
        mention.form == "arabic"
        and stands_after(text, mention.start, _INDEX_ENDS)
        and _INDEXED.search(text, mention.start - 6, mention.start)
    ):
        return Reason.NAME
    if mention.form == "chinese" and mention.unit_name and _COMPOUND.match(text, mention.unit_start):
        return Reason.NAME
    if mention.unit_name == "米" and (
        text.startswith("级", mention.unit_end)  # 40米级海巡船
        or _EVENT.search(text, mention.start - 24, mention.start)
        or _COMPOUND.match(text, mention.unit_start)
    ):
        return Reason.NAME
    if mention.form == "chinese" and mention.unit_name == "里" and _SETTLED.match(text, mention.unit_end):
        return Reason.NAME
    if mention.form == "chinese" and (mention.value or 10) < 10 and mention.unit_start == mention.end:
        return Reason.NAME if _OWN_NAME.match(text, mention.end) else None
    return None


def _numeral(text: str, mention: Mention) -> Reason | None:
    """Chinese numerals: articles, idioms, slogans, round numbers."""
    if mention.form == "half":
        return _half(text, mention)
    if mention.form != "chinese" or (text[mention.start - 1 : mention.start] == "第" and is_rank(text, mention)):
        return None
    written = _written(text, mention)
    if mention.low is not None and _FIVE_YEARS.match(text, mention.start):
        return Reason.NAME
    if _idiomatic(text, mention):
        return Reason.IDIOM
    if _ROUND.match(written) and not mention.vague and not _ROUND_LEFT.search(text, mention.start - 3, mention.start):
        reached = text[mention.start - 1 : mention.start] == "在" and mention.unit_name
        return None if reached and text.startswith("以上", mention.unit_end) else Reason.ROUND  # 都在千箱以上
    if mention.unit_name and mention.unit_start == mention.end and _SLOGAN.match(text, mention.unit_start):
        return Reason.NAME
    small = abs(mention.high or mention.value or Decimal(0)) < 10
    if not mention.unit_name:
        passed = (mention.value or 0) >= _HUGE and _PASSED.search(text, mention.start - 2, mention.start)
        if passed or _surpassed(text, mention, written):
            return None
        large = not small and ((mention.value or mention.high or 0) >= 100 or mention.vague)
        if large and _is_sum(text, mention):
            return None
        counts = large and _COUNTABLE.match(text, mention.end) and not _NAMED.match(text, mention.end)
        return None if counts else Reason.IDIOM
    if small and text[mention.start - 1 : mention.start] in ("这", "那", "此") and mention.unit_start == mention.end:
        return Reason.ARTICLE  # 这两项数据 points back
    if written in ("一", "二"):
        return _one(text, mention, written)
    weak = small and mention.unit_name in _WEAK and not mention.vague
    return Reason.IDIOM if weak and not _COUNTED.match(text, mention.unit_start) else None


def _surpassed(text: str, mention: Mention, written: str) -> bool:
    """Whether a clause ends in a round number that something has passed: 发送旅客超千万, 客流过万."""
    if not _ROUND.match(written) or not _ENDS.match(text, mention.end):
        return False
    return written[-1] in "万亿" and _SURPASSED.search(text, mention.start - 3, mention.start) is not None


def _is_sum(text: str, mention: Mention) -> bool:
    """Whether a numeral without a measure word ends what is said of a sum: 年收入二十余万, 受灾人口达三点六万."""
    return bool(_SUM_OF.search(text, mention.start - 12, mention.start) and _ENDS.match(text, mention.end))


def _idiomatic(text: str, mention: Mention) -> bool:
    """十分重视, 四处, 五花八门, 千家万户, 一二三类."""
    if _LEXICAL.match(text, mention.start) or (
        mention.end - mention.start > 2 and _written(text, mention) in "一二三四五六七八九"
    ):
        return True
    start = mention.start
    if mention.end - start != 1:
        return False
    if text[start + 2 : start + 3] in _PAIRS and _PAIRED.match(text, start):
        return True
    return start > 1 and text[start - 2] in _PAIRS and _PAIRED.match(text, start - 2) is not None


def _half(text: str, mention: Mention) -> Reason | None:
    if _written(text, mention) != "半":
        return None
    if text[mention.start - 1 : mention.start] in ("过", "近") and not mention.unit_name:
        return Reason.TIME if _TIMES_HALF.search(text, mention.start - 4, mention.start) else None
    return (
        None
        if mention.unit_name in ("小时", "个小时", "分钟") and not _PLACES.match(text, mention.unit_end)
        else Reason.IDIOM
    )


def _one(text: str, mention: Mention, written: str) -> Reason | None:
    kind, unit = mention.unit.kind, mention.unit_name
    if mention.value not in (1, 2):
        return None
    if kind in (Kind.MULTIPLE, _MASS, _VOLUME, Kind.ENERGY, _AREA, Kind.PERCENT) and unit not in (
        "方",
        "平",
        "卡",
    ):
        return None
    if written == "一" and unit in ("人", "名", "例") and _CASUALTY.match(text, mention.unit_end):
        return (
            Reason.ARTICLE
            if text[mention.start - 1 : mention.start] in ("无", "有")
            and _NONE.search(text, mention.start - 2, mention.start)
            else None
        )  # 无一人伤亡
    if written == "一" and unit in ("人", "名", "例") and _CASUALTIES.search(text, mention.start - 4, mention.start):
        return None  # 死亡一人、失踪一人
    if written == "一" and unit in _HEADS and _LISTED_ONE.search(text, mention.start - 16, mention.start):
        return None
    if written == "一" and unit == "位" and text[mention.start - 2 : mention.start] in PLACES_MOVED:
        return None
    if kind is Kind.DURATION and (mention.vague or (unit in _FINE and text.startswith("以上", mention.unit_end))):
        return None
    return Reason.ARTICLE if written == "一" else Reason.ORDINAL


def _duration(text: str, mention: Mention) -> Reason | None:
    if mention.unit.kind is not _DURATION:
        return None
    if _CLOCK.match(text, mention.unit_start) and _written(text, mention) == "24":
        return Reason.TIME
    if _WINDOW.match(text, mention.unit_start):
        return Reason.TIME
    places = _PLACES.match(text, mention.unit_end) is not None
    if not places and mention.form == "arabic" and "." in _written(text, mention):
        return None  # no day and no year has a fraction: 平均住院日8.8日
    if _FOLLOWED_UP.match(text, mention.unit_end):
        return None
    if mention.unit_name in _FINE:
        launched = _LAUNCHED.search(text, mention.start - 6, mention.start)
        return Reason.TIME if places or launched else None
    if mention.unit_name in ("月", "日", "周年", "季度"):
        runs = mention.unit_name in ("日", "季度") and text[mention.start - 2 : mention.start] == "连续"
        return None if runs else Reason.TIME  # 连续5日净买入
    if mention.unit_name in ("天", "晚") and (
        _DAYS_AFTER.match(text, mention.unit_end) or _DAYS_BEFORE.search(text, mention.start - 4, mention.start)
    ):
        return None
    cue = _CUE.search(text, mention.start - 7, mention.start) is not None
    within = _WITHIN.match(text, mention.unit_end) is not None
    if cue and places and not within and _RUN.search(text, mention.start - 5, mention.start):
        return None  # 连续上涨19个月后转降
    return None if cue and not within and (not places or text.startswith("期", mention.unit_end)) else Reason.TIME


def _bare(text: str, mention: Mention) -> Reason | None:
    """Arabic numbers with no unit: figures where they state a value or count what follows."""
    start, end = mention.start, mention.end
    before, after = text[start - 1 : start], text[end : end + 1]
    if mention.unit_name or mention.form != "arabic" or (before == "第" and is_rank(text, mention)):
        return None
    times = _multiplied(text, mention)
    if not times and after in _BEGINS_NAMED and _NAMED.match(text, end):
        return Reason.NAME
    if after in _MOVES and (_MOVED_AFTER.match(text, end + 1) or _MOVED_BEFORE.search(text, start - 4, start)):
        return Reason.IDIOM  # 波动情况为1涨1跌4平
    if mention.vague or times or _value(text, start):
        return None
    if before == "月" and after in "夜晚上下凌":
        return Reason.TIME  # 7月12夜间
    if before in _LISTING and _IN_LIST.search(text, start - 80, start):
        return None
    of = before == "的" or (before in WHITE and text[start - 2 : start - 1] == "的")
    if of and _MOVES_ON.match(text, end):
        return None
    if "." in text[start:end] and _SHIFTED.search(text, start - 4, start):
        return None
    return None if _COUNTABLE.match(text, end) else Reason.BARE
