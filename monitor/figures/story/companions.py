"""Companions: what a figure shares with the one right before it or right after it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile
from typing import Final

from monitor.articles import Figure, Kind, Qualifier
from monitor.figures import lexicon
from monitor.figures.indicators.localities import DWELLS, VILLAGES
from monitor.figures.indicators.subjects import AROUND
from monitor.figures.members import COUNT, MASS, MONEY, PERCENT
from monitor.figures.mentions.mention import Mention
from monitor.figures.patterns import lazy
from monitor.figures.phrases.words import EVENTS, PERSONS, joined
from monitor.figures.segmenter import WORD_OF, Word, tagger
from monitor.figures.spots import Spot
from monitor.figures.story.told import LISTS
from monitor.wordlists import word_set

# 64亿坡元(约370亿港元)盈余
_TOLD_AS: Final = frozenset(("约", "约合", "折合", "合", "相当于"))
# A share of those of the age before.
_SHARED: Final = word_set("占 仅占 约占 的仅占 的约占 的占到 占到 的占 占比 占比为 的占比为 的占比 的为 的有")
_OF_AGE: Final = frozenset(("", "的", "人口", "的人口", "人口为", "的有"))
_WHERES: Final = ("这里", "那里", "当地", "全县", "全村", "全镇", "全乡", "全市", "全区")
BOUNDS: Final = {Qualifier.AT_MOST: "以下", Qualifier.AT_LEAST: "以上"}
# Parts of speech that only sort what is counted: 万亩, 大型.
_SORTING: Final = frozenset("mqba")
_LEVEL = lazy("(?:国家|世界|[省部市州县区乡镇村校])级")
# 有39万人、7万头大牲畜饮水困难
_THIRST = lazy(r"大?牲畜的?[^,。;]{0,8}?((?:饮水|用水)(?:困难|安全问题|安全|不安全问题|问题|难题?))")
# Who may be counted with no measure word: 6.48万户23.24万农村常住人口.
_INHABITANTS: Final = ("人口", "群众", "居民", "村民")
# Measure words for sorts of things.
_SORTS: Final = frozenset(("类", "大类", "种", "方面"))
# What a row of things has in all.
_EXTENSIVE: Final = (Kind.LENGTH, Kind.AREA, Kind.MASS)
_MEASURED: Final = frozenset((Kind.LENGTH, Kind.OTHER, Kind.ENERGY, Kind.VOLUME, MASS))
# 从2015年的33万辆到2020年的130万辆,青岭的新能源车…
_SETS_OUT: Final = frozenset(("从", "由"))
_NEXT_CLAUSE = lazy(r"[^,。;:!?0-9]{0,3},(?P<said>[^,。;:!?0-9]{2,12})")
_ARE: Final = frozenset("为是属")
_SAID: Final = frozenset(("是", "这是", "就是", "曾是"))
_AGED: Final = frozenset(("", "平均年龄为", "平均年龄", "年龄为", "年龄约", "年龄", "主要为", "大多为", "多为", "均为"))
_BREAKERS: Final = PERSONS | {"队", "次", "人次", "队次"}
_RECORDS: Final = ("纪录", "记录")
_DEALINGS: Final = frozenset(("笔", "起", "宗", "单", "批", "批次", "件", "车"))
_TOWARDS: Final = ((("对", "p"),), (("将", "d"),), (("把", "p"),), (("为", "p"),), (("共", "d"),))
_PARTS_LIST: Final = frozenset(("、", "和", "及", "与"))
_TOTALS: Final = frozenset(("共", "共计", "合计", "总计"))


def ahead(spots: Sequence[Spot], index: int) -> str:
    """The noun of the next figure where nothing but a 共 stands between."""
    if index + 1 == len(spots):
        return ""
    one, other = spots[index], spots[index + 1]
    if homes := _homes(one, other):
        return homes
    if together := _together(one, other) or _befell_all(spots, index) or _broken(spots, index):
        return together
    if one.opens and (told := _told_behind(one, other)):
        return told
    if not other.follower.how and _tells_worth(one, other):
        return joined(takewhile(_names, other.after.head))  # 新增3家销售超百亿元企业
    if other.follower.how in ("noun", "verbal") and _is_sum_of(one, other):
        return other.follower.text
    return _named_after(one, other) if other.follower.how in ("noun", "of") else ""


def _befell_all(spots: Sequence[Spot], index: int) -> str:
    """What befell each of several numbers of people, which is told behind the last: 分别有3人、2人和1人失踪; else empty."""
    one = last = spots[index]
    if one.mention.unit_name not in PERSONS:
        return ""
    while not last.follower.how and "".join(map(WORD_OF, last.after.words)) in _PARTS_LIST and index + 1 < len(spots):
        index += 1
        last = spots[index]
    befell = last.follower.text if last is not one and last.mention.unit_name == one.mention.unit_name else ""
    return befell + "人数" if befell in EVENTS and last.follower.how == "verb" else ""


def _homes(one: Spot, other: Spot) -> str:
    """What befell so many households, which is told behind the number of their people: 有9000多户、4万余人没有解决温饱."""
    of_both = one.mention.unit_name == "户" and other.mention.unit_name == "人" and other.follower.how == "verb"
    if not of_both or one.follower.how or one.subject.noun or [word for word, _ in one.after.words] != ["、"]:
        return ""
    return "" if other.follower.text.startswith(DWELLS) else f"{other.follower.text}户数"


def _broken(spots: Sequence[Spot], index: int) -> str:
    """What those do who break records, of whom and how often is told first: 24人10次打破9项世界纪录; empty for any others."""
    if spots[index].mention.unit_name not in _BREAKERS:
        return ""
    for at in range(index, min(index + 3, len(spots) - 1)):
        between = spots[at].after.words
        if not between:
            continue
        record = spots[at + 1].follower.text
        return between[0][0] + record if len(between) == 1 and record.endswith(_RECORDS) else ""
    return ""


def _told_behind(one: Spot, other: Spot) -> str:
    """What only the clause behind names of which it is told first from where to where it went; empty if none does."""
    tail = one.before.tail
    if not tail or one.before.marked or tail[0][0] not in _SETS_OUT or tail[-1][0] != "的" or one.subject.noun:
        return ""
    behind = _NEXT_CLAUSE.match(other.right)
    return joined(takewhile(_names, tagger()(behind["said"]))) if behind else ""


def _names(word: Word) -> bool:
    """Whether a word may be of what a clause is about."""
    return word[1][0] not in "vdpc"


def _named_after(one: Spot, other: Spot) -> str:
    """The noun after the second of two figures, if it names what the first is of as well; else empty."""
    following, after = other.follower, one.after.words
    if following.how == "noun" and [word for word, _ in after if word not in _TOLD_AS] in (["("], ["（"]):
        return following.text if one.mention.unit.kind is other.mention.unit.kind else ""
    if not after and following.how == "noun" and _shares_noun(one, other):
        return following.text
    if following.how == "of" and joined(after) in _AGED and _ages_of(one.mention, other.mention):
        return following.text  # 8万名40至69岁的居民, 1200名平均年龄为65岁的老人
    if not after and following.how == "of" and _sizes(one, other):
        return following.text  # 130盏40瓦的路灯
    if not after:
        return ""
    if _tells_worth(one, other):
        return following.text  # 7个投资超过1亿元的大项目
    if following.how == "of":
        if [word for word, _ in after] == ["、"] and one.mention.unit_name == other.mention.unit_name:
            return following.text if one.mention.unit.kind is Kind.DURATION else ""
        done = any(tag == "ul" for _, tag in after)  # 在27个省种了7.5万亩的草莓
        return following.text if _sizes(one, other) and not done else ""
    words = list(map(WORD_OF, after))
    if words == ["的"] and other.mention.unit.kind is COUNT and one.mention.unit.kind in _EXTENSIVE:
        return following.text  # 13349米的26条道路
    if _sorted_alike(one.mention, other.mention, after):
        return _of_own_level(joined(after[:-1]), following.text)  # 4个万亩、6个千亩示范基地
    shared = words in (["和"], ["及"], ["、"]) and _alike(one.mention, other.mention)
    return following.text if shared or _TOTALS.issuperset(words) else ""


def _shares_noun(one: Spot, other: Spot) -> bool:
    """Whether the noun right after the second of two figures side by side is of the first as well."""
    sizes = other.mention.unit.kind is not MASS and _sizes(one, other)  # 三颗4800万像素镜头
    of_batches = one.mention.unit_name in ("批次", "批", "处")  # 两批次27个项目, 7处9台泵机
    of_sorts = _of_sorts(one.mention, other.mention)  # 10类41项公共服务
    return sizes or of_batches or of_sorts or _sized_twice(one.mention, other.mention)  # 6.7英寸120Hz屏幕


def _sized_twice(one: Mention, other: Mention) -> bool:
    """Whether two measures say of two things how great one is."""
    measured = _MEASURED.issuperset((one.unit.kind, other.unit.kind))
    return measured and one.unit_name != other.unit_name


def _is_sum_of(deals: Spot, sum_: Spot) -> bool:
    """Whether a figure only says in how many dealings or loads something came that the next one measures: 对295笔、2385万元涉案资金."""
    if deals.mention.unit_name not in _DEALINGS or sum_.mention.unit.kind not in (MONEY, MASS):
        return False
    if [word for word, _ in deals.after.words] != ["、"]:
        return False
    named = deals.subject.noun and not deals.subject.open
    return not named or deals.before.tail[-1:] in _TOWARDS


def _of_sorts(sorts: Mention, things: Mention) -> bool:
    """Whether the one counts of how many sorts are the things that the other counts."""
    return sorts.unit_name in _SORTS and things.unit.kind is COUNT and things.unit_name not in _SORTS


def _ages_of(people: Mention, age: Mention) -> bool:
    """Whether the one counts people and the other says how old they are."""
    return people.unit_name in PERSONS and age.unit_name in ("岁", "周岁")


def _together(one: Spot, other: Spot) -> str:
    """What households, people or beasts and the figure right after them have together; empty for any others."""
    following, after = other.follower, one.after.words
    unit = one.mention.unit_name
    beside = not after or (unit == "户" and [word for word, _ in after] == ["、"])
    if beside and not other.opens and following.how == "verb" and following.text.endswith(EVENTS):
        return following.text  # 2100户9880多人受灾
    if unit == "人" and list(map(WORD_OF, after)) in (["、"], ["和"], ["及"]):
        thirsty = _THIRST.search(other.right)
        return thirsty[1] if thirsty else ""
    if unit != "户" or following.text.startswith(DWELLS):
        return ""
    if beside and following.how == "of" and other.mention.unit_name == "人" and _is_said_of(one):
        return following.text  # 这是一个只有30户、100人的村子
    if _stands_with(one, other):
        return following.text  # 11户24间房屋进水
    if _lives_with(one, other):
        return following.text or joined(other.after.head)  # 全市1400户2500人享受低保
    if _told_by(one, other):
        return following.text  # 全县3800户9600名脱贫人口
    return ""


def _is_said_of(homes: Spot) -> bool:
    """Whether so many households are told of what a place is."""
    said = set(map(WORD_OF, homes.before.tail))
    return not _SAID.isdisjoint(said) and "人口" not in said  # 是个人口仅386户1204人的村庄 says of what


def _stands_with(homes: Spot, rooms: Spot) -> bool:
    """Whether two figures count households and their rooms, which only the noun after both names."""
    return (
        rooms.mention.unit_name in ("间", "栋", "座", "幢")
        and rooms.follower.how == "noun"
        and all(word == "、" for word, _ in homes.after.words)
        and not rooms.opens
    )


def _lives_with(homes: Spot, people: Spot) -> bool:
    """Whether two figures count households and who lives in them, which only what they do names."""
    if people.mention.unit_name != "人" or homes.after.words or people.opens:
        return False
    for_them = homes.before.tail[-1:] == (("为", "p"),)
    subject = homes.subject.text
    named = subject not in lexicon.WEAK and len(subject) > 1 and not subject.endswith(AROUND)
    named = named and (homes.subject.noun or not homes.subject.open)  # 带动900户3000人脱贫
    follower = people.follower
    for_all = follower.how in ("verb", "verbal", "noun") or (
        follower.how == "of" and not follower.text.endswith(VILLAGES)
    )
    does = for_all or not people.after.marked or people.right[:1] in _ARE
    return (for_them or not named) and does  # 125户345人为贫困户


def _told_by(homes: Spot, people: Spot) -> bool:
    """Whether two figures count households and who lives in them, which only the noun after both names."""
    counted = people.mention.unit_name in ("名", "位") or (
        not people.mention.unit_name and people.follower.text.endswith(_INHABITANTS)
    )
    if not counted or people.follower.how not in ("noun", "verbal") or people.opens:
        return False
    if [word for word, _ in homes.after.words] not in ([], ["、"], [","], ["，"]):
        return False
    subject = homes.subject.text
    if len(subject) < 2 or subject in lexicon.WEAK or subject.endswith(_WHERES + AROUND):
        return True
    return homes.subject.open  # 帮助659户3048名群众脱贫


def _sizes(spot: Spot, size: Spot) -> bool:
    """Whether the figure after a count only sizes what it counts: 8台推力120吨的液氧煤油发动机."""
    if spot.mention.unit.kind is not COUNT or size.mention.unit.kind in (COUNT, PERCENT, MONEY):
        return False
    words = spot.after.words
    return (
        not spot.after.marked
        and len(words) < 4
        and not any(
            tag in ("x", "d", "p", "c") or (tag == "v" and word not in lexicon.NOMINAL_VERBS) for word, tag in words
        )
    )


def _tells_worth(spot: Spot, sum_: Spot) -> bool:
    """Whether the sum after a count only tells how much each of those counted costs or brings."""
    if spot.mention.unit.kind is not COUNT or sum_.mention.unit.kind is not MONEY or spot.after.marked:
        return False
    words = spot.after.words
    beside = bool(words) and words[0][0] == "、"  # 销量500亿包、销售额超过500亿元
    return 0 < len(words) < 5 and not beside and (words[0][0] in lexicon.WORTHS or joined(words) in lexicon.WORTHS)


def _sorted_alike(one: Mention, other: Mention, between: Sequence[Word]) -> bool:
    """Whether two counts are of two sorts of one thing, of which the first is told by no more than its size."""
    if one.unit_name != other.unit_name or one.unit.kind is not COUNT or not 1 < len(between) < 4:
        return False
    return between[-1][0] in LISTS and all(tag in _SORTING or word[-1] == "级" for word, tag in between[:-1])


def _of_own_level(level: str, things: str) -> str:
    """Things of another level than those told after them: 省级重点项目 of 1个省级、18个市级重点项目."""
    other = _LEVEL.match(things) if _LEVEL.fullmatch(level) else None
    return level + things[other.end() :] if other else things


def _alike(one: Mention, other: Mention) -> bool:
    """Whether two measures size one kind of thing: 3万吨和2万吨级码头."""
    return one.unit_name == other.unit_name and one.unit.kind not in (COUNT, PERCENT, MONEY)


def ages(last: Figure, share: Spot) -> str:
    """The ages that a share or a number of people is of, where nothing else is named: 18岁以下占2.8%."""
    if last.unit != "岁":
        return ""
    beside = share.mention.unit_name == "人" and share.left in _OF_AGE  # 14岁以下1821人
    if not beside and (share.mention.unit_name != "%" or share.left.strip() not in _SHARED):
        return ""
    return f"{last.text}{last.unit}{BOUNDS.get(last.qualifier, '')}"
