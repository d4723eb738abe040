"""Files hold the rows they were given, whoever opens them, and nothing in them is a formula."""

from __future__ import annotations

import csv
import io
import json
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import openpyxl
import pandas
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.utils.escape import unescape

from monitor.dictionary import Column, Sort
from monitor.errors import InputError
from monitor.files import FORMATS, STREAMED, Table, delimited, excel, write

COLUMNS = (
    Column("name", Sort.TEXT, "名称", "name"),
    Column("count", Sort.WHOLE, "个数", "count"),
    Column("value", Sort.NUMBER, "数值", "value"),
    Column("is_new", Sort.FLAG, "是否新", "whether it is new"),
    Column("at", Sort.TIME, "时间", "time"),
    Column("day", Sort.DAY, "日期", "day"),
)
Row = tuple[Any, ...]
# LibreOffice's words for commas, quotation marks and UTF-8.
AS_CSV = "Text - txt - csv (StarCalc):44,34,76"
ROWS: list[Row] = [
    ('乳源，"茶"\n第二行', 1, 12605000.5, 1, "2022-07-25T00:45:44Z", "2022-07-25"),
    ("=1+1", None, -0.3, 0, "2022-07-25T00:45:44Z", None),
    (None, 2**53, None, 0, None, None),
]  # fmt: skip


def table(rows: list[Row], batch: int = 2) -> Table:
    def batches() -> Iterator[list[Row]]:
        for start in range(0, len(rows), batch):
            yield rows[start : start + batch]

    return Table("things", COLUMNS, batches())


@pytest.mark.parametrize("suffix", sorted(FORMATS))
def test_the_same_rows_make_the_same_bytes(tmp_path: Path, suffix: str) -> None:
    first, second = tmp_path / f"a{suffix}", tmp_path / f"b{suffix}"
    assert write(table(ROWS), first) == write(table(ROWS, batch=1), second) == len(ROWS)
    assert first.read_bytes() == second.read_bytes()


def test_a_sheet_is_the_same_whatever_compresses_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(table(ROWS), tmp_path / "a.xlsx")
    monkeypatch.setitem(sys.modules, "isal", None)
    write(table(ROWS), tmp_path / "b.xlsx")
    one, other = (zipfile.ZipFile(tmp_path / name) for name in ("a.xlsx", "b.xlsx"))
    assert one.testzip() is other.testzip() is None
    assert [(name, one.read(name)) for name in one.namelist()] == [
        (name, other.read(name)) for name in other.namelist()
    ]


@pytest.mark.parametrize("suffix", sorted(FORMATS))
def test_no_rows_make_a_file_that_names_its_columns(tmp_path: Path, suffix: str) -> None:
    file = tmp_path / f"none{suffix}"
    assert write(table([]), file) == 0
    if suffix == ".csv":
        assert pandas.read_csv(file).columns.tolist() == [column.name for column in COLUMNS]
    if suffix == ".parquet":
        assert pandas.read_parquet(file).columns.tolist() == [column.name for column in COLUMNS]


def test_pandas_reads_every_format(tmp_path: Path) -> None:
    for suffix in FORMATS:
        write(table(ROWS), tmp_path / f"t{suffix}")
    frames = [
        pandas.read_csv(tmp_path / "t.csv"),
        pandas.read_json(tmp_path / "t.jsonl", lines=True, precise_float=True),
        pandas.read_excel(tmp_path / "t.xlsx", sheet_name="things"),
        pandas.read_parquet(tmp_path / "t.parquet"),
    ]
    for frame in frames:
        assert frame["name"].iloc[0] == '乳源，"茶"\n第二行'
        assert frame["count"].iloc[2] == 2**53
        assert frame["value"].tolist()[:2] == [12605000.5, -0.3]
        assert [bool(flag) for flag in frame["is_new"]] == [True, False, False]
    assert str(frames[3]["at"].iloc[0]) == "2022-07-25 00:45:44+00:00"


def test_duckdb_reads_every_format_but_xlsx(tmp_path: Path) -> None:
    for suffix in (".csv", ".jsonl", ".parquet"):
        write(table(ROWS), tmp_path / f"t{suffix}")
        [(count, total)] = duckdb.sql(f"SELECT count(*), sum(value) FROM '{tmp_path}/t{suffix}'").fetchall()
        assert (count, total) == (3, 12605000.2)


def test_the_columns_are_explained_in_or_beside_the_file(tmp_path: Path) -> None:
    for suffix in (".csv", ".xlsx", ".parquet"):
        write(table(ROWS), tmp_path / f"t{suffix}")
    said = json.loads((tmp_path / "t.csv-metadata.json").read_text(encoding="utf-8"))
    assert said["url"] == "t.csv"
    assert [one["dc:description"]["zh"] for one in said["tableSchema"]["columns"]] == [column.zh for column in COLUMNS]
    sheet = openpyxl.load_workbook(tmp_path / "t.xlsx")["数据字典"]
    assert [row[2].value for row in sheet.iter_rows(min_row=2)] == [column.zh for column in COLUMNS]
    [(noted,)] = duckdb.sql(f"SELECT count(*) FROM parquet_schema('{tmp_path}/t.parquet')").fetchall()
    assert noted == len(COLUMNS) + 1


TEXTS = st.text(
    alphabet=st.one_of(st.characters(codec="utf-8", exclude_characters="\x00"), st.sampled_from("=+-@\t\r\n\"',")),
    max_size=20,
)


@given(st.lists(st.tuples(TEXTS, st.none(), st.none(), st.none(), st.none(), st.none()), max_size=5))
@settings(deadline=None)
def test_no_cell_of_a_csv_is_a_formula_and_none_is_lost(rows: list[Row]) -> None:
    content = b"".join(delimited.chunks(table(rows))).decode("utf-8-sig")
    read = list(csv.reader(io.StringIO(content, newline="")))
    assert len(read) == len(rows) + 1
    for (cell, *_), (text, *_) in zip(read[1:], rows, strict=True):
        assert cell in (text, f"'{text}")
        assert not cell.startswith(delimited.FORMULA) or delimited.NUMBER.fullmatch(cell)


@given(
    st.lists(
        st.tuples(
            TEXTS,
            st.integers(-(2**53), 2**53),
            st.floats(allow_nan=False, allow_infinity=False),
            st.none(),
            st.none(),
            st.none(),
        ),
        max_size=5,
    )
)
def test_json_lines_are_the_rows(rows: list[Row]) -> None:
    content = b"".join(STREAMED[".jsonl"](table(rows)))
    read = [tuple(json.loads(line).values()) for line in content.splitlines()]
    assert read == rows


def test_no_cell_of_a_sheet_is_a_formula_or_a_link(tmp_path: Path) -> None:
    texts = ["=1+1", "@SUM(A1)", "+1", "http://portal.example/", "{=1}", "字" * 40_000]
    write(table([(text, None, None, None, None, None) for text in texts]), tmp_path / "t.xlsx")
    cells = [row[0] for row in openpyxl.load_workbook(tmp_path / "t.xlsx")["things"].iter_rows(min_row=2)]
    assert [cell.data_type for cell in cells] == ["s"] * len(texts)
    assert [cell.value for cell in cells][:-1] == texts[:-1]
    assert str(cells[-1].value).endswith("…")
    assert all(cell.hyperlink is None for cell in cells)


def test_a_full_sheet_goes_on_in_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(excel, "MOST_ROWS", 3)
    rows = [(str(n), n, None, None, None, None) for n in range(5)]
    assert write(table(rows), tmp_path / "t.xlsx") == 5
    book = openpyxl.load_workbook(tmp_path / "t.xlsx")
    assert book.sheetnames == ["things", "things 2", "things 3", "数据字典"]
    parts = [[row[1].value for row in book[name].iter_rows(min_row=2)] for name in book.sheetnames[:3]]
    assert parts == [[0, 1], [2, 3], [4]]


def test_a_file_appears_whole_or_not_at_all(tmp_path: Path) -> None:
    def broken() -> Iterator[list[Row]]:
        yield ROWS
        raise OSError(28, "No space left on device")

    for suffix in FORMATS:
        out = tmp_path / f"t{suffix}"
        out.write_bytes(b"before")
        with pytest.raises(InputError, match="No space left on device"):
            write(Table("things", COLUMNS, broken()), out)
        assert out.read_bytes() == b"before"
    assert not list(tmp_path.glob(".*"))


def test_libreoffice_opens_what_was_written(tmp_path: Path) -> None:
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        pytest.skip("needs LibreOffice (soffice)")
    write(table(ROWS), tmp_path / "t.xlsx")
    write(table(ROWS), tmp_path / "c.csv")
    home = f"-env:UserInstallation=file://{tmp_path}/home"
    for name, reading in (("t.xlsx", []), ("c.csv", ["--infilter=CSV:44,34,76,1"])):
        out = ["--convert-to", f"csv:{AS_CSV}", "--outdir", str(tmp_path / f"out-{name}"), str(tmp_path / name)]
        subprocess.run([office, home, "--headless", *reading, *out], check=True, capture_output=True, timeout=120)
        [made] = (tmp_path / f"out-{name}").glob("*.csv")
        read = list(csv.reader(io.StringIO(made.read_text(encoding="utf-8-sig"), newline="")))
        assert [row[0].removeprefix("'") for row in read[1:]] == ['乳源，"茶"\n第二行', "=1+1", ""]
        assert [row[2] for row in read[1:]] == ["12605000.5", "-0.3", ""]


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=20), max_size=8))
def test_a_sheet_holds_every_text_as_it_is(texts: list[str]) -> None:
    rows = [(text, None, None, None, None, None) for text in texts]
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder, "t.xlsx")
        write(table([*rows, ("end", 1, None, None, None, None)]), out)
        cells = [row[0].value or "" for row in openpyxl.load_workbook(out)["things"].iter_rows(min_row=2)]
    assert [unescape(cell) for cell in cells[:-1]] == texts
