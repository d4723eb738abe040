"""Moves: the verbs by which a quantity rises and falls, as pieces of patterns; each has two characters, so that one may look behind."""

from __future__ import annotations

from typing import Final

RISING: Final = "增长|增加|上升|提高|提升|上涨|攀升|回升|扩大|增多|上扬|走高|上浮|上调"
FALLING: Final = "下降|减少|降低|下滑|下跌|回落|缩小|收窄|走低|下浮|下调|下挫|缩减|萎缩"
MOVES: Final = f"{RISING}|{FALLING}"
