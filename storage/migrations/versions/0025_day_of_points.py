"""The day on which a point was told stands with it, so that the first and the last to tell a value are found by points alone."""

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None

TOLD = (
    "SELECT {day} FROM figures JOIN revisions ON revisions.id = figures.revision_id WHERE figures.id = points.figure_id"
)


def upgrade() -> None:
    """Apply."""
    op.add_column("points", sa.Column("told", sa.Date()))
    day = "substr(revisions.published_text, 1, 10)"
    day = day if op.get_bind().dialect.name == "sqlite" else f"CAST({day} AS date)"
    op.execute(f"UPDATE points SET told = ({TOLD.format(day=day)})")  # noqa: S608


def downgrade() -> None:
    """Undo."""
    op.drop_column("points", "told")
