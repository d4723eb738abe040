"""Series are found by the words of their names from an index."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from storage.search.index import CHINESE, tokens
from storage.types import HexId

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    words = op.create_table(
        "series_words",
        sa.Column("token", sa.String(), nullable=False),
        sa.Column("series_id", HexId(), nullable=False),
        sa.PrimaryKeyConstraint("token", "series_id", name=op.f("pk_series_words")),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("series_words", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_series_words_series_id"), ["series_id"], unique=False)
    connection = op.get_bind()
    names = sa.text(
        "SELECT id, label, name, place, '' AS wording FROM series UNION ALL"
        " SELECT series_id, '', '', '', wording FROM series_wordings"
    ).columns(sa.column("id", HexId()))
    found = {
        (token, row.id)
        for row in connection.execute(names)
        for name in (row.label, row.name, row.place, row.wording)
        for pair in tokens(name)
        for token in (pair, *(pair if CHINESE.match(pair) else ()))
    }
    rows = [{"token": token, "series_id": id_} for token, id_ in sorted(found)]
    for start in range(0, len(rows), 5000):
        op.bulk_insert(words, rows[start : start + 5000])


def downgrade() -> None:
    """Undo."""
    op.drop_table("series_words")
