"""A PostgreSQL server of the test's own, which may be restarted and be gone for a while."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from tests.faults.test_connections import Disturbance
from tests.spiders.servers import free_port

# PostgreSQL does not run as root; an account that every such system has.
UNPRIVILEGED = "nobody"


def programs() -> Path | None:
    """The folder of initdb and pg_ctl; None if they are not installed."""
    found = [Path(path) for path in sorted(map(str, Path("/usr/lib/postgresql").glob("*/bin")), reverse=True)]
    found += [Path(path).parent for path in [shutil.which("pg_ctl")] if path]
    return next((folder for folder in found if (folder / "initdb").exists() and (folder / "pg_ctl").exists()), None)


@dataclass
class Server:
    """A server in a folder at a port of its own."""

    programs: Path
    folder: Path
    port: int = field(default_factory=free_port)

    @property
    def url(self) -> str:
        """The address of its first database."""
        return f"postgresql+psycopg://postgres@127.0.0.1:{self.port}/postgres"

    def make(self) -> None:
        """Make it, and start it."""
        self._run("initdb", "-D", str(self._data), "-U", "postgres", "-A", "trust", "--no-sync", "-E", "UTF8")
        self.start()

    def start(self) -> None:
        """Start it and wait until it answers."""
        options = f"-p {self.port} -k {self.folder} -c listen_addresses=127.0.0.1 -c fsync=off"
        self._control("start", "-o", options, "-l", str(self.folder / "log"))

    def stop(self) -> None:
        """Let it end as at a loss of power: nobody is asked, nothing is tidied up."""
        self._control("stop", "-m", "immediate")

    @property
    def _data(self) -> Path:
        return self.folder / "data"

    def _control(self, *arguments: str) -> None:
        self._run("pg_ctl", "-D", str(self._data), "-w", "-t", "60", *arguments)

    def _run(self, program: str, *arguments: str) -> None:
        user: dict[str, Any] = {"user": UNPRIVILEGED, "extra_groups": []} if os.geteuid() == 0 else {}
        subprocess.run(
            [str(self.programs / program), *arguments],
            check=True, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd="/", **user,
        )  # fmt: skip


@contextmanager
def running(found: Path) -> Iterator[Server]:
    """A server, while it is needed."""
    folder = Path(tempfile.mkdtemp(prefix="postgresql-"))
    if os.geteuid() == 0:
        shutil.chown(folder, UNPRIVILEGED)
    server = Server(found, folder)
    try:
        server.make()
        yield server
    finally:
        try:
            server.stop()
        finally:
            shutil.rmtree(folder, ignore_errors=True)


@dataclass
class Restart:
    """Restarts a server before the n-th statement of a database, and lets it be gone for a while."""

    server: Server
    at: int
    gone: float = 0.0
    passed: int = 0

    def reach(self, _connection: Any, *_: Any) -> None:
        """Pass one more statement."""
        self.passed += 1
        if self.passed == self.at:
            self.server.stop()
            time.sleep(self.gone)
            self.server.start()

    def close(self) -> None:
        """It was started again already."""


def restarts(server: Server, gone: float = 0.0) -> partial[Disturbance]:
    """What disturbs work on the server's databases, as `attempt` takes it."""
    return partial(_restart, server, gone)


def _restart(server: Server, gone: float, _url: str, at: int) -> Disturbance:
    return Restart(server, at, gone)
