"""Rows: the names that the figures of a list take one by one."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Final

from monitor.figures import lexicon
from monitor.figures.indicators.completion import of_places
from monitor.figures.indicators.context import fitted
from monitor.figures.indicators.lists import members
from monitor.figures.indicators.owners import topic
from monitor.figures.indicators.plans import is_measured_by
from monitor.figures.indicators.rates import GROWTH_ENDS, RATES, without_measure
from monitor.figures.indicators.topics import by_topic
from monitor.figures.members import COUNT, MASS, MONEY, PERCENT
from monitor.figures.patterns import lazy
from monitor.figures.phrases.left import left_phrase
from monitor.figures.phrases.trimming import trimmed
from monitor.figures.phrases.words import LONGEST, joined
from monitor.figures.segmenter import WORD_OF, Word, tagger
from monitor.figures.spots import Spot
from monitor.figures.story.told import AND, LISTS, Told, distinct, is_part

# What each of a row has a share of.
_EACH_HAS = lazy(r"贡献率$|^拉动")
# A change told over in another unit: 增加1329处、173万米; 减少54公顷(810亩).
BESIDE: Final = ("或", ",或", ", 或", "、", "(", ")、", ")和", ")与", ")及", ")以及", ",即", "即")
# Between the two tellings of one of a row and the next: 增加11千公顷(16万亩)、6千公顷(9万亩).
NEXT_TOLD: Final = frozenset(BESIDE[4:9])
# After one of these each of a list takes its own figure: 涨幅较大,幅度为12.2%、7.7%和4.4%.
IN_TURN: Final = frozenset(("分别", "幅度"))
_BRACKETED = lazy(
    r"\((?P<sorts>[^()0-9,;:。]{3,40})\)(?P<measure>[^()0-9,;:。]{2,12}?)(?:每[0-9]*[一-龥]{1,2})?(?:分别|依次)(?:为|是|达到?|[上下][涨升降跌])?$"
)
_BETWEEN = lazy("[、和与及]")
_AGAINST_TIMES = lazy(
    r"(?:^|[,;])\s?(?:增速|增幅|[涨降]幅)?[较比与](?:[^,;:。]{0,8}?[周月年季天日期初末度]\s*[、和及与]){1,3}[^,;:。]{0,8}?[周月年季天日期初末度]\s*(?:相比)?,?\s?分别"
)
# 三项指标同比分别下降8%、11%和6%: those that have just been told.
_THEY = lazy(
    r"(?:(?:上述|以上|前述)[两三四五六七八九十]项|[两三四五六七八九十](?:项|个)(?:数字|数据|指标))[^。;:0-9]{0,16}(?:分别|依次)[^,。;:0-9]{0,10}$"
)
_RATE_OR_NONE: Final = ("", "增速", "增幅", "涨幅", "降幅")
# Clauses, with that of 分别, within which it takes up a list: 知晓率、治疗率均有改善,但仍处于较低水平,分别为…
_LISTED_WITHIN: Final = 3
# 收入、利润分别增长7%、8%,增速分别居全省第3位和第4位: how each of a row stands among all.
_STANDS = lazy(
    r"(?P<rate>增速|增幅|[涨升降跌]幅|增长率)?(?:分别|持续|均|都|也)*(?:[高低快慢好优]于|高出|领先|位居|位列|名列|排名|居|列|排)(?:(?![和与及])[一-龥]){2,8}"
)
# What is told of each of a list beside its rate: 甲、乙、丙占据前三位,分别占比…
_SHARES: Final = frozenset(("占比", "比例", "比重", "占", "份额", "市场份额"))
# 每公斤零售价, 批发均价: what each of a list costs that the clause before says to have moved.
_PRICE = lazy(r"^(?:每(?:公?斤|吨|千克))?(?:平均|市场|最[高低])?(?:批发|零售|收购|出厂)?(?:均价|价格?|平均价格?)$")
_MOVED_PRICE = lazy(r"价格?$|[涨跌升降]幅$")
_MOST = lazy(r"([^,。;:的0-9]{2,12}?)最[高低大小多少长短快慢]的(?:前)?$")
_PER_ONE = lazy(r"^每[0-9]*(?:公?斤|千克|克|吨|头|只|升|桶|箱)")
_COMPARED: Final = frozenset(("相比", "相比较", "比较", "对比"))
_WITH: Final = frozenset("与和同跟")  # 人数和收入与去年同期相比,分别增长…
_RANKING: Final = 4  # words at least of a list with where its members rank
_DID: Final = 4  # words at least of a list of two that says what they did
# Characters that the word has at most for what the members of a list are: 3个县, 两家企业.
_SORT: Final = 2
_AT_END: Final = frozenset(("末", "初", "末期", "初期"))  # 分别是“十一五”末的2.4倍和2.6倍
_YIELDS: Final = frozenset(("、增产", ",增产", "、减产", ",减产", "、增收", ",增收"))
_GAINS: Final = {MASS, MONEY}
_KILLED: Final = "死亡人数"
# What sets beside another time: 与去年同期相比减少2起.
_SET_BESIDE: Final = _WITH | _COMPARED | {"较", "比"}
# What names several things at once.
_FOR_ALL: Final = lazy("产销量?$|[和与及、]")
# After one of these a clause lists things.
_ENUMERATES: Final = frozenset(("是", "为", "有", "还有", "包括", "依次"))


def shared_out(told: Told, spot: Spot, size: int) -> list[str]:
    """The names that a list of figures (分别增长2.6%、1.5%和0.8%) takes one by one; empty if it has one name for all."""
    names = _shared_out(told, spot, size)
    return [by_topic(name, told.topic, spot.mention) or name for name in names] if told.topic else names


def _shared_out(told: Told, spot: Spot, size: int) -> list[str]:
    """Those names, without what the sentence has said to tell of."""
    named = _one_for_all(told, spot, size) or _sorts(spot, size)
    named = named or _done_of_whole(told, spot, members(spot.before.tail, size))
    named = named or _summed_up(told, spot, size) or _industries(spot, size)
    if named:
        return named
    if any(word == "这" for word, _ in spot.before.tail) and len(spot.before.parts) > 1:
        named = members(spot.before.parts[-2], size)  # 前三位依次为甲、乙和丙,选择这三种方式的占比分别为…
        if named:
            return named
    listed = _listed(spot, size)
    if listed:
        measure = spot.subject.text if spot.subject.noun and spot.subject.text not in RATES else ""
        measure = measure or _measure(told, spot)
        return [name + measure if len(name + measure) <= LONGEST else name for name in listed]
    they = _says_unmoved(spot.subject.kept) or _THEY.search(spot.left) or spot.subject.text in _AT_END
    left = "" if they else spot.subject.text
    if not left and topic(spot.before):
        return []
    if left.startswith("占总") and not spot.opens and (names := told.in_sentence(size)):
        return [fitted(name + left) for name in names]  # 火灾39起、死亡64人,占总数的59%和48%
    if left and is_measured_by(left) and any(word == "分别" for word, _ in spot.before.tail):
        # Of a household in 户 and 人 there is one share.
        names = [name for name, _ in groupby(told.names)]
        return [fitted(name + left) for name in distinct(names, size)]
    stands = _STANDS.fullmatch(left)
    if (stands or left in RATES) and _in_turn(spot.before.tail):
        rate = stands["rate"] or "" if stands else left
        return [fitted(name + rate) for name in told.in_turn(size)]
    if left and left not in lexicon.WEAK:
        return _each_has(told, left, size) if _in_turn(spot.before.tail) else []
    if "分别" not in map(WORD_OF, spot.before.tail):
        return told.in_sentence(size)
    return _of_all(told, spot, size) or told.in_turn(size)


def _of_all(told: Told, spot: Spot, size: int) -> list[str]:
    """The things of all of which the figure before is, taken apart: 客车产销均完成0.1万辆,同比分别增长23%和16%."""
    if told.last is None or spot.opens or _FOR_ALL.search(told.last.indicator) is None:
        return []
    return members(tagger()(told.last.indicator), size)


def _done_of_whole(told: Told, spot: Spot, names: list[str]) -> list[str]:
    """The members of a list that only says over what they did of the whole: 推出土地98公顷,其中甲市和乙市分别推出…"""
    tail = spot.before.tail
    goes_on = names and (not spot.opens or is_part(spot)) and spot.mention.unit.kind is PERCENT
    if goes_on and len(everywhere := of_places(names, told.base, spot.mention)) == len(names):
        return everywhere
    if not names or spot.opens or len(tail) < _DID or tail[-2][0] != "分别" or not tail[-1][1].startswith("v"):
        return names
    verb = tail[-1][0]
    if len(verb) == 1 or told.base.endswith(verb) or verb not in told.base:
        return names
    return [fitted(name.removesuffix(verb) + told.base) for name in names]


def _each_has(told: Told, measure: str, size: int) -> list[str]:
    """Those told before, each with what 分别 tells of them next: 涨幅分别为…,今日价格分别为…"""
    row = told.row if len(told.row) == size else told.in_sentence(size)
    if row and _EACH_HAS.search(measure) and measure not in lexicon.RELATIONAL:
        return [fitted(_of_row(name) + measure) for name in row]  # 对增长的贡献率分别为…
    measure = _PER_ONE.sub("", measure)  # 每公斤售价
    if measure not in lexicon.RELATIONAL:
        return []
    named = members(tagger()(told.names[-1]), size) if told.names else []
    # 甲和乙并列第四,出货量分别为…
    return [fitted(name + measure) for name in named or map(without_measure, row)]


def _one_for_all(told: Told, spot: Spot, size: int) -> list[str]:
    """The thing told just before, where 分别 sets it against each of some times: 较上周、去年同期分别下跌1.5%、2.1%."""
    if told.last is None or spot.opens or spot.subject.text not in _RATE_OR_NONE or "分别" not in spot.left:
        return []
    if not _AGAINST_TIMES.search(spot.left):
        return []
    name = told.last.indicator
    # 增速比一季度、上半年分别加快…
    rate = next((word for word, _ in spot.before.tail if GROWTH_ENDS.fullmatch(word)), "")
    return [fitted(name if name.endswith(rate) else name + rate)] * size


def _summed_up(told: Told, spot: Spot, size: int) -> list[str]:
    """The things whose number has just been told, each with its own figure: 粮食、肉制品、蛋制品等3类食品,不合格率分别为…"""
    if told.last is None or told.spot is None or spot.opens or told.last.value != size:
        return []
    tail, parts = told.spot.before.tail, told.spot.before.parts
    if told.spot.follower.how == "noun" and not spot.before.marked and _in_turn(spot.before.tail):
        measured = _of_each(spot)
        return [fitted(name + measured) for name in members(tail, size)]
    if not spot.subject.noun:
        return []
    if tail[-1:] != (("等", "u"),) or not _in_turn(spot.before.tail):
        return []
    # Where one of the things has a 、 in its name, commas part them: 粮食,食用油、油脂及其制品,肉制品等3类食品.
    listed = members(tail[:-1], size) or [left_phrase(part).text for part in (*parts[-size:-1], tail[:-1])]
    named = len(listed) == size and all(listed)
    measure = spot.subject.text.partition("分别")[2] or spot.subject.text  # 2个县分别投资3亿元和4亿元
    return [fitted(name + measure) for name in listed] if named else []


def _industries(spot: Spot, size: int) -> list[str]:
    """The industries that commas part because one has a 、 in its name, each with what 分别 tells of it:
    信息传输、软件和信息技术服务业,金融业增加值分别增长9%、5%."""
    subject, parts = spot.subject.text, spot.before.parts
    at = subject.find("业") + 1
    if not at or at == len(subject) or len(parts) < size or not _in_turn(spot.before.tail):
        return []
    before = parts[-size:-1]
    listed = [joined(part).removeprefix("其中") for part in before]
    named = all(name.endswith("业") for name in listed) and all(part[-1][1][0] in "nvj" for part in before)
    return [fitted(name + subject[at:]) for name in (*listed, subject[:at])] if named else []


def _of_each(spot: Spot) -> str:
    """What is told of each after what they are: 粮食产量 of 3个县粮食产量分别增长, and nothing of 两个场景分别出现10%和20%的跌幅."""
    words = spot.before.tail
    end = next(at for at, (word, _) in enumerate(words) if word == "分别")
    since = 2 if words[1][0] == "的" else 1  # 三个品牌的份额分别占
    named = len(words[0][0]) <= _SORT and not any(tag[0] in "vdpcu" for _, tag in (words[0], *words[since:end]))
    return joined(words[since:end]) if named else ""


def _measure(told: Told, spot: Spot) -> str:
    """What those have most or least of that are told in turn: 浓度最低的3个城市依次是甲、乙和丙,分别为…"""
    if spot.opens or told.spot is None or told.spot.mention.unit.kind is not COUNT:
        return ""
    found = _MOST.search(told.spot.left)
    return found[1] if found else ""


def _listed(spot: Spot, size: int) -> list[str]:
    """The members that the clause before lists: 升幅前三名的是莴笋、菠菜和黄瓜,幅度分别为…"""
    parts = spot.before.parts
    for at in range(len(parts) - 2, -1, -1):
        part = parts[at]
        said = [index for index, (word, _) in enumerate(part) if word in _ENUMERATES]
        listed = (
            not said and at and parts[at - 1] and parts[at - 1][-1][0] in _ENUMERATES
        )  # 前三名的为:莴笋、菠菜和黄瓜
        named = members(part[said[-1] + 1 :] if said else part, size, whole=True) if said or listed else []
        if named:
            return named
    if IN_TURN.isdisjoint(map(WORD_OF, spot.before.tail)) or len(parts) < 2:
        return []
    before = parts[-_LISTED_WITHIN:-1]
    if _PRICE.search(spot.subject.text):
        told = (members(_things(part) or _first_things(part), size) for part in reversed(before))
        return next(filter(None, told), [])
    rated = spot.subject.text in RATES or spot.subject.text in _SHARES
    ranked = spot.subject.noun and _stand_first(before[-1])
    if rated or ranked or not trimmed(spot.before.tail) or _doing(spot.before.tail):
        return next(filter(None, (members(_subject(part), size) for part in reversed(before))), [])
    return []


def _stand_first(part: Sequence[Word]) -> bool:
    """Whether a clause lists those that stand first: 中海、绿橙、保力位列前三,拿地额分别为…"""
    if len(part) < _RANKING or (part[-1][0][0] != "前" and part[-2][0] != "前"):
        return False
    return any(word in lexicon.RANKS for word, _ in part[-3:-1])


def _things(part: Sequence[Word]) -> Sequence[Word]:
    """The things that a clause lists by how their prices moved, without that: 青椒、辣椒、苦瓜价格涨幅居前五位."""
    words = _subject(part)
    last = max((at for at, (word, _) in enumerate(words) if word in LISTS), default=0)
    if not last or not any(word in RATES or _MOVED_PRICE.search(word) for word, _ in words[last:]):
        return ()
    rest = range(last + 2, len(words))
    end = next((at for at in rest if words[at][0] in RATES or _MOVED_PRICE.search(words[at][0])), len(words))
    return words[:end]


def _first_things(part: Sequence[Word]) -> Sequence[Word]:
    """The things that a clause sets out with, without what it says of them: 鲜菜和鲜果 of 鲜菜和鲜果上市量增加."""
    words = _subject(part)
    last = max((at for at, (word, _) in enumerate(words) if word in LISTS), default=0)
    return words[: last + 2] if last else ()


def moving(row: Sequence[Spot]) -> list[bool]:
    """Of all that a row tells of, whether it has a figure or is told not to have moved: 分别为持平和上涨2.4%, 上涨2.2%、持平和下跌1.1%."""
    first, last = row[0], row[-1]
    moved = [True]
    for spot in row[1:]:
        moved += [False, True] if "持平" in spot.left else [True]
    if "持平" in first.left and _says_unmoved(first.subject.kept):
        moved.insert(0, False)
    head = last.after.head if "持平" in last.right else ()
    if len(head) > 1 and head[0][0] in LISTS and head[1][0] == "持平":
        moved.append(False)
    return moved


def _says_unmoved(kept: Sequence[Word]) -> bool:
    """Whether all that the words before a figure name is that something did not move."""
    return bool(kept) and kept[0][0] == "持平" and all(word == "持平" or word in LISTS for word, _ in kept)


def _in_turn(words: Sequence[Word]) -> bool:
    """Whether 分别 gives each of a row its own, and not each of two times that it is set against: 分别比上月和上年低…"""
    said = list(map(WORD_OF, words))
    return "分别" in said and LISTS.isdisjoint(said[said.index("分别") :])


def _sorts(spot: Spot, size: int) -> list[str]:
    """The sorts of a thing that a bracket behind it lists, with what is told of each: 猪肉(精瘦肉、肋条肉)零售均价分别为…"""
    found = _BRACKETED.search(spot.left) if ")" in spot.left else None
    sorts = _BETWEEN.split(found["sorts"]) if found else []
    return [fitted(sort + found["measure"]) for sort in sorts] if found and len(sorts) == size else []


def _doing(words: Sequence[Word]) -> bool:
    """Whether 分别 begins what a list of things before it did: 甲县和乙县平稳增长,分别实现产值…"""
    at = next((index for index, (word, _) in enumerate(words) if word == "分别"), len(words))
    return at < 2 and at + 1 < len(words) and (words[at + 1][1].startswith("v") or words[at + 1][0] in ("比", "较"))


def _subject(words: Sequence[Word]) -> Sequence[Word]:
    """The list of things that a clause begins with, up to what is said of them: 化学需氧量、二氧化硫排放总量首次…"""
    if words[-1:] and words[-1][0] in _COMPARED:
        words = words[: max((at for at, (word, _) in enumerate(words) if word in _WITH), default=None)]
    last = max((index for index, (word, _) in enumerate(words) if word == "、" or word in AND), default=None)
    if last is None:
        return ()
    end = next(
        (
            at
            for at in range(last + 1, len(words))
            if words[at][1] in ("d", "t", "p", "c")
            or (words[at][0] == "发展" and _ends_thriving(words[at + 1 :]))
            or (words[at][1] == "v" and words[at][0] not in lexicon.NOMINAL_VERBS and at > last + 1)
        ),
        None,
    )
    return words[:end]


def _ends_thriving(words: Sequence[Word]) -> bool:
    """Whether a clause ends after its 发展 in how it went: 蔬菜、水果等发展迅猛, 发展较快."""
    return len(words) == 1 or (len(words) == 2 and words[0][0] in ("较", "很"))


def _of_row(name: str) -> str:
    """A thing of a row without what was told of it: 第一产业 of 第一产业对经济增长的贡献率, 第一产业增加值占比."""
    thing, _, _ = name.partition("对")
    return without_measure(thing).removesuffix("增加值")


def counts_by(spot: Spot) -> bool:
    """Whether a list tells by how much each ranks, not how much each moved: 分别以6544万吨和5590万吨的产量位居…"""
    tail = spot.before.tail
    return bool(tail) and tail[-1][0] == "以" and spot.mention.unit.kind is not PERCENT


def by_unit(told: Told, spot: Spot) -> str:
    """What has moved by so many of its own unit: 事故7起、死亡25人,同比减少2起、6人; empty if a figure does not tell so."""
    last, unit, tail = told.last, spot.mention.unit_name, spot.before.tail
    if last and {last.kind, spot.mention.unit.kind} == _GAINS and spot.left in _YIELDS:
        return spot.left[1:]  # 每亩节约成本80元、增产50斤
    if last is None or last.unit == unit or spot.opens or spot.mention.unit.kind is not COUNT:
        return ""
    if spot.left == "、" and unit == "人" and last.unit == "起" and (killed := told.latest_of(unit)):
        dead = last.direction is None and killed.indicator.endswith(_KILLED)
        return fitted(last.indicator + _KILLED) if dead else killed.indicator  # 死亡178人,其中煤矿62起、94人
    if spot.left == "、":
        moved = last.kind is COUNT and last.direction is not None
    else:
        moved = spot.before.marked and bool(tail) and tail[-1][0] in lexicon.CHANGING
        moved = moved and all(word in _SET_BESIDE or word in lexicon.REACHING for word, _ in tail[:-1])
    found = told.latest_of(unit) if moved else None
    return found.indicator if found and found.kind is COUNT else ""


def told_twice(spots: Sequence[Spot], index: int) -> int:
    """How many of a row are each told again in a bracket: 增加11千公顷(16万亩)、6千公顷(9万亩)."""
    end = index
    while end + 1 < len(spots) and spots[end + 1].left == "(" and spots[end + 1].mention.has_unit:
        end += 2
        if end == len(spots) or spots[end].left.strip() not in NEXT_TOLD:
            break
    return (end - index) // 2


def group(spots: Sequence[Spot], index: int) -> int:
    """How many figures a list that begins at an index has."""
    end = index + 1
    while end < len(spots) and spots[end].joined:
        end += 1
    return end - index
