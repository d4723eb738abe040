"""Moves: the verbs by which a quantity rises and falls, and how it does, as pieces of patterns."""

from __future__ import annotations

from typing import Final

# Each verb has two characters, so that one may look behind.
RISING: Final = "增长|增加|上升|提高|提升|上涨|攀升|回升|扩大|增多|上扬|走高|上浮|上调"
FALLING: Final = "下降|减少|降低|下滑|下跌|回落|缩小|收窄|走低|下浮|下调|下挫|缩减|萎缩|倒退"
MOVES: Final = f"{RISING}|{FALLING}"
# How: 大幅上涨, 进一步下降.
HOW: Final = (
    "大幅度?|小幅度?|微幅|略微?|稍微?|明显|显著|快速|迅速|高速|急速|飞速|迅猛|强劲|稳步|稳健|平稳|温和|逐步|逐年|逐月|持续|继续|进一步|"
    "累计|再度?|又|仅仅?|只|却|反而|则|也|均|都|同步|逆势|较快|大大|有所|普遍|整体|总体|实际|名义|已经?|双双|首次|再次|不断|意外|相应|大?约"
)
