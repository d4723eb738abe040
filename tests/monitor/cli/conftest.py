"""A folder of its own for each test, and the command run in it."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from monitor.cli import main

PAGE = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>{title}-食品新闻门户</title></head><body>
<div class="top"><div class="nav"><a href="/">网站首页</a>| <a href="/nongye/">农业消息</a></div></div>
<div class="left"><div class="place"><a href="/">首页</a> > <a href="/nongye/">农业消息</a> > 正文</div>
<h1 class="title">{title}</h1><div class="info">{time}&nbsp;&nbsp;来源:{source}</div>
<div class="content">{body}</div>
<div class="keywords">关键词: <a href="#">乡村振兴</a></div></div></body></html>"""
GINGER = {
    "title": "乳源方武村生姜喜获丰收",
    "time": "2026-03-05 09:12:30",
    "source": "韶关日报",
    "body": "<p>　　3月5日,乳源瑶族自治县东坪镇方武村党支部组织党员采收生姜。今年该村种植生姜320亩,预计总产量48万公斤。</p>"
    "<p>　　村党支部书记介绍,去年村集体经济收入达52.6万元,比上年增长18%。</p>",
}
PORK = {
    "title": "全国猪肉价格小幅回落",
    "time": "2026-03-06 16:30:00",
    "source": "农民日报",
    "body": "<p>　　3月6日,全国农产品批发市场猪肉平均价格为20.38元/公斤,比前一天下降0.4%。重点监测的28种蔬菜平均价格为5.12元/公斤。</p>",
}


@dataclass(frozen=True)
class Ended:
    """What a command came to."""

    status: int
    out: str
    err: str

    @property
    def records(self) -> list[Any]:
        """The JSON objects that it printed, a line each."""
        return [json.loads(line) for line in self.out.splitlines()]


Command = Callable[..., Ended]


def run(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int:
    """The exit status of `monitor ARGUMENTS`."""
    monkeypatch.setattr(sys, "argv", ["monitor", *arguments])
    with pytest.raises(SystemExit) as ended:
        main()
    return int(ended.value.code or 0)


def write_pages(folder: Path) -> None:
    """Save two pages in a new folder."""
    folder.mkdir()
    (folder / "ginger.html").write_text(PAGE.format(**GINGER), encoding="utf-8")
    (folder / "pork.html").write_text(PAGE.format(**PORK), encoding="utf-8")


@pytest.fixture
def command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Command:
    """Runs `monitor ARGUMENTS` in a folder of the test's own."""
    monkeypatch.chdir(tmp_path)

    def ended(*arguments: str) -> Ended:
        capsys.readouterr()
        status = run(monkeypatch, *arguments)
        return Ended(status, *capsys.readouterr())

    return ended


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    """A folder with two saved pages."""
    write_pages(tmp_path / "saved")
    return tmp_path / "saved"
