"""Indexes that give lists in the order in which they are asked for: a source's articles by day, the newest seen."""

from __future__ import annotations

from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.drop_index("ix_revisions_source", "revisions")
    op.create_index("ix_revisions_source", "revisions", ["source", "published"])
    op.create_index("ix_revisions_seen_at", "revisions", ["seen_at"])


def downgrade() -> None:
    """Undo."""
    op.drop_index("ix_revisions_seen_at", "revisions")
    op.drop_index("ix_revisions_source", "revisions")
    op.create_index("ix_revisions_source", "revisions", ["source"])
