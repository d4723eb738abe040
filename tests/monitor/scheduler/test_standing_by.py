"""A second monitor stands by, beside the sandbox as well, and takes over with its own when the first is killed."""

from __future__ import annotations

import contextlib
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

CONFIG = 'database = "sqlite:///{folder}/monitor.sqlite"\n[web]\nport = 0\n[sandbox]\nport = {port}\n'


@contextlib.contextmanager
def monitor(folder: Path, name: str) -> Iterator[tuple[subprocess.Popen[bytes], Path]]:
    log = folder / f"{name}.log"
    with log.open("wb") as output:
        command = [sys.executable, "-m", "monitor", "--config", str(folder / "monitor.toml"), "run"]
        process = subprocess.Popen(command, stdout=output, stderr=output, start_new_session=True)
    try:
        yield process, log
    finally:
        process.terminate()
        try:
            process.wait(60)
        finally:
            process.kill()
            process.wait()


def wait_for(log: Path, words: str) -> None:
    deadline = time.monotonic() + 90
    while words not in log.read_text(encoding="utf-8"):
        assert time.monotonic() < deadline, log.read_text(encoding="utf-8")
        time.sleep(0.2)


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


@pytest.mark.timeout(300)
def test_the_second_waits_without_a_sandbox_and_takes_over_with_one(tmp_path: Path) -> None:
    (tmp_path / "monitor.toml").write_text(CONFIG.format(folder=tmp_path, port=free_port()), encoding="utf-8")
    with monitor(tmp_path, "first") as (first, first_log):
        wait_for(first_log, "page: ")
        with monitor(tmp_path, "second") as (_, second_log):
            wait_for(second_log, "standing by")
            assert "watching the sandbox at" not in second_log.read_text(encoding="utf-8")
            first.kill()
            first.wait()
            wait_for(second_log, "watching the sandbox at")
            wait_for(second_log, "page: ")


def test_a_port_that_is_taken_is_told_with_the_remedy(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        (tmp_path / "monitor.toml").write_text(CONFIG.format(folder=tmp_path, port=port), encoding="utf-8")
        with monitor(tmp_path, "only") as (process, log):
            assert process.wait(60) != 0
    assert f"the sandbox cannot listen on port {port}" in log.read_text(encoding="utf-8")
    assert "Traceback" not in log.read_text(encoding="utf-8")
