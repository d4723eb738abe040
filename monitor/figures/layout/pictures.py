"""Pictures: the numbers that stand in lines of their own or are cried out, each with the words beside it that name it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from monitor.figures.layout.cell import Cell
from monitor.figures.layout.lines import Line, is_label
from monitor.figures.layout.movements import MOVED, MOVEMENT, way_of
from monitor.figures.layout.wording import Wording, phrase_of
from monitor.figures.mentions.mention import Mention
from monitor.figures.patterns import lazy

_ABOUT: Final = r"(?:超过?|逾|近|约|突破|\+)?"
_NUMBER: Final = rf"[ \t]*{_ABOUT}(?P<digits>[0-9])[0-9.,]*[^0-9\n ,;。:、.]{{0,7}}[ \t]*"
_NUMBER_LINE = lazy(_NUMBER)
# Of a text, with a line break before it: what begins with a character is found without a try at every other.
_NUMBER_LINES = lazy(rf"\n{_NUMBER}(?=\n|$)")
_CRIED: Final = (
    rf"{_ABOUT}(?P<digits>[0-9])[0-9.,]*[^0-9\n ,;。:、.!]{{1,7}}!\s?(?P<label>[^0-9\n ,;。:!?]{{4,20}})(?=[ \n]|$)"
)
_CRY = lazy(_CRIED)
_CRIES = lazy(rf"\n{_CRIED}")
# 快递业务量创新高: what a headline makes of it.
_RECORD = lazy(r"[再又屡]?(?:创|刷新|打破|创下)(?:了)?[一-龥]{0,6}(?:新高|新低|[纪记]录)$")
_FEWEST: Final = 2
# From the line of a number to that of the next: one names it.
_STEP: Final = 2


def has_pictures(folded: str) -> bool:
    """Whether a text has enough numbers in lines of their own to be a picture's."""
    return "\n" in folded and len(_NUMBER_LINES.findall("\n" + folded)) >= _FEWEST


def has_cries(folded: str) -> bool:
    """Whether a text has a number that is cried out at the beginning of a line."""
    return "!" in folded and _CRIES.search("\n" + folded) is not None


class PictureReader:
    """Reads the pictures and cries among a text's lines, whose mentions are given by where they start."""

    def __init__(self, wording: Wording, mentions: Mapping[int, Mention]) -> None:
        self._wording = wording
        self._mentions = mentions

    def pictures(self, lines: Sequence[Line]) -> Iterator[Cell]:
        """The numbers in lines of their own, each with what names it, and the lines behind them that tell of its movement."""
        named = self._named([line for line in lines if not MOVEMENT.fullmatch(line.text)])
        about: Cell | None = None
        for line in lines:
            if line.start in named:
                cell = self._picture(*named[line.start], about)
                about = about if about and cell.name == about.name else cell
                yield cell
            elif about and (moved := MOVEMENT.fullmatch(line.text)):
                mention = self._mentions.get(line.start + moved.start("digits"))
                if mention:
                    yield Cell(mention, about.name, about.period, way_of(moved), told=False)
            elif not is_label(line.text):
                about = None

    def cries(self, lines: Sequence[Line]) -> Iterator[Cell]:
        """The numbers that headlines cry out before they say of what they are: 4.6级!青江发生地震."""
        for line in lines:
            found = _CRY.match(line.text)
            mention = found and self._mentions.get(line.start + found.start("digits"))
            if found and mention and mention.unit_name:
                yield self._picture(mention, Line(line.start + found.start("label"), found["label"]), None)

    def _named(self, lines: Sequence[Line]) -> dict[int, tuple[Mention, Line]]:
        """The mentions in lines of their own with the line behind or before that names each, by where its line starts."""
        lone = [_NUMBER_LINE.fullmatch(line.text) for line in lines]
        named: dict[int, tuple[Mention, Line]] = {}
        index = 0
        while index < len(lines):
            last = _last_of_run(lines, lone, index)
            if last > index:
                behind = last + 1 < len(lines) and not lone[last + 1] and _names_before(lines, index, last + 1)
                for at in range(index, last + 1, _STEP):
                    label = at + 1 if behind else at - 1
                    found = lone[at]
                    mention = found and self._mentions.get(lines[at].start + found.start("digits"))
                    if mention and mention.unit_name and label >= 0 and is_label(lines[label].text):
                        named[lines[at].start] = (mention, lines[label])
            index = last + 1
        return named

    def _picture(self, mention: Mention, label: Line, about: Cell | None) -> Cell:
        """A number with its label, which may only say that it is how much that of the number before it moved."""
        said = _RECORD.sub("", self._wording.untimed(label.start, label.text))
        moved = MOVED.search(said)
        if about and moved and moved[0] == said:
            return Cell(mention, about.name, about.period, way_of(moved), told=False)
        way = way_of(moved) if moved and moved.start() else None
        name = phrase_of(said[: moved.start()] if moved and way else said)
        period = self._wording.period(label.start, label.start + len(label.text))
        return Cell(mention, name, period, way, told=False)


def _last_of_run(lines: Sequence[Line], lone: Sequence[re.Match[str] | None], first: int) -> int:
    """The last of the numbers in lines of their own that begin at a line with one label between each two; else the line itself."""
    last = first
    while lone[first] and last + _STEP < len(lines) and lone[last + _STEP] and is_label(lines[last + 1].text):
        last += _STEP
    return last


def _names_before(lines: Sequence[Line], first: int, label: int) -> bool:
    """Whether the line behind the last of some numbers names that, as those between name the number before each."""
    if not is_label(lines[label].text) or (first and lines[first - 1].text.endswith(":")):
        return False
    return not lines[label].apart or any(line.apart for line in lines[first + 1 : label : _STEP])
