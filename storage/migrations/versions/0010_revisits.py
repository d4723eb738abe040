"""How pages are edited: counts of looks and edits, and what is learned of each site."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

import storage.types

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.add_column("pages", sa.Column("born", storage.types.UtcTime(timezone=True), nullable=True))
    op.add_column("pages", sa.Column("looks", sa.Integer(), server_default="0", nullable=False))
    op.add_column("pages", sa.Column("edits", sa.Integer(), server_default="0", nullable=False))
    op.execute(
        "UPDATE pages SET edits = (SELECT number - 1 FROM revisions WHERE revisions.id = pages.latest_revision_id)"
        " WHERE latest_revision_id IS NOT NULL"
    )
    op.create_table(
        "revisit_models",
        sa.Column("site_id", sa.Integer(), nullable=False),
        sa.Column("learned_at", storage.types.UtcTime(timezone=True), nullable=False),
        sa.Column("budget", sa.Float(53), nullable=False),
        sa.Column("pages", sa.Integer(), nullable=False),
        sa.Column("threshold", sa.Float(53), nullable=False),
        sa.Column("shape", sa.Float(53), nullable=False),
        sa.Column("rates", storage.types.Json(), nullable=False),
        sa.Column("factors", storage.types.Json(), nullable=False),
        sa.ForeignKeyConstraint(["site_id"], ["sites.id"], name=op.f("fk_revisit_models_site_id")),
        sa.PrimaryKeyConstraint("site_id", name=op.f("pk_revisit_models")),
    )
