"""What is read does not depend on the order in which a process happens to keep its sets."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

GOLD = Path(__file__).parents[2] / "gold" / "figures" / "dev"
PROGRAM = """
import sys
from pathlib import Path
from monitor.figures import read_figures
for path in sorted(Path(sys.argv[1]).glob("*.txt")):
    print(path.name, read_figures(path.read_text(encoding="utf-8")))
"""


@pytest.fixture(scope="module")
def told() -> str:
    return _told("0")


@pytest.mark.parametrize("seed", ["1", "2", "5", "9"])
def test_every_process_reads_the_same(seed: str, told: str) -> None:
    assert _told(seed) == told


def _told(seed: str) -> str:
    program = [sys.executable, "-c", PROGRAM, str(GOLD)]
    env = os.environ | {"PYTHONHASHSEED": seed}
    return subprocess.run(program, env=env, capture_output=True, check=True, encoding="utf-8", timeout=300).stdout
