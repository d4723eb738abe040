"""The shortest selector that finds a node again."""

from __future__ import annotations

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

_NAME = re.compile(r"^[A-Za-z_][\w-]{0,40}$")
# Names with long numbers or hashes change from page to page or from build to build.
_VOLATILE = re.compile(r"\d{3,}|[a-z][A-Z][a-z0-9]?[A-Z]|__\w{5,}$|--\w{5,}|-[0-9A-Za-z]*\d[0-9A-Za-z]*[A-Z]\w*$")
_STEPS = 3


def selector_for(tree: LexborHTMLParser, node: LexborNode) -> str | None:
    """A selector whose first match in `tree` is `node`, by id, class, or the path from a named ancestor."""
    return next((found for found in _candidates(node) if _finds(tree, found, node)), None)


def names_of(node: LexborNode) -> list[str]:
    """A node's selectors on its own: `#id`, `tag.class` for each lasting class, and the bare tag last."""
    attrs = node.attributes
    names = []
    identity = attrs.get("id") or ""
    if _NAME.match(identity) and not _VOLATILE.search(identity):
        names.append(f"#{identity}")
    classes = [c for c in (attrs.get("class") or "").split() if _NAME.match(c) and not _VOLATILE.search(c)]
    return [*names, *(f"{node.tag}.{c}" for c in classes), node.tag or "*"]


def _candidates(node: LexborNode) -> Iterator[str]:
    own = names_of(node)
    yield from own[:-1]
    above, steps = node.parent, 0
    while above is not None and steps < _STEPS and above.tag not in {"body", "html", None}:
        for name in names_of(above)[:-1]:
            for mine in own:
                yield f"{name} {mine}"
        above, steps = above.parent, steps + 1
    yield own[-1]


def _finds(tree: LexborHTMLParser, selector: str, node: LexborNode) -> bool:
    first = tree.css_first(selector)
    return first is not None and first.mem_id == node.mem_id
