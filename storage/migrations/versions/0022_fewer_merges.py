"""A word index of which more parts are joined at once: with four at a time each word was written again twice as often."""

from __future__ import annotations

from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    _merge_at(16)


def downgrade() -> None:
    """Undo."""
    _merge_at(4)


def _merge_at(parts: int) -> None:
    if op.get_bind().dialect.name == "sqlite":
        op.execute(f"INSERT INTO search_text (search_text, rank) VALUES ('automerge', {parts})")  # noqa: S608
