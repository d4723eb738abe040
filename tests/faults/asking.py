"""The interface is asked thousands of things: `python -m tests.faults.asking --requests 10000` (Schemathesis)."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import Counter
from pathlib import Path

import schemathesis
from schemathesis import GenerationMode

from monitor.config import Config
from monitor.web.context import Services
from storage import Database
from storage.readonly import open_read_only
from storage.upkeep.content import content
from tests.faults import results
from tests.faults.results import Row
from tests.monitor.web import world
from tests.monitor.web.conftest import served
from tests.monitor.web.test_api import ask_everything

# Requests to each operation in one round.
ROUND = 100


def row(folder: Path, requests: int) -> Row:
    """What so many requests came to, as a line of the page."""
    url = f"sqlite:///{folder / 'asked.sqlite'}"
    written = Database.create(url)
    world.fill(written)
    services = Services(open_read_only(url), Config(database=url), lambda: world.NOW)
    with written.read() as connection:
        before = content(connection)
    asked: Counter[GenerationMode] = Counter()
    wrong = []
    with served(services) as address:
        schema = schemathesis.openapi.from_url(f"{address}/api/v1/openapi.json")
        number = 0
        while asked.total() < requests and not wrong:
            number += 1
            for mode in GenerationMode:
                try:
                    asked[mode] += ask_everything(schema, mode, ROUND, number)
                except AssertionError as error:
                    wrong.append(str(error))
    with written.read() as connection:
        wrong += ["something was written"] if content(connection) != before else []
    services.database.close()
    written.close()
    print(*wrong, sep="\n")  # noqa: T201
    what = "requests of all sorts to every operation of the interface, right and wrong (Schemathesis), each answered as it is described"
    return Row("Interface", what, asked.total(), asked.total(), len(wrong))


def main() -> int:
    """Ask; status 1 if an answer was not as described."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--requests", type=int, default=10_000)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        found = row(Path(folder), asked.requests)
    print(found)  # noqa: T201
    results.keep("asking", [found], f"python -m tests.faults.asking --requests {asked.requests}")
    return bool(found.wrong)


if __name__ == "__main__":
    sys.exit(main())
