"""How many rows there are, as the database's triggers keep it (migration 0027): a number is read, not counted."""

from __future__ import annotations

from sqlalchemy import Connection, delete, func, select

from storage.inserts import into
from storage.tables import TALLIES

# What is added up of the pages that are articles, by their state, stands under names that begin so.
PAGES = "pages "


def totals(connection: Connection) -> dict[str, int]:
    """The numbers by their names; a name that nothing was ever counted under is not there."""
    query = select(TALLIES.c.name, func.sum(TALLIES.c.amount)).group_by(TALLIES.c.name)
    return {name: int(amount) for name, amount in connection.execute(query)}


def fold(connection: Connection) -> None:
    """Add together what PostgreSQL's processes have counted each for itself; rows that one is writing are left for later."""
    if connection.dialect.name == "sqlite":
        return
    idle = select(TALLIES.c.name, TALLIES.c.slot).where(TALLIES.c.slot != 0).with_for_update(skip_locked=True).cte()
    gone = delete(TALLIES).where(TALLIES.c.name == idle.c.name, TALLIES.c.slot == idle.c.slot)
    taken = connection.execute(gone.returning(TALLIES.c.name, TALLIES.c.amount)).all()
    for name in sorted({row.name for row in taken}):
        amount = sum(row.amount for row in taken if row.name == name)
        entry = into(connection, TALLIES).values(name=name, slot=0, amount=amount)
        both = TALLIES.c.amount + entry.excluded.amount
        connection.execute(entry.on_conflict_do_update(index_elements=["name", "slot"], set_={"amount": both}))
