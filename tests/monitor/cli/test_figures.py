"""`monitor figures` keeps the contract that programs rely on, whatever the files are like."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.monitor.cli.conftest import Command

TEXT = "2021年,全县103个行政村村集体经济总收入达8640万元,比上年增长12.5%。\r\n第二批第一书记到岗。\n截至目前,已完成370余项。"
GUIDE = [
    "doc", "start", "end", "text", "value", "low", "high", "unit", "qualifier", "kind", "role", "direction", "per",
    "indicator", "period", "place",
]  # fmt: skip


@pytest.fixture
def report(tmp_path: Path) -> Path:
    """A text with line ends of both kinds."""
    file = tmp_path / "report.txt"
    file.write_bytes(TEXT.encode())
    return file


def test_one_object_a_figure_with_offsets_into_the_file_as_read(command: Command, report: Path) -> None:
    ended = command("figures", str(report), "--published", "2022-07-25")
    assert (ended.status, ended.err) == (0, "")
    assert all(TEXT[f["start"] : f["end"]] == f["text"] for f in ended.records)
    first = ended.records[0]
    assert list(first)[: len(GUIDE)] == GUIDE
    assert (first["doc"], first["value"], first["unit"], first["period"]) == ("report", "103", "个", "2021")
    assert ended.records[-1]["period"] == "../2022-07-25"


def test_each_figure_carries_its_evidence(command: Command, report: Path) -> None:
    for f in command("figures", str(report)).records:
        assert TEXT[f["phrase_start"] : f["phrase_end"]] == f["phrase"]
        assert TEXT[f["sentence_start"] : f["sentence_end"]] == f["sentence"]
        assert f["phrase_start"] <= f["start"] < f["end"] <= f["phrase_end"]
        assert f["phrase"] in f["sentence"]
        assert f["reader"]


def test_a_contradiction_is_a_key_of_its_own_and_no_correction(command: Command, report: Path) -> None:
    report.write_text("产值从40万元增加到60万元,增长30%。", encoding="utf-8")
    old, new, growth = command("figures", str(report)).records
    assert (growth["value"], old["notes"], new["notes"]) == ("30", [], [])
    [note] = growth["notes"]
    assert (note["check"], note["stated"]["start"]) == ("growth", growth["start"])
    assert [one["start"] for one in note["against"]] == [old["start"], new["start"]]


def test_many_files_are_read_each_with_its_day(command: Command, tmp_path: Path) -> None:
    for name in ("a", "b", "c"):
        (tmp_path / f"{name}.txt").write_text("今年新增就业300人。", encoding="utf-8")
    ended = command("figures", "a.txt", "b.txt", "c.txt", "--published", "2022-07-25", "--published", "b=2012-03-05")
    assert [(f["doc"], f["period"]) for f in ended.records] == [("a", "2022"), ("b", "2012"), ("c", "2022")]


def test_files_of_one_name_in_two_folders_are_both_read(command: Command, tmp_path: Path) -> None:
    for name, count in (("old", 3), ("new", 5)):
        (tmp_path / name).mkdir()
        (tmp_path / name / "page.txt").write_text(f"共有{count}00人。", encoding="utf-8")
    assert [f["value"] for f in command("figures", "old/page.txt", "new/page.txt").records] == ["300", "500"]


def test_the_units_of_the_configuration_are_read(command: Command, report: Path) -> None:
    report.write_text("全县防疫生猪3200头份。", encoding="utf-8")
    [plain] = command("figures", str(report)).records
    Path("monitor.toml").write_text('[units."头份"]\nkind = "count"\n', encoding="utf-8")
    [stated] = command("figures", str(report)).records
    assert (plain["unit"], stated["unit"]) == ("头", "头份")
    assert stated["reader"].startswith(plain["reader"] + "+")


def test_explain_gives_the_reason_for_each_number_left_out(command: Command, report: Path) -> None:
    reasons = {record["text"]: record["reason"] for record in command("figures", str(report), "--explain").records}
    assert "2021" in " ".join(reasons)
    assert all(reasons.values())


def test_html_marks_the_figures(command: Command, tmp_path: Path) -> None:
    file, out = tmp_path / "report.txt", tmp_path / "report.html"
    file.write_text(TEXT + "<script>alert(1)</script>", encoding="utf-8")
    assert command("figures", str(file), "--html", str(out)).status == 0
    page = out.read_text(encoding="utf-8")
    assert page.count("<mark") >= 4
    assert "<script>alert" not in page


def test_several_texts_give_a_page_each(command: Command, report: Path) -> None:
    Path("other.txt").write_text("共有300人。", encoding="utf-8")
    assert command("figures", str(report), "other.txt", "--html", "pages").status == 0
    assert sorted(file.name for file in Path("pages").iterdir()) == ["other.html", "report.html"]


def test_score_prints_the_table_and_the_errors(command: Command, report: Path) -> None:
    records = command("figures", str(report)).records
    gold = Path("report.gold.jsonl")
    lines = [json.dumps(record | {"heads": [record["indicator"]]}, ensure_ascii=False) for record in records]
    gold.write_text("\n".join(lines), encoding="utf-8")
    ended = command("figures", str(report), "--score", str(gold), "--errors")
    assert ended.out.splitlines()[2].split()[0] == "ALL"
    assert ended.out.splitlines()[2].split()[-1] == "1.000"
    gold.write_text("\n".join(lines[1:]), encoding="utf-8")
    assert "[103]个行政村" in command("figures", str(report), "--score", str(gold), "--context").out


def test_wrong_input_is_named_with_its_remedy_and_the_rest_is_read(command: Command, report: Path) -> None:
    Path("gbk.txt").write_bytes("全县103个村".encode("gbk"))
    Path("utf16.txt").write_bytes("全县103个村".encode("utf-16"))
    ended = command("figures", "none.txt", "gbk.txt", "utf16.txt", ".", str(report))
    assert ended.status == 1
    assert {f["doc"] for f in ended.records} == {"report"}
    missing, gbk, utf16, folder = ended.err.splitlines()
    assert "cannot read none.txt" in missing
    assert "gbk.txt is not UTF-8 text" in gbk
    assert "iconv -f GB18030" in gbk
    assert "iconv -f UTF-16" in utf16
    assert "cannot read ." in folder


def test_wrong_calls_are_refused(command: Command, report: Path) -> None:
    assert "YYYY-MM-DD" in command("figures", str(report), "--published", "25.7.2022").err
    assert "do not go together" in command("figures", str(report), "--explain", "--html", "x.html").err
    assert "--score GOLD" in command("figures", str(report), "--errors").err
    assert "cannot write" in command("figures", str(report), "--html", f"{report}/x.html").err
    assert command("figures").status == 2


def test_an_empty_file_has_no_figures(command: Command, report: Path) -> None:
    for data in (b"", b"\n", b"\xef\xbb\xbf", "没有数字。".encode()):
        report.write_bytes(data)
        ended = command("figures", str(report))
        assert (ended.status, ended.out, ended.err) == (0, "", "")


def test_a_mark_at_the_start_changes_offsets_only(command: Command, report: Path) -> None:
    plain = command("figures", str(report), "--published", "2022-07-25").records
    report.write_bytes(b"\xef\xbb\xbf" + TEXT.encode())
    marked = command("figures", str(report), "--published", "2022-07-25").records
    kept = [key for key in GUIDE if key not in ("start", "end")]
    assert [[f[key] for key in kept] for f in plain] == [[f[key] for key in kept] for f in marked]
    assert [f["start"] + 1 for f in plain] == [f["start"] for f in marked]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_line_ends_change_offsets_only(command: Command, report: Path, end: str) -> None:
    lines = ["一、2021年工作", "全县共有115个村,", "其中完成74.4 万亿元。", "", "农民收入增长12.5%。"]
    report.write_bytes("\n".join(lines).encode())
    plain = command("figures", str(report)).records
    report.write_bytes(end.join(lines).encode())
    other = command("figures", str(report)).records
    kept = [key for key in GUIDE if key not in ("start", "end")]
    assert [[f[key] for key in kept] for f in plain] == [[f[key] for key in kept] for f in other]
    text = end.join(lines)
    assert all(text[f["start"] : f["end"]] == f["text"] for f in other)


def test_a_huge_file_is_read(command: Command, report: Path) -> None:
    report.write_text("今年新增就业300人。\n" * 20_000, encoding="utf-8")
    assert len(command("figures", str(report)).records) == 20_000
