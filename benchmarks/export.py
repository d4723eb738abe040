"""What an export costs: python -m benchmarks.export [--database URL] [--size 10000] [--most 500000]

Rows a second of processor time (with PostgreSQL its server's included) and peak memory of each sort of rows in each format, from the database to the file, each
in a process of its own; "reading" is what the database's part takes alone. Without a database, one of so many articles
is made first, as benchmarks/web.py makes it.
"""

from __future__ import annotations

import argparse
import itertools
import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parents[1]))

from sqlalchemy import make_url

from benchmarks.report.results import keep
from benchmarks.web import Worked, named
from monitor import dictionary
from monitor.files import FORMATS, Table
from storage import Connection
from storage.queries import export
from storage.queries.articles import Filter
from storage.queries.change_lists import ChangeFilter
from storage.queries.series import SeriesFilter
from storage.readonly import open_read_only

SORTS = ("figures", "articles", "changes", "points", "series", "conflicts")
READING, BAR = "reading", 50_000


def batches(connection: Connection, what: str) -> export.Batches:
    """All rows of a sort."""
    if what == "figures":
        return export.figures(connection, Filter())
    if what == "articles":
        return export.articles(connection, Filter())
    if what == "changes":
        return export.changes(connection, ChangeFilter())
    if what == "conflicts":
        return export.conflicts(connection)
    return (export.points if what == "points" else export.series)(connection, SeriesFilter())


def up_to(found: export.Batches, most: int) -> export.Batches:
    """The first batches, about so many rows."""
    count = 0
    for batch in found:
        yield batch
        count += len(batch)
        if count >= most:
            return


def case(url: str, what: str, form: str, most: int) -> dict[str, float]:
    """One export in this process."""
    is_file = make_url(url).get_backend_name() == "sqlite"
    database = open_read_only(url if is_file else named(url))
    # What PostgreSQL's own process takes counts as well.
    worked = time.process_time if is_file else Worked(database)
    with tempfile.TemporaryDirectory() as folder, database.snapshot() as connection:
        out = Path(folder, f"{what}{form if form != READING else '.none'}")
        rows = up_to(batches(connection, what), most)
        began, clock = worked(), time.perf_counter()
        count = _count(rows) if form == READING else FORMATS[form](_table(what, rows), out)
        took, waited = worked() - began, time.perf_counter() - clock
        size = out.stat().st_size if out.exists() else 0
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    database.close()
    speed = {"rows_cpu_s": round(count / took), "rows_s": round(count / waited)} if count else {}
    return {"rows": count, **speed, "bytes_a_row": round(size / max(count, 1)), "peak_mb": peak}


def _count(rows: export.Batches) -> int:
    return sum(len(batch) for batch in rows)


def _table(what: str, rows: export.Batches) -> Table:
    columns = dictionary.BY_NAME[what].columns
    return Table(what, columns, rows)


def main() -> None:
    """Each sort in each format, as a process of its own."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--database", default=None)
    parser.add_argument("--size", type=int, default=10_000)
    parser.add_argument("--most", type=int, default=500_000)
    parser.add_argument("--sorts", default=",".join(SORTS))
    parser.add_argument("--case", default=None, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.case:
        what, form = options.case.split(" ")
        print(json.dumps(case(options.database, what, form, options.most)))
        return
    with tempfile.TemporaryDirectory() as folder:
        url = options.database or f"sqlite:///{Path(folder, 'monitor.sqlite')}"
        if not options.database:
            grow = ("--database", url, "--grow-only", "--sizes", str(options.size))
            subprocess.run([sys.executable, "-m", "benchmarks.web", *grow], check=True)
        _each(url, options.sorts.split(","), options.most)


def _each(url: str, sorts: list[str], most: int) -> None:
    kind = url.partition(":")[0].partition("+")[0]
    for what, form in itertools.product(sorts, (READING, *FORMATS)):
        command = [sys.executable, __file__, "--database", url, "--most", str(most), "--case", f"{what} {form}"]
        said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        keep("export", f"{kind} {what} {form}", json.loads(said) | {"kind": kind, "bar": BAR})


if __name__ == "__main__":
    main()
