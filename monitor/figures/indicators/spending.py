"""What a sum of money is for: what was raised, granted, paid out, bought or spent."""

from __future__ import annotations

from typing import Final

from monitor.figures.indicators.context import Context, fitted
from monitor.figures.indicators.sums import GOT
from monitor.figures.patterns import lazy
from monitor.figures.phrases.left import noun_run
from monitor.figures.phrases.words import LONGEST, joined
from monitor.figures.segmenter import WORD_OF
from monitor.figures.spots import Spot
from monitor.wordlists import word_tuple

_COSTS: Final = frozenset(("花费", "花销", "开销", "耗费"))
_ROUND_WITHIN: Final = 12  # characters in which the round of 获得…A轮融资 is told
_OBJECT: Final = 14
_BUYS: Final = frozenset(("收购", "并购", "竞得", "受让", "入股"))
_DEALS: Final = ("收购", "购买", "受让", "认购", "竞得", "转让", "出售", "回购", "增资", "入股")
_WITH: Final = frozenset(("以", "拟以", "斥资", "出资", "耗资"))
_ON_SHARES = lazy(r"(?:每(?:10|[一十])?股|(?<![0-9])10)派[发息现]?$")
# What is granted for each of some.
GRANTED: Final = ("补贴", "补助", "奖励", "补偿", "奖补", "津贴")
EACH = lazy("^每(?:公顷|[亩户人头只台名村位])(?=..)")
_TAKERS: Final = word_tuple("职工 学生 人 员 户 者 生 童 工 民 企业 村 家庭 对象 家 名 老人")
_WHOM: Final = 4


def granted(spot: Spot, context: Context) -> str:
    """What each of those is granted of which no more is said: 发放培训补助1.08亿元,每名参保职工500元."""
    words = spot.before.tail
    if not words or words[0][0][0] != "每" or len(words) > _WHOM:
        return ""
    told = context.paid if context.paid.endswith(GRANTED) else _grant(spot)
    if not told or not words[-1][0].endswith(_TAKERS):
        return ""
    return fitted(joined(words) + EACH.sub("", told))


def _grant(spot: Spot) -> str:
    """What the clause before says to be granted: 为1.2万名学生提供营养补助,每生每天5元; empty if nothing is."""
    parts = spot.before.parts
    part = parts[-2] if len(parts) > 1 else ()
    if len(part) < 2 or part[-1][0] not in GRANTED:
        return ""
    return noun_run([*part[:-1], (part[-1][0], "n")])


def raised(spot: Spot) -> str:
    """The round in which a sum was got from somebody: 获得青岭基金近8亿元A轮融资; empty where none follows."""
    if "融资" not in spot.right[:_ROUND_WITHIN]:
        return ""
    head = spot.after.head[:4]
    at = next((at for at, (word, _) in enumerate(head) if word == "融资"), 0)
    if not at or head[0][0] == "的" or all(word not in GOT for word, _ in spot.before.tail[:-1]):
        return ""
    return joined(head[: at + 1])


def cost(spot: Spot) -> str:
    """What a clause calls an amount of which it says no more: 发动2320次空袭,花费18.3亿美元."""
    words = spot.before.tail
    return words[0][0] if len(words) == 1 and words[0][0] in _COSTS else ""


def paid_out(spot: Spot) -> str:
    """What is paid on so many shares where a clause says no more of it: 不良率1.12% 拟每股派0.38元."""
    found = _ON_SHARES.search(spot.left) if "派" in spot.left[-3:] and not spot.follower.text else None
    return found[0] if found else ""


def bought(spot: Spot) -> str:
    """What is bought for a sum, where nothing else is told of that: 拟以现金11亿元收购青岭公司51%股权."""
    if "每" in spot.left:
        return ""
    head = spot.after.head
    straight = bool(head) and head[0][0] in _BUYS  # 139亿美元收购青岭公司
    if not straight and _WITH.isdisjoint(map(WORD_OF, spot.before.tail[-4:])):
        return ""
    since = next((at for at, (word, _) in enumerate(head[:4]) if word in _DEALS), len(head))
    end = since
    while end < len(head) and len(joined(head[since : end + 1])) <= _OBJECT:
        end += 1
    return joined(head[since:end])


def spent(payer: str, purpose: str) -> str:
    """Who pays and what for: 省财政安排18亿元用于农村公路建设."""
    purpose = next(
        (purpose[len(word) :] for word in ("用于", "支持", "投向", "专项用于") if purpose.startswith(word)), purpose
    )
    return payer + purpose if len(payer) + len(purpose) <= LONGEST else payer
