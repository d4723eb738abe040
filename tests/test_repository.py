"""What is committed is source: nothing binary and nothing large gets in unnoticed."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.conftest import LONG

ROOT = Path(__file__).parents[1]
LARGEST = 300_000
# Data that only its packed form keeps small.
BINARY = {"monitor/figures/gazetteer/places.txt.gz"}


@pytest.fixture(scope="module")
def committed() -> dict[str, Path]:
    """The files that are committed, or added to be so, by their names."""
    if not (ROOT / ".git").exists():
        pytest.skip("needs the repository; this is a copy without it")
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True, text=True).stdout
    return {name: path for name in listed.split("\0") if name and (path := ROOT / name).is_file()}


def test_a_binary_file_is_one_that_is_listed(committed: dict[str, Path]) -> None:
    assert {name for name, path in committed.items() if b"\0" in path.read_bytes()} == BINARY


def test_the_files_that_are_tested_first_are_there() -> None:
    assert [name for name in LONG if not (ROOT / name).is_file()] == []


def test_no_file_is_large(committed: dict[str, Path]) -> None:
    assert {name: size for name, path in committed.items() if (size := path.stat().st_size) > LARGEST} == {}
