"""Runs Alembic: upgrades the tables, and compares them with the declared ones. Slow to load."""

from __future__ import annotations

from typing import Any

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from sqlalchemy import Connection

from storage.engine.versions import MIGRATIONS
from storage.tables.series import METADATA

# SQLite reads this order from its index of the same column, and has no way to write it.
BY_HAND = ("ix_revisions_newest", "ix_labels_newest", "ix_series_largest", "ix_series_newest", "ix_changes_weightiest")


def upgrade(connection: Connection) -> None:
    """Bring the tables to the present version."""
    command.upgrade(alembic_config(connection), "head")


def alembic_config(connection: Connection) -> Config:
    """What Alembic needs to migrate over a connection."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = connection
    return config


def differences(connection: Connection) -> list[str]:
    """What the migrated tables lack or have beyond the declared ones; empty if they agree."""
    context = MigrationContext.configure(connection, opts={"include_object": own_object, "compare_type": False})
    return [str(difference) for difference in compare_metadata(context, METADATA)]


def own_object(_object: Any, name: str | None, kind: str, _reflected: bool, _compare: Any) -> bool:
    """Whether the migration check looks at an object: some are made by hand on each database."""
    return name not in BY_HAND and not (kind == "table" and name is not None and name.startswith("search_"))
