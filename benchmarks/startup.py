"""CPU seconds until the command answers: python benchmarks/startup.py [--full]

`monitor --help` is to stay under 0.3 s and `monitor status` (over a small database) under 0.6 s of CPU time, the
interpreter included; the median over the rounds, beside `python -c pass` in the same rounds.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parents[1]))

from benchmarks.report.results import keep
from storage import Database

BARS = {"monitor --help": 0.3, "monitor status": 0.6}


def seconds(command: list[str], folder: str) -> float:
    """CPU seconds, of user and system, that a command takes."""
    before = os.times()
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).resolve().parents[1])}
    # An installed program is compiled; the first round, which is not counted, does it here.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    subprocess.run([sys.executable, *command], cwd=folder, env=environment, capture_output=True, check=True)
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system


def main() -> None:
    """Measure and keep."""
    rounds = 15 if "--full" in sys.argv else 5
    commands = {
        "python -c pass": ["-c", "pass"],
        "monitor --help": ["-m", "monitor", "--help"],
        "monitor status": ["-m", "monitor", "status"],
    }
    with tempfile.TemporaryDirectory() as folder:
        Database.create(f"sqlite:///{folder}/var/monitor.sqlite").close()
        found: dict[str, list[float]] = {name: [] for name in commands}
        for _ in range(rounds + 1):
            for name, command in commands.items():
                found[name].append(seconds(command, folder))
    for name, values in found.items():
        keep("startup", name, {"cpu_s": round(statistics.median(values[1:]), 3), "bar_s": BARS.get(name)})


if __name__ == "__main__":
    main()
