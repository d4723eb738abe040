"""A log is one line an event, with the number of its run."""

from __future__ import annotations

import json
import logging
import subprocess
import sys
from pathlib import Path

import pytest

from monitor.logs import VARIABLE, JsonLine, Line, LogFormat, configure, tell


def event(message: str) -> logging.LogRecord:
    return logging.LogRecord("monitor.x", logging.WARNING, "x.py", 1, message, (), None)


def test_a_text_line_names_its_run_and_stays_one_line() -> None:
    line = Line("12").format(event("two\nlines"))
    assert line.endswith("Z WARNING monitor.x run=12 two\\nlines")


def test_a_json_line_can_be_read_back() -> None:
    read = json.loads(JsonLine("12").format(event("乳源\nx")))
    assert (read["run"], read["level"], read["logger"], read["message"]) == (12, "warning", "monitor.x", "乳源\nx")
    assert "run" not in json.loads(JsonLine(None).format(event("x")))


def test_a_bare_line_becomes_an_event_where_the_log_is_json(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, "text")
    configure()
    tell("page: http://127.0.0.1:8600/")
    assert capsys.readouterr().err == "page: http://127.0.0.1:8600/\n"
    configure(LogFormat.JSON)
    tell("the disk is full", logging.ERROR)
    said = json.loads(capsys.readouterr().err)
    assert (said["level"], said["message"]) == ("error", "the disk is full")
    configure(LogFormat.TEXT)


def test_every_line_of_a_json_log_is_json(tmp_path: Path) -> None:
    command = [sys.executable, "-P", "-m", "monitor", "--log-format", "json", "serve"]
    ended = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False, timeout=60)
    [line] = ended.stderr.splitlines()
    assert json.loads(line)["message"].startswith("monitor: no database at ")
