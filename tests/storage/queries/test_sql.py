"""A user's SELECT reads what is open to analysts, within its limits, and nothing else on either database."""

from __future__ import annotations

import pytest

from monitor.errors import InputError
from storage import Database
from storage.queries import sql
from storage.queries.sql import Limits
from storage.tables.series import METADATA
from tests.storage.corpus import fill

ENDLESS = "WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c) SELECT count(*) FROM c"


@pytest.fixture(scope="module")
def filled(module_database: Database) -> Database:
    """A database with articles, figures and changes."""
    fill(module_database)
    return module_database


def ask(database: Database, question: str, **limits: float) -> sql.Answer:
    return sql.ask(database, question, Limits(**limits))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "question",
    [
        "SELECT title FROM v_articles",
        "  -- all of them\n/* with care */ SELECT title FROM v_articles ;  ",
        "WITH one AS (SELECT title FROM v_articles) SELECT title FROM one",
        "WITH one AS (SELECT title FROM v_articles) SELECT count(*) FROM one",
        "SELECT 'a;b', '100%', ':name', 'it''s'",
        "SELECT 1 UNION ALL SELECT 2",
        "SELECT f.value, r.number FROM figures f JOIN revisions r ON r.id = f.revision_id",
        "SELECT max(value), min(unit) FROM v_figures GROUP BY unit ORDER BY 1",
        "VALUES (1), (2)",
    ],
)
def test_a_select_is_answered(filled: Database, question: str) -> None:
    assert ask(filled, question).rows


@pytest.mark.parametrize(
    "question",
    [
        "DELETE FROM pages",
        "UPDATE pages SET url = ''",
        "INSERT INTO sites VALUES (9, 'x', 'y')",
        "DROP VIEW v_articles",
        "CREATE TABLE mine (x int)",
        "WITH gone AS (DELETE FROM changes RETURNING 1) SELECT * FROM gone",
        "SELECT 1; DELETE FROM changes",
        "SELECT 1; SELECT 2",
        "SELECT 1) AS a; DELETE FROM changes; SELECT * FROM (SELECT 1",
        "SELECT * INTO mine FROM pages",
        "SELECT * FROM pages FOR UPDATE",
        "ATTACH DATABASE 'other.sqlite' AS other",
        "DETACH DATABASE main",
        "PRAGMA query_only = OFF",
        "PRAGMA table_info(pages)",
        "SELECT * FROM pragma_table_info('accounts')",
        "SELECT * FROM sqlite_master",
        "SELECT * FROM sqlite_dbpage",
        "SELECT load_extension('evil')",
        "SELECT fts3_tokenizer('x')",
        "SELECT writefile('/tmp/x', 'x')",
        "VACUUM INTO 'copy.sqlite'",
        "BEGIN",
        "COPY pages TO '/tmp/pages'",
        "COPY (SELECT 1) TO PROGRAM 'id'",
        "SELECT pg_read_file('/etc/passwd')",
        "SELECT \"pg_read_file\"('/etc/passwd')",
        r"SELECT U&'\0070g_sleep'",
        r'SELECT U&"\0070g_sleep"(10)',
        "SELECT pg_sleep(100)",
        "SELECT pg_ls_dir('.')",
        "SELECT lo_import('/etc/passwd')",
        "SELECT query_to_xml('DELETE FROM changes', true, true, '')",
        "SELECT set_config('transaction_read_only', 'off', false)",
        "SELECT * FROM pg_shadow",
        "SELECT * FROM pg_catalog.pg_authid",
        "SELECT * FROM information_schema.tables",
        "SET ROLE postgres",
        "DO $$ BEGIN END $$",
        "CALL something()",
        "EXPLAIN ANALYZE DELETE FROM changes",
        "SELECT * FROM alembic_version",
        "SELECT count(*) FROM accounts",
        "SELECT (SELECT count(*) FROM accounts)",
        "WITH one AS (SELECT * FROM accounts) SELECT 1 FROM one, v_articles",
        "SELECT * FROM search_text",
        "SELEC 1",
        "",
    ],
)
def test_what_is_no_reading_of_what_is_open_is_refused(filled: Database, question: str) -> None:
    with pytest.raises(InputError):
        ask(filled, question)
    assert ask(filled, "SELECT count(*) FROM v_changes").rows[0][0] > 0


def test_nothing_is_open_that_was_not_named(filled: Database) -> None:
    for table in METADATA.tables.keys() - sql.TABLES:
        with pytest.raises(InputError):
            ask(filled, f"SELECT count(*) FROM {table}")


def test_rows_are_cut_at_the_limit_and_it_is_said(filled: Database) -> None:
    whole = ask(filled, "SELECT figure FROM v_figures")
    cut = ask(filled, "SELECT figure FROM v_figures", rows=2)
    assert (whole.is_cut, cut.is_cut, len(cut.rows)) == (False, True, 2)
    assert not ask(filled, "SELECT figure FROM v_figures", rows=len(whole.rows)).is_cut


def test_a_question_ends_in_time(filled: Database) -> None:
    with pytest.raises(InputError, match=r"took longer than 0\.2 s"):
        ask(filled, ENDLESS, seconds=0.2)
    assert ask(filled, "SELECT 1").rows == ((1,),)


def test_a_mistake_is_told_as_the_database_tells_it(filled: Database) -> None:
    with pytest.raises(InputError, match="colour"):
        ask(filled, "SELECT colour FROM v_articles")


def test_the_role_of_a_question_does_not_outlast_it(filled: Database) -> None:
    ask(filled, "SELECT 1")
    with filled.write() as connection:
        connection.exec_driver_sql("UPDATE sites SET base_url = base_url")


@pytest.mark.parametrize("question", ["SELECT 1 FROM article", "SELECT heading FROM v_articles"])
def test_a_name_that_is_unknown_is_answered_with_those_that_are_known(filled: Database, question: str) -> None:
    with pytest.raises(InputError, match=r"there are v_articles, .*monitor dictionary"):
        ask(filled, question)
