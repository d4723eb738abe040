"""Numerals: a number in Chinese characters that is an article, an idiom, a slogan or a round number."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from monitor.articles import Kind
from monitor.figures.exclusions.bare import COUNTABLE, NAMED
from monitor.figures.exclusions.durations import FINE, PLACES
from monitor.figures.exclusions.orders import is_rank
from monitor.figures.exclusions.reasons import Reason
from monitor.figures.exclusions.writing import written
from monitor.figures.members import AREA, MASS, MONEY, VOLUME
from monitor.figures.mentions.mention import Mention
from monitor.figures.numbers import PLACES_MOVED, counts_one, is_year
from monitor.figures.patterns import lazy

_SLOGAN = lazy(
    r"项补贴(?<=残疾人两项补贴)|项基本原则|项费用(?=率|合计)|(?<=科技三)项费用|个(?:翻番|现代化|维护|确立|代表|全面|自信|意识|毫不动摇|大局|革命|务必|坚持不|百年|必须|转变|面向|五年|不(?!同|良|锈)|一(?![0-9])|轮子|(?:文明|统一|先行|好)(?![\u4e00-\u9fff]{0,4}?(?:[区村镇县市园队]|单位|平台|项目|基地|中心|企业|品种)))"
    r"|位一体|项规定|条主线|条红线|道防线|条底线|张网(?!球)|盘棋|本账|座大山|条腿|只脚|把手|级书记|级(?:党建)?网格|级联动|级响应|级以上|项改革(?!任务|举措|措施|事项|试点|方案|成果)|支队(?!伍)|家子(?=[镇乡村屯沟])|次产业|产业|人间(?![隔的距断])|家村$"
)
# 四项数字分别上升…: those that have just been told, one by one.
_THEY = lazy(
    r"(?:项|个)(?:数字|数据|指标)(?:[与同较比][^,。;:0-9]{0,10}(?:相比)?,?)?(?:[同环]比)?(?:分别|依次)(?:[比较][^,。;:0-9]{1,8})?(?:上升|下降|增长|减少|增加|上涨|下跌|降低|提高)"
)
_FIVE_YEARS = lazy(r"十[一二三四五六]五")
_ROUND = lazy(r"[百千万亿]+$")
# 突破百万亿 tells what has been reached, with no unit too.
_HUGE: Final = 10**8
_MYRIAD: Final = 10**4
_PASSED = lazy(r"(?:超过|破|跨过|跨越|越过|[迈跃登站跨踏]上)$")
# 长假过半 says when it is.
_TIMES_HALF = lazy(r"(?:长假|假期|时间|赛程|赛季|春运|暑[假期]|寒假|年度|月份)过$|年(?:已经?|即将)?过$")
_MEANS: Final = ("通过", "经过", "透过")
_SURPASSED = lazy(r"(?:[客人员量次产粉众数户者资款额收入]|[^跨渡经通].)(?:超过?|过|破|突破|逾|[到至达]上)$")
# 一百多万北岛人, 三百余万当地难民: who so many are, without a measure word.
_PEOPLE = lazy(
    r"(?:[一-龥]{2,5}人(?![民口均力工次数才事物造家生])|[一-龥]{0,4}(?:难民|灾民|居民|农民|市民|平民|移民|选民|村民|牧民|渔民|百姓|妇女|儿童|老人|工人|失业者|示威者|流离失所者))"
)
# 东拼西凑了三四十万,…
_PAID_OUT = lazy(
    r"(?:凑|借|贷|投|花|赚|挣|亏|赔|攒|垫)(?:了|到|出|进|去|下)+(?:近|约|上|将近)?$|[能可才只就](?:卖|挣|赚|收|得|要|花)(?:到|个|上)?$"
)
# What a numeral may tell without a measure word: 年收入大概二十余万, 受灾人口达三点六万.
_SUM_OF = lazy(
    r"(?:收入|产值|利润|销售额|营业额|租金|工资|[月年日时底]薪|[月年日]入|彩礼|学费|药费|医疗费|分红|损失|人口|人数|死者|伤者|灾民|难民|兵力|死伤|伤亡|遇难者|信徒|观众|听众|面积|产量|总量|总数|[月日年]销|病例|销量|订单量?|交付量?|下载量|播放量|阅读量|浏览量|粉丝数?|用户数?|票房)(?:能|有|可|已|首次|首|双双|均|再次|再度|继续|达到?|超过?|突破|逾|破|为|约|近|大概|大约|在|将近|差不多)*$"
)
# 卖三万六, 月薪八千五: a sum as it is spoken, whose last digit is of the place below.
_SPOKEN = lazy(
    "[一二两三四五六七八九十百千]{1,5}(?:万[一二三四五六七八九]|(?<=[一二两三四五六七八九])[千百][一二三四五六七八九])"
)
_ENDS = lazy(r"\s?(?:[,。;!?)”]|左右|以上|上下|出头|开外|有余|[吧呢]|$)")
_ROUND_LEFT = lazy(r"(?:(?:[上近达超过越破逾数几]|达到)了?|(?<![签节合条])约|不足|不到)$")
# 出资百万元成立合作社
_PUT_IN = lazy(r"(?:[出投斥耗筹融集募捐注]资|投入|贷款|借款|负债|欠债)了?$")
# 全年卖出百万台: how many machines were made or sold.
_MADE = lazy(
    r"(?:[卖售]出|销售|交付|生产|下线|出货|出口|[产销]量?|销[量售]|订单|接入|部署|预订|装机)(?:了|约|近|过|超|达到?|突破)?$"
)
_MACHINES: Final = frozenset(("台", "辆", "部", "颗", "片", "枚", "台套", "架", "副", "套", "份", "枝"))
_WEAK: Final = frozenset(
    "金银铜核丈任副卷层口句道单卡厘套则产举代兆千卡级届局尺平节手把步段安样组月期档日环班点版盘眼站章管胎寸类维招里方转载轮道队面顶头字分度圈门孔科目属"
)
# What a weak measure word counts in earnest: 两头牛, 三口井.
_COUNTED = lazy(
    r"分半钟|门(?:[一-龥]{0,6}(?:课程?|学科|功课|考试|语言|外语|学问|技术|手艺|生意|科目|大炮))|孔(?:窑洞|窑|井|钻孔)|(?<=[牛猪羊驴马象鹿养买卖喂宰了].)头|(?<=[养买卖喂宰了]..)头|头[\u4e00-\u9fff]{0,5}?[牛猪羊驴象鹿]|口(?:井|水[塘井]|[池鱼]塘|锅|人)|道(?:工序|防线|菜|闸)|节(?:车厢|货车|列车)|层高|台|座|核(?:CPU|GPU|NPU|处理器|架构|芯片)|片(?:林|茶|果|药)|面(?:旗|锦旗)|轮(?:全员|核酸|检测|融资|竞价|谈判|调价|降雨|排查|巡视|巡察|筛查)|套(?:[\u4e00-\u9fff]{0,6}?(?:方案|设备|系统|房|住宅|机组|装置|机制|教材|标准|设施|衣服|服装|模式|课程|制度|家具)|(?=[,。;]))|(?<=[器马俑具币像牌饰镜].)组(?=[,。;、])|场(?:比赛|演出|讲座|培训|活动|宣讲|招聘|直播)"
)
_LEXICAL = lazy(
    r"十分(?!钟|之|公里|$)|万一(?![千百十])|四处(?![房宅文水工设])|万分|十足|十佳|百搭|千万(?:别|不要|要)|三包(?=服务|政策|责任|规定|期|、|，|。)|七匹狼|三只松鼠|三餐|三伏|三九|四季|五官|六边形|(?<=[外内])三元|三元(?=锂|占|[0-9]|路线|体系|反超|电芯|高镍|电池|材料|正极|前驱|种业|食品|股份|乳业|牛奶)|百般|万般|十字|八卦|九宫|三明治|双一流|四方|四周|三角|四肢|五金|万能|千方|百计|十全|百货|千古|百年(?!一遇)|一线|二线|三线|一带一路|二手|三轮(?=[车摩电汽])|两岸|两会|两侧|两旁|两手|两地|三甲"
)
_PAIRED = lazy(
    r"[一二三四五六七八九十百千万两半][^个名位项家人件条户例间栋幢死伤亡块毛元角、和及至到。,;!?\n][一二三四五六七八九十百千万两半][\u4e00-\u9fff]"
)
_OLD_UNITS: Final = frozenset("丈尺寸斗")
_OLD_LENGTHS: Final = _OLD_UNITS | {"里"}
# 城墙高二丈四尺, 周围九里三分
_ACROSS = lazy("[高宽长深厚阔广袤围][约计]?$")
_PAIRS: Final = frozenset("一二三四五六七八九十百千万两半")
_OF_THEM = lazy(r"(?:其中|另有|造成|导致|致|上的?|内)$")
# 六金一银, 收获三金: how many medals of each metal.
_MEDAL = lazy(r"[一二两三四五六七八九十]{1,3}[金银铜](?=[一二两三四五六七八九十]{1,3}[银铜]|[,，。、;；!]|的|$)")
_MEDAL_BEFORE = lazy(r"(?:[0-9一二三四五六七八九十][金银]|收获|获得?|拿下|斩获|夺得?|豪取|勇夺|摘得?|取得)了?$")
_METALS: Final = frozenset("金银铜")
# 阵风达到十级以上
_STRENGTH = lazy(r"(?:[阵大]风|风力|风速|烈度|震级)[^,。;:0-9]{0,6}$")
# 比去年高一毛多, 便宜一块钱: by how much a price moved.
_DEARER_BY = lazy(r"(?:[高低贵涨跌升降多少差]|便宜|上浮|下浮)[出了]{0,2}$")
# 比常年快半个月, 工期缩短了半年
_SOONER_BY = lazy(r"(?:[快慢早晚]|提前|推迟|缩短|延长|延后|提早|推后)了?近?$")
_NONE = lazy(r"(?:无|[没未]有)$")
_CASUALTIES = lazy(r"(?:死亡|失踪|遇难|失联|[死伤])[了者]?$")
_CASUALTY = lazy(
    r"(?:当场)?(?:死亡|死(?![难者里于活守])|受伤|轻伤|重伤|遇难|失联|失踪|伤|身亡|溺亡|遇害|被困|获救|感染|确诊)"
)
_HURT_ONE = lazy(r"(?:受伤|轻伤|重伤|被困|获救|感染|确诊)的")
# One case is counted where cases are added or taken off, and in a list of places with so many each.
_ONE_CASE = lazy(r"(?:病例|感染者|新增|增加|减少|[增減]加|減少|确诊|確診|疑似|重症|例[，,、][一-龥]{2,4})了?$")
# 二女一儿三个孩子
_COUNTS_ONE: Final = frozenset("个名位户家")
# Next to so many of others one is a count: 两架飞机、一艘巡逻艇.
_HEADS: Final = frozenset("人名位例艘架辆")
_LISTED_ONE = lazy(
    r"[0-9二两三四五六七八九十百][余多]?[个名位人例艘架辆台](?!的)[\u4e00-\u9fff]{1,8}(?:[、和及与]|以及)$"
)


def numeral(text: str, mention: Mention) -> Reason | None:
    """Chinese numerals: articles, idioms, slogans, round numbers."""
    if mention.form == "half":
        return _half(text, mention)
    if mention.form != "chinese" or _stands_firm(text, mention):
        return None
    said = written(text, mention)
    if mention.low is not None and not mention.unit_name and _FIVE_YEARS.match(text, mention.start):
        return Reason.NAME
    if _idiomatic(text, mention):
        return Reason.IDIOM
    if _ROUND.match(said) and not mention.vague and not _ROUND_LEFT.search(text, mention.start - 3, mention.start):
        return _round(text, mention)
    if mention.unit_name and mention.unit_start == mention.end and _SLOGAN.match(text, mention.unit_start):
        return Reason.NAME
    small = abs(mention.high or mention.value or Decimal(0)) < 10
    if not mention.unit_name:
        passed = (mention.value or 0) >= _HUGE and _PASSED.search(text, mention.start - 2, mention.start)
        roughly = mention.low is not None and mention.low >= 100  # 三四百外乡人, 能领七八万
        if passed or roughly or _surpassed(text, mention, said):
            return None
        large = not small and ((mention.value or mention.high or 0) >= 100 or mention.vague)
        if large and _is_sum(text, mention):
            return None
        people = large and text[mention.end - 1] in "万亿" and _PEOPLE.match(text, mention.end)
        counts = people or (large and COUNTABLE.match(text, mention.end) and not NAMED.match(text, mention.end))
        return None if counts else Reason.IDIOM
    pointed = text[mention.start - 1 : mention.start] in ("这", "那", "此") or text[
        mention.start - 2 : mention.start
    ] in (
        "上述",
        "前述",
    )
    they = mention.unit_name in ("项", "个") and _THEY.match(text, mention.unit_start)
    if small and (pointed or they) and mention.unit_start == mention.end:
        return Reason.ARTICLE  # 这两项数据 points back
    if said in ("一", "二"):
        return _one(text, mention, said)
    weak = small and mention.unit_name in _WEAK and not mention.vague and "点" not in said
    return Reason.IDIOM if weak and not _COUNTED.match(text, mention.unit_start) else None


def _stands_firm(text: str, mention: Mention) -> bool:
    """Whether a numeral tells a rank, how strong a wind is, or how many medals of a metal somebody got: 收获六金一银."""
    if text[mention.start - 1 : mention.start] == "第":
        return is_rank(text, mention)
    if mention.unit_name in _OLD_LENGTHS and _ACROSS.search(text, mention.start - 3, mention.start):
        return True
    if mention.unit_name == "级":
        return _STRENGTH.search(text, mention.start - 9, mention.start) is not None
    if mention.unit_name not in _METALS:
        return False
    got = _MEDAL_BEFORE.search(text, mention.start - 4, mention.start)
    return got is not None and _MEDAL.match(text, mention.start) is not None


def _round(text: str, mention: Mention) -> Reason | None:
    """Why a round number is no figure; None of one that tells what is reached (都在千箱以上), was put in (出资百万元) or sold (卖出百万台)."""
    if mention.unit.kind is MONEY and _PUT_IN.search(text, mention.start - 4, mention.start):
        return None
    if mention.unit_name in _MACHINES and _MADE.search(text, mention.start - 4, mention.start):
        return None
    reached = text[mention.start - 1 : mention.start] == "在" and mention.unit_name
    return None if reached and text.startswith("以上", mention.unit_end) else Reason.ROUND


def _surpassed(text: str, mention: Mention, said: str) -> bool:
    """Whether a clause ends in a round number that something has passed: 发送旅客超千万, 客流过万, 票房过十亿的."""
    if not _ROUND.match(said.removeprefix("十")):
        return False
    if not _ENDS.match(text, mention.end) and (len(said) == 1 or text[mention.end] != "的"):
        return False
    return said[-1] in "万亿" and _SURPASSED.search(text, mention.start - 4, mention.start) is not None


def _is_sum(text: str, mention: Mention) -> bool:
    """Whether a numeral without a measure word ends what is said of a sum: 年收入二十余万, 受灾人口达三点六万."""
    if not _ENDS.match(text, mention.end):
        return False
    myriads = text[mention.end - 1] in "万亿" and (mention.value or 0) >= _MYRIAD
    if myriads and "\u4e00" <= text[mention.start - 1 : mention.start] <= "\u9fff":
        return True  # 现有残疾人六千万,…
    if _SPOKEN.fullmatch(text, mention.start, mention.end):
        return True
    if _SUM_OF.search(text, mention.start - 12, mention.start):
        return True
    return text[mention.end - 1] in "千万亿" and _PAID_OUT.search(text, mention.start - 5, mention.start) is not None


def _idiomatic(text: str, mention: Mention) -> bool:
    """十分重视, 四处, 五花八门, 千家万户, 一二三类."""
    if _LEXICAL.match(text, mention.start) or (
        mention.end - mention.start > 2 and written(text, mention) in "一二三四五六七八九"
    ):
        return True
    start = mention.start
    if mention.end - start != 1:
        return False
    if text[start + 2 : start + 3] == "半" and mention.unit.kind in (AREA, MASS, Kind.LENGTH):
        return False  # 二亩半地
    if mention.unit_name in _OLD_UNITS or mention.unit_name == "%":
        return False  # 高二丈五尺, 六成百强房企
    if text[start + 2 : start + 3] in _PAIRS and _PAIRED.match(text, start):
        return True
    if mention.unit_name in _COUNTS_ONE:
        return False  # 二女一儿三个孩子
    return start > 1 and text[start - 2] in _PAIRS and _PAIRED.match(text, start - 2) is not None


def _half(text: str, mention: Mention) -> Reason | None:
    if written(text, mention) != "半":
        return None
    if text[mention.start - 2 : mention.start] in _MEANS:
        return Reason.IDIOM  # 通过半固态技术
    if text[mention.start - 1 : mention.start] in ("过", "近") and not mention.unit_name:
        return Reason.TIME if _TIMES_HALF.search(text, mention.start - 4, mention.start) else None
    if mention.unit_name in ("个月", "年") and _SOONER_BY.search(text, mention.start - 4, mention.start):
        return None
    hours = mention.unit_name in ("小时", "个小时", "分钟") and not PLACES.match(text, mention.unit_end)
    return None if hours else Reason.IDIOM


def _one_case(text: str, mention: Mention) -> bool | None:
    """Whether the one who was hurt is only an article (无一人伤亡, 一名受伤的乘客); None where nobody is said to be."""
    if _CASUALTY.match(text, mention.unit_end):
        start = mention.start
        none = text[start - 1 : start] in ("无", "有") and _NONE.search(text, start - 2, start)
        return bool(none or _HURT_ONE.match(text, mention.unit_end))
    if _CASUALTIES.search(text, mention.start - 4, mention.start):
        return False  # 死亡一人、失踪一人
    added = mention.unit_name == "例" and _ONE_CASE.search(text, mention.start - 7, mention.start)
    return False if added else None  # 新增疑似病例一例


def _one(text: str, mention: Mention, said: str) -> Reason | None:
    kind, unit = mention.unit.kind, mention.unit_name
    if mention.value not in (1, 2):
        return None
    if unit == "番" and "翻" not in text[mention.start - 3 : mention.start]:
        return Reason.IDIOM  # 另一番景象
    if kind in (Kind.MULTIPLE, MASS, VOLUME, Kind.ENERGY, AREA, Kind.PERCENT) and unit not in (
        "方",
        "平",
        "卡",
    ):
        return None
    if said == "一" and unit in ("人", "名", "例") and (case := _one_case(text, mention)) is not None:
        return Reason.ARTICLE if case else None
    if said == "二" and unit in ("人", "名") and _OF_THEM.search(text, mention.start - 4, mention.start):
        return None  # 其中二人已获救
    if said == "一" and unit in _HEADS and _LISTED_ONE.search(text, mention.start - 16, mention.start):
        return None
    if kind is MONEY and _DEARER_BY.search(text, mention.start - 4, mention.start):
        return None
    if unit and (counts_one(text, mention.start) or (unit == "年" and is_year(text, mention.start))):
        return None
    if said == "一" and unit == "位" and text[mention.start - 2 : mention.start] in PLACES_MOVED:
        return None
    if kind is Kind.DURATION and (mention.vague or (unit in FINE and text.startswith("以上", mention.unit_end))):
        return None
    return Reason.ARTICLE if said == "一" else Reason.ORDINAL
