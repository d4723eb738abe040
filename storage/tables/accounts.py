"""The tables of accounts: who may use the page, and what they keep there."""

import datetime as dt

from sqlalchemy import Column, ForeignKey, Integer, LargeBinary, Named, Table, Text, TypedColumns

from storage.tables.base import METADATA
from storage.types import UtcTime


class UserColumns(TypedColumns):
    """A person with an account for the page; `password` is a hash."""

    id: Named[int] = Column(Integer, primary_key=True)
    name: Named[str] = Column(Text, unique=True)
    role: Named[str] = Column(Text)
    password: Named[str] = Column(Text)
    created_at: Named[dt.datetime] = Column(UtcTime)


USERS = Table("users", METADATA, UserColumns)


class AccessKeyColumns(TypedColumns):
    """A session or a token of a person, by the digest of its secret."""

    digest: Named[bytes] = Column(LargeBinary, primary_key=True)
    user_id: Named[int] = Column(ForeignKey("users.id"), index=True)
    kind: Named[str] = Column(Text)
    label: Named[str] = Column(Text)
    created_at: Named[dt.datetime] = Column(UtcTime)
    expires_at: Named[dt.datetime] = Column(UtcTime)


ACCESS_KEYS = Table("access_keys", METADATA, AccessKeyColumns)


class SavedQueryColumns(TypedColumns):
    """A view of the page that somebody keeps under a name; `looked_at` is when it was last opened."""

    id: Named[int] = Column(Integer, primary_key=True)
    name: Named[str] = Column(Text, unique=True)
    view: Named[str] = Column(Text)
    query: Named[str] = Column(Text)
    by: Named[str] = Column(Text)
    created_at: Named[dt.datetime] = Column(UtcTime)
    looked_at: Named[dt.datetime] = Column(UtcTime)


SAVED_QUERIES = Table("saved_queries", METADATA, SavedQueryColumns)
