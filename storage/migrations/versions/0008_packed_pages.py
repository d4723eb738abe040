"""Raw pages packed with a site's dictionary, or as differences from earlier versions."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

import storage.types

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
REFERENCES = {"base_id": ("blobs", "BIGINT"), "dictionary_id": ("dictionaries", "INTEGER")}


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "dictionaries",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("site_id", sa.Integer(), nullable=False),
        sa.Column("made_at", storage.types.UtcTime(timezone=True), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dictionaries")),
        sa.ForeignKeyConstraint(["site_id"], ["sites.id"], name=op.f("fk_dictionaries_site_id")),
    )
    op.create_index("ix_dictionaries_site_id", "dictionaries", ["site_id"])
    sqlite = op.get_bind().dialect.name == "sqlite"
    for column, (table, kind) in REFERENCES.items():
        # In words of its own: so that SQLite adds the column at once and does not write all pages anew.
        op.execute(
            f"ALTER TABLE blobs ADD COLUMN {column} {'INTEGER' if sqlite else kind}"
            f" CONSTRAINT fk_blobs_{column} REFERENCES {table} (id)"
        )
    where = sa.text("base_id IS NOT NULL")
    op.create_index("ix_blobs_base_id", "blobs", ["base_id"], sqlite_where=where, postgresql_where=where)


def downgrade() -> None:
    """Take back; pages that are packed in the new ways cannot be read by the program of before."""
    op.drop_index("ix_blobs_base_id", "blobs")
    with op.batch_alter_table("blobs") as batch:
        for column in reversed(REFERENCES):
            batch.drop_constraint(f"fk_blobs_{column}", type_="foreignkey")
            batch.drop_column(column)
    op.drop_index("ix_dictionaries_site_id", "dictionaries")
    op.drop_table("dictionaries")
