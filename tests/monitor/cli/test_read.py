"""`monitor parse` keeps the contract that programs rely on."""

from __future__ import annotations

from pathlib import Path

from tests.monitor.cli.conftest import GINGER, PAGE, Command


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
    empty, ginger, _ = ended.records
    assert empty["error"] == "empty"
    assert set(empty) - {"error"} <= set(ginger)
    assert (empty["title"], empty["published"], empty["keywords"], empty["figures"]) == (None, None, [], [])


def test_a_file_that_is_not_there_is_named_and_the_others_are_read(command: Command, saved: Path) -> None:
    ended = command("parse", "nowhere.html", str(saved / "pork.html"))
    assert ended.status == 1
    assert "cannot read nowhere.html" in ended.err
    assert [record["id"] for record in ended.records] == ["nowhere", "pork"]


def test_parse_shows_the_evidence_and_the_contradictions(command: Command, saved: Path) -> None:
    page = PAGE.format(**GINGER | {"body": "<p>产值从40万元增加到60万元，增长30%。</p>"})
    (saved / "ginger.html").write_text(page, encoding="utf-8")
    ginger, pork = command("parse", *map(str, sorted(saved.glob("*.html")))).records
    [note] = ginger["notes"]
    assert (note["check"], note["stated"]["text"]) == ("growth", "30")
    assert [one["text"] for one in note["against"]] == ["40万", "60万"]
    assert pork["notes"] == []
    for figure in pork["figures"]:
        assert figure["phrase"] in figure["sentence"] in pork["body"]
        assert figure["reader"]


def test_parse_reads_the_units_of_the_configuration(command: Command, saved: Path) -> None:
    page = PAGE.format(**GINGER | {"body": GINGER["body"] + "<p>全县防疫生猪3200头份。</p>"})
    (saved / "ginger.html").write_text(page, encoding="utf-8")
    Path("monitor.toml").write_text('[units."头份"]\nkind = "count"\n', encoding="utf-8")
    [ginger] = command("parse", str(saved / "ginger.html")).records
    assert ginger["figures"][-1]["unit"] == "头份"
