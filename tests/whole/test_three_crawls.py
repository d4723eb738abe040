"""A portal crawled three times by command: found, left alone, and one figure changed in between."""

from __future__ import annotations

import functools
import http.server
import json
import shutil
import threading
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import shared
from tests.monitor.cli.conftest import Command, command

__all__ = ["command"]

PAGE = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>{title}-食品新闻门户</title></head><body>
<div class="top"><div class="nav">{nav}</div></div>{main}</body></html>"""
ARTICLE = """<div class="left"><div class="place"><a href="/">首页</a> > <a href="/jinrong/">金融财经</a> > 正文</div>
<h1 class="title">乳源盘活闲置校舍</h1><div class="info">2026-03-05 09:12:30&nbsp;&nbsp;来源:韶关日报</div>
<div class="content"><p>　　日前,乳源瑶族自治县大桥镇盘活闲置校舍12处,带动村集体增收38.6万元,受益群众1240人。</p>
<p>　　镇党委负责人介绍,全镇村级党组织今年共承诺办实事213项,截至目前已完成96项。</p></div>
<div class="keywords">关键词: <a href="#">村集体经济</a></div></div>"""
LIST = """<div class="left"><ul class="list"><li><a href="/jinrong/20260305_1001.html">乳源盘活闲置校舍</a>
<span>2026-03-05</span></li></ul></div>"""


class _Silent(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Nothing."""


@pytest.fixture
def served(tmp_path: Path) -> Iterator[tuple[Path, str]]:
    """A folder that is served, and its address."""
    folder = tmp_path / "site"
    folder.mkdir()
    handler = functools.partial(_Silent, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield folder, f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()


def _own_portal(folder: Path) -> Path:
    nav = '<a href="/">网站首页</a> | <a href="/jinrong/">金融财经</a>'
    pages = {"index.html": LIST, "jinrong/index.html": LIST, "jinrong/20260305_1001.html": ARTICLE}
    for name, main in pages.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(PAGE.format(title="金融财经", nav=nav, main=main), encoding="utf-8")
    return folder / "jinrong/20260305_1001.html"


def _in_a_hurry(config: Path) -> None:
    """A server of the test's own needs no sparing."""
    config.write_text(config.read_text(encoding="utf-8").replace("# delay = 1.0", "delay = 0.0"), encoding="utf-8")


def _crawl(command: Command) -> dict[str, Any]:
    ended = command("crawl", "--json")
    assert ended.status == 0, ended.err
    crawl, analysis = ended.records
    return {"crawl": crawl["crawl"], **analysis["analysis"]}


def test_an_edited_figure_is_one_revision_and_one_change(
    command: Command, served: tuple[Path, str], tmp_path: Path
) -> None:
    folder, base_url = served
    page = _own_portal(folder)
    assert command("init", "--base-url", base_url).status == 0
    _in_a_hurry(tmp_path / "monitor.toml")
    assert _crawl(command)["new"] == 1
    second = _crawl(command)
    assert (second["new"], second["changed"], second["told"]) == (0, 0, 0)
    page.write_text(page.read_text(encoding="utf-8").replace("213项", "231项"), encoding="utf-8")
    third = _crawl(command)
    assert (third["new"], third["changed"], third["told"]) == (0, 1, 1)
    [told] = command("changes", "--json").records
    change = told["change"]
    assert (change["kind"], change["before"], change["after"]) == ("figure", "213项", "231项")
    assert "共承诺办实事231项" in change["sentence_after"]


def test_the_portals_real_article_with_no_other_setting(
    command: Command, served: tuple[Path, str], tmp_path: Path
) -> None:
    folder, base_url = served
    shutil.copytree(shared("seed/portal"), folder, dirs_exist_ok=True, copy_function=shutil.copyfile)
    for each in (folder, *folder.rglob("*")):
        each.chmod(0o755)
    assert command("init", "--base-url", base_url).status == 0
    _in_a_hurry(tmp_path / "monitor.toml")
    first = _crawl(command)
    assert (first["new"], first["gone"]) == (1, 1)
    [found] = command("articles", "--topic", "ruyuan", "--json").records
    [revision] = command("article", str(found["id"]), "--json").records[0]["article"]["revisions"]
    latest = revision["article"]
    text = shared("figures/seed.txt").read_bytes().decode()
    assert (latest["title"], latest["source"], latest["channel"]) == (
        "改革攻坚规范治理年!乳源提升党建引领基层治理效能", "韶关日报", "金融财经",
    )  # fmt: skip
    assert found["published"].startswith("2022-07-25T08:45:44")
    assert latest["keywords"]
    assert "".join(latest["body"].split()) in "".join(text.split())
    assert len("".join(latest["body"].split())) > 0.95 * len("".join(text.split()))
    assert _gold_found(revision["figures"]) >= 70
    assert _crawl(command)["changed"] == 0
    page = folder / "jinrong/20220725_1002.html"
    page.write_text(page.read_text(encoding="utf-8").replace("承诺事项1013项", "承诺事项1031项"), encoding="utf-8")
    assert _crawl(command)["changed"] == 1
    [told] = command("changes", "--json").records
    assert (told["change"]["kind"], told["change"]["before"], told["change"]["after"]) == ("figure", "1013项", "1031项")
    assert "1031项" in told["change"]["sentence_after"]


def _gold_found(figures: list[dict[str, Any]]) -> int:
    """How many of the guide's figures are held with the right value and unit."""
    lines = shared("figures/seed.gold.jsonl").read_text(encoding="utf-8").splitlines()
    held = [(_key(figure), figure["unit"], figure["text"]) for figure in figures]
    count = 0
    for gold in map(json.loads, lines):
        wanted = (_key(gold), gold["unit"], gold["text"])
        if wanted in held:
            held.remove(wanted)
            count += 1
    return count


def _key(figure: dict[str, Any]) -> tuple[Decimal | None, ...]:
    return tuple(None if figure[name] is None else Decimal(figure[name]) for name in ("value", "low", "high"))
