"""`monitor diff`: two revisions in the terminal, as JSON and as a page."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.monitor.cli.conftest import Command

FIRST = "截至2月底，全县共有3200余名党员报名参加网格巡查，覆盖103个行政村。"


@pytest.fixture
def edited(command: Command, tmp_path: Path) -> Command:
    for count in ("3200", "3400"):
        (tmp_path / "a.txt").write_text(FIRST.replace("3200", count), encoding="utf-8")
        assert command("import", "a.txt", "--published", "2026-03-01").status == 0
    return command


def test_the_last_two_revisions_are_held_against_one_another(edited: Command) -> None:
    out = edited("diff", "a").out
    assert "[-3200-]{+3400+}余名" in out
    assert "3200余名 → 3400余名 (+200, +6.25%)" in out
    assert " │ " in edited("diff", "a", "1", "2", "--side").out
    assert "\x1b[31;9m3200" in edited("diff", "a", "--colour").out


def test_a_record_and_a_page_say_the_same(edited: Command, tmp_path: Path) -> None:
    [record] = edited("diff", "a", "--json").records
    assert record["edits"] == [["~", 10, 14, 10, 14, "3200", "3400"]]
    edited("diff", "a", "--html", "d.html")
    page = (tmp_path / "d.html").read_text(encoding="utf-8")
    assert '<del class="diff-deleted">3200</del><ins class="diff-inserted">3400</ins>' in page


def test_a_wrong_revision_is_named(edited: Command) -> None:
    for arguments, message in (
        (("zz",), "no article zz"),
        (("a", "1", "9"), "no revision 9"),
        (("a", "1", "1"), "against itself"),
    ):
        ended = edited("diff", *arguments)
        assert (ended.status, message in ended.err) == (1, True)
