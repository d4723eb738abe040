"""Runs the migrations over the connection that `storage.database` hands in."""

from __future__ import annotations

from alembic import context

from storage.engine.migrating import own_object
from storage.engine.versions import head
from storage.queries import views
from storage.tables.series import METADATA

connection = context.config.attributes["connection"]

context.configure(
    connection=connection,
    target_metadata=METADATA,
    include_object=own_object,
    # SQLite cannot alter a column: Alembic copies the table.
    render_as_batch=True,
    # SQLite can, as its transactions are begun by storage.database and not by the driver: all of it, or nothing.
    transactional_ddl=True,
)
with context.begin_transaction():
    migrating = context.get_context()
    is_due = migrating.get_current_revision() != head()
    # A view would forbid altering the tables beneath it.
    if is_due:
        views.drop(connection)
    context.run_migrations()
    if is_due and migrating.get_current_revision() == head():
        views.create(connection)
