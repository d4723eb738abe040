"""`monitor parse` and `monitor figures` keep the contracts that programs rely on."""

from __future__ import annotations

import json
from pathlib import Path

from tests.monitor.cli.conftest import Command

TEXT = "2021年,全县103个行政村村集体经济总收入达8640万元,比上年增长12.5%。\r\n第二批第一书记到岗。\n截至目前,已完成370余项。"


def test_parse_gives_one_object_a_page(command: Command, saved: Path) -> None:
    ended = command("parse", *map(str, sorted(saved.glob("*.html"))))
    ginger, pork = ended.records
    assert ended.status == 0
    assert ginger["id"] == "ginger"
    assert ginger["title"] == "乳源方武村生姜喜获丰收"
    assert ginger["published"] == "2026-03-05T09:12:30+08:00"
    assert (ginger["source"], ginger["channel"], ginger["keywords"]) == ("韶关日报", "农业消息", ["乡村振兴"])
    assert ginger["author"] is None
    assert len(ginger["body"].split("\n")) == 2
    assert {(figure["value"], figure["unit"]) for figure in pork["figures"]} >= {
        ("20.38", "元/公斤"),
        ("0.4", "%"),
        ("28", "种"),
    }


def test_the_offsets_of_parsed_figures_point_into_the_body(command: Command, saved: Path) -> None:
    for page in command("parse", *map(str, saved.glob("*.html"))).records:
        assert page["figures"]
        assert all(page["body"][f["start"] : f["end"]] == f["text"] for f in page["figures"])


def test_a_page_without_an_article_is_named_and_the_others_are_read(command: Command, saved: Path) -> None:
    (saved / "aempty.html").write_bytes(b"")
    ended = command("parse", *map(str, sorted(saved.glob("*.html"))))
    assert ended.status == 1
    assert "aempty.html" in ended.err
    assert [record["id"] for record in ended.records] == ["aempty", "ginger", "pork"]


def test_figures_gives_one_object_a_figure_with_offsets_into_the_file_as_read(command: Command, tmp_path: Path) -> None:
    file = tmp_path / "report.txt"
    file.write_bytes(TEXT.encode())
    ended = command("figures", str(file), "--published", "2022-07-25")
    assert ended.status == 0
    assert all(TEXT[f["start"] : f["end"]] == f["text"] for f in ended.records)
    first = ended.records[0]
    assert {
        "doc",
        "start",
        "end",
        "text",
        "value",
        "low",
        "high",
        "unit",
        "qualifier",
        "kind",
        "role",
        "direction",
    } <= set(first)
    assert {"per", "indicator", "period", "place"} <= set(first)
    assert (first["doc"], first["value"], first["unit"], first["period"]) == ("report", "103", "个", "2021")
    assert ended.records[-1]["period"] == "../2022-07-25"


def test_explain_gives_the_reason_for_each_number_left_out(command: Command, tmp_path: Path) -> None:
    file = tmp_path / "report.txt"
    file.write_text(TEXT, encoding="utf-8")
    reasons = {record["text"]: record["reason"] for record in command("figures", str(file), "--explain").records}
    assert "2021" in " ".join(reasons)
    assert all(reasons.values())


def test_html_marks_the_figures(command: Command, tmp_path: Path) -> None:
    file, out = tmp_path / "report.txt", tmp_path / "report.html"
    file.write_text(TEXT + "<script>alert(1)</script>", encoding="utf-8")
    assert command("figures", str(file), "--html", str(out)).status == 0
    page = out.read_text(encoding="utf-8")
    assert page.count("<mark") >= 4
    assert "<script>alert" not in page


def test_score_prints_the_table(command: Command, tmp_path: Path) -> None:
    file = tmp_path / "report.txt"
    file.write_bytes(TEXT.encode())
    records = command("figures", str(file)).records
    gold = tmp_path / "report.gold.jsonl"
    lines = [
        json.dumps(record | {"heads": [record["indicator"]], "optional": False}, ensure_ascii=False)
        for record in records
    ]
    gold.write_text("\n".join(lines), encoding="utf-8")
    table = command("figures", str(file), "--score", str(gold)).out
    assert table.splitlines()[-1].split()[0] == "ALL"
    assert table.splitlines()[-1].split()[-1] == "1.000"


def test_wrong_input_is_named_with_its_remedy(command: Command, tmp_path: Path) -> None:
    missing = command("figures", "none.txt")
    assert (missing.status, "none.txt" in missing.err) == (1, True)
    (tmp_path / "gbk.txt").write_bytes("全县103个村".encode("gbk"))
    encoded = command("figures", "gbk.txt")
    assert (encoded.status, "not UTF-8" in encoded.err) == (1, True)
    dated = command("figures", "gbk.txt", "--published", "25.7.2022")
    assert (dated.status, "YYYY-MM-DD" in dated.err) == (1, True)
    assert command("figures").status == 2
