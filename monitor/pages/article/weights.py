"""How much each line of a page speaks for an article, and where the article ends."""

from __future__ import annotations

from monitor.pages.document.outline import Box, Line, Outline
from monitor.pages.patterns import END_MARK, SENTENCE, goes_on, is_boilerplate, names_body, names_other, opens_notes

_TEASER = 140
PROSE = 18
LEAST_SEEN = 25
LINKED_TITLE = 8
# From so many characters on all links count the same.
_LONG_LINK = 54
LEAD_LINE = 60
# How much of all prose has been seen where an article may end; the buttons to share it stand over many a text.
_BEGUN = 0.1
_SHARED = 0.3


def weight_of(line: Line) -> float:
    """How much a line speaks for an article: its characters where it is prose, below zero for links and boilerplate."""
    text, linked = line.text, line.linked
    size = len(text)
    if linked > 0.5 * size:
        return -4.0 - linked * 0.3 if linked < _LONG_LINK else -20.0
    if is_boilerplate(line.head):
        return -8.0
    plain = size - linked
    if plain > 60 or (plain >= PROSE and SENTENCE.search(text)):
        return float(min(plain, 400))
    return plain * 0.35 if plain >= 5 else 0.0


def without_teasers(page: Outline, weights: list[float]) -> list[float]:
    """The weights with hardly any for a short text right behind a link and right before another, a date or the like.

    Unless it stands beside prose that is no such text: then the link is what was put between paragraphs.
    """
    teasers = [i for i in range(1, len(page.lines) - 1) if _is_teaser(page, weights, i)]
    if not teasers:
        return weights
    among = set(teasers)
    homes = {home_of(page, i) for i, weight in enumerate(weights) if weight >= PROSE and i not in among}
    for i in teasers:
        if home_of(page, i) not in homes:
            weights[i] *= 0.1
    return weights


def _is_teaser(page: Outline, weights: list[float], i: int) -> bool:
    if weights[i] <= 0 or len(page.lines[i].text) > _TEASER or weights[i - 1] >= 0:
        return False
    behind = weights[i + 1]
    return behind <= 0 or (len(page.lines[i + 1].text) <= 24 and behind < 9)


def silenced(weights: list[float], start: int, end: int) -> list[float]:
    """The weights with hardly any for what stands before one line or from another on."""
    return [*map(_silent, weights[:start]), *weights[start:end], *map(_silent, weights[end:])]


def muted(weights: list[float], start: int) -> list[float]:
    """The weights with none above zero from a line on."""
    return [*weights[:start], *(min(weight, 0.0) for weight in weights[start:])]


def _silent(weight: float) -> float:
    return weight * 0.03 if weight > 0 else weight


def end_of_article(page: Outline, weights: list[float], after: int) -> int:
    """The first line that opens links, comments or the like, behind which the text does not go on."""
    total = sum([w for w in weights[after:] if w > 0])
    seen = 0.0
    for i in range(after, len(page.lines)):
        line = page.lines[i]
        if weights[i] > 0:
            seen += weights[i]
        if seen > LEAST_SEEN and len(line.text) <= 24 and not line.hidden and END_MARK.match(line.head):
            least = _SHARED if line.head.startswith("分享") else _BEGUN
            if seen < least * total or _is_insert(page, i) or _goes_on(page, weights, after, i):
                continue
            if any(opens_notes(line.head, behind.text, behind.linked) for behind in page.lines[i + 1 : i + 2]):
                continue
            return i
    return len(page.lines)


def _is_insert(page: Outline, mark: int) -> bool:
    """Whether a mark has its one link in its own line, behind it or around both, and a sentence of the same box follows."""
    line, behind = page.lines[mark], page.lines[mark + 1 : mark + 2]
    marked = END_MARK.match(line.head)
    titled = marked is not None and len(line.text) - marked.end() >= LINKED_TITLE
    if not (titled if line.linked >= len(line.text) else line.linked) or not behind:
        return False
    return goes_on(behind[0].text, behind[0].linked) and home_of(page, mark) == home_of(page, mark + 1)


def _goes_on(page: Outline, weights: list[float], after: int, mark: int) -> bool:
    """Whether prose behind a mark stands in the same box as most of the prose before it."""
    homes: dict[int, float] = {}
    for i in range(after, mark):
        if weights[i] >= PROSE:
            home = home_of(page, i)
            homes[home] = homes.get(home, 0.0) + weights[i]
    if not homes:
        return True
    home = max(homes, key=lambda box: homes[box])
    again = sum(weights[i] for i in range(mark + 1, len(page.lines)) if weights[i] >= 30 and home_of(page, i) == home)
    return again >= max(40.0, 0.05 * homes[home])


def home_of(page: Outline, i: int) -> int:
    """The box that a line's paragraph stands in."""
    box = page.around(i)
    return box.parent if box.end - box.start == 1 and box.parent >= 0 else box.index


def is_named_body(box: Box) -> bool:
    """Whether a box is called as bodies of articles are, and as nothing else."""
    return names_body(box.hints) and not names_other(box.hints)
