"""What a page lists is taken away as a file, the same rows in every format."""

from __future__ import annotations

import csv
import io

import httpx
import openpyxl
import orjson
import pyarrow.parquet as pq
import pytest

from monitor import dictionary
from monitor.files import FORMATS
from monitor.web.views.files import SORTS, TYPES
from tests.monitor.web.conftest import Site


def _rows(suffix: str, body: bytes) -> tuple[list[str], int]:
    """The columns of a file and how many rows it has."""
    if suffix == ".csv":
        head, *rows = csv.reader(io.StringIO(body.decode("utf-8-sig")))
    elif suffix == ".jsonl":
        rows = [orjson.loads(line) for line in body.splitlines()]
        head = list(rows[0])
    elif suffix == ".xlsx":
        sheet = openpyxl.load_workbook(io.BytesIO(body)).worksheets[0]
        head, *rows = [list(row) for row in sheet.iter_rows(values_only=True)]
    else:
        table = pq.read_table(io.BytesIO(body))
        return table.column_names, table.num_rows
    return head, len(rows)


@pytest.mark.parametrize("what", ["conflicts", "runs", "series"])
def test_every_format_has_the_same_rows(site: Site, what: str) -> None:
    columns = [column.name for column in dictionary.BY_NAME[SORTS.get(what, what)].columns]
    numbers = set()
    for suffix in FORMATS:
        answer = httpx.get(f"{site.url.rstrip('/')}/export/{what}{suffix}")
        assert answer.status_code == 200
        assert answer.headers["content-type"] == TYPES[suffix]
        assert answer.headers["content-disposition"] == f'attachment; filename="{what}{suffix}"'
        head, number = _rows(suffix, answer.content)
        assert head == columns
        numbers.add(number)
    assert len(numbers) == 1
    assert numbers.pop() > 0


def test_a_file_is_narrowed_as_its_page_is(site: Site) -> None:
    base = site.url.rstrip("/")
    rows = httpx.get(f"{base}/export/runs.jsonl", params={"state": "failed"}).content.splitlines()
    assert {orjson.loads(row)["state"] for row in rows} == {"failed"}


@pytest.mark.parametrize("name", ["runs.txt", "secrets.csv", "runs."])
def test_nothing_else_is_exported(site: Site, name: str) -> None:
    assert httpx.get(f"{site.url.rstrip('/')}/export/{name}").status_code == 404
