"""A quarter of a portal that breaks in every way that an operator meets: `python -m tests.monitor.health.simulation`.

It prints what was told of each break and by how many messages, and ends with status 1 if anything was not told, told late,
told twice or told of nothing.
"""

from __future__ import annotations

import argparse
import datetime as dt
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from pydantic import SecretStr

from monitor.config import Config
from monitor.errors import DeliveryError
from monitor.health import Kind
from monitor.notify.deliver import Postman
from monitor.notify.sending import Parcel
from monitor.sandbox import ROUGH, Scenario, TroubleKind
from monitor.sandbox.scenario import Trouble
from monitor.settings.notify import Channel, Notify, Rule
from storage.operation.incidents import IncidentRecord
from tests.monitor.health.quarter import Quarter

HOUR, DAY = dt.timedelta(hours=1), dt.timedelta(days=1)
FIRST_DAY, STEP = 2.0, 4 * HOUR
KINDS = {
    TroubleKind.UNAVAILABLE: Kind.UNREACHABLE, TroubleKind.TOO_MANY: Kind.UNREACHABLE, TroubleKind.SLOW: Kind.SLOW,
    TroubleKind.RESET: Kind.UNREACHABLE, TroubleKind.TRUNCATED: Kind.UNREACHABLE,
    TroubleKind.TEMPLATE: Kind.LAYOUT, TroubleKind.CHARSET: Kind.CHARSET, TroubleKind.ROBOTS_CLOSED: Kind.ROBOTS,
    TroubleKind.HALF_LIST: Kind.SHORT_LISTS, TroubleKind.BLOCKED: Kind.BLOCKED, TroubleKind.SILENCE: Kind.SILENCE,
    TroubleKind.STALE: Kind.STALE, TroubleKind.CHANNEL_GONE: Kind.CHANNELS,
}  # fmt: skip
# An incident opens by the second crawl that meets its trouble, and is clear by the third after it.
OPENS, CLEARS = 1, 3
# Lies are told for two days after the last; the first article after a silence comes with the next day.
LINGERS = {TroubleKind.STALE: 2 * DAY, TroubleKind.SILENCE: DAY}
CHANNELS = {
    "team": Channel(url=SecretStr("json://127.0.0.1:9/team"), format="text"),
    "duty": Channel(url=SecretStr("json://127.0.0.1:9/duty"), audience="operators", format="text"),
}
NOTIFY = Notify(channels=CHANNELS, rules=(Rule(topics=("*",)), Rule(topics=("*",), kinds=("new",), when="daily")))
# So many of a hundred tries to send a message fail.
FAILING = 10


@dataclass(frozen=True)
class Row:
    """A trouble with the incidents that tell of it, and what is wrong with that."""

    trouble: Trouble
    found: tuple[IncidentRecord, ...]
    wrong: str = ""


@dataclass
class Service:
    """Takes messages, but not at every try."""

    draw: Random
    taken: Counter[tuple[str, str]] = field(default_factory=Counter)
    refused: int = 0

    def __call__(self, name: str, channel: Channel, parcel: Parcel) -> None:  # noqa: ARG002 (the sender's signature)
        """Take a message of a channel, or refuse it."""
        if self.draw.randrange(100) < FAILING:
            self.refused += 1
            raise DeliveryError("the service is busy")
        self.taken[name, parcel.number] += 1


@dataclass
class Simulation:
    """A quarter with its messages: each step is a crawl, its analysis, the look after the site, and a delivery."""

    quarter: Quarter
    service: Service

    @classmethod
    def of(cls, folder: Path, scenario: Scenario, seed: int = 1) -> Simulation:
        """The simulation of a scenario in an empty folder."""
        return cls(Quarter(folder, scenario, seed), Service(Random(seed)))  # noqa: S311

    def play(self, last_day: float, step: dt.timedelta = STEP, first_day: float = FIRST_DAY) -> None:
        """Let the days go by."""
        epoch = self.quarter.world.epoch.astimezone(dt.UTC)
        now = epoch + first_day * DAY
        while now < epoch + last_day * DAY:
            self.quarter.step(now)
            self._deliver(now + 10 * HOUR / 60)
            now += step
        for later in range(1, 5):
            self._deliver(now + later * DAY)

    def _deliver(self, now: dt.datetime) -> None:
        config: Config = self.quarter.config.model_copy(update={"notify": NOTIFY})
        Postman(self.quarter.database, config, lambda: now, self.service).deliver()

    def rows(self, step: dt.timedelta = STEP) -> tuple[list[Row], list[IncidentRecord]]:
        """Each trouble with its incidents, and the incidents of no trouble."""
        left = self.quarter.incidents()
        rows = []
        for trouble in self.quarter.scenario.troubles:
            begin, end = self._times(trouble)
            late = end + OPENS * step + LINGERS.get(trouble.kind, dt.timedelta(0))
            found = [one for one in left if one.kind is KINDS[trouble.kind] and begin <= one.opened_at <= late]
            left = [one for one in left if one not in found]
            rows.append(Row(trouble, tuple(found), self._wrong(trouble, found, step)))
        return rows, left

    def _times(self, trouble: Trouble) -> tuple[dt.datetime, dt.datetime]:
        return self.quarter.world.epoch + trouble.after, self.quarter.world.epoch + trouble.until

    def _wrong(self, trouble: Trouble, found: Sequence[IncidentRecord], step: dt.timedelta) -> str:
        if not found:
            return "" if is_survived(trouble) else "no incident"
        if len(found) > 1:
            return f"{len(found)} incidents"
        _, end = self._times(trouble)
        clear = found[0].clear_since if found[0].closed_at else None
        if clear is None or clear < end - step:
            return f"clear at {clear}"
        return "" if clear <= end + CLEARS * step + LINGERS.get(trouble.kind, dt.timedelta(0)) else "closed late"

    def complaints(self, step: dt.timedelta = STEP) -> list[str]:
        """All that is wrong with the incidents and the messages."""
        rows, false = self.rows(step)
        wrong = [
            f"{row.trouble.kind.value} on day {row.trouble.after / DAY:.1f}: {row.wrong}" for row in rows if row.wrong
        ]
        return [*wrong, *(f"false: {one}" for one in false), *self._untold(), *self._unlogged()]

    def _untold(self) -> Iterator[str]:
        """Incidents that were not told when they opened and closed, each once."""
        told = Counter(key for (key,) in self.quarter.rows("SELECT key FROM outbox WHERE audience = 'operators'"))
        wanted = Counter(f"incident:{one.id}:opened" for one in self.quarter.incidents())
        wanted += Counter(f"incident:{one.id}:closed" for one in self.quarter.incidents() if one.closed_at)
        yield from (f"told otherwise than it was: {key}" for key in (told - wanted) + (wanted - told))

    def _unlogged(self) -> Iterator[str]:
        """Events without a delivery, deliveries that were not made or made twice, messages that came twice."""
        query = (
            "SELECT o.key, d.channel, count(*) FROM outbox o JOIN deliveries d ON d.outbox_id = o.id"
            " GROUP BY o.key, d.channel HAVING count(*) <> 1"
        )
        yield from (f"told twice: {row}" for row in self.quarter.rows(query))
        unsent = "SELECT count(*) FROM deliveries d JOIN messages m ON m.id = d.message_id WHERE m.state <> 'sent'"
        for what, asked in (
            ("operators' events without a delivery", _WITHOUT.format("o.audience = 'operators'")),
            ("events that no rule was asked about", "SELECT count(*) FROM outbox WHERE routed_at IS NULL"),
            (
                "deliveries without a message",
                "SELECT count(*) FROM deliveries WHERE message_id IS NULL AND mode <> 'dropped'",
            ),
            ("deliveries that were not sent", unsent),
        ):
            [(count,)] = self.quarter.rows(asked)
            if count:
                yield f"{count} {what}"
        yield from (
            f"message {number} came {count} times" for number, count in self.service.taken.items() if count != 1
        )

    def table(self, step: dt.timedelta = STEP) -> str:
        """Each trouble and what was told of it, as Markdown."""
        rows, false = self.rows(step)
        lines = [
            "| Trouble | Day | Lasts | Incident | Told after | Clear after its end | As it should |",
            "|---|--:|--:|---|--:|--:|---|",
            *(self._line(row) for row in rows),
            "",
            f"{self.quarter.crawls} crawls, {len(self.quarter.incidents())} incidents, {len(false)} of them false.",
            "",
            *self._log_lines(),
        ]
        return "\n".join(lines)

    def _line(self, row: Row) -> str:
        begin, end = self._times(row.trouble)
        one = row.found[0] if row.found else None
        clear = one.clear_since if one else None
        cells = (
            row.trouble.kind.value, f"{row.trouble.after / DAY:.1f}", f"{row.trouble.lasts / HOUR:g} h",
            one.kind.value if one else _no_trace(row.trouble), f"{(one.opened_at - begin) / HOUR:.1f} h" if one else "",
            f"{(clear - end) / HOUR:.1f} h" if clear else "", row.wrong or "yes",
        )  # fmt: skip
        return f"| {' | '.join(cells)} |"

    def _log_lines(self) -> Iterator[str]:
        query = (
            "SELECT d.channel, count(*), count(DISTINCT d.outbox_id), count(DISTINCT d.message_id)"
            " FROM deliveries d GROUP BY d.channel ORDER BY d.channel"
        )
        yield "| Channel | Events | Deliveries | Messages | Taken by the service |"
        yield "|---|--:|--:|--:|--:|"
        for channel, count, events, messages in self.quarter.rows(query):
            taken = sum(times for (name, _), times in self.service.taken.items() if name == channel)
            yield f"| {channel} | {events} | {count} | {messages} | {taken} |"
        yield ""
        yield f"{self.service.refused} tries to send were refused and made again."


_WITHOUT = "SELECT count(*) FROM outbox o WHERE {} AND NOT EXISTS (SELECT 1 FROM deliveries d WHERE d.outbox_id = o.id)"


def is_survived(trouble: Trouble) -> bool:
    """Whether a trouble may leave no trace: further tries get through, or nothing happened to be lied about."""
    return bool(trouble.first) or trouble.share < 1 or trouble.kind is TroubleKind.STALE


def _no_trace(trouble: Trouble) -> str:
    return "none: no lie was met" if trouble.kind is TroubleKind.STALE else "none: further tries succeed"


def main() -> int:
    """Play it and print what was told."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--days", type=float, default=90.0, help="how many days (90)")
    parser.add_argument("--seed", type=int, default=1, help="which of all worlds (1)")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        simulation = Simulation.of(Path(folder), ROUGH, given.seed)
        simulation.play(given.days)
        complaints = simulation.complaints()
        sys.stdout.write(simulation.table() + "\n")
    sys.stderr.writelines(f"{complaint}\n" for complaint in complaints)
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main())
