"""`kill -9` of any process at any moment loses no run, doubles none, leaves none open and no process behind."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from tests.monitor.scheduler.killing import Killing, left_over


def killed(folder: Path, database: str, count: int) -> Killing:
    story = Killing(folder, database, seed=count)
    story.happen(count)
    return story


@pytest.mark.timeout(900)
def test_a_few_kills(tmp_path: Path) -> None:
    story = killed(tmp_path, f"sqlite:///{tmp_path / 'monitor.sqlite'}", 6)
    assert story.complaints() == [], (story.kills, (tmp_path / "log").read_text(encoding="utf-8")[-3000:])
    assert story.kills["run"] > 0
    deadline = time.monotonic() + 30
    while left_over(tmp_path) and time.monotonic() < deadline:
        time.sleep(0.5)
    assert left_over(tmp_path) == []


@pytest.mark.timeout(7200)
@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def soak_kills(tmp_path: Path, kind: str, request: pytest.FixtureRequest) -> None:
    url = f"sqlite:///{tmp_path / 'monitor.sqlite'}" if kind == "sqlite" else request.getfixturevalue("postgresql_url")
    story = killed(tmp_path, url, int(os.environ.get("KILLS", "200")))
    assert story.complaints() == [], story.kills
