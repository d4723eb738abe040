"""Where the article's body stands on a page: the box that holds its prose and little else."""

from __future__ import annotations

from monitor.pages.article.few import holds_links, short_text, table_before_mark, under_dateline
from monitor.pages.article.foot import foot_start
from monitor.pages.article.posts import first_post
from monitor.pages.article.region import Region, choose
from monitor.pages.article.remarks import remarks_start
from monitor.pages.article.weights import (
    LEAD_LINE,
    LEAST_SEEN,
    PROSE,
    end_of_article,
    home_of,
    muted,
    silenced,
    weight_of,
    without_teasers,
)
from monitor.pages.document.outline import Box, Outline
from monitor.pages.patterns import names_body

_LEAD_REACH = 40


def find_region(page: Outline, after: int = 0) -> Region | None:
    """The box that holds the article, looking behind line `after` (the title's) first; None if no prose is there."""
    foot = foot_start(page)
    remarks = min(remarks_start(page, after), foot)
    weights = muted(without_teasers(page, [0.0 if line.hidden else weight_of(line) for line in page.lines]), remarks)
    end = min(end_of_article(page, weights, after), foot)
    best = choose(page, silenced(weights, after, end), end)
    everywhere = sum([w for w in weights if w > 0])
    if best is None or best.mass < 0.1 * everywhere:
        whole = choose(page, weights, foot)
        if whole is not None and (best is None or whole.mass > 10 * best.mass):
            best = whole
    if best is None or best.mass < 25:
        hidden = muted([weight_of(line) for line in page.lines], remarks)
        best = choose(page, hidden, len(hidden)) or best
    best = short_text(page, weights, after, end, best) or best
    if best is not None and after:
        best = table_before_mark(page, after, best) or best
    if after and (best is None or best.mass < LEAST_SEEN or holds_links(page, best)):
        best = under_dateline(page, after, foot) or best
    return first_post(page, best, weights) if best is not None else None


def lead_before(page: Outline, region: Region, after: int) -> list[str]:
    """The paragraphs of a lead of several that stands in a box of its own between headline and body.

    In a box that is called as the body's is, any prose is the beginning of the text.
    """
    found: dict[int, list[str]] = {}
    for i in range(after, min(region.box.start, after + _LEAD_REACH)):
        line = page.lines[i]
        if not line.hidden and weight_of(line) >= PROSE:
            found.setdefault(home_of(page, i), []).append(line.text)
    for home, texts in found.items():
        if _shares_name(page.boxes[home], region.box):
            return texts
    leads = ([text for text in texts if len(text) >= LEAD_LINE] for texts in found.values())
    best = max(leads, key=len, default=[])
    return best if len(best) >= 2 else []


def _shares_name(box: Box, other: Box) -> bool:
    """Whether two boxes have a class or an id in common that names a body: one that what was put into a text has cut in two."""
    return any(names_body(name) for name in set(box.hints.split()).intersection(other.hints.split()))
