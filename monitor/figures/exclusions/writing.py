"""How a number is written."""

from __future__ import annotations

from monitor.figures.mentions.mention import Mention


def written(text: str, mention: Mention) -> str:
    return text[mention.start : mention.end]


def multiplied(text: str, mention: Mention) -> bool:
    """Whether a number is told in 万 or 亿."""
    written = text[mention.start : mention.end]
    return "万" in written or "亿" in written
