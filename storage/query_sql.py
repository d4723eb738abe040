"""The search language as SQL: the same rows on SQLite and PostgreSQL.

An article is found if one of its revisions fits the whole query. What a query says of figures side by side (`单位:亩
数值:>1000`) one and the same figure must fit.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from enum import StrEnum
from typing import Any as AnyType
from typing import TypeVar
from weakref import WeakKeyDictionary

from sqlalchemy import ColumnElement, Connection, and_, exists, false, func, literal, not_, or_, select, union_all

from monitor import query
from monitor.folding import spellings
from monitor.query import OF_FIGURE, All, Among, Any, Name, Node, Not, Number, Phrase, Text, When
from storage import search, search_sql
from storage.among import among
from storage.articles import in_channel, unlooked
from storage.search import Mark
from storage.search_sql import How
from storage.tables import FIGURES, PAGES, REVISIONS
from storage.tables.articles import RevisionColumns

WHOLE = {Name.UNIT: FIGURES.c.unit, Name.KIND: FIGURES.c.kind, Name.ROLE: FIGURES.c.role}
PARTIAL = {Name.PLACE: (FIGURES.c.place, Mark.PLACE), Name.INDICATOR: (FIGURES.c.indicator, Mark.INDICATOR)}
MARKS = {Name.SOURCE: Mark.SOURCE, Name.AUTHOR: Mark.AUTHOR, Name.KEYWORD: Mark.KEYWORD}
Condition = ColumnElement[bool]
T = TypeVar("T")


class Asked(StrEnum):
    """How the index is asked: once for all that it finds, or of each revision whether it is among them."""

    ONCE = "once"
    EACH = "each"


def fits_article(node: Node, dialect: str) -> Condition:
    """The condition on a page that one of its revisions fits a query."""
    revision = REVISIONS.alias().c
    fits = _Articles(dialect, revision).condition(node)
    return PAGES.c.id.in_(search_sql.in_turn(dialect, select(revision.page_id).where(fits)))


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
    return or_(*(asked.among(search_sql.with_words(dialect, [one], of_one=True)) for one in wanted))


# Of no more different sources than this those that fit are looked up; of more the index of words is asked.
MOST_SOURCES = 5_000
# Figures of a unit and an amount that are looked up beforehand.
FEW_AMOUNTS = 4_000
# What was found in a transaction need not be found again in it: a page is asked for its rows and their number.
_FOUND: WeakKeyDictionary[AnyType, dict[AnyType, AnyType]] = WeakKeyDictionary()


def _once(connection: Connection, what: AnyType, find: Callable[[], T]) -> T:
    """What is found in the connection's transaction, once."""
    found = _FOUND.setdefault(connection.get_transaction(), {})
    if what not in found:
        found[what] = find()
    answer: T = found[what]
    return answer


def asked(connection: Connection, words: str) -> Node:
    """The query that words are, with what its indexes have been asked beforehand.

    These are the kept sources that it asks for and, for PostgreSQL, the revisions whose figures are of its units and
    within its limits, where these are few.
    """
    return _once(connection, ("asked", words), lambda: _looked_up(connection, query.parse(words)))


def _looked_up(connection: Connection, node: Node) -> Node:
    node = _with_sources(connection, node)
    return _with_few(connection, node) if connection.dialect.name == "postgresql" else node


def _with_few(connection: Connection, node: Node) -> Node:
    if isinstance(node, Not):
        return Not(_with_few(connection, node.part))
    if isinstance(node, Any):
        return Any(tuple(_with_few(connection, part) for part in node.parts))
    parts = node.parts if isinstance(node, All) else (node,)
    few = _among_few(connection, [part for part in parts if _is_amount(part)])
    kept = tuple(_with_few(connection, part) if isinstance(part, Not | Any) else part for part in parts)
    return All((*few, *kept)) if few or isinstance(node, All) else node


def _among_few(connection: Connection, amounts: Sequence[Node]) -> tuple[Among, ...]:
    """The revisions that have a figure of units and within limits; none where they are many, or nothing is asked of it.

    PostgreSQL takes units and amounts for independent of each other and may expect a thousand times as many: it would
    go through all articles. Its index tells the first few thousand in milliseconds.
    """
    if not amounts:
        return ()
    found = connection.scalars(_with_amounts(connection, amounts).limit(FEW_AMOUNTS + 1)).all()
    return (Among(tuple(sorted(set(found)))),) if len(found) <= FEW_AMOUNTS else ()


def _with_sources(connection: Connection, node: Node) -> Node:
    if isinstance(node, Not):
        return Not(_with_sources(connection, node.part))
    if isinstance(node, All | Any):
        return type(node)(tuple(_with_sources(connection, part) for part in node.parts))
    if isinstance(node, Text) and node.name is Name.SOURCE and (sources := _sources(connection)) is not None:
        return replace(node, kept=tuple(source for source in sources if _is_source(source, node)))
    return node


def _is_source(source: str, wanted: Text) -> bool:
    """Whether a source is, or begins, as a field asks, read as the index of words reads it."""
    if _how(wanted) is How.WHOLE:
        entries = search.tokens(wanted.value)
        return bool(entries) and search.tokens(source) == entries
    begin = search.phrase(wanted.value.removesuffix("*"))
    return search.stands_in(begin, search.tokens(source)[: len(begin)])


def _sources(connection: Connection) -> list[str] | None:
    """The different sources of all articles; None where they are too many."""
    found = _once(connection, "sources", lambda: _different(connection, REVISIONS.c.source, MOST_SOURCES + 1))
    return found if len(found) <= MOST_SOURCES else None


def reach(connection: Connection, node: Node, most: int) -> int:
    """About how many revisions a query can find at most, as far as the indexes tell; beyond `most`, more."""
    return _once(connection, ("reach", node, most), lambda: _reach(connection, node, most))


def _reach(connection: Connection, node: Node, most: int) -> int:
    if isinstance(node, Among):
        return len(node.revisions)
    if isinstance(node, All):
        figures = [part for part in node.parts if _is_amount(part)]
        # SQLite counts what has all the words as soon as what has one of them.
        words = [part for part in node.parts if isinstance(part, Phrase)]
        together = words if connection.dialect.name == "sqlite" else []
        others = [_reach(connection, part, most) for part in node.parts if part not in (*figures, *together)]
        if figures:
            others.append(_count(connection, _with_amounts(connection, figures), most))
        if together:
            others.append(_count(connection, search_sql.with_words("sqlite", [part.text for part in together]), most))
        return min(others)
    if isinstance(node, Any):
        return min(sum(_reach(connection, part, most) for part in node.parts), most + 1)
    if _is_amount(node):
        return _count(connection, _with_amounts(connection, [node]), most)
    is_looked_up = isinstance(node, Text) and node.kept is not None
    if connection.dialect.name == "postgresql" and not is_looked_up:
        return min(_expected(connection, _entries(node), most), most + 1)
    found = _found(node, connection.dialect.name)
    return most + 1 if found is None else _count(connection, found, most)


def _expected(connection: Connection, entries: Sequence[str], most: int) -> int:
    """How many texts PostgreSQL expects to have the rarest of some entries: it would take long to look them all up."""
    return min((_planned(connection, search_sql.with_entry(entry)) for entry in entries), default=most + 1)


def texts(connection: Connection) -> int:
    """How many texts PostgreSQL expects the index to have."""
    return _planned(connection, search_sql.EVERY)


def _planned(connection: Connection, found: AnyType) -> int:
    """How many rows PostgreSQL expects a query to have."""
    asked = found.compile(dialect=connection.dialect, compile_kwargs={"render_postcompile": True})
    plan = connection.exec_driver_sql(f"EXPLAIN (FORMAT JSON) {asked}", asked.params).scalar_one()
    return int(plan[0]["Plan"]["Plan Rows"])


def _entries(node: Node) -> tuple[str, ...]:
    """The entries of the index that a word or a field has."""
    if isinstance(node, Phrase):
        return search.phrase(node.text)
    if isinstance(node, Text) and node.name is Name.TITLE:
        return search.phrase(node.value)
    if isinstance(node, Text) and (mark := MARKS.get(node.name) or PARTIAL.get(node.name, (None, None))[1]):
        return search_sql.marked(mark, node.value.removesuffix("*"))
    return ()


def _is_amount(part: Node) -> bool:
    """Whether the index of units and amounts tells of it."""
    return isinstance(part, Number) or (isinstance(part, Text) and part.name is Name.UNIT)


def _with_amounts(connection: Connection, parts: Sequence[Node]) -> AnyType:
    """The revisions of the figures of units and within limits."""
    fits = [_figure(part, connection.dialect.name) for part in parts]
    if not any(isinstance(part, Text) for part in parts):
        fits.append(FIGURES.c.unit.in_(units(connection)))
    return select(FIGURES.c.revision_id).where(*fits)


def units(connection: Connection) -> list[str]:
    """The units of all figures."""
    return _different(connection, FIGURES.c.unit)


def _different(connection: Connection, column: ColumnElement[AnyType], most: int | None = None) -> list[str]:
    """The different values of a column, found by a step from one to the next in its index."""
    first = select(func.min(column).label("value")).cte("steps", recursive=True)
    following = select(func.min(column)).where(column > first.c.value).correlate(first).scalar_subquery()
    steps = first.union_all(select(following).where(first.c.value.is_not(None)))
    return list(connection.scalars(select(steps.c.value).where(steps.c.value.is_not(None)).limit(most)))


def _found(node: Node, dialect: str) -> search_sql.Found | None:
    """The revisions that the index finds for a word or a field; None where it has nothing of it."""
    if isinstance(node, Phrase):
        return search_sql.with_words(dialect, [node.text])
    if isinstance(node, Text) and node.name is Name.TITLE:
        return search_sql.with_title(dialect, node.value)
    if isinstance(node, Text) and node.name in PARTIAL:
        return search_sql.with_mark(dialect, PARTIAL[node.name][1], node.value)
    if isinstance(node, Text) and node.kept is not None:
        return select(REVISIONS.c.id.label("revision_id")).where(REVISIONS.c.source.in_(node.kept))
    if isinstance(node, Text) and node.name in MARKS:
        return search_sql.with_mark(dialect, MARKS[node.name], node.value.removesuffix("*"), _how(node))
    return None


def only_words(node: Node) -> list[str] | None:
    """The words of a query of nothing but words that are all to occur; None for another query."""
    parts = node.parts if isinstance(node, All) else (node,)
    words = [part.text for part in parts if isinstance(part, Phrase)]
    return words if len(words) == len(parts) else None


def _count(connection: Connection, found: AnyType, most: int) -> int:
    """How many rows a query has, beyond `most` more; PostgreSQL expects as many, since counting them takes it long."""
    if connection.dialect.name == "postgresql":
        return min(_planned(connection, found), most + 1)
    some = select(literal(1)).select_from(found.subquery()).limit(most + 1).subquery()
    return int(connection.execute(select(func.count()).select_from(some)).scalar_one())


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

    def among(self, found: search_sql.Found) -> Condition:
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
        fits: Condition = self.asked.in_(ids if self.walked else search_sql.in_turn(self.dialect, ids))
        return fits

    def apart(self, one: AnyType) -> AnyType:
        """A question of one revision of which PostgreSQL makes no join, which would begin with all that its index has."""
        return one.offset(0) if self.dialect == "postgresql" else one

    def with_mark(self, mark: Mark, value: str, how: How = How.HAS) -> search_sql.Found:
        """The revisions that have a mark that fits a value, as they are asked for."""
        return search_sql.with_mark(self.dialect, mark, value, how, of_one=self.of_one)

    def words(self, wanted: Sequence[Phrase]) -> Condition:
        """That the revision's title or body has all these phrases."""
        return self.with_words(wanted)

    def with_words(self, wanted: Sequence[Phrase]) -> Condition:
        """That the index has all these phrases; PostgreSQL asks each of one revision, rather than what has them all."""
        texts = [one.text for one in wanted]
        apart = [[one] for one in texts] if self.how is Asked.EACH and self.dialect == "postgresql" else [texts]
        return and_(*(self.among(search_sql.with_words(self.dialect, some, of_one=self.of_one)) for some in apart))

    def figures(self, wanted: Sequence[Node]) -> Condition:
        """That one figure of the revision fits all of it; the marks narrow the revisions first."""
        narrowed = [one for part in wanted if (one := self.marked(part)) is not None]
        # Numbers first: they are compared sooner than texts, and PostgreSQL keeps to the order.
        wanted = sorted(wanted, key=lambda part: not isinstance(part, Number))
        if narrowed or self.how is Asked.EACH:
            fits = [_figure(part, self.dialect, of_one=True) for part in wanted]
            # Of its columns one that is in the index, or SQLite would look up the rows.
            own: AnyType = select(FIGURES.c.revision_id).where(FIGURES.c.revision_id == self.revision.id, *fits)
            return and_(*narrowed, (self.apart(own) if self.of_one else own).exists())
        found = select(FIGURES.c.revision_id).where(*(_figure(part, self.dialect) for part in wanted))
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
            return self.among(search_sql.with_title(dialect, value))
        if node.name is Name.CHANNEL:
            page = PAGES.alias().c
            return exists().where(page.id == revision.page_id, in_channel(revision, page, spellings(value)))
        return self.among(self.with_mark(MARKS[node.name], value.removesuffix("*"), _how(node)))


class _Figures(_Articles):
    """Conditions on a figure and its revision."""

    def any_of(self, parts: Sequence[Node]) -> Condition:
        """That one of the parts holds of the figure."""
        return or_(*(self.condition(part) for part in parts))

    def figures(self, wanted: Sequence[Node]) -> Condition:
        """That the figure fits all of it."""
        fits = [_figure(part, self.dialect, of_one=self.walked) for part in wanted]
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


def _how(field: Text) -> How:
    """How a field of the article is to fit."""
    begins = field.value.endswith("*") and len(field.value) > 1
    return How.HAS if field.name is Name.AUTHOR else How.BEGINS if begins else How.WHOLE


def _is_of_figure(part: Node) -> bool:
    return isinstance(part, Number | When) or (isinstance(part, Text) and part.name in OF_FIGURE)


def _figure(part: Node, dialect: str, *, of_one: bool = False) -> Condition:
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
