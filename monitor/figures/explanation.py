"""Explanation: of every number in a text why it is a figure or none, and which rule gave each field of a figure."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Final
from unicodedata import east_asian_width

from monitor.articles import Figure, Kind, Qualifier, Role, Span
from monitor.figures import roles
from monitor.figures.kinds import kind_of
from monitor.figures.mentions.mention import Mention
from monitor.figures.outlook.outlook import FOR_THINGS, Outlook
from monitor.figures.per import per_of
from monitor.figures.periods import Reason as When
from monitor.figures.periods import Time
from monitor.figures.plain import plain
from monitor.figures.spots import Spot

A_FIGURE: Final = "a key figure"
FIGURE_RULE: Final = "figure"
# Characters of the text before a number that are shown as what a rule rests on, and around a number in a list.
_WORDS: Final = 16
_AROUND: Final = 7
# Times before a figure's end of sentence that may be the one that governs it.
_TIMES_BACK: Final = 40


@dataclass(frozen=True, slots=True)
class FieldRule:
    """A field of a figure: what it says, the rule that gave it, and the words of the text that it rests on."""

    field: str
    said: str
    rule: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class Explanation:
    """A number of a text: the figure that it is, with a rule for each field, or the rule by which it is none."""

    span: Span
    text: str
    rule: str
    reason: str
    figure: Figure | None = None
    fields: tuple[FieldRule, ...] = ()


@dataclass(frozen=True, slots=True)
class Scene:
    """What the reader had before it when it read one figure; `before` is the figure before it."""

    text: str
    folded: str
    spot: Spot
    figure: Figure
    before: Figure | None
    times: tuple[Time, ...]
    subject: str | None
    planned_by: str
    laid_out: bool = False  # a table or a line of its own tells what it is of


def explain_figure(scene: Scene) -> Explanation:
    """The explanation of a figure, a rule for each field."""
    figure = scene.figure
    return Explanation(
        figure.span, figure.text, FIGURE_RULE, A_FIGURE, figure, tuple(rule(scene) for rule in _FIELD_RULES)
    )


_TIMES: Final = {
    When.DATE: "a date", When.CLOCK: "a time of day", When.DURATION: "a duration that places an event",
    When.REPEATED: "a time that returns", When.VAGUE: "a time", When.NOW: "a time", When.HOLIDAY: "a holiday",
    When.PLAN: "the name of a five-year plan", When.TITLE: "a time inside a name",
}  # fmt: skip


def explain_time(time: Time, text: str) -> Explanation:
    """The explanation of a time, whose numbers are no figures."""
    said = text[time.span.start : time.span.end]
    return Explanation(time.span, said, time.reason.value, _TIMES[time.reason])


def planned_by(outlook: Outlook, spot: Spot, period: str | None) -> str:
    """What makes a figure a target: that without which it would be none."""
    counts = spot.mention.unit_name in FOR_THINGS
    if not outlook.planned(spot.left, spot.right, period, counts=counts):
        return ""
    if not outlook.planned(spot.left, "", period, counts=counts):
        return "the words after it"
    if not outlook.planned(spot.left, spot.right, None, counts=counts):
        return "its period is still to come"
    if not outlook.planned("", spot.right, period, counts=counts):
        return "the words before it"
    return "the passage speaks of plans or forecasts"


_FORMS: Final = {
    "arabic": "digits", "chinese": "Chinese numerals", "per": "parts of 百分之, 千分之 or 万分之", "fraction": "a fraction",
    "slash": "a fraction", "half": "a half in words", "pair": "俩 or 仨",
}  # fmt: skip
_MULTIPLIERS: Final = frozenset("百千万亿")


_LAID_OUT: Final = "the row, column or title of its table, or the line beside it"


def _value(scene: Scene) -> FieldRule:
    figure, mention = scene.figure, scene.spot.mention
    rule = _FORMS.get(mention.form, mention.form)
    if mention.form == "arabic" and not _MULTIPLIERS.isdisjoint(figure.text):
        rule += " with a multiplier"
    if figure.value is None:
        rule += ", a vague count" if mention.vague or not _is_range(figure.text) else ", a range"
    said = plain(figure.value) or f"{plain(figure.low)} to {plain(figure.high)}"
    return FieldRule("value", said, rule, figure.text)


def _is_range(text: str) -> bool:
    return any(mark in text for mark in "-—–~－～至到、") or len(text) < 3


def _unit(scene: Scene) -> FieldRule:
    mention = scene.spot.mention
    name = mention.unit_name
    if not name:
        return FieldRule("unit", "", "no measure word or unit stands with the number")
    written = scene.folded[mention.unit_start : mention.unit_end]
    if not written:
        before = scene.folded[max(0, mention.start - 4) : mention.start].rstrip().endswith(name)
        if not before and mention.form == "arabic":
            return FieldRule("unit", name, "the list that it is in, a bracket, or the head of its table")
        return FieldRule("unit", name, "the currency before the number" if before else "the way the number is written")
    return FieldRule("unit", name, f"the unit table: {_row(mention)}", written)


def _row(mention: Mention) -> str:
    unit = mention.unit
    converts = f", {plain(unit.factor)} {unit.base}" if unit.base and unit.base != unit.name else ""
    return f"{unit.kind.value}{converts}"


def _qualifier(scene: Scene) -> FieldRule:
    figure, mention = scene.figure, scene.spot.mention
    said = figure.qualifier.value
    if figure.qualifier is Qualifier.EXACT:
        return FieldRule("qualifier", said, "nothing qualifies it")
    before = scene.text[figure.phrase.start : mention.start].strip()
    after = scene.text[max(mention.unit_end, mention.end) : figure.phrase.end].strip()
    if before or after:
        return FieldRule("qualifier", said, f"the words {'before' if before else 'after'} it", before or after)
    if mention.vague:
        return FieldRule("qualifier", said, "the mark in or after the number", mention.vague)
    return FieldRule("qualifier", said, "words before it in the clause", scene.spot.left[-_WORDS:].strip())


def _kind(scene: Scene) -> FieldRule:
    figure, spot = scene.figure, scene.spot
    said = figure.kind.value
    if figure.kind is Kind.RANK:
        return FieldRule(
            "kind", said, "a place among peers", scene.folded[max(0, figure.span.start - 8) : figure.span.end]
        )
    own = kind_of(spot.left, spot.right, spot.mention, figure.indicator)
    if own is not figure.kind:
        return FieldRule("kind", said, "as the figure before it", scene.before.text if scene.before else "")
    if own is spot.mention.unit.kind:
        return FieldRule(
            "kind", said, "what its unit measures" if figure.unit else "a number with no unit counts", figure.unit
        )
    return FieldRule("kind", said, "the words around it", (spot.left[-_WORDS:] + "…" + spot.right[:4]).strip())


def _role(scene: Scene) -> FieldRule:
    figure = scene.figure
    if figure.role is Role.TARGET:
        words = {"the words after it": scene.spot.right[:_WORDS], "the words before it": scene.spot.left[-_WORDS:]}
        return FieldRule("role", figure.role.value, scene.planned_by, words.get(scene.planned_by, "").strip())
    if figure.role is Role.LEVEL:
        return FieldRule("role", figure.role.value, "neither a change nor planned")
    return FieldRule("role", figure.role.value, "it has a direction")


def _direction(scene: Scene) -> FieldRule:
    figure, spot = scene.figure, scene.spot
    said = figure.direction.value if figure.direction else ""
    if said and scene.laid_out:
        return FieldRule("direction", said, _LAID_OUT)
    if not said:
        planned = figure.role is Role.TARGET
        return FieldRule("direction", "", "a target has none" if planned else "nothing says that it rose or fell")
    own = roles.direction(spot.left, spot.right, spot.mention, counted=spot.follower.how == "noun")
    if own is None and roles.of_rate(figure.indicator, spot.mention):
        return FieldRule("direction", said, "what is measured is itself a rate of change", figure.indicator)
    if own is None:
        return FieldRule(
            "direction", said, "as the figure before it in the list", scene.before.text if scene.before else ""
        )
    return FieldRule("direction", said, "the words before it", spot.left[-_WORDS:].strip())


def _per(scene: Scene) -> FieldRule:
    figure, spot = scene.figure, scene.spot
    if figure.per is None:
        return FieldRule("per", "", "no rate for a day, month, quarter or year")
    if per_of(spot.left, spot.right, spot.mention) is None:
        return FieldRule("per", figure.per.value, "as the figure before it", scene.before.text if scene.before else "")
    if spot.right and per_of(spot.left, "", spot.mention) is None:
        return FieldRule("per", figure.per.value, "the words behind it", spot.right[:_WORDS].strip())
    by_unit = "/" in figure.unit
    words = figure.unit if by_unit else spot.left[-_WORDS:].strip()
    return FieldRule("per", figure.per.value, "its unit" if by_unit else "the words before it", words)


def _indicator(scene: Scene) -> FieldRule:
    name, spot = scene.figure.indicator, scene.spot
    if not name:
        return FieldRule("indicator", "", "nothing names it")
    if scene.laid_out:
        return FieldRule("indicator", name, _LAID_OUT)
    sources = [("the words before it", spot.subject.text), ("the words after its unit", spot.follower.text)]
    if scene.before is not None and not spot.paragraph:
        sources.append(("the figure before it", scene.before.indicator))
    used = [(rule, words) for rule, words in sources if words and (words in name or name in words)]
    if used and (spot.joined is False or used[0][1] == name):
        return FieldRule(
            "indicator", name, " and ".join(rule for rule, _ in used[:2]), " … ".join(words for _, words in used[:2])
        )
    if spot.joined:
        return FieldRule("indicator", name, "its member of the list that is shared out")
    clause = scene.text[scene.figure.sentence.start : scene.figure.span.start]
    return FieldRule(
        "indicator", name, "a clause before it" if name in clause else "put together from the words around it"
    )


def _period(scene: Scene) -> FieldRule:
    figure = scene.figure
    if figure.period is None:
        return FieldRule("period", "", "no time governs it")
    if scene.laid_out:
        return FieldRule("period", figure.period, _LAID_OUT)
    last = bisect_left(scene.times, figure.sentence.end, key=lambda time: time.span.start)
    near = scene.times[max(0, last - _TIMES_BACK) : last]
    same = [time for time in near if str(time.period) == figure.period]
    after = [time for time in same if figure.span.end <= time.span.start <= figure.span.end + _WORDS]
    earlier = [time for time in same if time.span.start < figure.span.start]
    if not earlier and after:
        return FieldRule("period", figure.period, "the time right after it", _words(scene, after[0]))
    if earlier:
        inside = earlier[-1].span.start >= figure.sentence.start
        rule = "the time in its sentence" if inside else "the time of the sentence before, carried on"
        return FieldRule("period", figure.period, rule, _words(scene, earlier[-1]))
    nearest = [time for time in near if time.span.start < figure.span.start]
    words = _words(scene, nearest[-1]) if nearest else ""
    return FieldRule("period", figure.period, "reckoned from the time before it and what it is compared with", words)


def _words(scene: Scene, time: Time) -> str:
    return scene.text[time.span.start : time.span.end]


def _place(scene: Scene) -> FieldRule:
    figure, place = scene.figure, scene.figure.place
    if place is None:
        own = f" ({scene.subject})" if scene.subject else ""
        return FieldRule("place", "", f"the article's own subject{own}, or no place is named")
    sentence = scene.text[figure.sentence.start : figure.sentence.end]
    at = sentence.find(place)
    if at < 0:
        return FieldRule("place", place, "the place named before, which the sentence takes up or names in short")
    said_after = figure.sentence.start + at > figure.span.start
    return FieldRule("place", place, "who speaks" if said_after else "the place or body that its sentence names", place)


_FIELD_RULES: Final[tuple[Callable[[Scene], FieldRule], ...]] = (
    _value, _unit, _qualifier, _kind, _role, _direction, _per, _indicator, _period, _place,
)  # fmt: skip


def to_record(doc: str, one: Explanation) -> dict[str, object]:
    """An explanation as plain values, ready for JSON."""
    fields = {
        rule.field: {"value": rule.said or None, "rule": rule.rule, "words": rule.words or None} for rule in one.fields
    }
    return {
        "doc": doc,
        "start": one.span.start,
        "end": one.span.end,
        "text": one.text,
        "figure": one.figure is not None,
        "rule": one.rule,
        "reason": one.reason,
        "fields": fields,
    }


def to_lines(explanations: Iterable[Explanation], text: str) -> Iterator[str]:
    """Explanations for a person to read: a line a number in its context, and under a figure a line for each field it has."""
    for one in explanations:
        around = f"{text[max(0, one.span.start - _AROUND) : one.span.start]}[{one.text}]{text[one.span.end : one.span.end + _AROUND]}"
        verdict = f"no figure: {one.reason}" if one.figure is None else f"figure: {one.figure.indicator}"
        yield f"{one.span.start:>6}  {_padded(around, 30)}  {verdict}".replace("\n", "⏎")
        for rule in one.fields:
            if rule.said:
                words = f"  “{rule.words}”" if rule.words and rule.words != rule.said else ""
                yield f"{'':8}{rule.field:<10} {_padded(rule.said, 26)} {rule.rule}{words}".replace("\n", "⏎")


def _padded(text: str, width: int) -> str:
    """The text with spaces up to a width in columns; a Chinese character takes two."""
    return text + " " * (width - sum(2 if east_asian_width(char) in "WF" else 1 for char in text))
