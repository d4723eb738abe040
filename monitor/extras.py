"""Extras: the library that an optional part stands on, whether it is there, and the command that installs it."""

from __future__ import annotations

from importlib.util import find_spec

# What the page offers only where it can be made, by the extra that brings it.
LIBRARIES = {"charts": "vl_convert", "parquet": "pyarrow"}


def is_installed(extra: str) -> bool:
    """Whether an extra's library is there; KeyError for one that the page does not ask for."""
    return find_spec(LIBRARIES[extra]) is not None


def remedy(extra: str) -> str:
    """How to install an extra, into the environment that the program runs in.

    >>> remedy("parquet")
    "install it with: pip install 'ruyuan-monitor[parquet]'"
    """
    return f"install it with: pip install 'ruyuan-monitor[{extra}]'"
