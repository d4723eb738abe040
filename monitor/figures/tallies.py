"""Tallies: the units of one character that news tells medals and casualties in."""

from __future__ import annotations

from typing import Final

# Medals by what sport news counts them in (26金18银26铜), and what may stand after one of those; else they begin a word.
MEDALS: Final = {"金": "金牌", "银": "银牌", "铜": "铜牌"}

# Of which so many died and were hurt: 造成2死5伤.
CASUALTIES: Final = {"死": "死亡人数", "亡": "死亡人数", "伤": "受伤人数"}

# How many of a sex were hurt: 3女1男受伤.
SEXES: Final = {"男": "男性人数", "女": "女性人数"}

AFTER_MEDALS: Final = frozenset("等并的及和与以位比列居收共总一二两三四五六七八九十")
