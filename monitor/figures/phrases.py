"""Phrases: what the words before a number and the words after its measure word amount to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from monitor.articles import Kind
from monitor.figures import lexicon
from monitor.figures.clauses import TAG_OF, WORD_OF, Gap, Word
from monitor.figures.mentions import Mention
from monitor.figures.patterns import lazy
from monitor.values import value

LONGEST = 24
COMFORTABLE = 20
# With which the next of a row begins: 日产60片陶瓷瓦项目、年产3万吨菜油项目.
OUTPUTS = frozenset(("年产", "日产", "月产"))
PERSONS = frozenset(("人", "名", "位", "人次"))
# What is done so many times.
ACTS = frozenset(("次", "起", "轮", "场"))
# Looked up once: before Python 3.12 an enum's member costs several times a name.
_COUNT = Kind.COUNT
_NOUNS = frozenset(
    ("n", "nr", "ns", "nt", "nz", "ng", "vn", "an", "j", "l", "i", "s", "eng", "nrt", "nrfg", "k", "g", "nsf", "b")
)
_FUNCTION = frozenset(("p", "d", "c", "uj", "ul", "ud", "uz", "ug", "y", "x", "w", "e", "o", "u"))
_LINKS = frozenset(("/", "／", "、", "和", "与", "及", "以及", "或", "并", "至", "到", ",", "，"))
_NUMERALS = frozenset("0123456789一二两三四五六七八九十百千万亿几数")
# Adverbs that belong to what is named: 不合格, 自然增长率.
_KEPT = frozenset(("不", "未", "无", "没", "没有", "非", "自然"))
# Words that say no more of the subject: 中央财政拟投入, 企业实现利润.
_WILLING = frozenset(("拟", "已", "将", "要", "再", "又", "共", "实现", "预计"))
# Too wide to be a subject, but what a measure word can count.
_COUNTED = frozenset(("企业", "公司", "记者", "投资者", "国家"))
_PRICED_IN = ("计价", "计")
_ADJUSTED = ("因素", "计算", "口径", "不变价", "折算", "折合", "影响", "后", *_PRICED_IN)
# In what terms a thing is told, by the words that begin and end them, and how many there are at most.
_TOLD_IN = frozenset(("按", "按照", "以", "用", "扣除", "剔除"))
_TERMS = frozenset(("计价", "计算", "口径", "因素", "折算"))
_LONGEST_TERMS = 6
_REACHED = ("到", "至", "为", "成")
# Whose it is, which only the sentence before can tell: 他的档口日均销量.
_OWNERS = frozenset(("他", "她", "它", "我", "他们", "她们", "它们", "我们", "你", "咱们"))
# 明确“新开工改造老旧小区1405个”: what is quoted tells of the figure.
_SAYS_SO = ("明确", "提出", "规定", "要求", "写道", "指出", "承诺")
_QUOTED = 3
_SHORT_NAME = 12
_LOOSE = frozenset("、的了和与及")
# What a figure is one of, not what it counts: 在受访的1500人中.
_AMONG = frozenset(("中", "当中", "之中", "里", "里面"))
_OTHERS = frozenset(("其他", "其它"))
# With what a figure is set beside, it counts what they do: 与上年的320家相比.
_NO_FOLLOWER = _AMONG | {"相比", "相较", "后", "有所"}
# Between two things they only link them: 长与宽均为2米.
_WITHS = frozenset("与和同")
# What the figure sizes: 内置一块8300mAh电池.
_ONE_OF = frozenset(("一块", "一颗", "一台", "一款", "一枚", "一个", "一座", "一条", "一支", "一套"))
# What of another time something is set beside.
_BASES = frozenset(("均值", "平均值", "平均数", "平均水平", "水平", "同期", "高点", "低点", "峰值", "中位数", "基数"))
_SORTS = frozenset(("型", "类", "式", "组"))
_WITHIN_NAMES = _SORTS | {"与", "和", "及"}
# Within how many words the 的 stands that ends what is told of things, or of people (有技术特长、懂经营、会组织群众的能人).
_THINGS_TOLD, _PEOPLE_TOLD = 9, 16
# Whom a verb before makes: 参战人员, 被困群众.
_ROLES = frozenset(
    (
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
_ANYONE = frozenset(
    (
        "人",
        "人群",
        "受访者",
        "被调查者",
        "参与者",
        "受试者",
        "居民",
        "网友",
        "消费者",
        "家长",
        "储户",
        "家庭",
        "农户",
        "企业",
        "企业家",
        "银行",
        "银行家",
    )
)
# They close what tells some people apart from others.
_RELATES = frozenset("的者")
# After one of these what the clause plans or does is about the thing named next: 全县围绕村均收入超过5万元的目标.
_ABOUT = frozenset(("围绕", "紧扣", "瞄准", "锚定", "聚焦"))
# Whose a thing is, which the words after the number name: 将自家两亩耕地流转.
OWN = frozenset(("自家", "自己", "自己家", "家里", "家中", "家里的", "自家的"))
# Who says it is no part of what is said: 公司称在手订单…
_SPEAKS = frozenset(("称", "说", "表示", "认为", "指出", "介绍", "透露", "坦言"))
_SAYS = _SPEAKS | {"报告", "自称", "回答", "反映", "承认", "觉得", "报告说", "表示说", "道"}
_ANSWERS = _SAYS | {"预期", "预计", "预测", "判断", "“"}
_COMPARED = frozenset(
    (
        "风险",
        "概率",
        "几率",
        "死亡率",
        "发病率",
        "患病率",
        "成本",
        "价格",
        "售价",
        "能耗",
        "续航",
        "可能性",
        "危险",
        "发生率",
    )
)
_MAY = frozenset(("会", "将", "可", "可能"))
# They end what a thing is called: 咖啡可以降低风险, 显卡来满足需求.
_MODALS = frozenset(("可以", "能够", "能", "来", "会", "必须", "如果", "若"))
# What comes after one of these is shown or seen, and what comes before says by whom or where.
_SHOWS = frozenset(("显示", "看到", "发现", "写着", "标注", "标明", "注意到", "表明"))
_MAKES = frozenset(("使", "使得", "令", "让"))
_LEAD_TO = _SHOWS | _ABOUT | _MAKES
_ADVERBS = frozenset(("d", "ad", "vd"))
# The last words before the next figure that are of it.
_LEAD_ON = OUTPUTS | {"共", "比"}
_UP_TO = frozenset("至到-—~")
_GRADES = frozenset("高低大小重轻长短")
_WITHIN = frozenset(("内", "之内", "后", "之后"))
# 86个村全部绝收: the villages to which something has happened.
_VILLAGES = frozenset("村镇乡县组")
_BEFALLS = frozenset(("受灾", "绝收", "成灾", "受损", "停电", "断电", "断水", "进水", "被淹", "脱贫", "出列", "达标"))
# What a unit measures, which names nothing.
_MEASURED_IN = {Kind.MONEY: "钱", Kind.DURATION: "时间"}
_MEASURING = frozenset(("小时", "天", "年", "岁", "周岁", "天期", "年期", "月期"))
_SUMMED = frozenset(("成绩单", "成绩", "数据", "表现", "战绩", "纪录"))
# What a doing is said to bring about: 37次发射使…
_CAUSES = frozenset(("使", "让", "令", "进入", "位居", "居", "位列", "创下", "刷新", "打破"))
# They make a noun of the verb before: 刷新率, 吞吐量.
_SUFFIXES = frozenset("率量额费值器")
_NO_END = frozenset(
    (
        "的",
        "“",
        "‘",
        "《",
        "(",
        "（",
        "第",
        "中居",
        "中列",
        "中有",
        "左右",
        "上下",
        "发生",
        "出现",
        "进行",
        "受到",
        "得到",
    )
)
_ORIGINS = ("普查", "调查", "时", "时期", "期", "初", "末")
_SPREAD = frozenset(("各", "均", "分别", "各自", "全", "都", "正在"))
_GOALS = frozenset(_REACHED)
_GROWS = frozenset(
    ("发展", "壮大", "扩展", "拓展", "延伸", "变", "变化", "演变", "转变", "改变", "压减", "整合", "合并")
)
_BEFORE = frozenset(("最初", "原来", "原先", "过去", "当初", "起初", "以前", "此前", "之前", "开始"))
_CLOSERS = frozenset(("”", "’", "》", ")", "）"))
_ADJUNCTS = frozenset("扣剔按经以用")
# What follows the means by which something was done: 经抢修已恢复.
_AFTER_MEANS = frozenset(("已", "已经", "共", "均", "累计", "现", "现已"))
# Words before a number that lead to it, and those of them that may belong to what is named.
_PASSING = lexicon.REACHING | lexicon.CHANGING | _BEFORE | {"大", "猛", "骤", "陡"}
_HELD = _CLOSERS | {"增长", "比", "建议", "人民币", "数", "计划"}
# 同比增收: more of what was told before.
_ACCOUNTED = frozenset(("增收", "减收", "增支", "减支", "短收", "超收"))
_REACHES = frozenset("到至为")
_FROM_TO = _REACHES | {"由", "从"}
_FOR_EACH = frozenset(("人均", "户均", "亩均", "村均"))
# Only such a word, by its tag, its first character or itself, can end in what the number is for one of.
_SELLS = frozenset(("卖", "能卖", "可卖"))
_COUNTING, _EACHES, _TAKEN_UP = frozenset("mq"), frozenset("每第"), _ACCOUNTED | _FOR_EACH | _SELLS
_DONE = frozenset(("实现", "完成"))
_LEADING = lexicon.LEADS | {"级", "、", "”", "’", "·", ".", "-", "》", ")", "）"}
_LEADING_TAGS = frozenset(("c", "d", "p", "y", "uj", "ul"))
# No other word may lead in, but for one with such a tag or end.
_MAY_LEAD = _LEADING | _DONE | _OWNERS | lexicon.NOUN_PLANS | lexicon.CHANGING
_LEADING_ENDS = frozenset("是年")
# Parts of speech that name nothing, and words that do so whatever theirs.
_SLIGHT = frozenset(("m", "q", "r", "d", "c", "p", "uj", "x"))
_NAMELESS = lexicon.WEAK | lexicon.LEADS
# 价格上涨 may be one word to the segmenter.
_CHANGES = ("上涨", "下跌", "增长", "下降", "回落", "上升", "报")
_CHANGED = lazy(r"(?<=[^经][^济])(?:上涨|下跌|增长|下降|回落|上升|(?<=[指价盘])报)$")
# 同比多办37件: what was done more of, the clause before says.
_MORE_DONE = lazy(r"[多少][办结产收销卖发签接投开建种进交缴赚]{1,2}")
# In how long, which names nothing: 不到两个月内, 两天时间.
_WHILE = lazy(
    r"(?:[就在仅短]|不到|不足|近|约)*[0-9一两二三四五六七八九十几数半]+个?多?(?:月|年|天|周|小时|分钟)(?:以?[内里间]|时间)(?:一转眼)?"
)
# What those counted have is not counted: 8756名老年人的饮食, 50万名年龄在40岁至70岁的病人.
_WHO = lazy(r"(?<=[人者员民工童女性客师兵众])的.*|^年龄$")
_LASTS = frozenset("内里间眼")
_REACH = lazy(
    r"(?:扩|压|压缩|压减|爬坡|降|升|增|涨|跌|减|提高|上升|下降|扩大|攀升|回落|缩短|缩小|增加|减少|增长|下调|上调|降低|上涨|恢复|提升)(?:到|至|为)"
)


@value(frozen=True, slots=True)
class Left:
    """The phrase before a number: `noun` if it names a thing, `open` if its verb still wants the number's noun.

    `kept` are the clause's words without what leads in, compares or reaches the number.
    """

    text: str
    noun: bool
    open: bool
    kept: tuple[Word, ...] = ()


@value(frozen=True, slots=True)
class Right:
    """The phrase after a measure word: a `noun`, one that begins with a verb (`verbal`), one after a 的 (`of`), a `verb`."""

    text: str
    how: str


# What befalls people or fields.
EVENTS = (
    "死亡",
    "遇难",
    "受伤",
    "失踪",
    "失联",
    "受灾",
    "被困",
    "获救",
    "感染",
    "确诊",
    "溺亡",
    "中毒",
    "重伤",
    "轻伤",
    "绝收",
    "成灾",
)
NOTHING = Left("", noun=False, open=False)
NO_RIGHT = Right("", "")


def left_phrase(words: Sequence[Word]) -> Left:
    """What a clause up to a number is about."""
    if not words:
        return NOTHING
    kept = trimmed(words)
    said = _last_words(plain(kept))
    if len(said) == 1 and said[0][0] in _OTHERS and words[-1][0] == "占":
        return Left(said[0][0], noun=True, open=False, kept=tuple(kept))  # 学生占4.5%,其他占18.6%
    named, noun = _named(said)
    if not named or (len(said) > 1 and said[-1][0] in _AMONG and not has_noun(said[:-1])):
        return Left("", False, _wanting(words, kept), tuple(kept))
    text = joined(said)
    if text.endswith("组为"):
        text = text[:-1]  # the segmenter parts 安慰剂组为 so
    if text.endswith(_CHANGES):
        text = _CHANGED.sub("", text)
    if (
        text in lexicon.WEAK
        or (text[0] in "多少" and _MORE_DONE.fullmatch(text))
        or (text[-1] in _LASTS and _WHILE.fullmatch(text))
    ):
        return Left("", False, _wanting(words, kept), tuple(kept))
    return Left(text, noun, _adverbial(kept) or _wanting(words, kept), tuple(kept))


def _wanting(words: Sequence[Word], kept: Sequence[Word]) -> bool:
    """Whether a verb, a 了 or what points ahead still wants its object."""
    if kept and kept[-1][1] == "v" and kept[-1][0] != "收入" and kept[-1][0] not in lexicon.NOMINAL_VERBS:
        return True
    for word, tag in reversed(words):
        if tag != "x" and word != "收入":
            if (tag in ("v", "ul", "p") and not _passes(word)) or word == "了":
                return True
            return word in ("是", "为") and _cleft(words)
    return False


def _adverbial(kept: Sequence[Word]) -> bool:
    """Whether the words end in a preposition's phrase with no verb after it."""
    if "p" not in map(TAG_OF, kept):
        return False
    for index in range(len(kept) - 1, -1, -1):
        word, tag = kept[index]
        if tag == "p":
            return not index or word not in _WITHS
        if tag.startswith("v"):
            return False
    return False


def _cleft(words: Sequence[Word]) -> bool:
    """Whether what comes is pointed at and not said of anything: 值得一提的是…"""
    said = [word for word, tag in words if tag != "x"]
    return len(said) > 1 and said[-2] == "的"


def plain(words: list[Word]) -> list[Word]:
    """Without the adverbs that say no more of the subject, and the 到 of a time that stood before one."""
    if _WILLING.isdisjoint(map(WORD_OF, words)):
        return words
    kept: list[Word] = []
    for index, word in enumerate(words):
        after = words[index + 1][0] if index + 1 < len(words) else ""
        if word[0] not in _WILLING and not (word[0] == "到" and after in _WILLING):
            kept.append(word)
    return kept


def trimmed(words: Sequence[Word]) -> list[Word]:
    """The words without what leads in, compares or reaches the number."""
    kept = list(words)
    if len(kept) > 2 and kept[1][0] in _SPEAKS and kept[0][1] == "n":
        kept = kept[2:]
    said = list(map(WORD_OF, kept))
    text = "".join(said)
    if "比" in text or "较" in text:
        kept = _without_comparison(kept)
    if text[:1] in _ADJUNCTS:
        kept = _without_adjunct(kept)
    if text.endswith("的") and ("由" in text or "从" in text):
        kept = _without_origin(kept)
    if "最" in text and text.endswith("的"):
        kept = _without_holder(kept)
    if "派" in text:
        kept = _paid_out(kept)
    if ("将" in text or "把" in text) and len(kept) > 3:
        kept = _changed(kept)
    if not _GOALS.isdisjoint(said[-2:]):
        kept = _without_growth(kept)
    if not _LEAD_TO.isdisjoint(said):
        kept = _shown(kept)
    return _without_ends(kept)


def _without_ends(kept: list[Word]) -> list[Word]:
    """Without what leads in at the beginning and reaches the number at the end."""
    while kept and _is_trailing(kept):
        kept.pop()
    if kept and kept[-1][0] in _TERMS:
        kept = _without_terms(kept)
    ended = len(kept)
    while kept and _is_leading(kept):
        kept.pop(0)
    if len(kept) < ended:
        while kept and _is_trailing(kept):
            kept.pop()
    return kept


def _without_terms(words: list[Word]) -> list[Word]:
    """Without the terms that it is told in: 出口额以人民币计价, 人均可支配收入扣除价格因素."""
    first = max(1, len(words) - _LONGEST_TERMS)
    at = next((at for at in range(len(words) - 1, first - 1, -1) if words[at][0] in _TOLD_IN), 0)
    return words[:at] if at and has_noun(words[:at]) else words


def _shown(words: list[Word]) -> list[Word]:
    """What is shown, what a plan is about, or what is brought about: 数据显示人均消费…, 围绕村均收入…, 新技术使亩产…"""
    last = len(words) - 1
    leads = (
        at
        for at, word in enumerate(words)
        if word[0] in _ABOUT or (at < last and word[0] in _SHOWS) or (word[0] in _MAKES and has_noun(words[at + 1 :]))
    )
    return words[max(leads, default=-1) + 1 :]


def _without_origin(words: list[Word]) -> list[Word]:
    """Without what a figure that moves on was of before: 性别比由上次普查时的105.4上升为…, 耗时从人工操作的1小时缩短到…"""
    since = next((at for at in range(len(words) - 1, 0, -1) if words[at][0] in ("由", "从")), 0)
    told = any(word.endswith(_ORIGINS) or word in _BEFORE for word, _ in words[since:])
    told = told or (has_noun(words[:since]) and not any(tag.startswith("v") for _, tag in words[since + 1 :]))
    return words[:since] if since and len(words) - since < 9 and told else words


def _changed(words: list[Word]) -> list[Word]:
    """What is said to be changed, without who changes it and where: 央行在会议上将政策利率上调."""
    if words[-1][0] not in lexicon.CHANGING and words[-1][0][-1:] not in _REACHES:
        return words
    at = max((at for at, (word, _) in enumerate(words) if word in ("将", "把")), default=0)
    changed = words[at + 1 :]
    named = len(changed) > 1 and all(tag in _NOUNS or word == "的" for word, tag in changed[:-1])
    return changed if at and named and has_noun(changed[:-1]) else words


def _without_holder(words: list[Word]) -> list[Word]:
    """Without who has most or least of it: 最大降雨量为大布镇的128毫米."""
    at = next((at for at, (word, _) in enumerate(words) if at and word in ("为", "是", "的是")), 0)
    return words[:at] if at and any(word.startswith("最") for word, _ in words[:at]) else words


def _paid_out(words: list[Word]) -> list[Word]:
    """What is paid out, without to whom and on what: 拟向全体股东每10股派发现金红利."""
    at = next((index for index, (word, _) in enumerate(words) if word in ("派发", "派")), None)
    return words if at is None else words[at + 1 :]


def _without_growth(words: list[Word]) -> list[Word]:
    """Without the verb that leads from one figure to the next: 由12户发展到现在的137户."""
    if len(words) < 2:
        return words
    at = -1 if words[-1][0] in _GOALS else -2 if len(words) > 2 and words[-2][0] in _GOALS else 0
    return words[: at - 1] if at and words[at - 1][0] in _GROWS else words


def _is_basis(words: list[Word]) -> bool:
    """Whether the words begin with what the figure before was for one of: 268元一晚涨到…"""
    word, tag = words[0]
    return (
        len(words) > 1
        and len(word) == 2
        and (tag in ("m", "mq", "t") or word[1] in "晚天斤个枚只套台张件盒间位吨")
        and words[1][1].startswith("v")
    )


def has_noun(words: Iterable[Word]) -> bool:
    """Whether a noun of two characters or more is among the words."""
    return any(tag in _NOUNS and len(word) > 1 and word not in lexicon.WEAK for word, tag in words)


def joined(words: Iterable[Word]) -> str:
    """The words as one phrase without loose marks at its ends."""
    kept = list(map(WORD_OF, words))
    while kept and kept[-1] in _LOOSE:
        kept.pop()
    while kept and kept[0] in _LOOSE:
        kept.pop(0)
    text = "".join(kept).strip('*+＋×、 的\t"·-:：’‘「」')
    if "“" not in text and "”" not in text:
        return text
    if text.count("“") > text.count("”") and text.rindex("“") > 1:
        before, _, quoted = text.rpartition("“")
        return quoted if len(quoted) > _QUOTED and before.endswith(_SAYS_SO) else before  # what it quotes is not whole
    return text if text.count("“") == text.count("”") else text.strip("“”")


def _names_property(words: Sequence[Word], index: int) -> bool:
    """Whether a verb only says of what kind the property after it is, or a 的 whose: 基金赎回比例, 香蕉的价格."""
    return (
        (words[index][1] == "v" or words[index][0] == "的")
        and index + 1 < len(words)
        and words[index + 1][0] in lexicon.RELATIONAL
    )


def noun_run(words: Sequence[Word]) -> str:
    """The last run of nouns of a clause if it ends in one, else the first; empty if it has none."""
    kept = trimmed(words)
    runs: list[list[Word]] = [[]]
    for index, word in enumerate(kept):
        inside = bool(runs[-1]) and (
            word[1] in ("a", "m", "f") or word[0] in _WITHIN_NAMES or _names_property(kept, index)
        )
        if word[1] in _NOUNS or word[0] in "“”" or word[0] in lexicon.NOMINAL_VERBS or inside:
            runs[-1].append(word)
        elif runs[-1]:
            runs.append([])
    named = [run for run in runs if has_noun(run)]
    if not named:
        return ""
    run = named[-1] if runs[-1] is named[-1] else max(named, key=lambda one: sum(len(word) for word, _ in one))
    return joined(run)[-14:]


def _passes(word: str) -> bool:
    return (
        word in lexicon.REACHING
        or word in lexicon.CHANGING
        or (word[-1:] in ("到", "至", "为") and bool(_REACH.fullmatch(word)))
    )


def _named(words: Iterable[Word]) -> tuple[bool, bool]:
    """Whether the words name anything, and whether a noun of two characters or more is among them."""
    named = noun = False
    for word, tag in words:
        is_noun = tag in _NOUNS and len(word) > 1
        if word in _NAMELESS:
            noun = noun or (is_noun and word not in lexicon.WEAK)
        elif is_noun:
            return True, True
        elif tag not in _SLIGHT and not (tag == "t" and word[0] == "一"):
            named = True
    return named, noun


def _is_trailing(words: list[Word]) -> bool:
    """Whether the last word leads to the number, or is what the number is for one of: 收于每桶, 平均每公斤."""
    word, tag = words[-1]
    if word in _HELD and _is_held(words):
        return False
    if word in _PASSING or tag in _FUNCTION or (word[-1] in _REACHES and _REACH.fullmatch(word)):
        return True
    return (tag in _COUNTING or word[0] in _EACHES or word in _TAKEN_UP) and _ends_in_basis(words)


def _ends_in_basis(words: list[Word]) -> bool:
    """Whether the last word is what the number is for one of, or more of what was told before."""
    word, tag = words[-1]
    if word in _SELLS:
        merely = len(words) > 1 and words[-2][1] == "d"  # 鸡毛菜只卖3元
        each = len(words) > 1 and words[-2][0][0] == "每"  # 草莓每斤卖
        return merely or each or any(said.endswith(("价", "价格")) for said, _ in words)
    if tag == "m" and (len(word) == 1 or word in _ONE_OF):
        return True
    if word[0] == "每":
        return len(word) < 5
    before = words[-2][0] if len(words) > 1 else ""
    if before in ("", "同比") and word in _ACCOUNTED:
        return True
    if word in _FOR_EACH and before in _FROM_TO:
        return True  # 标准由人均500元提高到人均700元
    if tag == "q" or (tag == "m" and before[:1] == "每"):
        return before in ("每", "每一")
    if tag == "m" and len(words) > 2 and words[-3][0] == "每":
        return words[-2][1] == "m"
    return word[0] == "第" and tag == "m" and before in lexicon.RANKS


def _is_held(words: list[Word]) -> bool:
    """Whether a word that leads elsewhere belongs to what is named here: 经济增长, 城乡收入比, 收到的建议, 在岸人民币, 投资计划."""
    word = words[-1][0]
    if word in _CLOSERS:
        return True
    before, tag = words[-2] if len(words) > 1 else ("", "")
    if word in ("比", "数"):
        return tag in _NOUNS and before not in lexicon.CHANGING
    if word == "建议":
        return before in lexicon.RECEIVED
    if word == "计划":
        return before == "投资"
    return before in (("在岸", "离岸") if word == "人民币" else ("经济",))


def _is_leading(words: list[Word]) -> bool:
    """Whether the first word leads in, or is what the figure before was for one of."""
    return _leads_in(words) or (words[0][0][0] == "一" and _is_basis(words))


def _leads_in(words: list[Word]) -> bool:
    word, tag = words[0]
    if word not in _MAY_LEAD and tag not in _LEADING_TAGS and word[-1] not in _LEADING_ENDS:
        return False
    if len(words) > 1 and (words[1][0] in _SORTS or (word == "中" and words[1][0][0] == "标")):
        return False  # 全天型, 中标价
    if word in _DONE and len(words) > 1:
        return has_noun(words[1:])
    if word in lexicon.NOUN_PLANS and len(words) > 1 and words[1][0] in ("是", "为"):
        return True  # 目标是到2025年建成…
    if word in _KEPT:
        return False
    if len(word) == 1 and len(words) > 2 and words[1][0] == "、":
        return False  # 中、高等职业教育
    if word in lexicon.CHANGING and len(words) > 1 and words[1][0] in ("到", "至"):
        return True
    if word in _LEADING or tag in _LEADING_TAGS:
        return True
    if word in _OWNERS and len(words) > 2 and words[1][0] == "的":
        return True
    last = word[-1]
    return (last == "是" and word.endswith("的是")) or (last == "年" and tag == "t" and word[0] in _NUMERALS)


def _without_comparison(words: list[Word]) -> list[Word]:
    """Without 比上年 or 较去年同期: from the 比 to the verb of change that follows it."""
    for at in range(len(words) - 1, -1, -1):
        word = words[at][0]
        if (word in ("比", "比上", "比起", "相比", "比较") or word[0] == "较") and _compares(words, at):
            break
    else:
        return words
    since = next((i for i in range(at) if words[i][0] in ("与", "和", "同", "跟", "比")), at)
    if words[at][0] == "相比" or (words[at][0] == "比" and at - 3 < since < at):
        return words[:since] + words[at + 1 :]  # 与上期相比, 与上期比
    verb = next(
        (
            i
            for i in range(at + 1, len(words))
            if words[i][0] in lexicon.CHANGING or words[i][0] in ("减轻", "节约", "节省")
        ),
        None,
    )
    if verb is None:
        return words[:at]
    measured = _measured_against(words, at, verb)
    return words[:at] + measured + (words[verb:] if verb + 1 < len(words) else [])


def _measured_against(words: list[Word], at: int, verb: int) -> list[Word]:
    """Of what one thing has more than another: 比标准版续航延长1小时, 比不喝咖啡的人的死亡风险低30%."""
    if at and verb - at > 2 and words[verb - 1][0] in lexicon.MEASURED:
        return words[verb - 1 : verb]
    if at and words[verb - 1][0] in _COMPARED and (whom := _against_whom(words, at, verb)):
        return words[whom:verb]  # 晚睡的人比早睡者糖尿病风险高出46%
    of = next((index for index in range(verb - 1, at, -1) if words[index][0] == "的"), 0)
    end = verb - 1 if words[verb - 1][0] in _MAY else verb
    owned = words[of + 1 : end] if of else []
    return owned if owned and owned[-1][0] in _COMPARED and has_noun(owned) else []


def _against_whom(words: Sequence[Word], at: int, verb: int) -> int:
    """Where what is compared begins after those whom it is held against, told by a 者 or 人; 0 if they are not."""
    return next((index + 1 for index in range(verb - 2, at, -1) if words[index][0][-1] in "者人组"), 0)


def without_means(words: Sequence[Word]) -> Sequence[Word]:
    """Without the means by which something was done: 经抢修 before 已恢复."""
    by_means = len(words) > 2 and words[0][0] == "经" and words[1][1].startswith("v") and words[2][0] in _AFTER_MEANS
    return words[2:] if by_means else words


def _without_adjunct(words: list[Word]) -> list[Word]:
    """Without 扣除价格因素, 按可比价格计算, 以美元计价 or 经抢修 at the beginning."""
    if words and words[0][0] == "经":
        return list(without_means(words))
    priced = bool(words) and words[0][0] in _TOLD_IN and any(word in _PRICED_IN for word, _ in words[1:4])
    if not words or not (priced or words[0][0].startswith(("扣除", "剔除", "按"))):
        return words
    since = next((i for i, (word, _) in enumerate(words) if word in _ADJUSTED), None)
    if since is None:
        return words
    while since + 1 < len(words) and words[since + 1][0] in _ADJUSTED:
        since += 1  # 按自然口径计算
    return words[since + 1 :]


def _compares(words: list[Word], index: int) -> bool:
    """Whether a word begins a comparison; the 比 of 城乡居民收入比由… is a ratio."""
    word = words[index][0]
    if word == "比较":
        return not index and len(words) > 2  # 比较今年高峰期价格下降了33%
    if word in ("比", "比上", "比起"):
        after = words[index + 1][0] if index + 1 < len(words) else ""
        if after == "的":
            return index + 2 == len(words) or words[index + 2][0] in _BASES  # 总产比去年的647亿斤, 比往年的均值高
        return after not in ("", "由", "为", "是", "达", "从", "约")
    return word == "相比" or (word[0] == "较" and word not in ("较快", "较大", "较高", "较多", "较好", "较低"))


def _last_words(words: list[Word]) -> list[Word]:
    if sum(map(len, map(WORD_OF, words))) <= COMFORTABLE:
        return words
    length, since = 0, len(words)
    while since and (length := length + len(words[since - 1][0])) <= COMFORTABLE:
        since -= 1
    kept = list(words[since:]) or list(words[-1:])
    while since and len(kept) > 1 and _leads_in(kept):
        kept.pop(0)
    return kept


def right_phrase(mention: Mention, after: Gap, *, ends: bool = False, free: bool = False) -> Right:
    """What follows a measure word within its clause.

    `ends` if its sentence has no figure after it, `free` if nothing before it says what befell those that it counts.
    """
    if not after.head:
        return NO_RIGHT
    words = list(after.head)
    # Words that lead straight on to the next figure are its own verb: 26.1%回落4.6个百分点.
    shared = not after.marked and not ends and bool(words) and words[-1][0] not in _LINKS
    if not after.marked:
        while words and (words[-1][0] in _LINKS or words[-1][0] in _LEAD_ON or words[-1][1] in ("c", "p", "d")):
            words.pop()
    if len(words) > 2 and words[0][0] in "(（" and words[2][0] in ")）" and len(words[1][0]) < 3:
        words = words[3:]  # 1.2万床(件)衣被
    while words and words[0][1] == "y":
        words.pop(0)
    while words and words[0][0] in ("人民币", "左右", "以上", "以下", "以内", "之多", "(", ")", "整", "级", "."):
        words.pop(0)
    if words and words[0][0] == _MEASURED_IN.get(mention.unit.kind):
        words.pop(0)  # 能挣100多元钱, 需要6个月时间
    within = mention.unit.kind is Kind.DURATION and len(words) > 1 and words[0][0] in _WITHIN
    if within:
        words.pop(0)
    words = _without_measures(words)
    if len(words) > 2 and mention.unit.kind is _COUNT:
        words = _without_sum(words)
    if not words or words[0][0] in _LINKS or (words[0][0] in _NO_FOLLOWER and not _is_middling(words)):
        return NO_RIGHT
    if not after.marked and _leads_on(after.head):
        return NO_RIGHT  # 由12户发展到137户
    right = _right(mention, words)
    leads = right.how == "verb" or right.text in lexicon.CHANGING  # 比上年的4%低0.63个百分点
    befallen = free and right.text in EVENTS  # 造成3人死亡1人重伤
    return NO_RIGHT if shared and leads and not within and not befallen else right


def _leads_on(words: Sequence[Word]) -> bool:
    """Whether the words are a verb that leads to where the figure before them went, with an adverb at most: 普遍涨到."""
    at = 1 if len(words) > 1 and words[0][1] in ("d", "ad", "a") and words[1][1].startswith("v") else 0
    if at and _REACH.fullmatch(words[at][0]):
        return True
    return len(words) > at + 1 and words[at][1].startswith("v") and words[at + 1][0] in _REACHED


def _without_sum(words: list[Word]) -> list[Word]:
    """Without what a list of counts is summed up as: 12个篮板5次抢断的成绩单."""
    end = next((at for at in range(1, len(words) - 1) if words[at][0] == "的" and words[at + 1][0] in _SUMMED), 0)
    return words[:end] if end else words


def _without_measures(words: list[Word]) -> list[Word]:
    """Without the measures and ages that tell of what sort the things are: 名50岁至71岁的老人."""
    while words and words[0][1] in ("m", "t", "mq") and words[0][0][0] in _NUMERALS:
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


def _right(mention: Mention, words: Sequence[Word]) -> Right:
    word, tag = words[0]
    if word == "的":
        return _after_of(mention, words)
    if mention.unit.kind is _COUNT and (kinds := _sorts(words)):
        return Right(kinds, "noun")
    if tag == "v" and len(words) > 1 and words[1][0] in _ROLES and mention.unit_name in PERSONS:
        return Right(word + words[1][0], "noun")
    if word in lexicon.NO_PHRASE:
        return _predicate(mention, words[1:]) if len(words) > 1 else NO_RIGHT
    named = len(words) > 1 and (words[1][0] in _SUFFIXES or (words[1][0] in _CAUSES and tag.startswith("v")))
    plain = tag.startswith("v") and tag != "vn" and not named
    modified = mention.unit.kind is _COUNT and mention.unit_name not in PERSONS
    modified = modified and len(words) > 1 and words[1][1] in _NOUNS and word not in lexicon.STOPS
    if (
        (plain and word not in lexicon.NOMINAL_VERBS and not modified)
        or tag in ("p", "d", "c", "ul", "uz")
        or word in lexicon.STOPS
    ):
        return _predicate(mention, words)
    if tag.startswith("v") and mention.unit_name in PERSONS and len(words) == 1:
        return _predicate(mention, words)
    noun = _noun_phrase(words)
    if mention.unit_name in ACTS and noun:
        noun += _act(words, noun)
    elif noun in _VILLAGES:
        noun += next((said for said, _ in words[1:4] if said in _BEFALLS), "")
    elif mention.unit_name in PERSONS:
        noun = _WHO.sub("", noun)
    if not noun or (noun in lexicon.WEAK and not (mention.unit.kind is _COUNT and noun in _COUNTED)):
        return NO_RIGHT
    return Right(noun, "verbal" if plain else "noun")


def _after_of(mention: Mention, words: Sequence[Word]) -> Right:
    """What a 的 after the measure word gives to it."""
    if len(words) > 3 and words[1][0] in _ANYONE and words[2][0] in _ANSWERS:
        return Right(_answer(mention, words), "of")
    noun = _noun_phrase(words[2 if len(words) > 2 and words[1][0] == "是" else 1 :])
    if noun in ("人", "人群") and len(words) > 2:
        return _predicate(mention, words[2:])
    return NO_RIGHT if _is_unnamed(noun, mention) else Right(noun, "of")


def _is_unnamed(noun: str, mention: Mention) -> bool:
    """Whether what follows a 的 names nothing that is counted or measured."""
    if not noun or noun.isdecimal() or noun == _MEASURED_IN.get(mention.unit.kind):
        return True
    return noun in lexicon.WEAK or noun in lexicon.NO_PHRASE or noun.endswith("相比")


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


def _act(words: Sequence[Word], noun: str) -> str:
    """The verb after a noun which says what was done so many times: 31次火箭发射."""
    at = length = 0
    while at < len(words) and length < len(noun):
        length += len(words[at][0])
        at += 1
    if length != len(noun) or at == len(words) or words[at][1] != "v" or len(words[at][0]) != 2:
        return ""
    return words[at][0] if at + 1 == len(words) or words[at + 1][1] == "x" else ""


def _sorts(words: Sequence[Word]) -> str:
    """What a list of doings is summed up as: 29起拉抬打压、虚假申报等交易行为."""
    said = list(map(WORD_OF, words[:9]))
    if "、" not in said or "等" not in said:
        return ""
    end = said.index("等")
    if any(tag in ("d", "p") for _, tag in words[:end]):
        return ""  # 50名工人分别在配料、包装等岗位忙碌
    first = said.index("、")
    if words[0][1].startswith("n") and any(
        tag == "v" and word not in lexicon.NOMINAL_VERBS for word, tag in words[:first]
    ):
        return ""  # 1630万台农业机械投入小麦、油菜等作物抢收
    doings = any(tag.startswith("v") for _, tag in words[:end])
    return _noun_phrase(words[end + 1 :]) if doings else ""


def _noun_phrase(words: Sequence[Word]) -> str:
    nouns = _nouns(words)
    name = _quoted_name(words) if words and words[0][0] == "“" else ""
    return nouns if name in nouns else name


def _quoted_name(words: Sequence[Word]) -> str:
    """A short name in quotation marks that is counted, whatever its words are: 10处“拆墙透绿”; empty for any other."""
    end = next((at for at in range(1, min(8, len(words))) if words[at][0] == "”"), 0)
    if not end or (end + 1 < len(words) and words[end + 1][1] != "x"):
        return ""
    name = "".join(map(WORD_OF, words[1:end]))
    return name if len(name) <= _SHORT_NAME else ""


def _nouns(words: Sequence[Word]) -> str:
    kept: list[Word] = []
    length = 0
    for index, (word, tag) in enumerate(words):
        if kept and ((word in _RELATES and whose(words, index)) or word in _MODALS):
            break
        ends = (
            (tag == "v" and word not in lexicon.NOMINAL_VERBS)
            or tag in ("p", "d", "ul", "uz", "ug", "y")
            or word in lexicon.STOPS
        )
        if ends and word in _LINKS and index + 1 < len(words):
            ends = False
        if (
            ends
            and kept
            and (tag != "v" or _closed(kept) or _done(words, index))
            and not (_relative(words, index) or _one_name(kept, tag))
        ):
            break
        if length + len(word) > COMFORTABLE:
            break
        kept.append((word, tag))
        length += len(word)
    while kept and (kept[-1][0] in _LINKS or kept[-1][0] in _NO_END or kept[-1][1] in _ADVERBS or _apart(kept)):
        kept.pop()
    return joined(kept)


def whose(words: Sequence[Word], index: int) -> int:
    """Where what is said of those ends whom the words up to there tell apart (喝3杯咖啡的人); 0 if they do not."""
    if words[index][0] == "者":
        return index + 1 if words[index - 1][1].startswith("n") else 0
    told = words[index][0] == "的" and index + 1 < len(words) and words[index + 1][0] in _ANYONE
    return index + 2 if told else 0


def _done(words: Sequence[Word], index: int) -> bool:
    """Whether a verb is told as done or going on: 司机参加了…, 工人忙着…"""
    return index + 1 < len(words) and words[index + 1][0] in ("了", "着")


def _one_name(kept: list[Word], tag: str) -> bool:
    """Whether a verb is named by the adjective before it: 大罢工, 小聚会, 惊人的配置."""
    told = len(kept[-1][0]) == 1 or (len(kept) > 1 and kept[-2][0] == "的")
    return tag == "v" and kept[-1][1] == "a" and told


def _apart(kept: list[Word]) -> bool:
    """Whether the words end in one that says where or how the things are, not what: 村民中, 泊位各."""
    return len(kept) > 1 and (kept[-1][0] in _AMONG or kept[-1][0] in _SPREAD or kept[-1][0] == "上")


def _closed(kept: list[Word]) -> bool:
    text = "".join(word for word, _ in kept)
    if kept[0][0] in lexicon.GENERIC:
        return len(text) > len(kept[0][0]) + 3
    return len(text) > 2


def _relative(words: Sequence[Word], index: int) -> bool:
    """Whether a 的 with a noun after it soon follows, so that the verb is inside the phrase."""
    return any(words[i][0] == "的" for i in range(index + 1, min(index + 5, len(words) - 1)))


def _predicate(mention: Mention, words: Sequence[Word]) -> Right:
    reach = _PEOPLE_TOLD if mention.unit_name in PERSONS else _THINGS_TOLD
    of = next((i for i, (word, _) in enumerate(words[:reach]) if word == "的" and i + 1 < len(words)), None)
    if of is not None and mention.unit.kind is _COUNT:
        noun = _noun_phrase(words[of + 1 :])
        if noun:
            return Right(noun, "noun")
    start = 0
    while start < len(words) and (words[start][0] in lexicon.AUXILIARIES or words[start][0] in ("为", "是")):
        start += 1
    phrase = joined(_first_words([word for word in words[start:] if word[0] not in ("的", "了")], 12))
    told = start == 1 and words[0][0] == "为" and mention.unit_name in PERSONS and has_noun(words[1:])
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
