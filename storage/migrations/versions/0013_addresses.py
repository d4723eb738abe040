"""The addresses of an article, with the evidence for each."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

import storage.types

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "addresses",
        sa.Column("page_id", sa.BigInteger(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("identity", sa.Text(), nullable=False),
        sa.Column("first_seen", storage.types.UtcTime(timezone=True), nullable=False),
        sa.Column("last_seen", storage.types.UtcTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["page_id"], ["pages.id"], name=op.f("fk_addresses_page_id")),
        sa.PrimaryKeyConstraint("page_id", "url", "why", name=op.f("pk_addresses")),
    )
    op.create_index("ix_addresses_identity", "addresses", ["identity"])
