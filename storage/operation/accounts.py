"""Accounts for the page, and the keys (sessions and tokens) that identify a person."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import Connection, Row, delete, insert, select, update

from monitor.accounts import Account, Role, checked_name
from monitor.errors import InputError
from storage.tables import ACCESS_KEYS, USERS


class KeyKind(StrEnum):
    """What a key is for: a browser's session, or a program's token that can only read."""

    SESSION = "session"
    TOKEN = "token"  # noqa: S105 (a name, no secret)


@dataclass(frozen=True, slots=True)
class Key:
    """A session or token as it is kept."""

    kind: KeyKind
    label: str
    created_at: dt.datetime
    expires_at: dt.datetime


def exist(connection: Connection) -> bool:
    """Whether anybody has an account."""
    return connection.scalar(select(USERS.c.id).limit(1)) is not None


def every(connection: Connection) -> list[Account]:
    """All accounts by name."""
    return [_account(row) for row in connection.execute(select(USERS).order_by(USERS.c.name))]


def named(connection: Connection, name: str) -> Account | None:
    """The account of a name."""
    row = connection.execute(select(USERS).where(USERS.c.name == name)).one_or_none()
    return None if row is None else _account(row)


def require(connection: Connection, name: str) -> Account:
    """The account of a name; InputError if there is none."""
    found = named(connection, name)
    if found is None:
        raise InputError(f"no account {name!r}; list them with: monitor user list")
    return found


def add(connection: Connection, name: str, role: Role, password: str, now: dt.datetime) -> None:
    """Make an account; `password` is a hash; InputError if the name is taken."""
    if named(connection, checked_name(name)) is not None:
        raise InputError(f"the account {name!r} already exists; remove it first, or use another name")
    connection.execute(
        insert(USERS).values(name=name, role=role.value, password=password, created_at=now.astimezone(dt.UTC))
    )


def remove(connection: Connection, name: str) -> None:
    """Remove an account with its sessions and tokens; InputError if there is none of that name."""
    account = require(connection, name)
    forget(connection, account.id)
    connection.execute(delete(USERS).where(USERS.c.id == account.id))


def set_password(connection: Connection, account_id: int, password: str) -> None:
    """Give an account another password (a hash) and end its sessions."""
    connection.execute(update(USERS).where(USERS.c.id == account_id).values(password=password))
    forget(connection, account_id, KeyKind.SESSION)


def add_key(connection: Connection, account_id: int, digest: bytes, key: Key) -> None:
    """Let a key stand for a person, and drop those that have expired."""
    connection.execute(delete(ACCESS_KEYS).where(ACCESS_KEYS.c.expires_at <= key.created_at))
    connection.execute(
        insert(ACCESS_KEYS).values(
            digest=digest, user_id=account_id, kind=key.kind.value, label=key.label, created_at=key.created_at,
            expires_at=key.expires_at,
        )
    )  # fmt: skip


def by_key(connection: Connection, digest: bytes, kind: KeyKind, now: dt.datetime) -> Account | None:
    """Whom a key stands for; None if it is unknown or has expired."""
    row = connection.execute(
        select(USERS)
        .join(ACCESS_KEYS, ACCESS_KEYS.c.user_id == USERS.c.id)
        .where(ACCESS_KEYS.c.digest == digest, ACCESS_KEYS.c.kind == kind.value, ACCESS_KEYS.c.expires_at > now)
    ).one_or_none()
    return None if row is None else _account(row)


def keys(connection: Connection, account_id: int) -> list[Key]:
    """The sessions and tokens of a person, the newest first."""
    query = select(ACCESS_KEYS.c.kind, ACCESS_KEYS.c.label, ACCESS_KEYS.c.created_at, ACCESS_KEYS.c.expires_at)
    rows = connection.execute(
        query.where(ACCESS_KEYS.c.user_id == account_id).order_by(ACCESS_KEYS.c.created_at.desc())
    )
    return [Key(KeyKind(row.kind), row.label, row.created_at, row.expires_at) for row in rows]


def end_key(connection: Connection, digest: bytes) -> None:
    """Let a key stand for nobody any more."""
    connection.execute(delete(ACCESS_KEYS).where(ACCESS_KEYS.c.digest == digest))


def forget(connection: Connection, account_id: int, kind: KeyKind | None = None) -> int:
    """How many sessions and tokens of a person are ended; only those of a kind if it is given."""
    chosen = delete(ACCESS_KEYS).where(ACCESS_KEYS.c.user_id == account_id)
    return connection.execute(chosen if kind is None else chosen.where(ACCESS_KEYS.c.kind == kind.value)).rowcount


def _account(row: Row[tuple[object, ...]]) -> Account:
    return Account(row.id, row.name, Role(row.role), row.password, row.created_at)
