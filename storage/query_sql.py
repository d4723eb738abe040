"""The search language as SQL: the same rows on SQLite and PostgreSQL.

An article is found if one of its revisions fits the whole query. What a query says of figures side by side (`单位:亩
数值:>1000`) one and the same figure must fit.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any as AnyType

from sqlalchemy import (
    ColumnElement,
    String,
    and_,
    bindparam,
    case,
    cast,
    column,
    exists,
    false,
    func,
    literal,
    not_,
    or_,
    select,
    text,
)
from sqlalchemy.orm import aliased

from monitor import query
from monitor.query import OF_FIGURE, All, Any, Name, Node, Not, Number, Phrase, Text
from storage import search
from storage.tables import FigureRow, Page, Revision

WHOLE = {Name.UNIT: FigureRow.unit, Name.KIND: FigureRow.kind, Name.ROLE: FigureRow.role}
Condition = ColumnElement[bool]


def has_words(node: Node) -> bool:
    """Whether a query asks for words, by which its hits can be ranked."""
    return bool(query.phrases(node))


def fits_article(node: Node, dialect: str) -> Condition:
    """The condition on `Page` that one of the page's revisions fits a query."""
    revision = aliased(Revision)
    fits = _Articles(dialect, revision).condition(node)
    return Page.id.in_(select(revision.page_id).where(fits))


def fits_figure(node: Node, dialect: str) -> Condition:
    """The condition on `FigureRow`, joined with its `Revision`, that the figure fits: its words stand in its sentence."""
    return _Figures(dialect, Revision).condition(node)


def words_fit(wanted: Sequence[str], dialect: str) -> Condition:
    """The condition on `Revision` that its title or body has one of these phrases."""
    return or_(*(_Articles(dialect, Revision).words([Phrase(phrase)]) for phrase in wanted))


def title_hits(node: Node, dialect: str) -> ColumnElement[int]:
    """How many of a query's words stand in the title of `Revision`: the rank, the same on both databases."""
    hits: ColumnElement[int] = literal(0)
    for phrase in query.phrases(node):
        hits = hits + case((_contains(Revision.title, phrase, dialect), 1), else_=0)
    return hits


class _Articles:
    """Conditions on a revision."""

    def __init__(self, dialect: str, revision: AnyType) -> None:
        self.dialect = dialect
        self.revision = revision

    def condition(self, node: Node) -> Condition:
        """What must hold of the revision."""
        if isinstance(node, Phrase):
            return self.words([node])
        if isinstance(node, Not):
            return not_(self.condition(node.part))
        if isinstance(node, Any):
            return or_(*(self.condition(part) for part in node.parts))
        if isinstance(node, All):
            return self.all_of(node.parts)
        return self.figures([node]) if isinstance(node, Number) or node.name in OF_FIGURE else self.field(node)

    def all_of(self, parts: Sequence[Node]) -> Condition:
        """The conditions of parts that are all to hold: words in one question, fields of figures of one figure."""
        words = [part for part in parts if isinstance(part, Phrase)]
        figures = [part for part in parts if _is_of_figure(part)]
        others = [part for part in parts if part not in words and part not in figures]
        found = [self.words(words)] if words else []
        found += [self.figures(figures)] if figures else []
        return and_(*found, *(self.condition(part) for part in others))

    def words(self, wanted: Sequence[Phrase]) -> Condition:
        """That the revision's title or body has all these phrases."""
        terms = search.Terms(tuple(phrase for one in wanted for phrase in search.read_terms(f'"{one.text}"').phrases))
        sql, value = search.matching(self.dialect, terms)
        # One query may hold several such questions, so each value is bound under a name of its own.
        hits = text(sql).bindparams(bindparam("query", value, unique=True))
        found = hits.columns(column("revision_id"), column("rank")).subquery()
        fits: Condition = self.revision.id.in_(select(found.c.revision_id))
        return fits

    def figures(self, wanted: Iterable[Node]) -> Condition:
        """That one figure of the revision fits all of it."""
        fits = (_figure(part, self.dialect) for part in wanted)
        return exists().where(FigureRow.revision_id == self.revision.id, *fits)

    def field(self, node: Text) -> Condition:
        """That a field of the article is, or has, a text."""
        revision, value = self.revision, node.value
        if node.name is Name.SOURCE:
            return or_(revision.source == value, _begins(revision.source, value, self.dialect))
        if node.name is Name.CHANNEL:
            page = aliased(Page)
            return exists().where(page.id == revision.page_id, func.coalesce(revision.channel, page.channel) == value)
        if node.name is Name.KEYWORD:
            return _contains(cast(revision.keywords, String), f'"{value}"', self.dialect)
        return _has(revision.author if node.name is Name.AUTHOR else revision.title, value, self.dialect)


class _Figures(_Articles):
    """Conditions on a figure and its revision."""

    def figures(self, wanted: Iterable[Node]) -> Condition:
        """That the figure fits all of it."""
        return and_(*(_figure(part, self.dialect) for part in wanted))

    def words(self, wanted: Sequence[Phrase]) -> Condition:
        """That the figure's sentence or indicator has all these phrases; the index narrows the revisions first."""
        length = FigureRow.sentence_end - FigureRow.sentence_start
        sentence = func.substr(Revision.body, FigureRow.sentence_start + 1, length)
        near = (
            or_(_contains(sentence, one.text, self.dialect), _contains(FigureRow.indicator, one.text, self.dialect))
            for one in wanted
        )
        return and_(super().words(wanted), *near)


def _is_of_figure(part: Node) -> bool:
    return isinstance(part, Number) or (isinstance(part, Text) and part.name in OF_FIGURE)


def _figure(part: Node, dialect: str) -> Condition:
    """The condition on `FigureRow` of a number or a field of a figure."""
    if isinstance(part, Number):
        return _within(part)
    if not isinstance(part, Text):
        raise TypeError(f"not of a figure: {part!r}")
    if part.name in WHOLE:
        whole: Condition = WHOLE[part.name] == part.value
        return whole
    if part.name is Name.PERIOD:
        return or_(*(FigureRow.period.like(pattern, escape="\\") for pattern in _period_patterns(part.value)))
    return _has(FigureRow.place if part.name is Name.PLACE else FigureRow.indicator, part.value, dialect)


def _within(limits: Number) -> Condition:
    """That a figure's amount (the middle of a range) is within limits; all are compared as the index keeps them."""
    amount, found = FigureRow.amount, []
    if limits.low is not None:
        low = float(limits.low)
        found.append(amount > low if limits.is_open else amount >= low)
    if limits.high is not None:
        high = float(limits.high)
        found.append(amount < high if limits.is_open else amount <= high)
    return and_(amount.is_not(None), *found)


def _period_patterns(value: str) -> tuple[str, ...]:
    """What EDTF periods within or touching `value` look like: 2021 → 2021, 2021-03, 2020/2021, ../2021-06-30."""
    plain = value.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return plain, f"{plain}-%", f"{plain}/%", f"%/{plain}", f"%/{plain}-%"


def _contains(where: AnyType, words: str, dialect: str) -> Condition:
    """That a text has these very characters in it (LIKE folds case on one database and not on the other)."""
    place = func.strpos if dialect == "postgresql" else func.instr
    return place(where, words) > 0


def _has(where: AnyType, words: str, dialect: str) -> Condition:
    return and_(where.is_not(None), _contains(where, words, dialect))


def _begins(where: AnyType, words: str, dialect: str) -> Condition:
    """That a text begins with what stands before a final `*`; never, if there is none."""
    if not words.endswith("*") or len(words) == 1:
        return false()
    place = func.strpos if dialect == "postgresql" else func.instr
    return place(where, words[:-1]) == 1
