"""What was brought in can be listed, searched, shown, compared and taken away."""

from __future__ import annotations

import csv
import datetime as dt
import json
import shutil
from pathlib import Path

import pytest

from monitor.changes import Change, ChangeKind
from monitor.cli.query import _change_lines
from storage.articles.changes import Told
from tests.monitor.cli.conftest import GINGER, PAGE, Command, run, write_pages


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with two saved pages and a database of them, one in two revisions; to be copied, not to be changed."""
    folder = tmp_path_factory.mktemp("imported")
    write_pages(folder / "saved")
    with pytest.MonkeyPatch.context() as patched:
        patched.chdir(folder)
        run(patched, "import", "saved")
        edit(folder / "saved")
        run(patched, "import", "saved/ginger.html")
    return folder


@pytest.fixture
def filled(command: Command, imported: Path, tmp_path: Path) -> Command:
    """The command in a folder whose database holds two articles, one of them in two revisions."""
    shutil.copytree(imported, tmp_path, dirs_exist_ok=True)
    return command


def edit(saved: Path) -> None:
    """Change a figure of a page."""
    ginger = saved / "ginger.html"
    ginger.write_text(ginger.read_text(encoding="utf-8").replace("320亩", "350亩"), encoding="utf-8")


def test_import_is_repeatable(command: Command, saved: Path) -> None:
    assert command("import", str(saved)).status == 0
    edit(saved)
    assert command("import", str(saved / "ginger.html")).status == 0
    again = command("import", str(saved), "--json").records[0]
    assert again["import"] == {"new": 0, "changed": 0, "unchanged": 2}
    assert again["analysis"]["read"] == 0


def test_articles_are_listed_newest_first_and_by_topic(filled: Command) -> None:
    assert [a["title"] for a in filled("articles", "--json").records] == [
        "全国猪肉价格小幅回落",
        "乳源方武村生姜喜获丰收",
    ]
    assert [a["title"] for a in filled("articles", "--topic", "ruyuan", "--json").records] == ["乳源方武村生姜喜获丰收"]
    assert [a["revisions"] for a in filled("articles", "--changed", "--json").records] == [2]
    assert filled("articles", "--since", "2026-03-06", "--json").records[0]["source"] == "农民日报"
    assert filled("articles").out.splitlines()[0].startswith("id\tpublished")


def test_a_changed_figure_is_shown_with_both_values_and_the_sentence(filled: Command) -> None:
    [told] = filled("changes", "--kind", "figure", "--json").records
    assert told["change"]["silent"]
    shown = filled("changes").out
    assert "- 320亩" in shown
    assert "+ 350亩" in shown
    assert "今年该村种植生姜350亩" in shown


def test_one_article_is_shown_whole(filled: Command) -> None:
    [found] = filled("articles", "--topic", "ruyuan", "--json").records
    shown = filled("article", str(found["id"]))
    for part in ("乳源方武村生姜喜获丰收", "韶关日报", "350", "topic ruyuan: on", "found by import", "figure (silent)"):
        assert part in shown.out
    record = filled("article", str(found["id"]), "--json").records[0]
    assert len(record["article"]["revisions"]) == 2


def test_words_are_searched_in_all_versions(filled: Command) -> None:
    assert [a["title"] for a in filled("search", "猪肉", "--json").records] == ["全国猪肉价格小幅回落"]
    assert [a["title"] for a in filled("search", "320亩", "--json").records] == ["乳源方武村生姜喜获丰收"]
    assert filled("search", "海南").out == ""
    head, row = filled("search", "320亩").out.splitlines()
    assert head.split("\t")[-2:] == ["title", "found in"]
    assert row.split("\t")[-2] == "乳源方武村生姜喜获丰收"
    assert "⟦320亩⟧" in row
    assert "found in" not in filled("articles").out


def test_export_writes_the_same_rows_every_time(filled: Command, tmp_path: Path) -> None:
    assert filled("export", "figures", "-o", "figures.csv").status == 0
    first = (tmp_path / "figures.csv").read_bytes()
    filled("export", "figures", "-o", "figures.csv")
    assert (tmp_path / "figures.csv").read_bytes() == first
    assert first.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(first.decode("utf-8-sig").splitlines()))
    assert {(row["value_text"], row["unit"]) for row in rows} >= {("350", "亩"), ("20.38", "元/公斤")}
    assert {row["revision"] for row in rows if row["unit"] == "亩"} == {"2"}
    lines = filled("export", "articles").out.splitlines()
    assert [json.loads(line)["source"] for line in lines] == ["韶关日报", "农民日报"]
    assert json.loads(filled("export", "changes").out)["kind"] == "figure"


@pytest.mark.parametrize("file", ["figures.csv", "figures.jsonl", "figures.xlsx", "figures.parquet"])
def test_every_format_is_written_whole(filled: Command, tmp_path: Path, file: str) -> None:
    ended = filled("export", "figures", "--all-versions", "--query", "单位:亩", "-o", file)
    assert (ended.status, ended.err) == (0, f"wrote 1 figure to {file}\n")
    assert [path.name for path in tmp_path.glob("*figures*")].count(file) == 1
    assert not list(tmp_path.glob("*.part*"))


def test_figures_are_searched_by_amount_period_and_words(filled: Command) -> None:
    [found] = filled("search", "--figures", "村集体 单位:元 数值:>100000 时期:2025", "--json").records
    assert (found["figure"]["text"], found["figure"]["unit"]) == ("52.6万", "元")
    assert "村集体经济收入" in filled("search", "--figures", "村集体 单位:元").out


def test_sql_answers_in_three_forms(filled: Command) -> None:
    question = "SELECT unit, value FROM v_figures WHERE is_latest = 1 AND unit = '亩'"
    assert filled("sql", question).out == "unit\tvalue\n亩\t350\n"
    assert filled("sql", question, "-f", "json").records == [{"unit": "亩", "value": 350.0}]
    assert filled("sql", question, "-f", "csv").out.splitlines() == ["unit,value", "亩,350.0"]
    cut = filled("sql", "SELECT figure FROM v_figures", "--limit", "1")
    assert "more rows than 1" in cut.err


def test_a_series_is_drawn_by_its_name_or_its_id(filled: Command, tmp_path: Path) -> None:
    ended = filled("chart", "村集体经济收入", "-o", "income.svg")
    assert (ended.status, ended.out) == (0, "")
    assert "<svg" in (tmp_path / "income.svg").read_text(encoding="utf-8")
    [name] = {
        line["series"] for line in filled("export", "series", "-q", "村集体经济收入").records if line["unit"] == "元"
    }
    assert filled("chart", name, "--english", "--dark", "-o", "income.png").status == 0
    assert (tmp_path / "income.png").read_bytes().startswith(b"\x89PNG")


def test_a_report_of_a_month_is_two_files(filled: Command, tmp_path: Path) -> None:
    ended = filled("report", "--month", "2026-03")
    assert (ended.status, ended.out) == (0, "")
    assert "乳源方武村生姜喜获丰收" in (tmp_path / "report-2026-03.html").read_text(encoding="utf-8")
    assert (tmp_path / "report-2026-03.pdf").read_bytes().startswith(b"%PDF-")


def test_the_dictionary_names_every_column(filled: Command, tmp_path: Path) -> None:
    lines = filled("dictionary", "--json").records
    asked = filled("sql", "SELECT * FROM v_articles", "-f", "csv").out.splitlines()[0]
    assert [line["column"] for line in lines if line["rows"] == "articles"] == asked.split(",")
    assert filled("dictionary", "figures", "-o", "dictionary.csv").status == 0
    assert "原文中的数" in (tmp_path / "dictionary.csv").read_text(encoding="utf-8-sig")


def test_status_says_how_things_stand(filled: Command) -> None:
    assert "2 articles in 3 revisions" in filled("status").out
    [record] = filled("status", "--json").records
    assert record["overview"]["articles"] == 2


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("article", "999"), "monitor articles"),
        (("changes", "--kind", "colour"), "no such kind"),
        (("articles", "--topic", "mars"), "no topic 'mars'"),
        (("articles", "--since", "yesterday"), "YYYY-MM-DD"),
        (("export", "clouds"), "cannot export"),
        (("export", "figures", "-o", "figures.ods"), "let its name end in one of .csv, .jsonl, .xlsx, .parquet"),
        (("export", "runs", "--topic", "ruyuan"), "runs are not narrowed"),
        (("chart", "村集体", "-o", "income.gif"), "let its name end in .svg or .png"),
        (("report", "--month", "March"), "write one such as 2022-07"),
        (("report", "--month", "2026-03", "-o", "report.doc"), "let its name end in .html or .pdf"),
        (("chart", "火星", "-o", "mars.svg"), "no series is called '火星'"),
        (("dictionary", "clouds"), "no rows 'clouds'; there are: articles"),
        (("search", "，"), "nothing to search for"),
        (("search", "乳源", "--order", "worst"), "--order worst: there are new, best"),
        (("sql", "SELECT 1", "-f", "xml"), "--format xml: there are table, json, csv"),
        (("sql", "DROP TABLE pages"), "only one SELECT"),
        (("import", "none.html"), "no such file"),
        (("import", "saved", "--url", "http://x.example/"), "--url names one page"),
        (("import", "saved", "--published", "soon"), "YYYY-MM-DD"),
    ],
)
def test_a_wrong_call_is_answered_with_the_remedy(filled: Command, arguments: tuple[str, ...], says: str) -> None:
    ended = filled(*arguments)
    assert ended.status == 1
    assert says in ended.err
    assert "Traceback" not in ended.err


def test_what_contradicts_itself_is_stored_and_shown_with_the_article(command: Command, saved: Path) -> None:
    body = GINGER["body"] + "<p>产值从40万元增加到60万元，增长30%。</p>"
    (saved / "ginger.html").write_text(PAGE.format(**GINGER | {"body": body}), encoding="utf-8")
    assert command("import", str(saved)).status == 0
    number = command("articles", "--topic", "ruyuan", "--json").records[0]["id"]
    assert "note (growth): 30 against 40万, 60万: from 400000 to 600000 元" in command("article", str(number)).out
    [article] = command("article", str(number), "--json").records
    revision = article["article"]["revisions"][0]
    [note] = revision["notes"]
    assert note["check"] == "growth"
    text = revision["article"]["body"]
    assert text[note["stated"]["start"] : note["stated"]["end"]] == "30"
    assert [text[span["start"] : span["end"]] for span in note["against"]] == ["40万", "60万"]
    values = [figure["value"] for figure in revision["figures"]]
    assert values[-3:] == ["400000", "600000", "30"]


def test_a_list_says_that_it_goes_on_and_an_empty_one_what_may_be_done(filled: Command) -> None:
    assert "only the first 1 are shown" in filled("articles", "--limit", "1").err
    assert "only the first" not in filled("articles").err
    assert "only the first 1 are shown" in filled("search", "--figures", "单位:%", "--limit", "1").err
    assert filled("articles", "--channel", "无此栏目").err == "no article fits\n"
    assert filled("series", "无此指标").err == "no series fits; fewer words may\n"


def test_an_empty_search_is_refused(filled: Command) -> None:
    ended = filled("search", " ")
    assert (ended.status, "it is empty; write a word such as 乳源" in ended.err) == (1, True)


def test_a_turn_in_a_pages_life_is_told_by_what_it_came_of() -> None:
    change = Change(ChangeKind.REVERTED, 0.45, ("reverted +0.45", "returned to revision 1"), field="page")
    noticed = dt.datetime(2026, 3, 5, tzinfo=dt.UTC)
    told = Told("c", 7, "http://a.example/7.html", "标题", 2, 3, noticed, change)
    assert "".join(_change_lines([told], dt.UTC)).splitlines()[1:] == [
        "2026-03-05 00:00  reverted  0.45  标题 [7]", "    returned to revision 1",
    ]  # fmt: skip


def test_what_was_added_is_told_once() -> None:
    change = Change(ChangeKind.ADDITION, 0.5, after="补充：共42封。", sentence_after="补充：共42封。")
    told = Told("c", 7, "http://a.example/7.html", "标题", 1, 2, dt.datetime(2026, 3, 5, tzinfo=dt.UTC), change)
    assert "".join(_change_lines([told], dt.UTC)).count("补充") == 1
