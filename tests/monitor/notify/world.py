"""Changes to tell of, in a database; a webhook and a mail server on 127.0.0.1 that keep what they are sent."""

from __future__ import annotations

import datetime as dt
import json
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from decimal import Decimal
from email import message_from_bytes, policy
from email.message import EmailMessage
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from sqlalchemy import insert

from monitor.articles import SHANGHAI, Figure, Kind, Qualifier, Role, Span
from monitor.changes import Change, ChangeKind
from monitor.changes.figures import FigureChange, FigureFate
from monitor.errors import DeliveryError
from monitor.notify.sending import Parcel
from monitor.settings.notify import Channel
from storage import Database
from storage.articles import changes
from storage.articles.changes import Event
from storage.operation import outbox
from storage.operation.outbox import Audience, Notice
from storage.tables import LABELS, PAGES, REVISIONS, SNAPSHOTS
from storage.visits import frontier, sites
from storage.visits.frontier import Candidate, PageKind, Route

NOW = dt.datetime(2026, 3, 5, 10, tzinfo=SHANGHAI)
BASE = "http://portal.example"


def figure(value: str, indicator: str = "村集体经济收入", unit: str = "元") -> Figure:
    """A figure of that value."""
    return Figure(
        Span(0, 4), value, Decimal(value), None, None, unit, Qualifier.EXACT, Kind.MONEY, Role.LEVEL, None, None,
        indicator, "2025", None, Span(0, 4), Span(0, 20),
    )  # fmt: skip


def figure_change(before: str | None, after: str | None, importance: float = 0.75) -> Change:
    """A change of one figure from one value to another."""
    old, new = figure(before) if before else None, figure(after) if after else None
    difference = Decimal(after) - Decimal(before) if before and after else None
    percent = difference / Decimal(before) * 100 if difference is not None and before else None
    fate = FigureFate.VALUE if difference is not None else FigureFate.APPEARED if after else FigureFate.GONE
    told = FigureChange(fate, old, new, f"收入达{before}元。", f"收入达{after}元。", difference, percent)
    return Change(
        ChangeKind.FIGURE, importance, silent=True, before=before or "", after=after or "", figures=(told,),
        sentence_before=f"收入达{before}元。", sentence_after=f"收入达{after}元。",
    )  # fmt: skip


@dataclass
class World:
    """A database in which pages are found and changed, and a clock that is set by hand."""

    database: Database
    at: dt.datetime = NOW
    numbers: Iterator[int] = field(default_factory=lambda: iter(range(1, 10_000)))

    def now(self) -> dt.datetime:
        """What the clock says."""
        return self.at

    def later(self, **span: float) -> None:
        """Let time go by."""
        self.at += dt.timedelta(**span)

    def article(
        self, title: str = "乳源村集体增收", topic: str | None = "ruyuan", published: dt.datetime | None = None
    ) -> int:
        """The id of a page with one revision, entered in the outbox as new."""
        url = f"{BASE}/{next(self.numbers)}.html"
        with self.database.write() as connection:
            site = sites.enter(connection, "portal", BASE)
            frontier.discover(connection, site, [Candidate(url, PageKind.ARTICLE, Route.LIST, BASE)], self.at)
            page = frontier.page_at(connection, url).page_id
            row = {
                "page_id": page,
                "fetched_at": self.at,
                "status": 200,
                "headers": {},
                "elapsed_ms": 1,
                "outcome": "revision",
            }
            snapshot = connection.execute(insert(SNAPSHOTS).values(row).returning(SNAPSHOTS.c.id)).scalar_one()
            revision = {
                "page_id": page, "number": 1, "snapshot_id": snapshot, "seen_at": self.at, "digest": "x", "reader": "r",
                "title": title, "published": published or self.at, "keywords": [], "body": "", "fields": {}, "source": "韶关日报",
            }  # fmt: skip
            latest = connection.execute(insert(REVISIONS).values(revision).returning(REVISIONS.c.id)).scalar_one()
            connection.execute(PAGES.update().where(PAGES.c.id == page).values(latest_revision_id=latest))
            if topic is not None:
                label = {"revision_id": latest, "topic": topic, "verdict": "on", "score": 1.0, "reasons": []}
                label["published"] = revision["published"]
                connection.execute(insert(LABELS).values(label))
            outbox.put(connection, [Notice(f"article:{page}", Audience.ANALYSTS, "new", self.at, page)])
        return page

    def changed(self, page: int, *found: Change) -> list[str]:
        """The ids of changes that are told of a page."""
        with self.database.write() as connection:
            latest = connection.execute(PAGES.select().where(PAGES.c.id == page)).one().latest_revision_id
            events = [
                Event(f"{next(self.numbers):032x}", page, None, latest, self.at, change) for change in found
            ]  # fmt: skip
            changes.tell(connection, events)
        return [event.id for event in events]

    def trouble(self, title: str) -> None:
        """Something that the operators are to be told."""
        with self.database.write() as connection:
            outbox.put(connection, [outbox.trouble(f"incident:{next(self.numbers)}", "incident", self.at, title)])


@dataclass
class Box:
    """Takes messages in the place of Apprise; `broken` channels refuse them."""

    taken: list[tuple[str, Parcel]] = field(default_factory=list)
    broken: set[str] = field(default_factory=set)

    def __call__(self, name: str, _channel: Channel, parcel: Parcel) -> None:
        """Take a message."""
        if name in self.broken:
            raise DeliveryError("connection refused")
        self.taken.append((name, parcel))

    @property
    def titles(self) -> list[str]:
        """The titles of the messages taken, in order."""
        return [parcel.title for _, parcel in self.taken]


@dataclass
class Webhook:
    """A webhook's address and what it was sent, with the headers; it answers with the next of `statuses`, then 200.

    `came` is set when something was taken, and only when `go` is set it answers.
    """

    port: int = 0
    taken: list[tuple[dict[str, str], Any]] = field(default_factory=list)
    statuses: list[int] = field(default_factory=list)
    came: threading.Event = field(default_factory=threading.Event)
    go: threading.Event = field(default_factory=threading.Event)


@contextmanager
def webhook() -> Iterator[Webhook]:
    """A server that takes JSON."""
    made = Webhook()
    made.go.set()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["content-length"]))
            status = made.statuses.pop(0) if made.statuses else 200
            if status == 200:
                made.taken.append(({k.lower(): v for k, v in self.headers.items()}, json.loads(body)))
            made.came.set()
            made.go.wait(60)
            self.send_response(status)
            self.send_header("content-length", "0")
            with suppress(OSError):
                self.end_headers()

        def log_message(self, *_: Any) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        made.port = server.server_address[1]
        yield made
    finally:
        made.go.set()
        server.shutdown()
        server.server_close()
        thread.join()


@contextmanager
def mail_server() -> Iterator[tuple[int, list[EmailMessage]]]:
    """A server that speaks as much SMTP as one mail needs, its port, and the mails that it took."""
    mails: list[EmailMessage] = []
    listener = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        while True:
            try:
                connection, _ = listener.accept()
            except OSError:
                return
            with connection, connection.makefile("rwb") as stream:
                _converse(stream, mails)

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    try:
        yield listener.getsockname()[1], mails
    finally:
        listener.shutdown(socket.SHUT_RDWR)
        listener.close()
        thread.join()


def _converse(stream: Any, mails: list[EmailMessage]) -> None:
    def say(line: str) -> None:
        stream.write(line.encode() + b"\r\n")
        stream.flush()

    say("220 sink")
    for line in stream:
        word = line[:4].upper()
        if word == b"DATA":
            say("354 go on")
            lines = []
            for part in stream:
                if part == b".\r\n":
                    break
                lines.append(part)
            mails.append(message_from_bytes(b"".join(lines), policy=policy.default))  # type: ignore[arg-type]
            say("250 taken")
        elif word == b"QUIT":
            say("221 bye")
            return
        else:
            say("250 ok")
