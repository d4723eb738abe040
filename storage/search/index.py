"""Full-text search that finds every Chinese word: an index of character pairs on both databases.

SQLite's own tokenizers find no word of two characters inside a sentence, and PostgreSQL's none at all, so both are
given pairs: 乳源瑶 is kept as 乳源 源瑶 瑶 and looked for as the phrase 乳源 源瑶. Beside title and body the index
has marks: the article's source, author and keywords and its figures' indicators, places and years, each entry with the
letter of its field before it.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from operator import add

from sqlalchemy import Connection, select, text

from monitor.folding import fold
from storage.engine import inserts
from storage.tables import FIGURES, REVISIONS

# Runs of characters that are indexed: pairs for Chinese ones, whole words for the others.
RUNS = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003134f]+|[^\W_\u3400-\u9fff\uf900-\ufaff]+")
# The same with Chinese runs in the first group and others in the second: one search says which they are.
SORTS = re.compile(f"({RUNS.pattern.replace('|', ')|(')})")
CHINESE = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003134f]")
YEAR = re.compile(r"\d{4}(?=[-/,}]|$)", re.ASCII)
# PostgreSQL keeps places up to 16,383 and 255 of a word in one text: long ones are cut, with room for a phrase.
PART, OVERLAP, LAST = 4000, 520, 16383
# Far enough from the title that no phrase reaches over.
GAP = 10
# Before a mark's letter: where a value among the marks begins and ends.
BEGIN, END = "b", "e"
# A run of letters longer than this is none of a language: PostgreSQL keeps no word of over 2,046 bytes.
LONGEST = 200


class Mark(StrEnum):
    """The letter before the entries of a field."""

    SOURCE = "s"
    AUTHOR = "a"
    KEYWORD = "k"
    INDICATOR = "i"
    PLACE = "p"
    YEAR = "y"


@dataclass(frozen=True, slots=True)
class Entry:
    """What a revision is found by."""

    title: str
    body: str
    marks: tuple[tuple[Mark, str], ...] = ()


def tokens(words: str) -> list[str]:
    """The index entries of a text, in order.

    >>> tokens("乳源GDP为115亿")
    ['乳源', '源', 'gdp', '为', '115', '亿']
    """
    return _spaced(words).split()


def _spaced(words: str) -> str:
    """The index entries of a text with a space between each and the next."""
    runs = SORTS.findall(fold(words))
    paired = iter(_paired([chinese for chinese, _ in runs if chinese]))
    return " ".join([next(paired) if chinese else other[:LONGEST] for chinese, other in runs])


def _paired(runs: list[str]) -> list[str]:
    """The pairs of each run and its last character, with spaces between.

    >>> _paired(["乳源瑶", "亿"])
    ['乳源 源瑶 瑶', '亿']
    """
    # All at once, as numbers that are put side by side: a pair at a time takes three times as long.
    firsts = array("I", "\n".join(["", *runs]).encode("utf-32-le"))
    found = array("I", (" " * (3 * len(firsts))).encode("utf-32-le"))
    found[::3], found[1:-3:3] = firsts, firsts[1:]
    # What begins a run is there once more after the break before it: \n乳 乳源 源瑶 瑶.
    return [pairs[2:] for pairs in found.tobytes().decode("utf-32-le")[1:-2].split("\n \n")]


def _pairs(run: str) -> list[str]:
    return [*map(add, run, run[1:]), run[-1]]


def phrase(words: str) -> tuple[str, ...]:
    """The entries that stand one after the other where the words do; a final `*` stands for any ending.

    >>> phrase("源瑶族"), phrase("茶"), phrase("GDP为")
    (('源瑶', '瑶族'), ('茶*',), ('gdp', '为*'))
    """
    runs = RUNS.findall(fold(words))
    entries: list[str] = []
    for number, run in enumerate(runs, 1):
        if not CHINESE.match(run):
            entries.append(run[:LONGEST])
        elif number < len(runs):
            entries += _pairs(run)
        else:
            entries += _pairs(run)[:-1] if len(run) > 1 else [run + "*"]
    return tuple(entries)


def stands_in(wanted: Sequence[str], entries: Sequence[str]) -> bool:
    """Whether a phrase stands among the entries of a text, as the index would find it.

    >>> stands_in(phrase("集体"), tokens("村集体账本")), stands_in(phrase("村账"), tokens("村集体账本"))
    (True, False)
    """
    length = len(wanted)
    starts = range(len(entries) - length + 1) if wanted else ()
    return any(all(map(_fits, wanted, entries[at : at + length])) for at in starts)


def _fits(wanted: str, entry: str) -> bool:
    return entry.startswith(wanted[:-1]) if wanted.endswith("*") else entry == wanted


def entry(title: str, body: str, fields: Iterable[tuple[Mark, str | None]]) -> Entry:
    """What a revision with these fields is found by; a field named twice counts once."""
    return Entry(title, body, tuple(dict.fromkeys((mark, value) for mark, value in fields if value)))


def years(period: str | None) -> Iterator[str]:
    """The years at which a period, or a part of it, begins or ends.

    >>> list(years("2018/2022-06")), list(years("{2019,2021}")), list(years(None))
    (['2018', '2022'], ['2019', '2021'], [])
    """
    for part in re.split(r"[/,{}]", period or ""):
        if match := YEAR.match(part):
            yield match[0]


def entry_of(connection: Connection, revision_id: int) -> Entry:
    """What a kept revision is found by, as it is kept now."""
    columns = (REVISIONS.c.title, REVISIONS.c.body, REVISIONS.c.source, REVISIONS.c.author, REVISIONS.c.keywords)
    row = connection.execute(select(*columns).where(REVISIONS.c.id == revision_id)).one()
    figures = select(FIGURES.c.indicator, FIGURES.c.place, FIGURES.c.period).where(FIGURES.c.revision_id == revision_id)
    fields = [(Mark.SOURCE, row.source), (Mark.AUTHOR, row.author), *((Mark.KEYWORD, word) for word in row.keywords)]
    for indicator, place, period in connection.execute(figures.order_by(FIGURES.c.start, FIGURES.c.id)):
        fields += of_figure(indicator, place, period)
    return entry(row.title, row.body, fields)


# Articles that come together have mostly figures of the same indicators, places and years.
@lru_cache(maxsize=4096)
def of_figure(indicator: str, place: str | None, period: str | None) -> tuple[tuple[Mark, str | None], ...]:
    """The fields of a figure that are marks."""
    return (Mark.INDICATOR, indicator), (Mark.PLACE, place), *((Mark.YEAR, year) for year in years(period))


def index(connection: Connection, revision_id: int, found_by: Entry) -> None:
    """Make a revision findable."""
    index_all(connection, {revision_id: found_by})


def index_all(connection: Connection, entries: Mapping[int, Entry]) -> None:
    """Make revisions findable, each by its entry."""
    if connection.dialect.name == "postgresql":
        parts = [(id_, *document) for id_, found_by in entries.items() for document in _documents(found_by)]
        inserts.add_raw(connection, "search_text", ("revision_id", "part", "document"), parts)
    else:
        rows = [(id_, *_columns(found_by).values()) for id_, found_by in entries.items()]
        inserts.add_raw(connection, "search_text", ("rowid", "title", "body", "marks"), rows)


def forget(connection: Connection, revision_id: int, found_by: Entry) -> None:
    """Take a revision out of the index; `found_by` is what it was indexed with."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("DELETE FROM search_text WHERE revision_id = :id"), {"id": revision_id})
        return
    columns = "INSERT INTO search_text (search_text, rowid, title, body, marks)"
    statement = f"{columns} VALUES ('delete', :id, :title, :body, :marks)"
    connection.execute(text(statement), {"id": revision_id} | _columns(found_by))


def rebuild(connection: Connection) -> int:
    """How many revisions were entered into an index that was empty."""
    revision_ids = connection.scalars(select(REVISIONS.c.id).order_by(REVISIONS.c.id)).all()
    for revision_id in revision_ids:
        index(connection, revision_id, entry_of(connection, revision_id))
    return len(revision_ids)


def _columns(found_by: Entry) -> dict[str, str]:
    return {"title": _spaced(found_by.title), "body": _spaced(found_by.body), "marks": " ".join(marks(found_by.marks))}


def marks(values: Iterable[tuple[Mark, str]]) -> list[str]:
    """The entries of marks, each value between its begin and its end.

    >>> marks([(Mark.SOURCE, "韶关日报")])
    ['bs', 's韶关', 's关日', 's日报', 's报', 'es']
    """
    return [token for mark, value in values for token in marked(mark, value)]


# Articles that come together have mostly the same sources, places, years and indicators.
@lru_cache(maxsize=4096)
def marked(mark: Mark, value: str) -> tuple[str, ...]:
    """The entries of one value."""
    return (BEGIN + mark, *(mark + token for token in tokens(value)), END + mark)


def _documents(found_by: Entry) -> Iterator[tuple[int, str]]:
    """The texts for PostgreSQL with their parts: title and body from 0 on, marks below."""
    title, body = tokens(found_by.title)[:PART], tokens(found_by.body)
    for part, start in enumerate(range(0, max(1, len(body) - OVERLAP), PART - OVERLAP)):
        heading = _placed(title, 1, "A") if start == 0 else ""
        yield part, f"{heading} {_placed(body[start : start + PART], len(title) + GAP)}"
    for part, values in enumerate(_bundles(found_by.marks), 1):
        yield -part, _placed(values, 1)


def _bundles(values: Iterable[tuple[Mark, str]]) -> Iterator[list[str]]:
    """The entries of marks in parts that cut no value."""
    bundle: list[str] = []
    for mark, value in values:
        bundle += marked(mark, value)
        if len(bundle) > PART:
            yield bundle
            bundle = []
    if bundle:
        yield bundle


def _placed(entries: Sequence[str], first: int, weight: str = "") -> str:
    """Each entry, quoted, before its place; of an unquoted one PostgreSQL looks up for each character what sort it is."""
    places = _places(weight)
    # Put together by slices: a pair at a time takes ten times as long.
    both = [places[-1]] * (2 * len(entries))
    both[::2] = entries
    given = places[first : first + len(entries)]
    both[1 : 2 * len(given) : 2] = given
    return f"'{''.join(both)}"[:-1]


@cache
def _places(weight: str) -> list[str]:
    """What stands between an entry and the next; a long value has more entries than there are places, the last share one."""
    return [f"':{place}{weight} '" for place in range(LAST + 1)]
