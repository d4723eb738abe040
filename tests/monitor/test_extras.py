"""What needs an extra and lacks it names the command that installs it."""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path

import pytest

from monitor import charts, extras
from monitor.errors import InputError

PROJECT = Path(__file__).parents[2] / "pyproject.toml"


def test_every_extra_that_is_asked_for_is_one_of_the_project() -> None:
    known = tomllib.loads(PROJECT.read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    assert set(extras.LIBRARIES) <= set(known)
    assert all(extras.is_installed(extra) for extra in extras.LIBRARIES)


def test_a_lacking_extra_is_told_with_its_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "vl_convert", None)
    with pytest.raises(InputError, match=r"pip install 'ruyuan-monitor\[charts\]'"):
        charts.svg([])
