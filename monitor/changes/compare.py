"""All changes between two revisions of an article, each of one kind."""

from __future__ import annotations

import re
from dataclasses import replace

from monitor.articles import Article, Link
from monitor.changes.body import body_changes
from monitor.changes.differ import diff_text
from monitor.changes.events import Change, Revision
from monitor.changes.importance import weigh
from monitor.changes.kinds import ChangeKind
from monitor.changes.patterns import bare, is_mojibake, redecoded

_DIGITS = re.compile(r"[0-9０-９.．%％]+")
# Fields of an article and the kind that a change of each is. Its neighbours on the site (`previous`, `next`) are left
# out: they change whenever another article is published.
_KINDS = {
    "title": ChangeKind.HEADLINE,
    "subtitle": ChangeKind.HEADLINE,
    "published": ChangeKind.DATE,
    "updated": ChangeKind.DATE,
    "source": ChangeKind.ATTRIBUTION,
    "author": ChangeKind.ATTRIBUTION,
    "captions": ChangeKind.WORDING,
    "editor": ChangeKind.BOILERPLATE,
    "channel": ChangeKind.BOILERPLATE,
    "keywords": ChangeKind.BOILERPLATE,
}
_MINOR = ("subtitle", "captions", "author")


def compare(before: Revision, after: Revision) -> tuple[Change, ...]:
    """Every change once: first the fields', then the body's in its order, then the page's; none for equal revisions."""
    old, new = before.article, after.article
    found = [
        *_field_changes(old, new),
        *body_changes(before, after, diff_text(old.body, new.body)),
        *_page_changes(before, after),
    ]
    if (old.published, old.updated) != (new.published, new.updated):
        return tuple(found)
    return tuple(_silent(change) for change in found)


def _silent(change: Change) -> Change:
    """The change marked as made behind the reader's back, if it is of content and no notice owns up to it."""
    if not change.is_of_content or change.kind is ChangeKind.CORRECTION:
        return change
    codes = [reason.rsplit(" ", 1)[0] for reason in change.reasons[1:]]
    importance, reasons = weigh(change.kind, [*codes, "silent"])
    return replace(change, silent=True, importance=importance, reasons=reasons)


def _field_changes(old: Article, new: Article) -> list[Change]:
    return [
        _field_change(name, kind, _shown(old, name), _shown(new, name))
        for name, kind in _KINDS.items()
        if getattr(old, name) != getattr(new, name)
    ]


def _shown(article: Article, name: str) -> str:
    value = getattr(article, name)
    if isinstance(value, tuple):
        return " ".join(part.text if isinstance(part, Link) else str(part) for part in value)
    return "" if value is None else str(value)


def _field_change(name: str, kind: ChangeKind, before: str, after: str) -> Change:
    codes = ["minor-field"] if name in _MINOR else []
    if kind is ChangeKind.DATE:
        codes.append("page-time")
    if kind is ChangeKind.HEADLINE and _DIGITS.findall(before) != _DIGITS.findall(after):
        codes.append("headline-figure")
    if bare(before) == bare(after):
        kind, codes = ChangeKind.LAYOUT, []
    elif is_mojibake(before) != is_mojibake(after) or redecoded(before, after):
        kind, codes = ChangeKind.ENCODING, []
    importance, reasons = weigh(kind, codes)
    edits = diff_text(before, after).edits
    return Change(kind, importance, reasons, field=name, before=before, after=after, edits=edits)


def _page_changes(before: Revision, after: Revision) -> list[Change]:
    """The page's own: its template, the marks on its paragraphs, the charset that it is sent in."""
    found = []
    if before.template and after.template and before.template != after.template:
        found.append(_page_change(ChangeKind.LAYOUT, "template", before.template, after.template))
    old, new = before.article, after.article
    if old.headings != new.headings and old.body == new.body:
        told, tells = (" ".join(map(str, article.headings)) for article in (old, new))
        found.append(_page_change(ChangeKind.LAYOUT, "headings", told, tells))
    charsets = before.charset or old.charset, after.charset or new.charset
    if charsets[0].lower() != charsets[1].lower():
        found.append(_page_change(ChangeKind.ENCODING, "charset", *charsets))
    return found


def _page_change(kind: ChangeKind, field: str, before: str, after: str) -> Change:
    importance, reasons = weigh(kind, [])
    return Change(kind, importance, reasons, field=field, before=before, after=after)
