"""The search language as SQL: the same rows on SQLite and PostgreSQL.

An article is found if one of its revisions fits the whole query. What a query says of figures side by side (`单位:亩
数值:>1000`) one and the same figure must fit.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import Any as AnyType

from sqlalchemy import ColumnElement, and_, exists, false, func, literal, not_, or_, select, union_all

from monitor.folding import spellings
from monitor.query import OF_FIGURE, All, Among, Any, Name, Node, Not, Number, Phrase, Text, When
from storage.engine.among import among
from storage.queries.articles import in_channel, unlooked
from storage.search import lookups
from storage.search.index import Mark
from storage.search.lookups import How
from storage.tables import FIGURES, PAGES, REVISIONS
from storage.tables.articles import RevisionColumns

WHOLE = {Name.UNIT: FIGURES.c.unit, Name.KIND: FIGURES.c.kind, Name.ROLE: FIGURES.c.role}
PARTIAL = {Name.PLACE: (FIGURES.c.place, Mark.PLACE), Name.INDICATOR: (FIGURES.c.indicator, Mark.INDICATOR)}
MARKS = {Name.SOURCE: Mark.SOURCE, Name.AUTHOR: Mark.AUTHOR, Name.KEYWORD: Mark.KEYWORD}
Condition = ColumnElement[bool]


class Asked(StrEnum):
    """How the index is asked: once for all that it finds, or of each revision whether it is among them."""

    ONCE = "once"
    EACH = "each"


def fits_article(node: Node, dialect: str) -> Condition:
    """The condition on a page that one of its revisions fits a query."""
    revision = REVISIONS.alias().c
    fits = _Articles(dialect, revision).condition(node)
    return PAGES.c.id.in_(lookups.in_turn(dialect, select(revision.page_id).where(fits)))


def page_fits(node: Node, dialect: str, how: Asked) -> Condition:
    """As `fits_article`, asked of one page after the other, in the words of each or among all that fit."""
    revision = REVISIONS.alias().c
    # Counted, as PostgreSQL makes a join of what only is to exist, and would begin with all that its index has.
    fits = _Articles(dialect, revision, how, walked=True).condition(node)
    number: Condition = (
        select(func.count(revision.id)).where(revision.page_id == PAGES.c.id, fits).scalar_subquery() > 0
    )
    return number


def latest_fits(node: Node, dialect: str) -> Condition:
    """As `page_fits` of each on PostgreSQL, of a page joined with its latest revision; earlier ones are asked where there are any."""
    fits = _Articles(dialect, REVISIONS.c, Asked.EACH, walked=True).condition(node)
    return or_(fits, and_(REVISIONS.c.number > 1, page_fits(node, dialect, Asked.EACH)))


def fits_figure(node: Node, dialect: str, how: Asked = Asked.ONCE, *, walked: bool = False) -> Condition:
    """The condition on a figure, joined with its revision and page, that the figure fits: its words stand in its
    sentence. `walked` says that the pages are gone through in their order."""
    return _Figures(dialect, REVISIONS.c, how, walked=walked).condition(node)


def words_fit(wanted: Sequence[str], dialect: str) -> Condition:
    """The condition on `Revision` that its title or body has one of these phrases; for few revisions."""
    asked = _Articles(dialect, REVISIONS.c, Asked.EACH)
    return or_(*(asked.among(lookups.with_words(dialect, [one], of_one=True)) for one in wanted))


class _Articles:
    """Conditions on a revision."""

    def __init__(
        self, dialect: str, revision: RevisionColumns, how: Asked = Asked.ONCE, *, walked: bool = False
    ) -> None:
        self.dialect = dialect
        self.revision = revision
        self.how = how
        self.walked = walked

    def condition(self, node: Node) -> Condition:
        """What must hold of the revision."""
        if isinstance(node, Phrase):
            return self.words([node])
        if isinstance(node, Among):
            return among(self.asked, node.revisions)
        if isinstance(node, Not):
            return not_(self.of_each.condition(node.part))
        if isinstance(node, Any):
            return self.any_of(node.parts)
        if isinstance(node, All):
            return self.all_of(node.parts)
        return self.figures([node]) if _is_of_figure(node) or not isinstance(node, Text) else self.field(node)

    def any_of(self, parts: Sequence[Node]) -> Condition:
        """That one of the parts holds; PostgreSQL, which would go through all revisions for it, is asked for each part's."""
        if self.dialect != "postgresql" or self.of_one or self.walked:
            return or_(*(self.condition(part) for part in parts))
        apart = (REVISIONS.alias() for _ in parts)
        found = (
            select(one.c.id).where(_Articles(self.dialect, one.c).condition(part))
            for one, part in zip(apart, parts, strict=True)
        )
        return self.one_of(select(union_all(*found).subquery().c.id))

    def all_of(self, parts: Sequence[Node]) -> Condition:
        """The conditions of parts that are all to hold: words in one question, fields of figures of one figure."""
        words = [part for part in parts if isinstance(part, Phrase)]
        figures = [part for part in parts if _is_of_figure(part)]
        others = [part for part in parts if part not in words and part not in figures]
        found = [self.words(words)] if words else []
        found += [self.figures(figures)] if figures else []
        return and_(*found, *(self.condition(part) for part in others))

    def among(self, found: lookups.Found) -> Condition:
        """That the revision is among those that the index finds."""
        rows = found.subquery()
        if not self.of_one:
            return self.one_of(select(rows.c.revision_id))
        one = select(rows.c.revision_id).where(rows.c.revision_id == self.asked)
        if self.dialect == "postgresql":
            fits: Condition = self.apart(one).exists()
            return fits
        number: Condition = one.with_only_columns(func.count()).scalar_subquery() > 0
        return number

    def one_of(self, ids: AnyType) -> Condition:
        """That the revision is one of some; where pages are gone through, PostgreSQL looks for each among them."""
        fits: Condition = self.asked.in_(ids if self.walked else lookups.in_turn(self.dialect, ids))
        return fits

    def apart(self, one: AnyType) -> AnyType:
        """A question of one revision of which PostgreSQL makes no join, which would begin with all that its index has."""
        return one.offset(0) if self.dialect == "postgresql" else one

    def with_mark(self, mark: Mark, value: str, how: How = How.HAS) -> lookups.Found:
        """The revisions that have a mark that fits a value, as they are asked for."""
        return lookups.with_mark(self.dialect, mark, value, how, of_one=self.of_one)

    def words(self, wanted: Sequence[Phrase]) -> Condition:
        """That the revision's title or body has all these phrases."""
        return self.with_words(wanted)

    def with_words(self, wanted: Sequence[Phrase]) -> Condition:
        """That the index has all these phrases; PostgreSQL asks each of one revision, rather than what has them all."""
        texts = [one.text for one in wanted]
        apart = [[one] for one in texts] if self.how is Asked.EACH and self.dialect == "postgresql" else [texts]
        return and_(*(self.among(lookups.with_words(self.dialect, some, of_one=self.of_one)) for some in apart))

    def figures(self, wanted: Sequence[Node]) -> Condition:
        """That one figure of the revision fits all of it; the marks narrow the revisions first."""
        narrowed = [one for part in wanted if (one := self.marked(part)) is not None]
        # Numbers first: they are compared sooner than texts, and PostgreSQL keeps to the order.
        wanted = sorted(wanted, key=lambda part: not isinstance(part, Number))
        if narrowed or self.how is Asked.EACH:
            fits = [figure_fits(part, self.dialect, of_one=True) for part in wanted]
            # Of its columns one that is in the index, or SQLite would look up the rows.
            own: AnyType = select(FIGURES.c.revision_id).where(FIGURES.c.revision_id == self.revision.id, *fits)
            return and_(*narrowed, (self.apart(own) if self.of_one else own).exists())
        found = select(FIGURES.c.revision_id).where(*(figure_fits(part, self.dialect) for part in wanted))
        fitting: Condition = self.revision.id.in_(found)
        return fitting

    @property
    def asked(self) -> AnyType:
        """What the index is asked about: the revision's id."""
        return self.revision.id

    @property
    def of_one(self) -> bool:
        """Whether the index is asked of one revision after the other."""
        return self.how is Asked.EACH

    @property
    def of_each(self) -> _Articles:
        """The same, but that PostgreSQL is asked of one after the other: what is not to be, most may have."""
        how = Asked.EACH if self.dialect == "postgresql" else self.how
        return type(self)(self.dialect, self.revision, how, walked=self.walked)

    def marked(self, part: Node) -> Condition | None:
        """That a revision's marks allow that one of its figures fits; None if they say nothing of it."""
        if isinstance(part, When):
            years = dict.fromkeys(point[:4] for point in part.points)
            return or_(*(self.among(self.with_mark(Mark.YEAR, year)) for year in years))
        if isinstance(part, Text) and part.name in PARTIAL:
            return self.among(self.with_mark(PARTIAL[part.name][1], part.value))
        return None

    def field(self, node: Text) -> Condition:
        """That a field of the article is, begins with (`韶关*`), or has a text."""
        revision, value, dialect = self.revision, node.value, self.dialect
        if node.kept is not None:
            # Of one page's revisions SQLite is kept from looking through all that have the source.
            source = unlooked(revision.source) if self.walked and dialect == "sqlite" else revision.source
            return and_(revision.source.is_not(None), source.in_(node.kept))
        if node.name is Name.TITLE:
            return self.among(lookups.with_title(dialect, value))
        if node.name is Name.CHANNEL:
            page = PAGES.alias().c
            return exists().where(page.id == revision.page_id, in_channel(revision, page, spellings(value)))
        return self.among(self.with_mark(MARKS[node.name], value.removesuffix("*"), how_of(node)))


class _Figures(_Articles):
    """Conditions on a figure and its revision."""

    def any_of(self, parts: Sequence[Node]) -> Condition:
        """That one of the parts holds of the figure."""
        return or_(*(self.condition(part) for part in parts))

    def figures(self, wanted: Sequence[Node]) -> Condition:
        """That the figure fits all of it."""
        fits = [figure_fits(part, self.dialect, of_one=self.walked) for part in wanted]
        narrowed = (self.marked(part) for part in wanted)
        return and_(*(one for one in narrowed if one is not None), *fits)

    def words(self, wanted: Sequence[Phrase]) -> Condition:
        """That the figure's sentence or indicator has all these phrases; the index narrows the revisions first."""
        length = FIGURES.c.sentence_end - FIGURES.c.sentence_start
        sentence = func.substr(REVISIONS.c.body, FIGURES.c.sentence_start + 1, length)
        near = (
            or_(_has(FIGURES.c.indicator, one.text, self.dialect), *_occurs(sentence, one.text, self.dialect))
            for one in wanted
        )
        return and_(self.with_words(wanted), *near)

    @property
    def asked(self) -> AnyType:
        """The page's revision, so that it is asked about before its text and its figures are looked up.

        Where pages are gone through in their order, SQLite is kept from beginning elsewhere.
        """
        where = PAGES.c.latest_revision_id
        return unlooked(where) if self.walked and self.dialect == "sqlite" else where


def how_of(field: Text) -> How:
    """How a field of the article is to fit."""
    begins = field.value.endswith("*") and len(field.value) > 1
    return How.HAS if field.name is Name.AUTHOR else How.BEGINS if begins else How.WHOLE


def _is_of_figure(part: Node) -> bool:
    return isinstance(part, Number | When) or (isinstance(part, Text) and part.name in OF_FIGURE)


def figure_fits(part: Node, dialect: str, *, of_one: bool = False) -> Condition:
    """The condition on `FigureRow` of a number, a period or a field of a figure.

    Where it is asked of the figures `of_one` revision, SQLite is kept from looking through all figures of the unit.
    """
    if isinstance(part, Number):
        return _within(part)
    if isinstance(part, When):
        return and_(FIGURES.c.period.is_not(None), or_(*(_touches(point) for point in part.points)))
    if not isinstance(part, Text):
        raise TypeError(f"not of a figure: {part!r}")
    if part.name in WHOLE:
        column = unlooked(WHOLE[part.name]) if of_one and dialect == "sqlite" else WHOLE[part.name]
        return column.in_(spellings(part.value))
    return _has(PARTIAL[part.name][0], part.value, dialect)


def _within(limits: Number) -> Condition:
    """That a figure's amount (the middle of a range) is within limits; all are compared as the index keeps them."""
    amount, found = FIGURES.c.amount, []
    if limits.low is not None:
        low = float(limits.low)
        found.append(amount > low if limits.is_open else amount >= low)
    if limits.high is not None:
        high = float(limits.high)
        found.append(amount < high if limits.is_open else amount <= high)
    return and_(amount.is_not(None), *found)


def _touches(point: str) -> Condition:
    """That a period, or a part of it, begins or ends within a point: 2021 in 2021-03, 2020/2021, {2019,2021}."""
    parts: ColumnElement[AnyType] = FIGURES.c.period
    for sign in "/{}":
        parts = func.replace(parts, sign, ",")
    listed = literal(",") + parts + ","
    return or_(listed.like(f"%,{point},%"), listed.like(f"%,{point}-%"))


def _has(where: AnyType, words: str, dialect: str) -> Condition:
    """That a text, where there is one, has a phrase in it, in any spelling."""
    return or_(false(), and_(where.is_not(None), or_(*_occurs(where, words, dialect))))


def _occurs(where: AnyType, words: str, dialect: str) -> list[Condition]:
    """For each spelling that a text has it in it (LIKE folds case on one database and not on the other)."""
    place = func.strpos if dialect == "postgresql" else func.instr
    return [place(where, one) > 0 for one in spellings(words)]
