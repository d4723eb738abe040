"""The open conflicts in the whole of their order: those noticed at one moment, as after a long crawl, were sorted each time."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0031"
down_revision = "0030"
branch_labels = None
depends_on = None

OPEN = sa.text("closed_at IS NULL")


def upgrade() -> None:
    """Apply."""
    _order_by("noticed_at", "id")


def downgrade() -> None:
    """Undo."""
    _order_by("noticed_at")


def _order_by(*columns: str) -> None:
    op.drop_index("ix_conflicts_open", "conflicts")
    op.create_index("ix_conflicts_open", "conflicts", list(columns), sqlite_where=OPEN, postgresql_where=OPEN)
