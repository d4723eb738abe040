"""What was measured: printed as a line of JSON, and kept in results.json with the state of the machine."""

from __future__ import annotations

import datetime as dt
import json
import os
import platform
from pathlib import Path
from typing import Any

FILE = Path(__file__).with_name("results.json")


def kept() -> dict[str, Any]:
    """All results by benchmark and case."""
    return json.loads(FILE.read_text(encoding="utf-8")) if FILE.exists() else {}


def keep(benchmark: str, case: str, values: dict[str, Any]) -> None:
    """Print a result, and keep it in the place of an earlier one of the same benchmark and case."""
    print(json.dumps({"benchmark": benchmark, "case": case} | values, ensure_ascii=False), flush=True)
    results = kept()
    results.setdefault(benchmark, {})[case] = values | {"machine": _machine()}
    FILE.write_text(json.dumps(results, ensure_ascii=False, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def _machine() -> dict[str, Any]:
    """Where and under which load it was measured: a load above the number of cores means that others took part of them."""
    return {
        "cores": os.cpu_count(), "load": round(os.getloadavg()[0], 1), "python": platform.python_version(),
        "day": dt.datetime.now(dt.UTC).date().isoformat(),
    }  # fmt: skip
