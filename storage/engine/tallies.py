"""Row counts that the database's triggers keep (migration 0027), so that they are read and not counted."""

from __future__ import annotations

from sqlalchemy import Connection, delete, func, select

from storage.engine.inserts import into
from storage.tables import BLOBS, CHANGES, FIGURES, PAGES, REVISIONS, SNAPSHOTS, TALLIES

# What is added up of the pages that are articles, by their state, stands under names that begin so.
STATE = "pages "


def totals(connection: Connection) -> dict[str, int]:
    """The numbers by their names; those that are none are left out."""
    query = select(TALLIES.c.name, func.sum(TALLIES.c.amount)).group_by(TALLIES.c.name)
    return {name: int(amount) for name, amount in connection.execute(query) if amount}


def counted(connection: Connection) -> dict[str, int]:
    """The same numbers by going through all rows."""
    tables = (REVISIONS, FIGURES, CHANGES, SNAPSHOTS)
    found = {table.name: connection.scalar(select(func.count()).select_from(table)) or 0 for table in tables}
    found["blobs"] = connection.scalar(select(func.coalesce(func.sum(BLOBS.c.size), 0))) or 0
    found["articles"] = connection.scalar(select(func.count(PAGES.c.latest_revision_id))) or 0
    states = select(PAGES.c.state, func.count()).where(PAGES.c.kind == "article").group_by(PAGES.c.state)
    found |= {f"{STATE}{state}": count for state, count in connection.execute(states)}
    return {name: int(number) for name, number in found.items() if number}


def wrong(connection: Connection) -> list[str]:
    """The numbers that are not what counting gives; none are, unless rows were written with the triggers off."""
    held, found = totals(connection), counted(connection)
    return [
        f"tallies: {name} {held.get(name, 0)}, counted {found.get(name, 0)}"
        for name in sorted(held.keys() | found)
        if held.get(name, 0) != found.get(name, 0)
    ]


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
