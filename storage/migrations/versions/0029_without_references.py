"""Points and minimum hashes refer to no rows: each had its figure and its page looked up once more as it was entered.

Both are made anew from figures and texts at any time; nothing takes a page out, and a figure goes after its point.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from storage.queries import views

revision = "0029"
down_revision = "0028"
branch_labels = None
depends_on = None

REFERENCES = {"fk_points_figure_id": ("figure_id", "figures"), "fk_points_page_id": ("page_id", "pages")}
BANDS = "fk_copy_bands_page_id"


def upgrade() -> None:
    """Apply."""
    with op.batch_alter_table("points") as points:
        for name in REFERENCES:
            points.drop_constraint(name, type_="foreignkey")
    if _is_sqlite():
        _make_bands()
    else:
        op.drop_constraint(BANDS, "copy_bands", type_="foreignkey")


def downgrade() -> None:
    """Undo."""
    # Of a table that a view reads SQLite renames none; only who upgrades has dropped them.
    views.drop(op.get_bind())
    with op.batch_alter_table("points") as points:
        for name, (column, table) in REFERENCES.items():
            points.create_foreign_key(name, table, [column], ["id"])
    if _is_sqlite():
        _make_bands(sa.ForeignKeyConstraint(["page_id"], ["pages.id"], name=BANDS))
    else:
        op.create_foreign_key(BANDS, "copy_bands", "pages", ["page_id"], ["id"])


def _is_sqlite() -> bool:
    return op.get_bind().dialect.name == "sqlite"


def _make_bands(*references: sa.ForeignKeyConstraint) -> None:
    """Make the table of minimum hashes anew, as SQLite alters none."""
    op.rename_table("copy_bands", "copy_bands_before")
    op.create_table(
        "copy_bands",
        sa.Column("value", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("page_id", sa.Integer(), nullable=False),
        *references,
        sa.PrimaryKeyConstraint("value", "page_id", name="pk_copy_bands"),
        sqlite_with_rowid=False,
    )
    op.execute("INSERT INTO copy_bands SELECT value, page_id FROM copy_bands_before")
    op.drop_table("copy_bands_before")
    op.create_index("ix_copy_bands_page_id", "copy_bands", ["page_id"])
