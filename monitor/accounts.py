"""Who may use the page: roles, names, passwords and keys."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
import secrets
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

from monitor.errors import InputError

if TYPE_CHECKING:
    from argon2 import PasswordHasher

NAME = re.compile(r"[\w.@+-]{1,64}")
SHORTEST, LONGEST = 10, 1000
# What a key begins with, so that one that was left lying about is recognised.
MARK = "mon_"


class Role(StrEnum):
    """What a person may do: each role may do what those before it may."""

    VIEWER = "viewer"
    ANALYST = "analyst"
    OPERATOR = "operator"

    def includes(self, other: Role) -> bool:
        """Whether whoever has this role may do what the other one may.

        >>> Role.ANALYST.includes(Role.VIEWER), Role.ANALYST.includes(Role.OPERATOR)
        (True, False)
        """
        order = tuple(Role)
        return order.index(self) >= order.index(other)


@dataclass(frozen=True, slots=True)
class Account:
    """A person with an account; `password` is its hash."""

    id: int
    name: str
    role: Role
    password: str
    created_at: dt.datetime


def checked_name(name: str) -> str:
    """The name if it can be one of an account; InputError otherwise."""
    if not NAME.fullmatch(name):
        raise InputError(f"no name for an account: {name!r}; take 1 to 64 letters, digits or . _ - + @")
    return name


def checked_password(password: str) -> str:
    """The password if it is long enough (NIST SP 800-63B asks for length, not for signs); InputError otherwise."""
    if not SHORTEST <= len(password) <= LONGEST:
        raise InputError(f"a password has {SHORTEST} to {LONGEST} characters")
    return password


def hashed(password: str) -> str:
    """The password as it is kept: Argon2id with its salt and cost."""
    return _hasher().hash(password)


def fits(kept: str | None, password: str) -> bool:
    """Whether a password is the kept one; takes as long where none is kept."""
    from argon2.exceptions import InvalidHashError, VerificationError

    try:
        return _hasher().verify(kept or _none(), password) and kept is not None
    except (VerificationError, InvalidHashError):
        return False


def new_key() -> str:
    """A key that nobody guesses: 256 random bits."""
    return MARK + secrets.token_urlsafe(32)


def key_digest(key: str) -> bytes:
    """What is kept of a key: enough to know it again, nothing to use it by."""
    return hashlib.sha256(key.encode()).digest()


@cache
def _hasher() -> PasswordHasher:
    from argon2 import PasswordHasher  # loaded where a password is asked for

    return PasswordHasher()


@cache
def _none() -> str:
    return hashed(secrets.token_urlsafe(16))
