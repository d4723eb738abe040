"""The parts of an article that is spread over several pages, joined in order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from monitor.articles import Article


def join_parts(articles: Sequence[Article]) -> Article:
    """One article of all parts in the order of their numbers; fields come from the first part that has them.

    A part given twice counts once; a missing one is kept as a warning. ValueError without any part.
    """
    if not articles:
        raise ValueError("no parts to join")
    parts = {article.part: article for article in reversed(articles)}
    ordered = [parts[number] for number in sorted(parts)]
    first, total = ordered[0], max(article.parts for article in ordered)
    paragraphs: list[str] = []
    headings: list[int] = []
    for article in ordered:
        headings += [index + len(paragraphs) for index in article.headings]
        paragraphs += article.paragraphs
    missing = [number for number in range(1, total + 1) if number not in parts]
    warnings = tuple(dict.fromkeys(w for article in ordered for w in article.warnings))
    if missing:
        warnings += (f"parts missing: {', '.join(map(str, missing))} of {total}",)
    return replace(
        first,
        body="\n".join(paragraphs),
        headings=tuple(headings),
        captions=tuple(c for article in ordered for c in article.captions),
        published=next((a.published for a in ordered if a.published), None),
        source=next((a.source for a in ordered if a.source), None),
        author=next((a.author for a in ordered if a.author), None),
        editor=next((a.editor for a in reversed(ordered) if a.editor), None),
        part=1,
        parts=total,
        warnings=warnings,
    )
