"""Sites: the portals that are watched, by their names in the configuration."""

from __future__ import annotations

from sqlalchemy import Connection, select, update

from monitor.errors import ConfigError
from storage.engine.inserts import ignore
from storage.tables import SITES


def enter(connection: Connection, name: str, base_url: str) -> int:
    """The id of a site by its name; it is added, or its address brought up to date, where needed."""
    connection.execute(ignore(connection, SITES), {"name": name, "base_url": base_url})
    row = connection.execute(select(SITES.c.id, SITES.c.base_url).where(SITES.c.name == name)).one()
    if row.base_url != base_url:
        connection.execute(update(SITES).where(SITES.c.id == row.id).values(base_url=base_url))
    return int(row.id)


def id_of(connection: Connection, name: str) -> int:
    """The id of a site by its name; ConfigError if the database has none of that name."""
    found = connection.scalar(select(SITES.c.id).where(SITES.c.name == name))
    if found is None:
        raise ConfigError(f"the database knows no site {name!r}; crawl it first")
    return found


def every(connection: Connection) -> list[tuple[int, str]]:
    """Id and name of every site."""
    return [(row.id, row.name) for row in connection.execute(select(SITES.c.id, SITES.c.name).order_by(SITES.c.id))]
