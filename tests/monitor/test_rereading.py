"""Reading again: nothing is replaced until it is accepted, twice is once, and what operators stated survives."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from monitor.analyse import Readers, analyse, reading, rereading
from monitor.analyse.following import state
from monitor.analyse.rereading import Report, Task, reread
from monitor.articles import SHANGHAI, Kind
from monitor.changes.figures import FigureFate
from monitor.figures import Unit, table_with
from monitor.imports import PUBLISHED, Material, bring_in
from monitor.series import StatementKind
from monitor.series.build import build
from monitor.series.placing import Placed
from storage import Database
from storage.articles import changes, revisions
from storage.queries import series
from storage.queries.series import SeriesFilter
from storage.search import index
from tests.monitor.test_following import ARTICLES, NOW, bring, id_of, kept, ordered, statement, told

BASKET = Unit("簸箕", Kind.MASS, base="斤")
HARVEST = ("h", "2022-03-01", "2021年，全县收获稻谷500簸箕，茶园面积2.4万亩。")
PLAIN, WITH_UNIT = Readers(SHANGHAI), Readers(SHANGHAI, units=(BASKET,))


def again(database: Database, readers: Readers = PLAIN, *, accept: bool = True, **fields: Any) -> Report:
    """Read everything again."""
    return reread(database, readers, lambda: NOW, Task(replaces=accept, workers=1, **fields))


def everything(database: Database) -> list[object]:
    """All that is kept of articles and series."""
    with database.read() as connection:
        articles = [one for page in range(1, 20) for one in revisions.of_page(connection, page)]
        told = [one for page in range(1, 20) for one in changes.of_page(connection, page)]
    return [[replace(one, reader="") for one in articles], told, ordered(kept(database))]


def renamed(name: str, to: str) -> Callable[..., tuple[Placed, ...]]:
    """Rules that call a thing by another name."""

    def place(points: Any) -> tuple[Placed, ...]:
        made = original(points)
        return tuple(replace(one, key=replace(one.key, name=to)) if one.key.name == name else one for one in made)

    original = reading.place
    return place


def test_the_same_readers_find_nothing_else(database: Database) -> None:
    bring(database, ARTICLES)
    before = everything(database)
    report = again(database)
    assert dict(report.counts) == {"revisions read": len(ARTICLES)}
    assert everything(database) == before


def test_nothing_is_replaced_until_it_is_accepted(database: Database) -> None:
    bring(database, [*ARTICLES, HARVEST])
    before = everything(database)
    report = again(database, WITH_UNIT, accept=False)
    [difference] = report.examples
    assert difference.title == HARVEST[2]
    assert FigureFate.APPEARED in {change.fate for change in difference.figures} or difference.figures
    assert everything(database) == before


def test_what_is_accepted_is_what_the_readers_would_have_read_at_first(database: Database, tmp_path: Any) -> None:
    bring(database, [*ARTICLES, HARVEST])
    again(database, WITH_UNIT)
    once = everything(database)
    assert "簸箕" in {one.figure.unit for one in told(database)}
    assert ordered(kept(database)) == ordered(build(told(database, table_with((BASKET,)))))
    again(database, WITH_UNIT)
    assert everything(database) == once
    again(database)
    assert "簸箕" not in {one.figure.unit for one in told(database)}
    fresh = Database.create(f"sqlite:///{tmp_path / 'fresh.sqlite'}")
    bring(fresh, [*ARTICLES, HARVEST])
    assert ordered(kept(database)) == ordered(kept(fresh))
    with database.read() as connection:
        assert len(index.entry_of(connection, 1).marks) > 0
    fresh.close()


def test_one_that_dies_goes_on_where_it_was(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    bring(database, [*ARTICLES[:3], HARVEST])
    monkeypatch.setattr(rereading, "BATCH", 1)
    monkeypatch.setattr(reading, "place", renamed("茶园面积", "茶园"))
    clock = iter([NOW, NOW])
    with pytest.raises(StopIteration):
        reread(database, WITH_UNIT, lambda: next(clock), Task(replaces=True, workers=1))
    read: list[int] = []
    report = reread(
        database, WITH_UNIT, lambda: NOW, Task(replaces=True, workers=1), lambda done, _=None: read.append(done)
    )
    assert read == [1, 2]
    assert report.counts["revisions read"] == 4
    assert id_of(database, "茶园")
    with database.read() as connection:
        assert [one.key.name for one in series.find(connection, SeriesFilter(words="茶园")).items] == ["茶园"]


@pytest.mark.parametrize("halfway", [True, False])
def test_what_operators_stated_holds_for_what_takes_the_place_of_a_series(
    database: Database, monkeypatch: pytest.MonkeyPatch, halfway: bool
) -> None:
    bring(database, ARTICLES)
    tea, tonnes = id_of(database, "茶园面积"), id_of(database, "茶叶产量")
    state(database, statement(StatementKind.NAME, [tea], 1, name="全县茶园"), NOW)
    state(database, statement(StatementKind.JOIN, [tonnes, id_of(database, "猪肉")], 2), NOW)
    with database.read() as connection:
        held = len(series.get(connection, tonnes).points)
    monkeypatch.setattr(rereading, "BATCH", 2 if halfway else 64)
    monkeypatch.setattr(reading, "place", renamed("茶园面积", "茶园"))
    again(database)
    monkeypatch.setattr(reading, "place", renamed("茶叶产量", "茶叶总产量"))
    again(database)
    with database.read() as connection:
        [found] = series.find(connection, SeriesFilter(words="全县茶园")).items
        assert found.key.name == "茶园"
        assert series.get(connection, tea) == series.get(connection, found.id)
        joined = series.get(connection, tonnes)
        assert len(joined.points) == held
        assert {one.source.figure.indicator for one in joined.points} >= {"茶叶产量", "农产品批发市场猪肉平均价格"}


def test_an_answer_that_can_be_read_now_is_read(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("of the reader")

    with monkeypatch.context() as patched:
        patched.setattr(reading.figures, "read_figures", fail)
        bring(database, ARTICLES[:1])
        assert not told(database)
        assert "articles gained" not in again(database).counts
    assert again(database, accept=False).counts["articles gained"] == 1
    assert again(database).counts["articles gained"] == 1
    analyse(database, PLAIN, lambda: NOW, workers=1)
    assert told(database)


def test_only_what_was_seen_since_is_read(database: Database) -> None:
    bring(database, ARTICLES)
    assert again(database, since=NOW + dt.timedelta(hours=3)).counts["revisions read"] == len(ARTICLES) - 3


def test_a_page_that_holds_no_article_any_more_stays(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    headers = {"content-type": "text/plain; charset=utf-8", PUBLISHED: "2022-03-01"}
    bring_in(database, [Material("import:///x", "全县茶园面积2.4万亩。".encode(), headers, NOW)], lambda: NOW)
    analyse(database, PLAIN, lambda: NOW, workers=1)
    before = everything(database)
    monkeypatch.setattr(reading, "_plain_text", lambda *_: (_ for _ in ()).throw(reading.NotAnArticle("empty", "gone")))
    report = again(database)
    assert report.counts["articles lost"] == 1
    assert everything(database) == before
