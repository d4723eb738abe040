"""Series."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

import storage.types

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "conflicts",
        sa.Column("id", storage.types.HexId(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("series_id", storage.types.HexId(), nullable=False),
        sa.Column("period", sa.Text(), nullable=False),
        sa.Column("ends", sa.Date(), nullable=True),
        sa.Column("figures", storage.types.Json(), nullable=False),
        sa.Column("low", storage.types.ExactDecimal(), nullable=True),
        sa.Column("high", storage.types.ExactDecimal(), nullable=True),
        sa.Column("noticed_at", storage.types.UtcTime(timezone=True), nullable=False),
        sa.Column("closed_at", storage.types.UtcTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_conflicts")),
    )
    with op.batch_alter_table("conflicts", schema=None) as batch_op:
        batch_op.create_index(
            "ix_conflicts_open",
            ["noticed_at"],
            unique=False,
            sqlite_where=sa.text("closed_at IS NULL"),
            postgresql_where=sa.text("closed_at IS NULL"),
        )
        batch_op.create_index("ix_conflicts_series_id_ends", ["series_id", "ends"], unique=False)

    op.create_table(
        "series",
        sa.Column("id", storage.types.HexId(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("aspect", sa.Text(), nullable=False),
        sa.Column("planned", sa.Boolean(), nullable=False),
        sa.Column("reach", sa.Text(), nullable=False),
        sa.Column("family", sa.Text(), nullable=False),
        sa.Column("base", sa.Text(), nullable=False),
        sa.Column("per", sa.Text(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("factor", storage.types.ExactDecimal(), nullable=False),
        sa.Column("points", sa.Integer(), nullable=False),
        sa.Column("current", sa.Integer(), nullable=False),
        sa.Column("first_ends", sa.Date(), nullable=True),
        sa.Column("last_ends", sa.Date(), nullable=True),
        sa.Column("before_ends", sa.Date(), nullable=True),
        sa.Column("latest_figure_id", sa.BigInteger(), nullable=True),
        sa.Column("latest_period", sa.Text(), nullable=True),
        sa.Column("latest_value", storage.types.ExactDecimal(), nullable=True),
        sa.Column("latest_low", storage.types.ExactDecimal(), nullable=True),
        sa.Column("latest_high", storage.types.ExactDecimal(), nullable=True),
        sa.Column("before_period", sa.Text(), nullable=True),
        sa.Column("before_low", storage.types.ExactDecimal(), nullable=True),
        sa.Column("before_high", storage.types.ExactDecimal(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_series")),
    )
    with op.batch_alter_table("series", schema=None) as batch_op:
        batch_op.create_index("ix_series_current", ["current"], unique=False)
        batch_op.create_index("ix_series_last_ends", ["last_ends"], unique=False)
        batch_op.create_index("ix_series_name_place", ["name", "place", "reach", "per"], unique=False)

    op.create_table(
        "series_keys",
        sa.Column("id", storage.types.HexId(), nullable=False),
        sa.Column("stem", storage.types.HexId(), nullable=False),
        sa.Column("home", storage.types.HexId(), nullable=False),
        sa.Column("points", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("aspect", sa.Text(), nullable=False),
        sa.Column("planned", sa.Boolean(), nullable=False),
        sa.Column("reach", sa.Text(), nullable=False),
        sa.Column("family", sa.Text(), nullable=False),
        sa.Column("base", sa.Text(), nullable=False),
        sa.Column("per", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_series_keys")),
    )
    with op.batch_alter_table("series_keys", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_series_keys_home"), ["home"], unique=False)
        batch_op.create_index(batch_op.f("ix_series_keys_stem"), ["stem"], unique=False)

    op.create_table(
        "series_successions",
        sa.Column("old_id", storage.types.HexId(), nullable=False),
        sa.Column("new_id", storage.types.HexId(), nullable=False),
        sa.Column("points", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("old_id", "new_id", name=op.f("pk_series_successions")),
    )
    op.create_table(
        "series_wordings",
        sa.Column("series_id", storage.types.HexId(), nullable=False),
        sa.Column("key_id", storage.types.HexId(), nullable=False),
        sa.Column("wording", sa.Text(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("factor", storage.types.ExactDecimal(), nullable=False),
        sa.Column("points", sa.Integer(), nullable=False),
        sa.Column("current", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("series_id", "key_id", "wording", "unit", name=op.f("pk_series_wordings")),
    )
    with op.batch_alter_table("series_wordings", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_series_wordings_key_id"), ["key_id"], unique=False)

    op.create_table(
        "statements",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("series", storage.types.Json(), nullable=False),
        sa.Column("selector", storage.types.Json(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("at", storage.types.UtcTime(timezone=True), nullable=False),
        sa.Column("origin", sa.Text(), nullable=False),
        sa.Column("undone_at", storage.types.UtcTime(timezone=True), nullable=True),
        sa.Column("undone_by", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_statements")),
    )
    op.create_table(
        "points",
        sa.Column(
            "figure_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False
        ),
        sa.Column("page_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("key_id", storage.types.HexId(), nullable=False),
        sa.Column("series_id", storage.types.HexId(), nullable=False),
        sa.Column("period", sa.Text(), nullable=True),
        sa.Column("inferred", sa.Boolean(), nullable=False),
        sa.Column("ends", sa.Date(), nullable=True),
        sa.Column("value", storage.types.ExactDecimal(), nullable=True),
        sa.Column("low", storage.types.ExactDecimal(), nullable=False),
        sa.Column("high", storage.types.ExactDecimal(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("current", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["figure_id"], ["figures.id"], name=op.f("fk_points_figure_id")),
        sa.ForeignKeyConstraint(["page_id"], ["pages.id"], name=op.f("fk_points_page_id")),
        sa.PrimaryKeyConstraint("figure_id", name=op.f("pk_points")),
    )
    with op.batch_alter_table("points", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_points_page_id"), ["page_id"], unique=False)
        batch_op.create_index("ix_points_series_id_ends", ["series_id", "ends"], unique=False)

    with op.batch_alter_table("revisions", schema=None) as batch_op:
        batch_op.add_column(sa.Column("followed", sa.Text(), nullable=True))
        batch_op.create_index(
            "ix_revisions_unfollowed",
            ["id"],
            unique=False,
            sqlite_where=sa.text("followed IS NULL"),
            postgresql_where=sa.text("followed IS NULL"),
        )


def downgrade() -> None:
    """Undo."""
    with op.batch_alter_table("revisions", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_revisions_unfollowed",
            sqlite_where=sa.text("followed IS NULL"),
            postgresql_where=sa.text("followed IS NULL"),
        )
        batch_op.drop_column("followed")

    with op.batch_alter_table("points", schema=None) as batch_op:
        batch_op.drop_index("ix_points_series_id_ends")
        batch_op.drop_index(batch_op.f("ix_points_page_id"))

    op.drop_table("points")
    op.drop_table("statements")
    with op.batch_alter_table("series_wordings", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_series_wordings_key_id"))

    op.drop_table("series_wordings")
    op.drop_table("series_successions")
    with op.batch_alter_table("series_keys", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_series_keys_stem"))
        batch_op.drop_index(batch_op.f("ix_series_keys_home"))

    op.drop_table("series_keys")
    with op.batch_alter_table("series", schema=None) as batch_op:
        batch_op.drop_index("ix_series_name_place")
        batch_op.drop_index("ix_series_last_ends")
        batch_op.drop_index("ix_series_current")

    op.drop_table("series")
    with op.batch_alter_table("conflicts", schema=None) as batch_op:
        batch_op.drop_index("ix_conflicts_series_id_ends")
        batch_op.drop_index(
            "ix_conflicts_open",
            sqlite_where=sa.text("closed_at IS NULL"),
            postgresql_where=sa.text("closed_at IS NULL"),
        )

    op.drop_table("conflicts")
