"""A world to tell of."""

from __future__ import annotations

import pytest

from storage import Database
from tests.monitor.notify.world import World


@pytest.fixture
def world(database: Database) -> World:
    """A world over an empty database."""
    return World(database)
