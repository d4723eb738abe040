"""Runs by the plan's jobs, the scheduler's lock, pauses."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

import storage.types

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "locks",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("owner", sa.Text(), nullable=False),
        sa.Column("beats", sa.BigInteger(), nullable=False),
        sa.Column("since", storage.types.UtcTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_locks")),
    )
    op.create_table(
        "pauses",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("task", sa.Text(), nullable=True),
        sa.Column("site", sa.Text(), nullable=True),
        sa.Column("since", storage.types.UtcTime(timezone=True), nullable=False),
        sa.Column("until", storage.types.UtcTime(timezone=True), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pauses")),
    )
    op.add_column("runs", sa.Column("job", sa.Text(), nullable=True))
    op.add_column("runs", sa.Column("due_at", storage.types.UtcTime(timezone=True), nullable=True))
    op.add_column("runs", sa.Column("process", sa.Text(), nullable=True))
    op.create_index("ix_runs_job_due_at", "runs", ["job", "due_at"])
    op.create_index(
        "ix_runs_open",
        "runs",
        ["id"],
        sqlite_where=sa.text("finished_at IS NULL"),
        postgresql_where=sa.text("finished_at IS NULL"),
    )
