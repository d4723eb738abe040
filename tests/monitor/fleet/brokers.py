"""Brokers of the test's own, which may be killed and started again: Redis without a file, RabbitMQ with its own."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.spiders.servers import free_port

# RabbitMQ takes half a minute on a machine that has other things to do.
PATIENCE = 120.0


@dataclass
class Broker:
    """A broker at a port of its own; `command` starts it, `environment` tells it where."""

    url: str
    port: int
    folder: Path
    command: list[str]
    environment: dict[str, str] = field(default_factory=dict)
    processes: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def start(self) -> None:
        """Start it and wait until it answers."""
        self.run(self.command)
        deadline = time.monotonic() + PATIENCE
        while not _answers(self.port):
            assert time.monotonic() < deadline, (self.folder / "log").read_text(encoding="utf-8")[-3000:]
            time.sleep(0.1)

    def run(self, command: list[str]) -> None:
        """Start a process that `stop` ends."""
        environment = os.environ | self.environment
        with (self.folder / "log").open("ab") as log:
            started = subprocess.Popen(
                command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, env=environment, cwd=self.folder,
                start_new_session=True,
            )  # fmt: skip
        self.processes.append(started)

    def stop(self) -> None:
        """Let it end as at a loss of power."""
        while self.processes:
            process = self.processes.pop()
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def _answers(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), 1).close()
    except OSError:
        return False
    return True


def _redis(folder: Path) -> Broker:
    port = free_port()
    command = ["redis-server", "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"]
    return Broker(f"redis://127.0.0.1:{port}/0", port, folder, command)


@dataclass
class _RabbitMQ(Broker):
    """Its nodes find one another by a process of its own (epmd), which would outlive it."""

    def start(self) -> None:
        self.run(["epmd", "-port", self.environment["ERL_EPMD_PORT"], "-address", "127.0.0.1"])
        super().start()


def _rabbitmq(folder: Path) -> Broker:
    port, program = free_port(), _rabbitmq_program()
    assert program is not None
    plugins = folder / "plugins"
    plugins.write_text("[].", encoding="utf-8")
    environment = {
        "HOME": str(folder),
        "ERL_EPMD_PORT": str(free_port()),
        "RABBITMQ_NODENAME": f"test{port}@localhost",
        "RABBITMQ_NODE_IP_ADDRESS": "127.0.0.1",
        "RABBITMQ_NODE_PORT": str(port),
        "RABBITMQ_DIST_PORT": str(free_port()),
        "RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS": "-kernel inet_dist_use_interface {127,0,0,1}",
        "RABBITMQ_CONF_ENV_FILE": os.devnull,
        "RABBITMQ_CONFIG_FILE": str(folder / "none"),
        "RABBITMQ_ENABLED_PLUGINS_FILE": str(plugins),
        "RABBITMQ_MNESIA_BASE": str(folder / "data"),
        "RABBITMQ_LOG_BASE": str(folder),
        "RABBITMQ_LOGS": "-",
        "RABBITMQ_PID_FILE": str(folder / "pid"),
    }
    return _RabbitMQ(f"amqp://guest:guest@127.0.0.1:{port}//", port, folder, [str(program)], environment)


def _rabbitmq_program() -> Path | None:
    """The server itself: what is in the path on Debian wants to be run by root for another account."""
    found = sorted(Path("/usr/lib/rabbitmq/lib").glob("*/sbin/rabbitmq-server"))
    return found[-1] if found and shutil.which("epmd") else None


KINDS: dict[str, Callable[[Path], Broker]] = {"redis": _redis, "rabbitmq": _rabbitmq}


def missing(kind: str) -> str | None:
    """Why a kind of broker cannot be started here; None if it can."""
    found = shutil.which("redis-server") if kind == "redis" else _rabbitmq_program()
    return None if found else f"needs the server of {kind}"


@contextmanager
def broker(kind: str, folder: Path) -> Iterator[Broker]:
    """A broker of a kind, while it is needed."""
    folder.mkdir()
    made = KINDS[kind](folder)
    try:
        made.start()
        yield made
    finally:
        made.stop()
