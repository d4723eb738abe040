"""A crawl is started by a command line of its own, tells what it does, and says by its exit status how it ended."""

from __future__ import annotations

import datetime as dt
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from monitor import processes
from monitor.clock import Clock
from spiders.crawl import crawl_command, main
from tests.spiders.crawls import NOW, ROOT, SITE, Bench
from tests.spiders.servers import Exchange, Portal, serving


def run(command: list[str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)


def test_a_command_line_makes_a_crawl_that_tells_what_it_does(tmp_path: Path) -> None:
    bench, portal = Bench(tmp_path), Portal(channels={"食品新闻": 3}, robots="User-agent: *\nCrawl-delay: 0.1\n")
    times: list[dt.datetime] = []

    async def serve(exchange: Exchange) -> None:
        times.append(dt.datetime.now(dt.UTC))
        await portal.serve(exchange)

    with serving(serve) as base_url:
        bench.set_up(base_url, ["食品新闻"], site="feeds = false")
        made = run(bench.command(max_pages=4))
    assert made.returncode == 0, made.stderr
    events = [json.loads(line) for line in made.stdout.splitlines()]
    assert [event["event"] for event in events[-2:]] == ["progress", "end"]
    assert events[-1]["message"] == "ended by its limit of pages"
    assert events[-1]["requests"] == 5
    assert events[-1]["new"] == 2
    # What robots.txt asks for is kept to from the second page on; a busy server may notice one of them late.
    assert times[-1] - times[1] > dt.timedelta(seconds=0.09) * (len(times) - 2)


def test_a_command_line_without_a_database_says_what_to_do(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    config = tmp_path / "monitor.toml"
    config.write_text(f'database = "sqlite:///{tmp_path}/none.sqlite"\n[sites.a]\nbase_url = "http://a.example/"\n')
    assert main(["--config", str(config)]) == 1
    assert "monitor db upgrade" in capsys.readouterr().err
    assert main(["--config", str(config), "--site", "b"]) == 1
    assert "no site 'b'" in capsys.readouterr().err


@pytest.mark.parametrize(("cause", "told"), [("command", 1), ("schedule", 0)])
def test_the_end_is_told_by_whoever_began_the_crawl(tmp_path: Path, cause: str, told: int) -> None:
    bench, portal = Bench(tmp_path), Portal(channels={"食品新闻": 1})
    with serving(portal.serve) as base_url:
        bench.set_up(base_url, ["食品新闻"], site="feeds = false")
        made = run(crawl_command(SITE, config=bench.config, clock=Clock(NOW, NOW, 0.0), cause=cause))
    assert made.returncode == 0, made.stderr
    assert len(re.findall(r"crawl 1 finished: \d+ requests, \d+ new\n", made.stderr)) == told


@pytest.mark.parametrize("wrong", [["--mode", "everything"], ["--clock", "noon"], ["--what"]])
def test_a_senseless_command_line_is_refused(wrong: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(wrong)
    assert ended.value.code == 2
    assert "usage:" in capsys.readouterr().err


def test_a_command_states_each_option_once() -> None:
    clock = Clock(NOW, NOW, 60.0)
    command = crawl_command(
        SITE, config=Path("m.toml"), mode="sweep", clock=clock, run_id=7, cause="schedule 1", max_pages=9
    )
    assert command[:4] == [sys.executable, "-P", "-m", "spiders.crawl"]
    assert command[4:] == [
        "--site=food-portal", "--config=m.toml", "--mode=sweep", f"--clock={clock}", "--run=7", "--cause=schedule 1",
        "--max-pages=9",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("status", "robots", "kind", "said"),
    [
        (503, b"no", "status-503", "robots.txt cannot be had"),
        (200, b"User-agent: *\nDisallow: /\n", "robots", "robots.txt closes the portal"),
    ],
)
def test_a_portal_that_robots_txt_closes_is_not_fetched(
    tmp_path: Path, status: int, robots: bytes, kind: str, said: str
) -> None:
    asked: list[str] = []

    async def serve(exchange: Exchange) -> None:
        asked.append(exchange.path)
        exchange.send(robots, status)

    bench = Bench(tmp_path)
    with serving(serve) as base_url:
        bench.set_up(base_url, ["食品新闻"], "retries = 0")
        outcome = bench.crawl()
    assert (outcome.status, asked) == (1, ["/robots.txt"])
    assert bench.rows("SELECT kind FROM faults") == [(kind,)]
    assert outcome.end["message"].startswith(said)
    assert bench.rows("SELECT count(*) FROM pages WHERE lease_by IS NOT NULL OR due_at IS NULL") == [(0,)]


def test_by_a_fast_clock_a_crawl_ends_and_fetches_nothing_twice(tmp_path: Path) -> None:
    bench, portal = Bench(tmp_path), Portal(channels={"食品新闻": 40}, delay=0.02)
    with serving(portal.serve) as base_url:
        bench.set_up(base_url, ["食品新闻"], site="feeds = false")
        # A young article is due again after two hours: half a second by this clock.
        command = crawl_command(config=bench.config, clock=Clock(dt.datetime.now(dt.UTC), NOW, 14_400.0))
        made = run(command)
    assert made.returncode == 0, made.stderr
    assert set(portal.fetched().values()) == {1}
    assert portal.articles() <= set(portal.fetched())


def test_a_process_knows_itself_and_the_dead() -> None:
    assert processes.lives(processes.identity()) is True
    ended = subprocess.run(
        [sys.executable, "-c", "from monitor import processes; print(processes.identity())"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert processes.lives(ended.stdout.strip()) is False
    assert processes.lives("process 1 of another-machine.example, begun at tick 5") is None
    assert processes.lives("") is None
    assert processes.peak_memory() > 1_000_000
