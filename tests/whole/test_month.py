"""A simulated month: the monitor's record is held against what the sandbox says that really happened."""

from __future__ import annotations

import datetime as dt
import json
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

import pytest

from monitor.analyse import run_analysis
from monitor.changes import ChangeKind
from monitor.clock import Clock
from monitor.config import CHANNELS, load
from monitor.sandbox import CALM, EPOCH, SandboxClock, TroubleKind, World, running, trouble
from monitor.sandbox.life import Piece, Stage
from monitor.sandbox.truth import Truth
from storage import Database
from tests.spiders.crawls import Bench

# A month of crawls takes long where other work goes on beside it.
pytestmark = pytest.mark.timeout(1200)

STEP = dt.timedelta(hours=12)
DAYS = 21
SCENARIO = replace(
    CALM.with_(
        trouble(TroubleKind.UNAVAILABLE, day=9.4, hours=12, seconds=2),
        trouble(TroubleKind.RESET, day=15.0, hours=24, first=1, share=0.2),
    ),
    archive_days=10, per_day=5.0, crawl_delay=0.0,
)  # fmt: skip
# What an edit of the sandbox may rightly be told as: one edit may touch several things.
CONTENT = {
    ChangeKind.HEADLINE, ChangeKind.LEAD, ChangeKind.FIGURE, ChangeKind.DATE, ChangeKind.QUOTATION,
    ChangeKind.WORDING, ChangeKind.CORRECTION, ChangeKind.ADDITION, ChangeKind.DELETION, ChangeKind.ATTRIBUTION,
}  # fmt: skip


@dataclass(frozen=True)
class Month:
    """A month that was watched: the world, its truth at the end, and the monitor's record."""

    world: World
    truth: Truth
    bench: Bench

    def looks(self) -> dict[str, list[tuple[dt.datetime, int]]]:
        """When each article's address was looked at with what status, by path, in order."""
        rows = self.bench.rows(
            "SELECT p.url, s.fetched_at, s.status FROM snapshots s JOIN pages p ON p.id = s.page_id"
            " WHERE p.kind = 'article' UNION ALL SELECT p.url, c.checked_at, c.status FROM checks c"
            " JOIN pages p ON p.id = c.page_id WHERE p.kind = 'article' ORDER BY 2"
        )
        found: dict[str, list[tuple[dt.datetime, int]]] = {}
        for url, at, status in rows:
            moment = dt.datetime.fromisoformat(at).replace(tzinfo=dt.UTC)
            found.setdefault(urlsplit(url).path, []).append((moment, status))
        return found


@pytest.fixture(scope="module")
def month(tmp_path_factory: pytest.TempPathFactory) -> Month:
    bench = Bench(tmp_path_factory.mktemp("month"))
    world = World(seed=3, scenario=SCENARIO)
    clock = SandboxClock.manual(EPOCH + dt.timedelta(hours=10))
    end = EPOCH + dt.timedelta(days=DAYS)
    with running(world, clock) as base_url:
        bench.set_up(f"{base_url}/", list(CHANNELS), "concurrency = 8\nretries = 1")
        config, database = load(bench.config), Database.open(bench.url)
        while clock.now() < end:
            now = clock.now()
            bench.crawl(now=now)
            run_analysis(database, config, Clock(now, now, 0.0), cause="test", workers=1)
            clock.advance(STEP)
        database.close()
    return Month(world, world.truth(now), bench)


def test_every_publication_is_found(month: Month) -> None:
    seen = {stage.url for piece in month.world.pieces for stage in _readable(month, piece)}
    held = month.bench.rows("SELECT url FROM pages WHERE kind = 'article' AND latest_revision_id IS NOT NULL")
    assert {urlsplit(url).path for (url,) in held} == seen


def test_every_revision_that_was_seen_is_kept_and_no_other(month: Month) -> None:
    looks = month.looks()
    kept = _kept_bodies(month)
    wrong = []
    for piece in month.world.pieces:
        for path in {stage.url for stage in piece.stages}:
            stages = [_stage_at(piece, at) for at, status in looks.get(path, []) if status in (200, 304)]
            shown = [stage.revision for stage in stages if stage and stage.url == path and stage.status == "live"]
            expected = _without_repeats([(revision.title, "".join(revision.text.body.split())) for revision in shown])
            if kept.get(path, []) != expected:
                wrong.append((path, len(kept.get(path, [])), len(expected)))
    assert wrong == []


def test_no_change_is_told_that_did_not_happen(month: Month) -> None:
    rows = month.bench.rows(
        "SELECT p.url, c.kind, c.noticed_at, b.number, a.number FROM changes c JOIN pages p ON p.id = c.page_id"
        " LEFT JOIN revisions b ON b.id = c.before_id LEFT JOIN revisions a ON a.id = c.after_id"
    )
    assert rows
    # What happens to an article happens at every address that it has had.
    addresses = {piece.id: {stage.url for stage in piece.stages} for piece in month.world.pieces}
    happened = {(path, str(event.kind)) for event in month.truth.events for path in addresses[event.article]}
    edited = {path for path, kind in happened if kind not in ("publish", "reprint", "withdraw", "return", "move")}
    for url, kind, *_ in rows:
        path = urlsplit(url).path
        match ChangeKind(kind):
            case ChangeKind.WITHDRAWN:
                assert (path, "withdraw") in happened
            case ChangeKind.RETURNED:
                assert (path, "return") in happened
            case ChangeKind.MOVED:
                assert (path, "move") in happened
            case other:
                assert other in CONTENT, f"{other} of {path}"
                assert path in edited, f"{other} of {path}"


def test_every_edit_that_was_visible_at_two_visits_is_told(month: Month) -> None:
    """Each kept revision after the first has a change that leads to it."""
    silent = month.bench.rows(
        "SELECT p.url, r.number FROM revisions r JOIN pages p ON p.id = r.page_id WHERE r.number > 1"
        " AND NOT EXISTS (SELECT 1 FROM changes c WHERE c.after_id = r.id)"
    )
    assert silent == []
    assert month.bench.rows("SELECT count(*) FROM revisions WHERE number > 1")[0][0] >= 15


def test_every_changed_figure_that_was_seen_is_told_with_both_numbers(month: Month) -> None:
    told = month.bench.rows("SELECT p.url, c.record FROM changes c JOIN pages p ON p.id = c.page_id")
    records: dict[str, str] = {}
    for url, record in told:
        said = json.dumps(json.loads(record), ensure_ascii=False)
        records[urlsplit(url).path] = records.get(urlsplit(url).path, "") + said
    looks = month.looks()
    missing = []
    for event in month.truth.events:
        if event.kind != "figure" or not _seen_on_both_sides(month, event.article, event.url, event.at, looks):
            continue
        before, after = event.numbers[0]
        text = records.get(event.url, "")
        if before not in text or after not in text:
            missing.append((event.url, before, after))
    assert missing == []


def test_what_is_gone_is_looked_at_ever_less(month: Month) -> None:
    rows = month.bench.rows(
        "SELECT p.url, count(*) FROM checks c JOIN pages p ON p.id = c.page_id"
        " WHERE p.state = 'withdrawn' AND c.status IN (404, 410) GROUP BY p.url"
    )
    assert [row for row in rows if row[1] > 6] == []


def test_withdrawals_that_lasted_are_told_once(month: Month) -> None:
    rows = month.bench.rows(
        "SELECT p.url, count(*) FROM changes c JOIN pages p ON p.id = c.page_id"
        " WHERE c.kind = 'withdrawn' GROUP BY p.url"
    )
    assert all(count == 1 for _, count in rows)
    told = {urlsplit(url).path for url, _ in rows}
    # Gone for three days at the end of the month: there was time for a first and a second look.
    gone = {
        piece.stages[-1].url
        for piece in month.world.pieces
        if (last := piece.at(month.truth.until)) is not None
        and last.status != "live"
        and month.truth.until - last.since > dt.timedelta(days=3)
        and any(at < last.since for at, status in month.looks().get(last.url, []) if status == 200)
        and any(at > last.since for at, _ in month.looks().get(last.url, []))
    }
    assert gone
    assert gone <= told


def _readable(month: Month, piece: Piece) -> Iterator[Stage]:
    """The stages of an article that stood at the time of some crawl but those in the portal's outage."""
    when = EPOCH + dt.timedelta(hours=10)
    while when <= month.truth.until:
        out = any(t.kind is TroubleKind.UNAVAILABLE for t in month.world.troubles(when))
        stage = piece.live(when)
        if stage is not None and not out:
            yield stage
        when += STEP


def _stage_at(piece: Piece, when: dt.datetime) -> Stage | None:
    return piece.at(when)


def _kept_bodies(month: Month) -> dict[str, list[tuple[str, str]]]:
    rows = month.bench.rows(
        "SELECT p.url, r.title, r.body FROM revisions r JOIN pages p ON p.id = r.page_id ORDER BY r.page_id, r.number"
    )
    kept: dict[str, list[tuple[str, str]]] = {}
    for url, title, body in rows:
        kept.setdefault(urlsplit(url).path, []).append((title, "".join(body.split())))
    return kept


def _without_repeats(items: list[tuple[str, str]]) -> list[tuple[str, str]]:
    return [item for number, item in enumerate(items) if number == 0 or item != items[number - 1]]


def _seen_on_both_sides(
    month: Month, article: str, path: str, at: dt.datetime, looks: dict[str, list[tuple[dt.datetime, int]]]
) -> bool:
    """Whether the revision before the edit and the one after it each stood at some look at the same address."""
    [piece] = [piece for piece in month.world.pieces if piece.id == article]
    times = [moment for moment, status in looks.get(path, []) if status in (200, 304)]
    index = bisect_right(times, at)
    if index in (0, len(times)):
        return False
    before, after = piece.at(times[index - 1]), piece.at(times[index])
    return bool(before and after and after.revision.number == before.revision.number + 1)
