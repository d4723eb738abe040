"""A word index whose parts are joined in steps: as many as began a join also forced it to its end in one transaction.

From 16 parts of one size on SQLite joins them a little with each write (`automerge`), and from `crisismerge` on at once,
which was 16 too: at 450,000 articles a gigabyte was rewritten while all that write waited.
"""

from __future__ import annotations

from alembic import op

revision = "0030"
down_revision = "0029"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    _force_at(64)


def downgrade() -> None:
    """Undo."""
    _force_at(16)


def _force_at(parts: int) -> None:
    if op.get_bind().dialect.name == "sqlite":
        op.execute(f"INSERT INTO search_text (search_text, rank) VALUES ('crisismerge', {parts})")  # noqa: S608
