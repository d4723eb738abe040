"""The search index folds characters and knows fields."""

from __future__ import annotations

from alembic import op

from storage.search import index

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

# The index keeps no text of its own: it is in `revisions` already.
SQLITE = """
    CREATE VIRTUAL TABLE search_text USING fts5(
        title, body, marks, content='', columnsize=0, tokenize="unicode61 remove_diacritics 0"
    )
"""
POSTGRESQL = """
    CREATE TABLE search_text (
        revision_id bigint NOT NULL REFERENCES revisions (id),
        part integer NOT NULL,
        document tsvector NOT NULL,
        PRIMARY KEY (revision_id, part)
    )
"""
OLD_SQLITE = """
    CREATE VIRTUAL TABLE search_text USING fts5(title, body, content='', tokenize="unicode61 remove_diacritics 0")
"""
OLD_POSTGRESQL = """
    CREATE TABLE search_text (
        revision_id bigint PRIMARY KEY REFERENCES revisions (id), document tsvector NOT NULL
    )
"""
BY_DOCUMENT = "CREATE INDEX search_text_document ON search_text USING gin (document)"


def upgrade() -> None:
    """Apply."""
    _make(SQLITE, POSTGRESQL)
    index.rebuild(op.get_bind())


def downgrade() -> None:
    """Undo; the older index is left empty, as only the older program can fill it."""
    _make(OLD_SQLITE, OLD_POSTGRESQL)


def _make(sqlite: str, postgresql: str) -> None:
    op.execute("DROP TABLE search_text")
    if op.get_bind().dialect.name == "postgresql":
        op.execute(postgresql)
        op.execute(BY_DOCUMENT)
    else:
        op.execute(sqlite)
