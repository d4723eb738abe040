"""Words: what all phrases ask of the words of a clause, and words that several of them know."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from monitor.figures import lexicon
from monitor.figures.patterns import lazy
from monitor.figures.segmenter import WORD_OF, Word
from monitor.wordlists import word_set, word_tuple

# Characters of the longest phrase, and of the longest that words are added to.
LONGEST: Final = 24
COMFORTABLE: Final = 20
# With which the next of a row begins: 日产60片陶瓷瓦项目、年产3万吨菜油项目.
OUTPUTS: Final = frozenset(("年产", "日产", "月产"))
PERSONS: Final = frozenset(("人", "名", "位", "人次"))
# The age of a person, which is told as of now, whatever year is named: 今年刚50岁.
AGES: Final = frozenset(("岁", "周岁"))
# What is done so many times.
ACTS: Final = frozenset(("次", "起", "轮", "场"))
# Parts of speech that name a thing.
NOUNS: Final = frozenset(
    ("n", "nr", "ns", "nt", "nz", "ng", "vn", "an", "j", "l", "i", "s", "eng", "nrt", "nrfg", "k", "g", "nsf", "b")
)
NUMERALS: Final = frozenset("0123456789一二两三四五六七八九十百千万亿几数")
# 明确“新开工改造老旧小区1405个”: what is quoted tells of the figure.
_SAYS_SO: Final = ("明确", "提出", "规定", "要求", "写道", "指出", "承诺")
_QUOTED: Final = 3
_LOOSE: Final = frozenset("、的了和与及")
# What a figure is one of, not what it counts: 在受访的1500人中.
AMONG: Final = frozenset(("中", "当中", "之中", "里", "里面"))
# Whom a 的 or 者 tells apart from others: 喝3杯咖啡的人.
ANYONE: Final = word_set(
    "人 人群 受访者 被调查者 参与者 受试者 居民 网友 消费者 家长 储户 家庭 农户 企业 企业家 银行 银行家 男性 女性 老年人 成年人 患者 青少年 人士"
)
# Whose a thing is, which the words after the number name: 将自家两亩耕地流转.
OWN: Final = frozenset(("自家", "自己", "自己家", "家里", "家中", "家里的", "自家的"))
# What follows the means by which something was done: 经抢修已恢复.
_AFTER_MEANS: Final = frozenset(("已", "已经", "共", "均", "累计", "现", "现已"))
# Parts of the year, the week and the day that are set against one another: 平时入住率60%,周末达95%.
SEASONS: Final = word_set(
    "平时 平日 周末 周日 节假日 假日 工作日 双休日 旺季 淡季 高峰期 高峰 高峰时 平峰 早高峰 晚高峰 白天 夜间 晚上 夏季 冬季 春季 秋季 夏天 冬天 春天 秋天"
)
# How a figure gets where it is.
REACH = lazy(
    r"(?:飙涨|飙升|飙|跳|拉升|抬升|爬升|蹿升|冲|冲高|扩|扩增|扩充|压|缩|压缩|缩减|精简|调减|压减|爬坡|降|升|增|涨|跌|减|提高|上升|下降|扩大|攀升|回落|缩短|缩小|增加|减少|增长|下调|上调|上修|下修|降低|上涨|恢复|提升)(?:到|至|为)"
)
# What befalls people or fields.
EVENTS: Final = word_tuple("受困 死亡 遇难 受伤 失踪 失联 受灾 被困 获救 感染 确诊 溺亡 中毒 重伤 轻伤 绝收 成灾")


def has_noun(words: Iterable[Word]) -> bool:
    """Whether a noun of two characters or more is among the words."""
    return any(tag in NOUNS and len(word) > 1 and word not in lexicon.WEAK for word, tag in words)


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


def without_means(words: Sequence[Word]) -> Sequence[Word]:
    """Without the means by which something was done: 经抢修 before 已恢复."""
    by_means = len(words) > 2 and words[0][0] == "经" and words[1][1].startswith("v") and words[2][0] in _AFTER_MEANS
    return words[2:] if by_means else words


def whose(words: Sequence[Word], index: int) -> int:
    """Where what is said of those ends whom the words up to there tell apart (喝3杯咖啡的人); 0 if they do not."""
    if words[index][0] == "者":
        return index + 1 if index and words[index - 1][1].startswith("n") else 0
    told = words[index][0] == "的" and index + 1 < len(words) and words[index + 1][0] in ANYONE
    return index + 2 if told else 0
