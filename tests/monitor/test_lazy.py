"""Laws of names that are imported when they are first asked for: all are there, and a start loads none of them."""

from __future__ import annotations

import subprocess
import sys
from importlib import import_module

import pytest

PACKAGES = ("monitor.figures", "monitor.changes", "monitor.series", "monitor.pages")


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


@pytest.mark.parametrize(
    ("imported", "needless"),
    [
        # `monitor status`
        ("monitor.standing", {"rjieba", "monitor.changes.compare", "storage.tables.series"}),
        # a crawl
        ("spiders.portal", {"rjieba", "bs4", "monitor.pages.read"}),
        # an analysis that others read for
        ("monitor.analyse.run, monitor.watching", {"rjieba", "bs4", "monitor.pages.read"}),
    ],
)
def test_a_process_loads_no_reader_that_it_does_not_need(imported: str, needless: set[str]) -> None:
    code = f"import sys, {imported}; print(*sorted({needless!r} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == ""
