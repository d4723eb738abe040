"""The judge: whether a number is a figure, and if not, why."""

from __future__ import annotations

from typing import Final

from monitor.figures.exclusions.bare import bare
from monitor.figures.exclusions.bases import EVERIES, PARTS_OF, PER_SO_MANY, basis
from monitor.figures.exclusions.codes import (
    LONGEST_COUNT,
    PLACED,
    RATIO,
    SHOWING,
    STORED,
    code,
    is_named_quantity,
    numbered,
)
from monitor.figures.exclusions.durations import duration
from monitor.figures.exclusions.names import IN_A_PACK, INDEX_ENDS, named, quoted
from monitor.figures.exclusions.numerals import numeral
from monitor.figures.exclusions.orders import ORDERING, is_rank, marker, ordinal
from monitor.figures.exclusions.reasons import Reason
from monitor.figures.members import AREA, DURATION, MASS, MONEY, VOLUME
from monitor.figures.mentions.mention import Mention
from monitor.figures.numerals import DIGITS
from monitor.figures.patterns import WHITE
from monitor.figures.quotes import Quotes
from monitor.wordlists import word_set

_NUMERAL_FORMS: Final = frozenset(("chinese", "half"))
_TOLD_BEFORE: Final = ORDERING | PLACED | RATIO | EVERIES | INDEX_ENDS | SHOWING | {"第", "按"}
_TOLD_UNITS: Final = (
    STORED
    | IN_A_PACK
    | set("路层栋幢座组队版度°款米岁期级篇类")
    | {"公里", "千米"}
    | word_set("字 次方 周岁 大卡 P V A kV 千伏 nm 纳米 奈米 mm 毫米 英寸 寸 吋 MHz GHz")
)
_ONES: Final = PARTS_OF | {"户", "家", "人", "店", "车", ""}
_TOLD_KINDS: Final = frozenset((MASS, AREA, VOLUME))


def reason(text: str, mention: Mention, quotes: Quotes) -> Reason | None:
    """Why a mention is no figure, or None if it is one."""
    if mention.value is None and mention.low is None:
        return Reason.UNREADABLE
    return (
        quoted(text, mention, quotes)
        or ordinal(text, mention)
        or code(text, mention)
        or numbered(text, mention)
        or marker(text, mention)
        or basis(text, mention)
        or named(text, mention)
        or numeral(text, mention)
        or duration(text, mention)
        or bare(text, mention)
    )


def is_figure(text: str, mention: Mention, quotes: Quotes) -> bool:
    """Whether there is no reason against a mention; the likeliest are asked first."""
    if mention.value is None and mention.low is None:
        return False
    form, unit, start = mention.form, mention.unit_name, mention.start
    before = text[start - 1 : start]
    if before == "第":
        if not is_rank(text, mention):
            return False
    elif not unit and form == "chinese" and mention.end - start == 1 and text[start] in DIGITS:
        return False  # one digit that counts nothing: 三大, 一是
    if form == "arabic" and not unit:
        coded = before.isascii() and before.isalnum() and not is_named_quantity(text, mention)
        if coded or bare(text, mention):
            return False
    elif form in _NUMERAL_FORMS and numeral(text, mention):
        return False
    if mention.unit.kind is DURATION and duration(text, mention):
        return False
    if unit and form == "arabic" and _is_plain(text, mention, before):
        return not quoted(text, mention, quotes)
    return not _is_other(text, mention, quotes)


def _is_other(text: str, mention: Mention, quotes: Quotes) -> bool:
    """Whether a mention that stands in no plain surroundings is of a name, a code, an order or the like."""
    return bool(
        numbered(text, mention)
        or code(text, mention)
        or quoted(text, mention, quotes)
        or ordinal(text, mention)
        or (not mention.unit_name and marker(text, mention))
        or basis(text, mention)
        or named(text, mention)
    )


def _is_plain(text: str, mention: Mention, before: str) -> bool:
    """Whether digits with a unit stand where only quotation marks can be against them, as most do."""
    if before in WHITE:
        before = text[mention.start - 2 : mention.start - 1]
    return (
        "\u4e00" <= before <= "\u9fff"
        and before not in _TOLD_BEFORE
        and mention.unit_name not in _TOLD_UNITS
        and mention.unit.kind not in _TOLD_KINDS
        and text[mention.start] != "0"
        and not (mention.value == 1 and (mention.unit_name in _ONES or mention.unit.kind is MONEY))
        and mention.end - mention.start <= LONGEST_COUNT
        and not (mention.unit_name == "人" and text.startswith(PER_SO_MANY, mention.unit_end))
    )
