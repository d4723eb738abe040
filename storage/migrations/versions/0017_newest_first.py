"""PostgreSQL lists articles by day, the newest first and undated ones last, from an index."""

from __future__ import annotations

from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute("CREATE INDEX ix_revisions_newest ON revisions (published DESC NULLS LAST)")


def downgrade() -> None:
    """Undo."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP INDEX ix_revisions_newest")
