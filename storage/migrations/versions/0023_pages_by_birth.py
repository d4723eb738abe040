"""An index by which the articles of a site that were published since a time are found."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    known = sa.text("born IS NOT NULL")
    op.create_index("ix_pages_born", "pages", ["site_id", "born"], sqlite_where=known, postgresql_where=known)


def downgrade() -> None:
    """Undo."""
    op.drop_index("ix_pages_born", "pages")
