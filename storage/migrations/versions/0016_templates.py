"""Templates."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

import storage.types

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.add_column("pages", sa.Column("template", storage.types.HexId(), nullable=True))
    op.add_column("changes", sa.Column("folded_into", sa.Text(), nullable=True))


def downgrade() -> None:
    """Undo."""
    op.drop_column("changes", "folded_into")
    op.drop_column("pages", "template")
