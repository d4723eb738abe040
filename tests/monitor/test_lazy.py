"""Laws of names that are imported when they are first asked for: all are there, and a start loads none of them."""

from __future__ import annotations

import subprocess
import sys
from importlib import import_module

import pytest

PACKAGES = ("monitor.figures", "monitor.changes", "monitor.series")


@pytest.mark.parametrize("package", PACKAGES)
def test_every_declared_name_is_there(package: str) -> None:
    """Each name of __all__ is found, the second time as an attribute like any other."""
    module = import_module(package)
    for name in module.__all__:
        assert getattr(module, name) is vars(module)[name]


def test_an_unknown_name_is_told() -> None:
    """A name that no module has is an AttributeError that says so."""
    with pytest.raises(AttributeError, match=r"monitor\.series.*nothing"):
        _ = import_module("monitor.series").nothing


def test_the_configuration_loads_no_reader() -> None:
    """What `monitor status` imports has neither the segmenter nor the differ in it."""
    code = "import sys, monitor.standing; print(*sorted({'rjieba', 'monitor.changes.compare', 'storage.tables_series'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == ""
