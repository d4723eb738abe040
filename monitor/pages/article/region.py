"""The box that holds most of a page's prose: found by going from the body inwards."""

from __future__ import annotations

from dataclasses import dataclass

from monitor.pages.article.weights import is_named_body
from monitor.pages.document.outline import Box, Outline
from monitor.pages.patterns import names_body, names_other

_CAP = 25.0
_DOMINANT = 0.82
ASIDE = frozenset(["footer", "nav", "aside", "form"])
# Old systems put a form around all of their text.
_FORM_BODY = 0.5
_WHOLE = 0.8
_LISTS = frozenset(["ul", "ol", "dl"])
_BESIDE_LIST = 3
_ROWS = frozenset(["tbody", "thead", "tr"])
_LEAST_ROWS = 2
_BESIDE_TABLE = 6
_LEAF_TAGS = frozenset(["p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "td", "dd", "pre"])


@dataclass(frozen=True, slots=True)
class Region:
    """The chosen box, its prose mass, the last line of it to read (exclusive), a confidence, and for a post where its prose begins."""

    box: Box
    mass: float
    end: int
    confidence: float
    prose: int | None = None


def choose(page: Outline, weights: list[float], end: int) -> Region | None:
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
                body = mass if mass > _CAP and is_named_body(box) else bodies[index]
                if body > bodies[box.parent]:
                    bodies[box.parent] = body
                masses[box.parent] += mass
            else:
                masses[box.parent] += max(mass, -_CAP)
    return masses


def _tempered(box: Box, mass: float, body: float) -> float:
    """The mass of a box in the light of its name; `body` is that of the greatest box in it that is named as a body."""
    if box.tag in ASIDE and not (box.tag == "form" and body > _FORM_BODY * mass):
        return mass * 0.1
    hints = box.hints
    if not hints:
        return mass
    if names_body(hints):
        return mass * 1.05
    # Where nearly all of it is one such box, the name is rather of a tool that the page puts on its article.
    return mass * 0.2 if names_other(hints) and body < _DOMINANT * mass else mass
