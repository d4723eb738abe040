"""Runs the migrations over the connection that `storage.database` hands in."""

from __future__ import annotations

from alembic import context

from storage.database import own_object
from storage.tables import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    include_object=own_object,
    # SQLite cannot alter a column: Alembic copies the table.
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
