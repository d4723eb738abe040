"""An index that gives series by size in the order in which they are asked for."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.drop_index("ix_series_current", "series")
    # Made by hand: SQLite tells no one that an index falls.
    op.create_index("ix_series_largest", "series", [sa.text("current DESC"), "label", "id"])


def downgrade() -> None:
    """Undo."""
    op.drop_index("ix_series_largest", "series")
    op.create_index("ix_series_current", "series", ["current"])
