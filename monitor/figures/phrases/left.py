"""Left: what the words before a number amount to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from monitor.figures import lexicon
from monitor.figures.patterns import lazy
from monitor.figures.phrases.edges import SORTS, leads_in
from monitor.figures.phrases.trimming import plain, trimmed
from monitor.figures.phrases.words import AMONG, COMFORTABLE, LONGEST, NOUNS, REACH, has_noun, joined
from monitor.figures.segmenter import TAG_OF, WORD_OF, Word
from monitor.values import value

_OTHERS: Final = frozenset(("其他", "其它"))
# Between two things they only link them: 长与宽均为2米.
_WITHS: Final = frozenset("与和同")
# 与12所高校签订合作协议56份: with whom it was done.
_PARTNER = lazy(
    r"^[与同和]?[一-龥A-Z“”（）()]{2,14}?(?=(?:开展|签订|签署|签约|共建|共同|联合(?!国|会|体)|达成|缔结|联手|合作(?!社|组织|银行|医疗|伙伴))[一-龥]{2})"
)
_WITH_SOMEBODY: Final = 6
_WITHIN_NAMES: Final = SORTS | {"与", "和", "及"}
# Verbs by which what is measured is called, and what may stand before the first noun of a name: 一般 公共预算收入.
_HERDS: Final = frozenset(("收入", "存栏", "出栏"))
_OPENING: Final = frozenset(("a", "b", "j", "z"))
# Parts of speech that name nothing, and words that do so whatever theirs.
_SLIGHT: Final = frozenset(("m", "q", "r", "d", "c", "p", "uj", "x"))
_NAMELESS: Final = lexicon.WEAK | lexicon.LEADS
# 价格上涨 may be one word to the segmenter.
_CHANGES: Final = ("上涨", "下跌", "增长", "下降", "回落", "上升", "报")
_CHANGE_ENDS: Final = frozenset(word[-1] for word in _CHANGES)
_CHANGED = lazy(
    r"(?<=[^经][^济])(?:上涨|下跌|增长|下降|回落|上升|(?<=[指价盘税坯钢煤铝铜锌铅镍锡金银])报|(?<=[一-龥]{2})(?<![上下微回看急暴领收补飞普])累?[涨跌]|(?<=[一-龥][价率值量额])[升降])$"
)
# 同比多办37件: what was done more of, the clause before says.
_MORE_DONE = lazy(r"[多少][办结产收销卖发签接投开建种进交缴赚退支]{1,2}")
# In how long, which names nothing: 不到两个月内, 两天时间.
_WHILE = lazy(
    r"(?:[就在仅短]|不到|不足|近|约)*[0-9一两二三四五六七八九十几数半]+个?多?(?:月|年|天|周|小时|分钟)(?:以?[内里间]|时间)(?:一转眼)?"
)
# 半年内新增
_IN_WHILE = lazy(r"^(?:[一两二三四五六七八九十半]|数|几)+个?(?:月|年|天|周)(?:以?[内里间]|时间)(?=(?!到期)[一-龥]{2})")
# 财政收入五年翻一番, 实现五年翻一番: in how many years.
_IN_YEARS = lazy(r"(?:实现|连续|近|过去|短短|在)*(?:[一二三四五六七八九十两]{1,3}|[0-9]{1,2})年(?:[内间里])?(?:实现)?$")
# 万元国内生产总值(当年价)用水量
_AT_PRICES = lazy(r"(?<=[一-龥])[(（]按?(?:当年|现行?|不变|可比|[0-9]{4}年不变)价格?[)）]")
# 改革开放20年年均增长15.3%
_SINCE_THEN = lazy(r"(?:改革开放|新?中国成立|建[国市县区]|入世|直辖|回归)[0-9]{1,2}$")
_YEAR_ENDS: Final = frozenset("年内间里现")
_DAYS_BEGIN: Final = frozenset("0123456789一二两三四五六七八九十")
_HOW_MANY: Final = frozenset("一两二三四五六七八九十半数几")
# 连续第三个交易日突破万亿
_NTH = lazy(r"第[0-9一二三四五六七八九十]+个?(?:交易日|月|季度|财季|年|周|天)")
# 茶青价从明前的120元跌到谷雨后的35元: from when, and until when.
_WHEN_ENDS: Final = frozenset("前时后初间")
_WHEN = lazy("(?:(?<=[一-龥]{2})[从由]|^[涨跌升降增减]{1,2}[到至])[一-龥]{1,6}(?:前|时|后|期间|之?初)$")
# 保费收入在高基数基础上同比增长
_ON_BASIS = lazy(r"在?[高低]?基数的?基础上.*$")
_BEFORE_ITEM: Final = frozenset("(（0123456789")
# （一）财产保险收入: the number of an item in a list.
_ITEM = lazy(r"[(（][一二三四五六七八九十]{1,3}[)）]|[0-9]{1,2}[.．、](?=[一-龥])")
# 部队在两小时内已经转移群众: without within what time it was done.
_DONE_WITHIN = lazy(
    r"在?(?:短短)?[0-9一两二三四五六七八九十半]{1,3}个?多?(?:小时|分钟)(?:之|以)?内(?:已经?|就|便|先后|连续|陆续|接连|相继)(?=[一-龥]{2})"
)
_WITHIN_HOURS = lazy(r"(?<=[一-龥A-Za-z])(?:过去|近)?[0-9一两二三四五六七八九十半几数]+个?小时(?:之?内|里)$")
# 比特币报43250美元,24小时跌幅3.2%
_HOURS_LONG = lazy(r"^(?:过去|近|最近)?[0-9]+个?小时(?=[涨跌升降成爆]|$)")
# 5天共接待游客18.6万人次
_DAYS_IN_ALL = lazy(r"^[0-9一二两三四五六七八九十]{1,3}[天日](?:时间)?[里内中]?(?:共|总共)(?=[一-龥]{2})")
# 营收前三名为青川银行(25亿元)
_TWO_DIGITS = lazy(r"(?<=[一-龥]{2})(?:保持|实现|维持|继续)*两位数(?:的|平稳|稳健|快速|高速|以上)*$")
_TOP_FEW = lazy(r"(?<=[一-龥]{2})(?:排名)?前[二三四五十]大?[名位]?(?:的|依次|分别|则)*[为是][^,。;:的]{2,12}$")
# 收购价每50公斤1120元, 零售价每瓶(14.5公斤)138元: for how much it is asked.
_PRICE_OF = lazy(r"(?<=[价格])每(?:[0-9]+|[一两百])?[一-龥]{1,3}(?:[（(][^（()）]{1,10}[)）])?$")
# 报告发病率为每10万人48.6例: of how many it is told.
_PER_MANY = lazy(r"(?<=[一-龥]{2})[约为是]*每(?:[0-9]+|[十百千])万?(?:人口?|名[一-龥]{1,3}|例[一-龥]{1,3})$")
# 病例分布于北京(1例): where it is told that they are.
_SPREAD_OVER = lazy(r"(?<=[一-龥]{2})(?:主要|分别|集中|广泛)?分布[于在].{1,12}$")
# 国债收益率也升至近3个月的新高4.6%
_NEW_MARK = lazy(r"(?<=[一-龥]{2})[也均都]?(?:[升降涨跌增创][至下出到])的?(?:历史)?新[高低]$")
# 创逾一周新低至39.27美元, 刷新日低至1795美元
_SETS_MARK = lazy("[再续]?(?:创下?|刷新|触及)[^,。;:]{0,8}(?:新[高低]|日[高低]|[纪记]录|[高低][点位])")
# 经季节性调整后年率为70.8万户
_ADJUSTED = lazy("^经[^,。;:]{2,8}调整后?的?")
# 股价连跌5日共12%
_RUN_SUM = lazy(r"连续?[升涨跌降增减]了?[0-9一二两三四五六七八九十]+个?(?:交易日|季度|周|天|日|月|年)(?:累计|合?共)?$")
# 预备费按一般公共预算支出的1%安排: of what it is so great a share.
_BY_BASIS = lazy(
    r"(?<=[一-龥]{2})按照?[^按,。;:]{2,16}(?:支出|收入|总额|产值|金额|造价|投资额?|工资|价款|销售额|基数|价格?|面积|标准)$"
)
# 城镇人口约占总人口, 研发投入占到全省
_HELD_SHARE = lazy(r"(?:(?:大?约|仅|只|已|也|则|就)+占(?:到|了|据)?|占(?:到|了|据))(?=[一-龥]{2})")
# 四季度央行或降准
_MAYBE = lazy(r"(?<=[一-龥]{2})或(?=降[准息]$)")
# 客运量同比提质: how it went against another time, with a verb that no list has.
_AGAINST_TIME = lazy(r"(?<=[一-龥A-Z]{2})[同环]比(?!增|[涨跌升降减]幅)[一-龥]{1,3}$")
# GDP增速在全省排第三, 增速在全省园区中排名第七: among whom it ranks.
_AMONG_ALL = lazy(r"(?<=[一-龥A-Z]{2})[也均都仍]?在全(?:[国省市县区州镇乡球]|自治区)(?:[一-龥()、]{0,8}[中里内])?$")
# 金价在电子交易中最高触及1811美元
_IN_TRADING = lazy(
    "(?:在(?:凌晨|[上下]午|晚间|早间|夜间))?[在的]?(?:电子|盘[前后中]|[早午夜尾]盘|亚洲|欧洲|欧市|美市|常规|场外|夜间|当天|随后)?的?交易中$"
)
# 占比42%,超过了工业机器人(38%); 落后于青岭(31亿元)
_PASSED: Final = ("超过", "落后", "反超", "赶超", "领先", "不敌", "逊于")
_PASSING = lazy("^(?:超过了?|落后于|[反赶]超了?|领先于|不敌|逊于)(?=[一-龥A-Z]{2})")
# 从最初的高位至今已跌超六成
_MARKS: Final = ("高位", "低位", "高点", "低点", "峰值")
_FROM_MARK = lazy("(?:最初|当初|历史|此前|年内|前期|当时|阶段性?)?的?最?..")
# 综合路况下为6升
_IN_STATE = lazy(r"(?:^|(?<=[一-龥]{2})在)[一-龥A-Z]{0,8}(?:路况|工况|环境|条件|状态|模式|情况)下$")
# 收购价最高时达到9元
_AT_MOST = lazy("(?<=[一-龥]{2})最[高低多少贵](?:的?时候?|峰时)$|^最[高低多少贵]的?时候?(?!速)(?:市场上)?")
# 重点工程包括道路5条
_INCLUDES = lazy("^[一-龥“”]{2,}包括(?=[一-龥“]{2})")
# 蔬菜价格因降雨上涨5%, 玉米受干旱影响减产两成
_BECAUSE = lazy("(?<=[一-龥]{2})(?<![原全死病])(?:因受?(?![素为此子果])[^因受]{2,8}?|受[^因受]{2,8}?影响)(?:影响|亩)?$")
# 控制在年初确定的4%以内
_KEPT_TO = lazy("控制在[一-龥]{0,4}(?:确定|下达|规定|计划|预期|预定|既定|要求|目标|预算)?")
# 半个月前涨到155块
_AGO = lazy("(?:[半一两三几数]?个?(?:月|星期|多月)|[几数半][天年日周])(?:以|之)?前")
# 性别比由2010年第六次全国人口普查97.45下降为91.45
_FROM_CENSUS = lazy("(?<=[一-龥）)]{2})(?:由|从)(?:第[一二三四五六七八九十]次)?(?:全国)?(?:人口|经济|农业)?普查$")
# 炼油业由上年亏损9亿元转为盈利7亿元
_RESULTS: Final = frozenset(("亏损", "盈利"))
_FROM_RESULT = lazy("(?<=[一-龥]{2})由(?=净?(?:亏损|盈利)$)")
_RANKED_AS = lazy(r"(?<=[一-龥A-Z]{2})(?:位?居|位?列|排在?|排名)[一-龥]{0,6}第$")
_PART_OF_DAY = lazy(r"^[上下]午(?=[^茶场班盘间时]{3})")
# 卫生总费用初步推算为9.06万亿元
_RECKONED = lazy(r"(?<=[一-龥]{2})初步(?:推算|匡算|核算|统计|测算|估算|测定)$")
# 当地时间周五收涨
_LOCAL_TIME = lazy("^(?:当地|北京|美东|纽约|伦敦|东京)时间")
# 债券期限为自发行之日起6年
_SINCE_DAY = lazy(r"(?:(?<=[一-龥]{2})[为是约]?|^应?)(?:自|从)[^,。;:]{2,24}之日起?$")
# 再次实现两位数增长,达到6460亿美元: how fast, and not what.
_HOW_FAST: Final = frozenset(("两位数", "双位数", "三位数", "个位数"))
_LASTS: Final = frozenset("内里间眼")
_AFTERWARDS: Final = ("后", "f")
# 抛售期间一度跌至7.1万元, 谈判后降至每支986元
_SAYS_WHEN: Final = ("期间", "的时候", "后降", "后升", "后增", "后涨", "后减", "后跌")
# What is the first of its sort stands behind how great it is: 全市首个300亿元园区.
_FIRSTS: Final = ("首个", "首家", "首座", "首条", "第一个", "第一家", "第二个", "第三个")
_NAMES_NOTHING: Final = _SAYS_WHEN + _FIRSTS
# What is one word to the dictionary: 积雪厚达, 河道宽达.
_RUN_ON: Final = ("厚达", "宽达", "重达", "深达")
# 人民币汇率为1美元兑7.12元, 1欧元约合8.1元
_EXCHANGES: Final = frozenset("兑元镑")
_OF_ONE = lazy(r"(?<=[一-龥]{2})[为是约]?[1一](?:[美欧日港澳加韩]元|英镑)兑?$")


@value(frozen=True, slots=True)
class Left:
    """The phrase before a number: `noun` if it names a thing, `open` if its verb still wants the number's noun.

    `kept` are the clause's words without what leads in, compares or reaches the number.
    """

    text: str
    noun: bool
    open: bool
    kept: tuple[Word, ...] = ()


NOTHING: Final = Left("", noun=False, open=False)


def left_phrase(words: Sequence[Word]) -> Left:
    """What a clause up to a number is about."""
    if not words:
        return NOTHING
    kept = trimmed(words)
    said = _last_words(plain(kept))
    if len(said) == 1 and said[0][0] in _OTHERS and words[-1][0] == "占":
        return Left(said[0][0], noun=True, open=False, kept=tuple(kept))  # 学生占4.5%,其他占18.6%
    named, noun = _named(said)
    if not named or (len(said) > 1 and said[-1][0] in AMONG and not has_noun(said[:-1])):
        return Left("", False, _wanting(words, kept), tuple(kept))
    text = joined(said)
    text = _cleaned(text[1:] if text[0] == "的" and text[1:] not in lexicon.WEAK else text)
    if text[-1:] == "中" and len(text) > 2 and words[-1][0][-1] == "有":
        text = text[:-1]  # 12个乡镇中已有9个
    if words[-1][0] in lexicon.CHANGING and ("因" in text or "受" in text):
        text = _BECAUSE.sub("", text)
    if words[0][0] in _WITHS and len(text) > _WITH_SOMEBODY:
        text = _PARTNER.sub("", text)
    if (
        not text  # nothing but quotes
        or text in lexicon.WEAK
        or text == "情况"  # 完成情况居全市第二
        or (text[0] in "多少" and _MORE_DONE.fullmatch(text))
        or (text[-1] in _LASTS and _WHILE.fullmatch(text))
        or (text[0] == "第" and _NTH.fullmatch(text))
        or text.endswith(_NAMES_NOTHING)
        or (text[-2:] in _MARKS and _FROM_MARK.fullmatch(text))
        or (text[0] in "创刷再续触" and _SETS_MARK.fullmatch(text))
        or said[-1] == _AFTERWARDS  # 整治后达3.1吨
        or (text[-1] == "前" and _AGO.fullmatch(text))
        or (text[:3] == "控制在" and _KEPT_TO.fullmatch(text))
    ):
        return Left("", False, _wanting(words, kept), tuple(kept))
    return Left(text, noun, _adverbial(kept) or _wanting(words, kept), tuple(kept))


def _cleaned(text: str) -> str:
    """The words before a number without what says how it moved, of how many it is told, or when; maybe nothing."""
    if text[-1:] == "达" and text.endswith(_RUN_ON):
        text = text[:-1]
    if text[-1:] in _CHANGE_ENDS and (text.endswith(_CHANGES) or text[-1] in "涨跌升降"):
        text = _CHANGED.sub("", text)
    text = _unset(_untimed(text))
    if "占" in text:
        text = _HELD_SHARE.sub("占", text)
    if "包括" in text:
        text = _INCLUDES.sub("", text)
    if "价)" in text or "价）" in text:
        text = _AT_PRICES.sub("", text)
    if "在全" in text:
        text = _AMONG_ALL.sub("", text)
    if "分布" in text:
        text = _SPREAD_OVER.sub("", text)
    if "每" in text:
        text = _PRICE_OF.sub("", _PER_MANY.sub("", text))
    if "两位数" in text:
        text = _TWO_DIGITS.sub("", text)
    if "前" in text:
        text = _TOP_FEW.sub("", text)
    text = _unplaced(text)
    if text[-2:] in ("新高", "新低"):
        text = _NEW_MARK.sub("", text)
    text = _without_basis(text)
    item = _ITEM.match(text) if text[:1] in _BEFORE_ITEM else None
    return text[item.end() :] if item else text


def _unset(text: str) -> str:
    """Without how it went against another time, from when or until when it went, that it only may, or where it ranks."""
    if "或" in text:
        text = _MAYBE.sub("", text)
    if "持平、" in text:
        text = text.rpartition("持平、")[2]  # 起数持平、死亡人数增加2人
    if text[-1:] in _WHEN_ENDS:
        text = _WHEN.sub("", text)
    if "比" in text:
        text = _AGAINST_TIME.sub("", text)
    if text[-2:] == "普查":
        text = _FROM_CENSUS.sub("", text)
    if text[-2:] in _RESULTS:
        text = _FROM_RESULT.sub("", text)
    return _RANKED_AS.sub("", text) if text[-1:] == "第" else text


def _without_basis(text: str) -> str:
    """The words before a number without how it was reckoned, on what, or for how much of another currency."""
    if "初步" in text:
        text = _RECKONED.sub("", text)
    if "按" in text:
        text = _BY_BASIS.sub("", text)
    if "基数" in text:
        text = _ON_BASIS.sub("", text)
    if text[:1] == "经":
        text = _ADJUSTED.sub("", text)
    if text[-1:] == "以" and len(text) > 2:
        text = text[:-1]  # 青川以75000亩居第二位
    return _OF_ONE.sub("", text) if text[-1:] in _EXCHANGES else text


def _unplaced(text: str) -> str:
    """Without where something was traded, in what state it is, or what it passes."""
    if text[-3:] == "交易中":
        text = _IN_TRADING.sub("", text)
    if text[:2] in _PASSED:
        text = _PASSING.sub("", text)
    return _IN_STATE.sub("", text) if text[-1:] == "下" else text


def _untimed(text: str) -> str:
    """Without within what time, since what day or in what part of the day."""
    if text[:1] in _HOW_MANY:
        text = _IN_WHILE.sub("", text)
    if text[-1:].isdecimal():
        text = _SINCE_THEN.sub("", text)
    if text[-1:] in _YEAR_ENDS and "年" in text[-4:]:
        text = _IN_YEARS.sub("", text)
    if "内" in text:
        text = _DONE_WITHIN.sub("", text)
    if "小时" in text:
        if window := _WITHIN_HOURS.search(text):
            text = text[: window.start()]  # 比特币24小时内跌逾5%
        text = _HOURS_LONG.sub("", text)
    if text[:1] in _DAYS_BEGIN:
        text = _DAYS_IN_ALL.sub("", text)
    if text[2:4] == "时间":
        text = _LOCAL_TIME.sub("", text)
    if "之日" in text:
        text = _SINCE_DAY.sub("", text)
    if "连" in text:
        text = _RUN_SUM.sub("", text)
    if text[-1:] in "时候" or text[:1] == "最":
        text = _AT_MOST.sub("", text)
    return _PART_OF_DAY.sub("", text) if text[1:2] == "午" else text


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
        names = word[1] in NOUNS or word[0] in lexicon.NOMINAL_VERBS or word[0] in _HERDS
        opens = (
            not runs[-1]
            and word[1] in _OPENING
            and index + 1 < len(kept)
            and (kept[index + 1][1][0] == "n" or kept[index + 1][1] == "b")
        )
        if (names and word[0] not in _HOW_FAST) or word[0] in "“”" or inside or opens:
            runs[-1].append(word)
        elif runs[-1]:
            runs.append([])
    named = [run for run in runs if has_noun(run) and not joined(run).strip("“”").isdecimal()]  # 跌破“3”
    if not named:
        return ""
    run = named[-1] if runs[-1] is named[-1] else max(named, key=lambda one: sum(len(word) for word, _ in one))
    return joined(run)[-14:]


def _passes(word: str) -> bool:
    return (
        word in lexicon.REACHING
        or word in lexicon.CHANGING
        or (word[-1:] in ("到", "至", "为") and bool(REACH.fullmatch(word)))
    )


def _named(words: Iterable[Word]) -> tuple[bool, bool]:
    """Whether the words name anything, and whether a noun of two characters or more is among them."""
    named = noun = False
    for word, tag in words:
        is_noun = tag in NOUNS and len(word) > 1
        if word in _NAMELESS:
            noun = noun or (is_noun and word not in lexicon.WEAK)
        elif is_noun:
            return True, True
        elif tag not in _SLIGHT and not (tag == "t" and word[0] == "一"):
            named = True
    return named, noun


def _last_words(words: list[Word]) -> list[Word]:
    if len("".join(map(WORD_OF, words))) <= LONGEST:
        return words
    length, since = 0, len(words)
    while since and (length := length + len(words[since - 1][0])) <= COMFORTABLE:
        since -= 1
    kept = list(words[since:]) or list(words[-1:])
    while since and len(kept) > 1 and leads_in(kept):
        kept.pop(0)
    return kept
