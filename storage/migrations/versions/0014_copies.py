"""Copies."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    # Copies are found as articles are followed: let that be done again, all but statements is made anew.
    for table in ("points", "series", "series_wordings", "series_keys", "series_successions", "conflicts"):
        op.execute(sa.table(table).delete())
    op.execute(sa.text("UPDATE revisions SET followed = NULL"))
    op.create_table(
        "copies",
        sa.Column("page_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("family", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.ForeignKeyConstraint(["page_id"], ["pages.id"], name=op.f("fk_copies_page_id")),
        sa.PrimaryKeyConstraint("page_id", name=op.f("pk_copies")),
    )
    with op.batch_alter_table("copies", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_copies_family"), ["family"], unique=False)

    op.create_table(
        "copy_bands",
        sa.Column("value", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("page_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.ForeignKeyConstraint(["page_id"], ["pages.id"], name=op.f("fk_copy_bands_page_id")),
        sa.PrimaryKeyConstraint("value", "page_id", name=op.f("pk_copy_bands")),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("copy_bands", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_copy_bands_page_id"), ["page_id"], unique=False)


def downgrade() -> None:
    """Undo."""
    with op.batch_alter_table("copy_bands", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_copy_bands_page_id"))

    op.drop_table("copy_bands")
    with op.batch_alter_table("copies", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_copies_family"))

    op.drop_table("copies")
