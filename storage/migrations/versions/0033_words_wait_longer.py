"""A word index on PostgreSQL that is written to less often, and texts beside it that stay in their rows.

What waits to be entered is put in order before it is: of twice as much each pair of characters comes up more often, and is
looked for once. Texts of two kilobytes and more were compressed, which makes pairs of characters hardly shorter, and then
put into a table of their own, from which each that was asked about had to be fetched.
"""

from __future__ import annotations

from alembic import op

revision = "0033"
down_revision = "0032"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply; rows that are there stay as they are."""
    if _is_postgresql():
        # In kilobytes.
        op.execute("ALTER INDEX search_text_document SET (gin_pending_list_limit = 8192)")
        # The most that is allowed: a row to a page.
        op.execute("ALTER TABLE search_text SET (toast_tuple_target = 8160)")


def downgrade() -> None:
    """Undo."""
    if _is_postgresql():
        op.execute("ALTER INDEX search_text_document RESET (gin_pending_list_limit)")
        op.execute("ALTER TABLE search_text RESET (toast_tuple_target)")


def _is_postgresql() -> bool:
    return op.get_bind().dialect.name == "postgresql"
