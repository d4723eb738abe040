"""Sites: one row for each name, whatever address it has."""

from __future__ import annotations

import pytest

from monitor.errors import ConfigError
from storage import Database
from storage.visits import sites


def test_a_site_is_entered_once_and_may_move(database: Database) -> None:
    with database.write() as connection:
        site = sites.enter(connection, "portal", "http://portal.example/")
        assert sites.enter(connection, "portal", "https://portal.example/") == site
        assert sites.id_of(connection, "portal") == site
        assert sites.every(connection) == [(site, "portal")]
        with pytest.raises(ConfigError, match="knows no site 'other'"):
            sites.id_of(connection, "other")
