"""The reader of key figures: a text's figures in order, and what it left out and why."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from monitor.articles import Figure, Kind, Span
from monitor.figures.exclusions import Exclusion, Reason, is_figure, is_rank, reason
from monitor.figures.layout import Cell, Layout
from monitor.figures.members import CHANGE, LEVEL, RANK, TARGET
from monitor.figures.mentions.mention import Mention
from monitor.figures.mentions.reading import Aside, mentions
from monitor.figures.numbers import fold
from monitor.figures.outlook.outlook import FOR_THINGS, Outlook
from monitor.figures.patterns import lazy
from monitor.figures.periods import Timeline
from monitor.figures.phrases.words import AGES
from monitor.figures.places import Places, places_of
from monitor.figures.quotes import Quotes
from monitor.figures.spots import Spot, spots
from monitor.figures.story import Story, equals
from monitor.figures.units import DEFAULT_UNITS, UnitTable
from monitor.figures.variants import usual
from monitor.figures.wrapped import Unwrapped, close_up, unwrap
from monitor.folding import simplified

if TYPE_CHECKING:
    # Explaining is no part of reading: its modules are loaded when it is asked for.
    from monitor.figures.explanation import Explanation, Scene

# A carriage return that ends a line by itself; one character as well, so that offsets stay.
_RETURN = lazy(r"\r(?!\n)")
_WIDE = lazy("[％０-９Ａ-Ｚａ-ｚ]")
# Straight marks in a line, in pairs, read as those that open and close: 召开"板凳会"16场次.
_STRAIGHT = lazy(r'["＂]([^"＂\n]*)["＂]')
_LETTERS: Final = {
    code: code - 0xFEE0
    for first, last in ("％％", "．．", "０９", "ＡＺ", "ａｚ")
    for code in range(ord(first), ord(last) + 1)
}
# A row of a table whose cells upright strokes part, and the row of hyphens under its head: | 小麦 | 45.2 |
_PIPED = lazy(r"(?m)^[^\n|]*\|[^\n|]*\|[^\n]*$")
_RULED: Final = frozenset("|:- \u3000\r")
# A line that no stop ends, and the blanks in it that stand for commas.
_HEADLINE = lazy(r"(?m)^(?=[^\n]* )[^\n。;；\t]{12,60}$")
_GAP_OF_HEAD = lazy(r"(?<=[一-龥”》)）%％]{2})([ \u3000])(?=[一-龥“《A-Z][一-龥A-Za-z]|[0-9]{1,4}[年月日])")


# 二00六年, 二OO六年, 一九八０年: a nought or a letter in a year of Chinese numerals; one pattern each, found by its first character.
_YEARS: Final = tuple(
    lazy(rf"{century}[〇零○0OoＯ０一二三四五六七八九]{{2}}(?=年)") for century in ("二[0OoＯ０〇零○]", "一九")
)
_ROUND: Final = dict.fromkeys(map(ord, "0OoＯ０"), "〇")
# What marks the items of a list: 一、招聘名额:120名, ①带动农户, ★亩均收入. It begins with a set of characters, so that the engine
# skips from one of these to the next.
_SIGNS: Final = "①-⑳❶-❿➀-➓★☆●○■□◆◇▲△►▶➤➢✓✔√☑⚫⚪▪◎※"
_ITEM = lazy(
    rf"[\n。{_SIGNS}](?:(?<=[{_SIGNS}])|"
    r"[ \u3000\t]*(?:[(（]?[一二三四五六七八九十]{1,3}[)）、][ \u3000]?|[a-zA-Zａ-ｚＡ-Ｚ][.．、)）][ \u3000]?(?=[一-龥])))"
)
# “亩产5000斤”应为“亩产3000斤”: what is put right is told anew.
_CORRECTED = lazy("(?:应为|应是)“")
# The numbers in a row's other cells name nothing.
_CELLS = lazy("(?<=[\t\n])[+－-]?[0-9０-９.．,，]+(?=\t)")
# Who wired it, where its day is blanked already: 财联社7月1日电, 证券时报网讯; and what is quicker to look for.
_WIRED = lazy(r"[一-龥]{1,6}社[一-龥]{0,6} {3,12}电[,，](?!视)")
_WIRE = lazy(r"社[一-龥]{0,6} {3,12}电[,，]")
_SENT = lazy(r"[】\n][一-龥]{2,8}[网社报]讯[,，]")
# 新华社二十一日讯　全厂…: the agency that a line begins with in old newspapers.
_TOLD_BY = lazy(r"[\n。！？,，][ \u3000]*据?[一-龥]{1,4}社[一-龥 ]{0,16}[电讯][ \u3000]+")
_AGENCY = lazy(r"社[一-龥 ]{0,16}[电讯][ \u3000]")
# 记者：… 村支书郭大勇：…: who speaks, line by line, where somebody asks.
_ASKS = lazy(r"\n[ \u3000]*(?:记者|问|主持人|采访人|提问)[：:]")
_SPEAKER = lazy(r"\n[ \u3000]*[一-龥·]{1,10}[：:]")
# Units that letters may stand for.
_IN_LETTERS: Final = {"倍": "xXｘＸ", "秒": "sｓ"}
# Before a time it only leads to it: 5个村将于9月出列, 公司于5月回购; but 建于2018年, 低于去年, 存在5年.
_ACTORS: Final = "司团行院局会社馆校县市镇村乡府部店厂们者人民队组站所园区国家方股他她它"
_WHEN = lazy(rf"[一-龥](?:(?<![存现正内所处实自外潜])在|(?<=[将已均都也曾又{_ACTORS}])于)$")
_OF_WITHIN: Final = 8
_GROUNDS: Final = ("基础", "水平", "情况", "会议")
# One of which every text in traditional characters has, and none in simplified ones.
_TRADITIONAL: Final = "個國為與億萬這會點時間開業產價報數對來從據們過發現"


class Reader:
    """One text being read; one in traditional characters or straight quotation marks as if it were in the usual ones."""

    def __init__(self, text: str, published: dt.date | None, units: UnitTable, subject: str | None) -> None:
        self._text = text
        lines = _RETURN.sub("\n", text) if "\r" in text else text
        self._as_written: dict[int, str] = {}
        if any(map(lines.__contains__, _TRADITIONAL)):
            simple = simplified(lines)
            self._as_written = {ord(one): other for one, other in zip(simple, lines, strict=True) if one != other}
            lines = simple
        if "|" in lines:
            lines = _PIPED.sub(_tabbed, lines)
        straight = '"' if '"' in lines else "＂" if "＂" in lines else ""
        if straight:
            if "“" not in lines:
                self._as_written |= {ord("“"): straight, ord("”"): straight}
            lines = _STRAIGHT.sub(r"“\1”", lines)
        for years in _YEARS:
            lines = years.sub(lambda year: year[0].translate(_ROUND), lines)
        self._lines = lines = usual(lines.replace("―", "—"))
        self._folded = fold(lines)
        self._published = published
        self._subject = subject
        self._timeline = Timeline(lines, published)
        self._units = units
        found = mentions(self._folded, units, self._timeline.spans)
        self._layout = Layout(self._folded, self._timeline, units, found)
        self._mentions = self._layout.mentions
        self._quotes = Quotes(self._folded)

    def _judged(self) -> list[tuple[Mention, Reason | None]]:
        told = self._layout.is_told
        return [
            (mention, None if told(mention) else reason(self._folded, mention, self._quotes))
            for mention in self._mentions
        ]

    def _aside(self) -> Aside:
        """What is no mention, found in a reading of its own."""
        aside = Aside()
        mentions(self._folded, self._units, self._timeline.spans, aside)
        return aside

    def exclusions(self) -> tuple[Exclusion, ...]:
        """The numbers that are no figures, in order, each with its reason."""
        aside = self._aside()
        dated = [(span, Reason.TIME) for span in aside.dated] + [(span, Reason.ARTICLE) for span in aside.articles]
        judged = [(Span(mention.start, mention.end), why) for mention, why in self._judged() if why is not None]
        both = sorted([*dated, *judged], key=lambda pair: pair[0].start)
        return tuple(Exclusion(span, self._text[span.start : span.end], why) for span, why in both)

    def explanations(self) -> tuple[Explanation, ...]:
        """Every number in order, with the rule that made it a figure or none."""
        from monitor.figures.explanation import explain_figure

        scenes: list[Scene] = []
        self.figures(scenes)
        aside = self._aside()
        judged = ((mention, why) for mention, why in self._judged() if why is not None)
        found = [
            *(explain_figure(self._told(scene)) for scene in scenes),
            *(self._left_out(Span(mention.start, mention.end), why) for mention, why in judged),
            *(self._left_out(span, Reason.ARTICLE) for span in aside.articles),
            *self._times_left_out(aside),
        ]
        return tuple(sorted(found, key=lambda one: one.span.start))

    def _told(self, scene: Scene) -> Scene:
        return replace(scene, figure=self._spelled(scene.figure)) if self._as_written else scene

    def _left_out(self, span: Span, why: Reason) -> Explanation:
        from monitor.figures.explanation import Explanation

        return Explanation(span, self._text[span.start : span.end], why.name.lower(), why.value)

    def _times_left_out(self, aside: Aside) -> Iterator[Explanation]:
        """The times that have a number, whole: 2021年6月5日 is one."""
        from monitor.figures.explanation import explain_time

        starts = {span.start for span in aside.dated}
        for time in self._timeline.times:
            if any(at in starts for at in range(time.span.start, time.span.end)):
                yield explain_time(time, self._text)

    def figures(self, scenes: list[Scene] | None = None) -> tuple[Figure, ...]:
        """The figures in order; what each was read from is added to `scenes` if given."""
        folded, quotes = self._folded, self._quotes
        cells, told = self._layout.cells, self._layout.is_told
        kept = [one for one in self._mentions if (cells and told(one)) or is_figure(folded, one, quotes)]
        if not kept:
            return ()
        found = spots(folded, self._blanked(), kept)
        places = Places(self._lines, self._subject) if self._subject else places_of(self._lines)
        outlook = Outlook(folded, self._published)
        story = Story()
        for index, spot in enumerate(found):
            outlook.advance(
                spot.before, spot.sentence, spot.phrase, lead=spot.lead, opens=spot.opens, paragraph=spot.paragraph
            )
            story.open(spot)
            mention = spot.mention
            ranked = folded[mention.start - 1] == "第" and is_rank(folded, mention)
            name = story.name(found, index, ranked=ranked)
            figure = self._figure(spot, name, story, outlook, places, ranked=ranked)
            if mention.start in cells:
                figure = self._of_cell(figure, cells[mention.start])
            if scenes is not None:
                scenes.append(self._scene(spot, figure, story, outlook, places))
            story.add(spot, figure)
        return tuple(map(self._spelled, story.figures)) if self._as_written else tuple(story.figures)

    def _scene(self, spot: Spot, figure: Figure, story: Story, outlook: Outlook, places: Places) -> Scene:
        from monitor.figures.explanation import Scene, planned_by

        before = story.figures[-1] if story.figures else None
        why = planned_by(outlook, spot, figure.period)
        laid_out = spot.mention.start in self._layout.cells
        return Scene(
            self._text, self._folded, spot, figure, before, self._timeline.times, places.subject, why, laid_out
        )

    def _blanked(self) -> str:
        """The text with its time expressions blanked, and full-width letters and digits as the segmenter knows them."""
        parts, at = [], 0
        for span in self._timeline.spans:
            if span.start >= at:
                start = span.start - (span.start > at and self._leads_to_time(span))
                parts += [self._lines[at:start], " " * (span.end - start)]
                at = span.end
        text = "".join([*parts, self._lines[at:]])
        if " " in self._lines:
            text = _headed(self._lines, text)
        if "\t" in text:
            text = _CELLS.sub(_as_blanks, text)
        if "“" in text:
            text = _CORRECTED.sub("，  ", text)
        text = _ITEM.sub(_unmarked, f"\n{text}")
        if "社" in text and _AGENCY.search(text):
            text = _TOLD_BY.sub(_all_but_first, text)
        if ("问" in text or "记者" in text or "主持" in text) and _ASKS.search(text):
            text = _SPEAKER.sub(_all_but_first, text)
        if "讯," in text or "讯，" in text:
            text = _SENT.sub(_all_but_first, text)
        if " 电" in text and _WIRE.search(text):
            text = _WIRED.sub(_as_blanks, text)
        text = text[1:]
        return text.translate(_LETTERS) if _WIDE.search(text) else text

    def _leads_to_time(self, span: Span) -> bool:
        """Whether an 在 or 于 stands before a time that says when those were so that are counted before: 5家企业在去年停产."""
        lines, start = self._lines, span.start
        if lines[start - 1] in "从自" and lines[span.end - 1] == "起":
            return True  # 这个县从1986年起每年拿出3亿元
        if lines[start - 1] not in "在于" or _WHEN.search(lines, start - 3, start) is None:
            return False
        if lines[span.end : span.end + 1] == "的":
            return not lines.startswith(_GROUNDS, span.end + 1)  # 手机在一季度的出货量
        return "的" not in lines[span.end : span.end + _OF_WITHIN]  # 粮食产量在去年增产的基础上…

    def _spelled(self, figure: Figure) -> Figure:
        """The figure with its words as the text writes them."""

        def written(words: str) -> str:
            at = self._lines.rfind(words, 0, figure.sentence.end)
            return self._text[at : at + len(words)] if at >= 0 else words.translate(self._as_written)

        place = figure.place and written(figure.place)
        return replace(figure, unit=written(figure.unit), indicator=written(figure.indicator), place=place)

    def _figure(self, spot: Spot, name: str, story: Story, outlook: Outlook, places: Places, *, ranked: bool) -> Figure:
        mention, text = spot.mention, self._text
        span = Span(mention.start, mention.end)
        period = self._timeline.period_for(span, spot.sentence)
        kind = RANK if ranked else story.kind(spot, name)
        way = None if ranked else story.direction(spot, name)
        calendar = None if period in self._timeline.fiscal else period
        if mention.unit_name in AGES and kind is not Kind.DURATION:
            calendar = None  # 今年刚50岁 is so by now, and 预期寿命 a year to come
        planned = outlook.planned(spot.left, spot.right, calendar, counts=mention.unit_name in FOR_THINGS)
        if story.figures and equals(spot):
            planned = story.figures[-1].role is TARGET
        planned = planned and not (way and outlook.passes_aim(spot.left, mention.unit_name))
        if planned and outlook.is_today(period):
            period = None  # what is foreseen is not what has been so far
        role = TARGET if planned else CHANGE if way else LEVEL
        place = places.place_for(span, spot.sentence)
        unit = mention.unit_name
        if unit in _IN_LETTERS and (letter := text[mention.unit_end - 1]) in _IN_LETTERS[unit]:
            unit = letter  # PE 20x, 加速3.9s
        # By position: by name a figure takes three times as long to make.
        return Figure(
            span, text[mention.start : mention.end], mention.value, mention.low, mention.high, unit,
            spot.qualifier, kind, role, None if planned else way, story.per(spot),
            name, period, place, spot.phrase, spot.sentence,
        )  # fmt: skip

    def _of_cell(self, figure: Figure, cell: Cell) -> Figure:
        """A figure of a table or a picture with what its layout says of it."""
        role = TARGET if cell.planned or figure.role is TARGET else CHANGE if cell.way else LEVEL
        way = None if role is TARGET else cell.way
        period = cell.period or figure.period
        return replace(figure, indicator=cell.name, role=role, direction=way, period=period)


def _tabbed(row: re.Match[str]) -> str:
    """A row of a table with tabs between its cells; blanks for one that only rules a line."""
    return " " * len(row[0]) if _RULED.issuperset(row[0]) else row[0].replace("|", "\t")


def _headed(lines: str, blanked: str) -> str:
    """The blanked text with commas for the blanks that part what a headline tells: 公募规模达27万亿元 权益类亏损2000亿元."""
    parts, at = [], 0
    for line in _HEADLINE.finditer(lines):
        for gap in _GAP_OF_HEAD.finditer(lines, *line.span()):
            parts += [blanked[at : gap.start(1)], "，"]
            at = gap.end(1)
    return "".join([*parts, blanked[at:]])


def _as_blanks(found: re.Match[str]) -> str:
    """So many blanks as what was found has characters, and the mark that ends it."""
    return " " * len(found[0])


def _unmarked(found: re.Match[str]) -> str:
    """Blanks for what marks an item, behind the break or the stop that it follows."""
    return _all_but_first(found) if found[0][0] in "\n。" else _as_blanks(found)


def _all_but_first(found: re.Match[str]) -> str:
    """The character that what was found begins with, and blanks for the others."""
    return found[0][0] + " " * (len(found[0]) - 1)


def _in_its_lines(one: Figure, broken: Unwrapped, text: str) -> Figure:
    """A figure of a text put together, at its place in the text whose lines were broken."""
    span = broken.original(one.span)
    # By position, as where it was made.
    return Figure(
        span, text[span.start : span.end], one.value, one.low, one.high, one.unit,
        one.qualifier, one.kind, one.role, one.direction, one.per,
        one.indicator, one.period, one.place, broken.original(one.phrase), broken.original(one.sentence),
    )  # fmt: skip


def read_figures(
    text: str, published: dt.date | None = None, *, units: UnitTable = DEFAULT_UNITS, subject: str | None = None
) -> tuple[Figure, ...]:
    """The key figures of a Chinese text in order, resolved against its publication date; `subject` is what it is about."""
    broken = unwrap(text) or close_up(text)
    if broken is None:
        return Reader(text, published, units, subject).figures()
    found = Reader(broken.text, published, units, subject).figures()
    return tuple(_in_its_lines(figure, broken, text) for figure in found)


def explain(
    text: str, published: dt.date | None = None, *, units: UnitTable = DEFAULT_UNITS, subject: str | None = None
) -> tuple[Exclusion, ...]:
    """The numbers of a text that are no key figures, in order, each with the reason."""
    broken = unwrap(text) or close_up(text)
    if broken is None:
        return Reader(text, published, units, subject).exclusions()
    found = Reader(broken.text, published, units, subject).exclusions()
    return tuple(replace(one, span=broken.original(one.span)) for one in found)


def explain_all(
    text: str, published: dt.date | None = None, *, units: UnitTable = DEFAULT_UNITS, subject: str | None = None
) -> tuple[Explanation, ...]:
    """Every number of a text in order: the figure that it is with a rule for each field, or why it is none."""
    broken = unwrap(text) or close_up(text)
    if broken is None:
        return Reader(text, published, units, subject).explanations()
    found = Reader(broken.text, published, units, subject).explanations()
    return tuple(
        replace(
            one,
            span=broken.original(one.span),
            figure=_in_its_lines(one.figure, broken, text) if one.figure else None,
        )
        for one in found
    )
