"""Right: what the words after a measure word amount to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from monitor.articles import Kind
from monitor.figures import lexicon
from monitor.figures.clauses import WORD_OF, Gap, Word
from monitor.figures.mentions import Mention
from monitor.figures.patterns import lazy
from monitor.figures.phrases.nouns import LINKS, act, noun_phrase, summed_up
from monitor.figures.phrases.trimming import PRICES, REACHED, SPEAKS
from monitor.figures.phrases.words import (
    ACTS,
    AGES,
    AMONG,
    ANYONE,
    EVENTS,
    LONGEST,
    NOUNS,
    NUMERALS,
    OUTPUTS,
    PERSONS,
    REACH,
    has_noun,
    joined,
)
from monitor.values import value

# Looked up once: before Python 3.12 an enum's member costs several times a name.
_COUNT = Kind.COUNT
# 200余人从倾覆的车厢内被救出
_PLACES_BEGIN, _INSIDE = frozenset(("从", "在")), frozenset(("里", "内", "中", "下", "之中", "里面"))
_PLACE_WITHIN = 9  # words
# Too wide to be a subject, but what a measure word can count.
_COUNTED = frozenset(("企业", "公司", "记者", "投资者", "国家", "省", "市", "县", "区"))
# With what a figure is set beside, it counts what they do (与上年的320家相比); 每天步行8000步以上者 are whom the next is of.
_BREAKS = frozenset(("创", "创下", "创出", "再创", "刷新", "打破"))
_NO_FOLLOWER = AMONG | {"计", "计算", "测算", "估算", "预计", "有望", "相比", "相较", "后", "有所", "者", "阵风"}
_BOUNDS = frozenset(("年满", "已满", "人民币", "左右", "以上", "以下", "以内", "之多", "(", ")", "整", "级", "."))
# Where a price or an index is about: 在5000美元附近.
_NEAR = frozenset(("附近", "上方", "下方", "一线"))
_BESIDE = frozenset(("与", "同", "跟"))
# 在2万人至5万人之间的有4个
_HAS = frozenset(("有", "是", "为", "达", "占"))
# To whom or for whom something is done so many times.
_CRIMES = frozenset(("收受", "索取", "盗窃", "骗取", "挪用", "侵占"))  # 先后46次收受他人贿赂386万元
_TOWARDS = frozenset(("向", "对", "给", "为"))
_TOPS = frozenset(("榜首", "首位", "末位", "居首位", "居首", "前列", "前茅", "遥遥领先", "领跑", "垫底", "末尾"))
# Within how many words the 的 stands that ends what is told of things, or of people (有技术特长、懂经营、会组织群众的能人).
_THINGS_TOLD, _PEOPLE_TOLD = 9, 16
# Whom a verb before makes: 参战人员, 被困群众.
_ROLES = frozenset(
    (
        "工",
        "女工",
        "男工",
        "匠",
        "矿工",
        "乘客",
        "司机",
        "儿童",
        "老人",
        "妇女",
        "居民",
        "船员",
        "人员",
        "群众",
        "官兵",
        "队员",
        "职工",
        "学生",
        "村民",
        "旅客",
        "游客",
        "患者",
        "民警",
        "干部",
        "党员",
        "工人",
    )
)
_SAYS = SPEAKS | {"报告", "自称", "回答", "反映", "承认", "觉得", "报告说", "表示说", "道"}
_SHOWS = ("表明", "显示", "发现", "指出", "证实", "提示", "居首", "居前", "领先", "领跑", "夺冠")
_ANSWERS = _SAYS | {"预期", "预计", "预测", "判断", "“"}
# The last words before the next figure that are of it.
_LEAD_ON = OUTPUTS | {"共", "比", "年加工", "日加工", "年处理", "日处理", "年出栏"}
_UP_TO = frozenset("至到-—~")
_GRADES = frozenset("高低大小重轻长短多少")
_WITHIN = frozenset(("内", "之内", "后", "之后"))
# 86个村全部绝收: the villages to which something has happened.
_VILLAGES = frozenset("村镇乡县组")
_BEFALLS = frozenset(("受灾", "绝收", "成灾", "受损", "停电", "断电", "断水", "进水", "被淹", "脱贫", "出列", "达标"))
# What villages hold together, and what is counted by itself.
_OF_VILLAGES = ("组织", "合作社", "联合社", "项目", "公司", "企业", "产业")
# What somebody leads or ranks by, and the parts of speech of what goes on after it.
_PARTS_HELD, _GOING_ON = frozenset(("占比", "份额", "市占率", "比重", "比例", "得票率", "支持率")), frozenset("vdilz")
# 35家为新建企业 are such; 以3亿股为基数 says for what they are taken.
_ARE, _BASES = frozenset("为是"), frozenset(("基数", "基准", "主", "限", "单位", "例", "准", "界"))
# On what another thing rests: 减税18亿元的基础上,….
_GROUNDS = frozenset(("基础", "前提", "背景"))
# How high something stood at a figure: 曾触及3791美元的纪录高价, 跌至0.746的日内低点.
_ITS_SUM = lazy("的(?:收入|产值|利润|营收|销售额|营业收入|年产值|年收入)(?:达到?|超过?)?$")
_OF_COLLECTIVE = lazy("((?:行政|自然|贫困)?村)村?集体")
# 创下75.5美元的52周新高, 高于分析师2亿元的预估中值
_NAMELESS = lazy("[0-9]{2}周|(?:市场|华尔街|分析师|机构)?(?:平均|一致|普遍)?(?:预[期估测料])(?:中?值|中位数)?")
_EXTREMES = (
    "新高纪录",
    "新低纪录",
    "日低",
    "日高",
    "纪录高价",
    "历史高价",
    "高点",
    "低点",
    "新高",
    "新低",
    "高位",
    "低位",
    "天价",
    "最高价位",
)
# What a unit measures, which names nothing.
_MEASURED_IN = {Kind.MONEY: "钱", Kind.DURATION: "时间"}
# What begins the words after a figure and may be dropped is one of these; parts of speech of measures and ages.
_SAYS_NO_MORE = _NEAR | _BOUNDS | set(_MEASURED_IN.values())
_MEASURE_TAGS = frozenset(("m", "t", "mq"))
_MEASURING = frozenset(("小时", "天", "年", "岁", "周岁", "天期", "年期", "月期"))
_SUMMED = frozenset(("成绩单", "成绩", "数据", "表现", "战绩", "纪录"))
# What a doing is said to bring about: 37次发射使…
_CAUSES = frozenset(("使", "让", "令", "进入", "位居", "居", "位列", "创下", "刷新", "打破"))
# At what pace somebody goes on or goes before the others.
_PACES = frozenset(("增速", "增幅", "涨幅", "降幅", "跌幅", "升幅", "增长率"))
# Which way a thing is so many metres that is named after it, and characters that its name has at most.
_ACROSS, _SIZED_THING = frozenset("高长宽深厚"), 9
# Whom so much is told of, which the next figure measures: 睡眠不足5小时的人, 锻炼不足半小时的人群.
_WHOM = (("人", "n"), ("人群", "n"))
_SCHEMES = ("项目", "工程")  # 凉山州已完成七个溜索改桥项目
_MODALS = frozenset(("能", "会", "可", "要"))
# How somebody stands to the others by what a figure tells.
_STANDS = frozenset(
    (
        "位居",
        "位列",
        "名列",
        "居",
        "居首",
        "居于",
        "稳居",
        "领跑",
        "领先",
        "领涨",
        "排名",
        "排在",
        "夺冠",
        "登顶",
        "拔得头筹",
    )
)
# How much of a sort things are, and the parts of speech of what sort.
_MOST, _TOLD_BY = frozenset(("特别", "特", "最", "极度", "较")), frozenset(("a", "an", "b"))
# They make a noun of the verb before: 刷新率, 吞吐量.
_SUFFIXES = frozenset("率量额费值器")
# 以15.7%份额排名第二
_RANKED = lazy(r"(?:排名|排行|排|位居|位列|名列)第?$")
_MIDST, _STILL = frozenset("中里内"), frozenset(("继续", "仍", "再次", "稳", "均", "都"))
# What those counted have is not counted: 8756名老年人的饮食, 50万名年龄在40岁至70岁的病人.
_WHO = lazy(r"(?<=[人者员民工童女性客师兵众])的.*|^年龄$")


# By what things counted are sized right behind their number, and how that is told.
_SIZES_NEXT = frozenset(
    (
        "总长",
        "全长",
        "总里程",
        "投资",
        "总投资",
        "投资额",
        "投资总额",
        "总投资额",
        "面积",
        "总面积",
        "建筑面积",
        "种植面积",
        "注册资金",
        "注册资本",
        "总产值",
        "总造价",
    )
)
_FOR_EACH = frozenset(("户均", "人均", "年均", "月均", "亩均", "村均", "每户", "每人", "每年", "每月"))
_YIELDS_NEXT = frozenset(("年出栏", "年产", "年产值", "年产量", "年加工", "年销售", "年销售额", "年接待"))
_SIZED_HOW = frozenset(
    ("计划", "概算", "估算", "总", "完成", "预计", "年度", "累计", "共", "拟", "协议", "合同", "占地")
)


@value(frozen=True, slots=True)
class Right:
    """The phrase after a measure word: a `noun`, one that begins with a verb (`verbal`), one after a 的 (`of`), a `verb`."""

    text: str
    how: str


NO_RIGHT = Right("", "")


def right_phrase(mention: Mention, after: Gap, *, ends: bool = False, free: bool = False) -> Right:
    """What follows a measure word within its clause.

    `ends` if its sentence has no figure after it, `free` if nothing before it says what befell those that it counts.
    """
    if not after.head:
        return NO_RIGHT
    words = list(after.head)
    # Words that lead straight on to the next figure are its own verb: 26.1%回落4.6个百分点.
    shared = not after.marked and not ends and bool(words) and words[-1][0] not in LINKS
    if not after.marked:
        words = _without_lead(mention, words, ends=ends)
    if len(words) > 2 and words[0][0] in "(（" and words[2][0] in ")）" and len(words[1][0]) < 3:
        words = words[3:]  # 1.2万床(件)衣被
    if words and (words[0][0] in _SAYS_NO_MORE or words[0][1] == "y"):
        _drop_unsaid(mention, words)
    within = mention.unit.kind is Kind.DURATION and len(words) > 1 and words[0][0] in _WITHIN
    if within:
        words.pop(0)
    if words and words[0][1] in _MEASURE_TAGS:
        words = _without_measures(words)
    if len(words) > 2 and mention.unit.kind is _COUNT:
        words = _without_sum(words)
    words = words[: _among(words)]
    if words and words[0][0] in _BESIDE and (told := _told_of(mention, words)):
        return told
    if not words or words[0][0] in LINKS or (words[0][0] in _NO_FOLLOWER and not _is_middling(words)):
        return NO_RIGHT
    if _leads_away(mention, after, words):
        return NO_RIGHT
    right = _right(mention, words)
    if right.text.endswith("”台阶"):
        return NO_RIGHT  # 连续跨越三个“十亿元”台阶
    paced = right.how == "of" and right.text in _PACES
    leads = right.how == "verb" or (right.text in lexicon.CHANGING and not paced)  # 比上年的4%低0.63个百分点
    own = free and right.text in EVENTS  # 造成3人死亡1人重伤
    own = own or (mention.unit_name in PERSONS and words[0][0] == "被")  # 18人被处以行政拘留15日
    own = own or (mention.unit_name in ACTS and words[0][0] in _TOWARDS | _CRIMES)  # 先后10次向对方转账10万元
    return NO_RIGHT if shared and leads and not within and not own else right


def _without_lead(mention: Mention, words: list[Word], *, ends: bool) -> list[Word]:
    """Without the last words, which are of the next figure or size what this one counts; none does if it `ends`."""
    while words and (words[-1][0] in LINKS or words[-1][0] in _LEAD_ON or words[-1][1] in ("c", "p", "d")):
        words.pop()
    if len(words) > 2 and words[-1][0] in _SIZES_NEXT and words[-2][0] in LINKS:
        words = words[:-2]  # 长300米的护岸工程和总面积2.3万平方米的码头
    passed = next((at for at in range(1, len(words) - 1) if words[at][0] == "经过" and words[at + 1][1] in "mt"), 0)
    words = words[:passed] if passed else words  # 原有的30只羊经过一年的发展现在有80只
    return words if ends else _without_size(mention, words)


def _without_size(mention: Mention, words: list[Word]) -> list[Word]:
    """What is counted, without what the next figure tells of it: 工业项目19个总投资32亿元, 14个项目投资25亿元."""
    if not words or mention.unit.kind is not _COUNT:
        return words
    if words[0][0] in _YIELDS_NEXT:
        return []
    each = next((at for at in range(1, len(words)) if words[at][0] in _FOR_EACH), 0)
    if each:
        return words[:each]  # 带动86户村民户均增收4800元
    at = len(words) - 1
    if words[at][0] not in _SIZES_NEXT:
        return words
    while at and words[at - 1][0] in _SIZED_HOW:
        at -= 1
    return words[:at] if at == 0 or words[at - 1][1] in NOUNS else words


def _among(words: Sequence[Word]) -> int | None:
    """Where those end among whom something ranks: 91个县中继续排名第一; None where nothing does."""
    for at in range(1, len(words) - 1):
        if words[at][0] in _MIDST:
            ranks = words[at + 2 if words[at + 1][0] in _STILL and at + 2 < len(words) else at + 1][0]
            return at if ranks in lexicon.RANKS or ranks.startswith("第") else None
    return None


def _drop_unsaid(mention: Mention, words: list[Word]) -> None:
    """Drop what begins the words and says no more than about how much, and of what."""
    while words and words[0][1] == "y":
        words.pop(0)
    if mention.unit.kind is not _COUNT and words and words[0][0] in _NEAR:
        words.pop(0)
    while words and words[0][0] in _BOUNDS:
        words.pop(0)
    if words and words[0][0] == _MEASURED_IN.get(mention.unit.kind):
        words.pop(0)  # 能挣100多元钱, 需要6个月时间


def _told_of(mention: Mention, words: Sequence[Word]) -> Right | None:
    """The things that are told of by what they are to something else: 381家与公司定位不符的门店."""
    if mention.unit.kind is not _COUNT or any(word == "、" for word, _ in words[:_THINGS_TOLD]):
        return None
    told = _predicate(mention, words)
    return told if told.how == "noun" and not _is_unnamed(told.text, mention) else None


def _leads_away(mention: Mention, after: Gap, words: Sequence[Word]) -> bool:
    """Whether what follows only leads to the next figure (由12户发展到137户) or says how great this one is."""
    if not after.marked and _leads_on(after.head):
        return True
    if words[0][0] == "为" and len(words) > 1 and words[1][0] in _GRADES:
        return True  # 较去年同期的3510万部为高
    return words[0][0] in _BREAKS and mention.unit.kind is not _COUNT  # 破发率仅24%创九年新低


def _leads_on(words: Sequence[Word]) -> bool:
    """Whether the words are a verb that leads to where the figure before them went, with an adverb at most: 普遍涨到."""
    led = words[0][1] in ("d", "ad", "a") or words[0][0] in lexicon.REACHING  # 波动下降到
    at = 1 if len(words) > 1 and led and words[1][1].startswith("v") else 0
    if at and REACH.fullmatch(words[at][0]):
        return True
    moves = len(words) > at + 1 and words[at + 1][0] in REACHED
    return moves and (words[at][1].startswith("v") or words[at][0][-2:] in lexicon.CHANGING)  # 快速增长至


def _without_sum(words: list[Word]) -> list[Word]:
    """Without what a list of counts is summed up as: 12个篮板5次抢断的成绩单."""
    end = next((at for at in range(1, len(words) - 1) if words[at][0] == "的" and words[at + 1][0] in _SUMMED), 0)
    return words[:end] if end else words


def _without_measures(words: list[Word]) -> list[Word]:
    """Without the measures and ages that tell of what sort the things are: 名50岁至71岁的老人."""
    while words and words[0][1] in _MEASURE_TAGS and words[0][0][0] in NUMERALS:
        measured = len(words) > 1 and (words[1][0] in _MEASURING or words[1][1] == "q")
        words = words[2:] if measured else words[1:]
        while words and words[0][0] in ("以上", "以下", "以内", "及", "及以上", "及以下"):
            words.pop(0)
        words = _after_ages(words)
    return words


def _after_ages(words: list[Word]) -> list[Word]:
    """After the first of two ages its link, after the last the 的: 40万名50岁至71岁的老人."""
    if len(words) > 2 and words[0][0] in _UP_TO and words[1][1] == "m":
        return words[1:]
    return words[1:] if len(words) > 1 and words[0][0] == "的" else words


def _is_middling(words: Sequence[Word]) -> bool:
    """Whether a 中 begins a sort of thing that the segmenter parts: 35座中高温大棚, 8台中大型挖掘机."""
    return words[0][0] == "中" and len(words) > 1 and words[1][0][0] in _GRADES


def _made_by_verb(words: Sequence[Word]) -> str:
    """Whom the verb before makes: 参战人员, 涉嫌贩毒的犯罪嫌疑人; empty if it makes nobody."""
    if len(words) > 1 and words[1][0] in _ROLES:
        return words[0][0] + words[1][0]
    suspects = words[0][0] == "涉嫌" and any(word == "嫌疑人" for word, _ in words[:_THINGS_TOLD])
    return "嫌疑人" if suspects else ""


def _right(mention: Mention, words: Sequence[Word]) -> Right:
    word, tag = words[0]
    if word == "的":
        return _after_of(mention, words)
    if len(words) > 2 and word in _ACROSS and words[1][0] == "的" and mention.unit.kind is Kind.LENGTH:
        sized = noun_phrase(words[2:])
        return Right(sized + word, "of") if sized and len(sized) < _SIZED_THING else NO_RIGHT  # 200余米高的山体
    if len(words) > 1 and (taken_as := _taken_as(mention, words)) is not None:
        return taken_as
    if word in _TOPS or (word in lexicon.RANKS and len(words) > 1 and words[1][0] in _TOPS):
        return NO_RIGHT  # 以9.4%的占比居首位, 以3亿元位居榜首
    if mention.unit.kind is _COUNT and (kinds := summed_up(words)):
        return Right(kinds, "noun")
    if tag == "v" and mention.unit_name in PERSONS and (whom := _made_by_verb(words)):
        return Right(whom, "noun")
    if word in lexicon.NO_PHRASE or (word[0] == "第" and tag == "m"):  # 27.4毫米第三
        return _predicate(mention, words[1:]) if len(words) > 1 else NO_RIGHT
    named = len(words) > 1 and (words[1][0] in _SUFFIXES or (words[1][0] in _CAUSES and tag.startswith("v")))
    plain = tag.startswith("v") and tag != "vn" and not named
    modified = mention.unit.kind is _COUNT and mention.unit_name not in PERSONS
    modified = modified and len(words) > 1 and word not in lexicon.STOPS
    modified = modified and (words[1][1] in NOUNS or word == "集中")  # 5个集中隔离场所
    if (
        (plain and word not in lexicon.NOMINAL_VERBS and not modified)
        or tag in ("p", "d", "c", "ul", "uz")
        or word in lexicon.STOPS
    ):
        return _predicate(mention, _past_place(mention, words))
    if tag.startswith("v") and mention.unit_name in PERSONS and len(words) == 1:
        return _predicate(mention, words)
    noun = noun_phrase(words)
    if (
        noun[:2] == "年龄"
        and words[0][0] == "年龄"
        and (of := next((at for at, (said, _) in enumerate(words) if said == "的"), 0))
    ):
        noun = noun_phrase(words[of + 1 :])  # 2110名年龄在38-50岁的受试者
    noun = _befitting(mention, words, _RANKED.sub("", noun) if noun[-1:] in "第名排列居行" else noun)
    if not noun or (noun in lexicon.WEAK and not (mention.unit.kind is _COUNT and noun in _COUNTED)):
        return NO_RIGHT
    return Right(noun, "verbal" if plain else "noun")


def _past_place(mention: Mention, words: Sequence[Word]) -> Sequence[Word]:
    """The words behind the place where something befell people: 从倾覆的车厢内被救出; all where no such place is told."""
    if words[0][0] not in _PLACES_BEGIN or mention.unit_name not in PERSONS:
        return words
    said = list(map(WORD_OF, words[:_PLACE_WITHIN]))
    of = said.index("的") if "的" in said else len(said)
    inside = next((at for at in range(of + 2, len(said)) if said[at] in _INSIDE), len(words))
    return words[inside + 1 :] or words


def _taken_as(mention: Mention, words: Sequence[Word]) -> Right | None:
    """What a sum is said to be for (筹集13万元作为启动资金), things of a sort told by an adverb (20个特别困难村), and land."""
    if words[0][0] == "地" and mention.unit.kind is Kind.AREA:
        return Right("地", "noun")  # 他家6亩地去年纯收入近9万元
    if words[0][0] == "作为" and mention.unit.kind is Kind.MONEY:
        noun = noun_phrase(words[1:])
    elif words[0][0] in _MOST and words[1][1] in _TOLD_BY:
        noun = noun_phrase(words)
    else:
        return None
    return Right(noun, "noun") if noun else NO_RIGHT


def _befitting(mention: Mention, words: Sequence[Word], noun: str) -> str:
    """A noun with what is done or happens to those that are counted, or without what only tells of them."""
    if mention.unit_name in ACTS and noun:
        return noun + act(words, noun)
    if noun in _VILLAGES:
        return noun + (next((said for said, _ in words[1:4] if said in _BEFALLS), "") or _doing(words))
    if mention.unit.kind is _COUNT and (of := _OF_COLLECTIVE.match(noun)) and not noun.endswith(_OF_VILLAGES):
        return of[1]  # 12个村集体经济收入超过20万元
    if mention.unit.kind is _COUNT and "的" in noun:
        noun = _ITS_SUM.sub("", noun)  # 8个村庄的收入
    return _WHO.sub("", noun) if mention.unit_name in PERSONS else noun


def _doing(words: Sequence[Word]) -> str:
    """What villages of which no more is said do or have done: 38个村完成了改造."""
    start = next((at for at in range(1, len(words)) if words[at][0] not in lexicon.AUXILIARIES), len(words))
    if start + 1 >= len(words) or words[start][1] != "v":
        return ""
    return joined(_first_words([word for word in words[start:] if word[0] not in ("的", "了", "“", "”")], 10))


def _after_of(mention: Mention, words: Sequence[Word]) -> Right:
    """What a 的 after the measure word gives to it; 收购价格 of 以每斤3元的价格收购芋头."""
    if len(words) > 3 and words[1][0] in ANYONE and words[2][0] in _ANSWERS:
        return Right(_answer(mention, words), "of")
    if len(words) > 2 and words[1][0] in PRICES and _trades(words[2]):
        return Right(words[2][0] + words[1][0] if len(words[2][0]) > 1 else words[1][0], "of")
    if len(words) > 2 and _is_led_by(words):
        return Right(words[1][0], "of")
    if words[1:2] and words[1] in _WHOM and mention.unit_name not in PERSONS and mention.unit.kind is not Kind.PERCENT:
        return NO_RIGHT  # 睡眠不足5小时的人 tells of whom the next figure is
    if words[1:2] and words[1][0] in _MODALS:
        return NO_RIGHT  # 有22%的能超过8小时
    if len(words) > 3 and words[2][0] in AGES and words[1][1] in _MEASURE_TAGS:
        words = [words[0], *_without_measures(list(words[1:]))]  # 44%的19-25岁年轻人
    noun = noun_phrase(words[2 if len(words) > 2 and words[1][0] == "是" else 1 :])
    if noun in ("人", "人群") and len(words) > 2:
        return _predicate(mention, words[2:])
    if noun.endswith(_SHOWS):
        noun = noun[:-2]  # 涉及48万人的研究表明
    return NO_RIGHT if _is_unnamed(noun, mention) else Right(noun, "of")


def _is_led_by(words: Sequence[Word]) -> bool:
    """Whether a 的 and a noun say by what somebody goes on, leads or ranks, which is no part of the name."""
    noun, (doing, tag) = words[1][0], words[2]
    if noun == "速度" or (noun in _PACES and tag == "v"):
        return True  # 以年均8%的速度稳步增长, 以41.26%的增速领跑市场
    if noun in _PARTS_HELD and tag[:1] in _GOING_ON:
        return True  # 自主品牌以61.8%的占比遥遥领先
    return doing in _STANDS and noun not in _SUMMED and bool(noun_phrase(words[1:2]))  # 以120亿元的产值位居第一


def _trades(word: Word) -> bool:
    """Whether a word says what is done at a price and does not set it against another or tell where it went."""
    return (
        word[1] in ("v", "vn") and word[0] != "进行" and word[0] not in lexicon.CHANGING and word[0] not in _NO_FOLLOWER
    )


def _is_unnamed(noun: str, mention: Mention) -> bool:
    """Whether what follows a 的 names nothing that is counted or measured."""
    if not noun or noun.isdecimal() or _NAMELESS.fullmatch(noun) or noun == _MEASURED_IN.get(mention.unit.kind):
        return True
    return (
        noun in lexicon.WEAK
        or noun in _HAS
        or noun in lexicon.NO_PHRASE
        or noun in _GROUNDS
        or (noun.startswith("成绩") and mention.unit.kind is _COUNT)
        or noun.endswith("相比")
        or (noun.endswith(_EXTREMES) and not (mention.unit_name and mention.unit.kind is _COUNT))
    )


def _answer(mention: Mention, words: Sequence[Word]) -> str:
    """What those asked said, and who they are: 认为“一般”的居民; of people in general only what: 曾有头痛."""
    who = words[1][0]
    said = next(at for at in range(2, len(words)) if words[at][0] not in _SAYS or at + 1 == len(words))
    if who in ("人", "人群"):
        return _predicate(mention, words[said:]).text
    words = _first_words([*words[2:3], *words[max(said, 3) :]], LONGEST - len(who) - 1)
    if ("“", "x") in words and ("”", "x") not in words:
        words.remove(("“", "x"))  # the clause ends within what it quotes
    return f"{joined(words)}的{who}"


def _predicate(mention: Mention, words: Sequence[Word]) -> Right:
    if mention.unit_name in ACTS and words[0][0] in _TOWARDS and words[-1][1] in ("v", "vn") and len(words[-1][0]) > 1:
        return Right(words[-1][0], "verb")  # 先后33次向对方账号转款
    reach = _PEOPLE_TOLD if mention.unit_name in PERSONS else _THINGS_TOLD
    of = next((i for i, (word, _) in enumerate(words[:reach]) if word == "的" and i + 1 < len(words)), None)
    died = words[0][0] == "死" and len(words) > 1 and words[1][0] == "于"  # 死于吸烟引发的疾病
    if of is not None and mention.unit.kind is _COUNT and not died:
        noun = noun_phrase(words[of + 1 :])
        if noun == "人" and words[0][0] == "是":
            words = words[:of]  # 4570万人是逃往国外的人
        elif noun:
            return Right(noun, "noun")
    start = 0
    while start < len(words) and (words[start][0] in lexicon.AUXILIARIES or words[start][0] in ("为", "是")):
        start += 1
    # 遭受洪涝灾害(天津未受灾): what a bracket adds is no part of it.
    end = next((at for at in range(start + 1, len(words)) if words[at][0] in ("(", "（")), len(words))
    phrase = joined(_first_words([word for word in words[start:end] if word[0] not in ("的", "了")], 12))
    told = start == 1 and words[0][0] in _ARE and mention.unit.kind is _COUNT and has_noun(words[1:])
    told = told and words[1][0] not in _BASES
    told = told or (mention.unit.kind is _COUNT and phrase.endswith(_SCHEMES))
    return Right(phrase, "noun" if told else "verb") if phrase else NO_RIGHT


def _first_words(words: Iterable[Word], longest: int) -> list[Word]:
    kept: list[Word] = []
    length = 0
    for word in words:
        length += len(word[0])
        if length > longest and kept:
            break
        kept.append(word)
    return kept
