"""Movements: the words of labels and cells that say that a number is how much something moved, and which way."""

from __future__ import annotations

import re
from typing import Final

from monitor.articles import Direction
from monitor.figures.members import DOWN, UP
from monitor.figures.moves import FALLING, MOVES
from monitor.figures.patterns import lazy

_LAST: Final = "上年末|上月末|上季末|年初|月初|季初|上年|去年|上月|上周|同期"
_SINCE: Final = f"(?:比|较|与)(?:{_LAST}|[0-9]{{4}}年)(?:同期)?|同比|环比"
# A cell or line that says by itself how much something moved: 同比增长6.2%.
MOVEMENT = lazy(
    rf"(?:同比|环比|比上年|较上年|比去年|较去年)*(?:{MOVES}|[增降涨跌])了?(?P<digits>[0-9.]{{1,6}})(?:%|个百分点)"
)
_MOVE: Final = f"±|{MOVES}|增减|涨跌|升降|变化|变动"
_HOW_MUCH: Final = "幅度?|率|速|百分比|比例"
# The end of a column's head that makes movements of its numbers: 产量比上年增减, 涨幅. 失业率 and 上年同期 make none.
CHANGES = lazy(
    rf"(?:(?:{_SINCE})+(?:{_MOVE}|[增涨升降跌])?(?:{_HOW_MUCH})?|(?:{_LAST})*(?:{_MOVE})(?:{_HOW_MUCH})?|[增涨升降跌减]+[幅速率]度?)±?%?$"
)
# The end of a picture's label that does; it may be all of it.
MOVED = lazy(
    rf"(?:增长速度|增长率|[增涨降跌减][幅速])$|(?:比?(?:{_LAST})|同比|环比|较)+(?:{MOVES}|[增降减涨跌])了?$|(?:{MOVES})了?$"
)
_FALLS = lazy(rf"{FALLING}|(?<![涨增升])[降跌减][幅率]")


def falls(said: str) -> bool:
    """Whether words that tell of a movement tell of a fall."""
    return _FALLS.search(said) is not None


def way_of(movement: re.Match[str]) -> Direction:
    """Which way something moved by the words of a movement."""
    return DOWN if falls(movement[0]) else UP
