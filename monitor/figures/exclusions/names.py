"""Names: a number inside a title, a name or a label of a sort."""

from __future__ import annotations

from typing import Final

from monitor.articles import Kind
from monitor.figures.exclusions.reasons import Reason
from monitor.figures.exclusions.writing import written
from monitor.figures.members import MASS, VOLUME
from monitor.figures.mentions.mention import Mention
from monitor.figures.mentions.signs import stands_after
from monitor.figures.patterns import lazy
from monitor.figures.quotes import Quotes

MEASURED: Final = frozenset(
    (Kind.PERCENT, Kind.MONEY, Kind.PRICE, MASS, Kind.AREA, VOLUME, Kind.ENERGY, Kind.TEMPERATURE)
)
# 过亿项目5个: of which class they are.
_OF_CLASS = lazy(r"亿(?:元|美元)?级?项目")
# 跨越3个百亿级台阶, 十亿元级的强镇
# 产值迈上千亿元台阶 tells what it came to.
_STEPPED = lazy(r"(?:[迈跃登站跨踏攀走冲]上了?|跨过了?|跨越了?|跃过了?|越过了?|突破了?)$")
_STEP = lazy(r"[十百千万]?[亿万](?:元|美元)?级?台阶|[十百千]{1,2}亿(?:元|美元)?级(?!别)")
# 做好“水、茶、竹”3篇文章 is a manner of speaking.
_FIGURATIVE = lazy(r"[做写念谱唱][好足活优大深实强精细美](?:“[^”\n]{1,30}”|[^,。;:“\n]{0,8})$")
# 8降3升1平, 3升8降2平
MOVED_BEFORE = lazy(r"[0-9][涨跌升降平]$")
MOVED_AFTER = lazy(r"[0-9]{1,3}[涨跌升降平]")
# Which generation of chips is told of: 7纳米占营收的34%, 5nm制程相比.
_NODE = lazy(
    r"(?:在[^,。;:]{0,6}(?:营收|收入)|含?以下|及以下|[、及和与]|以及|(?:制程|制程工艺|工艺|先进制程|芯片|晶片)?(?:比重|占比|良率)|(?:晶片|芯片)?(?:制程|工艺|技术|节点|芯片)?的?则?(?:营收|收入|销售|密度|占|份额|出货|需求|产能|贡献|已经|已开始|预计|相比|将|量产|投产))"
)
# What is put in so many characters is a motto: 24字工作法, 十六字方针.
_MOTTO = lazy(r"[\u4e00-\u9fff]{0,4}?(?:工作法|方针|要诀|口诀|箴言|真经|精神|原则|核心价值观|理念|机制|模式|要求|歌)")
_OWN_NAME = lazy(
    r"[棵眼间道块座股家][树井房沟岭坡石泉店庙窑湾桥](?:村(?![级里民集办])|镇(?![级域])|乡(?![镇村]))|[坪门台盘里道口片方平把段株层面节排步分班尾顷枝支户株棵峰元堂垛垄]?(?:村(?!级|里|民|集|办|\w{0,2}个)|镇(?!级|域)|乡(?!镇|村)|山|河|湖|寺|庙|桥|沟|湾|坡|岭|峡|江)|[间堆瓦](?:镇(?!级|域)|乡(?!镇|村|土))"
)
# 临海、三门、温岭; 三台县; 清水、三坪等村
_LISTED_NAME = lazy("[门台元坪亚平](?=[、和与等]|[0-9一两二三四五六七八九十]+个?县)")
_COMPOUND = lazy(
    r"种(?:常用)?有色金属|元(?:复合|催化|锂|材料|正极|乙丙|肥)|次(?:全会|全体|会议|常委|代表大会|党代会|创业)|米(?:跳板|台(?=决赛|预赛|半决赛|跳水|项目|冠军|[以比上的、,。])|气?步枪|气?手枪|速滑|短道|障碍|竞走|越野|自由泳|蛙泳|仰泳|蝶泳|飞人|跨栏|接力|短跑|长跑|赛跑|混合泳)|点一线|位数|手房|线城市|维码|轮车|胎(?:政策|家庭|生育)?|孩|审|期工程|等奖|类区|本账"
)
# 十里铺, 三里屯.
_SETTLED = lazy("[铺屯店坡沟河桥庄湾台墩营堡]|[园井塘湖岗山坪庙]{1,2}[镇乡村]")
_MODEL_YEAR = lazy("(?:19[89]|20[0-4])[0-9]")
_INDICES: Final = "标普|标准普尔|沪深|中证|上证|深证|国证|恒生|日经|富时|罗素|道琼斯|科创|创业板|纳斯达克|斯托克|CAC|DAX|ASX|Nifty|NASDAQ"
_INDEXED = lazy(rf"(?:{_INDICES})\s?$")
INDEX_ENDS: Final = frozenset(name[-1] for name in _INDICES.split("|"))
_VOLTAGE = lazy(
    r"(?:及以[上下])?(?:的)?(?:工程|线路|变电站|供电|配电|输变?电|电网|母线|配网|主变|配变|开关|电缆|特高压|超高压|交流|直流)"
)
# How hot a sort of coal burns: 5500大卡动力煤, 动力煤(5500大卡)平仓价.
_COALS = lazy(
    r"(?:[高中低]硫)?(?:市场|末|平仓)?(?:动力|[混优原精])?煤|[一-龥]{0,6}(?:煤价?|(?:到岸|离岸|平仓|坑口)价)|\)[^,。;:0-9]{0,12}(?:价|煤)"
)
# Units that name a sort of line or of chip, or a motto, with what follows them then.
# Which band is used: 700MHz 5G基站.
_BAND = lazy(r"\s?(?:[2-6]G|频[段谱率]|基站|网络)")
# 3期临床试验 is a sort of trial.
_TRIAL = lazy(r"\s?(?:临床|试验|研究)")
# How far off a wind of some force blows: 十级风圈半径180公里.
# Or of what grade a thing is: 2级医院12所, 3级伤残, 2级及以上公路.
_RING = lazy(
    r"(?:大风)?风圈|地震(?:抗震救灾)?(?:总?指挥部|应急响应)"
    r"|(?:[及或]?以[上下])?的?(?:医院|医疗机构|公路|残疾|伤残|应急|响应|(?:重点)?保护|国家保护|教师|教授|技师|技工|工(?=[0-9人,。;、])|航道|文物|古树|水质|水源|警报|预警|资质|风险|网格|运动员"
    r"|裁判|警督|警司|警员|巡视员|调研员|主任科员|法官|检察官|建造师|耐火|防火|能效|安全标准化|标准化|河长|湖长|林长|路长|书记|联动|汽车站|客运站|机场|泵站|等保|响应机制|干部会议|劳动|(?:散装|袋装|普通|硅酸盐|复合|矿渣|低碱)*水泥)"
)
_CLASS = lazy(r"(?:[及或]?以[上下])?(?:医疗器械|疫苗|水体|水质|水域|断面|用水|固体?废物|危险品|食品安全)")
_FEW: Final = 5
# 1户1策: each of some has its own, which counts nothing.
_ONE_EACH = lazy(
    r"1[户村企人地县园校店车案事矿厂楼院镇乡街品河湖]\s?[01]1?[策品档表业特议码册证岗校卡张]|1[策品档表业特议码册证岗卡](?![0-9])"
)
_OF_ONE_EACH = lazy(r"(?<![0-9.])1[户村企人地县园校店车案事矿厂楼院镇乡街品河湖]$")
# 40英寸和42英寸面板价格, 提高50寸以上比重: which size of thing it is of.
_SIZES = lazy(
    r"(?:[、和及与][0-9.]+(?:英?寸|吋))*(?:等)?(?:以上|及以上)?(?:的?(?:液晶)?(?:电视|面板|显示器|模组)?(?:面板)?(?:均价|价格|报价|占比|比重|出货量|需求)|(?:面板|电视)(?:供应|产能|平均)|(?:及以上)?的?(?:晶圆|硅片|硅晶圆|产能|产线|生产线|外延片|衬底|碳化硅))"
)
# 6mm普通中板, 12毫米螺纹钢: which sort of steel or glass it is.
_GAUGE = lazy(
    r"(?:三级|二级|普通|高速|热轧|冷轧|镀锌|优质|建筑|标准|浮法|不锈钢?|无缝|HRB[0-9]{3}E?|Q[0-9]{3}[A-Z]?)*(?:抗震)?"
    r"(?:中厚板|薄板|中板|厚板|板卷|卷板|板材|螺纹钢?|圆钢|线材|高线|盘[螺圆条]|钢筋|钢管|焊管|无缝管|角钢|槽钢|带钢|玻璃)"
)
# 7座以下小客车免费通行
_CAR = lazy(r"及?以[上下]的?(?:小|客|载客|轿|乘用|非营运|私家)")
# 5栋2单元发生火灾: which building it is.
_ADDRESS = lazy(r"\s?[0-9一二三四五六七八九]{1,4}(?:单元|室|楼|层|号)")
_LABELS: Final = {
    "栋": _ADDRESS,
    "幢": _ADDRESS,
    "级": _RING,
    "期": _TRIAL,
    "字": _MOTTO,
    "座": _CAR,
    "mm": _GAUGE,
    "毫米": _GAUGE,
    "kV": _VOLTAGE,
    "千伏": _VOLTAGE,
    "大卡": _COALS,
    "nm": _NODE,
    "纳米": _NODE,
    "奈米": _NODE,
    "英寸": _SIZES,
    "寸": _SIZES,
    "吋": _SIZES,
    "MHz": _BAND,
    "GHz": _BAND,
}
# The size of a pack is part of a product's name: 5升装大豆油, 30片装维生素.
IN_A_PACK: Final = frozenset("片粒支枚袋包只罐听瓶")
# 每袋(25公斤)92元
_PACK = lazy(r"每[袋桶箱包瓶盒罐件]\($")
_EACH_PACK: Final = frozenset(("/瓶", "/袋", "/盒", "/桶", "/罐", "/听", "/箱", "/包"))  # 2.5L/瓶的汽水
_IN_PACKS: Final = frozenset("桶瓶袋盒罐听")  # 桶装5L菜籽油
_PACKED = lazy(r"[桶瓶袋盒罐听散]?装(?![修机载备卸填置配车箱满上入了进有好船运])")
# Where a place is, and from what age on: no quantities.
_PLACED_AT = lazy(r"(?:[北南]纬|[东西]经)\s?$")
# 东经102°57′—103°06′
_MINUTES = lazy(r"[0-9]{1,2}(?:\.[0-9]+)?['′]|\s?[NSEW](?![A-Za-z])")
_AGED: Final = ("年龄在", "龄介于")  # 3462名年龄在35至72岁之间的居民
_SIGNS_OF_AGE: Final = frozenset("≥≤＞＜><")
# Whom a number of years only tells apart: 15岁及以上人口, 0—14岁儿童; 60岁以上、80岁以上老人.
_AGE_GROUP = lazy(
    r"(?:及?以[上下]|(?<=[-—–~至到][0-9]{2} 岁)|(?<=[-—–~至到][0-9]{2}岁)|(?<=[-—–~至到][0-9]{2}周岁))(?:年龄段?)?(?:的|人均)?(?:美国|中国|我国|全国|当地|本地)?(?:常住|户籍|城乡|农村|城镇|城市|社区|社会|半?失能|适龄|未成年|高龄|老龄|老年(?=网民|群体|患者)|患病|特殊困难|困难|独居|空巢|留守|贫困|残疾|就业主体|(?:大专|本科|高中)及以上){0,3}"
    r"(?:人口|人群|老人|老年人|儿童|青年|少年|青少年|居民|劳动力|干部|妇女|女性|男性|婴幼儿|幼儿|患儿|患者|网民|群体|驾驶人|农民工|女童|男童|成人|成年人|年轻人|年轻女性|年轻男性|(?:大?中小?|小|大)?学生|青壮年|中老年|人士|人员|党员|职工|人(?=患|中|群|[,。]))"
    r"|(?:及?以[上下])?(?:之间)?的(?:参与者|受试者|志愿者|被调查者|调查对象|研究对象|受访者)|(?:以上)?[,、]?不满[0-9]{1,2}周?岁|(?<=不满[0-9]{2} 岁)的|(?<=不满[0-9]{2}岁)的"
    r"|(?:及?以[上下])?(?:的?\s?[0-9][0-9.,万]{0,10}\s?人|不识字)|(?:及?以[上下]|段)?[、和及与][0-9]{1,3}(?:[-—–~至到][0-9]{1,3})?周?岁"
)
# 年龄在30岁以下的占71%, 党员中60岁以上的占45%: whose share is told.
_AGED_SHARE = lazy(r"(?:及?以[上下]|段)的?(?:仅|只|就|约|分别|大约|则|已)*(?:占|有[0-9约近])")
_WHOSE_AGE = lazy(r"[一-龥](?<![分看中])$|[者人员民工众户]中$")
# Counties and the like that are named by a number: 绵阳市三台县.
_PLACE = lazy(
    r"(?:三[台门元河江原都穗]|五[台河华峰寨常原指]|四[平会方]|六[合枝盘]|七[星里台]|八[步宿公]|九[台龙江原寨]|十[堰]|百[色里]|千[阳山])(?:[县区旗]|市(?![场值]))|[五三]门?台山|五家渠|六枝特区"
)
# 九峰骆驼 are counted; 九峰果蔬市场 is named.
_CAMELS = lazy(r"(?:[双单]峰)?骆?驼|[，,。；;、）)\s]|$")
_EVENT = lazy(
    r"(?:(?:男子|女子|男女|混合)(?:单人|双人|团体|全能)?|双人|单人)\s?(?:[0-9×xX*]+米[、和及])*(?:[0-9][×xX*])?$"
)


# 配备骁龙660处理器, 麒麟970旗舰级芯片: which chip it is.
_CHIPS: Final = "骁龙|麒麟|天玑|酷睿|锐龙|联发科|展锐|昇腾|鲲鹏|猎户座|曦力|海思|龙芯|兆芯"
_CHIP = lazy(rf"(?:{_CHIPS})\s?$")
CHIP_ENDS: Final = frozenset(name[-1] for name in _CHIPS.split("|"))
# 山区26县 are called so.
_SORT_OF_COUNTIES = lazy("(?:山区|海岛|山区海岛|革命老区|加快发展)$")
# 兄弟俩, 他们仨
_KIN = lazy(r"(?:[父母夫妻妇兄弟姐妹爷奶祖孙子女婆媳师徒叔侄舅甥姑姨嫂翁婿]{2}|娘|爷|[我你他她咱它们])$")
# 80后小伙, 00后: those born then.
_BORN_AFTER = lazy("(?:[5-9][05]|[01][05])后(?!期|续|台|备|勤|方|者)")
# 在2025云岭金融论坛上: which year's it is.
_OCCASION = lazy(r"[\u4e00-\u9fff]{2,20}?(?:论坛|大会|峰会|博览会|年会|大赛|展览会|交易会|发布会|高峰会)")


def _is_one_each(text: str, start: int) -> bool:
    """Whether a 1 is of an idiom like 1户1策, its first or its second."""
    if text[start] != "1" or not _ONE_EACH.match(text, start):
        return False
    return text[start + 2 : start + 3] == "1" or _OF_ONE_EACH.search(text, start - 3, start) is not None


# 应为“增长21%”: what a correction puts right.
_CORRECTS: Final = ("应为", "应是", "正为")


def quoted(text: str, mention: Mention, quotes: Quotes) -> Reason | None:
    quote = quotes.around(mention.start)
    if quote is None:
        return None
    if text[quote.start] in "《〈":
        return Reason.TITLE
    if text.startswith(_CORRECTS, quote.start - 2) and mention.unit_name:
        return None
    if text[quote.start] == "【" and mention.unit_name and mention.form == "arabic":
        return Reason.NAME if mention.unit.kind is Kind.DURATION else None  # 【已转移1.2万人】
    measured = mention.unit.kind in MEASURED and mention.unit_name and mention.form == "arabic"
    return None if measured and quote.end - quote.start > 8 else Reason.NAME


def named(text: str, mention: Mention) -> Reason | None:
    if _moved_counts(text, mention) or _is_class(text, mention) or _is_figurative(text, mention):
        return Reason.IDIOM
    packed = mention.unit.kind in (MASS, VOLUME) or mention.unit_name in IN_A_PACK
    before = text[mention.start - 1 : mention.start]
    sized = packed and before == "型" and text.startswith("级", mention.unit_end)  # 甲型80吨级发动机
    sized = sized or (packed and before == "(" and _PACK.search(text, mention.start - 5, mention.start) is not None)
    sized = sized or (mention.unit_name in ("公斤", "kg", "千克") and text.startswith("级", mention.unit_end))
    sized = sized or (mention.unit_name[-2:] in _EACH_PACK and mention.unit.kind in (MASS, VOLUME))
    sized = sized or (packed and before == "装" and text[mention.start - 2 : mention.start - 1] in _IN_PACKS)
    if sized or (packed and _PACKED.match(text, mention.unit_end)):
        return Reason.NAME
    if mention.unit_name in ("度", "°") and _is_bearing(text, mention):
        return Reason.NAME
    if mention.unit_name in ("岁", "周岁") and (
        text[mention.start - 2 : mention.start].rstrip()[-1:] in _SIGNS_OF_AGE
        or _AGE_GROUP.match(text, mention.unit_end)
        or (_AGED_SHARE.match(text, mention.unit_end) and _WHOSE_AGE.search(text, mention.start - 2, mention.start))
        or (text.startswith(_AGED, mention.start - 3) and text.startswith(("的", "之间"), mention.unit_end))
    ):
        return Reason.BASIS
    if mention.unit_name == "款" and mention.form == "arabic" and _MODEL_YEAR.fullmatch(written(text, mention)):
        return Reason.NAME
    if mention.unit_name in _LABELS and _LABELS[mention.unit_name].match(text, mention.unit_end):
        return Reason.NAME
    if (
        mention.form == "arabic"
        and stands_after(text, mention.start, INDEX_ENDS)
        and _INDEXED.search(text, mention.start - 6, mention.start)
    ):
        return Reason.NAME
    if _is_label(text, mention):
        return Reason.NAME
    if mention.unit_name == "米" and (
        text.startswith("级", mention.unit_end)  # 40米级海巡船
        or _EVENT.search(text, mention.start - 24, mention.start)
        or _COMPOUND.match(text, mention.unit_start)
    ):
        return Reason.NAME
    if mention.form == "chinese" and _is_place(text, mention):
        return Reason.NAME
    if mention.form == "chinese" and (mention.value or 10) < 10 and mention.unit_start == mention.end:
        listed = text[mention.start - 1] in "、和与在于有" and _LISTED_NAME.match(text, mention.end) is not None
        return Reason.NAME if listed or _OWN_NAME.match(text, mention.end) else None
    return None


def _is_place(text: str, mention: Mention) -> bool:
    """Whether a numeral is of the name of a county or a village: 绵阳市三台县."""
    if _PLACE.match(text, mention.start) or (mention.unit_name == "峰" and not _CAMELS.match(text, mention.unit_end)):
        return True
    return mention.unit_name == "里" and _SETTLED.match(text, mention.unit_end) is not None


def _is_figurative(text: str, mention: Mention) -> bool:
    """Whether each of some has its own (1户1策), or 文章 are no more than what is made of a thing: 做好“水、茶、竹”3篇文章."""
    if mention.value == 1:
        return _is_one_each(text, mention.start)
    if mention.unit_name != "篇" or not text.startswith("文章", mention.unit_end):
        return False
    return _FIGURATIVE.search(text, max(mention.start - 34, 0), mention.start) is not None


def _is_bearing(text: str, mention: Mention) -> bool:
    """Whether degrees say where a place is: 东经102度, 102°57′—103°06′."""
    if _MINUTES.match(text, mention.unit_end):
        return True
    return _PLACED_AT.search(text, mention.start - 3, mention.start) is not None


def _is_label(text: str, mention: Mention) -> bool:
    """Whether a numeral is part of a word (三元锂), or digits only say which chip or event is meant: 骁龙660, 2025云岭金融论坛."""
    if mention.unit_name == "" and text[mention.end : mention.end + 1] == "县":
        return _SORT_OF_COUNTIES.search(text, mention.start - 4, mention.start) is not None
    if mention.form == "pair":
        kin = _KIN.search(text, mention.start - 3, mention.start) is not None
        return kin and text[mention.end : mention.end + 1] != "人"
    if mention.unit_name == "类" and mention.form == "arabic" and (mention.value or _FEW + 1) <= _FEW:
        return _CLASS.match(text, mention.unit_end) is not None  # 3类医疗器械12个
    if mention.unit_name:
        return (mention.form == "chinese" or mention.unit_name == "种") and _COMPOUND.match(
            text, mention.unit_start
        ) is not None
    if mention.form != "arabic":
        return False
    if stands_after(text, mention.start, CHIP_ENDS) and _CHIP.search(text, mention.start - 5, mention.start):
        return True
    if text[mention.end : mention.end + 1] == "后" and _BORN_AFTER.match(text, mention.start):
        return True
    of_year = text[mention.start] == "2" and _MODEL_YEAR.fullmatch(written(text, mention)) is not None
    return of_year and _OCCASION.match(text, mention.end) is not None


def _is_class(text: str, mention: Mention) -> bool:
    """Whether an amount is of which class things are: 过亿项目5个, 跨越3个百亿级台阶."""
    if text[mention.end - 1] not in "亿万":
        return False
    of_class = text[mention.start] == "亿" and _OF_CLASS.match(text, mention.start) is not None
    step = None if of_class else _STEP.match(text, mention.start)
    return of_class or (step is not None and not (step[0][-3] != "级" and _STEPPED.search(text, 0, mention.start)))


def _moved_counts(text: str, mention: Mention) -> bool:
    """Whether 升 or 平 says how many of some prices rose or stayed (8降3升1平) and is no unit."""
    if mention.unit_name not in ("升", "平") or mention.form != "arabic":
        return False
    return bool(
        MOVED_BEFORE.search(text, mention.start - 4, mention.start) or MOVED_AFTER.match(text, mention.unit_end)
    )
