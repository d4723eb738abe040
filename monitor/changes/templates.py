"""One event for a site whose template changed, instead of one for each of its pages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import xxhash

from monitor.changes.events import Change
from monitor.changes.kinds import SURROUNDINGS, ChangeKind

_DIGITS = re.compile(r"[0-9０-９]+")


@dataclass(frozen=True, slots=True)
class TemplateRule:
    """When changes of one kind are the template's: on more than `share` of the pages looked at, and `least` pages."""

    share: float = 0.2
    least: int = 5


@dataclass(frozen=True, slots=True)
class TemplateEvent:
    """A site's template changed: the kind, the signature that its pages share, and on how many of those looked at."""

    site: str
    kind: ChangeKind
    signature: str
    pages: int
    looked: int

    @property
    def share(self) -> float:
        """The share of the pages looked at, 0 to 1."""
        return self.pages / self.looked


def signature(change: Change) -> str | None:
    """What changes of one template have in common, 16 hexadecimal digits; None for a change of the article itself.

    Numbers count as one another, so that a page's own date or counter does not make its change one of its own.
    """
    if change.kind not in SURROUNDINGS:
        return None
    if change.field in ("template", "headings"):
        return xxhash.xxh3_64_hexdigest(f"{change.kind}|{change.field}".encode())
    texts = [f"{_DIGITS.sub('0', edit.before_text)}>{_DIGITS.sub('0', edit.after_text)}" for edit in change.edits]
    if change.kind is ChangeKind.LAYOUT:
        texts = []
    parts = [change.kind.value, change.field, *sorted(set(texts))]
    return xxhash.xxh3_64_hexdigest("\x1f".join(parts).encode())


def count(changes: Iterable[tuple[str, Change]]) -> dict[tuple[ChangeKind, str], int]:
    """On how many pages each signature shows, from pairs of a page's address and one of its changes."""
    seen = {(change.kind, mark, page) for page, change in changes if (mark := signature(change))}
    out: dict[tuple[ChangeKind, str], int] = {}
    for kind, mark, _ in seen:
        out[kind, mark] = out.get((kind, mark), 0) + 1
    return out


def template_events(
    site: str, counts: Mapping[tuple[ChangeKind, str], int], looked: int, rule: TemplateRule
) -> tuple[TemplateEvent, ...]:
    """The template's changes in one run over `looked` pages of a site, the widest first."""
    found = [
        TemplateEvent(site, kind, mark, pages, looked)
        for (kind, mark), pages in counts.items()
        if kind in SURROUNDINGS and pages >= rule.least and pages > rule.share * looked
    ]
    return tuple(sorted(found, key=lambda event: (-event.pages, event.kind, event.signature)))
