"""Cells: the numbers of layouts."""

from __future__ import annotations

from monitor.articles import Direction
from monitor.figures.mentions.mention import Mention
from monitor.values import value


@value(frozen=True, slots=True)
class Cell:
    """A number in a layout: its mention, what names it, when it holds if the layout says so, and which way it moved if at all.

    `told` says that the layout makes a figure of it, which it is not in a sentence; `planned`, that its head calls it a plan.
    """

    mention: Mention
    name: str
    period: str | None
    way: Direction | None
    told: bool
    planned: bool = False
