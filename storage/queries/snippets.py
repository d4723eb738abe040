"""The neighbourhood of the words that were searched, in the texts of the articles found."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from sqlalchemy import Connection, func, select

from monitor import query
from monitor.folding import fold, fold_in_place
from storage.engine.among import among
from storage.queries import conditions
from storage.queries.articles import Summary
from storage.search.index import CHINESE
from storage.tables import PAGES, REVISIONS

# Characters shown on each side of the first hit.
AROUND = 36


def with_snippets(connection: Connection, found: list[Summary], words: str) -> list[Summary]:
    """The articles with the neighbourhood of the words in their latest revision that has them."""
    wanted = query.phrases(query.parse(words))
    if not wanted:
        return found
    texts = _latest_with(connection, [one.id for one in found], wanted)
    others = [one.id for one in found if one.id not in texts]
    if others:
        fits = conditions.words_fit(wanted, connection.dialect.name)
        ids = (
            select(func.max(REVISIONS.c.id)).where(REVISIONS.c.page_id.in_(others), fits).group_by(REVISIONS.c.page_id)
        )
        bodies = select(REVISIONS.c.page_id, REVISIONS.c.body).where(REVISIONS.c.id.in_(ids))
        texts |= {row.page_id: row.body for row in connection.execute(bodies)}
    return [replace(one, snippet=snippet(texts[one.id], wanted)) if one.id in texts else one for one in found]


def _latest_with(connection: Connection, ids: Sequence[int], words: Sequence[str]) -> dict[int, str]:
    """The latest texts of articles in which or in whose title Chinese words stand, by id: read sooner than the index is asked.

    Whether words of other languages stand in a text, and not within longer ones, the index tells.
    """
    chinese = [fold(word) for word in words if word and all(map(CHINESE.match, word))]
    if not chinese:
        return {}
    latest = select(PAGES.c.id, REVISIONS.c.title, REVISIONS.c.body)
    rows = connection.execute(
        latest.join(REVISIONS, REVISIONS.c.id == PAGES.c.latest_revision_id).where(among(PAGES.c.id, ids))
    )
    plain = ((row.id, row.body, fold_in_place(f"{row.title}\n{row.body}")) for row in rows)
    return {id_: body for id_, body, text in plain if any(word in text for word in chinese)}


def snippet(body: str, words: tuple[str, ...], around: int = AROUND) -> str:
    """The neighbourhood of the first hit in a text, each hit between ⟦ and ⟧; the text's beginning if none occurs.

    >>> snippet("全县村集体经济收入稳步提高，村集体增收", ("集体",), 4)
    '全县村⟦集体⟧经济收入…'
    """
    plain = fold_in_place(body)
    spans = sorted(_hits(plain, words))
    first = _best(plain, spans, 2 * around)
    start, end = max(0, first[0] - around), min(len(body), first[1] + around)
    parts, at = ["…" if start else ""], start
    for left, right in spans:
        if left >= at and right <= end:
            parts += [body[at:left], "⟦", body[left:right], "⟧"]
            at = right
    return "".join([*parts, body[at:end], "…" if end < len(body) else ""]).replace("\n", " ")


def _best(plain: str, spans: Sequence[tuple[int, int]], width: int) -> tuple[int, int]:
    """The first hit near which the most different words stand; the text's beginning if there is none."""
    if not spans:
        return 0, 0
    near = [{plain[a:b] for a, b in spans[n : n + 20] if a <= spans[n][0] + width} for n in range(len(spans))]
    return spans[max(range(len(spans)), key=lambda n: (len(near[n]), -n))]


def _hits(plain: str, words: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    for word in words:
        wanted = fold(word)
        at = plain.find(wanted) if wanted else -1
        while at >= 0:
            yield at, at + len(wanted)
            at = plain.find(wanted, at + len(wanted))
