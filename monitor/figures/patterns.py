"""Patterns that are compiled at their first use: the reader has some two hundred, and a short text needs few of them."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable
from typing import Any, Final, cast

from monitor.wordlists import word_tuple

# All white space that a text may have, for a look-up where `isspace` is asked of each of many characters.
WHITE: Final = frozenset(char for char in map(chr, range(0x3001)) if char.isspace())
_OURS: Final = __name__.partition(".")[0]
_NAMES: Final = word_tuple("search match fullmatch finditer findall sub subn split pattern flags groups groupindex")


class _Lazy:
    """Stands for a pattern until one of its methods is first asked for.

    Then the names that it has in our modules are given to the pattern itself, whose methods are found and called a fifth
    quicker than those of an object that hands them on.
    """

    def __init__(self, source: str, flags: int) -> None:
        self._source = source
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        pattern = re.compile(self._source, self._flags)
        for module, own in _WAITING.pop(self):
            module[own] = pattern
        self.__dict__.update((one, getattr(pattern, one)) for one in _NAMES)
        return getattr(pattern, name)


class _Waiting:
    """Where the patterns that are not compiled yet have their names: a walk over all modules, made once for all of them."""

    def __init__(self) -> None:
        self._places: dict[int, list[tuple[dict[str, Any], str]]] = {}
        self._loaded = 0

    def pop(self, pattern: _Lazy) -> list[tuple[dict[str, Any], str]]:
        """The modules that name the pattern, each with its name there."""
        if len(sys.modules) != self._loaded:
            self._loaded = len(sys.modules)
            self._places = {}
            for module in _modules():
                for own, held in module.items():
                    if isinstance(held, _Lazy):
                        self._places.setdefault(id(held), []).append((module, own))
        return self._places.pop(id(pattern), [])


def _modules() -> list[dict[str, Any]]:
    """The names of each module that makes patterns; a compiled one has no frame by which it could be known."""
    ours = (vars(module) for name, module in list(sys.modules.items()) if name.startswith(_OURS))
    return [names for names in ours if not names.keys().isdisjoint(("lazy", "sieved", "one_of"))]


_WAITING: Final = _Waiting()


def lazy(source: str, flags: int = 0) -> re.Pattern[str]:
    """The pattern of a regular expression, compiled when one of its methods is first used.

    >>> lazy("[0-9]+").findall("a1b22")
    ['1', '22']
    """
    return cast("re.Pattern[str]", _Lazy(source, flags))


def sieved(begins: str, source: str) -> re.Pattern[str]:
    """The pattern of a regular expression that begins with one of some characters, and is tried only where one stands.

    >>> sieved("ab", "(?<!x)a1|b").findall("a1 xa1 b")
    ['a1', 'b']
    """
    return lazy(f"(?=[{begins}])(?:{source})")


def one_of(characters: Iterable[str]) -> re.Pattern[str]:
    """The pattern of any one of the characters: to see whether a text has one, far quicker than a set's `isdisjoint`.

    >>> bool(one_of("%‰").search("2.5‰"))
    True
    """
    source = f"[{re.escape(''.join(sorted(characters)))}]"
    return cast("re.Pattern[str]", _Lazy(source, 0))
