"""The outbox: a notification is written in the transaction of its event, so that neither exists without the other."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum

from sqlalchemy import Connection, update

from storage.engine import inserts
from storage.tables import OUTBOX

NEW = "new"


class Audience(StrEnum):
    """Whom it concerns."""

    ANALYSTS = "analysts"
    OPERATORS = "operators"


@dataclass(frozen=True, slots=True)
class Notice:
    """Something to be told once for ever by its key.

    Of a change (`change_id`) or a new article (`page_id`) the message is made when it is sent; an operators' notice
    brings its title and body, and the path of the page that says more.
    """

    key: str
    audience: Audience
    kind: str
    at: dt.datetime
    page_id: int | None = None
    change_id: str | None = None
    title: str = ""
    body: str = ""
    path: str = ""


def trouble(key: str, kind: str, at: dt.datetime, title: str, body: str = "", path: str = "/runs") -> Notice:
    """A notice to the operators; `key` is the event's own (such as "incident:7:opened"), `kind` a short word for it."""
    return Notice(key, Audience.OPERATORS, kind, at, title=title, body=body, path=path)


def put(connection: Connection, notices: Iterable[Notice]) -> None:
    """Have something told; what was put in before under the same key is left as it is."""
    rows = [asdict(notice) | {"audience": notice.audience.value, "routed_at": None} for notice in notices]
    inserts.add_missing(connection, OUTBOX, rows)


def settle(connection: Connection, ids: Sequence[int], now: dt.datetime) -> None:
    """Note that the rules were asked about these rows."""
    connection.execute(update(OUTBOX).where(OUTBOX.c.id.in_(ids)).values(routed_at=now))
