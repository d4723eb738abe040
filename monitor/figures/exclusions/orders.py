"""Orders: a number that orders or marks an item of a list, or ranks among peers, which is a figure."""

from __future__ import annotations

from typing import Final

from monitor.figures.exclusions.reasons import Reason
from monitor.figures.exclusions.writing import multiplied
from monitor.figures.members import COUNT
from monitor.figures.mentions.mention import Mention
from monitor.figures.patterns import lazy

ORDERING: Final = frozenset("前首头后初、")
# 三至五名分别是…: who stands where.
_RANKED: Final = frozenset(("名", "位"))
_IN_ORDER = lazy(r"(?:分别|依次)[是为]|的(?:分别|依次)?是")
_ROW_OF_ORDERS = lazy(r"第(?:[0-9]{1,2}、){1,3}$")
_WITH_BEFORE: Final = frozenset("目此之以日当年天月周底末旬会灾战提面跟生先从空赛节考课事史婚产术午晌眼班")
_MARKER_LEFT = lazy(r"(?:^|\n|[。!?;:])[ \t]*\(?$")
_MARKER_RIGHT = lazy(r"\s?(?:[、)]|\.(?![0-9])|要(?!求)|是(?![0-9])|则)")
_RANKING = lazy(
    r"(?:位次|排[位名行在]|跻身|进位|保持|继续|[列居占获得是为从由至到])"
    r"[^,。;、!?:]{0,10}(?:\([^()]{0,10}\)的?)?(?:第[0-9一二三四五六七八九十]{1,3}[位名]?[、和及与]){0,5}第$|(?<!安)排第$|第[0-9一二三四五六七八九十]{1,3}[位名]?、[一-龥]{2,4}第$|(?:全[省市县国区州球]|世界|行业|同类|[东西中]部|西[南北]|东北|华[东南中北]|粤[东西北]|亚洲|[省市国]内|[一-龥]{2}榜|,[一-龥]{2,3}省|渗透率|覆盖率|占有率|增速|增幅|产量|销量|总量|份额|产值)(?:第[0-9一二三四五六七八九十]{1,3}[位名]?[、和及与]){0,3}第$"
)
_RANK_RIGHT = lazy(
    r"(?:位|名|大(?!人|届|经济体))?(?:(?=[,。;、!?)）的”\n\s])|上升|下降|升|跃|降|提|前移|$|分别|和|及|位|名)"
)
# An order and no place among peers: 她是第一位登上领奖台的…
_FIRST_WHO = lazy(r"[是为]第$")
_LISTS: Final = frozenset("、和及")
_SECTORS = lazy(r"[、和及]第?[二三]次?产业")
_RANK_NOUN = lazy(r"(?:位|名)[\u4e00-\u9fff]")


def is_rank(text: str, mention: Mention) -> bool:
    """Whether 第N is a rank among peers (排名第二位) and not an order (第二批)."""
    if text[mention.start - 1 : mention.start] != "第" or mention.unit_name not in ("", "位", "名"):
        return False
    following = text[mention.unit_end : mention.unit_end + 2]
    if following[:1] in _LISTS and _SECTORS.match(text, mention.end):
        return False  # 第二、第三产业
    if following[:1] in ("的", ":") and following != "的是":
        return False
    if _FIRST_WHO.search(text, mention.start - 3, mention.start) and _RANK_NOUN.match(text, mention.unit_start):
        return False
    if not mention.unit_name and _RANK_RIGHT.match(text, mention.end) is None:
        return False
    if _RANKING.search(text, mention.start - 22, mention.start):
        return True
    return mention.unit_name == "名" and not _RANK_NOUN.match(text, mention.unit_start)


def ordinal(text: str, mention: Mention) -> Reason | None:
    before = text[mention.start - 1 : mention.start]
    if before == "第":
        return None if is_rank(text, mention) else Reason.ORDINAL
    if before == " " and text[mention.start - 2] == "第":
        return Reason.ORDINAL  # 第 100 万辆
    if before == "、" and _ROW_OF_ORDERS.search(text, mention.start - 8, mention.start):
        return Reason.ORDINAL  # 成交额第6、7、8位
    if mention.low is not None and mention.unit_name in _RANKED and _IN_ORDER.match(text, mention.unit_end):
        return Reason.ORDINAL
    if before == "、" or before not in ORDERING or not _orders(text, mention.start - 1):
        return None
    if not mention.unit_name and mention.form == "chinese":
        return Reason.ORDINAL
    return Reason.ORDINAL if before != "初" and mention.unit.kind is COUNT else None


def _orders(text: str, at: int) -> bool:
    """Whether the 前, 后, 头 or 首 there orders what follows (前5名) and is not the end of a word (目前5家, 灾后400户, 探头30个)."""
    last = text[at - 1 : at] if at else ""
    if text[at] == "前":
        return last not in _WITH_BEFORE
    return not "\u4e00" <= last <= "\u9fff" or last in "的最在从于"


def marker(text: str, mention: Mention) -> Reason | None:
    if mention.unit_name:
        return None
    if _MARKER_RIGHT.match(text, mention.end) and _MARKER_LEFT.search(text, mention.start - 6, mention.start):
        return Reason.MARKER
    bracketed = text[mention.start - 1 : mention.start] == "(" and text[mention.end : mention.end + 1] == ")"
    if not bracketed:
        return None
    plain = mention.form == "arabic" and not multiplied(text, mention)
    return Reason.MARKER if plain or mention.form == "chinese" else None
