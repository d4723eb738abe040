"""Datasette over the SQLite file, read-only, with described views and canned queries (an extra)."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from pathlib import Path
from types import ModuleType
from typing import Any

from monitor import dictionary
from monitor.errors import InputError
from monitor.extras import remedy
from storage.queries import sql

PLUGIN = "monitor_reader"
HOSTS = ["127.0.0.1", "localhost"]
SETTINGS = {
    "sql_time_limit_ms": 10_000, "max_returned_rows": 5_000, "default_page_size": 50, "allow_download": False,
    "suggest_facets": False, "truncate_cells_html": 200,
}  # fmt: skip
# Ready-made questions: name, Chinese title, SQL.
QUESTIONS = (
    ("recent_articles", "最近的文章", """
        SELECT article, published_day, title, source, channel, revision, figures, url
        FROM v_articles ORDER BY published DESC LIMIT 200"""),
    ("amounts", "某时期超过某数额的金额", """
        SELECT indicator, value, unit, period, place, sentence, source, url FROM v_figures
        WHERE is_latest = 1 AND unit = '元' AND value >= CAST(:at_least AS REAL) AND period LIKE :year || '%'
        ORDER BY value DESC"""),
    ("altered_figures", "发表后改动的数字", """
        SELECT noticed_at, silent, before, after, sentence_before, sentence_after, title, url
        FROM v_changes WHERE kind = 'figure' ORDER BY noticed_at DESC"""),
    ("indicator", "某指标的历次数值", """
        SELECT label, period, series_value, series_low, series_high, series_unit, sentence, source, url
        FROM v_points WHERE is_current = 1 AND label LIKE '%' || :indicator || '%' ORDER BY label, ends"""),
    ("open_conflicts", "互相矛盾的说法", """
        SELECT label, period, told, sources, sentences, urls FROM v_conflicts WHERE is_open = 1 ORDER BY noticed_at DESC"""),
    ("sources", "各来源的文章与数字", """
        SELECT source, count(*) AS articles, sum(figures) AS figures, max(published_day) AS latest
        FROM v_articles GROUP BY source ORDER BY articles DESC"""),
    ("runs", "最近的运行", "SELECT * FROM v_runs ORDER BY run DESC LIMIT 200"),
)  # fmt: skip


def metadata(database: str, closed: Iterable[str]) -> dict[str, Any]:
    """What Datasette tells of the database of this name: its views' columns, the questions, nothing of closed tables."""
    tables: dict[str, Any] = {name: {"allow": False} for name in closed}
    for rows in dictionary.ALL:
        columns = {column.name: f"{column.zh} / {column.en}" for column in rows.columns}
        tables[rows.view] = {"title": rows.zh, "description": rows.en, "columns": columns}
    queries = {name: {"title": title, "sql": text.strip()} for name, title, text in QUESTIONS}
    return {
        "title": "乳源新闻监测",
        "description": "只读。字段说明见各视图；v_ 开头的视图名称与列不变。",
        "databases": {database: {"tables": tables, "queries": queries}},
    }


def application(path: Path) -> Any:
    """The ASGI application over a SQLite file; InputError without the extra."""
    try:
        from datasette import hookimpl
        from datasette.app import Datasette
        from datasette.plugins import pm
    except ModuleNotFoundError as error:
        raise InputError(f"exploring needs an extra; {remedy('explore')}") from error
    if not pm.has_plugin(PLUGIN):
        plugin = ModuleType(PLUGIN)
        plugin.__dict__["prepare_connection"] = hookimpl(_prepare)
        pm.register(plugin, name=PLUGIN)
    return Datasette([str(path)], metadata=metadata(path.stem, sql.closed_tables(path)), settings=SETTINGS)


def _prepare(conn: sqlite3.Connection, database: str) -> None:
    """Let a connection of Datasette read what is open to analysts and nothing else."""
    # Datasette notes what it shows in a database of its own, in memory.
    if database != "_internal":
        sql.guard(conn, introspecting=True)


def serve(path: Path, port: int) -> None:
    """Serve until SIGINT or SIGTERM, to this machine alone."""
    import uvicorn
    from starlette.middleware.trustedhost import TrustedHostMiddleware

    app = TrustedHostMiddleware(application(path).app(), allowed_hosts=HOSTS)
    uvicorn.run(app, host=HOSTS[0], port=port, log_level="warning", server_header=False)
