"""Indexes by which what nothing refers to is found."""

from __future__ import annotations

from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_index("ix_snapshots_blob_id", "snapshots", ["blob_id"])
    op.create_index("ix_revisions_snapshot_id", "revisions", ["snapshot_id"])


def downgrade() -> None:
    """Undo."""
    op.drop_index("ix_revisions_snapshot_id", "revisions")
    op.drop_index("ix_snapshots_blob_id", "snapshots")
