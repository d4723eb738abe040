"""Rereadings."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

import storage.types

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "rereadings",
        sa.Column("readers", sa.Text(), nullable=False),
        sa.Column("started_at", storage.types.UtcTime(timezone=True), nullable=False),
        sa.Column("after_id", sa.BigInteger(), nullable=False),
        sa.Column("counts", storage.types.Json(), nullable=False),
        sa.Column("finished_at", storage.types.UtcTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("readers", name=op.f("pk_rereadings")),
    )


def downgrade() -> None:
    """Undo."""
    op.drop_table("rereadings")
