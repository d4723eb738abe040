"""Series as they are kept are those that all figures together make, in whatever order these come, whatever is stated."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Sequence

import pytest

from monitor.analyse import Readers, analyse
from monitor.analyse.following import configure, state, undo
from monitor.articles import SHANGHAI
from monitor.config import parse
from monitor.errors import ConfigError, InputError
from monitor.figures import DEFAULT_UNITS, UnitTable
from monitor.imports import PUBLISHED, Material, bring_in
from monitor.series import Selector, Series, SourcePoint, Statement, StatementKind, sources
from monitor.series.build import build
from monitor.series.conflicts import conflicts
from storage import Database
from storage.articles import revisions
from storage.queries import conflict_lists, series
from storage.queries.series import SeriesFilter
from storage.series import statements
from storage.series.stored_points import day

NOW = dt.datetime(2026, 3, 5, 10, tzinfo=SHANGHAI)
TEA = "2021年，全县茶园面积{}亩。"
# Name, day of publication and text; a name that comes twice is a later revision of the same article.
ARTICLES = [
    ("a", "2021-03-01", "2020年，全县茶园面积2.1万亩，茶叶产量500吨。"),
    ("b", "2022-03-01", TEA.format("2.4万") + "全县茶叶产量600吨，比上年增长20%。"),
    ("c", "2022-03-20", TEA.format("2.9万") + "全县茶叶产量比上年增长35%。"),
    ("c", "2022-03-20", TEA.format("2.4万") + "全县有茶企28家。"),
    ("d", "2022-04-01", "全县茶园面积36000亩。2021年全县茶叶产量120万斤。"),
    ("e", "2023-04-01", "2022年，全县茶园面积1700公顷。2022年，全县油茶种植面积2.6万亩。"),
    ("h", "2023-03-05", "五年来，全县茶产业大发展。茶园面积从1.6万亩增加到2.55万亩。茶叶年均增产40吨。"),
    ("f", "2026-03-04", "截至3月4日，全国农产品批发市场猪肉平均价格为20.15元/公斤，比昨天下降0.3%。"),
    ("g", "2026-03-05", "今天，全国农产品批发市场猪肉平均价格为20.35元/公斤，比昨天上升1.0%。"),
]  # fmt: skip


def bring(database: Database, articles: Sequence[tuple[str, str, str]]) -> None:
    """Import articles one after the other, each read before the next one comes."""
    for number, (name, published, text) in enumerate(articles):
        headers = {"content-type": "text/plain; charset=utf-8", PUBLISHED: published}
        at = NOW + dt.timedelta(hours=number)
        bring_in(database, [Material(f"import:///{name}", text.encode(), headers, at)], lambda at=at: at)
        analyse(database, Readers(SHANGHAI), lambda at=at: at, workers=1)


def told(database: Database, units: UnitTable = DEFAULT_UNITS) -> list[SourcePoint]:
    """All figures of all revisions that are kept, read by a table of units."""
    found = []
    with database.read() as connection:
        for page in range(1, 20):
            for kept in revisions.of_page(connection, page):
                body, published = kept.article.body, day(str(kept.article.published or "") or None)
                url, number = kept.article.url or "", kept.number
                title = kept.article.title or ""
                found += sources(
                    body, kept.figures, url, published=published, revision=number, units=units, title=title
                )
    return found


def kept(database: Database) -> list[Series]:
    """All series that are kept, with all their points."""
    with database.read() as connection:
        found = series.find(connection, SeriesFilter(least_points=0), limit=500)
        assert found.next is None
        return [series.get(connection, one.id) for one in found.items]


def ordered(found: Sequence[Series]) -> list[Series]:
    return sorted(found, key=lambda one: one.id)


def open_conflicts(database: Database) -> list[tuple[str, str, list[str]]]:
    with database.read() as connection:
        found = conflict_lists.find(connection, limit=500).items
    return sorted((one.id, one.period, [point.url for point in one.points]) for one in found)


def expected_conflicts(found: Sequence[Series]) -> list[tuple[str, str, list[str]]]:
    return sorted((one.id, one.period, [p.source.article for p in one.points]) for one in conflicts(found))


@pytest.mark.parametrize("seed", range(4))
def test_what_is_kept_is_what_all_figures_make_in_any_order(database: Database, seed: int) -> None:
    articles = ARTICLES.copy()
    random.Random(seed).shuffle(articles)  # noqa: S311 (order, not secrets)
    later = [one for one in ARTICLES if one[0] == "c"]
    bring(database, [later.pop(0) if one[0] == "c" else one for one in articles])
    made = ordered(build(told(database)))
    assert ordered(kept(database)) == made
    assert open_conflicts(database) == expected_conflicts(made)


def test_what_is_kept_is_told_of_in_short(database: Database) -> None:
    bring(database, ARTICLES)
    with database.read() as connection:
        [found] = series.find(connection, SeriesFilter(words="茶园 面积", unit="公顷")).items
        points = list(series.points(connection, SeriesFilter(ids=(found.id,))))
    assert (found.label, found.unit, found.latest_period, found.latest_value) == ("茶园面积", "亩", "2022", 25500)
    assert (found.before_period, found.points, found.current) == ("2021", 8, 7)
    assert {one.doc for one in points} == {"a", "b", "c", "d", "e", "h"}


@pytest.mark.parametrize("words", ["面积 茶园", "茶園", "園 积", "茶园面积"])
def test_series_are_found_by_words_in_any_order_and_script(database: Database, words: str) -> None:
    bring(database, ARTICLES)
    with database.read() as connection:
        assert "茶园面积" in {one.label for one in series.find(connection, SeriesFilter(words=words)).items}
        assert series.find(connection, SeriesFilter(words=f"{words} 猪肉")).items == ()
        assert series.find(connection, SeriesFilter(words="，")).items == ()


def test_series_are_found_by_what_they_are_called_now(database: Database) -> None:
    bring(database, ARTICLES)
    with database.read() as connection:
        [found] = series.find(connection, SeriesFilter(words="茶园面积", unit="公顷")).items
    state(database, Statement(StatementKind.NAME, (found.id,), "li", NOW, name="绿叶账"), NOW)
    with database.read() as connection:
        assert [one.id for one in series.find(connection, SeriesFilter(words="绿叶")).items] == [found.id]


def test_of_a_long_name_all_is_looked_for(database: Database) -> None:
    bring(database, ARTICLES)
    with database.read() as connection:
        [found] = series.find(connection, SeriesFilter(words="茶园面积", unit="公顷")).items
    state(database, Statement(StatementKind.NAME, (found.id,), "li", NOW, name="山下旧茶园年末账上亩数"), NOW)
    with database.read() as connection:
        for words, ids in (
            ("山下旧茶园年末账上亩数", [found.id]),
            ("山下旧茶园年末账上斤数", []),
            ("下旧茶园年末账上亩", [found.id]),
        ):
            assert [one.id for one in series.find(connection, SeriesFilter(words=words)).items] == ids


def test_a_revision_that_removes_a_conflict_closes_it(database: Database) -> None:
    bring(database, ARTICLES[:3])
    with database.read() as connection:
        items = conflict_lists.find(connection).items
    assert {(one.kind, one.period) for one in items} == {("values", "2021"), ("change", "2021")}
    bring(database, ARTICLES[3:4])
    with database.read() as connection:
        assert not conflict_lists.find(connection).items
        assert len(conflict_lists.find(connection, closed=True).items) == 3


def statement(kind: StatementKind, ids: Sequence[str], hour: int, **fields: object) -> Statement:
    return Statement(kind, tuple(ids), "lin", NOW + dt.timedelta(hours=hour), **fields)  # type: ignore[arg-type]


def id_of(database: Database, words: str) -> str:
    with database.read() as connection:
        return series.find(connection, SeriesFilter(words=words)).items[0].id


@pytest.mark.parametrize("early", [True, False])
def test_what_is_stated_holds_for_what_is_there_and_for_what_comes(database: Database, early: bool) -> None:
    half = len(ARTICLES) - 3 if early else len(ARTICLES)
    bring(database, ARTICLES[:half])
    tea = id_of(database, "茶园面积")
    stated = [
        statement(StatementKind.SEPARATE, [tea], 1, selector=Selector(unit="公顷"), name="公顷茶园"),
        statement(StatementKind.NAME, [tea], 2, name="茶园"),
        statement(StatementKind.JOIN, [id_of(database, "猪肉"), id_of(database, "茶叶产量")], 3),
    ] if not early else [
        statement(StatementKind.SEPARATE, [tea], 1, selector=Selector(article="import:///e")),
        statement(StatementKind.NAME, [tea], 2, name="茶园"),
    ]  # fmt: skip
    numbers = [state(database, one, NOW) for one in stated]
    bring(database, ARTICLES[half:])
    made = ordered(build(told(database), stated))
    assert ordered(kept(database)) == made
    assert open_conflicts(database) == expected_conflicts(made)
    for number in numbers:
        undo(database, number, "lin", NOW)
    assert ordered(kept(database)) == ordered(build(told(database)))
    with pytest.raises(InputError, match="was taken back already"):
        undo(database, numbers[0], "lin", NOW)


def test_the_configuration_states_what_a_command_does(database: Database) -> None:
    bring(database, ARTICLES)
    tea = id_of(database, "茶园面积")
    text = f"""
        [[statements]]
        kind = "separate"
        series = ["{tea}"]
        by = "lin"
        on = 2026-03-01
        unit = "公顷"
        name = "公顷茶园"
    """
    config = parse(text)
    [stated] = [one.statement(config.zone) for one in config.statements]
    with database.write() as connection:
        configure(connection, [stated], NOW)
    assert ordered(kept(database)) == ordered(build(told(database), [stated]))
    assert "公顷茶园" in {one.name for one in kept(database)}
    with database.write() as connection:
        configure(connection, [], NOW)
    assert ordered(kept(database)) == ordered(build(told(database)))


@pytest.mark.parametrize(
    ("text", "mistake"),
    [
        ('kind = "join"\nseries = ["0f3c9a5e2b7d4810"]', "needs two series"),
        ('kind = "separate"\nseries = ["0f3c9a5e2b7d4810"]', "say what to take out"),
        ('kind = "name"\nseries = ["茶园"]\nname = "x"', "16 hexadecimal digits"),
    ],
)
def test_a_statement_that_says_too_little_is_refused(text: str, mistake: str) -> None:
    with pytest.raises(ConfigError, match=mistake):
        parse(f'[[statements]]\n{text}\nby = "lin"\non = 2026-03-01\n')


def test_statements_of_the_configuration_hold_while_they_stand_there(database: Database) -> None:
    bring(database, ARTICLES)
    tea = id_of(database, "茶园面积")
    named = statement(StatementKind.NAME, [tea], 1, name="茶园", why="short")
    with database.write() as connection:
        statements.configure(connection, [named], NOW)
        statements.configure(connection, [named], NOW)
        assert [one.statement for one in statements.holding(connection)] == [named]
        statements.configure(connection, [], NOW)
        assert not statements.holding(connection)
        [kept_one] = statements.all_kept(connection)
        assert (kept_one.statement, kept_one.undone_by) == (named, "configuration")
