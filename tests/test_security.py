"""What SECURITY.md promises is held by the tests that it names."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
NAMED = re.compile(r"`(tests/[\w/]+\.py)(?:::(test_\w+))?`")
PROMISES = [part for part in (ROOT / "SECURITY.md").read_text(encoding="utf-8").split("\n**")[1:] if part.strip()]


@pytest.mark.parametrize("promise", PROMISES, ids=lambda promise: promise.partition("**")[0][:40])
def test_each_promise_names_tests_that_there_are(promise: str) -> None:
    named = NAMED.findall(promise)
    assert named
    for file, test in named:
        assert (ROOT / file).is_file(), file
        assert not test or f"def {test}(" in (ROOT / file).read_text(encoding="utf-8"), f"{file}::{test}"
