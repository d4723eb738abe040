"""What was tried and what was lost: kept in results.json by the programs that tried it, and made a page."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

FILE = Path(__file__).with_name("results.json")
PAGE = Path(__file__).parents[2] / "docs" / "reliability.md"
HEAD = """# Reliability

What was done to the monitor, how often, and what was lost. `python -m tests.faults.reliability` measures this and writes this
page; `make test` includes shorter forms, and further attacks ([SECURITY.md](../SECURITY.md) names the test for each promise).
Each row names the command and the day of its measurement.

| Test | What it does | Tries | Faults | Survived | Lost, duplicated or wrong | Measured |
|---|---|--:|--:|--:|--:|---|
"""
TAIL = """
A try counts as a *fault* if the process was killed, the write refused or the connection ended before the work was done. A fault is
*survived* if repeating the work gives exactly the content of work that was never disturbed (every page, answer, version, figure,
change, message and series is compared), in a database that passes its integrity check.
"""


@dataclass(frozen=True, slots=True)
class Row:
    """What a test came to."""

    name: str
    what: str
    tries: int
    met: int
    wrong: int

    @property
    def survived(self) -> int:
        """How many of the faults that it met did no harm."""
        return max(0, self.met - self.wrong)


def kept() -> dict[str, dict[str, Any]]:
    """All results by section and name."""
    return json.loads(FILE.read_text(encoding="utf-8")) if FILE.exists() else {}  # type: ignore[no-any-return]


def keep(section: str, rows: Iterable[Row], call: str) -> None:
    """Keep what a section came to in the place of what it came to before."""
    results = kept()
    for row in rows:
        day = dt.datetime.now(dt.UTC).date().isoformat()
        results.setdefault(section, {})[row.name] = asdict(row) | {"call": call, "day": day}
    FILE.write_text(json.dumps(results, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def write(sections: Iterable[str]) -> None:
    """Write the page from all that is kept, in the order of the sections."""
    results = kept()
    lines = [_line(record) for section in sections for record in results.get(section, {}).values()]
    PAGE.write_text(HEAD + "".join(lines) + TAIL, encoding="utf-8")


def _line(record: dict[str, Any]) -> str:
    row = Row(**{name: record[name] for name in ("name", "what", "tries", "met", "wrong")})
    counts = " | ".join(f"{count:,}" for count in (row.tries, row.met, row.survived, row.wrong))
    return f"| {row.name} | {row.what} | {counts} | `{record['call']}`, {record['day']} |\n"
