"""Databases and shared material for all tests."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from sqlalchemy import create_engine
from sqlalchemy.exc import OperationalError

from storage import Database
from tests.databases import Postgresql, copied_file, new_sqlite

SHARED = Path(__file__).parent.parent.parent / "shared"
POSTGRESQL = os.environ.get("TEST_POSTGRESQL_URL", "postgresql+psycopg://postgres@127.0.0.1:5432/postgres")

# The same examples in every run, however busy the machine is; --hypothesis-profile=default looks for new ones.
settings.register_profile(
    "steady", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
settings.load_profile("steady")

# Files whose tests wait or count for long, the longest ones first: one of them at the end would leave a processor idle.
LONG = (
    "tests/monitor/figures/test_compiled.py",
    "tests/whole/test_month.py",
    "tests/monitor/health/test_quarter.py",
    "tests/monitor/figures/test_laws.py",
    "tests/storage/queries/test_conditions.py",
    "tests/monitor/fleet/test_restarts.py",
    "tests/faults/test_failpoints.py",
    "tests/monitor/fleet/test_workers.py",
    "tests/monitor/web/test_tasks.py",
    "tests/faults/test_disk.py",
    "tests/monitor/scheduler/test_killing.py",
    "tests/monitor/web/test_looks.py",
    "tests/faults/test_connections.py",
    "tests/monitor/scheduler/test_runner.py",
    "tests/whole/test_every_kind.py",
    "tests/monitor/web/test_api.py",
    "tests/whole/test_three_crawls.py",
    "tests/faults/test_server.py",
    "tests/whole/test_readme.py",
    "tests/monitor/fleet/test_orders.py",
    "tests/faults/test_fuzz.py",
    "tests/monitor/web/test_plans.py",
    "tests/spiders/test_command.py",
    "tests/monitor/web/test_patience.py",
)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Begin with the tests of the files that take long."""
    order = {str(config.rootpath / name): number for number, name in enumerate(LONG)}
    items.sort(key=lambda item: order.get(str(item.path), len(LONG)))


def shared(name: str) -> Path:
    """A folder or file of the shared material; the test is skipped where it is missing."""
    path = SHARED / name
    if not path.exists():
        pytest.skip(f"needs {path}, which is not part of the project")
    return path


@pytest.fixture(scope="session")
def _postgresql() -> Iterator[Postgresql]:
    """The server, if there is one."""
    try:
        engine = create_engine(POSTGRESQL, connect_args={"connect_timeout": 2})
        with engine.connect():
            pass
    except OperationalError:
        pytest.skip("needs PostgreSQL at TEST_POSTGRESQL_URL or 127.0.0.1:5432")
    finally:
        engine.dispose()
    with closing(Postgresql(POSTGRESQL)) as server:
        yield server


@pytest.fixture
def second_postgresql_url(_postgresql: Postgresql) -> Iterator[str]:
    """The URL of another empty PostgreSQL database of the test's own."""
    with _postgresql.empty() as url:
        yield url


@pytest.fixture
def postgresql_url(_postgresql: Postgresql) -> Iterator[str]:
    """The URL of an empty PostgreSQL database of the test's own."""
    with _postgresql.empty() as url:
        yield url


@contextmanager
def migrated(request: pytest.FixtureRequest, folder: Path) -> Iterator[Database]:
    """An empty database of the present version, of the kind that the fixture is asked for."""
    if request.param == "sqlite":
        with closing(new_sqlite(folder / "monitor.sqlite")) as made:
            yield made
        return
    server: Postgresql = request.getfixturevalue("_postgresql")
    with server.migrated() as made:
        yield made


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def module_database(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """A database for all tests of a module that only read or copy it, on SQLite and on PostgreSQL."""
    with migrated(request, tmp_path_factory.mktemp("module")) as made:
        yield made


@pytest.fixture
def copy(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Callable[[Database], Database]]:
    """Makes of a module's database a copy that a test may change."""
    with ExitStack() as stack:

        def made(original: Database) -> Database:
            if original.path:
                return stack.enter_context(closing(copied_file(original, tmp_path / "monitor.sqlite")))
            server: Postgresql = request.getfixturevalue("_postgresql")
            return stack.enter_context(server.copied(original))

        yield made


@pytest.fixture(scope="module")
def both_databases(
    _postgresql: Postgresql, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Database, Database]]:
    """Two empty databases, one on SQLite and one on PostgreSQL, for the tests of a module that fill both alike."""
    path = tmp_path_factory.mktemp("both") / "monitor.sqlite"
    with closing(new_sqlite(path)) as file, _postgresql.migrated() as served:
        yield file, served


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """An empty database of the present version, on SQLite and on PostgreSQL."""
    with migrated(request, tmp_path) as made:
        yield made
