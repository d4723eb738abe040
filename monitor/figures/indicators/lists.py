"""Lists: the members of a list of things that share their figures (玉米、大豆产量分别为…)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from monitor.figures.indicators.context import fitted
from monitor.figures.indicators.rates import without_measure
from monitor.figures.patterns import lazy
from monitor.figures.phrases.trimming import plain, trimmed
from monitor.figures.phrases.words import LONGEST, joined
from monitor.figures.segmenter import Word, known
from monitor.wordlists import word_tuple

# By what a crop or a herd is measured.
_YIELDS: Final = word_tuple("面积 产量 总产 总产量 单产 亩产 产值 总产值 年产量 年产值 存栏 出栏 销量")
_LINKS: Final = frozenset(("、", "和", "与", "及", "以及", "或"))
# How what is told of a list stands to others, which are none of it.
_HOLDS: Final = frozenset(
    ("快于", "慢于", "高于", "低于", "好于", "优于", "高出", "低出", "领先", "居", "位居", "位列", "名列", "排名")
)
# What is measured of a thing, which is never measured of another measure.
_MEASURES: Final = ("投资", "收入", "支出", "产值", "增加值", "总值", "总额", "利润", "产量", "销量", "零售额")
_PRICES: Final = ("零售", "批发", "出厂", "收购", "平均", "均价", "价格", "周均价", "售价", "平均价", "平均价格")
# With which the names of what grows or is caught end.
_PRODUCE: Final = frozenset("果梨蕉桃菜瓜豆菇鱼虾肉萝葡萄橙柑橘枣杏李莓椒葱蒜姜笋茄薯芹藕薹")
# What is told of a thing, which one that is not named with it shares.
_TOLD_OF: Final = (*_MEASURES, "价格", "均价", "面积", "消费", "增速", "占比", "比重", "数量", "人数")
_SHARED: Final = (*_TOLD_OF, "零售价", "批发价", "收购价", "出厂价")
_MEASURED: Final = (*_TOLD_OF, *"率量额值度数", "标准", "水平", "规模", "比例")
_INDUSTRY: Final = "产业"
_INSURED: Final = frozenset(("养老", "医疗", "失业", "工伤", "生育", "大病", "商业"))
# What ends in one of these is an industry already, a number (第一、第二产业) or something measured.
_NO_INDUSTRY: Final = (*"业一二三四五值额量入出资费口润率款税", "贸易", "经济", "制造", "服务")
_SECTOR_NAMES: Final = ("第一产业", "第二产业", "第三产业")
# How what is told of a thing relates it to another: 及其占, 及其与.
_RELATES: Final = frozenset(("占", "与", "在", "对"))
# Two sides of one thing, of which only the first is told whose it is.
_OTHER_SIDE: Final = {"支出": "收入", "收入": "支出", "出口": "进口", "进口": "出口", "贷款": "存款", "存款": "贷款"}
_SLASHES: Final = frozenset("/／")
_RATE: Final = 2  # characters that the name of a rate has more of where it says what is rated
_PAIR: Final = 2
_SIDES: Final = frozenset(("东", "中", "西"))
_OF_IT: Final = frozenset(("占比", "比重", "份额", "增速", "增幅", "增长率"))
_SECTORS: Final = ("三次产业", "一二三产业", "三大产业")
# Words for two things of which each has a figure of its own (城乡居民收入分别增长7%和8%).
_TOGETHER: Final = (
    ("城乡居民", "城镇居民", "农村居民"),
    ("城乡常住居民", "城镇常住居民", "农村常住居民"),
    ("城乡低保", "城市低保", "农村低保"),
    ("存贷款", "存款", "贷款"),
    ("产销量", "产量", "销量"),
    ("产销", "产量", "销量"),
    ("男女职工", "男职工", "女职工"),
    ("男女生", "男生", "女生"),
    ("财政收支", "财政收入", "财政支出"),
    ("中西部", "中部", "西部"),
    ("牛羊", "牛", "羊"),
    ("沪深两市", "沪市", "深市"),
    ("春秋两季", "春季", "秋季"),
)
# How many there are of those that have been named: 东坪、西岭两镇, 长江、黄河两大流域.
_COUNTED: Final = frozenset("两三四五六七八九十")
_SORTS: Final = frozenset("县镇乡市村区省州国校河社港")
_TOWN: Final = ("城镇", "城市")
_COUNTRY: Final = ("农村", "乡村")

_TERM = lazy("(?:[0-9]+|[一二三四五六七八九十]+)(?:天|日|年|个?月|周|个季度)期?")


def members(words: Sequence[Word], count: int, *, whole: bool = False) -> list[str]:
    """The members of a list of things (玉米、大豆产量), completed by what they share; empty unless there are `count`.

    `whole` says that the list is all that its clause tells, so that they share nothing but what is measured of them.
    """
    kept = [word for word in plain(trimmed(_apart_from_whose(words))) if word[0] != "分别"]  # 手机、电脑分别出口
    kept = _regions(_titles_apart(_as_one(kept)))
    kept = kept[: next((at for at in range(len(kept) - 1) if _holds_against(kept, at)), None)]
    if count == 2 and len(kept) > 2 and [word for word, _ in kept[:2]] == ["城", "、"] and kept[2][0][0] == "乡":
        return _both(f"城{joined(kept[2:])}")
    if count == 2 and (with_its := _with_its(kept)):
        return with_its
    for separators in (("、",), ("、", "和", "与", "及", "以及", "或"), ("/", "／")):
        parts = _parted(kept, separators)
        if len(parts) == count:
            return _owned([fitted(name) for name in _sharing(parts, whole=whole)])
        if len(parts) == count - 1 and len(parts) > 1:
            last = _parted(parts[-1], ("和", "与", "及", "以及"))
            if len(last) == 2:
                return _owned([fitted(name) for name in _sharing([*parts[:-1], *last], whole=whole)])
    if count == 3:
        return _sectors(joined(kept))
    return _both(joined(kept)) if count == 2 else []


def _with_its(words: Sequence[Word]) -> list[str]:
    """A thing and what is told of it: 财政收入及其占生产总值的比重."""
    at = next((at for at, (word, _) in enumerate(words) if word == "及其"), 0)
    if not at or at + 2 > len(words) - 1 or words[at + 1][0] not in _RELATES:
        return []
    thing = joined(words[:at])
    return [fitted(thing), fitted(thing + joined(words[at + 1 :]))]


def _as_one(words: list[Word]) -> list[Word]:
    """With the trade whose name is itself a list (电力、热力、燃气及水生产和供应业) as one word."""
    at = next((at for at, (word, _) in enumerate(words) if word == "电力"), len(words))
    end = next((end for end in range(at + 1, min(at + 14, len(words))) if words[end][0].startswith("供应")), 0)
    if not end or at + 1 == end or words[at + 1][0] not in _LINKS:
        return words
    end += end + 1 < len(words) and words[end + 1][0] == "业"
    return [*words[:at], (joined(words[at : end + 1]), "n"), *words[end + 1 :]]


def _titles_apart(words: list[Word]) -> list[Word]:
    """With a 、 between titles that stand side by side: 《星海》《归途》和《远山》."""
    kept: list[Word] = []
    for word in words:
        if word[0][0] == "《" and kept and kept[-1][0][-1] == "》":
            kept.append(("、", "x"))
        kept.append(word)
    return kept


def _regions(words: list[Word]) -> list[Word]:
    """With the regions in full that share the word for one with the next: 东、中、西部和东北地区."""
    if not any(word in _SIDES for word, _ in words) or not any(word.endswith("部") for word, _ in words):
        return words
    return [(f"{word}部", tag) if word in _SIDES else (word, tag) for word, tag in words]


def _owned(names: list[str]) -> list[str]:
    """The members with the thing of the first, where the others only say by what it is measured: 茶叶面积、产量和产值."""
    if len(names) > 1 and names[1] in _OF_IT and all(name in _OF_IT for name in names[1:]):
        return [names[0], *(fitted(names[0] + name) for name in names[1:])]  # 增加值及占比
    other = _OTHER_SIDE.get(names[1], "") if len(names) == _PAIR else ""
    if other and names[0].endswith(other) and names[0] != other:
        return [names[0], names[0].removesuffix(other) + names[1]]  # 财政收入和支出
    thing = without_measure(names[0])
    if len(thing) < 2 or not names[0].endswith(_YIELDS) or any(name not in _YIELDS for name in names[1:]):
        return names
    return [names[0], *(fitted(thing + name) for name in names[1:])]


def _holds_against(words: Sequence[Word], at: int) -> bool:
    """Whether a list is held against something from there on: 名义增速和实际增速分别快于城镇居民."""
    word = words[at][0]
    return word in _HOLDS or (word in ("快", "慢", "高", "低") and words[at + 1][0] == "于")


def _apart_from_whose(words: Sequence[Word]) -> Sequence[Word]:
    """Without a list that only says whose those of the list after it are: 酒或茶喝得多的人死亡率和发病率."""
    at = max((at for at, (word, _) in enumerate(words) if word == "的"), default=0)
    both = at and any(word in _LINKS for word, _ in words[:at]) and any(word in _LINKS for word, _ in words[at:])
    return words[at + 1 :] if both else words


def _sectors(name: str) -> list[str]:
    """What is told of each of the three sectors that are named together: 三次产业贡献率分别为…"""
    name = name.replace("分别", "")
    together = next((word for word in _SECTORS if word in name), "")
    if not together or len(name) > LONGEST - len(together):
        return []
    return [name.replace(together, f"第{which}产业", 1) for which in "一二三"]


def _both(name: str) -> list[str]:
    """The two things that one word names together: 城乡居民收入 is what those of towns and of villages have."""
    for together, one, other in _TOGETHER:
        if together in name and len(name) < LONGEST:
            return [fitted(name.replace(together, each, 1)) for each in (one, other)]
    return []


def _parted(words: Sequence[Word], separators: Sequence[str]) -> list[list[Word]]:
    parts: list[list[Word]] = [[]]
    quoted = False
    for index, word in enumerate(words):
        quoted = word[0] == "“" or (quoted and word[0] != "”")
        is_bound = index + 1 < len(words) and words[index + 1][0] in ("以上", "以下")  # 二级及以上公路
        if word[0] in separators and not (quoted or is_bound):
            parts.append([])
        else:
            parts[-1].append(word)
    return [part for part in parts if part]


def _countered(word: Word, before: str) -> list[Word]:
    """The word of the countryside with what it shares with that of the town apart: 城镇和 农村 居民."""
    said = word[0]
    countered = before in _TOWN and said.startswith(_COUNTRY) and len(said) > len(_COUNTRY[0])
    return [(said[:2], word[1]), (said[2:], word[1])] if countered else [word]


def _uncounted(last: list[Word]) -> int:
    """Where the last member says how many there are (西岭 两镇), without that from now on; 0 where it does not."""
    for at in range(1, len(last)):
        word, tag = last[at]
        if word[0] not in _COUNTED or not (word[1:2] in _SORTS or word in ("两大", "三大", "四大", "五大")):
            continue
        rest = word[1:] if word[1] in _SORTS else ""
        last[at : at + 1] = [(rest, tag)] if rest else []
        return at
    return 0


def _without_repeat(shared: list[Word], parts: Sequence[list[Word]]) -> list[Word]:
    """What is shared without the character that the members before end in themselves: 经营净、转移|净收入."""
    word, tag = shared[0] if shared else ("", "")
    repeated = len(word) > 1 and any(part[-1][0].endswith(word[0]) for part in parts[:-1])
    return [(word[1:], tag), *shared[1:]] if repeated else shared


def _price_apart(last: list[Word], before: Sequence[Word]) -> None:
    """Part the price that is one word with the last member's name, for the others to share: 金饰品和汽油价格."""
    word, tag = last[0]
    if len(last) == 1 and word.endswith("价格") and word != "价格" and not before[-1][0].endswith(_MEASURED):
        last[:] = [(word.removesuffix("价格"), tag), ("价格", "n")]


def _sharing(parts: list[list[Word]], *, whole: bool) -> list[str]:
    last, before = parts[-1], parts[-2]
    _price_apart(last, before)
    counted = _uncounted(last)
    last[:1] = _countered(last[0], before[-1][0])
    # 初中男、女生平均身高: what completes the 男 is not shared.
    since = 1 if _whole(before, last) is not before else _after_like(before[-1][0], last) or len(before)
    if since >= len(last) > 1 and last[-1][0].endswith(_SHARED) and not before[-1][0].endswith(_MEASURED):
        since = len(last) - 1  # 教育文化和娱乐、居住价格: a longer member than the last shares what is told of it
    since = _behind_own_end(parts, since)
    since = _behind_aside(last, counted or _after_term(before, last) or since)
    shared = last[since:] if before[-1][0] != last[-1][0] and len(last) > since else []
    if shared and shared[0][0] in _SLASHES:
        shared = shared[2:]  # 异地、国际/港澳台|业务量
    if shared and len(shared[0][0]) == 1 and before[-1][0].endswith(shared[0][0]):
        shared = shared[1:]  # 生菜、油麦|菜价格
    # 牛肉、带骨羊肉零售均价: what things cost is shared, not what the last of them is.
    if before[-1][1].startswith(("n", "vn")):
        shared = shared[next((at for at, (word, _) in enumerate(shared) if word in _PRICES), 0) :]
    produce = bool(shared) and joined(shared)[-1] in _PRODUCE and before[-1][0][-1] in _PRODUCE  # 菠萝和富士苹果
    if produce:
        shared = []
    shared = _of_measures(shared, before[-1][0])  # 工业产值、固定资产投资 are each whole
    if joined(before)[:2] == joined(last)[:2] and before[-1][0].endswith(_MEASURED):
        shared = []  # 人均收入、人均消费支出 are each whole
    if whole and not last[-1][0].endswith(_MEASURED):
        shared = []  # 前三的行业为电子、计算机、非银金融
    shared = _without_repeat(shared, parts)
    wholes = [_whole(part, last) for part in parts[:-1]]
    # 肉、奶、禽蛋产量: what does not complete the 奶 completes no 肉.
    alike = all(len(joined(whole)) > 1 for whole in wholes)
    parts = wholes if alike else parts[:-1]
    names = [_of_industry(joined([*part, *shared]), last) for part in parts] + [joined(last)]
    if (
        len(names) == len(_SECTOR_NAMES)
        and joined(parts[0]) == "一"
        and names[2].startswith("三产")
        and "三产业" not in names[2]
    ):
        return [f"{sector}{names[2].removeprefix('三产')}" for sector in _SECTOR_NAMES]  # 一、二、三产占比
    if names[0].startswith("一") and "产业" in names[-1]:
        return [f"第{name}" if name[0] in "一二三" else name for name in names]  # 一、二、三产业
    if names[0].startswith("第"):
        names = [f"第{name}" if name[0] in "二三四五" else name for name in names]  # 第一、二、三产业
    return [
        name.replace("第一", "第一产业").replace("第二", "第二产业")
        if "产业" in last[0][0] and "产业" not in name
        else name
        for name in names
    ]


def _of_measures(shared: list[Word], before: str) -> list[Word]:
    """What measures share: nothing where each is whole (事故起数、死亡人数), else what they have (形成总额、净出口的贡献率)."""
    if len(shared) > 1 and len(shared[-1][0]) > _RATE and shared[-1][0][-1] == "率" and before[-1] not in "率额量值":
        return shared[-1:]  # 蔬菜制品、餐饮食品不合格率
    measured = shared and shared[-1][0].endswith(_MEASURED) and not shared[-1][0].endswith("总量")
    if not measured or not before.endswith(_MEASURED):
        return shared
    return shared[next((at for at, (word, _) in enumerate(shared) if word == "的"), len(shared)) :]


def _of_industry(name: str, last: Sequence[Word]) -> str:
    """A list's member with the 产业 or 保险 that only its last has, which is one word with it: 电子和医药产业."""
    if name in _INSURED and last[0][0].endswith("保险"):
        return f"{name}保险"
    shares = len(last) == 1 and last[0][0].endswith(_INDUSTRY) and not name.endswith(_NO_INDUSTRY)
    return f"{name}{_INDUSTRY}" if shares else name


def _behind_own_end(parts: Sequence[list[Word]], since: int) -> int:
    """Where what is shared begins, behind the word that another member has too: 台式电脑、电视和平板电脑|上网的比例."""
    last = parts[-1]
    if len(last) < since + 2 or len(last[since][0]) == 1:
        return since
    return since + any(part[-1][0] == last[since][0] for part in parts[:-1])


def _behind_aside(last: Sequence[Word], since: int) -> int:
    """Where what is shared begins, behind brackets in which the last member has another name: 里脊肉（通脊）价格."""
    closed = next((at for at in range(since, len(last) - 1) if last[at][0] in ("）", ")")), 0)
    opened = next((at for at in range(closed) if last[at][0] in ("（", "(")), closed)
    return closed + 1 if opened <= since <= closed and closed else since


def _after_term(before: Sequence[Word], last: Sequence[Word]) -> int:
    """Where what is shared begins, behind for how long something is lent: 隔夜和7天利率, 6个月和1年期存款利率; 0 without one."""
    if not (before[0][0] == "隔夜" or _TERM.fullmatch(joined(before))):
        return 0
    return next((at for at in range(min(3, len(last) - 1), 0, -1) if _TERM.fullmatch(joined(last[:at]))), 0)


def _after_like(word: str, last: Sequence[Word]) -> int:
    """Where what is shared begins, behind a word of the sort of another member's: 养老保险、医疗保险参保人数; 0 without one."""
    other = last[0][0]
    if len(word) == len(other) == _PAIR and word[0] != other[0] and word[1] == other[1]:
        return 1  # 成年居民男性和女性的平均体重
    sort = word[-2:]
    return next((at for at, (other, _) in enumerate(last, 1) if len(sort) > 1 and other.endswith(sort)), 0)


def _whole(part: list[Word], last: list[Word]) -> list[Word]:
    """A member with what a single character leaves out: 汽、柴油价格, 大、中、小型企业, 金融机构存、贷款."""
    char, tail = part[-1][0], last[0][0][1:]
    if len(char) != 1 or not tail or (len(part) > 1 and part[-1][1] != "v" and char not in "男女汽柴"):
        return part  # 油麦菜 is whole
    if not (known(char + tail) or (len(part) == 1 and known(char + tail[0]))):
        return part
    return [*part[:-1], (char + tail, "n")]
