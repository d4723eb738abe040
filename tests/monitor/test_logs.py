"""A log is one line an event, with the number of its run."""

from __future__ import annotations

import json
import logging

from monitor.logs import JsonLine, Line


def event(message: str) -> logging.LogRecord:
    return logging.LogRecord("monitor.x", logging.WARNING, "x.py", 1, message, (), None)


def test_a_text_line_names_its_run_and_stays_one_line() -> None:
    line = Line("12").format(event("two\nlines"))
    assert line.endswith("Z WARNING monitor.x run=12 two\\nlines")


def test_a_json_line_can_be_read_back() -> None:
    read = json.loads(JsonLine("12").format(event("乳源\nx")))
    assert (read["run"], read["level"], read["logger"], read["message"]) == (12, "warning", "monitor.x", "乳源\nx")
    assert "run" not in json.loads(JsonLine(None).format(event("x")))
