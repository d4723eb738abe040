"""Movements: the words of labels and cells that say that a number is how much something moved, and which way."""

from __future__ import annotations

import re
from typing import Final

from monitor.articles import Direction
from monitor.figures.members import DOWN, UP
from monitor.figures.moves import FALLING, MOVES
from monitor.figures.patterns import lazy

_SINCE: Final = "比?(?:上年|去年|上月|上周|同期)|同比|环比|较"
# A cell or line that says by itself how much something moved: 同比增长6.2%.
MOVEMENT = lazy(
    rf"(?:同比|环比|比上年|较上年|比去年|较去年)*(?:{MOVES}|[增降涨跌])了?(?P<digits>[0-9.]{{1,6}})(?:%|个百分点)"
)
# The end of a column's head that makes movements of its numbers: 产量增减(%); it may be empty.
CHANGES = lazy(rf"(?:{_SINCE})*(?:±|{MOVES}|[增涨升降跌]|增减|涨跌|变化|变动)?(?:幅度?|率|速|百分比|比例)?(?:±)?$")
# The end of a picture's label that does; it may be empty.
MOVED = lazy(rf"(?:增长速度|增长率|[增涨降跌减][幅速])$|(?:{_SINCE})+(?:{MOVES}|[增降减涨跌])了?$|(?:{MOVES})了?$")
_FALLS = lazy(rf"{FALLING}|(?<![涨增升])[降跌减][幅率]")


def falls(said: str) -> bool:
    """Whether words that tell of a movement tell of a fall."""
    return _FALLS.search(said) is not None


def way_of(movement: re.Match[str]) -> Direction:
    """Which way something moved by the words of a movement."""
    return DOWN if falls(movement[0]) else UP
