"""Patterns that are compiled at their first use: the reader has some two hundred, and a short text needs few of them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, cast

# All white space that a text may have, for a look-up where `isspace` is asked of each of many characters.
WHITE = frozenset(char for char in map(chr, range(0x3001)) if char.isspace())
_NAMES = (
    "search",
    "match",
    "fullmatch",
    "finditer",
    "findall",
    "sub",
    "subn",
    "split",
    "pattern",
    "flags",
    "groups",
    "groupindex",
)


class _Compiled:
    """Stands for a pattern whose methods are this object's own: without a `__getattr__` they are found quicker."""


class _Lazy(_Compiled):
    """Stands for a pattern that is compiled when one of its methods is first asked for."""

    def __init__(self, source: str, flags: int) -> None:
        self._source = source
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        pattern = re.compile(self._source, self._flags)
        for one in _NAMES:
            setattr(self, one, getattr(pattern, one))
        self.__class__ = _Compiled  # type: ignore[assignment] # a class above its own, with nothing added or taken
        return getattr(pattern, name)


def lazy(source: str, flags: int = 0) -> re.Pattern[str]:
    """The pattern of a regular expression, compiled when one of its methods is first used.

    >>> lazy("[0-9]+").findall("a1b22")
    ['1', '22']
    """
    return cast("re.Pattern[str]", _Lazy(source, flags))


def one_of(characters: Iterable[str]) -> re.Pattern[str]:
    """The pattern of any one of the characters: to see whether a text has one, far quicker than a set's `isdisjoint`.

    >>> bool(one_of("%‰").search("2.5‰"))
    True
    """
    return lazy(f"[{re.escape(''.join(sorted(characters)))}]")
