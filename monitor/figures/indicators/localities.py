"""Localities: words before a figure that say only where, and who lives there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from monitor.figures import lexicon
from monitor.figures.indicators.context import Context
from monitor.figures.members import COUNT, PERCENT
from monitor.figures.mentions.mention import Mention
from monitor.figures.patterns import lazy
from monitor.figures.phrases.left import Left
from monitor.figures.phrases.words import PERSONS, joined
from monitor.figures.segmenter import Word
from monitor.figures.spots import Spot
from monitor.wordlists import word_set, word_tuple

_BRINGS: Final = ("造成", "导致", "致使", "引发")
_OWNED: Final = frozenset(("省", "市", "县", "区", "镇", "乡", "村", "州"))
_COUNTED_PLACES = lazy(r"[两二三四五六七八九十][省市县区镇乡村州]")
# Where people go: 人民医院有447人次求诊.
HOUSES: Final = ("医院", "卫生院", "诊所", "学校", "车站", "机场", "口岸", "景区", "博物馆")
VILLAGES: Final = ("村", "镇", "乡", "社区", "寨", "寨子", "村子", "村庄", "村落")
# What people do where they are at home.
DWELLS: Final = ("散居", "居住", "聚居", "分散居住", "定居")
# Into which a village is divided, beside which its households are counted, and its land: 耕地44公顷,614户,2611人
_PARTS: Final = (
    "小组", "组", "自然村", "自然寨", "屯", "自然庄", "行政村", "建制村", "居委会", "村委会", "社区",
    "面积", "耕地", "林地", "山林", "水田", "旱地", "草场",
)  # fmt: skip
# Of the parts alone, households or people told right behind them are those who live there: 10个村民小组、345户.
_DIVIDED: Final = word_tuple("小组 自然村 自然寨 屯 行政村 建制村 居委会 村委会 社区 乡镇 街道 村（社区） 村(社区)")
CENSUS: Final = {"户": "户数", "人": "人口"}
# After households of whom no more is said, those who live in them.
_PEOPLE = lazy(r"[、,]?\s?(?:总?人口|共|共有)?[0-9.]{2,}万?[多余]?(?:口?人(?![次均])|名(?:群众|村民|居民|灾民))")
_TELLS_OF: Final = lexicon.REACHING | word_set("这 这里 那 、 和 辖 居住 居住着 居住了 住着 住 现")
_BECOMES: Final = frozenset(("减至", "降至", "增至", "升至", "减到", "降到", "增到", "升到"))
WHOLE_PLACES: Final = frozenset(
    (
        "全村",
        "全镇",
        "全乡",
        "全县",
        "全区",
        "全市",
        "全省",
        "全社区",
        "全屯",
        "全组",
        "全州",
        "全盟",
        "全旗",
        "全厂",
        "全校",
        "该村",
        "该镇",
        "该乡",
        "该县",
    )
)
_DIVISIONS: Final = _OWNED | WHOLE_PLACES
# 东川区和西川区各5例
_JOINED: Final = _OWNED | {"和", "、", "及", "与", "各"}
# 其中北京、上海等地偏高2至4摄氏度
_AND_SUCH: Final = word_tuple("等地 等省份 等省 等城市 等县市 等市县 等地区 等市 等县 等地的 等国家 等国")
# 其中,广东报告21例: what a place does that only leads to its part of the whole.
TELLS: Final = frozenset(("报告", "通报", "发生", "出现", "确诊", "检出", "入选", "查处", "新增"))


def inhabitants(spot: Spot, context: Context) -> str:
    """Who lives in the whole of a place: 全村168户、699人, 共有140户600多人."""
    mention, before = spot.mention, spot.before
    last = context.previous.removesuffix(CENSUS["户"])
    beside = not before.marked or not (before.head or before.tail)  # 756户,2369人
    if beside and not context.opens and mention.unit_name == "人":
        if last != context.previous:
            return last + CENSUS["人"]
        if last.endswith(CENSUS["人"]):
            return last
    tail = before.tail
    if not tail and last != context.previous and mention.unit_name == "人":
        return last + CENSUS["人"]  # 614户,2611人
    if tail and context.previous and tail[0][0] in _BECOMES:
        return ""  # 贫困人口由120户430人减至3户8人
    taken = bool(context.taken) and not before.marked and joined(tail).rstrip("、") == context.taken
    if (not tail or (taken and not context.opens)) and mention.unit_name == "户" and _of_parts(spot, context):
        return CENSUS["户"]  # 辖14个村民小组,430户1780人
    if tail and mention.unit_name == "户" and _PEOPLE.match(spot.right) and all(word in _TELLS_OF for word, _ in tail):
        return CENSUS["户"]
    if not tail or tail[0][0] not in WHOLE_PLACES or not all(word in lexicon.REACHING for word, _ in tail[1:]):
        return ""
    return tail[0][0] + CENSUS[mention.unit_name]


def _of_parts(spot: Spot, context: Context) -> bool:
    """Whether the parts or the land of a village were told before the households, and who lives in them is told next."""
    if context.previous in ("村", "社区", "乡镇") and context.taken == context.previous:
        return True  # 涉及8个村1126户
    parted = context.previous.endswith(_PARTS) or context.previous == "社"
    return parted and _PEOPLE.match(spot.right) is not None


def beside_parts(spot: Spot, context: Context) -> bool:
    """Whether a count of households or people stands right behind the parts of a place, and says no more."""
    parts = context.taken
    if spot.follower.text or context.opens or context.counted != "个" or not parts.endswith(_DIVIDED):
        return False
    return joined(spot.before.tail).rstrip("、") in ("", parts)


def _placelike(word: Word) -> bool:
    text, tag = word
    return tag == "ns" or (tag in ("nr", "nt", "nz") and len(text) > 2 and text[-1] in _OWNED)


def befallen(left: Left) -> bool:
    """Whether the phrase before a figure says only what brought it about, and where at most: 台风导致河东县4.1万户停电."""
    if left.text.endswith(_BRINGS):
        return True
    at = next((at for at in range(len(left.kept) - 1, -1, -1) if left.kept[at][0] in _BRINGS), -1)
    return at >= 0 and _names_place(left.kept[at + 1 :])


def placed(left: Left, context: Context) -> bool:
    """Whether the phrase before a figure says only where it was."""
    if not left.text or len(left.text) >= 16:
        return False
    kept = context.kept
    return _names_place(kept) or left.text.endswith(VILLAGES) or (bool(kept) and kept[-1][1] == "s")  # 利用村内


def _names_place(kept: Sequence[Word]) -> bool:
    """Whether the words name nothing but a place, or the 两区 that some are."""
    if kept and _COUNTED_PLACES.fullmatch(kept[-1][0]):
        return True
    if not kept or (len(kept) > 1 and kept[-1][0] not in _DIVISIONS and not _placelike(kept[-1])):
        return False
    return all(tag in ("ns", "nr", "j", "zg", "s") or word in ("、", "和") or word in _DIVISIONS for word, tag in kept)


def is_place(chosen: str, words: Sequence[Word], mention: Mention) -> bool:
    """Whether a chosen name is but the place of a count or a share, or places of which some are named."""
    if chosen.endswith(_AND_SUCH):
        return True
    if chosen in lexicon.GOODS:
        return False  # 桃 is no place, though the segmenter takes it for one
    where = words[:-1] if words and words[-1][0] in TELLS else words
    if where and all(_placelike(word) or (at and word[0] in _JOINED) for at, word in enumerate(where)):
        return True
    if len(chosen) < 9 and chosen.endswith(HOUSES) and (mention.unit.kind is PERCENT or mention.unit_name in PERSONS):
        return True
    if words and ((words[-1][1] == "n" and len(words[-1][0]) > 1) or words[0][1] == "v"):
        return False
    return 2 < len(chosen) <= 6 and chosen[-1] in _OWNED and mention.unit.kind in (COUNT, PERCENT)
