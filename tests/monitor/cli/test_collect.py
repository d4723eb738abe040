"""`monitor crawl` tells what its own run came to, and why it failed."""

from __future__ import annotations

from pathlib import Path

import pytest

from monitor.scheduler import children
from storage import Database
from storage.operation import runs
from storage.operation.runs import Counts, RunState, Start
from tests.monitor.cli.conftest import Command, write_pages
from tests.spiders.crawls import NOW
from tests.spiders.servers import Exchange, serving


def configure(folder: Path, base_url: str) -> Database:
    """A monitor of a site whose last run went well."""
    text = f'[sites.food-portal]\nbase_url = "{base_url}"\nchannels = ["食品新闻"]\n[sites.food-portal.crawl]\ndelay = 0.0\nretries = 0\n'
    (folder / "monitor.toml").write_text(text, encoding="utf-8")
    database = Database.create(f"sqlite:///{folder / 'var' / 'monitor.sqlite'}")
    with database.write() as connection:
        run = runs.begin(connection, Start("crawl", "command", NOW, "", "", "food-portal"))
        runs.finish(connection, run, RunState.FINISHED, NOW, counts=Counts(requests=77))
    return database


def test_a_crawl_that_fails_says_why(command: Command, tmp_path: Path) -> None:
    async def closed(exchange: Exchange) -> None:
        exchange.send(b"User-agent: *\nDisallow: /\n", 200)

    with serving(closed) as base_url:
        configure(tmp_path, base_url).close()
        ended = command("crawl", "--no-analyse")
    assert ended.status == 1
    assert "failed" in ended.out
    assert "crawl of food-portal: robots.txt closes the portal's home page" in ended.err


def test_a_crawl_that_never_began_is_not_told_as_an_earlier_one(
    command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    configure(tmp_path, "http://127.0.0.1:9/").close()
    # A process that ends without a word of a run.
    monkeypatch.setattr("monitor.scheduler.commands.crawl", lambda *_, **__: children.Command("crawl", ("this",)))
    ended = command("crawl", "--no-analyse")
    assert ended.out == ""


def test_an_import_names_what_is_no_article(command: Command, tmp_path: Path) -> None:
    write_pages(tmp_path / "saved")
    (tmp_path / "saved" / "空白.html").write_text("<html><body>短</body></html>", encoding="utf-8")
    ended = command("import", "saved")
    assert ended.status == 0
    assert [line for line in ended.err.splitlines() if "no article" in line] == ["no article: 空白: no-title"]
    assert "no article" not in command("import", "saved").err
