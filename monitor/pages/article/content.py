"""Where the article's body stands on a page: the box that holds its prose and little else."""

from __future__ import annotations

import re
from dataclasses import dataclass

from monitor.pages.article.foot import foot_start
from monitor.pages.article.remarks import remarks_start
from monitor.pages.document.outline import Box, Line, Outline
from monitor.pages.patterns import (
    DAY,
    END_MARK,
    SENTENCE,
    goes_on,
    is_boilerplate,
    names_body,
    names_other,
    opens_notes,
)

_CAP = 25.0
_LEAD_REACH = 40
_TEASER = 140
_PROSE = 18
_FEW_WORDS = 120.0
_LEAST_LINKS = 3
_LEAST_SEEN = 25
_FIRST_REACH = 14
_CROWDED = 40
_CROWD = 4
_LINKED_TITLE = 8
# From so many characters on all links count the same.
_LONG_LINK = 54
_ENTRY_DAY = 40
_LEAST_OPENING = 10
_CELLS = frozenset(["td", "th"])
_OPENS = ("。", "：", "！", "？")
_OF_BUTTONS = re.compile(r"评论|参与|跟[贴帖]|分享|收藏|字体|打印|微信|微博")
_SHARE = 0.4
_SURE_SHARE = 0.75
_BEHIND_MARK = 8.0
_LEAD_LINE = 60
_DOMINANT = 0.82
_ASIDE = frozenset(["footer", "nav", "aside", "form"])
# Old systems put a form around all of their text.
_FORM_BODY = 0.5
_WHOLE = 0.8
_LISTS = frozenset(["ul", "ol", "dl"])
_BESIDE_LIST = 3
_ROWS = frozenset(["tbody", "thead", "tr"])
_LEAST_ROWS = 2
_LEAST_CELLS = 6
_BESIDE_TABLE = 6
_POST_MARK = 60
_DAY_REACH = 8
_DAY = re.compile(DAY)
_ANY_DAY = re.compile(_DAY.pattern + r"|(?<!\d)\d\d-\d\d-\d\d|(?:分钟|小时|天)前|昨天|前天")
_POSTED = re.compile(
    r"发[表布]于\W{0,3}(?:19|20)\d\d|只看(?:该作者|楼主)|(?:^|\s)(?:楼主|沙发|板凳)\s*[#:]|(?<![\d栋幢号座])\d{1,4}\s*楼(?=$|[\s|]|(?:19|20)\d\d)"
)
_LEAF_TAGS = frozenset(["p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "td", "dd", "pre"])
# How much of all prose has been seen where an article may end; the buttons to share it stand over many a text.
_BEGUN = 0.1
_SHARED = 0.3


@dataclass(frozen=True, slots=True)
class Region:
    """The chosen box, its prose mass, the last line of it to read (exclusive), a confidence, and for a post where its prose begins."""

    box: Box
    mass: float
    end: int
    confidence: float
    prose: int | None = None


def find_region(page: Outline, after: int = 0) -> Region | None:
    """The box that holds the article, looking behind line `after` (the title's) first; None if no prose is there."""
    foot = foot_start(page)
    remarks = min(remarks_start(page, after), foot)
    weights = _muted(_without_teasers(page, [0.0 if line.hidden else _weight(line) for line in page.lines]), remarks)
    end = min(_end_of_article(page, weights, after), foot)
    best = _choose(page, _silenced(weights, after, end), end)
    everywhere = sum([w for w in weights if w > 0])
    if best is None or best.mass < 0.1 * everywhere:
        whole = _choose(page, weights, foot)
        if whole is not None and (best is None or whole.mass > 10 * best.mass):
            best = whole
    if best is None or best.mass < 25:
        hidden = _muted([_weight(line) for line in page.lines], remarks)
        best = _choose(page, hidden, len(hidden)) or best
    best = _short_text(page, weights, after, end, best) or best
    if best is not None and after:
        best = _table_before_mark(page, after, best) or best
    if after and (best is None or best.mass < _LEAST_SEEN or _holds_links(page, best)):
        best = _under_dateline(page, after, foot) or best
    return _first_post(page, best, weights) if best is not None else None


def _short_text(page: Outline, weights: list[float], after: int, end: int, best: Region | None) -> Region | None:
    """The box of a short text right under the headline, where the box found for it is none or holds much else."""
    first = _first_prose(page, after, end)
    if first is None:
        return None
    box = page.boxes[_home(page, first)]
    if (
        not after <= box.start <= first
        or box.end > end
        or not (_is_named_body(box) or _is_dated(page, after, box.start))
    ):
        return None
    if _is_entry(page, box, first):
        return None
    # Between notices and links a short text looks like a teaser, which it is not here.
    mass = sum(w for i in range(box.start, box.end) if (w := _own_weight(page, i)) > 0)
    others = [i for i in range(after, end) if not box.start <= i < box.end and weights[i] >= _PROSE]
    if any(_is_like(page.boxes[_home(page, i)], box) for i in others):
        # The text is set in several boxes of one kind.
        return None
    told = mass + sum(weights[i] for i in others)
    if best is None:
        share = _SHARE
    elif best.box.start <= box.start and box.end <= best.box.end:
        size = best.box.end - best.box.start
        share = _SHARE if size > _CROWDED + _CROWD * (box.end - box.start) else _SURE_SHARE
    else:
        share = _SHARE if best.mass < (_BEHIND_MARK if best.box.start >= end else 1.0) * mass else 2.0
    return Region(box, mass, end, 0.2) if mass >= max(_LEAST_SEEN, share * told) else None


def _table_before_mark(page: Outline, after: int, best: Region) -> Region | None:
    """A table of data under a dated headline, where the box found stands behind words that open remarks or links."""
    stop = min(after + _FIRST_REACH, best.box.start)
    first = next((i for i in range(after, stop) if _is_cell(page, i)), None)
    if first is None or not _is_dated(page, after, first):
        return None
    table = next((outer for outer in page.ancestors(page.lines[first].box) if outer.tag == "table"), None)
    if table is None or table.end - table.start < _LEAST_CELLS:
        return None
    mark = next((i for i in range(table.end, best.box.start + 2) if END_MARK.match(page.lines[i].head)), None)
    inside = page.lines[table.start : table.end]
    if mark is None or 3 * sum(line.linked for line in inside) > sum(len(line.text) for line in inside):
        return None
    around = page.boxes[table.parent]
    return Region(around if after <= around.start and around.end <= mark else table, _LEAST_SEEN, mark, 0.2)


def _is_cell(page: Outline, i: int) -> bool:
    box = page.around(i)
    return box.tag in _CELLS or (box.parent >= 0 and page.boxes[box.parent].tag in _CELLS)


def _first_prose(page: Outline, after: int, end: int) -> int | None:
    """The first sentence of a few lines under the headline, None without one."""
    seen = 0
    title = page.lines[after - 1].text if after else ""
    for i in range(after, min(end, len(page.lines))):
        line = page.lines[i]
        if line.hidden or line.text == title:
            continue
        seen += 1
        if not line.linked and not _DAY.search(line.head) and _opens_text(page, i):
            return i
        if seen > _FIRST_REACH:
            break
    return None


def _is_like(box: Box, other: Box) -> bool:
    return box.parent == other.parent and box.tag == other.tag and box.hints == other.hints


def _own_weight(page: Outline, i: int) -> float:
    """What a line speaks for a short text by itself: cells of a table count too, which are no prose."""
    line = page.lines[i]
    if line.hidden:
        return 0.0
    return len(line.text) * 1.0 if page.boxes[line.box].tag in _CELLS and not line.linked else _weight(line)


def _opens_text(page: Outline, i: int) -> bool:
    """Whether a line is prose, or a short sentence in a box named as a body or over a table."""
    line = page.lines[i]
    if _weight(line) >= _PROSE and SENTENCE.search(line.text):
        return True
    short = len(line.text) >= _LEAST_OPENING and line.text.endswith(_OPENS)
    over_table = i + 1 < len(page.lines) and page.around(i + 1).tag in _CELLS
    return short and (over_table or _is_named_body(page.boxes[_home(page, i)]))


def _is_entry(page: Outline, box: Box, first: int) -> bool:
    """Whether a box holds entries of a list: its prose stands under a linked headline, or a line of it is one's day."""
    over = next((line for line in reversed(page.lines[:first]) if not line.hidden), page.lines[first])
    if over.linked >= _LINKED_TITLE and 2 * over.linked > len(over.text) and not _OF_BUTTONS.search(over.head):
        return True
    return any(len(line.text) <= _ENTRY_DAY and _DAY.search(line.head) for line in page.lines[box.start : box.end])


def _is_dated(page: Outline, start: int, end: int) -> bool:
    """Whether a short line between a headline and a box tells a day."""
    return any(len(line.text) <= _LEAD_LINE and _ANY_DAY.search(line.head) for line in page.lines[start:end])


def _under_dateline(page: Outline, after: int, foot: int) -> Region | None:
    """The box of the short lines that follow the one with the day, up to the first link: a poem, names, what was attached."""
    day = next(
        (i for i in range(after, min(after + _DAY_REACH, len(page.lines))) if _DAY.search(page.lines[i].head)), None
    )
    if day is None:
        return None
    end = day + 1
    while end < foot and _is_plain(page, end):
        end += 1
    around = [box for box in page.ancestors(page.lines[day + 1].box) if box.end <= end] if day + 1 < end else []
    if around and around[-1].end > day + 2:
        # What follows the box of the first line, such as the heading of a list, is not of the text.
        end = around[-1].end
    if end - day <= 2 or sum(len(line.text) for line in page.lines[day + 1 : end]) < _LEAST_SEEN:
        return None
    last = {box.index for box in page.ancestors(page.lines[end - 1].box)}
    box = next(box for box in page.ancestors(page.lines[day + 1].box) if box.index in last)
    return Region(box, _LEAST_SEEN, end, 0.1)


def _holds_links(page: Outline, best: Region) -> bool:
    """Whether a box with hardly a sentence in it holds a list of links beside its few words."""
    if best.mass >= _FEW_WORDS:
        return False
    inside = [line for line in page.lines[best.box.start : best.box.end] if not line.hidden]
    return sum(line.linked >= _LINKED_TITLE for line in inside) >= _LEAST_LINKS


def _is_plain(page: Outline, i: int) -> bool:
    """Whether a line may be of a text of short lines: seen, not linked, no boilerplate, in no box for something else."""
    line = page.lines[i]
    if (
        line.hidden
        or 2 * line.linked > len(line.text)
        or line.linked >= _LINKED_TITLE
        or is_boilerplate(line.head)
        or END_MARK.match(line.head)
    ):
        return False
    return not any(names_other(box.hints) or box.tag in _ASIDE for box in page.ancestors(line.box)[:3])


def lead_before(page: Outline, region: Region, after: int) -> list[str]:
    """The paragraphs of a lead of several that stands in a box of its own between headline and body.

    In a box that is called as the body's is, any prose is the beginning of the text.
    """
    found: dict[int, list[str]] = {}
    for i in range(after, min(region.box.start, after + _LEAD_REACH)):
        line = page.lines[i]
        if not line.hidden and _weight(line) >= _PROSE:
            found.setdefault(_home(page, i), []).append(line.text)
    for home, texts in found.items():
        if _shares_name(page.boxes[home], region.box):
            return texts
    leads = ([text for text in texts if len(text) >= _LEAD_LINE] for texts in found.values())
    best = max(leads, key=len, default=[])
    return best if len(best) >= 2 else []


def _shares_name(box: Box, other: Box) -> bool:
    """Whether two boxes have a class or an id in common that names a body: one that what was put into a text has cut in two."""
    return any(names_body(name) for name in set(box.hints.split()).intersection(other.hints.split()))


def _first_post(page: Outline, region: Region, weights: list[float]) -> Region:
    """The first of several posts of a forum that a region holds; the region itself where its prose begins before them."""
    marks = [i for i in range(region.box.start, min(region.box.end, region.end)) if _is_post_mark(page.lines[i])]
    if len(marks) < 2:
        return region
    around = {box.index for box in page.ancestors(page.lines[marks[0]].box)}
    for mark in marks[1:]:
        path = page.ancestors(page.lines[mark].box)
        level = next((level for level, box in enumerate(path) if box.index in around), len(path))
        if not 0 < level < len(path):
            continue
        other, shared = path[level - 1], path[level].index
        first = next((b for b in page.ancestors(page.lines[marks[0]].box) if b.parent == shared), other)
        mass = sum(w for w in weights[first.start : first.end] if w > 0)
        told = all(any(w >= _PROSE for w in weights[post.start : post.end]) for post in (first, other))
        if first is not other and first.tag == other.tag and told:
            early = any(w >= _LEAD_LINE for w in weights[region.box.start : first.start])
            prose = next(i for i in range(first.start, first.end) if weights[i] >= _PROSE)
            return region if early else Region(first, mass, min(region.end, first.end), region.confidence, prose)
    return region


def _is_post_mark(line: Line) -> bool:
    """Whether a line says when a post of a forum was written, or which of the thread's it is."""
    text = line.text
    marked = len(text) <= _POST_MARK and ("楼" in text or "表于" in text or "布于" in text or "樓" in text)
    return marked and not line.hidden and bool(_POSTED.search(line.head))


def _weight(line: Line) -> float:
    """How much a line speaks for an article: its characters where it is prose, below zero for links and boilerplate."""
    text, linked = line.text, line.linked
    size = len(text)
    if linked > 0.5 * size:
        return -4.0 - linked * 0.3 if linked < _LONG_LINK else -20.0
    if is_boilerplate(line.head):
        return -8.0
    plain = size - linked
    if plain > 60 or (plain >= 18 and SENTENCE.search(text)):
        return float(min(plain, 400))
    return plain * 0.35 if plain >= 5 else 0.0


def _without_teasers(page: Outline, weights: list[float]) -> list[float]:
    """The weights with hardly any for a short text right behind a link and right before another, a date or the like.

    Unless it stands beside prose that is no such text: then the link is what was put between paragraphs.
    """
    teasers = [i for i in range(1, len(page.lines) - 1) if _is_teaser(page, weights, i)]
    if not teasers:
        return weights
    among = set(teasers)
    homes = {_home(page, i) for i, weight in enumerate(weights) if weight >= _PROSE and i not in among}
    for i in teasers:
        if _home(page, i) not in homes:
            weights[i] *= 0.1
    return weights


def _is_teaser(page: Outline, weights: list[float], i: int) -> bool:
    if weights[i] <= 0 or len(page.lines[i].text) > _TEASER or weights[i - 1] >= 0:
        return False
    behind = weights[i + 1]
    return behind <= 0 or (len(page.lines[i + 1].text) <= 24 and behind < 9)


def _silenced(weights: list[float], start: int, end: int) -> list[float]:
    return [*map(_silent, weights[:start]), *weights[start:end], *map(_silent, weights[end:])]


def _muted(weights: list[float], start: int) -> list[float]:
    return [*weights[:start], *(min(weight, 0.0) for weight in weights[start:])]


def _silent(weight: float) -> float:
    return weight * 0.03 if weight > 0 else weight


def _end_of_article(page: Outline, weights: list[float], after: int) -> int:
    """The first line that opens links, comments or the like, behind which the text does not go on."""
    total = sum([w for w in weights[after:] if w > 0])
    seen = 0.0
    for i in range(after, len(page.lines)):
        line = page.lines[i]
        if weights[i] > 0:
            seen += weights[i]
        if seen > _LEAST_SEEN and len(line.text) <= 24 and not line.hidden and END_MARK.match(line.head):
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
    titled = marked is not None and len(line.text) - marked.end() >= _LINKED_TITLE
    if not (titled if line.linked >= len(line.text) else line.linked) or not behind:
        return False
    return goes_on(behind[0].text, behind[0].linked) and _home(page, mark) == _home(page, mark + 1)


def _goes_on(page: Outline, weights: list[float], after: int, mark: int) -> bool:
    """Whether prose behind a mark stands in the same box as most of the prose before it."""
    homes: dict[int, float] = {}
    for i in range(after, mark):
        if weights[i] >= 18:
            home = _home(page, i)
            homes[home] = homes.get(home, 0.0) + weights[i]
    if not homes:
        return True
    home = max(homes, key=lambda box: homes[box])
    again = sum(weights[i] for i in range(mark + 1, len(page.lines)) if weights[i] >= 30 and _home(page, i) == home)
    return again >= max(40.0, 0.05 * homes[home])


def _home(page: Outline, i: int) -> int:
    """The box that a line's paragraph stands in."""
    box = page.around(i)
    return box.parent if box.end - box.start == 1 and box.parent >= 0 else box.index


def _choose(page: Outline, weights: list[float], end: int) -> Region | None:
    """Descends from the body as long as one child holds nearly all the prose."""
    if not page.boxes:
        return None
    masses = _masses(page, weights)
    own = [0.0] * len(page.boxes)
    for line, weight in zip(page.lines, weights, strict=True):
        if weight > 0:
            own[line.box] += weight
    children = _weighty_children(page, masses)
    current = _innermost_around(page, own)
    while current in children:
        best = max(children[current], key=lambda child: masses[child])
        prose = own[current] + sum(masses[child] for child in children[current])
        needed = 0.97 if page.boxes[best].tag in _LEAF_TAGS else _DOMINANT
        if masses[best] < needed * prose:
            break
        current = best
    mass = max(masses[current], own[current])
    return Region(_around_table(page, page.boxes[current]), mass, end, min(1.0, mass / 400)) if mass > 0 else None


def _around_table(page: Outline, box: Box) -> Box:
    """The box itself; for rows of data or a list the box around the whole, where hardly anything else stands in it."""
    if box.tag in _LISTS:
        parent = page.boxes[box.parent]
        return parent if parent.end - parent.start <= box.end - box.start + _BESIDE_LIST else box
    if box.tag not in _ROWS:
        return box
    table = next((outer for outer in page.ancestors(box.index) if outer.tag == "table"), box)
    inside = [page.boxes[line.box].tag for line in page.lines[table.start : table.end]]
    rows = sum(outer.tag == "tr" and outer.start < outer.end for outer in page.boxes[table.index : page.behind(table)])
    parent = page.boxes[table.parent]
    data = rows >= _LEAST_ROWS and inside.count("td") + inside.count("th") >= 2 * rows
    return parent if data and parent.end - parent.start <= len(inside) + _BESIDE_TABLE else box


def _innermost_around(page: Outline, own: list[float]) -> int:
    """The innermost box that holds all prose: wrappers around a whole page are no choice, however many links are in them."""
    holding = [weight > 0 for weight in own]
    only = [-1] * len(own)
    for index in range(len(own) - 1, 0, -1):
        if holding[index]:
            parent = page.boxes[index].parent
            # -1: none yet; -2: more than one child, or text of its own
            only[parent] = index if only[parent] == -1 and not own[parent] else -2
            holding[parent] = True
    current = 0
    while only[current] > 0 and page.boxes[only[current]].tag not in _LEAF_TAGS:
        current = only[current]
    return current


def _weighty_children(page: Outline, masses: list[float]) -> dict[int, list[int]]:
    """The children with prose in them, by the index of their parent."""
    children: dict[int, list[int]] = {}
    for index in range(1, len(masses)):
        if masses[index] > 0:
            children.setdefault(page.boxes[index].parent, []).append(index)
    return children


def _masses(page: Outline, weights: list[float]) -> list[float]:
    """Each box's own prose and that of the boxes in it; a box of links costs its parent only a little."""
    masses = [0.0] * len(page.boxes)
    bodies = [0.0] * len(page.boxes)
    for line, weight in zip(page.lines, weights, strict=True):
        masses[line.box] += weight
    for index in range(len(masses) - 1, 0, -1):
        mass = masses[index]
        if mass:
            box = page.boxes[index]
            if mass > 0:
                around = box.tag == "form" and box.end - box.start >= _WHOLE * len(page.lines)
                masses[index] = mass = _tempered(box, mass, mass if around else bodies[index])
                body = mass if mass > _CAP and _is_named_body(box) else bodies[index]
                if body > bodies[box.parent]:
                    bodies[box.parent] = body
                masses[box.parent] += mass
            else:
                masses[box.parent] += max(mass, -_CAP)
    return masses


def _tempered(box: Box, mass: float, body: float) -> float:
    """The mass of a box in the light of its name; `body` is that of the greatest box in it that is named as a body."""
    if box.tag in _ASIDE and not (box.tag == "form" and body > _FORM_BODY * mass):
        return mass * 0.1
    hints = box.hints
    if not hints:
        return mass
    if names_body(hints):
        return mass * 1.05
    # Where nearly all of it is one such box, the name is rather of a tool that the page puts on its article.
    return mass * 0.2 if names_other(hints) and body < _DOMINANT * mass else mass


def _is_named_body(box: Box) -> bool:
    return names_body(box.hints) and not names_other(box.hints)
