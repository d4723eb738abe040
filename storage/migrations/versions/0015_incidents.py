"""Signs of what each look says of a site's layout, incidents, and what the lists show against what is held."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

import storage.types

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Apply."""
    op.add_column("runs", sa.Column("listed", sa.Integer(), nullable=True))
    op.add_column("runs", sa.Column("held", sa.Integer(), nullable=True))
    time, json = storage.types.UtcTime(timezone=True), storage.types.Json()
    op.create_table(
        "signs",
        sa.Column("id", ID, nullable=False),
        sa.Column("site_id", sa.Integer(), nullable=False),
        sa.Column("page_id", ID, nullable=False),
        sa.Column("run_id", sa.Integer(), nullable=True),
        sa.Column("snapshot_id", ID, nullable=True),
        sa.Column("at", time, nullable=False),
        sa.Column("sort", sa.Text(), nullable=False),
        sa.Column("template", sa.Text(), nullable=True),
        sa.Column("fine", sa.Boolean(), nullable=False),
        sa.Column("failed", json, nullable=False),
        sa.Column("charset", sa.Boolean(), nullable=False),
        sa.Column("dated", sa.Boolean(), nullable=False),
        sa.Column("length", sa.Integer(), nullable=False),
        sa.Column("figures", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["site_id"], ["sites.id"], name=op.f("fk_signs_site_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_signs")),
    )
    op.create_index("ix_signs_site_id_at", "signs", ["site_id", "at"])
    op.create_table(
        "incidents",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("site_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("since", time, nullable=False),
        sa.Column("opened_at", time, nullable=False),
        sa.Column("seen_at", time, nullable=False),
        sa.Column("clear_since", time, nullable=True),
        sa.Column("closed_at", time, nullable=True),
        sa.Column("says", sa.Text(), nullable=False),
        sa.Column("selectors", json, nullable=False),
        sa.Column("good", json, nullable=False),
        sa.Column("bad", json, nullable=False),
        sa.Column("proposal", json, nullable=False),
        sa.ForeignKeyConstraint(["site_id"], ["sites.id"], name=op.f("fk_incidents_site_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_incidents")),
    )
    where = sa.text("closed_at IS NULL")
    op.create_index(
        "uq_incidents_open", "incidents", ["site_id", "kind"], unique=True, sqlite_where=where, postgresql_where=where
    )
