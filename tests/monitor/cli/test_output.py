"""Tables fit a terminal: what is short stays in one line, what is empty is left out."""

from __future__ import annotations

import sys

import pytest

from monitor.cli.output import print_table

COLUMNS = ("run", "started", "count", "says", "title")
ROWS = [(92, "2026-03-09T08:20:00+08:00", 7, "", "乳源补齐山区教育短板：新增学位1350个 寄宿生月均省下86元" * 2)]


def test_a_terminal_shows_short_cells_in_one_line(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("TERM", "dumb")
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    print_table(COLUMNS, ROWS)
    first, *rest = capsys.readouterr().out.splitlines()
    assert first.split() == ["run", "started", "count", "title"]
    assert rest[0].startswith(" 92  2026-03-09 08:20      7  乳源")
    assert all(line.startswith(" " * 20) for line in rest[1:])


def test_a_pipe_gets_every_column_as_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    print_table(COLUMNS, ROWS)
    assert capsys.readouterr().out.splitlines()[1].split("\t")[:4] == ["92", "2026-03-09T08:20:00+08:00", "7", ""]
