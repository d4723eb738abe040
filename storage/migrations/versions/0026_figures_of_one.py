"""The index of a revision's figures tells their units and amounts, so that a search asks it alone whether one of them fits."""

from __future__ import annotations

from alembic import op

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    _replace("revision_id", "unit", "amount")


def downgrade() -> None:
    """Undo."""
    _replace("revision_id")


def _replace(*columns: str) -> None:
    op.drop_index("ix_figures_revision_id", "figures")
    op.create_index("ix_figures_revision_id", "figures", list(columns))
