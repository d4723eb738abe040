"""Labels know the day of their article: those of a topic are listed from the newest on, however few the last year has."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from storage.types import UtcTime

revision = "0032"
down_revision = "0031"
branch_labels = None
depends_on = None

DAY = "SELECT r.published FROM revisions r WHERE r.id = labels.revision_id"


def upgrade() -> None:
    """Apply."""
    op.add_column("labels", sa.Column("published", UtcTime()))
    op.execute(f"UPDATE labels SET published = ({DAY})")  # noqa: S608 (a constant)
    op.drop_index("ix_labels_topic_verdict", "labels")
    # Made by hand, as its order is: SQLite puts what lacks a day last by itself.
    day = "published DESC" if op.get_bind().dialect.name == "sqlite" else "published DESC NULLS LAST"
    op.create_index("ix_labels_newest", "labels", ["topic", "verdict", sa.text(day), "revision_id"])


def downgrade() -> None:
    """Undo."""
    op.drop_index("ix_labels_newest", "labels")
    op.create_index("ix_labels_topic_verdict", "labels", ["topic", "verdict", "revision_id"])
    op.drop_column("labels", "published")
