"""Told: what a sentence and the one before it have said so far."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from monitor.articles import Figure, Per, Qualifier
from monitor.figures.indicators.owners import EXPECTED, listed, ranking, topic
from monitor.figures.indicators.plans import measures_against
from monitor.figures.members import DOWN, DURATION, MONEY, UP
from monitor.figures.patterns import lazy
from monitor.figures.phrases.left import left_phrase
from monitor.figures.spots import Spot
from monitor.wordlists import word_set

AND: Final = frozenset(("和", "与", "及", "以及"))
LISTS: Final = AND | {"、"}
# How a figure is bounded that tells from how much on some are counted: 年产值过千万元的企业12家.
BEYOND_OR_FROM: Final = frozenset((Qualifier.MORE_THAN, Qualifier.AT_LEAST))
_AVERAGES: Final = ("天线", "日线", "均线")
_EQUALS = lazy(r"\s?[,、(]\s?(?:可?相当于|折合|约合|合(?![作同格理力并资法适计]))")


# 产量最高的三个省分别是:
_OF_MOST = lazy(r"(?:前|最[高多大低少快]的?)$")
# 一年下来,亩产小龙虾400斤,产值6000元: what all comes to in so long.
_SUMS_UP = lazy(r"(?:^|[,“])一(年|个月|天)(?:算|忙|干)?下来,")
_EACH: Final = {"年": Per.YEAR, "个月": Per.MONTH, "天": Per.DAY}
_OUTCOMES: Final = word_set("死亡 病亡 重症 危重 危重症 轻症 住院 在院 出院 治愈 治愈出院 康复 无症状")
# 完成年初预算39亿元的97%,比上年增加3亿元: the budget is only what it is set against.
_OF_IT = lazy(r"的\s?[0-9.]+\s?%")


def _subject(spot: Spot, figure: Figure) -> str:
    """What a figure's name leaves for the next: how long a thing has fallen names the thing (指数连续四个月下滑,报49.2%)."""
    if figure.kind is not DURATION or spot.follower.how not in ("verb", "noun") or "连续" not in spot.left[-4:]:
        return figure.indicator
    return figure.indicator.removesuffix(spot.follower.text) or figure.indicator


class Told:
    """The figures read so far, and what of them a later one may take up."""

    __slots__ = (
        "base", "counted", "depth", "each", "figures", "last", "names", "outer", "outers", "paid", "parts", "prior", "ranking", "row", "spot",
        "summed", "taken", "topic", "whole",
    )  # fmt: skip

    def __init__(self) -> None:
        self.figures: list[Figure] = []
        self.last: Figure | None = None
        self.spot: Spot | None = None  # where that stands
        self.names: list[str] = []  # of this sentence's figures
        self.outers: list[str] = []  # of those outside of its brackets
        self.prior: list[str] = []  # of the sentence before, within the paragraph
        self.row: list[str] = []  # those last given one by one
        self.base = ""
        self.taken = ""
        self.paid = ""  # the last indicator of an amount of money in the sentence
        self.ranking = ""  # of what the sentence tells those that have most of it
        self.counted = ""  # the unit of a list under a colon whose measure that is
        self.topic = ""  # what the sentence says to tell of
        self.depth = 0  # of the brackets that the figure at hand is in
        self.outer = ""  # the last indicator outside of brackets
        self.whole: Figure | None = None  # of which the sentence tells the parts (其中), so many by now
        self.parts = 0
        self.each: Per | None = None  # what the sentence tells of all that comes in it: 一年下来,…
        self.summed = ""  # the indicator of the whole whose parts the sentence before told

    def open(self, spot: Spot) -> None:
        """Forget what a new sentence does not take up."""
        if spot.opens:
            self.prior = [] if spot.paragraph else self.names
            self.row = [] if spot.paragraph else self.row
            self.names = []
            self.outers = []
            self.taken = ""
            self.paid = ""
            self.topic = topic(spot.before) if spot.before.marked else ""
            self.ranking = self.counted = ""
            self.depth = 0
            self.each = _EACH[found[1]] if "下来" in spot.left and (found := _SUMS_UP.search(spot.left)) else None
            parted = self.whole if self.parts > 1 and not spot.paragraph else None
            self.summed = parted.indicator if parted else ""
            self.whole, self.parts = None, 0
        if spot.before.marked and ":" in spot.left:
            self._list(spot)
        elif self.counted and spot.mention.unit_name not in (self.counted, "%"):
            self.ranking = self.counted = ""
        if "(" in spot.left or ")" in spot.left:
            self.depth = max(0, self.depth + spot.left.count("(") - spot.left.count(")"))
        if self.depth and spot.before.marked and (spot.opens or spot.before.mark in "(（"):
            outer = left_phrase(spot.before.parts[-2])  # 其中个人游旅客(10万人次)增长5%
            part = spot.before.parts[-2]
            named = outer.text and (spot.opens or outer.noun) and not outer.text.endswith(_AVERAGES)
            named = named and not (part and part[-1][0] in EXPECTED)  # 毛利率53.6%,远低于指引预期(62.4%)
            self.outer = outer.text if named else self.outer  # 跌穿20天线(25136点)

    def is_outcome(self, name: str, spot: Spot) -> bool:
        """Whether a name is only what became of some of the ill, and what is new is of all: 累计报告327例,其中死亡3例;24日新增89例."""
        return name in _OUTCOMES and self.whole is not None and self.whole.unit == spot.mention.unit_name

    def _list(self, spot: Spot) -> None:
        """Take in by what those are told that a colon leads to."""
        if any(word in spot.left for word in ("分别", "依次", "分布")):
            most = self.names and self.spot and _OF_MOST.search(self.spot.left)
            self.ranking = ranking(spot.before, self.names[-1] if most else "")  # 最高的三个省分别是:
        elif measure := listed(spot.before):
            self.ranking, self.counted = measure, spot.mention.unit_name

    def add(self, spot: Spot, figure: Figure) -> None:
        """Take in a figure that has been read."""
        if not self.depth:
            self._part(spot, figure)
        self.figures.append(figure)
        self.last = figure
        self.spot = spot
        name, base = _subject(spot, figure), self.base
        self.names.append(name)
        self.taken = spot.follower.text if spot.follower.how == "noun" else ""
        if name.endswith("预算") and _OF_IT.match(spot.right):
            return
        if figure.kind is MONEY:
            self.paid = figure.indicator
        if self.depth:
            return
        self.outers.append(name)
        if not base or not measures_against(figure, base):
            self.outer = name
        if not (base and base in name and name != base) or (spot.opens and not is_part(spot)):
            self.base = name

    def _part(self, spot: Spot, figure: Figure) -> None:
        """Count the parts of a whole: 重点项目共30项,其中工业项目17项,农业项目13项."""
        if is_part(spot) or ("其中" in spot.left and not spot.opens):
            self.whole, self.parts = self.last, 0
        if self.whole and figure.unit == self.whole.unit:
            self.parts += 1

    @property
    def here(self) -> list[Figure]:
        """Those of the sentence, in order."""
        return self.figures[-len(self.names) :] if self.names else []

    def latest_of(self, unit: str) -> Figure | None:
        """The figure of a unit that the sentence has told last."""
        return next((one for one in reversed(self.here) if one.unit == unit), None)

    def turned(self, spot: Spot) -> bool:
        """Whether sentences without a figure have told of something else since the last one."""
        return spot.turns and self.spot is not None

    def growing(self) -> str:
        """How the growth or the fall told last would be named; empty if that was none."""
        last = self.last
        if last is None or last.unit != "%" or last.direction not in (UP, DOWN):
            return ""
        return "增速" if last.direction is UP else "降幅"

    def in_turn(self, size: int) -> list[str]:
        """The things that 分别 takes up where its clause names none: those told last, one by one or in a row."""
        bracketed = len(self.outers) < len(self.names)
        if bracketed and len(self.outers) == size and (own := distinct(self.outers, size)):
            return own  # 接待游客66万人次(其中过夜游24万人次),收入7亿元,分别增长4%、25%
        if own := self.in_sentence(size):
            return own
        if len(self.names) >= size:
            return self.names[-size:]  # both of one thing, in two units
        return self.row if len(self.row) == size else distinct(self.prior, size)

    def in_sentence(self, size: int) -> list[str]:
        """The last things of the sentence if there are so many, or its row if that was told last, in two units."""
        if own := distinct(self.names, size):
            return own
        moved = all(one.direction is None for one in self.here[-2 * size :])
        if moved and (pairs := _in_pairs(self.names[-2 * size :])):
            return pairs
        return self.row if len(self.row) == size and set(self.row) == set(self.names[-2 * size :]) else []


def distinct(names: Sequence[str], size: int) -> list[str]:
    """The last names of a row if there are so many, no two the same."""
    last = list(names[-size:])
    return last if len(last) == size and len(set(last)) == size else []


def _in_pairs(names: Sequence[str]) -> list[str]:
    """The names of things of which each has been told twice, from where to where it went; empty if any has not."""
    each = list(names[::2])
    return each if each == list(names[1::2]) and len(set(each)) == len(each) > 1 else []


def goes_on(spot: Spot) -> bool:
    """Whether a figure only goes on with a list: 占资产的比例分别为21.3%、22.6%."""
    return spot.joined and not spot.opens and all(word in LISTS for word, _ in spot.before.words)


def arrives(spot: Spot) -> bool:
    """Whether a figure is where the one before it went: 从1.07%提高到1.49%."""
    words = spot.before.words
    if spot.opens or spot.before.marked or not words or len(words) > 4 or words[-1][0][-1] not in "到至为":
        return False
    return not spot.subject.kept


def is_part(spot: Spot) -> bool:
    """Whether a sentence tells with its first figure of a part: 其中,…"""
    return spot.opens and bool(spot.before.words) and spot.before.words[0][0] == "其中"


def equals(spot: Spot) -> bool:
    """Whether a figure says the one before it over in other terms: 发电46亿千瓦时,相当于节约标准煤140万吨、减排…"""
    said = "合" in spot.left or "相当" in spot.left
    return said and not spot.opens and _EQUALS.match(spot.left) is not None
