"""A month's report tells what was written and altered in it, in one file that fetches and runs nothing."""

from __future__ import annotations

import datetime as dt
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from weasyprint.urls import FatalURLFetchingError

from monitor import extras
from monitor import report as reports
from monitor.changes import ChangeKind
from monitor.errors import InputError
from monitor.fonts import chinese_font
from monitor.report.words import KINDS, WORDS
from storage import Database
from storage.queries.report import Report, report
from tests.storage.corpus import fill

NOW = dt.datetime(2026, 4, 1, tzinfo=dt.UTC)
# All in the corpus was noticed in this month, and its dated articles were published in July 2022.
NOTICED, PUBLISHED = "2026-03", "2022-07"


@pytest.fixture(scope="module")
def filled(module_database: Database) -> Database:
    """A database with articles, a change, series and a conflict."""
    fill(module_database)
    return module_database


def told(database: Database, month: str) -> Report:
    with database.read() as connection:
        return report(connection, None, *reports.month(month, dt.UTC))


def page(database: Database, month: str, language: reports.Language = "zh") -> str:
    return reports.html(told(database, month), NOW, dt.UTC, language)


class Reader(HTMLParser):
    """Notes every element with what it refers to."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        self.seen.append((tag, dict(attrs)))


def test_a_month_tells_what_was_published_and_noticed_in_it(filled: Database) -> None:
    published, noticed = told(filled, PUBLISHED), told(filled, NOTICED)
    assert {one.source for one in published.articles} == {"韶关日报", "农民日报"}
    assert [one.name for one in published.series] == ["村集体经济收入"]
    assert (published.figures, published.conflicts) == ((), ())
    assert [(one.change.before, one.change.after) for one in noticed.figures] == [("1260.5万元", "1360.5万元")]
    assert len(noticed.conflicts) >= 1
    empty = told(filled, "2001-01")
    assert (empty.articles, empty.figures, empty.conflicts, empty.series, empty.count.number) == ((), (), (), (), 0)


@pytest.mark.parametrize("language", reports.LANGUAGES)
def test_the_page_needs_nothing_else_and_runs_nothing(filled: Database, language: reports.Language) -> None:
    for month in (NOTICED, PUBLISHED, "2001-01"):
        reader = Reader()
        reader.feed(page(filled, month, language))
        assert not {tag for tag, _ in reader.seen} & {"script", "link", "iframe", "object", "form"}
        assert all(
            (attrs["src"] or "").startswith("data:image/svg+xml;base64,") for _, attrs in reader.seen if "src" in attrs
        )
        assert all(
            (attrs["href"] or "").startswith("http://portal.example/") for tag, attrs in reader.seen if tag == "a"
        )


def test_what_was_scraped_is_shown_as_text(filled: Database) -> None:
    with filled.write() as connection:
        connection.exec_driver_sql("UPDATE revisions SET title = '<script>alert(1)</script>' WHERE source = '农民日报'")
    shown = page(filled, PUBLISHED)
    assert "<script>" not in shown
    assert "&lt;script&gt;alert(1)" in shown


def test_figures_altered_are_shown_with_percent_and_sentence(filled: Database) -> None:
    shown = re.sub(r"\s+", " ", page(filled, NOTICED))
    assert '<span class="before">1260.5万元</span> → <span class="after">1360.5万元</span> (+7.9%)' in shown
    assert "2021年全县村集体经济收入达1360.5万元" in shown


def test_indicators_are_told_by_value_where_nothing_draws(filled: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "<img" in page(filled, PUBLISHED)
    monkeypatch.setitem(extras.LIBRARIES, "charts", "a_library_that_is_not_there")
    shown = page(filled, PUBLISHED)
    assert "<img" not in shown
    assert "ruyuan-monitor[charts]" in shown
    assert re.search(r'<td class="day">2021</td><td class="count">[\d–.]+ .+?</td>', shown)


def test_a_report_is_the_same_every_time(filled: Database) -> None:
    assert page(filled, PUBLISHED) == page(filled, PUBLISHED)


def test_pdf_is_made_of_the_page(filled: Database, tmp_path: Path) -> None:
    if chinese_font() is None:
        pytest.skip("needs a Chinese font")
    made = reports.pdf(page(filled, PUBLISHED))
    assert made.startswith(b"%PDF-")
    assert len(made) > 20_000


def test_pdf_fetches_nothing() -> None:
    if chinese_font() is None:
        pytest.skip("needs a Chinese font")
    with pytest.raises(FatalURLFetchingError):
        reports.pdf('<img src="http://127.0.0.1:9/picture.png">')


def test_every_kind_of_change_has_its_words() -> None:
    assert {kind.value for kind in ChangeKind} == set(KINDS)
    assert all(len(words) == len(reports.LANGUAGES) for words in (*KINDS.values(), *WORDS.values()))


@pytest.mark.parametrize("text", ["2022", "2022-13", "July", "2022-7", "9999-12", ""])
def test_a_wrong_month_is_told(text: str) -> None:
    with pytest.raises(InputError, match="write one such as 2022-07"):
        reports.month(text, dt.UTC)
