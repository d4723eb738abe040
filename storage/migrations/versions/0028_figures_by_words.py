"""Figures have no indexes of their indicators, periods and places: the index of words finds these, and no question asked for them."""

from __future__ import annotations

from alembic import op

revision = "0028"
down_revision = "0027"
branch_labels = None
depends_on = None

COLUMNS = ("indicator", "period", "place")


def upgrade() -> None:
    """Apply."""
    for column in COLUMNS:
        op.drop_index(f"ix_figures_{column}", "figures")


def downgrade() -> None:
    """Undo."""
    for column in COLUMNS:
        op.create_index(f"ix_figures_{column}", "figures", [column])
