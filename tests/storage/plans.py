"""What a database would read to answer a statement: the tables that it would go through from end to end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, event

# Tables that grow with what is collected.
LARGE = {
    "pages", "revisions", "figures", "changes", "labels", "snapshots", "checks", "blobs", "finds", "points", "series",
    "conflicts", "search_text", "faults", "addresses", "contradictions", "series_keys", "series_wordings", "series_words",
    "copy_bands", "copies", "signs", "outbox", "deliveries", "messages",
}  # fmt: skip
# Of all the rows these hold the few that something is still to be done with.
PARTIAL = re.compile(r"USING (?:COVERING )?INDEX \w+_(?:open|unread|unrouted|unfollowed|waiting|frontier)\b")
Statement = tuple[str, Any]


@contextmanager
def noted() -> Iterator[list[Statement]]:
    """The questions that any database is asked meanwhile, with their parameters."""
    found: list[Statement] = []

    def note(_c: Any, _cursor: Any, statement: str, parameters: Any, *_: Any) -> None:
        if statement.lstrip().upper().startswith(("SELECT", "WITH")):
            found.append((statement, parameters))

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield found
    finally:
        event.remove(Engine, "before_cursor_execute", note)


def read_whole(connection: Connection, statements: list[Statement]) -> dict[str, list[str]]:
    """Those of the statements for which large tables are gone through, with these tables."""
    first = dict(reversed(statements))
    found = {statement: scans(connection, statement, parameters) for statement, parameters in first.items()}
    return {statement: tables for statement, tables in found.items() if tables}


def scans(connection: Connection, statement: str, parameters: Any) -> list[str]:
    """The large tables that a statement's plan reads from end to end."""
    plan = steps(connection, statement, parameters)
    if connection.dialect.name == "sqlite":
        walks = " LIMIT " in " ".join(statement.split()) and "GROUP BY" not in statement
        if walks and not any("TEMP B-TREE FOR ORDER BY" in step for step in plan):
            # It walks along the order that is asked for, and stops.
            return []
        whole = [step for step in plan if "VIRTUAL TABLE" not in step and not PARTIAL.search(step)]
        found = [re.match(r"SCAN (\w+)", step) for step in whole]
        return sorted(_tables(statement, {match[1] for match in found if match}) & LARGE)
    found = [re.search(r"Seq Scan on (\w+)", step) for step in plan]
    return sorted({match[1] for match in found if match} & LARGE)


def favour_order(connection: Connection) -> None:
    """Have PostgreSQL take the order of an index where there is one: of a few rows it would sort them sooner."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("SET LOCAL enable_bitmapscan = off; SET LOCAL enable_sort = off")


def steps(connection: Connection, statement: str, parameters: Any) -> list[str]:
    """A statement's plan, a step each; PostgreSQL's as it is for tables that are not small."""
    if connection.dialect.name == "sqlite":
        return [row[3] for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)]
    connection.exec_driver_sql("SET LOCAL enable_seqscan = off")
    return [row[0] for row in connection.exec_driver_sql(f"EXPLAIN {statement}", parameters)]


def _tables(statement: str, aliases: set[str]) -> set[str]:
    """The tables that names in a plan stand for."""
    named = dict(re.findall(r"(\w+) AS (\w+)", statement))
    by_alias = {alias: table for table, alias in named.items()}
    return {by_alias.get(alias, alias) for alias in aliases}
