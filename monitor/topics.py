"""Which articles are about a topic: a scored rule over names, where they stand, and terms of governance near them.

The score is `about × (0.25 + 0.75 × governance)`, both of 0 to 1. `about` adds up where the topic is named (at all 0.05,
title 0.45, lead 0.25, the body's opening words 0.12, body by frequency 0.25; at most 1); `governance` grows with the
different terms that stand near, up to three in a short article and five in a long one.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from monitor import vocabulary
from monitor.articles import TopicLabel
from monitor.vocabulary import DISTINCT, RUYUAN, SURE, Hit, Kind, Name, Topic

__all__ = ["RUYUAN", "Name", "Topic", "judge"]

NAMED, IN_TITLE, IN_LEAD, OPENING, IN_BODY = 0.05, 0.45, 0.25, 0.12, 0.25
# With so many weighted mentions in all, and to 1,000 characters, the body's points are full.
ENOUGH, DENSE = 2.0, 3.0
# Terms that are enough for an article of so many characters; a lone one may be chance.
ENOUGH_TERMS = ((300, 3), (600, 4))
MOST_TERMS, LONE = 5, 0.5
BASE = 0.25
LISTED, OUTNUMBERED = 0.25, 0.5
LEAD_PARAGRAPHS, LEAD_LENGTH, SUBHEADING, OPENS = 2, 400, 20, 25
COMPANY_REACH, GAP = 60, 16
# What may stand between two names of a list: 仁化县、南雄市和邻近的乳源.
_LINK = re.compile(r"(?:县|市|区|瑶族自治县)?(?:、|，|,|以及|和|与|及)[^、，,。；！？\n]{0,4}")
_STOP = re.compile(r"[。！？\n]")


@dataclass(frozen=True, slots=True)
class _Found:
    """All that a text names: the topic itself (aliases and places that count), its echoes, others, and the like."""

    own: tuple[Hit, ...]
    echoes: tuple[Hit, ...]
    peers: tuple[Hit, ...]
    namesakes: tuple[Hit, ...]
    void: tuple[Hit, ...]


@dataclass(frozen=True, slots=True)
class _Layout:
    """A text with its title's end and its lead's."""

    text: str
    title_end: int
    lead_end: int

    @property
    def length(self) -> int:
        """The body's length in characters."""
        return len(self.text) - self.title_end

    def in_title(self, hit: Hit) -> bool:
        """Whether a hit stands in the title."""
        return hit.start < self.title_end

    def in_lead(self, hit: Hit) -> bool:
        """Whether a hit stands in the lead."""
        return self.title_end <= hit.start < self.lead_end


def judge(title: str, body: str, topic: Topic) -> TopicLabel:
    """How far an article of this title and body (paragraphs joined by line feeds) is about a topic.

    The verdict is `on`, `passing` (mentioned), `namesake` (only others of its name are) or `off`; each reason ends in
    its points or its factor.

    >>> label = judge("乳源村集体经济增收", "乳源县委、县政府出台扶持办法，东坪镇党员带头。", RUYUAN)
    >>> label.verdict, label.reasons[1]
    ('on', 'title: 乳源 +0.36')
    >>> judge("年报", "乳源牧场净利增长34%。", RUYUAN).verdict
    'namesake'
    """
    layout = _layout(title, body)
    found = _find(layout, topic)
    points = list(_points(layout, found))
    about = min(1.0, sum(worth for _, worth in points))
    terms = _terms_near(layout, found, topic) if found.own else ()
    factor = BASE + (1 - BASE) * _governance(layout, terms)
    score = round(about * factor, 3)
    reasons = [f"{what} {worth:+.2f}" for what, worth in points]
    if found.own:
        reasons.append(f"governance: {'、'.join(terms[:8]) or 'no term'} ×{factor:.2f}")
    reasons += [f"{what} +0" for what in _disregarded(found)]
    return TopicLabel(topic.name, _verdict(score, found, topic), score, tuple(reasons))


def _verdict(score: float, found: _Found, topic: Topic) -> str:
    if found.own and score >= topic.on:
        return "on"
    if found.own and score >= topic.passing:
        return "passing"
    return "namesake" if found.namesakes and not found.own else "off"


def _layout(title: str, body: str) -> _Layout:
    text = vocabulary.even_quotes(f"{title}\n{body}")
    end = begin = len(title) + 1
    paragraphs = 0
    for paragraph in body[: LEAD_LENGTH + 1].split("\n"):
        end += len(paragraph) + 1
        paragraphs += len(paragraph) >= SUBHEADING
        if paragraphs == LEAD_PARAGRAPHS:
            break
    return _Layout(text, begin, min(end, begin + LEAD_LENGTH))


def _points(layout: _Layout, found: _Found) -> Iterator[tuple[str, float]]:
    """What the topic's names are worth by where they stand, each with its words."""
    if not found.own:
        return
    yield "named", NAMED
    share = OUTNUMBERED if _is_outnumbered(found) else 1.0
    if share < 1:
        others = Counter(hit.text for hit in found.peers).most_common(2)
        yield f"others more often: {'、'.join(f'{name} {count}' for name, count in others)}", 0.0
    top = _heaviest(hit for hit in found.own if layout.in_title(hit))
    if top:
        yield f"title: {top.text}", IN_TITLE * top.weight * share
    lead = _heaviest(hit for hit in (*found.own, *found.echoes) if layout.in_lead(hit))
    if lead:
        yield f"lead: {lead.text}", IN_LEAD * lead.weight * share
    first = _heaviest(hit for hit in found.own if 0 <= hit.start - layout.title_end < OPENS)
    if first:
        yield f"opening: {first.text}", OPENING * first.weight * share
    yield from _frequency(layout, found)


def _frequency(layout: _Layout, found: _Found) -> Iterator[tuple[str, float]]:
    hits = [hit for hit in (*found.own, *found.echoes) if not layout.in_title(hit)]
    weight = sum(hit.weight for hit in hits)
    dense = 1000 * weight / max(layout.length, 300)
    if weight:
        yield f"body: {len(hits)} times", IN_BODY * min(1.0, dense / DENSE) * min(1.0, weight / ENOUGH)


def _governance(layout: _Layout, terms: Sequence[str]) -> float:
    """How far terms speak of governance, 0 to 1."""
    enough = next((count for below, count in ENOUGH_TERMS if layout.length < below), MOST_TERMS)
    return min(1.0, (LONE if len(terms) == 1 else len(terms)) / enough)


def _terms_near(layout: _Layout, found: _Found, topic: Topic) -> tuple[str, ...]:
    """The different terms in the order of their standing: in the whole text if it names the topic in title or lead."""
    pattern = vocabulary.alternation(topic.terms)
    if _leads(layout, found.own):
        return tuple(dict.fromkeys(pattern.findall(layout.text)))
    paragraphs = layout.text.split("\n")
    starts = list(accumulate((len(paragraph) + 1 for paragraph in paragraphs), initial=0))
    named = dict.fromkeys(bisect_right(starts, hit.start) - 1 for hit in found.own)
    return tuple(dict.fromkeys(term for index in named for term in pattern.findall(paragraphs[index])))


def _find(layout: _Layout, topic: Topic) -> _Found:
    """What the text names, with what a name is worth where it stands."""
    hits = list(vocabulary.hits(layout.text, topic))
    of = {kind: [hit for hit in hits if hit.kind is kind] for kind in Kind}
    aliases = _aliases(layout, of[Kind.ALIAS], [hit for hit in of[Kind.NAMESAKE] if _bears(hit, topic)])
    listed = _listed(layout.text, hits)
    own = [replace(hit, weight=hit.weight * LISTED) if hit.start in listed else hit for hit in aliases]
    own += _places(layout.text, hits, aliases, topic)
    counted = {hit.start for hit in own}
    return _Found(
        tuple(sorted(own, key=lambda hit: hit.start)),
        tuple(of[Kind.ECHO]) if _leads(layout, own) else (),
        tuple(of[Kind.PEER]),
        tuple(of[Kind.NAMESAKE]),
        tuple(hit for hit in of[Kind.ALIAS] + of[Kind.PLACE] if hit.start not in counted),
    )


def _aliases(layout: _Layout, aliases: Sequence[Hit], namesakes: Sequence[Hit]) -> Sequence[Hit]:
    """The aliases that mean the topic: none where a namesake has taken the short ones over."""
    if not namesakes or any(hit.weight >= SURE for hit in aliases):
        return aliases
    titled = any(map(layout.in_title, namesakes)) and not any(map(layout.in_title, aliases))
    return () if titled or len(namesakes) >= len(aliases) else aliases


def _bears(namesake: Hit, topic: Topic) -> bool:
    """Whether a namesake bears an alias, not only a place's name."""
    return any(alias.text in namesake.text for alias in topic.aliases)


def _places(text: str, hits: Sequence[Hit], aliases: Sequence[Hit], topic: Topic) -> Iterator[Hit]:
    """The places that are the topic's by the area last named before them, or by their company."""
    own = {hit.start for hit in aliases}
    inside, elsewhere = bool(own), False
    for hit in hits:
        if hit.start in own or hit.kind is Kind.PEER:
            inside = hit.start in own
            elsewhere = elsewhere or not inside
        elif hit.kind is Kind.PLACE:
            alone = not own and not elsewhere and _in_company(text, hit, topic)
            if inside or alone or (own and hit.weight >= DISTINCT):
                yield hit


def _listed(text: str, hits: Sequence[Hit]) -> set[int]:
    """Where aliases stand that are but one of a list with two or more peers."""
    listed: set[int] = set()
    run: list[Hit] = []
    for hit in [hit for hit in hits if hit.kind in (Kind.ALIAS, Kind.PEER)]:
        gap = text[run[-1].start + len(run[-1].text) : hit.start][:GAP] if run else ""
        if run and not _LINK.fullmatch(gap):
            listed |= _of_list(run)
            run = []
        run.append(hit)
    return listed | _of_list(run)


def _of_list(run: Sequence[Hit]) -> set[int]:
    peers = sum(hit.kind is Kind.PEER for hit in run)
    return {hit.start for hit in run if hit.kind is Kind.ALIAS} if peers >= 2 else set()


def _in_company(text: str, place: Hit, topic: Topic) -> bool:
    """Whether the name of a place follows one of its company in the same sentence."""
    before = text[max(0, place.start - COMPANY_REACH) : place.start]
    sentence = _STOP.split(before)[-1]
    return any(name in sentence for name in topic.company)


def _leads(layout: _Layout, own: Iterable[Hit]) -> bool:
    """Whether the topic is named in title or lead by more than a place in a list."""
    return any(hit.start < layout.lead_end and hit.weight > LISTED for hit in own)


def _is_outnumbered(found: _Found) -> bool:
    return len(found.peers) > 2 * len(found.own)


def _heaviest(hits: Iterable[Hit]) -> Hit | None:
    return max(hits, key=lambda hit: hit.weight, default=None)


def _disregarded(found: _Found) -> Iterator[str]:
    """What was named and does not count, in words."""
    for why, hits in (("namesake", found.namesakes), ("without company", found.void)):
        if hits:
            yield f"{why}: {'、'.join(dict.fromkeys(hit.text for hit in hits))}"
