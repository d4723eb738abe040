"""How many rows there are is kept up to date by triggers, so that nobody counts millions of rows to show a number.

On PostgreSQL each process of the server has rows of its own to add to: writers do not wait for one another.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None

# What is added up of a table's rows under its name.
SUMS = {"revisions": "count(*)", "figures": "count(*)", "changes": "count(*)", "snapshots": "count(*)", "blobs": "sum(size)"}  # fmt: skip
ONE = {"blobs": "{row}.size"}
# Under what name a page counts, where it does: as one that has an article, and as an article's by its state.
PAGES = {"{row}.latest_revision_id IS NOT NULL": "'articles'", "{row}.kind = 'article'": "'pages ' || {row}.state"}
# Most writes to a page alter none of that.
ALTERS = "(OLD.latest_revision_id IS NULL) <> (NEW.latest_revision_id IS NULL) OR OLD.state <> NEW.state OR OLD.kind <> NEW.kind"
SIDES = {"INSERT": ("NEW",), "DELETE": ("OLD",), "UPDATE": ("OLD", "NEW")}
SIGNS = {"NEW": "+", "OLD": "-"}


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "tallies",
        sa.Column("name", sa.Text(), primary_key=True),
        sa.Column("slot", sa.Integer(), primary_key=True),
        sa.Column("amount", sa.BigInteger(), nullable=False),
    )
    for table, total in SUMS.items():
        op.execute(f"INSERT INTO tallies SELECT '{table}', 0, coalesce({total}, 0) FROM {table}")  # noqa: S608
    for where, name in PAGES.items():
        counted = (
            f"SELECT {name.format(row='pages')}, 0, count(*) FROM pages WHERE {where.format(row='pages')} GROUP BY 1"  # noqa: S608
        )
        op.execute(f"INSERT INTO tallies {counted}")
    for statement in _sqlite() if _is_sqlite() else _postgresql():
        op.execute(statement)


def downgrade() -> None:
    """Undo."""
    for table in (*SUMS, "pages"):
        for event in ("insert", "delete", *(["update"] if table == "pages" else [])):
            op.execute(f"DROP TRIGGER tally_{table}_{event}" + ("" if _is_sqlite() else f" ON {table}"))
        if not _is_sqlite():
            op.execute(f"DROP FUNCTION tally_{table}()")
    op.drop_table("tallies")


def _is_sqlite() -> bool:
    return op.get_bind().dialect.name == "sqlite"


def _sqlite() -> list[str]:
    """A trigger for each row of each table; SQLite has one writer, and so one slot."""
    made = []
    for table in SUMS:
        for event in ("INSERT", "DELETE"):
            [side] = SIDES[event]
            one = ONE.get(table, "1").format(row=side)
            step = f"UPDATE tallies SET amount = amount {SIGNS[side]} {one} WHERE name = '{table}';"  # noqa: S608
            made.append(_trigger(table, event, "", step))
    for event, sides in SIDES.items():
        steps = [_step(name, where, side) for side in sides for where, name in PAGES.items()]
        made.append(_trigger("pages", event, f"WHEN {ALTERS}" if event == "UPDATE" else "", "\n".join(steps)))
    return made


def _trigger(table: str, event: str, when: str, steps: str) -> str:
    return (
        f"CREATE TRIGGER tally_{table}_{event.lower()} AFTER {event} ON {table} FOR EACH ROW {when} BEGIN\n{steps}\nEND"
    )


def _step(name: str, where: str, side: str) -> str:
    # An upsert would be undone by how the statement that fires the trigger treats conflicts.
    name, where = name.format(row=side), where.format(row=side)
    lacks = f"{where} AND NOT EXISTS (SELECT 1 FROM tallies WHERE name = {name})"  # noqa: S608
    return (
        f"INSERT INTO tallies SELECT {name}, 0, 0 WHERE {lacks};"  # noqa: S608
        f" UPDATE tallies SET amount = amount {SIGNS[side]} 1 WHERE name = {name} AND {where};"
    )


def _postgresql() -> list[str]:
    """A trigger for each statement, which sees all its rows; for pages for each row that alters a number."""
    made = []
    for table, total in SUMS.items():
        added = _added(f"'{table}'", f"{total}", "rows_of_it", "TRUE")
        taken = _added(f"'{table}'", f"-{total}", "rows_of_it", "TRUE")
        made.append(_function(table, added, taken))
        for event, side in (("INSERT", "NEW"), ("DELETE", "OLD")):
            made.append(
                f"CREATE TRIGGER tally_{table}_{event.lower()} AFTER {event} ON {table}"
                f" REFERENCING {side} TABLE AS rows_of_it FOR EACH STATEMENT EXECUTE FUNCTION tally_{table}()"
            )
    added, taken = (
        " ".join(_added(name.format(row=side), f"{SIGNS[side]}1", "", where.format(row=side)) for where, name in PAGES.items())
        for side in ("NEW", "OLD")
    )  # fmt: skip
    made.append(_function("pages", added, taken))
    for event in SIDES:
        when = f"WHEN ({ALTERS})" if event == "UPDATE" else ""
        made.append(
            f"CREATE TRIGGER tally_pages_{event.lower()} AFTER {event} ON pages FOR EACH ROW {when} EXECUTE FUNCTION tally_pages()"
        )
    return made


def _added(name: str, amount: str, rows: str, where: str) -> str:
    rows = f"FROM {rows}" if rows else ""
    return (
        f"INSERT INTO tallies SELECT {name}, pg_backend_pid(), coalesce({amount}, 0) {rows} WHERE {where}"
        " ON CONFLICT (name, slot) DO UPDATE SET amount = tallies.amount + excluded.amount;"
    )


def _function(table: str, added: str, taken: str) -> str:
    return (
        f"CREATE FUNCTION tally_{table}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
        f" IF TG_OP <> 'INSERT' THEN {taken} END IF; IF TG_OP <> 'DELETE' THEN {added} END IF; RETURN NULL; END $$"
    )
