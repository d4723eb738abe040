"""Every command that the README shows is run, in its order, as a newcomer would."""

from __future__ import annotations

import glob
import os
import re
import shlex
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from monitor.sandbox import EPOCH, STILL, SandboxClock, World, running
from tests.monitor.cli.conftest import Command, command, saved

__all__ = ["command", "saved"]

ROOT = Path(__file__).parents[2]
BLOCK = re.compile(r"```sh\n(.*?)```", re.DOTALL)
# Commands that go on until they are ended; they are run as processes.
LASTING = {"run"}


def shown_commands() -> list[list[str]]:
    """The README's command lines in order, without their comments."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    lines = [line for block in BLOCK.findall(text) for line in block.splitlines()]
    return [words for line in lines if (words := shlex.split(line, comments=True))]


@pytest.fixture
def portal() -> Iterator[str]:
    """The address of a small sandbox that stands still."""
    world = World(scenario=replace(STILL, days=5, archive_days=2, archive_per_day=2, crawl_delay=0.0))
    with running(world, SandboxClock.manual(EPOCH)) as url:
        yield f"{url}/"


def test_every_make_target_that_is_shown_exists() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    targets = {a or b for a, b in re.findall(r"^make ([a-z]+)|`make ([a-z]+)", text, re.MULTILINE)}
    assert {"run", "test", "check"} <= targets
    assert [target for target in targets if not re.search(rf"^{target}:", makefile, re.MULTILINE)] == []


def test_every_file_that_is_linked_exists() -> None:
    links = re.findall(r"\]\(([^)#]+)\)", (ROOT / "README.md").read_text(encoding="utf-8"))
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_every_command_that_is_shown_works(command: Command, saved: Path, portal: str, tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text("2021年,全县村集体经济收入达8640万元,比上年增长12.5%。\n", encoding="utf-8")
    commands = [words for words in shown_commands() if words[0] == "monitor"]
    assert len(commands) >= 10
    for words in commands:
        arguments = [_fitting(word, portal, command) for word in words[1:]]
        found = [name for word in arguments for name in (sorted(glob.glob(word)) or [word])]  # noqa: PTH207
        if found[0] in LASTING:
            run_until_it_is_told_to_stop(tmp_path, found)
        else:
            ended = command(*found)
            assert ended.status == 0, (words, ended.err)
        if found[0] == "init":
            _adapt(tmp_path / "monitor.toml")


def _fitting(word: str, portal: str, command: Command) -> str:
    """The word with the test's own portal for the README's, and an article that there is for its example."""
    if word.isdecimal():
        return str(command("articles", "--json").records[0]["id"])
    return portal if word.startswith("http") else word


def _adapt(config: Path) -> None:
    """A portal of the test's own needs no sparing, and the page's usual port may be taken."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    text = config.read_text(encoding="utf-8").replace("# delay = 1.0", "delay = 0.0")
    config.write_text(text.replace("# port = 8600", f"port = {port}"), encoding="utf-8")


def run_until_it_is_told_to_stop(folder: Path, arguments: list[str]) -> None:
    """The monitor makes a pass, serves its page, and ends cleanly on SIGTERM."""
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        [sys.executable, "-m", "monitor", *arguments], cwd=folder, env=environment, stderr=subprocess.PIPE, text=True
    ) as process:
        said: list[str] = []
        reader = threading.Thread(target=lambda: said.extend(process.stderr or []), daemon=True)
        reader.start()
        try:
            _wait(process, said, "read what was fetched: ")
            [address] = re.findall(
                r"http://127\.0\.0\.1:\d+/", next(line for line in said if line.startswith("page: "))
            )
            assert "乳源" in _shown(address, process)
            assert sum(address in line for line in said) == 1, said
            process.send_signal(signal.SIGTERM)
            assert process.wait(60) == 0, said
            reader.join(10)
            assert "stopped" in said[-1], said
        finally:
            process.kill()


def _wait(process: subprocess.Popen[str], said: list[str], start: str) -> None:
    deadline = time.monotonic() + 120
    while not any(line.startswith(start) for line in said):
        assert process.poll() is None, said
        assert time.monotonic() < deadline, said
        time.sleep(0.1)


def _shown(address: str, process: subprocess.Popen[str]) -> str:
    """The page at an address, once it is served."""
    deadline = time.monotonic() + 60
    while True:
        try:
            with urllib.request.urlopen(address, timeout=20) as answer:  # noqa: S310
                return str(answer.read().decode())
        except urllib.error.URLError:
            assert process.poll() is None
            assert time.monotonic() < deadline
            time.sleep(0.2)
