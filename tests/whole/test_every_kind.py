"""A simulated fortnight in which every kind of change and of contradiction happens, held against the sandbox's truth."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass, replace
from decimal import Decimal
from urllib.parse import urlsplit

import pytest

from monitor.analyse import run_analysis
from monitor.changes import ChangeKind
from monitor.clock import Clock
from monitor.config import CHANNELS, load
from monitor.sandbox import EPOCH, EVERY, SandboxClock, TroubleKind, World, running
from monitor.sandbox.life import Event, EventKind, Piece
from monitor.sandbox.truth import Truth
from monitor.series import ConflictKind
from storage import Database
from storage.articles import copies
from storage.articles.changes import Told
from storage.articles.copies import Family
from storage.queries import change_lists, conflict_lists
from storage.queries.change_lists import ChangeFilter
from storage.queries.conflict_lists import Item
from tests.spiders.crawls import Bench

# A fortnight of crawls takes long where other work goes on beside it.
pytestmark = pytest.mark.timeout(1200)

STEP = dt.timedelta(hours=12)
DAYS = 14
# A few articles that nothing befalls stand around the cases, so that a template has pages to change.
SCENARIO = replace(
    EVERY, per_day=1.0, archive_days=4, archive_per_day=3.0, edited=0, withdrawn=0, moved=0, reprinted=0, crawl_delay=0
)
# What each event of the sandbox is to be told as; a reprint and a publication are no changes.
TOLD_AS = {
    EventKind.APPEND: ChangeKind.ADDITION,
    EventKind.WITHDRAW: ChangeKind.WITHDRAWN,
    EventKind.RETURN: ChangeKind.RETURNED,
    EventKind.MOVE: ChangeKind.MOVED,
    EventKind.REVERT: ChangeKind.REVERTED,
}
NOT_TOLD = {EventKind.PUBLISH, EventKind.REPRINT}


@dataclass(frozen=True)
class Fortnight:
    """The world, its truth at the end, and what the monitor recorded of it."""

    world: World
    truth: Truth
    told: list[Told]
    families: list[Family]
    conflicts: list[Item]
    looks: dict[str, list[dt.datetime]]
    folded: Counter[str]

    def piece(self, name: str) -> Piece:
        [found] = [piece for piece in self.world.pieces if piece.id == name]
        return found

    def of(self, piece: Piece) -> list[Told]:
        """What was told of an article at any of its addresses, in order."""
        paths = {stage.url for stage in piece.stages}
        return sorted((one for one in self.told if urlsplit(one.url).path in paths), key=lambda one: one.noticed_at)

    def was_seen(self, event: Event) -> bool:
        """Whether the article was looked at before the event and after it, with no other event between."""
        piece = self.piece(event.article)
        times = sorted(at for stage in piece.stages for at in self.looks.get(stage.url, []))
        index = bisect_right(times, event.at)
        return 0 < index < len(times)


@pytest.fixture(scope="module")
def fortnight(tmp_path_factory: pytest.TempPathFactory) -> Fortnight:
    bench = Bench(tmp_path_factory.mktemp("fortnight"))
    world = World(seed=3, scenario=SCENARIO, articles=())
    clock = SandboxClock.manual(EPOCH + dt.timedelta(hours=10))
    with running(world, clock) as base_url:
        bench.set_up(f"{base_url}/", list(CHANNELS), "concurrency = 8\nretries = 1")
        config, database = load(bench.config), Database.open(bench.url)
        while clock.now() < EPOCH + dt.timedelta(days=DAYS):
            now = clock.now()
            bench.crawl(now=now)
            run_analysis(database, config, Clock(now, now, 0.0), cause="test", workers=1)
            clock.advance(STEP)
        with database.read() as connection:
            told = change_lists.find(connection, ChangeFilter(), limit=5000).items
            families = copies.families(connection)
            found = list(conflict_lists.find(connection, closed=True, limit=500).items)
        database.close()
    return Fortnight(world, world.truth(now), told, families, found, _looks(bench), _folded(bench))


def _looks(bench: Bench) -> dict[str, list[dt.datetime]]:
    rows = bench.rows(
        "SELECT p.url, s.fetched_at FROM snapshots s JOIN pages p ON p.id = s.page_id UNION ALL"
        " SELECT p.url, c.checked_at FROM checks c JOIN pages p ON p.id = c.page_id ORDER BY 2"
    )
    found: dict[str, list[dt.datetime]] = {}
    for url, at in rows:
        found.setdefault(urlsplit(url).path, []).append(dt.datetime.fromisoformat(at).replace(tzinfo=dt.UTC))
    return found


def _folded(bench: Bench) -> Counter[str]:
    """How many changes stand behind each template's event, by its id."""
    return Counter(id_ for (id_,) in bench.rows("SELECT folded_into FROM changes WHERE folded_into IS NOT NULL"))


def _expected(event: Event) -> ChangeKind:
    return TOLD_AS.get(event.kind) or ChangeKind(event.kind)


def test_the_cases_are_of_every_kind(fortnight: Fortnight) -> None:
    happened = {_expected(event) for event in fortnight.truth.events if event.kind not in NOT_TOLD}
    layouts = [trouble for trouble in fortnight.truth.troubles if trouble.kind is TroubleKind.TEMPLATE]
    assert happened == set(ChangeKind) - {ChangeKind.LAYOUT}
    assert {trouble.scope for trouble in layouts} == {"/", "/qiye/"}
    assert {one.kind for one in fortnight.truth.contradictions} == set(ConflictKind)


def test_every_event_that_was_seen_is_told_as_what_it_is_and_nothing_else_is(fortnight: Fortnight) -> None:
    wrong = []
    for piece in fortnight.world.pieces:
        events = [one for one in piece.events if one.kind not in NOT_TOLD and fortnight.was_seen(one)]
        expected = Counter(_expected(one) for one in events)
        # A correction that puts another number is told of as a figure's change besides.
        expected[ChangeKind.FIGURE] += sum(one.kind is EventKind.CORRECTION and bool(one.numbers) for one in events)
        # Going back and forth between two revisions is told once.
        expected[ChangeKind.REVERTED] = min(1, expected[ChangeKind.REVERTED])
        told = Counter(one.change.kind for one in fortnight.of(piece))
        del told[ChangeKind.LAYOUT]
        if +told != +expected:
            wrong.append((piece.id, dict(told), dict(expected)))
    assert wrong == []


def test_what_is_edited_without_a_new_time_is_silent(fortnight: Fortnight) -> None:
    opened = fortnight.of(fortnight.piece("changes/02-date"))
    silence = {one.change.kind: one.change.silent for one in opened}
    # Any page may be the one that stands for all that a template changed, as crawls come to them in no order.
    silence.pop(ChangeKind.LAYOUT, None)
    assert silence == {ChangeKind.DATE: False, ChangeKind.FIGURE: False}
    silent = [one.change for one in fortnight.told if one.change.is_of_content and one.change.silent]
    kinds = {change.kind for change in silent}
    assert kinds >= {ChangeKind.HEADLINE, ChangeKind.LEAD, ChangeKind.FIGURE, ChangeKind.QUOTATION, ChangeKind.DELETION}


def test_a_changed_number_is_one_change_of_one_figure(fortnight: Fortnight) -> None:
    told = [
        one.change
        for one in fortnight.of(fortnight.piece("changes/09-figure"))
        if one.change.kind is ChangeKind.FIGURE and "3200" in one.change.before
    ]
    [change] = told
    assert (change.before, change.after) == ("3200余名", "3400余名")
    [figure] = change.figures
    assert (figure.difference, figure.percent) == (200, Decimal("6.25"))


def test_a_return_names_the_revision_returned_to(fortnight: Fortnight) -> None:
    [told] = [
        one.change
        for one in fortnight.of(fortnight.piece("changes/08-flip-flop"))
        if one.change.kind is ChangeKind.REVERTED
    ]
    assert "returned to revision 1" in told.reasons


def test_a_new_layout_of_one_channel_is_told_by_page_and_of_the_portal_once(fortnight: Fortnight) -> None:
    layouts = [one for one in fortnight.told if one.change.kind is ChangeKind.LAYOUT]
    single = [one for one in layouts if one.id not in fortnight.folded]
    assert {urlsplit(one.url).path.split("/")[1] for one in single} == {"qiye"}
    [event] = [one for one in layouts if one.id in fortnight.folded]
    assert fortnight.folded[event.id] >= 20


def test_families_are_the_reprints_that_there_were(fortnight: Fortnight) -> None:
    truly = {
        frozenset(one.stages[0].url for one in fortnight.world.pieces if name in (one.id, one.reprints))
        for name in {piece.reprints for piece in fortnight.world.pieces if piece.reprints}
    }
    found = {
        frozenset(urlsplit(member.url).path for member in (family.original, *family.copies))
        for family in fortnight.families
    }
    assert found == truly
    originals = {urlsplit(family.original.url).path for family in fortnight.families}
    assert originals == {piece.stages[0].url for piece in fortnight.world.pieces if _is_taken(fortnight, piece)}


def _is_taken(fortnight: Fortnight, piece: Piece) -> bool:
    return any(other.reprints == piece.id for other in fortnight.world.pieces)


def test_what_reprints_changed_is_told_above_all_their_figures(fortnight: Fortnight) -> None:
    changed = {
        (figure.before.text, figure.after.text)
        for family in fortnight.families
        for difference in family.differences.values()
        for figure in difference.figures
        if figure.before and figure.after
    }
    numbers = {pair for event in fortnight.truth.events if event.kind is EventKind.REPRINT for pair in event.numbers}
    assert changed == numbers


def test_every_contradiction_is_a_conflict_and_nothing_else_is(fortnight: Fortnight) -> None:
    truly = {
        (one.kind, _pages(fortnight, one.articles), one.until is not None) for one in fortnight.truth.contradictions
    }
    # What the generator makes up contradicts itself: only what is of the cases is known.
    known = {stage.url for piece in fortnight.world.pieces if piece.origin == "hand-written" for stage in piece.stages}
    held = [item for item in fortnight.conflicts if {urlsplit(point.url).path for point in item.points} & known]
    found = {
        (item.kind, frozenset(urlsplit(point.url).path for point in item.points), item.closed_at is not None)
        for item in held
    }
    assert found == truly
    for item in held:
        assert all(point.point.source.sentence for point in item.points)


def _pages(fortnight: Fortnight, names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(fortnight.piece(name).stages[0].url for name in names)
