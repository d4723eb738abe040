"""Articles by the time at which they were found, for what is new since a time."""

from __future__ import annotations

from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_index("ix_pages_first_seen", "pages", ["first_seen"])


def downgrade() -> None:
    """Undo."""
    op.drop_index("ix_pages_first_seen", "pages")
