"""The views for analysts: the same columns with the same values on SQLite and PostgreSQL.

They are made anew at the end of every upgrade, so that a migration may alter any table beneath them.
"""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import Connection, text

from monitor import dictionary

# What the databases say differently: [time COLUMN], [json COLUMN KEY] and so on in the texts below.
SQLITE = {
    "time": "strftime('%Y-%m-%dT%H:%M:%SZ', {0})",
    "day": "substr({0}, 1, 10)",
    "list": "(SELECT group_concat(value, '、') FROM json_each({0}))",
    "json": "json_extract({0}, '$.{1}')",
    "number": "CAST({0} AS REAL)",
    "digits": "{0}",
    "flag": "CAST({0} AS INTEGER)",
    "gather": "group_concat({0}, '、')",
    "hex": "printf('%016x', {0})",
    "date": "{0}",
    "ratio": "CAST(printf('%.15g', CAST({0} AS REAL) / CAST({1} AS REAL)) AS REAL)",
    "told": "(SELECT group_concat(coalesce({1}, ''), '｜') FROM json_each({0}) j CROSS JOIN figures f CROSS JOIN revisions r"
    " CROSS JOIN pages p WHERE f.id = j.value AND r.id = f.revision_id AND p.id = r.page_id)",
}
POSTGRESQL = {
    "time": "to_char({0} AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')",
    "day": "substr({0}, 1, 10)",
    "list": "(SELECT string_agg(item, '、') FROM jsonb_array_elements_text({0}) AS item)",
    "json": "({0} ->> '{1}')",
    "number": "CAST({0} AS double precision)",
    "digits": "CAST({0} AS text)",
    "flag": "CAST({0} AS integer)",
    "gather": "string_agg({0}, '、' ORDER BY {0})",
    "hex": "lpad(to_hex({0}), 16, '0')",
    "date": "to_char({0}, 'YYYY-MM-DD')",
    # A float is made a number of 15 digits, as above.
    "ratio": "CAST(CAST(CAST({0} AS double precision) / CAST({1} AS double precision) AS numeric) AS double precision)",
    "told": "(SELECT string_agg(coalesce({1}, ''), '｜' ORDER BY j.n) FROM jsonb_array_elements_text({0}) WITH ORDINALITY"
    " AS j(value, n) JOIN figures f ON f.id = CAST(j.value AS bigint) JOIN revisions r ON r.id = f.revision_id"
    " JOIN pages p ON p.id = r.page_id)",
}

VIEWS: Mapping[str, str] = {
    "v_articles": """
        SELECT p.id AS article, s.name AS site, p.url, p.state, r.title, r.subtitle, r.published_text AS published,
            [day r.published_text] AS published_day, r.source, r.author, r.editor,
            coalesce(r.channel, p.channel) AS channel, [list r.keywords] AS keywords, r.body,
            length(r.body) AS characters, r.number AS revision,
            (SELECT count(*) FROM figures f WHERE f.revision_id = r.id) AS figures,
            (SELECT [gather l.topic] FROM labels l WHERE l.revision_id = r.id AND l.verdict = 'on') AS topics,
            [time p.first_seen] AS first_seen, [time r.seen_at] AS seen_at, [time p.last_fetched] AS last_fetched,
            r.digest, r.reader, r.snapshot_id AS snapshot
        FROM pages p JOIN revisions r ON r.id = p.latest_revision_id JOIN sites s ON s.id = p.site_id
    """,
    "v_figures": """
        SELECT f.id AS figure, p.id AS article, r.number AS revision,
            CASE WHEN r.id = p.latest_revision_id THEN 1 ELSE 0 END AS is_latest, f.indicator,
            [number f.value] AS value, [number f.low] AS low, [number f.high] AS high, f.amount,
            [digits f.value] AS value_text, f.unit, f.qualifier, f.kind, f.role, f.direction, f.per, f.period, f.place,
            f.text AS number, f.start AS starts, f."end" AS ends,
            substr(r.body, f.sentence_start + 1, f.sentence_end - f.sentence_start) AS sentence, r.title, p.url, r.source,
            coalesce(r.channel, p.channel) AS channel, r.published_text AS published,
            [day r.published_text] AS published_day, [time r.seen_at] AS seen_at, r.reader, r.snapshot_id AS snapshot
        FROM figures f JOIN revisions r ON r.id = f.revision_id JOIN pages p ON p.id = r.page_id
    """,
    "v_changes": """
        SELECT c.id AS change, c.page_id AS article, [time c.noticed_at] AS noticed_at, c.kind, c.importance,
            [flag c.silent] AS silent, [json c.record field] AS field, [json c.record before] AS before,
            [json c.record after] AS after, [json c.record sentence_before] AS sentence_before,
            [json c.record sentence_after] AS sentence_after, b.number AS revision_before, a.number AS revision_after,
            r.title, p.url, r.source, coalesce(r.channel, p.channel) AS channel, b.snapshot_id AS snapshot_before,
            a.snapshot_id AS snapshot_after
        FROM changes c JOIN pages p ON p.id = c.page_id LEFT JOIN revisions r ON r.id = p.latest_revision_id
            LEFT JOIN revisions b ON b.id = c.before_id LEFT JOIN revisions a ON a.id = c.after_id
    """,
    "v_series": """
        SELECT [hex s.id] AS series, s.id AS series_no, s.label, s.name, s.place, s.aspect, [flag s.planned] AS planned,
            s.reach, s.base, s.per, s.unit, s.points, s.current, [date s.first_ends] AS first_day,
            [date s.last_ends] AS last_day, s.latest_period, [number s.latest_value] AS latest_value,
            [number s.latest_low] AS latest_low, [number s.latest_high] AS latest_high, s.before_period,
            [number s.before_low] AS before_low, [number s.before_high] AS before_high, s.latest_figure_id AS figure
        FROM series s
    """,
    "v_points": """
        SELECT [hex t.series_id] AS series, t.series_id AS series_no, s.label, t.period, [date t.ends] AS ends,
            [flag t.inferred] AS inferred, [flag t.current] AS is_current, [ratio t.value s.factor] AS series_value,
            [ratio t.low s.factor] AS series_low, [ratio t.high s.factor] AS series_high, s.unit AS series_unit,
            f.id AS figure, t.page_id AS article, r.number AS revision, f.indicator, [number f.value] AS value,
            [digits f.value] AS value_text, f.unit, f.qualifier, f.text AS number,
            substr(r.body, f.sentence_start + 1, f.sentence_end - f.sentence_start) AS sentence, r.title, p.url, r.source,
            r.published_text AS published, [day r.published_text] AS published_day, [time r.seen_at] AS seen_at,
            r.snapshot_id AS snapshot
        FROM points t JOIN series s ON s.id = t.series_id JOIN figures f ON f.id = t.figure_id
            JOIN revisions r ON r.id = f.revision_id JOIN pages p ON p.id = t.page_id
    """,
    "v_conflicts": """
        SELECT [hex c.id] AS conflict, c.kind, [hex c.series_id] AS series, c.series_id AS series_no, s.label, s.unit,
            c.period, [told c.figures f.text||f.unit] AS told,
            [told c.figures substr(r.body,f.sentence_start+1,f.sentence_end-f.sentence_start)] AS sentences,
            [told c.figures r.source] AS sources, [told c.figures p.url] AS urls, [number c.low] AS low,
            [number c.high] AS high, CASE WHEN c.closed_at IS NULL THEN 1 ELSE 0 END AS is_open,
            [time c.noticed_at] AS noticed_at, [time c.closed_at] AS closed_at
        FROM conflicts c LEFT JOIN series s ON s.id = c.series_id
    """,
    "v_runs": """
        SELECT u.id AS run, u.task, u.site, u.cause, u.state, [time u.started_at] AS started_at,
            [time u.finished_at] AS finished_at, [number u.duration_ms] / 1000 AS seconds, u.requests, u.bytes, u.new,
            u.changed, u.unchanged, u.missing, u.errors, (SELECT count(*) FROM faults f WHERE f.run_id = u.id) AS faults,
            u.peak_memory, u.message, u.config_hash, u.code_version
        FROM runs u
    """,
}


def create(connection: Connection) -> None:
    """Make the views; none of them may be there."""
    dialect = connection.dialect.name
    for name, query in VIEWS.items():
        connection.execute(text(f"CREATE VIEW {name} AS {_in_dialect(query, dialect)}"))
    if dialect == "postgresql":
        _comment(connection)


def drop(connection: Connection) -> None:
    """Take away the views that are there."""
    for name in reversed(list(VIEWS)):
        connection.execute(text(f"DROP VIEW IF EXISTS {name}"))


def _in_dialect(query: str, dialect: str) -> str:
    """A view's text with what stands in square brackets said as a database says it."""
    said = POSTGRESQL if dialect == "postgresql" else SQLITE
    before, *parts = query.split("[")
    out = [before]
    for part in parts:
        inside, _, after = part.partition("]")
        word, *arguments = inside.split()
        out += [said[word].format(*arguments), after]
    # A colon would be taken for a parameter.
    return "".join(out).replace(":", r"\:")


def _comment(connection: Connection) -> None:
    """Note in PostgreSQL what each view and column holds, in Chinese."""
    for rows in dictionary.ALL:
        connection.execute(text(f"COMMENT ON VIEW {rows.view} IS {_quoted(rows.zh)}"))
        for column in rows.columns:
            connection.execute(text(f'COMMENT ON COLUMN {rows.view}."{column.name}" IS {_quoted(column.zh)}'))


def _quoted(words: str) -> str:
    return "'" + words.replace("'", "''").replace(":", r"\:") + "'"
