"""Indexes that give what few articles have, and figures and series in order, without looking at the rows."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None

EDITED, ODD = sa.text("number > 1"), sa.text("state <> 'live' AND latest_revision_id IS NOT NULL")


def upgrade() -> None:
    """Apply."""
    _replace("ix_figures_unit_amount", "figures", ["unit", "amount", "revision_id"])
    _replace("ix_labels_topic_verdict", "labels", ["topic", "verdict", "revision_id"])
    op.create_index("ix_revisions_edited", "revisions", ["number", "id"], sqlite_where=EDITED, postgresql_where=EDITED)
    op.create_index("ix_pages_odd", "pages", ["state", "latest_revision_id"], sqlite_where=ODD, postgresql_where=ODD)
    op.drop_index("ix_series_last_ends", "series")
    # Made by hand, as their order is: SQLite puts what lacks a day last by itself.
    last = "last_ends DESC" if op.get_bind().dialect.name == "sqlite" else "last_ends DESC NULLS LAST"
    op.create_index("ix_series_newest", "series", [sa.text(last), sa.text("current DESC"), "label", "id"])
    op.create_index("ix_changes_weightiest", "changes", [sa.text("importance DESC"), sa.text("noticed_at DESC"), "id"])


def downgrade() -> None:
    """Undo."""
    op.drop_index("ix_changes_weightiest", "changes")
    op.drop_index("ix_series_newest", "series")
    op.create_index("ix_series_last_ends", "series", ["last_ends"])
    for name, table in (("odd", "pages"), ("edited", "revisions")):
        op.drop_index(f"ix_{table}_{name}", table)
    _replace("ix_labels_topic_verdict", "labels", ["topic", "verdict"])
    _replace("ix_figures_unit_amount", "figures", ["unit", "amount"])


def _replace(name: str, table: str, columns: list[str]) -> None:
    op.drop_index(name, table)
    op.create_index(name, table, columns)
